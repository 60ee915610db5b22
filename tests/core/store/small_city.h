// A hub's ledger with a little of everything that may lie in one: residents, doses of several
// terminals, a site hub and whom it let in, a revocation, entries that may not be folded, sessions
// and rules. The same for the same seed.
#pragma once

#include <random>

#include "core/base/require.h"
#include "core/store/snapshot_build.h"
#include "tests/core/ledger/sample.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke::sample {

class SmallCity {
  public:
    explicit SmallCity(std::uint32_t seed) : chance_(seed) {
        store_ = open_sqlite_store((folder_ / "hub.db").string()).value();
        hub_ = std::make_unique<Ledger>(*store_, data_key(9), device(9), signer(9),
                                        Numbering::positions, salts());
        for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}}) enrol(9, number);
        enrol(9, 8, DeviceRole::hub);
        enrol(8, 3);
        for (int i = 0; i < 120; ++i) something();
        const auto received = hub_->receive(written_);
        require(received.has_value(), "the hub takes what was written");
    }

    void something() {
        now_ += std::chrono::seconds(1);
        const auto about = std::uint8_t(1 + below(20));
        const std::uint8_t terminals[] = {1, 2, 3};
        const std::uint8_t by = terminals[below(3)];
        switch (below(12)) {
            case 0:
            case 1:
                return write(9, {municipality, "", subject_of(person(about)), listed(about)});
            case 2:
                return write(9, draft(reported("2021-06-01", 1 + int(below(3))), about));
            case 3:
            case 4:
                return write(by, draft(given("2022-12-01", 1 + int(below(5))), about));
            case 5:  // Not a terminal's to say.
                return write(by, draft(listed(about), about));
            case 6:
                return write_unknown(by, about);
            case 7:
                return write(by, {municipality, "", subject_of(SessionId{person(about).bytes}),
                                  SessionOpened{}});
            case 8:
                return write(by, draft(withdrawn(some_entry()), about));
            case 9:
                return write(by, draft(corrected("2022-12-01", 1, some_entry()), about));
            case 10:
                return write(by,
                             draft(step(DeskStep(below(6)), "A00" + std::to_string(about)), about));
            default:
                if (below(6) == 0)
                    return write(9,
                                 {municipality, "", subject_of(device(by)), DeviceRevoked{"紛失"}});
                return write(9, {municipality, "", rules_subject(),
                                 RulesPublished{"lots", "lots", std::to_string(below(99)), "x"}});
        }
    }

    // In the order of their positions.
    std::vector<Entry> entries() const {
        std::vector<Entry> all;
        const auto stored = hub_->after_position(municipality, 0, 10'000).value();
        for (const auto& item : stored) all.push_back(item.entry);
        return all;
    }
    ChainEnds ends() const {
        ChainEnds ends;
        for (const Entry& entry : entries())
            ends[entry.header.chain] = {entry.header.sequence, entry.link};
        return ends;
    }
    std::size_t below(std::size_t end) { return chance_() % end; }
    std::mt19937& chance() { return chance_; }
    std::string file(const char* name) const { return (folder_ / name).string(); }

  private:
    static Resident listed(std::uint8_t number) {
        Resident resident = sample::resident();
        resident.resident_id = std::to_string(990000000000000u + number);
        resident.voucher_number = std::to_string(9900000000u + number);
        return resident;
    }
    // Its name, whatever it is about; of a person only now and then.
    std::string some_entry() {
        if (written_.empty()) return "";
        return entry_name(written_[below(written_.size())].header);
    }
    void enrol(std::uint8_t by, std::uint8_t number, DeviceRole role = DeviceRole::terminal) {
        const DeviceEnrolled fact{"見本", to_hex(signer(number).public_key()), role};
        write(by, {municipality, "", subject_of(device(number)), fact});
    }
    void write(std::uint8_t by, const Draft& draft) {
        const Signer key = signer(by);
        take(make_entry(draft, device(by), heads_[by], now_, next_salt_(), key).value());
    }
    // As a newer program might.
    void write_unknown(std::uint8_t by, std::uint8_t about) {
        ChainHead& head = heads_[by];
        Entry entry;
        entry.header = {{device(by), municipality}, head.sequence + 1,        now_, "",
                        "consent_withdrawn",        subject_of(person(about))};
        entry.json = "{}";
        entry.link =
            link_after(head.link, encode_header(entry.header), encode_body(entry.salt, entry.json));
        entry.signature = signer(by).sign(entry.link);
        take(std::move(entry));
    }
    void take(Entry entry) {
        heads_[entry.header.chain.device.bytes[0]] = head_after(entry);
        written_.push_back(std::move(entry));
    }

    TemporaryFolder folder_;
    std::mt19937 chance_;
    Instant now_ = at("2022-12-01T09:00:00+09:00");
    SaltSource next_salt_ = salts();
    std::map<std::uint8_t, ChainHead> heads_;
    std::vector<Entry> written_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Ledger> hub_;
};

}  // namespace uketsuke::sample
