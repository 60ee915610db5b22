// The store on SQLite: the contract, and what its write-ahead log may cost.
#include "core/store/sqlite_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/core/store/store_contract.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;

class SqliteStoreTest : public testing::Test {
  protected:
    SqliteStoreTest()
        : folder_(fs::temp_directory_path() / ("sqlite_store_test_" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~SqliteStoreTest() override { fs::remove_all(folder_); }

    std::string file() const { return (folder_ / "a.db").string(); }
    std::uintmax_t log_bytes() const { return fs::file_size(folder_ / "a.db-wal"); }

    fs::path folder_;
};

TEST_F(SqliteStoreTest, KeepsTheContract) {
    auto store = open_sqlite_store(file()).value();
    contract::check_store_contract(*store);
}

TEST_F(SqliteStoreTest, KnowsItsChainsAfterReopening) {
    {
        auto store = open_sqlite_store(file()).value();
        contract::check_entries(*store);
    }
    auto store = open_sqlite_store(file()).value();
    EXPECT_EQ(store->run_after(contract::chain(2), 0, 10)->size(), 3u);
    EXPECT_TRUE(store->add(contract::entry(contract::chain(2), 4, 8, 7)).value());
    EXPECT_EQ(store->entries_of(contract::key(8))->back().chain, contract::chain(2));
}

constexpr std::size_t mebibyte = std::size_t(1) << 20;

TEST_F(SqliteStoreTest, TheLogDoesNotGrowForEverWhereNobodyRests) {
    auto store = open_sqlite_store(file()).value();
    for (std::uint8_t i = 0; i < 60; ++i)
        ASSERT_TRUE(store->set_setting("a", Bytes(mebibyte, i)).has_value());
    EXPECT_LT(log_bytes(), 20 * mebibyte);
}

TEST_F(SqliteStoreTest, TheLogStaysSmallWhereIdleTimeIsUsed) {
    auto store = open_sqlite_store(file()).value();
    for (std::uint8_t i = 0; i < 20; ++i) {
        ASSERT_TRUE(store->set_setting("a", Bytes(mebibyte, i)).has_value());
        store->use_idle_time();
    }
    EXPECT_LT(log_bytes(), 3 * mebibyte);
    EXPECT_EQ(store->setting("a").value(), Bytes(mebibyte, 19));
}

}  // namespace
}  // namespace uketsuke
