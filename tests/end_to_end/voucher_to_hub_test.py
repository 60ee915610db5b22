"""One voucher from paper to hub: a real hub process, a real terminal in a real window under Xvfb, a picture
through the camera pipeline and real pointer events. Then the terminal's database, the certificate's text and
the hub's copy are compared, and every file left behind is searched for what identifies anybody of the city.

    voucher_to_hub_test.py BIN_DIR SOURCE_DIR
"""

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "kiosk"))
from tour import Desk, Lost  # noqa: E402
from town import NOW, Town  # noqa: E402

LOT = "XX9001"


class VoucherToHub(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(BIN)
        cls.addClassCleanup(cls.town.close)
        cls.town.enrol(cls.town.terminal, "受付1")
        shutil.copy(f"{cls.town.files}/city.json", cls.town.terminal)
        cls.certificate = os.path.join(cls.town.folder, "certificate.pdf")
        cls.digits, cls.entry = cls.vaccinate_somebody()

    @classmethod
    def vaccinate_somebody(cls):
        town = cls.town
        desk = Desk(f"{BIN}/uketsuke", ["--data", town.terminal, "--print-to", cls.certificate, "--now", NOW, "--staff",
                                        "見本 職員", "--venue", "見本会場", "--doctor", "見本 医師", "--product",
                                        "comirnaty-ba45", "--lot", LOT, "--expiry", "2023-05-31"],
                    os.path.join(town.folder, "trace"), os.path.join(town.folder, "camera"))
        cls.trace = os.path.join(town.folder, "trace")
        try:
            desk.start_work()
            digits = cls.visit(desk)
            desk.tap("record.certificate")
            desk.await_view("certificate")
            desk.tap("certificate.print")
            desk.until(lambda: os.path.exists(cls.certificate), "the certificate")
            desk.next_person()
            desk.until(lambda: desk.unsent == 0, "the hub to take every record")
            return digits, desk.recorded[-1]
        finally:
            desk.close()

    @classmethod
    def visit(cls, desk):
        """The first voucher whose person may be vaccinated today, up to the screen that says recorded."""
        for picture, digits in cls.town.vouchers():
            if desk.scan(picture) != "who_is_it":
                desk.tap(next(name for name in ("reading.again", "visit.next_person", "trouble.back") if desk.has(name)))
                continue
            desk.confirm_person()
            if not desk.has("verdict.to_screening"):
                desk.next_person()
                continue
            desk.tap("verdict.to_screening")
            if desk.has("screening.doctor_says_yes"):
                desk.tap("screening.doctor_says_yes")
            desk.tap("screening.vaccinate")
            desk.await_view("lot_check")
            desk.tap("site left_upper_arm")
            desk.tap("vial.compared")
            desk.tap("vial.record")
            desk.await_view("recorded")
            return digits
        raise Lost("nobody of the made-up city may be vaccinated today")

    def resident(self):
        return next(row for row in self.town.roster() if row["voucher_number"] == self.digits[8:])

    def test_the_terminals_record_is_whole_and_names_the_person_of_that_day(self):
        person = json.loads(self.town.run("uketsuke", "show", self.digits, "--data", self.town.terminal))
        given = [dose for dose in person["doses"] if dose["given_here"]]
        self.assertEqual([dose["entry"] for dose in given], [self.entry])
        dose = given[0]["dose"]
        self.assertEqual(dose["date"], "2022-12-01")
        self.assertEqual(dose["lot"], LOT)
        self.assertEqual(dose["product"], "comirnaty-ba45")
        self.assertEqual(dose["doctor"], "見本 医師")
        self.assertEqual(dose["recorder"], "見本 職員")
        self.assertEqual(dose["venue"], "見本会場")
        self.assertEqual(dose["voucher_line"], self.digits)
        self.assertEqual(dose["dose_number"], len(person["doses"]))
        self.assertEqual(dose["name"], self.resident()["name"])
        self.assertEqual(dose["birth_date"], self.resident()["birth_date"])
        self.assertTrue(dose["rule_version"])
        self.assertGreater(dose["volume_ul"], 0)

    def test_the_hub_holds_the_same_record(self):
        here = self.town.run("uketsuke", "show", self.digits, "--data", self.town.terminal)
        self.assertEqual(self.town.run("uketsuke-hub", "show", self.digits, "--data", self.town.hub), here)

    def test_another_terminal_learns_of_the_dose(self):
        second = os.path.join(self.town.folder, "second")
        self.town.enrol(second, "受付2")
        here = self.town.run("uketsuke", "show", self.digits, "--data", self.town.terminal)
        self.assertEqual(self.town.run("uketsuke", "show", self.digits, "--data", second), here)

    def test_chains_hold_and_tables_say_what_they_say_on_both_sides(self):
        for program, data in (("uketsuke", self.town.terminal), ("uketsuke-hub", self.town.hub)):
            self.assertGreater(json.loads(self.town.run(program, "verify", "--json", "--data", data))["verified"], 100)
            self.assertEqual(json.loads(self.town.run(program, "rebuild", "--json", "--data", data))["rebuild"], "identical")

    def test_the_certificate_says_what_was_recorded(self):
        text = subprocess.run(["pdftotext", "-layout", self.certificate, "-"], check=True, capture_output=True,
                              text=True).stdout
        squeezed = re.sub(r"\s", "", text)
        self.assertIn(re.sub(r"\s", "", self.resident()["name"]), squeezed)
        self.assertIn(LOT, squeezed)
        self.assertIn("令和4年12月1日", squeezed)
        self.assertIn("＊", squeezed)
        fonts = subprocess.run(["pdffonts", self.certificate], check=True, capture_output=True, text=True).stdout
        for line in fonts.splitlines()[2:]:
            self.assertIn(" yes ", line, "a font is not embedded")

    def test_nothing_that_was_left_behind_names_anybody(self):
        secrets = set()
        for row in self.town.roster():
            secrets.update(row[column] for column in ("name", "address", "birth_date", "voucher_number", "resident_id"))
            secrets.update((row["kana"], unicodedata.normalize("NFKC", row["kana"])))
        secrets = [secret.encode() for secret in secrets if len(secret) >= 4]
        searched = 0
        for top in (self.town.terminal, self.town.hub, self.trace):
            for folder, _, names in os.walk(top) if os.path.isdir(top) else [(os.path.dirname(top), [], [os.path.basename(top)])]:
                for name in names:
                    path = os.path.join(folder, name)
                    if not os.path.isfile(path):
                        continue
                    with open(path, "rb") as file:
                        content = file.read()
                    searched += 1
                    found = [secret for secret in secrets if secret in content]
                    self.assertEqual(found, [], path)
        self.assertGreaterEqual(searched, 5)


if __name__ == "__main__":
    unittest.main(verbosity=2)
