// The ledger over each of the stores: append, receive, find, verify, rebuild.
#include <gtest/gtest.h>

#include "core/ledger/folded_row.h"
#include "core/store/ledger.h"
#include "core/store/sealer.h"
#include "tests/core/ledger/sample.h"
#include "tests/core/store/store_place.h"

namespace uketsuke {

using namespace sample;

class LedgerContract : public StoreContract {
  protected:
    static Ledger ledger(Store& store, std::uint8_t number = 2,
                         Numbering numbering = Numbering::none) {
        return Ledger(store, data_key(), device(number), signer(number), numbering, salts());
    }
    static Instant noon() { return at("2022-12-01T12:00:00+09:00"); }
};

INSTANTIATE_TEST_SUITE_P(Stores, LedgerContract, testing::ValuesIn(store_kinds()), store_kind_name);

TEST_P(LedgerContract, ARecordedDoseIsFoundByItsVoucherAfterReopening) {
    {
        auto store = open();
        Ledger book = ledger(*store);
        ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
        ASSERT_TRUE(book.append(draft(given("2022-12-01", 1)), noon()).has_value());
    }
    auto store = open();
    Ledger book = ledger(*store);
    const auto found = book.people_by_voucher(municipality, "9900000017").value();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].resident->name, "見本 𠮷邊󠄀太郎");
    EXPECT_EQ(found[0].doses.size(), 1u);
    EXPECT_TRUE(book.people_by_voucher(municipality, "9900000018")->empty());
    EXPECT_TRUE(book.person_by_resident_id(municipality, "990000000000001")->has_value());
    EXPECT_EQ(book.verify_all().value(), 2u);
    EXPECT_TRUE(book.rebuild(Ledger::Rebuild::compare)->empty());
    EXPECT_EQ(book.unsent(hub())->count, 2u);
    EXPECT_EQ(book.unsent(hub())->oldest, noon());
}

