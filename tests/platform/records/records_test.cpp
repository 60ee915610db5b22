// A data folder opened, closed and opened again, by its owner and by others.
#include "platform/records/records.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "platform/records/find_command.h"
#include "platform/records/incident_list.h"
#include "platform/records/key_choice.h"
#include "platform/records/record_commands.h"
#include "platform/records/views.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;

struct Lines : CommandOutput {
    std::vector<std::string> all;
    bool out(std::string_view line) override { return all.emplace_back(line), true; }
    bool err(std::string_view line) override {
        return all.emplace_back("! " + std::string(line)), true;
    }
};

class RecordsTest : public testing::Test {
  protected:
    RecordsTest()
        : folder_(fs::temp_directory_path() /
                  ("records_" + std::to_string(::getpid()) +
                   testing::UnitTest::GetInstance()->current_test_info()->name())) {
        fs::create_directories(folder_);
        EXPECT_TRUE(make_key_file(folder_ / "key").has_value());
    }
    ~RecordsTest() override { fs::remove_all(folder_); }

    // The folder and what is behind it, closed in the right order.
    struct Opened {
        std::unique_ptr<DataFolder> folder;
        std::unique_ptr<Records> records;
        Records* operator->() const { return records.get(); }
        Records& operator*() const { return *records; }
    };

    Result<Opened> open(RecordsOf whose = RecordsOf::terminal) const {
        Opened opened;
        opened.folder = std::make_unique<DataFolder>(TRY(DataFolder::own(folder_ / "data")));
        opened.records =
            TRY(Records::open(*opened.folder, *key_file_source(folder_ / "key"), whose));
        return opened;
    }

    fs::path folder_;
};

TEST_F(RecordsTest, AFolderOpensAgainAsTheSameDeviceWithTheSameRecords) {
    DeviceId device;
    HubId store_id;
    {
        auto records = open().value();
        device = records->ledger().device();
        store_id = records->store_id();
        ASSERT_TRUE(
            records->ledger()
                .append(sample::draft(sample::resident()), sample::at("2022-12-01T09:00:00+09:00"))
                .has_value());
    }
    auto records = open().value();
    EXPECT_EQ(records->ledger().device(), device);
    EXPECT_EQ(records->store_id(), store_id);
    EXPECT_EQ(records->ledger().people_by_voucher(sample::municipality, "9900000017")->size(), 1u);
}

TEST_F(RecordsTest, ASecondOwnerIsRefused) {
    const auto records = open().value();
    EXPECT_EQ(open().error().code, "folder.in_use");
}

TEST_F(RecordsTest, RecordsWithoutTheirKeysAreNotGivenNewOnes) {
    { auto records = open().value(); }
    fs::remove(folder_ / "data" / "key.json");
    EXPECT_EQ(open().error().code, "records.without_keys");
    EXPECT_FALSE(fs::exists(folder_ / "data" / "key.json"));
}

TEST_F(RecordsTest, AnEnrolmentIsKeptAndItsHubIsTrusted) {
    const Signer hub = sample::signer(9);
    const Enrolment enrolment{"http://127.0.0.1:1",
                              sample::hub(),
                              device_id_of(hub.public_key()),
                              hub.public_key(),
                              BoxOpener(SigningSeed{9}).public_key(),
                              "462152",
                              "satsumasendai-2022-12",
                              "受付1"};
    {
        auto records = open().value();
        EXPECT_FALSE(records->enrolment()->has_value());
        ASSERT_TRUE(records->set_enrolment(enrolment).has_value());
    }
    auto records = open().value();
    EXPECT_EQ(records->enrolment().value(), enrolment);
    EXPECT_EQ(records->ledger().device_key(enrolment.hub_device).value(), hub.public_key());
}

