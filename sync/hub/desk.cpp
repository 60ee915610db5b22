// Push, pull and enrolment against a ledger.
#include "sync/hub/desk.h"

#include <algorithm>

#include "core/base/require.h"
#include "platform/records/training.h"
#include "sync/hub/enrolment_codes.h"
#include "sync/hub/restoration.h"
#include "sync/hub/take_runs.h"
#include "sync/wire/bundle.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

// What lies on a terminal is not taken away by an enrolment, and what does not lie there is not
// sent again.
std::unexpected<Error> other_scope() {
    return fail(ErrorKind::refused, "enrol.scope",
                {"この端末は別の範囲（--scope）で登録されています。何も変更していません。",
                 "This device is enrolled with another scope. Nothing was changed."},
                {"範囲を変えるには、端末のデータフォルダを新しく作って登録してください。",
                 "For another scope, enrol with a new data folder."});
}

}  // namespace

Desk::Desk(Ledger& ledger, HubSettings settings, const BoxOpener& box, SnapshotSource* snapshots,
           Openings* openings)
    : ledger_(ledger),
      settings_(std::move(settings)),
      box_(box),
      snapshots_(snapshots),
      openings_(openings) {
    require(!settings_.municipality.empty(), "a desk serves a municipality");
}

Result<HubAnswer> Desk::answer(const Asked& asked, Instant now) {
    if (const auto* pushed = std::get_if<PushAsked>(&asked)) return push(*pushed, now);
    if (const auto* pulled = std::get_if<PullAsked>(&asked)) return pull(*pulled, now);
    if (const auto* bundle = std::get_if<BundleAsked>(&asked)) return carried(*bundle, now);
    if (const auto* manifest = std::get_if<SnapshotAsked>(&asked)) return snapshot(*manifest, now);
    if (const auto* part = std::get_if<SnapshotPartAsked>(&asked)) return snapshot_part(*part, now);
    if (const auto* wanted = std::get_if<PeopleAsked>(&asked)) return people(*wanted, now);
    return enrol(std::get<EnrolAsked>(asked), now);
}

Result<void> Desk::check_device(const RequestClaim& claim, Instant now) {
    const auto key = TRY(ledger_.device_key(claim.device));
    if (!key) {
        return fail(ErrorKind::refused, "device.unknown",
                    {"この端末は登録されていません。", "This device is not enrolled here."},
                    {"市の担当者から登録コードを受け取り、登録してください。",
                     "Get an enrolment code from the city and enrol it."});
    }
    return check_claim(claim, *key, now);
}

Result<Held> Desk::held_of(DeviceId device) {
    Held held{{own_chain(), {}}};  // So that it can be given back what it has lost.
    const bool relays = TRY(ledger_.devices().author(device)).role == DeviceRole::hub;
    const auto missing = TRY(ledger_.first_missing());
    for (const ChainId& chain : TRY(ledger_.store().chains())) {
        if (!relays && chain.device != device && chain != own_chain()) continue;
        const auto lacks = missing.find(chain);
        const ChainHead head = TRY(ledger_.store().head(chain));
        HeldEnd& end = held[chain];
        end = {head.sequence, head.link};
        if (lacks == missing.end()) continue;
        // Whoever has the body sends it again.
        end = TRY(end_before(chain, lacks->second));
        end.bodies_lacking_to = head.sequence;
    }
    return held;
}

Result<HeldEnd> Desk::end_before(const ChainId& chain, std::uint64_t sequence) {
    if (sequence < 2) return HeldEnd{};
    const auto run = TRY(ledger_.store().run_after(chain, sequence - 2, 1));
    require(!run.empty(), "a chain has no gap");
    return HeldEnd{sequence - 1, run.front().link};
}

Result<HubAnswer> Desk::push(const PushAsked& asked, Instant now) {
    TRY(check_device(asked.claim, now));
    auto fates = TRY(take_runs(ledger_, asked.entries));
    return taken(asked.claim, std::move(fates));
}

Result<HubAnswer> Desk::carried(const BundleAsked& asked, Instant now) {
    TRY(check_device(asked.claim, now));
    const Bundle bundle = TRY(Bundle::open(asked.bundle, settings_.hub, box_));
    std::vector<Fate> fates;
    for (std::size_t i = 0; i < bundle.batches(); ++i) {
        const auto entries = TRY(bundle.batch(i));
        for (Fate& fate : TRY(take_runs(ledger_, entries))) fates.push_back(std::move(fate));
    }
    return taken(asked.claim, std::move(fates));
}

Result<std::optional<HubAnswer>> Desk::farewell(DeviceId device) {
    const auto row = TRY(ledger_.devices().row(device));
    if (!row || row->revocation.empty()) return std::optional<HubAnswer>();
    const auto entry = TRY(ledger_.entry_named(subject_of(device), row->revocation));
    require(entry.has_value(), "a row names an entry that is there");
    const HeldEnd before = TRY(end_before(entry->header.chain, entry->header.sequence));
    return std::optional<HubAnswer>(RevokedAnswer{
        {ErrorKind::refused,
         "device.revoked",
         {"この端末は" + format_instant(*row->author.revoked_at) + "に無効にされました。",
          "This terminal was revoked at " + format_instant(*row->author.revoked_at) + "."},
         {"端末を市の担当者に渡してください。", "Hand the terminal to the city's staff."}},
        {*entry, 0},
        before.link});
}

