// The GStreamer adapter.
// [X] any pipeline string, v4l2 devices, PNG and JPEG files   [X] only the newest frame is kept
// [X] age of a live frame   [X] errors and end of stream as values   [ ] camera controls (focus)
#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include "platform/camera/jpeg_end.h"
#include "platform/camera/pipeline.h"

namespace uketsuke {

namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

template <class T>
struct Unref {
    void operator()(T* object) const { gst_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref<T>>;

struct UnrefSample {
    void operator()(GstSample* sample) const { gst_sample_unref(sample); }
};
using OwnedSample = std::unique_ptr<GstSample, UnrefSample>;

std::unexpected<Error> camera_error(const char* code, const std::string& detail) {
    return fail(
        ErrorKind::environment, code,
        {"カメラの映像を受け取れません。", "No picture comes from the camera: " + detail},
        {"カメラの線を差し直してください。自動でつなぎ直します。その間は数字の入力でも"
         "受付できます。",
         "Plug the camera in again; it is retried by itself. Until then, type the digits."});
}

std::string take_message(GError* error) {
    std::string text = error ? error->message : "unknown";
    g_clear_error(&error);
    return text;
}

bool prepare_gstreamer(std::string& why_not) {
    static std::once_flag once;
    static std::string failure;
    std::call_once(once, [] {
        GError* error = nullptr;
        if (!gst_init_check(nullptr, nullptr, &error)) failure = take_message(error);
    });
    why_not = failure;
    return failure.empty();
}

GreyImage copy_of(const GstVideoFrame& frame) {
    GreyImage image;
    image.width = GST_VIDEO_FRAME_WIDTH(&frame);
    image.height = GST_VIDEO_FRAME_HEIGHT(&frame);
    const auto width = static_cast<std::size_t>(image.width);
    const auto stride = static_cast<std::size_t>(GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0));
    const auto* from = static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, 0));
    image.pixels.resize(width * static_cast<std::size_t>(image.height));
    for (std::size_t row = 0; row < static_cast<std::size_t>(image.height); ++row)
        std::memcpy(image.pixels.data() + row * width, from + row * stride, width);
    return image;
}

class GstreamerPipeline : public Pipeline {
  public:
    GstreamerPipeline(Owned<GstElement> pipeline, Owned<GstElement> sink)
        : pipeline_(std::move(pipeline)), sink_(std::move(sink)) {}
    ~GstreamerPipeline() override { gst_element_set_state(pipeline_.get(), GST_STATE_NULL); }

    Result<std::optional<PulledFrame>> pull(milliseconds wait) override {
        const auto limit = static_cast<GstClockTime>(nanoseconds(wait).count());
        const OwnedSample sample(gst_app_sink_try_pull_sample(GST_APP_SINK(sink_.get()), limit));
        if (sample) return frame_of(sample.get());
        return nothing_or_trouble();
    }

