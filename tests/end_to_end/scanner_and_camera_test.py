"""A hand scanner that types where nobody waits for it, and a camera that goes away and returns, at
one terminal in its window. Nothing wrong is recorded, what stood on the screen stands there still,
and the next voucher is read.

    scanner_and_camera_test.py BIN_DIR SOURCE_DIR
"""

import os
import subprocess
import sys
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "kiosk"))
from cast import Cast  # noqa: E402
from reception import Receptionist, meet_by_scanner  # noqa: E402
from scanner import HandScanner  # noqa: E402
from tour import Lost  # noqa: E402
from town import LOT, Town  # noqa: E402

TOWN = None
CAST = {}
NAMES = ("served", "in_search", "at_keypad", "at_who", "at_form", "at_lot", "in_lot_field",
         "at_mending", "package", "torn", "before", "next", "away", "back", "last", "stranger")
PACKAGE = "0109520000000110" + "17230531" + "10XX9002"  # Of a vial: product, expiry and lot.
LANGUAGES = 3  # Japanese, in simple words, English.
SCANNERS_PACE_MS = 4  # A scanner by cable.


def write_cast(town):
    cast = Cast(town.files)
    CAST.update((name, cast.somebody()) for name in NAMES)
    cast.write()


def setUpModule():
    global TOWN
    TOWN = Town(BIN, residents=40, vouchers=20, prepare=write_cast)
    unittest.addModuleCleanup(TOWN.close)
    TOWN.publish(f"{SOURCE}/assets/lots/made-up-city.toml")
    TOWN.enrol(TOWN.terminal, "受付1")


class AtOneDesk(Receptionist, unittest.TestCase):
    """Each test begins and ends where a voucher is awaited. The stranger's is the one too many."""

    desk = None

    @classmethod
    def setUpClass(cls):
        cls.scanner = HandScanner(TOWN.environment["DISPLAY"])
        cls.addClassCleanup(cls.scanner.close)
        cls.desk = TOWN.open_desk()
        cls.addClassCleanup(cls.desk.close)
        cls.begin_work()

    @classmethod
    def begin_work(cls):
        cls.desk.start_work()

    def stray_scan(self):
        """Nobody waits for it: the screen stays what it was."""
        before = self.settled()
        self.scanner.scan(CAST["stranger"].digits)
        self.assertEqual(self.settled(), before)

    def settled(self):
        """View and enabled buttons, once all that came earlier is taken in: taps come after it."""
        for _ in range(LANGUAGES):
            self.desk.next_language()
        return self.desk.view, sorted(name for name in self.desk.targets if self.desk.has(name))

    def serve_by_scanner(self, name):
        """Up to the verdict."""
        meet_by_scanner(self.scanner, self.desk, CAST[name].digits)
        self.desk.confirm_person()
        return CAST[name].digits

    def bring_to_the_vial(self, name):
        digits = self.serve_by_scanner(name)
        self.desk.tap("verdict.to_screening")
        self.desk.answer_form()
        self.go_on_to_the_vial()
        return digits

    def finish(self, digits):
        """Recorded with the desk's lot, of whoever stands there; the stranger was never here."""
        self.record()
        self.desk.next_person()
        self.assert_recorded(digits)

    def assert_recorded(self, digits):
        doses = [dose["dose"] for dose in TOWN.shown(digits)["doses"] if dose["given_here"]]
        self.assertEqual([(dose["voucher_line"], dose["lot"], dose["expiry"]) for dose in doses],
                         [(digits, LOT, "2023-05-31")])
        self.assert_stranger_untouched()
        return doses[0]

    def assert_stranger_untouched(self):
        stranger = TOWN.shown(CAST["stranger"].digits)
        self.assertEqual([dose for dose in stranger["doses"] if dose["given_here"]], [])
        for kind in ("check_ins", "steps", "screenings"):
            self.assertEqual(stranger[kind], [])


