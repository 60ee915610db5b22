// Cameras, pipelines, pictures and folders of pictures, through the real GStreamer.
#include "platform/camera/camera.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <thread>
#include <tuple>

#include "platform/camera/pipeline.h"
#include "tests/platform/camera/png_file.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing_aid::png_bytes;
using testing_aid::write_file;

class CameraTest : public testing::Test {
  protected:
    CameraTest()
        : folder_(std::filesystem::temp_directory_path() /
                  ("uketsuke_camera_" + std::to_string(getpid()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directory(folder_);
    }
    ~CameraTest() override { std::filesystem::remove_all(folder_); }

    std::string path(const std::string& name) const { return folder_ / name; }
    std::string put(const std::string& name, const std::string& bytes) const {
        write_file(path(name), bytes);
        return path(name);
    }
    std::string put_plain(const std::string& name, std::uint8_t grey) const {
        return put(name, plain(grey));
    }
    static std::string plain(std::uint8_t grey) {
        return png_bytes(GreyImage{40, 30, std::vector<std::uint8_t>(1'200, grey)});
    }

    std::filesystem::path folder_;
};

// Waits up to 20 s (a first gst_init may take 5) for what must come.
bool comes_true(const std::function<bool()>& what) {
    const auto until = steady_clock::now() + std::chrono::seconds(20);
    while (!what()) {
        if (steady_clock::now() > until) return false;
        std::this_thread::sleep_for(milliseconds(10));
    }
    return true;
}

// The first pixel of the newest frame taken from now on, or -1.
int grey_now(Camera& camera) {
    const auto since = steady_clock::now();
    std::optional<Frame> frame;
    comes_true([&] { return (frame = camera.newest(since)).has_value(); });
    return frame ? frame->image->pixels[0] : -1;
}

TEST_F(CameraTest, APictureFileComesAsItsPixels) {
    GreyImage image{5, 3, {}};
    for (std::uint8_t i = 0; i < 15; ++i) image.pixels.push_back(static_cast<std::uint8_t>(i * 17));
    const auto loaded = load_picture(put("a b'\"!.png", png_bytes(image)));
    ASSERT_TRUE(loaded) << loaded.error().what.en;
    EXPECT_EQ(*loaded, image);
}

TEST_F(CameraTest, APictureOfOnePixelIsAPicture) {
    const auto loaded = load_picture(put("one.png", png_bytes({1, 1, {200}})));
    ASSERT_TRUE(loaded);
    EXPECT_EQ(*loaded, (GreyImage{1, 1, {200}}));
}

TEST_F(CameraTest, WhatIsNoPictureIsAClearError) {
    const std::string whole = plain(99);
    const std::string too_wide = png_bytes({10'001, 1, std::vector<std::uint8_t>(10'001)});
    const std::pair<std::string, const char*> rows[] = {
        {put("text.png", "This is not a picture.\n"), "picture.unreadable"},
        {put("torn.png", whole.substr(0, whole.size() / 2)), "picture.unreadable"},
        {put("head.png", whole.substr(0, 8)), "picture.unreadable"},
        {put("wide.png", too_wide), "picture.unreadable"},
        {put("empty.png", ""), "picture.empty"},
        {path("missing.png"), "picture.not_found"},
        {folder_, "picture.not_found"}};
    for (const auto& [file, code] : rows) {
        const auto loaded = load_picture(file);
        ASSERT_FALSE(loaded) << file;
        EXPECT_EQ(loaded.error().code, code) << file;
        EXPECT_FALSE(loaded.error().next.ja.empty());
    }
}

TEST_F(CameraTest, SourcesAreToldApart) {
    const std::string picture = put_plain("a.png", 1);
    const std::pair<std::string, CameraKind> rows[] = {
        {"/dev/video7", CameraKind::device},
        {"videotestsrc ! identity", CameraKind::pipeline},
        {picture, CameraKind::picture},
        {folder_, CameraKind::folder}};
    for (const auto& [text, kind] : rows) {
        const auto source = parse_camera_source(text);
        ASSERT_TRUE(source) << text;
        EXPECT_EQ(*source, (CameraSource{kind, text}));
    }
    const auto missing = parse_camera_source(path("nothing"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, "camera.source");
}

TEST_F(CameraTest, APipelineRunsAndOldFramesAreNotHandedOut) {
    const auto camera = make_camera(
        {CameraKind::pipeline, "videotestsrc is-live=true ! video/x-raw,width=64,height=48"});
    EXPECT_EQ(camera->status().state, CameraState::stopped);
    camera->start();
    ASSERT_TRUE(comes_true([&] { return camera->newest({}).has_value(); }));
    EXPECT_EQ(camera->status().state, CameraState::running);
    EXPECT_FALSE(camera->newest(steady_clock::now() + milliseconds(500)));
    const auto before = camera->newest({})->sequence;
    ASSERT_TRUE(comes_true([&] { return camera->newest({})->sequence > before + 2; }));
    EXPECT_EQ(camera->newest({})->image->width, 64);
    camera->stop();
    EXPECT_FALSE(camera->newest({}));
    EXPECT_EQ(camera->status().state, CameraState::stopped);
}

TEST_F(CameraTest, ACameraThatBreaksOffIsGoneAndComesBack) {
    const auto camera =
        make_camera({CameraKind::pipeline,
                     "videotestsrc is-live=true num-buffers=30 ! video/x-raw,width=64,height=48"});
    camera->start();
    ASSERT_TRUE(comes_true([&] { return camera->status().state == CameraState::gone; }));
    EXPECT_EQ(camera->status().trouble->code, "camera.ended");
    EXPECT_FALSE(camera->newest({})) << "nothing of a camera that is gone is shown";
    EXPECT_TRUE(comes_true([&] { return camera->status().state == CameraState::running; }));
    EXPECT_TRUE(comes_true([&] {
        const auto frame = camera->newest({});
        return frame && frame->sequence > 30;
    }));
}

TEST_F(CameraTest, WhatCannotStartSaysWhy) {
    const std::pair<CameraSource, const char*> rows[] = {
        {{CameraKind::pipeline, "noelementofthisname ! identity"}, "camera.pipeline"},
        {{CameraKind::device, "/dev/video_that_is_not_there"}, ""},
        {{CameraKind::folder, folder_}, "camera.no_picture"}};
    for (const auto& [source, code] : rows) {
        const auto camera = make_camera(source);
        camera->start();
        ASSERT_TRUE(comes_true([&] { return camera->status().state == CameraState::gone; }));
        const auto trouble = camera->status().trouble;
        ASSERT_TRUE(trouble);
        EXPECT_TRUE(trouble->code.starts_with(*code ? code : "camera.")) << trouble->code;
        EXPECT_EQ(trouble->kind, ErrorKind::environment);
    }
}

TEST_F(CameraTest, APictureThatIsDroppedIntoTheFolderIsShownAtOnce) {
    put_plain("1.png", 10);
    CameraTimes times;
    times.show_each = std::chrono::minutes(10);
    times.picture_period = milliseconds(20);
    const auto camera = make_camera({CameraKind::folder, folder_}, times);
    camera->start();
    ASSERT_TRUE(comes_true([&] { return grey_now(*camera) == 10; }));
    put_plain("0.png", 20);
    EXPECT_TRUE(comes_true([&] { return grey_now(*camera) == 20; }));
    std::filesystem::remove(path("0.png"));
    EXPECT_TRUE(comes_true([&] { return grey_now(*camera) == 10; }));
}

TEST_F(CameraTest, PicturesOfAFolderTakeTurnsAndATornOneIsPassedOver) {
    put_plain("1.png", 10);
    put("2.png", plain(20).substr(0, 60));
    put_plain("3.png", 30);
    CameraTimes times;
    times.show_each = milliseconds(150);
    times.picture_period = milliseconds(20);
    const auto camera = make_camera({CameraKind::folder, folder_}, times);
    camera->start();
    for (const int grey : {10, 30, 10, 30})
        EXPECT_TRUE(comes_true([&] { return grey_now(*camera) == grey; }));
    EXPECT_TRUE(comes_true([&] { return camera->status().state == CameraState::gone; }));
}

TEST_F(CameraTest, TroubleWithPicturesNamesTheFileButNotItsPlace) {
    const std::string torn = put("torn.png", plain(20).substr(0, 60));
    const std::string gone = put_plain("gone.png", 1);
    std::filesystem::create_directory(path("empty"));
    const std::tuple<CameraSource, const char*, const char*> rows[] = {
        {{CameraKind::picture, torn}, "picture.unreadable", "torn.png"},
        {{CameraKind::picture, gone}, "camera.no_picture", "gone.png"},
        {{CameraKind::folder, path("empty")}, "camera.no_picture", "empty"},
        {{CameraKind::folder, path("empty/")}, "camera.no_picture", "empty"}};
    std::filesystem::remove(gone);
    for (const auto& [source, code, name] : rows) {
        const auto camera = make_camera(source);
        camera->start();
        ASSERT_TRUE(comes_true([&] { return camera->status().state == CameraState::gone; }));
        const Error trouble = camera->status().trouble.value();
        EXPECT_EQ(trouble.code, code) << source.text;
        for (const std::string& said : {trouble.what.ja, trouble.what.en}) {
            EXPECT_NE(said.find(name), std::string::npos) << said;
            EXPECT_EQ(said.find('/'), std::string::npos) << said;
        }
        EXPECT_NE(trouble.next.en.find("type the digits"), std::string::npos);
        EXPECT_NE(trouble.next.ja.find("数字の入力"), std::string::npos);
    }
}

TEST(CameraRetry, WaitsTwiceAsLongUpToEightSeconds) {
    const int expected[] = {500, 1'000, 2'000, 4'000, 8'000, 8'000};
    for (int i = 0; i < 6; ++i) EXPECT_EQ(camera_retry_delay(i).count(), expected[i]);
    EXPECT_EQ(camera_retry_delay(1'000'000).count(), 8'000);
}

TEST(PictureRota, ShowsByNameRoundAndRoundAndTheNewAtOnce) {
    const PictureFile a{"a", 1}, b{"b", 1}, c{"c", 1};
    const auto at = [](int ms) { return CameraTime(milliseconds(ms)); };
    PictureRota rota(milliseconds(100));
    EXPECT_FALSE(rota.on_show({}, at(0)));
    EXPECT_EQ(rota.on_show({a, c}, at(10)), a);
    EXPECT_EQ(rota.on_show({a, c}, at(109)), a);
    EXPECT_EQ(rota.on_show({a, c}, at(110)), c);
    EXPECT_EQ(rota.on_show({a, b, c}, at(120)), b);  // New: at once.
    EXPECT_EQ(rota.on_show({a, b, c}, at(220)), c);
    EXPECT_EQ(rota.on_show({a, b, c}, at(320)), a);
    EXPECT_EQ(rota.on_show({b, c}, at(330)), b);  // The one on show is gone.
    const PictureFile again{"b", 2};
    EXPECT_EQ(rota.on_show({again, c}, at(340)), again);  // Changed.
    EXPECT_FALSE(rota.on_show({}, at(350)));
}

}  // namespace
}  // namespace uketsuke