TEST_F(RecordsTest, SeveralHubsOfOneCityKeepTheirOrderAndAnotherCityTakesTheirPlace) {
    const auto hub = [](std::uint8_t number, std::uint8_t city, const char* url) {
        const Signer key = sample::signer(city);
        Enrolment enrolment;
        enrolment.hub_url = url;
        enrolment.hub.bytes.fill(number);
        enrolment.hub_device = device_id_of(key.public_key());
        enrolment.hub_key = key.public_key();
        enrolment.municipality = "462152";
        return enrolment;
    };
    auto records = open().value();
    const auto urls = [&] {
        std::vector<std::string> all;
        const auto hubs = records->enrolments().value();
        for (const Enrolment& each : hubs) all.push_back(each.hub_url);
        return all;
    };
    using Urls = std::vector<std::string>;
    ASSERT_TRUE(records->set_enrolment(hub(1, 9, "city")));
    ASSERT_TRUE(records->set_enrolment(hub(2, 9, "site")));
    EXPECT_EQ(urls(), (Urls{"site", "city"}));
    ASSERT_TRUE(records->set_enrolment(hub(3, 9, "spare"), HubPlace::last));
    ASSERT_TRUE(records->set_enrolment(hub(1, 9, "city at another address")));
    EXPECT_EQ(urls(), (Urls{"site", "city at another address", "spare"}));
    EXPECT_EQ((*records->enrolment())->hub_url, "site");
    ASSERT_TRUE(records->set_enrolment(hub(4, 8, "elsewhere")));
    EXPECT_EQ(urls(), Urls{"elsewhere"});
}

TEST_F(RecordsTest, VerifyAndRebuildAnswerInWordsAndInJson) {
    auto records = open(RecordsOf::hub).value();
    ASSERT_TRUE(
        records->ledger()
            .append(sample::draft(sample::resident()), sample::at("2022-12-01T09:00:00+09:00"))
            .has_value());
    Lines lines;
    const Instant noon = sample::at("2022-12-01T12:00:00+09:00");
    EXPECT_EQ(
        carry_out_record_command(*records, {"verify", R"({"json":true})"}, lines, false, noon), 0);
    EXPECT_EQ(carry_out_record_command(*records, {"rebuild", "{}"}, lines, false, noon), 0);
    EXPECT_EQ(carry_out_record_command(*records, {"status", "{}"}, lines, false, noon),
              std::nullopt);
    EXPECT_EQ(lines.all, (std::vector<std::string>{R"({"verified":1})", "identical"}));
    for (const char* arguments : {"{}", R"({"json":true,"all":true})"})
        EXPECT_EQ(carry_out_record_command(*records, {"findings", arguments}, lines, false, noon),
                  0);
    EXPECT_EQ(carry_out_record_command(*records, {"settle", R"({"as":"x"})"}, lines, false, noon),
              1);
    EXPECT_EQ(carry_out_record_command(*records, {"show", R"({"voucher":"134621529900000017"})"},
                                       lines, false, noon),
              0);
    EXPECT_EQ(parse_row(lines.all.back())->resident, sample::resident());
    const auto views = views_of(records->ledger(), sample::person(1)).value();
    ASSERT_EQ(views.size(), 1u) << "who saw it is written down";
    EXPECT_EQ(views[0].fact, (PersonViewed{"command", viewer_of_command().name}));
    EXPECT_EQ(views[0].at, noon);
    EXPECT_EQ(views[0].device, records->ledger().device());
    EXPECT_EQ(carry_out_record_command(*records, {"show", R"({"voucher":"134621529900000018"})"},
                                       lines, false, noon),
              1);
    EXPECT_EQ(
        carry_out_record_command(*records, {"show", R"({"voucher":"13"})"}, lines, false, noon), 1);
    const LookupKey stray{};
    ASSERT_TRUE(records->ledger().store().replace(stray, {Bytes{1}, {}}).has_value());
    EXPECT_EQ(
        carry_out_record_command(*records, {"rebuild", R"({"json":true})"}, lines, false, noon), 1);
    EXPECT_NE(lines.all.back().find(to_hex(stray)), std::string::npos);
}

// Two incidents of a protected person: a dose that came too early, and another one a month later.
struct SomethingWentWrong {
    std::string first, second;

