"""The table of the plan that the sample school issued on 50/KH-UBND: how a row begins, its lead, support and time."""

from __future__ import annotations

ROWS = [
    ("Phát động phong trào thi đua thực hiện thắng lợi", "Nhà trường", "Các đoàn thể", "Tháng 1/2024; tháng 2/2024"),
    ("Xây dựng kế hoạch thi đua khen thưởng 2024", "Hiệu trưởng", "", "Trước 15/3/2024"),
    ("Đôn đốc, hướng dẫn công tác thi đua", "Nhà trường", "Các đoàn thể", "Tháng 4/2024"),
    ("Báo cáo khen thưởng tổng kết năm học", "Nhà trường", "Các đoàn thể", "Tháng 5/2024"),
    ("Sơ kết công tác thi đua khen thưởng 6 tháng", "Nhà trường", "Các đoàn thể", "Tháng 6/2024"),
    ("Dự tổng kết năm học 2023-2024 cấp huyện", "Phòng Nội vụ", "Các trường thuộc huyện", "Thời gian theo quy định"),
    ("Tham dự hội nghị tổng kết cụm thi đua số 4", "Cụm số 4", "Nhà trường", ""),
    ("Xây dựng kế hoạch công tác thi đua khen thưởng đơn vị", "Nhà trường", "Các đoàn thể", "Trước tháng 9/2024"),
    ("Báo cáo tổng kết phong trào thi đua yêu nước", "Nhà trường", "Các đoàn thể", "Tháng 12/2024"),
    ("Tổ chức kiểm tra tại các cơ quan, đơn vị", "Phòng Nội vụ", "Các cơ quan, đơn vị có liên quan", "Hàng quý"),
    ("Giới thiệu gương người tốt, việc tốt", "Phòng Nội vụ", "Các cơ quan, đơn vị có liên quan", "Hàng tháng"),
]
