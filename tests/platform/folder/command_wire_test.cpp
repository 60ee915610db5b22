// The lines of the door, there and back, and what is refused.
#include "platform/folder/command_wire.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace uketsuke {
namespace {

TEST(CommandWire, IsWrittenAsDocumented) {
    EXPECT_EQ(print_request({"status", R"({"json":true})"}).value(),
              R"({"command":"status","arguments":{"json":true}})");
    EXPECT_EQ(print_answer({AnswerKind::out, "受付", 0}), R"({"out":"受付"})");
    EXPECT_EQ(print_answer({AnswerKind::err, "a\"b", 0}), R"({"err":"a\"b"})");
    EXPECT_EQ(print_answer({AnswerKind::exit, "", 3}), R"({"exit":3})");
}

class BadRequest : public testing::TestWithParam<const char*> {};
TEST_P(BadRequest, IsRefused) {
    const auto request = parse_request(GetParam());
    ASSERT_FALSE(request);
    EXPECT_EQ(request.error().code, "door.request");
}
INSTANTIATE_TEST_SUITE_P(CommandWire, BadRequest,
                         testing::Values("", "{", "[]", "null", R"({"command":"status"})",
                                         R"({"command":7,"arguments":{}})",
                                         R"({"command":"status","arguments":[]})",
                                         R"({"command":"status","arguments":{},"more":1})",
                                         R"({"arguments":{},"Command":"status"})"));

class BadAnswer : public testing::TestWithParam<const char*> {};
TEST_P(BadAnswer, IsRefused) {
    const auto answer = parse_answer(GetParam());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "door.answer");
}
INSTANTIATE_TEST_SUITE_P(CommandWire, BadAnswer,
                         testing::Values("", "7", "{}", R"({"exit":"0"})", R"({"out":1})",
                                         R"({"out":"a","exit":0})", R"({"other":"a"})"));

TEST(CommandWire, ArgumentsThatAreNoObjectAreNotSent) {
    EXPECT_FALSE(print_request({"status", "[1]"}));
    EXPECT_FALSE(print_request({"status", "{"}));
}

TEST(CommandWire, EveryTextComesBackOnOneLine) {
    EXPECT_TRUE(rc::check("answers survive the wire", [](const std::string& noise, int status) {
        std::string text;  // Any bytes below 0x80, newlines and quotes among them.
        for (const char c : noise) text += static_cast<char>(c & 0x7f);
        for (const Answer& answer :
             {Answer{AnswerKind::out, text, 0}, Answer{AnswerKind::err, text, 0},
              Answer{AnswerKind::exit, "", status}}) {
            const std::string line = print_answer(answer);
            RC_ASSERT(line.find('\n') == std::string::npos);
            RC_ASSERT(parse_answer(line).value() == answer);
        }
    }));
}

}  // namespace
}  // namespace uketsuke
