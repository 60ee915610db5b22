// Who is it: the row of the roster, large enough to be compared with paper and person at arm's
// length. One tap says that name and date of birth agree, and with which document.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// 昭和33年12月2日: the calendar of the voucher; the western one stands below it.
std::string era_text(const Resident& resident) {
    return format_day_long(resident.birth_date, Language::japanese);
}

std::string age_text(const Look& look, const Resident& resident, Day today) {
    const std::string age = std::to_string(age_in_years(resident.birth_date, today));
    return look.tr("who.western_and_age",
                   {{"western", format_day(resident.birth_date)}, {"age", age}});
}

std::string sex_text(const Look& look, Sex sex) {
    return look.tr(sex == Sex::female ? "who.female"
                   : sex == Sex::male ? "who.male"
                                      : "who.sex_unknown");
}

void draw_dose(Look& look, const Box& box, const PersonDose& dose, int position) {
    Box rest = inset(box, look.px(space::small));
    const int number = dose.dose.dose_number > 0 ? dose.dose.dose_number : position;
    Box line = cut_top(rest, line_height(look, Role::strong));
    draw_line_fitted(look, cut_left(line, std::round(line.w * 0.35F)), {Role::strong},
                     look.tr("who.dose_number", {{"number", std::to_string(number)}}));
    draw_line_fitted(look, line, {Role::body, theme::ink, Align::right},
                     format_day(dose.dose.date));
    const std::string& product =
        dose.dose.product_name.empty() ? dose.dose.product : dose.dose.product_name;
    draw_name(look, rest, {19, theme::soft_ink, Align::left, Lettering::Overflow::ellipsis},
              product);
}

std::string alike_text(const Look& look, const AlikeVisitor& one) {
    std::string text = one.number.empty() ? "" : one.number + look.tr("bar.between");
    return text + one.name + look.tr("bar.between") +
           format_day_long(one.birth_date, Language::japanese);
}

std::string alike_in(const Look& look, const AlikeVisitor& one) {
    std::string text;
    const auto add = [&](bool same, const char* key) {
        if (same) text += (text.empty() ? "" : look.tr("bar.between")) + look.tr(key);
    };
    add(one.same_name, "who.same_name");
    add(one.same_surname && !one.same_name, "who.same_surname");
    add(one.same_birth, "who.same_birth");
    add(one.same_address, "who.same_address");
    return text;
}

// 取り違えの注意. Those who share no more than the surname are many: they are counted.
void put_alike(Look& look, Box& list, const std::vector<AlikeVisitor>& alike) {
    int surname_only = 0;
    for (const AlikeVisitor& one : alike) {
        if (!is_striking(one)) {
            ++surname_only;
            continue;
        }
        put_note(look, list,
                 {theme::warning, Sign::triangle,
                  look.tr("who.alike") + "\n" + alike_text(look, one), alike_in(look, one)});
        cut_top(list, look.px(space::small));
    }
    if (surname_only == 0) return;
    put_note(look, list,
             {theme::notice, Sign::dot,
              look.tr("who.surnames", {{"count", std::to_string(surname_only)}}), ""});
    cut_top(list, look.px(space::small));
}

void draw_history(Look& look, const Box& card, const FoundPerson& found) {
    const PersonRow& row = found.row;
    Box room = open_card(look, card);
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr("who.earlier_doses")));
    cut_top(room, look.px(space::small));
    ScrollArea area(look, "doses", room);
    Box list = area.room();
    if (is_without_voucher(found.voucher)) {
        const Note note{theme::warning, Sign::triangle, look.tr("who.no_voucher"),
                        look.tr("who.no_voucher_next")};
        put_note(look, list, note);
        cut_top(list, look.px(space::small));
    }
    put_alike(look, list, found.alike);
    if (!row.findings.empty()) {
        const Note note{theme::warning, Sign::triangle, look.tr("who.finding"),
                        look.words().pick(row.findings.front().text)};
        put_note(look, list, note);
        cut_top(list, look.px(space::small));
    }
    if (row.doses.empty()) {
        cut_top(list,
                draw_text(look, list, {Role::body, theme::soft_ink}, look.tr("who.no_doses")));
    }
    int position = 0;
    for (const PersonDose& dose : row.doses) {
        draw_rule(look, list.x, list.y, list.w);
        draw_dose(look, cut_top(list, look.text_px(76)), dose, ++position);
    }
    area.reached(list.y);
}

// 通称 stands with the sounds, as beside the name on a voucher.
std::string sounds_text(const Look& look, const Resident& resident) {
    if (resident.common_name.empty()) return resident.kana;
    return resident.kana + "　" + look.tr("who.common_name") + resident.common_name;
}

void draw_name_row(Look& look, Box row, const Resident& resident) {
    cut_top(row, draw_name(look, row, {23, theme::soft_ink}, sounds_text(look, resident)));
    cut_top(row, look.px(4));
    draw_name(look, row, {56}, resident.name);
}

