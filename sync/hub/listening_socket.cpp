// getaddrinfo, bind and listen.
#include "sync/hub/listening_socket.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <memory>
#include <optional>

namespace uketsuke {

namespace {

constexpr int backlog = 1024;  // The kernel may have less (net.core.somaxconn).

struct Address {
    std::string host;
    std::string port;
};

// Nothing where it is not "host:port" with a port of 0 to 65535.
std::optional<Address> parse_address(const std::string& host_port) {
    const auto colon = host_port.rfind(':');
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    Address address{host_port.substr(0, colon), host_port.substr(colon + 1)};
    if (address.host.starts_with('[') && address.host.ends_with(']'))
        address.host = address.host.substr(1, address.host.size() - 2);
    if (address.port.empty() || address.port.size() > 5) return std::nullopt;
    if (address.port.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    if (std::stoi(address.port) > 65535) return std::nullopt;
    return address;
}

std::unexpected<Error> cannot_listen(const std::string& host_port) {
    return fail(ErrorKind::environment, "server.listen",
                {host_port + " で待ち受けできません。", "Cannot listen on " + host_port + "."},
                {"ほかのプログラムが使っていないか、このマシンの番地かを確かめてください。",
                 "Check that no other program uses it and that the address is this machine's."});
}

Descriptor bound(const addrinfo& at) {
    Descriptor socket(
        ::socket(at.ai_family, at.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, at.ai_protocol));
    const int yes = 1;
    if (!socket.is_open() ||
        ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) != 0 ||
        ::bind(socket.number(), at.ai_addr, at.ai_addrlen) != 0 ||
        ::listen(socket.number(), backlog) != 0)
        return {};
    return socket;
}

int port_of(const Descriptor& socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof(address);
    ::getsockname(socket.number(), reinterpret_cast<sockaddr*>(&address), &size);
    const in_port_t port = address.ss_family == AF_INET6
                               ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                               : reinterpret_cast<const sockaddr_in&>(address).sin_port;
    return ntohs(port);
}

}  // namespace

Result<ListeningSocket> listen_on(const std::string& host_port) {
    const auto address = parse_address(host_port);
    if (!address) {
        return fail(ErrorKind::bad_input, "server.address",
                    {"--listen は 127.0.0.1:8480 の形で指定してください。",
                     "Write --listen as 127.0.0.1:8480."});
    }
    addrinfo wish{};
    wish.ai_socktype = SOCK_STREAM;
    wish.ai_flags = AI_PASSIVE;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address->host.c_str(), address->port.c_str(), &wish, &found) != 0)
        return cannot_listen(host_port);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, &::freeaddrinfo);
    for (const addrinfo* at = found; at != nullptr; at = at->ai_next) {
        Descriptor socket = bound(*at);
        if (!socket.is_open()) continue;
        const int port = port_of(socket);
        return ListeningSocket{std::move(socket), port};
    }
    return cannot_listen(host_port);
}

}  // namespace uketsuke
