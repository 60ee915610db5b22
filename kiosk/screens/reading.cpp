// When the camera is not enough: the keypad, a reading that is no voucher, two readings that
// disagree, and a voucher that the roster does not know. Nothing is guessed here.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/keyboard.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// 券種, 回数, 市町村コード, 券番号 (手引き13.1版 p130).
struct Group {
    const char* key;
    std::size_t digits;
};
constexpr std::array<Group, 4> groups{{{"voucher.kind", 1},
                                       {"voucher.dose", 1},
                                       {"voucher.municipality", 6},
                                       {"voucher.number", 10}}};

void draw_cell(Look& look, const Box& box, char digit, bool next) {
    const float radius = look.px(6);
    fill(box, digit == ' ' ? theme::well : theme::card, radius);
    outline(box, next ? theme::accent : theme::line, look.px(next ? 3 : 1), radius);
    if (digit != ' ') {
        draw_text_middle(look, box, {Role::title, theme::ink, Align::centre},
                         std::string(1, digit));
    }
}

float group_height(const Look& look, float cell_height) {
    return line_height(look, Role::caption) + cell_height + look.px(space::gap);
}

// The digits in the groups of the voucher's line. Two lines: the first three groups, then the
// number. Returns the height used.
float draw_digits(Look& look, const Box& box, const std::string& digits) {
    const float gap = look.px(6);
    const float cell = std::floor((box.w - 9 * gap) / 10);
    const float height = look.px(60);
    Box line = box;
    float x = line.x;
    std::size_t at = 0;
    for (const Group& group : groups) {
        if (group.digits == 10) {
            x = line.x;
            cut_top(line, group_height(look, height));
        }
        const auto count = static_cast<float>(group.digits);
        const float label_width = group.digits == 1 ? 2 * cell + gap : count * (cell + gap) - gap;
        draw_line_fitted(look, {x, line.y, label_width, line_height(look, Role::caption)},
                         {Role::caption, theme::soft_ink}, look.tr(group.key));
        for (std::size_t i = 0; i < group.digits; ++i, ++at) {
            draw_cell(look, {x, line.y + line_height(look, Role::caption), cell, height},
                      at < digits.size() ? digits[at] : ' ', at == digits.size());
            x += cell + gap;
        }
        if (group.digits == 1) x += cell + gap;
    }
    return group_height(look, height) * 2;
}

// One big sentence in the middle of the page, and what to do.
void draw_message(Look& look, const Box& body, const Note& note) {
    const float width = std::min(body.w, look.text_px(960));
    const float height = std::min(body.h, note_height(look, note, width) + look.px(space::margin));
    draw_note(look,
              {std::round(body.centre_x() - width / 2), std::round(body.centre_y() - height / 2),
               width, height},
              note);
}

// What is wrong with the digits, or what ten of them are taken for.
std::optional<Note> note_under_digits(const Look& look, const Keypad& view) {
    if (view.problem) return note_of(look, *view.problem);
    if (view.digits.size() != number_digits || view.desk.municipality.empty()) return std::nullopt;
    return Note{theme::notice, Sign::dot,
                look.tr("keypad.number_only", {{"municipality", view.desk.municipality}}), ""};
}

