// 予診の結果: vaccinate, screening only, or put off with a reason. Where the verdict was `confirm`
// the doctor's word is asked for first.
#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// Asked only of a verdict of `confirm`. Returns what was tapped.
Happened draw_doctor(const Stage& stage, Box& body, const ScreeningAsked& view) {
    Look& look = stage.look;
    if (view.visit.verdict.status != Status::confirm) return std::nullopt;
    Happened happened;
    const bool yes = view.doctors_word == DoctorsWord::yes;
    const float toggle_height = look.text_px(76);
    Note note{theme::warning, Sign::triangle, look.tr("screening.ask_doctor"), ""};
    const std::size_t shown = std::min<std::size_t>(view.visit.verdict.reasons.size(), 2);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) note.more += "\n";
        note.more += look.words().pick(view.visit.verdict.reasons[i].text);
    }
    draw_note(look, cut_top(body, note_height(look, note, body.w)), note);
    cut_top(body, look.px(12));
    if (toggle(look, cut_top(body, toggle_height), "screening.doctor_says_yes", yes)) {
        happened = DoctorAnswered{yes ? DoctorsWord::not_asked : DoctorsWord::yes};
    }
    cut_top(body, look.px(space::gap));
    return happened;
}

bool draw_outcome(Look& look, const Box& box, const char* key, const char* more, bool chosen) {
    const bool tapped =
        button(look, box, key, std::string(), {.weight = Weight::choice, .chosen = chosen});
    Box room = inset(box, look.px(space::wide));
    const float height = text_height(look, Role::lead, look.tr(key), room.w) + look.px(4) +
                         text_height(look, Role::body, look.tr(more), room.w);
    cut_top(room, std::max(0.0F, std::round((room.h - height) / 2)));
    cut_top(room, draw_text(look, room, {Role::lead, theme::ink, Align::left}, look.tr(key)));
    cut_top(room, look.px(4));
    draw_text(look, room, {Role::body, theme::soft_ink}, look.tr(more));
    return tapped;
}

Happened draw_outcomes(Look& look, const Box& box) {
    const float height = std::min(box.h, look.text_px(190));
    const Columns columns = split(look, {box.x, box.y, box.w, height}, 0.5F);
    if (draw_outcome(look, columns.left, "screening.only", "screening.only_more", false)) {
        return NotTodayChosen{ScreeningOutcome::screening_only};
    }
    if (draw_outcome(look, columns.right, "screening.put_off", "screening.put_off_more", false)) {
        return NotTodayChosen{ScreeningOutcome::put_off};
    }
    return std::nullopt;
}

}  // namespace

Happened draw_view(const Stage& stage, const ScreeningAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::screening, look.tr("screening.title"));
    Box& body = page.body;
    Box person = cut_top(body, look.text_px(44));
    draw_name(look, person, {30}, view.visit.person.resident().name);
    cut_top(body, look.px(space::small));
    Happened happened = draw_doctor(stage, body, view);
    cut_top(body, draw_text(look, body, {Role::body, theme::soft_ink}, look.tr("screening.hint")));
    cut_top(body, look.px(space::gap));
    if (const Happened chosen = draw_outcomes(look, body)) happened = chosen;
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("screening.vaccinate", may_vaccinate(view))) happened = Vaccinate{};
    return happened;
}

Happened draw_view(const Stage& stage, const NotTodayAsked& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::screening, look.tr("not_today.title"));
    Box& body = page.body;
    const Columns outcomes = split(look, cut_top(body, look.text_px(72)), 0.5F);
    for (const ScreeningOutcome outcome :
         {ScreeningOutcome::screening_only, ScreeningOutcome::put_off}) {
        const bool only = outcome == ScreeningOutcome::screening_only;
        if (button(look, only ? outcomes.left : outcomes.right,
                   only ? "screening.only" : "screening.put_off",
                   {.weight = Weight::choice, .chosen = view.outcome == outcome})) {
            happened = NotTodayChosen{outcome};
        }
    }
    cut_top(body, look.px(space::gap));
    cut_top(body, draw_text(look, body, {Role::body, theme::soft_ink}, look.tr("not_today.why")));
    cut_top(body, look.px(space::small));
    ScrollArea area(look, "why", body);
    Box list = area.room();
    const float height = look.text_px(68);
    bool left = true;
    Columns line{};
    for (const ScreeningReason& reason : screening_reasons()) {
        if (left) {
            line = split(look, cut_top(list, height), 0.5F);
            cut_top(list, look.px(12));
        }
        if (button(look, left ? line.left : line.right, std::string("why ") + reason.code,
                   look.words().pick(reason.text),
                   {.weight = Weight::choice, .chosen = view.reason == reason.code})) {
            happened = ReasonChosen{reason.code};
        }
        left = !left;
    }
    area.reached(list.y);
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("not_today.record", may_close(view))) happened = CloseScreening{};
    return happened;
}

}  // namespace uketsuke::look
