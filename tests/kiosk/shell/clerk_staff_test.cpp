// Staff over a real store: whose PIN and whose card, what is written, and what a restart forgets.
#include <gmock/gmock.h>

#include "core/visit/attempts.h"
#include "platform/keys/pin.h"
#include "platform/records/staff_list.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

using testing::Each;
using testing::SizeIs;

StaffListed hanako() {
    StaffListed one;
    one.staff = StaffId{{1}};
    one.name = "見本 花子";
    one.kana = "ミホン ハナコ";
    one.qualifications = {"nurse"};
    one.pin_hash = hash_of_pin(walk::pin).value();
    return one;
}

StaffListed taro() {
    StaffListed one;
    one.staff = StaffId{{2}};
    one.name = "作例 太郎";
    one.kana = "サクレイ タロウ";
    one.card_hash = hash_of_card(walk::card());
    return one;
}

// As the hub lists it: a terminal without a hub is its own authority.
void list(Records& records, const StaffListed& one) {
    const auto entry = records.ledger().append({"462152", "", staff_subject(), one},
                                               walk::noon() - std::chrono::minutes(30));
    ASSERT_TRUE(entry.has_value()) << entry.error().what.en;
}

struct StaffOffice {
    StaffOffice() {
        folder.office.duties = std::make_shared<const Duties>(load_duties().value());
        OfficeFolder::list_person(*records);
        for (const StaffListed& one : {hanako(), taro()}) list(*records, one);
    }
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
};

struct StaffCounter : StaffOffice, Counter {
    StaffCounter() : Counter(folder, *records) {}
    void type_pin(const char* digits) {
        for (const char* digit = digits; *digit != 0; ++digit) happen(DigitTyped{*digit});
        happen(DigitsEntered{});
    }
    void show_card() { happen(CardSeen{screen.generation, walk::card()}); }
    void sign_in_and_record() {
        type_pin(walk::pin);
        record_a_dose();
    }
    std::string problem() const {
        const SignInForm* form = sign_in_of(screen);
        return form && form->problem ? form->problem->code : "";
    }
    std::vector<Entry> entries_of_session() {
        const SessionId session = desk_in(screen.view)->session;
        return records->ledger().entries_about(subject_of(session)).value();
    }
    SignedIn last_signed_in() {
        const Entry entry = entries_of_session().back();
        return std::get<SignedIn>(parse_fact(entry.header.kind, entry.json).value());
    }
};

std::vector<std::string> actors_of(const std::vector<Entry>& entries) {
    std::vector<std::string> actors;
    for (const Entry& entry : entries) actors.push_back(entry.header.actor);
    return actors;
}

TEST(ClerkStaff, APinOpensWorkAndEveryEntryNamesTheIdOfTheList) {
    StaffCounter counter;
    ASSERT_EQ(counter.shown(), "sign_in");
    counter.sign_in_and_record();
    ASSERT_EQ(counter.shown(), "recorded");
    EXPECT_EQ(counter.last_signed_in(), (SignedIn{StaffId{{1}}, "見本 花子", "pin"}));
    EXPECT_THAT(counter.entries_of_session(), SizeIs(2));
    EXPECT_THAT(actors_of(counter.entries_of_session()), Each(StaffId{{1}}.hex()));
    const auto about =
        counter.records->ledger().entries_about(subject_of(OfficeFolder::listed_person()));
    EXPECT_EQ(about->back().header.actor, StaffId{{1}}.hex());
}

TEST(ClerkStaff, AnotherPersonGoesOnWithTheSessionAndIsNamedFromThenOn) {
    StaffCounter counter;
    counter.sign_in_and_record();
    counter.happen_all({NextPerson{}, LockWanted{}, AnotherPerson{}});
    const SessionId session = desk_in(counter.screen.view)->session;
    counter.show_card();
    ASSERT_EQ(counter.shown(), "scan");
    EXPECT_EQ(desk_in(counter.screen.view)->session, session);
    EXPECT_EQ(counter.last_signed_in(), (SignedIn{StaffId{{2}}, "作例 太郎", "card"}));
    EXPECT_THAT(counter.entries_of_session(), SizeIs(3));
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher(), {"qr"}}});
    const auto about =
        counter.records->ledger().entries_about(subject_of(OfficeFolder::listed_person()));
    const Entry& view = about->back();
    EXPECT_EQ(view.header.kind, "person_viewed");
    EXPECT_EQ(view.header.actor, StaffId{{2}}.hex());
    EXPECT_EQ(std::get<PersonViewed>(parse_fact(view.header.kind, view.json).value()).who,
              "作例 太郎");
    EXPECT_TRUE(counter.records->ledger().rebuild(Ledger::Rebuild::compare)->empty());
}

TEST(ClerkStaff, WithoutAListTheNameIsWrittenAndHowItCame) {
    OfficeFolder folder;
    const auto records = folder.open();
    OfficeFolder::list_person(*records);
    Counter counter(folder, *records);
    counter.happen(StartWork{});
    const SessionId session = desk_in(counter.screen.view)->session;
    const auto entries = records->ledger().entries_about(subject_of(session)).value();
    ASSERT_THAT(entries, SizeIs(2));
    const Fact fact = parse_fact(entries[1].header.kind, entries[1].json).value();
    EXPECT_EQ(std::get<SignedIn>(fact).how, "name");
    EXPECT_EQ(std::get<SignedIn>(fact).staff_name, "見本 花子");
    EXPECT_EQ(std::get<SignedIn>(fact).staff.hex(), entries[1].header.actor);
}

