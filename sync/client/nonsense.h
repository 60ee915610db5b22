// Answers that are none: what a captive portal, a proxy, a wrong address or a broken hub sends.
#pragma once

#include "core/base/result.h"
#include "sync/wire/message.h"

namespace uketsuke {

// hub.nonsense, naming the status. Nothing was changed and nothing is lost.
std::unexpected<Error> nonsense(const Response& response);

// The hub's own words where the body is a refusal, hub.nonsense where it is not.
Error refusal_or_nonsense(const Response& response);

}  // namespace uketsuke
