// What a ledger keeps without folding it, and what becomes of it when more is known.
#include <gtest/gtest.h>

#include "core/ledger/folded_row.h"
#include "tests/core/ledger/sample.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using namespace sample;

Instant noon(int seconds = 0) {
    return at("2022-12-01T12:00:00+09:00") + std::chrono::seconds(seconds);
}

// A hub (device 9), and terminals that it let in, each with a ledger of its own.
class Quarantine : public testing::Test {
  protected:
    struct Machine {
        std::unique_ptr<Store> store;
        std::unique_ptr<Ledger> ledger;
        Ledger* operator->() { return ledger.get(); }
    };
    Machine machine(const std::string& file, std::uint8_t number, Numbering numbering) {
        Machine made;
        made.store = open_sqlite_store((folder_.path() / file).string()).value();
        made.ledger = std::make_unique<Ledger>(*made.store, data_key(), device(number),
                                               signer(number), numbering, salts());
        const bool terminal = numbering == Numbering::none;
        EXPECT_TRUE(!terminal || made->trust_device(device(9), signer(9).public_key()));
        return made;
    }
    void enrol(Ledger& by, std::uint8_t number, DeviceRole role = DeviceRole::terminal) {
        const DeviceEnrolled fact{"見本", to_hex(signer(number).public_key()), role};
        ASSERT_TRUE(by.append({municipality, "", subject_of(device(number)), fact}, noon()));
    }
    static void revoke(Ledger& by, std::uint8_t number, Instant when) {
        ASSERT_TRUE(
            by.append({municipality, "", subject_of(device(number)), DeviceRevoked{"紛失"}}, when));
    }
    // Hand-made, as another program might write it.
    static Entry written(std::uint8_t by, ChainHead& head, const char* kind, const char* json,
                         Instant when) {
        Entry entry;
        entry.header = {{device(by), municipality}, head.sequence + 1, when, "", kind,
                        subject_of(person(1))};
        entry.json = json;
        entry.link =
            link_after(head.link, encode_header(entry.header), encode_body(entry.salt, entry.json));
        entry.signature = signer(by).sign(entry.link);
        head = head_after(entry);
        return entry;
    }
    static std::vector<std::string> reasons(Machine& machine) {
        std::vector<std::string> out;
        const auto marks = machine.store->quarantined(100).value();
        for (const Quarantined& mark : marks) out.push_back(mark.reason);
        return out;
    }
    static std::vector<Entry> all_of(Ledger& hub_ledger) {
        std::vector<Entry> entries;
        const auto positioned = hub_ledger.after_position(municipality, 0, 1000).value();
        for (const auto& item : positioned) entries.push_back(item.entry);
        return entries;
    }
    static std::size_t doses(Machine& machine) {
        return machine->person(person(1)).value().value_or(PersonRow{}).doses.size();
    }
    TemporaryFolder folder_;
};

TEST_F(Quarantine, WhatIsNotUnderstoodIsKeptToldAndPassedOn) {
    Machine hub = machine("hub", 9, Numbering::positions);
    enrol(*hub.ledger, 2);
    ChainHead head;
    const std::vector<Entry> run{
        written(2, head, "from_the_future", R"({"x":1})", noon(1)),
        written(2, head, "dose_given", R"({"date":7})", noon(2)),
        written(2, head, "dose_given", print_fact(given("2022-12-01", 3)).c_str(), noon(3))};
    const auto received = hub->receive(run);
    ASSERT_TRUE(received.has_value()) << received.error().code;
    EXPECT_EQ(received->added, 3u);
    const ChainId chain{device(2), municipality};
    EXPECT_EQ(received->quarantined,
              (std::vector<Quarantined>{{chain, 1, "kind.unknown"}, {chain, 2, "fact.malformed"}}));
    EXPECT_EQ(reasons(hub), (std::vector<std::string>{"kind.unknown", "fact.malformed"}));
    EXPECT_EQ(doses(hub), 1u) << "the entry behind them counts";
    EXPECT_EQ(hub->verify_all().value(), 4u);
    EXPECT_TRUE(hub->rebuild(Ledger::Rebuild::compare)->empty());
    Machine other = machine("other", 3, Numbering::none);
    ASSERT_TRUE(other->receive(all_of(*hub.ledger)).has_value());
    EXPECT_EQ(reasons(other), reasons(hub));
    EXPECT_EQ(other->verify_all().value(), 4u);
}

