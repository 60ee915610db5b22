// 範囲: a terminal that holds only those whom it has seen, and its hub.
#include <gtest/gtest.h>

#include "core/ledger/erasure.h"
#include "core/ledger/views.h"
#include "platform/records/views.h"
#include "sync/wire/compression.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "tests/sync/town.h"

namespace uketsuke {
namespace {

using namespace sample;

constexpr std::uint8_t clinic = 3;

std::string voucher_of(std::uint8_t number) { return std::to_string(9900000000u + number); }

// A town with ten residents, and a clinic whose terminal holds whom it has seen.
class ScopeTest : public testing::Test {
  protected:
    ScopeTest() {
        for (std::uint8_t number = 1; number <= 10; ++number) list(number);
        const DeviceEnrolled fact{"見本医院", to_hex(signer(clinic).public_key()),
                                  DeviceRole::terminal, DeviceScope::seen};
        EXPECT_TRUE(
            town_.hub.ledger->append({municipality, "", subject_of(device(clinic)), fact}, tick()));
        town_.terminals[clinic] = town_.open("clinic", clinic, Numbering::none);
        EXPECT_TRUE(ledger().trust_device(device(9), signer(9).public_key()));
        EXPECT_TRUE(ledger().set_scope(DeviceScope::seen));
    }

    Instant tick() { return town_.now += std::chrono::seconds(1); }
    void list(std::uint8_t number) {
        Resident listed = resident();
        listed.resident_id = std::to_string(990000000000000u + number);
        listed.voucher_number = voucher_of(number);
        EXPECT_TRUE(town_.hub.ledger->append(draft(listed, number), tick()));
    }
    void give(std::uint8_t terminal, std::uint8_t number, int dose) {
        auto fact = draft(given("2022-12-01", dose), number);
        EXPECT_TRUE(town_.terminals[terminal].ledger->append(fact, tick()));
    }
    Ledger& ledger() { return *town_.terminals.at(clinic).ledger; }

    // As the postman does it, with what is done at the hub between two requests.
    Result<ExchangeReport> exchange(const std::string& voucher = "",
                                    const std::function<void(const Request&)>& before = {}) {
        Exchange exchange = town_.exchange_of(clinic);
        if (!voucher.empty()) exchange.present(voucher);
        while (true) {
            const auto request = TRY(exchange.next(ledger(), town_.now));
            if (!request) return exchange.report();
            requests_.push_back(*request);
            if (before) before(*request);
            const Reply reply = TRY(exchange.read(town_.ask(*request)));
            TRY(exchange.take(ledger(), reply));
        }
    }
    // What the desk does with whoever was opened.
    void view(std::uint8_t number) {
        const PersonViewed fact{"voucher", "見本職員"};
        EXPECT_TRUE(ledger().append(draft(fact, number), tick()));
    }
    std::size_t doses(std::uint8_t number) {
        const auto row = ledger().person(person(number)).value();
        return row ? row->doses.size() : 0;
    }
    bool holds(std::uint8_t number) { return ledger().person(person(number)).value().has_value(); }

