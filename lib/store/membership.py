"""Who may open a workspace. Every function runs inside a transaction that its caller has open."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from lib.store.errors import StoreError, UnknownWorkspaceError
from lib.store.records import Member, Role
from lib.store.schema import members, workspaces
from lib.store.texts import name_key


def role(connection: Connection, workspace: str, user: str) -> Role:
    """What the user may do there. Raises UnknownWorkspaceError if the user is no member, or there is no workspace."""
    found: Role | None = connection.execute(select(members.c.role).where(_one(workspace, user))).scalar()
    if found is None:
        raise UnknownWorkspaceError
    return found


def lock(connection: Connection, workspace: str) -> None:
    """Lets one transaction after the other change a workspace. SQLite does so by itself for the whole file."""
    connection.execute(select(workspaces.c.id).where(workspaces.c.id == workspace).with_for_update())


def members_of(connection: Connection, workspace: str) -> tuple[Member, ...]:
    """All members, owners first."""
    query = select(members.c.user_name, members.c.role).where(members.c.workspace == workspace)
    rows = connection.execute(query.order_by(members.c.role.desc(), members.c.user_name))
    return tuple(Member(row.user_name, row.role) for row in rows)


def add(connection: Connection, workspace: str, user: str, as_role: Role, at: str) -> bool:
    """Makes the user a member with this role; False if that was so before."""
    before = connection.execute(select(members.c.role).where(_one(workspace, user))).scalar()
    if before == as_role:
        return False
    if before == "owner":
        _refuse_without_owner(connection, workspace)
    name = connection.execute(select(workspaces.c.name).where(workspaces.c.id == workspace)).scalar_one()
    if as_role == "owner":
        refuse_taken_name(connection, workspace, name, user)
    columns: dict[str, Any] = {"role": as_role, "owned_name": name_key(name) if as_role == "owner" else None}
    if before:
        connection.execute(update(members).where(_one(workspace, user)).values(columns))
    else:
        connection.execute(insert(members).values(workspace=workspace, user_name=user, used=at, **columns))
    return True


def remove(connection: Connection, workspace: str, user: str) -> bool:
    """Takes the user off; False if there was none. Raises StoreError for the last owner."""
    before = connection.execute(select(members.c.role).where(_one(workspace, user))).scalar()
    if before == "owner":
        _refuse_without_owner(connection, workspace)
    connection.execute(delete(members).where(_one(workspace, user)))
    return before is not None


def rename(connection: Connection, workspace: str, name: str) -> None:
    """Gives a workspace and all its owners' entries a new name, if none of them has another one of that name."""
    for owner in _owners(connection, workspace):
        refuse_taken_name(connection, workspace, name, owner)
    connection.execute(update(workspaces).where(workspaces.c.id == workspace).values(name=name))
    owned = and_(members.c.workspace == workspace, members.c.role == "owner")
    connection.execute(update(members).where(owned).values(owned_name=name_key(name)))


def touch(connection: Connection, workspace: str, user: str, at: str) -> None:
    """Notes that the user opened it."""
    connection.execute(update(members).where(_one(workspace, user)).values(used=at))


def refuse_taken_name(connection: Connection, workspace: str, name: str, owner: str) -> None:
    """Raises StoreError if the owner has another workspace of that name."""
    taken = and_(members.c.user_name == owner, members.c.owned_name == name_key(name), members.c.workspace != workspace)
    if connection.execute(select(members.c.workspace).where(taken)).first():
        raise StoreError(f"There is a corpus '{name}' already. Choose another name.")


def free_name(connection: Connection, name: str, owner: str, longest: int) -> str:
    """The name, or the name with the first number that makes it one that the owner has not yet."""
    taken = set(connection.execute(select(members.c.owned_name).where(members.c.user_name == owner)).scalars())
    wanted, number = name, 2
    while name_key(wanted) in taken:
        ending = f" ({number})"
        wanted, number = f"{name[: longest - len(ending)]}{ending}", number + 1
    return wanted


def _owners(connection: Connection, workspace: str) -> list[str]:
    query = select(members.c.user_name).where(members.c.workspace == workspace, members.c.role == "owner")
    return list(connection.execute(query).scalars())


def _refuse_without_owner(connection: Connection, workspace: str) -> None:
    owners = (
        select(func.count()).select_from(members).where(members.c.workspace == workspace, members.c.role == "owner")
    )
    if connection.execute(owners).scalar() == 1:
        raise StoreError("This is the last owner of the corpus. Make somebody else an owner first, or delete it.")


def _one(workspace: str, user: str) -> ColumnElement[bool]:
    return and_(members.c.workspace == workspace, members.c.user_name == user)
