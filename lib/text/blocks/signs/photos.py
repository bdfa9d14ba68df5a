"""Signs of lines below a photo: its credit, its caption, its buttons."""

from __future__ import annotations

from lib.text.blocks.signs.sign import NAMED, PHOTO, PICTURE, either, opens, sign, whole

_HOLDER = rf"{NAMED}[\w.'&-]*(?:[ /,]{{1,2}}(?:{NAMED}[\w.'&-]*|of|for|via|the|and|picture|alliance)){{0,7}}"
_PERSON = rf"{NAMED}[\w.'-]+(?: (?:de|del|da|al|van|von|bin))?(?: {NAMED}[\w.'-]+){{1,3}}"
_NOTE = r"(?:source|note|update|editor|correction|see|disclosure|director|starring|cast|rated|chapter|part|page)\b"
_ARCHIVE = r"(?:Photo|Pool|Handout|Courtesy|Supplied|File|Archive)"
_AGENCY = r"(?-i:AP|AFP|EPA|PA|DPA|Reuters|REUTERS|Getty|Bloomberg|Xinhua|ANSA|Shutterstock|Pixabay)"

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
    sign(
        (
            PHOTO,
            60,
            "photo|picture|pic:|pics:|image:|images|image by|credit:|illustration|(ap|(afp|reuters|getty|/epa"
            "|(epa|© |/the |/ap|/afp",
        ),
        # The last words are a credit: looked for first, since what follows is dear.
        r"(?:[/|:©]|\b(?:by|via|courtesy|photo|images|ap|afp|epa|getty|reuters)\b)[^!?]{0,60}\Z",
        either(
            # With a capital: "one name was missing in the picture: Reed".
            r"(?:\A|[\s(.!?|])(?-i:(?:Photo|Photograph|Picture|Pic|Image)s?|Credit|Illustration|PHOTO"
            r"|IMAGE)(?: credit)?: "
            rf"{_HOLDER}[)\]]?\W*\Z",
            r"(?:\| ?|\()(?:photo(?:graph)?s?|pictures?|images?|illustration) (?:by|courtesy(?: of)?"
            rf"|via) {_HOLDER}\)?\W*\Z",
            # A bare agency in brackets after a full stop is the source of a paragraph.
            rf"[(\[](?:file )?(?:photo|image|picture|pic)s?[:/ ] ?{_HOLDER}[)\]]\W*\Z",
            rf"[(\[](?:{_HOLDER}[/,] ?)?{_AGENCY} ?(?:photo|images|file|[/:])[/:, ]*(?:{_HOLDER})?[)\]]\W*\Z",
            rf"[(\[]{_HOLDER}[/,] ?{_AGENCY}[)\]]\W*\Z|[^.!?\"'] \({_AGENCY}\)\Z",
            rf"[.!?] ?{_HOLDER}/{_AGENCY}\Z|\| ?(?:{_HOLDER}/)?{_AGENCY}(?: images)?\Z|©\s?{_HOLDER} ?/ ?{_HOLDER}\Z",
            rf"\. {NAMED}[\w.'-]+ {NAMED}[\w.'-]+/(?:the )?{_HOLDER}\Z",
        ),
    ),
    sign(
        (PHOTO, 60, ". (|? (|! (| via |photo |image |picture |/file|/handout|credit: |source: "),
        either(
            # The name of a photographer beside that of an archive, in brackets behind the caption.
            rf"[\w.!?)] \({_HOLDER}(?: / {_HOLDER})? via {_HOLDER}\)\Z",
            rf"[.!?] \((?:{_HOLDER} )?{_ARCHIVE}\b(?:[/:] ?| of | by ){_HOLDER}\)\Z",
            rf"[.!?] \((?:{_HOLDER}/|(?!{_NOTE}){NAMED}[\w.' -]{{1,40}}: ){_PERSON}\)\Z",
            rf"[.!?]\W+(?-i:PHOTO|IMAGE|PICTURE|Photo|Image|Picture) ?\| ?{_HOLDER}(?: ?\| ?{_HOLDER})?\Z",
            rf"[.!?]\W{{2,5}}{_HOLDER}/(?:File|FILE|Handout)\b.{{0,20}}\Z",
            r"\((?:archive|file|stock) (?:photo|image|picture|footage)\)\Z",
            rf"[.!?] (?-i:Credit|Source|Photo): {_HOLDER} \(\d{{4}}\)",
        ),
        r"\A(?!.*\b(?:said|says|told)\b)",
    ),
    sign((PHOTO, 8, "/"), whole(rf"{_PERSON} ?/ ?{_HOLDER}")),
    sign(
        (PHOTO, 60, "0 of |1 of |2 of |3 of |4 of |5 of |6 of |7 of |8 of |9 of "),
        r"\A\d{1,2} of \d{1,2} ?\W{1,3} ?(?=.*[a-z])(?-i:[A-Z])",
    ),
    sign(
        (PHOTO, 25, "caption|fullscreen|gallery|photo|image|of 1|of 2|of 3|of 4|of 5|of 6|of 7|of 8|of 9"),
        either(
            opens(
                r"(image|photo|picture|video|media) (caption|source)\b[:,.]?(?!.*\?\Z)",
                r"file (photo|image|picture)\b ?[:.-]",
            ),
            whole(
                r"(view|open|see|show|enlarge|expand) (this |the )?(image|photo|picture"
                r"|gallery)( in (full ?screen|gallery)\b.{0,10})?",
                r"(hide|show|toggle|view|read) caption( \d+ of \d+)?|\d{1,3} of \d{1,3}\W*\|\W*|(image"
                r"|photo) \d+ of \d+",
                rf"photo illustration by {NAMED}.{{1,60}}",
            ),
        ),
    ),
)
