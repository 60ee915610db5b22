// 業務開始: who works here, where, with which doctor and which lot. Fields on the left, the editor
// of the chosen one on the right.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"

namespace uketsuke::look {

namespace {

constexpr std::array<TextPart, 7> parts{
    {{FormPart::desk, "start.desk"},
     {FormPart::staff_name, "start.staff_name", Field::staff_name},
     {FormPart::venue, "start.venue", Field::venue},
     {FormPart::doctor, "start.doctor", Field::doctor},
     {FormPart::product, "start.product"},
     {FormPart::lot, "start.lot", Field::lot, Keys::lot},
     {FormPart::expiry, "start.expiry", Field::expiry, Keys::date}}};

// Doctor and vial are asked for where something is injected.
bool asked(const StartOfWork& view, FormPart part) {
    const bool of_injection = part == FormPart::doctor || part == FormPart::product ||
                              part == FormPart::lot || part == FormPart::expiry;
    return !of_injection || injects(view.form.desk);
}

// A lane takes its vials from whoever fills.
bool may_stay_empty(const StartOfWork& view, FormPart part) {
    return takes_vials_from_the_list(view.form) &&
           (part == FormPart::product || part == FormPart::lot || part == FormPart::expiry);
}

std::string value_of(const Look& look, const StartOfWork& view, FormPart part) {
    switch (part) {
        case FormPart::desk:
            return look.words().pick(words_of(view.form.desk));
        case FormPart::staff_name:
            return view.form.staff_name;
        case FormPart::venue:
            return view.form.venue;
        case FormPart::doctor:
            return view.form.doctor;
        case FormPart::product:
            return product_name_of(view.choices.rules.products, view.form.product);
        case FormPart::lot:
            return view.form.lot;
        case FormPart::expiry:
            return view.form.expiry;
        default:  // Of other forms.
            break;
    }
    return "";
}

std::vector<std::string> used_before(const StartOfWork& view, FormPart part) {
    if (part == FormPart::staff_name) return view.choices.staff_names;
    if (part == FormPart::venue) return view.choices.venues;
    if (part == FormPart::doctor) return view.choices.doctors;
    return {};
}

FormPart first_empty(const Look& look, const StartOfWork& view) {
    for (const TextPart& part : parts) {
        if (asked(view, part.part) && !may_stay_empty(view, part.part) &&
            value_of(look, view, part.part).empty())
            return part.part;
    }
    // Whoever has signed in is not typed over.
    return view.form.signed_in ? FormPart::venue : FormPart::staff_name;
}

// One button for each desk of a site.
Happened draw_desk_choice(const Stage& stage, const Box& box, const StartOfWork& view) {
    Look& look = stage.look;
    Happened happened;
    ScrollArea area(look, "desks", box);
    Box list = area.room();
    for (const DeskKind kind : desk_kinds) {
        if (button(look, cut_top(list, look.text_px(68)), std::string("desk ") + to_text(kind),
                   look.words().pick(words_of(kind)),
                   {.weight = Weight::choice, .chosen = view.form.desk == kind}))
            happened = DeskChosen{kind};
        cut_top(list, look.px(space::small));
    }
    area.reached(list.y);
    return happened;
}

Happened draw_form_editor(const Stage& stage, const Box& box, const StartOfWork& view,
                          FormPart edited) {
    Look& look = stage.look;
    if (edited == FormPart::desk) {
        const Happened chosen = draw_desk_choice(stage, box, view);
        if (chosen) edit_part(stage, FormPart::staff_name);
        return chosen;
    }
    if (edited == FormPart::product)
        return draw_product_editor(stage, box, view.choices.rules.products, view.form.product);
    return draw_text_editor(look, box, parts, edited, value_of(look, view, edited),
                            used_before(view, edited));
}

// A name that no work here began with: often one of those, written otherwise.
bool is_new_venue(const StartOfWork& view) {
    const auto& known = view.choices.venues;
    return !known.empty() && !view.form.venue.empty() &&
           std::ranges::find(known, view.form.venue) == known.end();
}

// At the bottom of the room; the fields keep more than half of it.
void draw_notes(const Stage& stage, Box& room, const StartOfWork& view) {
    Look& look = stage.look;
    auto notes = notes_about_scan(look, view.scan);
    std::ranges::move(
        notes_about_vial(look, obstacle_of_vial(view, today(stage.bar)), notices_of_vial(view)),
        std::back_inserter(notes));
    if (is_new_venue(view)) {
        notes.push_back({theme::warning, Sign::triangle, look.tr("start.new_venue"),
                         look.tr("start.new_venue_next")});
    }
    if (notes.empty()) return;
    const float height = std::min(notes_height(look, notes, room.w), std::floor(room.h * 0.45F));
    draw_notes_within(look, "vial notes", cut_bottom(room, height), notes);
    cut_bottom(room, look.px(space::small));
}

FormPart draw_start(Look& look, const Box& box, const StartOfWork& view, FormPart edited) {
    std::vector<FieldRow> rows;
    for (const TextPart& part : parts) {
        if (!asked(view, part.part)) continue;
        rows.push_back({part.part, part.key, value_of(look, view, part.part),
                        may_stay_empty(view, part.part) ? "start.from_filling" : nullptr});
    }
    ScrollArea area(look, "fields", box);
    Box list = area.room();
    const FormPart tapped = draw_fields(look, list, rows, edited);
    area.reached(list.y);
    return tapped;
}

}  // namespace

Happened draw_view(const Stage& stage, const StartOfWork& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, look.tr("start.title"));
    const FormPart edited = edited_part(stage, first_empty(look, view));
    const Columns columns = split(look, page.body, 0.42F);
    Box left = columns.left;
    draw_problem(look, left, view.problem);
    if (!view.problem && !asks_for_approver(view)) draw_notes(stage, left, view);
    if (asks_for_approver(view)) {
        const auto why = obstacle_to_start(view, today(stage.bar));
        if (button(look, cut_bottom(left, look.px(space::button)), "start.approve"))
            happened = ApproverWanted{};
        cut_bottom(left, look.px(space::small));
        if (why) put_note_below(look, left, note_of(look, *why, theme::warning, Sign::triangle));
        cut_bottom(left, look.px(space::small));
    }
    const FormPart tapped = draw_start(look, left, view, edited);
    const bool signed_in = view.form.signed_in.has_value();
    if (tapped == FormPart::staff_name && signed_in)
        happened = AnotherPerson{};
    else if (tapped != FormPart::none)
        edit_part(stage, tapped);
    if (const Happened typed = draw_form_editor(stage, columns.right, view, edited)) {
        happened = typed;
    }
    const bool ready = !obstacle_to_start(view, today(stage.bar)).has_value();
    if (page.primary("start.begin", ready)) happened = StartWork{};
    return happened;
}

}  // namespace uketsuke::look
