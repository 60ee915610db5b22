// Which picture of a folder stands before the camera now. Pure: told the files and the time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace uketsuke {

using CameraTime = std::chrono::steady_clock::time_point;

struct PictureFile {
    std::string path;
    std::uint64_t version = 0;  // Changes when the file does.
    auto operator<=>(const PictureFile&) const = default;
};

// Pictures are shown in order of name, each for `show_each`, round and round. One that has appeared
// or changed since the last call comes at once, so that a test which drops a picture in has it
// shown; when the one on show is gone, the next by name follows.
class PictureRota {
  public:
    explicit PictureRota(std::chrono::milliseconds show_each) : show_each_(show_each) {}

    // `files` sorted. Nothing where there are none.
    std::optional<PictureFile> on_show(const std::vector<PictureFile>& files, CameraTime now);

  private:
    std::optional<PictureFile> choose(const std::vector<PictureFile>& files, CameraTime now) const;

    std::chrono::milliseconds show_each_;
    std::set<PictureFile> known_;
    std::optional<PictureFile> current_;
    CameraTime since_{};
};

}  // namespace uketsuke
