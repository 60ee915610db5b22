// Sealing with the place of each text as associated data: moved to another place, it does not open.
#include "core/store/sealer.h"

#include "core/base/kana.h"
#include "core/base/padding.h"

namespace uketsuke {

namespace {

std::string place_of(const StoredEntry& entry) {
    return "entry/" + entry.chain.device.hex() + "/" + entry.chain.municipality + "/" +
           std::to_string(entry.sequence);
}

std::string place_of(const LookupKey& subject) { return "row/" + to_hex(subject); }

std::unexpected<Error> unsealable(const std::string& place) {
    return fail(ErrorKind::environment, "store.unsealable",
                {"封をした記録が開けません（" + place + "）。鍵が違うか、書き換えられています。",
                 "A sealed record does not open (" + place + "): another key, or it was altered."},
                {"この端末を使わず、担当者に連絡してください。",
                 "Stop using this device and call the person in charge."});
}

}  // namespace

LookupKey Sealer::subject_key(const Subject& subject) const {
    return lookup_key(key_, "subject", subject.kind + "/" + subject.id);
}

LookupKey Sealer::list_key(std::string_view kind) const {
    return lookup_key(key_, "list", std::string(kind));
}

LookupKey Sealer::name_key(std::string_view kana, Day birth_date) const {
    return lookup_key(key_, "name", fold_for_search(kana) + "/" + format_day(birth_date));
}

LookupKey Sealer::visitors_key(Day day) const {
    return lookup_key(key_, "visitors", format_day(day));
}

LookupKey Sealer::number_key(Day day, std::string_view number) const {
    return lookup_key(key_, "number", format_day(day) + "/" + std::string(number));
}

LookupKey Sealer::voucher_key(std::string_view municipality, std::string_view number) const {
    return lookup_key(key_, "voucher", std::string(municipality) + "/" + std::string(number));
}

LookupKey Sealer::resident_key(std::string_view municipality, std::string_view resident_id) const {
    return lookup_key(key_, "resident", std::string(municipality) + "/" + std::string(resident_id));
}

StoredEntry Sealer::seal_entry(const Entry& entry, const Place& place) const {
    StoredEntry stored;
    stored.chain = entry.header.chain;
    stored.sequence = entry.header.sequence;
    stored.subject = subject_key(entry.header.subject);
    stored.link = entry.link;
    stored.signature = entry.signature;
    stored.place = place;
    stored.sealed = seal(key_, encode_entry(entry), place_of(stored));
    return stored;
}

Result<Entry> Sealer::open_entry(const StoredEntry& stored) const {
    const std::string place = place_of(stored);
    const auto plain = open_sealed(key_, stored.sealed.data(), stored.sealed.size(), place);
    if (!plain) return unsealable(place);
    Entry entry = TRY(decode_entry(plain->data(), plain->size()));
    entry.link = stored.link;
    entry.signature = stored.signature;
    return entry;
}

Bytes Sealer::seal_file(const std::string& name, const Bytes& bytes) const {
    return seal(key_, bytes, "file/" + name);
}

Result<Bytes> Sealer::open_file(const std::string& name, const Bytes& sealed) const {
    auto plain = open_sealed(key_, sealed.data(), sealed.size(), "file/" + name);
    if (!plain) return unsealable(name);
    return std::move(*plain);
}

Bytes Sealer::seal_row(const LookupKey& subject, Bytes row) const {
    return seal(key_, pad(std::move(row), row_block_bytes), place_of(subject));
}

Result<Bytes> Sealer::open_row(const LookupKey& subject, const Bytes& sealed) const {
    const std::string place = place_of(subject);
    auto padded = open_sealed(key_, sealed.data(), sealed.size(), place);
    if (!padded) return unsealable(place);
    auto row = unpad(std::move(*padded), row_block_bytes);
    if (!row) return unsealable(place);
    return std::move(*row);
}

}  // namespace uketsuke
