// 取り消し, 訂正, 付け替え: what each writes, and what it needs.
#include "core/visit/mending.h"

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

RecordedDose recorded() {
    Terminal terminal;
    return terminal.to_recorded().view<Recorded>().record;
}

struct NeedRow {
    MendingTime when;
    MendingReason reason;
    const char* code;  // Of what is missing.
};
class MendingNeeds : public testing::TestWithParam<NeedRow> {};
TEST_P(MendingNeeds, AReasonAndAfterTheCloseAManager) {
    const auto error = obstacle(GetParam().reason, GetParam().when);
    EXPECT_EQ(error ? error->code : "", GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(
    Table, MendingNeeds,
    testing::Values(NeedRow{MendingTime::within_visit, {}, ""},
                    NeedRow{MendingTime::before_close, {}, "mending.reason"},
                    NeedRow{MendingTime::before_close, {"because", ""}, "mending.reason"},
                    NeedRow{MendingTime::before_close, {"typing", ""}, ""},
                    NeedRow{MendingTime::after_close, {"typing", ""}, "mending.approver"},
                    NeedRow{MendingTime::after_close, {"", "見本 責任者"}, "mending.reason"},
                    NeedRow{MendingTime::after_close, {"typing", "見本 責任者"}, ""}));

TEST(Mending, TakingBackNamesTheRecordAndNothingElse) {
    const RecordedDose record = recorded();
    const Mending undone = take_back(record, {}, walk::desk());
    EXPECT_EQ(undone.person, record.dose.person());
    EXPECT_EQ(undone.municipality, "462152");
    EXPECT_EQ(undone.instead, std::nullopt);
    EXPECT_EQ(undone.withdrawn->entry, record.entry);
    EXPECT_EQ(undone.withdrawn->as, WithdrawnAs::undone);
    EXPECT_EQ(undone.withdrawn->date, make_day(2022, 12, 1));
    EXPECT_EQ(undone.withdrawn->recorder, "見本 花子");
    const Mending later = take_back(record, {"not_given", ""}, walk::desk());
    EXPECT_EQ(later.withdrawn->as, WithdrawnAs::not_given);
    EXPECT_EQ(later.withdrawn->reason, "not_given");
}

TEST(Mending, ACorrectionIsTheWholeRecordWithWhatWasOtherwise) {
    const RecordedDose record = recorded();
    const DoseGiven& before = record.dose.fact();
    const Correction correction{{before.product, "ZZ9", make_day(2023, 4, 30)},
                                {before.product, before.product_name, before.maker, 300},
                                BodySite::right_upper_arm,
                                {"sticker", "見本 責任者"}};
    const Mending mended = correct(record, correction, walk::desk()).value();
    EXPECT_EQ(mended.withdrawn, std::nullopt);
    DoseGiven expected = before;
    expected.lot = "ZZ9";
    expected.expiry = make_day(2023, 4, 30);
    expected.body_site = "right_upper_arm";
    expected.in_place_of = record.entry;
    expected.correction_reason = "sticker";
    expected.approver = "見本 責任者";
    EXPECT_EQ(mended.instead->fact(), expected);
    EXPECT_EQ(mended.instead->person(), record.dose.person());
    Correction nonsense = correction;
    nonsense.vial.lot = std::string(21, 'X');
    EXPECT_EQ(correct(record, nonsense, walk::desk()).error().code, "vial.lot");
}

// Reality is recorded: what would have stopped the injection is said and stops nothing now.
TEST(Mending, AVialThatShouldNotHaveBeenUsedIsADoubt) {
    const RecordedDose record = recorded();
    const auto codes = [&](const char* lot, const char* expiry) {
        std::vector<std::string> found;
        const Vial vial{walk::product, lot, parse_day(expiry).value()};
        const auto lots = walk::lots();
        for (const VialNotice& doubt : doubts_about(vial, record.dose.fact().date, lots.get()))
            found.push_back(doubt.code);
        return found;
    };
    EXPECT_EQ(codes("XX0001", "2023-03-31"), std::vector<std::string>{});
    EXPECT_EQ(codes("HELD01", "2023-03-31").front(), "vial.held");
    EXPECT_EQ(codes("OTHER1", "2023-03-31").front(), "vial.product");
    EXPECT_EQ(codes("XX0002", "2022-11-30").front(), "vial.expired");
}

TEST(Mending, AMovedDoseIsTheRightPersonsAndIsWithdrawnFromTheWrongOne) {
    const RecordedDose record = recorded();
    PersonRow row = walk::person("0000000002");
    row.person = PersonId{{7}};
    row.resident->name = "見本 次郎";
    row.doses.clear();
    const auto right =
        confirm(*found_person(Presented{walk::voucher("0000000002"), {"qr"}}, row), {true, true});
    const Mending moved = move_to(*right, record, {"wrong_person", ""}, walk::desk()).value();
    EXPECT_EQ(moved.person, record.dose.person());
    EXPECT_EQ(moved.withdrawn->as, WithdrawnAs::moved);
    EXPECT_EQ(moved.withdrawn->moved_to, row.person.hex());
    const DoseGiven& there = moved.instead->fact();
    EXPECT_EQ(moved.instead->person(), row.person);
    EXPECT_EQ(there.name, "見本 次郎");
    EXPECT_EQ(there.dose_number, 1) << "the right person has had none";
    EXPECT_EQ(there.in_place_of, record.entry);
    EXPECT_EQ(there.voucher_line.substr(8), "0000000002");
    EXPECT_EQ(there.lot, record.dose.fact().lot);
    EXPECT_EQ(there.at, record.dose.fact().at);
    EXPECT_EQ(there.verdict, "") << "nobody judged it for this person before the injection";
    const auto same =
        confirm(*found_person(Presented{walk::voucher(), {"qr"}}, walk::person()), {true, true});
    EXPECT_EQ(move_to(*same, record, {}, walk::desk()).error().code, "mending.same_person");
}

TEST(Mending, OnlyARecordThatCountsAndWasMadeAtATerminalIsInHand) {
    PersonRow row = walk::person();
    row.doses.push_back({"aa/462152/9", true, recorded().dose.fact()});
    EXPECT_EQ(recorded_dose(row, "aa/462152/9")->dose.fact(), recorded().dose.fact());
    EXPECT_EQ(recorded_dose(row, row.doses.front().entry), std::nullopt) << "reported";
    EXPECT_EQ(recorded_dose(row, "aa/462152/10"), std::nullopt);
}

}  // namespace
}  // namespace uketsuke
