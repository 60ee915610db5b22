// A store made of a snapshot is the store that receiving would have made, and what is not sound
// makes none.
#include "core/store/snapshot_build.h"

#include <gtest/gtest.h>

#include "tests/core/store/small_city.h"
#include "tests/core/store/store_dump.h"

namespace uketsuke {
namespace {

using namespace sample;

Ledger terminal_on(Store& store) {
    return Ledger(store, data_key(), device(1), signer(1), Numbering::none, salts());
}

// Whole subjects in any order, those of devices first.
std::vector<std::vector<Entry>> parts_of(SmallCity& city, const std::vector<Entry>& entries) {
    std::map<Subject, std::vector<Entry>> by_subject;
    std::vector<std::vector<Entry>> parts(1);
    for (const Entry& entry : entries) {
        if (entry.header.subject.kind == "device") {
            parts.front().push_back(entry);
        } else {
            by_subject[entry.header.subject].push_back(entry);
        }
    }
    std::vector<std::vector<Entry>> subjects;
    for (auto& [subject, about] : by_subject) subjects.push_back(std::move(about));
    std::ranges::shuffle(subjects, city.chance());
    for (const auto& about : subjects) {
        if (parts.size() == 1 || city.below(4) == 0) parts.emplace_back();
        parts.back().insert(parts.back().end(), about.begin(), about.end());
    }
    return parts;
}

SnapshotSite site_at(const std::string& file) {
    return {file,
            Sealer(data_key()),
            device(1),
            signer(1).public_key(),
            {{device(9), signer(9).public_key()}}};
}

Result<void> build_at(const std::string& file, const ChainEnds& ends,
                      const std::vector<std::vector<Entry>>& parts) {
    const auto build = TRY(SnapshotBuild::begin(site_at(file), ends));
    TRY(build->take_devices(parts.front()));
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const PreparedPart part = TRY(build->prepare(parts[i]));
        TRY(build->add(part));
    }
    return build->finish();
}

class SameStore : public testing::TestWithParam<int> {};

TEST_P(SameStore, AsReceivingMakes) {
    SmallCity city{std::uint32_t(GetParam())};
    const auto entries = city.entries();
    {
        const auto store = open_sqlite_store(city.file("pulled.db")).value();
        Ledger ledger = terminal_on(*store);
        ASSERT_TRUE(ledger.trust_device(device(9), signer(9).public_key()).has_value());
        for (std::size_t from = 0; from < entries.size();) {
            const std::size_t size = std::min(entries.size() - from, 1 + city.below(50));
            const auto begin = entries.begin() + std::ptrdiff_t(from);
            ASSERT_TRUE(ledger.receive({begin, begin + std::ptrdiff_t(size)}).has_value());
            from += size;
        }
    }
    const auto built = build_at(city.file("built.db"), city.ends(), parts_of(city, entries));
    ASSERT_TRUE(built.has_value()) << built.error().what.en;
    {
        const auto store = open_sqlite_store(city.file("built.db")).value();
        Ledger ledger = terminal_on(*store);
        ASSERT_TRUE(ledger.trust_device(device(9), signer(9).public_key()).has_value());
        EXPECT_EQ(ledger.verify_all().value(), entries.size());
        ASSERT_TRUE(ledger.rebuild(Ledger::Rebuild::compare)->empty());
    }
    const StoreDump pulled = dump_of(city.file("pulled.db"));
    const StoreDump made = dump_of(city.file("built.db"));
    for (const auto& [table, lines] : pulled) EXPECT_EQ(made.at(table), lines) << table;
    EXPECT_FALSE(made.at("quarantine").empty()) << "marks are kept";
}
INSTANTIATE_TEST_SUITE_P(SnapshotBuild, SameStore, testing::Range(1, 21));

// Each takes a sound snapshot and spoils it.
struct Spoilt {
    const char* name;
    const char* code;
    void (*spoil)(std::vector<std::vector<Entry>>& parts, ChainEnds& ends);
};

class NotSound : public testing::TestWithParam<Spoilt> {};

TEST_P(NotSound, MakesNoStore) {
    SmallCity city(7);
    auto parts = parts_of(city, city.entries());
    ChainEnds ends = city.ends();
    GetParam().spoil(parts, ends);
    const auto built = build_at(city.file("built.db"), ends, parts);
    ASSERT_FALSE(built.has_value());
    EXPECT_EQ(built.error().code, GetParam().code) << built.error().what.en;
    const auto opened = open_sqlite_store(city.file("built.db"));
    EXPECT_TRUE(!opened.has_value() || (*opened)->entry_count() == 0u)
        << "half a store must not be taken for one";
}

void drop_one(std::vector<std::vector<Entry>>& parts, ChainEnds&) { parts[2].pop_back(); }
void alter(std::vector<std::vector<Entry>>& parts, ChainEnds&) { parts[1].front().json += ' '; }
void alter_link(std::vector<std::vector<Entry>>& parts, ChainEnds&) {
    parts[1].front().link[5] ^= 1;
}
void repeat_subject(std::vector<std::vector<Entry>>& parts, ChainEnds&) {
    // In another part, so that it comes by twice.
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i].front().header.subject.kind == "person")
            return parts.push_back({parts[i].front()});
    }
}
void hide_device(std::vector<std::vector<Entry>>& parts, ChainEnds&) {
    parts.back().push_back(parts.front().back());
    parts.front().pop_back();
}
void mix_devices(std::vector<std::vector<Entry>>& parts, ChainEnds&) {
    parts.front().push_back(parts.back().back());
}
void promise_more(std::vector<std::vector<Entry>>&, ChainEnds& ends) {
    ++ends.begin()->second.sequence;
}
void promise_less(std::vector<std::vector<Entry>>&, ChainEnds& ends) {
    --ends.begin()->second.sequence;
}
void promise_nothing(std::vector<std::vector<Entry>>&, ChainEnds& ends) {
    ends.erase(ends.begin());
}
void promise_strangers(std::vector<std::vector<Entry>>&, ChainEnds& ends) {
    ends[{device(77), municipality}] = {1, {}};
}
// The whole chain of a device by another's key: every link holds.
void sign_by_another(std::vector<std::vector<Entry>>& parts, ChainEnds&) {
    for (auto& part : parts) {
        for (Entry& entry : part) {
            if (entry.header.chain.device == device(2)) entry.signature[0] ^= 1;
        }
    }
}
// Nobody let in who wrote it.
void forget_enrolment(std::vector<std::vector<Entry>>& parts, ChainEnds& ends) {
    const Signer key = signer(50);
    const Entry entry = make_entry(draft(given("2022-12-01", 1), 99), device(50), {},
                                   at("2022-12-01T09:00:00+09:00"), {}, key)
                            .value();
    parts.push_back({entry});
    ends[entry.header.chain] = {1, entry.link};
}

