// A device that the city revoked: what it still may hand over, what it is told, and what it
// believes.
#include <gtest/gtest.h>

#include "sync/wire/request_signature.h"
#include "tests/sync/town.h"

namespace uketsuke {
namespace {

using sample::Town;

void revoke(Town& town, std::uint8_t number) {
    town.now += std::chrono::seconds(1);
    const Draft draft{sample::municipality, "", subject_of(sample::device(number)),
                      DeviceRevoked{"紛失"}};
    ASSERT_TRUE(town.hub.ledger->append(draft, town.now));
}

// The answer that terminal 1 gets to a pull.
Response pulled_answer(Town& town) {
    Exchange exchange = town.exchange_of(1);
    const auto request = exchange.next(*town.terminals[1].ledger, town.now);
    return town.ask(**request);
}

std::size_t doses_at(const sample::Book& book) {
    const auto row = book.ledger->person(sample::person(1)).value();
    return row ? row->doses.size() : 0;
}

TEST(Revocation, WhatWasRecordedBeforeCountsAndWhatCameLaterIsKept) {
    Town town;
    town.record(1, 1);
    revoke(town, 1);
    town.record(1, 2);
    const auto report = town.exchange(1);
    ASSERT_TRUE(report) << report.error().code;
    EXPECT_TRUE(report->revoked);
    EXPECT_EQ(report->acknowledged, 2u);
    EXPECT_EQ(report->quarantine_codes, std::set<std::string>{"author.revoked"});
    EXPECT_EQ(town.unsent(1), 0u) << "everything was taken before the keys may go";
    EXPECT_EQ(doses_at(town.hub), 1u);
    EXPECT_EQ(town.hub.store->quarantined_count().value(), 1u);
}

TEST(Revocation, TheDeviceIsGivenNothingMore) {
    Town town;
    ASSERT_TRUE(town.exchange(1));
    revoke(town, 1);
    town.record(2, 1);
    ASSERT_TRUE(town.exchange(2));
    const auto report = town.exchange(1);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->revoked);
    EXPECT_EQ(report->pulled, 0u);
    EXPECT_EQ(doses_at(town.terminals[1]), 0u);
    EXPECT_FALSE(town.exchange(2)->revoked) << "the other one is not meant";
    EXPECT_EQ(doses_at(town.terminals[2]), 1u);
}

TEST(Revocation, OnlyAnAuthoritysSignatureIsBelieved) {
    Town town;
    ASSERT_TRUE(town.exchange(1));
    const Digest other_link =
        town.hub.ledger->after_position(sample::municipality, 1, 1).value()[0].entry.link;
    const Signature other_signature =
        town.hub.ledger->after_position(sample::municipality, 1, 1).value()[0].entry.signature;
    revoke(town, 1);
    const Response whole = pulled_answer(town);
    ASSERT_EQ(whole.status, 403);
    const RevokedAnswer truth = parse_revoked_answer(whole.body).value();
    const auto believed = [&](const RevokedAnswer& answer) {
        Exchange exchange = town.exchange_of(1);
        EXPECT_TRUE(exchange.next(*town.terminals[1].ledger, town.now));
        const auto reply = exchange.read({403, {}, print_revoked_answer(answer)});
        if (!reply.has_value()) return false;
        const auto taken = exchange.take(*town.terminals[1].ledger, *reply);
        return taken.has_value() && exchange.report().revoked;
    };
    EXPECT_TRUE(believed(truth));
    RevokedAnswer forged = truth;
    forged.revocation.entry.signature[0] ^= 1;
    EXPECT_FALSE(believed(forged)) << "a wrong signature";
    forged = truth;
    forged.revocation.entry.link = other_link;
    forged.revocation.entry.signature = other_signature;
    EXPECT_FALSE(believed(forged)) << "the signature of another entry of the hub";
    forged = truth;
    forged.link_before[0] ^= 1;
    EXPECT_FALSE(believed(forged)) << "another chain";
    const auto signed_by = [&](std::uint8_t writer, std::uint8_t subject, Fact fact) {
        const Entry entry =
            make_entry(
                {sample::municipality, "", subject_of(sample::device(subject)), std::move(fact)},
                sample::device(writer), {}, town.now, {}, sample::signer(writer))
                .value();
        return RevokedAnswer{truth.error, {entry, 0}, {}};
    };
    EXPECT_FALSE(believed(signed_by(2, 1, DeviceRevoked{"偽"}))) << "by another terminal";
    EXPECT_FALSE(believed(signed_by(1, 1, DeviceRevoked{"偽"}))) << "by itself";
    EXPECT_FALSE(believed(signed_by(7, 1, DeviceRevoked{"偽"}))) << "by a stranger";
    EXPECT_FALSE(believed(signed_by(9, 2, DeviceRevoked{"偽"}))) << "about another device";
    EXPECT_FALSE(believed(signed_by(9, 1, DeviceEnrolled{"", std::string(64, 'a')})))
        << "no revocation";
    EXPECT_TRUE(believed(signed_by(9, 1, DeviceRevoked{"真"})));
}

TEST(Revocation, AWordWithoutProofChangesNothing) {
    Town town;
    Exchange exchange = town.exchange_of(1);
    ASSERT_TRUE(exchange.next(*town.terminals[1].ledger, town.now));
    const Error error{ErrorKind::refused, "device.revoked", {"偽", "forged"}, {}};
    const auto reply = exchange.read({403, {}, print_refusal(error)});
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, "device.revoked");
    EXPECT_FALSE(exchange.report().revoked);
}

TEST(Revocation, ARevokedDeviceCannotEnrolAgainWithItsOldKey) {
    Town town;
    revoke(town, 1);
    const EnrolmentWish wish{"AAAA-AAAA-AAAA", sample::device(1), "受付1",
                             sample::signer(1).public_key()};
    Request request{"POST", "/v1/enrolments", {}, {{"content-type", "application/json"}}, {}};
    request.body = print_enrolment_wish(wish);
    sign_request(request, wish.device, sample::signer(1), town.now);
    const Response answer = town.ask(request);
    EXPECT_EQ(answer.status, 403);
    EXPECT_TRUE(parse_revoked_answer(answer.body));
}

}  // namespace
}  // namespace uketsuke
