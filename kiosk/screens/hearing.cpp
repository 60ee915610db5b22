// 聞き取り: the programme's questions on the left, numbers and days on the right. The editor of a
// field takes the place of the questions for as long as it is open.
#include <algorithm>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"

namespace uketsuke::look {

namespace {

// One of the fields on the right.
struct HearingField {
    FormPart part;
    OptionalField shown;
    Keys keys;
    Happened (*edited)(const std::string& kind, std::string text);
    std::string kind;  // Of vaccine; empty for height and weight.
};

// The vaccines that have words of their own here; any other is named as the programme names it.
std::string vaccine_words(const Look& look, const std::string& kind) {
    for (const char* key : {"vaccine.influenza", "vaccine.tetanus", "vaccine.other"}) {
        if (key == "vaccine." + kind) return look.tr(key);
    }
    return kind;
}

std::vector<HearingField> fields_of(const Look& look, const HearingAsked& view) {
    const HearingQuestions& questions = view.visit.desk.rules.questions;
    const std::string empty = look.tr("hearing.not_asked");
    std::vector<HearingField> fields;
    if (questions.height_and_weight) {
        fields.push_back(
            {FormPart::height,
             {"hearing.height", look.tr("hearing.height"), view.form.height_cm, empty},
             Keys::measure,
             [](const std::string&, std::string text) -> Happened { return HeightEdited{text}; },
             ""});
        fields.push_back(
            {FormPart::weight,
             {"hearing.weight", look.tr("hearing.weight"), view.form.weight_kg, empty},
             Keys::measure,
             [](const std::string&, std::string text) -> Happened { return WeightEdited{text}; },
             ""});
    }
    for (std::size_t i = 0; i < questions.vaccine_kinds.size(); ++i) {
        const std::string& kind = questions.vaccine_kinds[i];
        const std::string label =
            look.tr("hearing.vaccine_day", {{"kind", vaccine_words(look, kind)}});
        fields.push_back(
            {static_cast<FormPart>(static_cast<int>(FormPart::vaccine) + static_cast<int>(i)),
             {"vaccine " + kind, label, view.form.vaccine_days[i], empty},
             Keys::date,
             [](const std::string& of, std::string text) -> Happened {
                 return VaccineDayEdited{of, text};
             },
             kind});
    }
    return fields;
}

bool holds(const std::vector<std::string>& groups, const std::string& group) {
    return std::ranges::find(groups, group) != groups.end();
}

// A question in the programme's own words, and whether the visitor said yes.
bool draw_question(Look& look, Box& list, const GroupQuestion& question, bool said, bool known) {
    const std::string text = look.words().pick(question.question);
    const float sign = look.text_px(40);
    const float words = list.w - sign - 3 * look.px(space::gap);
    const float height = text_height(look, Role::body, text, words) +
                         (known ? line_height(look, Role::caption) : 0) + 2 * look.px(14);
    const Box place = cut_top(list, std::max(height, look.text_px(68)));
    cut_top(list, look.px(space::small));
    const bool tapped = button(look, place, "group " + question.id, "",
                               {.weight = Weight::choice, .enabled = !known, .chosen = said});
    Box room{place.x + look.px(space::gap), place.y, place.w - 2 * look.px(space::gap), place.h};
    const Box mark = cut_left(room, sign);
    if (said)
        draw_sign({mark.x, mark.y + (mark.h - sign) / 2, sign, sign}, Sign::check, theme::accent,
                  theme::card);
    cut_left(room, look.px(space::gap));
    cut_top(room, look.px(14));
    cut_top(room, draw_text(look, room, {Role::body}, text));
    if (known) draw_text(look, room, {Role::caption, theme::soft_ink}, look.tr("hearing.known"));
    return tapped;
}

Happened draw_questions(Look& look, Box box, const HearingAsked& view) {
    Happened happened;
    cut_top(box, draw_text(look, box, {Role::body, theme::soft_ink}, look.tr("hearing.hint")));
    cut_top(box, look.px(space::small));
    ScrollArea area(look, "questions", box);
    Box list = area.room();
    for (const GroupQuestion& question : view.visit.desk.rules.questions.groups) {
        const bool known = holds(view.visit.person.resident().groups, question.id);
        const bool said = known || holds(view.form.groups, question.id);
        if (draw_question(look, list, question, said, known)) {
            happened = GroupSaid{question.id, !said};
        }
    }
    area.reached(list.y);
    return happened;
}

Happened draw_field_editor(const Stage& stage, const Box& box, const HearingField& field) {
    const auto text = draw_editor_over_questions(
        stage, box, {field.part, "hearing", field.shown.value, field.keys, {}});
    if (!text) return std::nullopt;
    return field.edited(field.kind, *text);
}

// The part that was tapped. The caller remembers it: a scrolling area has a memory of its own.
FormPart draw_fields(Look& look, const Box& box, const std::vector<HearingField>& fields,
                     FormPart edited) {
    FormPart tapped = FormPart::none;
    ScrollArea area(look, "measures", box);
    Box list = area.room();
    for (const HearingField& field : fields) {
        if (draw_field(look, cut_top(list, field_height(look)), field.shown,
                       field.part == edited)) {
            tapped = field.part;
        }
        cut_top(list, look.px(7));
    }
    area.reached(list.y);
    return tapped;
}

}  // namespace

Happened draw_view(const Stage& stage, const HearingAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::verdict, look.tr("hearing.title"));
    const Columns columns = split(look, page.body, 0.62F);
    const std::vector<HearingField> fields = fields_of(look, view);
    const FormPart edited = edited_part(stage, FormPart::none);
    Box right = columns.right;
    draw_problem(look, right, view.problem);
    const FormPart tapped = draw_fields(look, right, fields, edited);
    if (tapped != FormPart::none) edit_part(stage, tapped == edited ? FormPart::none : tapped);
    const auto open = std::ranges::find(fields, edited, &HearingField::part);
    Happened happened = open == fields.end() ? draw_questions(look, columns.left, view)
                                             : draw_field_editor(stage, columns.left, *open);
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("hearing.done")) happened = HearingDone{};
    return happened;
}

}  // namespace uketsuke::look
