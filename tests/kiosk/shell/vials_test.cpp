// 接種液 over a real store: numbers, counts, and the same shelf at two desks.
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

struct ShelfOffice {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::list_person(*records);
};

// Desks that share one ledger, as a site hub would have them share it.
struct Shelf : ShelfOffice {
    Counter filling{folder, *records};
    Counter lane{folder, *records};

    Shelf() {
        start(filling, DeskKind::filling);
        start(lane, DeskKind::injection);
    }
    static void start(Counter& counter, DeskKind kind) {
        get<StartOfWork>(counter.screen.view).form.desk = kind;
        counter.happen(StartWork{});
    }
    void open(const char* lot = "XX0001", int doses = 6) {
        filling.happen_all({VialEntryWanted{}, ProductChosen{sample_product},
                            FieldEdited{Field::lot, lot}, FieldEdited{Field::expiry, "2023-03-31"},
                            DosesCounted{doses}, VialConfirmed{}});
    }
    const VialsShown& shown() const { return get<VialsShown>(filling.screen.view); }
    // What the worker does when it has nothing else to do.
    void look(Counter& counter) {
        while (counter.clerk.read_roster_further()) {
        }
        if (const auto news = counter.clerk.look_at_visitors()) counter.happen(*news);
    }
    void vaccinate() {
        lane.happen(VoucherSeen{lane.screen.generation, {walk::voucher(), {"qr"}}});
        lane.happen_all({PersonConfirmed{}, ScreeningWanted{}, Vaccinate{},
                         BodySiteChosen{BodySite::left_upper_arm}, Record{}});
        ASSERT_EQ(lane.shown(), "recorded");
    }
};

TEST(ClerkVials, OpensThemWithNumbersInOrder) {
    Shelf shelf;
    ASSERT_EQ(shelf.filling.shown(), "vials");
    shelf.open();
    shelf.open("XX0002", 7);
    ASSERT_EQ(shelf.shown().vials.size(), 2u);
    EXPECT_EQ(shelf.shown().vials[0].fact.number, "A1");
    EXPECT_EQ(shelf.shown().vials[1].fact.number, "A2");
    EXPECT_EQ(doses_left(shelf.shown().vials[1]), 7);
    EXPECT_EQ(shelf.shown().opened, shelf.shown().vials[1].entry);
    // The terminal was started anew meanwhile: the numbers go on.
    Clerk again(*shelf.records, shelf.folder.office);
    VialOpened fact = shelf.shown().vials[0].fact;
    const auto answer = again.perform(OpenVial{Ticket{9}, fact}, walk::noon());
    EXPECT_EQ(get<VialsListed>(*answer).vials.back().fact.number, "A3");
}

TEST(ClerkVials, ADoseOfALaneIsCountedAtTheFillingDesk) {
    Shelf shelf;
    shelf.open();
    shelf.look(shelf.filling);
    const std::string vial = shelf.shown().vials[0].entry;
    shelf.lane.happen_all({VialsWanted{}, VialChosen{vial}});
    ASSERT_EQ(shelf.lane.shown(), "scan");
    shelf.vaccinate();
    EXPECT_EQ(get<Recorded>(shelf.lane.screen.view).desk.doses_left, 5);
    shelf.look(shelf.filling);
    EXPECT_EQ(doses_left(shelf.shown().vials[0]), 5);
    const auto row = shelf.records->ledger().person(shelf.person).value();
    EXPECT_EQ(row->doses.back().dose.vial, vial);
}

TEST(ClerkVials, AVialThatAnotherDeskOpenedIsOnTheList) {
    Shelf shelf;
    shelf.lane.happen(VialsWanted{});
    ASSERT_TRUE(get<VialsShown>(shelf.lane.screen.view).vials.empty());
    shelf.look(shelf.lane);
    shelf.open();
    shelf.look(shelf.lane);
    EXPECT_EQ(get<VialsShown>(shelf.lane.screen.view).vials.size(), 1u);
}

TEST(ClerkVials, WhatIsDiscardedIsWrittenDownWithItsReason) {
    Shelf shelf;
    shelf.open();
    const VialRow vial = shelf.shown().vials[0];
    shelf.filling.happen_all(
        {WasteWanted{vial.entry}, ReasonChosen{"dropped"}, DosesCounted{2}, WasteConfirmed{}});
    ASSERT_EQ(shelf.filling.shown(), "vials");
    EXPECT_EQ(doses_left(shelf.shown().vials[0]), 4);
    const Subject subject = vials_subject("見本会場", make_day(2022, 12, 1));
    const auto entries = shelf.records->ledger().entries_about(subject).value();
    const auto fact = parse_fact(entries.back().header.kind, entries.back().json).value();
    EXPECT_EQ(std::get<DosesWasted>(fact).reason, "dropped");
    EXPECT_EQ(entries.back().header.chain.municipality, shelf.folder.office.municipality);
}

TEST(ClerkVials, WhoIsHereAndNotVaccinatedYetIsCounted) {
    Shelf shelf;
    Counter reception(shelf.folder, *shelf.records);
    Shelf::start(reception, DeskKind::reception);
    const auto waiting = [&] {
        const auto answer =
            shelf.lane.clerk.perform(ListVials{Ticket{9}, "見本会場"}, walk::noon());
        return get<VialsListed>(*answer).waiting;
    };
    EXPECT_EQ(waiting(), 0);
    reception.happen(VoucherSeen{reception.screen.generation, {walk::voucher(), {"qr"}}});
    reception.happen_all({PersonConfirmed{}, Receive{}});
    ASSERT_EQ(reception.shown(), "step_done");
    EXPECT_EQ(waiting(), 1);
    shelf.open();
    shelf.lane.happen_all({VialsWanted{}, VialChosen{shelf.shown().vials[0].entry}});
    shelf.vaccinate();
    EXPECT_EQ(waiting(), 0);
}

TEST(ClerkVials, OfAnotherVenueAreNotShown) {
    Shelf shelf;
    shelf.open();
    const auto answer = shelf.lane.clerk.perform(ListVials{Ticket{9}, "別の会場"}, walk::noon());
    EXPECT_TRUE(get<VialsListed>(*answer).vials.empty());
}

TEST(ClerkVials, TheProgrammesHoursAndDosesReachTheDesk) {
    Shelf shelf;
    const auto& products = shelf.shown().desk.rules.products;
    const auto of = [&](const char* id) {
        return *std::ranges::find(products, id, &ProductFacts::id);
    };
    EXPECT_EQ(of("comirnaty").hours_to_use, 6);
    EXPECT_TRUE(of("comirnaty").diluted);
    EXPECT_EQ(of("comirnaty-5-11").doses_per_vial, 10);
    EXPECT_EQ(of("spikevax").hours_to_use, 12);
    EXPECT_FALSE(of("spikevax").diluted);
    EXPECT_EQ(of("comirnaty-ba45").hours_to_use, 0) << "nobody has verified any";
}

}  // namespace
}  // namespace uketsuke
