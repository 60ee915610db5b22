// The order of an exchange, and what each answer changes.
#include "sync/client/exchange.h"

#include "sync/client/nonsense.h"
#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"

namespace uketsuke {

namespace {

// The setting is not worth an fsync at every idle poll: this is how old it may become.
constexpr std::chrono::minutes answer_note_age{10};

// Reading everything again is dear: as often as this for bodies that are missing.
constexpr std::chrono::hours ask_again_age{24};

std::string print_lines(const std::vector<Entry>& entries, std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += print_entry_line({entries[i], 0});
    return lines;
}

}  // namespace

Exchange::Exchange(HubLink link, DeviceId device, Signer signer, std::chrono::seconds wait)
    : link_(std::move(link)), device_(device), signer_(signer), wait_(wait) {}

std::string Exchange::cursor_link_setting() const {
    return "cursor_link/" + link_.hub.hex() + "/" + link_.municipality;
}

Result<std::optional<Request>> Exchange::next(Ledger& ledger, Instant now) {
    if (phase_ == Phase::push) return next_push(ledger, now);
    if (phase_ == Phase::pull) return next_pull(ledger, now);
    return finish(ledger, now);
}

Result<std::optional<Request>> Exchange::next_push(Ledger& ledger, Instant now) {
    const auto entries = TRY(ledger.unsent_run(link_.hub, batch_entries_max, link_.sends));
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

Result<std::optional<Request>> Exchange::next_pull(Ledger& ledger, Instant now) {
    if (asked_ != Phase::pull) TRY(ask_for_missing(ledger, now));
    asked_after_ = TRY(ledger.store().cursor(link_.hub, link_.municipality));
    const auto link = TRY(ledger.store().setting(cursor_link_setting()));
    Request request{"GET", std::string(entries_path), {}, {}, {}};
    request.query = "municipality=" + link_.municipality + "&after=" + std::to_string(asked_after_);
    if (asked_after_ > 0 && link && !link->empty()) request.query += "&link=" + to_hex(*link);
    waits_ = asked_ == Phase::done && wait_.count() > 0;
    if (waits_) request.query += "&wait=" + std::to_string(wait_.count());
    sign_request(request, device_, signer_, now);
    asked_ = Phase::pull;
    return std::optional(std::move(request));
}

Result<std::optional<Request>> Exchange::finish(Ledger& ledger, Instant now) {
    const auto noted = TRY(last_answer(ledger.store(), link_.hub));
    const bool moved = report_.acknowledged > 0 || report_.pulled > 0;
    if (moved || !noted || now - *noted > answer_note_age || now < *noted)
        TRY(note_answer(ledger.store(), link_.hub, now));
    if (report_.clock_skew) TRY(note_clock_skew(ledger.store(), link_.hub, *report_.clock_skew));
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
    auto answer = parse_pull_answer(*text);
    if (!answer.has_value() || answer->hub != link_.hub ||
        answer->municipality != link_.municipality || answer->after != asked_after_)
        return nonsense(response);
    return Reply(std::move(*answer));
}

Result<void> Exchange::take(Ledger& ledger, const Reply& reply) {
    if (const auto* pushed = std::get_if<PushAnswer>(&reply)) return take_push(ledger, *pushed);
    if (const auto* pulled = std::get_if<PullAnswer>(&reply)) return take_pull(ledger, *pulled);
    if (const auto* revoked = std::get_if<RevokedAnswer>(&reply))
        return take_revocation(ledger, *revoked);
    return begin_again(ledger);
}

Result<void> Exchange::take_push(Ledger& ledger, const PushAnswer& answer) {
    for (const Fate& fate : answer.fates) {
        if (fate.kind == FateKind::refused) report_.refusal_codes.insert(fate.code);
        if (fate.kind == FateKind::quarantined) report_.quarantine_codes.insert(fate.code);
    }
    // A push that moved nothing will move nothing the next time: the rest of the exchange goes on,
    // and the entries stay unsent and are counted as such.
    if (!TRY(reconcile(ledger, answer.held))) {
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
// down; up only where it is the same chain. True where anything moved.
Result<bool> Exchange::reconcile(Ledger& ledger, const Held& held) {
    Store& store = ledger.store();
    bool moved = false;
    for (const ChainId& chain : TRY(ledger.chains(link_.sends))) {
        const auto found = held.find(chain);
        const HeldEnd end = found == held.end() ? HeldEnd{} : found->second;
        const std::uint64_t have = TRY(store.head(chain)).sequence;
        const std::uint64_t before = TRY(store.acknowledged(link_.hub, chain));
        const bool ours = TRY(is_ours(store, chain, end));
        if (!ours) report_.terminal_restored = true;
        const std::uint64_t now_held = std::min({end.sequence, have, ours ? have : before});
        if (now_held == before) continue;
        TRY(store.set_acknowledged(link_.hub, chain, now_held));
        if (now_held < before) report_.hub_restored = true;
        if (now_held > before) report_.acknowledged += now_held - before;
        moved = true;
    }
    return moved;
}

// The entries, the cursor and the mark at the cursor are one transaction (design.md D6).
Result<void> Exchange::take_pull(Ledger& ledger, const PullAnswer& answer) {
    if (answer.entries.empty() && answer.last < answer.after) return begin_again(ledger);
    std::vector<Entry> entries;
    entries.reserve(answer.entries.size());
    for (const TravellingEntry& item : answer.entries) entries.push_back(item.entry);
    if (!entries.empty()) {
        const auto move_cursor = [&]() -> Result<void> {
            const Digest& mark = entries.back().link;
            TRY(ledger.store().set_cursor(link_.hub, link_.municipality,
                                          answer.entries.back().position));
            return ledger.store().set_setting(cursor_link_setting(),
                                              Bytes(mark.begin(), mark.end()));
        };
        report_.pulled += TRY(ledger.receive(entries, move_cursor)).added;
    }
    TRY(reconcile(ledger, answer.held));
    const std::uint64_t reached = answer.after + answer.entries.size();
    if (reached < answer.last && !entries.empty()) return {};
    // What the hub turned out to lack goes up before the exchange is called complete.
    const bool more_to_send = TRY(ledger.unsent(link_.hub, link_.sends)).count > 0;
    phase_ = more_to_send && !push_is_stuck_ ? Phase::push : Phase::done;
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
// not have then.
Result<void> Exchange::ask_for_missing(Ledger& ledger, Instant now) {
    if (TRY(ledger.first_missing()).empty()) return {};
    const auto asked = TRY(last_asked_again(ledger.store(), link_.hub));
    if (asked && *asked <= now && now - *asked < ask_again_age) return {};
    TRY(note_asked_again(ledger.store(), link_.hub, now));
    return rewind(ledger);
}

Result<void> Exchange::rewind(Ledger& ledger) {
    // Both or none: a cursor that stands without its mark would be believed by any history.
    return ledger.store().transact([&]() -> Result<void> {
        TRY(ledger.store().set_setting(cursor_link_setting(), {}));
        return ledger.store().set_cursor(link_.hub, link_.municipality, 0);
    });
}

}  // namespace uketsuke
