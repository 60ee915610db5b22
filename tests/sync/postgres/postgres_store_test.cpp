// The store on PostgreSQL: several writers, lost connections, crashes of the server, and databases
// that are not for this program. The contract of the port is in core/store/store_contract_test.cpp.
#include "sync/hub/postgres_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "sync/hub/postgres_connection.h"
#include "sync/hub/postgres_schema.h"
#include "tests/core/store/store_contract.h"
#include "tests/sync/postgres/postgres_server.h"

namespace uketsuke {
namespace {

using namespace sample;

constexpr const char* our_sessions =
    "FROM pg_stat_activity WHERE application_name = 'uketsuke-hub' AND datname = "
    "current_database()";

class PostgresStoreTest : public testing::Test {
  protected:
    PostgresServer& server() { return PostgresServer::shared(); }
    const std::string& address() const { return address_; }
    std::unique_ptr<Store> open() const { return open_postgres_store(address_).value(); }
    std::string ask(const std::string& sql) { return server().ask(address_, sql); }
    void cut_connections() {
        ask(std::string("SELECT count(pg_terminate_backend(pid)) ") + our_sessions);
    }
    // All that may change where a program opens a database.
    std::string state() {
        return ask(
            "SELECT string_agg(relname || relfilenode, ' ' ORDER BY relname) "
            "FROM pg_class WHERE relnamespace = 'public'::regnamespace");
    }

