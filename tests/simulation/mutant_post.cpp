// Answers are read, made wrong and printed again.
#include "tests/simulation/mutant_post.h"

#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "sync/wire/paths.h"
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

// The hub's word is not looked at: what was refused as a fork, or was never said to be held,
// counts. (A hub that lies can only do so about links that it knows, and those are compared.)
Result<void> believe_more(Machine& client, const HubLink& address, const PushAnswer& pushed,
                          Mutant mutant) {
    std::uint64_t believed = 0;
    if (mutant == Mutant::fork_taken_as_known) {
        for (const Fate& fate : pushed.fates) {
            if (fate.code == "chain.fork") believed = std::max(believed, fate.sequence);
        }
    } else if (const auto end = pushed.held.find(client.chain()); end != pushed.held.end()) {
        believed = end->second.sequence + 1;
    }
    if (believed == 0) return {};
    return client.store().set_acknowledged(address.hub, client.chain(), believed);
}

Response without_bodies(Response answer) {
    const auto text = decompress(answer.body, expanded_bytes_max);
    auto people = text.has_value() ? parse_people_answer(*text)
                                   : Result<PeopleAnswer>(std::unexpected(text.error()));
    if (answer.status != 200 || !people.has_value()) return answer;
    people->entries.clear();
    answer.body = compress(print_people_answer(*people));
    return answer;
}

bool begin_too_late(PullAnswer& page) {
    if (page.entries.size() < 2) return false;
    page.entries.erase(page.entries.begin());
    for (TravellingEntry& item : page.entries) --item.position;
    return true;
}

// Where the cursor stands once the page is taken.
Place end_of(const Place& cursor, const PullAnswer& page) {
    Place place = cursor;
    for (const TravellingEntry& item : page.entries) place = place_after(place, item.entry.link);
    return place;
}

Result<void> drop_rows(Store& store) {
    for (const LookupKey& subject : TRY(store.subjects())) TRY(store.replace(subject, {}));
    return {};
}

Result<void> take_page(Exchange& exchange, Machine& client, const HubLink& address,
                       const PullAnswer& page, Mutant mutant, Chance& chance) {
    Store& store = client.store();
    const bool empty = page.entries.empty();
    const Place before = TRY(store.cursor(address.hub, address.municipality));
    if (mutant == Mutant::cursor_before_commit && !empty) {
        TRY(store.set_cursor(address.hub, address.municipality, end_of(before, page)));
    }
    if (mutant == Mutant::last_entry_dropped && !empty && chance.percent(20)) {
        PullAnswer shorter = page;
        shorter.entries.pop_back();
        TRY(exchange.take(client.ledger(), Reply(shorter)));
        return store.set_cursor(address.hub, address.municipality, end_of(before, page));
    }
    TRY(exchange.take(client.ledger(), Reply(page)));
    if (mutant == Mutant::cursor_to_last_position && !empty)
        return store.set_cursor(address.hub, address.municipality,
                                {page.last, end_of(before, page).history});
    if (mutant == Mutant::history_of_one_entry && !empty)
        return store.set_cursor(address.hub, address.municipality,
                                {page.entries.back().position, page.entries.back().entry.link});
    if (mutant == Mutant::empty_answer_drops_rows && empty && page.last == page.after)
        return drop_rows(store);
    if (mutant == Mutant::empty_answer_acknowledges && empty)
        return store.set_acknowledged(address.hub, client.chain(), client.head_of(client.chain()));
    return {};
}

}  // namespace

Response with_mutant(Response answer, const Request& request, Mutant mutant, Chance& chance) {
    const bool pushes = request.method == "POST";
    if (mutant == Mutant::own_entries_not_asked_for && !pushes)
        return changed_page(std::move(answer), [](PullAnswer& page) {
            page.hub_device = {};
            return true;
        });
    if (mutant == Mutant::bodies_left_out && request.path == people_path)
        return without_bodies(std::move(answer));
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
    if (pushed && (mutant == Mutant::fork_taken_as_known || mutant == Mutant::more_held_than_is))
        return believe_more(client, address, *pushed, mutant);
    if (mutant == Mutant::acknowledged_above_head && pushed &&
        pushed->held.contains(client.chain()))
        return client.store().set_acknowledged(address.hub, client.chain(),
                                               pushed->held.at(client.chain()).sequence);
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
