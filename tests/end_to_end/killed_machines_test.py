"""A city's hub, a site hub and five terminals as real processes, each in a network namespace of its own. Lines lose packets,
are slow and are cut; every process is killed (SIGKILL) at random and started again while doses are recorded. Then the lines
heal, and all seven hold the same entries, every chain verifies, every table is what its records say, and each dose that
was shown as recorded is there, once.

    killed_machines_test.py BIN_DIR SOURCE_DIR        10 kills
    tests/end_to_end/run_killed_machines              200 kills, in a release build

Needs root and network namespaces; without them it fails and says so. UKETSUKE_SEED repeats the order of the troubles.
"""

import csv
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
from machines import NOW, Hub, Terminal, now  # noqa: E402
from wires import Wires  # noqa: E402

KILLS = int(os.environ.get("UKETSUKE_KILLS", "10"))
SEED = int(os.environ.get("UKETSUKE_SEED", str(random.randrange(1 << 32))))
TERMINALS = 5
CLINICS = (1, 4)  # Terminals that hold only those whom they have seen, one at each hub.
QUIET_WITHIN_S = 120


class Place:
    """What the machines share."""

    def __init__(self):
        self.bin = BIN
        self.folder = tempfile.mkdtemp(prefix="killed_")
        self.over = threading.Event()
        self.pause = 0.2
        self.chance = random.Random(SEED)
        names = ["city", "site"] + [f"desk{i + 1}" for i in range(TERMINALS)]
        vouchers = self.found_city()
        self.wires = Wires(names)
        self.city, self.site = Hub(self, "city"), Hub(self, "site")
        self.desks = [Terminal(self, name, vouchers[i::TERMINALS]) for i, name in enumerate(names[2:])]
        self.all = [self.city, self.site, *self.desks]

    def found_city(self):
        """Ten digits of every voucher, in any order."""
        files, data = os.path.join(self.folder, "files"), os.path.join(self.folder, "city")
        residents = max(400, KILLS * 12)
        for command in (["demo-city", "--residents", str(residents), "--vouchers", "1", "--seed", "5", "--out", files],
                        ["import-roster", f"{files}/roster.csv", "--doses", f"{files}/doses.csv", "--data", data, "--municipality",
                         "462152", "--now", NOW.isoformat()],
                        ["publish", "satsumasendai-2022-12", "--data", data, "--now", NOW.isoformat()]):
            subprocess.run([os.path.join(BIN, "uketsuke-hub"), *command], check=True, stdout=subprocess.DEVNULL)
        with open(f"{files}/roster.csv", encoding="utf-8-sig", newline="") as file:
            vouchers = [row["voucher_number"] for row in csv.DictReader(file) if row["voucher_number"]]
        self.chance.shuffle(vouchers)
        return vouchers

    def open(self):
        """Three desks at the site, one of which knows the city's hub too, and two at the city's."""
        self.city.start()
        self.site.start("--upstream", self.city.url(), "--code", self.city.code("--site-hub"))
        for i, desk in enumerate(self.desks):
            desk.enrol(self.site if i < 3 else self.city, scope="seen" if i in CLINICS else "city")
            if i == 2:
                desk.enrol(self.city, "--last")
            desk.command("uketsuke", "sync", "--now", now())
        for machine in self.desks:
            machine.start()
        for machine in self.all:
            self.wires.trouble(machine.name, loss_percent=3, rate="4mbit")

    def close(self):
        self.over.set()
        for machine in self.all:
            if machine.process and machine.process.poll() is None:
                machine.kill()
        self.wires.close()
        shutil.rmtree(self.folder)


