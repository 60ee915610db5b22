// Both sides of the protocol against each other: idempotence, partial failure, restored hubs, and
// answers that are none.
#include "sync/client/exchange.h"

#include <gtest/gtest.h>

#include "sync/client/backoff.h"
#include "sync/wire/compression.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "tests/sync/town.h"

namespace uketsuke {
namespace {

using sample::Town;

Request push_of(const std::vector<Entry>& entries, std::uint8_t terminal, Instant now) {
    std::string lines;
    for (const Entry& entry : entries) lines += print_entry_line({entry, 0});
    Request request{"POST", std::string(entries_path), "", {{"content-encoding", "zstd"}}, {}};
    request.body = compress(lines);
    sign_request(request, sample::device(terminal), sample::signer(terminal), now);
    return request;
}

std::vector<FateKind> fates_of(const Response& response) {
    std::vector<FateKind> fates;
    const PushAnswer answer = parse_push_answer(response.body).value();
    for (const Fate& fate : answer.fates) fates.push_back(fate.kind);
    return fates;
}

std::string code_of(const Response& response) {
    const auto refusal = parse_refusal(response.body);
    return refusal ? refusal->code : "HTTP " + std::to_string(response.status);
}

TEST(Exchange, WhatOneTerminalRecordsIsSeenByTheOther) {
    Town town;
    town.record(1, 1);
    const auto sent = town.exchange(1);
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->acknowledged, 1u);
    EXPECT_EQ(town.unsent(1), 0u);
    ASSERT_TRUE(town.exchange(2));
    const auto row = town.terminals[2].ledger->person(sample::person(1));
    ASSERT_TRUE(row && *row);
    EXPECT_EQ((*row)->doses.size(), 1u);
}

TEST(Exchange, AnExchangeWithNothingNewMovesNothing) {
    Town town;
    town.record(1, 1);
    ASSERT_TRUE(town.exchange(1));
    EXPECT_EQ(*town.exchange(1), ExchangeReport{});
}

TEST(Exchange, MoreThanABatchGoesUpAndComesDownInPages) {
    Town town;
    std::vector<Draft> drafts;
    for (int i = 0; i < 2300; ++i)
        drafts.push_back(sample::draft(sample::given("2021-06-01", i), std::uint8_t(i % 50)));
    ASSERT_TRUE(town.terminals[1].ledger->append_all(drafts, town.now));
    EXPECT_EQ(town.exchange(1)->acknowledged, 2300u);
    EXPECT_EQ(town.exchange(2)->pulled, 2302u);  // And the two enrolments.
}

TEST(Push, RepeatedEntriesAreKnownAndStoredOnce) {
    Town town;
    const std::vector<Entry> entries{town.record(1, 1), town.record(1, 2)};
    const Request push = push_of(entries, 1, town.now);
    EXPECT_EQ(fates_of(town.ask(push)), (std::vector{FateKind::stored, FateKind::stored}));
    const auto count = town.hub.store->entry_count().value();
    EXPECT_EQ(fates_of(town.ask(push)), (std::vector{FateKind::known, FateKind::known}));
    EXPECT_EQ(town.hub.store->entry_count().value(), count);
}

TEST(Push, APartThatIsKnownIsNoHindrance) {
    Town town;
    const Entry first = town.record(1, 1);
    const Entry second = town.record(1, 2);
    town.ask(push_of({first}, 1, town.now));
    EXPECT_EQ(fates_of(town.ask(push_of({first, second}, 1, town.now))),
              (std::vector{FateKind::known, FateKind::stored}));
}

TEST(Push, AGapIsRefusedWithItsReasonAndTheHubSaysWhatItHolds) {
    Town town;
    town.record(1, 1);
    const Entry second = town.record(1, 2);
    const auto answer = parse_push_answer(town.ask(push_of({second}, 1, town.now)).body);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->fates[0].kind, FateKind::refused);
    EXPECT_EQ(answer->fates[0].code, "chain.gap");
    EXPECT_FALSE(answer->held.contains({sample::device(1), sample::municipality}));
}

TEST(Push, OneRefusedRunDoesNotHinderAnother) {
    Town town;
    Entry forged = town.record(1, 1);
    forged.json = "{}";
    const Entry good = town.record(2, 1);
    EXPECT_EQ(fates_of(town.ask(push_of({forged, good}, 1, town.now))),
              (std::vector{FateKind::refused, FateKind::stored}));
}

TEST(Push, ATerminalCannotEnrolAnother) {
    Town town;
    const DeviceEnrolled fact{"侵入", to_hex(sample::signer(7).public_key())};
    Ledger& own = *town.terminals[1].ledger;
    const Draft claim{sample::municipality, "", subject_of(sample::device(7)), fact};
    EXPECT_EQ(own.append(claim, town.now).error().code, "author.role");
    const auto entry = make_entry(claim, sample::device(1), {}, town.now, {}, sample::signer(1));
    ASSERT_TRUE(entry);
    EXPECT_EQ(fates_of(town.ask(push_of({*entry}, 1, town.now))),
              std::vector{FateKind::quarantined});
    EXPECT_EQ(code_of(town.ask(push_of({*entry}, 7, town.now))), "device.unknown");
}

