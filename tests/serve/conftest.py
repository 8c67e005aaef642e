"""A built site behind the real server."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tests.publish.sample import sample_newsroom, site_files, write_site

_START = (
    "import sys; from pathlib import Path; from copydesk.serve.server import serve_site; "
    "serve_site(Path(sys.argv[1]), host='127.0.0.1', port=int(sys.argv[2]))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server said; header names lower-case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A site on a port of this machine."""

    folder: Path
    port: int

    def ask(self, path: str, *, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
        """The answer to a request whose path is sent as it stands."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(
                status=response.status,
                headers={name.lower(): value for name, value in response.getheaders()},
                body=response.read(),
            )
        finally:
            connection.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample's site behind granian, as `copydesk serve` starts it."""
    folder = tmp_path_factory.mktemp("served") / "site"
    write_site(folder, site_files(sample_newsroom()))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with subprocess.Popen([sys.executable, "-c", _START, str(folder), str(port)]) as process:  # noqa: S603 - our own command
        try:
            _wait(port, process=process)
            yield Served(folder=folder, port=port)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, *, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")