    std::string address_ = PostgresServer::shared().new_database();
};

Ledger ledger(Store& store, std::uint8_t number = 9) {
    return Ledger(store, data_key(), device(number), signer(number), Numbering::positions, salts());
}

Instant noon() { return at("2022-12-01T12:00:00+09:00"); }

TEST_F(PostgresStoreTest, IsNamedByAUriToo) {
    const std::string host = address().substr(5, address().find(' ') - 5);
    const std::string name = address().substr(address().rfind('=') + 1);
    auto store = open_postgres_store("postgresql:///" + name + "?user=postgres&host=" + host);
    ASSERT_TRUE(store.has_value()) << store.error().what.en;
    EXPECT_EQ((*store)->entry_count().value(), 0u);
}

TEST_F(PostgresStoreTest, WaitsForTheDiskWhateverTheServersSettingIs) {
    EXPECT_EQ(ask("SHOW synchronous_commit"), "off");
    auto connection = PostgresConnection::open(address()).value();
    const auto told = connection->run("SELECT current_setting('synchronous_commit')");
    EXPECT_EQ(told->text(0, 0), "on");
}

TEST_F(PostgresStoreTest, EntriesOfAMunicipalityLieInOnePartOfTheTable) {
    auto store = open();
    for (const char* where : {"462152", "442054", "431001", "011002", "131016", "271004"}) {
        for (std::uint64_t sequence = 1; sequence <= 3; ++sequence) {
            const auto chain = contract::chain(1, where);
            ASSERT_TRUE(store->add(contract::entry(chain, sequence, 7, sequence)).value());
        }
    }
    EXPECT_EQ(ask("SELECT count(*) FROM pg_inherits WHERE inhparent = 'entries'::regclass"), "16");
    EXPECT_EQ(ask("SELECT count(DISTINCT (tableoid, municipality)) FROM entries"), "6");
    EXPECT_NE(ask("SELECT count(DISTINCT tableoid) FROM entries"), "1");
    EXPECT_EQ(store->entries_of(contract::key(7))->size(), 18u) << "a person's, wherever they lie";
}

TEST_F(PostgresStoreTest, AServerThatWouldLoseRecordsIsRefused) {
    PostgresServer careless;
    address_ = careless.new_database();
    careless.ask(address_, "ALTER SYSTEM SET full_page_writes = off");
    careless.ask(address_, "SELECT pg_reload_conf()");
    while (careless.ask(address_, "SHOW full_page_writes") != "off") std::this_thread::yield();
    const auto refused = open_postgres_store(address_);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.not_durable");
    EXPECT_NE(refused.error().what.ja.find("full_page_writes"), std::string::npos);
}

TEST_F(PostgresStoreTest, AServerThatIsNotThereIsSaid) {
    const auto refused = open_postgres_store("host=/nonexistent dbname=nobody");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.unreachable");
    EXPECT_FALSE(refused.error().next.ja.empty());
}

TEST_F(PostgresStoreTest, ANewerLayoutIsRefusedUntouched) {
    { auto store = open(); }
    ask("UPDATE uketsuke_layout SET version = 99");
    const std::string before = state();
    const auto refused = open_postgres_store(address());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.newer");
    EXPECT_EQ(state(), before);
    EXPECT_EQ(ask("SELECT version FROM uketsuke_layout"), "99");
}

TEST_F(PostgresStoreTest, TablesOfOthersAreRefusedUntouched) {
    ask("CREATE TABLE invoices(number bigint)");
    const std::string before = state();
    const auto refused = open_postgres_store(address());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.foreign");
    EXPECT_EQ(state(), before);
}

TEST_F(PostgresStoreTest, OfSeveralThatStartAtOnceOneMakesTheTables) {
    std::vector<std::jthread> starting;
    std::atomic<int> opened = 0;
    for (int i = 0; i < 4; ++i) {
        starting.emplace_back([&] {
            const auto store = open_postgres_store(address());
            if (store.has_value()) ++opened;
        });
    }
    starting.clear();
    EXPECT_EQ(opened, 4);
    EXPECT_EQ(ask("SELECT version FROM uketsuke_layout"), std::to_string(postgres_layout()));
}

TEST_F(PostgresStoreTest, AConnectionLostInTheMiddleOfABatchLeavesNothing) {
    auto store = open();
    Ledger book = ledger(*store);
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    std::vector<Draft> drafts;
    for (int number = 1; number <= 20; ++number)
        drafts.push_back(draft(reported("2021-06-01", number)));
    // Progress is told at the end of the drafts, before the rows and heads are written.
    const auto failed = book.append_all(drafts, noon(), [&](std::size_t, std::size_t) {
        EXPECT_EQ(ask("SELECT count(*) FROM entries"), "1") << "nobody sees half a batch";
        cut_connections();
    });
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, "store.connection_lost");
    EXPECT_EQ(store->entry_count().value(), 1u);
    EXPECT_EQ(book.append_all(drafts, noon()).value(), 20u) << "the next transaction connects anew";
    EXPECT_EQ(store->last_position(municipality).value(), 21u);
    EXPECT_EQ(book.verify_all().value(), 21u);
    EXPECT_TRUE(book.rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_F(PostgresStoreTest, WhoGoesOnAfterTheConnectionWasLostWritesNothingHalf) {
    auto store = open();
    const auto failed = store->transact([&]() -> Result<void> {
        EXPECT_TRUE(store->add(contract::entry(contract::chain(1), 1, 7, 1)).value());
        cut_connections();
        EXPECT_FALSE(store->add(contract::entry(contract::chain(1), 2, 7, 2)).has_value());
        EXPECT_FALSE(store->add(contract::entry(contract::chain(1), 3, 7, 3)).has_value());
        return {};
    });
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, "store.connection_lost");
    EXPECT_EQ(store->entry_count().value(), 0u);
}

TEST_F(PostgresStoreTest, AStatementThatFailedFailsTheTransactionWhoeverOverlooksIt) {
    auto store = open();
    const auto failed = store->transact([&]() -> Result<void> {
        EXPECT_TRUE(store->add(contract::entry(contract::chain(1), 1, 7)).value());
        const auto refused = store->set_setting("\xff is not UTF-8", {});
        EXPECT_FALSE(refused.has_value());
        return {};
    });
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, "store.environment");
    EXPECT_EQ(store->entry_count().value(), 0u);
    EXPECT_TRUE(store->add(contract::entry(contract::chain(1), 1, 7)).value());
}

TEST_F(PostgresStoreTest, AnIdleConnectionThatWasLostIsMadeAnew) {
    auto store = open();
    ASSERT_TRUE(store->set_setting("a", {1}).has_value());
    cut_connections();
    EXPECT_EQ(store->setting("a").value(), Bytes{1});
    cut_connections();
    EXPECT_TRUE(store->set_setting("a", {2}).has_value());
    cut_connections();
    EXPECT_TRUE(store->transact([&] { return store->set_setting("b", {3}); }).has_value());
    EXPECT_EQ(store->setting("a").value(), Bytes{2});
}

TEST_F(PostgresStoreTest, WhatWasRecordedIsThereAfterTheServerCrashed) {
    auto store = open();
    Ledger book = ledger(*store);
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    const auto failed = store->transact([&]() -> Result<void> {
        EXPECT_TRUE(store->add(contract::entry(contract::chain(1), 1, 7)).value());
        server().stop_at_once();
        EXPECT_FALSE(store->add(contract::entry(contract::chain(1), 2, 7)).has_value());
        return {};
    });
    EXPECT_EQ(failed.error().code, "store.connection_lost") << failed.error().what.en;
    EXPECT_EQ(store->entry_count().error().code, "store.unreachable");
    server().start();
    const auto checked = book.verify_all();
    ASSERT_TRUE(checked.has_value()) << checked.error().what.en;
    EXPECT_EQ(*checked, 1u);
    EXPECT_EQ((*book.person(person(1)))->resident, resident());
    EXPECT_EQ(store->entry_count().value(), 1u);
    ASSERT_TRUE(book.append(draft(reported("2021-06-01", 1)), noon()).has_value());
    server().stop_at_once();
    server().start();
    const auto again = book.verify_all();
    ASSERT_TRUE(again.has_value()) << again.error().what.en;
    EXPECT_EQ(*again, 2u);
    EXPECT_EQ(store->last_position(municipality).value(), 2u);
}

// A commit that waits for a standby that never comes is kept already when the connection is cut.
TEST_F(PostgresStoreTest, ACommitWhoseAnswerIsLostIsAskedFor) {
    PostgresServer alone;
    address_ = alone.new_database();
    auto store = open();
    alone.ask(address_, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    alone.ask(address_, "SELECT pg_reload_conf()");
    const std::string waiting =
        std::string("SELECT count(*) ") + our_sessions + " AND wait_event = 'SyncRep'";
    std::atomic<bool> is_cut = false;
    std::jthread cut([&] {
        while (alone.ask(address_, waiting) != "1") std::this_thread::yield();
        is_cut = true;
        alone.ask(address_, std::string("SELECT count(pg_terminate_backend(pid)) ") + our_sessions);
    });
    // The setting takes hold some time after it was made: until then nothing waits.
    for (std::uint8_t written = 1; !is_cut; ++written) {
        const auto kept = store->set_setting("a", {written});
        EXPECT_TRUE(kept.has_value()) << kept.error().what.en;
        EXPECT_EQ(store->setting("a").value(), Bytes{written});
    }
}

TEST_F(PostgresStoreTest, ACommitThatDidNotComeThroughIsSaidToBeNone) {
    auto store = open();
    ask("CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$");
    ask("CREATE CONSTRAINT TRIGGER gone AFTER INSERT ON settings DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION gone()");
    const auto failed = store->set_setting("a", {1});
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, "store.connection_lost");
    EXPECT_EQ(store->setting("a").value(), std::nullopt);
}

// Positions as a terminal sees them that pulls all the time: each one after the one before.
std::vector<std::uint64_t> positions_pulled(const std::string& address, std::size_t count) {
    auto store = open_postgres_store(address).value();
    std::vector<std::uint64_t> pulled;
    while (pulled.size() < count) {
        const std::uint64_t last = pulled.empty() ? 0 : pulled.back();
        const auto page = store->after_position(municipality, last, 100).value();
        for (const StoredEntry& entry : page) pulled.push_back(entry.place.position);
    }
    return pulled;
}

void append_doses(const std::string& address, std::uint8_t by, int count) {
    auto store = open_postgres_store(address).value();
    Ledger book = ledger(*store, by);
    for (int number = 1; number <= count; ++number) {
        const auto made = book.append(draft(reported("2021-06-01", number)), noon());
        ASSERT_TRUE(made.has_value()) << made.error().what.en;
    }
}

void check_history(Store& store, std::uint64_t count) {
    Place before;
    const auto all = store.after_position(municipality, 0, count + 1).value();
    for (const StoredEntry& entry : all) {
        EXPECT_EQ(entry.place, place_after(before, entry.link));
        before = entry.place;
    }
    EXPECT_EQ(before.position, count);
}

TEST_F(PostgresStoreTest, OfTwoHubsThatAppendAtOncePositionsHaveNoGapAndAreGivenOnce) {
    auto store = open();
    Ledger book = ledger(*store);
    for (const std::uint8_t hub : {std::uint8_t{8}, std::uint8_t{9}})
        ASSERT_TRUE(book.trust_device(device(hub), signer(hub).public_key()).has_value());
    {
        std::jthread one([&] { append_doses(address(), 9, 60); });
        std::jthread two([&] { append_doses(address(), 8, 60); });
        std::vector<std::uint64_t> wanted;
        for (std::uint64_t position = 1; position <= 120; ++position) wanted.push_back(position);
        EXPECT_EQ(positions_pulled(address(), 120), wanted) << "commit order is position order";
    }
    check_history(*store, 120);
    const auto verified = book.verify_all();
    ASSERT_TRUE(verified.has_value()) << verified.error().what.en;
    EXPECT_EQ(*verified, 120u);
    EXPECT_TRUE(book.rebuild(Ledger::Rebuild::compare)->empty())
        << "no row was written over an entry that it did not see";
}

TEST_F(PostgresStoreTest, TwoProcessesOfOneHubWriteOneChain) {
    auto store = open();
    {
        std::jthread one([&] { append_doses(address(), 9, 40); });
        std::jthread two([&] { append_doses(address(), 9, 40); });
    }
    check_history(*store, 80);
    Ledger book = ledger(*store);
    EXPECT_EQ(book.verify_all().value(), 80u);
    EXPECT_TRUE(book.rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_F(PostgresStoreTest, RefusedAndRolledBackBatchesLeaveNoGap) {
    auto store = open();
    Ledger book = ledger(*store);
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    const auto late = noon() - std::chrono::minutes{1};
    EXPECT_EQ(book.append(draft(reported("2021-06-01", 1)), late).error().code, "clock.set_back");
    ASSERT_TRUE(book.append(draft(reported("2021-06-01", 1)), noon()).has_value());
    check_history(*store, 2);
}

TEST_F(PostgresStoreTest, NothingThatIdentifiesAPersonIsToldToTheServer) {
    auto store = open();
    Ledger book = ledger(*store);
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    ASSERT_TRUE(book.append(draft(given("2022-12-01", 1)), noon()).has_value());
    std::string all;
    for (const char* table : {"entries", "rows", "lookups", "chains", "settings"})
        all += ask(std::string("SELECT encode(textsend(t::text), 'hex') FROM ") + table + " t");
    for (const std::string secret : {"見本", "ミホン", "1950-04-05", "9900000017", "GJ7140"}) {
        const std::string once = to_hex(to_bytes(secret));
        const std::string twice = to_hex(to_bytes(once));  // A bytea is text of digits in t::text.
        EXPECT_EQ(all.find(once), std::string::npos) << secret;
        EXPECT_EQ(all.find(twice), std::string::npos) << secret;
    }
}

}  // namespace
}  // namespace uketsuke
