// Unix stream sockets in a data folder, and lines over them with a limit on length and on waiting.
// A folder's path may be longer than the 108 bytes of a socket address: both ends reach the socket
// through /proc/self/fd/N of the opened folder (unix(7)).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "platform/folder/descriptor.h"

namespace uketsuke {

constexpr const char* socket_name = "socket";

// Removes what a dead owner left, binds with mode 0600 and listens. Only the holder of the folder's
// lock may call it. `directory` is a descriptor of the folder.
Result<Descriptor> listen_in(int directory);

// Error door.none, ErrorKind::not_found: nobody listens.
Result<Descriptor> connect_in(int directory);

// True where the other end runs as this user or as root (SO_PEERCRED).
bool peer_is_trusted(int socket);

enum class LineEnd { line, closed, too_long, timeout, stopped };

// Reads one connection line by line. Not thread-safe; the socket must outlive it.
class LineReader {
  public:
    // `stop` is a descriptor that becomes readable when waiting must end, or -1.
    explicit LineReader(int socket, int stop = -1) : socket_(socket), stop_(stop) {}

    // Waits at most `patience` for the whole line, which goes to `line` without its newline.
    LineEnd next(std::string& line, std::size_t bytes_max, std::chrono::milliseconds patience);

  private:
    int socket_;
    int stop_;
    std::string pending_;
};

// Sends the line and a newline; false where the other end is gone or does not take it in time.
bool send_line(int socket, std::string_view line, std::chrono::milliseconds patience);

}  // namespace uketsuke
