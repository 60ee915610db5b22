// 間違い接種: what went wrong with a record, and its report (core/visit/incident.h).
#pragma once

#include "core/visit/incident.h"
#include "kiosk/flow/mending.h"
#include "kiosk/flow/papers.h"

namespace uketsuke {

struct IncidentAsked {
    MendingBase base;
    IncidentForm form;
    std::optional<Error> problem = {};  // Of the last attempt.
    std::optional<Ticket> saving = {};
    bool operator==(const IncidentAsked&) const = default;
};

// It is on disk; the report can be printed.
struct IncidentShown {
    MendingBase base;
    IncidentNoted fact;
    std::string entry;
    PrintState report = NotPrinted{};
    bool operator==(const IncidentShown&) const = default;
};

}  // namespace uketsuke
