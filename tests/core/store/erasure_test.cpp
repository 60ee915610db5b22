// Bodies go, everything else stays: in every store, whatever came first, and for good.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "core/ledger/erasure.h"
#include "core/store/sealer.h"
#include "tests/core/ledger/sample.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using namespace sample;

constexpr std::uint8_t hub_device = 9;
const ChainId desk_chain{device(2), municipality};

struct Machine {
    std::unique_ptr<Store> store;
    std::unique_ptr<Ledger> ledger;
    Ledger* operator->() const { return ledger.get(); }
};

Machine machine(const TemporaryFolder& folder, const std::string& file, std::uint8_t number) {
    Machine made;
    const bool is_hub = number == hub_device;
    made.store = open_sqlite_store((folder.path() / file).string()).value();
    made.ledger =
        std::make_unique<Ledger>(*made.store, data_key(), device(number), signer(number),
                                 is_hub ? Numbering::positions : Numbering::none, salts());
    const auto trusted =
        is_hub ? Result<void>{}
               : made->trust_device(device(hub_device), signer(hub_device).public_key());
    EXPECT_TRUE(trusted.has_value());
    return made;
}

Instant today() { return at("2026-11-30T12:00:00+09:00"); }

// Makes one chain, entry by entry.
class Writer {
  public:
    explicit Writer(std::uint8_t number) : number_(number) {}
    Writer& write(const Draft& what, Instant when) {
        Salt salt{};
        salt.fill(std::uint8_t(run.size() + 1));
        run.push_back(
            make_entry(what, device(number_), head_, when, salt, signer(number_)).value());
        head_ = head_after(run.back());
        return *this;
    }
    std::vector<Entry> run;

  private:
    std::uint8_t number_;
    ChainHead head_;
};

ScreeningClosed screening(const char* date) {
    ScreeningClosed closed;
    closed.date = day(date);
    closed.reason = "発熱";
    return closed;
}

// The hub's chain, with the erasure as it was planned, and a terminal's; what is named stands
// before, behind and far behind the erasure in canonical order.
struct History {
    Writer hub{hub_device};
    Writer desk{2};
    std::vector<std::string> erased;

    History() {
        const DeviceEnrolled enrolled{"見本", to_hex(signer(2).public_key())};
        hub.write({municipality, "", subject_of(device(2)), enrolled},
                  at("2021-01-01T09:00:00+09:00"))
            .write(draft(resident()), at("2021-01-01T09:00:01+09:00"))
            .write(draft(reported("2021-06-01", 1)), at("2021-06-02T09:00:00+09:00"))
            .write(draft(reported("2021-11-30", 2)), at("2021-12-02T09:00:00+09:00"));
        desk.write(draft(screening("2021-10-01")), at("2021-10-01T10:00:00+09:00"))
            .write(draft(given("2022-12-01", 4)), at("2022-12-01T10:00:00+09:00"))
            .write(draft(PersonViewed{"voucher", "見本"}), at("2022-12-01T10:00:30+09:00"))
            .write(draft(given("2021-11-29", 3)), at("2026-12-02T10:00:00+09:00"))
            .write(draft(CertificateMade{3, day("2026-12-02"), "x"}),
                   at("2026-12-02T10:01:00+09:00"));
        std::vector<Entry> all = hub.run;
        all.insert(all.end(), desk.run.begin(), desk.run.end());
        erased = due_for_erasure(all, kept_since(day("2026-11-30"))).entries;
        hub.write(draft(DosesErased{erased, "five_years_over"}), today());
    }
};

std::string what_lies_in(const Machine& machine) {
    std::string all;
    const auto chains = machine.store->chains().value();
    for (const ChainId& chain : chains) {
        const auto run = machine.store->run_after(chain, 0, 1000).value();
        for (const StoredEntry& stored : run) {
            const Entry entry = Sealer(data_key()).open_entry(stored).value();
            all += entry_name(entry.header) + (has_body(entry) ? " " + entry.json : " -") + "\n";
        }
    }
    const auto subjects = machine.store->subjects().value();
    for (const LookupKey& key : subjects)
        all += to_hex(key) + to_hex(machine.store->row_of(key)->value_or(Bytes())) + "\n";
    const auto marks = machine.store->quarantined(100).value();
    for (const Quarantined& mark : marks) all += std::to_string(mark.sequence) + mark.reason + "\n";
    return all;
}