// Where the readings differ from the first one.
void draw_reading(Look& look, const Box& box, const CarrierReading& reading,
                  const std::string& other) {
    Box room = open_card(look, box);
    const std::string key = reading.carrier == "qr"      ? "carrier.qr"
                            : reading.carrier == "nw7"   ? "carrier.nw7"
                            : reading.carrier == "ocr"   ? "carrier.ocr"
                            : reading.carrier == "typed" ? "carrier.typed"
                                                         : "carrier.other";
    cut_top(room, draw_text(look, room, {Role::lead, theme::soft_ink}, look.tr(key.c_str())));
    cut_top(room, look.px(space::small));
    const float cell = std::min(look.px(40), std::floor(room.w / static_cast<float>(line_digits)));
    // Ten digits of NW-7 stand under the last ten of the eighteen.
    const std::size_t shift = std::max(reading.text.size(), other.size()) - reading.text.size();
    const std::size_t other_shift = shift + reading.text.size() - other.size();
    for (std::size_t i = 0; i < std::min(reading.text.size(), line_digits - shift); ++i) {
        const std::size_t at = i + shift;
        const bool differs = at >= other_shift && at - other_shift < other.size() &&
                             other[at - other_shift] != reading.text[i];
        const Box place{room.x + static_cast<float>(at) * cell, room.y, cell - look.px(2),
                        look.px(60)};
        if (differs) fill(place, theme::confirm.ground, look.px(6));
        draw_line_fitted(look, place,
                         {Role::title, differs ? theme::confirm.text : theme::ink, Align::centre},
                         reading.text.substr(i, 1));
    }
}

// The first that says something else than the first one: what agrees with it explains nothing.
const CarrierReading& contradicting(const std::vector<CarrierReading>& readings) {
    const std::string& first = readings.front().text;
    const auto other =
        std::find_if(readings.begin() + 1, readings.end(), [&](const CarrierReading& each) {
            return !first.ends_with(each.text) && !each.text.ends_with(first);
        });
    return other == readings.end() ? readings[1] : *other;
}

// One below the other, so that digits stand under digits; side by side where there is no room.
void draw_readings(Look& look, Box body, const std::vector<CarrierReading>& readings) {
    if (readings.size() < 2) return;
    const CarrierReading &first = readings.front(), &other = contradicting(readings);
    const float gap = look.px(space::gap);
    const float height = line_height(look, Role::lead) + look.px(60 + 2 * space::wide + 8);
    if (2 * height + gap <= body.h) {
        draw_reading(look, cut_top(body, height), first, other.text);
        cut_top(body, gap);
        draw_reading(look, cut_top(body, height), other, first.text);
        return;
    }
    const Columns columns = split(look, cut_top(body, std::min(body.h, height)), 0.5F);
    draw_reading(look, columns.left, first, other.text);
    draw_reading(look, columns.right, other, first.text);
}

void draw_voucher(Look& look, Box& room, const Voucher& voucher) {
    const float height = labelled_height(look, Role::title) + 2 * look.px(space::wide);
    const Columns columns = split(look, cut_top(room, height), 0.4F);
    draw_labelled(look, open_card(look, columns.left), "voucher.municipality",
                  voucher.municipality.text(), {Role::title});
    draw_labelled(look, open_card(look, columns.right), "voucher.number", voucher.number.text(),
                  {Role::title});
}

}  // namespace

Happened draw_view(const Stage& stage, const Keypad& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, look.tr("keypad.title"));
    const Columns columns = split(look, page.body, 0.6F);
    Box left = open_card(look, columns.left);
    if (!view.problem) {
        cut_top(left, draw_text(look, left, {Role::body, theme::soft_ink}, look.tr("keypad.hint")));
        cut_top(left, look.px(space::gap));
    }
    cut_top(left, draw_digits(look, left, view.digits));
    cut_top(left, look.px(space::gap));
    if (const auto note = note_under_digits(look, view)) {
        draw_notes_within(look, "problem", left, {*note});
    }
    if (const auto tap = draw_number_pad(look, columns.right)) {
        if (tap->key == PadKey::digit) {
            happened = DigitTyped{tap->digit};
        } else {
            happened = DigitErased{};
        }
    }
    if (page.back("keypad.back")) happened = Back{};
    if (page.primary("keypad.enter", may_enter(view))) happened = DigitsEntered{};
    if (page.other("search.open")) happened = SearchWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const ReadingProblem& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, look.tr("reading.title"));
    draw_message(look, page.body,
                 note_of(look, view.error, theme::warning, Sign::triangle, Role::lead));
    if (page.back("reading.again")) happened = Back{};
    if (page.primary("scan.keypad")) happened = KeypadOpened{};
    if (page.other("troubles.open")) happened = TroublesWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const Contradiction& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, "");
    const Note note{theme::trouble, Sign::cross, look.tr("contradiction.title"),
                    look.tr("contradiction.what_to_do"), Role::lead};
    put_note(look, page.body, note);
    cut_top(page.body, look.px(space::gap));
    draw_readings(look, page.body, view.readings);
    if (page.primary("contradiction.stop")) happened = Back{};
    return happened;
}

