// Taps of the views at the end of a visit and of a day, and what the store answers them.
#include "tests/kiosk/flow/random_day.h"

#include "tests/kiosk/flow/walk.h"

namespace uketsuke::walk {

namespace {

DayBalance a_day(int detail) {
    DayBalance day;
    day.venue = "見本会場";
    day.day = day_in_japan(noon());
    day.figures.doses = detail % 3;
    Difference difference{DifferenceKind::form_missing, detail % 2 ? "A001" : "見本 一", "見本 一"};
    difference.person = person().person;
    if (detail % 4 != 0) day.differences.push_back(difference);
    if (detail % 5 == 0) {
        difference = {DifferenceKind::vial_not_used_up, "A1"};
        difference.vial = "aa/462152/9";
        day.differences.push_back(difference);
    }
    if (detail % 3 == 0) day.closed = ClosedDay{"aa/462152/50", noon(), {}};
    return day;
}

bool is_saving(const View& view) {
    const auto* reaction = get_if<ReactionAsked>(&view);
    const auto* incident = get_if<IncidentAsked>(&view);
    return (reaction && reaction->saving) || (incident && incident->saving);
}

}  // namespace

Event day_tap(int choice, int detail) {
    switch (choice) {
        case 0:
            return ReactionWanted{};
        case 1:
            return SignChosen{detail % 4 ? "rash" : "whim"};
        case 2:
            return MeasureChosen{detail % 4 ? "doctor" : "whim"};
        case 3:
            return NoticedAgo{detail % 3 * 5};
        case 4:
            return ReactionConfirmed{};
        case 5:
            return ReportWanted{};
        case 6:
            return HarmChosen{detail % 4 ? "none" : "whim"};
        case 7:
            return IncidentConfirmed{};
        case 8:
            return FormTicked{person().person};
        case 9:
            return DifferenceChosen{std::size_t(detail % 3)};
        default:
            return detail % 2 ? Event(ClosingConfirmed{}) : Event(ClosingWanted{});
    }
}

std::optional<Event> forward_in_day(const Screen& screen, int detail) {
    const std::string name = name_of(screen.view);
    if (name == "scan" && detail == 5) return ClosingWanted{};
    if (name == "listing_closing") return ClosingListed{screen.last_ticket, a_day(detail)};
    if (name == "closing" && detail % 3 == 0)
        return ClosingListed{screen.last_ticket, a_day(detail), "A001"};
    if (name == "mending" && detail == 7) return MendingChosen{MendingWay::report};
    if (name == "incident" && detail % 4 == 0) return ReasonChosen{"interval"};
    if (is_saving(screen.view)) return FactNoted{screen.last_ticket, "aa/462152/70"};
    return std::nullopt;
}

}  // namespace uketsuke::walk
