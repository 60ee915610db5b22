// The camera as a port: the newest picture, and whether there is a camera at all. Everything slow
// happens on a thread of the adapter, so every call here returns at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/result.h"
#include "platform/camera/camera_source.h"
#include "platform/camera/grey_image.h"
#include "platform/camera/picture_rota.h"

namespace uketsuke {

// One picture. Its pixels are shared and never change.
struct Frame {
    std::shared_ptr<const GreyImage> image;
    std::uint64_t sequence = 0;  // Counts the frames of one Camera from 1.
    CameraTime taken{};          // When the light fell in, not when it was fetched.
};

enum class CameraState {
    stopped,
    starting,  // Asked for; no picture has come yet.
    running,
    gone,  // Not there, or it broke off; retried by itself, see `trouble`.
};

struct CameraStatus {
    CameraState state = CameraState::stopped;
    std::optional<Error> trouble;  // Set while gone.
};

// Any thread may call; the adapter locks.
class Camera {
  public:
    virtual ~Camera() = default;  // Waits for the adapter's thread to end.

    // Ask for pictures, and no more of them. Both may be repeated. stop() forgets the last picture.
    virtual void start() = 0;
    virtual void stop() = 0;

    // The newest frame that was taken at `since` or later. A screen passes the moment at which it
    // came up, so that what was seen before never counts for the person who stands here now.
    virtual std::optional<Frame> newest(CameraTime since) = 0;

    virtual CameraStatus status() = 0;
};

struct CameraTimes {
    std::chrono::milliseconds show_each{2'000};     // Each picture of a folder.
    std::chrono::milliseconds picture_period{100};  // Between frames made from a picture file.
    std::chrono::milliseconds silence_max{5'000};   // Without a frame a camera counts as gone.
};

std::unique_ptr<Camera> make_camera(CameraSource source, CameraTimes times = {});

// How long to wait before the n-th retry (0 is the first): 0.5 s, doubling, at most 8 s.
std::chrono::milliseconds camera_retry_delay(int retries_so_far);

}  // namespace uketsuke