class KilledMachines(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print(f"UKETSUKE_SEED={SEED} UKETSUKE_KILLS={KILLS}", file=sys.stderr)
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.place.open()
        cls.trouble()
        cls.settle()

    @classmethod
    def trouble(cls):
        place, chance = cls.place, cls.place.chance
        cut = {}
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.1, 1.5))
            for name in [name for name, until in cut.items() if until < time.monotonic()]:
                place.wires.mend(name)
                del cut[name]
            if chance.random() < 0.3:
                name = chance.choice(place.all).name
                place.wires.cut(name)
                cut[name] = time.monotonic() + chance.uniform(0.5, 4)
            victim = chance.choice(place.all)
            victim.kill()
            time.sleep(chance.uniform(0, 0.5))
            victim.start()

    @classmethod
    def settle(cls):
        place = cls.place
        place.over.set()
        for machine in place.all:
            place.wires.peace(machine.name)
        deadline = time.monotonic() + QUIET_WITHIN_S
        while any(machine.unsent() for machine in [*place.desks, place.site]):
            if time.monotonic() > deadline:
                raise AssertionError("not all is sent: " + str({m.name: m.unsent() for m in [*place.desks, place.site]}))
            time.sleep(1)
        while len({len(entries_of(machine)) for machine in place.all}) > 1 and time.monotonic() < deadline:
            time.sleep(1)
            for desk in place.desks:
                desk.command("uketsuke", "sync", "--now", now())
        for desk in place.desks:
            desk.process.stdin.close()
            desk.process.wait(60)
        for hub in (place.city, place.site):
            hub.stop()

    def test_all_machines_hold_the_same_entries(self):
        city = entries_of(self.place.city)
        for machine in self.place.all:
            entries = entries_of(machine)
            self.assertEqual(entries.keys() ^ city.keys(), set(), machine.name)
            self.assertEqual(entries, city, machine.name)

    def test_chains_verify_and_tables_say_what_entries_say(self):
        for machine in self.place.all:
            machine.command(machine.program, "verify")
            self.assertEqual(json.loads(machine.command(machine.program, "rebuild", "--json")), {"rebuild": "identical"})

    def test_every_dose_that_was_shown_as_recorded_is_there_once(self):
        shown = {entry: voucher for desk in self.place.desks for entry, voucher in desk.recorded.items()}
        doubtful = {voucher for desk in self.place.desks for voucher in desk.in_doubt}
        self.assertGreater(len(shown), KILLS, "too little was recorded to prove anything")
        counted = []
        for voucher in [*shown.values(), *doubtful]:
            person = json.loads(self.place.city.command("uketsuke-hub", "show", "13462152" + voucher, "--now", now()))
            given = [dose["entry"] for dose in person["doses"] if dose["given_here"]]
            counted += given
            self.assertLessEqual(len(given), 1, voucher)
            if voucher not in doubtful:
                self.assertEqual([shown.get(entry) for entry in given], [voucher])
        self.assertEqual(len(counted), len(set(counted)))
        self.assertLessEqual(set(shown), set(counted))
        print(f"{len(shown)} doses shown as recorded, {len(counted)} counted, "
              f"{ {machine.name: machine.kills for machine in self.place.all} } killed", file=sys.stderr)

    def test_whom_a_clinic_has_seen_it_knows_as_the_city_does_and_nobody_else(self):
        """Last, because whoever looks writes a view."""
        for i in CLINICS:
            clinic = self.place.desks[i]
            self.assertGreater(len(clinic.recorded), 0, clinic.name)
            for voucher in list(clinic.recorded.values())[:20]:
                here, there = (json.loads(machine.command(machine.program, "show", "13462152" + voucher, "--now", now()))
                               for machine in (clinic, self.place.city))
                self.assertEqual(here, there)
            for other in [desk for desk in self.place.desks if desk is not clinic]:
                for voucher in list(other.recorded.values())[:5]:
                    clinic.command("uketsuke", "show", "13462152" + voucher, "--now", now(), status=1)


def entries_of(machine):
    """Link by (device, municipality, sequence), read from a copy of the files: nobody may open those of a running process."""
    with tempfile.TemporaryDirectory() as copy:
        for name in os.listdir(machine.data):
            if ".db" in name:
                shutil.copy(os.path.join(machine.data, name), copy)
        main = next(name for name in os.listdir(copy) if name.endswith(".db"))
        database = sqlite3.connect(os.path.join(copy, main))
        rows = database.execute("SELECT device, chains.municipality, entries.id & 0xffffffffff, entries.link FROM entries "
                                "JOIN chains ON number = entries.id >> 40")
        entries = {(device, municipality, sequence): link for device, municipality, sequence, link in rows}
        database.close()
        return entries


if __name__ == "__main__":
    unittest.main()
