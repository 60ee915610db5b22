// 間違い接種: a dose that should not have been given, or not so. Kinds are those that the ministry
// counts (domain.md section 6); the report is on form 4-10 of the 手引き (p121): at once where the
// person may come to harm, else with the month's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/visit/mending.h"

namespace uketsuke {

// Which form: 4-10-2 at once, 4-10-3 by the 15th of the next month.
enum class IncidentWay { at_once, monthly };

struct IncidentKind {
    std::string code;
    Words text;
    IncidentWay way = IncidentWay::monthly;
};
const std::vector<IncidentKind>& incident_kinds();
const IncidentKind* find_incident_kind(std::string_view code);
std::vector<ScreeningReason> incident_harms();  // None, some, not known yet.

inline constexpr std::size_t incident_note_bytes_max = 240;

struct IncidentForm {
    std::string kind;
    std::string harm;
    bool told = false;
    std::string note;
    bool operator==(const IncidentForm&) const = default;
};

// Harm, or a kind that can harm, is reported at once.
IncidentWay way_of(const IncidentForm& form);

// Errors (refused): incident.kind, incident.harm.
std::optional<Error> obstacle_to_note(const IncidentForm& form);
IncidentNoted incident_of(const IncidentForm& form, const RecordedDose& record, const Desk& desk,
                          Instant noticed);

}  // namespace uketsuke
