// 印刷待ち: what has not come out yet, why, and what somebody decides about it.
#include "kiosk/screens/papers.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "kiosk/look/scroll.h"

namespace uketsuke::look {

namespace {

std::string file_name(const std::string& where) {
    return std::filesystem::path(where).filename().string();
}

const PaperOnItsWay* find_paper(const Bar& bar, const std::string& id) {
    const auto found = std::ranges::find(bar.papers, id, &PaperOnItsWay::id);
    return found == bar.papers.end() ? nullptr : &*found;
}

const char* stage_key(const PaperOnItsWay& paper) {
    if (paper.stage == PaperStage::ended) return "papers.ended";
    if (paper.trouble) return "papers.stopped";
    return paper.stage == PaperStage::printing ? "papers.printing" : "papers.waiting";
}

Note note_on_its_way(const Look& look, const Bar& bar, const OnItsWay& state) {
    const PaperOnItsWay* paper = find_paper(bar, state.paper);
    if (paper && paper->trouble)
        return note_of(look, *paper->trouble, theme::warning, Sign::triangle);
    return {theme::notice, Sign::clock, look.tr("certificate.printing"), file_name(state.where)};
}

// One paper: what and when, what is the matter, and what can be done.
Happened draw_paper(Look& look, Box& list, const PaperOnItsWay& paper, int place) {
    Happened happened;
    draw_rule(look, list.x, list.y, list.w);
    cut_top(list, look.px(12));
    const std::string number = paper.number.empty() ? "" : "　" + paper.number;
    Box line = cut_top(list, look.text_px(68));
    const std::string at = " " + std::to_string(place);
    const float width = std::round(line.w * 0.2F);
    if (button(look, cut_right(line, width), "papers.drop" + at, look.tr("papers.drop"),
               {.weight = Weight::quiet}))
        happened = PaperDropped{paper.id};
    cut_right(line, look.px(space::gap));
    if (paper.stage == PaperStage::ended) {
        if (button(look, cut_right(line, width), "papers.again" + at, look.tr("papers.again")))
            happened = PaperAgain{paper.id};
        cut_right(line, look.px(space::gap));
    }
    draw_line_fitted(look, cut_left(line, std::round(line.w * 0.62F)), {Role::lead},
                     name_of(look, paper.kind) + number + "　" + clock_text(paper.asked));
    draw_line_fitted(look, line,
                     {Role::strong, paper.trouble ? theme::danger : theme::soft_ink, Align::right},
                     look.tr(stage_key(paper)));
    cut_top(list, look.px(space::small));
    if (paper.trouble) {
        put_note(look, list, note_of(look, *paper.trouble, theme::warning, Sign::triangle));
        cut_top(list, look.px(12));
    }
    return happened;
}

}  // namespace

std::string name_of(const Look& look, PaperKind kind) {
    switch (kind) {
        case PaperKind::certificate:
            return look.tr("paper.certificate");
        case PaperKind::overprint:
            return look.tr("paper.overprint");
        case PaperKind::dose_record:
            return look.tr("paper.dose_record");
        case PaperKind::slip:
            return look.tr("paper.slip");
        case PaperKind::sticker:
            return look.tr("paper.sticker");
        case PaperKind::reaction_report:
            return look.tr("paper.reaction_report");
        case PaperKind::incident_report:
            return look.tr("paper.incident_report");
        case PaperKind::closing_report:
            return look.tr("paper.closing_report");
        case PaperKind::visitor_list:
            return look.tr("paper.visitor_list");
    }
    return "";
}

std::string name_of(const Look& look, const PaperChoice& paper) {
    const std::string name = name_of(look, paper.kind);
    if (paper.kind == PaperKind::overprint) return name;
    const bool bilingual = paper.labels == Labels::bilingual;
    return name + look.tr(bilingual ? "paper.bilingual" : "paper.japanese");
}

std::optional<Note> note_of(const Stage& stage, const PrintState& state) {
    const Look& look = stage.look;
    if (const auto* printed = std::get_if<Printed>(&state))
        return Note{theme::calm, Sign::check, look.tr("certificate.printed"),
                    file_name(printed->where)};
    if (const auto* on_its_way = std::get_if<OnItsWay>(&state))
        return note_on_its_way(look, stage.bar, *on_its_way);
    if (const auto* error = std::get_if<Error>(&state)) return note_of(look, *error);
    if (std::holds_alternative<Printing>(state))
        return Note{theme::notice, Sign::clock, look.tr("certificate.printing"), ""};
    return std::nullopt;
}

Happened draw_view(const Stage& stage, const PapersShown&) {
    Look& look = stage.look;
    Happened happened;
    const auto& papers = stage.bar.papers;
    const std::string count = std::to_string(papers.size());
    Page page = open_page(
        stage, VisitStep::none,
        papers.empty() ? look.tr("papers.none") : look.tr("papers.title", {{"count", count}}));
    if (!papers.empty()) {
        cut_top(page.body, draw_text(look, page.body, {Role::body, theme::soft_ink},
                                     look.tr("papers.what_to_do")));
        cut_top(page.body, look.px(space::gap));
        ScrollArea area(look, "papers", open_card(look, page.body));
        Box list = area.room();
        int place = 0;
        for (const PaperOnItsWay& paper : papers) {
            if (auto tapped = draw_paper(look, list, paper, ++place)) happened = tapped;
        }
        area.reached(list.y);
    }
    if (page.primary("papers.back")) happened = Back{};
    return happened;
}

}  // namespace uketsuke::look
