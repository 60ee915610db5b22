"""A made-up city, its hub and a display, as real processes, for the end-to-end test and the benchmark."""

import csv
import datetime
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time

from tour import Desk

NOW = "2022-12-01T09:30:00+09:00"
LOT = "XX9001"
MUNICIPALITY = "462152"


class Town:
    """A made-up city, its hub and a display, in a folder that goes when the test ends. Temporary files,
    caches and what the processes print lie in that folder too. `prepare` is called with the town when its
    files are written and before its hub takes them in."""

    def __init__(self, bin_folder, residents=120, vouchers=15, prepare=None):
        self.bin = bin_folder
        self.folder = tempfile.mkdtemp(prefix="town_")
        self.files, self.hub, self.terminal, self.home, self.log = (
            os.path.join(self.folder, name) for name in ("files", "hub", "terminal", "home", "log"))
        os.makedirs(os.path.join(self.home, "tmp"))
        self.environment = dict(os.environ, TMPDIR=os.path.join(self.home, "tmp"), HOME=self.home,
                                XDG_CACHE_HOME=os.path.join(self.home, "cache"), LIBGL_ALWAYS_SOFTWARE="1")
        self.run("uketsuke-hub", "demo-city", "--residents", str(residents), "--vouchers", str(vouchers), "--seed", "5",
                 "--out", self.files)
        if prepare:
            prepare(self)
        self.take_in_roster()
        self.publish("satsumasendai-2022-12")
        self.opened = time.monotonic()
        self.hub_process, self.url = self.serve()
        self.displays = []
        os.environ["DISPLAY"] = self.environment["DISPLAY"] = self.start_display()

    def run(self, program, *arguments, status=0):
        """What a command says on standard output; it must end with `status`."""
        done = self.ended(program, *arguments)
        if done.returncode != status:
            raise AssertionError(f"{program} {' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def ended(self, program, *arguments):
        command = [os.path.join(self.bin, program), *arguments]
        if arguments[0] == "show":  # It writes down that somebody saw the person, by the town's clock.
            command += ["--now", self.now()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False, env=self.environment)
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(done.stderr)
        return done

    def take_in_roster(self):
        self.run("uketsuke-hub", "import-roster", f"{self.files}/roster.csv", "--doses", f"{self.files}/doses.csv", "--data",
                 self.hub, "--municipality", MUNICIPALITY, "--now", NOW)

    def publish(self, file):
        self.run("uketsuke-hub", "publish", file, "--data", self.hub, "--now", NOW)

    def stop_hub(self):
        self.hub_process.send_signal(signal.SIGTERM)
        self.hub_process.wait(60)
        self.hub_process.stdout.close()

    def start_hub_again(self):
        """At the same address; nothing where it runs."""
        if self.hub_process.poll() is not None:
            self.hub_process, self.url = self.serve(self.url.removeprefix("http://"))

    def serve(self, address="127.0.0.1:0"):
        with open(self.log, "a", encoding="utf-8") as log:
            process = subprocess.Popen([f"{self.bin}/uketsuke-hub", "serve", "--data", self.hub, "--listen", address,
                                        "--json", "--now", self.now()], stdout=subprocess.PIPE, stderr=log, text=True,
                                       env=self.environment)
        return process, json.loads(process.stdout.readline())["listening"]

    def start_display(self):
        """Of its own for each terminal: two windows on one would share the pointer. Its name."""
        read, write = os.pipe()
        process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                                   pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.displays.append(process)
        with os.fdopen(read) as said:
            return ":" + said.readline().strip()

    def now(self):
        """The town's clock: it runs on from NOW, and never back for a terminal that is opened again."""
        passed = datetime.timedelta(seconds=int(time.monotonic() - self.opened) + 1)
        return (datetime.datetime.fromisoformat(NOW) + passed).isoformat()

    def open_desk(self, *more):
        """The terminal in its window, start of work filled in."""
        return self.open_desk_of(self.terminal, "", self.environment, *more)

    def open_desk_of(self, data, name, environment, *more):
        """That of another terminal; `name` keeps its trace and camera apart."""
        with open(self.log, "a", encoding="utf-8") as log:
            return Desk(f"{self.bin}/uketsuke", ["--data", data, "--now", self.now(), "--staff", "見本 職員", "--venue",
                                                 "見本会場", "--doctor", "見本 医師", "--product", "comirnaty-ba45", "--lot",
                                                 LOT, "--expiry", "2023-05-31", *more],
                        os.path.join(self.folder, "trace" + name), os.path.join(self.folder, "camera" + name), environment, log)

    def enrol(self, terminal, name):
        code = json.loads(self.run("uketsuke-hub", "enrol", "--data", self.hub, "--name", name, "--json"))["code"]
        self.run("uketsuke", "enrol", "--data", terminal, "--hub", self.url, "--code", code, "--name", name, "--now", NOW)
        self.run("uketsuke", "sync", "--data", terminal, "--now", NOW)

    def close(self):
        for process in (self.hub_process, *self.displays):
            process.send_signal(signal.SIGTERM)
            process.wait(30)
        shutil.rmtree(self.folder)

    def shown(self, digits):
        """The rows of the person whom a voucher names, as the terminal's records have them."""
        return json.loads(self.run("uketsuke", "show", digits, "--data", self.terminal))

    def vouchers(self):
        """(picture, eighteen digits) of every voucher."""
        folder = os.path.join(self.files, "vouchers")
        for name in sorted(os.listdir(folder)):
            if name.endswith(".txt"):
                with open(os.path.join(folder, name), encoding="utf-8") as text:
                    yield os.path.join(folder, name[:-4] + ".png"), text.read().strip()

    def roster(self):
        with open(os.path.join(self.files, "roster.csv"), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