void draw_birth_row(const Stage& stage, Box row, const Resident& resident) {
    Look& look = stage.look;
    cut_top(row,
            draw_text(look, row, {Role::caption, theme::soft_ink}, look.tr("who.birth_label")));
    const float line = line_height(look, Role::lead);
    draw_line_fitted(look, cut_top(row, line), {Role::lead}, era_text(resident));
    draw_line_fitted(look, cut_top(row, line), {Role::lead},
                     age_text(look, resident, today(stage.bar)) + look.tr("bar.between") +
                         sex_text(look, resident.sex));
}

void draw_address(Look& look, const Box& row, const Resident& resident) {
    if (resident.address_protected) {
        draw_labelled(look, row, "who.address", look.tr("who.address_protected"));
    } else {
        draw_labelled_name(look, row, "who.address", resident.address, 23);
    }
}

struct Shown {
    IdentityDocument document;
    const char* key;
};
constexpr std::array documents{Shown{IdentityDocument::health_insurance, "who.health_insurance"},
                               Shown{IdentityDocument::driving_licence, "who.driving_licence"},
                               Shown{IdentityDocument::identity_card, "who.identity_card"},
                               Shown{IdentityDocument::other, "who.other_document"},
                               Shown{IdentityDocument::none, "who.no_document"}};

// What was shown, in place of the button that confirms: no tap more than without. Where the words
// are too long for the row, each button gives way by the same part.
Happened draw_documents(Look& look, Box row) {
    Happened happened;
    const float gap = look.px(space::small);
    const float room = row.w - gap * float(documents.size() - 1);
    float wanted = 0;
    for (const Shown& one : documents) wanted += button_width(look, look.tr(one.key), {});
    const float part = std::min(1.0F, room / wanted);
    cut_left(row, std::max(0.0F, std::floor(room - wanted * part)));
    for (const Shown& one : documents) {
        const float width = std::floor(button_width(look, look.tr(one.key), {}) * part);
        const bool none = one.document == IdentityDocument::none;
        if (button(look, cut_left(row, width), std::string("document ") + to_text(one.document),
                   look.tr(one.key), {.weight = none ? Weight::quiet : Weight::secondary}))
            happened = PersonConfirmed{one.document};
        cut_left(row, gap);
    }
    return happened;
}

}  // namespace

Happened draw_compared(Look& look, Box box, const IdentityCheck& check) {
    Happened happened;
    const float height = look.text_px(68);
    if (toggle(look, cut_top(box, height), "who.name_agrees", check.name)) {
        happened = NameCompared{!check.name};
    }
    cut_top(box, look.px(12));
    if (toggle(look, cut_top(box, height), "who.birth_agrees", check.birth_date)) {
        happened = BirthDateCompared{!check.birth_date};
    }
    return happened;
}

void draw_name_and_birth(const Stage& stage, Box& card, const Resident& resident) {
    Look& look = stage.look;
    const float gap = look.px(12);
    draw_name_row(look, cut_top(card, look.text_px(112)), resident);
    draw_rule(look, card.x, card.y, card.w);
    cut_top(card, gap);
    draw_birth_row(
        stage, cut_top(card, line_height(look, Role::caption) + 2 * line_height(look, Role::lead)),
        resident);
    cut_top(card, gap);
}

Happened draw_view(const Stage& stage, const WhoIsIt& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::person, look.tr("who.title"));
    Happened happened;
    const bool asks = asks_document(view, today(stage.bar));
    // Large text leaves no room for it: the buttons say what they are.
    if (asks && look.text_size() == TextSize::normal) {
        draw_line_fitted(look, cut_bottom(page.body, line_height(look, Role::body)),
                         {Role::strong, theme::ink, Align::right}, look.tr("who.document"));
        cut_bottom(page.body, look.px(space::small));
    }
    const Columns columns = split(look, page.body, 0.62F);
    const Resident& resident = view.found.resident;
    Box card = open_card(look, columns.left);
    draw_name_and_birth(stage, card, resident);
    draw_rule(look, card.x, card.y, card.w);
    cut_top(card, look.px(12));
    draw_address(look, card, resident);
    Box right = columns.right;
    if (is_proposal(view.found.voucher)) {
        const Voucher& voucher = std::get<Presented>(view.found.voucher).voucher;
        put_note(look, right,
                 {theme::warning, Sign::triangle, grouped_digits(voucher), look.tr("print.compare"),
                  Role::lead});
        cut_top(right, look.px(space::gap));
    }
    draw_history(look, right, view.found);
    if (page.back("who.other_person")) happened = Back{};
    if (asks) {
        if (const Happened shown = draw_documents(look, page.actions)) happened = shown;
    }
    if (!asks && page.primary("who.confirmed")) happened = PersonConfirmed{};
    return happened;
}

float draw_person_line(const Stage& stage, const Box& room, const Resident& resident) {
    Look& look = stage.look;
    Box rest = room;
    cut_top(rest, draw_name(look, rest, {34}, resident.name));
    cut_top(rest, look.px(4));
    cut_top(rest, draw_name(look, rest, {19, theme::soft_ink}, resident.kana));
    cut_top(rest, look.px(4));
    const float line = line_height(look, Role::body);
    draw_line_fitted(look, cut_top(rest, line), {Role::strong}, era_text(resident));
    draw_line_fitted(look, cut_top(rest, line), {Role::strong},
                     age_text(look, resident, today(stage.bar)));
    return rest.y - room.y;
}

}  // namespace uketsuke::look
