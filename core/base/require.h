// An assertion that stays on in every build, for what cannot be. Never for input.
#pragma once

namespace uketsuke {

[[noreturn]] void broken_invariant(const char* what, const char* file, int line);

inline void require(bool holds, const char* what, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE()) {
    if (!holds) broken_invariant(what, file, line);
}

}  // namespace uketsuke
