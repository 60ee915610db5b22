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

std::string writer_text(const Look& look, const FormAsked& view) {
    for (const ScreeningReason& writer : proxy_writers()) {
        if (writer.code == view.answers.proxy) return look.words().pick(writer.text);
    }
    return "";
}

// Temperature, the guardian's signature where one is needed, and who has written (代筆).
Happened draw_top(const Stage& stage, const Box& box, const FormAsked& view, FormPart edited) {
    Look& look = stage.look;
    Happened happened;
    const Columns columns = split(look, box, guardian_asked(view) ? 0.34F : 0.5F);
    const OptionalField field{"form.temperature", look.tr("form.temperature"),
                              view.answers.temperature, look.tr("hearing.not_asked")};
    const bool open = edited == FormPart::temperature;
    if (draw_field(look, columns.left, field, open)) {
        edit_part(stage, open ? FormPart::none : FormPart::temperature);
    }
    Box right = columns.right;
    if (guardian_asked(view)) {
        const bool yes = view.answers.guardian_signed;
        const Columns halves = split(look, right, 0.5F);
        if (toggle(look, halves.left, "form.guardian_signed", yes)) happened = GuardianSigned{!yes};
        right = halves.right;
    }
    const bool proxy = edited == FormPart::proxy;
    const OptionalField writer{"form.proxy", look.tr("form.proxy"), writer_text(look, view),
                               look.tr("form.proxy_none")};
    if (draw_field(look, right, writer, proxy))
        edit_part(stage, proxy ? FormPart::none : FormPart::proxy);
    return happened;
}

Happened draw_temperature_editor(const Stage& stage, const Box& box, const FormAsked& view) {
    const auto text = draw_editor_over_questions(
        stage, box, {FormPart::temperature, "form", view.answers.temperature, Keys::measure, {}});
    if (!text) return std::nullopt;
    return TemperatureEdited{*text};
}

// Chosen once more, the person wrote.
Happened draw_writers(const Stage& stage, Box box, const FormAsked& view) {
    Look& look = stage.look;
    const Box below = cut_bottom(box, look.text_px(64));
    cut_bottom(box, look.px(space::small));
    if (button(look, below, "editor.questions")) edit_part(stage, FormPart::none);
    Box room = open_card(look, box);
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr("form.proxy_who")));
    cut_top(room, look.px(space::gap));
    const std::string& now = view.answers.proxy;
    const auto tapped = draw_choices(look, "proxy", room, proxy_writers(), {now});
    if (!tapped) return std::nullopt;
    edit_part(stage, FormPart::none);
    return ProxyWrote{*tapped == now ? "" : *tapped};
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
                           : edited == FormPart::proxy ? draw_writers(stage, body, view)
                                                       : draw_questions(look, body, view);
    if (below) happened = below;
    if (page.back("visit.back")) happened = Back{};
    const bool usual = view.answers.deviating.empty();
    if (page.primary(usual ? "form.nothing_unusual" : "form.done")) happened = FormDone{};
    return happened;
}

}  // namespace uketsuke::look
