// Answers what is asked by FHIR from the records, and writes down each person who is shown before
// the answer goes: one view for each person and request ("fhir", with the client's name).
//
// Threads: that of the store. Ownership: borrows everything; lives for one job.
#pragma once

#include "core/people/ledger_index.h"
#include "sync/fhir/search.h"
#include "sync/hub/fhir/fhir_clients.h"
#include "sync/hub/fhir/fhir_rules.h"

namespace uketsuke {

// Who asks, and under which address the answers are found again.
struct FhirAsker {
    FhirClient client;
    std::string base;  // "https://hub.example/fhir/r4"
    Instant now{};
};

class FhirDesk {
  public:
    // `index` finds people by name and date of birth.
    FhirDesk(Records& records, FhirRules& rules, LedgerIndex& index, const FhirAsker& asker)
        : records_(records), rules_(rules), index_(index), asker_(asker) {}

    // One resource. Errors: fhir.unknown (not_found), store.*, those of Ledger::append.
    Result<std::string> read(fhir::ResourceType type, const std::string& id);

    // A Bundle. Errors: fhir.too_many (name and date fit more people than are shown),
    // search.not_kana and the others of parse_people_query, fhir.page, as above.
    Result<std::string> search(const fhir::Search& search);

    // The resources of that type of these rows, a line each; other rows are passed over.
    Result<std::string> lines_of(fhir::ResourceType type, const std::vector<LookupKey>& rows);

  private:
    Result<std::optional<PersonRow>> person_of_immunization(const std::string& id);
    Result<std::vector<PersonRow>> people_meant(const fhir::Search& search);
    Result<std::vector<PersonRow>> people_by_index(const fhir::Search& search);
    Result<std::vector<PersonRow>> people_identified(const fhir::IdentifierAsked& identifier);
    Result<void> note_views(const std::vector<PersonRow>& people);
    Result<fhir::Chart> chart_of(const PersonRow& row);
    // What a search of that type shows of one person, with ids.
    struct Shown {
        std::string id;
        std::string resource;
    };
    Result<std::vector<Shown>> resources_of(const PersonRow& row, const fhir::Search& search);
    std::string url_of(fhir::ResourceType type, const std::string& id) const;
    Result<std::string> page_of(const fhir::Search& search, std::vector<Shown> all);

    Records& records_;
    FhirRules& rules_;
    LedgerIndex& index_;
    const FhirAsker& asker_;
};

}  // namespace uketsuke
