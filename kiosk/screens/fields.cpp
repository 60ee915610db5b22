// Fields, their editor, and the choice of a product.
#include "kiosk/screens/fields.h"

#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"

namespace uketsuke::look {

namespace {

// Names used before, in one row. The one tapped.
std::optional<std::string> draw_used_before(Look& look, Box& room, const Editing& editing) {
    constexpr std::size_t shown_max = 3;
    std::optional<std::string> tapped;
    const std::size_t count = std::min(editing.used_before.size(), shown_max);
    if (count == 0) return tapped;
    Box row = cut_top(room, look.px(48));
    cut_top(room, look.px(space::small));
    const float gap = look.px(space::small);
    const float width = std::floor((row.w - gap * (shown_max - 1)) / shown_max);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& name = editing.used_before[i];
        const Box box = cut_left(row, width);
        cut_left(row, gap);
        const std::string id = std::string(editing.key) + " " + std::to_string(i + 1);
        if (button(look, box, id, "", {.weight = Weight::choice, .chosen = name == editing.text})) {
            tapped = name;
        }
        draw_name_middle(look, inset(box, look.px(6)),
                         {20, theme::ink, Align::centre, Lettering::Overflow::ellipsis}, name);
    }
    return tapped;
}

void draw_value(Look& look, const Box& box, const Editing& editing) {
    fill(box, theme::well, look.px(space::round));
    outline(box, theme::accent, look.px(2), look.px(space::round));
    const Box room{box.x + look.px(space::gap), box.y + look.px(4), box.w - 2 * look.px(space::gap),
                   box.h - look.px(8)};
    float width = 0;
    if (!editing.text.empty()) {
        draw_name_middle(look, room, {26}, editing.text);
        width = look.inventory().texts.back().box.w + look.px(2);
    }
    fill({room.x + width, box.y + look.px(12), look.px(3), box.h - look.px(24)}, theme::accent);
}

ImGuiID edited_part_id(const Stage& stage) {
    return ImGui::GetID(("edited part " + std::to_string(stage.generation.number)).c_str());
}

}  // namespace

FormPart edited_part(const Stage& stage, FormPart at_first) {
    return static_cast<FormPart>(
        ImGui::GetStateStorage()->GetInt(edited_part_id(stage), static_cast<int>(at_first)));
}

void edit_part(const Stage& stage, FormPart part) {
    ImGui::GetStateStorage()->SetInt(edited_part_id(stage), static_cast<int>(part));
}

float field_height(const Look& look) {
    return line_height(look, Role::caption) + look.text_px(40) + look.px(space::small);
}

namespace {

struct FieldText {
    std::string id;
    std::string label;
    std::string value;
    std::string empty;
    Colour empty_colour;
};

bool draw_field_text(Look& look, const Box& box, const FieldText& text, bool edited) {
    const bool tapped = touch(look, box, text.id);
    const float radius = look.px(space::round);
    fill(box, edited ? theme::accent_tint : theme::card, radius);
    outline(box, edited ? theme::accent : theme::line, look.px(edited ? 3 : 1), radius);
    Box room = inset(box, look.px(space::small));
    cut_left(room, look.px(space::small));
    cut_top(room, draw_text(look, room, {Role::caption, theme::soft_ink}, text.label));
    if (text.value.empty()) {
        draw_line_fitted(look, cut_top(room, line_height(look, Role::body)),
                         {Role::body, text.empty_colour}, text.empty);
    } else {
        draw_name(look, room, {26, theme::ink, Align::left, Lettering::Overflow::ellipsis},
                  text.value);
    }
    return tapped;
}

}  // namespace

bool draw_field(Look& look, const Box& box, const char* key, const std::string& value,
                bool edited) {
    return draw_field_text(
        look, box, {key, look.tr(key), value, look.tr("start.empty"), theme::danger}, edited);
}

bool draw_field(Look& look, const Box& box, const OptionalField& field, bool edited) {
    return draw_field_text(
        look, box, {field.id, field.label, field.value, field.empty, theme::soft_ink}, edited);
}

FormPart draw_fields(Look& look, Box& room, const std::vector<FieldRow>& rows, FormPart edited) {
    FormPart tapped = FormPart::none;
    for (const FieldRow& row : rows) {
        const Box place = cut_top(room, field_height(look));
        const bool chosen = row.part == edited;
        const bool is_tapped =
            row.empty
                ? draw_field(look, place,
                             {row.key, look.tr(row.key), row.value, look.tr(row.empty)}, chosen)
                : draw_field(look, place, row.key, row.value, chosen);
        if (is_tapped) tapped = row.part;
        cut_top(room, look.px(7));
    }
    return tapped;
}

