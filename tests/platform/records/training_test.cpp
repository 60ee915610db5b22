// 訓練: what is for practising and what is for work know each other by their names alone.
#include "platform/records/training.h"

#include <gtest/gtest.h>

#include <fstream>

#include "platform/records/key_choice.h"
#include "platform/records/records.h"
#include "tests/core/ledger/sample.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

NamedKey named(std::uint8_t seed, Purpose purpose) {
    const PublicKey key = sample::signer(seed).public_key();
    return {device_id_of(key, purpose), key};
}

struct JoinRow {
    Purpose one;
    Purpose other;
    bool allowed;
};
class Joining : public testing::TestWithParam<JoinRow> {};
TEST_P(Joining, IsForTwoOfOnePurpose) {
    const auto obstacle = obstacle_to_join(named(1, GetParam().one), named(2, GetParam().other));
    EXPECT_EQ(!obstacle.has_value(), GetParam().allowed);
    EXPECT_EQ(obstacle ? obstacle->code : "", GetParam().allowed ? "" : "enrol.training");
}
INSTANTIATE_TEST_SUITE_P(Table, Joining,
                         testing::Values(JoinRow{Purpose::work, Purpose::work, true},
                                         JoinRow{Purpose::training, Purpose::training, true},
                                         JoinRow{Purpose::work, Purpose::training, false},
                                         JoinRow{Purpose::training, Purpose::work, false}));

// As platform/records has named devices since the first.
TEST(Training, LeavesTheNamesOfWorkAsTheyWere) {
    const PublicKey key = sample::signer(1).public_key();
    const Digest digest = sha256(Bytes(key.begin(), key.end()));
    EXPECT_TRUE(std::equal(digest.begin(), digest.begin() + 16, device_id_of(key).bytes.begin()));
    EXPECT_NE(device_id_of(key, Purpose::training), device_id_of(key));
}

class TrainingFolder : public testing::Test {
  protected:
    TrainingFolder() { EXPECT_TRUE(make_key_file(folder_ / "key").has_value()); }
    DataFolder own(const char* name = "data") { return DataFolder::own(folder_ / name).value(); }
    std::unique_ptr<Records> open(const DataFolder& folder) {
        return Records::open(folder, *key_file_source(folder_ / "key"), RecordsOf::terminal)
            .value();
    }
    TemporaryFolder folder_;
};

TEST_F(TrainingFolder, MarkedBeforeAnythingIsRecordedStaysOneForTraining) {
    DeviceId device;
    {
        const DataFolder folder = own();
        ASSERT_TRUE(mark_for_training(folder).has_value());
        const auto records = open(folder);
        EXPECT_EQ(records->purpose(), Purpose::training);
        device = records->ledger().device();
        EXPECT_EQ(device, device_id_of(records->ledger().public_key(), Purpose::training));
    }
    const DataFolder folder = own();
    EXPECT_TRUE(mark_for_training(folder).has_value()) << "once more changes nothing";
    EXPECT_EQ(open(folder)->ledger().device(), device);
}

TEST_F(TrainingFolder, AMarkMadeOrRemovedByHandOpensNothing) {
    for (const bool training : {true, false}) {
        const char* name = training ? "practice" : "work";
        const auto mark = (folder_ / name) / "training";
        {
            const DataFolder folder = own(name);
            const auto marked = training ? mark_for_training(folder) : Result<void>();
            ASSERT_TRUE(marked.has_value());
            open(folder);
        }
        if (training) {
            std::filesystem::remove(mark);
        } else {
            std::ofstream(mark) << "by hand";
        }
        const DataFolder folder = own(name);
        const auto opened =
            Records::open(folder, *key_file_source(folder_ / "key"), RecordsOf::terminal);
        ASSERT_FALSE(opened.has_value());
        EXPECT_EQ(opened.error().code, "records.purpose");
    }
}

TEST_F(TrainingFolder, OneOfWorkIsNeverMade) {
    const DataFolder folder = own();
    const auto records = open(folder);
    EXPECT_EQ(records->purpose(), Purpose::work);
    const auto marked = mark_for_training(folder);
    ASSERT_FALSE(marked.has_value());
    EXPECT_EQ(marked.error().code, "training.work_folder");
    EXPECT_EQ(records->purpose(), Purpose::work);
}

}  // namespace
}  // namespace uketsuke