Result<HubAnswer> Desk::taken(const RequestClaim& claim, std::vector<Fate> fates) {
    // Whoever brings what this hub itself wrote, and lacks, proves that it was restored.
    const bool restored = std::ranges::any_of(fates, [&](const Fate& fate) {
        return fate.chain == own_chain() && fate.kind != FateKind::known &&
               fate.kind != FateKind::refused;
    });
    if (restored && !TRY(Refill(ledger_.store()).awaited()))
        TRY(note_restored(ledger_, settings_.municipality));
    return HubAnswer(
        PushAnswer{settings_.hub, std::move(fates), TRY(held_of(claim.device)), ledger_.device()});
}

Result<HubAnswer> Desk::pull(const PullAsked& asked, Instant now) {
    TRY(check_device(asked.claim, now));
    if (auto revoked = TRY(farewell(asked.claim.device))) return std::move(*revoked);
    const std::string& municipality = asked.municipality;
    PullAnswer answer{settings_.hub, municipality, asked.after, 0, {}, {}, ledger_.device()};
    answer.last = TRY(ledger_.store().last_position(municipality));
    answer.held = TRY(held_of(asked.claim.device));
    if (asked.history) {
        if (TRY(ledger_.store().history_at(municipality, asked.after)) != asked.history) {
            return fail(ErrorKind::conflict, "cursor.other_history",
                        {"ハブがバックアップから戻されています。最初から受け取り直します。",
                         "The hub was restored from a backup; everything is read again."});
        }
    }
    if (asked.history && asked.after > 0)
        TRY(Refill(ledger_.store()).was_here(asked.claim.device.bytes, asked.after));
    const auto page = TRY(ledger_.after_position(municipality, asked.after, batch_entries_max));
    std::vector<Entry> entries;
    for (const auto& item : page) entries.push_back(item.entry);
    TRY(withhold(asked.claim.device, entries));
    const std::size_t size = batch_size(entries);
    for (std::size_t i = 0; i < size; ++i)
        answer.entries.push_back({std::move(entries[i]), page[i].position});
    return HubAnswer(std::move(answer));
}

Result<HubAnswer> Desk::snapshot(const SnapshotAsked& asked, Instant now) {
    TRY(check_device(asked.claim, now));
    if (auto revoked = TRY(farewell(asked.claim.device))) return std::move(*revoked);
    if (!snapshots_ || TRY(scope_of(asked.claim.device)) == DeviceScope::seen) return no_snapshot();
    return HubAnswer(TRY(snapshots_->manifest(ledger_, asked.municipality, asked.after)));
}

Result<HubAnswer> Desk::snapshot_part(const SnapshotPartAsked& asked, Instant now) {
    TRY(check_device(asked.claim, now));
    if (auto revoked = TRY(farewell(asked.claim.device))) return std::move(*revoked);
    if (!snapshots_ || TRY(scope_of(asked.claim.device)) == DeviceScope::seen) return no_snapshot();
    return HubAnswer(TRY(snapshots_->part(ledger_, asked.sha256)));
}

// The request is signed by the very key that asks to be let in: whoever sends it holds that key.
Result<HubAnswer> Desk::enrol(const EnrolAsked& asked, Instant now) {
    const EnrolmentWish& wish = asked.wish;
    TRY(check_claim(asked.claim, wish.public_key, now));
    const auto known = TRY(ledger_.device_key(wish.device));
    if (asked.claim.device != wish.device || (known && *known != wish.public_key)) {
        return fail(ErrorKind::refused, "enrol.device",
                    {"この端末番号は別の鍵で登録されています。",
                     "This device id is enrolled with another key."},
                    {"端末のデータフォルダを新しく作って登録してください。",
                     "Enrol with a new data folder."});
    }
    if (auto crossing = obstacle_to_join({wish.device, wish.public_key},
                                         {ledger_.device(), ledger_.public_key()}))
        return std::unexpected(*std::move(crossing));
    if (auto revoked = TRY(farewell(wish.device))) return std::move(*revoked);
    const Enrollee noted = TRY(EnrolmentCodes(ledger_.store()).redeem(wish.code, wish.device, now));
    const auto row = TRY(ledger_.devices().row(wish.device));
    if (row && row->scope != noted.scope) return other_scope();
    if (!row || row->author.role != noted.role) {
        const std::string name = wish.name.empty() ? noted.name : wish.name;
        TRY(ledger_.append({settings_.municipality, "", subject_of(wish.device),
                            DeviceEnrolled{name, to_hex(wish.public_key), noted.role, noted.scope}},
                           now));
    }
    // The first publication names the programme while the hub runs.
    const auto now_set = TRY(load_hub_settings(ledger_.store(), settings_.hub));
    const std::string& programme =
        now_set.programme.empty() ? settings_.programme : now_set.programme;
    const City city = now_set.city.value_or(City{ledger_.device(), ledger_.public_key()});
    return HubAnswer(EnrolmentAnswer{settings_.hub, city.device, city.key, box_.public_key(),
                                     settings_.municipality, programme, noted.scope});
}

Response answer_request(Desk& desk, const Request& request, Instant now) {
    auto asked = read_request(request);
    if (!asked.has_value()) return print_hub_answer(std::unexpected(asked.error()));
    return print_hub_answer(desk.answer(*asked, now));
}

}  // namespace uketsuke
