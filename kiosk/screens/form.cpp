// 予診票: every question that can stop or delay, two in a row, in the order of the paper. Whoever
// sees nothing unusual on it taps once.
#include <algorithm>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"

namespace uketsuke::look {

namespace {

// Colour and sign of what an answer asks for.
struct Meaning {
    Ink ink;
    Sign sign;
    const char* key;
};

Meaning meaning_of(AnswerMeans means) {
    switch (means) {
        case AnswerMeans::stop:
            return {theme::trouble, Sign::cross, "form.stops"};
        case AnswerMeans::doctor:
            return {theme::warning, Sign::triangle, "form.doctor"};
        case AnswerMeans::desk:
        case AnswerMeans::nothing:
            break;
    }
    return {theme::notice, Sign::dot, "form.desk"};
}

AnswerMeans deviation_of(const Question& question) {
    return std::max(question.on_yes, question.on_no);
}

bool deviates(const FormAsked& view, const Question& question) {
    const std::vector<std::string>& deviating = view.answers.deviating;
    return std::ranges::find(deviating, question.id) != deviating.end();
}

// "5  病気で治療を受けていますか", with the number as printed.
std::string numbered(const Look& look, const Question& question) {
    const std::string text = look.words().pick(question.words);
    return question.number == 0 ? text : std::to_string(question.number) + "  " + text;
}

float question_height(const Look& look, const Question& question, float width) {
    const float room = width - 2 * look.px(space::gap);
    return text_height(look, Role::body, numbered(look, question), room) +
           line_height(look, Role::caption) + look.px(26);
}

// The question over the answer that would deviate; tapped, that answer was given.
bool draw_question(Look& look, const Box& place, const Question& question, bool deviating) {
    const bool tapped = button(look, place, "question " + question.id, "",
                               {.weight = Weight::choice, .chosen = deviating});
    const Meaning meaning = meaning_of(deviation_of(question));
    if (deviating) fill(inset(place, look.px(4)), meaning.ink.ground, look.px(space::round));
    Box room{place.x + look.px(space::gap), place.y + look.px(12),
             place.w - 2 * look.px(space::gap), place.h - look.px(20)};
    const Colour ink = deviating ? meaning.ink.text : theme::ink;
    cut_top(room, draw_text(look, room, {Role::body, ink}, numbered(look, question)));
    std::string line = look.tr(question.on_yes != AnswerMeans::nothing ? "form.yes" : "form.no");
    if (deviating) {
        line = look.tr(meaning.key);
        const Box sign = cut_left(room, look.text_px(20));
        draw_sign({sign.x, room.y, sign.w, line_height(look, Role::caption)}, meaning.sign, ink,
                  meaning.ink.ground);
        cut_left(room, look.px(space::small));
    }
    draw_text(look, room, {Role::caption, deviating ? ink : theme::soft_ink}, line);
    return tapped;
}

// In the order of the paper, two in a row.
Happened draw_questions(Look& look, const Box& box, const FormAsked& view) {
    Happened happened;
    std::vector<const Question*> asked;
    for (const Question& question : view.visit.desk.rules.form->questions) {
        if (deviation_of(question) != AnswerMeans::nothing) asked.push_back(&question);
    }
    ScrollArea area(look, "form", box);
    Box list = area.room();
    const float width = split(look, list, 0.5F).left.w;
    for (std::size_t i = 0; i < asked.size(); i += 2) {
        const std::size_t end = std::min(i + 2, asked.size());
        float height = look.text_px(68);
        for (std::size_t j = i; j < end; ++j) {
            height = std::max(height, question_height(look, *asked[j], width));
        }
        const Columns row = split(look, cut_top(list, height), 0.5F);
        cut_top(list, look.px(space::small));
        for (std::size_t j = i; j < end; ++j) {
            const bool deviating = deviates(view, *asked[j]);
            if (draw_question(look, j == i ? row.left : row.right, *asked[j], deviating)) {
                happened = AnswerDeviates{asked[j]->id, !deviating};
            }
        }
    }
    area.reached(list.y);
    return happened;
}

// Temperature, and the guardian's signature where one is needed.
Happened draw_top(const Stage& stage, const Box& box, const FormAsked& view, FormPart edited) {
    Look& look = stage.look;
    Happened happened;
    const Columns columns = split(look, box, 0.5F);
    const OptionalField field{"form.temperature", look.tr("form.temperature"),
                              view.answers.temperature, look.tr("hearing.not_asked")};
    const bool open = edited == FormPart::temperature;
    if (draw_field(look, columns.left, field, open)) {
        edit_part(stage, open ? FormPart::none : FormPart::temperature);
    }
    if (guardian_asked(view)) {
        const bool yes = view.answers.guardian_signed;
        if (toggle(look, columns.right, "form.guardian_signed", yes)) {
            happened = GuardianSigned{!yes};
        }
    }
    return happened;
}

Happened draw_temperature_editor(const Stage& stage, const Box& box, const FormAsked& view) {
    const auto text = draw_editor_over_questions(
        stage, box, {FormPart::temperature, "form", view.answers.temperature, Keys::measure, {}});
    if (!text) return std::nullopt;
    return TemperatureEdited{*text};
}

}  // namespace

Happened draw_view(const Stage& stage, const FormAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::screening, look.tr("form.title"));
    Box& body = page.body;
    draw_problem(look, body, view.problem);
    const FormPart edited = edited_part(stage, FormPart::none);
    Happened happened = draw_top(stage, cut_top(body, field_height(look)), view, edited);
    cut_top(body, look.px(12));
    const Happened below = edited == FormPart::temperature
                               ? draw_temperature_editor(stage, body, view)
                               : draw_questions(look, body, view);
    if (below) happened = below;
    if (page.back("visit.back")) happened = Back{};
    const bool usual = view.answers.deviating.empty();
    if (page.primary(usual ? "form.nothing_unusual" : "form.done")) happened = FormDone{};
    return happened;
}

}  // namespace uketsuke::look
