// Where papers come out: folders, and real IPP printers that jam, give up and go away; and a
// terminal that is switched off in between.
#include "kiosk/shell/print_room.h"

#include <gtest/gtest.h>

#include "platform/folder/files.h"
#include "tests/kiosk/shell/office.h"
#include "tests/platform/printer/ipp_printer.h"

namespace uketsuke {
namespace {

constexpr PrintQueueTimes quick{std::chrono::milliseconds(20), std::chrono::milliseconds(100)};

PaperOrder certificate() { return {.paper = {PaperKind::certificate}, .entry = "aa/462152/7"}; }
PaperOrder sticker(const char* number) { return {.paper = {PaperKind::sticker}, .number = number}; }
PaperOrder slip() {
    return {.paper = {PaperKind::slip, Labels::japanese}, .lines = {{"見本", "Sample"}}};
}

// The order and the copy as text, in place of a page.
Result<PrintRoom::Made> make(const PaperOrder& order, int copy) {
    const std::string text = "%PDF " + std::string(to_text(order.paper.kind)) + order.number +
                             order.entry + " " + std::to_string(copy);
    PrintRoom::Made made;
    made.document.title = "見本";
    made.document.pdf = Bytes(text.begin(), text.end());
    made.file_name = std::string(to_text(order.paper.kind)) + order.number;
    made.number = order.number;
    return made;
}

Result<PrintRoom::Made> make_nothing(const PaperOrder&, int) {
    return fail(ErrorKind::not_found, "person.gone", {}, {});
}

struct Rooms {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    std::unique_ptr<PrintRoom> room;

