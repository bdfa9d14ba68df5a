"""Entries of menus: sections that news sites have, and the figures that stand beside buttons."""

from __future__ import annotations

import re

_SECTIONS = (
    r"home|news|world|politics|business|opinions?|sports?|football|soccer|cricket|rugby|tennis|golf|racing|athletics|boxing|motorsport|culture|arts|books|film|music|tv|radio|games|puzzles|crossword"
    r"|economy|economics|markets|companies|money|finance|tech|technology|science|health|climate|environment|weather"
    r"|education|law|legal|crime|lifestyle|life|style|food|travel|local|national|international|regional|entertainment"
    r"|celebrity|obituaries|classifieds|jobs|events|shop|store|editorials?|commentary|comment|columns?"
    r"|columnists|letters( to the editor)?"
    r"|features|investigations|explainers?|blogs?|podcasts?|newsletters?|videos?|photos|live|scores|schedule|standings"
    r"|about|about us|contact|contact us|help|faq|careers|advertise|archives?|site ?map|privacy|terms|status|write"
    r"|e-?edition|e-?paper|my feed|breaking news|today's paper|masthead|account icon|hide|my account"
    r"|things to do|policy|more|sections|latest|top stories|topics|uk|us|u\.s\.|the blog|listen"
    r"|download|embed|mute|unmute|pause|play|transcript|copy|expand|bookmark|post|submit|hd"
    r"|small|medium|large|legal|opinion pages|search jobs|events|notifications|your account|account"
)
_ENTRY = re.compile(rf"(?:{_SECTIONS})(?:,? (?:and|&) (?:{_SECTIONS}))?", re.I)
_FIGURE = re.compile(r"\+?\d+(?:[.,]\d+)*[km]?|0?0:\d\d|[\d.]+x", re.I)
_LONGEST = 40  # characters


def may_be_entry(line: str) -> bool:
    """Whether a line is a section of a site; alone it may be a subheading."""
    return len(line) <= _LONGEST and bool(_ENTRY.fullmatch(line))


def may_be_figure(line: str) -> bool:
    """Whether a line is a number, as beside a button for comments or shares."""
    return len(line) < 8 and bool(_FIGURE.fullmatch(line))
