"""The terminal in its window, at work: commands that come in by its door, a second terminal on the same data
folder, a power cut at every numbered step of recording, and a hub that is away.

    terminal_at_work_test.py BIN_DIR SOURCE_DIR
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "kiosk"))
from reception import Reception  # noqa: E402
from town import NOW, Town  # noqa: E402

LAST_STEP = 6  # RecordStep::committed: on disk, and not yet shown.
TOWN = None
RECEPTION = None


def setUpModule():
    global TOWN, RECEPTION
    TOWN = Town(BIN, residents=80, vouchers=12)
    unittest.addModuleCleanup(TOWN.close)
    TOWN.enrol(TOWN.terminal, "受付1")
    shutil.copy(f"{TOWN.files}/city.json", TOWN.terminal)
    RECEPTION = Reception(TOWN.vouchers())


class Door(unittest.TestCase):
    """Only the running terminal can open its store: whatever is answered here, it has answered."""

    @classmethod
    def setUpClass(cls):
        cls.desk = TOWN.open_desk()
        cls.addClassCleanup(cls.desk.close)
        cls.desk.start_work()
        cls.digits = RECEPTION.vaccinate(cls.desk)
        cls.entry = cls.desk.until(lambda: cls.desk.recorded, "the record")[-1]
        cls.desk.next_person()

    def ask(self, command, *arguments, status=0):
        return json.loads(TOWN.run("uketsuke", command, "--json", "--data", TOWN.terminal, *arguments, status=status))

    def test_status_is_what_the_window_says(self):
        self.desk.until(lambda: self.desk.unsent == 0, "the hub to take every record")
        status = self.ask("status")
        self.assertTrue(status["enrolled"])
        self.assertEqual(status["hub"], TOWN.url)
        self.assertEqual(status["unsent"], 0)
        self.assertTrue(status["last_answer"])

    def test_show_gives_the_dose_that_was_just_recorded(self):
        given = [dose["entry"] for dose in TOWN.shown(self.digits)["doses"] if dose["given_here"]]
        self.assertEqual(given, [self.entry])

    def test_chains_hold_and_tables_are_identical(self):
        self.assertGreater(self.ask("verify")["verified"], 80)
        self.assertEqual(self.ask("rebuild"), {"rebuild": "identical"})

    def test_an_exchange_can_be_asked_for(self):
        self.assertEqual(self.ask("sync")["unsent"], 0)

    def test_a_voucher_of_nobody_is_a_refusal(self):
        done = TOWN.ended("uketsuke", "show", "134621529999999999", "--data", TOWN.terminal)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertTrue(done.stderr)

    def test_while_the_terminal_stands_still_nobody_else_answers(self):
        self.desk.process.send_signal(signal.SIGSTOP)
        try:
            asked = subprocess.Popen([f"{BIN}/uketsuke", "status", "--json", "--data", TOWN.terminal], text=True,
                                     stdout=subprocess.PIPE, env=TOWN.environment)
            with self.assertRaises(subprocess.TimeoutExpired):
                asked.wait(2)
        finally:
            self.desk.process.send_signal(signal.SIGCONT)
        self.assertTrue(json.loads(asked.communicate(timeout=60)[0])["enrolled"])
        self.assertEqual(asked.returncode, 0)

    def test_a_second_terminal_on_the_same_folder_is_refused_and_the_first_works_on(self):
        done = TOWN.ended("uketsuke", "run", "--data", TOWN.terminal)
        self.assertEqual(done.returncode, 3)
        self.assertIn(str(self.desk.process.pid), done.stderr)
        self.assertIn(TOWN.terminal, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertIsNone(self.desk.process.poll())
        self.assertTrue(self.ask("status")["enrolled"])


class Rules(unittest.TestCase):
    """The hub publishes; the terminal at work takes it over between two people."""

    @staticmethod
    def publish(version):
        with open(f"{SOURCE}/assets/programmes/satsumasendai-2022-12.toml", encoding="utf-8") as file:
            text = re.sub('^version = ".*"', f'version = "{version}"', file.read(), count=1, flags=re.M)
        path = os.path.join(TOWN.folder, f"{version}.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        TOWN.publish(path)

    def test_the_next_person_is_judged_by_what_was_published_and_the_dose_names_it(self):
        desk = TOWN.open_desk()
        try:
            desk.start_work()
            before = desk.until(lambda: desk.rules, "the rules")
            self.publish("2099-01")
            TOWN.run("uketsuke", "sync", "--data", TOWN.terminal)
            desk.until(lambda: desk.rules != before, "the new rules")
            self.assertIn(" 2099-01+national-", desk.rules)
            digits = RECEPTION.vaccinate(desk)
        finally:
            desk.close()
        given = [dose["dose"] for dose in TOWN.shown(digits)["doses"] if dose["given_here"]]
        self.assertTrue(given[-1]["rule_version"].startswith("2099-01+national-"))

    def test_a_file_that_the_hub_did_not_publish_is_refused(self):
        for programme, words in ((f"{SOURCE}/assets/programmes/saiki-2022-dose4.toml", "is not used"),
                                 ("saiki-2022-dose4", "has not been published")):
            done = TOWN.ended("uketsuke", "run", "--data", TOWN.terminal, "--programme", programme)
            self.assertEqual(done.returncode, 1)
            self.assertIn(words, done.stderr)


class PowerCut(unittest.TestCase):
    """The terminal stops itself with SIGKILL. What it said is known from the trace of its screens alone."""

    def setUp(self):
        self.desk = None

    def tearDown(self):
        if self.desk:
            self.desk.close()

    def begin(self, *more):
        """A new terminal on the records that the last one left, up to the button that records."""
        self.desk = TOWN.open_desk(*more)
        self.desk.start_work()
        return RECEPTION.bring_to_the_lot(self.desk)

    def given(self, digits):
        """The doses of a person that were given here; chains, signatures and tables hold, whatever happened."""
        TOWN.run("uketsuke", "verify", "--data", TOWN.terminal)
        TOWN.run("uketsuke", "rebuild", "--data", TOWN.terminal)
        return [dose for dose in TOWN.shown(digits)["doses"] if dose["given_here"]]

    def assert_whole(self, dose, digits):
        resident = next(row for row in TOWN.roster() if row["voucher_number"] == digits[8:])
        fact = dose["dose"]
        self.assertEqual((fact["voucher_line"], fact["name"], fact["birth_date"], fact["recorder"]),
                         (digits, resident["name"], resident["birth_date"], "見本 職員"))

    def test_at_every_step_the_dose_is_wholly_there_or_wholly_absent(self):
        for step in range(1, LAST_STEP + 1):
            digits = self.begin("--die-at", str(step))
            self.desk.tap("vial.record")
            self.assertEqual(self.desk.process.wait(60), -signal.SIGKILL)
            self.desk.look()
            self.assertEqual(self.desk.recorded, [])
            doses = self.given(digits)
            self.assertEqual(len(doses), 1 if step == LAST_STEP else 0, f"step {step}")
            for dose in doses:
                self.assert_whole(dose, digits)
        RECEPTION.waiting.pop(0)  # Whose dose is on disk.

    def test_what_the_screen_said_is_recorded_outlives_the_process(self):
        digits = self.begin()
        self.desk.tap("vial.record")
        entry = self.desk.until(lambda: self.desk.recorded, "the record")[-1]
        self.desk.process.kill()
        self.assertEqual(self.desk.process.wait(60), -signal.SIGKILL)
        doses = self.given(digits)
        self.assertEqual([dose["entry"] for dose in doses], [entry])
        self.assert_whole(doses[0], digits)
        RECEPTION.waiting.pop(0)


class AskedToClose(unittest.TestCase):
    def ask(self, *more):
        # The driver of OpenGL is unloaded before leaks are looked for, and what it leaves has no name.
        environment = dict(TOWN.environment, ASAN_OPTIONS="detect_leaks=0")
        desk = TOWN.open_desk_of(TOWN.terminal, "", environment, *more)
        self.addCleanup(desk.close)
        desk.await_view("start_of_work")
        subprocess.run([f"{BIN}/ask_to_close", desk.find_window()], check=True, env=TOWN.environment, timeout=60)
        return desk

    def test_a_window_closes_and_the_terminal_ends_well(self):
        self.assertEqual(self.ask().process.wait(60), 0)

    def test_a_kiosk_stays_and_fills_the_display(self):
        desk = self.ask("--kiosk")
        desk.tap("bar.text_large")  # It goes on working.
        self.assertIsNone(desk.process.poll())
        shown = subprocess.run(["xwininfo", "-id", desk.find_window()], check=True, capture_output=True, text=True,
                               env=TOWN.environment, timeout=60).stdout
        self.assertIn("Width: 1280", shown)
        self.assertIn("Height: 800", shown)


class CarriedByHand(unittest.TestCase):
    """The hub is away: what was recorded goes to it on a stick."""

    @classmethod
    def setUpClass(cls):
        cls.stick = os.path.join(TOWN.folder, "stick")
        os.makedirs(cls.stick, exist_ok=True)
        cls.desk = TOWN.open_desk()
        cls.addClassCleanup(cls.desk.close)
        TOWN.stop_hub()
        cls.addClassCleanup(TOWN.start_hub_again)
        cls.desk.start_work()
        cls.digits = RECEPTION.vaccinate(cls.desk)
        cls.entry = cls.desk.until(lambda: cls.desk.recorded, "the record")[-1]
        cls.desk.next_person()
        cls.saved = json.loads(TOWN.run("uketsuke", "export", "--to", cls.stick, "--json", "--data", TOWN.terminal))

    def take_in(self, file, status=0, hub=None):
        """The lines that the hub says of a file."""
        said = TOWN.run("uketsuke-hub", "import", file, "--json", "--data", hub or TOWN.hub, status=status)
        return [json.loads(line) for line in said.splitlines()]

    def entries(self):
        return json.loads(TOWN.run("uketsuke-hub", "status", "--json", "--data", TOWN.hub))["entries"]

    def test_a_torn_file_and_another_hubs_are_refused_whole(self):
        before = self.entries()
        with open(self.saved["file"], "rb") as file:
            whole = file.read()
        torn = os.path.join(self.stick, "torn")
        for size in range(0, len(whole), len(whole) // 10 + 1):
            with open(torn, "wb") as file:
                file.write(whole[:size])
            self.assertIn(self.take_in(torn, status=1)[0]["error"]["code"], ("bundle.torn", "bundle.foreign"))
        other = os.path.join(TOWN.folder, "other_hub")
        TOWN.run("uketsuke-hub", "import-roster", f"{TOWN.files}/roster.csv", "--data", other, "--municipality", "462152")
        self.assertEqual(self.take_in(self.saved["file"], 1, other)[0]["error"]["code"], "bundle.other_hub")
        self.assertEqual(self.entries(), before)

    def test_an_old_file_is_not_written_over(self):
        refused = TOWN.ended("uketsuke", "export", "--to", self.saved["file"], "--json", "--data", TOWN.terminal)
        self.assertEqual(refused.returncode, 1)
        self.assertEqual(json.loads(refused.stdout)["error"]["code"], "export.exists")

    def test_the_hub_tells_every_fate_and_the_terminal_counts_down_when_it_is_heard_again(self):
        self.assertEqual(self.saved["exported"], self.desk.unsent)
        fates = self.take_in(self.saved["file"])
        self.assertEqual(fates.pop(), {"imported": True, "stored": len(fates), "known": 0, "quarantined": 0, "refused": 0})
        self.assertEqual({fate["fate"] for fate in fates}, {"stored"})
        self.assertIn(self.entry, [f"{fate['device']}/{fate['municipality']}/{fate['sequence']}" for fate in fates])
        again = self.take_in(self.saved["file"])
        self.assertEqual({fate["fate"] for fate in again[:-1]}, {"known"})
        self.assertEqual(TOWN.run("uketsuke-hub", "show", self.digits, "--data", TOWN.hub),
                         TOWN.run("uketsuke", "show", self.digits, "--data", TOWN.terminal))
        self.assertEqual(self.desk.unsent, self.saved["exported"])
        TOWN.start_hub_again()
        second = os.path.join(TOWN.folder, "second")
        TOWN.enrol(second, "受付2")
        relayed = TOWN.run("uketsuke", "import", self.saved["file"], "--json", "--data", second, "--now", NOW)
        self.assertEqual(json.loads(relayed.splitlines()[-1])["known"], self.saved["exported"])
        self.assertEqual(json.loads(TOWN.run("uketsuke", "sync", "--json", "--data", TOWN.terminal))["unsent"], 0)
        self.desk.until(lambda: self.desk.unsent == 0, "nothing to be unsent")
        self.assertEqual(json.loads(TOWN.run("uketsuke", "export", "--to", self.stick, "--json", "--data",
                                             TOWN.terminal))["exported"], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
