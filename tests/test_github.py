"""Workflows, forms and owners: valid, least privilege, pinned, and no logic of their own."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import click
import pytest
import yaml

from faqkit.cli.main import main
from faqkit.content.addresses import Urls
from faqkit.content.model import Catalogue
from faqkit.render.delivery import Delivery
from support import PROJECT

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*-??.yml"))
BIN = Path(sys.executable).parent
USES = re.compile(
    r"""
    uses:\s+(?P<action>[\w.-]+/[\w./-]+)@
    (?P<commit>[0-9a-f]{40})
    \s+\#\s(?P<version>v\d+\.\d+\.\d+)$
    """,
    re.VERBOSE,
)
# Everything that a job may do beyond reading. A workflow that needs more has to say so here.
MAY_WRITE = {
    ("pages", "deploy"): {"pages", "id-token"},
    ("release", "publish"): {"contents", "id-token", "attestations"},
    ("weekly", "links"): {"issues"},
    ("weekly", "reviews"): {"issues"},
}
# The site's "report" link fills these in.
REPORT_FIELDS = {"entry", "number", "code", "locale", "version"}

workflows = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    """A YAML file; the key `on` is read as it is written, not as YAML 1.1's true."""
    value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(value, dict)
    return value


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow by name."""
    found: dict[str, dict[str, Any]] = read(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    """The steps of all jobs of a workflow."""
    return [step for job in jobs(path).values() for step in job["steps"]]


def runs() -> list[str]:
    """Every command line in the workflows."""
    return [step["run"] for path in WORKFLOWS for step in steps(path) if "run" in step]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
)
def test_files_keep_to_their_schema(schema: str, paths: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing() -> None:
    command = [str(BIN / "zizmor"), "--offline", "--persona=auditor", "--strict-collection", "--no-progress"]
    done = subprocess.run([*command, str(PROJECT / ".github")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_finding_is_hidden_from_zizmor() -> None:
    assert not [folder for folder in (PROJECT, GITHUB) if list(folder.glob("zizmor.y*ml"))]
    assert not [path for path in WORKFLOWS if "zizmor:" in path.read_text(encoding="utf-8")]


def test_all_workflows_are_there() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "pages", "release", "weekly"]


@workflows
def test_actions_are_pinned_with_their_version(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not USES.search(line)] == []


def test_an_action_has_one_version() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pins = {
        match.group("action", "commit", "version") for match in map(USES.search, text.splitlines()) if match
    }
    assert len(pins) == len({action for action, _, _ in pins})


@workflows
def test_rights_are_given_job_by_job(path: Path) -> None:
    assert read(path)["permissions"] == {}
    for name, job in jobs(path).items():
        writes = {scope for scope, level in job["permissions"].items() if level != "read"}
        assert writes == MAY_WRITE.get((path.stem, name), set())


@workflows
def test_a_job_that_may_publish_runs_nothing_from_the_repository(path: Path) -> None:
    for name, job in jobs(path).items():
        if MAY_WRITE.get((path.stem, name), set()) - {"issues"}:
            assert not any("actions/checkout" in step.get("uses", "") for step in job["steps"])


@workflows
def test_runs_end_and_do_not_get_in_each_others_way(path: Path) -> None:
    assert read(path)["concurrency"]["group"]
    assert all(int(job["timeout-minutes"]) <= 30 for job in jobs(path).values())


@workflows
def test_no_token_is_left_on_the_disk(path: Path) -> None:
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@workflows
def test_forks_get_neither_secrets_nor_a_token_that_writes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not {"pull_request_target", "workflow_run"} & set(read(path)["on"])
    assert not re.search(r"\bsecrets\b", text)
    if "pull_request" in read(path)["on"]:
        assert "github.token" not in text


@workflows
def test_steps_call_the_project_and_hold_no_logic(path: Path) -> None:
    for step in steps(path):
        line = step.get("run", "make").strip()
        assert "\n" not in line
        assert shlex.split(line)[0] in {"make", ".venv/bin/faqkit", "gh"}
        assert not re.search(r"\$\{\{|&&|\|\||[;|`]|\$\(", line), "values come in through env"


@pytest.mark.parametrize("line", [line for line in runs() if line.startswith("make ")])
def test_called_targets_exist(line: str) -> None:
    target = shlex.split(line)[1].replace(".venv", "$(VENV)")
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(target)}:", text, re.MULTILINE), f"the Makefile has no target {target}"


@pytest.mark.parametrize("line", [line for line in runs() if line.startswith(".venv/bin/faqkit ")])
def test_called_commands_take_what_they_are_given(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, *arguments = shlex.split(line)[1:]
    command = main.commands[name]
    monkeypatch.setattr(click.Path, "convert", lambda _self, value, _param, _ctx: Path(value))
    command.make_context(name, arguments)


def test_all_green_waits_for_every_other_job() -> None:
    found = jobs(GITHUB / "workflows" / "check.yml")
    gate = found.pop("all-green")
    assert set(gate["needs"]) == set(found)
    assert gate["if"] == "always()", "a job that is skipped counts as passed"


def test_the_deployment_follows_a_build_that_cannot_deploy() -> None:
    found = jobs(GITHUB / "workflows" / "pages.yml")
    assert found["deploy"]["needs"] == "build"
    build = next(step for step in found["build"]["steps"] if step.get("run") == "make site")
    assert set(build["env"]) == {"SITE_URL", "REPO_URL"}
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert all(f"!ENV [{name}, " in settings for name in build["env"])


def test_dependencies_wait_before_they_are_proposed() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "uv"}
    assert all(int(update["cooldown"]["default-days"]) >= 7 for update in updates)


def fields(path: Path) -> dict[str, dict[str, Any]]:
    """The fields of a form that can be filled in, by id."""
    return {field["id"]: field for field in read(path)["body"] if field["type"] != "markdown"}


def test_every_form_comes_in_both_languages_with_the_same_fields() -> None:
    kinds = {path.stem[:-3] for path in FORMS}
    assert kinds == {"wrong-answer", "error-code-missing", "new-question", "translation"}
    for kind in kinds:
        ja, en = (GITHUB / "ISSUE_TEMPLATE" / f"{kind}-{locale}.yml" for locale in ("ja", "en"))
        assert [(i, f["type"], f.get("validations")) for i, f in fields(ja).items()] == [
            (i, f["type"], f.get("validations")) for i, f in fields(en).items()
        ]
        assert read(ja)["labels"] == read(en)["labels"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_one_thing_at_a_time(path: Path) -> None:
    found = fields(path)
    labels = [field["attributes"]["label"] for field in found.values()]
    assert len(labels) == len(set(labels))
    assert any(field.get("validations", {}).get("required") == "true" for field in found.values())


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_report_link_fills_in_the_form(catalogue: Catalogue, locale: str) -> None:
    repo = "https://github.com/example/efiling-support"
    delivery = Delivery("https://example.org/", repo, False, Urls(), {"ja": "日本語", "en": "English"})
    entry = catalogue.entry("registration/pkcs11-module-failed")
    asked = parse_qs(urlsplit(delivery.report_url(locale, "0123abc", entry)).query)
    form = GITHUB / "ISSUE_TEMPLATE" / asked.pop("template")[0]
    assert form.stem == f"wrong-answer-{locale}"
    assert asked.pop("title")[0].startswith("[4] ")
    assert set(asked) == REPORT_FIELDS
    assert set(fields(form)) == REPORT_FIELDS | {"what"}
    assert all(fields(form)[name]["type"] == "input" for name in REPORT_FIELDS)


def test_the_pull_request_template_is_short() -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 6


def test_owners_are_named_for_folders_that_exist() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules[1:]:
        assert list(PROJECT.glob(pattern.strip("/"))), pattern
        assert owners
        assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in owners)
