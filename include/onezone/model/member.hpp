// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_MEMBER_HPP_INCLUDED
#define ONEZONE_MODEL_MEMBER_HPP_INCLUDED

#include <onezone/export.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

/// @file
/// Records described once: what each member is called, and what it is to its record.
///
///  1. `members_of<R>` lists every member of `R` once: of records, of what they consist of (`designation`, `partner` …) and of whatever
///     else is written to documents. A `static_assert` beside each list counts them, so that a member left out does not compile.
///  2. Documents and their schemas, sketches, spreadsheets, `equivalent`, `shrink`, what rules ask for and suppose, and what refers to
///     what follow from it. A member added to a record and to its list shows up in all of them.
///  3. The type says the rest: a `fact<>` may be unknown, an id names another record, a vector is a list.
/// Keys are stable and are those of documents; Chinese and English names may be refined.

namespace onezone {

/// The name of something that can be known or missing.
struct field {
    std::string_view key{};
    std::string_view zh{};
    std::string_view en{};
    // As a question, where the name is none and `what the … is` would not do: 属于哪一级开发区. Each language by itself.
    std::string_view asks_zh{};
    std::string_view asks_en{};
};

/// What a member is to its record.
enum class member_role : unsigned char {
    identity, ///< its id
    owner,    ///< the record or unit in one of whose lists it stands
    nature,   ///< without it the record would be another: kind, name, title
    content,  ///< what is known of it, and can be forgotten
};

/// What an id in a member has to name; of other members it says nothing. A
/// plain id names something, where it is not said that it may name nothing;
/// what stands in a fact or a list is there or is not.
enum class naming : unsigned char {
    any, ///< whatever has such an id
    any_or_none,
    division, ///< a unit that is a division
    division_or_none,
    zone, ///< a zone, park or other area
    zone_or_none,
};

namespace detail {
template <class M>
struct pointed_to;
template <class Record, class Type>
struct pointed_to<Type Record::*> {
    using record = Record;
    using type = Type;
};
} // namespace detail

/// A member of a record.
template <auto At, member_role Role = member_role::content, naming Names = naming::any>
struct member : field {
    using record = typename detail::pointed_to<decltype(At)>::record;
    using type = typename detail::pointed_to<decltype(At)>::type;
    static constexpr auto at = At;
    static constexpr member_role role = Role;
    static constexpr naming names = Names;

    constexpr member(std::string_view k, std::string_view chinese, std::string_view english,
        std::string_view in_list = {}, std::string_view question_zh = {}, std::string_view question_en = {}) noexcept
        : field{k, chinese, english, question_zh, question_en},
          list(in_list) {}

    /// The member of `r`.
    [[nodiscard]] static constexpr const type& of(const record& r) noexcept { return r.*At; }
    [[nodiscard]] static constexpr type& of(record& r) noexcept { return r.*At; }

    std::string_view list{}; ///< of an owner, or of a whole: the key of its list in which the record stands
};

/// Several `member`s, each of another type: a tuple of them, but for the time it takes to compile: the umbrella header took half as long again with it.
template <class... Members>
struct member_list : Members... {
    static constexpr std::size_t size = sizeof...(Members);

    /// `visit(m...)` of all of them, in their order.
    template <class Visit>
    constexpr decltype(auto) apply(Visit&& visit) const {
        return visit(static_cast<const Members&>(*this)...);
    }
};
template <class... Members>
member_list(Members...) -> member_list<Members...>;

/// The members of `R` in the order in which documents write them; empty where `R` is not described.
template <class R>
inline constexpr member_list<> members_of{};

/// A type whose members are described.
template <class R>
concept Described = std::remove_cvref_t<decltype(members_of<R>)>::size != 0;

/// Calls `visit(m)` for each member of `R`.
template <Described R, class Visit>
constexpr void for_each_member(Visit&& visit) {
    members_of<R>.apply([&](const auto&... m) { (visit(m), ...); });
}

namespace detail {

template <auto A, auto B>
[[nodiscard]] constexpr bool same_member() noexcept {
    if constexpr (std::is_same_v<decltype(A), decltype(B)>)
        return A == B;
    else
        return false;
}
template <auto At>
[[nodiscard]] constexpr field field_at() noexcept {
    using record = typename pointed_to<decltype(At)>::record;
    field found;
    members_of<record>.apply([&](const auto&... m) {
        ((same_member<At, std::remove_cvref_t<decltype(m)>::at>() ? void(found = static_cast<const field&>(m))
                                                                  : void()),
            ...);
    });
    return found;
}

} // namespace detail

/// The name of a record's member; empty where it is not described.
template <auto At>
inline constexpr field field_of = detail::field_at<At>();

} // namespace onezone

#endif
