"""Every number of the official layout in one place.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I: mục I (khổ giấy, định lề, phông chữ, số trang), mục II (thể thức),
mục III (phụ lục), mục V (mẫu chữ). Sizes in pt, lengths in mm, as their names say.
"""

from __future__ import annotations

FONT = "Times New Roman"  # I.4: phông chữ Times New Roman, bộ mã Unicode TCVN 6909:2001, màu đen
LANGUAGE = "vi-VN"

# I.1 to I.3: khổ A4; lề trên và dưới 20-25 mm, trái 30-35 mm, phải 15-20 mm
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 15
TEXT_WIDTH_MM = PAGE_WIDTH_MM - LEFT_MM - RIGHT_MM
HEADER_MM = 10  # the page number stands in the top margin

PAGE_NUMBER_PT = 14  # I.7: cỡ 13-14, đứng, canh giữa ở lề trên, không hiển thị ở trang thứ nhất

# II.1 to II.4: letterhead. The right cell takes the national title on one line; the left has the rest.
NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT_CELL_MM, RIGHT_CELL_MM = 68, 97
NATIONAL_TITLE_PT, MOTTO_PT = 13, 14  # II.1: in hoa 12-13 đậm; in thường 13-14 đậm
NAME_SIZES_PT = (13, 12)  # II.2: in hoa 12-13, cơ quan ban hành đậm; the first size that breaks well
SYMBOL_PT = 13  # II.3
PLACE_PT = 14  # II.4: in thường 13-14, nghiêng
RULE_SHARE = 0.4  # II.2, II.5: a line of 1/3 to 1/2 of the words above it; under the motto as long as the words
RULE_PT = 0.75

KIND_PT, SUBJECT_PT = 14, 14  # II.5: tên loại in hoa đậm 13-14; trích yếu in thường đậm 13-14
BODY_PT = 14  # II.6: in thường 13-14, canh đều hai lề
FIRST_LINE_MM = 12.7  # II.6: lùi đầu dòng 1 cm hoặc 1,27 cm
AFTER_PARAGRAPH_PT = 6  # II.6: giữa các đoạn tối thiểu 6 pt
LINE_SPACING = 1.05  # II.6: từ dòng đơn đến 1,5 dòng

SIGNATURE_PT = 14  # II.7: quyền hạn, chức vụ in hoa đậm 13-14; họ tên in thường đậm 13-14
SIGNATURE_ROOM_PT = 72  # the seal and the hand
RECIPIENTS_TITLE_PT, RECIPIENTS_PT = 12, 11  # II.9: "Nơi nhận:" 12 nghiêng đậm; danh sách 11 đứng
RECIPIENTS_CELL_MM, SIGNATURE_CELL_MM = 80, 85

APPENDIX_LABEL_PT, APPENDIX_TITLE_PT, ATTACHED_PT = 14, 14, 14  # III.1: đậm; in hoa 13-14 đậm; nghiêng 13-14
TABLE_PT = 13
TABLE_PADDING_MM, TABLE_LINE_PT = 1.5, 0.5
APPENDIX_WIDTHS_MM = (11.0, 66.0, 26.0, 29.0, 33.0)  # adds up to the text width

COMMENT_PT = 10  # where a line comes from; not printed
