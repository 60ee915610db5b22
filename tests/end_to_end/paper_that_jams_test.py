"""Certificates on a real IPP conversation: one that comes out, one that jams while the terminal is switched
off, and one that somebody gives up.

    paper_that_jams_test.py BIN_DIR SOURCE_DIR
"""

import os
import re
import shutil
import subprocess
import sys
import time
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "kiosk"))
from printer import Tray, until  # noqa: E402
from reception import Reception  # noqa: E402
from town import LOT, Town  # noqa: E402


def text_of(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return re.sub(r"\s", "", text)


class PaperThatJams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(BIN)
        cls.addClassCleanup(cls.town.close)
        cls.town.enrol(cls.town.terminal, "受付1")
        shutil.copy(f"{cls.town.files}/city.json", cls.town.terminal)
        cls.tray = Tray(SOURCE)
        cls.addClassCleanup(cls.tray.close)
        cls.line = Reception(cls.town.vouchers())
        cls.print_one()
        cls.jam_and_switch_off()
        cls.come_back()
        cls.give_one_up()

    @classmethod
    def open_desk(cls):
        desk = cls.town.open_desk("--printer", cls.tray.address)
        desk.start_work()
        return desk

    @classmethod
    def print_certificate(cls, desk):
        """From "recorded" to the tap that prints."""
        cls.line.vaccinate(desk)
        began = time.monotonic()
        desk.tap("record.certificate")
        desk.await_view("certificate")
        desk.tap("certificate.print")
        return began

    @classmethod
    def go_on(cls, desk):
        """Once the printer has it, to the next person."""
        desk.until(lambda: "certificate.print_again" in desk.targets, "the printer to have it")
        desk.next_person()

    @classmethod
    def print_one(cls):
        cls.desk = cls.open_desk()
        began = cls.print_certificate(cls.desk)
        until(cls.tray.printed, "the first certificate")
        cls.seconds = time.monotonic() - began
        cls.first = list(cls.tray.printed())
        cls.go_on(cls.desk)
        cls.desk.await_view("scan")
        cls.desk.until(lambda: not cls.desk.has("scan.papers"), "nothing to wait for the printer")

    @classmethod
    def jam_and_switch_off(cls):
        cls.tray.happens("media-jam")
        cls.print_certificate(cls.desk)
        cls.go_on(cls.desk)
        cls.desk.until(lambda: cls.desk.has("scan.papers"), "the list of what waits")
        time.sleep(2)  # The printer has the job.
        cls.while_jammed = list(cls.tray.printed())
        cls.desk.process.kill()
        cls.desk.process.wait(60)

    @classmethod
    def come_back(cls):
        cls.desk = cls.open_desk()
        cls.addClassCleanup(lambda: cls.desk.close())
        cls.tray.is_mended("media-jam")
        until(lambda: len(cls.tray.printed()) > 1, "the second certificate")
        cls.desk.until(lambda: not cls.desk.has("scan.papers"), "nothing to wait any more")
        cls.after_the_jam = list(cls.tray.printed())

    @classmethod
    def give_one_up(cls):
        cls.tray.happens("media-empty")
        cls.print_certificate(cls.desk)
        cls.go_on(cls.desk)
        cls.desk.tap("scan.papers")
        cls.desk.await_view("papers")
        cls.desk.tap("papers.drop 1")
        cls.desk.until(lambda: not cls.desk.has("papers.drop 1"), "the paper to be gone")
        cls.desk.tap("papers.back")
        cls.tray.is_mended("media-empty")
        time.sleep(2)
        cls.in_the_end = list(cls.tray.printed())

    def test_a_certificate_comes_out_as_it_was_recorded(self):
        print(f"\nfrom recorded to paper, two taps between: {self.seconds:.2f} s", flush=True)
        self.assertEqual(len(self.first), 1)
        self.assertIn(LOT, text_of(self.first[0]))
        self.assertIn("記録番号", text_of(self.first[0]))

    def test_what_jams_while_the_terminal_is_switched_off_comes_out_once(self):
        self.assertEqual(len(self.while_jammed), 1)
        self.assertEqual(len(self.after_the_jam), 2)
        self.assertNotEqual(text_of(self.after_the_jam[0]), text_of(self.after_the_jam[1]))

    def test_what_was_given_up_does_not_come_out(self):
        self.assertEqual(self.in_the_end, self.after_the_jam)


if __name__ == "__main__":
    unittest.main(verbosity=2)
