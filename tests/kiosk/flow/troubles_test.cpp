// 券の困りごと: each has its button, and each leads somewhere; what was named goes with the visit.
#include <set>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

Terminal& to_trouble(Terminal& terminal, const std::string& code) {
    return terminal.to_scan().then({TroublesWanted{}, ReasonChosen{code}});
}

TEST(Troubles, HaveTheButtonsOfTheCounterWithWordsInBothLanguages) {
    std::set<std::string> codes;
    for (const VoucherTrouble& trouble : voucher_troubles()) {
        EXPECT_TRUE(codes.insert(trouble.code).second) << trouble.code;
        for (const Words& words : {trouble.name, trouble.tell}) {
            EXPECT_FALSE(words.ja.empty()) << trouble.code;
            EXPECT_FALSE(words.en.empty()) << trouble.code;
        }
    }
    for (const char* code :
         {"forgotten", "wrong_dose", "old_address", "two_vouchers", "sticker",
          "no_screening_voucher", "lost", "replaced", "other_city", "damaged", "not_sent"})
        EXPECT_EQ(codes.count(code), 1u) << code;
    EXPECT_EQ(find_trouble("whim"), nullptr);
}

TEST(Troubles, AreReachedFromWhereAVoucherDoesNotCount) {
    Terminal at_scan;
    at_scan.to_scan();
    Terminal unread = at_scan;
    unread.then(VoucherRefused{at_scan.screen.generation, Error{}});
    Terminal missing = at_scan;
    missing.then(VoucherSeen{at_scan.screen.generation, {walk::voucher(), {"qr"}}});
    missing.then(PersonMissing{missing.ticket()});
    for (Terminal* terminal : {&at_scan, &unread, &missing}) {
        const std::string from = name_of(terminal->screen.view);
        terminal->then(TroublesWanted{});
        ASSERT_TRUE(terminal->shows<TroublesShown>()) << from;
        EXPECT_EQ(is_without_voucher(terminal->view<TroublesShown>().voucher),
                  from != "not_in_roster");
        terminal->then(ReasonChosen{"whim"});
        EXPECT_TRUE(terminal->shows<TroublesShown>()) << "no such trouble";
        terminal->then(Back{});
        EXPECT_TRUE(terminal->shows<Scan>()) << from;
    }
}

struct Way {
    const char* code;
    Event on;
    const char* leads_to;
};

class Ways : public testing::TestWithParam<Way> {};

TEST_P(Ways, LeadOn) {
    Terminal terminal;
    to_trouble(terminal, GetParam().code);
    ASSERT_TRUE(terminal.shows<TroubleTold>());
    terminal.then(GetParam().on);
    EXPECT_STREQ(name_of(terminal.screen.view), GetParam().leads_to);
}

INSTANTIATE_TEST_SUITE_P(Tables, Ways,
                         testing::Values(Way{"forgotten", SearchWanted{}, "search"},
                                         Way{"lost", SearchWanted{}, "search"},
                                         Way{"not_sent", SearchWanted{}, "search"},
                                         Way{"replaced", SearchWanted{}, "search"},
                                         Way{"old_address", SearchWanted{}, "search"},
                                         Way{"damaged", KeypadOpened{}, "keypad"},
                                         Way{"wrong_dose", SearchWanted{}, "search"},
                                         Way{"forgotten", Back{}, "voucher_troubles"},
                                         Way{"sticker", NextPerson{}, "scan"},
                                         Way{"forgotten", ProvisionalWanted{}, "voucher_trouble"}));

TEST(Troubles, ReadTheVoucherWhereItIsTheNextThingToBeSeen) {
    for (const VoucherTrouble& trouble : voucher_troubles()) {
        Terminal terminal;
        to_trouble(terminal, trouble.code);
        const bool reads = trouble.way == TroubleWay::read;
        EXPECT_EQ(awaits_voucher(terminal.screen.view), reads) << trouble.code;
        terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
        EXPECT_EQ(terminal.shows<LookingUp>(), reads) << trouble.code;
    }
}

// The paper that lies under the camera would lead away from what is to be read about it.
TEST(Troubles, DoNotReadAVoucherThatIsThere) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then({PersonMissing{terminal.ticket()}, TroublesWanted{}, ReasonChosen{"other_city"}});
    ASSERT_TRUE(terminal.shows<TroubleTold>());
    EXPECT_FALSE(awaits_voucher(terminal.screen.view));
    terminal.then(ProvisionalWanted{});
    ASSERT_TRUE(terminal.shows<ProvisionalAsked>());
    EXPECT_EQ(trouble_of(terminal.view<ProvisionalAsked>().entry.voucher), "other_city");
}

TEST(Troubles, AreRecordedWithTheVisitOfWhoeverWasSearchedFor) {
    Terminal terminal;
    to_trouble(terminal, "forgotten");
    terminal.then({SearchWanted{}, SearchEdited{SearchField::kana, "みほん"}, SearchStarted{}});
    const PersonLine line = line_of(walk::person(), {}, day_in_japan(walk::noon())).value();
    terminal.then(
        {PeopleFound{terminal.ticket(), {{line}, 1, {}, false}}, PersonChosen{line.person}});
    terminal.then({PersonFound{terminal.ticket(), walk::person()}, PersonConfirmed{}});
    const std::vector<std::string> ways{"search", "trouble.forgotten"};
    EXPECT_EQ(terminal.last<CheckPersonIn>().fact.read_by, ways);
    terminal.then(CheckedInHere{terminal.ticket(), walk::check_in_name});
    terminal.then(
        {VerdictReady{terminal.ticket(), walk::verdict(Status::eligible), walk::products()},
         ScreeningWanted{}, Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm},
         VialCompared{true}, Record{}});
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().read_by, ways);
}

TEST(Troubles, AreRecordedWithTheVoucherThatIsReadOrTyped) {
    Terminal read;
    to_trouble(read, "wrong_dose");
    read.then(VoucherSeen{read.screen.generation, {walk::voucher(), {"qr"}}});
    read.then({PersonFound{read.ticket(), walk::person()}, PersonConfirmed{}});
    EXPECT_EQ(read.last<CheckPersonIn>().fact.read_by,
              (std::vector<std::string>{"qr", "trouble.wrong_dose"}));
    Terminal typed;
    to_trouble(typed, "damaged").then(KeypadOpened{});
    for (const char digit : std::string("234621520000000001")) typed.then(DigitTyped{digit});
    typed.then(DigitsEntered{});
    typed.then({PersonFound{typed.ticket(), walk::person()}, PersonConfirmed{}});
    EXPECT_EQ(typed.last<CheckPersonIn>().fact.read_by,
              (std::vector<std::string>{"typed", "trouble.damaged"}));
}

TEST(Troubles, AreTheReasonOfWhoIsTakenInProvisionally) {
    Terminal terminal;
    to_trouble(terminal, "not_sent");
    terminal.then({SearchWanted{}, SearchEdited{SearchField::kana, "みほん かりこ"},
                   SearchEdited{SearchField::born, "S35.1.2"}, SearchStarted{}});
    terminal.then({PeopleFound{terminal.ticket(), {}}, ProvisionalWanted{}, ProvisionalEntered{}});
    EXPECT_EQ(terminal.last<SeekAlike>().taken.why, "not_sent");
}

TEST(Troubles, OfOneVisitorAreForgottenForTheNext) {
    Terminal terminal;
    to_trouble(terminal, "forgotten");
    terminal.then({SearchWanted{}, NextPerson{}, SearchWanted{}});
    EXPECT_EQ(terminal.view<Search>().trouble, "");
}

}  // namespace
}  // namespace uketsuke
