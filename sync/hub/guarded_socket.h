// A connection whose patience ends: at so many bytes for a request's head, at so many for its body,
// at a deadline and at a silence. cpp-httplib 0.11.4 has no such limits of its own for heads and
// for chunked bodies.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

#include "sync/hub/http_server.h"

namespace uketsuke {

class GuardedSocket {
  public:
    GuardedSocket(int socket, const HttpLimits& limits) : socket_(socket), limits_(limits) {}

    // Waits for the first byte of the next request; false where none comes within `silence_max`.
    bool begin_request();
    void allow_body() { budget_ += limits_.body_max; }

    // As recv(2) and send(2), -1 where a limit was reached.
    long read(char* to, std::size_t size);
    long write(const char* from, std::size_t size);
    bool readable() const { return at_ < have_ || wait_for_input(limits_.silence_max); }
    int number() const { return socket_; }

  private:
    bool wait_for_input(std::chrono::milliseconds time) const;

    int socket_;
    const HttpLimits& limits_;
    std::size_t budget_ = 0;
    std::chrono::steady_clock::time_point deadline_;
    std::array<char, 4096> buffer_{};
    std::size_t at_ = 0;
    std::size_t have_ = 0;
};

}  // namespace uketsuke
