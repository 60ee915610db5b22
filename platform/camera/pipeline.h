// Pictures out of a media pipeline, as grey pixels. This is the whole of GStreamer that the product
// uses; gstreamer_pipeline.cpp is its only includer.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "platform/camera/grey_image.h"

namespace uketsuke {

struct PulledFrame {
    GreyImage image;
    std::chrono::nanoseconds age{};  // How long ago it was taken; nought where nobody says.
};

class Pipeline {
  public:
    virtual ~Pipeline() = default;

    // Waits at most `wait` for the newest picture; older ones that nobody pulled are dropped.
    // Nothing within `wait` is an empty optional. Errors: camera.ended, camera.failed.
    virtual Result<std::optional<PulledFrame>> pull(std::chrono::milliseconds wait) = 0;
};

// `description` is what stands in front of the conversion to grey, in the language of gst-launch.
// `location`, if any, becomes the property `location` or `device` of the element named "origin",
// so that no file name needs quoting. Playing has begun on return, but no picture need have come.
// The first call in a process may take seconds (GStreamer's registry): never on the UI thread.
// One thread at a time. Errors: camera.pipeline.
Result<std::unique_ptr<Pipeline>> open_pipeline(const std::string& description,
                                                const std::string& location = {});

// A picture file (PNG, JPEG) as grey pixels. Any thread; not the UI's.
// Errors: picture.not_found, picture.empty, picture.unreadable (torn, no picture at all, or a side
// longer than picture_side_max).
Result<GreyImage> load_picture(const std::string& path);

}  // namespace uketsuke
