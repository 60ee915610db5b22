// 券の困りごと: one button for each trouble, and what to do about the one that was named.
#include <algorithm>

#include "kiosk/flow/troubles.h"
#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

std::vector<ScreeningReason> names_of_troubles() {
    std::vector<ScreeningReason> names;
    for (const VoucherTrouble& trouble : voucher_troubles())
        names.push_back({trouble.code, trouble.name});
    return names;
}

// The way on that the trouble asks for stands bottom right; the others beside it.
Happened draw_ways(Page& page, const TroubleTold& view, TroubleWay way) {
    Happened happened;
    const bool presented = !is_without_voucher(view.voucher);
    if (way == TroubleWay::search && page.primary("search.open")) happened = SearchWanted{};
    if (way == TroubleWay::keypad && page.primary("scan.keypad")) happened = KeypadOpened{};
    if (way != TroubleWay::search && page.other("search.open")) happened = SearchWanted{};
    if (presented && may_take_in(view.desk) && page.other("provisional.open"))
        happened = ProvisionalWanted{};
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const TroublesShown& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::voucher, look.tr("troubles.title"));
    Happened happened = draw_reasons(look, page.body, names_of_troubles(), "");
    if (page.back("keypad.back")) happened = Back{};
    if (!is_without_voucher(view.voucher) && page.other("visit.next_person"))
        happened = NextPerson{};
    return happened;
}

Happened draw_view(const Stage& stage, const TroubleTold& view) {
    Look& look = stage.look;
    const VoucherTrouble& trouble = *find_trouble(trouble_of(view.voucher));
    Page page = open_page(stage, VisitStep::voucher, look.tr("troubles.open"));
    const bool reads = reads_voucher(view);
    Box text = page.body;
    if (reads) {
        const Columns columns = split(look, page.body, 0.5F);
        draw_camera(stage, columns.right);
        text = columns.left;
    }
    {
        ScrollArea area(look, "trouble", text);
        Box list = area.room();
        put_note(look, list,
                 {theme::notice, Sign::dot, look.words().pick(trouble.name),
                  look.words().pick(trouble.tell), Role::lead});
        cut_top(list, look.px(space::gap));
        const char* city = trouble.call_city ? "troubles.call_city" : "troubles.no_call";
        put_note(look, list,
                 {trouble.call_city ? theme::warning : theme::calm,
                  trouble.call_city ? Sign::triangle : Sign::check, look.tr(city), ""});
        cut_top(list, look.px(space::gap));
        cut_top(list,
                draw_text(look, list, {Role::body, theme::soft_ink}, look.tr("troubles.park")));
        area.reached(list.y);
    }
    Happened happened = draw_ways(page, view, trouble.way);
    if (page.back("visit.back")) happened = Back{};
    // Beside the keypad there is no room for it; the way back leads there too.
    if (trouble.way != TroubleWay::keypad && page.other("visit.next_person", Weight::quiet))
        happened = NextPerson{};
    return happened;
}

}  // namespace uketsuke::look
