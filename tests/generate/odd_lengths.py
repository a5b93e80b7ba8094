"""Profiles and directives of odd lengths, each the same at every run: from one letter to names that fill the page, no
task or eighty, texts of one word or four hundred."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from generate.plan.composition import compose_plan
from generate.rules import Rules
from generate.tasks.mapping import map_directive
from model.directive import Block, BlockKind, Directive, LegalBase, Requirement, RequirementKind
from model.draft import Appendix, Draft
from model.school import LegalDocument, SchoolProfile
from model.source import BBox
from model.task import Mapping, SchoolTask, TaskOrigin
from model.timing import Timing
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

_TEXT = (
    "nghiêm trường học xã Đắk Nuê Ngô Gia Tự nghiệp Hội phong trào thi đua khen thưởng tổ chức thực hiện kế hoạch an "
    "toàn giao thông nhà giáo ưu tú quyền lợi thường xuyên ở ý Ủy ban chuyển đổi số kiểm tra"
)
SYLLABLES = _TEXT.split()
_LEVELS = ("Mầm non", "Tiểu học", "Trung học cơ sở", "Tiểu học và Trung học cơ sở", "Trung học phổ thông", "THCS")
_OTHER_KINDS = tuple(kind for kind in RequirementKind if kind is not RequirementKind.ROW)
_REFS = ("I.1", "I.2", "II.1.a", "II.1.-1", "II.2", "III.1", None)
_LEADS = ("Các trường", "Các cơ quan, đơn vị", "Hiệu trưởng các trường", "Các trường thuộc huyện")
_TITLES = (
    *("HIỆU TRƯỞNG", "Q. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG PHỤ TRÁCH", "Phó Hiệu trưởng phụ trách"),
    *("KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG", "Quyền Hiệu trưởng", "PHÓ HIỆU TRƯỞNG PHỤ TRÁCH, ĐIỀU HÀNH HOẠT ĐỘNG"),
)
_GROUPS: tuple[tuple[str | None, ...], ...] = (
    *((None,), ("Quý I", "Quý II", "Quý III", "Quý IV"), ("Cả năm",), ("Quý I", None, "Quý IV")),
    tuple(f"Nhóm nhiệm vụ thứ {n} về công tác chuyên môn" for n in range(1, 26)),
    ("Nhóm " + "nhiệm vụ về bảo đảm an ninh, trật tự trường học " * 6,),
)
_BOX = BBox(85, 100, 540, 120)
_SHORT, _MANY, _LONG = (1, 2, 8, 30, 60), (0, 0, 1, 3, 12, 40, 80), (1, 3, 12, 40, 90, 200, 400)


@dataclass(frozen=True, slots=True)
class OddCase:
    """What a draft is made of; `issued_on` comes with a number, `turns` appendices from upright to wide or back, and
    `doubles` adds each again, turned."""

    profile: SchoolProfile
    directive: Directive
    more_tasks: tuple[SchoolTask, ...]
    issued_on: date | None
    turns: bool
    doubles: bool = False

    def draft(self, rules: Rules) -> Draft:
        mapping = map_directive(self.directive, self.profile, rules)
        whole: Mapping = replace(mapping, tasks=(*mapping.tasks, *self.more_tasks))
        draft = compose_plan(self.directive, whole, self.profile, rules)
        head, appendices = draft.letterhead, draft.appendices
        if self.issued_on:
            head = replace(head, number=str(self.issued_on.day), issued_on=self.issued_on)
        if self.turns:
            appendices = tuple(map(_turned, appendices))
        if self.doubles:
            both = (*appendices, *map(_turned, appendices))
            appendices = tuple(replace(one, label=f"Phụ lục {'I' * n}") for n, one in enumerate(both, 1))
        return replace(draft, letterhead=head, appendices=appendices)


def odd_case(seed: int) -> OddCase:
    """The case of this number."""
    chance = Random(seed)  # noqa: S311 - the same cases at every run, no secret
    return OddCase(
        profile=_profile(chance),
        directive=_directive(chance),
        more_tasks=_more_tasks(chance),
        issued_on=chance.choice((None, date(2025, 2, 5), date(2026, 12, 28))),
        turns=chance.random() < 0.3,
        doubles=chance.random() < 0.2,
    )


def _turned(appendix: Appendix) -> Appendix:
    return replace(appendix, landscape=not appendix.landscape)


def words(chance: Random, least: int, most: int) -> str:
    return " ".join(chance.choices(SYLLABLES, k=chance.randint(least, most)))


def _name(chance: Random, most: int) -> str:
    """A letter, a word, a usual name, a long one, or one word that no line holds."""
    usual = words(chance, 1, 4).title()
    return chance.choice(("Á", "Y", usual, usual, words(chance, 5, most).title(), "Nghiêng" * chance.randint(2, 7)))


def _profile(chance: Random) -> SchoolProfile:
    parent = chance.choice((None, f"UBND {words(chance, 1, 3)}", f"UBND {_name(chance, 14)}"))
    return a_profile(
        name=chance.choice(("A", *[f"Trường {chance.choice(_LEVELS)} {_name(chance, 18)}"] * 4)),
        parent=parent,
        symbol=chance.choice(("Y", "NGT", "TH.LL", "THCSĐK", "TrTHNGT", "PTDTBTTHVATHCSNTL")),
        place=_name(chance, 9),
        principal=_name(chance, 10),
        principal_title=chance.choice(_TITLES),
        recipients=tuple(words(chance, 1, 25) for _ in range(chance.choice((0, 1, 4, 25)))),
        legal_bases=tuple(
            LegalDocument(f"Nghị quyết của {words(chance, 1, 40)}") for _ in range(chance.choice((0, 0, 1, 9)))
        ),
    )


def _directive(chance: Random) -> Directive:
    bases = tuple(
        LegalBase(f"Căn cứ {words(chance, 1, 50)}{chance.choice((';', '.', '', ' ;'))}", None, None)
        for _ in range(chance.choice((0, 1, 4, 25)))
    )
    headings = tuple(
        Block(BlockKind.HEADING, 1, _BOX, n, f"{ref}. {words(chance, 1, 40)}", ref)
        for n, ref in enumerate(("I", "I.1", "II", "II.1", "III"))
    )
    return a_directive(
        *(_requirement(chance) for _ in range(chance.choice((0, 1, 6, 12, 40)))),
        *_rows(chance),
        subject=chance.choice((None, "Y", words(chance, 2, 12), words(chance, 20, 70))),
        number=chance.choice((None, "5", "1234")),
        issuer=f"UBND {_name(chance, 9)}",
        issued_on=chance.choice((None, date(2021, 1, 1), date(2026, 12, 31))),
        legal_bases=bases,
        blocks=chance.choice(((), headings)),
    )


def _requirement(chance: Random) -> Requirement:
    return a_requirement(_sentence(chance), chance.choice(_OTHER_KINDS), chance.choice(_REFS))


def _rows(chance: Random) -> list[Requirement]:
    groups, longest = chance.choice(_GROUPS), chance.choice(_LONG)
    return [
        a_row(
            _sentence(chance, longest),
            chance.choice((*_LEADS, words(chance, 1, 9))),
            *(words(chance, 1, 6) for _ in range(chance.choice((0, 0, 1, 3)))),
            group=groups[n * len(groups) // count],
            timing=_timing(chance),
        )
        for count in (chance.choice(_MANY),)
        for n in range(count)
    ]


def _more_tasks(chance: Random) -> tuple[SchoolTask, ...]:
    """Tasks that a person or a rule added, some standing, some with a cell as long as a page."""
    return tuple(
        SchoolTask(
            id=f"t{n}",
            title=_sentence(chance),
            lead=chance.choice((None, words(chance, 1, 60))),
            support=tuple(words(chance, 1, 20) for _ in range(chance.choice((0, 1, 6)))),
            timing=_timing(chance),
            group=None,
            origin=chance.choice((TaskOrigin.PERSON, TaskOrigin.RULE)),
            sources=(),
            why="Việc được thêm vào",
            is_standing=chance.random() < 0.3,
        )
        for n in range(chance.choice((0, 0, 1, 5)))
    )


def _timing(chance: Random) -> Timing | None:
    due = date(2024, chance.randint(1, 12), chance.randint(1, 28))
    return chance.choice((None, Timing(f"Trước ngày {due.day}", None, due), Timing(words(chance, 1, 30), None, due)))


def _sentence(chance: Random, longest: int | None = None) -> str:
    most = longest or chance.choice(_LONG)
    text = words(chance, max(1, most // 2), most)
    return f"{text[0].upper()}{text[1:]}."
