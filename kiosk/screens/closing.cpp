// 締め: what the day comes to on the left, what does not add up on the right.
#include "kiosk/flow/closing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/papers.h"

namespace uketsuke::look {

namespace {

constexpr std::array<TextPart, 2> parts{
    {{FormPart::note, "closing.note", Field::note, Keys::names},
     {FormPart::approver, "mending.approver", Field::approver, Keys::names}}};

// One line of the balance: what it is, the sum, and whether it agrees.
struct Sum {
    const char* key = "";
    std::string figures;
    bool agrees = true;
};

std::vector<Sum> sums_of(const DayFigures& day) {
    const auto text = [](int n) { return std::to_string(n); };
    const int records = day.doses + day.not_vaccinated;
    return {{"closing.forms", text(day.forms), day.forms == records},
            {"closing.records",
             text(day.doses) + " + " + text(day.not_vaccinated) + " = " + text(records),
             day.forms == records},
            {"closing.vials",
             text(day.drawn) + " − " + text(day.wasted) + " = " + text(day.drawn - day.wasted),
             day.drawn - day.wasted == day.given},
            {"closing.unsent", text(day.unsent), day.unsent == 0}};
}

void draw_sum(Look& look, Box& room, const Sum& sum) {
    Box line = cut_top(room, look.text_px(74));
    const float side = look.text_px(36);
    const Box sign = cut_right(line, side);
    draw_sign({sign.x, std::round(line.centre_y() - side / 2), side, side},
              sum.agrees ? Sign::check : Sign::triangle,
              sum.agrees ? theme::eligible.ground : theme::warning.text, theme::card);
    cut_right(line, look.px(space::gap));
    cut_top(line, draw_text(look, line, {Role::caption, theme::soft_ink}, look.tr(sum.key)));
    draw_line_fitted(look, line, {Role::title}, sum.figures);
    draw_rule(look, room.x, room.y, room.w);
    cut_top(room, look.px(space::small));
}

void draw_balance(const Stage& stage, const Box& card, const ClosingShown& view) {
    Look& look = stage.look;
    ScrollArea area(look, "balance", open_card(look, card));
    Box room = area.room();
    for (const Sum& sum : sums_of(view.balance.figures)) draw_sum(look, room, sum);
    if (view.problem) {
        put_note(look, room, note_of(look, *view.problem));
    } else if (!view.scanned.empty()) {
        put_note(
            look, room,
            {theme::calm, Sign::check, look.tr("closing.collected", {{"who", view.scanned}}), ""});
    } else {
        cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink},
                                look.tr("closing.scan_forms")));
    }
    area.reached(room.y);
}

std::string what_is_the_matter(const Look& look, const Difference& difference) {
    if (!difference.more.ja.empty()) return look.words().pick(difference.more);
    std::string what = look.words().pick(words_of(difference.kind));
    if (!difference.vial.empty())
        what += look.tr("closing.doses", {{"count", std::to_string(difference.count)}});
    return what;
}

// What it is about, large; what is the matter; and where a form is missing, that it is here. The
// columns stand at the same places in every row.
Happened draw_difference(Look& look, Box& list, const Difference& difference, std::size_t place) {
    Happened happened;
    const std::string at = " " + std::to_string(place + 1);
    const std::string what = what_is_the_matter(look, difference);
    const float number_room = std::round(list.w * 0.17F);
    const float button_room = std::round(list.w * 0.27F);
    const float gap = look.px(space::small);
    const float text_room = list.w - number_room - button_room - 2 * gap;
    const float name_height = difference.name.empty() ? 0 : look.text_px(32);
    const float height = name_height + text_height(look, Role::body, what, text_room);
    Box row = cut_top(list, std::max(look.text_px(76), height + 2 * gap));
    draw_rule(look, row.x, row.y, row.w);
    Box right = cut_right(row, button_room);
    cut_right(row, gap);
    if (difference.kind == DifferenceKind::form_missing) {
        cut_top(right, look.px(6));
        if (button(look, right, "closing.form_here" + at, look.tr("closing.form_here")))
            happened = FormTicked{difference.person};
    }
    if (touch(look, row, "difference" + at)) happened = DifferenceChosen{place};
    const Box number = cut_left(row, number_room);
    if (difference.about != difference.name) draw_name_middle(look, number, {30}, difference.about);
    cut_left(row, gap);
    cut_top(row, std::max(gap, std::floor((row.h - height) / 2)));
    if (!difference.name.empty()) {
        draw_name(look, cut_top(row, name_height),
                  {23, theme::ink, Align::left, Lettering::Overflow::ellipsis}, difference.name);
    }
    draw_text(look, row, {Role::body, theme::soft_ink}, what);
    return happened;
}

