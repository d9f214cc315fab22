"""A process that used the lookup ends: V8's own clean-up at the very end of Python would wait for ever."""

from __future__ import annotations

import subprocess
import sys

from support import PROJECT

PROGRAM = """
import sys
sys.path.insert(0, "hooks")
from faqkit.lookup.engine import LookupEngine
engine = LookupEngine()   # still alive when the interpreter ends
{then}
"""


def run(then: str) -> int:
    """The exit code of a program that leaves an engine behind. Raises TimeoutExpired if it hangs."""
    command = [sys.executable, "-c", PROGRAM.format(then=then)]
    return subprocess.run(command, cwd=PROJECT, timeout=30, capture_output=True).returncode


def test_a_program_ends_with_an_engine_still_open() -> None:
    assert run("") == 0


def test_a_program_ends_after_an_error_in_the_script() -> None:
    assert run("engine.call('noSuchFunction')") == 1
