// Who exchanges with whom: one machine as the client of one hub. A site hub with a hub above it is
// one more link, whose client is a hub.
#pragma once

#include "sync/client/exchange.h"
#include "tests/simulation/truth.h"

namespace uketsuke::simulation {

struct Link {
    Machine* client = nullptr;
    Machine* hub = nullptr;

    // The exchange under way, and what of it is on the road. A power cut at the client, a lost
    // message or a partition ends it.
    std::optional<Exchange> exchange;
    std::optional<Request> asked;    // Made and not sent yet.
    std::optional<Response> answer;  // Arrived and not taken yet.
    void hang_up() {
        exchange.reset();
        asked.reset();
        answer.reset();
    }

    std::uint64_t partitioned_until = 0;  // A step.

    // The hub was restored, and no exchange that began after that is complete.
    bool hub_was_restored = false;
    ExchangeReport last_report;  // Of the last complete exchange.
    bool fork_was_told = false;  // chain.fork, in a refusal or as an error, at any time.

    // Whether the client is a site hub, which sends all that it holds.
    bool is_upstream() const { return client->is_hub(); }
    HubLink address() const;
    Truth::Knows knows() const {
        return hub_was_restored ? Truth::Knows::an_older_one : Truth::Knows::this_history;
    }
};

}  // namespace uketsuke::simulation
