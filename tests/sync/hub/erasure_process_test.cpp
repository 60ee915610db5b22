// A real hub that erases what is five years old, beside real terminals; and whom it tells who saw
// a person.
#include <thread>

#include "core/ledger/erasure.h"
#include "platform/records/views.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

class ErasureProcessTest : public HubProcessTest {
  protected:
    ErasureProcessTest() {
        const auto line = [](int resident, Day date, const char* rest) {
            return std::to_string(resident) + "," + format_day(date) + ",comirnaty," + rest + "\n";
        };
        std::ofstream(folder_ / "doses.csv")
            << "resident_id,date,product,dose_number,lot\n"
            << line(1, kept_ - std::chrono::days(180), "1,EP2163") << line(1, kept_, "2,EP2164")
            << line(2, kept_ - std::chrono::days(1), "1,EP2165");
        run({"import-roster", csv(), "--doses", (folder_ / "doses.csv").string()});
    }
    const Day kept_ = kept_since(clock_->today());
};

TEST_F(ErasureProcessTest, TheHubShowsThenErasesAndTerminalsFollow) {
    const std::vector<std::string> dry{"erase", "--dry-run"};
    const Json due = run(dry);
    EXPECT_EQ(due, (Json{{"erased", false},
                         {"before", format_day(kept_)},
                         {"people", 2},
                         {"doses", 2},
                         {"others", 0}}));
    EXPECT_EQ(run(dry), due) << "a dry run changes nothing";
    start();
    Terminal desk = enrolled("desk");
    ASSERT_TRUE(exchange(desk).has_value());
    EXPECT_EQ(by_voucher(desk).doses.size(), 2u);
    EXPECT_EQ(
        run({"erase", "--before", format_day(kept_ + std::chrono::days(1))}, 1)["error"]["code"],
        "erase.too_early");
    EXPECT_EQ(run({"erase", "--before", "1.12.2021"}, 1)["error"]["code"], "erase.before");
    EXPECT_EQ(run({"erase"})["doses"], 2);
    EXPECT_EQ(run({"erase"})["doses"], 0) << "once";
    EXPECT_EQ(run({"rebuild"})["rebuild"], "identical");
    run({"verify"});
    ASSERT_TRUE(exchange(desk).has_value());
    const PersonRow row = by_voucher(desk);
    ASSERT_EQ(row.doses.size(), 1u);
    EXPECT_EQ(row.doses[0].dose.lot, "EP2164");
    EXPECT_TRUE(desk.records->ledger().verify_all().has_value());
    EXPECT_TRUE(desk.records->ledger().rebuild(Ledger::Rebuild::compare)->empty());
    Terminal late = enrolled("late");
    ASSERT_TRUE(exchange(late).has_value());
    EXPECT_EQ(by_voucher(late), row);
    EXPECT_EQ(late.records->ledger().store().quarantined_count().value(), 0u);
    EXPECT_EQ(hub_->end(), 0);
}

TEST_F(ErasureProcessTest, AHubThatIsToldToErasesByItselfAndSaysSoInItsLog) {
    start({"--erase-nightly"});
    const std::vector<std::string> dry{"erase", "--dry-run"};
    for (int i = 0; i < 100 && run(dry)["doses"] != 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    EXPECT_EQ(run(dry)["doses"], 0);
    EXPECT_EQ(hub_->end(), 0);
    std::ifstream file(data() + "/log");
    const std::string log((std::istreambuf_iterator<char>(file)), {});
    EXPECT_NE(log.find("hub.erase"), log.npos);
}

TEST_F(ErasureProcessTest, TheHubTellsWhoSawAPerson) {
    start();
    Terminal desk = enrolled("desk");
    ASSERT_TRUE(exchange(desk).has_value());
    Ledger& ledger = desk.records->ledger();
    const Draft view = view_of(by_voucher(desk), {"a1", "見本職員"}, "voucher", "462152");
    ASSERT_TRUE(ledger.append(view, clock_->now()).has_value());
    ASSERT_TRUE(exchange(desk).has_value());
    const std::string voucher = "134621529900000017";
    run({"show", voucher});
    Process views({hub_program, "views", voucher, "--json", "--data", data()});
    const std::string text = views.rest();
    EXPECT_EQ(views.wait(), 0);
    const std::size_t second = text.find('\n') + 1;
    const Json first_view = parse_json(text.substr(0, second)).value();
    EXPECT_EQ(first_view["who"], "見本職員");
    EXPECT_EQ(first_view["why"], "voucher");
    EXPECT_EQ(first_view["name"], "desk");
    EXPECT_EQ(first_view["device"], ledger.device().hex());
    EXPECT_EQ(parse_json(text.substr(second)).value()["why"], "command");
    EXPECT_EQ(run({"views", "--resident", "1"})["why"], "command") << "its last line";
    run({"views", "--resident", "99"}, 1);
    EXPECT_EQ(run({"views"}, 1)["error"]["code"], "views.whose");
}

}  // namespace
}  // namespace uketsuke
