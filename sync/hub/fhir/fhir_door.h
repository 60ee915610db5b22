// /fhir/r4 at the hub: HTTP to questions and back (FHIR R4, 3.1.0 RESTful API). metadata is open to
// everybody; all else asks for the token of a registered client, over TLS or on this machine.
//
// Threads: any but the store's; it hands the store its jobs. Ownership: borrows store and clock.
#pragma once

#include <set>

#include "sync/hub/fhir/fhir_desk.h"
#include "sync/hub/fhir/fhir_exports.h"
#include "sync/hub/store_thread.h"
#include "sync/wire/message.h"

namespace uketsuke {

// How clients reach this hub.
struct FhirFront {
    bool private_line = true;  // TLS is spoken here, or only this machine can connect.
    bool tls = false;
    // What clients call, where a proxy in front of the hub speaks TLS: "https://fhir.example/r4".
    // Empty: this hub's own address, as the request names it.
    std::string url;
    std::string software;  // The program's version.
};

inline constexpr std::string_view fhir_path = "/fhir/r4";
bool is_fhir(const Request& request);

class FhirDoor {
  public:
    FhirDoor(StoreThread& store, const Clock& clock, FhirFront front)
        : store_(store), clock_(clock), front_(std::move(front)) {}

    // Errors: fhir.* (operation_outcome.h says which status is theirs), hub.closing, those of
    // FhirDesk.
    Result<Response> answer(const Request& request);

  private:
    struct Asked;
    Result<Response> answer_client(const Request& request, const Asked& asked);
    Result<FhirAsker> asker_of(const Request& request);
    std::string base_of(const Request& request) const;
    // One job of the store with a desk in it.
    template <class Work>
    Result<std::string> at_desk(const FhirAsker& asker, const Work& work);
    Result<Response> search(const Request& request, const FhirAsker& asker, const Asked& asked);
    Result<Response> begin_export(const Request& request, const FhirAsker& asker);
    Result<Response> export_part(const FhirAsker& asker, const Asked& asked);
    Result<void> read_index();

    StoreThread& store_;
    const Clock& clock_;
    const FhirFront front_;
    FhirExports exports_;
    FhirRules rules_;  // These two belong to the store's thread.
    LedgerIndex index_;
};

// What is answered instead: an OperationOutcome.
Response fhir_refusal(const Error& error);

}  // namespace uketsuke
