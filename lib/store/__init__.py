"""Where the user's articles stay: workspaces in one SQLite file, or in a PostgreSQL database that a team shares."""

from __future__ import annotations

from lib.store.errors import StoreError, UnknownWorkspaceError
from lib.store.place import default_url
from lib.store.reading import Changes
from lib.store.records import LOCAL, FileRow, LogEntry, Member, Role, WorkspaceInfo
from lib.store.search import Found
from lib.store.store import Store, open_store
from lib.store.workspace import Workspace

__all__ = [
    "LOCAL",
    "Changes",
    "FileRow",
    "Found",
    "LogEntry",
    "Member",
    "Role",
    "Store",
    "StoreError",
    "UnknownWorkspaceError",
    "Workspace",
    "WorkspaceInfo",
    "default_url",
    "open_store",
]