TEST_P(LedgerContract, GivesOfASubjectWhatOneAuthorWroteAndNothingOfOthers) {
    auto hub_store = open("hub.db");
    Ledger central = ledger(*hub_store, 9, Numbering::positions);
    const DeviceEnrolled enrolled{"受付", to_hex(signer(2).public_key())};
    ASSERT_TRUE(
        central.append({municipality, "", subject_of(device(2)), enrolled}, noon()).has_value());
    auto store = open();
    Ledger terminal = ledger(*store, 2);
    const auto publish = [&](Ledger& by, const char* version) {
        const RulesPublished rules{"lots", "sample", version, "text of " + std::string(version)};
        ASSERT_TRUE(by.append({municipality, "", rules_subject(), rules}, noon()).has_value());
    };
    publish(central, "1");
    publish(terminal, "forged");
    publish(central, "2");
    const auto run = terminal.unsent_run(hub(), 10);
    ASSERT_TRUE(central.receive(*run).has_value());
    std::vector<std::string> versions;
    const auto entries = central.entries_by(device(9), rules_subject());
    for (const Entry& entry : *entries) {
        const auto fact = parse_fact(entry.header.kind, entry.json);
        versions.push_back(std::get<RulesPublished>(*fact).version);
    }
    EXPECT_EQ(versions, (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(central.entries_by(device(2), rules_subject())->size(), 1u);
    EXPECT_TRUE(central.rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_P(LedgerContract, AFailedAppendLeavesNothing) {
    auto store = open();
    Ledger book = ledger(*store);
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    const auto refused =
        book.append(draft(given("2022-12-01", 1)), noon() - std::chrono::minutes{1});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "clock.set_back");
    EXPECT_EQ(store->entry_count().value(), 1u);
    EXPECT_TRUE(book.append(draft(given("2022-12-01", 1)), noon()).has_value());
}

TEST_P(LedgerContract, TwoStoresThatHaveSeenTheSameEntriesShowTheSameRows) {
    auto hub_store = open("hub.db");
    Ledger central = ledger(*hub_store, 9, Numbering::positions);
    ASSERT_TRUE(central.append(draft(resident()), noon()).has_value());
    for (std::uint8_t number = 2; number <= 3; ++number) {
        const DeviceEnrolled enrolled{"受付", to_hex(signer(number).public_key())};
        ASSERT_TRUE(central.append({municipality, "", subject_of(device(number)), enrolled}, noon())
                        .has_value());
    }
    std::vector<std::string> rows;
    auto store_a = open("a.db");
    auto store_b = open("b.db");
    Ledger a = ledger(*store_a, 2);
    Ledger b = ledger(*store_b, 3);
    ASSERT_TRUE(a.append(draft(given("2022-12-01", 1)), noon()).has_value());
    ASSERT_TRUE(
        b.append(draft(given("2022-12-02", 2)), noon() + std::chrono::seconds{1}).has_value());
    for (Ledger* terminal : {&a, &b}) {
        const auto run = terminal->unsent_run(hub(), 100).value();
        EXPECT_EQ(central.receive(run)->added, 1u);
        EXPECT_EQ(central.receive(run)->known, 1u);  // Repeated: idempotent.
    }
    for (Ledger* terminal : {&a, &b}) {
        ASSERT_TRUE(terminal->trust_device(central.device(), central.public_key()).has_value());
        std::vector<Entry> pulled;
        const auto positioned = central.after_position(municipality, 0, 100).value();
        for (const auto& item : positioned) pulled.push_back(item.entry);
        ASSERT_EQ(pulled.size(), 5u);
        const auto received = terminal->receive(pulled);
        ASSERT_TRUE(received.has_value()) << received.error().what.en;
        EXPECT_EQ(received->added, 4u);
        rows.push_back(print_row(**terminal->person(person(1))));
    }
    EXPECT_EQ(rows[0], rows[1]);
    EXPECT_EQ(rows[0], print_row(**central.person(person(1))));
}

TEST_P(LedgerContract, AForgedARepeatedAndAnUnknownRunAreToldApart) {
    auto hub_store = open("hub.db");
    Ledger central = ledger(*hub_store, 9, Numbering::positions);
    auto store = open();
    Ledger terminal = ledger(*store, 2);
    ASSERT_TRUE(terminal.append(draft(given("2022-12-01", 1)), noon()).has_value());
    auto run = terminal.unsent_run(hub(), 100).value();
    EXPECT_EQ(central.receive(run).error().code, "device.unknown");
    ASSERT_TRUE(central.trust_device(device(2), signer(2).public_key()).has_value());
    auto forged = run;
    forged[0].signature[3] ^= 1;
    EXPECT_EQ(central.receive(forged).error().code, "chain.signature");
    forged = run;
    forged[0].json.back() = ' ';
    EXPECT_EQ(central.receive(forged).error().code, "chain.link");
    EXPECT_EQ(hub_store->entry_count().value(), 0u);
    ASSERT_TRUE(central.receive(run).has_value());
    // The same device, another history: a fork is refused, what was there stays.
    auto other_store = open("copy.db");
    Ledger copy = ledger(*other_store, 2);
    ASSERT_TRUE(copy.append(draft(given("2022-12-02", 2)), noon()).has_value());
    EXPECT_EQ(central.receive(copy.unsent_run(hub(), 100).value()).error().code, "chain.fork");
    EXPECT_EQ(central.verify_all().value(), 1u);
}

TEST_P(LedgerContract, VerifySaysWhereAChainBreaksAndRebuildWhatDiffers) {
    auto store = open();
    Ledger book = ledger(*store);
    for (int number = 1; number <= 3; ++number) {
        ASSERT_TRUE(book.append(draft(given("2022-12-01", number)), noon()).has_value());
    }
    const LookupKey subject = Sealer(data_key()).subject_key(subject_of(person(1)));
    StoredRow wrong;
    wrong.sealed = Sealer(data_key()).seal_row(subject, {});
    ASSERT_TRUE(store->replace(subject, wrong).has_value());
    EXPECT_EQ(book.rebuild(Ledger::Rebuild::compare).value(),
              std::vector<std::string>{to_hex(subject)});
    EXPECT_EQ(book.rebuild(Ledger::Rebuild::replace)->size(), 1u);
    EXPECT_TRUE(book.rebuild(Ledger::Rebuild::compare)->empty());
    ASSERT_TRUE(
        store->set_head({device(2), municipality}, ChainHead{4, Digest{}, noon()}).has_value());
    EXPECT_EQ(book.verify_all().error().code, "chain.torn");
    // Another key opens nothing.
    Ledger stranger(*store, data_key(7), device(2), signer(2), Numbering::none, salts());
    EXPECT_EQ(stranger.verify_all().error().code, "store.unsealable");
}

TEST_P(LedgerContract, ARowThatCannotBeReadIsFoldedAnewAtTheNextEntry) {
    auto store = open();
    Ledger book = ledger(*store);
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    ASSERT_TRUE(book.append(draft(given("2022-12-01", 1)), noon()).has_value());
    const Sealer sealer(data_key());
    const LookupKey subject = sealer.subject_key(subject_of(person(1)));
    Bytes other_format = encode_row({**book.person(person(1)), {}});
    other_format[0] = row_format + 1;
    for (const Bytes& broken : {sealer.seal_row(subject, other_format), Bytes(100, 7)}) {
        ASSERT_TRUE(store->replace(subject, {broken, {}}).has_value());
        ASSERT_FALSE(book.person(person(1)).has_value());
        ASSERT_TRUE(book.append(draft(given("2022-12-02", 2)), noon()).has_value());
        EXPECT_TRUE(book.person(person(1))->has_value());
        EXPECT_TRUE(book.rebuild(Ledger::Rebuild::compare)->empty());
        EXPECT_EQ(book.people_by_voucher(municipality, "9900000017")->size(), 1u);
    }
}

TEST_P(LedgerContract, AnEntryThatArrivesLateIsFoldedInItsOrder) {
    auto store = open();
    Ledger book = ledger(*store, 2, Numbering::positions);
    ASSERT_TRUE(book.trust_device(device(3), signer(3).public_key()).has_value());
    auto other_store = open("other.db");
    Ledger other = ledger(*other_store, 3);
    Resident before = resident();
    before.address = "見本市前町1";
    ASSERT_TRUE(other.append(draft(before), noon() - std::chrono::hours{1}).has_value());
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    ASSERT_TRUE(book.receive(other.unsent_run(hub(), 10).value()).has_value());
    EXPECT_EQ((*book.person(person(1)))->resident, resident());
    EXPECT_TRUE(book.rebuild(Ledger::Rebuild::compare)->empty());
}

TEST_P(LedgerContract, TheLengthOfASealedRowDoesNotTellHowManyDosesThereAre) {
    auto store = open();
    Ledger book = ledger(*store);
    const LookupKey subject = Sealer(data_key()).subject_key(subject_of(person(1)));
    ASSERT_TRUE(book.append(draft(resident()), noon()).has_value());
    const std::size_t size = store->row_of(subject).value()->size();
    for (int number = 1; number <= 3; ++number) {
        ASSERT_TRUE(book.append(draft(reported("2021-06-01", number)), noon()).has_value());
        EXPECT_EQ(store->row_of(subject).value()->size(), size);
    }
}

TEST_P(LedgerContract, ABulkAppendIsAllOrNothing) {
    auto store = open();
    Ledger book = ledger(*store, 2, Numbering::positions);
    std::vector<Draft> drafts;
    for (std::uint8_t number = 1; number <= 50; ++number)
        drafts.push_back(draft(resident(), number));
    drafts.push_back(draft(given("2022-12-01", 1)));
    drafts.back().fact = Resident{.resident_id = std::string(70000, '9'),
                                  .name = "",
                                  .kana = "",
                                  .birth_date = {},
                                  .postal_code = "",
                                  .address = "",
                                  .municipality = "",
                                  .voucher_number = "",
                                  .resident_since = {},
                                  .groups = {}};
    EXPECT_EQ(book.append_all(drafts, noon()).error().code, "entry.too_large");
    EXPECT_EQ(store->entry_count().value(), 0u);
    drafts.pop_back();
    EXPECT_EQ(book.append_all(drafts, noon()).value(), 50u);
    EXPECT_EQ(store->last_position(municipality).value(), 50u);
    EXPECT_EQ(book.people_by_voucher(municipality, "9900000017")->size(), 50u);
    EXPECT_EQ(book.verify_all().value(), 50u);
}

}  // namespace uketsuke
