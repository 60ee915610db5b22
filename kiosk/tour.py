"""A hand at the terminal: real pointer events for the guided tour and for the end-to-end test.

Desk starts `uketsuke run --trace FILE` on a display and reads from the trace which view stands and
where its buttons are, so that nothing here knows a position. It waits for what it expects and says
what it saw instead. The trace holds nothing of a person.
"""

import json
import os
import shutil
import subprocess
import sys
import time

PATIENCE_SECONDS = 60
LOST_TO_A_DRAG = 12  # Pixels that a finger goes before it is known to drag.
DEMO_PIN = "4649"  # Of everybody in the made-up city of kiosk/run.


class Lost(Exception):
    """The terminal did not show what was expected."""


class Desk:
    """`log` takes what the terminal prints; the display is that of `environment`."""

    def __init__(self, program, arguments, trace, camera, environment=None, log=None):
        self.trace, self.camera, self.environment = trace, camera, environment
        os.makedirs(camera, exist_ok=True)
        self.take_away()
        open(trace, "w", encoding="utf-8").close()
        self.bytes_read = 0
        self.view, self.targets, self.recorded, self.unsent, self.taps = None, {}, [], None, 0
        self.rules = None
        command = [program, "run", "--trace", trace, "--camera", camera, *arguments]
        self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        self.window = None

    def look(self):
        """Takes in what the trace has said since the last look."""
        with open(self.trace, "rb") as file:
            file.seek(self.bytes_read)
            new = file.read()
        whole = new[:new.rfind(b"\n") + 1]  # The last line may still be on its way.
        self.bytes_read += len(whole)
        for line in whole.splitlines():
            said = json.loads(line)
            if "screen" in said:
                self.view = said["screen"]
                self.targets = {target["id"]: target for target in said["targets"]}
            if "recorded" in said:
                self.recorded.append(said["recorded"])
            if "unsent" in said:
                self.unsent = said["unsent"]
            if "rules" in said:
                self.rules = said["rules"]
            if "taps" in said:
                self.taps = said["taps"]

    def until(self, condition, what, seconds=PATIENCE_SECONDS):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
            found = condition()
            if found:
                return found
            if self.process.poll() is not None:
                raise Lost(f"the terminal ended with {self.process.returncode} while waiting for {what}")
            time.sleep(0.05)
        raise Lost(f"waited for {what}, but the terminal shows {self.view} with {sorted(self.targets)}")

    def await_view(self, *names):
        return self.until(lambda: self.view in names and self.view, " or ".join(names))

    def has(self, target):
        self.look()
        return target in self.targets and self.targets[target]["enabled"]

    def tap(self, target):
        """Moves the pointer to the middle of a button and clicks, once it is there and enabled, and
        waits until the terminal has taken the tap in."""
        self.until(lambda: self.has(target), f"the button {target}")
        box, before = self.targets[target], self.taps
        self.click(int(box["x"] + box["w"] / 2), int(box["y"] + box["h"] / 2))
        self.until(lambda: self.taps > before, f"the tap on {target}")

    def click(self, x, y):
        subprocess.run(["xdotool", "mousemove", "--window", self.find_window(), str(x), str(y),
                        "mousedown", "1", "sleep", "0.05", "mouseup", "1"],
                       check=True, env=self.environment, timeout=PATIENCE_SECONDS)

    def drag(self, x, y, up):
        """Moves a finger up the screen by so many pixels."""
        moves = []
        for step in range(1, 9):
            moves += ["mousemove", str(x), str(y - up * step // 8), "sleep", "0.1"]
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.2", "mousedown", "1",
                        "sleep", "0.2", *moves, "mouseup", "1"],
                       check=True, env=self.environment, timeout=PATIENCE_SECONDS)

    def drag_into_view(self, target):
        """Where an area holds more than it shows; the finger goes between its two columns."""
        self.until(lambda: self.has(target) and self.has("visit.back"), f"the button {target}")
        while self.hidden_by(target) > LOST_TO_A_DRAG:
            before, up = self.targets[target]["y"], min(240, self.hidden_by(target))
            self.drag(640, int(self.targets["visit.back"]["y"]) - 60, up)
            self.until(lambda: self.targets[target]["y"] <= before - up + LOST_TO_A_DRAG,
                       f"{target} to move up")
        self.rest(target)

    def rest(self, target):
        """Until it has moved no more for a while: what is dragged comes to rest a frame later."""
        box = None
        while box != self.targets[target]:
            box = self.targets[target]
            time.sleep(0.3)
            self.look()

    def hidden_by(self, target):
        """So many pixels of the target lie below where the foot of the page begins."""
        box = self.targets[target]
        return int(box["y"] + box["h"] - self.targets["visit.back"]["y"]) + 42

    def find_window(self):
        if self.window is None:
            found = subprocess.run(["xdotool", "search", "--sync", "--name", "Uketsuke"], check=True,
                                   capture_output=True, text=True, env=self.environment,
                                   timeout=PATIENCE_SECONDS)
            self.window = found.stdout.split()[-1]
        return self.window

    def show(self, picture):
        """Holds one voucher, and no other, before the camera."""
        self.clear_camera(os.path.basename(picture))
        held = os.path.join(self.camera, os.path.basename(picture))
        shutil.copy(picture, held + ".part")
        os.rename(held + ".part", held)

    def take_away(self):
        """The camera sees the empty table."""
        table = os.path.join(self.camera, "table.png")
        subprocess.run(["convert", "-size", "1280x720", "xc:#b7b2a8", f"png:{table}.part"], check=True)
        self.clear_camera("table.png.part")
        os.rename(table + ".part", table)

    def clear_camera(self, but):
        for name in os.listdir(self.camera):
            if name != but:
                os.remove(os.path.join(self.camera, name))

    def screenshot(self, file):
        time.sleep(0.6)  # One more frame, and the end of any motion.
        subprocess.run(["import", "-window", self.find_window(), file], check=True,
                       env=self.environment)

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    # The steps of a visit, as a receptionist takes them.

    def start_work(self, pin=None):
        """`pin` is that of the member of staff who is chosen already, where the city lists any."""
        if self.await_view("start_of_work", "sign_in") == "sign_in":
            self.sign_in(pin)
            self.await_view("start_of_work")
        self.tap("start.begin")
        self.await_view("scan")

    def sign_in(self, pin):
        for digit in pin:
            self.tap(f"key {digit}")
        self.tap("sign_in.enter")

    def scan(self, picture):
        self.await_view("scan")
        self.show(picture)
        view = self.await_view("who_is_it", "not_in_roster", "reading_problem", "contradiction", "trouble")
        self.take_away()
        return view

    def next_language(self):
        """Japanese, in simple words, English, and round again."""
        box = self.targets["bar.language"]  # Its words are the next language's.
        self.tap("bar.language")
        self.until(lambda: self.targets["bar.language"] != box, "the next language")

    def confirm_identity(self):
        """By a document; a later desk of the day asks for none."""
        shown = "document health_insurance"
        self.tap(shown if self.has(shown) else "who.confirmed")

    def confirm_person(self):
        self.confirm_identity()
        if self.await_view("verdict", "elsewhere") == "elsewhere":
            # The power went while this very terminal served the person.
            self.tap("elsewhere.go_on")
            self.await_view("verdict")

    def answer_form(self):
        """Nothing unusual on the screening form; the guardian has signed where one must."""
        self.await_view("form")
        if self.has("form.guardian_signed"):
            self.tap("form.guardian_signed")
        self.tap("form.nothing_unusual")
        self.await_view("screening")

    def next_person(self):
        self.tap("visit.next_person")
        self.await_view("scan")


