// The verdict of the rules in force as an ImmunizationRecommendation (FHIR R4: "a patient's
// point-in-time set of recommendations (i.e. forecasting) according to a published schedule").
// Pure.
#pragma once

#include "core/eligibility/verdict.h"
#include "sync/fhir/chart.h"

namespace uketsuke::fhir {

// What the programme of the chart says of the person on that day, by the roster and the history
// alone: nothing that only the desk or the doctor learns. Nothing where no rules are in force, or
// no roster lists the person.
std::optional<Verdict> verdict_on(const Chart& chart, Day day);

// One line of JSON. The chart must have a programme; `verdict` is that of verdict_on() at `now`.
std::string print_recommendation(const Chart& chart, const Verdict& verdict, Instant now);

}  // namespace uketsuke::fhir