INSTANTIATE_TEST_SUITE_P(
    SnapshotBuild, NotSound,
    testing::Values(Spoilt{"AnEntryIsMissing", "chain.gap", drop_one},
                    Spoilt{"ABodyIsAltered", "chain.link", alter},
                    Spoilt{"ALinkIsAltered", "chain.link", alter_link},
                    Spoilt{"ASubjectComesTwice", "snapshot.malformed", repeat_subject},
                    Spoilt{"ADeviceHidesAmongPeople", "snapshot.malformed", hide_device},
                    Spoilt{"APersonHidesAmongDevices", "snapshot.malformed", mix_devices},
                    Spoilt{"AChainIsShorterThanPromised", "snapshot.malformed", promise_more},
                    Spoilt{"AChainIsLongerThanPromised", "snapshot.malformed", promise_less},
                    Spoilt{"AChainWasNotPromised", "snapshot.malformed", promise_nothing},
                    Spoilt{"AChainIsNotThere", "snapshot.malformed", promise_strangers},
                    Spoilt{"AnothersSignature", "chain.signature", sign_by_another},
                    Spoilt{"NobodyLetTheAuthorIn", "device.unknown", forget_enrolment}),
    [](const auto& about) { return about.param.name; });

}  // namespace
}  // namespace uketsuke
