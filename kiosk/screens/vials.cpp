// 接種液: the vials of the day with their lots, hours and what is left; the one that is being
// opened; and what is discarded.
#include "kiosk/flow/vials.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/vials.h"

namespace uketsuke::look {

namespace {

std::string use_text(const Look& look, const VialRow& vial, Instant now) {
    switch (use_of(vial, now)) {
        case VialUse::usable:
            return look.tr("vials.left", {{"count", std::to_string(doses_left(vial))}});
        case VialUse::empty:
            return look.tr("vials.used_up");
        case VialUse::over:
            return look.tr("vials.over", {{"count", std::to_string(doses_left(vial))}});
    }
    return "";
}

// Number, lot and product; how long and how much; and the way to discard of it.
Happened draw_row(const Stage& stage, Box row, const VialsShown& view, const VialRow& vial) {
    Look& look = stage.look;
    const Instant now = stage.bar.now;
    const bool usable = may_use(view, vial, now);
    const bool mine = vial.entry == view.desk.vial.entry;
    draw_rule(look, row.x, row.y, row.w);
    Box waste = cut_right(row, look.text_px(130));
    const bool discards = button(look, inset(waste, look.px(8)), "waste " + vial.fact.number,
                                 look.tr("vials.waste"), {.weight = Weight::quiet});
    const bool tapped =
        injects(view.desk.kind) && touch(look, row, "vial " + vial.fact.number, usable);
    if (mine) fill(row, theme::accent_tint, look.px(space::small));
    Box inside = inset(row, look.px(10));
    const bool past = use_of(vial, now) != VialUse::usable;
    const Colour ink = past ? theme::soft_ink : theme::ink;
    const float width = inside.w;
    draw_text_middle(look, cut_left(inside, std::round(width * 0.14F)), {Role::title, ink},
                     vial.fact.number);
    Box right = cut_right(inside, std::round(width * 0.34F));
    Box upper = cut_top(inside, std::round(inside.h * 0.56F));
    draw_name_middle(look, upper, {30, ink}, vial.fact.lot);
    draw_name_middle(look, inside,
                     {19, theme::soft_ink, Align::left, Lettering::Overflow::ellipsis},
                     product_name_of(view.desk.rules.products, vial.fact.product));
    const bool over = use_of(vial, now) == VialUse::over;
    draw_line_fitted(look, cut_top(right, std::round(right.h * 0.5F)),
                     {Role::strong, over ? theme::danger : ink, Align::right},
                     use_text(look, vial, now));
    draw_line_fitted(look, right, {Role::body, theme::soft_ink, Align::right},
                     until_text(look, vial.fact.use_until));
    if (discards) return WasteWanted{vial.entry};
    if (tapped) return VialChosen{vial.entry};
    return std::nullopt;
}

// What was opened at this desk just now, as it is written on the tray.
void draw_opened(const Stage& stage, Box& room, const VialsShown& view) {
    Look& look = stage.look;
    const auto found = std::ranges::find(view.vials, view.opened, &VialRow::entry);
    if (view.opened.empty() || found == view.vials.end()) return;
    const Banner banner{
        theme::eligible, Sign::check, look.tr("vials.opened", {{"number", found->fact.number}}),
        look.tr("vials.opened_more",
                {{"lot", found->fact.lot}, {"until", until_text(look, found->fact.use_until)}})};
    draw_banner(look, cut_top(room, banner_height(look, banner, room.w)), banner);
    cut_top(room, look.px(space::gap));
}

// 残り and 余り: how much there is for how many, and until when; what is more than they will take
// is for others, who have to be found in time.
void draw_left(const Stage& stage, Box& room, const VialsShown& view) {
    Look& look = stage.look;
    const auto left = doses_left_in(view.vials, stage.bar.now);
    if (left.empty()) return;
    std::string text;
    for (const DosesLeft& one : left) {
        if (!text.empty()) text += look.tr("bar.between");
        text += look.tr("vials.left_of",
                        {{"product", product_name_of(view.desk.rules.products, one.product)},
                         {"count", std::to_string(one.doses)},
                         {"until", until_text(look, one.until)}});
    }
    draw_line_fitted(look, cut_top(room, line_height(look, Role::lead)), {Role::lead}, text);
    const int surplus = surplus_in(view, stage.bar.now);
    const Colour ink = surplus > 0 ? theme::notice.text : theme::soft_ink;
    draw_line_fitted(
        look, cut_top(room, line_height(look, Role::strong)), {Role::strong, ink},
        look.tr(surplus > 0 ? "vials.surplus" : "vials.enough",
                {{"waiting", std::to_string(view.waiting)}, {"count", std::to_string(surplus)}}));
    cut_top(room, look.px(space::gap));
}

// Fewer, the number, more.
Happened draw_counter(Look& look, Box row, int doses, int least, int most) {
    Happened happened;
    const float side = look.text_px(96);
    const ButtonStyle fewer{
        .weight = Weight::choice, .enabled = doses > least, .role = Role::title};
    const ButtonStyle more{.weight = Weight::choice, .enabled = doses < most, .role = Role::title};
    if (button(look, cut_left(row, side), "doses fewer", "−", fewer))
        happened = DosesCounted{doses - 1};
    const Box place = cut_left(row, look.text_px(120));
    draw_text_middle(look, place, {Role::title, theme::ink, Align::centre}, std::to_string(doses));
    if (button(look, cut_left(row, side), "doses more", "+", more))
        happened = DosesCounted{doses + 1};
    return happened;
}

void draw_label(Look& look, Box& room, const char* key) {
    cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink}, look.tr(key)));
    cut_top(room, look.px(space::small));
}

