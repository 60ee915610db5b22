// 間違い接種の報告: what the records know of a dose that should not have been given, or not so, and
// room for what they cannot know. Its facts are copied onto form 4-10 (手引き p121).
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

struct IncidentReport {
    Words kind;
    bool at_once = false;  // 様式4-10-2; else 4-10-3, with the month's.
    Words harm;
    bool told = false;  // The person, or the guardian.
    std::string note;
    Instant noticed{};
    std::string name;
    std::string kana;
    Sex sex = Sex::unknown;
    Day birth_date{};
    int age = 0;                         // On the day of the dose.
    std::optional<std::string> address;  // Nothing for a protected person (支援措置).
    CertificateDose dose;
    // From here to the reasons as the dose's record has it.
    int volume_ul = 0;      // Microlitres; 0: not recorded.
    std::string body_site;  // In words: 左上腕.
    std::string doctor;
    std::string recorder;
    std::string venue;
    std::string verdict;  // In words.
    std::vector<std::string> reason_codes;
    std::string record;  // The name of the incident's entry.
    bool sample = true;
    bool operator==(const IncidentReport&) const = default;
};

// In Japanese, A4. What the records do not know is a line to write on.
Page draw_incident_report(const IncidentReport& report);

}  // namespace uketsuke
