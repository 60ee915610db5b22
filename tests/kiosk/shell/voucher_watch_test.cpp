// The camera's thread with a camera of our own: what is seen, for whom, and what is forgotten.
#include "kiosk/shell/voucher_watch.h"

#include <atomic>
#include <mutex>
#include <thread>

#include "platform/page/drawing.h"
#include "tests/kiosk/shell/listener.h"
#include "tests/kiosk/shell/office.h"
#include "tests/platform/barcode/drawn_package.h"
#include "tests/platform/barcode/drawn_picture.h"

namespace uketsuke {
namespace {

// Holds up a picture for as long as it runs.
class HeldUp : public Camera {
  public:
    void start() override { running = true; }
    void stop() override { running = false; }
    std::optional<Frame> newest(CameraTime since) override {
        const std::lock_guard lock(mutex);
        if (!running || !image) return std::nullopt;
        return Frame{image, ++frames, std::max(since, std::chrono::steady_clock::now())};
    }
    void hold_up(std::shared_ptr<const GreyImage> next) {
        const std::lock_guard lock(mutex);
        image = std::move(next);
    }
    CameraStatus status() override {
        if (!broken) return {CameraState::running, {}};
        return {CameraState::gone, Error{ErrorKind::environment, "camera.ended", {}, {}}};
    }

    std::mutex mutex;
    std::shared_ptr<const GreyImage> image;
    std::atomic<bool> running = false;
    std::atomic<bool> broken = false;
    std::uint64_t frames = 0;
};

// A QR code of 20 mm on white paper, as the certificate's code would draw it.
std::shared_ptr<const GreyImage> picture_of(const std::string& digits) {
    const Page page{60, 60, {SymbolItem{{20, 20, 20, 20}, SymbolKind::qr, digits}}};
    const Picture picture = draw_picture(page, 200).value();
    GreyImage image{picture.width, picture.height, {}};
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
        image.pixels.push_back(picture.rgba[i]);
    return std::make_shared<const GreyImage>(std::move(image));
}

// Reads in every picture what it was told to read, after as long as Tesseract takes.
class ToldReader : public LineReader {
  public:
    explicit ToldReader(std::string digits) : digits_(std::move(digits)) {}
    Result<std::vector<PrintedLine>> read(const GreyView&) override {
        ++calls;
        std::this_thread::sleep_for(takes);
        if (fails) return fail(ErrorKind::environment, "ocr.engine", {"", ""});
        return std::vector{PrintedLine{digits_, 99}};
    }

    static constexpr std::chrono::milliseconds takes{20};
    std::atomic<int> calls = 0;
    std::atomic<bool> fails = false;

  private:
    std::string digits_;
};

struct Watching {
    Listener listener;
    HeldUp* camera = new HeldUp;
    std::unique_ptr<VoucherWatch> watch;

    explicit Watching(std::shared_ptr<const GreyImage> image,
                      std::unique_ptr<LineReader> print = nullptr) {
        camera->hold_up(std::move(image));
        watch = std::make_unique<VoucherWatch>(std::unique_ptr<Camera>(camera), std::move(print),
                                               nullptr, listener.mailbox);
    }
};

std::shared_ptr<const GreyImage> blank() {
    return std::make_shared<const GreyImage>(
        GreyImage{64, 64, std::vector<std::uint8_t>(64 * 64, 255)});
}

TEST(VoucherWatch, SeesAVoucherForTheViewThatAwaitsIt) {
    Watching watching(picture_of("234621520000000001"));
    watching.watch->await(Generation{5});
    const auto seen = watching.listener.next<VoucherSeen>();
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->seen_in, Generation{5});
    EXPECT_EQ(seen->presented.voucher, walk::voucher());
}

TEST(VoucherWatch, SaysItOnceForAView) {
    Watching watching(picture_of("234621520000000001"));
    watching.watch->await(Generation{5});
    ASSERT_TRUE(watching.listener.next<VoucherSeen>().has_value());
    EXPECT_FALSE(watching.listener.next<VoucherSeen>(std::chrono::milliseconds(800)).has_value());
    watching.watch->await(Generation{9});
    EXPECT_EQ(watching.listener.next<VoucherSeen>().value().seen_in, Generation{9});
}

TEST(VoucherWatch, SaysWhatElseItSeesWhileTheSameViewStands) {
    Watching watching(picture_of("12345"));
    watching.watch->await(Generation{5});
    const auto refused = watching.listener.next<VoucherRefused>();
    ASSERT_TRUE(refused.has_value());
    EXPECT_EQ(refused->error.code, "voucher.length");
    watching.camera->hold_up(picture_of("234621520000000001"));
    const auto seen = watching.listener.next<VoucherSeen>();
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->seen_in, Generation{5});
    EXPECT_EQ(seen->presented.voucher, walk::voucher());
}

// The code of a made-up vial, 3 pixels a module.
std::shared_ptr<const GreyImage> vial_picture(const char* gtin) {
    testing_aid::Shot shot;
    shot.pixels_per_mm = 3;
    shot.turned_degrees = 20;
    return std::make_shared<const GreyImage>(testing_aid::photograph(
        testing_aid::draw_package(testing_aid::PackagePrint::databar_limited, gtin),
        testing_aid::dots_per_module, shot));
}

TEST(VoucherWatch, SeesTheCodeOfAVialWhereOneIsAwaitedAndNoVoucher) {
    Watching watching(vial_picture(walk::vial_gtin));
    watching.watch->await_package(Generation{7}, make_day(2022, 12, 1));
    const auto seen = watching.listener.next<PackageSeen>();
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->seen_in, Generation{7});
    EXPECT_EQ(format_gs1(seen->code), std::string("(01)") + walk::vial_gtin);
    EXPECT_EQ(watching.watch->live(), nullptr) << "the vial's screen shows no picture";
    watching.camera->hold_up(picture_of("234621520000000001"));
    EXPECT_FALSE(watching.listener.next<VoucherSeen>(std::chrono::milliseconds(800)).has_value());
    watching.camera->hold_up(vial_picture(walk::other_gtin));
    EXPECT_EQ(format_gs1(watching.listener.next<PackageSeen>().value().code),
              std::string("(01)") + walk::other_gtin);
}

