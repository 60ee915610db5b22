// Every format of the wire: the first byte of the input chooses it. Whatever is taken prints again
// to something that reads as the same value.
#include <cstddef>
#include <cstdint>

#include "core/base/require.h"
#include "core/ledger/device_row.h"
#include "core/ledger/folded_row.h"
#include "sync/hub/asked.h"
#include "sync/wire/answers.h"
#include "sync/wire/base64.h"
#include "sync/wire/bundle.h"
#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "sync/wire/snapshot_manifest.h"

namespace uketsuke {
namespace {

// What `parse` takes, `print` gives back in a form that `parse` takes as the same.
template <class Parse, class Print>
void comes_back(const std::string& text, Parse parse, Print print) {
    const auto value = parse(text);
    if (!value) return;
    const auto again = parse(print(*value));
    require(again && *again == *value, "what was taken comes back");
}

void entry_lines(const std::string& text) {
    const auto print = [](const std::vector<TravellingEntry>& entries) {
        std::string lines;
        for (const TravellingEntry& entry : entries) lines += print_entry_line(entry);
        return lines;
    };
    comes_back(
        text, [](const std::string& t) { return parse_entry_lines(t, batch_entries_max); }, print);
}

void entry_bytes(const std::string& text) {
    const auto parse = [](const Bytes& bytes) { return decode_entry(bytes.data(), bytes.size()); };
    const Bytes bytes = to_bytes(text);
    const auto entry = parse(bytes);
    if (!entry.has_value()) return;
    require(encode_entry(*entry) == bytes, "an entry has one form");
    (void)admit(*entry, {DeviceRole::hub, {}});
    (void)admit(*entry, {DeviceRole::terminal, Instant{}});
}

void rows(const std::string& text) {
    if (const auto row = decode_row(to_bytes(text)); row.has_value())
        require(decode_row(encode_row(*row)).value() == *row, "a row comes back");
    if (const auto row = decode_device(to_bytes(text)); row.has_value())
        require(decode_device(encode_device(*row)).value() == *row, "a device's row comes back");
}

void packed(const std::string& text) {
    if (const auto expanded = decompress(text, expanded_bytes_max); expanded.has_value()) {
        require(expanded->size() <= expanded_bytes_max, "a limit is a limit");
        require(decompress(compress(*expanded), expanded_bytes_max).value() == *expanded,
                "what was packed comes back");
    }
}

void carried(const std::string& text) {
    static const BoxOpener box(SigningSeed{9});
    if (const auto head = read_bundle_head(text); head.has_value())
        (void)Bundle::open(text, head->hub, box);
}

// Lines: method, path, query, then fields "name: value" until an empty one; the rest is the body.
void request(const std::string& text) {
    Request asked;
    std::size_t at = 0;
    const auto line = [&] {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string found = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        return found;
    };
    asked.method = line();
    asked.path = line();
    asked.query = line();
    for (std::string field = line(); !field.empty() && asked.headers.size() < 100; field = line()) {
        const std::size_t colon = std::min(field.find(": "), field.size());
        asked.headers.emplace_back(field.substr(0, colon),
                                   field.substr(std::min(colon + 2, field.size())));
    }
    asked.body = text.substr(at);
    (void)read_request(asked);
}

void answers(const std::string& text) {
    comes_back(text, parse_push_answer, print_push_answer);
    comes_back(text, parse_pull_answer, print_pull_answer);
    comes_back(text, parse_enrolment_wish, print_enrolment_wish);
    comes_back(text, parse_enrolment_answer, print_enrolment_answer);
    comes_back(text, parse_revoked_answer, print_revoked_answer);
    comes_back(text, parse_refusal, print_refusal);
    comes_back(text, parse_people_wish, print_people_wish);
    comes_back(text, parse_people_answer, print_people_answer);
}

void manifests(const std::string& text) {
    static const Signer signer(SigningSeed{9});
    const auto manifest = parse_manifest(text);
    if (!manifest.has_value()) return;
    const auto again = parse_manifest(print_manifest(manifest->manifest, DeviceId{}, signer));
    require(again.has_value() && again->manifest == manifest->manifest, "a manifest comes back");
    require(signature_holds(*again, signer.public_key()), "and is signed");
}

}  // namespace
}  // namespace uketsuke

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace uketsuke;
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    constexpr void (*formats[])(const std::string&) = {
        entry_lines, entry_bytes, rows, packed, carried, request, answers, manifests};
    formats[data[0] % std::size(formats)](text);
    return 0;
}
