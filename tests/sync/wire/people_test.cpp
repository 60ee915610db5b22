// What is asked for and given when a person is opened comes back as it was, and nothing else does.
#include "sync/wire/people.h"

#include <gtest/gtest.h>

#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

PeopleWish wish() {
    return {sample::municipality, {"9900000017", "0000000000"}, {sample::person(3)}};
}

PeopleAnswer answer() {
    return {
        sample::hub(), sample::device(9), sample::municipality, {"9900000017"}, sample::chain(3)};
}

TEST(PeopleWish, ComesBackAndMayBeEmpty) {
    EXPECT_EQ(parse_people_wish(print_people_wish(wish())).value(), wish());
    const PeopleWish nobody{sample::municipality, {}, {}};
    EXPECT_EQ(parse_people_wish(print_people_wish(nobody)).value(), nobody);
    EXPECT_EQ(parse_people_wish(R"({"municipality":"462152"})").value(), nobody);
}

class BadWishes : public testing::TestWithParam<const char*> {};
TEST_P(BadWishes, AreRefused) {
    EXPECT_EQ(parse_people_wish(GetParam()).error().code, "wire.people");
}
INSTANTIATE_TEST_SUITE_P(PeopleWish, BadWishes,
                         testing::Values("", "[]", "{}", R"({"municipality":"46215"})",
                                         R"({"municipality":"462152","vouchers":"9900000017"})",
                                         R"({"municipality":"462152","vouchers":[9900000017]})",
                                         R"({"municipality":"462152","vouchers":["990000001"]})",
                                         R"({"municipality":"462152","vouchers":["99000000 7"]})",
                                         R"({"municipality":"462152","people":["03"]})",
                                         R"({"municipality":"462152","people":{}})"));

TEST(PeopleWish, HoldsAtMostAHundredOfEach) {
    PeopleWish many = wish();
    many.vouchers.assign(people_asked_max, "9900000017");
    EXPECT_TRUE(parse_people_wish(print_people_wish(many)).has_value());
    many.vouchers.emplace_back("9900000017");
    EXPECT_FALSE(parse_people_wish(print_people_wish(many)).has_value());
}

TEST(PeopleAnswer, ComesBackAndEveryTruncationIsRefused) {
    const std::string text = print_people_answer(answer());
    EXPECT_EQ(parse_people_answer(text).value(), answer());
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_FALSE(parse_people_answer(text.substr(0, size)).has_value()) << size;
}

TEST(PeopleAnswer, OfAnotherMunicipalitysChainIsRefused) {
    PeopleAnswer other = answer();
    other.municipality = "431001";
    EXPECT_FALSE(parse_people_answer(print_people_answer(other)).has_value());
}

}  // namespace
}  // namespace uketsuke
