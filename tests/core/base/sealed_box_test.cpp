// A box opens for its owner alone, and only whole.
#include "core/base/sealed_box.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

std::string_view view_of(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

TEST(SealedBox, OpensForItsOwnerAloneAndOnlyWhole) {
    const BoxOpener owner(SigningSeed{1}), other(SigningSeed{2});
    const Bytes box = seal_box(owner.public_key(), "見本 太郎").value();
    EXPECT_EQ(owner.open(view_of(box)), to_bytes("見本 太郎"));
    EXPECT_EQ(other.open(view_of(box)), std::nullopt);
    for (std::size_t size = 0; size < box.size(); ++size)
        EXPECT_EQ(owner.open(view_of(box).substr(0, size)), std::nullopt) << size;
    EXPECT_NE(seal_box(owner.public_key(), "見本 太郎"), box) << "each has a key of its own";
}

TEST(SealedBox, AnEmptyTextComesBack) {
    const BoxOpener owner(SigningSeed{1});
    EXPECT_EQ(owner.open(view_of(seal_box(owner.public_key(), "").value())), Bytes());
}

TEST(SealedBox, TheKeyOfADeviceStaysTheSameAndIsNotItsSigningKey) {
    EXPECT_EQ(BoxOpener(SigningSeed{7}).public_key(), BoxOpener(SigningSeed{7}).public_key());
    EXPECT_NE(BoxOpener(SigningSeed{7}).public_key(), Signer(SigningSeed{7}).public_key());
}

TEST(SealedBox, AKeyThatNoPairHasIsRefused) { EXPECT_EQ(seal_box(BoxKey{}, "x"), std::nullopt); }

}  // namespace
}  // namespace uketsuke
