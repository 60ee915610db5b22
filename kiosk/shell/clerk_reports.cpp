// The clerk and the reports: what the records know of a reaction, an incident and a day, on paper;
// and who is here.
#include <algorithm>

#include "core/certificate/closing_report.h"
#include "core/certificate/filled_reports.h"
#include "core/certificate/visitor_list.h"
#include "kiosk/shell/clerk.h"

namespace uketsuke {

namespace {

// 見本 wherever no city says that it is none.
bool is_sample(const Office& office) { return !office.city || office.city->sample; }

std::optional<DifferenceKind> parse_kind(std::string_view text) {
    for (std::size_t i = 0; i < difference_kinds; ++i) {
        if (text == to_text(DifferenceKind(i))) return DifferenceKind(i);
    }
    return std::nullopt;
}

// As it was when the day was closed: "form_missing A012", or with a person's id in its place.
std::optional<Difference> difference_in(const std::string& stored,
                                        const std::vector<PersonRow>& visitors) {
    const std::size_t blank = stored.find(' ');
    const auto kind = parse_kind(std::string_view(stored).substr(0, blank));
    if (!kind || blank == stored.npos) return std::nullopt;
    Difference difference{*kind, stored.substr(blank + 1)};
    const auto person = PersonId::parse(difference.about);
    const auto row =
        person ? std::ranges::find(visitors, *person, &PersonRow::person) : visitors.end();
    if (row == visitors.end()) return difference;
    const auto who = described_in(*row);
    difference.about = difference.name = who ? who->name : "";
    return difference;
}

}  // namespace

Result<Page> Clerk::reaction_report(const PaperOrder& order) const {
    const auto row = TRY(records_.ledger().person(order.person));
    if (!row) return std::unexpected(report_gone());
    return draw_reaction_report(
        TRY(reaction_report_of(*row, order.entry, rules_->form.get(), is_sample(office_))));
}

Result<Page> Clerk::incident_report(const PaperOrder& order) const {
    const auto row = TRY(records_.ledger().person(order.person));
    if (!row) return std::unexpected(report_gone());
    return draw_incident_report(TRY(incident_report_of(*row, order.entry, is_sample(office_))));
}

Result<std::vector<Page>> Clerk::closing_report(const PaperOrder& order) const {
    const VenueDay day = TRY(venue_day(order.venue, order.day));
    const DayBalance now = balance(day);
    if (!now.closed || now.closed->entry != order.entry) return std::unexpected(report_gone());
    std::vector<Difference> differences;
    for (const std::string& stored : now.closed->fact.differences) {
        if (auto one = difference_in(stored, day.visitors)) differences.push_back(*std::move(one));
    }
    return draw_closing_report({now.closed->fact, now.closed->at, std::move(differences),
                                now.figures.given, is_sample(office_), order.entry});
}

Result<std::vector<Page>> Clerk::visitor_list(const PaperOrder& order, Day today) const {
    std::vector<ListedVisitor> visitors;
    for (const PersonRow& row : TRY(venue_day(order.venue, today)).visitors) {
        const auto who = described_in(row);
        const VisitState state = visit_state(row, today);
        if (!who && state.number.empty()) continue;
        if (!who) {
            visitors.push_back({state.number, "", "", {}, ""});
            continue;
        }
        visitors.push_back({state.number, who->name, who->kana, who->birth_date,
                            state.parked ? "保留" : uketsuke::words_of(state.stage).ja});
    }
    std::ranges::stable_sort(visitors, {}, &ListedVisitor::number);
    return draw_visitor_list(order.venue, today, visitors, is_sample(office_));
}

}  // namespace uketsuke
