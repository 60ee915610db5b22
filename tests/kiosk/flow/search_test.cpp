// Somebody without a voucher at hand: searched for, chosen, and served as one who has none.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

PersonLine line(const char* number = "0000000001") {
    const PersonRow row = walk::person(number);
    return line_of(row, {}, day_in_japan(walk::noon())).value();
}

Terminal& search_for(Terminal& terminal, const char* kana) {
    return terminal.then({SearchWanted{}, SearchEdited{SearchField::kana, kana}, SearchStarted{}});
}

Terminal& to_list(Terminal& terminal, std::vector<PersonLine> people) {
    search_for(terminal.to_scan(), "みほん");
    const std::size_t all = people.size();
    return terminal.then(PeopleFound{terminal.ticket(), {std::move(people), all, {}, false}});
}

Terminal& to_opened(Terminal& terminal) {
    to_list(terminal, {line()}).then(PersonChosen{line().person});
    return terminal.then(PersonFound{terminal.ticket(), walk::person()});
}

TEST(Search, AsksForWhatWasTyped) {
    Terminal terminal;
    terminal.to_scan().then({SearchWanted{}, SearchEdited{SearchField::kana, "みほん"},
                             SearchEdited{SearchField::born, "S35.4.2"},
                             SearchEdited{SearchField::number, "0001"}, SearchStarted{}});
    ASSERT_TRUE(terminal.shows<Searching>());
    const PeopleQuery& query = terminal.last<FindPeople>().query;
    EXPECT_EQ(query.name.size(), 1u);
    EXPECT_EQ(query.born, make_day(1960, 4, 2));
    EXPECT_EQ(query.number, "0001");
}

// Each of these has the button, and a search begins empty there.
TEST(Search, IsReachedFromWhereSomebodyStandsWithoutAVoucherThatCounts) {
    Terminal at_scan;
    at_scan.to_scan();
    Terminal at_keypad = at_scan;
    at_keypad.then({KeypadOpened{}, DigitTyped{'1'}});
    Terminal not_in_roster = at_scan;
    not_in_roster.then(VoucherSeen{at_scan.screen.generation, {walk::voucher(), {"qr"}}});
    not_in_roster.then(PersonMissing{not_in_roster.ticket()});
    for (Terminal* terminal : {&at_scan, &at_keypad, &not_in_roster}) {
        const std::string from = name_of(terminal->screen.view);
        terminal->then(SearchWanted{});
        ASSERT_TRUE(terminal->shows<Search>()) << from;
        EXPECT_EQ(terminal->view<Search>().form, SearchForm()) << from;
    }
    Terminal serving;
    serving.to_who_is_it().then(SearchWanted{});
    EXPECT_TRUE(serving.shows<WhoIsIt>()) << "somebody is being served";
}

TEST(Search, SaysWhatIsWrongAndKeepsWhatWasTyped) {
    Terminal terminal;
    terminal.to_scan().then({SearchWanted{}, SearchEdited{SearchField::kana, "みほん"},
                             SearchEdited{SearchField::born, "S64.1.8"}, SearchStarted{}});
    ASSERT_TRUE(terminal.shows<Search>());
    EXPECT_EQ(terminal.view<Search>().problem.value().code, "birth.after_era");
    EXPECT_EQ(terminal.view<Search>().form.kana, "みほん");
    EXPECT_EQ(terminal.count<FindPeople>(), 0);
    terminal.then({SearchEdited{SearchField::born, "S64.1.7"}, SearchStarted{}});
    EXPECT_TRUE(terminal.shows<Searching>());
}

