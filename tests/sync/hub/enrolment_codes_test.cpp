// One-time codes: typed in any way, used once, and only for an hour.
#include "sync/hub/enrolment_codes.h"

#include <gtest/gtest.h>

#include "platform/records/training.h"
#include "sync/client/enrolment.h"
#include "tests/sync/town.h"

namespace uketsuke {
namespace {

constexpr FixedBytes<8> chance{0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0};

class EnrolmentCodesTest : public testing::Test {
  protected:
    std::string code_of(const Result<Enrollee>& redeemed) const {
        return redeemed ? redeemed->name : redeemed.error().code;
    }
    sample::Town town_;
    EnrolmentCodes codes_{*town_.hub.store};
    NewCode code_ = codes_.issue(chance, {"受付1", DeviceRole::terminal}, town_.now).value();
};

TEST_F(EnrolmentCodesTest, AreTwelveLettersThatNobodyConfuses) {
    EXPECT_EQ(code_.text.size(), 14u);
    EXPECT_EQ(code_.text.find_first_of("ILOU"), std::string::npos);
}

TEST_F(EnrolmentCodesTest, MayBeTypedInLowerCaseWithoutHyphens) {
    std::string typed;
    for (const char c : code_.text)
        if (c != '-') typed += char(std::tolower(c));
    EXPECT_EQ(code_of(codes_.redeem(" " + typed, sample::device(3), town_.now)), "受付1");
}

TEST_F(EnrolmentCodesTest, ServeOneDeviceHoweverOften) {
    EXPECT_EQ(code_of(codes_.redeem(code_.text, sample::device(3), town_.now)), "受付1");
    EXPECT_EQ(code_of(codes_.redeem(code_.text, sample::device(3), town_.now)), "受付1");
    EXPECT_EQ(code_of(codes_.redeem(code_.text, sample::device(4), town_.now)), "enrol.used");
}

TEST_F(EnrolmentCodesTest, EndAfterAnHour) {
    const Instant late = code_.expires + std::chrono::seconds(1);
    EXPECT_EQ(code_of(codes_.redeem(code_.text, sample::device(3), late)), "enrol.expired");
}

TEST_F(EnrolmentCodesTest, ThatWereNeverIssuedAreWrong) {
    EXPECT_EQ(code_of(codes_.redeem("0000-0000-0000", sample::device(3), town_.now)), "enrol.code");
    EXPECT_EQ(code_of(codes_.redeem("", sample::device(3), town_.now)), "enrol.code");
}

TEST_F(EnrolmentCodesTest, TurnADeviceKeyIntoAnEnrolledOne) {
    const EnrolmentWish wish{code_.text, sample::device(3), "窓口3",
                             sample::signer(3).public_key()};
    const Request request = enrolment_request(wish, sample::signer(3), town_.now);
    const auto answer = read_enrolment(town_.ask(request));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->hub_device, sample::device(9));
    EXPECT_EQ(answer->municipality, sample::municipality);
    EXPECT_EQ(*town_.hub.ledger->device_key(sample::device(3)), sample::signer(3).public_key());
    const auto entries = town_.hub.store->entry_count().value();
    EXPECT_EQ(read_enrolment(town_.ask(request)).value(), *answer);  // The first answer was lost.
    EXPECT_EQ(town_.hub.store->entry_count().value(), entries);
}

TEST_F(EnrolmentCodesTest, DoNotLetATerminalForTrainingIn) {
    const PublicKey key = sample::signer(3).public_key();
    const EnrolmentWish wish{code_.text, device_id_of(key, Purpose::training), "訓練3", key};
    const auto entries = town_.hub.store->entry_count().value();
    const auto answer =
        read_enrolment(town_.ask(enrolment_request(wish, sample::signer(3), town_.now)));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "enrol.training");
    EXPECT_EQ(town_.hub.store->entry_count().value(), entries);
    EXPECT_EQ(code_of(codes_.redeem(code_.text, sample::device(3), town_.now)), "受付1")
        << "the code is still good";
}

TEST_F(EnrolmentCodesTest, DoNotLetAKnownDeviceTakeAnotherKey) {
    const EnrolmentWish wish{code_.text, sample::device(1), "", sample::signer(3).public_key()};
    const auto answer =
        read_enrolment(town_.ask(enrolment_request(wish, sample::signer(3), town_.now)));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "enrol.device");
}

}  // namespace
}  // namespace uketsuke
