// What `uketsuke status` says of the clocks.
#include <gtest/gtest.h>

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "sync/client/hub_link.h"
#include "sync/client/terminal_commands.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

struct Heard : CommandOutput {
    std::string text;
    bool out(std::string_view line) override {
        text += line;
        return true;
    }
    bool err(std::string_view line) override { return out(line); }
};

class ClockStatus : public testing::Test {
  protected:
    ClockStatus() {
        EXPECT_TRUE(make_key_file(folder_ / "key").has_value());
        data_ = std::make_unique<DataFolder>(DataFolder::own(folder_ / "terminal").value());
        records_ =
            Records::open(*data_, *key_file_source(folder_ / "key"), RecordsOf::terminal).value();
        Enrolment enrolment;
        enrolment.hub = sample::hub();
        enrolment.hub_device = sample::device(9);
        enrolment.hub_key = sample::signer(9).public_key();
        enrolment.municipality = sample::municipality;
        EXPECT_TRUE(records_->set_enrolment(enrolment).has_value());
    }

    void note(milliseconds skew) {
        EXPECT_TRUE(note_clock_skew(records_->ledger().store(), sample::hub(), skew).has_value());
    }
    std::string status(const char* arguments) {
        Heard heard;
        const OnRecords here = [&](const std::function<void(Records&)>& job) {
            job(*records_);
            return true;
        };
        const auto clock = system_clock();
        EXPECT_EQ(carry_out_terminal_command(here, {"status", arguments}, heard, *clock, false), 0);
        return heard.text;
    }

    TemporaryFolder folder_;
    std::unique_ptr<DataFolder> data_;
    std::unique_ptr<Records> records_;
};

TEST_F(ClockStatus, IsNullWhereTheHubNeverAnswered) {
    EXPECT_TRUE(parse_json(status("{\"json\":true}"))->at("clock_skew_ms").is_null());
}

TEST_F(ClockStatus, IsTheNumberAndInWordsOnlyBeyondTwoMinutes) {
    note(minutes(2));
    EXPECT_EQ(parse_json(status("{\"json\":true}"))->at("clock_skew_ms"), 120'000);
    EXPECT_EQ(status("{}").find("clock"), std::string::npos);
    note(-minutes(12));
    EXPECT_EQ(parse_json(status("{\"json\":true}"))->at("clock_skew_ms"), -720'000);
    EXPECT_NE(status("{}").find("the terminal's clock is 12 minutes behind the hub's"),
              std::string::npos);
}

TEST_F(ClockStatus, AChangeOfLessThanASecondIsNotWritten) {
    note(milliseconds(5000));
    note(milliseconds(5900));
    EXPECT_EQ(last_clock_skew(records_->ledger().store(), sample::hub()).value(),
              milliseconds(5000));
    note(milliseconds(6900));
    EXPECT_EQ(last_clock_skew(records_->ledger().store(), sample::hub()).value(),
              milliseconds(6900));
}

}  // namespace
}  // namespace uketsuke
