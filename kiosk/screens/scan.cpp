// Waiting for a voucher: the live picture on the left, what to do on the right.
#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/vials.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// The largest rectangle of the picture's shape in the box.
Box fitted(const Box& box, float width, float height) {
    const float scale = std::min(box.w / width, box.h / height);
    const float w = std::round(width * scale);
    const float h = std::round(height * scale);
    return {std::round(box.centre_x() - w / 2), std::round(box.centre_y() - h / 2), w, h};
}

// Four corners around the middle: hold the code here.
void draw_finder(const Look& look, const Box& box) {
    const float side = std::round(std::min(box.w, box.h) * 0.56F);
    const float arm = std::round(side * 0.2F);
    const float thick = look.px(6);
    const Box square{std::round(box.centre_x() - side / 2), std::round(box.centre_y() - side / 2),
                     side, side};
    for (const bool right : {false, true}) {
        for (const bool low : {false, true}) {
            const float x = right ? square.right() : square.x;
            const float y = low ? square.bottom() : square.y;
            fill({right ? x - arm : x, low ? y - thick : y, arm, thick}, theme::bar.text,
                 thick / 2);
            fill({right ? x - thick : x, low ? y - arm : y, thick, arm}, theme::bar.text,
                 thick / 2);
        }
    }
}

}  // namespace

void draw_camera(const Stage& stage, const Box& box) {
    Look& look = stage.look;
    const float radius = look.px(space::round);
    fill(box, theme::bar.ground, radius);
    const auto picture = look.shown(camera_slot);
    if (picture && !stage.bar.camera_trouble) {
        const Box place =
            fitted(box, static_cast<float>(picture->width), static_cast<float>(picture->height));
        draw_picture(place, *picture, Colour::untinted, radius);
        return draw_finder(look, place);
    }
    Box room = inset(box, look.px(space::margin));
    const float sign = look.px(96);
    const auto& trouble = stage.bar.camera_trouble;
    const std::string words =
        trouble ? look.words().pick(trouble->what) : look.tr("scan.no_picture");
    const std::string next =
        trouble ? look.words().pick(trouble->next) : look.tr("scan.other_ways");
    const float text =
        text_height(look, Role::lead, words, room.w) + text_height(look, Role::body, next, room.w);
    const float height = sign + look.px(space::wide) + text;
    if (height <= room.h) {
        cut_top(room, std::round((room.h - height) / 2));
        draw_sign(cut_top(room, sign), Sign::camera, theme::bar_soft.text, theme::bar.ground);
        cut_top(room, look.px(space::wide));
    } else {
        cut_top(room, std::max(0.0F, std::round((room.h - text) / 2)));
    }
    cut_top(room, draw_text(look, room, {Role::lead, theme::bar.text, Align::centre}, words));
    draw_text(look, room, {Role::body, theme::bar_soft.text, Align::centre}, next);
}

