"""What a terminal costs with a whole city on it: taking in the roster, the first frame, memory, idle CPU.

    terminal_bench.py BIN_DIR SOURCE_DIR [RESIDENTS]
"""

import os
import subprocess
import sys
import time

BIN, SOURCE = sys.argv[1:3]
RESIDENTS = int(sys.argv[3]) if len(sys.argv) > 3 else 92292
sys.dont_write_bytecode = True
sys.path[:0] = [os.path.join(SOURCE, "kiosk"), os.path.join(SOURCE, "tests", "end_to_end")]
from tour import Desk  # noqa: E402
from town import NOW, Town  # noqa: E402


def resident_mib(process):
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def cpu_seconds(process):
    with open(f"/proc/{process}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    start = time.monotonic()
    town = Town(BIN, RESIDENTS, 3)
    print(f"city_drawn_and_imported {time.monotonic() - start:.1f} s -")
    try:
        start = time.monotonic()
        town.enrol(town.terminal, "受付1")
        print(f"roster_pulled {time.monotonic() - start:.1f} s -")
        start = time.monotonic()
        desk = Desk(f"{BIN}/uketsuke", ["--data", town.terminal, "--now", NOW, "--staff", "見本", "--venue", "見本", "--doctor",
                                        "見本", "--product", "comirnaty-ba45", "--lot", "XX9001", "--expiry", "2023-05-31"],
                    os.path.join(town.folder, "trace"), os.path.join(town.folder, "camera"))
        try:
            while subprocess.run(["xdotool", "search", "--name", "Uketsuke"], capture_output=True, check=False).returncode:
                time.sleep(0.01)
            window = time.monotonic()
            desk.await_view("start_of_work")
            print(f"start_to_window {window - start:.2f} s -")
            print(f"window_to_first_frame {time.monotonic() - window:.2f} s -")
            time.sleep(5)
            before = cpu_seconds(desk.process.pid)
            time.sleep(10)
            print(f"idle_cpu {(cpu_seconds(desk.process.pid) - before) * 10:.2f} percent -")
            print(f"resident_memory {resident_mib(desk.process.pid):.0f} MiB -")
        finally:
            desk.close()
    finally:
        town.close()


if __name__ == "__main__":
    main()
