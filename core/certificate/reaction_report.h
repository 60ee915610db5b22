// 副反応疑い報告（下書き）: what the records know of a reaction, and room for what only the doctor
// can say. The layout is our own; it is no form of the ministry's, and the paper says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/certificate/certificate.h"
#include "core/ledger/facts.h"
#include "core/page/page.h"

namespace uketsuke {

struct ReactionReport {
    std::string name;
    std::string kana;
    Sex sex = Sex::unknown;
    Day birth_date{};
    int age = 0;                         // On the day of the dose.
    std::optional<std::string> address;  // Nothing for a protected person (支援措置).
    CertificateDose dose;
    std::string doctor;  // Who injected or had it injected.
    Instant injected{};  // Not set where nobody knows it.
    Instant noticed{};
    std::vector<Words> signs;
    std::vector<Words> done;
    std::string note;
    int temperature_tenths = 0;    // Before the dose; 0: not entered.
    std::vector<Words> deviating;  // Of the 予診票: the questions whose answer deviates.
    std::string record;            // The name of the reaction's entry.
    bool sample = true;
    bool operator==(const ReactionReport&) const = default;
};

// In Japanese, A4. What the records do not know is a line to write on.
Page draw_reaction_report(const ReactionReport& report);

}  // namespace uketsuke
