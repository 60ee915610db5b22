// The answer of the rules: huge, by colour, shape and words; every reason with its clause; the
// first possible day as one sentence. And the slip for whoever goes home.
#include <algorithm>
#include <cmath>

#include "kiosk/flow/slip.h"
#include "kiosk/look/scroll.h"
#include "kiosk/screens/papers.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

std::string dose_text(const Look& look, const Verdict& verdict) {
    if (!verdict.dose_number) return "";
    return look.tr("verdict.dose", {{"number", std::to_string(*verdict.dose_number)}});
}

// 6月16日(木)から打てます; with the year where it is another one.
std::string earliest_text(const Look& look, const Verdict& verdict, Day today) {
    if (!verdict.earliest) return look.tr("verdict.no_day");
    const Language language = look.words().language();
    const auto count = (*verdict.earliest - today).count();
    return look.tr("verdict.from", {{"day", format_day_with_weekday(*verdict.earliest, language)},
                                    {"count", std::to_string(count)}});
}

Banner banner_of(const Look& look, const Verdict& verdict, Day today) {
    switch (verdict.status) {
        case Status::eligible:
            return {theme::eligible, Sign::check, look.tr("verdict.eligible"),
                    dose_text(look, verdict)};
        case Status::confirm:
            return {theme::confirm, Sign::triangle, look.tr("verdict.confirm"),
                    look.tr("verdict.confirm_more")};
        case Status::not_yet:
            return {theme::not_yet, Sign::clock, look.tr("verdict.not_yet"),
                    earliest_text(look, verdict, today)};
        case Status::not_eligible:
            break;
    }
    return {theme::not_eligible, Sign::cross, look.tr("verdict.not_eligible"),
            earliest_text(look, verdict, today)};
}

// What the verdict could not know, above its reasons.
void put_unheard(const Stage& stage, Box& room) {
    const auto alone = unheard(stage.bar);
    if (!alone) return;
    Look& look = stage.look;
    const std::string text = alone->since
                                 ? look.tr("verdict.unheard_since",
                                           {{"time", format_instant(*alone->since).substr(11, 5)}})
                                 : look.tr("verdict.unheard");
    put_note(look, room, {theme::notice, Sign::triangle, text, look.tr("verdict.unheard_ask")});
    cut_top(room, look.px(space::small));
}

void draw_reasons(const Stage& stage, const Box& card, const Visit& visit) {
    Look& look = stage.look;
    ScrollArea area(look, "reasons", open_card(look, card));
    Box list = area.room();
    const VoucherAtDesk& voucher = visit.person.voucher();
    if (is_number_only(voucher) || is_without_voucher(voucher)) {
        const char* key = is_number_only(voucher) ? "verdict.number_only" : "verdict.no_voucher";
        put_note(look, list, {theme::warning, Sign::triangle, look.tr(key), ""});
        cut_top(list, look.px(space::gap));
    }
    if (visit.judged_anew) {
        put_note(look, list, {theme::warning, Sign::triangle, look.tr("verdict.judged_anew"), ""});
        cut_top(list, look.px(space::gap));
    }
    put_unheard(stage, list);
    cut_top(list, draw_text(look, list, {Role::lead}, look.tr("verdict.reasons")));
    cut_top(list, look.px(space::small));
    if (visit.verdict.reasons.empty()) {
        cut_top(list, draw_text(look, list, {Role::body}, look.tr("verdict.no_reasons")));
    }
    for (const Reason& reason : visit.verdict.reasons) {
        draw_rule(look, list.x, list.y, list.w);
        cut_top(list, look.px(10));
        cut_top(list, draw_text(look, list, {Role::body}, look.words().pick(reason.text)));
        cut_top(list, draw_text(look, list, {Role::caption, theme::soft_ink}, reason.clause));
        cut_top(list, look.px(10));
    }
    for (const Advice& advice : visit.advice) {
        if (!advice.answers) continue;
        put_note(look, list, {theme::notice, Sign::dot, look.words().pick(advice.text), ""});
        cut_top(list, look.px(space::small));
    }
    area.reached(list.y);
}

void draw_person_card(const Stage& stage, const Box& card, const Visit& visit) {
    Look& look = stage.look;
    ScrollArea area(look, "person", open_card(look, card));
    Box list = area.room();
    cut_top(list, draw_person_line(stage, list, visit.person.resident()));
    if (!visit.products.empty()) {
        cut_top(list, look.px(12));
        draw_rule(look, list.x, list.y, list.w);
        cut_top(list, look.px(12));
        cut_top(list, draw_text(look, list, {Role::caption, theme::soft_ink},
                                look.tr("verdict.products")));
    }
    for (const ProductFacts& product : visit.products) {
        cut_top(list, draw_text(look, list, {Role::body}, product.name) + look.px(4));
        if (product.remark.ja.empty()) continue;
        cut_top(list, draw_text(look, list, {Role::caption, theme::soft_ink},
                                look.words().pick(product.remark)) +
                          look.px(4));
    }
    area.reached(list.y);
}

void draw_slip(const Stage& stage, const Box& room, const Visit& visit) {
    Look& look = stage.look;
    ScrollArea area(look, "slip", room);
    Box list = area.room();
    for (const Words& line :
         slip_lines(visit.verdict, visit.desk, today(stage.bar), visit.advice)) {
        cut_top(list, draw_text(look, list, {Role::lead}, look.words().pick(line)));
        cut_top(list, look.px(space::small));
    }
    area.reached(list.y);
}

}  // namespace

Happened draw_view(const Stage& stage, const VerdictShown& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::verdict, "");
    const Verdict& verdict = view.visit.verdict;
    const Banner banner = banner_of(look, verdict, today(stage.bar));
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::gap));
    const Columns columns = split(look, page.body, 0.58F);
    draw_reasons(stage, columns.left, view.visit);
    Box right = columns.right;
    put_turn_note(stage, right, view.visit.desk, view.visit.person.row());
    const Columns beside = split(look, cut_bottom(right, look.text_px(64)), 0.58F);
    if (may_enter_paper(view)) {
        cut_bottom(right, look.px(space::small));
        if (button(look, cut_bottom(right, look.text_px(64)), "verdict.paper",
                   {.weight = Weight::quiet}))
            happened = PaperWanted{};
    }
    cut_bottom(right, look.px(space::gap));
    draw_person_card(stage, right, view.visit);
    if (button(look, beside.left, "verdict.hearing")) happened = HearingWanted{};
    if (button(look, beside.right, "visit.park", {.weight = Weight::quiet}))
        happened = ParkWanted{};
    if (page.back("visit.back")) happened = Back{};
    if (may_screen(view) && view.visit.desk.kind == DeskKind::reception) {
        if (page.primary("verdict.receive")) happened = Receive{};
    } else if (may_screen(view)) {
        if (page.primary("verdict.to_screening")) happened = ScreeningWanted{};
    } else if (page.primary("verdict.slip")) {
        happened = SlipWanted{};
    }
    if (page.other("visit.next_person")) happened = NextPerson{};
    return happened;
}

Happened draw_view(const Stage& stage, const SlipShown& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::verdict, look.tr("slip.title"));
    if (const auto note = note_of(stage, view.print)) {
        put_note(look, page.body, *note);
        cut_top(page.body, look.px(space::gap));
    }
    draw_slip(stage, open_card(look, page.body), view.visit);
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("visit.next_person")) happened = NextPerson{};
    if (page.other("slip.print", Weight::secondary, may_print(view.print)))
        happened = PrintWanted{};
    return happened;
}

}  // namespace uketsuke::look
