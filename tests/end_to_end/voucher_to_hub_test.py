"""One voucher from paper to hub: a real hub process, a real terminal in a real window under Xvfb, a picture
through the camera pipeline and real pointer events. Then the terminal's database, the certificate's text and
the hub's copy are compared, and every file left behind is searched for what identifies anybody of the city.

    voucher_to_hub_test.py BIN_DIR SOURCE_DIR
"""

import datetime
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
from reception import Reception  # noqa: E402
from town import LOT, Town  # noqa: E402


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
        desk = cls.town.open_desk("--print-to", cls.certificate)
        try:
            desk.start_work()
            digits = Reception(cls.town.vouchers()).vaccinate(desk)
            desk.screenshot(os.path.join(cls.town.folder, "recorded.png"))
            desk.tap("record.certificate")
            desk.await_view("certificate")
            desk.tap("certificate.print")
            desk.until(lambda: os.path.exists(cls.certificate), "the certificate")
            desk.next_person()
            desk.until(lambda: desk.unsent == 0, "the hub to take every record")
            return digits, desk.recorded[-1]
        finally:
            desk.close()
            shutil.copytree(cls.town.terminal, os.path.join(cls.town.folder, "as_left"), ignore=shutil.ignore_patterns("socket"))

    def resident(self):
        return next(row for row in self.town.roster() if row["voucher_number"] == self.digits[8:])

    def test_the_terminals_record_is_whole_and_names_the_person_of_that_day(self):
        person = self.town.shown(self.digits)
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
        names = secrets_of(self.town.roster())
        self.assertTrue(named_in(os.path.join(self.town.files, "roster.csv"), names), "the search finds what is there")
        searched = set()
        for folder, below, files in os.walk(self.town.folder):
            if folder == self.town.folder:  # The city's own files, and the voucher that was held up.
                below[:] = [name for name in below if name not in ("files", "camera")]
            for path in (os.path.join(folder, name) for name in files):
                if os.path.isfile(path) and path != self.certificate:
                    self.assertEqual(named_in(path, names), [], path)
                    searched.add(os.path.relpath(path, self.town.folder))
        for left_behind in ("as_left/records.db", "as_left/records.db-wal", "terminal/key.json", "hub/records.db",
                            "hub/records.db-wal", "trace", "log", "recorded.png"):
            self.assertIn(left_behind, searched)


def secrets_of(roster):
    """What identifies anybody of the city, as bytes: names, kana, addresses, numbers, and days of birth in every spelling."""
    secrets = set()
    for row in roster:
        secrets.update(row[column] for column in ("name", "address", "voucher_number", "resident_id"))
        secrets.update((row["kana"], unicodedata.normalize("NFKC", row["kana"])))
        born = datetime.date.fromisoformat(row["birth_date"])
        secrets.update((born.isoformat(), born.strftime("%Y%m%d"), f"{born.year}/{born.month}/{born.day}",
                        f"{born.year}年{born.month}月{born.day}日", in_the_japanese_calendar(born)))
    return [secret.encode() for secret in secrets if len(secret) >= 4]


def in_the_japanese_calendar(day):
    first_days = (("令和", datetime.date(2019, 5, 1)), ("平成", datetime.date(1989, 1, 8)),
                  ("昭和", datetime.date(1926, 12, 25)), ("大正", datetime.date(1912, 7, 30)), ("明治", datetime.date(1868, 1, 25)))
    era, first = next((era, first) for era, first in first_days if day >= first)
    year = day.year - first.year + 1
    return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def named_in(path, secrets):
    with open(path, "rb") as file:
        content = file.read()
    return [secret for secret in secrets if secret in content]


if __name__ == "__main__":
    unittest.main(verbosity=2)