TEST(Push, AnUnknownDeviceIsRefused) {
    Town town;
    EXPECT_EQ(code_of(town.ask(push_of({town.record(1, 1)}, 5, town.now))), "device.unknown");
}

TEST(Push, ASignatureByAnotherKeyIsRefused) {
    Town town;
    Request push{"POST", std::string(entries_path), "", {{"content-encoding", "zstd"}}, {}};
    push.body = compress("");
    sign_request(push, sample::device(1), sample::signer(2), town.now);
    EXPECT_EQ(code_of(town.ask(push)), "request.signature");
}

TEST(Exchange, ARefusedRunStaysUnsentAndTheRestGoesOn) {
    Town town;
    town.record(1, 1);
    Exchange exchange = town.exchange_of(1);
    Ledger& ledger = *town.terminals[1].ledger;
    ASSERT_TRUE(exchange.next(ledger, town.now));
    const PushAnswer refused{
        sample::hub(),
        {{{sample::device(1), sample::municipality}, 1, FateKind::refused, "chain.fork"}},
        {}};
    ASSERT_TRUE(exchange.take(ledger, refused));
    const auto next = exchange.next(ledger, town.now);
    ASSERT_TRUE(next && *next);
    EXPECT_EQ((*next)->method, "GET");
    EXPECT_EQ(exchange.report().refusal_codes, std::set<std::string>{"chain.fork"});
    EXPECT_EQ(town.unsent(1), 1u);
}

TEST(Exchange, AHubThatLostEntriesIsFilledAgain) {
    Town town;
    town.record(1, 1);
    ASSERT_TRUE(town.exchange(1));
    // As after the return of an older backup: acknowledged here, absent there.
    ASSERT_TRUE(town.terminals[2].ledger->store().set_acknowledged(
        sample::hub(), {sample::device(2), sample::municipality}, 5));
    town.record(2, 1);
    const auto report = town.exchange(2);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->hub_restored);
    EXPECT_EQ(town.unsent(2), 0u);
    const auto row = town.hub.ledger->person(sample::person(1));
    EXPECT_EQ((*row)->doses.size(), 2u);
}

TEST(Exchange, ACursorOfAnotherHistoryStartsAgainAndMissesNothing) {
    Town town;
    town.record(1, 1);
    ASSERT_TRUE(town.exchange(1));
    ASSERT_TRUE(town.exchange(2));
    Store& store = town.terminals[2].ledger->store();
    Place elsewhere = store.cursor(sample::hub(), sample::municipality).value();
    elsewhere.history[0] ^= 1;
    ASSERT_TRUE(store.set_cursor(sample::hub(), sample::municipality, elsewhere));
    town.record(1, 2);
    ASSERT_TRUE(town.exchange(1));
    const auto report = town.exchange(2);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->hub_restored);
    EXPECT_EQ(report->pulled, 1u);
}

// As after the return of an older image of the terminal's disk: the hub holds entries 1 to 3 of its
// chain, the image ends at 1, and other entries were recorded after it.
struct ForkRow {
    const char* name;
    int recorded_after;  // Fewer than the hub holds beyond the image, as many, more.
};
class ForkedTerminal : public testing::TestWithParam<ForkRow> {};
TEST_P(ForkedTerminal, CountsWhatTheHubDoesNotHoldAsUnsentAndSaysSo) {
    Town town;
    town.record(1, 1);
    ASSERT_TRUE(town.exchange(1));
    const auto image =
        town.terminals[1].store->run_after({sample::device(1), sample::municipality}, 0, 10);
    town.record(1, 2);
    town.record(1, 3);
    ASSERT_TRUE(town.exchange(1));
    town.terminals[1] = town.open("terminal1_restored", 1, Numbering::none);
    Ledger& ledger = *town.terminals[1].ledger;
    ASSERT_TRUE(ledger.trust_device(sample::device(9), sample::signer(9).public_key()));
    const auto held = town.hub.ledger->after_position(sample::municipality, 0, 10);
    ASSERT_TRUE(ledger.receive({held->at(0).entry, held->at(1).entry, held->at(2).entry}));
    const ChainId chain{sample::device(1), sample::municipality};
    ASSERT_EQ(ledger.store().head(chain)->link, image->front().link);
    ASSERT_TRUE(ledger.store().set_acknowledged(sample::hub(), chain, 1));
    for (int i = 0; i < GetParam().recorded_after; ++i) town.record(1, 7 + i);
    for (int round = 0; round < 2; ++round) {
        Exchange exchange = town.exchange_of(1);
        const Reply pushed = exchange.read(town.ask(**exchange.next(ledger, town.now))).value();
        ASSERT_TRUE(exchange.take(ledger, pushed));
        EXPECT_TRUE(exchange.report().refusal_codes.contains("chain.fork"));
        EXPECT_TRUE(exchange.report().terminal_restored);
        const Reply pulled = exchange.read(town.ask(**exchange.next(ledger, town.now))).value();
        const auto taken = exchange.take(ledger, pulled);
        ASSERT_FALSE(taken);
        EXPECT_EQ(taken.error().code, "chain.fork");
        EXPECT_EQ(town.unsent(1), std::uint64_t(GetParam().recorded_after));
    }
}
INSTANTIATE_TEST_SUITE_P(Exchange, ForkedTerminal,
                         testing::Values(ForkRow{"fewer", 1}, ForkRow{"as_many", 2},
                                         ForkRow{"more", 4}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Exchange, ATerminalWithAnOlderDiskThatRecordedNothingGetsItsChainBack) {
    Town town;
    town.record(1, 1);
    town.record(1, 2);
    ASSERT_TRUE(town.exchange(1));
    town.terminals[1] = town.open("terminal1_restored", 1, Numbering::none);
    ASSERT_TRUE(
        town.terminals[1].ledger->trust_device(sample::device(9), sample::signer(9).public_key()));
    const auto report = town.exchange(1);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->pulled, 4u);
    EXPECT_EQ(town.unsent(1), 0u);
    town.record(1, 3);
    EXPECT_EQ(town.exchange(1)->acknowledged, 1u);
}

