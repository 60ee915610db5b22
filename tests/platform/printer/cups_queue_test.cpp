// Papers by the way of a real CUPS: queues by name, stopped and closed ones, and the printer that
// goes away behind its queue.
#include <gtest/gtest.h>

#include "platform/folder/files.h"
#include "platform/printer/print_queue.h"
#include "tests/platform/printer/cups_service.h"
#include "tests/platform/printer/papers.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;

constexpr const char* name = "Counter_1";

// A printer behind a queue, and the papers of a terminal that prints on that queue.
struct Counter {
    explicit Counter(CupsService::Door door = CupsService::Door::socket,
                     const char* formats = "application/pdf,image/pwg-raster")
        : printer(formats), cups(door) {
        EXPECT_TRUE(cups.add_queue(name, printer.address()));
    }

    void print(const char* id) { papers.add(id, sample_document()); }
    testing::AssertionResult says(const std::string& line) { return told.will_say(line); }
    // All that were ever printed, each once.
    testing::AssertionResult comes_out(std::size_t count) {
        if (IppPrinter::until([&] { return told.ended().size() == count; }) &&
            printer.printed().size() == count)
            return testing::AssertionSuccess();
        return testing::AssertionFailure()
               << told.ended().size() << " told as done, " << printer.printed().size()
               << " in the tray; it says: " << told.line();
    }

    IppPrinter printer;
    CupsService cups;
    ToldPapers told;
    PrintQueue papers{make_printer(name, std::chrono::seconds(5)).value(),
                      told.listener(),
                      {milliseconds(50), milliseconds(100)}};
};

std::string next_of(const Result<int>& answer) { return answer.error().next.en; }

TEST(ACupsQueue, PrintsByItsNameAndTheJobIsFollowedToItsEnd) {
    Counter counter;
    counter.print("A");
    counter.print("B");
    ASSERT_TRUE(counter.comes_out(2));
    EXPECT_EQ(read_small_file(counter.printer.printed()[0]).value(), sample_document().pdf);
}

TEST(ACupsQueue, IsFoundAtAPortAsWell) {
    Counter counter(CupsService::Door::port);
    counter.print("A");
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, WhosePrinterTakesNoPdfGetsPixels) {
    Counter counter(CupsService::Door::socket, "image/pwg-raster");
    counter.print("A");
    ASSERT_TRUE(counter.comes_out(1));
    const Bytes bytes = read_small_file(counter.printer.printed()[0]).value();
    EXPECT_EQ(std::string(bytes.begin(), bytes.begin() + 4), "RaS2");
}

TEST(ACupsQueue, TellsThatItsPrinterJamsAndGoesOnWhenItIsMended) {
    Counter counter;
    counter.printer.happens("media-jam");
    counter.print("A");
    EXPECT_TRUE(counter.says("A printing print.media_jam"));
    EXPECT_TRUE(counter.printer.printed().empty());
    counter.printer.is_mended("media-jam");
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, WhosePrinterGivesAJobUpSaysSoAndItIsPrintedOnceMoreWhenAsked) {
    Counter counter;
    counter.printer.happens("abort");
    counter.print("A");
    EXPECT_TRUE(counter.says("A cancelled print.cancelled"));
    EXPECT_TRUE(counter.printer.printed().empty());
    counter.papers.again("A");
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, WhosePrinterIsOffSaysSoAndThePaperComesOutWhenItIsBack) {
    Counter counter;
    counter.printer.switch_off();
    counter.print("A");
    EXPECT_TRUE(counter.says("A printing print.offline"));
    counter.printer.switch_on();
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, ThatIsStoppedSaysHowItIsStartedAndPrintsThen) {
    Counter counter;
    ASSERT_TRUE(CupsService::administer({"cupsdisable", name}));
    counter.print("A");
    EXPECT_TRUE(counter.says("A waiting print.queue_stopped"));
    EXPECT_EQ(counter.told.trouble().value().next.en,
              "Start it with: cupsenable Counter_1. It prints by itself then");
    EXPECT_TRUE(counter.printer.printed().empty());
    ASSERT_TRUE(CupsService::administer({"cupsenable", name}));
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, ThatTakesNoPapersSaysHowItIsOpenedAndPrintsThen) {
    Counter counter;
    ASSERT_TRUE(CupsService::administer({"cupsreject", name}));
    counter.print("A");
    EXPECT_TRUE(counter.says("A waiting print.closed"));
    EXPECT_EQ(counter.told.trouble().value().next.en,
              "Open it with: cupsaccept Counter_1. It prints by itself then");
    ASSERT_TRUE(CupsService::administer({"cupsaccept", name}));
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, ThatNobodyMadeIsRefusedWithTheCure) {
    const CupsService cups;
    CupsService::talk([] {
        const auto answer = make_printer("Counter_9").value()->print(sample_document());
        EXPECT_EQ(answer.error().code, "print.no_queue");
        EXPECT_EQ(next_of(answer), "`uketsuke printers` lists the names; lpadmin makes a queue");
    });
}

TEST(ACupsQueue, WhoseCupsIsDownSaysSoAndAJobThatItHasIsPrintedOnce) {
    Counter counter;
    ASSERT_TRUE(CupsService::administer({"cupsdisable", name}));
    counter.print("A");
    EXPECT_TRUE(counter.says("A waiting print.queue_stopped"));
    counter.cups.switch_off();
    EXPECT_TRUE(counter.says("A waiting print.away"));
    EXPECT_EQ(counter.told.trouble().value().next.en,
              "Start it with: sudo systemctl start cups. It goes on by itself then");
    counter.cups.switch_on();
    EXPECT_TRUE(counter.says("A waiting print.queue_stopped"));
    ASSERT_TRUE(CupsService::administer({"cupsenable", name}));
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, WhosePaperIsDroppedPrintsNothingOfIt) {
    Counter counter;
    ASSERT_TRUE(CupsService::administer({"cupsdisable", name}));
    counter.print("A");
    EXPECT_TRUE(counter.says("A waiting print.queue_stopped"));
    counter.papers.drop("A");
    EXPECT_TRUE(counter.says(""));
    ASSERT_TRUE(CupsService::administer({"cupsenable", name}));
    counter.print("B");
    EXPECT_TRUE(counter.comes_out(1));
}

TEST(ACupsQueue, MayBeAClassOfQueues) {
    const IppPrinter printer;
    const CupsService cups;
    ASSERT_TRUE(cups.add_queue(name, printer.address()));
    ASSERT_TRUE(CupsService::administer({"lpadmin", "-p", name, "-c", "Counters"}));
    ASSERT_TRUE(CupsService::administer({"cupsenable", "Counters"}));
    ASSERT_TRUE(CupsService::administer({"cupsaccept", "Counters"}));
    ToldPapers told;
    PrintQueue papers(make_printer("Counters").value(), told.listener(),
                      {milliseconds(50), milliseconds(100)});
    papers.add("A", sample_document());
    EXPECT_TRUE(IppPrinter::until([&] { return told.ended().size() == 1; })) << told.line();
    EXPECT_EQ(printer.printed().size(), 1u);
}

TEST(ACupsQueue, IsListedByItsName) {
    const IppPrinter printer;
    const CupsService cups;
    CupsService::talk([] { EXPECT_TRUE(printer_queues().empty()); });
    ASSERT_TRUE(cups.add_queue(name, printer.address()));
    ASSERT_TRUE(cups.add_queue("Stickers", printer.address()));
    CupsService::talk([] {
        EXPECT_EQ(printer_queues(), (std::vector<std::string>{name, "Stickers"}));
    });
}

}  // namespace
}  // namespace uketsuke
