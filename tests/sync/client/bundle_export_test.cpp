// From a terminal's records to a file, and from the file into the hub's: once, twice, over a full
// disk, beside an old file.
#include "sync/client/bundle_export.h"

#include <gtest/gtest.h>

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "sync/hub/bundle_import.h"
#include "tests/platform/full_disk.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

struct Lines : CommandOutput {
    std::vector<Json> all;
    bool out(std::string_view line) override {
        all.push_back(parse_json(line).value());
        return true;
    }
    bool err(std::string_view) override { return true; }
};

struct Said {
    int status = -1;
    std::vector<Json> lines;
    std::string code;  // Of an error.
};

class BundleExport : public testing::Test {
  protected:
    // A data folder and what is behind it.
    struct Side {
        std::unique_ptr<DataFolder> folder;
        std::unique_ptr<Records> records;
    };

    BundleExport() : hub_(open("hub", RecordsOf::hub)), terminal_(open("terminal")) {
        enrol_at(hub_);
        const DeviceEnrolled fact{"受付1", to_hex(ledger().public_key())};
        append(*hub_.records, {sample::municipality, "", subject_of(ledger().device()), fact});
    }

    Side open(const char* name, RecordsOf whose = RecordsOf::terminal) const {
        const auto key = folder_ / (std::string(name) + ".key").c_str();
        EXPECT_TRUE(make_key_file(key).has_value());
        Side side;
        side.folder = std::make_unique<DataFolder>(DataFolder::own(folder_ / name).value());
        side.records = Records::open(*side.folder, *key_file_source(key), whose).value();
        return side;
    }

    void enrol_at(Side& hub) {
        Enrolment enrolment;
        enrolment.hub = hub.records->store_id();
        enrolment.hub_device = hub.records->ledger().device();
        enrolment.hub_key = hub.records->ledger().public_key();
        enrolment.hub_box_key = hub.records->box().public_key();
        enrolment.municipality = sample::municipality;
        EXPECT_TRUE(terminal_.records->set_enrolment(enrolment).has_value());
    }

    Ledger& ledger() { return terminal_.records->ledger(); }
    HubId hub_id() const { return hub_.records->store_id(); }

    void append(Records& records, const Draft& draft) {
        EXPECT_TRUE(records.ledger().append(draft, clock_->now()).has_value());
    }
    void record(int dose_number) {
        append(*terminal_.records, sample::draft(sample::given("2022-12-01", dose_number)));
    }

    static Said said(const Result<int>& done, Lines& lines) {
        return {done.value_or(-1), std::move(lines.all), done.has_value() ? "" : done.error().code};
    }
    Said save(const ExportWish& wish) {
        Lines lines;
        const OnRecords here = [&](const std::function<void(Records&)>& job) {
            job(*terminal_.records);
            return true;
        };
        const OnExported exported = [&](std::size_t entries) { told_ = entries; };
        return said(export_bundle({here, *clock_, exported}, wish, {lines, true, false}), lines);
    }
    static Said import(Side& hub, const std::filesystem::path& file) {
        Lines lines;
        return said(import_bundle(*hub.records, file.string(), {lines, true, false}), lines);
    }

    TemporaryFolder folder_;
    std::unique_ptr<Clock> clock_ = system_clock();
    Side hub_;
    Side terminal_;
    std::optional<std::size_t> told_;  // What the window would hear of an export.
};

TEST_F(BundleExport, WhatIsUnsentReachesTheHubAndStaysUnsentHere) {
    for (const int dose : {1, 2, 3}) record(dose);
    const auto stick = folder_ / "stick";
    const Said saved = save({stick});
    EXPECT_EQ(saved.status, 0);
    EXPECT_EQ(told_, 3u);
    ASSERT_EQ(saved.lines.size(), 1u);
    EXPECT_EQ(saved.lines[0]["exported"], 3);
    EXPECT_EQ(saved.lines[0]["file"], stick.string());
    const Said taken = import(hub_, stick);
    EXPECT_EQ(taken.status, 0);
    ASSERT_EQ(taken.lines.size(), 4u);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(taken.lines[std::size_t(i)], (Json{{"device", ledger().device().hex()},
                                                     {"municipality", sample::municipality},
                                                     {"sequence", i + 1},
                                                     {"fate", "stored"}}));
    }
    EXPECT_EQ(
        taken.lines[3],
        (Json{
            {"imported", true}, {"stored", 3}, {"known", 0}, {"quarantined", 0}, {"refused", 0}}));
    EXPECT_EQ(hub_.records->ledger().person(sample::person(1)).value(),
              ledger().person(sample::person(1)).value());
    EXPECT_EQ(ledger().unsent(hub_id())->count, 3u);
}

TEST_F(BundleExport, ImportingTwiceIsHarmless) {
    record(1);
    ASSERT_EQ(save({folder_ / "stick"}).status, 0);
    ASSERT_EQ(import(hub_, folder_ / "stick").status, 0);
    const auto entries = hub_.records->ledger().store().entry_count().value();
    const Said again = import(hub_, folder_ / "stick");
    EXPECT_EQ(again.status, 0);
    EXPECT_EQ(again.lines.at(0)["fate"], "known");
    EXPECT_EQ(hub_.records->ledger().store().entry_count().value(), entries);
}

