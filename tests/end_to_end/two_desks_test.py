"""Two desks and one person: two terminals in windows of their own at one site hub, which has a line
to the city's. The same voucher is shown at both within a second: one desk goes on, the other says
so, and there is one dose, on every machine.

    two_desks_test.py BIN_DIR SOURCE_DIR
"""

import json
import os
import subprocess
import sys
import threading
import time
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "kiosk"))
from cast import Cast  # noqa: E402
from scanner import HandScanner  # noqa: E402
from town import Town  # noqa: E402

PEOPLE = 4


class Post:
    """A terminal of the site with its display, its hand scanner and its data."""

    def __init__(self, town, site, name):
        self.name, self.data = name, os.path.join(town.folder, name)
        said = town.run("uketsuke-hub", "enrol", "--data", site.data, "--name", name, "--json")
        town.run("uketsuke", "enrol", "--data", self.data, "--hub", site.url, "--code",
                 json.loads(said)["code"], "--name", name, "--now", town.now())
        town.run("uketsuke", "sync", "--data", self.data, "--now", town.now())
        display = town.start_display()
        self.scanner = HandScanner(display)
        self.desk = town.open_desk_of(self.data, name, dict(town.environment, DISPLAY=display))
        self.desk.start_work()

    def close(self):
        self.desk.close()
        self.scanner.close()


class Site:
    """The hub of the site."""

    def __init__(self, town):
        self.data = os.path.join(town.folder, "site")
        said = town.run("uketsuke-hub", "enrol", "--site-hub", "--data", town.hub, "--json")
        with open(town.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [f"{BIN}/uketsuke-hub", "serve", "--data", self.data, "--listen", "127.0.0.1:0",
                 "--json", "--now", town.now(), "--upstream", town.url, "--code",
                 json.loads(said)["code"]],
                stdout=subprocess.PIPE, stderr=log, text=True, env=town.environment)
        self.url = json.loads(self.process.stdout.readline())["listening"]

    def close(self):
        self.process.terminate()
        self.process.wait(60)
        self.process.stdout.close()


def at_once(*actions):
    """Each on a thread of its own; the seconds until the last has ended."""
    began, failed = time.monotonic(), []

    def run(action):
        try:
            action()
        except Exception as error:  # Told below, on the thread of the test.
            failed.append(error)

    threads = [threading.Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return time.monotonic() - began


class TwoDesks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(BIN, residents=40, vouchers=1, prepare=cls.write_cast)
        cls.addClassCleanup(cls.town.close)
        cls.site = Site(cls.town)
        cls.addClassCleanup(cls.site.close)
        cls.await_roster_at_site()
        cls.posts = []
        for name in ("受付1", "受付2"):
            cls.posts.append(Post(cls.town, cls.site, name))
            cls.addClassCleanup(cls.posts[-1].close)

    @classmethod
    def write_cast(cls, town):
        cast = Cast(town.files)
        cls.people = cast.everybody(dose=4)[:PEOPLE]
        cast.write()

    @classmethod
    def await_roster_at_site(cls):
        end = time.monotonic() + 60
        entries = {}
        while time.monotonic() < end:
            for data in (cls.town.hub, cls.site.data):
                said = cls.town.ended("uketsuke-hub", "status", "--json", "--data", data)
                entries[data] = json.loads(said.stdout)["entries"] if said.returncode == 0 else None
            if entries[cls.site.data] and entries[cls.site.data] >= entries[cls.town.hub]:
                return
            time.sleep(0.2)
        raise AssertionError(f"the site hub does not get the city's records: {entries}")

    def given(self, program, data, digits):
        person = json.loads(self.town.run(program, "show", digits, "--data", data))
        return [dose["entry"] for dose in person["doses"] if dose["given_here"]]

    def present_at_both(self, digits):
        """Scanned and confirmed at both at once. The desk that goes on, and the other."""
        first, second = self.posts
        at_once(*(lambda post=post: post.scanner.scan(digits) for post in self.posts))
        for post in self.posts:
            post.desk.await_view("who_is_it")
        seconds = at_once(*(lambda post=post: post.desk.confirm_identity()
                            for post in self.posts))
        print(f"\nconfirmed at both desks within {seconds:.2f} s", flush=True)

        def settled():
            second.desk.look()
            return {first.desk.view, second.desk.view} == {"verdict", "elsewhere"}
        first.desk.until(settled, "one desk to go on and the other to say so")
        return (first, second) if first.desk.view == "verdict" else (second, first)

    def vaccinate(self, desk):
        desk.tap("verdict.to_screening")
        desk.answer_form()
        desk.tap("screening.vaccinate")
        desk.await_view("lot_check")
        desk.tap("site left_upper_arm")
        desk.tap("vial.record")
        desk.await_view("recorded")
        desk.next_person()

    def assert_one_dose_everywhere(self, digits):
        places = [("uketsuke", post.data) for post in self.posts]
        places += [("uketsuke-hub", self.site.data), ("uketsuke-hub", self.town.hub)]
        end = time.monotonic() + 60
        while time.monotonic() < end:
            given = [self.given(program, data, digits) for program, data in places]
            if all(given):
                break
        self.assertEqual([len(entries) for entries in given], [1] * len(places))
        self.assertEqual(len({entries[0] for entries in given}), 1)

    def test_one_goes_on_and_the_other_says_so_and_there_is_one_dose(self):
        for visitor in self.people[:2]:
            going_on, other = self.present_at_both(visitor.digits)
            other.desk.tap("visit.next_person")
            other.desk.await_view("scan")
            self.vaccinate(going_on.desk)
            self.assert_one_dose_everywhere(visitor.digits)
            # Shown there once more: vaccinated today.
            other.scanner.scan(visitor.digits)
            other.desk.await_view("who_is_it")
            other.desk.confirm_person()
            self.assertFalse(other.desk.has("verdict.to_screening"))
            other.desk.next_person()

    def test_the_desk_that_takes_over_records_and_the_first_is_stopped(self):
        visitor = self.people[2]
        going_on, other = self.present_at_both(visitor.digits)
        other.desk.tap("elsewhere.take_over")
        other.desk.await_view("verdict")
        going_on.desk.await_view("elsewhere")
        going_on.desk.tap("visit.next_person")
        going_on.desk.await_view("scan")
        self.vaccinate(other.desk)
        self.assert_one_dose_everywhere(visitor.digits)

    def test_the_next_person_is_served_at_either_desk(self):
        visitor = self.people[3]
        post = self.posts[1]
        post.scanner.scan(visitor.digits)
        post.desk.await_view("who_is_it")
        post.desk.confirm_person()
        self.vaccinate(post.desk)
        self.assert_one_dose_everywhere(visitor.digits)
        said = self.town.run("uketsuke-hub", "show", visitor.digits, "--data", self.town.hub)
        self.assertEqual(json.loads(said)["findings"], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
