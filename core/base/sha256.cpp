// OpenSSL's adapter: it uses the processor's own SHA instructions, which libsodium does not. Links,
// bodies and parts of snapshots are hashed by the hundred thousand.
#include <openssl/evp.h>

#include <memory>

#include "core/base/crypto.h"
#include "core/base/require.h"

namespace uketsuke {

namespace {

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

// To look the method up costs more than to hash a header.
const EVP_MD* method() {
    static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    require(fetched != nullptr, "OpenSSL has SHA-256");
    return fetched;
}

// One a thread, begun anew.
EVP_MD_CTX* begun() {
    thread_local const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    require(context && EVP_DigestInit_ex2(context.get(), method(), nullptr) == 1,
            "OpenSSL has memory for a context");
    return context.get();
}

void add(EVP_MD_CTX* context, const std::uint8_t* data, std::size_t size) {
    require(EVP_DigestUpdate(context, data, size) == 1, "SHA-256 takes any bytes");
}

Digest ended(EVP_MD_CTX* context) {
    Digest out;
    require(EVP_DigestFinal_ex(context, out.data(), nullptr) == 1, "SHA-256 ends");
    return out;
}

}  // namespace

Digest sha256(const Bytes& bytes) {
    EVP_MD_CTX* context = begun();
    add(context, bytes.data(), bytes.size());
    return ended(context);
}

Digest sha256(const Digest& a, const Digest& b, const Digest& c) {
    EVP_MD_CTX* context = begun();
    for (const Digest* part : {&a, &b, &c}) add(context, part->data(), part->size());
    return ended(context);
}

}  // namespace uketsuke
