// The case of a person at the counter, from what the ledger knows of him: what the terminal asks
// the engine with.
#pragma once

#include "core/eligibility/verdict.h"
#include "core/ledger/facts.h"

namespace uketsuke {

// What the desk adds to the roster.
struct DeskFacts {
    std::vector<std::string> groups;            // Besides those that the roster knows.
    std::vector<std::string> doctor_confirmed;  // Groups that the doctor confirmed today.
    std::vector<OtherVaccine> other_vaccines;
    std::optional<VoucherFacts> voucher;  // As presented.
    std::optional<std::string> product;   // Of the session: the verdict is about it.
    std::optional<double> height_cm;
    std::optional<double> weight_kg;
};

// `history` comes from history_of(row) (core/ledger/fold.h). The id of the case is the resident_id.
Case case_of(const Resident& resident, std::vector<PastDose> history, Day on,
             const DeskFacts& desk = {});

}  // namespace uketsuke