TEST(ClerkStaff, AWrongPinOrCardWritesNoEntry) {
    StaffCounter counter;
    const auto before = counter.records->ledger().store().entry_count().value();
    counter.type_pin("9753");
    EXPECT_EQ(counter.problem(), "staff.wrong_pin");
    counter.happen(CardSeen{counter.screen.generation, card_code(CardSecret{{9}})});
    EXPECT_EQ(counter.problem(), "staff.card_unknown");
    EXPECT_EQ(counter.records->ledger().store().entry_count().value(), before);
}

TEST(ClerkStaff, TheFifthWrongPinMakesEvenTheRightOneWaitAndACardDoesNot) {
    StaffCounter counter;
    for (int i = 0; i < 4; ++i) counter.type_pin("9753");
    EXPECT_EQ(counter.problem(), "staff.wrong_pin");
    EXPECT_NE(sign_in_of(counter.screen)->problem->what.ja.find("あと1回"), std::string::npos);
    counter.type_pin("9753");
    EXPECT_EQ(counter.problem(), "staff.wait");
    counter.type_pin(walk::pin);
    EXPECT_EQ(counter.problem(), "staff.wait");
    EXPECT_NE(sign_in_of(counter.screen)->problem->what.ja.find("60秒"), std::string::npos);
    counter.show_card();
    EXPECT_EQ(counter.shown(), "start_of_work");
}

TEST(ClerkStaff, ARightPinEndsTheCount) {
    StaffCounter counter;
    for (int i = 0; i < 4; ++i) counter.type_pin("9753");
    counter.type_pin(walk::pin);
    counter.happen_all({AnotherPerson{}, StaffChosen{StaffId{{1}}}});
    counter.type_pin("9753");
    EXPECT_NE(sign_in_of(counter.screen)->problem->what.ja.find("あと4回"), std::string::npos);
}

TEST(ClerkStaff, PullingThePlugIsNoWayRoundTheWait) {
    StaffOffice office;
    {
        Counter counter(office.folder, *office.records);
        for (int i = 0; i < 5; ++i) {
            for (const char digit : std::string("9753")) counter.happen(DigitTyped{digit});
            counter.happen(DigitsEntered{});
        }
    }
    office.records.reset();
    office.records = office.folder.open();
    Clerk clerk(*office.records, office.folder.office);
    const Identify right{Ticket{1}, StaffId{{1}}, walk::pin, std::nullopt};
    const auto answer = clerk.perform(right, walk::noon() + std::chrono::seconds(59));
    ASSERT_TRUE(holds_alternative<EffectFailed>(*answer));
    EXPECT_EQ(get<EffectFailed>(*answer).error.code, "staff.wait");
    const auto later = clerk.perform(right, walk::noon() + std::chrono::seconds(60));
    EXPECT_TRUE(holds_alternative<Identified>(*later));
}

TEST(ClerkStaff, NoHashReachesTheScreenAndTheListSaysWhoWasHere) {
    StaffCounter counter;
    const StartChoices before = counter.clerk.choices(make_day(2022, 12, 1));
    ASSERT_THAT(*before.staff, SizeIs(2));
    EXPECT_EQ(before.staff->at(0).name, "作例 太郎");
    EXPECT_FALSE(before.staff->at(0).has_pin);
    EXPECT_EQ(before.staff->at(1).title.ja, "看護師");
    EXPECT_FALSE(before.staff->at(1).was_here);
    counter.sign_in_and_record();
    EXPECT_TRUE(counter.clerk.choices(make_day(2022, 12, 1)).staff->at(1).was_here);
}

TEST(ClerkStaff, TheListSaysAtWhichDesksSomebodyMayNotWork) {
    StaffCounter counter;
    const auto staff = counter.clerk.choices(make_day(2022, 12, 1)).staff;
    const auto barred = [&](const char* name) { return colleague_named(staff, name)->barred; };
    EXPECT_EQ(barred("見本 花子"), std::vector<std::string>{"certificate"}) << "a nurse";
    EXPECT_EQ(barred("作例 太郎"), (std::vector<std::string>{"form_check", "filling", "injection",
                                                             "certificate", "observation"}));
}

TEST(ClerkStaff, WhoHasLeftSignsInNowhereAndIsNotListed) {
    StaffCounter counter;
    StaffListed left = hanako();
    left.active = false;
    list(*counter.records, left);
    counter.type_pin(walk::pin);
    EXPECT_EQ(counter.problem(), "staff.unknown");
    EXPECT_THAT(*counter.clerk.choices(make_day(2022, 12, 1)).staff, SizeIs(1));
}

TEST(ClerkStaff, WhoeverTypedANameBeforeTheListHasTheIdOfTheListAfterwards) {
    NameBook book;
    const SessionOpened session = sample_session();
    book.note(session, StaffId{{7}});
    EXPECT_EQ(book.note_listed(session, StaffId{{1}}), StaffId{{1}});
    ASSERT_THAT(book.staff, SizeIs(1));
    EXPECT_EQ(book.staff[0].id, StaffId{{1}});
}

}  // namespace
}  // namespace uketsuke