    Town town_;
    std::vector<Request> requests_;
};

TEST_F(ScopeTest, IsSentTheChainsAndNobodyWhomItHasNotSeen) {
    give(1, 1, 1);
    ASSERT_TRUE(town_.exchange(1));
    ASSERT_TRUE(exchange());
    for (std::uint8_t number = 1; number <= 10; ++number) EXPECT_FALSE(holds(number));
    EXPECT_EQ(ledger().verify_all().value(), town_.hub.store->entry_count().value());
    EXPECT_EQ(ledger().store().quarantined_count().value(), 0u);
    EXPECT_TRUE(ledger().devices().row(device(1)).value().has_value()) << "devices are no people";
    // Another exchange asks for nobody and moves nothing.
    requests_.clear();
    EXPECT_EQ(exchange()->pulled, 0u);
    EXPECT_EQ(requests_.size(), 1u);
}

TEST_F(ScopeTest, OpensAPersonByAPresentedVoucher) {
    give(1, 4, 1);
    ASSERT_TRUE(town_.exchange(1));
    const auto report = exchange(voucher_of(4));
    ASSERT_TRUE(report) << report.error().what.en;
    EXPECT_EQ(report->voucher_known, true);
    EXPECT_EQ(doses(4), 1u);
    EXPECT_EQ(ledger().person(person(4)).value(), town_.hub.ledger->person(person(4)).value());
    EXPECT_TRUE(ledger().is_whole(person(4)).value());
    EXPECT_FALSE(holds(5));
    EXPECT_TRUE(ledger().rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_F(ScopeTest, HearsThatTheHubKnowsNobodyByAVoucher) {
    const auto report = exchange("0000000009");
    ASSERT_TRUE(report);
    EXPECT_EQ(report->voucher_known, false);
}

TEST_F(ScopeTest, WhatHappensElsewhereWithWhomItHasSeenComesByItself) {
    ASSERT_TRUE(exchange(voucher_of(4)));
    view(4);
    ASSERT_TRUE(exchange());
    give(1, 4, 1);
    give(1, 5, 1);
    ASSERT_TRUE(town_.exchange(1));
    requests_.clear();
    ASSERT_TRUE(exchange());
    EXPECT_EQ(doses(4), 1u);
    EXPECT_FALSE(holds(5));
    for (const Request& request : requests_) EXPECT_EQ(request.path, entries_path);
}

// The answer is lost, and meanwhile the desk wrote down what is on paper.
TEST_F(ScopeTest, WhatIsMissingOfWhomItWasSentIsAskedForByThePerson) {
    give(1, 4, 1);
    ASSERT_TRUE(town_.exchange(1));
    ASSERT_TRUE(exchange());
    Request lost{"POST", std::string(people_path), "", {}, ""};
    lost.body = print_people_wish({municipality, {voucher_of(4)}, {}});
    sign_request(lost, device(clinic), signer(clinic), town_.now);
    ASSERT_EQ(town_.ask(lost).status, 200);
    give(clinic, 4, 2);
    EXPECT_FALSE(ledger().is_whole(person(4)).value()) << "it knows that it lacks something";
    ASSERT_TRUE(exchange());
    EXPECT_TRUE(ledger().is_whole(person(4)).value());
    EXPECT_EQ(doses(4), 2u);
    EXPECT_EQ(ledger().store().quarantined_count().value(), 0u);
}

// 予約者名簿: the hub says of whom it sends the records, and the terminal asks for them.
TEST_F(ScopeTest, WhomTheHubSaysItSendsIsHeldBeforeAnybodyPresentsAVoucher) {
    give(1, 4, 1);
    ASSERT_TRUE(town_.exchange(1));
    ASSERT_TRUE(exchange());
    for (const std::uint8_t number : {std::uint8_t{4}, std::uint8_t{5}}) {
        const Draft sent = draft(sent_to(device(clinic)), number);
        ASSERT_TRUE(town_.hub.ledger->append(sent, tick()));
    }
    ASSERT_TRUE(exchange());
    for (const std::uint8_t number : {std::uint8_t{4}, std::uint8_t{5}}) {
        EXPECT_EQ(ledger().person(person(number)).value(),
                  town_.hub.ledger->person(person(number)).value());
        EXPECT_TRUE(ledger().is_whole(person(number)).value());
    }
    EXPECT_EQ(doses(4), 1u);
    EXPECT_FALSE(holds(6));
    EXPECT_TRUE(ledger().people_lacking(100).value().empty());
    EXPECT_TRUE(ledger().rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_F(ScopeTest, ATerminalsWordThatSomebodyIsSentDoesNotReachIt) {
    const Draft forged = draft(sent_to(device(clinic)), 4);
    ASSERT_TRUE(town_.terminals[1].ledger->append(forged, tick()));
    ASSERT_TRUE(town_.exchange(1));
    ASSERT_TRUE(exchange());
    EXPECT_FALSE(holds(4));
    requests_.clear();
    ASSERT_TRUE(exchange());
    EXPECT_EQ(requests_.size(), 1u) << "and it does not ask for ever";
}

// A stolen terminal knows every person's id, and may write what it likes.
TEST_F(ScopeTest, ItsOwnWordThatItHasSeenSomebodyOpensNobody) {
    ASSERT_TRUE(exchange());
    for (std::uint8_t number = 1; number <= 10; ++number) {
        view(number);
        ASSERT_TRUE(ledger().append(draft(sent_to(device(clinic)), number), tick()));
        give(clinic, number, 1);
    }
    ASSERT_TRUE(exchange());
    ASSERT_TRUE(exchange());
    for (std::uint8_t number = 1; number <= 10; ++number) {
        EXPECT_FALSE(ledger().person(person(number)).value()->resident.has_value());
        EXPECT_FALSE(ledger().is_whole(person(number)).value());
    }
}

TEST_F(ScopeTest, AnEntryThatComesBetweenPageAndAnswerIsNotMissed) {
    bool given_there = false;
    const auto report = exchange(voucher_of(4), [&](const Request& request) {
        if (request.path != people_path || std::exchange(given_there, true)) return;
        give(1, 4, 1);
        EXPECT_TRUE(town_.exchange(1));
    });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->voucher_known, true);
    EXPECT_EQ(doses(4), 1u);
    EXPECT_TRUE(ledger().is_whole(person(4)).value());
}

TEST_F(ScopeTest, TheHubWritesDownOnceWhomItSent) {
    ASSERT_TRUE(exchange(voucher_of(4)));
    view(4);
    ASSERT_TRUE(exchange());
    ASSERT_TRUE(exchange(voucher_of(4)));
    const auto views = views_of(*town_.hub.ledger, person(4)).value();
    ASSERT_EQ(views.size(), 2u);
    EXPECT_EQ(views[0].fact, (PersonViewed{"sent", device(clinic).hex()}));
    EXPECT_EQ(views[1].fact.why, "voucher");
}

TEST_F(ScopeTest, NobodyIsSentByTheIdWhomItHasNotSeen) {
    ASSERT_TRUE(exchange());
    Request request{"POST", std::string(people_path), "", {}, ""};
    request.body = print_people_wish({municipality, {}, {person(5)}});
    sign_request(request, device(clinic), signer(clinic), town_.now);
    const Response response = town_.ask(request);
    ASSERT_EQ(response.status, 200);
    const auto answer = parse_people_answer(decompress(response.body, 1'000'000).value()).value();
    EXPECT_TRUE(answer.entries.empty());
}

TEST_F(ScopeTest, ErasuresReachItForWhomItHasSeenAndTakeTheBody) {
    ASSERT_TRUE(town_.terminals[1].ledger->append(draft(given("2021-06-01", 1), 4), tick()));
    ASSERT_TRUE(town_.exchange(1));
    ASSERT_TRUE(exchange(voucher_of(4)));
    view(4);
    ASSERT_TRUE(exchange());
    EXPECT_EQ(doses(4), 1u);
    town_.now = at("2026-11-30T09:00:00+09:00");
    const auto plan =
        town_.hub.ledger->plan_erasure(municipality, kept_since(day_in_japan(town_.now))).value();
    ASSERT_TRUE(town_.hub.ledger->append_all(plan.drafts, town_.now).has_value());
    ASSERT_TRUE(exchange());
    EXPECT_EQ(doses(4), 0u);
    EXPECT_TRUE(ledger().is_whole(person(4)).value()) << "what is erased is not missing";
    EXPECT_EQ(ledger().store().quarantined_count().value(), 0u);
    EXPECT_TRUE(ledger().verify_all().has_value());
}

// The hub of the backup has lost what it wrote since, and whoever brings it back has only headers.
TEST_F(ScopeTest, AHubThatLostItsOwnEntriesGetsTheirHeadersBackAndDoesNotForkItsChain) {
    ASSERT_TRUE(exchange());
    const ChainId hubs{device(9), municipality};
    const auto end = town_.hub.store->head(hubs).value();
    Book restored = town_.open("restored", 9, Numbering::positions);
    const auto page = town_.hub.ledger->after_position(municipality, 0, 5).value();
    std::vector<Entry> before;
    for (const auto& item : page) before.push_back(item.entry);
    ASSERT_TRUE(restored.ledger->receive(before).has_value());
    std::swap(town_.hub, restored);
    const auto lost = ledger().run_after(hubs, 5, 1000).value();
    std::string lines;
    for (const Entry& entry : lost) lines += print_entry_line({entry, 0});
    Request push{
        "POST", std::string(entries_path), "", {{"content-encoding", "zstd"}}, compress(lines)};
    sign_request(push, device(1), signer(1), town_.now);
    const auto answer = parse_push_answer(town_.ask(push).body).value();
    for (const Fate& fate : answer.fates) EXPECT_NE(fate.kind, FateKind::refused) << fate.code;
    EXPECT_EQ(town_.hub.store->head(hubs).value(), end);
    // Somebody who has the bodies still brings them; who has not, does not try for ever.
    EXPECT_EQ(answer.held.at(hubs).sequence, 5u);
    EXPECT_EQ(answer.held.at(hubs).bodies_lacking_to, end.sequence);
    const auto report = exchange();
    ASSERT_TRUE(report) << report.error().code;
    EXPECT_FALSE(report->hub_restored);
}

TEST_F(ScopeTest, IsGivenNoSnapshot) {
    Request request{"GET", std::string(snapshots_path), "municipality=462152&after=0", {}, ""};
    sign_request(request, device(clinic), signer(clinic), town_.now);
    EXPECT_EQ(town_.ask(request).status, 404);
    request = {"GET", std::string(snapshot_parts_path), "sha256=" + std::string(64, '0'), {}, ""};
    sign_request(request, device(clinic), signer(clinic), town_.now);
    EXPECT_EQ(town_.ask(request).status, 404);
}

TEST_F(ScopeTest, ARevokedOneIsSentNobody) {
    const DeviceRevoked lost{"紛失"};
    ASSERT_TRUE(
        town_.hub.ledger->append({municipality, "", subject_of(device(clinic)), lost}, tick()));
    const auto report = exchange(voucher_of(4));
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->revoked);
    EXPECT_FALSE(report->voucher_known.has_value());
    Request request{"POST", std::string(people_path), "", {}, ""};
    request.body = print_people_wish({municipality, {voucher_of(4)}, {}});
    sign_request(request, device(clinic), signer(clinic), town_.now);
    EXPECT_EQ(town_.ask(request).status, 403);
}

TEST(Openings, OfADeviceAreSoManyInAnHourAndNoMore) {
    Openings openings(3);
    const Instant start = at("2022-12-01T09:00:00+09:00");
    EXPECT_TRUE(openings.take(device(1), 2, start));
    EXPECT_FALSE(openings.take(device(1), 2, start + std::chrono::minutes(10)));
    EXPECT_TRUE(openings.take(device(1), 1, start + std::chrono::minutes(20)));
    EXPECT_TRUE(openings.take(device(2), 3, start + std::chrono::minutes(20)));
    EXPECT_FALSE(openings.take(device(1), 1, start + std::chrono::minutes(59)));
    EXPECT_TRUE(openings.take(device(1), 2, start + std::chrono::minutes(60)));
    EXPECT_FALSE(openings.take(device(1), 1, start + std::chrono::minutes(60)));
}

}  // namespace
}  // namespace uketsuke
