// 接種後の反応: signs and measures to tap, and what is handed over once it is recorded.
#include "kiosk/flow/reaction.h"

#include <array>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/papers.h"

namespace uketsuke::look {

namespace {

constexpr std::array<TextPart, 1> parts{
    {{FormPart::note, "reaction.note", Field::note, Keys::names}}};

void draw_title(Look& look, Box& room, const std::string& words) {
    cut_top(room, draw_text(look, room, {Role::strong}, words));
    cut_top(room, look.px(space::small));
}

// When it began.
Happened draw_noticed(const Stage& stage, Box row, const ReactionForm& form) {
    Look& look = stage.look;
    Happened happened;
    const float gap = look.px(space::small);
    const float count = float(std::size(noticed_ago_choices));
    const float width = std::floor((row.w - gap * (count - 1)) / count);
    for (const int minutes : noticed_ago_choices) {
        const std::string text =
            minutes == 0 ? look.tr("reaction.now")
                         : look.tr("reaction.ago", {{"minutes", std::to_string(minutes)}});
        const bool chosen =
            clock_text(stage.bar.now - std::chrono::minutes(minutes)) == clock_text(form.noticed);
        if (button(look, cut_left(row, width), "noticed " + std::to_string(minutes), text,
                   {.weight = Weight::choice, .chosen = chosen}))
            happened = NoticedAgo{minutes};
        cut_left(row, gap);
    }
    return happened;
}

Happened draw_signs(const Stage& stage, Box room, const ReactionAsked& view) {
    Look& look = stage.look;
    draw_title(look, room, look.tr("reaction.noticed", {{"time", clock_text(view.form.noticed)}}));
    Happened happened = draw_noticed(stage, cut_top(room, look.text_px(56)), view.form);
    cut_top(room, look.px(12));
    draw_title(look, room, look.tr("reaction.signs"));
    if (const auto sign = draw_choices(look, "sign", room, reaction_signs(), view.form.signs))
        happened = SignChosen{*sign};
    return happened;
}

Happened draw_done(const Stage& stage, Box room, const ReactionAsked& view, FormPart edited) {
    Look& look = stage.look;
    if (edited == FormPart::note) {
        put_end_of_editing(stage, room);
        return draw_text_editor(look, room, parts, edited, view.form.note);
    }
    draw_problem(look, room, view.problem);
    cut_top(room, draw_name(look, room, {30}, view.person.resident().name));
    cut_top(room, look.px(12));
    const OptionalField note{"reaction.note", look.tr("reaction.note"), view.form.note,
                             look.tr("reaction.no_note")};
    if (draw_field(look, cut_bottom(room, field_height(look)), note, false))
        edit_part(stage, FormPart::note);
    cut_bottom(room, look.px(space::gap));
    draw_title(look, room, look.tr("reaction.done"));
    const auto measure = draw_choices(look, "measure", room, reaction_measures(), view.form.done);
    return measure ? Happened(MeasureChosen{*measure}) : std::nullopt;
}

void put_print_state(const Stage& stage, Box& room, const char* key, const PrintState& state) {
    const auto note = note_of(stage, state);
    if (!note) return;
    Look& look = stage.look;
    cut_top(room, draw_text(look, room, {Role::caption, theme::soft_ink}, look.tr(key)));
    put_note(look, room, *note);
    cut_top(room, look.px(space::gap));
}

}  // namespace

Happened draw_view(const Stage& stage, const ReactionAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, look.tr("reaction.title"));
    const FormPart edited = edited_part(stage, FormPart::none);
    const Columns columns = split(look, page.body, 0.5F);
    Happened happened = draw_signs(stage, columns.left, view);
    if (const Happened tapped = draw_done(stage, columns.right, view, edited)) happened = tapped;
    if (page.back("visit.back")) happened = Back{};
    const bool ready = !view.saving && !view.form.signs.empty() && edited == FormPart::none;
    if (page.primary("reaction.record", ready)) happened = ReactionConfirmed{};
    return happened;
}

Happened draw_view(const Stage& stage, const ReactionShown& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, "");
    const Banner banner{theme::eligible, Sign::check, look.tr("reaction.recorded"), ""};
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::gap));
    const Columns columns = split(look, page.body, 0.5F);
    {
        ScrollArea area(look, "next", columns.left);
        Box left = area.room();
        cut_top(left, draw_person_line(stage, left, view.person.resident()));
        cut_top(left, look.px(space::gap));
        cut_top(left, draw_text(look, left, {Role::lead}, look.tr("reaction.next")));
        area.reached(left.y);
    }
    Box below = columns.right;
    const Box report = cut_bottom(below, look.px(space::button));
    cut_bottom(below, look.px(space::small));
    if (button(look, report, "reaction.report", {.enabled = may_print(view.report)}))
        happened = ReportWanted{};
    {
        ScrollArea area(look, "papers", below);
        Box right = area.room();
        put_print_state(stage, right, "paper.referral", view.slip);
        put_print_state(stage, right, "paper.reaction_report", view.report);
        for (const Words& words : view.desk.rules.aftercare) {
            cut_top(right, draw_text(look, right, {Role::body, theme::soft_ink},
                                     look.words().pick(words)));
            cut_top(right, look.px(space::small));
        }
        area.reached(right.y);
    }
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("reaction.slip", may_print(view.slip))) happened = PrintWanted{};
    if (page.other("visit.next_person", Weight::quiet)) happened = NextPerson{};
    return happened;
}

}  // namespace uketsuke::look
