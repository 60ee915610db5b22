// Turns an errno of the file system into an Error that names the path and the cure. Separate, so
// that a full disk is told in the same words wherever it strikes.
#pragma once

#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace uketsuke {

// What the program was about to do with the path: "write", "書き込み".
struct Attempt {
    Words verb;
    std::filesystem::path path;
};

// Codes: folder.disk_full, folder.no_permission, folder.read_only, folder.absent, folder.system.
// `number` is an errno; read it before any other call changes it.
Error system_error(int number, const Attempt& attempt);

}  // namespace uketsuke
