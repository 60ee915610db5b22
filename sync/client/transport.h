// The port that carries a request to a hub and its answer back. curl_transport.cpp is the real one;
// the simulator has one that loses, repeats and delays.
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "sync/wire/message.h"

namespace uketsuke {

class Transport {
  public:
    virtual ~Transport() = default;
    // Blocks for at most the transport's own limits. Errors (environment): hub.unreachable,
    // hub.no_answer, hub.no_tls, hub.tls (an unknown CA, another host name, a certificate out of
    // date), hub.ca_file, hub.too_much (an answer over body_bytes_max),
    // hub.interrupted, hub.stopped.
    virtual Result<Response> carry(const Request& request) = 0;
    // From any thread: the call under way, or else the next one, fails at once (hub.interrupted).
    virtual void interrupt() = 0;
    // From any thread: the call under way and all later ones fail with hub.stopped.
    virtual void stop() = 0;
};

struct HubAddress {
    std::string url;      // "https://hub.example:8443"; a trailing slash is passed over.
    std::string ca_file;  // PEM of the CA that alone is trusted; empty for the system's.
};

// Redirects are not followed and only http and https are spoken. Errors: hub.url.
Result<std::unique_ptr<Transport>> curl_transport(const HubAddress& address);

}  // namespace uketsuke
