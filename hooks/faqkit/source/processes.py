"""Work shared out among processes, where the system can double one with all that it has in memory."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

TASKS = Path("/proc/self/task")  # Linux: the threads of this process
FEW = 64  # pieces of work that are done before another process has begun


def shared_out(work: Callable[[T], R], items: Sequence[T], processes: int | None = None) -> list[R]:
    """`work` done on each item, in their order; the results are the same in any number of processes.

    Raises what `work` raises.
    """
    count = min(processes or cores(), 1 + len(items) // FEW) if can_double() else 1
    own, *others = [items[first::count] for first in range(count)]
    children = [start(work, share) for share in others]
    shares = [[work(item) for item in own], *map(collect, children)]
    return [shares[place % count][place // count] for place in range(len(items))]


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_double() -> bool:
    """Whether a child begins with the memory of its parent, without a copy of it being sent.

    Not beside other threads (of the lookup's engine, of a test runner): a lock that one of them holds
    at that moment would be held in the child for ever.
    """
    alone = TASKS.is_dir() and len(list(TASKS.iterdir())) == 1
    return alone and "fork" in multiprocessing.get_all_start_methods()


def start(work: Callable[[T], R], share: Sequence[T]) -> Connection:
    """A child at work; what it finds arrives at the end that is returned."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=send, args=(there, work, share), daemon=True)
    child.start()
    there.close()
    return here


def send(there: Connection, work: Callable[[T], R], share: Sequence[T]) -> None:
    """What a child does."""
    try:
        there.send((None, [work(item) for item in share]))
    except Exception as error:
        there.send((error, []))


def collect(here: Connection) -> list[Any]:
    """What a child has found. Raises what went wrong there."""
    error, results = here.recv()
    here.close()
    if error is not None:
        raise error
    return list(results)