TEST(Search, BeginsOnlyWhenSomethingIsTyped) {
    Terminal terminal;
    terminal.to_scan().then(SearchWanted{});
    EXPECT_FALSE(may_search(terminal.view<Search>()));
    terminal.then(SearchStarted{});
    EXPECT_EQ(terminal.view<Search>().problem.value().code, "search.empty");
    terminal.then(SearchEdited{SearchField::kana, std::string(121, 'a')});
    EXPECT_FALSE(may_search(terminal.view<Search>())) << "no field is endless";
    terminal.then(SearchEdited{SearchField::kana, "み"});
    EXPECT_TRUE(may_search(terminal.view<Search>()));
}

TEST(Search, LeadsToTheQuestionWhoItIsWithoutAVoucher) {
    Terminal terminal;
    to_opened(terminal);
    ASSERT_TRUE(terminal.shows<WhoIsIt>());
    EXPECT_TRUE(is_without_voucher(terminal.view<WhoIsIt>().found.voucher));
    EXPECT_EQ(terminal.count<FindPerson>(), 0);
    EXPECT_EQ(terminal.count<CheckPersonIn>(), 0) << "chosen is not confirmed";
}

// Three taps from the voucher's view to the person: search, start, who.
TEST(Search, TakesThreeTapsBesideTheTyping) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(SearchWanted{});
    terminal.then(SearchEdited{SearchField::kana, "みほん"});
    terminal.then(SearchStarted{});
    terminal.then(PeopleFound{terminal.ticket(), {{line()}, 1, {}, false}});
    terminal.then(PersonChosen{line().person});
    terminal.then(PersonFound{terminal.ticket(), walk::person()});
    EXPECT_TRUE(terminal.shows<WhoIsIt>());
}