TEST_F(Quarantine, ATerminalThatWritesWhatOnlyAHubMayWriteChangesNothing) {
    Machine hub = machine("hub", 9, Numbering::positions);
    enrol(*hub.ledger, 2);
    ASSERT_TRUE(hub->append(draft(resident()), noon()));
    Resident moved = resident();
    moved.address = "偽の住所";
    const DeviceEnrolled accomplice{"侵入", to_hex(signer(7).public_key())};
    ChainHead head;
    std::vector<Entry> run{written(2, head, "resident_listed", print_fact(moved).c_str(), noon(1))};
    Entry enrolment = make_entry({municipality, "", subject_of(device(7)), accomplice}, device(2),
                                 head, noon(2), Salt{}, signer(2))
                          .value();
    run.push_back(enrolment);
    ASSERT_TRUE(hub->receive(run).has_value());
    EXPECT_EQ(reasons(hub), (std::vector<std::string>{"author.role", "author.role"}));
    EXPECT_EQ((*hub->person(person(1)))->resident->address, resident().address);
    EXPECT_EQ(hub->device_key(device(7)).value(), std::nullopt);
}

TEST_F(Quarantine, AnEnrolledTerminalCannotRecordWhatItMayNotWrite) {
    Machine terminal = machine("terminal", 2, Numbering::none);
    const auto refused = terminal->append(draft(resident()), noon());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "author.role");
    EXPECT_EQ(terminal->append_all({draft(resident())}, noon()).error().code, "author.role");
    EXPECT_EQ(terminal.store->entry_count().value(), 0u);
    EXPECT_EQ(terminal.store->quarantined_count().value(), 0u);
}

TEST_F(Quarantine, AStandAloneLedgerThatIsEnrolledLaterIsJudgedAnew) {
    Machine terminal;
    terminal.store = open_sqlite_store((folder_.path() / "alone").string()).value();
    terminal.ledger = std::make_unique<Ledger>(*terminal.store, data_key(), device(2), signer(2),
                                               Numbering::none, salts());
    ASSERT_TRUE(terminal->append(draft(resident()), noon()));
    ASSERT_TRUE(terminal->append(draft(given("2022-12-01", 1)), noon(1)));
    ASSERT_TRUE(terminal->trust_device(device(9), signer(9).public_key()));
    EXPECT_EQ(reasons(terminal), std::vector<std::string>{"author.role"});
    EXPECT_EQ((*terminal->person(person(1)))->resident, std::nullopt);
    EXPECT_EQ(doses(terminal), 1u);
    EXPECT_TRUE(terminal->rebuild(Ledger::Rebuild::compare)->empty());
}

// The revocation may come before or after what the device wrote: the tables say the same.
TEST_F(Quarantine, WhatARevokedDeviceWroteLaterIsKeptOutInWhateverOrderItArrives) {
    Machine author = machine("author", 2, Numbering::none);
    for (int i = 1; i <= 3; ++i)
        ASSERT_TRUE(author->append(draft(given("2022-12-01", i)), noon(i * 10)));
    const auto run = author->unsent_run(sample::hub(), 10).value();
    Machine early = machine("early", 9, Numbering::positions);
    enrol(*early.ledger, 2);
    revoke(*early.ledger, 2, noon(15));
    ASSERT_TRUE(early->receive(run).has_value());
    Machine late = machine("late", 9, Numbering::positions);
    enrol(*late.ledger, 2);
    ASSERT_TRUE(late->receive(run).has_value());
    EXPECT_EQ(doses(late), 3u);
    revoke(*late.ledger, 2, noon(15));
    for (Machine* hub : {&early, &late}) {
        EXPECT_EQ(doses(*hub), 1u);
        EXPECT_EQ(reasons(*hub), (std::vector<std::string>{"author.revoked", "author.revoked"}));
        EXPECT_TRUE((*hub)->rebuild(Ledger::Rebuild::compare)->empty());
        EXPECT_EQ((*hub)->verify_all().value(), 5u);
    }
    // A terminal that gets the entries with positions, its own among them.
    ASSERT_TRUE(author->receive(all_of(*late.ledger)).has_value());
    EXPECT_EQ(doses(author), 1u);
    ASSERT_TRUE(author->append(draft(given("2022-12-01", 4)), noon(90)))
        << "what happened is recorded all the same";
    EXPECT_EQ(reasons(author).size(), 3u);
    EXPECT_EQ(doses(author), 1u);
}

