// Programs that may read by FHIR: each with what it is for, and a token that is told once. The
// store keeps the token's SHA-256, sealed with the rest of the list.
//
// Threads: that of the store. Ownership: borrows the records.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/records/records.h"

namespace uketsuke {

// Whether a client may ask for the whole city at once ($export).
enum class FhirReach { people, city };
const char* to_text(FhirReach reach);  // "people", "city".

struct FhirClient {
    std::string name;     // Stands in every view that it leaves.
    std::string purpose;  // To whom the records go, and by which law (documents.md section 7).
    FhirReach reach = FhirReach::people;
    Digest token_digest{};
    Instant added{};
    bool operator==(const FhirClient&) const = default;
};

class FhirClients {
  public:
    static constexpr std::size_t clients_max = 100;
    static constexpr std::size_t name_bytes_max = 80;
    static constexpr std::size_t purpose_bytes_max = 400;

    explicit FhirClients(Records& records) : records_(records) {}

    // Gives the token; nobody can read it again. Errors (bad_input): fhir_client.name (empty, too
    // long), fhir_client.purpose (the same), fhir_client.known, fhir_client.too_many; store.*.
    Result<std::string> add(FhirClient client, const FixedBytes<32>& chance);
    Result<std::vector<FhirClient>> list();
    // Errors: fhir_client.unknown.
    Result<void> remove(const std::string& name);
    // Whose token it is. Errors (refused): fhir.token_unknown.
    Result<FhirClient> owner_of(std::string_view token);

  private:
    Result<void> save(const std::vector<FhirClient>& clients);

    Records& records_;
};

}  // namespace uketsuke
