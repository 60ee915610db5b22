// The ledger's file: what outsiders find in it and do to it. What every ledger does, whatever
// database lies behind it, is in ledger_contract_test.cpp.
#include "core/store/ledger.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;
namespace fs = std::filesystem;

class LedgerTest : public testing::Test {
  protected:
    LedgerTest()
        : folder_(fs::temp_directory_path() /
                  ("ledger_test_" + std::to_string(::getpid()) + "_" +
                   testing::UnitTest::GetInstance()->current_test_info()->name())) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~LedgerTest() override { fs::remove_all(folder_); }

    std::string file(const char* name = "a.db") const { return (folder_ / name).string(); }
    std::unique_ptr<Store> open(const char* name = "a.db") const {
        return open_sqlite_store(file(name)).value();
    }
    static Ledger ledger(Store& store, std::uint8_t number = 2,
                         Numbering numbering = Numbering::none) {
        return Ledger(store, data_key(), device(number), signer(number), numbering, salts());
    }
    static Instant noon() { return at("2022-12-01T12:00:00+09:00"); }

    fs::path folder_;
};

TEST_F(LedgerTest, NothingThatIdentifiesAPersonLiesInTheFileInClear) {
    {
        auto store = open();
        Ledger book = ledger(*store);
        ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
        ASSERT_TRUE(book.append(draft(given("2022-12-01", 1)), noon()).has_value());
        for (const auto& item : fs::directory_iterator(folder_)) {
            std::ifstream in(item.path(), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(in)), {});
            for (const char* secret :
                 {"見本", "ミホン", "1950-04-05", "9900000017", "990000000000001", "GJ7140"}) {
                EXPECT_EQ(bytes.find(secret), std::string::npos)
                    << item.path() << " holds " << secret;
            }
        }
    }
}

TEST_F(LedgerTest, AnotherConnectionCannotOpenTheFile) {
    auto store = open();
    const auto second = open_sqlite_store(file());
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, "store.busy");
}

TEST_F(LedgerTest, ForeignAndNewerFilesAreRefusedAndLeftAsTheyAre) {
    std::ofstream(file("text.db"))
        << "This is not a database, but it is long enough to look like something else.";
    const auto foreign = open_sqlite_store(file("text.db"));
    ASSERT_FALSE(foreign.has_value());
    EXPECT_EQ(foreign.error().code, "store.foreign");
    { auto store = open(); }
    // user_version is the big-endian number at byte 60 of a SQLite file.
    std::fstream newer(file(), std::ios::in | std::ios::out | std::ios::binary);
    newer.seekp(60);
    newer.write("\0\0\0\x63", 4);
    newer.close();
    const auto refused = open_sqlite_store(file());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.newer");
    std::fstream older(file(), std::ios::in | std::ios::out | std::ios::binary);
    older.seekp(60);
    older.write("\0\0\0\x01", 4);
    older.close();
    const auto trial = open_sqlite_store(file());
    ASSERT_FALSE(trial.has_value());
    EXPECT_EQ(trial.error().code, "store.older");
}

}  // namespace
}  // namespace uketsuke