TEST(Erasure, TakesTheBodiesOfWhatItNamesAndNothingElse) {
    const TemporaryFolder folder;
    const Machine hub = machine(folder, "hub", hub_device);
    const History history;
    ASSERT_EQ(history.erased.size(), 4u) << "dose 1, dose 3, its certificate, the screening";
    for (const Writer* writer : {&history.hub, &history.desk})
        ASSERT_TRUE(hub->receive(writer->run).has_value());
    const PersonRow row = hub->person(person(1)).value().value();
    ASSERT_EQ(row.doses.size(), 2u);
    EXPECT_EQ(row.doses[0].dose.date, day("2021-11-30")) << "its fifth year ends today";
    EXPECT_EQ(row.doses[1].dose.date, day("2022-12-01"));
    EXPECT_EQ(row.resident, resident());
    EXPECT_TRUE(row.screenings.empty());
    EXPECT_EQ(row.certificates_made, 0);
    std::size_t bodies = 0;
    const auto all = hub->after_position(municipality, 0, 100).value();
    for (const auto& [entry, position] : all) bodies += has_body(entry);
    EXPECT_EQ(bodies, history.hub.run.size() + history.desk.run.size() - 4);
    EXPECT_EQ(hub->verify_all().value(), 10u) << "every chain still verifies";
    EXPECT_TRUE(hub->rebuild(Ledger::Rebuild::compare)->empty());
    EXPECT_EQ(hub.store->quarantined_count().value(), 0u) << "what is erased is not missing";
    EXPECT_TRUE(hub->plan_erasure(municipality, day("2021-11-30"))->drafts.empty()) << "once";
}

// Chains come in order, but interleaved in any way, in any parts, and of what is erased any with or
// without the body.
RC_GTEST_PROP(Erasure, NoOrderOfArrivalChangesEntriesOrTables, (unsigned seed)) {
    static const History history;
    static const std::string straight = [] {
        const TemporaryFolder folder;
        const Machine made = machine(folder, "straight", 3);
        for (const Writer* writer : {&history.hub, &history.desk})
            EXPECT_TRUE(made->receive(writer->run).has_value());
        return what_lies_in(made);
    }();
    std::mt19937 chance(seed);
    const TemporaryFolder folder;
    const Machine shuffled = machine(folder, "shuffled", 3);
    std::vector<Entry> batch;
    const auto deliver = [&] {
        const auto received = shuffled->receive(batch);
        if (received.has_value()) return batch.clear();
        RC_ASSERT(received.error().code == std::string("device.unknown"));
    };
    std::size_t next[2] = {0, 0};
    const std::vector<Entry>* runs[2] = {&history.hub.run, &history.desk.run};
    while (next[0] < runs[0]->size() || next[1] < runs[1]->size()) {
        std::size_t which = chance() % 2;
        if (next[which] == runs[which]->size()) which = 1 - which;
        const Entry& entry = (*runs[which])[next[which]++];
        const bool bare = is_erased(history.erased, entry.header) && chance() % 3 == 0;
        batch.push_back(bare ? without_body(entry) : entry);
        if (chance() % 3 == 0) deliver();
    }
    deliver();
    RC_ASSERT(what_lies_in(shuffled) == straight);
    RC_ASSERT(shuffled->verify_all().value() == 10u);
    RC_ASSERT(shuffled->rebuild(Ledger::Rebuild::compare)->empty());
}

TEST(Erasure, AViewIsKeptAndChangesNoRow) {
    const TemporaryFolder folder;
    const Machine hub = machine(folder, "hub", hub_device);
    ASSERT_TRUE(hub->append(draft(resident()), today()));
    const LookupKey key = Sealer(data_key()).subject_key(subject_of(person(1)));
    const Bytes before = hub.store->row_of(key)->value();
    ASSERT_TRUE(hub->append(draft(PersonViewed{"command", "見本"}), today()));
    EXPECT_EQ(hub.store->row_of(key)->value(), before);
    EXPECT_EQ(hub->entries_by(device(hub_device), subject_of(person(1)))->size(), 2u);
    EXPECT_TRUE(hub->rebuild(Ledger::Rebuild::compare)->empty());
}

