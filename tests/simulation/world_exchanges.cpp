// What travels: an exchange in stages, the network between, and the hub that answers.
#include "sync/hub/desk.h"
#include "tests/core/ledger/sample.h"
#include "tests/simulation/mutant_post.h"
#include "tests/simulation/quiet.h"
#include "tests/simulation/world.h"

namespace uketsuke::simulation {

HubLink Link::address() const {
    return {hub->hub_id(), sample::municipality, is_upstream() ? Chains::all : Chains::own};
}

// A terminal speaks to one of its hubs at a time.
void World::exchange(Link& link) {
    if (link.client->gave_up_keys) return;
    for (Link& other : links_) {
        if (other.client == link.client && &other != &link) other.hang_up();
    }
    if (link.partitioned_until > step_) return link.hang_up();
    while (!broken_ && exchange_stage(link)) {
        if (chance_.percent(faults_.delay)) {
            tell("    ", link.client->name(), " waits");
            return;
        }
    }
}

bool World::exchange_stage(Link& link) {
    if (!link.exchange) {
        HubLink address = link.address();
        if (plan_.mutant == Mutant::site_hub_sends_own_only) address.sends = Chains::own;
        link.exchange.emplace(address, link.client->device(),
                              sample::signer(link.client->number()));
        present_somebody(link);
    }
    if (link.answer) return take_answer(link);
    if (!link.asked) return ask_next(link);
    const Request request = *link.asked;
    link.asked.reset();
    link.answer = carry(*link.hub, request);
    check_revoked_gets_nothing(link);
    // Where the power went at either end, nobody waits for the answer any more.
    if (!link.answer || !link.exchange) link.hang_up();
    return link.answer.has_value();
}

// Somebody comes to a desk that has not seen him.
void World::present_somebody(Link& link) {
    if (link.client->scope == DeviceScope::city || peace_ || !chance_.percent(30)) return;
    const auto person = std::uint8_t(1 + chance_.below(people));
    link.client->presented.insert(person);
    link.exchange->present(listed(person, 0).voucher_number);
    tell("    at ", link.client->name(), " person ", std::to_string(person), " is presented");
}

// Nobody is told anything of whom the terminal has not seen.
void World::check_scope(const Link& link) {
    Machine& client = *link.client;
    if (client.scope == DeviceScope::city) return;
    for (std::uint8_t number = 1; number <= people; ++number) {
        if (client.presented.contains(number)) continue;
        const auto about = client.ledger().all_about(subject_of(sample::person(number)));
        if (!about.has_value()) continue;
        for (const Entry& entry : *about) {
            if (!has_body(entry) || entry.header.chain == client.chain()) continue;
            require_holds(Broken{"nobody is sent whom it has not seen",
                                 client.name() + " holds person " + std::to_string(number)});
        }
    }
}

void World::check_revoked_gets_nothing(const Link& link) {
    if (!link.answer || link.answer->status != 200) return;
    const auto row = link.hub->ledger().devices().row(link.client->device());
    const bool revoked = row.has_value() && *row && !(*row)->revocation.empty();
    const bool page = header_of(link.answer->headers, "content-encoding") == "zstd";
    if (revoked && page)
        require_holds(Broken{"a revoked terminal gets nothing", link.client->name()});
}

bool World::ask_next(Link& link) {
    auto request = link.exchange->next(link.client->ledger(), clock_of(*link.client));
    if (!request.has_value()) {
        suffer(*link.client, request.error());
        return false;
    }
    if (!*request) {
        note_complete(link);
        link.hang_up();
        return false;
    }
    const auto sent = send_with_mutant(*link.client, link.address(), **request, plan_.mutant);
    if (!sent.has_value()) {
        suffer(*link.client, sent.error());
        return false;
    }
    tell("    ", link.client->name(), " asks ", (*request)->method, " ", (*request)->query);
    link.asked = std::move(**request);
    return true;
}

bool World::take_answer(Link& link) {
    const Response response = std::move(*link.answer);
    link.answer.reset();
    const auto reply = link.exchange->read(response);
    if (!reply.has_value()) {
        tell("    ", link.client->name(), " cannot use the answer: ", reply.error().code);
        refused_by_hub(link, reply.error());
        link.hang_up();
        return false;
    }
    const auto taken = take_with_mutant(*link.exchange, *link.client, link.address(), *reply,
                                        plan_.mutant, chance_);
    if (!taken.has_value()) {
        tell("    ", link.client->name(), " does not take it: ", taken.error().code);
        if (taken.error().code == "hub.nonsense" || taken.error().kind != ErrorKind::environment) {
            refused_by_hub(link, taken.error());
        } else {
            suffer(*link.client, taken.error());
        }
        link.hang_up();
        return false;
    }
    link.last_report = link.exchange->report();
    if (link.last_report.refusal_codes.contains("chain.fork")) link.fork_was_told = true;
    require_holds(truth_.check_marks(*link.client, *link.hub, link.knows()));
    check_scope(link);
    return true;
}

// Said by a hub in good order, or by its answer: allowed only where something explains it.
void World::refused_by_hub(Link& link, const Error& error) {
    const bool disturbed = !peace_ && (faults_.garbling > 0 || faults_.disk_full > 0);
    const bool clocks = !peace_ && faults_.clock_jump > 0;
    if (error.code == "chain.fork" && link.client->restores() > 0) {
        link.fork_was_told = true;
        return;
    }
    if (disturbed && error.code != "chain.fork") return;
    if (clocks && error.code == "request.clock") return;
    require_holds(Broken{"answers are understood", link.client->name() + ": " + error.code});
}

void World::note_complete(Link& link) {
    const ExchangeReport& report = link.exchange->report();
    const bool hub_restored = link.hub->restores() > 0;
    if (report.hub_restored && !hub_restored)
        return require_holds(Broken{"no false alarm", "the hub was not restored"});
    if (report.terminal_restored && link.client->restores() == 0)
        return require_holds(Broken{"no false alarm", "the terminal was not restored"});
    if (!report.refusal_codes.empty() && !hub_restored && link.client->restores() == 0)
        return require_holds(
            Broken{"no false alarm", "the hub refused " + *report.refusal_codes.begin()});
    if (report.revoked && !truth_.may_be_revoked(link.client->device()))
        return require_holds(Broken{"no false alarm", "the terminal was not revoked"});
    link.hub_was_restored = false;
    tell("    ", link.client->name(), " is through: ", std::to_string(report.acknowledged),
         " acknowledged, ", std::to_string(report.pulled), " pulled");
    require_holds(truth_.check_marks(*link.client, *link.hub, link.knows()));
    if (report.revoked) give_up_keys(*link.client);
}

std::optional<Response> World::carry(Machine& hub, const Request& request) {
    if (peace_) return ask(hub, request);
    if (chance_.percent(faults_.loss)) {
        tell("    the request is lost");
        return std::nullopt;
    }
    if (chance_.percent(faults_.reordering)) {
        tell("    the request falls behind");
        waiting_.emplace_back(&hub, request);
        return std::nullopt;
    }
    if (!waiting_.empty() && chance_.percent(20)) {
        const std::size_t which = chance_.below(waiting_.size());
        const auto [where, late] = waiting_[which];
        waiting_.erase(waiting_.begin() + std::ptrdiff_t(which));
        tell("    a late request arrives");
        ask(*where, late);
    }
    const bool altered = chance_.percent(faults_.garbling / 2);
    if (chance_.percent(faults_.repetition)) {
        tell("    the request arrives twice");
        ask(hub, request);
    }
    auto response = ask(hub, altered ? garbled(request) : request);
    if (chance_.percent(faults_.answer_loss)) {
        tell("    the answer is lost");
        return std::nullopt;
    }
    if (response && chance_.percent(faults_.garbling / 2)) return garbled(std::move(*response));
    return response;
}

std::optional<Response> World::ask(Machine& hub, const Request& request) {
    if (broken_) return std::nullopt;
    Desk desk(hub.ledger(), {hub.hub_id(), sample::municipality, "satsumasendai-2022-12"}, box_);
    Response response = answer_request(desk, request, clock_of(hub));
    if (!hub.has_power()) {
        tell("    the power goes while ", hub.name(), " answers");
        start(hub);
        return std::nullopt;
    }
    response = with_mutant(std::move(response), request, plan_.mutant, chance_);
    if (request.method == "GET" && page_max_ > 0)
        response = cut_page(std::move(response), page_max_);
    require_holds(truth_.note_answer(hub));
    if (!peace_ && chance_.percent(faults_.power_cut)) {
        tell("    the power goes before ", hub.name(), " has sent its answer");
        cut_power(hub);
        return std::nullopt;
    }
    return response;
}

// A request is signed: whatever is altered, the hub must notice.
Request World::garbled(Request request) {
    tell("    the request is altered on the way");
    std::string& part = request.body.empty() ? request.query : request.body;
    if (chance_.percent(50)) {
        part.resize(chance_.below(part.size()));
    } else {
        part[chance_.below(part.size())] ^= char(1 + chance_.below(255));
    }
    return request;
}

// An answer is covered by TLS: it can be cut, or come from somebody else.
Response World::garbled(Response response) {
    tell("    the answer is no answer");
    switch (chance_.below(4)) {
        case 0:
            return {200, {{"content-type", "text/html"}}, "<html>Sign in</html>"};
        case 1:
            return {302, {{"location", "http://sign.in/"}}, ""};
        case 2:
            return {200, response.headers, ""};
        default:
            response.body.resize(chance_.below(response.body.size() + 1));
            return response;
    }
}

// A whole exchange while no fault is on. True where something moved.
bool World::exchange_in_peace(Link& link) {
    constexpr int stages_max = 1000;
    if (link.client->gave_up_keys) return false;
    link.hang_up();
    link.last_report = {};
    int stages = 0;
    while (!broken_ && exchange_stage(link)) {
        if (++stages > stages_max) {
            require_holds(Broken{"queues drain", link.client->name() + " never comes to an end"});
            return false;
        }
    }
    const ExchangeReport& report = link.last_report;
    return report.acknowledged > 0 || report.pulled > 0 || report.hub_restored ||
           report.given_back > 0;
}

}  // namespace uketsuke::simulation
