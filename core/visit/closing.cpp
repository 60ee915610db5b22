// Each person, each vial and each count is asked what does not add up about it.
#include "core/visit/closing.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace uketsuke {

namespace {

struct Kind {
    DifferenceKind kind;
    const char* code;
    Words words;
};

const std::array<Kind, difference_kinds>& kinds() {
    using enum DifferenceKind;
    static const std::array<Kind, difference_kinds> all{{
        {not_finished,
         "not_finished",
         {"接種も見合わせも記録されていません", "Neither vaccinated nor sent home"}},
        {parked, "parked", {"保留のままです", "Still on hold"}},
        {form_missing,
         "form_missing",
         {"予診票が回収されていません", "The form was not collected"}},
        {form_without_record,
         "form_without_record",
         {"予診票はあるのに、記録がありません", "A form without a record"}},
        {vial_not_used_up,
         "vial_not_used_up",
         {"接種も廃棄もされていない回数があります", "Doses neither given nor discarded"}},
        {vial_overdrawn,
         "vial_overdrawn",
         {"吸い上げた回数より多く使われています", "More used than was drawn"}},
        {dose_without_vial,
         "dose_without_vial",
         {"どのバイアルの接種か分かりません", "The record names no vial"}},
        {observation_open,
         "observation_open",
         {"経過観察のまま、退場していません", "Observed, and not said to have left"}},
        {finding, "finding", {"要確認があります", "To be looked into"}},
        {unsent, "unsent", {"まだ送られていない記録があります", "Records that were not sent yet"}},
        {after_close,
         "after_close",
         {"締めたあとで数が変わりました", "The figures have changed since the close"}},
    }};
    return all;
}

const Kind& kind_of(DifferenceKind kind) { return kinds()[std::size_t(kind)]; }

// What the day holds of one visitor.
struct Visitor {
    const PersonRow& row;
    VisitState state;
    std::vector<const PersonDose*> doses;  // Given there that day.
    bool closed = false;                   // A screening ended without an injection.
    bool collected = false;
};

Visitor visitor_of(const PersonRow& row, const VenueDay& day) {
    Visitor visitor{
        row, visit_state(row, day.day), {}, false, day.closing.collected.contains(row.person)};
    for (const PersonDose& dose : row.doses) {
        const DoseGiven& fact = dose.dose;
        if (dose.given_here && fact.date == day.day && fact.venue == day.venue)
            visitor.doses.push_back(&dose);
    }
    visitor.closed = std::ranges::any_of(row.screenings, [&](const ScreeningClosed& closed) {
        return closed.date == day.day && closed.venue == day.venue;
    });
    return visitor;
}

bool is_unfinished(const VisitState& state) {
    return state.stage == VisitStage::received || state.stage == VisitStage::form_checked ||
           state.stage == VisitStage::screened;
}

class Balancing {
  public:
    explicit Balancing(const VenueDay& day) : day_(day) {
        balance_.venue = day.venue;
        balance_.day = day.day;
        balance_.closed = day.closing.closed;
    }

    DayBalance take() {
        for (const PersonRow& row : day_.visitors) count(visitor_of(row, day_));
        for (const PersonId person : day_.closing.collected) count_without_visit(person);
        for (const VialRow& vial : day_.vials) count(vial);
        balance_.figures.unsent = int(day_.unsent);
        if (const int unsent = balance_.figures.unsent; unsent > 0) {
            Difference difference{DifferenceKind::unsent, std::to_string(unsent)};
            difference.count = unsent;
            add(std::move(difference));
        }
        std::ranges::stable_sort(balance_.differences, {}, place_of);
        compare_with_close();
        return std::move(balance_);
    }

  private:
    // By kind; then by number, A9 before A10; whoever has none comes last. People lie in the store
    // in no order.
    static std::tuple<DifferenceKind, bool, std::size_t, std::string> place_of(
        const Difference& one) {
        return {one.kind, one.about == one.name, one.about.size(), one.about};
    }
    void add(Difference difference) { balance_.differences.push_back(std::move(difference)); }

    void add(DifferenceKind kind, const Visitor& visitor, Words more = {}) {
        const auto described = described_in(visitor.row);
        const std::string name = described ? described->name : "";
        const std::string& number = visitor.state.number;
        Difference difference{kind, number.empty() ? name : number, name, visitor.row.person};
        difference.more = std::move(more);
        add(std::move(difference));
    }

    void count(const Visitor& visitor) {
        DayFigures& figures = balance_.figures;
        const bool recorded = !visitor.doses.empty() || visitor.closed;
        figures.doses += int(visitor.doses.size());
        figures.not_vaccinated += visitor.closed && visitor.doses.empty();
        figures.forms += visitor.collected;
        if (visitor.state.parked) {
            add(DifferenceKind::parked, visitor);
        } else if (!recorded && is_unfinished(visitor.state)) {
            add(DifferenceKind::not_finished, visitor);
        }
        if (recorded && !visitor.collected) add(DifferenceKind::form_missing, visitor);
        if (!recorded && visitor.collected) add(DifferenceKind::form_without_record, visitor);
        const auto no_vial = [](const PersonDose* dose) {
            return dose->dose.vial.empty() && !dose->dose.from_paper;
        };
        if (!day_.vials.empty() && std::ranges::any_of(visitor.doses, no_vial))
            add(DifferenceKind::dose_without_vial, visitor);
        if (visitor.state.stage == VisitStage::observing)
            add(DifferenceKind::observation_open, visitor);
        for (const Finding& finding : visitor.row.findings) {
            if (!finding.settled) add(DifferenceKind::finding, visitor, finding.text);
        }
    }

