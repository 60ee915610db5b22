// The hub's front door: carries requests to whoever answers them, and keeps the limits that bytes
// from anywhere need.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "sync/wire/limits.h"
#include "sync/wire/message.h"

namespace uketsuke {

struct HttpLimits {
    std::size_t threads = 32;  // Requests at once; further connections wait their turn.
    std::size_t head_bytes_max = std::size_t(32) << 10;
    std::size_t body_max = body_bytes_max;
    std::size_t requests_per_connection_max = 100;
    std::chrono::seconds request_time_max{120};  // From a request's first byte to its last.
    std::chrono::seconds silence_max{10};        // Between two bytes.
};

// Called on the front's threads, several at once.
using HttpAnswerer = std::function<Response(const Request&)>;

class HttpServer {
  public:
    // `host_port` is "127.0.0.1:8480" or "[::1]:8480"; port 0 takes a free one. Errors:
    // server.address (malformed), server.listen (taken, or not this machine's).
    static Result<std::unique_ptr<HttpServer>> listen(const std::string& host_port,
                                                      HttpAnswerer answerer,
                                                      HttpLimits limits = {});
    virtual ~HttpServer() = default;
    virtual int port() const = 0;
    virtual void run() = 0;   // Until stop(); then finishes what is being answered.
    virtual void stop() = 0;  // From any thread.
};

}  // namespace uketsuke
