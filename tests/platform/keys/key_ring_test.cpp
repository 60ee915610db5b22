// The data key: made once, opened only by its source, rewrapped, revoked; torn files are told.
#include "platform/keys/key_ring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "platform/folder/files.h"
#include "platform/keys/chance.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "fine" : result.error().code;
}

struct KeyRingTest : testing::Test {
    TemporaryFolder here;
    DataFolder folder = DataFolder::own(here / "data").value();
    std::unique_ptr<KeySource> source = made_key_file("first.key");

    std::unique_ptr<KeySource> made_key_file(const char* name) {
        EXPECT_TRUE(make_key_file(here / name));
        return key_file_source(here / name);
    }
    std::string key_json() { return to_text(read_small_file(folder.file("key.json")).value()); }
    void write_key_json(const std::string& text) {
        ASSERT_TRUE(write_file_atomically(folder.file("key.json"), to_bytes(text)));
    }
};

TEST_F(KeyRingTest, OpensWithItsSourceAndGivesTheSameKeys) {
    const auto made = KeyRing::make(folder, *source);
    ASSERT_TRUE(made) << to_line(made.error(), false);
    const auto opened = KeyRing::unlock(folder, *source);
    ASSERT_TRUE(opened) << to_line(opened.error(), false);
    EXPECT_EQ(opened->data_key(), made->data_key());
    EXPECT_EQ(opened->device_seed(), made->device_seed());
    EXPECT_NE(made->data_key(), made->device_seed());
    EXPECT_NE(made->data_key(), DataKey{});
}

TEST_F(KeyRingTest, NoKeyStandsInClearAndOnlyTheOwnerMayReadTheFiles) {
    const auto made = KeyRing::make(folder, *source);
    EXPECT_EQ(key_json().find(to_hex(made->data_key())), std::string::npos);
    EXPECT_EQ(key_json().find(to_hex(made->device_seed())), std::string::npos);
    EXPECT_EQ(mode_of(folder.file("key.json")), 0600u);
    EXPECT_EQ(mode_of(here / "first.key"), 0600u);
}

TEST_F(KeyRingTest, AKeyIsNeverMadeOverAnother) {
    ASSERT_TRUE(KeyRing::make(folder, *source));
    const auto before = key_json();
    EXPECT_EQ(code_of(KeyRing::make(folder, *source)), "keys.exists");
    EXPECT_EQ(key_json(), before);
    EXPECT_EQ(code_of(make_key_file(here / "first.key")), "keys.exists");
}

TEST_F(KeyRingTest, AnotherKeyFileDoesNotOpenIt) {
    ASSERT_TRUE(KeyRing::make(folder, *source));
    const auto before = key_json();
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *made_key_file("second.key"))), "keys.wrong");
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *key_file_source(here / "none.key"))),
              "folder.absent");
    EXPECT_EQ(key_json(), before);
}

TEST_F(KeyRingTest, APassphraseOpensItAndAWrongOneChangesNothing) {
    ASSERT_TRUE(KeyRing::make(folder, *passphrase_source("見本の合言葉はこれですよ")));
    const auto before = key_json();
    const auto refused = KeyRing::unlock(folder, *passphrase_source("見本の合言葉はこれですわ"));
    ASSERT_EQ(code_of(refused), "keys.wrong");
    EXPECT_EQ(exit_status(refused.error()), 1);
    EXPECT_EQ(key_json(), before);
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *passphrase_source("見本の合言葉はこれですよ"))),
              "fine");
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *source)), "keys.other_source");
}

TEST_F(KeyRingTest, APassphraseHasTwelveCharactersWhateverTheirBytes) {
    EXPECT_EQ(code_of(KeyRing::make(folder, *passphrase_source("elevenchars"))),
              "keys.weak_passphrase");
    EXPECT_EQ(code_of(KeyRing::make(folder, *passphrase_source("見本の合言葉はこれです"))),
              "keys.weak_passphrase");
    EXPECT_EQ(key_status(folder)->state, KeyState::absent);
}

TEST_F(KeyRingTest, RewrappingChangesTheSourceAndKeepsTheKeys) {
    const auto made = KeyRing::make(folder, *source);
    const auto next = made_key_file("second.key");
    ASSERT_EQ(code_of(rewrap_keys(folder, *source, *next)), "fine");
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *source)), "keys.wrong");
    EXPECT_EQ(KeyRing::unlock(folder, *next)->data_key(), made->data_key());
    EXPECT_EQ(KeyRing::unlock(folder, *next)->device_seed(), made->device_seed());
}

