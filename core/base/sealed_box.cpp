// libsodium's adapter for sealed boxes.
#include "core/base/sealed_box.h"

#include <sodium.h>

#include "core/base/require.h"

namespace uketsuke {

namespace {

void start_sodium() {
    static const bool started = sodium_init() >= 0;
    require(started, "libsodium starts");
}

const unsigned char* data_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

BoxOpener::BoxOpener(const SigningSeed& seed) {
    start_sodium();
    static constexpr std::string_view purpose = "uketsuke sealed box";
    FixedBytes<crypto_box_SEEDBYTES> own;
    crypto_generichash(own.data(), own.size(), data_of(purpose), purpose.size(), seed.data(),
                       seed.size());
    crypto_box_seed_keypair(public_key_.data(), secret_.data(), own.data());
    sodium_memzero(own.data(), own.size());
}

std::optional<Bytes> BoxOpener::open(std::string_view box) const {
    static_assert(box_overhead == crypto_box_SEALBYTES);
    if (box.size() < box_overhead) return std::nullopt;
    Bytes plain(box.size() - box_overhead);
    if (crypto_box_seal_open(plain.data(), data_of(box), box.size(), public_key_.data(),
                             secret_.data()) != 0) {
        return std::nullopt;
    }
    return plain;
}

std::optional<Bytes> seal_box(const BoxKey& to, std::string_view plain) {
    start_sodium();
    Bytes box(plain.size() + box_overhead);
    if (crypto_box_seal(box.data(), data_of(plain), plain.size(), to.data()) != 0)
        return std::nullopt;
    return box;
}

}  // namespace uketsuke
