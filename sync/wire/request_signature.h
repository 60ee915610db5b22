// Requests signed by a device key: HTTP Message Signatures (RFC 9421) with Ed25519 (section 3.3.6),
// over "@method", "@path", "@query" and "content-digest" (RFC 9530), with `created` and `keyid`
// (the device's id). The server's name is not covered: a request is for whoever holds the ledger,
// it may pass a proxy, and repeating it anywhere changes nothing.
#pragma once

#include "core/base/crypto.h"
#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "sync/wire/message.h"

namespace uketsuke {

// Adds the header fields content-digest, signature-input and signature.
void sign_request(Request& request, DeviceId device, const Signer& signer, Instant now);

// What a request claims, before anyone's key is known.
struct RequestClaim {
    DeviceId device;
    Instant created{};  // To the second.
    std::string base;   // The signature base of RFC 9421 section 2.5.
    Signature signature{};
};

// Checks the form and that the digest fits the body. Errors (refused): request.unsigned,
// request.digest.
Result<RequestClaim> read_claim(const Request& request);
// The same of a request whose body has not come yet. The signature covers the body's digest, so it
// can be checked before a byte of the body is taken. Errors (refused): request.unsigned.
Result<RequestClaim> read_claim_of_head(const Request& request);

// Errors (refused): request.signature, request.clock (more than clock_skew_hours_max apart).
Result<void> check_claim(const RequestClaim& claim, const PublicKey& key, Instant now);

}  // namespace uketsuke
