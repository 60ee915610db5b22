// 後追い入力: the fields in the order of the paper, the editor of the chosen one beside them; then
// where the injection went, and what does not fit.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"

namespace uketsuke::look {

namespace {

constexpr std::array<TextPart, 8> parts{
    {{FormPart::date, "paper.date", Field::date, Keys::date},
     {FormPart::time, "paper.time", Field::time, Keys::time},
     {FormPart::product, "start.product"},
     {FormPart::lot, "start.lot", Field::lot, Keys::lot},
     {FormPart::expiry, "start.expiry", Field::expiry, Keys::date},
     {FormPart::doctor, "start.doctor", Field::doctor, Keys::names},
     {FormPart::venue, "start.venue", Field::venue, Keys::names},
     {FormPart::second, "paper.second", Field::second, Keys::names}}};

std::string value_of(const PaperAsked& view, FormPart part) {
    const PaperForm& form = view.form;
    switch (part) {
        case FormPart::date:
            return form.date;
        case FormPart::time:
            return form.time;
        case FormPart::product:
            return product_name_of(view.visit.desk.rules.products, form.vial.product);
        case FormPart::lot:
            return form.vial.lot;
        case FormPart::expiry:
            return form.vial.expiry;
        case FormPart::doctor:
            return form.doctor;
        case FormPart::venue:
            return form.venue;
        case FormPart::second:
            return form.second;
        default:  // Of other forms.
            break;
    }
    return "";
}

Happened draw_part_editor(const Stage& stage, Box box, const PaperAsked& view, FormPart edited) {
    Look& look = stage.look;
    put_end_of_editing(stage, box);
    if (edited == FormPart::product) {
        return draw_product_editor(stage, box, view.visit.desk.rules.products,
                                   view.form.vial.product);
    }
    return draw_text_editor(look, box, parts, edited, value_of(view, edited));
}

FormPart draw_paper(Look& look, const Box& box, const PaperAsked& view, FormPart edited) {
    std::vector<FieldRow> rows;
    for (const TextPart& part : parts)
        rows.push_back({part.part, part.key, value_of(view, part.part)});
    ScrollArea area(look, "fields", box);
    Box list = area.room();
    const FormPart tapped = draw_fields(look, list, rows, edited);
    area.reached(list.y);
    return tapped;
}

std::vector<Note> notes_of(const Look& look, const PaperAsked& view, Instant now) {
    std::vector<Note> notes = notes_about_vial(look, std::nullopt, doubts_about(view));
    if (const auto obstacle = obstacle_to_enter(view, now)) {
        const Ink ink = obstacle->kind == ErrorKind::conflict ? theme::trouble : theme::notice;
        notes.push_back(note_of(look, *obstacle, ink, Sign::triangle));
    }
    return notes;
}

Happened draw_rest(const Stage& stage, Box right, const PaperAsked& view) {
    Look& look = stage.look;
    draw_name(look, cut_top(right, look.text_px(44)), {30}, view.visit.person.resident().name);
    cut_top(right, look.px(space::small));
    Happened happened = draw_sites(look, cut_top(right, sites_height(look)), view.form.site);
    if (!doubts_about(view).empty()) {
        if (toggle(look, cut_top(right, look.text_px(72)), "paper.compared", view.compared))
            happened = VialCompared{!view.compared};
        cut_top(right, look.px(space::small));
    }
    draw_notes_within(look, "notes", right, notes_of(look, view, stage.bar.now));
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const PaperAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::record, look.tr("paper.title"));
    const FormPart edited =
        edited_part(stage, view.form.time.empty() ? FormPart::time : FormPart::none);
    const Columns columns = split(look, page.body, 0.42F);
    const FormPart tapped = draw_paper(look, columns.left, view, edited);
    Happened happened = edited == FormPart::none
                            ? draw_rest(stage, columns.right, view)
                            : draw_part_editor(stage, columns.right, view, edited);
    if (tapped == FormPart::second && stage.staff_listed)
        happened = ApproverWanted{};
    else if (tapped != FormPart::none)
        edit_part(stage, tapped);
    if (page.back("visit.back")) happened = Back{};
    const bool ready =
        edited == FormPart::none && !obstacle_to_enter(view, stage.bar.now).has_value();
    if (page.primary("paper.record", ready)) happened = PaperConfirmed{};
    return happened;
}

}  // namespace uketsuke::look
