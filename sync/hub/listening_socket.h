// A TCP socket that listens, from an address as people write it.
#pragma once

#include <string>

#include "core/base/result.h"
#include "platform/folder/descriptor.h"

namespace uketsuke {

struct ListeningSocket {
    Descriptor socket;
    int port = 0;  // As the system gave it.
};

// "127.0.0.1:8480", "[::1]:8480", "localhost:0". Errors: server.address, server.listen.
Result<ListeningSocket> listen_on(const std::string& host_port);

}  // namespace uketsuke
