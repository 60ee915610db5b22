// The three sources. Secrets are wiped from memory when their holder goes.
#include "platform/keys/key_source.h"

#include <string.h>

#include <cstdlib>

#include "core/base/require.h"
#include "core/base/utf8.h"
#include "platform/folder/files.h"
#include "platform/keys/chance.h"

namespace uketsuke {

namespace {

constexpr std::size_t secret_bytes_min = 32;
constexpr std::size_t passphrase_characters_min = 12;

// For secrets that are random already: a hash suffices, and the salt makes every wrapping new.
DataKey key_from_secret(const Bytes& secret, const WrappingSalt& salt) {
    ByteWriter writer;
    writer.put_short("uketsuke wrapping key 1");
    writer.put(salt);
    writer.put(secret.data(), secret.size());
    Bytes text = writer.take();
    const DataKey key = sha256(text);
    ::explicit_bzero(text.data(), text.size());
    return key;
}

class KeyFile : public KeySource {
  public:
    explicit KeyFile(std::filesystem::path path) : path_(std::move(path)) {}
    KeySourceKind kind() const override { return KeySourceKind::key_file; }

    Result<DataKey> wrapping_key(const WrappingSalt& salt) const override {
        std::string text = to_text(TRY(read_small_file(path_)));
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
        const auto secret = from_hex(text);
        if (!secret || secret->size() != secret_bytes_min) {
            return fail(ErrorKind::bad_input, "keys.short_secret",
                        {path_.string() + " は鍵ファイルではありません (16進数 64 桁)。",
                         path_.string() + " is not a key file (64 hexadecimal digits)."},
                        {"正しい鍵ファイルを指定してください。", "Name the right key file."});
        }
        return key_from_secret(*secret, salt);
    }

  private:
    std::filesystem::path path_;
};

class Passphrase : public KeySource {
  public:
    explicit Passphrase(std::string text) : text_(std::move(text)) {}
    ~Passphrase() override { ::explicit_bzero(text_.data(), text_.size()); }
    KeySourceKind kind() const override { return KeySourceKind::passphrase; }

    Result<DataKey> wrapping_key(const WrappingSalt& salt) const override {
        const auto key = key_from_passphrase(text_, salt);
        if (key) return *key;
        return fail(ErrorKind::environment, "keys.no_memory",
                    {"合言葉の確認に必要なメモリー (256 MiB) がありません。",
                     "There is not enough memory (256 MiB) to check the passphrase."},
                    {"ほかのプログラムを閉じて、もう一度行ってください。",
                     "Close other programs and try again."});
    }

    Result<void> is_strong_enough() const override {
        if (decode_utf8(text_).size() >= passphrase_characters_min) return {};
        return fail(ErrorKind::bad_input, "keys.weak_passphrase",
                    {"合言葉が短すぎます。何も変更していません。",
                     "The passphrase is too short. Nothing was changed."},
                    {"12 文字以上にしてください。", "Use at least 12 characters."});
    }

  private:
    std::string text_;
};

class SystemdCredential : public KeySource {
  public:
    explicit SystemdCredential(std::filesystem::path path) : path_(std::move(path)) {}
    KeySourceKind kind() const override { return KeySourceKind::systemd_credential; }

    Result<DataKey> wrapping_key(const WrappingSalt& salt) const override {
        Bytes secret = TRY(read_small_file(path_));
        if (secret.size() < secret_bytes_min) {
            return fail(
                ErrorKind::bad_input, "keys.short_secret",
                {"systemd の資格情報が短すぎます (32 バイト以上)。",
                 "The systemd credential is too short (32 bytes at least)."},
                {"systemd-creds で作り直してください。", "Make it anew with systemd-creds."});
        }
        const DataKey key = key_from_secret(secret, salt);
        ::explicit_bzero(secret.data(), secret.size());
        return key;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace

std::unique_ptr<KeySource> key_file_source(std::filesystem::path path) {
    return std::make_unique<KeyFile>(std::move(path));
}

Result<void> make_key_file(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        return fail(ErrorKind::conflict, "keys.exists",
                    {path.string() + " はすでにあります。何も変更していません。",
                     path.string() + " exists already. Nothing was changed."},
                    {"その鍵を使うか、別の名前にしてください。", "Use that key, or another name."});
    }
    const auto secret = random_bytes<secret_bytes_min>();
    return write_file_atomically(path, to_bytes(to_hex(secret) + "\n"));
}

std::unique_ptr<KeySource> passphrase_source(std::string passphrase) {
    return std::make_unique<Passphrase>(std::move(passphrase));
}

Result<std::unique_ptr<KeySource>> systemd_credential_source(const std::string& name) {
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    std::error_code error;
    const bool plain = !name.empty() && name.find('/') == std::string::npos;
    if (folder && plain && std::filesystem::exists(std::filesystem::path(folder) / name, error))
        return std::make_unique<SystemdCredential>(std::filesystem::path(folder) / name);
    return fail(ErrorKind::environment, "keys.no_credential",
                {"systemd の資格情報「" + name + "」がありません。",
                 "There is no systemd credential \"" + name + "\"."},
                {"サービスに LoadCredentialEncrypted= を書き、systemd から起動してください。",
                 "Give the service LoadCredentialEncrypted= and start it by systemd."});
}

const char* name_of(KeySourceKind kind) {
    switch (kind) {
        case KeySourceKind::key_file:
            return "key_file";
        case KeySourceKind::passphrase:
            return "passphrase";
        case KeySourceKind::systemd_credential:
            return "systemd_credential";
    }
    require(false, "a key source has a name");
    return "";
}

Words protection_of(KeySourceKind kind) {
    switch (kind) {
        case KeySourceKind::key_file:
            return {"盗難時は保護されません (鍵ファイル)", "not protected if stolen (key file)"};
        case KeySourceKind::passphrase:
            return {"合言葉で保護されています", "protected by a passphrase"};
        case KeySourceKind::systemd_credential:
            return {"systemd の資格情報で保護されています (TPM で暗号化した場合)",
                    "protected by a systemd credential (if it was encrypted with the TPM)"};
    }
    require(false, "a key source has words");
    return {};
}

}  // namespace uketsuke
