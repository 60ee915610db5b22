// poll, recv and send under limits.
#include "sync/hub/guarded_socket.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

namespace uketsuke {

namespace {

bool ready(int socket, short events, std::chrono::milliseconds time) {
    pollfd waiting{socket, events, 0};
    return poll(&waiting, 1, int(time.count())) == 1;
}

}  // namespace

bool GuardedSocket::wait_for_input(std::chrono::milliseconds time) const {
    return ready(socket_, POLLIN, time);
}

bool GuardedSocket::begin_request() {
    if (!readable()) return false;
    budget_ = limits_.head_bytes_max;
    deadline_ = std::chrono::steady_clock::now() + limits_.request_time_max;
    return true;
}

long GuardedSocket::read(char* to, std::size_t size) {
    if (at_ == have_) {
        const bool late = std::chrono::steady_clock::now() > deadline_;
        if (budget_ == 0 || late || !wait_for_input(limits_.silence_max)) return -1;
        const long got = recv(socket_, buffer_.data(), buffer_.size(), 0);
        if (got <= 0) return got;
        at_ = 0;
        have_ = std::size_t(got);
    }
    const std::size_t taken = std::min({size, have_ - at_, budget_});
    if (taken == 0) return -1;
    std::copy_n(buffer_.data() + at_, taken, to);
    at_ += taken;
    budget_ -= taken;
    return long(taken);
}

long GuardedSocket::write(const char* from, std::size_t size) {
    if (!ready(socket_, POLLOUT, limits_.silence_max)) return -1;
    return send(socket_, from, size, MSG_NOSIGNAL);
}

}  // namespace uketsuke
