// A terminal that loads a hub's snapshot: what it has afterwards, what it refuses, what is left of
// a try that broke off, and SIGKILL at every step.
#include "sync/client/snapshot_load.h"

#include <sys/wait.h>

#include <csignal>

#include "core/base/json.h"
#include "tests/core/store/store_dump.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/client/snapshot_town.h"

namespace uketsuke {
namespace {

using namespace sample;

std::size_t doses_of(SnapshotTown& town, std::uint8_t about) {
    const auto row = town.terminal().person(person(about)).value();
    return row ? row->doses.size() : 0;
}

void expect_sound(SnapshotTown& town) {
    const auto verified = town.terminal().verify_all();
    ASSERT_TRUE(verified.has_value()) << verified.error().what.en;
    EXPECT_TRUE(town.terminal().rebuild(Ledger::Rebuild::compare)->empty());
}

// Nothing was replaced, and the exchange brings it all the same.
void expect_as_it_was(SnapshotTown& town) {
    EXPECT_EQ(town.cursor(), 0u);
    EXPECT_EQ(doses_of(town, 1), 0u);
    town.spoil = {};
    const auto report = town.exchange();
    ASSERT_TRUE(report.has_value()) << report.error().code;
    EXPECT_EQ(doses_of(town, 1), 1u);
    expect_sound(town);
}

TEST(Snapshot, GivesWhatAPullWouldHaveGivenAndThePullGoesOnFromThere) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    std::vector<int> told;
    const auto loaded = town.load({.progress = [&](int percent) { told.push_back(percent); }});
    ASSERT_TRUE(loaded.has_value()) << loaded.error().code << loaded.error().what.en;
    ASSERT_TRUE(*loaded);
    EXPECT_EQ(town.asked[std::string(entries_path)], 0);
    EXPECT_EQ(town.cursor(), 1u + 2 * SnapshotTown::people);
    EXPECT_EQ(doses_of(town, 1), 1u);
    EXPECT_TRUE(std::ranges::is_sorted(told));
    EXPECT_EQ(told.back(), 100);
    EXPECT_FALSE(std::filesystem::exists(town.data() / snapshot_folder));
    expect_sound(town);

    town.hub_says(draft(reported("2021-07-01", 2), 1));
    const auto report = town.exchange();
    ASSERT_TRUE(report.has_value()) << report.error().code;
    EXPECT_EQ(report->pulled, 1u) << "only what came after";
    EXPECT_EQ(doses_of(town, 1), 2u);
    EXPECT_FALSE(*town.load()) << "one entry is not worth another";
}

TEST(Snapshot, MakesTheVeryStoreThatAPullMakes) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    town.record(3, 2);
    ASSERT_TRUE(town.load().value());
    ASSERT_TRUE(town.exchange().has_value());
    town.close_terminal();
    StoreDump loaded = dump_of(town.store_file());
    // The same terminal once more, from what the hub has, page by page.
    town.replace_terminal();
    ASSERT_TRUE(town.exchange().has_value());
    town.close_terminal();
    StoreDump pulled = dump_of(town.store_file());
    for (const char* table : {"schema", "chains", "entries", "rows", "lookups", "quarantine",
                              "cursors", "acknowledged"})
        EXPECT_EQ(loaded[table], pulled[table]) << table;
}

TEST(Snapshot, WhatIsUnsentStaysAndIsSentAfterwards) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    town.record(1, 2);
    town.record(2, 2);
    const Bytes setting{1, 2, 3};
    ASSERT_TRUE(town.terminal().store().set_setting("mine", setting).has_value());
    ASSERT_TRUE(town.load().value());
    EXPECT_EQ(doses_of(town, 1), 2u);
    EXPECT_EQ(town.terminal().unsent(town.link().hub)->count, 2u);
    EXPECT_EQ(town.terminal().store().setting("mine").value(), setting);
    EXPECT_EQ(town.records().enrolments()->size(), 1u);
    const auto report = town.exchange();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->acknowledged, 2u);
    expect_sound(town);
}

TEST(Snapshot, WhatIsRecordedWhileItIsBuiltIsInIt) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    ASSERT_TRUE(town.load({.built = [&] { town.record(1, 2); }}).value());
    EXPECT_EQ(doses_of(town, 1), 2u);
    EXPECT_EQ(town.terminal().unsent(town.link().hub)->count, 1u);
    expect_sound(town);
}