class Album:
    """Numbered pictures of the tour."""

    def __init__(self, desk, folder):
        self.desk, self.folder, self.count = desk, folder, 0

    def take(self, name):
        self.count += 1
        file = os.path.join(self.folder, f"{self.count:02d}-{name}.png")
        self.desk.screenshot(file)
        print(f"  {os.path.relpath(file)}", flush=True)


def visit_until_eligible(desk, album, pictures):
    """Shows vouchers until one of them may be vaccinated today; pictures the first that may not."""
    refused_shown, nobody_shown = False, album.count
    for picture in pictures:
        if desk.scan(picture) != "who_is_it":
            desk.tap(next(name for name in ("reading.again", "visit.next_person", "trouble.back") if desk.has(name)))
            continue
        album_person = album.count == nobody_shown
        if album_person:
            album.take("who-is-it")
        desk.confirm_person()
        if desk.has("verdict.to_screening"):
            album.take("verdict")
            return
        if not refused_shown:
            album.take("verdict-not-today")
            refused_shown = True
        desk.next_person()
    raise Lost("no voucher of the made-up city may be vaccinated today")


def tour(program, data, vouchers, demo, extra):
    camera = os.path.join(data, "camera")
    shutil.rmtree(camera, ignore_errors=True)
    certificate = os.path.join(demo, "certificate.pdf")
    arguments = ["--data", os.path.join(data, "terminal"), "--print-to", certificate, *extra]
    desk = Desk(program, arguments, os.path.join(demo, "tour.trace"), camera)
    album = Album(desk, demo)
    pictures = sorted(os.path.join(vouchers, name) for name in os.listdir(vouchers) if name.endswith(".png"))
    try:
        if desk.await_view("start_of_work", "sign_in") == "sign_in":
            album.take("sign-in")
            desk.sign_in(DEMO_PIN)
            desk.await_view("start_of_work")
        album.take("start-of-work")
        desk.start_work()
        time.sleep(1)
        album.take("scan")
        visit_until_eligible(desk, album, pictures)
        desk.tap("verdict.hearing")
        desk.await_view("hearing")
        album.take("hearing")
        desk.tap("visit.back")
        desk.await_view("verdict")
        desk.tap("verdict.to_screening")
        desk.await_view("form")
        album.take("form")
        desk.answer_form()
        if desk.has("screening.doctor_says_yes"):
            desk.tap("screening.doctor_says_yes")
        album.take("screening")
        desk.tap("screening.vaccinate")
        desk.await_view("lot_check")
        desk.tap("site left_upper_arm")
        album.take("lot")
        desk.tap("vial.record")
        desk.await_view("recorded")
        album.take("recorded")
        desk.tap("record.certificate")
        desk.await_view("certificate")
        desk.tap("certificate.print")
        desk.until(lambda: os.path.exists(certificate), "the certificate")
        album.take("certificate")
        desk.next_person()
        desk.until(lambda: desk.unsent == 0, "the hub to take every record")
        album.take("sent")
        desk.next_language()
        album.take("easy")
        desk.next_language()
        album.take("english")
        if desk.has("bar.lock"):
            desk.tap("bar.lock")
            desk.await_view("locked")
            album.take("locked")
            desk.sign_in(DEMO_PIN)
            desk.await_view("scan")
    finally:
        desk.close()
        os.remove(os.path.join(demo, "tour.trace"))
        shutil.rmtree(camera, ignore_errors=True)


if __name__ == "__main__":
    try:
        tour(*sys.argv[1:5], sys.argv[5:])
    except Lost as lost:
        sys.exit(f"kiosk/tour.py: {lost}")
