// `uketsuke printers` as a process, at a simulated printer that jams and runs out of paper, and
// with the queues of a real CUPS.
#include <gtest/gtest.h>

#include "core/base/json.h"
#include "tests/paths.h"
#include "tests/platform/printer/cups_service.h"

namespace uketsuke {
namespace {

Process printers(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {std::string(test::bin_dir) + "/uketsuke", "printers", "--json"});
    return Process(arguments);
}

std::string said(const std::string& line, const char* what) {
    return parse_json(line).value_or(Json::object()).value(what, "");
}

TEST(PrintersCommand, FollowsATestPageToTheTray) {
    const IppPrinter printer;
    Process program = printers({"--test", printer.address()});
    std::string last;
    for (std::string line = program.line(); !line.empty(); line = program.line()) last = line;
    EXPECT_EQ(said(last, "stage"), "done");
    EXPECT_EQ(program.wait(), 0);
    ASSERT_EQ(printer.printed().size(), 1u);
    Process text({"/usr/bin/pdftotext", printer.printed()[0].string(), "-"});
    const std::string page = text.rest();
    EXPECT_NE(page.find("試し印刷"), std::string::npos);
    EXPECT_NE(page.find("𠮷田"), std::string::npos);
}

TEST(PrintersCommand, SaysWhatIsTheMatterAndGoesOn) {
    const IppPrinter printer;
    printer.happens("cover-open");
    Process program = printers({"--test", printer.address()});
    std::string line = program.line();
    while (!line.empty() && said(line, "trouble").empty()) line = program.line();
    EXPECT_EQ(said(line, "trouble"), "print.cover_open");
    printer.is_mended("cover-open");
    while (!line.empty() && said(line, "stage") != "done") line = program.line();
    EXPECT_EQ(said(line, "stage"), "done");
    EXPECT_EQ(program.wait(), 0);
}

TEST(PrintersCommand, TakesBackWhatDidNotComeOutInTime) {
    const IppPrinter printer;
    printer.happens("media-empty");
    Process program = printers({"--test", printer.address(), "--wait", "1"});
    const std::string all = program.rest();
    EXPECT_NE(all.find("print.not_in_time"), std::string::npos) << all;
    EXPECT_EQ(program.wait(), 3);
}

TEST(PrintersCommand, APrinterThatGivesUpIsAnExitStatusOfOne) {
    const IppPrinter printer;
    printer.happens("abort");
    Process program = printers({"--test", printer.address()});
    EXPECT_NE(program.rest().find("print.aborted"), std::string::npos);
    EXPECT_EQ(program.wait(), 1);
}

TEST(PrintersCommand, NobodyThereIsToldAtOnce) {
    Process away = printers({"--test", "ipp://localhost:1/ipp/print"});
    EXPECT_NE(away.rest().find("print.away"), std::string::npos);
    EXPECT_EQ(away.wait(), 3);
    Process nonsense = printers({"--test", "no printer"});
    EXPECT_NE(nonsense.rest().find("print.address"), std::string::npos);
    EXPECT_EQ(nonsense.wait(), 1);
}

TEST(PrintersCommand, ListsTheQueuesOfThisMachine) {
    const IppPrinter printer;
    const CupsService cups;
    Process none = printers({});
    EXPECT_EQ(none.rest(), "");
    EXPECT_EQ(none.wait(), 1);
    ASSERT_TRUE(cups.add_queue("Counter_1", printer.address()));
    Process one = printers({});
    EXPECT_EQ(one.rest(), "{\"printer\":\"Counter_1\"}\n");
    EXPECT_EQ(one.wait(), 0);
}

TEST(PrintersCommand, FollowsATestPageThroughAQueueToTheTray) {
    const IppPrinter printer;
    const CupsService cups;
    ASSERT_TRUE(cups.add_queue("Counter_1", printer.address()));
    Process program = printers({"--test", "Counter_1"});
    const std::string all = program.rest();
    EXPECT_NE(all.find("done"), std::string::npos) << all;
    EXPECT_EQ(program.wait(), 0);
    ASSERT_EQ(printer.printed().size(), 1u);
    Process text({"/usr/bin/pdftotext", printer.printed()[0].string(), "-"});
    EXPECT_NE(text.rest().find("𠮷田"), std::string::npos);
}

TEST(PrintersCommand, AQueueThatNobodyMadeIsRefused) {
    const CupsService cups;
    Process program = printers({"--test", "Counter_9"});
    const std::string all = program.rest();
    EXPECT_NE(all.find("print.no_queue"), std::string::npos) << all;
    EXPECT_EQ(program.wait(), 1);
}

}  // namespace
}  // namespace uketsuke
