// Codes to and from their letters, and their life in the store.
#include "sync/hub/enrolment_codes.h"

#include "core/base/json.h"

namespace uketsuke {

namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int code_letters = 12;

std::string code_from(const FixedBytes<8>& chance) {
    std::uint64_t bits = 0;
    for (const std::uint8_t byte : chance) bits = bits << 8 | byte;
    std::string code;
    for (int i = 0; i < code_letters; ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += letters[bits & 31];
        bits >>= 5;
    }
    return code;
}

// As typed to as issued: Crockford reads O as 0, and I and L as 1.
std::string normalised(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (c != '-' && c != ' ') code += c;
    }
    return code;
}

std::string setting_of(std::string_view code) {
    return "enrolment_code/" + to_hex(sha256(to_bytes(normalised(code))));
}

std::unexpected<Error> refused(const char* code, Words what) {
    return fail(ErrorKind::refused, code, std::move(what),
                {"市の担当者に新しいコードを発行してもらってください。",
                 "Ask the city for a new code (uketsuke-hub enrol)."});
}

Bytes printed(const Enrollee& enrollee, Instant expires, const std::string& device) {
    return to_bytes(print_json(Json{{"name", enrollee.name},
                                    {"role", to_text(enrollee.role)},
                                    {"scope", to_text(enrollee.scope)},
                                    {"expires", expires.time_since_epoch().count()},
                                    {"device", device}}));
}

}  // namespace

Result<NewCode> EnrolmentCodes::issue(const FixedBytes<8>& chance, const Enrollee& enrollee,
                                      Instant now) {
    const NewCode code{code_from(chance), now + enrolment_code_life};
    TRY(store_.set_setting(setting_of(code.text), printed(enrollee, code.expires, "")));
    return code;
}

Result<Enrollee> EnrolmentCodes::redeem(std::string_view code, DeviceId device, Instant now) {
    const auto stored = TRY(store_.setting(setting_of(code)));
    if (!stored) {
        return refused("enrol.code", {"登録コードが違います。", "The enrolment code is wrong."});
    }
    const Json object = TRY(parse_json(to_text(*stored)));
    const Enrollee enrollee{text_or(object, "name"),
                            parse_role(text_or(object, "role")).value_or(DeviceRole::terminal),
                            parse_scope(text_or(object, "scope")).value_or(DeviceScope::city)};
    const std::string used_by = text_or(object, "device");
    const Instant expires{std::chrono::milliseconds(number_or(object, "expires"))};
    if (used_by == device.hex()) return enrollee;
    if (!used_by.empty()) {
        return refused("enrol.used", {"この登録コードは別の端末で使われました。",
                                      "Another terminal has used this enrolment code."});
    }
    if (now > expires) {
        return refused("enrol.expired",
                       {"登録コードの期限（" + format_instant(expires) + "）が過ぎています。",
                        "The enrolment code ended at " + format_instant(expires) + "."});
    }
    TRY(store_.set_setting(setting_of(code), printed(enrollee, expires, device.hex())));
    return enrollee;
}

}  // namespace uketsuke