TEST_F(KeyRingTest, RewrappingThatFailsLeavesTheOldSource) {
    ASSERT_TRUE(KeyRing::make(folder, *source));
    const auto before = key_json();
    EXPECT_EQ(code_of(rewrap_keys(folder, *made_key_file("second.key"), *source)), "keys.wrong");
    EXPECT_EQ(code_of(rewrap_keys(folder, *source, *passphrase_source("short"))),
              "keys.weak_passphrase");
    EXPECT_EQ(key_json(), before);
}

TEST_F(KeyRingTest, ARevokedKeyOpensNeverAgainAndIsNotReplacedByAccident) {
    ASSERT_TRUE(KeyRing::make(folder, *source));
    std::filesystem::create_hard_link(folder.file("key.json"), here / "witness");
    ASSERT_EQ(code_of(revoke_keys(folder)), "fine");
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *source)), "keys.revoked");
    EXPECT_EQ(code_of(KeyRing::make(folder, *source)), "keys.exists");
    EXPECT_EQ(key_status(folder)->state, KeyState::revoked);
    EXPECT_THAT(read_small_file(here / "witness").value(), testing::Each(0));
}

TEST_F(KeyRingTest, StatusNeedsNoSecret) {
    EXPECT_EQ(key_status(folder)->state, KeyState::absent);
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *source)), "keys.absent");
    ASSERT_TRUE(KeyRing::make(folder, *source));
    const auto status = key_status(folder);
    EXPECT_EQ(status->state, KeyState::wrapped);
    EXPECT_EQ(status->source, KeySourceKind::key_file);
    EXPECT_EQ(protection_of(*status->source).en, "not protected if stolen (key file)");
}

TEST_F(KeyRingTest, ATornFileIsToldAtEveryLength) {
    ASSERT_TRUE(KeyRing::make(folder, *source));
    const auto whole = key_json();
    for (std::size_t size = 0; size + 2 < whole.size(); size += 7) {
        write_key_json(whole.substr(0, size));
        EXPECT_EQ(code_of(KeyRing::unlock(folder, *source)), "keys.damaged") << size;
        EXPECT_EQ(code_of(key_status(folder)), "keys.damaged") << size;
    }
}

TEST_F(KeyRingTest, AChangedDigitAnywhereIsNoticed) {
    ASSERT_TRUE(KeyRing::make(folder, *source));
    const auto whole = key_json();
    int changes = 0;
    for (std::size_t i = whole.find("\"salt\""); i < whole.size(); ++i) {
        if (whole[i] < '0' || whole[i] > '9') continue;
        std::string changed = whole;
        changed[i] = changed[i] == '0' ? '1' : '0';
        write_key_json(changed);
        const auto code = code_of(KeyRing::unlock(folder, *source));
        EXPECT_TRUE(code == "keys.wrong" || code == "keys.damaged") << i << " " << code;
        ++changes;
    }
    EXPECT_GT(changes, 100);
}

TEST_F(KeyRingTest, AFileOfANewerVersionIsLeftAlone) {
    write_key_json(R"({"format":2,"source":"key_file"})");
    EXPECT_EQ(code_of(KeyRing::unlock(folder, *source)), "keys.newer");
    EXPECT_EQ(code_of(key_status(folder)), "keys.newer");
}

TEST_F(KeyRingTest, ASystemdCredentialOpensIt) {
    ASSERT_TRUE(write_file_atomically(here / "uketsuke-key", Bytes(32, 9)));
    ASSERT_TRUE(write_file_atomically(here / "short", Bytes(31, 9)));
    ::setenv("CREDENTIALS_DIRECTORY", here.path().c_str(), 1);
    const auto credential = systemd_credential_source("uketsuke-key");
    ASSERT_TRUE(credential) << to_line(credential.error(), false);
    EXPECT_EQ(code_of(KeyRing::make(folder, **systemd_credential_source("short"))),
              "keys.short_secret");
    EXPECT_EQ(code_of(KeyRing::make(folder, **credential)), "fine");
    EXPECT_EQ(code_of(KeyRing::unlock(folder, **credential)), "fine");
    EXPECT_EQ(code_of(systemd_credential_source("../uketsuke-key")), "keys.no_credential");
    ::unsetenv("CREDENTIALS_DIRECTORY");
    EXPECT_EQ(code_of(systemd_credential_source("uketsuke-key")), "keys.no_credential");
}

TEST(Chance, GivesBytesThatDiffer) {
    EXPECT_NE(random_bytes<16>(), random_bytes<16>());
    FixedBytes<1000> many{};
    fill_by_chance(many.data(), many.size());
    EXPECT_LT(std::count(many.begin(), many.end(), 0), 40);
}

}  // namespace
}  // namespace uketsuke
