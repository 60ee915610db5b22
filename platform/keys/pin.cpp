// libsodium's adapter for passwords that are only compared.
#include "platform/keys/pin.h"

#include <sodium.h>

#include <array>

#include "core/base/require.h"
#include "core/visit/staff.h"
#include "platform/keys/chance.h"

namespace uketsuke {

namespace {

constexpr std::size_t digits = 6;

void start_sodium() {
    static const bool started = sodium_init() >= 0;
    require(started, "libsodium starts");
}

}  // namespace

std::string pin_by_chance() {
    std::string pin;
    do {
        pin.clear();
        while (pin.size() < digits) {
            const std::uint8_t byte = random_bytes<1>()[0];
            // 250 and above would make the first digits a little likelier.
            if (byte < 250) pin += static_cast<char>('0' + byte % 10);
        }
    } while (!check_pin(pin));
    return pin;
}

Result<std::string> hash_of_pin(std::string_view pin) {
    TRY(check_pin(pin));
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return fail(ErrorKind::environment, "keys.no_memory",
                    {"メモリが足りません。何も変更していません。",
                     "There is not enough memory. Nothing was changed."},
                    {"ほかのプログラムを閉じて、もう一度試してください。",
                     "Close other programs and try again."});
    }
    return std::string(hash.data());
}

bool is_pin(const std::string& hash, std::string_view pin) {
    start_sodium();
    return !hash.empty() && crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace uketsuke