bool needs_reason(const ClosingShown& view) {
    return std::ranges::any_of(view.balance.differences, [](const Difference& one) {
        return one.kind != DifferenceKind::unsent;
    });
}

// Why it is closed as it is, and who stands for it. A tap opens the keys, or asks for PIN or card.
Happened draw_reason(const Stage& stage, Box& room, const ClosingShown& view) {
    Look& look = stage.look;
    Happened happened;
    const Columns fields = split(look, cut_bottom(room, field_height(look)), 0.5F);
    cut_bottom(room, look.px(space::gap));
    if (draw_field(look, fields.left, "closing.note", view.reason.note, false))
        edit_part(stage, FormPart::note);
    if (draw_field(look, fields.right, "mending.approver", view.reason.approver, false)) {
        if (stage.staff_listed)
            happened = ApproverWanted{};
        else
            edit_part(stage, FormPart::approver);
    }
    return happened;
}

Happened draw_differences(const Stage& stage, Box room, const ClosingShown& view) {
    Look& look = stage.look;
    Happened happened;
    if (needs_reason(view) && may_close_day(view)) happened = draw_reason(stage, room, view);
    Box inside = open_card(look, room);
    const auto& differences = view.balance.differences;
    const std::string count = std::to_string(differences.size());
    cut_top(inside,
            draw_text(look, inside, {Role::lead},
                      differences.empty() ? look.tr("closing.agrees")
                                          : look.tr("closing.differences", {{"count", count}})));
    cut_top(inside, look.px(space::small));
    ScrollArea area(look, "differences", inside);
    Box list = area.room();
    for (std::size_t i = 0; i < differences.size(); ++i) {
        if (const Happened tapped = draw_difference(look, list, differences[i], i))
            happened = tapped;
    }
    area.reached(list.y);
    return happened;
}

Happened draw_reason_editor(const Stage& stage, Box room, const ClosingShown& view,
                            FormPart edited) {
    Look& look = stage.look;
    put_end_of_editing(stage, room);
    const bool note = edited == FormPart::note;
    return draw_text_editor(look, room, parts, edited,
                            note ? view.reason.note : view.reason.approver);
}

std::string day_text(const Look& look, Day day) {
    return format_day_with_weekday(day, look.words().language());
}

std::string title_of(const Stage& stage, const ClosingShown& view) {
    const Look& look = stage.look;
    const DayBalance& balance = view.balance;
    const std::string day = day_text(look, balance.day);
    const bool of_today = balance.day == today(stage.bar);
    if (balance.closed) {
        const std::string& who = balance.closed->fact.recorder;
        if (!of_today) return look.tr("closing.closed_late", {{"day", day}, {"who", who}});
        return look.tr("closing.closed", {{"time", clock_text(balance.closed->at)}, {"who", who}});
    }
    if (!of_today) return look.tr("closing.title_of_day", {{"day", day}, {"venue", balance.venue}});
    return look.tr("closing.title", {{"venue", balance.venue}});
}

// A day before that nobody has closed, and the way to it.
Happened draw_earlier(Look& look, Box& room, Day day) {
    const Note note{theme::warning, Sign::triangle,
                    look.tr("closing.earlier", {{"day", day_text(look, day)}}), ""};
    constexpr float part = 0.62F;
    const float width = split(look, room, part).left.w;
    const float height = std::max(notes_height(look, {note}, width), look.px(space::action));
    Columns row = split(look, cut_bottom(room, height), part);
    cut_bottom(room, look.px(space::gap));
    put_note(look, row.left, note);
    return button(look, row.right, "closing.open_earlier") ? Happened(EarlierDayWanted{})
                                                           : Happened();
}

}  // namespace

Happened draw_view(const Stage& stage, const ClosingShown& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, title_of(stage, view));
    const Columns columns = split(look, page.body, 0.38F);
    Box left = columns.left;
    Box right = columns.right;
    Happened happened;
    if (view.earlier && !view.saving) happened = draw_earlier(look, right, *view.earlier);
    if (const auto note = note_of(stage, view.report)) put_note_below(look, left, *note);
    draw_balance(stage, left, view);
    const FormPart edited = edited_part(stage, FormPart::none);
    const Happened of_list = edited == FormPart::none
                                 ? draw_differences(stage, right, view)
                                 : draw_reason_editor(stage, right, view, edited);
    if (of_list) happened = of_list;
    if (page.back("visitors.back")) happened = Back{};
    const bool ready = may_close_day(view) && edited == FormPart::none;
    if (page.primary("closing.close", ready)) happened = ClosingConfirmed{};
    if (view.balance.closed &&
        page.other("closing.print", Weight::secondary, may_print(view.report)))
        happened = ReportWanted{};
    return happened;
}

}  // namespace uketsuke::look
