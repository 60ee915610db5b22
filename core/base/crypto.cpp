// libsodium's adapter; sealed_box.cpp is the other. SHA-256 is in sha256.cpp.
#include "core/base/crypto.h"

#include <sodium.h>

#include "core/base/padding.h"
#include "core/base/require.h"

namespace uketsuke {

namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

void start_sodium() {
    static const bool started = sodium_init() >= 0;
    require(started, "libsodium starts");
}

const unsigned char* data_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Signer::Signer(const SigningSeed& seed) {
    start_sodium();
    crypto_sign_seed_keypair(public_key_.data(), secret_.data(), seed.data());
}

Signature Signer::sign(const std::uint8_t* data, std::size_t size) const {
    Signature out;
    crypto_sign_detached(out.data(), nullptr, data, size, secret_.data());
    return out;
}

bool verify(const PublicKey& key, const std::uint8_t* data, std::size_t size,
            const Signature& signature) {
    start_sodium();
    return crypto_sign_verify_detached(signature.data(), data, size, key.data()) == 0;
}

Bytes seal(const DataKey& key, const Bytes& plain, std::string_view associated) {
    start_sodium();
    Bytes out(nonce_size + plain.size() + tag_size);
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), nonce_size);
    const std::uint64_t length = associated.size();
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length),
                              sizeof length);
    crypto_generichash_update(&state, data_of(associated), associated.size());
    crypto_generichash_update(&state, plain.data(), plain.size());
    crypto_generichash_final(&state, out.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce_size, nullptr, plain.data(),
                                               plain.size(), data_of(associated), associated.size(),
                                               nullptr, out.data(), key.data());
    return out;
}

std::optional<Bytes> open_sealed(const DataKey& key, const std::uint8_t* sealed, std::size_t size,
                                 std::string_view associated) {
    start_sodium();
    if (size < nonce_size + tag_size) return std::nullopt;
    Bytes out(size - nonce_size - tag_size);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        out.data(), nullptr, nullptr, sealed + nonce_size, size - nonce_size, data_of(associated),
        associated.size(), sealed, key.data());
    if (failed != 0) return std::nullopt;
    return out;
}

// Not by sodium_pad, which touches every byte of the block so that its time tells nothing: who
// could measure that has the plain text beside it.
Bytes pad(Bytes plain, std::size_t block) {
    const std::size_t size = plain.size();
    plain.resize((size / block + 1) * block);
    plain[size] = 0x80;
    return plain;
}

std::optional<Bytes> unpad(Bytes padded, std::size_t block) {
    start_sodium();
    std::size_t size = 0;
    if (padded.empty() || sodium_unpad(&size, padded.data(), padded.size(), block) != 0)
        return std::nullopt;
    padded.resize(size);
    return padded;
}

LookupKey lookup_key(const DataKey& key, std::string_view purpose, std::string_view text) {
    start_sodium();
    LookupKey out;
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), out.size());
    crypto_generichash_update(&state, data_of(purpose), purpose.size());
    const unsigned char separator = 0;
    crypto_generichash_update(&state, &separator, 1);
    crypto_generichash_update(&state, data_of(text), text.size());
    crypto_generichash_final(&state, out.data(), out.size());
    return out;
}

std::optional<DataKey> key_from_passphrase(std::string_view passphrase,
                                           const FixedBytes<16>& salt) {
    start_sodium();
    DataKey out;
    if (crypto_pwhash(out.data(), out.size(), passphrase.data(), passphrase.size(), salt.data(),
                      crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return std::nullopt;
    }
    return out;
}

}  // namespace uketsuke
