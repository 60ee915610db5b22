// The manifest's JSON. Sums and limits are checked here, once.
#include "sync/wire/snapshot_manifest.h"

#include "core/base/json.h"
#include "sync/wire/base64.h"

namespace uketsuke {

namespace {

// A signature over a manifest is one over nothing else.
constexpr std::string_view purpose = "uketsuke snapshot 1\n";

std::unexpected<Error> nonsense() {
    return fail(ErrorKind::bad_input, "wire.answer",
                {"スナップショットの目録が正しくありません。何も変更していません。",
                 "The snapshot's manifest is not in the form it must have. Nothing was changed."});
}

Digest digest_to_sign(std::string_view text) {
    return sha256(to_bytes(std::string(purpose) + std::string(text)));
}

std::optional<std::uint64_t> count_in(const Json& object, const char* key) {
    const long long number = number_or(object, key, -1);
    return number < 0 ? std::nullopt : std::optional(std::uint64_t(number));
}

std::optional<ChainEnds> chains_in(const Json& object, const std::string& municipality) {
    const auto found = object.find("chains");
    if (found == object.end() || !found->is_object()) return std::nullopt;
    ChainEnds ends;
    for (const auto& [hex, chains] : found->items()) {
        const auto device = DeviceId::parse(hex);
        if (!device || !chains.is_object()) return std::nullopt;
        for (const auto& [of, end] : chains.items()) {
            if (of != municipality || !end.is_object()) return std::nullopt;
            const auto sequence = count_in(end, "sequence");
            const auto link = fixed_from_hex<32>(text_or(end, "link"));
            if (!sequence || *sequence == 0 || !link) return std::nullopt;
            ends[{*device, of}] = {*sequence, *link};
        }
    }
    return ends;
}

std::optional<std::vector<SnapshotPart>> parts_in(const Json& object) {
    const auto found = object.find("parts");
    if (found == object.end() || !found->is_array() || found->size() > snapshot_parts_max)
        return std::nullopt;
    std::vector<SnapshotPart> parts;
    for (const Json& item : *found) {
        if (!item.is_object()) return std::nullopt;
        const auto digest = fixed_from_hex<32>(text_or(item, "sha256"));
        const auto bytes = count_in(item, "bytes");
        const auto entries = count_in(item, "entries");
        if (!digest || !bytes || *bytes > body_bytes_max || !entries ||
            *entries > snapshot_part_entries_max)
            return std::nullopt;
        parts.push_back({*digest, *bytes, *entries});
    }
    return parts;
}

Result<SnapshotManifest> manifest_in(const std::string& text) {
    const auto object = parse_json(text, expanded_bytes_max);
    if (!object.has_value() || !object->is_object()) return nonsense();
    const auto hub = HubId::parse(text_or(*object, "hub"));
    const std::string municipality = text_or(*object, "municipality");
    const auto through = count_in(*object, "through");
    const auto history = fixed_from_hex<32>(text_or(*object, "history"));
    const auto entries = count_in(*object, "entries");
    const auto chains = chains_in(*object, municipality);
    auto parts = parts_in(*object);
    if (!hub || !through || !history || !entries || !chains || !parts) return nonsense();
    std::size_t in_parts = 0;
    for (const SnapshotPart& part : *parts) in_parts += part.entries;
    if (in_parts != *entries || *entries != *through) return nonsense();
    return SnapshotManifest{*hub,     municipality, Place{*through, *history},
                            *entries, *chains,      std::move(*parts)};
}

}  // namespace

std::string print_manifest(const SnapshotManifest& manifest, DeviceId device,
                           const Signer& signer) {
    Json chains = Json::object();
    for (const auto& [chain, end] : manifest.chains)
        chains[chain.device.hex()][chain.municipality] = {{"sequence", end.sequence},
                                                          {"link", to_hex(end.link)}};
    Json parts = Json::array();
    for (const SnapshotPart& part : manifest.parts)
        parts.push_back(
            {{"sha256", to_hex(part.sha256)}, {"bytes", part.bytes}, {"entries", part.entries}});
    const std::string text = print_json(Json{{"hub", manifest.hub.hex()},
                                             {"municipality", manifest.municipality},
                                             {"through", manifest.through.position},
                                             {"history", to_hex(manifest.through.history)},
                                             {"entries", manifest.entries},
                                             {"chains", std::move(chains)},
                                             {"parts", std::move(parts)}});
    return print_json(Json{{"manifest", text},
                           {"device", device.hex()},
                           {"signature", to_base64(signer.sign(digest_to_sign(text)))}});
}

Result<SignedManifest> parse_manifest(std::string_view json) {
    const auto object = parse_json(json, expanded_bytes_max);
    if (!object.has_value() || !object->is_object()) return nonsense();
    SignedManifest read{{}, text_or(*object, "manifest"), {}, {}};
    const auto device = DeviceId::parse(text_or(*object, "device"));
    const auto signature = fixed_from_base64<64>(text_or(*object, "signature"));
    if (!device || !signature) return nonsense();
    read.device = *device;
    read.signature = *signature;
    read.manifest = TRY(manifest_in(read.text));
    return read;
}

bool signature_holds(const SignedManifest& signed_manifest, const PublicKey& key) {
    return verify(key, digest_to_sign(signed_manifest.text), signed_manifest.signature);
}

}  // namespace uketsuke
