"""People of the made-up city who are given a birth date and earlier doses of their own, so that a
test knows beforehand what the rules say of each."""

import csv
import glob
import os
import unicodedata

BORN = "1970-04-12"
# Of somebody who may be vaccinated on 2022-12-01, whichever dose is next: the first so many.
EARLIER = ["2021-07-01", "2021-07-29", "2022-02-10", "2022-07-20"]


class Visitor:
    """`picture` shows the voucher with the eighteen digits of `digits`."""

    def __init__(self, picture, digits, row):
        self.picture, self.digits, self.row = picture, digits, row

    def for_dose(self, number):
        """The same voucher for another dose: only a hand scanner shows it."""
        return self.digits[:1] + str(number) + self.digits[2:]


class Cast:
    """Hands out one voucher of the city after the other. What is changed is written by `write`."""

    def __init__(self, files):
        self.files = files
        self.columns, rows = read(self.path("roster"))
        self.dose_columns, self.doses = read(self.path("doses"))
        self.roster = {row["voucher_number"]: row for row in rows}
        pictures = sorted(glob.glob(os.path.join(files, "vouchers", "*.png")))
        self.vouchers = [(picture, digits_of(picture)) for picture in pictures]

    def path(self, name):
        return os.path.join(self.files, name + ".csv")

    def somebody(self, born=BORN, doses=None):
        """The next voucher's owner, born then, with doses on those days or as fits the voucher."""
        picture, digits = self.vouchers.pop(0)
        row = self.roster[digits[8:]]
        row.update(birth_date=born, resident_since="", groups="")
        if doses is None:
            doses = EARLIER[:int(digits[1]) - 1]
        self.doses = [dose for dose in self.doses if dose["resident_id"] != row["resident_id"]]
        self.give(row, doses)
        return Visitor(picture, digits, row)

    def give(self, row, days):
        for number, day in enumerate(days, 1):
            self.doses.append({"resident_id": row["resident_id"], "date": day,
                               "product": "comirnaty", "dose_number": str(number), "lot": "XX9100",
                               "venue": "見本会場", "doctor": "見本　医師"})

    def everybody(self, dose):
        """All residents, each with the doses before that one; vouchers without pictures."""
        self.doses, visitors = [], []
        for row in self.roster.values():
            row.update(birth_date=BORN, resident_since="", groups="")
            self.give(row, EARLIER[:dose - 1])
            digits = f"1{dose}{row['municipality']}{row['voucher_number']}"
            visitors.append(Visitor(None, digits, row))
        return visitors

    def nobody(self):
        """The next voucher, whose owner is not in the roster."""
        picture, digits = self.vouchers.pop(0)
        row = self.roster.pop(digits[8:])
        self.doses = [dose for dose in self.doses if dose["resident_id"] != row["resident_id"]]
        return Visitor(picture, digits, row)

    def reissue(self, visitor, number):
        """Gives the visitor another number; the old voucher is void once the roster is taken in."""
        self.roster[visitor.row["voucher_number"]]["voucher_number"] = number

    def write(self):
        write(self.path("roster"), self.columns, self.roster.values())
        write(self.path("doses"), self.dose_columns, self.doses)


def keys_of(kana):
    """The keys on the screen that type a name: marks and small kana have a key of their own."""
    small = dict(zip("ァィゥェォッャュョ", "アイウエオツヤユヨ"))
    for character in unicodedata.normalize("NFKC", kana):
        if character.isspace():
            yield "keys.space"
            continue
        base, *mark = unicodedata.normalize("NFD", small.get(character, character))
        yield "key " + (base if base == "ー" else chr(ord(base) - 0x60))
        if character in small:
            yield "key ゛"
        elif mark:
            yield "key ゛" if mark[0] == "\u3099" else "key ゜"
            if base == "ツ":
                yield "key ゛"


def digits_of(picture):
    with open(picture[:-4] + ".txt", encoding="utf-8") as text:
        return text.read().strip()


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        return reader.fieldnames, list(reader)


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