TEST(Erasure, ATerminalMayNotErase) {
    const TemporaryFolder folder;
    const Machine hub = machine(folder, "hub", hub_device);
    const History history;
    ASSERT_TRUE(hub->receive({history.hub.run.begin(), history.hub.run.end() - 1}).has_value());
    Writer hostile{2};
    hostile.write(draft(given("2022-12-01", 4)), today())
        .write(draft(DosesErased{{entry_name(hostile.run[0].header)}, "x"}), today());
    ASSERT_TRUE(hub->receive(hostile.run).has_value());
    EXPECT_EQ(hub->person(person(1)).value()->doses.size(), 3u);
    EXPECT_EQ(hub.store->quarantined(9)->front().reason, "author.role");
}

// Somebody who relays another's entry without its body, to hide it.
TEST(Erasure, WhoPushesAnEntryWithoutItsBodyIsRefusedAndTheAuthorIsHeard) {
    const TemporaryFolder folder;
    const Machine hub = machine(folder, "hub", hub_device);
    const History history;
    ASSERT_TRUE(hub->receive({history.hub.run.begin(), history.hub.run.end() - 1}).has_value());
    const std::string before = what_lies_in(hub);
    std::vector<Entry> hiding = history.desk.run;
    hiding[1] = without_body(hiding[1]);
    const auto refused = hub->receive(hiding, {}, Bodies::required);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "body.missing");
    EXPECT_EQ(what_lies_in(hub), before);
    ASSERT_TRUE(hub->receive(history.desk.run, {}, Bodies::required).has_value());
    EXPECT_EQ(hub->person(person(1)).value()->doses.size(), 4u);
    ASSERT_TRUE(hub->receive(hiding, {}, Bodies::required).has_value()) << "known";
    EXPECT_EQ(hub->person(person(1)).value()->doses.size(), 4u) << "it replaces nothing";
}

// A hub that is read is believed in its order, but what it withholds is listed until it comes.
TEST(Erasure, ABodyThatIsMissingIsListedAndTakenWhenItComes) {
    const TemporaryFolder folder;
    const Machine terminal = machine(folder, "terminal", 3);
    const History history;
    ASSERT_TRUE(
        terminal->receive({history.hub.run.begin(), history.hub.run.end() - 1}).has_value());
    std::vector<Entry> hiding = history.desk.run;
    hiding[1] = without_body(hiding[1]);
    const auto received = terminal->receive(hiding);
    ASSERT_TRUE(received.has_value());
    const std::vector<Quarantined> missing{{desk_chain, 2, "body.missing"}};
    EXPECT_EQ(received->quarantined, missing);
    EXPECT_EQ(terminal.store->quarantined(9).value(), missing);
    EXPECT_EQ(terminal->first_missing().value(),
              (std::map<ChainId, std::uint64_t>{{desk_chain, 2}}));
    EXPECT_EQ(terminal->person(person(1)).value()->doses.size(), 3u);
    EXPECT_EQ(terminal->verify_all().value(), 9u);
    EXPECT_TRUE(terminal->rebuild(Ledger::Rebuild::compare)->empty());
    std::vector<Entry> forged{history.desk.run[1]};
    forged[0].json = print_fact(given("2022-11-01", 9));
    ASSERT_TRUE(terminal->receive(forged).has_value()) << "known, and its body passed over";
    EXPECT_EQ(terminal->person(person(1)).value()->doses.size(), 3u);
    ASSERT_TRUE(terminal->receive({history.desk.run[1]}).has_value());
    EXPECT_EQ(terminal->person(person(1)).value()->doses.size(), 4u);
    EXPECT_EQ(terminal.store->quarantined_count().value(), 0u);
    EXPECT_TRUE(terminal->rebuild(Ledger::Rebuild::compare)->empty());
    EXPECT_EQ(terminal->verify_all().value(), 9u);
}

TEST(Erasure, WhatWasErasedDoesNotComeBack) {
    const TemporaryFolder folder;
    const Machine terminal = machine(folder, "terminal", 3);
    const History history;
    for (const Writer* writer : {&history.hub, &history.desk})
        ASSERT_TRUE(terminal->receive(writer->run).has_value());
    ASSERT_TRUE(terminal.store->mark({desk_chain, 2, "kind.unknown"})) << "something is looked at";
    const std::string before = what_lies_in(terminal);
    ASSERT_TRUE(terminal->receive(history.desk.run).has_value());
    EXPECT_EQ(what_lies_in(terminal), before);
}

