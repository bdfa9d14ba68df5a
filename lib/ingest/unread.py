"""Kinds of files that are not read although people have articles in them: what each is, and what to do instead."""

from __future__ import annotations

_OFFICE = "Open it in the program that made it and save it as"
_LINK = "this only points to a page. Open it in a browser and save the page itself as HTML"
_ONLINE = "this only points to a document on the web. Open it there and download it as"
_MAIL = "e-mail is not read. Open the message and save its text as plain text (.txt), or save it as a page (.html)."
_SUBTITLES = "subtitles are not read: their times and broken lines are no sentences. Save the transcript as plain text."
_PICTURE = "a picture holds no text. Run text recognition (OCR) over it and save the text as PDF, Word or plain text."
_SOUND = "sound and video are not read. Save a transcript as plain text."
_PACKED = "this kind of archive is not read. Unpack it and add its files, or pack them as a ZIP archive."
_DATA = "this kind of table is not read. Export it from the program that made it as"
_UNFINISHED = "this is a download that has not ended. Wait for it, or load the file again."

_ADVICE: tuple[tuple[str, str], ...] = (
    ("rtfd doc dot docm dotx wps wpd lwp", f"this kind of text document is not read. {_OFFICE} .docx."),
    ("fodt sxw ott abw", f"this kind of text document is not read. {_OFFICE} .odt."),
    ("pages", "documents of Pages are not read. Open it in Pages and export it as Word (.docx) or PDF."),
    ("numbers", "spreadsheets of Numbers are not read. Open it in Numbers and export it as Excel (.xlsx) or CSV."),
    ("key ppt pptx odp", f"slides are not read. {_OFFICE} PDF, or copy the text into a .docx."),
    ("xls xlsm xlsb ods fods", f"this kind of spreadsheet is not read. {_OFFICE} .xlsx or CSV."),
    ("gdoc", f"{_ONLINE} Word (.docx)."),
    ("gsheet", f"{_ONLINE} Excel (.xlsx)."),
    ("url webloc desktop lnk", f"{_LINK}."),
    ("webarchive", "archives of Safari are not read. Open it in Safari and save or print the page as PDF."),
    ("eml msg mbox emlx oft", _MAIL),
    ("srt vtt sub ass ssa sbv ttml", _SUBTITLES),
    ("png jpg jpeg jpe gif tif tiff bmp webp heic heif svg", _PICTURE),
    ("mp3 m4a wav ogg flac aac mp4 m4v mov avi mkv webm", _SOUND),
    ("rar 7z gz tgz tar bz2 xz zst", _PACKED),
    ("rds rdata rda pkl pickle feather arrow", f"{_DATA} CSV or Parquet."),
    ("sav dta sas7bdat mdb accdb db sqlite", f"{_DATA} CSV."),
    ("mobi azw azw3 fb2", "this kind of electronic book is not read. Convert it to EPUB."),
    ("djvu ps xps", "this kind of printed page is not read. Convert it to PDF."),
    ("xml rss atom enex", "XML is not read. Export the articles as HTML, CSV or JSON, or save each as plain text."),
    ("ris bib nbib enw", "a list of references holds no texts. Add the articles themselves, as PDF or plain text."),
    ("crdownload part download", _UNFINISHED),
)
_BY_SUFFIX = {suffix: sentence for suffixes, sentence in _ADVICE for suffix in suffixes.split()}


def advice(suffix: str) -> str | None:
    """What is said of a file whose name ends so; None if nothing more is known than that it is not read."""
    return _BY_SUFFIX.get(suffix)
