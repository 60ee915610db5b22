// One of a closed list of kinds, for long lists: what is done with it costs the compiler only the
// kinds that a file names. std::variant's recursive union costs every file the square of their
// number (131 kinds: half a minute a file, 84,927 symbols for its members alone). For a handful of
// kinds std::variant is right.
//
//     struct Event : OneOf<Tapped, Scanned> {
//         using OneOf::OneOf;
//     };
//
// A value lies on the heap. One that was moved from may only be assigned or destroyed. Kinds are
// copied, moved and compared by ==. Not for two threads at once.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

#include "core/base/require.h"

namespace uketsuke {

struct KindHeld {
    explicit KindHeld(std::size_t at) : index(at) {}
    KindHeld(const KindHeld&) = default;
    KindHeld& operator=(const KindHeld&) = delete;
    virtual ~KindHeld() = default;
    virtual std::unique_ptr<KindHeld> copy() const = 0;
    virtual bool equals(const KindHeld& of_same_kind) const = 0;
    const std::size_t index;  // In the list.
};

template <class Kind>
struct HeldAs final : KindHeld {
    HeldAs(std::size_t at, Kind kind) : KindHeld(at), value(std::move(kind)) {}
    std::unique_ptr<KindHeld> copy() const override { return std::make_unique<HeldAs>(*this); }
    bool equals(const KindHeld& of_same_kind) const override {
        return value == static_cast<const HeldAs&>(of_same_kind).value;
    }
    Kind value;
};

template <class Kind, class... Kinds>
concept AnyOf = (std::same_as<Kind, Kinds> || ...);

template <class... Kinds>
class OneOf {
  public:
    template <AnyOf<Kinds...> Kind>
    OneOf(Kind kind)  // NOLINT(google-explicit-constructor): a kind is one of them.
        : held_(std::make_unique<HeldAs<Kind>>(place_of<Kind>(), std::move(kind))) {}
    OneOf(const OneOf& other) : held_(other.held_->copy()) {}
    OneOf(OneOf&&) noexcept = default;
    OneOf& operator=(const OneOf& other) {
        held_ = other.held_->copy();
        return *this;
    }
    OneOf& operator=(OneOf&&) noexcept = default;
    ~OneOf() = default;
    bool operator==(const OneOf& other) const {
        return index() == other.index() && held_->equals(*other.held_);
    }

    std::size_t index() const { return held_->index; }
    template <AnyOf<Kinds...> Kind>
    static consteval std::size_t place_of() {
        constexpr std::array is_it{std::same_as<Kind, Kinds>...};
        std::size_t place = 0;
        while (!is_it[place]) ++place;
        return place;
    }
    // Of the kind that is held.
    template <AnyOf<Kinds...> Kind>
    const Kind& as() const {
        return static_cast<const HeldAs<Kind>&>(*held_).value;
    }
    template <AnyOf<Kinds...> Kind>
    Kind& as() {
        return static_cast<HeldAs<Kind>&>(*held_).value;
    }

  private:
    std::unique_ptr<KindHeld> held_;
};

template <class Kind, class... Kinds>
bool holds_alternative(const OneOf<Kinds...>& one) {
    return one.index() == OneOf<Kinds...>::template place_of<Kind>();
}
// Null where it is of another kind.
template <class Kind, class... Kinds>
const Kind* get_if(const OneOf<Kinds...>* one) {
    return holds_alternative<Kind>(*one) ? &one->template as<Kind>() : nullptr;
}
template <class Kind, class... Kinds>
Kind* get_if(OneOf<Kinds...>* one) {
    return holds_alternative<Kind>(*one) ? &one->template as<Kind>() : nullptr;
}
// An invariant of the caller: it is of that kind.
template <class Kind, class... Kinds>
const Kind& get(const OneOf<Kinds...>& one) {
    require(holds_alternative<Kind>(one), "one of another kind");
    return one.template as<Kind>();
}
template <class Kind, class... Kinds>
Kind& get(OneOf<Kinds...>& one) {
    require(holds_alternative<Kind>(one), "one of another kind");
    return one.template as<Kind>();
}

// Calls `visitor` with what is held. It answers one type for every kind.
template <class Visitor, class First, class... Kinds>
decltype(auto) visit(Visitor&& visitor, const OneOf<First, Kinds...>& one) {
    using One = const OneOf<First, Kinds...>;
    using Result = std::invoke_result_t<Visitor&, const First&>;
    constexpr std::array calls{
        +[](Visitor& visits, One& held) -> Result { return visits(held.template as<First>()); },
        +[](Visitor& visits, One& held) -> Result { return visits(held.template as<Kinds>()); }...};
    return calls[one.index()](visitor, one);
}
template <class Visitor, class First, class... Kinds>
decltype(auto) visit(Visitor&& visitor, OneOf<First, Kinds...>& one) {
    using One = OneOf<First, Kinds...>;
    using Result = std::invoke_result_t<Visitor&, First&>;
    constexpr std::array calls{
        +[](Visitor& visits, One& held) -> Result { return visits(held.template as<First>()); },
        +[](Visitor& visits, One& held) -> Result { return visits(held.template as<Kinds>()); }...};
    return calls[one.index()](visitor, one);
}

}  // namespace uketsuke
