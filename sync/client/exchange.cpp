// The order of an exchange, and what each answer changes.
#include "sync/client/exchange.h"

#include <algorithm>

#include "core/store/refill.h"
#include "sync/client/nonsense.h"
#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"

namespace uketsuke {

namespace {

// The setting is not worth an fsync at every idle poll: this is how old it may become.
constexpr std::chrono::minutes answer_note_age{10};
// A hub above counts its own positions: what it gives back is all there once an exchange is
// through.
constexpr std::uint64_t whole_history = ~std::uint64_t{0};

// Reading everything again is dear: as often as this for bodies that are missing.
constexpr std::chrono::hours ask_again_age{24};

// Of people in one exchange. More is needed only where entries come in between.
constexpr int people_asked_rounds = 5;

std::string print_lines(const std::vector<Entry>& entries, std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += print_entry_line({entries[i], 0});
    return lines;
}

}  // namespace

Exchange::Exchange(HubLink link, DeviceId device, Signer signer, std::chrono::seconds wait)
    : link_(std::move(link)), device_(device), signer_(signer), wait_(wait) {}

Result<std::optional<Request>> Exchange::next(Ledger& ledger, Instant now) {
    if (phase_ == Phase::push) return next_push(ledger, now);
    if (phase_ == Phase::pull) return next_pull(ledger, now);
    if (phase_ == Phase::people) return next_people(ledger, now);
    return finish(ledger, now);
}

Result<std::optional<Request>> Exchange::next_push(Ledger& ledger, Instant now) {
    const auto entries = TRY(entries_to_push(ledger));
    if (entries.empty()) {
        phase_ = Phase::pull;
        return next_pull(ledger, now);
    }
    Request request{"POST", std::string(entries_path), "", {}, {}};
    request.body = compress(print_lines(entries, batch_size(entries)));
    request.headers = {{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}};
    sign_request(request, device_, signer_, now);
    asked_ = Phase::push;
    return std::optional(std::move(request));
}

// The hub's own entries first: they vouch for the devices that wrote the others.
Result<std::vector<Entry>> Exchange::entries_to_push(Ledger& ledger) {
    std::vector<Entry> entries;
    // Who sends all chains sends that one too.
    if (hub_lacks_ && link_.sends == Chains::own)
        entries = TRY(ledger.run_after(hub_lacks_->first, hub_lacks_->second, batch_entries_max));
    if (entries.size() == batch_entries_max) return entries;
    auto own = TRY(ledger.unsent_run(link_.hub, batch_entries_max - entries.size(), link_.sends));
    std::ranges::move(own, std::back_inserter(entries));
    return entries;
}

Result<std::optional<Request>> Exchange::next_pull(Ledger& ledger, Instant now) {
    if (asked_ != Phase::pull) TRY(ask_for_missing(ledger, now));
    asked_after_ = TRY(ledger.store().cursor(link_.hub, link_.municipality));
    Request request{"GET", std::string(entries_path), {}, {}, {}};
    request.query = "municipality=" + link_.municipality +
                    "&after=" + std::to_string(asked_after_.position) +
                    "&history=" + to_hex(asked_after_.history);
    waits_ = asked_ == Phase::done && wait_.count() > 0 && presented_.empty();
    if (waits_) request.query += "&wait=" + std::to_string(wait_.count());
    sign_request(request, device_, signer_, now);
    asked_ = Phase::pull;
    return std::optional(std::move(request));
}

Result<std::optional<Request>> Exchange::next_people(Ledger& ledger, Instant now) {
    PeopleWish wish{link_.municipality, {}, {}};
    if (people_asked_ < people_asked_rounds && TRY(ledger.scope()) == DeviceScope::seen) {
        if (!presented_.empty()) wish.vouchers.push_back(presented_);
        wish.people = TRY(ledger.people_lacking(people_asked_max));
    }
    waits_ = false;
    if (wish.vouchers.empty() && wish.people.empty()) {
        phase_ = Phase::done;
        return finish(ledger, now);
    }
    ++people_asked_;
    Request request{"POST", std::string(people_path), "", {}, print_people_wish(wish)};
    request.headers = {{"content-type", "application/json"}};
    sign_request(request, device_, signer_, now);
    asked_ = Phase::people;
    return std::optional(std::move(request));
}

Result<std::optional<Request>> Exchange::finish(Ledger& ledger, Instant now) {
    const auto noted = TRY(last_answer(ledger.store(), link_.hub));
    const bool moved = report_.acknowledged > 0 || report_.pulled > 0;
    if (moved || !noted || now - *noted > answer_note_age || now < *noted)
        TRY(note_answer(ledger.store(), link_.hub, now));
    if (report_.clock_skew) TRY(note_clock_skew(ledger.store(), link_.hub, *report_.clock_skew));
    TRY(Refill(ledger.store()).was_here(link_.hub.bytes, whole_history));
    return std::optional<Request>();
}

Result<Reply> Exchange::read(const Response& response) const {
    if (response.status != 200) {
        const Error error = refusal_or_nonsense(response);
        if (error.code == "device.revoked" && asked_ == Phase::pull) {
            if (auto answer = parse_revoked_answer(response.body)) return Reply(std::move(*answer));
        }
        if (error.code == "cursor.other_history" && asked_ == Phase::pull)
            return Reply(OtherHistory{});
        if (asked_ == Phase::people && error.code != "hub.nonsense")
            return Reply(PeopleRefused{error});
        return std::unexpected(error);
    }
    if (asked_ == Phase::push) {
        auto answer = parse_push_answer(response.body);
        if (!answer.has_value() || answer->hub != link_.hub) return nonsense(response);
        return Reply(std::move(*answer));
    }
    if (header_of(response.headers, "content-encoding") != "zstd") return nonsense(response);
    const auto text = decompress(response.body, expanded_bytes_max);
    if (!text.has_value()) return nonsense(response);
    if (asked_ == Phase::people) {
        auto people = parse_people_answer(*text);
        if (!people.has_value() || people->hub != link_.hub ||
            people->municipality != link_.municipality)
            return nonsense(response);
        return Reply(std::move(*people));
    }
    auto answer = parse_pull_answer(*text);
    if (!answer.has_value() || answer->hub != link_.hub ||
        answer->municipality != link_.municipality || answer->after != asked_after_.position)
        return nonsense(response);
    return Reply(std::move(*answer));
}

Result<void> Exchange::take(Ledger& ledger, const Reply& reply) {
    if (const auto* pushed = std::get_if<PushAnswer>(&reply)) return take_push(ledger, *pushed);
    if (const auto* pulled = std::get_if<PullAnswer>(&reply)) return take_pull(ledger, *pulled);
    if (const auto* revoked = std::get_if<RevokedAnswer>(&reply))
        return take_revocation(ledger, *revoked);
    if (const auto* people = std::get_if<PeopleAnswer>(&reply)) return take_people(ledger, *people);
    if (const auto* refused = std::get_if<PeopleRefused>(&reply)) {
        report_.people_refused = refused->error;
        phase_ = Phase::done;
        return {};
    }
    return begin_again(ledger);
}

Result<void> Exchange::take_push(Ledger& ledger, const PushAnswer& answer) {
    for (const Fate& fate : answer.fates) {
        if (fate.kind == FateKind::refused) report_.refusal_codes.insert(fate.code);
        if (fate.kind == FateKind::quarantined) report_.quarantine_codes.insert(fate.code);
    }
    // A push that moved nothing will move nothing the next time: the rest of the exchange goes on,
    // and the entries stay unsent and are counted as such.
    if (!TRY(reconcile(ledger, answer.held, answer.hub_device)).moved) {
        push_is_stuck_ = true;
        phase_ = Phase::pull;
    }
    return {};
}

// Is the hub's end of the chain our own entry there? Where an older image of this disk was put
// back, other entries may stand at the hub under the same sequences: those that are here now are
// then held by nobody, and must not count as acknowledged.
Result<bool> Exchange::is_ours(Store& store, const ChainId& chain, const HeldEnd& end) {
    if (end.sequence == 0) return true;
    const auto here = TRY(store.run_after(chain, end.sequence - 1, 1));
    if (here.empty()) return chain.device != device_;  // Of others a hub may hold more than we do.
    return here.front().sequence == end.sequence && here.front().link == end.link;
}

// Sets what is acknowledged of each chain that we send to what the hub says that it holds, up or
// down; up only where it is the same chain.
Result<Exchange::Reconciled> Exchange::reconcile(Ledger& ledger, const Held& held,
                                                 DeviceId hub_device) {
    const auto end_of = [&](const ChainId& chain) {
        const auto found = held.find(chain);
        return found == held.end() ? HeldEnd{} : found->second;
    };
    Store& store = ledger.store();
    const ChainId hubs_chain{hub_device, link_.municipality};
    Reconciled changed = TRY(look_at_hubs_chain(ledger, hubs_chain, end_of(hubs_chain)));
    for (const ChainId& chain : TRY(ledger.chains(link_.sends))) {
        const HeldEnd end = end_of(chain);
        const std::uint64_t have = TRY(store.head(chain)).sequence;
        const std::uint64_t before = TRY(store.acknowledged(link_.hub, chain));
        const bool ours = TRY(is_ours(store, chain, end));
        if (!ours) report_.terminal_restored = true;
        const std::uint64_t now_held = std::min({end.sequence, have, ours ? have : before});
        if (now_held == before) continue;
        TRY(store.set_acknowledged(link_.hub, chain, now_held));
        if (now_held < before) changed.hub_lost = true;
        if (now_held > before) report_.acknowledged += now_held - before;
        changed.moved = true;
    }
    if (changed.hub_lost) report_.hub_restored = true;
    return changed;
}

// A terminal that holds only whom it has seen has no body for what the hub may lack only that of.
Result<bool> Exchange::may_give(Ledger& ledger, const ChainId& chain, const HeldEnd& end) {
    if (TRY(ledger.store().head(chain)).sequence > end.bodies_lacking_to) return true;
    const auto next = TRY(ledger.run_after(chain, end.sequence, 1));
    return !next.empty() && has_body(next.front());
}

// Where we have more of the hub's own chain than the hub, it was restored, and nobody else gives it
// back what it wrote. Where it has another entry there, it has forked its chain, and ours is of no
// use to it.
Result<Exchange::Reconciled> Exchange::look_at_hubs_chain(Ledger& ledger, const ChainId& chain,
                                                          const HeldEnd& end) {
    Reconciled changed;
    if (hub_lacks_ && end.sequence > hub_lacks_->second) {
        report_.given_back += end.sequence - hub_lacks_->second;
        changed.moved = true;
    }
    hub_lacks_.reset();
    if (chain.device == device_) return changed;
    const std::uint64_t have = TRY(ledger.store().head(chain)).sequence;
    changed.hub_lost = have > end.sequence && TRY(is_ours(ledger.store(), chain, end)) &&
                       TRY(may_give(ledger, chain, end));
    if (changed.hub_lost) hub_lacks_ = {chain, end.sequence};
    return changed;
}

// The entries and the cursor are one transaction (design.md D6).
Result<void> Exchange::take_pull(Ledger& ledger, const PullAnswer& answer) {
    if (answer.entries.empty() && answer.last < answer.after) return begin_again(ledger);
    // What the hub has lost goes up before its page is taken: a cursor that stands in the history
    // of now says that nothing was kept back (core/store/refill.h).
    if (TRY(reconcile(ledger, answer.held, answer.hub_device)).hub_lost && !push_is_stuck_) {
        phase_ = Phase::push;
        return {};
    }
    std::vector<Entry> entries;
    entries.reserve(answer.entries.size());
    Place reached_place = asked_after_;
    for (const TravellingEntry& item : answer.entries) {
        entries.push_back(item.entry);
        reached_place = place_after(reached_place, item.entry.link);
    }
    if (!entries.empty()) {
        const auto move_cursor = [&] {
            return ledger.store().set_cursor(link_.hub, link_.municipality, reached_place);
        };
        report_.pulled += TRY(ledger.receive(entries, move_cursor)).added;
    }
    TRY(reconcile(ledger, answer.held, answer.hub_device));
    const std::uint64_t reached = answer.after + answer.entries.size();
    if (reached < answer.last && !entries.empty()) return {};
    // What the hub turned out to lack goes up before the exchange is called complete.
    const bool more_to_send = TRY(ledger.unsent(link_.hub, link_.sends)).count > 0;
    phase_ = more_to_send && !push_is_stuck_ ? Phase::push : Phase::people;
    return {};
}

// What the hub says of entries that are not here yet is as good as unsaid: they are pulled, without
// their bodies, and asked for again.
Result<void> Exchange::take_people(Ledger& ledger, const PeopleAnswer& answer) {
    const BodiesTaken taken = TRY(ledger.take_bodies(answer.entries));
    if (taken.ahead > 0) {
        phase_ = Phase::pull;
        return {};
    }
    if (!presented_.empty()) {
        report_.voucher_known = std::ranges::count(answer.known, presented_) > 0;
        presented_.clear();
    }
    if (taken.filled == 0) people_asked_ = people_asked_rounds;
    return {};
}

// Whoever sits between us and the hub may say "revoked"; only an authority can sign it.
Result<void> Exchange::take_revocation(Ledger& ledger, const RevokedAnswer& answer) {
    const Entry& entry = answer.revocation.entry;
    const DeviceId writer = entry.header.chain.device;
    const auto key = TRY(ledger.device_key(writer));
    const Author author = TRY(ledger.devices().author(writer));
    const auto fact = admit(entry, author);
    const Digest link = link_behind(answer.link_before, entry);
    const bool holds = key && link == entry.link && writer != device_ &&
                       signature_holds(entry, *key) &&
                       entry.header.subject == subject_of(device_) && fact.has_value() &&
                       std::holds_alternative<DeviceRevoked>(*fact);
    if (!holds) return nonsense(Response{403, {}, {}});
    report_.revoked = true;
    phase_ = Phase::done;
    return {};
}

// Reading from position 0 costs time and changes nothing: every known entry is dropped on arrival.
Result<void> Exchange::begin_again(Ledger& ledger) {
    report_.hub_restored = true;
    if (began_again_) return nonsense(Response{409, {}, {}});
    began_again_ = true;
    return rewind(ledger);
}

// Nobody knows at which position an entry stands whose body another hub withheld, or this one did
// not have then. A terminal that does not hold the whole city asks by person (next_people).
Result<void> Exchange::ask_for_missing(Ledger& ledger, Instant now) {
    if (TRY(ledger.scope()) == DeviceScope::seen) return {};
    if (TRY(ledger.first_missing()).empty()) return {};
    const auto asked = TRY(last_asked_again(ledger.store(), link_.hub));
    if (asked && *asked <= now && now - *asked < ask_again_age) return {};
    TRY(note_asked_again(ledger.store(), link_.hub, now));
    return rewind(ledger);
}

Result<void> Exchange::rewind(Ledger& ledger) {
    return ledger.store().set_cursor(link_.hub, link_.municipality, {});
}

}  // namespace uketsuke
