// The system calls behind local_socket.h; nothing here knows what the lines mean.
#include "platform/folder/local_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "platform/folder/system_error.h"

namespace uketsuke {

namespace {

using Clock = std::chrono::steady_clock;

const Words listen_verb{"作成", "create"};
const Words connect_verb{"接続", "connect to"};

std::string address_in(int directory) {
    return "/proc/self/fd/" + std::to_string(directory) + "/" + socket_name;
}

sockaddr_un socket_address(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);  // About 30 bytes: always fits.
    return address;
}

Descriptor new_socket() { return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

std::unexpected<Error> socket_failure(const Words& verb) {
    return std::unexpected(system_error(errno, {verb, socket_name}));
}

// Milliseconds until `end`, never negative, for poll().
int left_until(Clock::time_point end) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 1'000'000'000));
}

enum class Wait { ready, timeout, stopped };

Wait wait_for(int socket, short what, int stop, Clock::time_point end) {
    std::array<pollfd, 2> watched{{{socket, what, 0}, {stop, POLLIN, 0}}};
    while (true) {
        const int ready = ::poll(watched.data(), watched.size(), left_until(end));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return Wait::timeout;
        return watched[1].revents != 0 ? Wait::stopped : Wait::ready;
    }
}

}  // namespace

Result<Descriptor> listen_in(int directory) {
    Descriptor socket = new_socket();
    if (!socket.is_open()) return socket_failure(listen_verb);
    const std::string path = address_in(directory);
    const sockaddr_un address = socket_address(path);
    ::unlink(path.c_str());
    // The mode of an unbound socket becomes that of its file: no moment at which others see it.
    if (::fchmod(socket.number(), 0600) != 0 ||
        ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(socket.number(), 16) != 0)
        return socket_failure(listen_verb);
    return socket;
}

Result<Descriptor> connect_in(int directory) {
    Descriptor socket = new_socket();
    if (!socket.is_open()) return socket_failure(connect_verb);
    const sockaddr_un address = socket_address(address_in(directory));
    while (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address),
                     sizeof address) != 0) {
        if (errno == EINTR) continue;
        if (errno != ENOENT && errno != ECONNREFUSED) return socket_failure(connect_verb);
        return fail(ErrorKind::not_found, "door.none",
                    {"動作中のプログラムはありません。", "No program is running here."});
    }
    return socket;
}

bool peer_is_trusted(int socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
}

LineEnd LineReader::next(std::string& line, std::size_t bytes_max,
                         std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    std::size_t searched = 0;
    while (true) {
        const auto newline = pending_.find('\n', searched);
        if (newline != std::string::npos && newline <= bytes_max) {
            line = pending_.substr(0, newline);
            pending_.erase(0, newline + 1);
            return LineEnd::line;
        }
        if (pending_.size() > bytes_max) return LineEnd::too_long;
        searched = pending_.size();
        const Wait waited = wait_for(socket_, POLLIN, stop_, end);
        if (waited == Wait::stopped) return LineEnd::stopped;
        if (waited == Wait::timeout) return LineEnd::timeout;
        std::array<char, 16384> chunk;
        const ssize_t got = ::recv(socket_, chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (got <= 0) return LineEnd::closed;
        pending_.append(chunk.data(), static_cast<std::size_t>(got));
    }
}

bool send_line(int socket, std::string_view line, std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    std::string all(line);
    all += '\n';
    std::size_t sent = 0;
    while (sent < all.size()) {
        const ssize_t now =
            ::send(socket, all.data() + sent, all.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (now >= 0) {
            sent += static_cast<std::size_t>(now);
        } else if (errno == EAGAIN) {
            if (wait_for(socket, POLLOUT, -1, end) != Wait::ready) return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

}  // namespace uketsuke
