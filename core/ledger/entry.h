// An entry of the ledger and its bytes. Everything that happens is an entry; entries of one device
// and one municipality form a chain in which each link covers the one before. These bytes are what
// is signed, sealed, sent and kept for years: core/ledger/README.md describes them field by field,
// and tests/core/ledger/entry_test.cpp holds golden bytes. They do not change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/crypto.h"
#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/ledger/facts.h"

namespace uketsuke {

// One chain: who writes, and for which municipality (six digits).
struct ChainId {
    DeviceId device;
    std::string municipality;
    auto operator<=>(const ChainId&) const = default;
};

// What an entry is about. The id is opaque: never a name, a voucher number or anything guessable.
struct Subject {
    std::string kind;  // "person", "session", "device", "rules" ...: ASCII, at most 32 bytes.
    std::string id;    // At most 64 bytes; the 32 hexadecimal digits of an Id where there is one.
    auto operator<=>(const Subject&) const = default;
};

inline Subject subject_of(PersonId id) { return {"person", id.hex()}; }
inline Subject subject_of(SessionId id) { return {"session", id.hex()}; }
inline Subject subject_of(DeviceId id) { return {"device", id.hex()}; }
// All that a hub publishes is about one subject, so that it is found as one.
inline Subject rules_subject() { return {"rules", "published"}; }
inline Subject staff_subject() { return {"staff", "listed"}; }  // All who may work, the same way.

// What survives the erasure of a body.
struct EntryHeader {
    ChainId chain;
    std::uint64_t sequence = 0;  // 1, 2, 3 ... without a gap.
    Instant at{};                // Never before the entry before it in the chain.
    std::string
        actor;  // Opaque id of who did it (StaffId), or empty for a machine. At most 64 bytes.
    std::string kind;  // See facts.h. At most 32 bytes of lower case ASCII.
    Subject subject;
    bool operator==(const EntryHeader&) const = default;
};

// 16 random bytes before the JSON of the fact: no hash or signature can be used to test a guess.
using Salt = FixedBytes<16>;

struct Entry {
    EntryHeader header;
    Salt salt{};
    std::string json;       // The fact, UTF-8.
    Digest link{};          // SHA-256(previous link, SHA-256(header bytes), SHA-256(body bytes)).
    Signature signature{};  // Of the device, over the link.
    // SHA-256 of the body, where the body itself is gone: salt and json are then empty, and link
    // and signature hold as before.
    std::optional<Digest> erased;
    bool operator==(const Entry&) const = default;
};

inline bool has_body(const Entry& entry) { return !entry.erased.has_value(); }
Digest body_digest(const Entry& entry);
Entry without_body(Entry entry);

// The end of a chain as known here. A chain that does not exist yet has sequence 0 and a link of
// zeros.
struct ChainHead {
    std::uint64_t sequence = 0;
    Digest link{};
    Instant at{};
    bool operator==(const ChainHead&) const = default;
};

Bytes encode_header(const EntryHeader& header);
Bytes encode_body(const Salt& salt, std::string_view json);
Digest link_after(const Digest& previous, const Bytes& header, const Bytes& body);
// The link that `entry` must have behind `previous`, with its body or without.
Digest link_behind(const Digest& previous, const Entry& entry);

// The bytes that are sealed and sent: header, body, each with its length. Limits: body 64 KiB.
// Without a body: the header, a length of zero, and the digest of the body.
Bytes encode_entry(const Entry& entry);
// Link and signature are not among the bytes; the caller sets them. Errors: entry.malformed.
Result<Entry> decode_entry(const std::uint8_t* data, std::size_t size);
// The two parts of an entry without a body, as they travel.
Result<Entry> decode_erased(const Bytes& header, const Digest& body);

// What is known before an entry has its place in a chain.
struct Draft {
    std::string municipality;
    std::string actor;
    Subject subject;
    Fact fact;
};

// Makes the next entry of a chain and signs it. `now` may lie at most clock_slack before the head,
// in which case the head's time is taken; further back is the error clock.set_back and nothing is
// made.
inline constexpr std::chrono::seconds clock_slack{5};
Result<Entry> make_entry(const Draft& draft, DeviceId device, const ChainHead& head, Instant now,
                         const Salt& salt, const Signer& signer);

// Does `entry` follow `head` in its chain? Checks sequence, time and link, not the signature.
// Errors (kind conflict): chain.gap, chain.fork, chain.link.
Result<ChainHead> follow(const ChainHead& head, const Entry& entry);
ChainHead head_after(const Entry& entry);
bool signature_holds(const Entry& entry, const PublicKey& device_key);

// The order in which a subject's entries are folded, the same everywhere: time, device, sequence.
bool canonical_before(const Entry& a, const Entry& b);

}  // namespace uketsuke
