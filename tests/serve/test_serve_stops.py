"""The server ends when it is told to, however it was started."""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.publish.sample import sample_newsroom, site_files, write_site

SHELL = shutil.which("sh") or ""
COPYDESK = Path(sys.executable).parent / "copydesk"


@pytest.mark.skipif(not SHELL, reason="no shell")
@pytest.mark.parametrize("trap", ["", "trap '' INT; "], ids=["in the foreground", "in the background"])
def test_a_server_ends_when_it_is_told_to(tmp_path: Path, trap: str) -> None:
    """What a script starts with `&` ignores Ctrl+C, but not a request to terminate."""
    write_site(tmp_path, site_files(sample_newsroom()))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = f'{trap}exec "$0" serve "$1" --port {port}'

    with subprocess.Popen([SHELL, "-c", command, str(COPYDESK), str(tmp_path)], stderr=subprocess.PIPE) as process:  # noqa: S603 - ours
        _wait(port)
        process.terminate()
        try:
            status = process.wait(timeout=20)
        finally:
            process.kill()

    assert status == 143


def _wait(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")
