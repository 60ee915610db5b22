// getrandom(2) rather than /dev/urandom: no descriptor, and no bytes before the pool is ready.
#include "platform/keys/chance.h"

#include <sys/random.h>

#include <cerrno>

#include "core/base/require.h"

namespace uketsuke {

void fill_by_chance(std::uint8_t* data, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::getrandom(data, size, 0);
        // Without chance there are no keys; going on with anything less would be worse than ending.
        require(got > 0 || errno == EINTR, "the kernel gives random bytes");
        if (got <= 0) continue;
        data += got;
        size -= static_cast<std::size_t>(got);
    }
}

}  // namespace uketsuke
