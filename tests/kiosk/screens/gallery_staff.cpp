// Signing in, the locked screen and an approval, with a list that fills every row of the sounds.
#include "tests/kiosk/screens/gallery_staff.h"

#include "tests/kiosk/screens/sample.h"

namespace uketsuke::look {

namespace {

using namespace sample;

Screen after(Screen screen, std::initializer_list<Event> events) {
    for (const Event& event : events) screen = step(screen, event).screen;
    return screen;
}

Screen asked() {
    StartChoices listed = choices();
    listed.staff = staff();
    return first_screen(noon(), Language::japanese, listed, form());
}

Screen known(const Screen& screen) {
    const Screen typed = after(screen, {DigitTyped{'4'}, DigitTyped{'6'}, DigitTyped{'4'},
                                        DigitTyped{'9'}, DigitsEntered{}});
    return after(typed, {Identified{typed.last_ticket, staff()->front(), "pin"}});
}

Screen working() {
    const Screen opening = after(known(asked()), {StartWork{}});
    return after(opening, {WorkOpened{opening.last_ticket, {}}});
}

Screen serving() {
    Screen screen = working();
    screen = after(screen, {VoucherSeen{screen.generation, {voucher(), {"qr"}}}});
    return after(screen, {PersonFound{screen.last_ticket, person()}});
}

Screen refused(const Screen& screen, const Error& error) {
    const Screen typed = after(screen, {DigitTyped{'4'}, DigitTyped{'6'}, DigitTyped{'4'},
                                        DigitTyped{'8'}, DigitsEntered{}});
    return after(typed, {EffectFailed{typed.last_ticket, error}});
}

// The flow reaches no record after the close yet.
Screen after_close() {
    Screen screen = after(serving(), {PersonConfirmed{}});
    screen = after(screen, {CheckedInHere{screen.last_ticket, "aa/462152/1206"}});
    screen =
        after(screen, {VerdictReady{screen.last_ticket, verdict_of(Status::eligible), products()}});
    screen = after(screen, {ScreeningWanted{}, Vaccinate{}, VialCompared{true},
                            BodySiteChosen{BodySite::left_upper_arm}, Record{}});
    screen = after(screen, {DoseRecorded{screen.last_ticket, "aa/462152/1207"}, MendingWanted{}});
    MendingBase base = get<MendingAsked>(screen.view).base;
    base.when = MendingTime::after_close;
    screen.view = TakeBackAsked{base, {"typing", ""}};
    return screen;
}

// Whose qualification the list does not show.
Screen barred() {
    Screen screen = known(asked());
    auto list = *staff();
    list.front().barred = {"form_check"};
    get<StartOfWork>(screen.view).choices.staff =
        std::make_shared<const std::vector<Colleague>>(std::move(list));
    return after(screen, {DeskChosen{DeskKind::form_check}});
}

// A vial whose lot no list knows.
Screen unlisted_vial() {
    Screen screen = known(asked());
    get<StartOfWork>(screen.view).choices.rules.lots = lots();
    screen = after(screen, {DeskChosen{DeskKind::filling}, StartWork{}});
    screen = after(screen, {WorkOpened{screen.last_ticket, {}}});
    screen = after(screen, {VialsListed{screen.last_ticket, {}, ""}});
    return after(screen, {VialEntryWanted{}, ProductChosen{"comirnaty-ba45"},
                          FieldEdited{Field::lot, "YY0002"}});
}

}  // namespace

void add_staff(std::vector<Exhibit>& all) {
    all.push_back({"sign_in", asked()});
    all.push_back({"sign_in_list", after(asked(), {AnotherPerson{}})});
    all.push_back({"sign_in_row", after(asked(), {AnotherPerson{}, KanaRowChosen{"ま"}})});
    all.push_back({"sign_in_typed", after(asked(), {DigitTyped{'4'}, DigitTyped{'6'},
                                                    DigitTyped{'4'}, DigitTyped{'9'}})});
    all.push_back(
        {"sign_in_checking", after(asked(), {DigitTyped{'4'}, DigitTyped{'6'}, DigitTyped{'4'},
                                             DigitTyped{'9'}, DigitsEntered{}})});
    all.push_back({"sign_in_wait", refused(asked(), has_to_wait())});
    const Screen listed = after(asked(), {AnotherPerson{}});
    all.push_back({"sign_in_no_card", after(listed, {CardSeen{listed.generation, "1"}})});
    all.push_back({"start_signed_in", known(asked())});
    all.push_back({"start_barred", barred()});
    all.push_back({"second_person", after(unlisted_vial(), {ApproverWanted{}})});
    all.push_back({"scan_signed_in", working()});
    all.push_back({"locked", after(serving(), {LockWanted{}})});
    const std::chrono::minutes long_ago{11};
    all.push_back({"saver", after(working(), {ClockTicked{noon() + long_ago}})});
    all.push_back(
        {"saver_locked", after(serving(), {LockWanted{}, ClockTicked{noon() + 2 * long_ago}})});
    all.push_back({"locked_list", after(serving(), {LockWanted{}, AnotherPerson{}})});
    all.push_back({"locked_wait", refused(after(serving(), {LockWanted{}}), has_to_wait())});
    all.push_back({"take_back_after_close", after_close()});
    all.push_back({"approval", after(after_close(), {ApproverWanted{}})});
}

}  // namespace uketsuke::look
