// 要確認の一覧: all that does not fit together in these records, and how one of them is settled.
// Every machine with the same entries makes the same list.
#pragma once

#include "platform/records/records.h"

namespace uketsuke {

struct ListedFinding {
    std::string id;  // Twelve hexadecimal digits, the same everywhere: names it to `settle`.
    PersonRow row;
    Finding finding;
    std::string municipality;  // To whose ledger more about this person belongs.
};

enum class Settled { left_out, included };

// By person, then in the order of findings_in. Reads all that can have a finding, and the rules
// that hubs published: those in force judge what came too early.
Result<std::vector<ListedFinding>> list_findings(Ledger& ledger, Settled settled);

struct SettleWish {
    std::string id;
    SettledAs as = SettledAs::as_recorded;
    std::string note;
    std::string recorder;
};

// Records what was found out. Errors: finding.unknown, finding.settled (in these very words),
// settle.note and settle.recorder where those are empty, and those of Ledger::append.
Result<ListedFinding> settle_finding(Ledger& ledger, const SettleWish& wish, Instant now);

}  // namespace uketsuke
