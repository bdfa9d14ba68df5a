"""Lexicons of loaded terms: entries and their inflected forms, files, and finding the terms in a text."""

from lib.text.lexicon.entry import EXCEPTION, Entry, LexiconError
from lib.text.lexicon.file import COLUMNS, DEFAULT_PATH, csv_of, default_lexicon, read_lexicon
from lib.text.lexicon.inflection import FORMS, forms_of
from lib.text.lexicon.matcher import Lexicon, merged

__all__ = [
    "COLUMNS",
    "DEFAULT_PATH",
    "EXCEPTION",
    "FORMS",
    "Entry",
    "Lexicon",
    "LexiconError",
    "csv_of",
    "default_lexicon",
    "forms_of",
    "merged",
    "read_lexicon",
]