TEST_F(Quarantine, AHubThatAHubLetInMayLetInOthers) {
    Machine city = machine("city", 9, Numbering::positions);
    enrol(*city.ledger, 4, DeviceRole::hub);
    Machine site = machine("site", 4, Numbering::positions);
    ASSERT_TRUE(site->trust_device(device(9), signer(9).public_key()));
    enrol(*site.ledger, 2);
    ASSERT_TRUE(city->receive(site->unsent_run(sample::hub(), 10).value()).has_value());
    EXPECT_EQ(city->device_key(device(2)).value(), signer(2).public_key());
    EXPECT_EQ(reasons(city), std::vector<std::string>{});
    // A terminal that trusts the city alone hears of both.
    Machine terminal = machine("terminal", 3, Numbering::none);
    ASSERT_TRUE(terminal->receive(all_of(*city.ledger)).has_value());
    EXPECT_EQ(terminal->device_key(device(2)).value(), signer(2).public_key());
    EXPECT_TRUE(terminal->rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_F(Quarantine, WhatAHubWroteBeforeItsEnrolmentWasKnownCountsOnceItIs) {
    Machine city = machine("city", 9, Numbering::positions);
    Machine site = machine("site", 4, Numbering::positions);
    ASSERT_TRUE(site->append(draft(resident()), noon()));
    enrol(*city.ledger, 4, DeviceRole::terminal);
    const auto run = site->unsent_run(sample::hub(), 10).value();
    ASSERT_TRUE(city->receive(run).has_value());
    EXPECT_EQ(reasons(city), std::vector<std::string>{"author.role"});
    enrol(*city.ledger, 4, DeviceRole::hub);
    EXPECT_EQ(reasons(city), std::vector<std::string>{});
    EXPECT_EQ((*city->person(person(1)))->resident, resident());
    EXPECT_TRUE(city->rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_F(Quarantine, ANewerProgramFoldsWhatAnOlderOneKeptOut) {
    Machine hub = machine("hub", 9, Numbering::positions);
    EXPECT_FALSE(hub->bring_up_to_date().value()) << "an empty ledger is up to date";
    enrol(*hub.ledger, 2);
    ChainHead head;
    const std::vector<Entry> run{
        written(2, head, "dose_given", print_fact(given("2022-12-01", 3)).c_str(), noon(1))};
    ASSERT_TRUE(hub->receive(run).has_value());
    // As an older program would have left it: marked, not folded, rows of its own format.
    const LookupKey subject = Sealer(data_key()).subject_key(subject_of(person(1)));
    ASSERT_TRUE(hub.store->replace(subject, {Bytes(40, 1), {}}));
    ASSERT_TRUE(hub.store->mark({{device(2), municipality}, 1, "kind.unknown"}));
    ASSERT_TRUE(hub.store->set_setting("row_format", {std::uint8_t(row_format - 1)}));
    EXPECT_TRUE(hub->bring_up_to_date().value());
    EXPECT_EQ(reasons(hub), std::vector<std::string>{});
    EXPECT_EQ(doses(hub), 1u);
    EXPECT_EQ(hub->device_key(device(2)).value(), signer(2).public_key());
    EXPECT_FALSE(hub->bring_up_to_date().value()) << "once";
}

TEST_F(Quarantine, RowsOfDevicesThatAreGoneAreMadeAnewWithAllThatHangsOnThem) {
    Machine city = machine("city", 9, Numbering::positions);
    enrol(*city.ledger, 4, DeviceRole::hub);
    Machine site = machine("site", 4, Numbering::positions);
    ASSERT_TRUE(site->trust_device(device(9), signer(9).public_key()));
    enrol(*site.ledger, 2);
    ASSERT_TRUE(site->append(draft(resident()), noon()));
    ASSERT_TRUE(city->receive(site->unsent_run(sample::hub(), 10).value()).has_value());
    const Sealer sealer(data_key());
    for (const std::uint8_t number : {std::uint8_t(2), std::uint8_t(4)}) {
        const LookupKey key = sealer.subject_key(subject_of(device(number)));
        ASSERT_TRUE(city.store->replace(key, {Bytes(40, 1), {}}));
    }
    Machine again;
    again.store = std::move(city.store);
    again.ledger = std::make_unique<Ledger>(*again.store, data_key(), device(9), signer(9),
                                            Numbering::positions, salts());
    EXPECT_FALSE(again->rebuild(Ledger::Rebuild::replace)->empty());
    EXPECT_TRUE(again->rebuild(Ledger::Rebuild::compare)->empty());
    EXPECT_EQ(again->device_key(device(2)).value(), signer(2).public_key());
    EXPECT_EQ((*again->person(person(1)))->resident, resident());
    EXPECT_EQ(reasons(again), std::vector<std::string>{});
}

}  // namespace
}  // namespace uketsuke
