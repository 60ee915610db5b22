// export open-data on a hub's real store: who counts, and past days again.
#include "sync/hub/open_data_export.h"
#include "tests/sync/hub/hub_under_test.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;
using namespace testing_tools;

class OpenDataCommand : public testing::Test {
  protected:
    std::string written(const char* as_of = "", const char* municipality = "") {
        const OpenDataWish wish{hub_.path("open.csv"), municipality, as_of};
        EXPECT_EQ(hub_.done(export_open_data(hub_.records(), wish, hub_.speech())), 0);
        return hub_.read("open.csv");
    }
    std::map<OpenKey, int> counts(std::optional<Day> as_of = std::nullopt) {
        return count_doses(hub_.ledger(), sample::municipality, as_of)->counts;
    }
    std::string give(const char* id, const char* date, int number, const char* at) {
        return hub_.write_down(hub_.row(id).person, sample::given(date, number), at);
    }
    HubUnderTest hub_;
};

const std::string header = "date,age_class,dose_number,product,count\r\n";

TEST_F(OpenDataCommand, ResidentsDosesThatCountAreCountedByDayAgeNumberAndProduct) {
    give("001", "2022-12-01", 4, "2022-12-01T10:00:00+09:00");
    give("002", "2022-12-01", 4, "2022-12-01T10:01:00+09:00");
    hub_.write_down(hub_.row("003").person, sample::reported("2022-03-01", 0),
                    "2022-12-01T10:02:00+09:00");
    const auto day = sample::day("2022-12-01");
    EXPECT_EQ(counts(), (std::map<OpenKey, int>{
                            {{sample::day("2022-03-01"), OpenAge::from_5_to_11, 1, "comirnaty"}, 1},
                            {{day, OpenAge::from_12_to_64, 4, "comirnaty-ba1"}, 1},
                            {{day, OpenAge::from_65, 4, "comirnaty-ba1"}, 1}}));
    EXPECT_EQ(written(), header +
                             "2022-03-01,5to11,1,comirnaty,*\r\n"
                             "2022-12-01,12to64,4,comirnaty-ba1,*\r\n"
                             "2022-12-01,65over,4,comirnaty-ba1,*\r\n");
    EXPECT_THAT(hub_.heard(), HasSubstr("3 lines"));
    EXPECT_EQ(written("", "431001"), header);
}

TEST_F(OpenDataCommand, WhoWasTakenInProvisionallyIsNotCountedAndTold) {
    hub_.write_down(sample::person(7), sample::provisional(), "2022-12-01T10:00:00+09:00");
    hub_.write_down(sample::person(7), sample::given("2022-12-01", 1), "2022-12-01T10:01:00+09:00");
    EXPECT_EQ(written(), header);
    EXPECT_THAT(hub_.heard(), HasSubstr("provisional: 1 people (1 doses)"));
}

// What is written of a past day stays the same, whatever is recorded, corrected or withdrawn after
// it.
TEST_F(OpenDataCommand, APastDayGivesTheSameBytesOnEveryLaterDay) {
    const std::string first = give("001", "2022-12-01", 4, "2022-12-01T23:59:59+09:00");
    give("002", "2022-12-01", 4, "2022-12-02T00:00:00+09:00");
    const std::string of_first_day = written("2022-12-01");
    EXPECT_EQ(of_first_day, header + "2022-12-01,65over,4,comirnaty-ba1,*\r\n");
    hub_.write_down(hub_.row("001").person, sample::withdrawn(first), "2022-12-03T09:00:00+09:00");
    give("003", "2022-11-30", 1, "2022-12-03T10:00:00+09:00");
    EXPECT_EQ(written("2022-12-01"), of_first_day);
    EXPECT_EQ(counts(sample::day("2022-12-02")).size(), 2u);
    EXPECT_EQ(written("2022-11-30"), header);
    EXPECT_EQ(counts().size(), 2u) << "one withdrawn, one entered late";
}

TEST_F(OpenDataCommand, ADayThatIsNoneIsRefused) {
    const OpenDataWish wish{hub_.path("open.csv"), "", "2022-12-32"};
    EXPECT_EQ(hub_.done(export_open_data(hub_.records(), wish, hub_.speech())), 1);
    EXPECT_THAT(hub_.heard(), HasSubstr("--as-of 2022-12-32 is not a day"));
    EXPECT_FALSE(hub_.is_there("open.csv"));
}

}  // namespace
}  // namespace uketsuke
