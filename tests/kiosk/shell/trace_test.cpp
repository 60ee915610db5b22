// The diary says what was shown, once, and nothing of anybody.
#include "kiosk/shell/trace.h"

#include <fstream>
#include <sstream>

#include "tests/kiosk/flow/walk.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(Trace, WritesEachViewOnceWithItsTargets) {
    TemporaryFolder folder;
    Trace trace = Trace::open((folder / "trace").string()).value();
    walk::Terminal terminal;
    const std::vector<TraceTarget> targets{{"start.begin", 1, 2, 3, 4, true}};
    trace.shown(terminal.screen, targets);
    trace.shown(terminal.screen, targets);
    EXPECT_EQ(text_of(folder / "trace"),
              R"({"screen":"start_of_work","targets":[{"id":"start.begin","x":1.0,"y":2.0,"w":3.0,)"
              R"("h":4.0,"enabled":true}]})"
              "\n{\"unsent\":0}\n");
}

TEST(Trace, CountsTapsAndNeverSaysWhichDigitsWereTapped) {
    TemporaryFolder folder;
    Trace trace = Trace::open((folder / "trace").string()).value();
    walk::Terminal terminal;
    trace.shown(terminal.screen, {});
    for (const int taps : {1, 0, 2}) trace.shown(terminal.screen, {}, taps);
    EXPECT_THAT(text_of(folder / "trace"), testing::EndsWith("{\"taps\":1}\n{\"taps\":3}\n"));
}

TEST(Trace, SaysRecordedWithTheEntryAndNobodysName) {
    TemporaryFolder folder;
    Trace trace = Trace::open((folder / "trace").string()).value();
    walk::Terminal terminal;
    for (const auto way : {&walk::Terminal::to_recorded, &walk::Terminal::to_certificate}) {
        terminal = walk::Terminal();
        (terminal.*way)();
        trace.shown(terminal.screen, {});
    }
    const std::string text = text_of(folder / "trace");
    EXPECT_THAT(text,
                testing::HasSubstr("{\"recorded\":\"aa/462152/7\"}\n{\"screen\":\"recorded\""));
    for (const char* secret : {"太郎", "タロウ", "0000000001", "1960", "見本町"}) {
        EXPECT_THAT(text, testing::Not(testing::HasSubstr(secret)));
    }
}

TEST(Trace, SaysWhereItCannotWrite) {
    EXPECT_EQ(Trace::open("/no/such/folder/trace").error().code, "trace.open");
}

}  // namespace
}  // namespace uketsuke