    explicit SomethingWentWrong(Ledger& ledger) {
        Resident hidden = sample::resident();
        hidden.address_protected = true;
        append(ledger, hidden, "2022-12-01T09:00:00+09:00");
        const std::string dose =
            append(ledger, sample::given("2022-12-01", 3), "2022-12-01T09:30:00+09:00");
        first = append(ledger, incident(dose, "2022-12-01T10:00:00+09:00", "interval"),
                       "2022-12-01T10:00:00+09:00");
        second = append(ledger, incident(dose, "2023-01-05T10:00:00+09:00", "product"),
                        "2023-01-05T10:00:00+09:00");
    }
    static std::string append(Ledger& ledger, Fact fact, const char* at) {
        return entry_name(
            ledger.append(sample::draft(std::move(fact)), sample::at(at)).value().header);
    }
    static IncidentNoted incident(const std::string& dose, const char* noticed, const char* kind) {
        IncidentNoted fact;
        fact.dose = dose;
        fact.date = make_day(2022, 12, 1);
        fact.kind = kind;
        fact.noticed = sample::at(noticed);
        fact.harm = "none";
        fact.note = "=1+1, と読み違えた";
        return fact;
    }
};

TEST_F(RecordsTest, IncidentsOfAMonthAreListedWithTheirFormAndWhoSawThemIsWrittenDown) {
    auto records = open(RecordsOf::hub).value();
    const SomethingWentWrong wrong(records->ledger());
    const Instant now = sample::at("2023-01-06T09:00:00+09:00");
    Lines lines;
    const auto incidents = [&](const char* arguments) {
        lines.all.clear();
        return carry_out_record_command(*records, {"incidents", arguments}, lines, false, now);
    };
    EXPECT_EQ(incidents(R"({"json":true})"), 0);
    ASSERT_EQ(lines.all.size(), 2u);
    EXPECT_EQ(parse_json(lines.all[0]).value()["record"], wrong.first);
    EXPECT_EQ(parse_json(lines.all[0]).value()["form"], "4-10-3");
    EXPECT_EQ(parse_json(lines.all[1]).value()["record"], wrong.second);
    EXPECT_EQ(parse_json(lines.all[1]).value()["form"], "4-10-2");
    EXPECT_EQ(incidents(R"({"month":"2023-01"})"), 0);
    EXPECT_EQ(lines.all.size(), 1u);
    EXPECT_EQ(incidents(R"({"month":"2022-11"})"), 0);
    EXPECT_EQ(lines.all, std::vector<std::string>{"No incident is recorded."});
    EXPECT_EQ(incidents(R"({"month":"2022-13"})"), 1);
    EXPECT_EQ(views_of(records->ledger(), sample::person(1))->size(), 3u);
}

TEST_F(RecordsTest, TheTableOfIncidentsHasEveryFieldAndTakesNoFilesPlaceUnasked) {
    auto records = open(RecordsOf::hub).value();
    const SomethingWentWrong wrong(records->ledger());
    const fs::path file = folder_ / "incidents.csv";
    Lines lines;
    const auto write = [&](bool replace) {
        const Json wish = {{"to", file.string()}, {"month", "2022-12"}, {"replace", replace}};
        return carry_out_record_command(*records, {"incidents", print_json(wish)}, lines, false,
                                        sample::at("2023-01-06T09:00:00+09:00"));
    };
    EXPECT_EQ(write(false), 0);
    EXPECT_EQ(write(false), 1) << "it is kept";
    EXPECT_EQ(write(true), 0);
    const std::string table =
        incidents_csv(list_incidents(records->ledger(), parse_month("2022-12").value()).value());
    const Bytes written = read_small_file(file).value();
    EXPECT_EQ(std::string(written.begin(), written.end()), table);
    EXPECT_EQ(std::ranges::count(table, '\n'), 2) << table;
    const Resident resident = sample::resident();
    for (const std::string& part :
         {std::string("4-10-3"), resident.name, resident.kana, std::string("2022-12-01,3,"),
          std::string("\"'=1+1, と読み違えた\""), wrong.first})
        EXPECT_NE(table.find(part), std::string::npos) << part;
    EXPECT_EQ(table.find(resident.address), std::string::npos) << "支援措置";
    EXPECT_EQ(table.find(wrong.second), std::string::npos) << "noticed in another month";
}

