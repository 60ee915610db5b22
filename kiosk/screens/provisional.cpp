// 仮受付: the fields with their keys, who of the roster may be meant after all, and what was typed,
// large enough to be read back from a document at arm's length.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/ledger/provisional.h"
#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

struct Part {
    FormPart part;
    ProvisionalField field;
    Keys keys;
    const char* key;
    const char* empty;  // What the field says while nothing is typed: how it may be typed.
};

constexpr std::array<Part, 4> parts{
    {{FormPart::kana, ProvisionalField::kana, Keys::names, "provisional.kana",
      "provisional.kana_empty"},
     {FormPart::born, ProvisionalField::born, Keys::birth, "search.born", "search.born_empty"},
     {FormPart::name, ProvisionalField::name, Keys::names, "provisional.name",
      "provisional.name_empty"},
     {FormPart::address, ProvisionalField::address, Keys::names, "who.address",
      "provisional.address_empty"}}};

const std::string& value_of(const ProvisionalForm& form, ProvisionalField field) {
    switch (field) {
        case ProvisionalField::kana:
            return form.kana;
        case ProvisionalField::born:
            return form.born;
        case ProvisionalField::name:
            return form.name;
        case ProvisionalField::address:
            break;
    }
    return form.address;
}

Happened draw_sex(Look& look, const Box& row, Sex chosen) {
    Happened happened;
    const float gap = look.px(space::small);
    const float width = std::floor((row.w - 2 * gap) / 3);
    Box rest = row;
    for (const auto& [sex, key] :
         {std::pair{Sex::female, "who.female"}, std::pair{Sex::male, "who.male"},
          std::pair{Sex::unknown, "provisional.sex_unsaid"}}) {
        const Box place = cut_left(rest, width);
        cut_left(rest, gap);
        if (button(look, place, key, {.weight = Weight::choice, .chosen = sex == chosen}))
            happened = SexChosen{sex};
    }
    return happened;
}

// The part that was tapped is told apart from what happened.
Happened draw_entry(Look& look, const Box& box, const ProvisionalForm& form, FormPart edited,
                    FormPart& tapped) {
    std::vector<FieldRow> rows;
    for (const Part& part : parts)
        rows.push_back({part.part, part.key, value_of(form, part.field), part.empty});
    ScrollArea area(look, "fields", box);
    Box list = area.room();
    tapped = draw_fields(look, list, rows, edited);
    const Happened happened = draw_sex(look, cut_top(list, look.text_px(64)), form.sex);
    area.reached(list.y);
    return happened;
}

Happened draw_keys(Look& look, const Box& box, const ProvisionalForm& form, FormPart edited) {
    for (const Part& part : parts) {
        if (part.part != edited) continue;
        const auto text =
            draw_editor(look, box, {edited, part.key, value_of(form, part.field), part.keys, {}});
        if (text) return ProvisionalEdited{part.field, *text};
    }
    return std::nullopt;
}

Happened draw_documents(Look& look, Box& room, std::optional<IdentityDocument> chosen) {
    Happened happened;
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr("provisional.document")));
    cut_top(room, look.px(space::small));
    for (const IdentityDocument document : identity_documents) {
        const Box place = cut_top(room, look.text_px(64));
        if (button(look, place, std::string("document ") + to_text(document),
                   look.words().pick(words_of(document)),
                   {.weight = Weight::choice, .chosen = chosen == document}))
            happened = DocumentSeen{document};
        cut_top(room, look.px(space::small));
    }
    return happened;
}

// To be compared with the document, line by line.
void draw_taken(const Stage& stage, const Box& card, const ProvisionalCheck& view) {
    Look& look = stage.look;
    const Resident described = described_by(view.taken);
    ScrollArea area(look, "taken", card);
    Box list = area.room();
    draw_name_and_birth(stage, list, described);
    draw_rule(look, list.x, list.y, list.w);
    cut_top(list, look.px(12));
    if (!described.address.empty())
        cut_top(list, draw_labelled_name(look, list, "who.address", described.address));
    if (const auto* presented = std::get_if<Presented>(&view.entry.voucher)) {
        cut_top(list, look.px(space::small));
        cut_top(list, draw_labelled(look, list, "voucher.number", presented->voucher.number.text(),
                                    {Role::strong}));
    }
    area.reached(list.y);
}

// Why somebody may be in the roster all the same, and the failure of the last attempt.
std::vector<Note> notes_of(const Look& look, const Stage& stage, const ProvisionalCheck& view) {
    std::vector<Note> notes;
    if (view.problem) notes.push_back(note_of(look, *view.problem));
    if (!view.alike.people.empty()) {
        notes.push_back({theme::warning, Sign::triangle, look.tr("provisional.alike_passed"), ""});
    }
    if (view.alike.only_seen || view.alike.percent_read || stage.bar.hub.loading) {
        notes.push_back({theme::warning, Sign::triangle, look.tr("provisional.not_all_here"),
                         look.tr("provisional.not_all_here_next")});
    }
    return notes;
}

}  // namespace

Happened draw_view(const Stage& stage, const ProvisionalAsked& view) {
    Look& look = stage.look;
    const ProvisionalForm& form = view.entry.form;
    Page page = open_page(stage, VisitStep::person, look.tr("provisional.title"));
    const Columns columns = split(look, page.body, 0.42F);
    Box left = columns.left;
    draw_problem(look, left, view.problem);
    const FormPart edited = edited_part(stage, FormPart::kana);
    FormPart tapped = FormPart::none;
    Happened happened = draw_entry(look, left, form, edited, tapped);
    if (tapped != FormPart::none) edit_part(stage, tapped);
    if (const Happened typed = draw_keys(look, columns.right, form, edited)) happened = typed;
    if (page.back("keypad.back")) happened = Back{};
    if (page.primary("provisional.enter")) happened = ProvisionalEntered{};
    return happened;
}

Happened draw_view(const Stage& stage, const AlikeShown& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::person, "");
    put_note(look, page.body,
             {theme::warning, Sign::triangle, look.tr("provisional.alike"),
              look.tr("provisional.alike_next"), Role::lead});
    cut_top(page.body, look.px(space::gap));
    Happened happened = draw_people(stage, page.body, view.alike);
    if (page.back("visit.back")) happened = Back{};
    if (page.other("provisional.nobody_of_these", Weight::danger)) happened = ProvisionalWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const ProvisionalCheck& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::person, look.tr("provisional.check"));
    const Columns columns = split(look, page.body, 0.6F);
    draw_taken(stage, open_card(look, columns.left), view);
    Happened happened;
    {
        ScrollArea area(look, "beside", columns.right);
        Box list = area.room();
        for (const Note& note : notes_of(look, stage, view)) {
            put_note(look, list, note);
            cut_top(list, look.px(space::small));
        }
        happened = draw_documents(look, list, view.document);
        area.reached(list.y);
    }
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("provisional.confirmed", may_confirm(view))) happened = PersonConfirmed{};
    return happened;
}

}  // namespace uketsuke::look
