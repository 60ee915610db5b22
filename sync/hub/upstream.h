// A site hub's line to the hub above it: what lies here goes up, what comes from there lies here
// and goes on to the terminals. While the line is away the site works on, and afterwards everything
// flows up, once.
//
//     city's hub ◄─ upstream ─► site hub ◄─► terminals
#pragma once

#include "sync/client/postman.h"
#include "sync/hub/store_thread.h"

namespace uketsuke {

struct UpstreamWish {
    std::string url;      // "https://hub.example:8443"; empty: as noted before.
    std::string code;     // Of `uketsuke-hub enrol --site-hub`; needed the first time.
    std::string ca_file;  // PEM of the CA that alone is trusted; empty for the system's.
    std::string name;     // What this hub is called there; empty as the city noted it.
};

// Makes this hub one of the upstream hub, where it is not yet: enrols with the code, takes over its
// municipality and programme, and has one whole exchange, so that terminals which come here find
// who this is. Later calls only note another address. Blocks for as long as that takes; `tell` gets
// how many entries came so far. Errors: upstream.code (never joined, and no code),
// hub.municipality, those of enrolment, of the transport and of Exchange.
Result<void> join_upstream(Records& records, const UpstreamWish& wish, const Clock& clock,
                           const std::function<void(std::size_t)>& tell = {});

// Runs from birth to destruction. Threads: any.
class Upstream {
  public:
    // Nothing where this hub has joined none. Borrows `store` and `clock`; `report` is called on
    // the line's own thread.
    static Result<std::unique_ptr<Upstream>> open(
        StoreThread& store, const Clock& clock, std::function<void(const PostReport&)> report = {});

    // Something was stored here: send it on now.
    void nudge() { postman_.nudge(); }

  private:
    explicit Upstream(PostmanParts parts) : postman_(std::move(parts)) {}
    Postman postman_;
};

}  // namespace uketsuke