TEST(Erasure, AProgramThatDidNotKnowOfErasuresCatchesUp) {
    const TemporaryFolder folder;
    const Machine terminal = machine(folder, "terminal", 3);
    const History history;
    std::vector<Entry> hub_run = history.hub.run;
    ASSERT_TRUE(terminal->receive({hub_run.begin(), hub_run.end() - 1}).has_value());
    ASSERT_TRUE(terminal->receive(history.desk.run).has_value());
    // As that program would have left it: the entry kept and marked, nothing folded.
    const Sealer sealer(data_key());
    ASSERT_TRUE(terminal.store->add(sealer.seal_entry(hub_run.back(), 0)).value());
    ASSERT_TRUE(terminal.store->set_head(hub_run.back().header.chain, head_after(hub_run.back())));
    ASSERT_TRUE(terminal.store->mark({hub_run.back().header.chain, 5, "kind.unknown"}));
    ASSERT_TRUE(terminal->bring_up_to_date().value());
    const Machine straight = machine(folder, "straight", 3);
    for (const Writer* writer : {&history.hub, &history.desk})
        ASSERT_TRUE(straight->receive(writer->run).has_value());
    EXPECT_EQ(what_lies_in(terminal), what_lies_in(straight));
}

std::string bytes_of(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& item : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(item.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

// From the middle, where no other text has the same bytes.
std::string core_of(const Bytes& sealed) {
    return to_text(Bytes(sealed.begin() + std::ptrdiff_t(sealed.size() / 2),
                         sealed.begin() + std::ptrdiff_t(sealed.size() / 2 + 24)));
}

// Forty desks write by turns, so that pages split and what lies on them moves.
TEST(Erasure, NoByteOfTheSealedBodiesIsLeftInAnyFile) {
    const TemporaryFolder folder;
    const Machine hub = machine(folder, "hub", hub_device);
    std::vector<Writer> desks;
    for (std::uint8_t i = 0; i < 40; ++i) desks.emplace_back(std::uint8_t(20 + i));
    for (std::uint8_t i = 0; i < 40; ++i) {
        const DeviceEnrolled enrolled{"見本", to_hex(signer(std::uint8_t(20 + i)).public_key())};
        ASSERT_TRUE(
            hub->append({municipality, "", subject_of(device(std::uint8_t(20 + i))), enrolled},
                        at("2021-01-01T09:00:00+09:00")));
    }
    for (int round = 0; round < 8; ++round) {
        for (std::uint8_t i = 0; i < 40; ++i) {
            const bool old = (round + i) % 3 != 0;
            desks[i].write(draft(given(old ? "2021-06-01" : "2022-12-01", round + 1), i),
                           at("2022-12-01T09:00:00+09:00") + std::chrono::minutes(round));
            ASSERT_TRUE(hub->receive({desks[i].run.back()}).has_value());
        }
    }
    const Sealer sealer(data_key());
    std::vector<std::string> gone, kept;
    const auto doses = hub->after_position(municipality, 40, 1000).value();
    for (const auto& [entry, position] : doses) {
        const bool old = std::get<DoseGiven>(parse_fact("dose_given", entry.json).value()).date <
                         day("2022-01-01");
        (old ? gone : kept).push_back(core_of(sealer.seal_entry(entry, position).sealed));
    }
    for (std::uint8_t i = 0; i < 40; ++i) {
        const LookupKey key = sealer.subject_key(subject_of(person(i)));
        gone.push_back(core_of(hub.store->row_of(key)->value()));
    }
    const std::string before = bytes_of(folder.path());
    for (const std::string& core : gone) ASSERT_NE(before.find(core), std::string::npos);
    const auto plan = hub->plan_erasure(municipality, kept_since(day("2026-11-30"))).value();
    EXPECT_EQ(plan.people, 40u);
    ASSERT_TRUE(hub->append_all(plan.drafts, today()).has_value());
    const std::string after = bytes_of(folder.path());
    std::size_t left = 0;
    for (const std::string& core : gone) left += after.find(core) != std::string::npos;
    EXPECT_EQ(left, 0u) << "of " << gone.size();
    for (const std::string& core : kept) EXPECT_NE(after.find(core), std::string::npos);
    EXPECT_EQ(hub->verify_all().value(), 40u + 320u + 40u);
}

}  // namespace
}  // namespace uketsuke
