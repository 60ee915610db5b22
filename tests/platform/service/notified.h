// A datagram socket as systemd has one, and what a service says to it.
#pragma once

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>

#include "platform/folder/descriptor.h"

namespace uketsuke {

class Notified {
  public:
    // At a path, or at a name that begins with @ (abstract).
    explicit Notified(std::string name) : name_(std::move(name)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name_.data(), name_.size());
        if (name_.starts_with('@')) address.sun_path[0] = 0;
        const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + name_.size());
        EXPECT_EQ(::bind(socket_.number(), reinterpret_cast<sockaddr*>(&address), size), 0);
    }

    const std::string& name() const { return name_; }

    // The next message; empty where none comes within so many seconds.
    std::string next(int seconds = 10) {
        const timeval patience{seconds, 0};
        ::setsockopt(socket_.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        char text[200];
        const auto size = ::recv(socket_.number(), text, sizeof(text), 0);
        return size > 0 ? std::string(text, std::size_t(size)) : std::string();
    }

  private:
    std::string name_;
    Descriptor socket_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
};

}  // namespace uketsuke
