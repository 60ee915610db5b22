// 接種券: what the rules say of the voucher presented, of one that is known to be missing, and of a
// visitor of whose voucher nothing was said.
#include "tests/core/eligibility/programme_under_test.h"
#include "tests/paths.h"

namespace uketsuke::testing {
namespace {

// An adult for dose 2 on a day on which the shipped files give it, or for dose 4 at Saiki.
struct Row {
    const char* programme;
    const char* born;
    const char* history;
    const char* on;
    int next_dose;
};

constexpr const char* one = "2021-10-04 comirnaty";
constexpr const char* two = "2021-08-01 comirnaty,2021-08-22 comirnaty";
constexpr const char* three = "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-02-10 comirnaty";
constexpr Row national{"national", "1985-05-20", one, "2021-10-25", 2};
constexpr Row satsuma{"satsumasendai-2022-12", "1990-05-20", two, "2022-12-15", 3};
constexpr Row saiki{"saiki-2022-dose4", "1950-05-20", three, "2022-08-10", 4};
constexpr Row kumamoto{"kumamoto-2021-period7", "1985-05-20", one, "2021-10-25", 2};

Case visitor(const Programme& programme, const Row& row) {
    Case facts = resident(row.born, row.on, row.history);
    facts.municipality = programme.municipality;
    return facts;
}

VoucherFacts fitting(const Programme& programme, const Row& row) {
    return {1, row.next_dose, programme.municipality, "0000000001"};
}

// The clause under which a reason is given, or nothing.
std::string clause_of(const Verdict& verdict, const std::string& code) {
    std::string out;
    for (const Reason& reason : verdict.reasons) {
        if (reason.code == code) out += (out.empty() ? "" : " | ") + reason.clause;
    }
    return out;
}

bool says_anything_of_vouchers(const Verdict& verdict) {
    return std::any_of(verdict.reasons.begin(), verdict.reasons.end(), [](const Reason& reason) {
        return reason.code.find("voucher") != std::string::npos;
    });
}

class Vouchers : public ::testing::TestWithParam<Row> {};

TEST_P(Vouchers, OfWhichNothingIsSaidOrThatFitChangeNothing) {
    const Programme programme = shipped_programme(GetParam().programme);
    Case facts = visitor(programme, GetParam());
    const Verdict silent = assess(programme, facts);
    EXPECT_EQ(silent.status, Status::eligible) << codes(silent.reasons);
    EXPECT_FALSE(says_anything_of_vouchers(silent)) << codes(silent.reasons);
    facts.voucher = fitting(programme, GetParam());
    EXPECT_EQ(assess(programme, facts), silent);
}

TEST_P(Vouchers, ThatAreMissingAreAskedAbout) {
    const Programme programme = shipped_programme(GetParam().programme);
    Case facts = visitor(programme, GetParam());
    const Verdict silent = assess(programme, facts);
    facts.voucher = NoVoucher{};
    const Verdict none = assess(programme, facts);
    EXPECT_EQ(none.status, Status::confirm) << codes(none.reasons);
    EXPECT_EQ(none.earliest, facts.on);
    EXPECT_EQ(none.products, silent.products);
    const std::string clause = programme.id == satsuma.programme
                                   ? "SAT 9(4)"
                                   : "NAT 接種券(NHK、令和3年2月12日)、届かないときは手引き"
                                     "(令和4年10月21日改訂)p142";
    EXPECT_EQ(clause_of(none, "voucher_missing"), clause) << "said once, by the file itself";
}

TEST_P(Vouchers, ForAnotherDoseAreAskedAbout) {
    const Programme programme = shipped_programme(GetParam().programme);
    Case facts = visitor(programme, GetParam());
    for (const int aside : {-1, 1}) {
        VoucherFacts voucher = fitting(programme, GetParam());
        voucher.dose += aside;
        facts.voucher = voucher;
        const Verdict verdict = assess(programme, facts);
        EXPECT_EQ(verdict.status, Status::confirm) << aside;
        EXPECT_FALSE(clause_of(verdict, "voucher_dose_mismatch").empty()) << aside;
        EXPECT_TRUE(clause_of(verdict, "voucher_missing").empty()) << aside;
    }
}

INSTANTIATE_TEST_SUITE_P(OfTheShippedFiles, Vouchers,
                         ::testing::Values(national, satsuma, saiki, kumamoto),
                         [](const auto& row) {
                             std::string name = row.param.programme;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

class CitiesVouchers : public ::testing::TestWithParam<Row> {};

TEST_P(CitiesVouchers, OfAnotherMunicipalityAreVoidToBeAskedAbout) {
    const Programme programme = shipped_programme(GetParam().programme);
    Case facts = visitor(programme, GetParam());
    VoucherFacts voucher = fitting(programme, GetParam());
    voucher.municipality = "999999";
    facts.voucher = voucher;
    const Verdict verdict = assess(programme, facts);
    EXPECT_EQ(verdict.status, Status::confirm) << codes(verdict.reasons);
    EXPECT_FALSE(clause_of(verdict, "voucher_void").empty());
}

INSTANTIATE_TEST_SUITE_P(OfTheShippedFiles, CitiesVouchers,
                         ::testing::Values(satsuma, saiki, kumamoto));

// SAT 9(4): a missing voucher moves no day, and a "no" stays one.
TEST(AMissingVoucher, IsNoReasonToWait) {
    Case facts = resident("1990-05-20", "2022-12-14", "2022-08-25 comirnaty,2022-09-15 comirnaty");
    facts.product = "comirnaty-ba45";
    facts.voucher = NoVoucher{};
    for (const auto& [on, status] :
         {std::pair("2022-12-14", "not_yet"), std::pair("2022-12-15", "confirm"),
          std::pair("2022-12-16", "confirm")}) {
        facts.on = day(on);
        const Verdict verdict = assess(satsumasendai(), facts);
        EXPECT_STREQ(to_text(verdict.status), status) << on;
        EXPECT_EQ(verdict.earliest, std::max(facts.on, day("2022-12-15"))) << on;
    }
}

// The values of 券種 are not known for any shipped file: a made-up programme shows that a row that
// names them works.
struct KindRow {
    const char* name;
    const char* kinds;  // As the file has them.
    std::optional<int> kind;
    bool speaks;
};

class Kinds : public ::testing::TestWithParam<KindRow> {};

TEST_P(Kinds, OfVouchersForAScreeningOnlyAreThoseThatTheFileLists) {
    std::string text = text_of(std::string(test::samples_dir) + "/programmes/shingles-sample.toml");
    const std::string shipped_kinds = "kinds = [2]";
    ASSERT_NE(text.find(shipped_kinds), std::string::npos);
    text.replace(text.find(shipped_kinds), shipped_kinds.size(), GetParam().kinds);
    const auto programme = parse_programme(text, "sample.toml");
    ASSERT_TRUE(programme.has_value()) << to_line(programme.error(), false);
    Case facts = resident("1960-01-01", "2030-04-01");
    facts.municipality = programme->municipality;
    facts.product = "zosterin";
    facts.voucher = VoucherFacts{GetParam().kind, 1, facts.municipality, "0000000001"};
    const Verdict verdict = assess(*programme, facts);
    EXPECT_EQ(codes(verdict.reasons), GetParam().speaks ? "screening_only_voucher" : "");
    EXPECT_EQ(verdict.status, GetParam().speaks ? Status::confirm : Status::eligible);
    if (GetParam().speaks) {
        EXPECT_EQ(clause_of(verdict, "screening_only_voucher"), "DOC 4(3)");
    }
}

INSTANTIATE_TEST_SUITE_P(MadeUp, Kinds,
                         ::testing::Values(KindRow{"OneBefore", "kinds = [2]", 1, false},
                                           KindRow{"TheOne", "kinds = [2]", 2, true},
                                           KindRow{"OneAfter", "kinds = [2]", 3, false},
                                           KindRow{"FirstOfTwo", "kinds = [0, 9]", 0, true},
                                           KindRow{"LastOfTwo", "kinds = [0, 9]", 9, true},
                                           KindRow{"BetweenTwo", "kinds = [0, 9]", 5, false},
                                           KindRow{"NotSaid", "kinds = [0, 2]", {}, false}),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace uketsuke::testing
