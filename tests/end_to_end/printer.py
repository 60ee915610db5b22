"""A simulated IPP Everywhere printer as a process of its own (tests/platform/printer/start_printer)."""

import os
import signal
import socket
import subprocess
import tempfile
import time

PATIENCE_SECONDS = 60


class Tray:
    """What comes out lies in `printed()`, in order."""

    def __init__(self, source):
        self.folder = tempfile.mkdtemp(prefix="tray_")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        script = os.path.join(source, "tests", "platform", "printer", "start_printer")
        self.process = subprocess.Popen([script, self.folder, str(self.port)])
        until(lambda: os.path.exists(os.path.join(self.folder, "ready")), "the printer")

    @property
    def address(self):
        return f"ipp://localhost:{self.port}/ipp/print"

    def happens(self, what):
        open(os.path.join(self.folder, "matter", what), "w", encoding="utf-8").close()

    def is_mended(self, what):
        os.remove(os.path.join(self.folder, "matter", what))

    def printed(self):
        folder = os.path.join(self.folder, "printed")
        return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name != ".part"]

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE_SECONDS)


def until(condition, what):
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError(f"waited for {what}")
