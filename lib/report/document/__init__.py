"""The report: its contents, written as HTML, Markdown or a workbook."""
