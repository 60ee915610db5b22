// Text written as JSON directly says the same bytes as a value that is printed.
#include "core/base/json_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json.h"

namespace uketsuke {
namespace {

std::string appended(std::string_view text) {
    std::string out = "[";
    append_json(out, text);
    return out.substr(1);
}

class AppendedText : public testing::TestWithParam<std::string> {};
TEST_P(AppendedText, IsWhatPrintJsonPrints) {
    EXPECT_EQ(appended(GetParam()), print_json(Json(GetParam())));
}
INSTANTIATE_TEST_SUITE_P(Json, AppendedText,
                         testing::Values("", "見本 𠮷邊󠄀太郎", "a\"b", "a\\b", "a\nb\tc",
                                         std::string("\0\x1f", 2), "\x7f", "/", "\xff", "\xe3\x81",
                                         "\xed\xa0\x80", "\xc0\xaf", "x\xf4\x90\x80\x80"));

RC_GTEST_PROP(Json, AnyTextIsAppendedAsItIsPrinted, (const std::string& text)) {
    RC_ASSERT(appended(text) == print_json(Json(text)));
}

}  // namespace
}  // namespace uketsuke
