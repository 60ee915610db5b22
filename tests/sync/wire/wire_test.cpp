// Codecs of the wire: what goes in comes out, and whatever is cut, altered or too much is refused.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sync/wire/answers.h"
#include "sync/wire/base64.h"
#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

struct Base64Row {
    const char* plain;
    const char* encoded;
};
class Base64Vectors : public testing::TestWithParam<Base64Row> {};
TEST_P(Base64Vectors, OfRfc4648Hold) {
    EXPECT_EQ(to_base64(to_bytes(GetParam().plain)), GetParam().encoded);
    EXPECT_EQ(from_base64(GetParam().encoded), to_bytes(GetParam().plain));
}
INSTANTIATE_TEST_SUITE_P(Base64, Base64Vectors,
                         testing::Values(Base64Row{"", ""}, Base64Row{"f", "Zg=="},
                                         Base64Row{"fo", "Zm8="}, Base64Row{"foo", "Zm9v"},
                                         Base64Row{"foob", "Zm9vYg=="},
                                         Base64Row{"fooba", "Zm9vYmE="},
                                         Base64Row{"foobar", "Zm9vYmFy"}));

class Base64Refusals : public testing::TestWithParam<const char*> {};
TEST_P(Base64Refusals, AreOfWhatWouldNotComeBackTheSame) { EXPECT_FALSE(from_base64(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Base64, Base64Refusals,
                         testing::Values("Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm9v\n",
                                         "Z===", "=Zg=", "Zg==Zg==", "Zm 9v", "Zm-_"));

RC_GTEST_PROP(Base64, EveryByteStringComesBack, (const std::vector<std::uint8_t>& bytes)) {
    RC_ASSERT(from_base64(to_base64(bytes)) == std::optional(bytes));
}

RC_GTEST_PROP(Compression, EveryTextComesBack, (const std::string& text)) {
    const auto back = decompress(compress(text), text.size());
    RC_ASSERT(back.has_value() && *back == text);
}

TEST(Compression, EveryTruncationIsRefused) {
    const std::string frame = compress("受付の記録 one two three " + std::string(2000, 'x'));
    for (std::size_t size = 0; size < frame.size(); ++size) {
        EXPECT_FALSE(decompress(frame.substr(0, size), 1 << 20)) << size;
    }
}

TEST(Compression, EveryFlippedByteIsRefusedOrHarmless) {
    const std::string text = "one two three " + std::string(500, 'y');
    const std::string frame = compress(text);
    for (std::size_t i = 0; i < frame.size(); ++i) {
        std::string bad = frame;
        bad[i] = char(bad[i] ^ 0x10);
        const auto back = decompress(bad, 1 << 20);
        EXPECT_EQ(back.value_or(text), text) << i;
    }
}

TEST(Compression, ABombStopsAtTheLimit) {
    const std::string bomb = compress(std::string(64 << 20, 'a'));
    EXPECT_LT(bomb.size(), 16u << 10);
    const auto back = decompress(bomb, expanded_bytes_max);
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().code, "wire.too_large");
}

TEST(Compression, BytesBehindTheFrameAreRefused) {
    EXPECT_FALSE(decompress(compress("a") + "b", 100));
    EXPECT_FALSE(decompress(compress("a") + compress("b"), 100));
}

TEST(EntryLines, EntriesComeBackWithLinkSignatureAndPosition) {
    std::vector<TravellingEntry> sent;
    std::string text;
    for (const Entry& entry : sample::chain(5)) {
        sent.push_back({entry, entry.header.sequence + 100});
        text += print_entry_line(sent.back());
    }
    const auto received = parse_entry_lines(text, 5);
    ASSERT_TRUE(received);
    EXPECT_EQ(*received, sent);
}

TEST(EntryLines, EveryTruncationIsRefusedOrEndsAtALine) {
    std::string text;
    for (const Entry& entry : sample::chain(3)) text += print_entry_line({entry, 0});
    for (std::size_t size = 0; size < text.size(); ++size) {
        const bool whole_lines = size == 0 || text[size - 1] == '\n';
        EXPECT_EQ(parse_entry_lines(text.substr(0, size), 9).has_value(), whole_lines) << size;
    }
}

TEST(EntryLines, MoreThanAskedForIsRefused) {
    std::string text;
    for (const Entry& entry : sample::chain(3)) text += print_entry_line({entry, 0});
    const auto received = parse_entry_lines(text, 2);
    ASSERT_FALSE(received);
    EXPECT_EQ(received.error().code, "wire.too_many");
}

// Another program may order the members in another way, or say more.
TEST(EntryLines, OtherJsonOfTheSameMeaningIsTheSameEntry) {
    const TravellingEntry sent{sample::chain(1).front(), 17};
    const std::string usual = print_entry_line(sent);
    for (const auto& [what, with] : std::map<std::string, std::string>{
             {R"({"entry")", R"({"new":[1,{"x":"}"}],"entry")"},
             {R"({"entry")", R"({ "entry")"},
             {R"("position":17)", R"("position": 17 )"},
             {R"(,"position":17})", R"(,"position":17,"new":null})"}}) {
        std::string other = usual;
        other.replace(other.find(what), what.size(), with);
        const auto received = parse_entry_lines(other, 1);
        ASSERT_TRUE(received.has_value()) << other;
        EXPECT_EQ(received->front(), sent) << with;
    }
    for (const auto& [what, with] :
         std::map<std::string, std::string>{{R"("position":17)", R"("position":017)"},
                                            {R"("position":17)", R"("position":-17)"},
                                            {R"("position":17})", R"("position":17}})"},
                                            {R"("link":")", R"("link":"=)"},
                                            {R"(","link")", R"(=","link")"}}) {
        std::string bad = usual;
        bad.replace(bad.find(what), what.size(), with);
        EXPECT_FALSE(parse_entry_lines(bad, 1).has_value()) << bad;
    }
}

