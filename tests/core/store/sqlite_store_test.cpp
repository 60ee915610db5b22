// The store on SQLite: what its write-ahead log may cost. The contract is in
// store_contract_test.cpp.
#include "core/store/sqlite_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

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
