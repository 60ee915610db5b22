// Doses, and screenings that ended without one, as Immunizations (FHIR R4, Immunization: "the
// event of a patient being administered a vaccine or a record of an immunization as reported by a
// patient, a clinician or another party"). Pure.
#pragma once

#include "sync/fhir/chart.h"

namespace uketsuke::fhir {

// R4, event-status as Immunization.status takes it.
enum class ImmunizationStatus {
    completed,         // Counts.
    entered_in_error,  // Was withdrawn, or another record stands in its place.
    not_done           // A screening that was put off or ended without an injection.
};
const char* to_text(ImmunizationStatus status);  // "completed", "entered-in-error", "not-done".
std::optional<ImmunizationStatus> parse_immunization_status(std::string_view text);

// One of a row's, by what a search asks about. Exactly one of the last two is set; it points into
// the row.
struct Immunization {
    std::string id;
    ImmunizationStatus status = ImmunizationStatus::completed;
    Day date{};
    std::string lot;
    const PersonDose* dose = nullptr;
    const ScreeningClosed* screening = nullptr;
};

// All of them, by date, then id.
std::vector<Immunization> immunizations_of(const PersonRow& row);

// One line of JSON. `one` is of the chart's row.
std::string print_immunization(const Chart& chart, const Immunization& one);

}  // namespace uketsuke::fhir
