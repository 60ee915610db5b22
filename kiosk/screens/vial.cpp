// 接種液の確認: the lot, huge, beside the vial in the hand; where the injection goes; and the tap
// that says that both were compared. The last look before the record.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/fields.h"

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

// The vial as the screen knows it. A tap on a part opens its editor.
void draw_vial(const Stage& stage, const Box& card, const LotCheck& view, FormPart edited) {
    Look& look = stage.look;
    Box room = open_card(look, card);
    const auto part = [&](FormPart which, const char* key, const std::string& value, float pixels) {
        const Box row =
            cut_top(room, line_height(look, Role::caption) + look.text_px(pixels) + look.px(14));
        if (touch(look, row, key)) edit_part(stage, edited == which ? FormPart::none : which);
        if (edited == which) fill(row, theme::accent_tint, look.px(space::small));
        Box inside = inset(row, look.px(4));
        cut_top(inside, draw_text(look, inside, {Role::caption, theme::soft_ink}, look.tr(key)));
        draw_name(look, inside, {pixels}, value.empty() ? look.tr("start.empty") : value);
        cut_top(room, look.px(4));
    };
    std::string product = product_name_of(view.visit.desk.products, view.form.product);
    const std::string volume = volume_text(look, view);
    part(FormPart::product, "start.product", product, 26);
    part(FormPart::lot, "start.lot", view.form.lot, 64);
    part(FormPart::expiry, "start.expiry", view.form.expiry, 30);
    // Beside the expiry: what the list says needs the room below.
    const Box beside{room.x + std::round(room.w * 0.46F), room.y - look.text_px(30) - look.px(14),
                     room.w - std::round(room.w * 0.46F), look.text_px(30)};
    if (!volume.empty()) {
        draw_line_fitted(look, beside, {Role::lead, theme::ink, Align::right}, volume);
    }
    const auto notes =
        notes_about_vial(look, obstacle_of_vial(view, today(stage.bar)), notices_of_vial(view));
    cut_top(room, look.px(space::small));
    if (!notes.empty()) draw_notes_within(look, "vial notes", room, notes);
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
    const bool lot = edited == FormPart::lot;
    const auto text = draw_editor(look, box,
                                  {edited,
                                   lot ? "start.lot" : "start.expiry",
                                   lot ? view.form.lot : view.form.expiry,
                                   lot ? Keys::lot : Keys::date,
                                   {}});
    if (!text) return std::nullopt;
    return FieldEdited{lot ? Field::lot : Field::expiry, *text};
}

Happened draw_sites(Look& look, const Box& box, const LotCheck& view) {
    Happened happened;
    Box room = box;
    cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink}, look.tr("vial.site")));
    cut_top(room, look.px(space::small));
    constexpr std::array<BodySite, 4> sites{BodySite::left_upper_arm, BodySite::right_upper_arm,
                                            BodySite::left_thigh, BodySite::right_thigh};
    Columns line{};
    for (std::size_t i = 0; i < sites.size(); ++i) {
        if (i % 2 == 0) {
            line = split(look, cut_top(room, look.px(72)), 0.5F);
            cut_top(room, look.px(12));
        }
        if (button(look, i % 2 == 0 ? line.left : line.right,
                   std::string("site ") + to_text(sites[i]), look.words().pick(words_of(sites[i])),
                   {.weight = Weight::choice, .chosen = view.site == sites[i]})) {
            happened = BodySiteChosen{sites[i]};
        }
    }
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const LotCheck& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::vial, look.tr("vial.title"));
    const FormPart edited = edited_part(stage, FormPart::none);
    const Columns columns = split(look, page.body, 0.46F);
    draw_vial(stage, columns.left, view, edited);
    Box right = columns.right;
    if (edited != FormPart::none) {
        const Box done = cut_bottom(right, look.px(space::button));
        cut_bottom(right, look.px(space::small));
        happened = draw_vial_editor(stage, right, view, edited);
        if (button(look, done, "vial.edited")) edit_part(stage, FormPart::none);
    } else {
        draw_name(look, cut_top(right, look.text_px(44)), {30},
                  view.decision.person().resident().name);
        cut_top(right, look.px(space::small));
        const float sites = line_height(look, Role::body) + look.px(space::small + 2 * 84);
        happened = draw_sites(look, cut_top(right, sites), view);
        if (toggle(look, cut_top(right, look.text_px(76)), "vial.compared", view.compared)) {
            happened = VialCompared{!view.compared};
        }
        cut_top(right, look.px(12));
        const auto obstacle = obstacle_to_record(view, today(stage.bar));
        if (obstacle && obstacle != obstacle_of_vial(view, today(stage.bar))) {
            const Note note{theme::notice, Sign::triangle, look.words().pick(obstacle->what), ""};
            draw_notes_within(look, "obstacle", right, {note});
        }
    }
    if (page.back("visit.back")) happened = Back{};
    const bool ready =
        edited == FormPart::none && !obstacle_to_record(view, today(stage.bar)).has_value();
    if (page.primary("vial.record", ready)) happened = Record{};
    return happened;
}

}  // namespace uketsuke::look
