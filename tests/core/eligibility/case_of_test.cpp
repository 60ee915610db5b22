// The case that the counter builds, and the lines that cases come in.
#include "core/eligibility/case_of.h"

#include "core/eligibility/case_lines.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

TEST(ACaseOfAResident, HoldsTheRosterAndWhatTheDeskAdds) {
    Resident roster;
    roster.resident_id = "見本-1";
    roster.birth_date = day("1950-05-20");
    roster.municipality = satsumasendai().municipality;
    roster.groups = {"long_term_inpatient"};
    roster.resident_since = day("2022-12-20");
    DeskFacts desk;
    desk.heard.groups = {"long_term_inpatient", "essential_worker"};
    desk.product = "comirnaty-ba45";
    const Case facts = case_of(roster, doses("2021-08-01 comirnaty,2021-08-22 comirnaty"),
                               day("2022-12-15"), desk);
    EXPECT_EQ(joined(facts.groups), "long_term_inpatient essential_worker");
    EXPECT_EQ(facts.id, "見本-1");
    // Moves in five days later; a long-term inpatient all the same.
    const Verdict verdict = assess(satsumasendai(), facts);
    EXPECT_EQ(verdict.status, Status::confirm);
    EXPECT_EQ(joined(verdict.products), "comirnaty-ba45");
    EXPECT_TRUE(has_code(verdict.reasons, "not_resident"));
}

constexpr const char* whole =
    R"({"id":"a","on":"2022-12-15","birth_date":"1990-05-20","municipality":"462152","groups":[],)"
    R"("doses":[{"date":"2021-08-01","product":"comirnaty"}],)"
    R"("other_vaccines":[{"date":"2022-12-01","kind":"influenza"}],)"
    R"("product":"comirnaty","sex":"F","height_cm":160.5,"weight_kg":77,)"
    R"("resident_since":"2020-04-01",)"
    R"("voucher":{"kind":1,"dose":2,"municipality":"462152","number":"0000000001"},)"
    R"("doctor_confirmed":["underlying_condition"]})";

TEST(ACaseLine, IsReadWhole) {
    const auto facts = CaseReader().read(whole);
    ASSERT_TRUE(facts.has_value()) << to_line(facts.error(), false);
    EXPECT_EQ(facts->doses.front(), (PastDose{day("2021-08-01"), "comirnaty"}));
    EXPECT_EQ(std::get<VoucherFacts>(facts->voucher), (VoucherFacts{1, 2, "462152", "0000000001"}));
    EXPECT_EQ(facts->height_cm, 160.5);
    EXPECT_EQ(facts->other_vaccines.front().kind, "influenza");
    EXPECT_EQ(answer_line(satsumasendai(), *facts),
              R"({"id":"a","status":"eligible","dose_number":2,"products":["comirnaty"],)"
              R"("earliest":"2022-12-15","reasons":[]})");
}

// A case with these words about the voucher.
Result<Case> with_voucher(const std::string& field) {
    return CaseReader().read(R"({"id":"a","on":"2022-12-15","birth_date":"1990-05-20",)"
                             R"("municipality":"462152")" +
                             field + "}");
}

TEST(ACaseLine, TellsAMissingVoucherFromSilence) {
    for (const char* silence : {"", R"(,"voucher":null)"}) {
        const auto facts = with_voucher(silence);
        ASSERT_TRUE(facts.has_value()) << silence;
        EXPECT_EQ(facts->voucher, VoucherPresented());
    }
    const auto none = with_voucher(R"(,"voucher":"none")");
    ASSERT_TRUE(none.has_value()) << to_line(none.error(), false);
    EXPECT_EQ(none->voucher, VoucherPresented(NoVoucher{}));
    EXPECT_NE(answer_line(satsumasendai(), *none).find(R"("code":"voucher_missing")"),
              std::string::npos);
    const auto no_kind = with_voucher(R"(,"voucher":{"dose":1,"municipality":"462152"})");
    ASSERT_TRUE(no_kind.has_value()) << to_line(no_kind.error(), false);
    EXPECT_EQ(std::get<VoucherFacts>(no_kind->voucher).kind, std::nullopt);
    for (const char* wrong : {R"(,"voucher":"lost")", R"(,"voucher":"")", R"(,"voucher":false)"}) {
        const auto refused = with_voucher(wrong);
        ASSERT_FALSE(refused.has_value()) << wrong;
        EXPECT_NE(refused.error().what.en.find("\"voucher\""), std::string::npos) << wrong;
    }
}

struct WrongLine {
    const char* old_text;
    const char* new_text;
    const char* field;
};

class WrongLines : public ::testing::TestWithParam<WrongLine> {};

TEST_P(WrongLines, NameTheField) {
    const WrongLine& wrong = GetParam();
    std::string line = whole;
    line.replace(line.find(wrong.old_text), std::string(wrong.old_text).size(), wrong.new_text);
    const auto facts = CaseReader().read(line);
    ASSERT_FALSE(facts.has_value()) << line;
    EXPECT_NE(facts.error().what.en.find("\"" + std::string(wrong.field) + "\""), std::string::npos)
        << facts.error().what.en;
    EXPECT_NE(facts.error().what.ja.find(wrong.field), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Of, WrongLines,
    ::testing::Values(WrongLine{"\"on\":\"2022-12-15\"", "\"on\":\"2022-12-32\"", "on"},
                      WrongLine{"\"on\":\"2022-12-15\"", "\"on\":20221215", "on"},
                      WrongLine{"\"on\":\"2022-12-15\",", "", "on"},
                      WrongLine{"2021-08-01", "2021/08/01", "doses[0].date"},
                      WrongLine{"\"product\":\"comirnaty\"}", "\"produkt\":\"comirnaty\"}",
                                "doses[0].produkt"},
                      WrongLine{"\"kind\":\"influenza\"", "\"kind\":1", "other_vaccines[0].kind"},
                      WrongLine{"\"sex\":\"F\"", "\"age\":32", "age"},
                      WrongLine{"160.5", "\"160.5\"", "height_cm"},
                      WrongLine{"\"dose\":2", "\"dose\":12", "voucher.dose"},
                      WrongLine{"{\"kind\":1", "{\"kind\":10", "voucher.kind"},
                      WrongLine{"[\"underlying_condition\"]", "[1]", "doctor_confirmed[0]"}));

TEST(ALine, ThatIsNoJsonOrNoObjectIsRefused) {
    for (const char* line : {"", "x", "[]", "3", "{\"id\":", "\"a\"", "null"}) {
        EXPECT_FALSE(CaseReader().read(line).has_value()) << line;
    }
}

}  // namespace
}  // namespace uketsuke::testing
