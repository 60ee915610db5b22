// A row of a programme's table: one case with the clause that decides it, and what must come out.
#pragma once

#include "core/programme/display.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {

struct CaseRow {
    const char* name;
    const char* clause;
    const char* born;
    const char* groups;
    const char* history;
    const char* product;  // "" asks for none.
    const char* on;
    const char* status;
    const char* earliest;  // "" is none.
    const char* code;      // Must be among the reasons; "" for no reason at all.
};

inline Case case_of_row(const Programme& programme, const CaseRow& row) {
    Case out;
    out.id = "見本";
    out.birth_date = day(row.born);
    out.on = day(row.on);
    out.municipality = programme.municipality;
    out.doses = doses(row.history);
    out.groups = words(row.groups);
    if (*row.product != '\0') out.product = row.product;
    return out;
}

inline void expect_verdict(const Programme& programme, const Case& facts, const CaseRow& row) {
    const Verdict verdict = assess(programme, facts);
    std::string said = std::string(row.clause) + ": " + joined(verdict.products) + " |";
    for (const Reason& reason : verdict.reasons) said += " " + reason.code + " " + reason.clause;
    EXPECT_STREQ(to_text(verdict.status), row.status) << said;
    EXPECT_EQ(verdict.earliest ? format_day(*verdict.earliest) : "", row.earliest) << said;
    EXPECT_EQ(verdict.products.empty(), !verdict.earliest) << said;
    if (*row.code == '\0') {
        EXPECT_TRUE(verdict.reasons.empty()) << said;
    } else {
        EXPECT_TRUE(has_code(verdict.reasons, row.code)) << said;
    }
}

inline std::string name_of_row(const ::testing::TestParamInfo<CaseRow>& info) {
    return info.param.name;
}

}  // namespace uketsuke::testing