std::optional<std::string> draw_editor(Look& look, const Box& box, const Editing& editing) {
    draw_card(look, box);
    Box room = inset(box, look.px(space::gap));
    draw_value(look, cut_top(room, look.px(60)), editing);
    cut_top(room, look.px(space::small));
    std::optional<std::string> result = draw_used_before(look, room, editing);
    room.h = std::min(room.h, look.px(420));
    if (const auto typed = draw_keyboard(look, room, editing.keys, editing.text)) result = typed;
    return result;
}

Happened draw_text_editor(Look& look, const Box& box, std::span<const TextPart> parts,
                          FormPart edited, const std::string& text,
                          std::vector<std::string> used_before) {
    const auto part = std::ranges::find(parts, edited, &TextPart::part);
    if (part == parts.end()) return std::nullopt;
    const auto typed =
        draw_editor(look, box, {edited, part->key, text, part->keys, std::move(used_before)});
    if (!typed) return std::nullopt;
    return FieldEdited{part->field, *typed};
}

void put_end_of_editing(const Stage& stage, Box& room) {
    Look& look = stage.look;
    const Box done = cut_bottom(room, look.px(space::button));
    cut_bottom(room, look.px(space::small));
    if (button(look, done, "vial_asked.edited")) edit_part(stage, FormPart::none);
}

std::optional<std::string> draw_editor_over_questions(const Stage& stage, Box box,
                                                      const Editing& editing) {
    Look& look = stage.look;
    const Box below = cut_bottom(box, look.text_px(64));
    cut_bottom(box, look.px(space::small));
    if (button(look, below, "editor.questions")) edit_part(stage, FormPart::none);
    return draw_editor(look, box, editing);
}

void draw_problem(Look& look, Box& room, const std::optional<Error>& problem) {
    if (!problem) return;
    put_note_below(look, room, note_of(look, *problem));
    cut_bottom(room, look.px(space::small));
}

std::vector<Note> notes_about_scan(const Look& look, const std::optional<VialScan>& scan) {
    if (scan && scan->problem) return {note_of(look, *scan->problem)};
    return notes_about_vial(look, std::nullopt, notices_of_scan(scan));
}

std::vector<Note> notes_about_vial(const Look& look, const std::optional<Error>& obstacle,
                                   const std::vector<VialNotice>& notices) {
    if (obstacle) return {note_of(look, *obstacle)};
    std::vector<Note> notes;
    for (const VialNotice& notice : notices) {
        notes.push_back({notice.attention ? theme::warning : theme::notice,
                         notice.attention ? Sign::triangle : Sign::clock,
                         look.words().pick(notice.what), look.words().pick(notice.next)});
    }
    return notes;
}

std::optional<std::string> draw_product_choice(Look& look, const Box& box,
                                               const std::vector<ProductFacts>& products,
                                               const std::string& chosen) {
    std::optional<std::string> tapped;
    Box room = open_card(look, box);
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr("start.product")));
    cut_top(room, look.px(space::small));
    ScrollArea area(look, "products", room);
    Box list = area.room();
    for (const ProductFacts& product : products) {
        const Box place = cut_top(list, look.text_px(68));
        if (button(look, place, "product " + product.id, "",
                   {.weight = Weight::choice, .chosen = product.id == chosen})) {
            tapped = product.id;
        }
        draw_name_middle(look, inset(place, look.px(space::small)), {23}, product.name);
        cut_top(list, look.px(space::small));
    }
    area.reached(list.y);
    return tapped;
}

Happened draw_product_editor(const Stage& stage, const Box& box,
                             const std::vector<ProductFacts>& products, const std::string& chosen) {
    const auto product = draw_product_choice(stage.look, box, products, chosen);
    if (!product) return std::nullopt;
    edit_part(stage, FormPart::lot);
    return ProductChosen{*product};
}

std::string product_name_of(const std::vector<ProductFacts>& products, const std::string& id) {
    for (const ProductFacts& product : products) {
        if (product.id == id) return product.name;
    }
    return id;
}

}  // namespace uketsuke::look