    // The form lies there of somebody whose record was taken back, or moved.
    void count_without_visit(PersonId person) {
        const auto& visitors = day_.visitors;
        if (std::ranges::find(visitors, person, &PersonRow::person) != visitors.end()) return;
        ++balance_.figures.forms;
        Difference difference{DifferenceKind::form_without_record};
        difference.person = person;
        add(std::move(difference));
    }

    void count(const VialRow& vial) {
        balance_.figures.drawn += vial.fact.doses;
        balance_.figures.given += vial.given;
        balance_.figures.wasted += vial.wasted;
        const int left = vial.fact.doses - vial.given - vial.wasted;
        if (left == 0) return;
        const auto kind =
            left > 0 ? DifferenceKind::vial_not_used_up : DifferenceKind::vial_overdrawn;
        Difference difference{kind, vial.fact.number};
        difference.vial = vial.entry;
        difference.count = std::abs(left);
        add(std::move(difference));
    }

    // A day that was closed is told when it is not that day any more.
    void compare_with_close() {
        if (!balance_.closed || is_closed_so(balance_)) return;
        add(Difference{DifferenceKind::after_close,
                       format_instant(balance_.closed->at).substr(11, 5)});
    }

    const VenueDay& day_;
    DayBalance balance_;
};

// Without a line to the hub all of a day is unsent, every day.
bool is_to_be_explained(const Difference& difference) {
    return difference.kind != DifferenceKind::unsent;
}

// Of somebody without a number by the id: a name would be kept for ever.
std::string stored(const Difference& difference) {
    const bool named = difference.about == difference.name && difference.person != PersonId{};
    return std::string(to_text(difference.kind)) + " " +
           (named ? difference.person.hex() : difference.about);
}

std::vector<std::string> stored(const std::vector<Difference>& differences) {
    std::vector<std::string> all;
    for (const Difference& difference : differences) all.push_back(stored(difference));
    return all;
}

// What has to be explained, as it is stored: what is unsent is sent later, and that the figures
// have changed is said anew at every look.
std::vector<std::string> to_explain(std::vector<std::string> differences) {
    std::erase_if(differences, [](const std::string& one) {
        return one.starts_with(to_text(DifferenceKind::unsent)) ||
               one.starts_with(to_text(DifferenceKind::after_close));
    });
    return differences;
}

bool sums_agree(const DayFigures& day) {
    return day.forms == day.doses + day.not_vaccinated && day.drawn - day.wasted == day.given;
}

}  // namespace

const char* to_text(DifferenceKind kind) { return kind_of(kind).code; }

const Words& words_of(DifferenceKind kind) { return kind_of(kind).words; }

DayBalance balance(const VenueDay& day) { return Balancing(day).take(); }

std::optional<Error> obstacle_to_close(const DayBalance& balance, const ClosingReason& reason) {
    const bool agrees = std::ranges::none_of(balance.differences, is_to_be_explained);
    if (agrees && sums_agree(balance.figures)) return std::nullopt;
    if (reason.note.empty()) {
        return Error{ErrorKind::refused,
                     "closing.note",
                     {"合わないところが残っています。何も記録していません",
                      "Something does not add up yet. Nothing was recorded"},
                     {"合わせるか、残したまま締める理由を入力してください",
                      "Settle it, or enter why the day is closed with it"}};
    }
    if (!reason.approver.empty()) return std::nullopt;
    return Error{ErrorKind::refused,
                 "closing.approver",
                 {"合わないまま締めるには責任者の承認が要ります",
                  "Closing with differences needs a manager"},
                 {"責任者の名前を入力するか、責任者に承認してもらってください",
                  "Enter the manager's name, or let a manager approve"}};
}

// Records that have been sent meanwhile leave a day as it was closed.
bool is_closed_so(const DayBalance& balance) {
    if (!balance.closed) return false;
    const DayClosed& closed = balance.closed->fact;
    const DayFigures& now = balance.figures;
    return closed.forms == now.forms && closed.doses == now.doses &&
           closed.not_vaccinated == now.not_vaccinated && closed.drawn == now.drawn &&
           closed.wasted == now.wasted &&
           to_explain(closed.differences) == to_explain(stored(balance.differences));
}

DayClosed close_day(const DayBalance& balance, const ClosingReason& reason, const Desk& desk) {
    const DayFigures& figures = balance.figures;
    DayClosed fact;
    fact.date = balance.day;
    fact.venue = balance.venue;
    fact.forms = figures.forms;
    fact.doses = figures.doses;
    fact.not_vaccinated = figures.not_vaccinated;
    fact.drawn = figures.drawn;
    fact.wasted = figures.wasted;
    fact.unsent = figures.unsent;
    fact.differences = stored(balance.differences);
    fact.note = reason.note;
    fact.approver = reason.approver;
    fact.recorder = desk.staff_name;
    fact.session = desk.session;
    return fact;
}

}  // namespace uketsuke
