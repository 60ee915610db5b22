// How long a paper is looked at before it is judged, and what the flow is told.
#include "kiosk/shell/gatherer.h"

#include "kiosk/shell/reading_event.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;

const Gatherer::Time start{std::chrono::seconds(100)};
const Reading qr{Carrier::qr, "234621520000000001", {}};
const Reading bars{Carrier::nw7, "0000000001", {}};
const Reading other_bars{Carrier::nw7, "0000000002", {}};

TEST(Gatherer, JudgesTwoCarriersThatAgreeAtOnce) {
    Gatherer gatherer(nullptr);
    const auto agreement = gatherer.add({qr, bars}, start);
    ASSERT_TRUE(agreement.has_value());
    EXPECT_TRUE(std::holds_alternative<CompleteVoucher>(*agreement));
}

TEST(Gatherer, WaitsForASecondCarrierBeforeItTrustsOne) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({qr}, start), std::nullopt);
    EXPECT_EQ(gatherer.add({qr}, start + milliseconds(349)), std::nullopt);
    const auto agreement = gatherer.add({}, start + milliseconds(350));
    ASSERT_TRUE(agreement.has_value());
    EXPECT_TRUE(std::holds_alternative<CompleteVoucher>(*agreement));
}

TEST(Gatherer, SeesAContradictionThatComesAFrameLater) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({qr}, start), std::nullopt);
    const auto agreement = gatherer.add({other_bars}, start + milliseconds(40));
    ASSERT_TRUE(agreement.has_value());
    EXPECT_TRUE(std::holds_alternative<Disagreement>(*agreement));
}

const Reading print{Carrier::ocr, "234621520000000001", {}};
const Reading misread{Carrier::ocr, "234621520000000007", {}};

TEST(Gatherer, TakesPrintFromTheSecondPictureThatSaysTheSame) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({print}, start), std::nullopt);
    EXPECT_EQ(gatherer.add({}, start + milliseconds(900)), std::nullopt) << "said once";
    EXPECT_EQ(gatherer.add({print}, start + milliseconds(1000)), std::nullopt);
    EXPECT_EQ(gatherer.add({}, start + milliseconds(1349)), std::nullopt) << "a code may come";
    const auto agreement = gatherer.add({}, start + milliseconds(1350));
    ASSERT_TRUE(agreement.has_value());
    EXPECT_TRUE(std::holds_alternative<Proposal>(*agreement));
}

TEST(Gatherer, LetsNoSingleMisreadingStopAGoodCode) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({misread}, start), std::nullopt);
    const auto agreement = gatherer.add({qr, bars}, start + milliseconds(100));
    ASSERT_TRUE(agreement.has_value());
    EXPECT_TRUE(std::holds_alternative<CompleteVoucher>(*agreement));
}

TEST(Gatherer, StopsAtAnotherPaperWhosePrintStays) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({misread}, start), std::nullopt);
    EXPECT_EQ(gatherer.add({misread}, start + milliseconds(200)), std::nullopt);
    const auto agreement = gatherer.add({qr}, start + milliseconds(300));
    ASSERT_TRUE(agreement.has_value());
    EXPECT_TRUE(std::holds_alternative<Disagreement>(*agreement));
}

TEST(Gatherer, LetsPrintCompleteTenDigitsAtOnce) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({bars}, start), std::nullopt);
    const auto agreement = gatherer.add({bars, print}, start + milliseconds(120));
    ASSERT_TRUE(agreement.has_value());
    const auto* complete = std::get_if<CompleteVoucher>(&*agreement);
    ASSERT_NE(complete, nullptr);
    EXPECT_EQ(complete->said_by, (std::vector{Carrier::nw7, Carrier::ocr}));
}

TEST(Gatherer, GivesTenDigitsAloneTimeForPrint) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({bars}, start), std::nullopt);
    EXPECT_EQ(gatherer.add({bars}, start + milliseconds(999)), std::nullopt);
    const auto agreement = gatherer.add({bars}, start + milliseconds(1000));
    ASSERT_TRUE(agreement.has_value());
    EXPECT_TRUE(std::holds_alternative<NumberOnly>(*agreement));
}

TEST(Gatherer, ForgetsPrintWithThePerson) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({print}, start), std::nullopt);
    gatherer.forget();
    EXPECT_EQ(gatherer.add({print}, start + milliseconds(500)), std::nullopt);
    EXPECT_EQ(gatherer.add({}, start + milliseconds(2000)), std::nullopt) << "said once since";
}

TEST(Gatherer, KeepsNothingOfThePaperBefore) {
    Gatherer gatherer(nullptr);
    EXPECT_EQ(gatherer.add({qr}, start), std::nullopt);
    gatherer.forget();
    EXPECT_EQ(gatherer.add({}, start + milliseconds(900)), std::nullopt);
    EXPECT_EQ(gatherer.add({other_bars}, start + milliseconds(1000)), std::nullopt);
}

TEST(ReadingEvent, CarriesTheGenerationAndTheCarriers) {
    const Event event = event_of(agree({qr, bars}), Generation{7});
    const auto& seen = get<VoucherSeen>(event);
    EXPECT_EQ(seen.seen_in, Generation{7});
    EXPECT_EQ(seen.presented.read_by, (std::vector<std::string>{"qr", "nw7"}));
}

TEST(ReadingEvent, MarksWhatPrintAloneSaidAsAProposal) {
    const Event event = event_of(agree({print}), Generation{7});
    const auto& seen = get<VoucherSeen>(event);
    EXPECT_EQ(seen.presented.read_by, std::vector<std::string>{"ocr"});
    EXPECT_TRUE(is_proposal(seen.presented));
    const Event completed = event_of(agree({bars, print}), Generation{7});
    EXPECT_FALSE(is_proposal(get<VoucherSeen>(completed).presented));
}

TEST(ReadingEvent, RefusesANumberWithoutItsMunicipality) {
    const Event event = event_of(agree({bars}), Generation{7});
    EXPECT_EQ(get<VoucherRefused>(event).error.code, "reading.number_only");
}

TEST(ReadingEvent, ShowsBothSidesOfAContradiction) {
    const Event event = event_of(agree({qr, other_bars}), Generation{7});
    const auto& readings = get<VoucherContradicted>(event).readings;
    EXPECT_EQ(readings, (std::vector<CarrierReading>{{"qr", qr.text}, {"nw7", other_bars.text}}));
}

}  // namespace
}  // namespace uketsuke
