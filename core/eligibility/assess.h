// assess: one person, one day, one programme; pure. The verdict before the needle.
#pragma once

#include "core/eligibility/standing.h"

namespace uketsuke {

// The verdict without its sentences: what a million verdicts a second are made of.
struct Judgement {
    Status status = Status::not_eligible;
    int next_dose = 1;
    bool complete = false;  // No further dose: the verdict shows no dose number.
    Mask products = 0;      // Allowed on `earliest`.
    Day earliest = day_never;
    ReasonSet reasons;
    ReasonSet reasons_that_day;  // Of these, the ones that stood in the way on the day itself.
};

Judgement judge(const Programme& programme, const Case& facts);

// The products of a judgement in the order of the offers, first choices first.
std::vector<int> product_order(const Programme& programme, const Judgement& judgement);

// The same with products named in the order of the offers, first choices first, and every reason's
// code, clause and sentences. `not_yet` and `not_eligible` carry what stands in the way, `confirm`
// what the doctor has to decide, and each of them the notes (guardian, deadline).
Verdict assess(const Programme& programme, const Case& facts);

// The history judged by the same rules, each dose as if asked about on its day with only the doses
// before it known (a finding never hides the fact). Residence, vouchers and other vaccines of that
// day are not known any more and are left out; groups are taken as they are now. A product that the
// programme names but no offer gives (given elsewhere) is no finding; one that it does not name is.
// The second report of one dose (day and product) carries what the file says of a dose on the same
// day, and keeps the number of the first; a dose after the day of the case is one of the future.
struct JudgedDose {
    PastDose dose;
    int dose_number = 0;
    bool valid = true;
    ReasonSet findings;  // Of the programme; none when valid.
    bool operator==(const JudgedDose&) const = default;
};
// By date.
std::vector<JudgedDose> judge_history(const Programme& programme, const Case& facts);

}  // namespace uketsuke
