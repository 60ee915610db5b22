// 来場: how far a person has come today, from desk to desk. A fold of entries, so every terminal
// that has seen them says the same.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/facts.h"

namespace uketsuke {

struct PersonRow;

// A step as the row holds it. A row keeps those of the last day on which there was one.
struct PastStep {
    std::string entry;  // entry_name() of the entry that says so.
    Instant at{};
    StepTaken fact;
    bool operator==(const PastStep&) const = default;
};

// In the order in which a visit goes through them.
enum class VisitStage {
    none,            // Not received today.
    received,        // 受付済
    form_checked,    // 予診票確認済
    screened,        // 予診済
    not_vaccinated,  // 接種せず: screening only, put off, or left before it
    vaccinated,      // 接種済
    certified,       // 接種済証発行済
    observing,       // 観察中
    left,            // 退場
};

struct VisitState {
    VisitStage stage = VisitStage::none;
    Instant since{};           // When that stage was reached; for a dose, when it was given.
    std::string number;        // 整理番号; empty where none was given out.
    std::string voucher_line;  // As presented last; may be empty.
    std::string venue;
    Instant until{};            // Observing: when the person may leave.
    bool parked = false;        // 保留: the stage stays, and somebody has to take it up again.
    std::string parked_reason;  // As entered.
    bool operator==(const VisitState&) const = default;
};

// Where several desks have said something of the visit, the furthest counts; who has left and is
// received again begins anew, with what was injected today.
VisitState visit_state(const PersonRow& row, Day today);

const char* to_text(VisitStage stage);    // "received", "form_checked" and so on.
const Words& words_of(VisitStage stage);  // As shown at every desk.

// What the fold does, in canonical order.
void take_step(PersonRow& row, PastStep step);

}  // namespace uketsuke
