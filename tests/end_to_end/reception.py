"""People who come with their vouchers, as a test of a real window receives them."""

from tour import Lost

SCANS_MAX, SCAN_SECONDS = 4, 15


class Reception:
    """Who waits, in order. Whoever may not be vaccinated today goes away and does not come again."""

    def __init__(self, vouchers):
        self.waiting = list(vouchers)

    def bring_to_the_lot(self, desk):
        """The first who may be vaccinated, up to the button that records; the eighteen digits."""
        while self.waiting:
            picture, digits = self.waiting[0]
            if may_be_vaccinated(desk, picture):
                return digits
            self.waiting.pop(0)
        raise Lost("nobody of the made-up city may be vaccinated today")

    def vaccinate(self, desk):
        digits = self.bring_to_the_lot(desk)
        desk.tap("vial.record")
        desk.await_view("recorded")
        self.waiting.pop(0)
        return digits


def may_be_vaccinated(desk, picture):
    if desk.scan(picture) != "who_is_it":
        desk.tap(next(name for name in ("reading.again", "visit.next_person", "trouble.back") if desk.has(name)))
        return False
    desk.confirm_person()
    if not desk.has("verdict.to_screening"):
        desk.next_person()
        return False
    desk.tap("verdict.to_screening")
    desk.answer_form()
    if desk.has("screening.doctor_says_yes"):
        desk.tap("screening.doctor_says_yes")
    desk.tap("screening.vaccinate")
    desk.await_view("lot_check")
    desk.tap("site left_upper_arm")
    return True


def meet_by_scanner(scanner, desk, digits):
    """Up to who it is. A scan that a starved machine tears is told, or nothing comes of it: it is
    made once more, as staff do. How many scans it took."""
    for scans in range(1, SCANS_MAX + 1):
        scanner.scan(digits)
        try:
            desk.until(lambda: desk.view == "who_is_it", "who it is", SCAN_SECONDS)
            return scans
        except Lost:
            continue
    raise Lost(f"after {SCANS_MAX} scans the terminal shows {desk.view}")


class Receptionist:
    """What somebody at the desk `self.desk` does with a visitor: a part of tests."""

    def meet(self, visitor):
        """Up to the verdict."""
        if self.desk.scan(visitor.picture) != "who_is_it":
            raise Lost(f"a voucher of the roster leads to {self.desk.view}")
        self.desk.confirm_person()
        return visitor

    def meet_up_to_screening(self, visitor, *deviating):
        self.meet(visitor)
        self.desk.tap("verdict.to_screening")
        self.desk.await_view("form")
        for question in deviating:
            self.desk.drag_into_view("question " + question)
            self.desk.tap("question " + question)
        self.desk.tap("form.done" if deviating else "form.nothing_unusual")
        self.desk.await_view("screening")
        return visitor

    def go_on_to_the_vial(self):
        self.desk.tap("screening.vaccinate")
        self.desk.await_view("lot_check")
        self.desk.tap("site left_upper_arm")

    def record(self):
        self.desk.tap("vial.record")
        self.desk.await_view("recorded")

    def close_without_dose(self, outcome, reason=None):
        self.desk.tap(outcome)
        self.desk.await_view("not_today")
        if reason:
            self.desk.tap("why " + reason)
        self.desk.tap("not_today.record")
        self.desk.await_view("screening_recorded")

    def key_in(self, part, erased, keys):
        """Into a part of the vial, by the keys on the screen."""
        self.desk.tap(part)
        for _ in range(erased):
            self.desk.tap("keys.erase")
        for key in keys:
            self.desk.tap("key " + key)
        self.desk.tap("vial.edited")
