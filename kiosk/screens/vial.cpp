// 接種液の確認: the lot, huge, beside the vial in the hand; where the injection goes; and the tap
// that says that both were compared. The last look before the record.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/fields.h"
#include "kiosk/screens/vials.h"

namespace uketsuke::look {

namespace {

std::string volume_text(const Look& look, const LotCheck& view) {
    for (const ProductFacts& product : view.visit.products) {
        if (product.id != view.form.product) continue;
        const int hundredths = product.volume_ul / 10;
        std::string litres = std::to_string(hundredths / 100) + "." +
                             std::to_string(hundredths % 100 / 10) +
                             (hundredths % 10 != 0 ? std::to_string(hundredths % 10) : "");
        return look.tr("vial.volume", {{"volume", litres}});
    }
    return "";
}

// Of a vial that was entered as it was opened.
std::string vial_text(const Look& look, const LotCheck& view) {
    const auto vial = vial_in(view);
    if (!vial || vial->entry.empty()) return "";
    const int left = view.visit.desk.doses_left.value_or(0);
    return look.tr("scan.vial", {{"number", vial->number},
                                 {"until", until_text(look, vial->use_until)},
                                 {"count", std::to_string(left)}});
}

// The vial as the screen knows it, and of a lot that no list knows who else has compared it. A tap
// on a part opens its editor; the second person says so by PIN or card where staff are listed.
Happened draw_vial(const Stage& stage, const Box& card, const LotCheck& view, FormPart edited) {
    Look& look = stage.look;
    Happened happened;
    Box room = open_card(look, card);
    const auto part = [&](FormPart which, const char* key, const std::string& value, float pixels) {
        const Box row =
            cut_top(room, line_height(look, Role::caption) + look.text_px(pixels) + look.px(14));
        if (touch(look, row, key)) {
            if (which == FormPart::second && stage.staff_listed)
                happened = ApproverWanted{};
            else
                edit_part(stage, edited == which ? FormPart::none : which);
        }
        if (edited == which) fill(row, theme::accent_tint, look.px(space::small));
        Box inside = inset(row, look.px(4));
        cut_top(inside, draw_text(look, inside, {Role::caption, theme::soft_ink}, look.tr(key)));
        draw_name(look, inside, {pixels}, value.empty() ? look.tr("start.empty") : value);
        cut_top(room, look.px(4));
    };
    std::string product = product_name_of(view.visit.desk.rules.products, view.form.product);
    const std::string volume = volume_text(look, view);
    part(FormPart::product, "start.product", product, 26);
    part(FormPart::lot, "start.lot", view.form.lot, 64);
    part(FormPart::expiry, "start.expiry", view.form.expiry, 30);
    if (second_asked(view)) part(FormPart::second, "vial.second", second_in(view), 26);
    const auto line = [&](Role role, const std::string& text) {
        if (text.empty() || room.h < line_height(look, role)) return;
        Box row = cut_top(room, line_height(look, role));
        cut_left(row, look.px(4));
        draw_line_fitted(look, row, {role}, text);
    };
    line(Role::strong, vial_text(look, view));
    line(Role::lead, volume);
    return happened;
}

constexpr std::array<TextPart, 3> parts{
    {{FormPart::lot, "start.lot", Field::lot, Keys::lot},
     {FormPart::expiry, "start.expiry", Field::expiry, Keys::date},
     {FormPart::second, "vial.second", Field::second, Keys::names}}};

std::string value_of(const LotCheck& view, FormPart part) {
    if (part == FormPart::lot) return view.form.lot;
    return part == FormPart::expiry ? view.form.expiry : second_in(view);
}

Happened draw_vial_editor(const Stage& stage, const Box& box, const LotCheck& view,
                          FormPart edited) {
    Look& look = stage.look;
    if (edited == FormPart::product) {
        const auto product = draw_product_choice(look, box, view.visit.products, view.form.product);
        if (!product) return std::nullopt;
        edit_part(stage, FormPart::none);
        return ProductChosen{*product};
    }
    return draw_text_editor(look, box, parts, edited, value_of(view, edited));
}

// What is wrong with the vial or has to be seen again, then what is still to be done.
std::vector<Note> notes_of(const Look& look, const LotCheck& view, Instant now) {
    const auto of_vial = obstacle_of_vial(view, now);
    std::vector<Note> notes = notes_about_scan(look, view.scan);
    std::ranges::move(notes_about_vial(look, of_vial, notices_of_vial(view)),
                      std::back_inserter(notes));
    if (view.news) notes.insert(notes.begin(), note_of(look, *view.news));
    const auto obstacle = obstacle_to_record(view, now);
    if (obstacle && obstacle != of_vial) {
        notes.push_back({theme::notice, Sign::triangle, look.words().pick(obstacle->what), ""});
    }
    return notes;
}

}  // namespace

float sites_height(const Look& look) {
    return line_height(look, Role::body) + look.px(space::small + 2 * 76);
}

Happened draw_sites(Look& look, const Box& box, std::optional<BodySite> chosen) {
    Happened happened;
    Box room = box;
    cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink}, look.tr("vial.site")));
    cut_top(room, look.px(space::small));
    constexpr std::array<BodySite, 4> sites{BodySite::left_upper_arm, BodySite::right_upper_arm,
                                            BodySite::left_thigh, BodySite::right_thigh};
    Columns line{};
    for (std::size_t i = 0; i < sites.size(); ++i) {
        if (i % 2 == 0) {
            line = split(look, cut_top(room, look.px(68)), 0.5F);
            cut_top(room, look.px(space::small));
        }
        if (button(look, i % 2 == 0 ? line.left : line.right,
                   std::string("site ") + to_text(sites[i]), look.words().pick(words_of(sites[i])),
                   {.weight = Weight::choice, .chosen = chosen == sites[i]})) {
            happened = BodySiteChosen{sites[i]};
        }
    }
    return happened;
}

Happened draw_view(const Stage& stage, const LotCheck& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::vial, look.tr("vial.title"));
    const FormPart edited = edited_part(stage, FormPart::none);
    const Columns columns = split(look, page.body, 0.46F);
    happened = draw_vial(stage, columns.left, view, edited);
    Box right = columns.right;
    if (edited != FormPart::none) {
        const Box done = cut_bottom(right, look.px(space::button));
        cut_bottom(right, look.px(space::small));
        if (auto typed = draw_vial_editor(stage, right, view, edited)) happened = std::move(typed);
        if (button(look, done, "vial.edited")) edit_part(stage, FormPart::none);
    } else {
        draw_name(look, cut_top(right, look.text_px(44)), {30},
                  view.decision.person().resident().name);
        cut_top(right, look.px(space::small));
        if (auto site = draw_sites(look, cut_top(right, sites_height(look)), view.site))
            happened = std::move(site);
        if (asks_to_compare(view)) {
            const Box box = cut_top(right, look.text_px(72));
            if (toggle(look, box, "vial.compared", view.compared))
                happened = VialCompared{!view.compared};
            cut_top(right, look.px(space::small));
        }
        draw_notes_within(look, "notes", right, notes_of(look, view, stage.bar.now));
    }
    if (page.back("visit.back")) happened = Back{};
    const bool ready =
        edited == FormPart::none && !obstacle_to_record(view, stage.bar.now).has_value();
    if (page.primary("vial.record", ready)) happened = Record{};
    return happened;
}

}  // namespace uketsuke::look
