// What is printed: asked for, followed, and what somebody decides about a paper that does not come.
#include "kiosk/flow/papers.h"

#include <algorithm>
#include <array>

#include "kiosk/flow/turn.h"

namespace uketsuke {

namespace {

constexpr std::array kinds{std::pair{PaperKind::certificate, "certificate"},
                           std::pair{PaperKind::overprint, "overprint"},
                           std::pair{PaperKind::dose_record, "dose_record"},
                           std::pair{PaperKind::slip, "slip"},
                           std::pair{PaperKind::sticker, "sticker"},
                           std::pair{PaperKind::reaction_report, "reaction_report"},
                           std::pair{PaperKind::incident_report, "incident_report"},
                           std::pair{PaperKind::closing_report, "closing_report"},
                           std::pair{PaperKind::visitor_list, "visitor_list"}};

const PaperOnItsWay* find_paper(const std::vector<PaperOnItsWay>& papers, const std::string& id) {
    const auto found = std::ranges::find(papers, id, &PaperOnItsWay::id);
    return found == papers.end() ? nullptr : &*found;
}

// Nothing prints here at all: a number is then written by hand, and nobody is told each time.
PrintState failed(const Error& error) {
    if (error.code == "print.nowhere_for_stickers") return NotPrinted{};
    return error;
}

// One that is not listed any more was dropped.
PrintState moved(const OnItsWay& state, const std::vector<PaperOnItsWay>& papers) {
    const PaperOnItsWay* paper = find_paper(papers, state.paper);
    if (paper == nullptr) return NotPrinted{};
    if (paper->stage == PaperStage::done) return Printed{state.where};
    return state;
}

}  // namespace

const char* to_text(PaperKind kind) {
    return std::ranges::find(kinds, kind, [](const auto& one) { return one.first; })->second;
}

std::optional<PaperKind> parse_paper_kind(std::string_view text) {
    for (const auto& [kind, name] : kinds) {
        if (name == text) return kind;
    }
    return std::nullopt;
}

bool may_print(const PrintState& state) {
    return !std::holds_alternative<Printing>(state) && !std::holds_alternative<OnItsWay>(state);
}

PrintState print(PaperOrder order, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(PrintPaper{ticket, std::move(order)});
    return Printing{ticket};
}

PrintState followed(const PrintState& state, const Event& event) {
    PrintState next = state;
    if (const auto* printing = std::get_if<Printing>(&state)) {
        match(
            event,
            [&](const PaperHandedOver& handed) {
                if (handed.ticket != printing->ticket) return;
                if (handed.paper.empty()) {
                    next = Printed{handed.where};
                } else {
                    next = OnItsWay{handed.paper, handed.where};
                }
            },
            [&](const EffectFailed& effect) {
                if (effect.ticket == printing->ticket) next = failed(effect.error);
            });
    }
    if (const auto* on_its_way = std::get_if<OnItsWay>(&state)) {
        match(event, [&](const PapersMoved& all) { next = moved(*on_its_way, all.papers); });
    }
    return next;
}

void take_papers(const Event& event, Turn& turn) {
    match(event, [&](const PapersMoved& moved) {
        turn.bar().papers = moved.papers;
        std::erase_if(turn.bar().papers,
                      [](const PaperOnItsWay& paper) { return paper.stage == PaperStage::done; });
    });
}

void on(const PapersShown& view, const Event& event, Turn& turn) {
    const auto& papers = turn.bar().papers;
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const PaperAgain& again) {
            const PaperOnItsWay* paper = find_paper(papers, again.paper);
            if (paper && paper->stage == PaperStage::ended) turn.ask(PrintAgain{again.paper});
        },
        [&](const PaperDropped& dropped) {
            if (find_paper(papers, dropped.paper)) turn.ask(DropPaper{dropped.paper});
        });
}

}  // namespace uketsuke
