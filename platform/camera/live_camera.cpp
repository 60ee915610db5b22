// The camera's thread: opens, pulls, reconnects, and shows picture files as if they were a camera.
#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "platform/camera/camera.h"
#include "platform/camera/pipeline.h"

namespace uketsuke {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds pull_wait{100};  // stop() takes effect within this time.

bool is_picture_name(const std::filesystem::path& path) {
    std::string ending = path.extension();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

PictureFile picture_file(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto written = std::filesystem::last_write_time(path, ignored).time_since_epoch().count();
    const auto size = std::filesystem::file_size(path, ignored);
    return {path, static_cast<std::uint64_t>(written) * 31 + size};
}

std::vector<PictureFile> pictures_of(const CameraSource& source) {
    std::vector<PictureFile> files;
    std::error_code trouble;
    if (source.kind == CameraKind::picture) {
        if (std::filesystem::is_regular_file(source.text, trouble))
            files.push_back(picture_file(source.text));
        return files;
    }
    std::filesystem::directory_iterator entry(source.text, trouble);
    for (; !trouble && entry != std::filesystem::directory_iterator(); entry.increment(trouble))
        if (is_picture_name(entry->path())) files.push_back(picture_file(entry->path()));
    std::sort(files.begin(), files.end());
    return files;
}

// These messages stand on the screen at the counter: which file, but not where it lies.
std::string name_of(const std::filesystem::path& path) {
    const auto normal = path.lexically_normal();
    return normal.has_filename() ? normal.filename() : normal.parent_path().filename();
}

Error no_pictures(const CameraSource& source) {
    const std::string name = name_of(source.text);
    const bool folder = source.kind == CameraKind::folder;
    return Error{ErrorKind::environment,
                 "camera.no_picture",
                 folder ? Words{"フォルダ「" + name + "」に画像がありません。",
                                "There is no picture in the folder \"" + name + "\"."}
                        : Words{"画像「" + name + "」がありません。",
                                "The picture \"" + name + "\" is not there."},
                 {"PNGかJPEGの画像を置くと自動で読み取ります。その間は数字の入力でも受付できます。",
                  "Put a PNG or JPEG picture there; it is read by itself. Until then, type the "
                  "digits."}};
}

Error unreadable_picture(const std::string& path, Error why) {
    const std::string name = name_of(path);
    why.what = {"画像「" + name + "」を読めません。",
                "The picture \"" + name + "\" cannot be read."};
    why.next = {"別の画像に替えてください。その間は数字の入力でも受付できます。",
                "Put another picture in its place. Until then, type the digits."};
    return why;
}

Error silent_camera() {
    return Error{ErrorKind::environment,
                 "camera.silent",
                 {"カメラから映像が届きません。", "The camera is there but sends no picture."},
                 {"カメラの線を差し直してください。その間は数字の入力でも受付できます。",
                  "Plug the camera in again. Until then, type the digits."}};
}

class LiveCamera : public Camera {
  public:
    LiveCamera(CameraSource source, CameraTimes times)
        : source_(std::move(source)), times_(times), thread_([this] { run(); }) {}

    ~LiveCamera() override {
        {
            const std::lock_guard lock(mutex_);
            quitting_ = true;
            wanted_ = false;
        }
        changed_.notify_all();
        thread_.join();
    }

    void start() override {
        const std::lock_guard lock(mutex_);
        if (wanted_) return;
        wanted_ = true;
        status_ = {CameraState::starting, std::nullopt};
        changed_.notify_all();
    }

    void stop() override {
        const std::lock_guard lock(mutex_);
        wanted_ = false;
        newest_.reset();
        status_ = {CameraState::stopped, std::nullopt};
        changed_.notify_all();
    }

    std::optional<Frame> newest(CameraTime since) override {
        const std::lock_guard lock(mutex_);
        if (!newest_ || newest_->taken < since) return std::nullopt;
        return newest_;
    }

    CameraStatus status() override {
        const std::lock_guard lock(mutex_);
        return status_;
    }

  private:
    void run() {
        while (wait_until_wanted()) {
            const bool files =
                source_.kind == CameraKind::picture || source_.kind == CameraKind::folder;
            files ? show_pictures() : serve_pipeline();
        }
    }

    bool wait_until_wanted() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return wanted_ || quitting_; });
        return !quitting_;
    }

    bool wanted() {
        const std::lock_guard lock(mutex_);
        return wanted_;
    }

    void pause(milliseconds time) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, time, [this] { return !wanted_; });
    }

    void publish(std::shared_ptr<const GreyImage> image, CameraTime taken) {
        const std::lock_guard lock(mutex_);
        if (!wanted_) return;
        newest_ = Frame{std::move(image), ++sequence_, taken};
        status_ = {CameraState::running, std::nullopt};
    }

    void report_gone(Error trouble) {
        const std::lock_guard lock(mutex_);
        if (!wanted_) return;
        newest_.reset();
        status_ = {CameraState::gone, std::move(trouble)};
    }

    // A device or a pipeline, opened again and again as long as pictures are wanted.
    void serve_pipeline() {
        for (int retries = 0; wanted(); ++retries) {
            auto pipeline = source_.kind == CameraKind::device
                                ? open_pipeline("v4l2src name=origin ! decodebin", source_.text)
                                : open_pipeline(source_.text);
            if (!pipeline) {
                report_gone(std::move(pipeline.error()));
            } else if (pull_frames(**pipeline)) {
                retries = 0;
            }
            pause(camera_retry_delay(retries));
        }
    }

    // Until the pipeline breaks off or nobody wants pictures; true if any picture came.
    bool pull_frames(Pipeline& pipeline) {
        bool any = false;
        CameraTime last = steady_clock::now();
        while (wanted()) {
            auto frame = pipeline.pull(pull_wait);
            const CameraTime now = steady_clock::now();
            if (!frame) {
                report_gone(std::move(frame.error()));
                return any;
            }
            if (*frame) {
                const auto taken =
                    now - std::chrono::duration_cast<steady_clock::duration>((*frame)->age);
                publish(std::make_shared<GreyImage>(std::move((*frame)->image)), taken);
                any = true;
                last = now;
            } else if (now - last > times_.silence_max) {
                report_gone(silent_camera());
                return any;
            }
        }
        return any;
    }

    void show_pictures() {
        PictureRota rota(times_.show_each);
        std::optional<PictureFile> loaded;
        std::shared_ptr<const GreyImage> image;
        for (; wanted(); pause(times_.picture_period)) {
            const auto file = rota.on_show(pictures_of(source_), steady_clock::now());
            if (file != loaded) {
                image.reset();
                loaded = file;
                if (file) image = load(*file);
            }
            if (!file) report_gone(no_pictures(source_));
            if (image) publish(image, steady_clock::now());
        }
    }

    // A file that cannot be read is reported and passed over; it is tried again when it changes.
    std::shared_ptr<const GreyImage> load(const PictureFile& file) {
        auto image = load_picture(file.path);
        if (image) return std::make_shared<GreyImage>(std::move(*image));
        report_gone(unreadable_picture(file.path, std::move(image.error())));
        return nullptr;
    }

    const CameraSource source_;
    const CameraTimes times_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool wanted_ = false;
    bool quitting_ = false;
    std::optional<Frame> newest_;
    std::uint64_t sequence_ = 0;
    CameraStatus status_;
    std::thread thread_;  // Last: it uses everything above.
};

}  // namespace

std::unique_ptr<Camera> make_camera(CameraSource source, CameraTimes times) {
    return std::make_unique<LiveCamera>(std::move(source), times);
}

milliseconds camera_retry_delay(int retries_so_far) {
    return milliseconds(500) * (1 << std::clamp(retries_so_far, 0, 4));
}

}  // namespace uketsuke
