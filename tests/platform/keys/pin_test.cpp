// Argon2id of PINs.
#include "platform/keys/pin.h"

#include <gtest/gtest.h>

#include "core/visit/staff.h"

namespace uketsuke {
namespace {

TEST(Pin, IsKnownByItsHashAloneAndEqualPinsHaveDifferentHashes) {
    const std::string hash = hash_of_pin("4649").value();
    EXPECT_TRUE(hash.starts_with("$argon2id$")) << hash;
    EXPECT_EQ(hash.find("4649$"), std::string::npos);
    EXPECT_TRUE(is_pin(hash, "4649"));
    EXPECT_FALSE(is_pin(hash, "4648"));
    EXPECT_FALSE(is_pin(hash, ""));
    EXPECT_NE(hash_of_pin("4649").value(), hash);
}

TEST(Pin, NothingIsThePinOfWhoHasNone) {
    EXPECT_FALSE(is_pin("", ""));
    EXPECT_FALSE(is_pin("", "4649"));
    EXPECT_FALSE(is_pin("not a hash", "4649"));
}

TEST(Pin, AWeakOneIsNotHashed) { EXPECT_EQ(hash_of_pin("1234").error().code, "pin.weak"); }

TEST(Pin, ByChanceIsSixDigitsThatMayBeUsed) {
    for (int i = 0; i < 200; ++i) {
        const std::string pin = pin_by_chance();
        EXPECT_EQ(pin.size(), 6u);
        EXPECT_TRUE(check_pin(pin)) << pin;
    }
}

}  // namespace
}  // namespace uketsuke
