// Paths, queries and bodies to what they ask.
#include "sync/hub/asked.h"

#include <charconv>

#include "sync/wire/base64.h"
#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "sync/wire/paths.h"

namespace uketsuke {

namespace {

std::unexpected<Error> bad_query() {
    return fail(
        ErrorKind::bad_input, "wire.query",
        {"問い合わせの形が正しくありません。", "The query is not in the form it must have."});
}

std::optional<std::string_view> parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
    }
    return std::nullopt;
}

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    // SQLite and JSON count in signed 64 bits.
    if (error != std::errc() || end != text.data() + text.size() || number >> 62 != 0)
        return std::nullopt;
    return number;
}

Result<Asked> read_push(RequestClaim claim, const Request& request) {
    if (header_of(request.headers, "content-encoding") != "zstd") {
        return fail(ErrorKind::bad_input, "wire.encoding",
                    {"記録はzstdで圧縮して送ってください。", "Entries must be sent as zstd."});
    }
    const std::string lines = TRY(decompress(request.body, expanded_bytes_max));
    PushAsked asked{std::move(claim), {}};
    for (TravellingEntry& item : TRY(parse_entry_lines(lines, batch_entries_max)))
        asked.entries.push_back(std::move(item.entry));
    return Asked(std::move(asked));
}

Result<Asked> read_pull(RequestClaim claim, const Request& request) {
    const auto municipality = parameter(request.query, "municipality");
    const auto after = number_in(parameter(request.query, "after").value_or(""));
    const auto history = parameter(request.query, "history");
    if (!municipality || municipality->size() != 6 || !after) return bad_query();
    PullAsked asked{std::move(claim), std::string(*municipality), *after, std::nullopt};
    if (history) {
        asked.history = fixed_from_hex<32>(*history);
        if (!asked.history) return bad_query();
    }
    if (const auto wait = parameter(request.query, "wait")) {
        const auto seconds = number_in(*wait);
        if (!seconds || *seconds > std::uint64_t(wait_seconds_max)) return bad_query();
        asked.wait = std::chrono::seconds(*seconds);
    }
    return Asked(std::move(asked));
}

Result<Asked> read_carried(RequestClaim claim, const Request& request) {
    return Asked(BundleAsked{std::move(claim), request.body});
}

Result<Asked> read_snapshot(RequestClaim claim, const Request& request) {
    const auto municipality = parameter(request.query, "municipality");
    const auto after = number_in(parameter(request.query, "after").value_or(""));
    if (!municipality || municipality->size() != 6 || !after) return bad_query();
    return Asked(SnapshotAsked{std::move(claim), std::string(*municipality), *after});
}

Result<Asked> read_snapshot_part(RequestClaim claim, const Request& request) {
    const auto sha256 = fixed_from_hex<32>(parameter(request.query, "sha256").value_or(""));
    if (!sha256) return bad_query();
    return Asked(SnapshotPartAsked{std::move(claim), *sha256});
}

Result<Asked> read_enrolment(RequestClaim claim, const Request& request) {
    EnrolmentWish wish = TRY(parse_enrolment_wish(request.body));
    return Asked(EnrolAsked{std::move(claim), std::move(wish)});
}

Result<Asked> read_people(RequestClaim claim, const Request& request) {
    return Asked(PeopleAsked{std::move(claim), TRY(parse_people_wish(request.body))});
}

int status_of(const Error& error) {
    if (error.code == "request.unsigned" || error.code == "request.signature") return 401;
    if (error.code == "wire.too_large" || error.code == "wire.too_many") return 413;
    switch (error.kind) {
        case ErrorKind::bad_input:
            return 400;
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::refused:
            return 403;
        case ErrorKind::environment:
            return 503;
    }
    return 500;
}

}  // namespace

Result<Asked> read_request(const Request& request) {
    const auto asks = [&](std::string_view method, std::string_view path) {
        return request.method == method && request.path == path;
    };
    using Read = Result<Asked> (*)(RequestClaim, const Request&);
    const Read read = asks("POST", entries_path)         ? read_push
                      : asks("GET", entries_path)        ? read_pull
                      : asks("POST", bundles_path)       ? read_carried
                      : asks("POST", enrolments_path)    ? read_enrolment
                      : asks("POST", people_path)        ? read_people
                      : asks("GET", snapshots_path)      ? read_snapshot
                      : asks("GET", snapshot_parts_path) ? read_snapshot_part
                                                         : nullptr;
    if (!read) {
        return fail(ErrorKind::not_found, "wire.path",
                    {"この宛先はありません。", "There is nothing at this address."});
    }
    return read(TRY(read_claim(request)), request);
}

const PullAsked* may_wait(const Asked& asked, const Result<HubAnswer>& answer) {
    const auto* pull = std::get_if<PullAsked>(&asked);
    if (!pull || pull->wait.count() == 0 || !answer.has_value()) return nullptr;
    const auto* page = std::get_if<PullAnswer>(&*answer);
    // A cursor beyond our last position is news too: this hub was restored.
    return page && page->entries.empty() && page->last == page->after ? pull : nullptr;
}

bool brings_records(const Request& request) {
    return request.method == "POST" &&
           (request.path == entries_path || request.path == bundles_path);
}

Response print_hub_answer(const Result<HubAnswer>& answer) {
    const Headers json{{"content-type", "application/json"}};
    if (!answer.has_value()) {
        Response refusal{status_of(answer.error()), json, print_refusal(answer.error())};
        if (refusal.status == 503) refusal.headers.emplace_back("retry-after", "1");
        return refusal;
    }
    if (const auto* push = std::get_if<PushAnswer>(&*answer))
        return {200, json, print_push_answer(*push)};
    if (const auto* revoked = std::get_if<RevokedAnswer>(&*answer))
        return {status_of(revoked->error), json, print_revoked_answer(*revoked)};
    if (const auto* enrolment = std::get_if<EnrolmentAnswer>(&*answer))
        return {200, json, print_enrolment_answer(*enrolment)};
    if (const auto* snapshot = std::get_if<SnapshotAnswer>(&*answer))
        return {200, json, snapshot->manifest};
    if (const auto* part = std::get_if<SnapshotPartAnswer>(&*answer)) {
        auto frame = part->read();
        if (!frame.has_value()) return print_hub_answer(std::unexpected(frame.error()));
        return {200, {{"content-type", "application/zstd"}}, std::move(*frame)};
    }
    const auto* people = std::get_if<PeopleAnswer>(&*answer);
    return {200,
            {{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}},
            compress(people ? print_people_answer(*people)
                            : print_pull_answer(std::get<PullAnswer>(*answer)))};
}

}  // namespace uketsuke
