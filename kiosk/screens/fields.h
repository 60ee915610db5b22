// Fields of a form and the editor beside them. Which field is being edited is a matter of the
// widget, so ImGui keeps it; the texts belong to the screen and change only by events.
#pragma once

#include <optional>
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

// What the editor of a text part offers: names used before, and the keys.
struct Editing {
    FormPart part = FormPart::none;
    const char* key = "";
    std::string text;
    Keys keys = Keys::names;
    std::vector<std::string> used_before;
};
std::optional<std::string> draw_editor(Look& look, const Box& box, const Editing& editing);
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

std::string product_name_of(const std::vector<ProductFacts>& products, const std::string& id);

}  // namespace uketsuke::look
