// Finding somebody without a voucher at hand: three fields with their keys, and the list of who may
// be meant.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

struct Part {
    FormPart part;
    SearchField field;
    Keys keys;
    const char* key;
    const char* empty;  // What the field says while nothing is typed: how it may be typed.
};

constexpr std::array<Part, 3> parts{
    {{FormPart::kana, SearchField::kana, Keys::kana, "search.kana", "search.kana_empty"},
     {FormPart::born, SearchField::born, Keys::birth, "search.born", "search.born_empty"},
     {FormPart::number, SearchField::number, Keys::digits, "search.number",
      "search.number_empty"}}};

const std::string& value_of(const SearchForm& form, SearchField field) {
    return field == SearchField::kana   ? form.kana
           : field == SearchField::born ? form.born
                                        : form.number;
}

FormPart draw_search(Look& look, const Box& box, const SearchForm& form, FormPart edited) {
    std::vector<FieldRow> rows;
    for (const Part& part : parts)
        rows.push_back({part.part, part.key, value_of(form, part.field), part.empty});
    ScrollArea area(look, "fields", box);
    Box list = area.room();
    const FormPart tapped = draw_fields(look, list, rows, edited);
    area.reached(list.y);
    return tapped;
}

Happened draw_keys(Look& look, const Box& box, const SearchForm& form, FormPart edited) {
    for (const Part& part : parts) {
        if (part.part != edited) continue;
        const auto text =
            draw_editor(look, box, {edited, part.key, value_of(form, part.field), part.keys, {}});
        if (text) return SearchEdited{part.field, *text};
    }
    return std::nullopt;
}

std::string born_text(const Look& look, const PersonLine& line, Day today) {
    return look.tr("search.western_and_age",
                   {{"western", format_day(line.birth_date)},
                    {"age", std::to_string(age_in_years(line.birth_date, today))}});
}

const char* key_of(PersonWarning warning) {
    switch (warning) {
        case PersonWarning::vaccinated_today:
            return "search.vaccinated_today";
        case PersonWarning::checked_in:
            return "search.checked_in";
        case PersonWarning::alike:
            return "search.alike";
        case PersonWarning::provisional:
            return "search.provisional";
        case PersonWarning::voucher_replaced:
            break;
    }
    return "search.voucher_replaced";
}

std::string warnings_text(const Look& look, const PersonLine& line) {
    std::string text;
    for (const PersonWarning warning : line.warnings) {
        if (!text.empty()) text += look.tr("bar.between");
        text += look.tr(key_of(warning));
    }
    return text;
}

void draw_where(Look& look, Box room, const PersonLine& line) {
    const float height = look.text_px(28);
    const Box district = cut_top(room, height);
    if (line.address_protected) {
        draw_line_fitted(look, district, {Role::caption, theme::soft_ink},
                         look.tr("search.address_hidden"));
    } else {
        draw_name(look, district, {20, theme::soft_ink, Align::left, Lettering::Overflow::ellipsis},
                  line.district);
    }
    if (line.voucher_end.empty()) return;
    draw_line_fitted(look, cut_top(room, height), {Role::caption, theme::soft_ink},
                     look.tr("search.voucher_end", {{"digits", line.voucher_end}}));
}

// What a warning takes of a line of that width: its sign stands on the left.
float warnings_height(const Look& look, const PersonLine& line, float width) {
    if (line.warnings.empty()) return 0;
    const float room = width - 3 * look.px(space::small) - look.text_px(36);
    return text_height(look, Role::strong, warnings_text(look, line), room) + look.px(space::small);
}

float person_height(const Look& look, const PersonLine& line, float width) {
    return look.text_px(92) + warnings_height(look, line, width);
}

void draw_warnings(Look& look, Box room, const PersonLine& line) {
    const Box sign = cut_left(room, look.text_px(28));
    draw_sign({sign.x, sign.y, sign.w, line_height(look, Role::strong)}, Sign::triangle,
              theme::danger, theme::card);
    cut_left(room, look.text_px(8));
    draw_text(look, room, {Role::strong, theme::danger}, warnings_text(look, line));
}

