"""Signs of lines below a photo: its credit, its caption, its buttons."""

from __future__ import annotations

from lib.text.blocks.signs.sign import NAMED, PHOTO, PICTURE, either, opens, sign, whole

PHOTOS = (
    sign(
        (PHOTO, 25, "image|photo|picture|illustration|graphic|getty|caption|/reuters|/ap|/afp|/epa"),
        either(
            opens(
                rf"((featured|cover|lead|header|banner|main|top|file) )?{PICTURE}( (credits?|source|courtesy|by))?\s*:"
                r"(?<!photos:)",
                rf"(featured|cover|lead|header|banner) {PICTURE}\b.{{0,20}}\b(is|by|from|via|courtesy|credit)\b",
                rf"(enlarge this image|toggle caption)\b|({NAMED}[\w/]+ ){{1,3}}photo: ",
            ),
            whole(
                rf"{PICTURE} (by|courtesy( of)?|via) {NAMED}[\w.'/ -]{{1,40}}",
                r"[^.!?]{0,60}(\bgetty images|/(reuters|ap|afp|epa|getty))|getty(/\w+)?",
            ),
        ),
    ),
)