// When it was opened, in minutes before now.
Happened draw_opened_ago(const Stage& stage, Box& room, const VialAsked& view) {
    Look& look = stage.look;
    Happened happened;
    const auto ago = std::chrono::floor<std::chrono::minutes>(stage.bar.now - view.opened).count();
    constexpr int in_row = 3;
    const float gap = look.px(space::small);
    int place = 0;
    Box row{};
    for (const int minutes : opened_ago_choices) {
        if (place++ % in_row == 0) {
            row = cut_top(room, look.text_px(64));
            cut_top(room, gap);
        }
        const float width = std::floor((room.w - gap * (in_row - 1)) / in_row);
        const std::string text =
            minutes == 0 ? look.tr("vial_asked.now")
                         : look.tr("vial_asked.ago", {{"minutes", std::to_string(minutes)}});
        if (button(look, cut_left(row, width), "ago " + std::to_string(minutes), text,
                   {.weight = Weight::choice, .chosen = ago == minutes}))
            happened = OpenedAgo{minutes};
        cut_left(row, gap);
    }
    return happened;
}

constexpr std::array<TextPart, 4> parts{
    {{FormPart::product, "start.product"},
     {FormPart::lot, "start.lot", Field::lot, Keys::lot},
     {FormPart::expiry, "start.expiry", Field::expiry, Keys::date},
     {FormPart::second, "vial_asked.second", Field::second, Keys::names}}};

std::string value_of(const VialAsked& view, FormPart part) {
    switch (part) {
        case FormPart::product:
            return product_name_of(view.desk.rules.products, view.form.product);
        case FormPart::lot:
            return view.form.lot;
        case FormPart::expiry:
            return view.form.expiry;
        case FormPart::second:
            return view.second;
        default:  // Of other forms.
            break;
    }
    return "";
}

std::vector<std::string> lots_of_today(const VialAsked& view) {
    std::vector<std::string> lots;
    for (auto vial = view.vials.rbegin(); vial != view.vials.rend(); ++vial) {
        const bool there = std::ranges::find(lots, vial->fact.lot) != lots.end();
        if (vial->fact.product == view.form.product && !there) lots.push_back(vial->fact.lot);
    }
    return lots;
}

Happened draw_part_editor(const Stage& stage, Box box, const VialAsked& view, FormPart edited) {
    Look& look = stage.look;
    if (edited == FormPart::product)
        return draw_product_editor(stage, box, view.desk.rules.products, view.form.product);
    put_end_of_editing(stage, box);
    return draw_text_editor(
        look, box, parts, edited, value_of(view, edited),
        edited == FormPart::lot ? lots_of_today(view) : std::vector<std::string>());
}

// What was typed wrong, what the list says of the lot, what was scanned.
std::vector<Note> notes_of(const Stage& stage, const VialAsked& view) {
    const Look& look = stage.look;
    std::vector<Note> notes = notes_about_scan(look, view.scan);
    if (view.problem) {
        notes.push_back(note_of(look, *view.problem));
    } else {
        std::ranges::move(notes_about_vial(look, std::nullopt, notices_of_vial(view)),
                          std::back_inserter(notes));
    }
    return notes;
}

Happened draw_vial_fields(const Stage& stage, Box left, const VialAsked& view, FormPart edited) {
    Look& look = stage.look;
    const auto notes = notes_of(stage, view);
    if (!notes.empty()) {
        const float height =
            std::min(notes_height(look, notes, left.w), std::floor(left.h * 0.45F));
        draw_notes_within(look, "vial notes", cut_bottom(left, height), notes);
        cut_bottom(left, look.px(space::small));
    }
    std::vector<FieldRow> rows;
    for (const TextPart& part : parts) {
        if (part.part == FormPart::second && !second_asked(view)) continue;
        rows.push_back({part.part, part.key, value_of(view, part.part)});
    }
    FormPart tapped = FormPart::none;
    {
        ScrollArea area(look, "fields", left);
        Box list = area.room();
        tapped = draw_fields(look, list, rows, edited);
        area.reached(list.y);
    }
    if (tapped == FormPart::second && stage.staff_listed) return ApproverWanted{};
    if (tapped != FormPart::none) edit_part(stage, tapped);
    return std::nullopt;
}

