// A request as the hub understands it, read before the store is touched, and the answer on its way
// back. Pure functions: they run on the door's threads while the store's thread is busy elsewhere.
#pragma once

#include <variant>

#include "sync/hub/snapshot_source.h"
#include "sync/wire/answers.h"
#include "sync/wire/people.h"
#include "sync/wire/request_signature.h"

namespace uketsuke {

struct PushAsked {
    RequestClaim claim;
    std::vector<Entry> entries;
};

struct PullAsked {
    RequestClaim claim;
    std::string municipality;
    std::uint64_t after = 0;
    std::optional<Digest> history;  // Of all up to `after`, as the asker knows it.
    std::chrono::seconds wait{0};   // How long the asker lets us wait for something new.
};

// A bundle of any terminal, handed on by the one that asks.
struct BundleAsked {
    RequestClaim claim;
    std::string bundle;  // Not opened yet: only the desk has the key.
};

struct EnrolAsked {
    RequestClaim claim;
    EnrolmentWish wish;
};

// The manifest of the snapshot of a municipality, for whoever has all up to `after`.
struct SnapshotAsked {
    RequestClaim claim;
    std::string municipality;
    std::uint64_t after = 0;
};

struct SnapshotPartAsked {
    RequestClaim claim;
    Digest sha256{};
};

struct PeopleAsked {
    RequestClaim claim;
    PeopleWish wish;
};

using Asked = std::variant<PushAsked, PullAsked, BundleAsked, EnrolAsked, SnapshotAsked,
                           SnapshotPartAsked, PeopleAsked>;
using HubAnswer = std::variant<PushAnswer, PullAnswer, EnrolmentAnswer, RevokedAnswer,
                               SnapshotAnswer, SnapshotPartAnswer, PeopleAnswer>;

// POST /v1/entries, GET /v1/entries?municipality=&after=&history=&wait=, POST /v1/bundles,
// POST /v1/enrolments, POST /v1/people, GET /v1/snapshots?municipality=&after=, GET
// /v1/snapshots/parts?sha256=. Errors: wire.path (not_found), request.* (refused), wire.*
// (bad_input).
Result<Asked> read_request(const Request& request);

// The pull that may wait before this answer is given: it asked to, and there is nothing new.
// Nothing for every other; an answer may always be given at once.
const PullAsked* may_wait(const Asked& asked, const Result<HubAnswer>& answer);

// Whether what is asked comes with a body that only an enrolled device may send.
bool brings_records(const Request& request);

Response print_hub_answer(const Result<HubAnswer>& answer);

}  // namespace uketsuke