TEST(Search, RecordsNoVoucherLineAndThatNobodyPresentedOne) {
    Terminal terminal;
    to_opened(terminal).then(PersonConfirmed{});
    const CheckedIn& check_in = terminal.last<CheckPersonIn>().fact;
    EXPECT_EQ(check_in.voucher_line, "");
    EXPECT_EQ(check_in.read_by, std::vector<std::string>{"search"});
    terminal.then(CheckedInHere{terminal.ticket(), walk::check_in_name});
    EXPECT_TRUE(is_without_voucher(terminal.last<Assess>().voucher));
    terminal.then(
        {VerdictReady{terminal.ticket(), walk::verdict(Status::confirm), walk::products()},
         ScreeningWanted{}, DoctorAnswered{DoctorsWord::yes}});
    Terminal closed = terminal;
    terminal.then(
        {Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    const DoseGiven& dose = terminal.last<SaveDose>().dose.fact();
    EXPECT_EQ(dose.voucher_line, "");
    EXPECT_EQ(dose.read_by, std::vector<std::string>{"search"});
    closed.then(
        {NotTodayChosen{ScreeningOutcome::put_off}, ReasonChosen{"left"}, CloseScreening{}});
    EXPECT_EQ(closed.last<SaveScreening>().closed.voucher_line, "");
}

TEST(Search, OpensOnlyWhoIsOnTheList) {
    Terminal terminal;
    to_list(terminal, {line("0000000001"), line("0000000002")});
    terminal.then(PersonChosen{line("0000000003").person});
    EXPECT_TRUE(terminal.shows<PeopleListed>());
    EXPECT_EQ(terminal.count<OpenPerson>(), 0);
    terminal.then(
        {PersonChosen{line("0000000002").person}, PersonChosen{line("0000000001").person}});
    EXPECT_EQ(terminal.count<OpenPerson>(), 1) << "a double tap opens one";
    EXPECT_EQ(terminal.last<OpenPerson>().person, line("0000000002").person);
}

TEST(Search, ThatIsAnsweredWithSomebodyElseStopsTheLine) {
    Terminal terminal;
    to_list(terminal, {line("0000000001")}).then(PersonChosen{line("0000000001").person});
    terminal.then(PersonFound{terminal.ticket(), walk::person("0000000002")});
    ASSERT_TRUE(terminal.shows<Trouble>());
    EXPECT_EQ(terminal.view<Trouble>().error.code, "flow.wrong_row");
}

TEST(Search, GoesBackToTheFormWithWhatWasTypedAndToScanAsNew) {
    Terminal terminal;
    to_list(terminal, {});
    terminal.then(Back{});
    ASSERT_TRUE(terminal.shows<Search>());
    EXPECT_EQ(terminal.view<Search>().form.kana, "みほん");
    terminal.then(Back{});
    ASSERT_TRUE(terminal.shows<Scan>());
    EXPECT_EQ(terminal.count<ForgetPerson>(), 1);
    terminal.then(SearchWanted{});
    EXPECT_EQ(terminal.view<Search>().form, SearchForm()) << "the next person's search is empty";
}

TEST(Search, DropsTheAnswersForWhoeverWasSearchedBefore) {
    Terminal terminal;
    search_for(terminal.to_scan(), "みほん");
    const Ticket first = terminal.ticket();
    search_for(terminal.then(NextPerson{}), "かりの");
    terminal.then({PeopleFound{first, {{line()}, 1, {}, false}}, EffectFailed{first, Error{}}});
    EXPECT_TRUE(terminal.shows<Searching>());
    terminal.then(PeopleFound{terminal.ticket(), {{line()}, 1, {}, false}});
    terminal.then(PersonChosen{line().person});
    terminal.then(
        {PersonFound{first, walk::person()}, PersonMissing{first}, EffectFailed{first, Error{}}});
    EXPECT_TRUE(terminal.shows<OpeningPerson>());
}

TEST(Search, ThatFailsIsToldWhereItCanBeTriedAgain) {
    Terminal terminal;
    search_for(terminal.to_scan(), "みほん");
    const Error disk{ErrorKind::environment, "disk", {"見本", "sample"}, {}};
    terminal.then(EffectFailed{terminal.ticket(), disk});
    ASSERT_TRUE(terminal.shows<Search>());
    EXPECT_EQ(terminal.view<Search>().problem, disk);
    terminal.then(SearchStarted{});
    terminal.then(PeopleFound{terminal.ticket(), {{line()}, 1, {}, false}});
    terminal.then(PersonChosen{line().person});
    Terminal gone = terminal;
    gone.then(PersonMissing{gone.ticket()});
    EXPECT_EQ(gone.view<Trouble>().error.code, "person.gone");
    terminal.then(EffectFailed{terminal.ticket(), disk});
    EXPECT_EQ(terminal.view<Trouble>().error, disk);
}

TEST(Search, LooksForSomebodyElseAmongTheSame) {
    Terminal terminal;
    to_list(terminal, {line("0000000001")}).then(PersonChosen{line("0000000001").person});
    const SearchForm typed = terminal.view<OpeningPerson>().searched;
    EXPECT_EQ(typed.kana, "みほん");
    terminal.then(PersonFound{terminal.ticket(), walk::person("0000000001")});
    ASSERT_TRUE(terminal.shows<WhoIsIt>());
    terminal.then(Back{});
    ASSERT_TRUE(terminal.shows<Search>());
    EXPECT_EQ(terminal.view<Search>().form, typed);
    EXPECT_TRUE(may_search(terminal.view<Search>()));
}

TEST(VoidVoucher, SaysThatThereIsANewOneAndLeadsToTheSearch) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher("0000000001"), {"qr"}}});
    PersonRow row = walk::person("0000000002");
    row.voided_vouchers.push_back({"462152", "0000000001", walk::noon()});
    terminal.then(PersonFound{terminal.ticket(), row});
    ASSERT_TRUE(terminal.shows<VoucherReplaced>());
    EXPECT_EQ(terminal.view<VoucherReplaced>().voucher_end, "0002");
    Terminal again = terminal;
    again.then(Back{});
    EXPECT_TRUE(again.shows<Scan>());
    terminal.then(SearchWanted{});
    EXPECT_TRUE(terminal.shows<Search>());
}

}  // namespace
}  // namespace uketsuke
