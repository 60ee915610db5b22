// The data folder of a terminal or hub, and the lock that gives it to one process at a time.
// Whoever holds a DataFolder may open the store in it; nobody else may (design.md D3).
#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "platform/folder/descriptor.h"

namespace uketsuke {

enum class IfAbsent { create, fail };

// Move-only. The lock is held until the DataFolder is destroyed or the process ends, however it
// ends. It survives neither fork with exec (the descriptor closes on exec) nor copying the folder;
// a child forked without exec shares the lock until it ends too.
class DataFolder {
  public:
    // Creates the folder with mode 0700 (parents with the umask's), or takes one that is there.
    // A folder that others could look into is closed to them when it is empty or ours already, and
    // refused otherwise. Errors: folder.in_use names the process that holds the lock; folder.open
    // and folder.foreign_owner; folder.absent under IfAbsent::fail; those of system_error.
    static Result<DataFolder> own(const std::filesystem::path& path,
                                  IfAbsent if_absent = IfAbsent::create);

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path file(const char* name) const { return path_ / name; }
    // An O_PATH descriptor of the folder itself, for names too long for a socket address.
    int directory() const { return directory_.number(); }

  private:
    DataFolder(std::filesystem::path path, Descriptor directory, Descriptor lock)
        : path_(std::move(path)), directory_(std::move(directory)), lock_(std::move(lock)) {}

    std::filesystem::path path_;
    Descriptor directory_;
    Descriptor lock_;
};

}  // namespace uketsuke
