// The 接種済証 as it will lie on paper, drawn by the code that draws the paper, and what became of
// the printing.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

void draw_preview(Look& look, const Box& box) {
    fill(box, theme::well, look.px(space::round));
    const auto picture = look.shown(preview_slot);
    if (!picture) return;
    const Box room = inset(box, look.px(space::gap));
    const auto width = static_cast<float>(picture->width);
    const auto height = static_cast<float>(picture->height);
    const float scale = std::min(room.w / width, room.h / height);
    const Box sheet{std::round(room.centre_x() - width * scale / 2),
                    std::round(room.centre_y() - height * scale / 2), std::round(width * scale),
                    std::round(height * scale)};
    fill({sheet.x + look.px(3), sheet.y + look.px(4), sheet.w, sheet.h}, theme::line);
    draw_picture(sheet, *picture);
}

Note print_note(const Look& look, const PrintState& state) {
    if (const auto* printed = std::get_if<Printed>(&state)) {
        return {theme::calm, Sign::check, look.tr("certificate.printed"),
                std::filesystem::path(printed->where).filename().string()};
    }
    if (const auto* error = std::get_if<Error>(&state)) {
        return note_of(look, *error);
    }
    if (std::holds_alternative<Printing>(state)) {
        return {theme::notice, Sign::clock, look.tr("certificate.printing"), ""};
    }
    return {theme::notice, Sign::check, look.tr("certificate.ready"), look.tr("certificate.check")};
}

}  // namespace

Happened draw_view(const Stage& stage, const CertificateShown& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::record, look.tr("certificate.title"));
    const Columns columns = split(look, page.body, 0.6F);
    draw_preview(look, columns.left);
    Box right = columns.right;
    const DoseGiven& dose = view.record.dose.fact();
    cut_top(right, draw_name(look, right, {34}, dose.name));
    cut_top(right, look.px(4));
    cut_top(right,
            draw_text(look, right, {Role::strong, theme::soft_ink},
                      look.tr("record.dose", {{"number", std::to_string(dose.dose_number)}})));
    cut_top(right, look.px(space::gap));
    draw_notes_within(look, "print", right, {print_note(look, view.print)});
    const bool printing = std::holds_alternative<Printing>(view.print);
    const bool printed = std::holds_alternative<Printed>(view.print);
    if (printed) {
        if (page.primary("visit.next_person")) happened = NextPerson{};
        if (page.other("certificate.print_again")) happened = PrintWanted{};
    } else {
        if (page.primary("certificate.print", !printing)) happened = PrintWanted{};
        if (page.other("visit.next_person", Weight::secondary, !printing)) happened = NextPerson{};
    }
    return happened;
}

Happened draw_view(const Stage& stage, const CertificateFailed& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::record, "");
    const Note safe{theme::calm, Sign::check, look.tr("certificate.dose_is_safe"), "", Role::lead};
    put_note(look, page.body, safe);
    cut_top(page.body, look.px(space::gap));
    put_note(look, page.body, note_of(look, view.error));
    if (page.primary("save_failed.retry")) happened = Retry{};
    if (page.other("visit.next_person")) happened = NextPerson{};
    return happened;
}

}  // namespace uketsuke::look
