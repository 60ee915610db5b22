// Numbers, visitors and stickers over a real store.
#include <fstream>

#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

struct SiteOffice {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::list_person(*records);
};

struct SiteCounter : SiteOffice, Counter {
    explicit SiteCounter(DeskKind kind) : Counter(folder, *records) {
        get<StartOfWork>(screen.view).form.desk = kind;
        happen(StartWork{});
    }
    StepTaken step(DeskStep step) const {
        StepTaken fact;
        fact.step = step;
        fact.venue = "見本会場";
        fact.recorder = "見本 花子";
        return fact;
    }
    StepSaved take(PersonId about, DeskStep step_taken, Instant now = walk::noon()) {
        const TakeStep effect{Ticket{90}, {about, "462152", "見本", step(step_taken)}};
        return get<StepSaved>(clerk.perform(effect, now).value());
    }
    std::vector<VisitorLine> visitors(const char* venue = "見本会場") {
        const ListVisitors effect{Ticket{91}, venue};
        return get<VisitorsListed>(clerk.perform(effect, walk::noon()).value()).visitors;
    }
};

TEST(ClerkSteps, GiveOutNumbersInOrderAndNeverOneTwice) {
    SiteCounter counter(DeskKind::reception);
    EXPECT_EQ(counter.take(counter.person, DeskStep::received).number, "A001");
    EXPECT_EQ(counter.take(PersonId{{5}}, DeskStep::received).number, "A002");
    // The terminal was started anew meanwhile: the numbers go on.
    Clerk again(*counter.records, counter.folder.office);
    const TakeStep effect{Ticket{92},
                          {PersonId{{6}}, "462152", "見本", counter.step(DeskStep::received)}};
    EXPECT_EQ(get<StepSaved>(again.perform(effect, walk::noon()).value()).number, "A003");
    const Instant tomorrow = walk::noon() + std::chrono::hours(24);
    EXPECT_EQ(counter.take(PersonId{{7}}, DeskStep::received, tomorrow).number, "A001");
}

TEST(ClerkSteps, ListTheVisitorsOfTheVenueWithTheirState) {
    SiteCounter counter(DeskKind::command);
    counter.take(counter.person, DeskStep::received);
    counter.take(counter.person, DeskStep::form_checked);
    const auto here = counter.visitors();
    ASSERT_EQ(here.size(), 1u);
    EXPECT_EQ(here[0].person, counter.person);
    EXPECT_EQ(here[0].name, "見本 太郎");
    EXPECT_EQ(here[0].state.stage, VisitStage::form_checked);
    EXPECT_EQ(here[0].state.number, "A001");
    EXPECT_TRUE(counter.visitors("別の会場").empty());
}

TEST(ClerkSteps, ANumberOpensWhomItWasGivenToAndThatIsWrittenDown) {
    SiteCounter counter(DeskKind::form_check);
    const auto number = counter.take(counter.person, DeskStep::received).number;
    counter.happen(StickerSeen{counter.screen.generation, {make_day(2022, 12, 1), number}});
    ASSERT_EQ(counter.shown(), "who_is_it");
    EXPECT_EQ(get<WhoIsIt>(counter.screen.view).found.row.person, counter.person);
    counter.happen(Back{});
    counter.happen(StickerSeen{counter.screen.generation, {make_day(2022, 12, 1), "A002"}});
    EXPECT_EQ(counter.shown(), "trouble");
}

TEST(ClerkSteps, TheWholeWayOfAVisitorThroughTheDesks) {
    SiteCounter counter(DeskKind::reception);
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher(), {"qr"}}});
    counter.happen_all({PersonConfirmed{}, Receive{}});
    ASSERT_EQ(counter.shown(), "step_done");
    EXPECT_EQ(counter.visitors().at(0).state.stage, VisitStage::received);
    // The same terminal, turned to injection.
    counter.happen_all({NextPerson{}, EndWork{}});
    auto& form = get<StartOfWork>(counter.screen.view).form;
    form = {"見本 次郎", "見本会場",   "見本 医師",        sample_product,
            "XX0001",    "2023-03-31", DeskKind::injection};
    counter.happen(StartWork{});
    counter.happen(StickerSeen{counter.screen.generation, {make_day(2022, 12, 1), "A001"}});
    counter.happen_all({PersonConfirmed{}, ScreeningWanted{}, Vaccinate{},
                        BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    ASSERT_EQ(counter.shown(), "recorded");
    const PersonRow row = *counter.records->ledger().person(counter.person).value();
    EXPECT_EQ(row.doses.back().dose.voucher_line, format_voucher_line(walk::voucher()));
    EXPECT_EQ(visit_state(row, make_day(2022, 12, 1)).stage, VisitStage::vaccinated);
    EXPECT_TRUE(counter.records->ledger().rebuild(Ledger::Rebuild::compare)->empty());
}

TEST(ClerkSteps, TellThatSomethingHappenedOnce) {
    SiteCounter counter(DeskKind::command);
    while (counter.clerk.read_roster_further()) {
    }
    (void)counter.clerk.look_at_visitors();
    EXPECT_EQ(counter.clerk.look_at_visitors(), std::nullopt);
    counter.take(counter.person, DeskStep::received);
    EXPECT_FALSE(counter.clerk.read_roster_further()) << "one row is one slice";
    EXPECT_TRUE(counter.clerk.look_at_visitors().has_value());
    EXPECT_EQ(counter.clerk.look_at_visitors(), std::nullopt);
}

TEST(ClerkSteps, WhoIsParkedAtAClinicIsOnTheListAndTakenUpAgainWithTheVoucher) {
    SiteCounter counter(DeskKind::all_in_one);
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher(), {"qr"}}});
    counter.happen_all({PersonConfirmed{}, ParkWanted{}, NextPerson{}, VisitorsWanted{}});
    const auto& shown = get<VisitorsShown>(counter.screen.view).visitors;
    ASSERT_EQ(shown.size(), 1u);
    EXPECT_TRUE(shown[0].state.parked);
    counter.happen(PersonChosen{counter.person});
    ASSERT_EQ(counter.shown(), "who_is_it");
    EXPECT_EQ(voucher_line_of(get<WhoIsIt>(counter.screen.view).found.voucher),
              format_voucher_line(walk::voucher()));
}

}  // namespace
}  // namespace uketsuke
