// The notes and the invariants that hold at every moment.
#include "tests/simulation/truth.h"

#include <algorithm>

#include "tests/core/ledger/sample.h"

namespace uketsuke::simulation {

namespace {

constexpr std::size_t everything = 100'000;

std::string numbered(std::uint64_t number) { return std::to_string(number); }

std::string named(const ChainId& chain, std::uint64_t sequence) {
    return chain.device.hex().substr(0, 2) + "/" + numbered(sequence);
}

}  // namespace

std::optional<Digest> link_at(Machine& machine, const ChainId& chain, std::uint64_t sequence) {
    const auto found = machine.store().run_after(chain, sequence - 1, 1);
    if (!found.has_value() || found->empty() || found->front().sequence != sequence)
        return std::nullopt;
    return found->front().link;
}

void Truth::note_recorded(const Machine& machine, const Entry& entry, std::uint8_t person,
                          std::string lot) {
    recorded_[machine.number()].push_back(
        {entry.header.sequence, entry.link, person, std::move(lot), entry.header.at});
}

const std::vector<Recorded>& Truth::recorded_by(const Machine& machine) const {
    static const std::vector<Recorded> nothing;
    const auto found = recorded_.find(machine.number());
    return found == recorded_.end() ? nothing : found->second;
}

Check Truth::note_answer(Machine& hub) {
    HubBook& book = books_[hub.number()];
    const auto fresh =
        hub.store().after_position(sample::municipality, book.places.size(), everything);
    if (!fresh.has_value()) return std::nullopt;  // The power went, and nothing was said.
    for (const StoredEntry& entry : *fresh) {
        book.places.push_back({entry.chain, entry.sequence, entry.link});
        if (entry.place.position != book.places.size())
            return Broken{"positions never skip", "after " + numbered(book.places.size() - 1) +
                                                      " comes " + numbered(entry.place.position)};
        if (!book.placed.insert(entry.link).second)
            return Broken{"positions never repeat",
                          named(entry.chain, entry.sequence) + " stands at two"};
        auto& most = book.held_ever[entry.chain];
        most = std::max(most, entry.sequence);
    }
    const auto last = hub.store().last_position(sample::municipality);
    const auto count = hub.store().entry_count();
    if (last.has_value() && count.has_value() && *last != *count)
        return Broken{*last > *count ? "positions never skip" : "positions never repeat",
                      numbered(*count) + " entries, last position " + numbered(*last)};
    return std::nullopt;
}

void Truth::note_hub_restored(Machine& hub, const std::vector<Machine*>& others) {
    HubBook& book = books_[hub.number()];
    const auto last = hub.store().last_position(sample::municipality);
    book.places.resize(std::min<std::size_t>(book.places.size(), last.value_or(0)));
    book.placed.clear();
    for (const auto& place : book.places) book.placed.insert(place.link);
    note_lost(hub, others);
}

void Truth::note_terminal_restored(Machine& terminal, const std::vector<Machine*>& hubs) {
    note_lost(terminal, hubs);
}

void Truth::note_lost(Machine& machine, const std::vector<Machine*>& others) {
    for (Recorded& entry : recorded_[machine.number()]) {
        if (link_at(machine, machine.chain(), entry.sequence) == entry.link) continue;
        entry.on_own_disk = false;
        entry.may_be_absent = std::ranges::none_of(others, [&](Machine* other) {
            return link_at(*other, machine.chain(), entry.sequence) == entry.link;
        });
    }
}

Check Truth::check_recorded(Machine& machine) const {
    const auto run = machine.store().run_after(machine.chain(), 0, everything);
    if (!run.has_value()) return std::nullopt;
    std::map<std::uint8_t, std::set<std::string>> lots;
    for (const Recorded& entry : recorded_by(machine)) {
        if (!entry.on_own_disk) continue;
        if (entry.sequence > run->size() || (*run)[entry.sequence - 1].link != entry.link)
            return Broken{"recorded stays", machine.name() + " has lost its entry " +
                                                numbered(entry.sequence) + " after a start"};
        if (entry.person != 0) lots[entry.person].insert(entry.lot);
    }
    for (auto& [person, wanted] : lots) {
        const auto row = machine.ledger().person(sample::person(person));
        if (!row.has_value()) return Broken{"tables say what entries say", row.error().code};
        if (*row) {
            for (const PersonDose& dose : (*row)->doses) wanted.erase(dose.dose.lot);
        }
        if (!wanted.empty())
            return Broken{"tables say what entries say",
                          machine.name() + " does not show dose " + *wanted.begin()};
    }
    return std::nullopt;
}

Check Truth::check_places(Machine& hub) const {
    const auto found = books_.find(hub.number());
    if (found == books_.end()) return std::nullopt;
    const auto entries = hub.store().after_position(sample::municipality, 0, everything);
    if (!entries.has_value()) return std::nullopt;
    const auto& places = found->second.places;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i >= entries->size() || (*entries)[i].link != places[i].link)
            return Broken{"what a hub said stays", "position " + numbered(i + 1) + ", " +
                                                       named(places[i].chain, places[i].sequence) +
                                                       ", is another or gone after a start"};
    }
    return std::nullopt;
}

