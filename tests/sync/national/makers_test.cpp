// Which product a maker's name stands for: only where one alone can be meant.
#include "sync/national/makers.h"

#include <gtest/gtest.h>

#include "platform/paths/assets.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

// As the rules that a hub published would have it: a city's programme and the national one.
Makers makers_of_satsumasendai() {
    Makers makers;
    makers.add(open_programme("satsumasendai-2022-12").value());
    makers.add(open_programme("national").value());
    return makers;
}

struct Row {
    const char* maker;
    const char* lot;
    const char* date;
    int dose_number;
    const char* birth_date;
    const char* product;
};
class MakersOfDoses : public testing::TestWithParam<Row> {};
TEST_P(MakersOfDoses, NameAProductOnlyWhereOneAloneCanBeMeant) {
    Makers makers = makers_of_satsumasendai();
    Lots lots;
    lots.lots = {{"comirnaty-ba45", "XX9001", {}, {}, ""},
                 {"comirnaty", "XX9002", {}, {}, ""},
                 {"comirnaty-ba1", "XX9002", {}, {}, ""}};
    makers.add(lots);
    const Row& row = GetParam();
    EXPECT_EQ(makers.product_of({row.maker, row.lot, sample::day(row.date), row.dose_number,
                                 sample::day(row.birth_date)}),
              row.product);
}
INSTANTIATE_TEST_SUITE_P(
    Table, MakersOfDoses,
    testing::Values(Row{"ファイザー", "", "2021-06-01", 1, "1950-04-05", "comirnaty"},
                    Row{"ファイザー", "", "2022-03-01", 1, "2015-04-05", "comirnaty-5-11"},
                    Row{"ファイザー", "", "2022-11-01", 1, "2020-04-05", "comirnaty-6m-4y"},
                    Row{"ファイザー", "", "2022-12-01", 4, "1950-04-05", "ファイザー"},
                    Row{"ファイザー", "XX9001", "2022-12-01", 4, "1950-04-05", "comirnaty-ba45"},
                    Row{"ファイザー", "XX9002", "2022-12-01", 4, "1950-04-05", "ファイザー"},
                    Row{"ファイザー", "YY1", "2022-12-01", 4, "1950-04-05", "ファイザー"},
                    Row{"アストラゼネカ", "", "2021-09-01", 1, "1950-04-05", "vaxzevria"},
                    Row{"武田/モデルナ", "", "2021-08-01", 2, "1950-04-05", "spikevax"},
                    Row{"見本製薬", "", "2021-08-01", 2, "1950-04-05", "見本製薬"}));

TEST(Makers, KnowThePresetNamesAndEveryProductOfTheProgramme) {
    EXPECT_EQ(Makers().product_of({"ファイザー", "", {}, 1, {}}), "ファイザー");
    const Makers makers = makers_of_satsumasendai();
    for (const char* preset : {"ファイザー", "アストラゼネカ", "武田/モデルナ"})
        EXPECT_TRUE(makers.names().contains(preset)) << preset;
    EXPECT_TRUE(makers.names().contains("武田(ノババックス)"));
    EXPECT_EQ(makers.maker_of("comirnaty-ba45"), "ファイザー");
    EXPECT_EQ(makers.maker_of("spikevax"), "武田/モデルナ");
    EXPECT_EQ(makers.maker_of("ファイザー"), "ファイザー");
    EXPECT_EQ(makers.maker_of("見本ワクチン"), std::nullopt);
    const Programme national = open_programme("national").value();
    for (const Product& product : national.products)
        EXPECT_TRUE(makers.maker_of(product.id)) << product.id;
}

}  // namespace
}  // namespace uketsuke
