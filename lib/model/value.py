"""How the nouns are made that there are many of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def value(*, slots: bool = True) -> Callable[[type[Class]], type[Class]]:
    """A frozen dataclass to the type checker; made in a quarter of the time, because nothing checks it again."""
    return dataclass(slots=slots, unsafe_hash=True)
