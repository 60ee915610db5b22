// What `--camera` may say: a device, a pipeline, a picture file or a folder of pictures. A picture
// is a camera too, which is how tests and the guided tour show vouchers to the real code.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

enum class CameraKind { device, pipeline, picture, folder };

struct CameraSource {
    CameraKind kind = CameraKind::device;
    std::string text;  // The device's path, the pipeline, the file or the folder.
    bool operator==(const CameraSource&) const = default;
};

// Text with "!" is a pipeline in the language of gst-launch (its last pad gives the video); a path
// under /dev/ is a device, which may be plugged in later; any other path must exist now.
// Errors: camera.source.
Result<CameraSource> parse_camera_source(std::string_view text);

}  // namespace uketsuke
