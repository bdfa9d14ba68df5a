"""Naming: which words outlets choose for the same thing, with the test whether they differ."""

from lib.compare.naming.difference import differences
from lib.compare.naming.file import csv_of, default_naming, read_naming
from lib.compare.naming.mentions import mentions
from lib.compare.naming.rivals import Naming, Rival
from lib.compare.naming.shares import shares

__all__ = [
    "Naming",
    "Rival",
    "csv_of",
    "default_naming",
    "differences",
    "mentions",
    "read_naming",
    "shares",
]
