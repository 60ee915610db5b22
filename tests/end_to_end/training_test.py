"""訓練: a hub and a terminal for practising beside those of work, as real processes. Neither lets the other's in,
whoever tries, and every view of the training says what it is.

    training_test.py BIN_DIR SOURCE_DIR
"""

import json
import os
import subprocess
import sys
import unittest

BIN, SOURCE = sys.argv[1:3]
del sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "kiosk"))
from town import MUNICIPALITY, NOW, Town  # noqa: E402

AMBER = (255, 196, 57)  # About: the frame round every view.
NEAR = 40


def pixel(picture, x, y):
    shown = subprocess.run(["convert", picture, "-format", f"%[fx:int(255*u.p{{{x},{y}}}.r)],%[fx:int(255*u.p{{{x},{y}}}.g)],"
                            f"%[fx:int(255*u.p{{{x},{y}}}.b)]", "info:"], capture_output=True, text=True, check=True)
    return tuple(int(part) for part in shown.stdout.split(","))


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(BIN)
        cls.addClassCleanup(cls.town.close)
        cls.practice = os.path.join(cls.town.folder, "practice_hub")
        cls.town.run("uketsuke-hub", "import-roster", f"{cls.town.files}/roster.csv", "--data", cls.practice, "--training",
                     "--municipality", MUNICIPALITY, "--now", NOW)
        cls.town.run("uketsuke-hub", "publish", "satsumasendai-2022-12", "--data", cls.practice, "--now", NOW)
        with open(cls.town.log, "a", encoding="utf-8") as log:
            cls.process = subprocess.Popen([f"{BIN}/uketsuke-hub", "serve", "--data", cls.practice, "--listen", "127.0.0.1:0",
                                            "--json", "--now", cls.town.now()], stdout=subprocess.PIPE, stderr=log, text=True,
                                           env=cls.town.environment)
        cls.addClassCleanup(cls.stop)
        cls.url = json.loads(cls.process.stdout.readline())["listening"]

    @classmethod
    def stop(cls):
        cls.process.terminate()
        cls.process.wait(30)
        cls.process.stdout.close()

    def code(self, hub):
        return json.loads(self.town.run("uketsuke-hub", "enrol", "--data", hub, "--name", "端末", "--json"))["code"]

    def enrol(self, terminal, hub, url, *more):
        return self.town.ended("uketsuke", "enrol", "--data", os.path.join(self.town.folder, terminal), "--hub", url, "--code",
                               self.code(hub), "--name", "端末", "--json", "--now", NOW, *more)

    def test_a_terminal_for_training_is_not_let_in_by_the_citys_hub_nor_one_of_work_by_a_training_hub(self):
        before = self.town.run("uketsuke-hub", "status", "--data", self.town.hub, "--json")
        for refused in (self.enrol("apprentice", self.town.hub, self.town.url, "--training"),
                        self.enrol("worker", self.practice, self.url)):
            self.assertEqual(refused.returncode, 1)
            self.assertIn("enrol.training", refused.stdout + refused.stderr)
        after = self.town.run("uketsuke-hub", "status", "--data", self.town.hub, "--json")
        self.assertEqual(json.loads(before)["entries"], json.loads(after)["entries"])

    def test_a_folder_of_work_is_never_made_one_for_training(self):
        self.assertEqual(self.enrol("at_work", self.town.hub, self.town.url).returncode, 0)
        again = self.enrol("at_work", self.practice, self.url, "--training")
        self.assertEqual(again.returncode, 1)
        self.assertIn("training.work_folder", again.stdout + again.stderr)

    def test_two_for_training_join_and_every_view_says_so(self):
        self.assertEqual(self.enrol("pupil", self.practice, self.url, "--training").returncode, 0)
        data = os.path.join(self.town.folder, "pupil")
        self.town.run("uketsuke", "sync", "--data", data, "--now", NOW)
        desk = self.town.open_desk_of(data, "_pupil", self.town.environment)
        try:
            for begin in (lambda: desk.await_view("start_of_work"), desk.start_work):
                begin()
                picture = os.path.join(self.town.folder, "training.png")
                desk.screenshot(picture)
                colour = pixel(picture, 20, 4)
                self.assertTrue(all(abs(a - b) < NEAR for a, b in zip(colour, AMBER)), colour)
        finally:
            desk.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