class BadLines : public testing::TestWithParam<const char*> {};
TEST_P(BadLines, AreRefusedWithTheirNumber) {
    const auto received = parse_entry_lines(std::string(GetParam()) + "\n", 9);
    ASSERT_FALSE(received);
    EXPECT_EQ(received.error().code, "wire.line");
    EXPECT_NE(received.error().what.en.find("Line 1"), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(EntryLines, BadLines,
                         testing::Values("", "<html>", "[]", "{}", "null", "{\"entry\":1}",
                                         "{\"entry\":\"AAAA\",\"link\":\"\",\"signature\":\"\"}"));

TEST(Batch, HoldsAtLeastOneAndAtMostItsBytes) {
    auto entries = sample::chain(4);
    EXPECT_EQ(batch_size({}), 0u);
    EXPECT_EQ(batch_size(entries), 4u);
    for (Entry& entry : entries) entry.json.assign(batch_bytes_max / 2, ' ');
    EXPECT_EQ(batch_size(entries), 1u);
    entries.front().json.assign(batch_bytes_max * 2, ' ');
    EXPECT_EQ(batch_size(entries), 1u);
}

TEST(Answers, APushAnswerComesBack) {
    const PushAnswer answer{sample::hub(),
                            {{{sample::device(1), "462152"}, 1, FateKind::stored, ""},
                             {{sample::device(1), "462152"}, 2, FateKind::known, ""},
                             {{sample::device(1), "431001"}, 9, FateKind::refused, "chain.gap"}},
                            {{{sample::device(1), "462152"}, {2, Digest{7}}},
                             {{sample::device(2), "431001"}, {0, {}}}}};
    const auto back = parse_push_answer(print_push_answer(answer));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, answer);
}

TEST(Answers, APullAnswerComesBackAndEveryTruncationIsRefused) {
    PullAnswer answer{
        sample::hub(), "462152", 10, 14, {{{sample::device(1), "462152"}, {4, Digest{8}}}}, {}};
    for (const Entry& entry : sample::chain(4))
        answer.entries.push_back({entry, 10 + entry.header.sequence});
    const std::string text = print_pull_answer(answer);
    const auto back = parse_pull_answer(text);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, answer);
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_FALSE(parse_pull_answer(text.substr(0, size))) << size;
}

TEST(Answers, ASkippedPositionIsNonsense) {
    PullAnswer answer{sample::hub(), "462152", 10, 14, {}, {}};
    for (const Entry& entry : sample::chain(3))
        answer.entries.push_back({entry, 10 + entry.header.sequence});
    answer.entries.back().position += 1;
    EXPECT_FALSE(parse_pull_answer(print_pull_answer(answer)));
}

TEST(Answers, EnrolmentComesBack) {
    const EnrolmentWish wish{"ABCD-EFGH", sample::device(1), "窓口1",
                             sample::signer(1).public_key()};
    const auto wish_back = parse_enrolment_wish(print_enrolment_wish(wish));
    ASSERT_TRUE(wish_back);
    EXPECT_EQ(*wish_back, wish);
    const EnrolmentAnswer answer{sample::hub(),
                                 sample::device(1),
                                 sample::signer(1).public_key(),
                                 sample::box(1).public_key(),
                                 "462152",
                                 "satsumasendai-2022-12"};
    const auto answer_back = parse_enrolment_answer(print_enrolment_answer(answer));
    ASSERT_TRUE(answer_back);
    EXPECT_EQ(*answer_back, answer);
}

TEST(Answers, ARefusalComesBackInBothLanguages) {
    const Error error{ErrorKind::refused, "enrol.code", {"だめ", "No"}, {"次", "Next"}};
    EXPECT_EQ(parse_refusal(print_refusal(error)), error);
}

class NonsenseAnswers : public testing::TestWithParam<const char*> {};
TEST_P(NonsenseAnswers, AreErrorsForEveryReader) {
    EXPECT_FALSE(parse_push_answer(GetParam()));
    EXPECT_FALSE(parse_pull_answer(GetParam()));
    EXPECT_FALSE(parse_pull_answer(std::string(GetParam()) + "\n"));
    EXPECT_FALSE(parse_enrolment_wish(GetParam()));
    EXPECT_FALSE(parse_enrolment_answer(GetParam()));
    EXPECT_FALSE(parse_refusal(GetParam()));
}
INSTANTIATE_TEST_SUITE_P(
    Answers, NonsenseAnswers,
    testing::Values("", "<html><body>502 Bad Gateway</body></html>", "{}", "[]", "null", "7",
                    "{\"error\":3}", "{\"error\":{\"code\":7}}",
                    "{\"hub\":\"00\",\"fates\":[],\"held\":{}}",
                    "{\"hub\":\"000102030405060708090a0b0c0d0e0f\",\"fates\":{},\"held\":[]}",
                    "{\"hub\":\"000102030405060708090a0b0c0d0e0f\",\"fates\":[7],\"held\":{}}",
                    "{\"hub\":\"000102030405060708090a0b0c0d0e0f\",\"after\":-1,\"last\":2}"));

}  // namespace
}  // namespace uketsuke
