// The history judged again, with what is known now.
#include "core/eligibility/early_doses.h"

#include <algorithm>

#include "core/eligibility/assess.h"
#include "core/eligibility/case_of.h"

namespace uketsuke {

namespace {

bool too_near(const Programme& programme, const ReasonSet& reasons) {
    for (std::size_t i = 0; i < programme.reasons.size(); ++i) {
        if (reasons.test(i) && programme.reasons[i].code == "interval_too_short") return true;
    }
    return false;
}

}  // namespace

std::vector<Finding> early_doses(const Programme& programme, const PersonRow& row) {
    std::vector<Finding> findings;
    if (!row.resident || row.doses.size() < 2) return findings;
    const Case facts = case_of(*row.resident, history_of(row), row.doses.back().dose.date);
    const auto judged = judge_history(programme, facts);
    for (std::size_t i = 1; i < row.doses.size(); ++i) {
        const PersonDose& dose = row.doses[i];
        if (dose.dose.programme != programme.id || !knew_less(row, i)) continue;
        // Two doses of one day stand in the history by product, in the row by their entries.
        const auto found = std::ranges::find_if(judged, [&](const JudgedDose& one) {
            return one.dose.date == dose.dose.date && one.dose.product == dose.dose.product;
        });
        if (found == judged.end() || !too_near(programme, found->findings)) continue;
        findings.push_back(with_settlement(
            {"too_early",
             dose.entry,
             row.doses[i - 1].entry,
             {"前の接種からの間隔が足りません。端末は前の接種を知りませんでした。",
              "It was too soon after the dose before, which the terminal did not know of."},
             {}},
            row));
    }
    return findings;
}

}  // namespace uketsuke
