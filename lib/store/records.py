"""What the store says of itself: workspaces, their members, their files and their log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LOCAL = ""  # the user of a dashboard without log-in

Role = Literal["owner", "member"]


@dataclass(frozen=True)
class WorkspaceInfo:
    """A workspace as a list of workspaces shows it, to one of its members."""

    id: str
    name: str
    created: str  # times are ISO 8601 in UTC
    used: str  # when this member last opened it, or was added
    n_articles: int
    role: Role


@dataclass(frozen=True)
class Member:
    """Who may open a workspace."""

    user: str
    role: Role


@dataclass(frozen=True)
class FileRow:
    """What became of one file that was added."""

    file: str
    result: str
    articles: int  # that came of it
    why: str = ""
    at: str = field(default="", compare=False)  # set by the store


@dataclass(frozen=True)
class LogEntry:
    """Something that happened to a workspace."""

    at: str
    user: str
    action: str  # created, imported, renamed, file, added, edited, removed, member added, member removed, deleted
    subject: str  # an article's id, a file, a user, a workspace
    detail: str = ""
    imported: bool = False  # it came with the file of a workspace: only that file says that it happened
