"""A mass site's reception: a line of people and a hand scanner, at the fastest pace that the desk
sustains. Two taps for each; everybody is received under a number of his own, and nobody under the
voucher of the one before.

    reception_at_pace_test.py BIN_DIR SOURCE_DIR
"""

import json
import os
import sys
import time
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "kiosk"))
from cast import Cast  # noqa: E402
from reception import meet_by_scanner  # noqa: E402
from scanner import HandScanner  # noqa: E402
from town import Town  # noqa: E402

PEOPLE_MAX, SECONDS_MAX = 200, 60  # Whoever still stands in the line then goes home.
PEOPLE_MIN = 20
PEOPLE_AN_HOUR_MIN, TAPS_MAX = 200, 2


class ReceptionAtPace(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(BIN, residents=PEOPLE_MAX, vouchers=1, prepare=cls.write_line)
        cls.addClassCleanup(cls.town.close)
        cls.town.enrol(cls.town.terminal, "受付1")
        cls.stickers = os.path.join(cls.town.folder, "stickers")
        os.makedirs(cls.stickers)
        cls.scanner = HandScanner(cls.town.environment["DISPLAY"])
        cls.addClassCleanup(cls.scanner.close)
        cls.desk = cls.town.open_desk("--print-to", cls.stickers)
        cls.addClassCleanup(cls.desk.close)
        cls.begin_as_reception()
        cls.receive_the_line()

    @classmethod
    def write_line(cls, town):
        cast = Cast(town.files)
        cls.line = cast.everybody(dose=4)
        cast.write()

    @classmethod
    def begin_as_reception(cls):
        cls.desk.await_view("start_of_work")
        cls.desk.tap("start.desk")
        cls.desk.tap("desk reception")
        cls.desk.tap("start.begin")
        cls.desk.await_view("scan")

    @classmethod
    def receive_the_line(cls):
        cls.received, cls.taps, cls.scans = [], [], 0
        began = time.monotonic()
        for visitor in cls.line:
            before = cls.desk.taps
            cls.scans += meet_by_scanner(cls.scanner, cls.desk, visitor.digits)
            cls.desk.confirm_identity()
            cls.desk.tap("verdict.receive")
            cls.desk.await_view("step_done")  # Where the next voucher is read.
            cls.received.append(visitor)
            cls.taps.append(cls.desk.taps - before)
            if time.monotonic() - began > SECONDS_MAX:
                break
        cls.seconds = time.monotonic() - began

    def test_at_two_hundred_an_hour_and_more_with_two_taps_for_each(self):
        pace = len(self.received) * 3600 / self.seconds
        print(f"\n{len(self.received)} people in {self.seconds:.0f} s, {pace:.0f} an hour; "
              f"at most {max(self.taps)} taps, {self.scans} scans", flush=True)
        self.assertGreaterEqual(len(self.received), PEOPLE_MIN)
        self.assertGreaterEqual(pace, PEOPLE_AN_HOUR_MIN)
        self.assertLessEqual(max(self.taps), TAPS_MAX)

    def test_every_number_is_somebodys_in_the_order_of_the_line(self):
        for place, visitor in enumerate(self.received, 1):
            steps = [step["fact"] for step in self.town.shown(visitor.digits)["steps"]]
            said = [(step["step"], step["number"], step["voucher_line"]) for step in steps]
            self.assertEqual(said, [("received", f"A{place:03d}", visitor.digits)])

    def test_a_sticker_was_made_for_each_and_none_twice(self):
        expected = [f"sticker-A{place:03d}.pdf" for place in range(1, len(self.received) + 1)]
        self.assertEqual(sorted(os.listdir(self.stickers)), expected)

    def test_nobody_else_is_received_and_nobody_vaccinated(self):
        for visitor in self.line[len(self.received):][:10]:
            self.assertEqual(self.town.shown(visitor.digits)["steps"], [])
        for visitor in self.received[:10]:
            person = self.town.shown(visitor.digits)
            self.assertEqual([dose for dose in person["doses"] if dose["given_here"]], [])

    def test_the_hub_has_it_all(self):
        self.desk.until(lambda: self.desk.unsent == 0, "the hub to take every record")
        said = self.town.run("uketsuke", "status", "--json", "--data", self.town.terminal)
        self.assertEqual(json.loads(said)["unsent"], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
