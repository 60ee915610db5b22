"""What the ledger must hold of somebody, asked at the terminal."""

from town import LOT


class Books:
    """A part of tests. `town` is theirs, and `ended`: how many doses of that day count, by digits."""

    def given(self, digits):
        return [dose["dose"] for dose in self.town.shown(digits)["doses"] if dose["given_here"]]

    def assert_one_dose(self, digits, lot=LOT):
        doses = self.given(digits)
        self.assertEqual([(dose["lot"], dose["date"]) for dose in doses], [(lot, "2022-12-01")])
        self.ended[digits] = 1
        return doses[0]

    def assert_no_dose(self, digits, outcome=None, reason=None):
        """And no word of screening but this one; nobody is left checked in."""
        person = self.town.shown(digits)
        self.assertEqual([dose for dose in person["doses"] if dose["given_here"]], [])
        said = [(one["outcome"], one["reason"]) for one in person["screenings"]]
        self.assertEqual(said, [(outcome, reason)] if outcome else [])
        self.assertEqual([one for one in person["check_ins"] if not one["ended"]], [])
        self.ended[digits] = 0
        return person

    def assert_unknown(self, digits):
        done = self.town.ended("uketsuke", "show", digits, "--data", self.town.terminal)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
