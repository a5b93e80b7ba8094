"""The school's tasks for other programs: a workbook (openpyxl) and a calendar (icalendar)."""