TEST_F(RecordsTest, FindListsWhoMayBeMeantAndWritesDownThatTheyWereSeen) {
    auto records = open(RecordsOf::terminal).value();
    Resident hidden = sample::resident();
    hidden.kana = "カリノ ハナコ";
    hidden.address_protected = true;
    const Instant noon = sample::at("2022-12-01T12:00:00+09:00");
    ASSERT_TRUE(records->ledger().append(sample::draft(sample::resident()), noon).has_value());
    ASSERT_TRUE(records->ledger().append(sample::draft(hidden, 2), noon).has_value());
    Lines lines;
    LedgerIndex index;
    const auto find = [&](const char* asked) {
        lines.all.clear();
        return carry_out_find_command(*records, index, {"find", asked}, lines, false, noon);
    };
    EXPECT_EQ(find(R"({"kana":"みほん","born":"S25.4.5"})"), 0);
    ASSERT_EQ(lines.all.size(), 1u);
    const Json line = parse_json(lines.all[0]).value();
    EXPECT_EQ(line["person"], sample::person(1).hex());
    EXPECT_EQ(line["district"], "見本市見本町");
    EXPECT_EQ(line["fit"], "exact");
    EXPECT_EQ(line["voucher_end"], "0017");
    EXPECT_EQ(views_of(records->ledger(), sample::person(1))->at(0).fact.why, "command");
    EXPECT_TRUE(views_of(records->ledger(), sample::person(2))->empty());
    EXPECT_EQ(find(R"({"kana":"がりの"})"), 0);
    const Json protected_line = parse_json(lines.all.at(0)).value();
    EXPECT_EQ(protected_line["fit"], "forgiven");
    EXPECT_FALSE(protected_line.contains("district"));
    EXPECT_EQ(lines.all[0].find("見本市"), std::string::npos);
    EXPECT_EQ(find(R"({"kana":"やまだ"})"), 1);
    EXPECT_EQ(lines.all, std::vector<std::string>{"! Nobody fits."});
    EXPECT_EQ(find(R"({"born":"S64.1.8"})"), 1);
    EXPECT_NE(lines.all.at(0).find("1989-01-08"), std::string::npos) << lines.all.at(0);
    EXPECT_EQ(find("{}"), 1);
    EXPECT_EQ(carry_out_find_command(*records, index, {"show", "{}"}, lines, false, noon),
              std::nullopt);
}

TEST_F(RecordsTest, WithoutAChoiceTheKeyFileLiesBesideTheFolderAndIsMadeOnlyOnce) {
    const fs::path data = folder_ / "fresh" / "data";
    const auto source = choose_key_source({}, data);
    ASSERT_TRUE(source.has_value()) << source.error().what.en;
    EXPECT_TRUE(fs::exists(folder_ / "fresh" / "data.key"));
    const DataKey key = (*source)->wrapping_key({}).value();
    const auto again = choose_key_source({}, data / "");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ((*again)->wrapping_key({}).value(), key);
    {
        const auto folder = DataFolder::own(data).value();
        ASSERT_TRUE(Records::open(folder, **source, RecordsOf::terminal).has_value());
    }
    fs::remove(folder_ / "fresh" / "data.key");
    ASSERT_TRUE(choose_key_source({}, data).has_value());
    EXPECT_FALSE(fs::exists(folder_ / "fresh" / "data.key")) << "a lost key file is never replaced";
}

TEST_F(RecordsTest, TwoKeySourcesAtOnceAreRefused) {
    EXPECT_EQ(choose_key_source({"a", "b"}, folder_).error().code, "keys.two_sources");
    EXPECT_EQ(choose_key_source({"", (folder_ / "none").string()}, folder_).error().code,
              "keys.no_passphrase");
}

}  // namespace
}  // namespace uketsuke
