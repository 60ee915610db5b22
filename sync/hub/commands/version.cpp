// `uketsuke-hub version`: which build answers, and which wire it speaks.
#include <cstdio>

#include "sync/hub/commands/commands.h"

namespace uketsuke {

namespace {

int print_version() {
    std::printf("uketsuke-hub %s\n", UKETSUKE_VERSION);
    return 0;
}

}  // namespace

Command version_command() {
    return {"version", "Print the version of this program.",
            [](Options&) -> Action { return print_version; }};
}

}  // namespace uketsuke
