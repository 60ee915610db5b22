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

enum class FateKind { stored, known, refused };

// What became of one pushed entry.
struct Fate {
    ChainId chain;
    std::uint64_t sequence = 0;
    FateKind kind = FateKind::stored;
    std::string code;  // Of a refusal: "chain.gap", "device.unknown" ...
    bool operator==(const Fate&) const = default;
};

// The last sequence that the hub holds of each of the asking device's chains, by municipality.
using HeldSequences = std::map<std::string, std::uint64_t>;
// The link at that sequence, so that the asker sees whether it is the entry that it has itself. A
// hub of before may not say it.
using HeldLinks = std::map<std::string, Digest>;

struct PushAnswer {
    HubId hub;
    std::vector<Fate> fates;
    HeldSequences held;
    HeldLinks held_links = {};
    bool operator==(const PushAnswer&) const = default;
};

// One page of a municipality's entries, in the order of their positions. An empty page says that
// there is nothing new, and nothing else.
struct PullAnswer {
    HubId hub;
    std::string municipality;
    std::uint64_t after = 0;  // As asked.
    std::uint64_t last = 0;   // The hub's last position in this municipality.
    HeldSequences held;
    std::vector<TravellingEntry> entries;
    HeldLinks held_links = {};
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
    DeviceId hub_device;  // The device whose chain holds the roster.
    PublicKey hub_public_key{};
    BoxKey hub_box_key{};  // Bundles for the hub are sealed to it (sync/wire/bundle.h).
    std::string municipality;
    std::string programme;
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

std::string print_refusal(const Error& error);
std::optional<Error> parse_refusal(std::string_view json);

const char* to_text(FateKind kind);

}  // namespace uketsuke
