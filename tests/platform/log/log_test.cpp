// Lines as documented, rotation, and an interface that takes no person.
#include "platform/log/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <type_traits>

#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

// What could hold a person does not compile as a field.
template <class T>
constexpr bool can_be_logged = std::is_constructible_v<LogField, LogCode, T>;
static_assert(can_be_logged<int> && can_be_logged<std::size_t> && can_be_logged<DeviceId>);
static_assert(can_be_logged<std::chrono::milliseconds> && can_be_logged<bool>);
static_assert(!can_be_logged<std::string> && !can_be_logged<std::string_view>);
static_assert(!can_be_logged<Day> && !can_be_logged<double>);
static_assert(!std::is_constructible_v<LogCode, std::string>);

struct LogTest : testing::Test {
    TemporaryFolder here;
    std::filesystem::path file = here / "uketsuke.log";
    std::unique_ptr<Clock> clock = pinned_clock(parse_instant("2022-12-01T09:30:00+09:00").value());

    std::string text() {
        std::ifstream in(file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

TEST_F(LogTest, ALineIsWrittenAsDocumentedBeforeTheCallReturns) {
    const auto log = Log::open(file, *clock).value();
    log->info("sync.pushed", {{"entries", 12}, {"took_ms", std::chrono::milliseconds(83)}});
    EXPECT_EQ(text(), R"({"at":"2022-12-01T09:30:00+09:00","level":"info","event":"sync.pushed",)"
                      R"("entries":12,"took_ms":83})"
                      "\n");
    EXPECT_EQ(mode_of(file), 0600u);
}

TEST_F(LogTest, OnlyTheCodeOfAnErrorIsWritten) {
    const auto log = Log::open(file, *clock).value();
    log->error("roster.refused", Error{ErrorKind::bad_input, "roster.kana",
                                       Words{"見本 太郎", "Mihon Taro"}, Words{}});
    EXPECT_THAT(text(), testing::HasSubstr(
                            R"("level":"error","event":"roster.refused","error":"roster.kana"})"));
    EXPECT_THAT(text(), testing::Not(testing::HasSubstr("Taro")));
}

TEST_F(LogTest, AnErrorCodeThatIsNoCodeIsNotWritten) {
    const auto log = Log::open(file, *clock).value();
    log->error("store.failed", Error{ErrorKind::environment, "見本 太郎", {}, {}});
    EXPECT_THAT(text(), testing::HasSubstr(R"("error":"not_a_code")"));
}

TEST_F(LogTest, ANumberThatCouldBeAVouchersIsNotWritten) {
    const auto log = Log::open(file, *clock).value();
    log->warning("scan.failed",
                 {{"tries", 999999999}, {"number", 1234567890}, {"back", -1234567890}});
    EXPECT_THAT(text(),
                testing::HasSubstr(R"("tries":999999999,"number":"large","back":"large"})"));
}

TEST_F(LogTest, FilesTurnOverAndTheOldestIsDeleted) {
    const auto log = Log::open(file, *clock, {2000, 3}).value();
    for (int i = 0; i < 200; ++i) log->info("clock.ticked", {{"count", i}});
    int files = 0;
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(here.path())) {
        ++files;
        bytes += entry.file_size();
    }
    EXPECT_EQ(files, 3);
    EXPECT_LE(bytes, 3 * 2000u);
    EXPECT_THAT(text(), testing::HasSubstr("\"count\":199}"));
    EXPECT_EQ(log->lost(), 0u);
}

TEST_F(LogTest, AFolderThatCannotBeWrittenIsAnError) {
    std::ofstream(here / "file") << "in the way";
    const auto log = Log::open(here / "file/uketsuke.log", *clock);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, "log.open");
}

TEST_F(LogTest, AFullDiskLosesLinesAndCountsThem) {
    // Every write to this device fails with ENOSPC (null(4)).
    std::filesystem::create_symlink("/dev/full", file);
    const auto log = Log::open(file, *clock).value();
    log->info("sync.pushed");
    log->info("sync.pushed");
    EXPECT_EQ(log->lost(), 2u);
}

}  // namespace
}  // namespace uketsuke