namespace {

void draw_way(Look& look, Box& room, Sign sign, const char* title, const char* more) {
    Box line = room;
    const float side = look.px(48);
    const Box place = cut_left(line, side);
    cut_left(line, look.px(space::gap));
    draw_sign({place.x, place.y + look.px(4), side, side}, sign, theme::accent, theme::card);
    const float top = line.y;
    cut_top(line, draw_text(look, line, {Role::lead}, look.tr(title)));
    cut_top(line, draw_text(look, line, {Role::body, theme::soft_ink}, look.tr(more)));
    cut_top(room, std::max(side, line.y - top) + look.px(space::wide));
}

// Of a vial that was entered as it was opened: its number, its end, and what is left.
std::string vial_line(const Look& look, const Desk& desk) {
    if (desk.vial.entry.empty()) return "";
    return look.tr("scan.vial", {{"number", desk.vial.number},
                                 {"until", until_text(look, desk.vial.use_until)},
                                 {"count", std::to_string(desk.doses_left.value_or(0))}});
}

std::string lot_line(const Look& look, const Desk& desk) {
    if (desk.vial == Vial{}) return look.tr("scan.no_vial");
    const Lot* lot =
        desk.rules.lots ? find_lot(*desk.rules.lots, desk.vial.product, desk.vial.lot) : nullptr;
    if (lot && lot->effective != lot->printed) {
        return look.tr("scan.lot_extended", {{"lot", desk.vial.lot},
                                             {"expiry", format_day(desk.vial.expiry)},
                                             {"effective", format_day(lot->effective)}});
    }
    return look.tr("scan.lot", {{"lot", desk.vial.lot}, {"expiry", format_day(desk.vial.expiry)}});
}

// Nothing stops for it; somebody should know before it does.
std::vector<Note> notes_about(const Look& look, const Health& health) {
    std::vector<Note> notes;
    const auto add = [&](std::string what, const char* next) {
        notes.push_back({theme::warning, Sign::triangle, std::move(what), look.tr(next)});
    };
    if (const auto& about = health.disagreement) notes.push_back(note_of(look, *about));
    if (health.disk_low) add(look.tr("health.disk"), "health.disk_next");
    if (const auto minutes = health.clock_ahead_of_hub.count(); minutes != 0) {
        add(look.tr(minutes > 0 ? "health.clock_ahead" : "health.clock_behind",
                    {{"minutes", std::to_string(std::abs(minutes))}}),
            "health.clock_next");
    }
    if (health.quarantined > 0) {
        add(look.tr("health.quarantined", {{"count", std::to_string(health.quarantined)}}),
            "health.quarantined_next");
    }
    return notes;
}

// Who works here and with what: seen at a glance before each visitor.
void draw_desk(Look& look, const Desk& desk, Box room) {
    cut_top(room,
            draw_name(look, room, {23}, product_name_of(desk.rules.products, desk.vial.product)));
    cut_top(room, look.px(4));
    cut_top(room, draw_text(look, room, {Role::strong}, lot_line(look, desk)));
    if (const auto line = vial_line(look, desk); !line.empty())
        cut_top(room, draw_text(look, room, {Role::strong}, line));
    cut_top(room, look.px(space::small));
    draw_name(look, room, {19, theme::soft_ink, Align::left, Lettering::Overflow::ellipsis},
              desk.venue + "　" + desk.doctor + "　" + desk.staff_name);
}

float desk_height(const Look& look, const Desk& desk, float width) {
    const float inside = width - 2 * look.px(space::wide);
    return 2 * look.px(space::wide) + look.text_px(36) +
           text_height(look, Role::strong, lot_line(look, desk), inside) + look.text_px(36) +
           (desk.vial.entry.empty()
                ? 0
                : text_height(look, Role::strong, vial_line(look, desk), inside));
}

// Under the picture: what there was today.
Happened draw_lists(Look& look, const Desk& desk, const Box& row) {
    Happened happened;
    const float gap = look.px(space::hair);
    const int count = 3 + int{injects(desk.kind)} + int{sees_vials(desk.kind)};
    const float width = std::floor((row.w - float(count - 1) * gap) / float(count));
    Box rest = row;
    const auto tapped = [&](const char* key) {
        const Box place = cut_left(rest, width);
        cut_left(rest, gap);
        return button(look, place, key, {.weight = Weight::quiet});
    };
    if (tapped("scan.visitors")) happened = VisitorsWanted{};
    if (injects(desk.kind) && tapped("scan.records")) happened = RecordsWanted{};
    if (sees_vials(desk.kind) && tapped("scan.vials")) happened = VialsWanted{};
    if (tapped("scan.findings")) happened = FindingsWanted{};
    if (tapped("scan.closing")) happened = ClosingWanted{};
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const Scan& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::voucher, look.tr("scan.title"));
    const Columns columns = split(look, page.body, 0.58F);
    Box left = columns.left;
    Happened happened = draw_lists(look, view.desk, cut_bottom(left, look.text_px(64)));
    cut_bottom(left, look.px(space::gap));
    draw_camera(stage, left);
    Box right = columns.right;
    const Box desk = cut_bottom(right, desk_height(look, view.desk, right.w));
    cut_bottom(right, look.px(space::gap));
    draw_desk(look, view.desk, open_card(look, desk));
    const Box troubles = cut_bottom(right, look.text_px(64));
    if (button(look, troubles, "troubles.open")) happened = TroublesWanted{};
    cut_bottom(right, look.px(space::gap));
    if (const std::size_t papers = stage.bar.papers.size(); papers > 0) {
        const std::string label = look.tr("scan.papers", {{"count", std::to_string(papers)}});
        if (button(look, cut_bottom(right, look.text_px(64)), "scan.papers", label))
            happened = PapersWanted{};
        cut_bottom(right, look.px(space::gap));
    }
    if (view.new_rules) {
        const Note note{theme::notice, Sign::dot, look.tr("scan.new_rules"),
                        view.desk.rules.edition};
        draw_note(look, cut_bottom(right, note_height(look, note, right.w)), note);
        cut_bottom(right, look.px(space::gap));
    }
    {
        ScrollArea area(look, "ways", right);
        Box ways = area.room();
        for (const Note& note : notes_about(look, stage.bar.hub.health)) {
            put_note(look, ways, note);
            cut_top(ways, look.px(space::gap));
        }
        draw_way(look, ways, Sign::camera, "scan.camera", "scan.camera_more");
        draw_way(look, ways, Sign::keys, "scan.keys", "scan.keys_more");
        area.reached(ways.y);
    }
    if (page.back("scan.end")) happened = EndWork{};
    if (page.primary("scan.keypad")) happened = KeypadOpened{};
    if (page.other("search.open")) happened = SearchWanted{};
    return happened;
}

}  // namespace uketsuke::look
