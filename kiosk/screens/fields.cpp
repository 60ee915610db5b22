// Fields, their editor, and the choice of a product.
#include "kiosk/screens/fields.h"

#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"

namespace uketsuke::look {

namespace {

constexpr std::size_t used_before_max = 4;

// Chips with names used before, two in a row. The one tapped.
std::optional<std::string> draw_used_before(Look& look, Box& room, const Editing& editing) {
    std::optional<std::string> tapped;
    const std::size_t count = std::min(editing.used_before.size(), used_before_max);
    Columns line{};
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 2 == 0) {
            line = split(look, cut_top(room, look.px(52)), 0.5F);
            cut_top(room, look.px(space::small));
        }
        const std::string& name = editing.used_before[i];
        const Box box = i % 2 == 0 ? line.left : line.right;
        const std::string id = std::string(editing.key) + " " + std::to_string(i + 1);
        if (button(look, box, id, "", {.weight = Weight::choice, .chosen = name == editing.text})) {
            tapped = name;
        }
        const float pixels = look.text_px(21);
        draw_name(look,
                  {box.x + look.px(12), std::round(box.centre_y() - pixels / 2) - look.px(3),
                   box.w - look.px(24), box.h},
                  {21, theme::ink, Align::centre, Lettering::Overflow::ellipsis}, name);
    }
    return tapped;
}

void draw_value(Look& look, const Box& box, const Editing& editing) {
    fill(box, theme::well, look.px(space::round));
    outline(box, theme::accent, look.px(2), look.px(space::round));
    Box room = inset(box, look.px(12));
    cut_top(room, std::max(0.0F, std::round((room.h - look.text_px(28)) / 2) - look.px(4)));
    float width = 0;
    if (!editing.text.empty()) {
        draw_name(look, room, {28}, editing.text);
        width = look.inventory().texts.back().box.w;
    }
    fill({room.x + width + look.px(2), room.y, look.px(3), look.text_px(34)}, theme::accent);
}

}  // namespace

FormPart edited_part(FormPart at_first) {
    return static_cast<FormPart>(
        ImGui::GetStateStorage()->GetInt(ImGui::GetID("edited part"), static_cast<int>(at_first)));
}

void edit_part(FormPart part) {
    ImGui::GetStateStorage()->SetInt(ImGui::GetID("edited part"), static_cast<int>(part));
}

float field_height(const Look& look) {
    return line_height(look, Role::caption) + look.text_px(40) + look.px(space::small);
}

bool draw_field(Look& look, const Box& box, const char* key, const std::string& value,
                bool edited) {
    const bool tapped = touch(look, box, key);
    const float radius = look.px(space::round);
    fill(box, edited ? theme::accent_tint : theme::card, radius);
    outline(box, edited ? theme::accent : theme::line, look.px(edited ? 3 : 1), radius);
    Box room = inset(box, look.px(space::small));
    cut_left(room, look.px(space::small));
    cut_top(room, draw_text(look, room, {Role::caption, theme::soft_ink}, look.tr(key)));
    if (value.empty()) {
        draw_text(look, room, {Role::body, theme::danger}, look.tr("start.empty"));
    } else {
        draw_name(look, room, {26, theme::ink, Align::left, Lettering::Overflow::ellipsis}, value);
    }
    return tapped;
}

std::optional<std::string> draw_editor(Look& look, const Box& box, const Editing& editing) {
    Box room = open_card(look, box);
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr(editing.key)));
    cut_top(room, look.px(space::small));
    draw_value(look, cut_top(room, look.text_px(60)), editing);
    cut_top(room, look.px(12));
    std::optional<std::string> result = draw_used_before(look, room, editing);
    cut_top(room, look.px(4));
    room.h = std::min(room.h, look.px(editing.keys == Keys::date ? 380 : 420));
    if (const auto typed = draw_keyboard(look, room, editing.keys, editing.text)) result = typed;
    return result;
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
        Box name = inset(place, look.px(space::gap));
        cut_top(name, std::max(0.0F, std::round((name.h - look.text_px(23)) / 2) - look.px(3)));
        draw_name(look, name, {23}, product.name);
        cut_top(list, look.px(space::small));
    }
    area.reached(list.y);
    return tapped;
}

std::string product_name_of(const std::vector<ProductFacts>& products, const std::string& id) {
    for (const ProductFacts& product : products) {
        if (product.id == id) return product.name;
    }
    return id;
}

}  // namespace uketsuke::look