    PrintRoom& open(PrintPlaces places) {
        room.reset();
        room = std::make_unique<PrintRoom>(*records, std::move(places), quick);
        room->take_up(make);
        return *room;
    }
    // The paper's name; empty: it lies there.
    std::string print(const PaperOrder& order, int copy = 1) const {
        return room->hand_over(order, copy, make, walk::noon()).value().paper;
    }
    // Looks until the papers are like this.
    bool await(const std::function<bool(const std::vector<PaperOnItsWay>&)>& like) const {
        return IppPrinter::until([&] {
            const auto moved = room->look();
            return moved && like(moved->papers);
        });
    }
    bool await_done() const {
        return await([](const auto& papers) {
            return papers.size() == 1 && papers[0].stage == PaperStage::done;
        });
    }
    bool await_trouble(const char* code, PaperStage stage) const {
        return await([&](const auto& papers) {
            return papers.size() == 1 && papers[0].trouble && papers[0].trouble->code == code &&
                   papers[0].stage == stage;
        });
    }
};

std::string text_of(const std::filesystem::path& file) {
    const Bytes bytes = read_small_file(file).value();
    return {bytes.begin(), bytes.end()};
}

TEST(APrintRoom, LaysPapersIntoAFolderAtOnce) {
    Rooms rooms;
    rooms.open({.files = rooms.folder.path()});
    EXPECT_EQ(rooms.print(certificate()), "");
    EXPECT_EQ(rooms.print(sticker("A001")), "");
    EXPECT_EQ(text_of(rooms.folder.path() / "certificate.pdf"), "%PDF certificateaa/462152/7 1");
    EXPECT_TRUE(std::filesystem::exists(rooms.folder.path() / "stickerA001.pdf"));
    EXPECT_EQ(rooms.room->look(), std::nullopt);
}

struct NowhereRow {
    const char* name;
    const char* files;
    PaperOrder order;
    const char* code;
};
class Nowhere : public testing::TestWithParam<NowhereRow> {};
TEST_P(Nowhere, IsSaidWithWhatToDo) {
    Rooms rooms;
    rooms.open({.files = GetParam().files});
    const auto handed = rooms.room->hand_over(GetParam().order, 1, make, walk::noon());
    ASSERT_FALSE(handed.has_value());
    EXPECT_EQ(handed.error().code, GetParam().code);
    EXPECT_FALSE(handed.error().next.ja.empty());
}
INSTANTIATE_TEST_SUITE_P(Table, Nowhere,
                         testing::Values(NowhereRow{"sheets", "", certificate(), "print.nowhere"},
                                         NowhereRow{"stickers", "", sticker("A001"),
                                                    "print.nowhere_for_stickers"},
                                         NowhereRow{"stickers_beside_one_file", "out.pdf",
                                                    sticker("A001"), "print.nowhere_for_stickers"}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(APrintRoom, ThatCannotMakeThePaperKeepsNothing) {
    const IppPrinter tray;
    Rooms rooms;
    rooms.open({.sheets = tray.address()});
    EXPECT_EQ(rooms.room->hand_over(certificate(), 1, make_nothing, walk::noon()).error().code,
              "person.gone");
    EXPECT_EQ(rooms.room->look(), std::nullopt);
}

TEST(APrintRoom, FollowsAPaperToTheTrayAndForgetsIt) {
    const IppPrinter tray;
    Rooms rooms;
    rooms.open({.sheets = tray.address()});
    EXPECT_NE(rooms.print(certificate(), 2), "");
    EXPECT_TRUE(rooms.await_done());
    ASSERT_EQ(tray.printed().size(), 1u);
    EXPECT_EQ(text_of(tray.printed()[0]), "%PDF certificateaa/462152/7 2");
    rooms.open({.sheets = tray.address()});
    EXPECT_EQ(rooms.room->look(), std::nullopt) << "nothing is taken up again";
}

TEST(APrintRoom, SendsStickersToTheLabelPrinter) {
    const IppPrinter labels;
    Rooms rooms;
    rooms.open({.stickers = labels.address(), .files = rooms.folder.path()});
    EXPECT_NE(rooms.print(sticker("A001")), "");
    EXPECT_EQ(rooms.print(certificate()), "");
    EXPECT_TRUE(rooms.await_done());
    EXPECT_EQ(text_of(labels.printed().at(0)), "%PDF stickerA001 1");
}

TEST(APrintRoom, TellsOfAJamAndThatItIsOver) {
    const IppPrinter tray;
    tray.happens("media-jam");
    Rooms rooms;
    rooms.open({.sheets = tray.address()});
    rooms.print(certificate());
    EXPECT_TRUE(rooms.await_trouble("print.media_jam", PaperStage::printing));
    tray.is_mended("media-jam");
    EXPECT_TRUE(rooms.await_done());
}

TEST(APrintRoom, PrintsAgainWhatThePrinterGaveUpOnlyWhenSomebodySaysSo) {
    const IppPrinter tray;
    tray.happens("abort");
    Rooms rooms;
    rooms.open({.sheets = tray.address()});
    const std::string paper = rooms.print(certificate());
    EXPECT_TRUE(rooms.await_trouble("print.aborted", PaperStage::ended));
    EXPECT_TRUE(tray.printed().empty());
    rooms.room->again(paper);
    EXPECT_TRUE(rooms.await_done());
    EXPECT_EQ(tray.printed().size(), 1u);
}

TEST(APrintRoom, GivesUpAPaperForGood) {
    const IppPrinter tray;
    tray.happens("media-empty");
    Rooms rooms;
    rooms.open({.sheets = tray.address()});
    const std::string paper = rooms.print(certificate());
    EXPECT_TRUE(rooms.await_trouble("print.media_empty", PaperStage::printing));
    rooms.room->drop(paper);
    EXPECT_TRUE(rooms.await([](const auto& papers) { return papers.empty(); }));
    rooms.open({.sheets = tray.address()});
    EXPECT_EQ(rooms.room->look(), std::nullopt);
}

TEST(APrintRoom, PrintsAfterARestartWhatWaitedForAPrinterThatWasOff) {
    IppPrinter tray;
    tray.switch_off();
    Rooms rooms;
    rooms.open({.sheets = tray.address()});
    rooms.print(slip());
    EXPECT_TRUE(rooms.await_trouble("print.away", PaperStage::waiting));
    rooms.room.reset();
    tray.switch_on();
    rooms.open({.sheets = tray.address()});
    EXPECT_TRUE(rooms.await_done());
    EXPECT_EQ(text_of(tray.printed().at(0)), "%PDF slip 1");
}

TEST(APrintRoom, FollowsAfterARestartTheJobThatThePrinterHasAndPrintsNothingTwice) {
    const IppPrinter tray;
    tray.happens("media-jam");
    Rooms rooms;
    rooms.open({.sheets = tray.address()});
    rooms.print(certificate());
    EXPECT_TRUE(rooms.await_trouble("print.media_jam", PaperStage::printing));
    rooms.open({.sheets = tray.address()});
    tray.is_mended("media-jam");
    EXPECT_TRUE(rooms.await_done());
    EXPECT_EQ(tray.printed().size(), 1u);
}

TEST(PrintPlaces, AreCheckedBeforeAWindowOpens) {
    EXPECT_TRUE(check_places({}).has_value());
    EXPECT_TRUE(check_places({"Counter_1", "ipp://label.local/ipp/print"}).has_value());
    EXPECT_EQ(check_places({"no such/name"}).error().code, "print.address");
    EXPECT_EQ(check_places({"", "ftp://x"}).error().code, "print.address");
}

}  // namespace
}  // namespace uketsuke
