// 受付 at the clerk: one desk gets the person, and hears at once what other desks do with him.
#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

constexpr std::uint8_t other_number = 7;

// A counter with the listed person, and another desk whose entries arrive here.
struct TwoDesks {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::list_person(*records);
    Counter counter{folder, *records};
    ChainHead head;

    TwoDesks() {
        const DeviceEnrolled fact{"受付2", to_hex(sample::signer(other_number).public_key())};
        const auto entry = records->ledger().append(
            {"462152", "", subject_of(sample::device(other_number)), fact}, walk::noon());
        require(entry.has_value(), "the other desk is let in");
    }
    // What the post does when the other desk's entry comes. Gives the entry's name.
    std::string other_desk(const Fact& fact, int minutes = 0) {
        const Entry entry =
            make_entry({"462152", "", subject_of(person), fact}, sample::device(other_number), head,
                       walk::noon() + std::chrono::minutes(minutes), Salt{},
                       sample::signer(other_number))
                .value();
        head = head_after(entry);
        require(records->ledger().receive({entry}).has_value(), "the entry is taken in");
        return entry_name(entry.header);
    }
    void confirm() {
        counter.present_voucher();
        counter.happen_all({PersonConfirmed{}});
    }
    void look() {
        if (auto news = counter.clerk.look_at_other_desks(make_day(2022, 12, 1)))
            counter.happen(*news);
    }
    std::string standing() const {
        const auto row = records->ledger().person(person).value();
        const CheckIn* found = standing_check_in(*row, make_day(2022, 12, 1));
        return found ? found->entry : "";
    }
};

TEST(CheckInAtTheClerk, IsOnDiskWhenTheVerdictIsShown) {
    TwoDesks desks;
    desks.confirm();
    ASSERT_EQ(desks.counter.shown(), "verdict");
    EXPECT_NE(desks.standing(), "");
    desks.counter.happen(NextPerson{});
    EXPECT_EQ(desks.standing(), "") << "he left, and another desk may go on";
}

TEST(CheckInAtTheClerk, TheSameVoucherAtTwoDesksIsStoppedAtTheSecond) {
    TwoDesks desks;
    const std::string there = desks.other_desk(sample::checked_in(2));
    desks.confirm();
    ASSERT_EQ(desks.counter.shown(), "elsewhere");
    const Elsewhere& elsewhere = get<ElsewhereShown>(desks.counter.screen.view).elsewhere;
    EXPECT_EQ(elsewhere.check_in.entry, there);
    EXPECT_EQ(elsewhere.desk, "受付2");
    EXPECT_FALSE(elsewhere.this_desk);
    EXPECT_EQ(desks.standing(), there) << "nothing was recorded here";
    desks.counter.happen(TakeOver{});
    ASSERT_EQ(desks.counter.shown(), "verdict");
    EXPECT_NE(desks.standing(), there);
}

TEST(CheckInAtTheClerk, AnEarlierOneThatArrivesLaterStopsTheVisit) {
    TwoDesks desks;
    desks.confirm();
    desks.look();
    EXPECT_EQ(desks.counter.shown(), "verdict") << "nothing has come";
    const std::string there = desks.other_desk(sample::checked_in(2), -5);
    desks.look();
    ASSERT_EQ(desks.counter.shown(), "elsewhere");
    EXPECT_EQ(desks.standing(), there);
}

TEST(CheckInAtTheClerk, ALaterOneLeavesTheVisitToThisDesk) {
    TwoDesks desks;
    desks.confirm();
    desks.other_desk(sample::checked_in(2), 5);
    desks.look();
    EXPECT_EQ(desks.counter.shown(), "verdict") << "the other desk is stopped";
}

TEST(CheckInAtTheClerk, ADoseOfAnotherDeskIsJudgedBeforeTheNeedle) {
    TwoDesks desks;
    desks.confirm();
    desks.counter.happen(ScreeningWanted{});
    DoseGiven dose = sample::given("2022-12-01", 3);
    dose.session = sample::session(2);
    desks.other_desk(dose);
    desks.look();
    ASSERT_EQ(desks.counter.shown(), "verdict");
    const Visit& visit = get<VerdictShown>(desks.counter.screen.view).visit;
    EXPECT_TRUE(visit.judged_anew);
    EXPECT_EQ(visit.verdict.status, Status::not_eligible);
    EXPECT_EQ(visit.person.row().doses.size(), 3u);
    desks.look();
    EXPECT_EQ(desks.counter.shown(), "verdict") << "told once";
}

TEST(CheckInAtTheClerk, IsToldOnceWhereTheNeedleMayBeInTheArm) {
    TwoDesks desks;
    desks.confirm();
    desks.counter.happen_all({ScreeningWanted{}, Vaccinate{}});
    desks.other_desk(sample::checked_in(2), -5);
    desks.look();
    ASSERT_EQ(desks.counter.shown(), "lot_check");
    EXPECT_TRUE(get<LotCheck>(desks.counter.screen.view).news);
    EXPECT_FALSE(desks.counter.clerk.look_at_other_desks(make_day(2022, 12, 1)));
}

TEST(CheckInAtTheClerk, AfterAPowerCutTheSameTerminalAsksAndGoesOn) {
    TwoDesks desks;
    desks.confirm();
    Counter restarted(desks.folder, *desks.records);
    restarted.present_voucher();
    restarted.happen_all({PersonConfirmed{}});
    ASSERT_EQ(restarted.shown(), "elsewhere");
    EXPECT_TRUE(get<ElsewhereShown>(restarted.screen.view).elsewhere.this_desk);
    restarted.happen(TakeOver{});
    EXPECT_EQ(restarted.shown(), "verdict");
}

TEST(FindingsAtTheClerk, AreListedAndShownWithThePerson) {
    TwoDesks desks;
    Resident twin = *walk::person().resident;
    twin.resident_id = "R2";
    twin.voucher_number = "0000000002";
    ASSERT_TRUE(desks.records->ledger().append({"462152", "", subject_of(PersonId{{9}}), twin},
                                               walk::noon()));
    desks.counter.present_voucher();
    ASSERT_EQ(desks.counter.shown(), "who_is_it");
    const auto& findings = get<WhoIsIt>(desks.counter.screen.view).found.row.findings;
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].code, "two_roster_rows");
    desks.counter.happen_all({Back{}, FindingsWanted{}});
    ASSERT_EQ(desks.counter.shown(), "findings");
    const auto& lines = get<FindingsShown>(desks.counter.screen.view).findings;
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].name, twin.name);
}

}  // namespace
}  // namespace uketsuke
