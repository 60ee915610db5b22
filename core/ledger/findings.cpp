// Each finding is one comparison of two things that cannot both be right.
#include "core/ledger/findings.h"

#include <algorithm>

#include "core/base/kana.h"
#include "core/ledger/fold.h"

namespace uketsuke {

namespace {

void compare(const PersonRow& row, const PersonDose& earlier, const PersonDose& later,
             std::vector<Finding>& findings) {
    const auto add = [&](const char* code, Words text) {
        findings.push_back(
            with_settlement({code, later.entry, earlier.entry, std::move(text), {}}, row));
    };
    if (later.dose.date == earlier.dose.date) {
        add("same_day_dose",
            {"同じ日に2回の接種記録があります。", "Two doses are recorded on the same day."});
    }
    if (later.dose.dose_number != 0 && later.dose.dose_number == earlier.dose.dose_number) {
        add("same_dose_number",
            {"同じ回数の接種記録が2つあります。", "Two records have the same dose number."});
    }
}

// Two desks corrected the same record: the later one counts.
void find_double_corrections(const PersonRow& row, std::vector<Finding>& findings) {
    for (const PersonDose& later : row.doses) {
        for (const PersonDose& earlier : row.set_aside) {
            const std::string& replaced = later.dose.in_place_of;
            if (replaced.empty() || earlier.dose.in_place_of != replaced ||
                set_aside_by(row, earlier).withdrawal)
                continue;
            findings.push_back(with_settlement({"corrected_twice",
                                                later.entry,
                                                earlier.entry,
                                                {"同じ接種記録が2か所で訂正されています。",
                                                 "The same record was corrected in two places."},
                                                {}},
                                               row));
        }
    }
}

// A dose after the roster had replaced the voucher. Which one was presented is in its eighteen
// digits: kind and dose, municipality, number.
bool used_voided(const PersonDose& dose, const VoidedVoucher& voided) {
    return dose.given_here && dose.dose.voucher_line.size() == 18 &&
           dose.dose.voucher_line.substr(2) == voided.municipality + voided.number &&
           dose.dose.at > voided.at;
}

}  // namespace

std::vector<Finding> findings_in(const PersonRow& row) {
    std::vector<Finding> findings;
    if (row.provisional && !row.resident) {
        findings.push_back(
            with_settlement({"provisional_person",
                             "",
                             "",
                             {"仮受付の人です。名簿のだれかを確かめてください。",
                              "Taken in provisionally. Find out who in the roster this is."},
                             {}},
                            row));
    }
    find_double_corrections(row, findings);
    for (std::size_t i = 0; i < row.doses.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) compare(row, row.doses[j], row.doses[i], findings);
        const auto used = [&](const VoidedVoucher& one) { return used_voided(row.doses[i], one); };
        if (!std::ranges::any_of(row.voided_vouchers, used)) continue;
        findings.push_back(with_settlement(
            {"voided_voucher",
             row.doses[i].entry,
             "",
             {"無効になった接種券での接種です。", "The dose was given on a voucher that was void."},
             {}},
            row));
    }
    return findings;
}

bool knew_less(const PersonRow& row, std::size_t dose) {
    const PersonDose& one = row.doses[dose];
    if (!one.given_here) return false;
    int next = static_cast<int>(dose) + 1;
    for (std::size_t i = 0; i < dose; ++i) next = std::max(next, row.doses[i].dose.dose_number + 1);
    return one.dose.dose_number < next;
}

bool may_hold_findings(const PersonRow& row) {
    if (!row.findings.empty()) return true;
    for (std::size_t dose = 0; dose < row.doses.size(); ++dose) {
        if (knew_less(row, dose)) return true;
    }
    return false;
}

std::optional<Finding> two_roster_rows(const PersonRow& first, const PersonRow& second) {
    if (!first.resident || !second.resident || !(first.person < second.person)) return std::nullopt;
    const Resident& one = *first.resident;
    const Resident& other = *second.resident;
    if (one.kana.empty() || one.birth_date != other.birth_date ||
        fold_for_search(one.kana) != fold_for_search(other.kana))
        return std::nullopt;
    return with_settlement({"two_roster_rows",
                            "",
                            second.person.hex(),
                            {"カナ氏名と生年月日が同じ人が、名簿に二人います。",
                             "The roster has two people with this name and date of birth."},
                            {}},
                           first);
}

Finding with_settlement(Finding finding, const PersonRow& row) {
    for (const Settlement& word : row.settlements) {
        if (word.fact.code == finding.code && word.fact.entry == finding.entry &&
            word.fact.about == finding.about)
            finding.settled = word;
    }
    return finding;
}

}  // namespace uketsuke
