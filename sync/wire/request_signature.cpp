// The signature base, written and read. Only the one form that this product sends is accepted: a
// signer that chose other components could leave out the one that matters.
#include "sync/wire/request_signature.h"

#include <charconv>

#include "sync/wire/base64.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

constexpr std::string_view components = R"(("@method" "@path" "@query" "content-digest"))";
constexpr std::string_view label = "sig1=";

// RFC 9530: sha-256=:BASE64:
std::string digest_of(const std::string& body) {
    return "sha-256=:" + to_base64(sha256(to_bytes(body))) + ":";
}

std::string parameters(DeviceId device, std::int64_t created_seconds) {
    return std::string(components) + ";created=" + std::to_string(created_seconds) + ";keyid=\"" +
           device.hex() + "\";alg=\"ed25519\"";
}

// RFC 9421 section 2.5: one line for each component, the parameters last, no line feed at the end.
std::string signature_base(const Request& request, const std::string& digest,
                           const std::string& signature_parameters) {
    return "\"@method\": " + request.method + "\n\"@path\": " + request.path + "\n\"@query\": ?" +
           request.query + "\n\"content-digest\": " + digest +
           "\n\"@signature-params\": " + signature_parameters;
}

bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

struct Parameters {
    DeviceId device;
    std::int64_t created_seconds = 0;
};

std::optional<Parameters> parse_parameters(std::string_view text) {
    Parameters parameters;
    if (!take(text, components) || !take(text, ";created=")) return std::nullopt;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), parameters.created_seconds);
    // Twelve digits reach far beyond any clock and far below what an Instant can hold.
    if (error != std::errc() || end - text.data() > 12) return std::nullopt;
    text.remove_prefix(std::size_t(end - text.data()));
    if (!take(text, ";keyid=\"")) return std::nullopt;
    const auto device = DeviceId::parse(text.substr(0, 32));
    if (!device || text.substr(32) != "\";alg=\"ed25519\"") return std::nullopt;
    parameters.device = *device;
    return parameters;
}

std::unexpected<Error> unsigned_request() {
    return fail(ErrorKind::refused, "request.unsigned",
                {"端末の署名がない要求です。", "The request is not signed by a device."},
                {"端末を登録してください。", "Enrol the terminal."});
}

std::int64_t seconds_of(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

}  // namespace

void sign_request(Request& request, DeviceId device, const Signer& signer, Instant now) {
    const std::string digest = digest_of(request.body);
    const std::string params = parameters(device, seconds_of(now));
    const std::string base = signature_base(request, digest, params);
    const Signature signature =
        signer.sign(reinterpret_cast<const std::uint8_t*>(base.data()), base.size());
    request.headers.emplace_back("content-digest", digest);
    request.headers.emplace_back("signature-input", std::string(label) + params);
    request.headers.emplace_back("signature",
                                 std::string(label) + ":" + to_base64(signature) + ":");
}

Result<RequestClaim> read_claim_of_head(const Request& request) {
    const auto digest = header_of(request.headers, "content-digest");
    const auto input = header_of(request.headers, "signature-input");
    const auto signature_field = header_of(request.headers, "signature");
    if (!digest || !input || !signature_field) return unsigned_request();
    std::string_view params = *input;
    std::string_view encoded = *signature_field;
    if (!take(params, label) || !take(encoded, label)) return unsigned_request();
    const auto parsed = parse_parameters(params);
    if (!parsed || !take(encoded, ":") || !encoded.ends_with(':')) return unsigned_request();
    const auto signature = fixed_from_base64<64>(encoded.substr(0, encoded.size() - 1));
    if (!signature) return unsigned_request();
    return RequestClaim{parsed->device, Instant(std::chrono::seconds(parsed->created_seconds)),
                        signature_base(request, *digest, std::string(params)), *signature};
}

Result<RequestClaim> read_claim(const Request& request) {
    RequestClaim claim = TRY(read_claim_of_head(request));
    if (header_of(request.headers, "content-digest") != digest_of(request.body)) {
        return fail(ErrorKind::refused, "request.digest",
                    {"要求の本文が途中で変わっています。",
                     "The body of the request was altered on its way."});
    }
    return claim;
}

Result<void> check_claim(const RequestClaim& claim, const PublicKey& key, Instant now) {
    if (!verify(key, reinterpret_cast<const std::uint8_t*>(claim.base.data()), claim.base.size(),
                claim.signature)) {
        return fail(ErrorKind::refused, "request.signature",
                    {"端末の署名が正しくありません。", "The device's signature is wrong."},
                    {"端末を登録し直してください。", "Enrol the terminal again."});
    }
    const auto skew = std::chrono::abs(now - claim.created);
    if (skew > std::chrono::hours(clock_skew_hours_max)) {
        return fail(
            ErrorKind::refused, "request.clock",
            {"端末の時計とハブの時計が1日以上ずれています。端末は" + format_instant(claim.created) +
                 "、ハブは" + format_instant(now) + "です。",
             "The clocks of terminal and hub are more than a day apart: " +
                 format_instant(claim.created) + " and " + format_instant(now) + "."},
            {"時計を合わせてください。記録は端末に保存されています。",
             "Set the clock. The records are safe on the terminal."});
    }
    return {};
}

}  // namespace uketsuke
