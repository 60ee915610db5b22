// Views that only wait: the store or the hub is at work, and there is nothing to press.
#include <cmath>

#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// Still, not turning: an animation would keep a sleeping terminal awake.
void draw_waiting(Look& look, const Page& page, const char* title, const char* more) {
    const float side = look.px(112);
    const float width = page.body.w;
    const std::string first = look.tr(title);
    const std::string second = look.tr(more);
    const float first_height = text_height(look, Role::title, first, width);
    const float height = side + look.px(space::wide) + first_height + look.px(space::small) +
                         text_height(look, Role::body, second, width);
    Box room = page.body;
    cut_top(room, std::round((room.h - height) / 2));
    draw_sign(cut_top(room, side), Sign::clock, theme::accent, theme::paper);
    cut_top(room, look.px(space::wide));
    cut_top(room, draw_text(look, room, {Role::title, theme::ink, Align::centre}, first));
    cut_top(room, look.px(space::small));
    draw_text(look, room, {Role::body, theme::soft_ink, Align::centre}, second);
}

Happened draw_waiting(const Stage& stage, VisitStep step, const char* title, const char* more) {
    draw_waiting(stage.look, open_page(stage, step, ""), title, more);
    return std::nullopt;
}

}  // namespace

Happened draw_view(const Stage& stage, const OpeningWork&) {
    return draw_waiting(stage, VisitStep::none, "waiting.opening", "waiting.moment");
}

Happened draw_view(const Stage& stage, const ClosingWork&) {
    return draw_waiting(stage, VisitStep::none, "waiting.closing", "waiting.moment");
}

Happened draw_view(const Stage& stage, const ListingFindings&) {
    return draw_waiting(stage, VisitStep::none, "waiting.findings", "waiting.moment");
}

Happened draw_view(const Stage& stage, const LookingUp&) {
    return draw_waiting(stage, VisitStep::voucher, "waiting.looking_up", "waiting.moment");
}

Happened draw_view(const Stage& stage, const Searching&) {
    return draw_waiting(stage, VisitStep::voucher, "waiting.searching", "waiting.moment");
}

Happened draw_view(const Stage& stage, const OpeningPerson&) {
    return draw_waiting(stage, VisitStep::voucher, "waiting.looking_up", "waiting.moment");
}

// A slow line may take its time: whoever is next need not wait for it.
Happened draw_view(const Stage& stage, const AskingHub&) {
    Page page = open_page(stage, VisitStep::voucher, "");
    draw_waiting(stage.look, page, "waiting.asking_hub", "waiting.asking_hub_more");
    if (page.back("visit.next_person")) return NextPerson{};
    return std::nullopt;
}

Happened draw_view(const Stage& stage, const SeekingAlike&) {
    return draw_waiting(stage, VisitStep::person, "waiting.searching", "waiting.moment");
}

Happened draw_view(const Stage& stage, const TakingIn&) {
    return draw_waiting(stage, VisitStep::person, "waiting.saving", "waiting.keep_power");
}

Happened draw_view(const Stage& stage, const CheckingIn&) {
    return draw_waiting(stage, VisitStep::person, "waiting.checking_in", "waiting.moment");
}

Happened draw_view(const Stage& stage, const Assessing&) {
    return draw_waiting(stage, VisitStep::person, "waiting.assessing", "waiting.moment");
}

Happened draw_view(const Stage& stage, const SavingDose&) {
    return draw_waiting(stage, VisitStep::record, "waiting.saving", "waiting.keep_power");
}

Happened draw_view(const Stage& stage, const SavingScreening&) {
    return draw_waiting(stage, VisitStep::record, "waiting.saving", "waiting.keep_power");
}

Happened draw_view(const Stage& stage, const ListingVisitors&) {
    return draw_waiting(stage, VisitStep::none, "waiting.visitors", "waiting.moment");
}

Happened draw_view(const Stage& stage, const ListingVials&) {
    return draw_waiting(stage, VisitStep::none, "waiting.vials", "waiting.moment");
}

Happened draw_view(const Stage& stage, const ListingClosing&) {
    return draw_waiting(stage, VisitStep::none, "waiting.balance", "waiting.moment");
}

Happened draw_view(const Stage& stage, const OpeningNumber&) {
    return draw_waiting(stage, VisitStep::voucher, "waiting.looking_up", "waiting.moment");
}

Happened draw_view(const Stage& stage, const SavingStep&) {
    return draw_waiting(stage, VisitStep::none, "waiting.saving", "waiting.keep_power");
}

Happened draw_view(const Stage& stage, const ListingRecords&) {
    return draw_waiting(stage, VisitStep::none, "waiting.records", "waiting.moment");
}

Happened draw_view(const Stage& stage, const MoveLookingUp&) {
    return draw_waiting(stage, VisitStep::none, "waiting.looking_up", "waiting.moment");
}

Happened draw_view(const Stage& stage, const SavingMending&) {
    return draw_waiting(stage, VisitStep::none, "waiting.saving", "waiting.keep_power");
}

Happened draw_view(const Stage& stage, const CertificateMaking&) {
    return draw_waiting(stage, VisitStep::record, "waiting.certificate", "waiting.recorded");
}

}  // namespace uketsuke::look
