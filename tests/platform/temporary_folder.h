// A folder of its own for one test, gone with it.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

namespace uketsuke {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "uketsuke-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const char* name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

// The permission bits of a file or folder; 0 where there is none.
inline unsigned mode_of(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto bits = std::filesystem::status(path, ignored).permissions();
    return bits == std::filesystem::perms::unknown ? 0 : static_cast<unsigned>(bits);
}

}  // namespace uketsuke
