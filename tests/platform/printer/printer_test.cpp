// A real IPP conversation with a printer that jams, gives up, and goes away.
#include "platform/printer/printer.h"

#include <gtest/gtest.h>

#include "platform/folder/files.h"
#include "tests/platform/printer/ipp_printer.h"
#include "tests/platform/printer/papers.h"

namespace uketsuke {
namespace {

std::unique_ptr<Printer> printer_at(const std::string& address) {
    return make_printer(address, std::chrono::seconds(5)).value();
}

// Until the report says so; the last one.
JobReport await(Printer& printer, int job, const std::function<bool(const JobReport&)>& enough) {
    JobReport last;
    IppPrinter::until([&] {
        const auto report = printer.report(job);
        if (report) last = *report;
        return report && enough(last);
    });
    return last;
}

bool over(const JobReport& report) { return is_over(report.stage); }

TEST(APrinter, TakesADocumentAndItsJobIsFollowedToTheEnd) {
    const IppPrinter tray;
    const auto printer = printer_at(tray.address());
    const int job = printer->print(sample_document()).value();
    EXPECT_EQ(await(*printer, job, over), (JobReport{JobStage::done, std::nullopt}));
    ASSERT_EQ(tray.printed().size(), 1u);
    EXPECT_EQ(read_small_file(tray.printed()[0]).value(), sample_document().pdf);
}

TEST(APrinter, ThatTakesNoPdfGetsPixels) {
    const IppPrinter tray("image/pwg-raster");
    const auto printer = printer_at(tray.address());
    const int job = printer->print(sample_document()).value();
    EXPECT_EQ(await(*printer, job, over).stage, JobStage::done);
    ASSERT_EQ(tray.printed().size(), 1u);
    const Bytes bytes = read_small_file(tray.printed()[0]).value();
    EXPECT_EQ(std::string(bytes.begin(), bytes.begin() + 4), "RaS2");
}

TEST(APrinter, ThatJamsSaysSoAndGoesOnWhenItIsMended) {
    const IppPrinter tray;
    tray.happens("media-jam");
    const auto printer = printer_at(tray.address());
    const int job = printer->print(sample_document()).value();
    const JobReport jammed =
        await(*printer, job, [](const JobReport& report) { return report.trouble.has_value(); });
    ASSERT_TRUE(jammed.trouble);
    EXPECT_EQ(jammed.trouble->code, "print.media_jam");
    EXPECT_FALSE(is_over(jammed.stage));
    EXPECT_TRUE(tray.printed().empty());
    tray.is_mended("media-jam");
    EXPECT_EQ(await(*printer, job, over), (JobReport{JobStage::done, std::nullopt}));
    EXPECT_EQ(tray.printed().size(), 1u);
}

TEST(APrinter, ThatGivesAJobUpSaysSoAndTakesTheNext) {
    const IppPrinter tray;
    tray.happens("abort");
    const auto printer = printer_at(tray.address());
    const JobReport first = await(*printer, printer->print(sample_document()).value(), over);
    EXPECT_EQ(first.stage, JobStage::aborted);
    ASSERT_TRUE(first.trouble);
    EXPECT_EQ(first.trouble->code, "print.aborted");
    EXPECT_TRUE(tray.printed().empty());
    EXPECT_EQ(await(*printer, printer->print(sample_document()).value(), over).stage,
              JobStage::done);
}

TEST(APrinter, ThatIsBusySaysSoAndAJobIsCancelled) {
    const IppPrinter tray;
    tray.happens("media-empty");
    const auto printer = printer_at(tray.address());
    const int held = printer->print(sample_document()).value();
    const JobReport empty =
        await(*printer, held, [](const JobReport& report) { return report.trouble.has_value(); });
    EXPECT_EQ(empty.trouble.value().code, "print.media_empty");
    EXPECT_EQ(printer->print(sample_document()).error().code, "print.busy");
    ASSERT_TRUE(printer->cancel(held).has_value());
    tray.is_mended("media-empty");
    EXPECT_EQ(await(*printer, held, over).stage, JobStage::cancelled);
    EXPECT_TRUE(tray.printed().empty());
    EXPECT_EQ(await(*printer, printer->print(sample_document()).value(), over).stage,
              JobStage::done);
}

TEST(APrinter, ThatIsSwitchedOffIsAwayAndTakesTheJobWhenItIsBack) {
    IppPrinter tray;
    const auto printer = printer_at(tray.address());
    tray.switch_off();
    EXPECT_EQ(printer->print(sample_document()).error().code, "print.away");
    EXPECT_EQ(printer->report(1).error().code, "print.away");
    tray.switch_on();
    EXPECT_EQ(printer->report(1).error().code, "print.forgotten") << "it was switched off";
    EXPECT_EQ(await(*printer, printer->print(sample_document()).value(), over).stage,
              JobStage::done);
}

struct AddressRow {
    const char* text;
    bool good;
};
class Addresses : public testing::TestWithParam<AddressRow> {};
TEST_P(Addresses, AreQueuesOrIpp) {
    const auto printer = make_printer(GetParam().text);
    EXPECT_EQ(printer.has_value(), GetParam().good);
    if (!printer) {
        EXPECT_EQ(printer.error().code, "print.address");
    }
}
INSTANTIATE_TEST_SUITE_P(Table, Addresses,
                         testing::Values(AddressRow{"Counter_1", true},
                                         AddressRow{"ipp://printer.local/ipp/print", true},
                                         AddressRow{"ipps://printer.local/ipp/print", true},
                                         AddressRow{"", false}, AddressRow{"a printer", false},
                                         AddressRow{"http://printer.local/", false},
                                         AddressRow{"../spool", false}));

TEST(APrinter, ThatNoQueueKnowsIsAway) {
    ::setenv("CUPS_SERVER", "localhost:1", 1);
    EXPECT_EQ(printer_at("no_such_queue")->print(sample_document()).error().code, "print.away");
    EXPECT_TRUE(printer_queues().empty());
    ::unsetenv("CUPS_SERVER");
}

}  // namespace
}  // namespace uketsuke
