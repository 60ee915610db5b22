// Erasures and entries without bodies on their way between hub and terminals.
#include <gtest/gtest.h>

#include "core/ledger/erasure.h"
#include "sync/wire/compression.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "tests/sync/town.h"

namespace uketsuke {
namespace {

using namespace sample;

std::vector<Entry> chain_in(const Book& book, std::uint8_t author) {
    std::vector<Entry> run;
    const Sealer sealer(data_key(book.ledger->device().bytes[0]));
    const auto sealed = book.store->run_after({device(author), municipality}, 0, 100).value();
    for (const StoredEntry& stored : sealed) run.push_back(sealer.open_entry(stored).value());
    return run;
}

std::size_t doses_at(const Book& book) {
    const auto row = book.ledger->person(person(1)).value();
    return row ? row->doses.size() : 0;
}

void record_old(Town& town, std::uint8_t terminal) {
    town.now += std::chrono::seconds(1);
    ASSERT_TRUE(town.terminals[terminal].ledger->append(draft(given("2021-06-01", 1)), town.now));
}

void erase_at_hub(Town& town) {
    town.now = at("2026-11-30T09:00:00+09:00");
    const auto plan =
        town.hub.ledger->plan_erasure(municipality, kept_since(day_in_japan(town.now))).value();
    ASSERT_EQ(plan.doses, 1u);
    ASSERT_TRUE(town.hub.ledger->append_all(plan.drafts, town.now).has_value());
}

TEST(ErasureExchange, ReachesEveryTerminalAndThoseThatComeLater) {
    Town town;
    record_old(town, 1);
    town.record(1, 2);
    ASSERT_TRUE(town.exchange(1));
    ASSERT_TRUE(town.exchange(2));
    EXPECT_EQ(doses_at(town.terminals[2]), 2u);
    erase_at_hub(town);
    town.terminals[3] = town.open("terminal3", 3, Numbering::none);
    ASSERT_TRUE(town.terminals[3].ledger->trust_device(device(9), signer(9).public_key()));
    town.enrol(3);
    for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{3}}) {
        const auto report = town.exchange(number);
        ASSERT_TRUE(report) << report.error().code;
        const Book& book = town.terminals[number];
        const auto run = chain_in(book, 1);
        ASSERT_EQ(run.size(), 2u);
        EXPECT_FALSE(has_body(run[0])) << int(number);
        EXPECT_TRUE(has_body(run[1])) << int(number);
        EXPECT_EQ(doses_at(book), 1u);
        EXPECT_TRUE(book.ledger->verify_all().has_value());
        EXPECT_TRUE(book.ledger->rebuild(Ledger::Rebuild::compare)->empty());
        EXPECT_EQ(book.store->quarantined_count().value(), 0u);
        EXPECT_EQ(book.ledger->person(person(1)).value(),
                  town.hub.ledger->person(person(1)).value());
        EXPECT_EQ(town.unsent(number), 0u);
    }
}

// What a terminal erased before it could send it is taken without its body, because the hub knows.
TEST(ErasureExchange, WhatWasErasedBeforeItWasSentIsTakenAsItIs) {
    Town town;
    record_old(town, 1);
    const Entry old = chain_in(town.terminals[1], 1)[0];
    town.now = at("2026-11-30T09:00:00+09:00");
    const DosesErased fact{{entry_name(old.header)}, "five_years_over"};
    ASSERT_TRUE(town.hub.ledger->append(draft(fact), town.now));
    std::vector<Entry> of_hub = chain_in(town.hub, 9);
    ASSERT_TRUE(town.terminals[1].ledger->receive(of_hub));
    EXPECT_FALSE(has_body(chain_in(town.terminals[1], 1)[0]));
    const auto report = town.exchange(1);
    ASSERT_TRUE(report) << report.error().code;
    EXPECT_EQ(report->acknowledged, 1u);
    EXPECT_TRUE(report->refusal_codes.empty());
    EXPECT_FALSE(has_body(chain_in(town.hub, 1)[0]));
    EXPECT_EQ(town.hub.store->quarantined_count().value(), 0u);
    EXPECT_TRUE(town.hub.ledger->verify_all().has_value());
}

