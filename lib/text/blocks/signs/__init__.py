"""The signs by which boilerplate is known, in the order in which they are tried."""

from __future__ import annotations

from lib.text.blocks.signs.controls import BUTTONS
from lib.text.blocks.signs.links import LINKS
from lib.text.blocks.signs.notices import LEGAL
from lib.text.blocks.signs.offers import OFFERS
from lib.text.blocks.signs.photos import PHOTOS

SIGNS = (*LEGAL, *OFFERS, *LINKS, *PHOTOS, *BUTTONS)

NOTICE = 30  # words: the signs of longer paragraphs are looked for in prose too
NOTICES = tuple(sign for sign in SIGNS if sign.most_words >= NOTICE)
