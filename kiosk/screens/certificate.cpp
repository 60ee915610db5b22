// A dose's paper as it will lie there, drawn by the code that draws the paper; as which of its
// papers it is printed, and what became of that.
#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/papers.h"
#include "kiosk/screens/screens.h"

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

// As which paper: one tap, and the picture follows.
Happened draw_choices(Look& look, Box& room, const CertificateShown& view) {
    Happened happened;
    for (std::size_t i = 0; i < view.offered.size(); ++i) {
        const PaperChoice& paper = view.offered[i];
        const ButtonStyle style{.weight = Weight::choice,
                                .enabled = may_print(view.print),
                                .chosen = paper == view.paper};
        if (button(look, cut_top(room, look.text_px(56)), "paper " + std::to_string(i + 1),
                   name_of(look, paper), style))
            happened = PaperChosen{paper};
        cut_top(room, look.px(space::small));
    }
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const CertificateShown& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::record, look.tr("certificate.title"));
    const Columns columns = split(look, page.body, 0.56F);
    draw_preview(look, columns.left);
    Box right = columns.right;
    const DoseGiven& dose = view.record.dose.fact();
    cut_top(right, draw_name(look, right, {34}, dose.name));
    cut_top(right, look.px(4));
    cut_top(right,
            draw_text(look, right, {Role::strong, theme::soft_ink},
                      look.tr("record.dose", {{"number", std::to_string(dose.dose_number)}})));
    cut_top(right, look.px(space::gap));
    Happened happened;
    {
        ScrollArea area(look, "print", right);
        Box room = area.room();
        const Note ready{theme::notice, Sign::check, look.tr("certificate.ready"),
                         look.tr("certificate.check")};
        put_note(look, room, note_of(stage, view.print).value_or(ready));
        cut_top(room, look.px(space::gap));
        happened = draw_choices(look, room, view);
        area.reached(room.y);
    }
    // While the printer has it, the next person may come: the bar says what becomes of it.
    const bool handed =
        std::holds_alternative<OnItsWay>(view.print) || std::holds_alternative<Printed>(view.print);
    const bool free = may_print(view.print);
    if (handed) {
        if (page.primary("visit.next_person")) happened = NextPerson{};
        if (page.other("certificate.print_again", Weight::secondary, free))
            happened = PrintWanted{};
    } else {
        if (page.primary("certificate.print", free)) happened = PrintWanted{};
        if (page.other("visit.next_person", Weight::secondary, free)) happened = NextPerson{};
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
