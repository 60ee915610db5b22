// The list of findings: everything of one ledger, once, under names that are the same everywhere.
#include "platform/records/finding_list.h"

#include <gtest/gtest.h>

#include "core/base/json.h"
#include "platform/paths/assets.h"
#include "platform/records/finding_commands.h"
#include "tests/core/ledger/sample.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using namespace sample;

Instant noon() { return at("2022-12-01T12:00:00+09:00"); }

// A hub alone, which may write all kinds.
class FindingList : public testing::Test {
  protected:
    void write(const Fact& fact, std::uint8_t number = 1) {
        now_ += std::chrono::seconds(1);
        ASSERT_TRUE(ledger_.append(draft(fact, number), now_));
    }
    void publish_rules() {
        const auto publish = [&](const char* what, const char* id, std::filesystem::path file) {
            now_ += std::chrono::seconds(1);
            ASSERT_TRUE(ledger_.append({municipality, "", rules_subject(),
                                        RulesPublished{what, id, "1", *read_text_file(file)}},
                                       now_));
        };
        publish("form", "covid-19-8", assets_folder() / "forms/covid-19-8.toml");
        for (const char* id : {"national", "satsumasendai-2022-12"})
            publish("programme", id, programme_file(id));
    }
    std::vector<std::string> codes(Settled settled = Settled::left_out) {
        std::vector<std::string> out;
        const auto list = list_findings(ledger_, settled).value();
        for (const ListedFinding& one : list) out.push_back(one.finding.code);
        return out;
    }

    TemporaryFolder folder_;
    std::unique_ptr<Store> store_ = open_sqlite_store((folder_.path() / "r.db").string()).value();
    Ledger ledger_{*store_, data_key(), device(9), signer(9), Numbering::positions, salts()};
    Instant now_ = at("2022-12-01T09:00:00+09:00");
};

using Codes = std::vector<std::string>;

TEST_F(FindingList, HoldsWhatRowsRulesAndPairsOfRowsShow) {
    publish_rules();
    EXPECT_EQ(codes(), Codes{});
    write(resident());
    write(reported("2021-06-01", 1));
    write(reported("2021-06-22", 2));
    DoseGiven third = given("2022-11-20", 3), fourth = given("2022-12-01", 3);
    third.product = fourth.product = "comirnaty-ba45";
    write(third);
    EXPECT_EQ(codes(), Codes{});
    write(fourth);
    EXPECT_EQ(codes(), (Codes{"same_dose_number", "too_early"}));
    Resident twin = resident();
    twin.resident_id = "990000000000002";
    twin.voucher_number = "9900000025";
    write(twin, 2);
    EXPECT_EQ(codes(), (Codes{"same_dose_number", "too_early", "two_roster_rows"}));
}

TEST_F(FindingList, DoesNotJudgeWithoutRules) {
    write(resident());
    write(reported("2021-06-01", 1));
    write(given("2021-06-10", 1));
    EXPECT_EQ(codes(), Codes{"same_dose_number"});
}

TEST_F(FindingList, IsSettledByAWordThatNamesOneOfThem) {
    write(resident());
    write(given("2022-11-01", 3));
    write(given("2022-12-01", 3));
    const auto list = list_findings(ledger_, Settled::left_out).value();
    ASSERT_EQ(list.size(), 1u);
    const SettleWish wish{list[0].id, SettledAs::corrected, "2回目と3回目だった", "見本 花子"};
    SettleWish silent = wish, nameless = wish, unknown = wish;
    silent.note.clear();
    nameless.recorder.clear();
    unknown.id = "000000000000";
    EXPECT_EQ(settle_finding(ledger_, silent, noon()).error().code, "settle.note");
    EXPECT_EQ(settle_finding(ledger_, nameless, noon()).error().code, "settle.recorder");
    EXPECT_EQ(settle_finding(ledger_, unknown, noon()).error().code, "finding.unknown");
    EXPECT_EQ(codes().size(), 1u);
    ASSERT_TRUE(settle_finding(ledger_, wish, noon()));
    EXPECT_EQ(codes(), Codes{});
    EXPECT_EQ(codes(Settled::included), Codes{"same_dose_number"});
    EXPECT_EQ(settle_finding(ledger_, wish, noon()).error().code, "finding.settled");
    EXPECT_TRUE(ledger_.rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_F(FindingList, TwentyPeopleOfOneNameAndBirthDateAreNoPairs) {
    for (std::uint8_t number = 1; number <= 20; ++number) {
        Resident one = resident();
        one.resident_id += std::to_string(number);
        write(one, number);
    }
    EXPECT_EQ(codes(), Codes{}) << "more than eight of one name and birth date are no hint";
}

}  // namespace
}  // namespace uketsuke
