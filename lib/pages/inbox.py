"""What was dropped and is not in the corpus yet: files that wait to be read, tables that wait to be explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lib.ingest import Choices, Preview
from lib.ingest.folder import from_folders
from lib.ingest.formats import may_hold_tables
from lib.ingest.source import WITHIN
from lib.pages.labels import counted

Incoming = tuple[str, bytes]  # a file's name and its content
PASTED = "pasted text{}.txt"  # the name of what no file held
LEFT_OUT = Choices((("text", ""),))  # of a table within an archive that the user does not want


def is_pasted(name: str) -> bool:
    """Whether this is the name of a pasted text."""
    beginning, end = PASTED.split("{}")
    return name.startswith(beginning) and name.endswith(end)


@dataclass(frozen=True)
class Tables:
    """Tables with the same columns, each a file or within an archive: one answer explains them all."""

    previews: tuple[Preview, ...]

    @property
    def first(self) -> Preview:
        """The one that is shown."""
        return self.previews[0]

    @property
    def n_rows(self) -> int:
        """In all of them."""
        return sum(preview.n_rows for preview in self.previews)

    @property
    def label(self) -> str:
        """The first one's name, and how many more there are."""
        more = len(self.previews) - 1
        return f"{self.first.file} and {more:,} more with the same columns" if more else self.first.file


@dataclass
class Inbox:
    """The files of one session on their way into the corpus, in the order they came."""

    unseen: list[Incoming] = field(default_factory=list)  # tables and archives that nobody has looked into
    unexplained: list[Tables] = field(default_factory=list)  # tables that wait for the user's answer
    held: list[Incoming] = field(default_factory=list)  # their files
    waiting: list[Incoming] = field(default_factory=list)  # files that can be read
    choices: dict[str, Choices] = field(default_factory=dict)  # for tables among them, by name
    known: dict[str, Mapping[str, str]] = field(default_factory=dict)  # what a folder's index says of a file, by name
    as_before: dict[str, str] = field(
        default_factory=dict
    )  # signatures of tables read by an earlier answer: their name
    n_done: int = 0  # files and pasted texts read since the last report
    n_pasted: int = 0  # pasted texts among them
    n_new: int = 0  # articles that they brought
    n_refused: int = 0
    n_stopped: int = 0  # files that the user did not want to wait for

    def put(self, files: Iterable[Incoming]) -> None:
        """Takes files in; tables, also those in archives, are set aside until their columns are known."""
        chosen, known = from_folders(files)
        self.known |= known
        for file in chosen:
            (self.unseen if may_hold_tables(file[0]) else self.waiting).append(file)

    def look(self, previews: Sequence[Preview], remembered: Mapping[str, Choices]) -> None:
        """Sorts the unseen files by what the previews of their tables show.

        A file can be read if each of its tables has columns that were explained before, by signature in `remembered`,
        or cannot be looked at, to be refused with its sentence.
        """
        groups: dict[str, list[Preview]] = {}
        for preview in previews:
            answer = remembered.get(preview.signature)
            if answer and not (preview.ambiguous_dates and answer.day_first is None):
                self.as_before[preview.signature] = preview.file
                self.choices[preview.file] = answer
            elif not preview.message:
                groups.setdefault(preview.signature, []).append(preview)
        self.unexplained += [Tables(tuple(group)) for group in groups.values()]
        self.held, self.unseen = [*self.held, *self.unseen], []
        self._release()

    def answer(self, tables: Tables, choices: Choices) -> None:
        """Lets tables be read with what the user chose."""
        self.unexplained.remove(tables)
        self.choices |= {preview.file: choices for preview in tables.previews}
        self._release()

    def leave_out(self, tables: Tables) -> None:
        """Drops tables that the user does not want after all; other files of their archives are read."""
        self.unexplained.remove(tables)
        unwanted = {preview.file for preview in tables.previews}
        self.held = [file for file in self.held if file[0] not in unwanted]
        self.choices |= dict.fromkeys(unwanted, LEFT_OUT)
        self._release()

    def _release(self) -> None:
        """Lets files be read that hold no table without an answer."""
        open_tables = {preview.file for tables in self.unexplained for preview in tables.previews}
        blocked = open_tables | {name.partition(WITHIN)[0] for name in open_tables}
        self.waiting += [file for file in self.held if file[0] not in blocked]
        self.held = [file for file in self.held if file[0] in blocked]

    def read(self, n_done: int, n_new: int, n_refused: int, n_stopped: int, n_pasted: int = 0) -> None:
        """Notes what became of files that waited: how many were read, what they brought, how many were not read.

        `n_pasted` of those that were read are pasted texts.
        """
        self.n_done += n_done
        self.n_pasted += n_pasted
        self.n_new += n_new
        self.n_refused += n_refused
        self.n_stopped += n_stopped

    def take(self) -> list[Incoming]:
        """The files that wait; now they are being read."""
        taken, self.waiting = self.waiting, []
        return taken

    def report(self) -> str:
        """What became of the files since the last report; empty if none was read."""
        if not (self.n_done or self.n_stopped):
            return ""
        parts = [f"{counted(self.n_new, 'new article')} from {self._sources()}"]
        if self.n_refused:
            parts.append(f"{self.n_refused:,} refused, see the table Files")
        if self.n_stopped:
            parts.append(f"stopped before {counted(self.n_stopped, 'file')}: drop them again to go on")
        self.n_done = self.n_new = self.n_refused = self.n_stopped = self.n_pasted = 0
        if not (self.unseen or self.held or self.waiting):
            self.choices, self.known = {}, {}  # another file of that name is another file
        return "; ".join(parts)

    def _sources(self) -> str:
        n_files = self.n_done - self.n_pasted
        files = [counted(n_files, "file")] if n_files or not self.n_pasted else []
        return " and ".join([*files, *([counted(self.n_pasted, "pasted text")] if self.n_pasted else [])])
