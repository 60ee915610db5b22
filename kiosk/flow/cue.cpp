// Only another view, or something new in the bar, is heard.
#include "kiosk/flow/cue.h"

#include <algorithm>

#include "kiosk/flow/is_any.h"

namespace uketsuke {

namespace {

Cue cue_of(Status status) {
    switch (status) {
        case Status::eligible:
            return Cue::good;
        case Status::confirm:
            return Cue::attention;
        case Status::not_yet:
        case Status::not_eligible:
            break;
    }
    return Cue::stop;
}

bool has_news(const View& view) {
    const auto* vial = get_if<LotCheck>(&view);
    return vial && vial->news;
}

std::optional<Cue> cue_of(const View& view) {
    if (const auto* verdict = get_if<VerdictShown>(&view))
        return cue_of(verdict->visit.verdict.status);
    if (is_any<Recorded, ScreeningRecorded, StepDone, MendingDone>(view)) return Cue::good;
    if (is_any<ReadingProblem, Contradiction, HubNotReached, NotInRoster, VoucherReplaced,
               ElsewhereShown, Trouble, SaveFailed, ScreeningSaveFailed, StepFailed, MendingFailed,
               Revoked>(view))
        return Cue::stop;
    if (is_any<AlikeShown, CertificateFailed>(view)) return Cue::attention;
    return std::nullopt;
}

std::size_t stopped_papers(const Bar& bar) {
    return static_cast<std::size_t>(std::ranges::count_if(
        bar.papers, [](const PaperOnItsWay& paper) { return paper.trouble.has_value(); }));
}

}  // namespace

std::optional<Cue> cue_of(const Screen& before, const Screen& after) {
    const bool another = before.generation != after.generation;
    if (another && before.view.index() != after.view.index()) {
        if (const auto cue = cue_of(after.view)) return cue;
    }
    const bool news = has_news(after.view) && !has_news(before.view);
    const bool unused = after.bar.scan_unused && !before.bar.scan_unused;
    const bool paper = stopped_papers(after.bar) > stopped_papers(before.bar);
    if (news || unused || paper) return Cue::attention;
    return std::nullopt;
}

}  // namespace uketsuke
