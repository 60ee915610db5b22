// What PostgreSQL and the wire to it say, as errors in words for whoever runs the hub.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

// By SQLSTATE, five characters. Codes: store.disk_full, store.busy, store.damaged,
// store.no_permission, store.environment.
Error error_of_state(std::string_view state, const std::string& detail);

Error database_unreachable(const std::string& detail);  // store.unreachable
Error connection_lost(const std::string& detail);       // store.connection_lost
Error commit_unsettled(const std::string& detail);      // store.unsettled
Error not_durable(const std::string& setting);          // store.not_durable

}  // namespace uketsuke
