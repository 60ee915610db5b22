// Known answers, and what a wrong key or a changed byte does.
#include "core/base/crypto.h"

#include <gtest/gtest.h>

#include "core/base/padding.h"

namespace uketsuke {
namespace {

TEST(Crypto, Sha256GivesTheAnswerOfFips180) {
    EXPECT_EQ(to_hex(sha256(to_bytes("abc"))),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Crypto, Ed25519GivesTheAnswerOfRfc8032) {
    const auto seed =
        fixed_from_hex<32>("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            .value();
    const Signer signer(seed);
    EXPECT_EQ(to_hex(signer.public_key()),
              "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    EXPECT_EQ(to_hex(signer.sign(nullptr, 0)),
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
              "39701cf9b46b"
              "d25bf5f0595bbe24655141438e7a100b");
}

TEST(Crypto, ASealedTextOpensOnlyWithItsKeyItsPlaceAndEveryByte) {
    DataKey key{};
    key[0] = 7;
    const Bytes plain = to_bytes("見本 太郎");
    const Bytes sealed = seal(key, plain, "place");
    EXPECT_EQ(open_sealed(key, sealed.data(), sealed.size(), "place"), plain);
    EXPECT_FALSE(open_sealed(key, sealed.data(), sealed.size(), "other place"));
    EXPECT_FALSE(open_sealed(DataKey{}, sealed.data(), sealed.size(), "place"));
    EXPECT_FALSE(open_sealed(key, sealed.data(), 10, "place"));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= 1;
        EXPECT_FALSE(open_sealed(key, changed.data(), changed.size(), "place")) << i;
    }
}

TEST(Crypto, ALookupKeyDependsOnPurposeTextAndKey) {
    DataKey key{};
    const auto base = lookup_key(key, "voucher", "4621520000000001");
    EXPECT_EQ(base, lookup_key(key, "voucher", "4621520000000001"));
    EXPECT_NE(base, lookup_key(key, "resident", "4621520000000001"));
    EXPECT_NE(base, lookup_key(key, "voucher", "4621520000000002"));
    key[5] = 1;
    EXPECT_NE(base, lookup_key(key, "voucher", "4621520000000001"));
}

TEST(Pad, FillsToAMultipleAndComesOffAgain) {
    for (std::size_t size : {0u, 1u, 9u, 10u, 11u, 25u}) {
        const Bytes plain(size, 0x80);
        const Bytes padded = pad(plain, 10);
        EXPECT_EQ(padded.size() % 10, 0u);
        EXPECT_GT(padded.size(), size);
        EXPECT_LE(padded.size(), size + 10);
        EXPECT_EQ(unpad(padded, 10), plain);
    }
    EXPECT_EQ(unpad({}, 10), std::nullopt);
    EXPECT_EQ(unpad(Bytes(10, 0), 10), std::nullopt);
    EXPECT_EQ(unpad(Bytes(9, 0x80), 10), std::nullopt);
}

}  // namespace
}  // namespace uketsuke