    bool play() {
        return gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING) !=
               GST_STATE_CHANGE_FAILURE;
    }

    // The first error on the bus, or `otherwise`.
    std::string trouble(const std::string& otherwise) const {
        const Owned<GstBus> bus(gst_element_get_bus(pipeline_.get()));
        GstMessage* message = gst_bus_pop_filtered(bus.get(), GST_MESSAGE_ERROR);
        if (!message) return otherwise;
        GError* error = nullptr;
        gst_message_parse_error(message, &error, nullptr);
        gst_message_unref(message);
        return take_message(error);
    }

  private:
    Result<std::optional<PulledFrame>> frame_of(GstSample* sample) const {
        GstVideoInfo info;
        GstVideoFrame frame;
        GstBuffer* buffer = gst_sample_get_buffer(sample);
        if (!buffer || !gst_video_info_from_caps(&info, gst_sample_get_caps(sample)) ||
            !gst_video_frame_map(&frame, &info, buffer, GST_MAP_READ)) {
            return camera_error("camera.failed", "a frame could not be mapped");
        }
        PulledFrame out{copy_of(frame), age_of(buffer)};
        gst_video_frame_unmap(&frame);
        return std::optional(std::move(out));
    }

    // A live buffer is stamped with the running time at which it was captured.
    nanoseconds age_of(GstBuffer* buffer) const {
        const Owned<GstClock> clock(gst_element_get_clock(pipeline_.get()));
        if (!clock || !GST_BUFFER_PTS_IS_VALID(buffer)) return nanoseconds(0);
        const auto running = static_cast<std::int64_t>(gst_clock_get_time(clock.get()) -
                                                       gst_element_get_base_time(pipeline_.get()));
        const auto age = running - static_cast<std::int64_t>(GST_BUFFER_PTS(buffer));
        return nanoseconds(std::clamp<std::int64_t>(age, 0, 10'000'000'000));
    }

    Result<std::optional<PulledFrame>> nothing_or_trouble() const {
        const std::string why = trouble("");
        if (!why.empty()) return camera_error("camera.failed", why);
        if (gst_app_sink_is_eos(GST_APP_SINK(sink_.get())))
            return camera_error("camera.ended", "the stream has ended");
        return std::optional<PulledFrame>();
    }

    Owned<GstElement> pipeline_;
    Owned<GstElement> sink_;
};

void set_origin(GstElement* pipeline, const std::string& location) {
    GstElement* origin = gst_bin_get_by_name(GST_BIN(pipeline), "origin");
    if (!origin) return;
    const bool is_device =
        g_object_class_find_property(G_OBJECT_GET_CLASS(origin), "device") != nullptr;
    g_object_set(origin, is_device ? "device" : "location", location.c_str(), nullptr);
    gst_object_unref(origin);
}

std::unexpected<Error> unreadable(const std::string& path, const std::string& detail) {
    const std::string name = std::filesystem::path(path).filename();
    return fail(ErrorKind::bad_input, "picture.unreadable",
                {name + "は画像として読めません。壊れているか、画像ではないか、大きすぎます。",
                 name + " cannot be read as a picture: " + detail},
                {"PNGかJPEGの画像(一辺1万画素まで)を使ってください。",
                 "Use a PNG or JPEG picture of at most 10,000 pixels a side."});
}

std::optional<Error> reason_not_to_open(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return Error{
            ErrorKind::not_found,
            "picture.not_found",
            {path + "という画像ファイルはありません。", "There is no picture file " + path + "."},
            {"ファイル名を確かめてください。", "Check the file name."}};
    }
    if (std::filesystem::file_size(path, ignored) == 0) {
        return Error{ErrorKind::bad_input,
                     "picture.empty",
                     {path + "は空のファイルです。", path + " is an empty file."},
                     {"画像を保存し直してください。", "Save the picture again."}};
    }
    return std::nullopt;
}

bool is_torn(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(jpeg_start.size(), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (bytes != jpeg_start) return false;  // Whatever it is, it need not be read twice.
    bytes.append(std::istreambuf_iterator<char>(file), {});
    return is_torn_jpeg(bytes);
}

}  // namespace

Result<std::unique_ptr<Pipeline>> open_pipeline(const std::string& description,
                                                const std::string& location) {
    std::string why_not;
    if (!prepare_gstreamer(why_not)) return camera_error("camera.pipeline", why_not);
    // A pipeline string may be a film from a file, which must not run faster than it was taken.
    const std::string sync = location.empty() ? "true" : "false";
    const std::string whole = description +
                              " ! videoconvert ! video/x-raw,format=GRAY8 ! appsink name=newest "
                              "max-buffers=1 drop=true sync=" +
                              sync;
    GError* error = nullptr;
    GstElement* parsed = gst_parse_launch(whole.c_str(), &error);
    if (error || !parsed || !GST_IS_BIN(parsed)) {
        if (parsed) gst_object_unref(gst_object_ref_sink(parsed));
        return camera_error("camera.pipeline", take_message(error));
    }
    Owned<GstElement> pipeline(GST_ELEMENT(gst_object_ref_sink(parsed)));
    if (!location.empty()) set_origin(pipeline.get(), location);
    Owned<GstElement> sink(gst_bin_get_by_name(GST_BIN(pipeline.get()), "newest"));
    auto out = std::make_unique<GstreamerPipeline>(std::move(pipeline), std::move(sink));
    if (!out->play()) return camera_error("camera.pipeline", out->trouble("it does not start"));
    return std::unique_ptr<Pipeline>(std::move(out));
}

Result<GreyImage> load_picture(const std::string& path) {
    if (auto reason = reason_not_to_open(path)) return std::unexpected(std::move(*reason));
    if (is_torn(path)) return unreadable(path, "the file ends before the picture does.");
    const std::string side = "[1," + std::to_string(picture_side_max) + "]";
    auto pipeline = open_pipeline(
        "filesrc name=origin ! decodebin ! video/x-raw,width=" + side + ",height=" + side, path);
    if (!pipeline) return unreadable(path, pipeline.error().what.en);
    for (int tenths = 0; tenths < 100; ++tenths) {
        auto frame = (*pipeline)->pull(milliseconds(100));
        if (!frame) return unreadable(path, frame.error().what.en);
        if (*frame) return std::move((*frame)->image);
    }
    return unreadable(path, "no picture within ten seconds.");
}

}  // namespace uketsuke
