// A city's hub on a real store in a temporary folder, with three residents, for tests that give it
// commands in this process.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "platform/folder/files.h"
#include "sync/hub/hub_commands.h"
#include "sync/hub/import_command.h"
#include "tests/core/ledger/sample.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke::testing_tools {

class Heard : public CommandOutput {
  public:
    bool out(std::string_view line) override { return take(line); }
    bool err(std::string_view line) override { return take(line); }
    std::string text;

  private:
    bool take(std::string_view line) {
        text += std::string(line) + "\n";
        return true;
    }
};

inline const std::string three_residents =
    "resident_id,name,kana,sex,birth_date,address,municipality,voucher_number\n"
    "001,見本 太郎,ﾐﾎﾝ ﾀﾛｳ,M,1950-04-05,見本市見本町1,462152,0000000017\n"
    "002,見本 花子,ﾐﾎﾝ ﾊﾅｺ,F,1960-04-05,見本市見本町2,462152,0000000025\n"
    "003,作例 桜,ｻｸﾚｲ ｻｸﾗ,F,2015-04-05,見本市見本町3,462152,0000000033\n";

class HubUnderTest {
  public:
    HubUnderTest() {
        EXPECT_TRUE(make_key_file(here_ / "key"));
        folder_ = std::make_unique<DataFolder>(DataFolder::own(here_ / "hub").value());
        records_ = Records::open(*folder_, *key_file_source(here_ / "key"), RecordsOf::hub).value();
        const ImportWish wish{write("roster.csv", three_residents), "", "", ""};
        EXPECT_EQ(import_roster(*records_, wish, speech_, now_).value(), 0) << heard_.text;
        heard_.text.clear();
    }

    Records& records() { return *records_; }
    Ledger& ledger() { return records_->ledger(); }
    const CommandSpeech& speech() const { return speech_; }
    Instant now() const { return now_; }
    std::uint64_t entries() { return ledger().store().entry_count().value(); }

    // What was said since the last call.
    std::string heard() { return std::exchange(heard_.text, ""); }
    // The exit status; an error is told and gives its own.
    int done(const Result<int>& result) {
        return result ? *result : speech_.tell_error(result.error());
    }

    std::string path(const char* name) const { return (here_ / name).string(); }
    std::string write(const char* name, const std::string& bytes) const {
        EXPECT_TRUE(write_file_atomically(here_ / name, to_bytes(bytes)));
        return path(name);
    }
    std::string read(const char* name) const {
        std::ifstream file(path(name), std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return std::move(text).str();
    }
    bool is_there(const char* name) const { return std::filesystem::exists(path(name)); }

    PersonRow row(const char* resident_id) {
        return ledger().person_by_resident_id(sample::municipality, resident_id).value().value();
    }
    // Gives the entry's name.
    std::string write_down(PersonId person, const Fact& fact, const char* at) {
        const Draft draft{sample::municipality, "", subject_of(person), fact};
        return entry_name(ledger().append(draft, sample::at(at)).value().header);
    }

  private:
    TemporaryFolder here_;
    std::unique_ptr<DataFolder> folder_;
    std::unique_ptr<Records> records_;
    Heard heard_;
    CommandSpeech speech_{heard_, false, false};
    const Instant now_ = sample::at("2022-11-01T09:00:00+09:00");
};

// A dose given at a terminal to the resident of that number.
inline DoseGiven given_to(const char* number, const char* date, int dose_number) {
    DoseGiven dose = sample::given(date, dose_number);
    dose.voucher_line = "13462152" + std::string(number);
    return dose;
}

}  // namespace uketsuke::testing_tools
