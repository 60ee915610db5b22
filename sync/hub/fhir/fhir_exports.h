// $export as a list of parts (FHIR Bulk Data Access 1.0.1): whose rows there were when it was asked
// for. A part is printed when it is fetched, so nothing of it ever lies on the disk.
//
// Threads: any.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/crypto.h"
#include "platform/clock/clock.h"
#include "sync/fhir/search.h"

namespace uketsuke {

struct FhirExport {
    std::string client;   // Whoever asked, and nobody else, may fetch it.
    std::string request;  // The address that was asked.
    Instant at{};
    std::vector<fhir::ResourceType> types;
    std::vector<LookupKey> rows;
};

class FhirExports {
  public:
    static constexpr std::size_t exports_max = 4;
    static constexpr std::size_t part_rows = 200;
    static constexpr std::chrono::hours life{24};

    // Gives its id. Errors (environment): fhir.exports_full.
    Result<std::string> begin(FhirExport wanted, const FixedBytes<16>& chance);

    // The manifest as JSON; `base` is the server's address. Errors (not_found): fhir.export.
    Result<std::string> manifest(const std::string& id, const std::string& client,
                                 const std::string& base);

    // The rows of one part. Errors as above.
    Result<std::vector<LookupKey>> part(const std::string& id, const std::string& client,
                                        fhir::ResourceType type, std::size_t number);

  private:
    struct Kept {
        FhirExport wanted;
        Moment begun;
    };
    void forget_old();
    Result<const FhirExport*> find(const std::string& id, const std::string& client);

    std::mutex mutex_;  // Of all below.
    std::map<std::string, Kept> kept_;
};

}  // namespace uketsuke
