// 充填: what a vial has to be before the lanes may use it.
#include "core/visit/vials.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using sample::at;
using sample::day;

const Instant noon = at("2022-12-01T12:00:00+09:00");
ProductFacts comirnaty() {
    return {.id = "comirnaty",
            .name = "コミナティ筋注",
            .maker = "",
            .volume_ul = 300,
            .remark = {},
            .doses_per_vial = 6,
            .hours_to_use = 6,
            .diluted = true};
}

Lots lots() {
    const Day printed = day("2022-12-31");
    return {.id = "sample",
            .version = "1",
            .name = {},
            .documents = {},
            .lots = {{"comirnaty", "XX0001", printed, printed, "X"}},
            .holds = {{"comirnaty", "XX0666", {day("2022-11-01")}, "X", {}}},
            .packages = {}};
}

Desk desk() {
    Desk desk;
    desk.staff_name = "見本 花子";
    desk.venue = "見本会場";
    desk.rules.lots = std::make_shared<const Lots>(lots());
    return desk;
}

VialEntered entered(const char* lot = "XX0001", const char* opened = "2022-12-01T09:00:00+09:00") {
    return {{"comirnaty", lot, day("2022-12-31")}, 6, at(opened)};
}

struct Row {
    const char* what;
    VialEntered vial;
    const char* code;
};
VialEntered with(VialEntered vial, int doses, const char* second = "") {
    vial.doses = doses;
    vial.vial.second = second;
    return vial;
}
class ToOpen : public testing::TestWithParam<Row> {};
TEST_P(ToOpen, IsRefusedForWhatIsWrongWithIt) {
    const auto error = obstacle_to_open(GetParam().vial, comirnaty(), desk(), noon);
    EXPECT_STREQ(error ? error->code.c_str() : "", GetParam().code);
    EXPECT_EQ(open_vial(GetParam().vial, comirnaty(), desk(), noon).has_value(), !error);
}
INSTANTIATE_TEST_SUITE_P(
    AVial, ToOpen,
    testing::Values(Row{"good", entered(), ""}, Row{"none", with(entered(), 0), "vial.doses"},
                    Row{"most", with(entered(), 99), ""},
                    Row{"too_many", with(entered(), 100), "vial.doses"},
                    Row{"now", entered("XX0001", "2022-12-01T12:00:00+09:00"), ""},
                    Row{"later", entered("XX0001", "2022-12-01T12:01:00+09:00"), "vial.opened"},
                    Row{"yesterday", entered("XX0001", "2022-11-30T23:59:00+09:00"), "vial.opened"},
                    Row{"six_hours_ago", entered("XX0001", "2022-12-01T06:00:00+09:00"), ""},
                    Row{"over", entered("XX0001", "2022-12-01T05:59:00+09:00"), "vial.time_over"},
                    Row{"held", entered("XX0666"), "vial.held"},
                    Row{"unlisted", entered("XX0002"), "vial.second"},
                    Row{"unlisted_by_two", with(entered("XX0002"), 6, "見本 次郎"), ""},
                    Row{"unlisted_by_one_twice", with(entered("XX0002"), 6, "見本 花子"),
                        "vial.second"}),
    [](const auto& row) { return row.param.what; });

TEST(AVial, SaysWhoComparedItAndUntilWhenItMayBeUsed) {
    const auto fact =
        open_vial(with(entered("XX0002"), 6, "見本 次郎"), comirnaty(), desk(), noon).value();
    EXPECT_EQ(fact.recorder, "見本 花子");
    EXPECT_EQ(fact.second, "見本 次郎");
    EXPECT_EQ(fact.use_until, at("2022-12-01T15:00:00+09:00"));
    EXPECT_EQ(fact.venue, "見本会場");
    ProductFacts without = comirnaty();
    without.hours_to_use = 0;
    EXPECT_EQ(open_vial(entered(), without, desk(), noon)->use_until, Instant{});
}

TEST(AVial, OfWhichTheTimeIsOverIsRefusedAtTheLane) {
    const VialRow row{"a/m/1", sample::opened("2022-12-01T05:00:00+09:00"), 0, 0};
    const Vial vial = vial_of(row);
    EXPECT_EQ(obstacle_of_time(vial, at("2022-12-01T11:00:00+09:00")), std::nullopt);
    const auto error = obstacle_of_time(vial, noon);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, "vial.time_over");
    EXPECT_NE(error->what.ja.find("11:00"), std::string::npos);
}

TEST(AVial, HasANumberThatNoOtherTerminalGivesOut) {
    EXPECT_EQ(vial_number(0, 1), "A1");
    EXPECT_EQ(vial_number(27, 12), "AB12");
}

}  // namespace
}  // namespace uketsuke
