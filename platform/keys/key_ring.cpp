// The one file that knows what stands in key.json.
#include "platform/keys/key_ring.h"

#include <string.h>

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "platform/keys/chance.h"

namespace uketsuke {

namespace {

constexpr const char* key_file_name = "key.json";
constexpr long long format_version = 1;
constexpr const char* seed_place = "uketsuke device seed 1";
constexpr const char* check_purpose = "uketsuke key check 1";

// What key.json says, parsed; still wrapped.
struct WrappedKeys {
    KeySourceKind source = KeySourceKind::key_file;
    WrappingSalt salt{};
    Bytes wrapped_key;
    LookupKey check{};
    Bytes sealed_seed;
};

// Bound to its place and source: a wrapped key cannot be passed off as one of another kind.
std::string key_place(KeySourceKind source) {
    return std::string("uketsuke data key 1 ") + name_of(source);
}

LookupKey check_of(const DataKey& key) { return lookup_key(key, check_purpose, ""); }

std::unexpected<Error> damaged() {
    return fail(ErrorKind::bad_input, "keys.damaged",
                {"key.json が壊れています。何も変更していません。",
                 "key.json is damaged. Nothing was changed."},
                {"控えの key.json を戻してください。ほかに復元の方法はありません。",
                 "Restore key.json from its backup. There is no other way back."});
}

std::unexpected<Error> newer(long long format) {
    const std::string number = std::to_string(format);
    return fail(ErrorKind::environment, "keys.newer",
                {"key.json は新しい版 (形式 " + number + ") で書かれています。",
                 "key.json was written by a newer version (format " + number + ")."},
                {"新しい版のプログラムを使ってください。", "Use the newer program."});
}

std::unexpected<Error> wrong_secret(KeySourceKind source) {
    const bool typed = source == KeySourceKind::passphrase;
    return fail(ErrorKind::refused, "keys.wrong",
                typed ? Words{"合言葉が違います。何も変更していません。",
                              "The passphrase is wrong. Nothing was changed."}
                      : Words{"この鍵ではデータを開けません。何も変更していません。",
                              "This key does not open the data. Nothing was changed."},
                typed
                    ? Words{"もう一度入力してください。", "Type it again."}
                    : Words{"この端末の鍵を指定してください。", "Name the key of this terminal."});
}

std::unexpected<Error> other_source(KeySourceKind wanted) {
    const Words wants = protection_of(wanted);
    return fail(ErrorKind::refused, "keys.other_source",
                {"この端末の鍵は別の方法で守られています: " + wants.ja + "。",
                 "The key of this terminal is kept in another way: " + wants.en + "."},
                {"その方法で開いてください。", "Open it that way."});
}

Result<Json> read_key_file(const DataFolder& folder) {
    const auto bytes = read_small_file(folder.file(key_file_name));
    if (!bytes) return std::unexpected(bytes.error());
    auto json = parse_json(to_text(*bytes));
    if (!json || !json->is_object() || !json->contains("format")) return damaged();
    const long long format = number_or(*json, "format");
    if (format > format_version) return newer(format);
    if (format != format_version) return damaged();
    return json;
}

std::optional<KeySourceKind> source_named(const std::string& name) {
    for (const auto kind :
         {KeySourceKind::key_file, KeySourceKind::passphrase, KeySourceKind::systemd_credential}) {
        if (name == name_of(kind)) return kind;
    }
    return std::nullopt;
}

Result<WrappedKeys> parse_wrapped(const Json& json) {
    const auto source = source_named(text_or(json, "source"));
    const auto salt = fixed_from_hex<16>(text_or(json, "salt"));
    const auto wrapped_key = from_hex(text_or(json, "wrapped_key"));
    const auto check = fixed_from_hex<16>(text_or(json, "check"));
    const auto seed = from_hex(text_or(json, "device_seed"));
    if (!source || !salt || !wrapped_key || !check || !seed) return damaged();
    return WrappedKeys{*source, *salt, *wrapped_key, *check, *seed};
}

bool is_revoked(const Json& json) { return text_or(json, "source") == "revoked"; }

Result<WrappedKeys> read_wrapped(const DataFolder& folder) {
    const auto json = read_key_file(folder);
    if (!json && json.error().kind == ErrorKind::not_found) {
        return fail(ErrorKind::not_found, "keys.absent",
                    {"この端末にはまだ鍵がありません。", "This terminal has no key yet."},
                    {"登録 (enrol) から始めてください。", "Begin by enrolling it."});
    }
    if (!json) return std::unexpected(json.error());
    if (is_revoked(*json)) {
        return fail(ErrorKind::refused, "keys.revoked",
                    {"この端末の鍵は失効しています。記録は開けません。",
                     "The key of this terminal was revoked. Its records cannot be opened."},
                    {"管理者に連絡し、新しいフォルダーで登録し直してください。",
                     "Call the administrator and enrol anew with an empty folder."});
    }
    return parse_wrapped(*json);
}

Result<void> write_wrapped(const DataFolder& folder, const KeyRing& ring, const KeySource& source) {
    TRY(source.is_strong_enough());
    const auto salt = random_bytes<16>();
    const DataKey wrapping = TRY(source.wrapping_key(salt));
    const Bytes key(ring.data_key().begin(), ring.data_key().end());
    const Bytes seed(ring.device_seed().begin(), ring.device_seed().end());
    const Json json{{"format", format_version},
                    {"source", name_of(source.kind())},
                    {"salt", to_hex(salt)},
                    {"wrapped_key", to_hex(seal(wrapping, key, key_place(source.kind())))},
                    {"check", to_hex(check_of(ring.data_key()))},
                    {"device_seed", to_hex(seal(ring.data_key(), seed, seed_place))}};
    return write_file_atomically(folder.file(key_file_name), to_bytes(print_json(json) + "\n"));
}

std::optional<FixedBytes<32>> open_key(const DataKey& key, const Bytes& sealed,
                                       const std::string& place) {
    const auto opened = open_sealed(key, sealed.data(), sealed.size(), place);
    if (!opened || opened->size() != 32) return std::nullopt;
    FixedBytes<32> out;
    std::copy(opened->begin(), opened->end(), out.begin());
    return out;
}

}  // namespace

Result<KeyRing> KeyRing::make(const DataFolder& folder, const KeySource& source) {
    std::error_code error;
    if (std::filesystem::exists(folder.file(key_file_name), error)) {
        return fail(
            ErrorKind::conflict, "keys.exists",
            {"この端末にはすでに鍵があります。何も変更していません。",
             "This terminal has a key already. Nothing was changed."},
            {"新しい鍵には新しいフォルダーを使ってください。", "Use a new folder for a new key."});
    }
    KeyRing ring(random_bytes<32>(), random_bytes<32>());
    TRY(write_wrapped(folder, ring, source));
    return ring;
}

Result<KeyRing> KeyRing::unlock(const DataFolder& folder, const KeySource& source) {
    const WrappedKeys wrapped = TRY(read_wrapped(folder));
    if (wrapped.source != source.kind()) return other_source(wrapped.source);
    const DataKey wrapping = TRY(source.wrapping_key(wrapped.salt));
    const auto key = open_key(wrapping, wrapped.wrapped_key, key_place(wrapped.source));
    if (!key) return wrong_secret(wrapped.source);
    const auto seed = open_key(*key, wrapped.sealed_seed, seed_place);
    if (!seed || check_of(*key) != wrapped.check) return damaged();
    return KeyRing(*key, *seed);
}

KeyRing::KeyRing(KeyRing&& other) noexcept
    : data_key_(other.data_key_), device_seed_(other.device_seed_) {
    ::explicit_bzero(other.data_key_.data(), other.data_key_.size());
    ::explicit_bzero(other.device_seed_.data(), other.device_seed_.size());
}

KeyRing::~KeyRing() {
    ::explicit_bzero(data_key_.data(), data_key_.size());
    ::explicit_bzero(device_seed_.data(), device_seed_.size());
}

Result<void> rewrap_keys(const DataFolder& folder, const KeySource& now, const KeySource& next) {
    const KeyRing ring = TRY(KeyRing::unlock(folder, now));
    return write_wrapped(folder, ring, next);
}

Result<void> revoke_keys(const DataFolder& folder) {
    TRY(destroy_file(folder.file(key_file_name)));
    // A power cut before this line leaves "no key yet" instead of "revoked": just as unreadable.
    const Json json{{"format", format_version}, {"source", "revoked"}};
    return write_file_atomically(folder.file(key_file_name), to_bytes(print_json(json) + "\n"));
}

Result<KeyStatus> key_status(const DataFolder& folder) {
    const auto json = read_key_file(folder);
    if (!json && json.error().kind == ErrorKind::not_found) return KeyStatus{};
    if (!json) return std::unexpected(json.error());
    if (is_revoked(*json)) return KeyStatus{KeyState::revoked, {}};
    return KeyStatus{KeyState::wrapped, TRY(parse_wrapped(*json)).source};
}

}  // namespace uketsuke