TEST(Snapshot, WhatThisTerminalWroteComesBackWhenItsDiskIsNew) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    town.record(1, 2);
    ASSERT_TRUE(town.exchange().has_value());
    town.replace_terminal();
    ASSERT_TRUE(town.load().value());
    EXPECT_EQ(doses_of(town, 1), 2u);
    town.record(1, 3);
    const auto report = town.exchange();
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(report->refusal_codes.empty()) << "its chain goes on where it ended";
    EXPECT_EQ(town.terminal().unsent(town.link().hub)->count, 0u);
    expect_sound(town);
}

TEST(Snapshot, AForkOfItsOwnChainIsLeftToTheExchange) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    town.record(1, 2);
    ASSERT_TRUE(town.exchange().has_value());
    town.replace_terminal();
    town.record(1, 4);
    const auto loaded = town.load();
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(loaded.error().code, "snapshot.other_chain");
    EXPECT_FALSE(is_of_the_line(loaded.error()));
    EXPECT_EQ(town.terminal().unsent(town.link().hub)->count, 1u);
    expect_sound(town);
}

TEST(Snapshot, ATryThatBreaksOffGoesOnWhereItWas) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    const std::string parts(snapshot_parts_path);
    town.spoil = [&](const Request& request, Response& response) {
        if (request.path == parts && town.asked[parts] > 2) response.status = 0;
    };
    const auto cut = town.load();
    ASSERT_FALSE(cut.has_value());
    EXPECT_TRUE(is_of_the_line(cut.error())) << cut.error().code;
    town.spoil = {};
    ASSERT_TRUE(town.load().value());
    const auto all = town.parts_at_hub();
    ASSERT_GT(all, 3u);
    EXPECT_EQ(std::size_t(town.asked[parts]), all + 1) << "only what was cut is asked for again";
    expect_sound(town);
}

struct Spoilt {
    const char* name;
    const char* code;
    void (*spoil)(const Request& request, Response& response);
};
class SpoiltSnapshot : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltSnapshot, ChangesNothing) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    town.spoil = GetParam().spoil;
    const auto loaded = town.load();
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(loaded.error().code, GetParam().code);
    EXPECT_FALSE(is_of_the_line(loaded.error()));
    expect_as_it_was(town);
}

// At first it is still being made.
bool is_manifest(const Request& request, const Response& response) {
    return request.path == snapshots_path && response.status == 200;
}
bool is_part(const Request& request) { return request.path == snapshot_parts_path; }

// By another's hand, in the hub's name or in another's.
Response signed_by(const Response& response, std::uint8_t number, const SnapshotManifest& with,
                   DeviceId device) {
    Response forged = response;
    forged.body = print_manifest(with, device, signer(number));
    return forged;
}
SignedManifest manifest_in(const Response& response) {
    return parse_manifest(response.body).value();
}

INSTANTIATE_TEST_SUITE_P(
    Snapshot, SpoiltSnapshot,
    testing::Values(Spoilt{"APartIsAltered", "snapshot.part",
                           [](const Request& request, Response& response) {
                               if (is_part(request)) response.body[response.body.size() / 2] ^= 1;
                           }},
                    Spoilt{"APartIsTorn", "snapshot.part",
                           [](const Request& request, Response& response) {
                               if (is_part(request)) response.body.resize(response.body.size() / 2);
                           }},
                    Spoilt{"AnothersSignature", "snapshot.forged",
                           [](const Request& request, Response& response) {
                               if (!is_manifest(request, response)) return;
                               const SignedManifest good = manifest_in(response);
                               response = signed_by(response, 77, good.manifest, good.device);
                           }},
                    Spoilt{"SomebodyNobodyLetIn", "snapshot.forged",
                           [](const Request& request, Response& response) {
                               if (!is_manifest(request, response)) return;
                               const SignedManifest good = manifest_in(response);
                               response = signed_by(response, 77, good.manifest, device(77));
                           }},
                    Spoilt{
                        "TheTextWasChanged", "snapshot.forged",
                        [](const Request& request, Response& response) {
                            if (!is_manifest(request, response)) return;
                            const auto history = response.body.find("history");
                            auto& hex =
                                response.body[response.body.find_first_of("0123456789", history)];
                            hex = hex == '1' ? '2' : '1';
                        }},
                    Spoilt{"AnotherHubs", "hub.nonsense",
                           [](const Request& request, Response& response) {
                               if (!is_manifest(request, response)) return;
                               SnapshotManifest other = manifest_in(response).manifest;
                               other.hub.bytes.fill(1);
                               response = signed_by(response, 77, other, device(77));
                           }},
                    Spoilt{"APage", "hub.nonsense",
                           [](const Request& request, Response& response) {
                               if (is_manifest(request, response))
                                   response = {200, {}, "<html>sign in</html>"};
                           }}),
    [](const auto& about) { return about.param.name; });