// How many syringes, since when, and until when.
Happened draw_doses_and_time(const Stage& stage, Box box, const VialAsked& view) {
    Look& look = stage.look;
    Happened happened;
    ScrollArea area(look, "doses", box);
    Box room = area.room();
    const auto& products = view.desk.rules.products;
    const auto product = std::ranges::find(products, view.form.product, &ProductFacts::id);
    draw_label(look, room, "vial_asked.doses");
    if (auto counted =
            draw_counter(look, cut_top(room, look.text_px(80)), view.doses, 0, vial_doses_max))
        happened = std::move(counted);
    cut_top(room, look.px(space::gap));
    const bool diluted = product != products.end() && product->diluted;
    draw_label(look, room, diluted ? "vial_asked.diluted" : "vial_asked.punctured");
    if (auto ago = draw_opened_ago(stage, room, view)) happened = std::move(ago);
    cut_top(room, look.px(space::gap));
    const Instant until = product == products.end() ? Instant{} : use_until(*product, view.opened);
    cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink},
                            look.tr("vial_asked.since", {{"time", clock_text(view.opened)}})));
    cut_top(room, draw_text(look, room, {Role::lead}, until_text(look, until)));
    area.reached(room.y);
    return happened;
}

}  // namespace

std::string until_text(const Look& look, Instant until) {
    if (until == Instant{}) return look.tr("vials.no_clock");
    return look.tr("vials.until", {{"time", clock_text(until)}});
}

Happened draw_view(const Stage& stage, const VialsShown& view) {
    Look& look = stage.look;
    Happened happened;
    const bool fills = view.desk.kind == DeskKind::filling;
    Page page = open_page(stage, VisitStep::none,
                          look.tr(view.vials.empty() ? "vials.none" : "vials.title"));
    draw_opened(stage, page.body, view);
    draw_left(stage, page.body, view);
    if (injects(view.desk.kind) && !view.vials.empty()) {
        cut_top(page.body,
                draw_text(look, page.body, {Role::body, theme::soft_ink}, look.tr("vials.choose")));
        cut_top(page.body, look.px(space::gap));
    }
    if (view.vials.empty()) {
        draw_text(look, page.body, {Role::lead, theme::soft_ink}, look.tr("vials.none_more"));
    } else {
        ScrollArea area(look, "vials", open_card(look, page.body));
        Box list = area.room();
        for (const VialRow& vial : view.vials) {
            if (auto tapped = draw_row(stage, cut_top(list, look.text_px(92)), view, vial))
                happened = std::move(tapped);
        }
        area.reached(list.y);
    }
    if (fills) {
        if (page.back("scan.end")) happened = EndWork{};
    } else if (page.back("visitors.back")) {
        happened = Back{};
    }
    if (handles_vials(view.desk.kind) && page.primary("vials.open")) happened = VialEntryWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const VialAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, look.tr("vial_asked.title"));
    const FormPart edited =
        edited_part(stage, view.form.lot.empty() ? FormPart::lot : FormPart::none);
    const Columns columns = split(look, page.body, 0.42F);
    Happened happened = draw_vial_fields(stage, columns.left, view, edited);
    Happened right = edited == FormPart::none
                         ? draw_doses_and_time(stage, columns.right, view)
                         : draw_part_editor(stage, columns.right, view, edited);
    if (right) happened = std::move(right);
    if (page.back("visit.back")) happened = Back{};
    const bool ready = edited == FormPart::none && !view.saving &&
                       !obstacle_to_open(view, stage.bar.now).has_value();
    if (page.primary("vial_asked.open", ready)) happened = VialConfirmed{};
    return happened;
}

Happened draw_view(const Stage& stage, const WasteAsked& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none,
                          look.tr("waste.title", {{"number", view.vial.fact.number}}));
    const Columns columns = split(look, page.body, 0.4F);
    Box left = open_card(look, columns.left);
    cut_top(left, draw_labelled_name(look, left, "start.lot", view.vial.fact.lot, 40));
    cut_top(left, look.px(space::gap));
    cut_top(left, draw_text(look, left, {Role::lead}, use_text(look, view.vial, stage.bar.now)));
    cut_top(left, draw_text(look, left, {Role::body, theme::soft_ink},
                            until_text(look, view.vial.fact.use_until)));
    Box right = columns.right;
    if (view.problem) {
        put_note(look, right, note_of(look, *view.problem));
        cut_top(right, look.px(space::gap));
    }
    const Box counter = cut_bottom(right, look.text_px(80));
    cut_bottom(right, look.px(space::small));
    draw_text(look, cut_bottom(right, line_height(look, Role::body)), {Role::body, theme::soft_ink},
              look.tr("waste.doses"));
    cut_bottom(right, look.px(space::small));
    draw_label(look, right, "waste.why");
    happened = draw_reasons(look, right, waste_reasons(), view.reason);
    if (auto counted = draw_counter(look, counter, view.doses, 1, std::max(1, waste_max(view))))
        happened = std::move(counted);
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("waste.confirm", may_waste(view))) happened = WasteConfirmed{};
    return happened;
}

}  // namespace uketsuke::look
