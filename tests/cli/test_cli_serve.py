"""`copydesk serve` on a real port."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import Ran, Started, ran, start


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def ask(port: int, path: str) -> tuple[int, dict[str, str]]:
    """Status and headers of an answer; header names lower-case."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def start_serving(site: Path, *, port: int, output: Path) -> Started:
    """A server that answers."""
    started = start(("serve", str(site), "--port", str(port)), output=output)
    for _ in range(600):
        try:
            ask(port, "/healthz")
        except OSError:
            assert started.process.is_alive(), started.printed("err")
            time.sleep(0.05)
        else:
            return started
    pytest.fail(f"the server never answered: {started.printed('err')}")


@pytest.fixture(scope="module")
def serving(demo: tuple[Path, Ran], tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server over the demonstration's site."""
    port = free_port()
    started = start_serving(demo[0], port=port, output=tmp_path_factory.mktemp("serving"))
    yield port
    started.process.kill()
    started.process.join()


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/en/", 200), ("/healthz", 200), ("/en/nothing/", 404), ("/../etc/passwd", 404)]
)
def test_every_answer_carries_the_policy(serving: int, path: str, status: int) -> None:
    """Pages, health and missing pages alike forbid scripts and everything from elsewhere."""
    found, headers = ask(serving, path)

    assert found == status
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; img-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_a_port_in_use_is_named(serving: int, demo: tuple[Path, Ran]) -> None:
    """A second server does not share the port in silence."""
    result = ran("serve", demo[0], "--port", str(serving))

    assert (result.status, result.out) == (3, "")
    assert f"127.0.0.1:{serving}: cannot be listened on" in result.err
    assert "choose another with --host and --port" in result.err


def test_a_folder_without_a_site_says_how_to_build_one(tmp_path: Path) -> None:
    """A newcomer who serves before building is told what to do."""
    result = ran("serve", tmp_path)

    assert result.status == 3
    assert f"{tmp_path}: holds no site." in result.err
    assert "copydesk demo" in result.err


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_server_is_stopped_by_a_signal(demo: tuple[Path, Ran], tmp_path: Path, number: signal.Signals, status: int) -> None:
    """It says where it serves, and ends at once and cleanly."""
    port = free_port()
    started = start_serving(demo[0], port=port, output=tmp_path)

    os.kill(started.process.pid or 0, number)
    result = started.wait(timeout_s=10)

    assert result.status == status
    assert result.err == f"Serving {demo[0]} on http://127.0.0.1:{port}/ (stop with Ctrl+C)\n\nStopped.\n"
