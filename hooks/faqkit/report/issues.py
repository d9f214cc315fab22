"""One issue for one matter: opened, brought up to date or closed through GitHub's `gh`.

`gh` finds the repository and the token in GH_REPO and GH_TOKEN; nothing in here sees them.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence

from faqkit.problems import both

Gh = Callable[[Sequence[str], str], str]
LONGEST = 60_000  # GitHub refuses bodies over 65,536 characters


def run_gh(arguments: Sequence[str], text: str = "") -> str:
    """Run `gh` with `text` as its input; returns what it prints. Raises CalledProcessError."""
    done = subprocess.run(["gh", *arguments], input=text, capture_output=True, text=True, check=True)
    return done.stdout


def keep_issue(label: str, title: str, body: str, gh: Gh = run_gh) -> str:
    """Make the open issue with `label` say `body`; an empty body closes it. Returns what was done."""
    number = find_open(label, gh)
    if not body.strip():
        if number is None:
            return "nothing to do"
        gh(["issue", "close", number, "--comment", both("solved")], "")
        return f"closed #{number}"
    if number is not None:
        gh(["issue", "edit", number, "--title", title, "--body-file", "-"], shortened(body))
        return f"updated #{number}"
    gh(["label", "create", label, "--force", "--description", title], "")
    gh(["issue", "create", "--label", label, "--title", title, "--body-file", "-"], shortened(body))
    return "opened"


def find_open(label: str, gh: Gh) -> str | None:
    """The number of the oldest open issue with `label`."""
    listed = gh(["issue", "list", "--label", label, "--state", "open", "--json", "number"], "")
    numbers = sorted(int(issue["number"]) for issue in json.loads(listed or "[]"))
    return str(numbers[0]) if numbers else None


def shortened(body: str) -> str:
    """The body cut after a whole line to what an issue can hold."""
    if len(body) <= LONGEST:
        return body
    return body[:LONGEST].rpartition("\n")[0] + "\n\n…"
