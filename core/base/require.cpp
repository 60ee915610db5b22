// Stops the process where an invariant is broken: a restart at the start screen is safer than going
// on.
#include "core/base/require.h"

#include <cstdio>
#include <cstdlib>

namespace uketsuke {

void broken_invariant(const char* what, const char* file, int line) {
    std::fprintf(stderr, "broken invariant: %s (%s:%d)\n", what, file, line);
    std::abort();
}

}  // namespace uketsuke
