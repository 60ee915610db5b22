// The reports on a person, filled with what the row of that person says: for a terminal's printer
// and for whoever exports them.
#pragma once

#include <string>

#include "core/certificate/incident_report.h"
#include "core/certificate/reaction_report.h"
#include "core/programme/form.h"

namespace uketsuke {

// not_found: report.gone. What should be reported is not in the records.
Error report_gone();

// `entry` names the fact that is reported; `sample` marks the paper 見本. The dose is what stands
// in the place of the one that the fact names: a wrong one is reported too, whether it counts or
// not. Errors: report_gone(), where the fact, its dose or the person's name is not here.
Result<IncidentReport> incident_report_of(const PersonRow& row, const std::string& entry,
                                          bool sample);
// `form`, where there is one, has the words of the questions whose answers deviated. A reaction
// without a dose is reported without one.
Result<ReactionReport> reaction_report_of(const PersonRow& row, const std::string& entry,
                                          const ScreeningForm* form, bool sample);

}  // namespace uketsuke