class StrayScans(AtOneDesk):
    @classmethod
    def begin_work(cls):
        """A voucher is scanned while the lot of the session is being typed."""
        cls.desk.await_view("start_of_work")
        cls.desk.tap("start.lot")
        cls.scanner.scan(CAST["stranger"].digits)
        cls.desk.start_work()

    def test_at_the_start_of_work_the_lot_stays_the_lot(self):
        self.finish(self.bring_to_the_vial("served"))

    def test_in_the_search_field_it_is_no_text(self):
        self.desk.tap("search.open")
        self.desk.await_view("search")
        self.stray_scan()
        self.assertFalse(self.desk.has("search.start"))  # Nothing is typed.
        self.desk.tap("search.number")
        self.stray_scan()
        self.assertFalse(self.desk.has("search.start"))
        self.desk.tap("keypad.back")
        self.desk.await_view("scan")
        self.finish(self.bring_to_the_vial("in_search"))

    def test_at_the_keypad_it_is_no_digit(self):
        self.desk.tap("scan.keypad")
        self.desk.await_view("keypad")
        self.stray_scan()
        for digit in CAST["at_keypad"].digits:  # They are the only ones there: nobody else's.
            self.desk.tap("key " + digit)
        self.desk.tap("keypad.enter")
        self.desk.await_view("who_is_it")
        self.desk.confirm_person()
        self.desk.tap("verdict.to_screening")
        self.desk.answer_form()
        self.go_on_to_the_vial()
        self.finish(CAST["at_keypad"].digits)

    def test_while_somebody_is_asked_who_he_is_nobody_else_comes_in(self):
        meet_by_scanner(self.scanner, self.desk, CAST["at_who"].digits)
        self.stray_scan()
        self.desk.confirm_person()
        self.stray_scan()
        self.desk.tap("verdict.to_screening")
        self.desk.answer_form()
        self.stray_scan()
        self.go_on_to_the_vial()
        self.finish(CAST["at_who"].digits)

    def test_in_the_field_of_the_temperature_it_is_no_number(self):
        digits = self.serve_by_scanner("at_form")
        self.desk.tap("verdict.to_screening")
        self.desk.await_view("form")
        self.desk.tap("form.temperature")
        self.stray_scan()
        self.desk.tap("form.temperature")
        self.desk.answer_form()
        self.go_on_to_the_vial()
        self.record()
        self.desk.next_person()
        self.assertEqual(self.assert_recorded(digits).get("temperature_tenths", 0), 0)

    def test_where_a_vial_is_compared_it_is_neither_a_vial_nor_a_person(self):
        digits = self.bring_to_the_vial("at_lot")
        self.stray_scan()
        self.finish(digits)

    def test_in_the_field_of_the_lot_it_is_no_lot(self):
        digits = self.bring_to_the_vial("in_lot_field")
        for part in ("start.lot", "start.expiry"):
            self.desk.tap(part)
            self.stray_scan()
            self.desk.tap("vial.edited")
        self.assertFalse(self.desk.has("vial.compared"))  # As of a vial that nobody has touched.
        self.finish(digits)

    def test_over_a_record_that_is_mended_nothing_comes_of_it(self):
        digits = self.bring_to_the_vial("at_mending")
        self.record()
        for way_on in ("record.mend", "mending.take_back"):
            self.desk.tap(way_on)
            self.stray_scan()
        self.desk.tap("visit.back")
        self.desk.tap("visit.back")
        self.desk.await_view("recorded")
        self.desk.next_person()
        self.assert_recorded(digits)

    def test_from_the_record_the_next_voucher_is_read_at_once(self):
        digits = self.bring_to_the_vial("before")
        self.record()
        meet_by_scanner(self.scanner, self.desk, CAST["next"].digits)
        self.desk.tap("who.other_person")
        self.desk.await_view("scan")
        self.assert_recorded(digits)

    def test_a_vials_code_where_a_voucher_is_awaited_is_told_and_the_voucher_read_after_it(self):
        self.scanner.scan(PACKAGE)
        self.desk.await_view("reading_problem")
        digits = self.bring_to_the_vial("package")
        self.scanner.scan(PACKAGE)  # Of another lot than the one on the screen, which stays.
        self.settled()
        if self.desk.has("vial.compared"):
            self.desk.tap("vial.compared")
        self.finish(digits)

    def test_at_any_pace_it_is_the_right_person_or_nobody(self):
        """A busy machine may tear a scan apart; what is left of it is never somebody else."""
        slow = HandScanner(TOWN.environment["DISPLAY"], SCANNERS_PACE_MS)
        self.addCleanup(slow.close)
        read = 0
        for _ in range(8):
            slow.scan(CAST["torn"].digits)
            try:
                self.desk.until(lambda: self.desk.view not in ("scan", "looking_up"), "it", 2)
            except Lost:  # Nothing came of it, and nothing may come later.
                continue
            if self.desk.view == "who_is_it":
                read += 1
                self.desk.confirm_person()
                self.desk.next_person()
            else:
                self.assertEqual(self.desk.view, "reading_problem")
                self.desk.tap("reading.again")
            self.desk.await_view("scan")
        print(f"\nat {SCANNERS_PACE_MS} ms between keys {read} of 8 scans were read", flush=True)
        self.assertEqual(len(TOWN.shown(CAST["torn"].digits)["check_ins"]) > 0, read > 0)
        self.assert_stranger_untouched()


class CameraAwayAndBack(AtOneDesk):
    """The camera of these tests is a folder of pictures; without it there is none."""

    def unplug(self):
        os.rename(self.desk.camera, self.desk.camera + ".away")
        self.await_notice()

    def await_notice(self):
        self.desk.until(lambda: self.picture_ground() < 70, "the terminal to say that it is gone")

    def plug_in_again(self):
        os.rename(self.desk.camera + ".away", self.desk.camera)

    def picture_ground(self):
        """How light the picture's place is at its left edge: grey the table, dark the notice."""
        file = os.path.join(TOWN.folder, "screen.png")
        subprocess.run(["import", "-window", "root", file], check=True, env=TOWN.environment)
        said = subprocess.run(["convert", file, "-crop", "12x12+44+330", "-colorspace", "Gray",
                               "-scale", "1x1!", "-depth", "8", "gray:-"],
                              check=True, capture_output=True)
        return said.stdout[0]

    def read_and_leave(self, name):
        self.assertEqual(self.desk.scan(CAST[name].picture), "who_is_it")
        self.desk.tap("who.other_person")
        self.desk.await_view("scan")

    def test_it_says_so_the_hand_scanner_works_on_and_the_camera_reads_again(self):
        self.desk.until(lambda: self.picture_ground() > 120, "the table in the picture")
        self.read_and_leave("back")
        for _ in range(2):
            self.unplug()
            self.scanner.scan(CAST["away"].digits)
            self.desk.await_view("who_is_it")
            self.desk.tap("who.other_person")
            self.desk.await_view("scan")
            self.await_notice()
            self.plug_in_again()
            self.desk.until(lambda: self.picture_ground() > 120, "the picture to come back")
            self.read_and_leave("back")

    def test_gone_while_a_person_is_served_it_reads_the_next_one_when_it_is_back(self):
        digits = self.bring_to_the_vial("last")
        os.rename(self.desk.camera, self.desk.camera + ".away")
        self.record()
        self.desk.next_person()
        self.await_notice()
        self.plug_in_again()
        self.read_and_leave("back")
        self.assert_recorded(digits)


del AtOneDesk  # It has no tests of its own.

if __name__ == "__main__":
    unittest.main(verbosity=2)