// The first paper would be believed at once: its two carriers agree. The second lies askew, with
// its NW-7 alone in view.
TEST(VoucherWatch, StopsAtASecondPaperInWhateverDirectionItLies) {
    const std::string mine = "234621520000000001", another = "234621520000000002";
    for (const double degrees : {0.0, 35.0, 90.0, 140.0}) {
        Watching watching(std::make_shared<const GreyImage>(
            testing_aid::draw_picture({{mine, testing_aid::number_of(mine), -32, -15},
                                       {"", testing_aid::number_of(another), 34, 4, degrees}})));
        watching.watch->await(Generation{5});
        const auto seen = watching.listener.next<VoucherContradicted>(std::chrono::seconds(10));
        ASSERT_TRUE(seen.has_value()) << degrees;
        EXPECT_EQ(seen->seen_in, Generation{5});
        EXPECT_EQ(seen->readings.size(), 3u);
    }
}

TEST(VoucherWatch, ProposesWhatPrintAloneSays) {
    Watching watching(blank(), std::make_unique<ToldReader>("234621520000000001"));
    watching.watch->await(Generation{5});
    const auto seen = watching.listener.next<VoucherSeen>();
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->seen_in, Generation{5});
    EXPECT_EQ(seen->presented.voucher, walk::voucher());
    EXPECT_TRUE(is_proposal(seen->presented));
}

TEST(VoucherWatch, ReadsNoPrintWhereACodeSaysAllDigits) {
    auto* reader = new ToldReader("234621520000000007");
    Watching watching(picture_of("234621520000000001"), std::unique_ptr<LineReader>(reader));
    watching.watch->await(Generation{5});
    ASSERT_TRUE(watching.listener.next<VoucherSeen>().has_value());
    EXPECT_EQ(reader->calls, 0);
}

TEST(VoucherWatch, CompletesTheBarsOfAVoucherByItsPrint) {
    const std::string line = "234621520000000001";
    Watching watching(std::make_shared<const GreyImage>(
                          testing_aid::draw_picture({{"", testing_aid::number_of(line)}})),
                      std::make_unique<ToldReader>(line));
    watching.watch->await(Generation{5});
    const auto seen = watching.listener.next<VoucherSeen>(std::chrono::seconds(10));
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->presented.read_by, (std::vector<std::string>{"nw7", "ocr"}));
}

// The form with its sticker, and beside it a voucher.
TEST(VoucherWatch, SaysWhichStickerLayBesideTheVoucherAndWaitsForOneThatMayCome) {
    const std::string line = "234621520000000001";
    const std::string number = sticker_text(make_day(2022, 12, 1), "A012");
    Watching alone(picture_of(number));
    alone.watch->await(Generation{5});
    const auto sticker = alone.listener.next<StickerSeen>();
    ASSERT_TRUE(sticker.has_value());
    EXPECT_EQ(sticker->sticker.number, "A012");
    Watching both(std::make_shared<const GreyImage>(
        testing_aid::draw_picture({{number, "", -32, -15}, {line, "", 34, 4}})));
    both.watch->await(Generation{5});
    const auto seen = both.listener.next<VoucherSeen>(std::chrono::seconds(10));
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->presented.voucher, walk::voucher());
    ASSERT_TRUE(seen->beside.has_value());
    EXPECT_EQ(seen->beside->number, "A012");
}

// Between two readings the camera's pictures are shown for at least three times as long.
TEST(VoucherWatch, ReadsPrintForAQuarterOfTheTimeAtMost) {
    auto* reader = new ToldReader("234621520000000001");
    Watching watching(blank(), std::unique_ptr<LineReader>(reader));
    const auto start = std::chrono::steady_clock::now();
    watching.watch->await(Generation{5});
    constexpr int readings = 4;
    while (reader->calls < readings) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto shortest = (readings - 1) * 4 * ToldReader::takes;
    EXPECT_GE(std::chrono::steady_clock::now() - start, shortest);
}

TEST(VoucherWatch, DoesWithoutAReaderThatFails) {
    auto* reader = new ToldReader("");
    reader->fails = true;
    Watching watching(blank(), std::unique_ptr<LineReader>(reader));
    watching.watch->await(Generation{5});
    EXPECT_FALSE(watching.listener.next<VoucherSeen>(std::chrono::milliseconds(300)).has_value());
    watching.camera->hold_up(picture_of("234621520000000001"));
    EXPECT_TRUE(watching.listener.next<VoucherSeen>().has_value());
}

TEST(VoucherWatch, RestsWithTheCameraOffAndKeepsNoPicture) {
    Watching watching(blank());
    watching.watch->await(Generation{1});
    while (!watching.watch->live()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    watching.watch->rest();
    EXPECT_FALSE(watching.camera->running);
    EXPECT_EQ(watching.watch->live(), nullptr);
}

TEST(VoucherWatch, TellsThatTheCameraIsAwayAndBack) {
    Watching watching(blank());
    watching.camera->broken = true;
    watching.watch->await(Generation{1});
    EXPECT_EQ(watching.listener.next<CameraReported>().value().trouble.value().code,
              "camera.ended");
    watching.camera->broken = false;
    EXPECT_EQ(watching.listener.next<CameraReported>().value().trouble, std::nullopt);
}

}  // namespace
}  // namespace uketsuke
