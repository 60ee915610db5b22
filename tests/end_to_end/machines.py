"""Hubs and terminals as real processes that may be killed at any moment and are started again."""

import datetime
import json
import os
import signal
import subprocess
import threading
import time

NOW = datetime.datetime.fromisoformat("2022-12-01T09:30:00+09:00")
BEGAN = time.monotonic()
PORT = 8480


def now():
    """The clock of all: it runs on from NOW, and never back for a machine that starts again."""
    return (NOW + datetime.timedelta(seconds=int(time.monotonic() - BEGAN) + 1)).isoformat()


class Machine:
    def __init__(self, place, name):
        self.place, self.name = place, name
        self.data = os.path.join(place.folder, name)
        self.process = None
        self.kills = 0

    def spawn(self, *command, **pipes):
        with open(os.path.join(self.place.folder, self.name + ".log"), "a", encoding="utf-8") as log:
            self.process = subprocess.Popen(self.place.wires.inside(self.name, *command), stderr=log, text=True, **pipes)

    def command(self, program, *arguments, status=0):
        """Carried out by the process that runs on the data folder, or alone where none does."""
        done = subprocess.run(self.place.wires.inside(self.name, os.path.join(self.place.bin, program), *arguments, "--data",
                                                      self.data), capture_output=True, text=True, timeout=300, check=False)
        if done.returncode != status:
            raise AssertionError(f"{self.name}: {program} {arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def kill(self):
        self.kills += 1
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


class Hub(Machine):
    program = "uketsuke-hub"

    def start(self, *more):
        address = self.place.wires.address[self.name]
        self.spawn(os.path.join(self.place.bin, self.program), "serve", "--data", self.data, "--listen", f"{address}:{PORT}",
                   "--json", "--now", now(), *more, stdout=subprocess.PIPE)
        if not self.process.stdout.readline():
            raise AssertionError(f"{self.name} does not start; see its log")

    def url(self):
        return f"http://{self.place.wires.address[self.name]}:{PORT}"

    def code(self, *more):
        return json.loads(self.command(self.program, "enrol", "--json", *more))["code"]

    def unsent(self):
        return json.loads(self.command(self.program, "status", "--json"))["unsent_upstream"]


class Terminal(Machine):
    program = "uketsuke"
    desk = ["--staff", "見本 職員", "--venue", "見本会場", "--doctor", "見本 医師", "--product", "comirnaty-ba45", "--lot", "XX9001",
            "--expiry", "2023-05-31"]

    def __init__(self, place, name, vouchers):
        super().__init__(place, name)
        self.vouchers = vouchers  # Of people who come to this desk alone.
        self.recorded = {}        # Voucher by entry, as soon as it was shown.
        self.in_doubt = set()     # Vouchers at which the process was killed.

    def enrol(self, hub, *more, scope="city"):
        code = hub.code("--name", self.name + hub.name, "--scope", scope)
        self.command(self.program, "enrol", "--hub", hub.url(), "--code", code, "--now", now(), *more)

    def start(self):
        self.spawn(os.path.join(self.place.bin, self.program), "run", "--no-window", "--data", self.data, "--now", now(), *self.desk,
                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        threading.Thread(target=self.work, args=(self.process,), daemon=True).start()

    def work(self, process):
        """One person after another, until the process ends or nobody is left."""
        while self.vouchers and not self.place.over.is_set():
            voucher = self.vouchers.pop()
            try:
                process.stdin.write(voucher + "\n")
                process.stdin.flush()
                said = process.stdout.readline()
            except OSError:
                said = ""
            if not said:
                self.in_doubt.add(voucher)
                return
            answer = json.loads(said)
            if "recorded" in answer:
                self.recorded[answer["recorded"]] = voucher
            time.sleep(self.place.pause)

    def unsent(self):
        return json.loads(self.command(self.program, "status", "--json"))["unsent"]
