"""Three browsers with the few things that a reader does, each by its own protocol.

Chromium by Playwright, Debian's Firefox by WebDriver BiDi, WebKitGTK by classic WebDriver.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import websocket
from playwright.sync_api import Error, Page

# Keeping the site anew in every test would cost more than the tests; `test_kept.py` has it kept.
NO_WORKER = "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined})"
PATIENCE = 15.0  # seconds that a page is given
MINI = "webkit*gtk-*/MiniBrowser"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks one


class MovingError(Exception):
    """The page went away while it was asked."""


class Surfer(Protocol):
    """A browser with one page. `run` gives what an expression is worth in the page."""

    wrong: list[str]

    def open(self, url: str) -> None: ...
    def run(self, expression: str) -> Any: ...
    def type(self, text: str) -> None: ...
    def size(self, width: int, height: int) -> None: ...


def until(surfer: Surfer, expression: str, patience: float = PATIENCE) -> Any:
    """What `expression` is worth as soon as it is worth something; fails when that takes too long."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with suppress(MovingError):
            if value := surfer.run(expression):
                return value
        time.sleep(0.05)
    raise AssertionError(f"never true on {surfer.run('location.href')}: {expression}")


@contextmanager
def leaving(surfer: Surfer) -> Iterator[None]:
    """Wait until what the block began has put another document, complete, in the place of this one."""
    surfer.run("window.left = true")
    yield
    until(surfer, "!window.left && document.readyState === 'complete'")


class Chromium:
    """By Playwright."""

    def __init__(self, page: Page) -> None:
        self.page, self.wrong = page, list[str]()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)

    def open(self, url: str) -> None:
        self.page.goto(url)

    def run(self, expression: str) -> Any:
        try:
            return self.page.evaluate(f"() => ({expression})")
        except Error as error:
            raise MovingError from error

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def size(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})


class Firefox:
    """By WebDriver BiDi, spoken to the browser itself."""

    def __init__(self, address: str) -> None:
        self.wrong = list[str]()
        self.socket = websocket.create_connection(f"{address}/session", timeout=180, suppress_origin=True)
        self.numbers = itertools.count()
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self.context = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **params: Any) -> Any:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self.socket.recv())
            if said.get("method") == "log.entryAdded" and said["params"]["level"] == "error":
                self.wrong.append(said["params"]["text"])
            if said.get("id") == number:
                if said["type"] == "error":
                    raise RuntimeError(said["message"])
                return said["result"]

    def open(self, url: str) -> None:
        # After a page of the other scheme Firefox forgets now and then to say that one is complete.
        with leaving(self):
            self.send("browsingContext.navigate", context=self.context, url=url, wait="none")

    def run(self, expression: str) -> Any:
        text = f"Promise.resolve({expression}).then(JSON.stringify)"
        target = {"context": self.context}
        try:
            said = self.send("script.evaluate", expression=text, target=target, awaitPromise=True)
        except RuntimeError as error:
            raise MovingError from error
        if said["type"] != "success":  # as of a document that is just being replaced
            raise MovingError(said["exceptionDetails"]["text"])
        return json.loads(said["result"].get("value", "null"))

    def type(self, text: str) -> None:
        keys = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        action = {"type": "key", "id": "keys", "actions": keys}
        self.send("input.performActions", context=self.context, actions=[action])

    def size(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self.context, viewport=viewport)


class WebKit:
    """By classic WebDriver."""

    def __init__(self, address: str, options: dict[str, Any]) -> None:
        self.wrong = list[str]()
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self.session = f"{address}/session"
        self.session += "/" + self.send("", capabilities=wanted)["sessionId"]

    def send(self, command: str, **values: Any) -> Any:
        body = json.dumps(values).encode()
        request = urllib.request.Request(self.session + command, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=180) as response:
            return json.load(response)["value"]

    def open(self, url: str) -> None:
        self.send("/url", url=url)

    def run(self, expression: str) -> Any:
        script = f"const done = arguments[0]; Promise.resolve({expression}).then(done, () => done(null))"
        try:
            return self.send("/execute/async", script=script, args=[])
        except urllib.error.HTTPError as error:
            raise MovingError from error

    def type(self, text: str) -> None:
        element = self.send("/execute/sync", script="return document.activeElement", args=[])
        self.send(f"/element/{element[ELEMENT]}/value", text=text)

    def size(self, width: int, height: int) -> None:
        self.send("/window/rect", width=width, height=height)


@contextmanager
def firefox(folder: Path) -> Iterator[Surfer]:
    """Debian's Firefox with a new profile in `folder`."""
    program = shutil.which("firefox-esr") or shutil.which("firefox") or ""
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", folder]
    with running([*map(str, command), "about:blank"], subprocess.PIPE) as process:
        assert process.stderr is not None
        for line in process.stderr:
            found = re.search(r"WebDriver BiDi listening on (ws://\S+)", line)
            if found:
                yield Firefox(found[1])
                return
    raise AssertionError("Firefox did not start")


@contextmanager
def webkit() -> Iterator[Surfer]:
    """Debian's WebKitGTK, on a screen that nobody sees."""
    (browser,) = [str(path) for path in Path("/usr/lib").glob(f"*/{MINI}")][:1]
    with running(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24"], stdout=True) as screen:
        assert screen.stdout is not None
        display = f":{screen.stdout.readline().strip()}"
        port = free_port()
        with running(["WebKitWebDriver", f"--port={port}"], display=display):
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/status")
            surfer = WebKit(address, {"binary": browser, "args": ["--automation"]})
            yield surfer
            urllib.request.urlopen(urllib.request.Request(surfer.session, method="DELETE"), timeout=60)


@contextmanager
def running(
    command: list[str], stderr: int = subprocess.DEVNULL, *, stdout: bool = False, display: str = ""
) -> Iterator[subprocess.Popen[str]]:
    """A program that ends with the block."""
    out = subprocess.PIPE if stdout else subprocess.DEVNULL
    env = {**os.environ, **({"DISPLAY": display} if display else {})}
    process = subprocess.Popen(command, stdout=out, stderr=stderr, text=True, env=env)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str) -> None:
    """Until something answers there."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def missing(name: str) -> str:
    """The Debian packages that the browser `name` lacks; nothing where it can be had."""
    needed = {
        "chromium": {"chromium": shutil.which("chromium") or shutil.which("chromium-browser")},
        "firefox": {"firefox-esr": shutil.which("firefox-esr") or shutil.which("firefox")},
        "webkit": {"webkit2gtk-driver": shutil.which("WebKitWebDriver"), "xvfb": shutil.which("Xvfb")},
    }
    return " ".join(package for package, found in needed[name].items() if not found)
