// PINs as Argon2id hashes (libsodium's crypto_pwhash_str, RFC 9106). Beside key_source.h because a
// PIN opens nothing: it says who works at a terminal, and only wrong attempts are scarce
// (core/visit/attempts.h). The hashes themselves lie sealed like all of an entry (design.md D4).
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

// Six digits, none of them a run (check_pin).
std::string pin_by_chance();

// "$argon2id$...", with its own salt: equal PINs have different hashes. libsodium's "interactive"
// limits: 64 MiB and about 70 ms, so never on the UI thread. Errors: those of check_pin,
// keys.no_memory.
Result<std::string> hash_of_pin(std::string_view pin);

// As slow as hash_of_pin. False for an empty or unreadable hash.
bool is_pin(const std::string& hash, std::string_view pin);

}  // namespace uketsuke
