// Fields of a form and the editor beside them. Which field is being edited is a matter of the
// widget, so ImGui keeps it; the texts belong to the screen and change only by events.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/look/keyboard.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

// `vaccine` stands for the first of the vaccine kinds that the desk asks about; the others follow.
enum class FormPart {
    none,
    desk,
    staff_name,
    venue,
    doctor,
    product,
    lot,
    expiry,
    height,
    weight,
    temperature,
    kana,
    born,
    number,
    second,
    date,
    time,
    note,
    approver,
    proxy,
    name,
    address,
    vaccine
};

FormPart edited_part(const Stage& stage, FormPart at_first);
void edit_part(const Stage& stage, FormPart part);

float field_height(const Look& look);
// Label over value; the one being edited has a strong edge. True when tapped.
bool draw_field(Look& look, const Box& box, const char* key, const std::string& value, bool edited);
// A field that may stay empty: `empty` is what it shows then.
struct OptionalField {
    std::string id;
    std::string label;
    std::string value;
    std::string empty;
};
bool draw_field(Look& look, const Box& box, const OptionalField& field, bool edited);

// A field in a list of them. `empty` is what it says where it may stay empty; else it has to be
// filled in.
struct FieldRow {
    FormPart part = FormPart::none;
    const char* key = "";
    std::string value;
    const char* empty = nullptr;
};
// One below the other from the top of the room, which is shortened by them. The part that was
// tapped: the caller remembers it, because a scrolling area has a memory of its own.
FormPart draw_fields(Look& look, Box& room, const std::vector<FieldRow>& rows, FormPart edited);

// A part that is typed, into which field, and with which keys.
struct TextPart {
    FormPart part = FormPart::none;
    const char* key = "";
    Field field = Field::lot;
    Keys keys = Keys::names;
};

// What the editor of a text part offers: names used before, and the keys.
struct Editing {
    FormPart part = FormPart::none;
    const char* key = "";
    std::string text;
    Keys keys = Keys::names;
    std::vector<std::string> used_before;
};
std::optional<std::string> draw_editor(Look& look, const Box& box, const Editing& editing);
// The same of the part that is edited, with its text; nothing where it is none of these. May return
// FieldEdited.
Happened draw_text_editor(Look& look, const Box& box, std::span<const TextPart> parts,
                          FormPart edited, const std::string& text,
                          std::vector<std::string> used_before = {});
// The button that leads from an editor back to the fields, at the bottom of its room.
void put_end_of_editing(const Stage& stage, Box& room);
// In place of the questions, with the button that leads back to them.
std::optional<std::string> draw_editor_over_questions(const Stage& stage, Box box,
                                                      const Editing& editing);

// What is wrong with the last attempt, if anything, at the bottom of the room: above the buttons.
void draw_problem(Look& look, Box& room, const std::optional<Error>& problem);

// What stands in the way of a vial, or else what the list of lots says about it.
std::vector<Note> notes_about_vial(const Look& look, const std::optional<Error>& obstacle,
                                   const std::vector<VialNotice>& notices);

// Why a scan was refused, or what the code did not say.
std::vector<Note> notes_about_scan(const Look& look, const std::optional<VialScan>& scan);

// One button for each product. The id of the one tapped.
std::optional<std::string> draw_product_choice(Look& look, const Box& box,
                                               const std::vector<ProductFacts>& products,
                                               const std::string& chosen);

// The same where the lot is typed next. May return ProductChosen.
Happened draw_product_editor(const Stage& stage, const Box& box,
                             const std::vector<ProductFacts>& products, const std::string& chosen);

std::string product_name_of(const std::vector<ProductFacts>& products, const std::string& id);

}  // namespace uketsuke::look
