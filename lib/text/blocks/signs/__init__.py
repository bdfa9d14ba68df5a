"""The signs by which boilerplate is known, in the order in which they are tried."""

from __future__ import annotations

from lib.text.blocks.signs.access import GATES
from lib.text.blocks.signs.appeals import APPEALS
from lib.text.blocks.signs.commands import COMMANDS
from lib.text.blocks.signs.controls import BUTTONS
from lib.text.blocks.signs.exports import EXPORTS
from lib.text.blocks.signs.links import LINKS
from lib.text.blocks.signs.notices import LEGAL
from lib.text.blocks.signs.offers import OFFERS
from lib.text.blocks.signs.photos import PHOTOS
from lib.text.blocks.signs.players import PLAYERS
from lib.text.blocks.signs.rights import RIGHTS

SIGNS = (*LEGAL, *RIGHTS, *OFFERS, *GATES, *APPEALS, *EXPORTS, *PLAYERS, *LINKS, *PHOTOS, *BUTTONS, *COMMANDS)

NOTICE = 30  # words: the signs of longer paragraphs are looked for in prose too
NOTICES = tuple(sign for sign in SIGNS if sign.most_words >= NOTICE)
