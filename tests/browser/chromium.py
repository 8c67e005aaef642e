"""Drives Chromium over a pipe of its debugging protocol: pages with scripts switched off, as a careful reader sees them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

Message = dict[str, object]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
)  # fmt: skip

# Chromium speaks on descriptors 3 and 4; what Python opened has other numbers, and a shell cannot name those above 9.
_LAUNCH = (
    "import os, sys; reading, writing = (os.dup(int(each)) for each in sys.argv[1:3]); "
    "os.dup2(reading, 3); os.dup2(writing, 4); os.set_inheritable(3, True); os.set_inheritable(4, True); "
    "os.execv(sys.argv[3], sys.argv[3:])"
)


class Browser:
    """One page of one Chromium. Scripts of the page are off; questions to it are still answered."""

    def __init__(self, commands: IO[bytes], answers: IO[bytes]) -> None:
        self._commands, self._answers = commands, answers
        self._number = 0
        self._buffer = b""
        self._session = ""
        self.events: list[Message] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = str(self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.send(f"{domain}.enable")
        self.send("Emulation.setScriptExecutionDisabled", value=True)

    def send(self, method: str, **params: object) -> Message:
        """The result of a command; events that come before it are kept."""
        self._number += 1
        message: Message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        self._commands.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return cast("Message", answer["result"])
            self.events.append(answer)

    def show(self, url: str, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        """Open an address in a window of this size and scheme, and wait until it is loaded."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.send("Emulation.setEmulatedMedia", features=features)
        self.events.clear()
        self.send("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def wait_for(self, method: str) -> None:
        """Read events until this one has come."""
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._next())

    def ask(self, expression: str) -> object:
        """The value of an expression on the page."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"])[:500])
        return cast("Message", result["result"]).get("value")

    def click(self, selector: str) -> None:
        """Click in the middle of an element, as a reader does."""
        self.ask(f"document.querySelector({selector!r}).scrollIntoView({{block: 'center'}})")
        box = cast("dict[str, float]", self.ask(f"document.querySelector({selector!r}).getBoundingClientRect().toJSON()"))
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode={"Tab": 9, "Enter": 13}[key])

    def complaints(self) -> list[str]:
        """What the browser said of the page: blocked resources, policy violations, errors."""
        self.ask("1")
        entries = [cast("Message", cast("Message", event["params"])["entry"]) for event in self._of("Log.entryAdded")]
        return [str(entry["text"]) for entry in entries if entry["level"] in {"error", "warning"}]

    def requested(self) -> list[str]:
        """The addresses that the page asked for."""
        requests = [
            cast("Message", cast("Message", event["params"])["request"]) for event in self._of("Network.requestWillBeSent")
        ]
        return [str(request["url"]) for request in requests]

    def _of(self, method: str) -> list[Message]:
        return [event for event in self.events if event.get("method") == method]

    def _next(self) -> Message:
        while b"\0" not in self._buffer:
            chunk = os.read(self._answers.fileno(), 1 << 16)
            if not chunk:
                raise RuntimeError("Chromium has ended")
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        return cast("Message", json.loads(message))


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A Chromium with a profile of its own, ended at the end."""
    if CHROMIUM is None:
        raise RuntimeError("Chromium is not installed")
    commands_out, commands_in = os.pipe()
    answers_out, answers_in = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        arguments = [*_FLAGS, f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"]
        with (
            Path(os.devnull).open("wb") as silence,
            subprocess.Popen(  # noqa: S603 - our own command, no words of others in it
                [sys.executable, "-c", _LAUNCH, str(commands_out), str(answers_in), CHROMIUM, *arguments],
                pass_fds=(commands_out, answers_in),
                stdout=silence,
                stderr=silence,
            ) as process,
            os.fdopen(commands_in, "wb") as commands,
            os.fdopen(answers_out, "rb") as answers,
        ):
            os.close(commands_out)
            os.close(answers_in)
            try:
                yield Browser(commands, answers)
            finally:
                process.terminate()
                process.wait(timeout=20)
