// What went wrong at real sites (domain.md section 6, each with its source there), once more at a
// counter with a real store and the programme of December 2022. Whoever stands at the desk taps
// everything that leads to a dose; nothing is recorded that should not be.
#include <gmock/gmock.h>

#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

// Someone who is made up: a number at the end of the voucher, a name, a birth date.
struct Visitor {
    const char* number;
    const char* name;
    const char* kana;
    const char* born;
};
constexpr Visitor taro{"0000000001", "見本 太郎", "ミホン タロウ", "1960-04-02"};

struct OfficeOfVisitors {
    OfficeFolder folder;
    std::unique_ptr<Records> records;

    explicit OfficeOfVisitors(bool with_form = false) {
        if (with_form) {
            Rules rules = *folder.office.rules;
            rules.form = std::make_shared<const ScreeningForm>(open_form("covid-19-8").value());
            folder.office.rules = std::make_shared<const Rules>(std::move(rules));
        }
        records = folder.open();
    }

    static PersonId id_of(const Visitor& who) {
        return PersonId{{static_cast<std::uint8_t>(who.number[9])}};
    }
    void write(const Visitor& who, const Fact& fact) const {
        const auto entry =
            records->ledger().append({"462152", "", subject_of(id_of(who)), fact}, walk::noon());
        require(entry.has_value(), "a sample entry");
    }
    static Resident resident_of(const Visitor& who) {
        Resident resident = walk::person(who.number).resident.value();
        resident.resident_id = who.number;
        resident.name = who.name;
        resident.kana = who.kana;
        resident.birth_date = parse_day(who.born).value();
        resident.groups.clear();
        return resident;
    }
    void list(const Visitor& who) const { write(who, resident_of(who)); }
    void had(const Visitor& who, const char* day, const char* product, int number) const {
        write(who, DoseReported{parse_day(day).value(), product, number, "", "", ""});
    }
};

struct Site : OfficeOfVisitors, Counter {
    explicit Site(bool with_form = false)
        : OfficeOfVisitors(with_form), Counter(OfficeOfVisitors::folder, *records) {}

