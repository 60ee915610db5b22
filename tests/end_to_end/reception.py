"""People who come with their vouchers, as a test of a real window receives them."""

from tour import Lost


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
