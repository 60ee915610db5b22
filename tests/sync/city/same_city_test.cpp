// Equal orders make the same bytes as ever: cities that were made before still fit what people keep
// of them, and a plan that was rewritten says what it said. The digests are of the files one after
// the other; a change that is meant replaces them.
#include <gtest/gtest.h>

#include "core/base/crypto.h"
#include "sync/city/city_files.h"
#include "sync/city/preset.h"
#include "sync/city/voucher_sheet.h"
#include "tests/sync/city/plan_under_test.h"

namespace uketsuke {
namespace {

using namespace testing_tools;

// roster.csv, doses.csv, city.json, and of each voucher its line and the name.
std::string files_of(const CityOrder& order, const std::vector<Citizen>& citizens) {
    std::string out = print_roster(citizens) + print_doses(citizens) +
                      print_city(made_up_city_facts(shipped_plan(), order.municipality)) + "\n";
    const int vouchers = std::min(order.residents, 200);
    for (const VoucherSticker& one :
         choose_vouchers(shipped_plan(), citizens, vouchers, order.today))
        out += format_voucher_line(one.voucher) + " " + one.name + "\n";
    return out;
}

std::string digest_of(const std::string& text) {
    return to_hex(sha256(Bytes(text.begin(), text.end())));
}

struct Row {
    int residents;
    std::uint64_t seed;
    const char* today;
    const char* municipality;
    const char* digest;
};

class SameCity : public testing::TestWithParam<Row> {};

TEST_P(SameCity, AsEver) {
    const Row& row = GetParam();
    const CityOrder order{row.residents, row.seed, parse_day(row.today).value(), row.municipality};
    EXPECT_EQ(digest_of(files_of(order, city_of(order))), row.digest);
}

INSTANTIATE_TEST_SUITE_P(
    Of, SameCity,
    testing::Values(Row{40, 1, "2022-12-01", "462152",
                        "5246437dedde27b82a87578940861601d78e9fe3a96d7d705a731f9183c7fcd1"},
                    Row{300, 1, "2022-12-01", "462152",
                        "ac34be46e273c2113f7613549c5961622af26fedc8c59f174064affbbfa805aa"},
                    Row{300, 77, "2022-03-15", "462152",
                        "85357bc00e011ef5285154cc6677fc0bb5e20e0ebf1267836a58ab280caf559c"},
                    Row{300, 2, "2021-09-01", "431001",
                        "b23e807eb62dbe01d53a650c398c9f4639e13ce72be5519b48b17add64a14e86"},
                    Row{3000, 77, "2022-10-20", "462152",
                        "c043c8effa519ac1fd7d6480872dd61553db5af5e6be086201070b14fba94857"},
                    Row{3000, 1, "2023-03-31", "462152",
                        "24edefc2f0ec9cc0e970bdfb3f56ac7f47643cdf653f5aa0c45aba524c02acda"},
                    Row{3000, 2, "2024-02-29", "431001",
                        "1a6470562b5ba90f4fb371fef9fc6e4356042f91053555045cc5da753e8a057c"}));

TEST(SamePreset, AsEver) {
    const CityPlan& plan = shipped_plan();
    const CityOrder order{plan.counts.residents, 1, plan.counts.count_day, plan.municipality};
    const PresetCity city = make_preset(plan, 1, plan.municipality).value();
    EXPECT_EQ(digest_of(files_of(order, city.citizens) + print_former_residents(city.former) +
                        print_former_doses(city.former)),
              "72b14ab15daa1001fce35cad86050e6cc01d9b8cab472e133b5e7748c57581fe");
}

}  // namespace
}  // namespace uketsuke