TEST_F(BundleExport, MoreThanABatchAndMoreThanAChainTravelInOneFile) {
    std::vector<Draft> drafts;
    for (int i = 0; i < 1100; ++i) drafts.push_back(sample::draft(sample::given("2022-12-01", 1)));
    ASSERT_TRUE(ledger().append_all(drafts, clock_->now()).has_value());
    Draft elsewhere = sample::draft(sample::given("2022-12-01", 2));
    elsewhere.municipality = "442054";
    append(*terminal_.records, elsewhere);
    EXPECT_EQ(save({folder_ / "stick"}).lines.at(0)["exported"], 1101);
    const Said taken = import(hub_, folder_ / "stick");
    EXPECT_EQ(taken.status, 0);
    EXPECT_EQ(taken.lines.back()["stored"], 1101);
}

TEST_F(BundleExport, WhatTheHubAcknowledgedIsLeftOut) {
    for (const int dose : {1, 2}) record(dose);
    const ChainId chain{ledger().device(), sample::municipality};
    ASSERT_TRUE(ledger().store().set_acknowledged(hub_id(), chain, 1).has_value());
    EXPECT_EQ(save({folder_ / "stick"}).lines.at(0)["exported"], 1);
    // The hub has not seen the first after all: the run is refused whole, and the exit says so.
    const Said taken = import(hub_, folder_ / "stick");
    EXPECT_EQ(taken.status, 1);
    EXPECT_EQ(taken.lines.at(0)["fate"], "refused");
    EXPECT_EQ(taken.lines.at(0)["code"], "chain.gap");
}

TEST_F(BundleExport, WithNothingUnsentNoFileIsWritten) {
    const Said saved = save({folder_ / "stick"});
    EXPECT_EQ(saved.status, 0);
    EXPECT_EQ(saved.lines.at(0), (Json{{"exported", 0}, {"file", nullptr}}));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "stick"));
}

TEST_F(BundleExport, AFolderIsGivenAFileOfItsOwnAndAnOldFileStaysUnlessToldOtherwise) {
    record(1);
    std::filesystem::create_directory(folder_ / "usb");
    const std::string file = save({folder_ / "usb"}).lines.at(0)["file"];
    EXPECT_TRUE(file.starts_with((folder_ / "usb" / "uketsuke-").string())) << file;
    EXPECT_EQ(import(hub_, file).status, 0);
    const auto bytes = read_small_file(file).value();
    EXPECT_EQ(save({file}).code, "export.exists");
    EXPECT_EQ(read_small_file(file).value(), bytes);
    EXPECT_EQ(save({file, IfThere::replace}).status, 0);
    EXPECT_NE(read_small_file(file).value(), bytes);
}

TEST_F(BundleExport, OnAFullStickNothingIsLeftAndNothingIsLost) {
    record(1);
    const auto stick = folder_ / "stick";
    {
        const NoMoreThan room(64);
        EXPECT_EQ(save({stick}).code, "folder.disk_full");
    }
    EXPECT_FALSE(std::filesystem::exists(stick));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "stick.new"));
    EXPECT_EQ(ledger().unsent(hub_id())->count, 1u);
    EXPECT_EQ(save({stick}).status, 0);
}

TEST_F(BundleExport, TornAtAnyOffsetTheFileChangesNothingAtTheHub) {
    record(1);
    const auto stick = folder_ / "stick", torn = folder_ / "torn";
    ASSERT_EQ(save({stick}).status, 0);
    const Bytes whole = read_small_file(stick).value();
    const auto entries = hub_.records->ledger().store().entry_count().value();
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        const Bytes cut(whole.begin(), whole.begin() + std::ptrdiff_t(size));
        ASSERT_TRUE(write_file_atomically(torn, cut).has_value());
        const std::string code = import(hub_, torn).code;
        EXPECT_TRUE(code == "bundle.torn" || code == "bundle.foreign") << size << code;
    }
    EXPECT_EQ(hub_.records->ledger().store().entry_count().value(), entries);
}

TEST_F(BundleExport, OnlyItsOwnHubTakesItAndOnlyFromATerminalThatItKnows) {
    record(1);
    ASSERT_EQ(save({folder_ / "stick"}).status, 0);
    Side other = open("other", RecordsOf::hub);
    EXPECT_EQ(import(other, folder_ / "stick").code, "bundle.other_hub");
    enrol_at(other);
    ASSERT_EQ(save({folder_ / "second"}).status, 0);
    const Said taken = import(other, folder_ / "second");
    EXPECT_EQ(taken.status, 1);
    EXPECT_EQ(taken.lines.at(0)["code"], "device.unknown");
    EXPECT_EQ(taken.lines.back()["refused"], 1);
}

TEST_F(BundleExport, WithoutAHubThereIsNobodyToSealItFor) {
    Side alone = open("alone");
    std::swap(alone, terminal_);
    record(1);
    EXPECT_EQ(save({folder_ / "stick"}).code, "hub.not_enrolled");
}

}  // namespace
}  // namespace uketsuke