// The whole line is the target. Who it is stands in its texts, never in its name.
bool draw_person(const Stage& stage, const Box& box, const PersonLine& line, std::size_t number) {
    Look& look = stage.look;
    const bool tapped = touch(look, box, "person " + std::to_string(number));
    fill(box, theme::card, look.px(space::round));
    outline(box, theme::line, look.px(1), look.px(space::round));
    Box room = inset(box, look.px(space::small));
    cut_left(room, look.px(space::small));
    const Box warnings = cut_bottom(room, warnings_height(look, line, box.w));
    if (!line.warnings.empty()) draw_warnings(look, warnings, line);
    Box name = cut_left(room, std::round(room.w * 0.42F));
    cut_left(room, look.px(space::gap));
    draw_name(look, cut_top(name, look.text_px(28)),
              {19, theme::soft_ink, Align::left, Lettering::Overflow::ellipsis}, line.kana);
    draw_name(look, name, {32, theme::ink, Align::left, Lettering::Overflow::ellipsis}, line.name);
    Box born = cut_left(room, std::round(room.w * 0.54F));
    cut_left(room, look.px(space::gap));
    draw_line_fitted(look, cut_top(born, line_height(look, Role::body)), {Role::strong},
                     format_day_long(line.birth_date, Language::japanese));
    draw_line_fitted(look, cut_top(born, line_height(look, Role::body)), {Role::body},
                     born_text(look, line, today(stage.bar)));
    draw_where(look, room, line);
    return tapped;
}

}  // namespace

std::vector<Note> notes_about(const Look& look, const PeopleList& answer) {
    std::vector<Note> notes;
    if (answer.percent_read) {
        notes.push_back(
            {theme::warning, Sign::clock,
             look.tr("search.reading", {{"percent", std::to_string(*answer.percent_read)}}),
             look.tr("search.reading_next")});
    }
    if (answer.all > answer.people.size()) {
        notes.push_back({theme::notice, Sign::dot,
                         look.tr("search.more", {{"count", std::to_string(answer.all)},
                                                 {"shown", std::to_string(answer.people.size())}}),
                         look.tr("search.more_next")});
    }
    if (answer.only_seen)
        notes.push_back({theme::notice, Sign::dot, look.tr("search.only_seen"), ""});
    return notes;
}

Happened draw_people(const Stage& stage, const Box& box, const PeopleList& people) {
    Look& look = stage.look;
    Happened happened;
    ScrollArea area(look, "people", box);
    Box list = area.room();
    for (const Note& note : notes_about(look, people)) {
        put_note(look, list, note);
        cut_top(list, look.px(space::small));
    }
    std::size_t number = 0;
    for (const PersonLine& line : people.people) {
        const Box place = cut_top(list, person_height(look, line, list.w));
        if (draw_person(stage, place, line, ++number)) happened = PersonChosen{line.person};
        cut_top(list, look.px(space::small));
    }
    if (people.people.empty()) {
        put_note(look, list,
                 {theme::notice, Sign::dot, look.tr("search.nobody"), look.tr("search.nobody_next"),
                  Role::lead});
    }
    area.reached(list.y);
    return happened;
}

Happened draw_view(const Stage& stage, const Search& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, look.tr("search.title"));
    const Columns columns = split(look, page.body, 0.38F);
    Box left = columns.left;
    draw_problem(look, left, view.problem);
    const FormPart edited = edited_part(stage, FormPart::kana);
    const FormPart tapped = draw_search(look, left, view.form, edited);
    if (tapped != FormPart::none) edit_part(stage, tapped);
    if (const Happened typed = draw_keys(look, columns.right, view.form, edited)) happened = typed;
    if (page.back("keypad.back")) happened = Back{};
    if (page.primary("search.start", may_search(view))) happened = SearchStarted{};
    return happened;
}

Happened draw_view(const Stage& stage, const PeopleListed& view) {
    Look& look = stage.look;
    const bool nobody = view.answer.people.empty();
    Page page = open_page(stage, VisitStep::voucher, nobody ? "" : look.tr("search.which"));
    Happened happened = draw_people(stage, page.body, view.answer);
    if (page.back("search.again")) happened = Back{};
    if (page.other("visit.next_person")) happened = NextPerson{};
    if (may_take_in(view.desk) && page.other("provisional.open")) happened = ProvisionalWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const VoucherReplaced& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::voucher, "");
    put_note(look, page.body,
             {theme::trouble, Sign::cross, look.tr("replaced.title"),
              look.tr("replaced.what_to_do"), Role::lead});
    cut_top(page.body, look.px(space::wide));
    const float height = labelled_height(look, Role::display) + 2 * look.px(space::wide);
    draw_labelled(look, open_card(look, cut_top(page.body, std::min(height, page.body.h))),
                  "replaced.number_end", view.voucher_end, {Role::display});
    if (page.back("reading.again")) happened = Back{};
    if (page.primary("visit.next_person")) happened = NextPerson{};
    if (page.other("search.open")) happened = SearchWanted{};
    return happened;
}

}  // namespace uketsuke::look
