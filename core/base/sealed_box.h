// Sealed boxes (libsodium's crypto_box_seal: X25519 and XSalsa20-Poly1305): whoever knows the
// public half of a pair can close one; only the other half opens it, not even the one who closed
// it. Beside crypto.h because it is not pure: each box has a one-time key that libsodium draws.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/crypto.h"

namespace uketsuke {

using BoxKey = FixedBytes<32>;  // The public half.
inline constexpr std::size_t box_overhead = 48;

// Thread-safe.
class BoxOpener {
  public:
    // The pair follows from a device's seed through a hash of its own: its signing key tells
    // nothing of it.
    explicit BoxOpener(const SigningSeed& seed);
    const BoxKey& public_key() const { return public_key_; }
    // Nothing where the box was cut, altered, or closed for somebody else.
    std::optional<Bytes> open(std::string_view box) const;

  private:
    BoxKey public_key_{};
    FixedBytes<32> secret_{};
};

// Nothing for a key that no pair has: there are a few, and a broken or hostile hub could name one.
std::optional<Bytes> seal_box(const BoxKey& to, std::string_view plain);

}  // namespace uketsuke
