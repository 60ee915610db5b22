// The hub's front door: takes requests from the network, hands them to whoever answers, and keeps
// the limits that bytes from anywhere need. No connection costs a thread, neither one that sends a
// byte a second nor one that waits for its answer.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "sync/wire/limits.h"
#include "sync/wire/message.h"

namespace uketsuke {

struct HttpLimits {
    unsigned connections_max = 2048;
    std::size_t head_bytes_max = std::size_t(32) << 10;  // Memory of one connection.
    std::size_t body_max = body_bytes_max;
    std::size_t unasked_body_max = std::size_t(16) << 10;  // Taken without asking admit().
    std::size_t bodies_max = std::size_t(32) << 20;        // Of all admitted ones together.
    std::chrono::seconds head_time_max{20};   // From connecting, or the answer before, to a head.
    std::chrono::seconds body_time_max{120};  // From the head to the last byte of the body.
    std::chrono::seconds silence_max{10};     // Between two bytes.
    // What is left of head_time_max and body_time_max while three quarters of the places are taken.
    std::chrono::seconds crowded_time_max{3};
};

// Given once, at any time and from any thread.
using HttpReply = std::function<void(Response)>;

// Held by the door until the request is whole or gone; the answerer notices when it is.
using HttpPass = std::shared_ptr<void>;

struct HttpAdmission {
    std::optional<Response> refused;  // What is answered instead of taking the body.
    HttpPass pass;                    // Goes back to the answerer with the whole request.
};
using HttpVerdict = std::function<void(HttpAdmission)>;

// Who answers. All calls come from the door's one thread and must return at once.
class HttpAnswerer {
  public:
    virtual ~HttpAnswerer() = default;
    // A head whose body is larger than `unasked_body_max`: may it come?
    virtual void admit(Request head, HttpVerdict verdict) = 0;
    virtual void answer(Request request, HttpPass pass, HttpReply reply) = 0;
};

// PEM files; both or none.
struct TlsFiles {
    std::string certificate;  // The server's, then those between it and the CA.
    std::string key;
};

class HttpServer {
  public:
    // `host_port` is "127.0.0.1:8480" or "[::1]:8480"; port 0 takes a free one. Serves from here on
    // until stop(). Borrows `answerer`. Errors: server.address (malformed), server.listen (taken,
    // or not this machine's), server.tls (files that are unusable, one without the other).
    static Result<std::unique_ptr<HttpServer>> listen(const std::string& host_port,
                                                      const TlsFiles& tls, HttpAnswerer& answerer,
                                                      HttpLimits limits = {});
    virtual ~HttpServer() = default;  // Stops it.
    virtual int port() const = 0;
    // Refuses what comes from now on, and returns when all that was asked before is answered: the
    // answerer must have ended its waits.
    virtual void stop() = 0;
};

}  // namespace uketsuke