struct NonsenseRow {
    const char* what;
    Response response;
};
class NonsenseReplies : public testing::TestWithParam<NonsenseRow> {};
TEST_P(NonsenseReplies, ChangeNothing) {
    Town town;
    town.record(1, 1);
    Exchange exchange = town.exchange_of(1);
    Ledger& ledger = *town.terminals[1].ledger;
    ASSERT_TRUE(exchange.next(ledger, town.now));  // A push.
    const auto push = exchange.read(GetParam().response);
    ASSERT_FALSE(push);
    EXPECT_EQ(push.error().code, "hub.nonsense");
    EXPECT_FALSE(push.error().what.ja.empty());
    ASSERT_TRUE(exchange.take(ledger, PushAnswer{sample::hub(), {}, {}}));
    ASSERT_TRUE(exchange.next(ledger, town.now));  // A pull.
    const auto pull = exchange.read(GetParam().response);
    ASSERT_FALSE(pull);
    EXPECT_EQ(pull.error().code, "hub.nonsense");
    EXPECT_EQ(town.unsent(1), 1u);
    EXPECT_EQ(ledger.store().cursor(sample::hub(), sample::municipality).value(), Place{});
}

const std::string other_hub =
    R"({"hub":"00000000000000000000000000000000",)"
    R"("hub_device":"09090909090909090909090909090909","held":{},"fates":[]})";
const std::string cut_frame = compress("whole").substr(0, 9);
INSTANTIATE_TEST_SUITE_P(
    Exchange, NonsenseReplies,
    testing::Values(
        NonsenseRow{"empty", {200, {}, ""}},
        NonsenseRow{"sign_in_page", {200, {{"content-type", "text/html"}}, "<html>Sign in</html>"}},
        NonsenseRow{"other_json", {200, {{"content-type", "application/json"}}, "{\"a\":1}"}},
        NonsenseRow{"other_hub", {200, {{"content-type", "application/json"}}, other_hub}},
        NonsenseRow{"redirect", {302, {{"location", "http://example.org/"}}, ""}},
        NonsenseRow{"server_error", {500, {}, "Internal Server Error"}},
        NonsenseRow{"no_content", {204, {}, ""}},
        NonsenseRow{"cut_zstd", {200, {{"content-encoding", "zstd"}}, cut_frame}},
        NonsenseRow{"no_zstd", {200, {{"content-encoding", "zstd"}}, "plain"}},
        NonsenseRow{"zstd_html", {200, {{"content-encoding", "zstd"}}, compress("<html>\n")}}),
    [](const auto& row) { return std::string(row.param.what); });

TEST(Exchange, TheHubsOwnRefusalIsHandedOn) {
    Town town;
    Exchange exchange = town.exchange_of(1);
    ASSERT_TRUE(exchange.next(*town.terminals[1].ledger, town.now));
    const Error error{ErrorKind::refused, "device.unknown", {"不明", "Unknown"}, {"", ""}};
    const auto reply = exchange.read({403, {}, print_refusal(error)});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error(), error);
}

TEST(Backoff, DoublesToItsMostAndJitterOnlyShortens) {
    using std::chrono::milliseconds;
    const Backoff backoff{milliseconds(1000), milliseconds(60'000), 0.5};
    EXPECT_EQ(backoff.delay_after(1, 0.0), milliseconds(1000));
    EXPECT_EQ(backoff.delay_after(2, 0.0), milliseconds(2000));
    EXPECT_EQ(backoff.delay_after(6, 0.0), milliseconds(32'000));
    EXPECT_EQ(backoff.delay_after(7, 0.0), milliseconds(60'000));
    EXPECT_EQ(backoff.delay_after(1'000'000, 0.0), milliseconds(60'000));
    EXPECT_EQ(backoff.delay_after(1, 1.0), milliseconds(500));
}

}  // namespace
}  // namespace uketsuke