Happened draw_view(const Stage& stage, const HubNotReached& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, "");
    put_note(look, page.body,
             {theme::warning, Sign::triangle, look.tr("hub_not_reached.title"),
              look.tr("hub_not_reached.what_to_do"), Role::lead});
    cut_top(page.body, look.px(space::gap));
    cut_top(page.body, draw_text(look, page.body, {Role::body, theme::soft_ink},
                                 look.words().pick(view.error.what)));
    cut_top(page.body, look.px(space::gap));
    draw_voucher(look, page.body, view.presented.voucher);
    if (page.back("visit.next_person")) happened = NextPerson{};
    if (page.primary("hub_not_reached.again")) happened = Retry{};
    return happened;
}

namespace {

// Nobody is taken in from print that may be misread: it is read again, or typed.
Happened draw_misread(const Stage& stage, const NotInRoster& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, "");
    put_note(look, page.body,
             {theme::warning, Sign::triangle, look.tr("print.not_in_roster"),
              look.tr("print.what_to_do"), Role::lead});
    cut_top(page.body, look.px(space::wide));
    draw_labelled(look, page.body, "print.digits", grouped_digits(view.presented.voucher),
                  {Role::title});
    if (page.back("reading.again")) happened = Back{};
    if (page.primary("scan.keypad")) happened = KeypadOpened{};
    if (page.other("visit.next_person")) happened = NextPerson{};
    return happened;
}

}  // namespace

std::string grouped_digits(const Voucher& voucher) {
    const std::string& number = voucher.number.text();
    const std::size_t half = number.size() / 2;
    return std::to_string(voucher.kind) + " " + std::to_string(voucher.dose) + "  " +
           voucher.municipality.text() + "  " + number.substr(0, half) + " " + number.substr(half);
}

Happened draw_view(const Stage& stage, const NotInRoster& view) {
    if (is_proposal(view.presented)) return draw_misread(stage, view);
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, "");
    const Note note{theme::warning, Sign::triangle, look.tr("roster.title"),
                    look.tr("roster.what_to_do"), Role::lead};
    put_note(look, page.body, note);
    cut_top(page.body, look.px(space::wide));
    draw_voucher(look, page.body, view.presented.voucher);
    cut_top(page.body, look.px(space::gap));
    const Columns ways = split(look, cut_top(page.body, look.text_px(68)), 0.5F);
    if (button(look, ways.left, "troubles.open")) happened = TroublesWanted{};
    if (may_take_in(view.desk) && button(look, ways.right, "provisional.open"))
        happened = ProvisionalWanted{};
    if (page.back("reading.again")) happened = Back{};
    if (page.primary("visit.next_person")) happened = NextPerson{};
    if (page.other("search.open")) happened = SearchWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const Trouble& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, look.tr("trouble.title"));
    draw_message(look, page.body,
                 note_of(look, view.error, theme::trouble, Sign::cross, Role::lead));
    if (page.primary("trouble.back")) happened = Back{};
    return happened;
}

Happened draw_view(const Stage& stage, const Revoked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, look.tr("revoked.title"));
    const char* what = view.keys_given_up ? "revoked.all_sent" : "revoked.sending";
    draw_message(look, page.body,
                 {theme::trouble, Sign::cross, look.tr(what), look.tr("revoked.next"), Role::lead});
    return {};
}

}  // namespace uketsuke::look
