// Answers are read, made wrong and printed again.
#include "tests/simulation/mutant_post.h"

#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke::simulation {

namespace {

template <class Change>
Response changed_page(Response answer, const Change& change) {
    const auto text = decompress(answer.body, expanded_bytes_max);
    if (answer.status != 200 || !text.has_value()) return answer;
    auto page = parse_pull_answer(*text);
    if (!page.has_value()) return answer;
    if (change(*page)) answer.body = compress(print_pull_answer(*page));
    return answer;
}

template <class Change>
Response changed_push_answer(Response answer, const Change& change) {
    auto pushed = parse_push_answer(answer.body);
    if (answer.status != 200 || !pushed.has_value()) return answer;
    change(*pushed);
    answer.body = print_push_answer(*pushed);
    return answer;
}

void take_fork_as_known(PushAnswer& answer) {
    for (Fate& fate : answer.fates) {
        if (fate.code != "chain.fork") continue;
        fate.kind = FateKind::known;
        fate.code.clear();
        auto& held = answer.held[fate.chain.municipality];
        held = std::max(held, fate.sequence);
    }
}

bool begin_too_late(PullAnswer& page) {
    if (page.entries.size() < 2) return false;
    page.entries.erase(page.entries.begin());
    for (TravellingEntry& item : page.entries) --item.position;
    return true;
}

Result<void> set_mark(Store& store, const HubLink& address, std::uint64_t position,
                      const Digest& mark) {
    TRY(store.set_cursor(address.hub, address.municipality, position));
    return store.set_setting("cursor_link/" + address.hub.hex() + "/" + address.municipality,
                             Bytes(mark.begin(), mark.end()));
}

Result<void> drop_rows(Store& store) {
    for (const LookupKey& subject : TRY(store.subjects())) TRY(store.replace(subject, {}));
    return {};
}

Result<void> take_page(Exchange& exchange, Machine& client, const HubLink& address,
                       const PullAnswer& page, Mutant mutant, Chance& chance) {
    Store& store = client.store();
    const bool empty = page.entries.empty();
    if (mutant == Mutant::cursor_before_commit && !empty) {
        const TravellingEntry& last = page.entries.back();
        TRY(set_mark(store, address, last.position, last.entry.link));
    }
    if (mutant == Mutant::last_entry_dropped && !empty && chance.percent(20)) {
        PullAnswer shorter = page;
        shorter.entries.pop_back();
        TRY(exchange.take(client.ledger(), Reply(shorter)));
        return set_mark(store, address, page.entries.back().position,
                        page.entries.back().entry.link);
    }
    TRY(exchange.take(client.ledger(), Reply(page)));
    if (mutant == Mutant::cursor_to_last_position && !empty)
        return store.set_cursor(address.hub, address.municipality, page.last);
    if (mutant == Mutant::empty_answer_drops_rows && empty && page.last == page.after)
        return drop_rows(store);
    if (mutant == Mutant::empty_answer_acknowledges && empty)
        return store.set_acknowledged(address.hub, client.chain(), client.head_of(client.chain()));
    return {};
}

}  // namespace

Response with_mutant(Response answer, const Request& request, Mutant mutant, Chance& chance) {
    const bool pushes = request.method == "POST";
    if (mutant == Mutant::more_held_than_is && pushes) {
        return changed_push_answer(std::move(answer), [](PushAnswer& pushed) {
            for (auto& [municipality, held] : pushed.held) ++held;
        });
    }
    if (mutant == Mutant::fork_taken_as_known && pushes)
        return changed_push_answer(std::move(answer), take_fork_as_known);
    if (mutant == Mutant::page_begins_too_late && !pushes && chance.percent(20))
        return changed_page(std::move(answer), begin_too_late);
    return answer;
}

Result<void> take_with_mutant(Exchange& exchange, Machine& client, const HubLink& address,
                              const Reply& reply, Mutant mutant, Chance& chance) {
    if (const auto* page = std::get_if<PullAnswer>(&reply))
        return take_page(exchange, client, address, *page, mutant, chance);
    TRY(exchange.take(client.ledger(), reply));
    const auto* pushed = std::get_if<PushAnswer>(&reply);
    if (mutant == Mutant::acknowledged_above_head && pushed && !pushed->held.empty())
        return client.store().set_acknowledged(address.hub, client.chain(),
                                               pushed->held.begin()->second);
    return {};
}

Result<void> send_with_mutant(Machine& client, const HubLink& address, const Request& request,
                              Mutant mutant) {
    if (mutant != Mutant::acknowledged_as_sent || request.method != "POST") return {};
    return client.store().set_acknowledged(address.hub, client.chain(),
                                           client.head_of(client.chain()));
}

Response cut_page(Response answer, std::size_t entries_max) {
    return changed_page(std::move(answer), [&](PullAnswer& page) {
        if (page.entries.size() <= entries_max) return false;
        page.entries.resize(entries_max);
        return true;
    });
}

}  // namespace uketsuke::simulation
