// 予診の結果: vaccinate, screening only, or put off with a reason. Where the verdict was `confirm`
// the doctor's word is asked for first.
#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// The reasons of the verdict, then what the 予診票 says.
std::vector<std::string> lines_for_doctor(const Look& look, const ScreeningAsked& view,
                                          const FormJudgement& form) {
    std::vector<std::string> lines;
    for (const Reason& reason : view.visit.verdict.reasons) {
        lines.push_back(look.words().pick(reason.text));
    }
    if (form.fever) lines.push_back(look.words().pick(view.visit.desk.rules.form->fever));
    for (const Question* question : form.because) {
        lines.push_back(look.words().pick(question->words));
        if (!question->advice.ja.empty()) lines.push_back(look.words().pick(question->advice));
    }
    return lines;
}

// High enough for the longest of the programme's sentences.
float reason_height(const Look& look, const std::vector<ScreeningReason>& reasons, float width) {
    float height = look.text_px(68);
    for (const ScreeningReason& reason : reasons) {
        const float room = width - 2 * look.px(space::small);  // As the button's face has it.
        const float text = text_height(look, Role::strong, look.words().pick(reason.text), room);
        height = std::max(height, text + 2 * look.px(10));
    }
    return height;
}

// The left half: the person, and what the doctor is asked where the verdict was `confirm`.
Happened draw_doctor(const Stage& stage, Box box, const ScreeningAsked& view) {
    Look& look = stage.look;
    const FormJudgement form = judgement_of(view);
    const bool asked = needs_doctor(view) && form.worst != AnswerMeans::stop;
    const bool yes = view.doctors_word == DoctorsWord::yes;
    Happened happened;
    if (asks_doctors_reason(view)) {
        const auto reasons = doctors_reasons();
        const float row = reason_height(look, reasons, split(look, box, 0.5F).left.w);
        const Box place = cut_bottom(box, 2 * row + look.px(24));
        happened = draw_reasons(look, place, reasons, view.doctors_reason);
        draw_text(look, cut_bottom(box, line_height(look, Role::body)),
                  {Role::body, theme::soft_ink}, look.tr("screening.doctors_reason"));
        cut_bottom(box, look.px(space::small));
    }
    if (asked) {
        const Box place = cut_bottom(box, look.text_px(76));
        cut_bottom(box, look.px(space::gap));
        if (toggle(look, place, "screening.doctor_says_yes", yes)) {
            happened = DoctorAnswered{yes ? DoctorsWord::not_asked : DoctorsWord::yes};
        }
    }
    Note note{theme::calm, Sign::check, look.tr("verdict.eligible"), "", Role::lead};
    if (asked) note = {theme::warning, Sign::triangle, look.tr("screening.ask_doctor"), ""};
    if (form.worst == AnswerMeans::stop) {
        note = {theme::trouble, Sign::cross, look.tr("screening.form_stops"), ""};
    }
    for (const std::string& line : lines_for_doctor(look, view, form)) {
        if (!note.more.empty()) note.more += "\n";
        note.more += line;
    }
    ScrollArea area(look, "doctor", box);
    Box list = area.room();
    cut_top(list, draw_person_line(stage, list, view.visit.person.resident()));
    cut_top(list, look.px(space::gap));
    put_note(look, list, note);
    area.reached(list.y);
    return happened;
}

bool draw_outcome(Look& look, const Box& box, const char* key, const char* more) {
    const bool tapped = button(look, box, key, "", {.weight = Weight::choice});
    Box room = inset(box, look.px(space::gap));
    const float height = text_height(look, Role::lead, look.tr(key), room.w) +
                         text_height(look, Role::body, look.tr(more), room.w);
    cut_top(room, std::max(0.0F, std::round((room.h - height) / 2)));
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr(key)));
    draw_text(look, room, {Role::body, theme::soft_ink}, look.tr(more));
    return tapped;
}

// The right half: the two ways in which nothing is injected.
Happened draw_outcomes(Look& look, Box box) {
    cut_top(box, draw_text(look, box, {Role::body, theme::soft_ink}, look.tr("screening.hint")));
    cut_top(box, look.px(space::small));
    const float gap = look.px(space::gap);
    const float height = std::min(std::floor((box.h - gap) / 2), look.text_px(150));
    Happened happened;
    if (draw_outcome(look, cut_top(box, height), "screening.only", "screening.only_more")) {
        happened = NotTodayChosen{ScreeningOutcome::screening_only};
    }
    cut_top(box, gap);
    if (draw_outcome(look, cut_top(box, height), "screening.put_off", "screening.put_off_more")) {
        happened = NotTodayChosen{ScreeningOutcome::put_off};
    }
    return happened;
}

}  // namespace

std::optional<std::string> draw_choices(Look& look, const char* id, const Box& box,
                                        const std::vector<ScreeningReason>& offered,
                                        const std::vector<std::string>& chosen) {
    std::optional<std::string> tapped;
    ScrollArea area(look, id, box);
    Box list = area.room();
    const float height = reason_height(look, offered, split(look, list, 0.5F).left.w);
    bool left = true;
    Columns line{};
    for (const ScreeningReason& one : offered) {
        if (left) {
            line = split(look, cut_top(list, height), 0.5F);
            cut_top(list, look.px(12));
        }
        const bool is_chosen = std::ranges::count(chosen, one.code) > 0;
        if (button(look, left ? line.left : line.right, std::string(id) + " " + one.code,
                   look.words().pick(one.text), {.weight = Weight::choice, .chosen = is_chosen}))
            tapped = one.code;
        left = !left;
    }
    area.reached(list.y);
    return tapped;
}

Happened draw_reasons(Look& look, const Box& box, const std::vector<ScreeningReason>& reasons,
                      const std::string& chosen) {
    const auto tapped = draw_choices(look, "why", box, reasons, {chosen});
    return tapped ? Happened(ReasonChosen{*tapped}) : std::nullopt;
}

Happened draw_view(const Stage& stage, const ScreeningAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::screening, look.tr("screening.title"));
    const Columns columns = split(look, page.body, 0.58F);
    Happened happened = draw_doctor(stage, columns.left, view);
    if (const Happened chosen = draw_outcomes(look, columns.right)) happened = chosen;
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("screening.vaccinate", may_vaccinate(view))) happened = Vaccinate{};
    if (page.other("visit.park", Weight::quiet)) happened = ParkWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const NotTodayAsked& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::screening, look.tr("not_today.title"));
    Box& body = page.body;
    Box outcomes = cut_top(body, look.text_px(72));
    const float width = std::floor((outcomes.w - 2 * look.px(space::gap)) / 3);
    for (const auto& [outcome, key] :
         {std::pair{ScreeningOutcome::screening_only, "screening.only"},
          std::pair{ScreeningOutcome::put_off, "screening.put_off"},
          std::pair{ScreeningOutcome::left, "screening.left"}}) {
        if (button(look, cut_left(outcomes, width), key,
                   {.weight = Weight::choice, .chosen = view.outcome == outcome})) {
            happened = NotTodayChosen{outcome};
        }
        cut_left(outcomes, look.px(space::gap));
    }
    cut_top(body, look.px(space::gap));
    cut_top(body, draw_text(look, body, {Role::body, theme::soft_ink}, look.tr("not_today.why")));
    cut_top(body, look.px(space::small));
    if (const Happened chosen =
            draw_reasons(look, body, view.visit.desk.rules.not_today, view.reason))
        happened = chosen;
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("not_today.record", may_close(view))) happened = CloseScreening{};
    return happened;
}

}  // namespace uketsuke::look
