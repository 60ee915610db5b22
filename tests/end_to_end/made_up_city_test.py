"""`uketsuke-hub demo-city` as a process: the files of the Satsumasendai preset, counted as a stranger would count
them, and wishes that contradict each other.

    made_up_city_test.py BIN_DIR SOURCE_DIR
"""

import csv
import datetime
import json
import os
import subprocess
import sys
import tempfile
import unittest
from collections import Counter

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
COUNTED_ON = datetime.date(2022, 12, 1)


def demo_city(*arguments):
    return subprocess.run([f"{BIN}/uketsuke-hub", "demo-city", "--json", *arguments], capture_output=True, text=True,
                          timeout=600, check=False)


def age_on(day, born):
    """年齢計算ニ関スル法律: a year of life is complete on the day before the birthday."""
    day += datetime.timedelta(days=1)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read(file):
    with open(file, "rb") as opened:
        return opened.read()


class Satsumasendai(unittest.TestCase):
    """Seed 003, section 5 (population) and section 6, tables 1 and 2."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = os.path.join(folder.name, "city")
        done = demo_city("--preset", "satsumasendai", "--vouchers", "2", "--out", cls.folder)
        assert done.returncode == 0, done.stderr
        cls.said = json.loads(done.stdout)
        cls.roster, cls.doses, cls.former = (cls.rows(name) for name in ("roster", "doses", "former_doses"))

    @classmethod
    def rows(cls, name):
        with open(os.path.join(cls.folder, name + ".csv"), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_population_and_elderly(self):
        self.assertEqual(self.said["residents"], 92_292)
        self.assertEqual(len(self.roster), 92_292)
        ages = [age_on(COUNTED_ON, datetime.date.fromisoformat(row["birth_date"])) for row in self.roster]
        self.assertEqual(sum(age >= 65 for age in ages), 30_367)

    def test_everybody_has_a_number_of_their_own_and_every_dose_a_person(self):
        residents = {row["resident_id"] for row in self.roster}
        self.assertEqual(len(residents), 92_292)
        self.assertEqual(len({row["voucher_number"] for row in self.roster}), 92_292)
        self.assertEqual({row["municipality"] for row in self.roster}, {"462152"})
        self.assertTrue({row["resident_id"] for row in self.doses} <= residents)
        self.assertEqual(len(self.doses), self.said["doses"])

    def test_doses_by_row_of_table_one(self):
        born = {row["resident_id"]: datetime.date.fromisoformat(row["birth_date"]) for row in self.roster}
        given = Counter()
        for dose in self.doses:
            age = age_on(COUNTED_ON, born[dose["resident_id"]])
            given["infant" if age < 5 else "child" if age < 12 else "adult", int(dose["dose_number"])] += 1
            given["omicron"] += "-ba" in dose["product"]
        self.assertEqual([given["infant", number] for number in (1, 2, 3)], [26, 0, 0])
        self.assertEqual([given["child", number] for number in (1, 2, 3)], [1_450, 1_382, 424])
        self.assertEqual([given["adult", number] for number in (1, 2)], [75_225, 74_990])
        self.assertEqual(given["omicron"], 20_318)

    def test_first_and_second_doses_of_table_two_count_the_dead_as_well(self):
        everybody = self.doses + self.former
        city = [dose for dose in everybody if dose["venue"].startswith("見本市")]
        for number, all_of_them, at_city_sites in (("1", 78_235, 11_893), ("2", 77_782, 11_779)):
            self.assertEqual(sum(dose["dose_number"] == number for dose in everybody), all_of_them)
            self.assertEqual(sum(dose["dose_number"] == number for dose in city), at_city_sites)

    def test_two_vouchers_were_drawn(self):
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder, "vouchers"))), ["001.png", "001.txt", "002.png", "002.txt"])
        self.assertTrue(read(os.path.join(self.folder, "vouchers.pdf")).startswith(b"%PDF-"))


class Wishes(unittest.TestCase):
    def test_that_contradict_each_other_are_refused_and_nothing_is_written(self):
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "city")
            for wish in (("--preset", "elsewhere"), ("--city", "elsewhere"), ("--city", "absent/city.toml"),
                         ("--preset", "satsumasendai", "--city", "satsumasendai"),
                         ("--preset", "satsumasendai", "--residents", "10"), ("--preset", "satsumasendai", "--today", "2022-12-02"), ("--residents", "0x"), ("--vouchers", "-1"),
                         ("--municipality", "462153"), ("--today", "2022-02-30")):
                done = demo_city("--out", out, *wish)
                self.assertIn(done.returncode, (1, 2), wish)
                self.assertFalse(os.path.exists(out), wish)

    def test_that_are_equal_make_equal_cities(self):
        with tempfile.TemporaryDirectory() as folder:
            cities = [os.path.join(folder, name) for name in ("one", "two")]
            for city in cities:
                self.assertEqual(demo_city("--residents", "40", "--vouchers", "1", "--seed", "3", "--out", city).returncode, 0)
            for name in ("roster.csv", "doses.csv", "vouchers.pdf", "vouchers/001.png"):
                one, two = (read(os.path.join(city, name)) for city in cities)
                self.assertEqual(one, two, name)

    def test_name_what_there_is(self):
        with tempfile.TemporaryDirectory() as folder:
            done = demo_city("--preset", "elsewhere", "--out", os.path.join(folder, "city"))
            self.assertIn("satsumasendai", json.loads(done.stdout)["error"]["next"]["en"])
        helped = subprocess.run([f"{BIN}/uketsuke-hub", "demo-city", "--help"], capture_output=True, text=True, check=True)
        for word in ("assets/demo", "sync/city/README.md", "Example: "):
            self.assertIn(word, helped.stdout)


class CityFile(unittest.TestCase):
    """A file of one's own, as assets/demo/satsumasendai.toml."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = os.path.join(folder.name, "city")
        self.file = os.path.join(folder.name, "mine.toml")
        with open(f"{SOURCE}/assets/demo/satsumasendai.toml", encoding="utf-8") as shipped:
            self.text = shipped.read()

    def write(self, old, new):
        self.assertIn(old, self.text)
        self.text = self.text.replace(old, new)
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(self.text)

    def test_says_who_lives_there_and_when(self):
        self.write('municipality = "462152"', 'municipality = "442054"')
        self.write("today = 2022-12-01", "today = 2022-11-01")
        done = demo_city("--city", self.file, "--residents", "60", "--vouchers", "1", "--out", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(self.out, "roster.csv"), encoding="utf-8") as file:
            self.assertEqual({row["municipality"] for row in csv.DictReader(file)}, {"442054"})
        with open(os.path.join(self.out, "doses.csv"), encoding="utf-8") as file:
            self.assertLess(max(row["date"] for row in csv.DictReader(file)), "2022-11-01")
        with open(os.path.join(self.out, "city.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file)["municipality"], "442054")

    def test_with_an_error_is_refused_with_line_and_key_and_nothing_is_written(self):
        self.write("per_mille = 750", "per_mille = 7_500")
        line = 1 + self.text[:self.text.index("per_mille = 7_500")].count("\n")
        for option in ("--city", "--preset"):
            done = demo_city(option, self.file, "--out", self.out)
            self.assertEqual(done.returncode, 1, option)
            error = json.loads(done.stdout)["error"]
            self.assertEqual(error["code"], "city.flaws")
            self.assertIn(f"{self.file}:{line}: original_boosters.per_mille: ", error["what"]["en"])
            self.assertFalse(os.path.exists(self.out), option)


if __name__ == "__main__":
    unittest.main(verbosity=2)
