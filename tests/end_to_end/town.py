"""A made-up city, its hub and a display, as real processes, for the end-to-end test and the benchmark."""

import csv
import json
import os
import shutil
import signal
import subprocess
import tempfile

NOW = "2022-12-01T09:30:00+09:00"


def run(bin_folder, program, *arguments, status=0):
    command = [os.path.join(bin_folder, program), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode != status:
        raise AssertionError(f"{program} {' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Town:
    """A made-up city, its hub and a display, in a folder that goes when the test ends."""

    def __init__(self, bin_folder, residents=120, vouchers=15):
        self.bin = bin_folder
        self.folder = tempfile.mkdtemp(prefix="voucher_to_hub_")
        self.files, self.hub, self.terminal = (os.path.join(self.folder, name) for name in ("files", "hub", "terminal"))
        self.run("uketsuke-hub", "demo-city", "--residents", str(residents), "--vouchers", str(vouchers), "--seed", "5",
                 "--out", self.files)
        self.run("uketsuke-hub", "import-roster", f"{self.files}/roster.csv", "--doses", f"{self.files}/doses.csv", "--data",
            self.hub, "--municipality", "462152", "--programme", "satsumasendai-2022-12", "--now", NOW)
        self.hub_process, self.url = self.serve()
        self.display = self.start_display()

    def run(self, program, *arguments, status=0):
        return run(self.bin, program, *arguments, status=status)

    def serve(self):
        process = subprocess.Popen([f"{self.bin}/uketsuke-hub", "serve", "--data", self.hub, "--listen", "127.0.0.1:0", "--json",
                                    "--now", NOW], stdout=subprocess.PIPE, text=True)
        return process, json.loads(process.stdout.readline())["listening"]

    def start_display(self):
        read, write = os.pipe()
        process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                                   pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as said:
            os.environ["DISPLAY"] = ":" + said.readline().strip()
        os.environ["LIBGL_ALWAYS_SOFTWARE"] = "1"
        return process

    def enrol(self, terminal, name):
        code = json.loads(self.run("uketsuke-hub", "enrol", "--data", self.hub, "--name", name, "--json"))["code"]
        self.run("uketsuke", "enrol", "--data", terminal, "--hub", self.url, "--code", code, "--name", name, "--now", NOW)
        self.run("uketsuke", "sync", "--data", terminal, "--now", NOW)

    def close(self):
        for process in (self.hub_process, self.display):
            process.send_signal(signal.SIGTERM)
            process.wait(30)
        shutil.rmtree(self.folder)

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
