// The order in which a folder's pictures are shown.
#include "platform/camera/picture_rota.h"

#include <algorithm>

namespace uketsuke {

std::optional<PictureFile> PictureRota::on_show(const std::vector<PictureFile>& files,
                                                CameraTime now) {
    auto chosen = choose(files, now);
    if (chosen != current_ || (chosen && now - since_ >= show_each_)) since_ = now;
    current_ = std::move(chosen);
    known_ = std::set<PictureFile>(files.begin(), files.end());
    return current_;
}

std::optional<PictureFile> PictureRota::choose(const std::vector<PictureFile>& files,
                                               CameraTime now) const {
    if (files.empty()) return std::nullopt;
    if (!current_) return files.front();
    const auto is_new = [&](const PictureFile& file) { return !known_.contains(file); };
    const auto fresh = std::find_if(files.begin(), files.end(), is_new);
    if (fresh != files.end()) return *fresh;
    const bool still_there = std::binary_search(files.begin(), files.end(), *current_);
    if (still_there && now - since_ < show_each_) return current_;
    const auto next = std::upper_bound(files.begin(), files.end(), *current_);
    return next == files.end() ? files.front() : *next;
}

}  // namespace uketsuke
