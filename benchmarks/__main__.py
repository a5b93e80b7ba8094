"""`python -m benchmarks [FILE.pdf ...]`: reading beside a peer, the way through the house, Prefect's own share."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.prefect_cost import measure_prefect
from benchmarks.reading import measure_reading
from benchmarks.way import measure_way
from tests.press import Print, print_pdf

_ROOT = Path(__file__).parents[1]
_HEADER = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện")
_TEXT = (
    "tổ chức rà soát, bổ sung hồ sơ đề nghị khen thưởng của các tập thể, cá nhân trên địa bàn huyện; báo cáo kết quả"
)


def main(arguments: list[str]) -> None:
    """Prints one line a measure."""
    given = [Path(argument) for argument in arguments]
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            (str(n), f"Nhiệm vụ {n}: {_TEXT}", "Phòng Nội vụ", "Các đoàn thể", "Tháng 4/2024") for n in range(1, 701)
        ]
        long = print_pdf(Path(folder) / "700-rows.pdf", Print(appendix=(_HEADER, *rows)))
        for path in [_ROOT / "samples" / "50-KH-UBND.pdf", long, *given]:
            print(measure_reading(path))
    measure_way([_ROOT / "samples" / "50-KH-UBND.pdf", *given])
    measure_prefect()


if __name__ == "__main__":
    main(sys.argv[1:])
