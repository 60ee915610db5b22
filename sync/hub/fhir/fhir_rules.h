// The programme in force at this hub, read once and again when something new was published: to read
// a programme takes longer than to answer by it.
//
// Threads: that of the store.
#pragma once

#include <optional>
#include <vector>

#include "core/programme/programme.h"
#include "platform/records/records.h"

namespace uketsuke {

class FhirRules {
  public:
    // Null where this hub has no programme, or none that can be read. Valid until the next call.
    // Errors: store.*.
    Result<const Programme*> in_force(Records& records);

  private:
    std::vector<Digest> read_from_;  // The links of the publications.
    std::string id_;
    std::optional<Programme> programme_;
};

}  // namespace uketsuke
