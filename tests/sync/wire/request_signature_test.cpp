// Signed requests: what the signature covers, and that every other form is refused.
#include "sync/wire/request_signature.h"

#include <gtest/gtest.h>

#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

const Instant now = sample::at("2022-12-01T10:00:00+09:00");

Request signed_request() {
    Request request{"POST", "/v1/entries", "a=1", {}, "the body"};
    sign_request(request, sample::device(1), sample::signer(1), now);
    return request;
}

TEST(RequestSignature, HoldsForTheRequestThatWasSigned) {
    const auto claim = read_claim(signed_request());
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->device, sample::device(1));
    EXPECT_EQ(claim->created, now);
    EXPECT_TRUE(check_claim(*claim, sample::signer(1).public_key(), now));
}

TEST(RequestSignature, HeaderFieldsAreThoseOfTheStandards) {
    const Request request = signed_request();
    EXPECT_EQ(header_of(request.headers, "content-digest"),
              "sha-256=:+oJC6Z9IlmylFAkrQjO0RoUfQrV61QMb8TPh3XZ4fz4=:");
    EXPECT_EQ(header_of(request.headers, "signature-input"),
              "sig1=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1669856400;"
              "keyid=\"01010101010101010101010101010101\";alg=\"ed25519\"");
    EXPECT_TRUE(header_of(request.headers, "signature")->starts_with("sig1=:"));
}

struct Tampering {
    const char* what;
    void (*change)(Request&);
};
class TamperedRequests : public testing::TestWithParam<Tampering> {};
TEST_P(TamperedRequests, AreRefused) {
    Request request = signed_request();
    GetParam().change(request);
    const auto claim = read_claim(request);
    EXPECT_FALSE(claim && check_claim(*claim, sample::signer(1).public_key(), now));
}
INSTANTIATE_TEST_SUITE_P(
    RequestSignature, TamperedRequests,
    testing::Values(Tampering{"method", [](Request& r) { r.method = "GET"; }},
                    Tampering{"path", [](Request& r) { r.path = "/v1/enrolments"; }},
                    Tampering{"query", [](Request& r) { r.query = "a=2"; }},
                    Tampering{"body", [](Request& r) { r.body += "!"; }},
                    Tampering{"no signature", [](Request& r) { r.headers.pop_back(); }},
                    Tampering{"no headers", [](Request& r) { r.headers.clear(); }},
                    Tampering{"other digest", [](Request& r) { r.headers[0].second[12] = 'A'; }},
                    Tampering{"other time",
                              [](Request& r) {
                                  auto& input = r.headers[1].second;
                                  input.replace(input.find("1669856400"), 10, "1669856401");
                              }},
                    Tampering{"empty parameters",
                              [](Request& r) { r.headers[1].second = "sig1="; }},
                    Tampering{"endless time",
                              [](Request& r) {
                                  auto& input = r.headers[1].second;
                                  input.replace(input.find("1669856400"), 10, "9999999999999999");
                              }}),
    [](const auto& row) {
        std::string name = row.param.what;
        std::replace(name.begin(), name.end(), ' ', '_');
        return name;
    });

TEST(RequestSignature, AnotherKeyIsRefused) {
    const auto claim = read_claim(signed_request());
    ASSERT_TRUE(claim);
    const auto checked = check_claim(*claim, sample::signer(2).public_key(), now);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, "request.signature");
}

TEST(RequestSignature, AClockMoreThanADayOffIsToldAndLessIsTolerated) {
    const auto claim = read_claim(signed_request());
    ASSERT_TRUE(claim);
    const PublicKey key = sample::signer(1).public_key();
    EXPECT_TRUE(check_claim(*claim, key, now + std::chrono::hours(23)));
    EXPECT_TRUE(check_claim(*claim, key, now - std::chrono::hours(23)));
    const auto late = check_claim(*claim, key, now + std::chrono::hours(25));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "request.clock");
}

}  // namespace
}  // namespace uketsuke
