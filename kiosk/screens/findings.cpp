// 要確認の一覧: what does not fit together, for whoever has a quiet minute.
#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

void draw_finding(Look& look, Box& list, const FindingLine& line) {
    draw_rule(look, list.x, list.y, list.w);
    cut_top(list, look.px(12));
    if (line.name.empty()) {
        cut_top(list, draw_text(look, list, {Role::strong}, look.tr("findings.not_in_roster")));
    } else {
        cut_top(list, draw_name(look, list, {26}, line.name));
    }
    std::string who = line.kana;
    if (line.birth_date) who += (who.empty() ? "" : "　") + format_day(*line.birth_date);
    if (!who.empty()) cut_top(list, draw_name(look, list, {19, theme::soft_ink}, who));
    cut_top(list, draw_text(look, list, {Role::body}, look.words().pick(line.text)));
    cut_top(list, look.px(12));
}

}  // namespace

Happened draw_view(const Stage& stage, const FindingsShown& view) {
    Look& look = stage.look;
    Happened happened;
    const std::string count = std::to_string(view.findings.size());
    Page page = open_page(stage, VisitStep::none,
                          view.findings.empty() ? look.tr("findings.none")
                                                : look.tr("findings.title", {{"count", count}}));
    if (!view.findings.empty()) {
        cut_top(page.body, draw_text(look, page.body, {Role::body, theme::soft_ink},
                                     look.tr("findings.what_to_do")));
        cut_top(page.body, look.px(space::gap));
        ScrollArea area(look, "findings", open_card(look, page.body));
        Box list = area.room();
        for (const FindingLine& line : view.findings) draw_finding(look, list, line);
        area.reached(list.y);
    }
    if (page.primary("findings.back")) happened = Back{};
    return happened;
}

}  // namespace uketsuke::look
