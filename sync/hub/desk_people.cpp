// 範囲: what a terminal is sent that does not hold the whole city, and how a person is opened
// there.
#include <algorithm>
#include <map>

#include "core/ledger/views.h"
#include "sync/hub/desk.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

std::unexpected<Error> too_many_openings() {
    return fail(ErrorKind::refused, "people.too_many",
                {"この端末は、1時間に問い合わせられる人数を超えました。",
                 "This terminal has asked for more people than it may in an hour."},
                {"しばらく待つか、市の担当者に知らせてください。",
                 "Wait a while, or tell the city's staff."});
}

}  // namespace

// Another hub holds the whole city.
Result<DeviceScope> Desk::scope_of(DeviceId device) {
    const auto row = TRY(ledger_.devices().row(device));
    const bool terminal = row && row->author.role == DeviceRole::terminal;
    return terminal ? row->scope : DeviceScope::city;
}

// Of people whom the terminal has not seen it gets what verifies the chains, and nothing else; of
// those whom it has seen, all but who saw them elsewhere. It has seen whom a hub has sent it. That
// word itself it gets: by it the terminal knows whose records to ask for (import-bookings).
Result<void> Desk::withhold(DeviceId device, std::vector<Entry>& entries) {
    if (TRY(scope_of(device)) == DeviceScope::city) return {};
    std::map<PersonId, bool> sent;
    for (Entry& entry : entries) {
        const EntryHeader& header = entry.header;
        if (header.subject.kind != "person" || header.chain.device == device) continue;
        const auto person = PersonId::parse(header.subject.id);
        bool known = says_sent_to(entry, device) &&
                     TRY(ledger_.devices().author(header.chain.device)).role == DeviceRole::hub;
        if (person && !is_view(header)) {
            const auto [found, fresh] = sent.try_emplace(*person);
            if (fresh) found->second = TRY(ledger_.was_sent(*person, device));
            known = found->second;
        }
        if (!known && has_body(entry)) entry = without_body(std::move(entry));
    }
    return {};
}

Result<void> Desk::add_person(PersonId person, PeopleAnswer& answer) {
    for (Entry& entry : TRY(ledger_.all_about(subject_of(person)))) {
        const bool asked = entry.header.chain.municipality == answer.municipality;
        if (asked && has_body(entry) && !is_view(entry.header))
            answer.entries.push_back(std::move(entry));
    }
    return {};
}

// That it is sent is on disk before it goes, once for each person and terminal: who saw the person
// there, and when, the terminal writes down itself.
Result<void> Desk::open_voucher(DeviceId device, const std::string& number, Instant now,
                                PeopleAnswer& answer) {
    const auto people = TRY(ledger_.people_by_voucher(answer.municipality, number));
    if (!people.empty()) answer.known.push_back(number);
    for (const PersonRow& person : people) {
        TRY(add_person(person.person, answer));
        if (TRY(ledger_.was_sent(person.person, device))) continue;
        const Subject subject = subject_of(person.person);
        TRY(ledger_.append({answer.municipality, "", subject, sent_to(device)}, now));
    }
    return {};
}

Result<HubAnswer> Desk::people(const PeopleAsked& asked, Instant now) {
    const DeviceId device = asked.claim.device;
    TRY(check_device(asked.claim, now));
    if (auto revoked = TRY(farewell(device))) return std::move(*revoked);
    const PeopleWish& wish = asked.wish;
    if (openings_ && !openings_->take(device, wish.vouchers.size(), now))
        return too_many_openings();
    PeopleAnswer answer{settings_.hub, ledger_.device(), wish.municipality, {}, {}};
    for (const std::string& number : wish.vouchers) TRY(open_voucher(device, number, now, answer));
    for (const PersonId& person : wish.people) {
        if (TRY(ledger_.was_sent(person, device))) TRY(add_person(person, answer));
    }
    // What does not fit is asked for again, by the person.
    answer.entries.resize(batch_size(answer.entries));
    return HubAnswer(std::move(answer));
}

}  // namespace uketsuke
