// The notification protocol over a plain socket: why not libsystemd is told in README.md.
#include "platform/service/supervisor.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <condition_variable>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "platform/folder/descriptor.h"

namespace uketsuke {

namespace {

std::string taken_from_environment(const char* name) {
    const char* value = std::getenv(name);
    const std::string text = value ? value : "";
    ::unsetenv(name);
    return text;
}

std::optional<long long> number_in(const std::string& text) {
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number <= 0)
        return std::nullopt;
    return number;
}

}  // namespace

Supervisor Supervisor::from_environment() {
    const std::string socket = taken_from_environment("NOTIFY_SOCKET");
    const auto microseconds = number_in(taken_from_environment("WATCHDOG_USEC"));
    const auto process = number_in(taken_from_environment("WATCHDOG_PID"));
    const bool for_us = !process || *process == ::getpid();
    if (!microseconds || !for_us) return {socket, std::nullopt};
    return {socket, std::chrono::microseconds(*microseconds)};
}

void Supervisor::tell(std::string_view message) const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const bool named = socket_.starts_with('/') || socket_.starts_with('@');
    if (!named || socket_.size() >= sizeof(address.sun_path)) return;
    std::memcpy(address.sun_path, socket_.data(), socket_.size());
    if (socket_.starts_with('@')) address.sun_path[0] = '\0';
    const Descriptor sender(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + socket_.size());
    // A supervisor that does not listen is no reason to stop working.
    static_cast<void>(::sendto(sender.number(), message.data(), message.size(), MSG_NOSIGNAL,
                               reinterpret_cast<const sockaddr*>(&address), size));
}

Heartbeat::Heartbeat(const Supervisor& supervisor, std::function<bool()> lives) {
    const auto pulse = supervisor.pulse();
    if (!pulse) return;
    thread_ = std::jthread(
        [&supervisor, lives = std::move(lives), pulse = *pulse](const std::stop_token& stop) {
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            while (!stop.stop_requested()) {
                if (lives()) supervisor.alive();
                never.wait_for(lock, stop, pulse, [] { return false; });
            }
        });
}

}  // namespace uketsuke
