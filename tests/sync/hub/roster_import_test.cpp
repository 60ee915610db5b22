// Imports against a ledger: what is new becomes an entry, what is as before becomes none.
#include "sync/hub/roster_import.h"

#include <gtest/gtest.h>

#include "tests/sync/town.h"

namespace uketsuke {
namespace {

const std::string header =
    "resident_id,name,kana,sex,birth_date,address,municipality,voucher_number\n";

std::string resident_line(int number, const std::string& address = "見本市") {
    const std::string digits = std::to_string(number);
    return digits + ",見本 " + digits + ",ﾐﾎﾝ,F,1950-01-01," + address + ",462152,990000000" +
           digits + "\n";
}

class RosterImportTest : public testing::Test {
  protected:
    ImportPlan plan(const std::string& roster, const std::string& doses = "") {
        const PersonSource new_person = [this] { return sample::person(++people_); };
        const auto reported = doses.empty() ? ReportedDoses{} : read_doses(doses);
        return plan_import(*town_.hub.ledger, sample::municipality, read_roster(roster), reported,
                           new_person)
            .value();
    }
    void import(const ImportPlan& planned) {
        ASSERT_TRUE(town_.hub.ledger->append_all(planned.drafts, town_.now));
    }
    sample::Town town_;
    std::uint8_t people_ = 0;
    const std::string roster_ = header + resident_line(1) + resident_line(2);
    const std::string doses_ =
        "resident_id,date,product\n1,2021-06-01,comirnaty\n1,2021-06-22,comirnaty\n";
};

TEST_F(RosterImportTest, ResidentsAreFoundByVoucherWithTheirDoses) {
    import(plan(roster_, doses_));
    const auto rows = town_.hub.ledger->people_by_voucher(sample::municipality, "9900000001");
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 1u);
    EXPECT_EQ(rows->front().resident->name, "見本 1");
    EXPECT_EQ(rows->front().doses.size(), 2u);
}

TEST_F(RosterImportTest, TheSameFilesAgainMakeNoEntry) {
    import(plan(roster_, doses_));
    const ImportPlan again = plan(roster_, doses_);
    EXPECT_TRUE(again.drafts.empty());
    EXPECT_EQ(again.residents.unchanged, 2u);
    EXPECT_EQ(again.doses.unchanged, 2u);
}

TEST_F(RosterImportTest, AChangedRowIsOneEntryOfTheSamePerson) {
    import(plan(roster_));
    const ImportPlan moved = plan(header + resident_line(1, "転居先") + resident_line(2));
    ASSERT_EQ(moved.drafts.size(), 1u);
    EXPECT_EQ(moved.drafts[0].subject, subject_of(sample::person(1)));
    EXPECT_EQ(moved.residents.changed, 1u);
}

TEST_F(RosterImportTest, DosesAloneFindResidentsOfEarlierImports) {
    import(plan(roster_));
    const ImportPlan later = plan(header, doses_);
    EXPECT_EQ(later.doses.fresh, 2u);
    EXPECT_TRUE(later.dose_problems.empty());
}

TEST_F(RosterImportTest, ADoseOfNobodyIsTold) {
    const ImportPlan lost = plan(roster_, "resident_id,date,product\n9,2021-06-01,comirnaty\n");
    ASSERT_EQ(lost.dose_problems.count(), 1u);
    EXPECT_EQ(lost.dose_problems.kept()[0].code, "doses.unknown_resident");
    EXPECT_EQ(lost.dose_problems.kept()[0].line, 2u);
}

TEST_F(RosterImportTest, AResidentOfAnotherMunicipalityIsTold) {
    const ImportPlan other = plan(
        "resident_id,name,kana,sex,birth_date,address,municipality\n1,見本,ミホン,F,1950-01-01,x,"
        "431001\n");
    ASSERT_EQ(other.roster_problems.count(), 1u);
    EXPECT_EQ(other.roster_problems.kept()[0].code, "roster.other_municipality");
}

}  // namespace
}  // namespace uketsuke