    void present(const char* number) {
        happen(NextPerson{});
        happen(VoucherSeen{screen.generation, {walk::voucher(number), {"qr"}}});
    }
    void open(const Visitor& who) {
        present(who.number);
        happen(PersonConfirmed{});
    }
    // Everything that leads to a dose, the doctor's yes included. Whether it did.
    bool vaccinate() {
        happen_all({ScreeningWanted{}, FormDone{}, DoctorAnswered{DoctorsWord::yes}, Vaccinate{},
                    BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
        return shown() == "recorded";
    }
    bool vaccinate(const Visitor& who) {
        open(who);
        return vaccinate();
    }
    Status status() const { return visit_in(screen.view)->verdict.status; }
    std::size_t given(const Visitor& who) {
        const auto person = records->ledger().person(id_of(who)).value();
        return static_cast<std::size_t>(
            std::ranges::count(person->doses, true, &PersonDose::given_here));
    }
};

// A town where `taro` had two doses, the last half a year ago: his third is due.
struct Town : Site {
    explicit Town(bool with_form = false) : Site(with_form) {
        list(taro);
        had(taro, "2022-01-10", "comirnaty", 1);
        had(taro, "2022-06-01", "comirnaty", 2);
        happen(StartWork{});
    }
};

// 北九州, 豊橋: the form was issued again after the injection, the voucher was presented again.
TEST(Incident, TwiceInOneDayWithTheSameVoucherIsStoppedBeforeTheNeedle) {
    Town site;
    ASSERT_TRUE(site.vaccinate(taro));
    EXPECT_FALSE(site.vaccinate(taro));
    EXPECT_EQ(site.status(), Status::not_eligible);
    EXPECT_FALSE(site.vaccinate(taro));
    EXPECT_EQ(site.given(taro), 1u);
}

// 下関, 福山, 東広島, 香芝: relatives booked twice, a voucher was issued twice. The national system
// said so when the dose was registered.
TEST(Incident, ADoseOfAnotherSiteIsKnownBeforeTheNeedleAndNotAtItsRegistration) {
    Town site;
    site.open(taro);
    ASSERT_EQ(site.status(), Status::eligible);
    site.happen(NextPerson{});
    DoseGiven elsewhere = sample::given("2022-12-01", 3);
    site.write(taro, elsewhere);
    EXPECT_FALSE(site.vaccinate(taro));
    EXPECT_EQ(site.status(), Status::not_eligible);
}

TEST(Incident, OfTwoVouchersTheFirstIsVoidAndTheSecondCountsWhatWasGivenWithTheFirst) {
    Town site;
    ASSERT_TRUE(site.vaccinate(taro));
    Resident again = OfficeOfVisitors::resident_of(taro);
    again.voucher_number = "0000000042";
    site.write(taro, again);
    site.present(taro.number);
    EXPECT_EQ(site.shown(), "voucher_replaced");
    EXPECT_FALSE(site.vaccinate());
    site.present("0000000042");
    ASSERT_EQ(site.shown(), "who_is_it");
    site.happen(PersonConfirmed{});
    EXPECT_EQ(site.status(), Status::not_eligible);
    EXPECT_FALSE(site.vaccinate());
}

// 前橋: a voucher of another municipality, on purpose.
TEST(Incident, AVoucherOfAnotherMunicipalityOpensNobodyHere) {
    Town site;
    site.happen(VoucherSeen{site.screen.generation,
                            {parse_voucher_line("234310010000000001").value(), {"qr"}}});
    EXPECT_EQ(site.shown(), "not_in_roster");
    EXPECT_FALSE(site.vaccinate());
}

// 石岡: doses as a medical worker first, then the city's voucher.
TEST(Incident, DosesWithoutTheCitysVoucherCountToo) {
    Town site;
    site.had(taro, "2022-11-10", "comirnaty-ba1", 3);
    site.open(taro);
    EXPECT_EQ(site.status(), Status::not_eligible);
    EXPECT_FALSE(site.vaccinate());
}

// 木更津: called by surname, the other couple of that name stood up.
TEST(Incident, ACallBySurnameIsFollowedByFullNameAndBirthDateAndAnothersVoucherChangesNothing) {
    constexpr Visitor jiro{"0000000002", "見本 次郎", "ミホン ジロウ", "1958-12-02"};
    Town site;
    site.list(jiro);
    site.happen_all({SearchWanted{}, SearchEdited{SearchField::kana, "みほん"}, SearchStarted{}});
    ASSERT_EQ(site.shown(), "people_listed");
    std::vector<std::string> listed;
    for (const PersonLine& line : get<PeopleListed>(site.screen.view).answer.people)
        listed.push_back(line.name + " " + format_day(line.birth_date));
    EXPECT_THAT(listed,
                testing::UnorderedElementsAre("見本 太郎 1960-04-02", "見本 次郎 1958-12-02"));
    site.open(taro);
    const Generation now = site.screen.generation;
    site.happen(VoucherSeen{now, {walk::voucher(jiro.number), {"qr"}}});
    ASSERT_TRUE(visit_in(site.screen.view));
    EXPECT_EQ(visit_in(site.screen.view)->person.resident().name, taro.name);
    ASSERT_TRUE(site.vaccinate());
    EXPECT_EQ(get<Recorded>(site.screen.view).record.dose.fact().voucher_line,
              format_voucher_line(walk::voucher(taro.number)));
}

// 宇都宮, 七飯: came for influenza or Japanese encephalitis. A paper of another vaccination is no
// voucher, and whoever is looked up by name is judged by what this vaccination needs.
TEST(Incident, WhoeverCameForAnotherVaccineHasNoVoucherAndIsSaidToHaveNone) {
    Town site;
    site.happen(VoucherRefused{site.screen.generation,
                               Error{ErrorKind::bad_input, "voucher.form", {}, {}}});
    EXPECT_EQ(site.shown(), "reading_problem");
    EXPECT_FALSE(site.vaccinate());
    site.happen_all({NextPerson{}, SearchWanted{}, SearchEdited{SearchField::kana, "みほん"},
                     SearchStarted{}, PersonChosen{OfficeOfVisitors::id_of(taro)}});
    ASSERT_EQ(site.shown(), "who_is_it");
    EXPECT_TRUE(is_without_voucher(get<WhoIsIt>(site.screen.view).found.voucher));
}

// 上越, 京田辺, 長崎, 湖西: the age written by hand, a child at the adults' site, the wrong size.
struct AgeCase {
    const char* what;
    const char* born;
    const char* earlier;  // The product of the doses before; "" for none.
};
class WrongAge : public testing::TestWithParam<AgeCase> {};
TEST_P(WrongAge, IsStoppedByTheRostersBirthDate) {
    Site site;
    const Visitor child{"0000000003", "見本 三郎", "ミホン サブロウ", GetParam().born};
    site.list(child);
    if (*GetParam().earlier) {
        site.had(child, "2022-04-01", GetParam().earlier, 1);
        site.had(child, "2022-04-22", GetParam().earlier, 2);
    }
    site.happen(StartWork{});  // With a vial for people of 12 and over.
    EXPECT_FALSE(site.vaccinate(child)) << site.shown();
    for (const ProductFacts& product : visit_in(site.screen.view)->products)
        EXPECT_NE(product.id, sample_product);
}
INSTANTIATE_TEST_SUITE_P(
    Incident, WrongAge,
    testing::Values(AgeCase{"Joetsu_11_said_to_be_12", "2011-06-01", "comirnaty-5-11"},
                    AgeCase{"Kyotanabe_8_at_the_adults_vial", "2014-06-01", "comirnaty-5-11"},
                    AgeCase{"Nagasaki_a_child_walks_in", "2015-06-01", ""}),
    [](const auto& row) { return row.param.what; });

// 湖西: twelve by now, after two doses of the children's vaccine, and given it once more.
TEST(Incident, WhoeverTurnedTwelveIsNotGivenTheChildrensVaccineAgain) {
    constexpr Visitor child{"0000000003", "見本 三郎", "ミホン サブロウ", "2010-06-01"};
    Site site;
    site.list(child);
    site.had(child, "2022-04-01", "comirnaty-5-11", 1);
    site.had(child, "2022-04-22", "comirnaty-5-11", 2);
    site.happen_all({ProductChosen{"comirnaty-5-11"}, StartWork{}});
    ASSERT_EQ(site.shown(), "scan");
    EXPECT_FALSE(site.vaccinate(child));
    for (const ProductFacts& product : visit_in(site.screen.view)->products)
        EXPECT_NE(product.id, "comirnaty-5-11");
}

// 自衛隊東京: some 690 forms were not collected. No dose is entered before the form was in
// somebody's hands.
TEST(Incident, NoDoseIsRecordedBeforeTheFormWasSeen) {
    Town site(true);
    site.open(taro);
    site.happen_all({ScreeningWanted{}, DoctorAnswered{DoctorsWord::yes}, Vaccinate{},
                     BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    EXPECT_EQ(site.shown(), "form");
    EXPECT_TRUE(site.vaccinate());
}

}  // namespace
}  // namespace uketsuke
