// The case of a person at the counter, from what the ledger knows of him: what the terminal asks
// the engine with.
#pragma once

#include "core/eligibility/verdict.h"
#include "core/ledger/facts.h"

namespace uketsuke {

// 聞き取り: what the visitor said at the desk. Of a group only that it was said, never which
// illness (documents.md section 3).
struct Hearing {
    std::vector<std::string> groups;  // Besides those that the roster knows.
    std::vector<OtherVaccine> other_vaccines;
    std::optional<double> height_cm;
    std::optional<double> weight_kg;
    bool operator==(const Hearing&) const = default;
};

// What the desk adds to the roster.
struct DeskFacts {
    Hearing heard;
    std::vector<std::string> doctor_confirmed;  // Groups that the doctor confirmed today.
    VoucherPresented voucher;
    std::optional<std::string> product;  // Of the session: the verdict is about it.
};

// `history` comes from history_of(row) (core/ledger/fold.h). The id of the case is the resident_id.
Case case_of(const Resident& resident, std::vector<PastDose> history, Day on,
             const DeskFacts& desk = {});

}  // namespace uketsuke
