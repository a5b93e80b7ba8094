"""Headings printed in capitals, made into a sentence's letters where the official layout wants small ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;“\"]\s*)$")


@dataclass(frozen=True, slots=True)
class WordForms:
    """How a document's running text writes each word inside its sentences: `Tiếng`, `việt`, `UBND`."""

    usual: dict[str, str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> WordForms:
        """From sentences; what stands at a sentence's start tells nothing, nor do lines all in capitals."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            if text.isupper():
                continue
            for match in _WORD.finditer(text):
                if not _SENTENCE_START.search(text[: match.start()]):
                    seen[match.group().casefold()][match.group()] += 1
        return cls({word: forms.most_common(1)[0][0] for word, forms in seen.items()})

    def lowered(self, text: str) -> str:
        """A text in capitals as a sentence: each word as the document writes it, unknown ones small; others as is."""
        if not text.isupper():
            return text
        small = _WORD.sub(lambda match: self.usual.get(match.group().casefold(), match.group().lower()), text)
        return small[:1].upper() + small[1:]
