// Who is found by what: a small roster of made-up people, one row a question.
#include "core/people/people_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "core/people/sounds.h"

namespace uketsuke {
namespace {

const Day today = make_day(2022, 12, 1);

LookupKey row_number(std::uint32_t number) {
    LookupKey key{};
    for (std::size_t i = 0; i < 4; ++i) key[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return key;
}

Resident resident(const char* kana, const char* born, const char* voucher, const char* id) {
    Resident resident;
    resident.kana = kana;
    resident.birth_date = parse_day(born).value();
    resident.voucher_number = voucher;
    resident.resident_id = id;
    return resident;
}

// The row's key is its place here.
PeopleIndex roster() {
    const std::vector<Resident> people{
        resident("ミホン タロウ", "1950-04-05", "9900000017", "990000000000001"),    // 0
        resident("ﾐﾎﾝﾀﾞ ﾊﾅｺ", "1950-04-05", "9900000018", "990000000000002"),        // 1
        resident("ミホンタ ハナコ", "1989-01-08", "9900000117", "990000000000003"),  // 2
        resident("カリノ キョウコ", "1960-02-29", "9900000019", "990000000000004"),  // 3
        resident("ガリノ タロウ", "1970-01-01", "", "990000000000005"),              // 4
        resident("レイ ホセ カルロス", "1980-05-05", "9900000020", "A-77"),          // 5
        resident("オーノ ユウタ", "2010-08-08", "9900000021", "990000000000006"),    // 6
        resident("", "1999-09-09", "9900000022", "990000000000007"),                 // 7
    };
    PeopleIndex index;
    for (std::uint32_t i = 0; i < people.size(); ++i) {
        std::vector<VoidedVoucher> voided;
        if (i == 3) voided.push_back({"462152", "9900000088", {}});
        index.put(row_number(i), people[i], voided);
    }
    return index;
}

struct FindRow {
    const char* kana;
    const char* born;
    const char* number;
    std::vector<std::pair<std::uint32_t, Likeness>> found;
};

class Finding : public testing::TestWithParam<FindRow> {};

TEST_P(Finding, GivesTheBestFirst) {
    const FindRow& row = GetParam();
    const auto query = parse_people_query(row.kana, row.born, row.number, today);
    ASSERT_TRUE(query.has_value()) << query.error().code;
    const PeopleMatches matches = roster().find(*query);
    std::vector<PeopleMatch> expected;
    for (const auto& [number, fit] : row.found) expected.push_back({row_number(number), fit});
    EXPECT_EQ(matches.best, expected) << row.kana << row.born << row.number;
    EXPECT_EQ(matches.all, expected.size());
}

constexpr Likeness exact = Likeness::exact;
constexpr Likeness prefix = Likeness::prefix;
constexpr Likeness forgiven = Likeness::forgiven;

INSTANTIATE_TEST_SUITE_P(
    ByName, Finding,
    testing::Values(FindRow{"みほん", "", "", {{0, exact}, {2, prefix}, {1, prefix}}},
                    FindRow{"ﾐﾎﾝ", "", "", {{0, exact}, {2, prefix}, {1, prefix}}},
                    FindRow{"みほんた", "", "", {{2, exact}, {0, prefix}, {1, forgiven}}},
                    FindRow{"みほんだ", "", "", {{1, exact}, {0, forgiven}, {2, forgiven}}},
                    FindRow{"たろう", "", "", {{4, exact}, {0, exact}}},
                    FindRow{"みほん たろう", "", "", {{0, exact}}},
                    FindRow{"たろう みほん", "", "", {{0, exact}}},
                    FindRow{"みほんたろう", "", "", {{0, exact}}},
                    FindRow{"たろうみほん", "", "", {{0, exact}}},
                    FindRow{"み た", "", "", {{0, prefix}}},
                    FindRow{"た み", "", "", {{0, prefix}}},
                    FindRow{"かりの", "", "", {{3, exact}, {4, forgiven}}},
                    FindRow{"がりの", "", "", {{4, exact}, {3, forgiven}}},
                    FindRow{"かりの きようこ", "", "", {{3, exact}}},
                    FindRow{"おの", "", "", {{6, exact}}}, FindRow{"おーの", "", "", {{6, exact}}},
                    FindRow{"かるろす れい", "", "", {{5, exact}}},
                    FindRow{"ほせ かるろす", "", "", {{5, exact}}},
                    FindRow{"れい れい", "", "", {}}, FindRow{"ほん", "", "", {}},
                    FindRow{"みほんたろうみ", "", "", {}}, FindRow{"やまだ", "", "", {}}));

INSTANTIATE_TEST_SUITE_P(ByDayAndNumber, Finding,
                         testing::Values(FindRow{"", "S25.4.5", "", {{0, exact}, {1, exact}}},
                                         FindRow{"", "昭和64年1月7日", "", {}},
                                         FindRow{"はなこ", "1950-04-05", "", {{1, exact}}},
                                         FindRow{"みほん", "平成元年1月8日", "", {{2, prefix}}},
                                         FindRow{"", "", "9900000017", {{0, exact}}},
                                         FindRow{"", "", "234621529900000017", {{0, exact}}},
                                         FindRow{"", "", "９９００００００１７", {{0, exact}}},
                                         FindRow{"", "", "0017", {{0, prefix}}},
                                         FindRow{"みほん", "", "17", {{0, prefix}, {2, prefix}}},
                                         FindRow{"", "", "990000000000005", {{4, exact}}},
                                         FindRow{"れい", "", "A-77", {{5, exact}}},
                                         FindRow{"", "", "0088", {{3, prefix}}},
                                         FindRow{"", "", "9900000088", {{3, exact}}},
                                         FindRow{"", "1999-09-09", "", {{7, exact}}},
                                         FindRow{"", "", "4321", {}}));

// 通称, and a name in Latin letters.
TEST(People, AreFoundByTheNameThatTheyGoBy) {
    Resident known_otherwise = resident("ミホン タロウ", "1950-04-05", "9900000017", "1");
    known_otherwise.common_kana = "ヤマダ ジロウ";
    PeopleIndex index;
    index.put(row_number(0), known_otherwise, {});
    index.put(row_number(1), resident("SAMPLE JOHN", "1980-05-05", "9900000020", "2"), {});
    const auto first = [&](const char* name) {
        const PeopleMatches found = index.find(parse_people_query(name, "", "", today).value());
        return found.best.size() == 1 ? std::optional(found.best.front()) : std::nullopt;
    };
    EXPECT_EQ(first("やまだ じろう"), (PeopleMatch{row_number(0), Likeness::exact}));
    EXPECT_EQ(first("みほん たろう"), (PeopleMatch{row_number(0), Likeness::exact}));
    EXPECT_EQ(first("sample john"), (PeopleMatch{row_number(1), Likeness::exact}));
    EXPECT_EQ(first("John Sam"), (PeopleMatch{row_number(1), Likeness::prefix}));
}

TEST(People, MoreThanFitAListAreCounted) {
    PeopleIndex index;
    for (std::uint32_t i = 0; i < 50; ++i)
        index.put(row_number(i), resident("ミホン タロウ", "1950-04-05", "", "x"), {});
    const auto matches = index.find(parse_people_query("みほん", "", "", today).value());
    EXPECT_EQ(matches.best.size(), PeopleIndex::matches_max);
    EXPECT_EQ(matches.all, 50u);
}

TEST(People, WhoChangesIsFoundByWhatIsNowAndNotByWhatWas) {
    PeopleIndex index = roster();
    index.put(row_number(0), resident("レイ タロウ", "1950-04-05", "9900000099", "1"), {});
    const auto count = [&](const char* kana, const char* number) {
        return index.find(parse_people_query(kana, "", number, today).value()).all;
    };
    EXPECT_EQ(count("みほん たろう", ""), 0u);
    EXPECT_EQ(count("れい たろう", ""), 1u);
    EXPECT_EQ(count("", "9900000017"), 0u);
    EXPECT_EQ(index.size(), 8u);
    index.remove(row_number(3));
    index.remove(row_number(3));
    EXPECT_EQ(index.size(), 7u);
    EXPECT_EQ(count("かりの", ""), 1u) << "only the one who sounds alike";
    EXPECT_EQ(count("", "0088"), 0u);
    EXPECT_EQ(count("おの", ""), 1u) << "whoever took the place is still found";
}

// Whatever is put, changed and taken away: the same people are there as in a fresh index.
TEST(People, AnIndexThatWasChangedIsAsOneThatWasMadeAnew) {
    const bool held = rc::check("any order of changes", [] {
        const char* const names[] = {"ミホン タロウ", "カリノ ハナコ", "レイ キョウコ"};
        const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400));
        PeopleIndex changed;
        std::map<std::uint32_t, Resident> people;
        for (const int step : steps) {
            const auto number = static_cast<std::uint32_t>(step % 10);
            if (step % 4 == 0) {
                people.erase(number);
                changed.remove(row_number(number));
                continue;
            }
            people[number] = resident(names[step % 3], "1950-04-05", "9900000017", "1");
            changed.put(row_number(number), people[number], {});
        }
        PeopleIndex anew;
        for (const auto& [number, one] : people) anew.put(row_number(number), one, {});
        for (const char* name : names) {
            const auto query = parse_people_query(name, "", "", today).value();
            RC_ASSERT(changed.find(query) == anew.find(query));
        }
        RC_ASSERT(changed.size() == people.size());
    });
    EXPECT_TRUE(held);
}

// Whoever is in the roster is found by every beginning of the name, in either order, as typed.
TEST(People, EverybodyIsFoundByEveryBeginningOfTheName) {
    const PeopleIndex index = roster();
    for (const auto& [surname, given, number] : {std::tuple{"ミホン", "タロウ", 0u},
                                                 {"ミホンタ", "ハナコ", 2u},
                                                 {"カリノ", "キョウコ", 3u}}) {
        for (std::size_t a = 3; a <= std::string(surname).size(); a += 3) {
            for (std::size_t b = 3; b <= std::string(given).size(); b += 3) {
                const std::string one = std::string(surname).substr(0, a);
                const std::string other = std::string(given).substr(0, b);
                for (const auto& typed : {one + " " + other, other + "　" + one}) {
                    const auto query = parse_people_query(typed, "", "", today).value();
                    const auto found = index.find(query).best;
                    EXPECT_TRUE(std::ranges::count(found, row_number(number), &PeopleMatch::row))
                        << typed;
                }
            }
        }
    }
}

// A roster may hold anything; what is kept of one person has a limit all the same.
TEST(People, NobodyTakesMoreThanItsLimit) {
    std::string endless;
    for (int i = 0; i < 10'000; ++i) endless += i % 100 == 99 ? "　" : "ミホン";
    PeopleIndex index;
    const std::size_t before = index.bytes_held();
    index.put(row_number(1), resident(endless.c_str(), "1950-04-05", "1", endless.c_str()), {});
    EXPECT_LT(index.bytes_held() - before, 1'000u);
    for (std::uint32_t i = 2; i < 1'026; ++i)
        index.put(row_number(i), resident("ミホン タロウ", "1950-04-05", "9900000017", "1"), {});
    EXPECT_LT(index.bytes_held() / 1'024, 320u) << "of most people it is less";
    const auto query = parse_people_query(endless.substr(0, 99 * 9), "", "", today);
    EXPECT_EQ(index.find(query.value()).all, 1u);
}

struct WrongQuery {
    const char* kana;
    const char* born;
    const char* number;
    const char* code;
};
class WrongQueries : public testing::TestWithParam<WrongQuery> {};
TEST_P(WrongQueries, SayWhatIsMissing) {
    const WrongQuery& row = GetParam();
    const auto query = parse_people_query(row.kana, row.born, row.number, today);
    ASSERT_FALSE(query.has_value());
    EXPECT_EQ(query.error().code, row.code);
    EXPECT_FALSE(query.error().next.ja.empty());
    EXPECT_FALSE(query.error().next.en.empty());
}
INSTANTIATE_TEST_SUITE_P(People, WrongQueries,
                         testing::Values(WrongQuery{"", "", "", "search.empty"},
                                         WrongQuery{" 　", "", " ", "search.empty"},
                                         WrongQuery{"見本", "", "", "search.not_kana"},
                                         WrongQuery{"み ほ ん た ろ", "", "", "search.parts"},
                                         WrongQuery{"", "", "123", "search.digits"},
                                         WrongQuery{"", "", "A-77", "search.digits"},
                                         WrongQuery{"みほん", "25.4.5", "", "birth.no_era"},
                                         WrongQuery{"", "S64.1.8", "", "birth.after_era"}));

TEST(People, AnEmptyIndexFindsNobodyAndHoldsNearlyNothing) {
    const PeopleIndex index;
    EXPECT_EQ(index.find(parse_people_query("みほん", "", "", today).value()), PeopleMatches());
    EXPECT_LT(index.bytes_held(), 1'000u);
}

}  // namespace
}  // namespace uketsuke
