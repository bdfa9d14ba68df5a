"""What was dropped and is not in the corpus yet: files that wait to be read, tables that wait to be explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lib.ingest import Choices, Preview
from lib.ingest.formats import is_table
from lib.pages.labels import counted

Incoming = tuple[str, bytes]  # a file's name and its content


@dataclass(frozen=True)
class Tables:
    """Tables with the same columns: one answer explains them all."""

    files: tuple[Incoming, ...]
    preview: Preview  # of the first
    n_rows: int  # in all of them

    @property
    def label(self) -> str:
        """The first one's name, and how many more there are."""
        more = len(self.files) - 1
        return f"{self.preview.file} and {more:,} more with the same columns" if more else self.preview.file


@dataclass
class Inbox:
    """The files of one session on their way into the corpus, in the order they came."""

    unseen: list[Incoming] = field(default_factory=list)  # tables whose columns nobody has looked at
    unexplained: list[Tables] = field(default_factory=list)  # tables that wait for the user's answer
    waiting: list[Incoming] = field(default_factory=list)  # files that can be read
    choices: dict[str, Choices] = field(default_factory=dict)  # for tables among them, by name
    as_before: dict[str, str] = field(
        default_factory=dict
    )  # signatures of tables read by an earlier answer: their name
    n_done: int = 0  # files read since the inbox was empty
    n_new: int = 0  # articles that they brought
    n_refused: int = 0
    n_stopped: int = 0  # files that the user did not want to wait for

    def put(self, files: Iterable[Incoming]) -> None:
        """Takes files in; tables are set aside until their columns are known."""
        for file in files:
            (self.unseen if is_table(file[0]) else self.waiting).append(file)

    def look(self, previews: Iterable[Preview], remembered: Mapping[str, Choices]) -> None:
        """Sorts the unseen tables by what their previews show: one in `previews` for each, in order.

        Tables with columns that were explained before, by signature in `remembered`, can be read; so can those that
        are refused, to be refused with their sentence.
        """
        files, self.unseen = self.unseen, []
        groups: dict[str, list[tuple[Incoming, Preview]]] = {}
        for file, preview in zip(files, previews, strict=True):
            answer = remembered.get(preview.signature)
            if preview.message:
                self.waiting.append(file)
            elif answer and not (preview.ambiguous_dates and answer.day_first is None):
                self.as_before[preview.signature] = preview.file
                self._explain([file], answer)
            else:
                groups.setdefault(preview.signature, []).append((file, preview))
        self.unexplained += map(_tables, groups.values())

    def answer(self, tables: Tables, choices: Choices) -> None:
        """Lets tables be read with what the user chose."""
        self.unexplained.remove(tables)
        self._explain(tables.files, choices)

    def leave_out(self, tables: Tables) -> None:
        """Drops tables that the user does not want after all."""
        self.unexplained.remove(tables)

    def _explain(self, files: Iterable[Incoming], choices: Choices) -> None:
        for file in files:
            self.waiting.append(file)
            self.choices[file[0]] = choices

    def done(self, n_new: int, *, refused: bool) -> None:
        """Notes that the first waiting file was read."""
        self.waiting.pop(0)
        self.n_done += 1
        self.n_new += n_new
        self.n_refused += refused

    def stop(self) -> None:
        """Drops what waits to be read; what was read stays in the corpus."""
        self.n_stopped, self.waiting = len(self.waiting), []

    def report(self) -> str:
        """What became of the files since the last report; empty if none was read."""
        if not (self.n_done or self.n_stopped):
            return ""
        parts = [f"{counted(self.n_new, 'new article')} from {counted(self.n_done, 'file')}"]
        if self.n_refused:
            parts.append(f"{self.n_refused:,} refused, see the table Files")
        if self.n_stopped:
            parts.append(f"stopped before {counted(self.n_stopped, 'file')}: drop them again to go on")
        self.n_done = self.n_new = self.n_refused = self.n_stopped = 0
        return "; ".join(parts)


def _tables(group: list[tuple[Incoming, Preview]]) -> Tables:
    return Tables(tuple(file for file, _ in group), group[0][1], sum(preview.n_rows for _, preview in group))
