// A list of kinds is a value like any other, and nothing but the kind that it holds.
#include "core/base/one_of.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace uketsuke {
namespace {

struct Number {
    int number = 0;
    bool operator==(const Number&) const = default;
};
struct Name {
    std::string name;
    bool operator==(const Name&) const = default;
};
struct Nothing {
    bool operator==(const Nothing&) const = default;
};
struct Any : OneOf<Number, Name, Nothing> {
    using OneOf::OneOf;
};

TEST(OneOfAList, HoldsTheKindThatItWasMadeOf) {
    const Any any = Name{"作例"};
    EXPECT_EQ(any.index(), 1u);
    EXPECT_TRUE(holds_alternative<Name>(any));
    EXPECT_FALSE(holds_alternative<Number>(any));
    EXPECT_EQ(get<Name>(any).name, "作例");
    EXPECT_EQ(get_if<Number>(&any), nullptr);
}

TEST(OneOfAList, IsCopiedAsAValue) {
    Any first = Number{1};
    Any second = first;
    get<Number>(second).number = 2;
    EXPECT_EQ(get<Number>(first).number, 1);
    EXPECT_NE(first, second);
    first = second;
    EXPECT_EQ(first, second);
    const Any& itself = first;
    first = itself;
    EXPECT_EQ(get<Number>(first).number, 2);
}

TEST(OneOfAList, TakesAnotherKindInItsPlace) {
    Any any = Number{1};
    any = Name{"見本"};
    EXPECT_EQ(any, Any(Name{"見本"}));
    const Any taken = std::move(any);
    any = Nothing{};
    EXPECT_EQ(any.index(), 2u);
    EXPECT_EQ(get<Name>(taken).name, "見本");
}

TEST(OneOfAList, IsEqualOnlyToItsOwnKindWithTheSameContent) {
    const std::vector<Any> all{Number{0}, Number{1}, Name{""}, Name{"0"}, Nothing{}};
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j) EXPECT_EQ(all[i] == all[j], i == j);
}

struct InWords {
    std::string operator()(const Number& one) const { return std::to_string(one.number); }
    std::string operator()(const Name& one) const { return one.name; }
    std::string operator()(const Nothing&) const { return "none"; }
};

TEST(OneOfAList, IsVisitedAsWhatItHolds) {
    std::string said;
    for (const Any& any : {Any(Number{7}), Any(Name{"架空"}), Any(Nothing{})})
        said += visit(InWords{}, any) + " ";
    EXPECT_EQ(said, "7 架空 none ");
}

TEST(OneOfAList, IsChangedByAVisitor) {
    Any any = Number{1};
    visit(
        [](auto& one) {
            if constexpr (requires { one.number; }) one.number = 9;
        },
        any);
    EXPECT_EQ(any, Any(Number{9}));
}

TEST(OneOfAListDeathTest, AskedForAnotherKindIsABrokenInvariant) {
    const Any any = Nothing{};
    EXPECT_DEATH(static_cast<void>(get<Name>(any)), "one of another kind");
}

}  // namespace
}  // namespace uketsuke