// Terminal 2 is in the hands of somebody who wants a dose of terminal 1 not to be seen.
TEST(ErasureExchange, NobodyHidesAnothersEntryByBeingFaster) {
    Town town;
    const Entry dose = town.record(1, 1);
    Request request{"POST", std::string(entries_path), "", {}, {}};
    request.body = compress(print_entry_line({without_body(dose), 0}));
    request.headers = {{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}};
    sign_request(request, device(2), signer(2), town.now);
    const auto answer = parse_push_answer(town.ask(request).body).value();
    ASSERT_EQ(answer.fates.size(), 1u);
    EXPECT_EQ(answer.fates[0].kind, FateKind::refused);
    EXPECT_EQ(answer.fates[0].code, "body.missing");
    EXPECT_EQ(town.hub.store->head(dose.header.chain)->sequence, 0u);
    const auto report = town.exchange(1);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->acknowledged, 1u);
    EXPECT_EQ(doses_at(town.hub), 1u);
}

// A hub that lacks a body, however it came to that, holds the chain only up to there: the terminal
// sends again, and what comes goes in.
TEST(ErasureExchange, AHubThatLacksABodyIsSentItAgain) {
    Town town;
    town.record(1, 1);
    const Entry hidden = town.record(1, 2);
    town.record(1, 3);
    std::vector<Entry> run = chain_in(town.terminals[1], 1);
    run[1] = without_body(hidden);
    ASSERT_TRUE(town.hub.ledger->receive(run));
    EXPECT_EQ(doses_at(town.hub), 2u);
    const auto report = town.exchange(1);
    ASSERT_TRUE(report) << report.error().code;
    EXPECT_EQ(doses_at(town.hub), 3u);
    EXPECT_EQ(town.hub.store->quarantined_count().value(), 0u);
    EXPECT_EQ(town.unsent(1), 0u);
}

// A body that was missing when the page came is asked for again, once a day.
TEST(ErasureExchange, ATerminalThatLacksABodyAsksAgainTheNextDay) {
    Town town;
    const Entry hidden = town.record(1, 1);
    ASSERT_TRUE(town.exchange(1));
    ASSERT_TRUE(town.exchange(2));
    // Another hub withheld it.
    town.terminals[3] = town.open("terminal3", 3, Numbering::none);
    Ledger& third = *town.terminals[3].ledger;
    ASSERT_TRUE(third.trust_device(device(9), signer(9).public_key()));
    town.enrol(3);
    ASSERT_TRUE(third.receive(chain_in(town.hub, 9)));
    ASSERT_TRUE(third.receive({without_body(hidden)}));
    Store& store = *town.terminals[3].store;
    ASSERT_TRUE(note_asked_again(store, sample::hub(), town.now));
    const Place last = town.hub.store->last_place(municipality).value();
    ASSERT_TRUE(store.set_cursor(sample::hub(), municipality, last));
    ASSERT_TRUE(town.exchange(3));
    EXPECT_EQ(doses_at(town.terminals[3]), 0u);
    EXPECT_EQ(store.quarantined_count().value(), 1u) << "listed until it comes";
    town.now += std::chrono::hours(25);
    const auto report = town.exchange(3);
    ASSERT_TRUE(report) << report.error().code;
    EXPECT_FALSE(report->hub_restored);
    EXPECT_EQ(doses_at(town.terminals[3]), 1u);
    EXPECT_EQ(store.quarantined_count().value(), 0u);
    EXPECT_EQ(store.cursor(sample::hub(), municipality).value(), last);
}

TEST(ErasureExchange, ALineOfAnErasedEntryComesBackAndNoMixedOneDoes) {
    const Entry bare = without_body(chain(1)[0]);
    const TravellingEntry travelling{bare, 17};
    const std::string line = print_entry_line(travelling);
    EXPECT_EQ(line.find("\"entry\""), line.npos);
    EXPECT_EQ(parse_entry_lines(line, 1).value(), std::vector<TravellingEntry>{travelling});
    std::string both = print_entry_line({chain(1)[0], 17});
    both.insert(1, line.substr(1, line.find("\"link\"") - 1));
    EXPECT_FALSE(parse_entry_lines(both, 1).has_value()) << "a body and none";
    std::string torn = line;
    torn.replace(torn.find("body_digest"), 11, "body_diges_");
    EXPECT_FALSE(parse_entry_lines(torn, 1).has_value());
}

}  // namespace
}  // namespace uketsuke
