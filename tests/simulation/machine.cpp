// Opening and closing.
#include "tests/simulation/machine.h"

#include "tests/core/ledger/sample.h"

namespace uketsuke::simulation {

Machine::Machine(std::string name, std::uint8_t number, Role role, House& house)
    : name_(std::move(name)), number_(number), role_(role), house_(house) {}

DeviceId Machine::device() const { return sample::device(number_); }

HubId Machine::hub_id() const {
    HubId id;
    id.bytes.fill(std::uint8_t(0xe0 + number_));
    return id;
}

ChainId Machine::chain() const { return {device(), sample::municipality}; }

Result<void> Machine::boot() {
    ledger_.reset();
    store_.reset();
    auto store = TRY(open_sqlite_store(name_, house_.vfs.name()));
    store_ = with_mutant(std::move(store), house_.mutant, role_, house_.chance);
    const auto salts = [this] {
        Salt salt{};
        for (auto& byte : salt) byte = std::uint8_t(house_.chance.below(256));
        return salt;
    };
    ledger_ = std::make_unique<Ledger>(
        *store_, sample::data_key(number_), device(), sample::signer(number_),
        role_ == Role::hub ? Numbering::positions : Numbering::none, salts);
    return {};
}

void Machine::restore(const Disk& image) {
    cut_power();
    ledger_.reset();
    store_.reset();
    house_.vfs.restore(name_, image);
    ++restores_;
}

std::uint64_t Machine::head_of(const ChainId& chain) {
    const auto head = store_->head(chain);
    return head.has_value() ? head->sequence : 0;
}

}  // namespace uketsuke::simulation