TEST(Snapshot, AHubWithoutSnapshotsIsPulledFrom) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    town.spoil = [](const Request& request, Response& response) {
        if (request.path == snapshots_path)
            response = {404, {}, print_refusal({ErrorKind::not_found, "wire.path", {}, {}})};
    };
    EXPECT_FALSE(town.load().value());
    expect_as_it_was(town);
}

TEST(Snapshot, ARevokedDeviceGetsNone) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    town.revoke_terminal();
    int given = 0;
    town.spoil = [&](const Request&, Response& response) { given += response.status == 200; };
    EXPECT_FALSE(town.load().value());
    EXPECT_EQ(given, 0);
    town.spoil = {};
    EXPECT_TRUE(town.exchange()->revoked) << "and is told by the exchange";
}

TEST(Snapshot, OneLoadsAtATime) {
    const TemporaryFolder folder;
    SnapshotTown town(folder.path());
    ASSERT_TRUE(town.load({.built = [&] { EXPECT_FALSE(town.load().value()); }}).value());
}

// Loads in a process of its own, which is killed when `hooks` say so.
void load_and_die(const std::filesystem::path& folder, const SnapshotTown::Hooks& hooks) {
    const pid_t child = ::fork();
    if (child == 0) {
        SnapshotTown town(folder);
        town.record(1, 2);
        static_cast<void>(town.load(hooks));
        ::_exit(3);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
}

// Either the old store, from which loading begins again, or the new one; never anything between.
void expect_old_or_new(const std::filesystem::path& folder, bool is_new) {
    SnapshotTown town(folder);
    expect_sound(town);
    EXPECT_EQ(town.cursor(), is_new ? 1u + 2 * SnapshotTown::people : 0u);
    EXPECT_EQ(doses_of(town, 1), is_new ? 2u : 1u);
    EXPECT_EQ(town.terminal().unsent(town.link().hub)->count, 1u) << "its own dose is there";
    const auto built = town.data() / snapshot_folder / records_file;
    EXPECT_FALSE(std::filesystem::exists(built)) << "leftovers are cleaned away";
    ASSERT_EQ(town.load().value(), !is_new);
    EXPECT_FALSE(std::filesystem::exists(town.data() / snapshot_folder));
    const auto report = town.exchange();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->acknowledged, 1u);
    EXPECT_EQ(doses_of(town, 1), 2u);
    expect_sound(town);
}

class KilledAtAStep : public testing::TestWithParam<SwapStep> {};

TEST_P(KilledAtAStep, LeavesTheOldStoreOrTheNewOne) {
    const TemporaryFolder folder;
    load_and_die(folder.path(), {.swap = [](SwapStep reached) {
                     if (reached == GetParam()) ::raise(SIGKILL);
                 }});
    expect_old_or_new(folder.path(), GetParam() >= SwapStep::renamed);
}
INSTANTIATE_TEST_SUITE_P(Snapshot, KilledAtAStep,
                         testing::Values(SwapStep::begun, SwapStep::closed, SwapStep::notes_copied,
                                         SwapStep::entries_carried, SwapStep::renamed,
                                         SwapStep::opened));

class KilledOnTheWay : public testing::TestWithParam<int> {};

TEST_P(KilledOnTheWay, LeavesTheOldStore) {
    const TemporaryFolder folder;
    load_and_die(folder.path(), {.progress = [](int percent) {
                     if (percent >= GetParam()) ::raise(SIGKILL);
                 }});
    expect_old_or_new(folder.path(), false);
}
INSTANTIATE_TEST_SUITE_P(Snapshot, KilledOnTheWay, testing::Values(5, 30, 60, 80, 98));

}  // namespace
}  // namespace uketsuke
