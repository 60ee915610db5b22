// Who is it: the row of the roster, large enough to be compared with paper and person at arm's
// length. Name and date of birth are confirmed one by one.
#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

std::string birth_text(const Look& look, const Resident& resident) {
    const Day birth = resident.birth_date;
    return look.tr("who.birth", {{"era", format_day_long(birth, Language::japanese)},
                                 {"western", format_day(birth)}});
}

std::string age_text(const Look& look, const Resident& resident, Day today) {
    return look.tr("who.age", {{"age", std::to_string(age_in_years(resident.birth_date, today))}});
}

std::string sex_text(const Look& look, Sex sex) {
    return look.tr(sex == Sex::female ? "who.female"
                   : sex == Sex::male ? "who.male"
                                      : "who.sex_unknown");
}

void draw_dose(Look& look, const Box& line, const PersonDose& dose, int position) {
    Box rest = line;
    const int number = dose.dose.dose_number > 0 ? dose.dose.dose_number : position;
    draw_line_fitted(look, cut_left(rest, std::round(line.w * 0.2F)), {Role::strong},
                     look.tr("who.dose_number", {{"number", std::to_string(number)}}));
    draw_line_fitted(look, cut_left(rest, std::round(line.w * 0.34F)), {Role::body},
                     format_day(dose.dose.date));
    const std::string& product =
        dose.dose.product_name.empty() ? dose.dose.product : dose.dose.product_name;
    cut_top(rest, std::round((rest.h - look.text_px(21)) / 2) - look.px(2));
    draw_name(look, rest, {21, theme::ink, Align::left, Lettering::Overflow::ellipsis}, product);
}

void draw_history(Look& look, const Box& card, const PersonRow& row) {
    Box room = open_card(look, card);
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr("who.earlier_doses")));
    cut_top(room, look.px(space::small));
    if (!row.findings.empty()) {
        const Note note{theme::warning, Sign::triangle, look.tr("who.finding"),
                        look.words().pick(row.findings.front().text)};
        const float height = std::min(note_height(look, note, room.w), room.h / 2);
        draw_note(look, cut_bottom(room, height), note);
        cut_bottom(room, look.px(space::small));
    }
    if (row.doses.empty()) {
        draw_text(look, room, {Role::body, theme::soft_ink}, look.tr("who.no_doses"));
        return;
    }
    ScrollArea area(look, "doses", room);
    Box list = area.room();
    int position = 0;
    for (const PersonDose& dose : row.doses) {
        draw_rule(look, list.x, list.y, list.w);
        draw_dose(look, cut_top(list, look.text_px(48)), dose, ++position);
    }
    area.reached(list.y);
}

// One thing to compare, with its toggle on the right. True when the toggle was tapped.
struct Compared {
    const char* toggle_key;
    bool agrees;
};

Box toggle_place(Look& look, Box& row) {
    const Box place = cut_right(row, look.text_px(210));
    cut_right(row, look.px(space::gap));
    const float height = std::min(row.h, look.text_px(76));
    return {place.x, std::round(place.centre_y() - height / 2), place.w, height};
}

bool draw_name_row(Look& look, Box row, const Resident& resident, const Compared& compared) {
    const bool tapped = toggle(look, toggle_place(look, row), compared.toggle_key, compared.agrees);
    cut_top(row, draw_name(look, row, {23, theme::soft_ink}, resident.kana));
    cut_top(row, look.px(4));
    draw_name(look, row, {54}, resident.name);
    return tapped;
}

bool draw_birth_row(const Stage& stage, Box row, const Resident& resident,
                    const Compared& compared) {
    Look& look = stage.look;
    const bool tapped = toggle(look, toggle_place(look, row), compared.toggle_key, compared.agrees);
    cut_top(row,
            draw_text(look, row, {Role::caption, theme::soft_ink}, look.tr("who.birth_label")));
    const float line = line_height(look, Role::lead);
    draw_line_fitted(look, cut_top(row, line), {Role::lead}, birth_text(look, resident));
    draw_line_fitted(look, cut_top(row, line), {Role::lead},
                     age_text(look, resident, today(stage.bar)) + look.tr("bar.between") +
                         sex_text(look, resident.sex));
    return tapped;
}

void draw_address(Look& look, const Box& row, const Resident& resident) {
    if (resident.address_protected) {
        draw_labelled(look, row, "who.address", look.tr("who.address_protected"));
    } else {
        draw_labelled_name(look, row, "who.address", resident.address, 23);
    }
}

}  // namespace

Happened draw_view(const Stage& stage, const WhoIsIt& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::person, look.tr("who.title"));
    const Columns columns = split(look, page.body, 0.62F);
    const Resident& resident = view.found.resident;
    Box card = open_card(look, columns.left);
    const float gap = look.px(12);
    if (draw_name_row(look, cut_top(card, look.text_px(108)), resident,
                      {"who.name_agrees", view.check.name})) {
        happened = NameCompared{!view.check.name};
    }
    draw_rule(look, card.x, card.y, card.w);
    cut_top(card, gap);
    const float birth = line_height(look, Role::caption) + 2 * line_height(look, Role::lead);
    if (draw_birth_row(stage, cut_top(card, birth), resident,
                       {"who.birth_agrees", view.check.birth_date})) {
        happened = BirthDateCompared{!view.check.birth_date};
    }
    cut_top(card, gap);
    draw_rule(look, card.x, card.y, card.w);
    cut_top(card, gap);
    draw_address(look, card, resident);
    draw_history(look, columns.right, view.found.row);
    if (page.back("who.other_person")) happened = Back{};
    if (page.primary("who.confirmed", may_confirm(view))) happened = PersonConfirmed{};
    return happened;
}

float draw_person_line(const Stage& stage, const Box& room, const Resident& resident) {
    Look& look = stage.look;
    Box rest = room;
    cut_top(rest, draw_name(look, rest, {34}, resident.name));
    cut_top(rest, look.px(4));
    cut_top(rest, draw_name(look, rest, {19, theme::soft_ink}, resident.kana));
    cut_top(rest, look.px(4));
    const float line = line_height(look, Role::body);
    draw_line_fitted(look, cut_top(rest, line), {Role::strong}, birth_text(look, resident));
    draw_line_fitted(look, cut_top(rest, line), {Role::strong},
                     age_text(look, resident, today(stage.bar)));
    return rest.y - room.y;
}

}  // namespace uketsuke::look
