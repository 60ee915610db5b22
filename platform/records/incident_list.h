// 間違い接種の一覧: the incidents that these records hold, for the city's reports to the ministry:
// 様式4-10-2 at once, 様式4-10-3 by the 15th of the next month (手引き p121).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/certificate/incident_report.h"
#include "platform/records/records.h"

namespace uketsuke {

struct ListedIncident {
    PersonRow row;
    IncidentReport report;
};

// As they were noticed, the oldest first; of one month in Japan, or all. An incident whose dose or
// person is not here (its body is not sent to this device) is left out.
Result<std::vector<ListedIncident>> list_incidents(Ledger& ledger,
                                                   std::optional<std::chrono::year_month> month);

// "2022-12". Errors (bad_input): incidents.month.
Result<std::chrono::year_month> parse_month(std::string_view text);

// A table for a spreadsheet: UTF-8 with its mark, a line of headings, an incident a line. The
// address of a protected person (支援措置) is not in it.
std::string incidents_csv(const std::vector<ListedIncident>& incidents);

}  // namespace uketsuke
