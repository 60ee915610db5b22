// What is said about entries: the fates of a push, the page of a pull, the two halves of an
// enrolment, and a refusal. JSON forms are in sync/README.md; members that are not known are passed
// over, so that a newer hub can say more.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/sealed_box.h"
#include "sync/wire/entry_lines.h"

namespace uketsuke {

// quarantined: kept, but not counted by this hub (core/ledger/admission.h); acknowledged like a
// stored one.
enum class FateKind { stored, known, refused, quarantined };

// What became of one pushed entry.
struct Fate {
    ChainId chain;
    std::uint64_t sequence = 0;
    FateKind kind = FateKind::stored;
    std::string code;  // Of a refusal: "chain.gap" ...; of a quarantine: "kind.unknown" ...
    bool operator==(const Fate&) const = default;
};

// Up to where the hub holds a chain: its last entry, with the link by which the asker sees whether
// it is the very entry that it has itself.
struct HeldEnd {
    std::uint64_t sequence = 0;
    Digest link{};
    // Behind `sequence` it has entries up to here, and lacks the body of the first of them: who has
    // that sends it again. 0 where it lacks none.
    std::uint64_t bodies_lacking_to = 0;
    bool operator==(const HeldEnd&) const = default;
};

// Of each chain that the asking device sends on: its own, and of a hub that asks all that there
// are. And of the answering hub's own, which it may have to be given back.
using Held = std::map<ChainId, HeldEnd>;

struct PushAnswer {
    HubId hub;
    std::vector<Fate> fates;
    Held held;
    DeviceId hub_device = {};  // Who writes the hub's own chain.
    bool operator==(const PushAnswer&) const = default;
};

// One page of a municipality's entries, in the order of their positions. An empty page says that
// there is nothing new, and nothing else.
struct PullAnswer {
    HubId hub;
    std::string municipality;
    std::uint64_t after = 0;  // As asked.
    std::uint64_t last = 0;   // The hub's last position in this municipality.
    Held held;
    std::vector<TravellingEntry> entries;
    DeviceId hub_device = {};
    bool operator==(const PullAnswer&) const = default;
};

struct EnrolmentWish {
    std::string code;  // The one-time code; case, spaces and hyphens do not matter.
    DeviceId device;
    std::string name;
    PublicKey public_key{};
    bool operator==(const EnrolmentWish&) const = default;
};

struct EnrolmentAnswer {
    HubId hub;
    DeviceId hub_device;  // The city's: whose chain holds the roster and the published rules. A
                          // site hub names not itself but the hub that let it in.
    PublicKey hub_public_key{};
    BoxKey hub_box_key{};  // Bundles for the hub are sealed to it (sync/wire/bundle.h).
    std::string municipality;
    std::string programme;
    DeviceScope scope = DeviceScope::city;  // Of whom this terminal will be sent the records.
    bool operator==(const EnrolmentAnswer&) const = default;
};

std::string print_fate(const Fate& fate);  // One of the objects in a push's answer.
std::string print_push_answer(const PushAnswer& answer);
Result<PushAnswer> parse_push_answer(std::string_view json);

// NDJSON: a head line, then the entries. Errors also where the head promises another number of
// entries than there are, or their positions are not after + 1, after + 2 ...
std::string print_pull_answer(const PullAnswer& answer);
Result<PullAnswer> parse_pull_answer(std::string_view ndjson);

std::string print_enrolment_wish(const EnrolmentWish& wish);
Result<EnrolmentWish> parse_enrolment_wish(std::string_view json);
std::string print_enrolment_answer(const EnrolmentAnswer& answer);
Result<EnrolmentAnswer> parse_enrolment_answer(std::string_view json);

// What a device that the city revoked is told (403 device.revoked): with the entry that says so, so
// that nobody but the city can make a terminal give up its keys.
struct RevokedAnswer {
    Error error;
    TravellingEntry revocation;
    Digest link_before{};  // Of the entry before it: without it the signature would bind nothing.
    bool operator==(const RevokedAnswer&) const = default;
};

std::string print_revoked_answer(const RevokedAnswer& answer);
// Nothing where the refusal carries no such entry.
std::optional<RevokedAnswer> parse_revoked_answer(std::string_view json);

std::string print_refusal(const Error& error);
std::optional<Error> parse_refusal(std::string_view json);

const char* to_text(FateKind kind);

}  // namespace uketsuke