Check Truth::check_marks(Machine& client, Machine& hub, Knows knows) const {
    const auto chains = client.ledger().chains(client.is_hub() ? Chains::all : Chains::own);
    if (!chains.has_value()) return std::nullopt;
    for (const ChainId& chain : *chains) {
        if (auto broken = check_acknowledged(client, hub, chain, knows)) return broken;
    }
    return knows == Knows::an_older_one ? std::nullopt : check_cursor(client, hub);
}

Check Truth::check_acknowledged(Machine& client, Machine& hub, const ChainId& chain,
                                Knows knows) const {
    const auto acknowledged = client.store().acknowledged(hub.hub_id(), chain);
    if (!acknowledged.has_value() || *acknowledged == 0) return std::nullopt;
    const auto broken = [&](const std::string& why) {
        return Broken{"acknowledged is held",
                      client.name() + " counts " + named(chain, *acknowledged) + ", " + why};
    };
    if (*acknowledged > client.head_of(chain)) return broken("its own chain is shorter");
    const auto book = books_.find(hub.number());
    const bool known = book != books_.end() && book->second.held_ever.contains(chain);
    const std::uint64_t most = known ? book->second.held_ever.at(chain) : 0;
    if (*acknowledged > most) return broken("the hub never held more than " + numbered(most));
    if (knows == Knows::this_history &&
        link_at(hub, chain, *acknowledged) != link_at(client, chain, *acknowledged))
        return broken("the hub has another entry there or none");
    return std::nullopt;
}

// All that stands at positions up to the cursor is stored at the client.
Check Truth::check_cursor(Machine& client, Machine& hub) const {
    const auto cursor = client.store().cursor(hub.hub_id(), sample::municipality);
    if (!cursor.has_value() || cursor->position == 0) return std::nullopt;
    const std::uint64_t position = cursor->position;
    const auto book = books_.find(hub.number());
    if (book == books_.end() || position > book->second.places.size())
        return Broken{"the cursor stands on what is stored",
                      client.name() + " stands at " + numbered(position) +
                          ", further than the hub ever said"};
    std::map<ChainId, const HubBook::Place*> last;
    for (std::size_t i = 0; i < position; ++i)
        last[book->second.places[i].chain] = &book->second.places[i];
    for (const auto& [chain, place] : last) {
        if (link_at(client, chain, place->sequence) == place->link) continue;
        return Broken{"the cursor stands on what is stored", client.name() + " stands at " +
                                                                 numbered(position) + " without " +
                                                                 named(chain, place->sequence)};
    }
    return std::nullopt;
}

}  // namespace uketsuke::simulation
