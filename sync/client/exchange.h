// One exchange with a hub as a state machine: push until the hub holds everything, then pull to the
// end of the municipality, then ask for what this terminal may hold and lacks. It makes requests
// and takes replies as values; whoever drives it carries them. Nothing that a hub says, or fails to
// say, removes an entry here.
//
//     while (auto request = exchange.next(ledger, now))      store thread
//         reply = exchange.read(carry(*request))              any thread
//         exchange.take(ledger, reply)                        store thread
//
// An exchange that fails midway is simply thrown away: every step of it was complete in itself.
#pragma once

#include <set>
#include <variant>

#include "core/store/ledger.h"
#include "sync/client/hub_link.h"
#include "sync/wire/answers.h"
#include "sync/wire/message.h"
#include "sync/wire/people.h"

namespace uketsuke {

// What has happened so far, for the status line and for tests.
struct ExchangeReport {
    std::size_t acknowledged = 0;            // Entries that the hub newly holds.
    std::size_t pulled = 0;                  // Entries that were new here.
    std::set<std::string> refusal_codes;     // Of runs that the hub refused; they stay unsent.
    std::set<std::string> quarantine_codes;  // Of entries that the hub keeps without counting them.
    std::size_t given_back = 0;              // Of the hub's own entries, which it had lost.
    bool hub_restored = false;       // It held less than it had acknowledged (design.md D6).
    bool terminal_restored = false;  // It held more of our chain than we do, or another.
    bool revoked = false;  // An authority has revoked this device, by a signed entry that we saw.
    // Whether the hub knows anybody by the voucher that was presented; nothing where none was, or
    // it did not say.
    std::optional<bool> voucher_known;
    std::optional<Error> people_refused;                  // Why it did not say.
    std::optional<std::chrono::milliseconds> clock_skew;  // This clock before the hub's.
    bool operator==(const ExchangeReport&) const = default;
};

// The hub's history is not the one in which our cursor stands.
struct OtherHistory {
    bool operator==(const OtherHistory&) const = default;
};

// The hub does not open people to this terminal now. All else of the exchange holds.
struct PeopleRefused {
    Error error;
    bool operator==(const PeopleRefused&) const = default;
};

using Reply =
    std::variant<PushAnswer, PullAnswer, OtherHistory, RevokedAnswer, PeopleAnswer, PeopleRefused>;

class Exchange {
  public:
    // Where nothing is to be sent, the first pull lets the hub wait so long for something new.
    Exchange(HubLink link, DeviceId device, Signer signer, std::chrono::seconds wait = {});

    // To be called before the first next(): a voucher's number, of the link's municipality, whose
    // person this terminal does not hold. The hub is asked when all else is exchanged, and no pull
    // waits.
    void present(std::string voucher) { presented_ = std::move(voucher); }

    // Nothing when the exchange is complete.
    Result<std::optional<Request>> next(Ledger& ledger, Instant now);

    // Pure. Errors: hub.nonsense for whatever is no answer to the last request (HTML, other JSON, a
    // torn body, another hub, a redirect, a status without a reason), or the hub's own refusal.
    Result<Reply> read(const Response& response) const;

    // Errors: hub.nonsense, and those of Ledger::receive; then nothing of the reply was taken.
    Result<void> take(Ledger& ledger, const Reply& reply);

    // Whether the last request lets the hub wait with its answer.
    bool waits() const { return waits_; }
    // What an answer said about the clocks.
    void heard_clock(std::chrono::milliseconds skew) { report_.clock_skew = skew; }

    const ExchangeReport& report() const { return report_; }

  private:
    enum class Phase { push, pull, people, done };

    Result<std::optional<Request>> next_push(Ledger& ledger, Instant now);
    Result<std::optional<Request>> next_pull(Ledger& ledger, Instant now);
    // What is missing of people whom this terminal has seen, and who was presented.
    Result<std::optional<Request>> next_people(Ledger& ledger, Instant now);
    Result<void> take_people(Ledger& ledger, const PeopleAnswer& answer);
    Result<void> take_push(Ledger& ledger, const PushAnswer& answer);
    Result<void> take_pull(Ledger& ledger, const PullAnswer& answer);
    Result<void> begin_again(Ledger& ledger);
    Result<void> ask_for_missing(Ledger& ledger, Instant now);
    Result<void> rewind(Ledger& ledger);
    Result<void> take_revocation(Ledger& ledger, const RevokedAnswer& answer);
    Result<bool> is_ours(Store& store, const ChainId& chain, const HeldEnd& end);
    // What an answer's `held` changed.
    struct Reconciled {
        bool moved = false;     // The hub holds more than before, or less.
        bool hub_lost = false;  // Less than we thought: it was restored.
    };
    Result<Reconciled> reconcile(Ledger& ledger, const Held& held, DeviceId hub_device);
    Result<Reconciled> look_at_hubs_chain(Ledger& ledger, const ChainId& chain, const HeldEnd& end);
    static Result<bool> may_give(Ledger& ledger, const ChainId& chain, const HeldEnd& end);
    Result<std::vector<Entry>> entries_to_push(Ledger& ledger);
    Result<std::optional<Request>> finish(Ledger& ledger, Instant now);

    HubLink link_;
    DeviceId device_;
    Signer signer_;
    std::chrono::seconds wait_;
    bool waits_ = false;
    Phase phase_ = Phase::push;
    Phase asked_ = Phase::done;  // What the last request was.
    bool push_is_stuck_ = false;
    // Its own chain, and where that ends there, as long as we have more of it.
    std::optional<std::pair<ChainId, std::uint64_t>> hub_lacks_;
    bool began_again_ = false;
    std::string presented_;  // A voucher's number; empty where none was, or it is answered.
    int people_asked_ = 0;   // How often.
    Place asked_after_;
    ExchangeReport report_;
};

}  // namespace uketsuke
