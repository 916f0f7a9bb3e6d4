// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_COMPLETENESS_HPP_INCLUDED
#define ONEZONE_MODEL_COMPLETENESS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/member.hpp>

#include <cstdint>
#include <span>
#include <utility>

/// @file
/// What is known of lists: whether all there is stands in them.
///
///  1. What is recorded of a list is a lower bound until somebody states that the list is whole; then what is not recorded is not there.
///     A whole list without an item is known to be empty.
///  2. A statement holds for the list of one owner, for everything within a unit, or everywhere; the nearest wins, and at one place that
///     on the list before that on every list. Where nobody states anything, lists are open.
///  3. Statements are records: they are compared, undone, written and read like the others, and go with the unit, body or post they are
///     about. They take no room where there are none.
/// A host that knows everything says so once: `c.put(completeness::of_everything())`.

namespace onezone {

class hierarchy;

/// A list, by the key it has in documents.
enum class known_list : unsigned char {
    every,     ///< whatever list
    children,  ///< of a division: the divisions below
    zones,     ///< of a division: the zones that lie in it, at whatever depth
    parks,     ///< of a zone
    also_in,   ///< of a zone: the further divisions it lies in
    bodies,    ///< of a unit
    agencies,  ///< of a zone: its administrative agencies; whole where its bodies
               ///< are. Of a division: those of all zones in it
    parts,     ///< of a body: its internal and subordinate bodies
    posts,     ///< of a body
    holders,   ///< of a post
    functions, ///< of a body, as the five that follow
    powers,
    assets,
    projects,
    documents,
    retirees,
    quota,        ///< of a body: the kinds of quota it has
    staff,        ///< of a body: the kinds of staff it has
    entrustments, ///< of a division: who administers it
    administered, ///< of a zone or division: what is entrusted to it
    agreements,   ///< of a zone
    indicators,   ///< of a unit
};
[[nodiscard]] ONEZONE_API std::span<const word> words(known_list) noexcept;

/// Whose lists they are.
enum class list_owner : unsigned char { any, unit, body, post };
[[nodiscard]] ONEZONE_API list_owner owner_of(known_list list) noexcept;

/// Where a statement holds.
enum class list_reach : unsigned char {
    one,        ///< for one owner
    within,     ///< for a unit and everything in it: divisions below, zones seated there, their bodies and posts
    everywhere, ///< in the whole hierarchy
};
[[nodiscard]] ONEZONE_API std::span<const word> words(list_reach) noexcept;

/// A statement that a list is whole, or that it is open.
struct completeness {
    known_list list = known_list::every;
    list_reach reach = list_reach::one;
    unit_id unit{}; ///< the owner, or within what; of bodies, posts and
                    ///< everywhere: none
    body_id body{}; ///< the owner
    post_id post{}; ///< the owner
    bool whole = true;
    provenance from{};

    /// Every list, everywhere.
    [[nodiscard]] static completeness of_everything(provenance from = {}) {
        completeness all;
        all.reach = list_reach::everywhere;
        all.from = std::move(from);
        return all;
    }
    /// One list of everything within a unit, the unit included.
    [[nodiscard]] static completeness within(unit_id unit, known_list list = known_list::every) {
        completeness all;
        all.list = list;
        all.reach = list_reach::within;
        all.unit = unit;
        return all;
    }
    [[nodiscard]] static completeness of(unit_id owner, known_list list) {
        completeness one;
        one.list = list;
        one.unit = owner;
        return one;
    }
    [[nodiscard]] static completeness of(body_id owner, known_list list) {
        completeness one;
        one.list = list;
        one.body = owner;
        return one;
    }
    [[nodiscard]] static completeness of(post_id owner, known_list list = known_list::holders) {
        completeness one;
        one.list = list;
        one.post = owner;
        return one;
    }

    /// Follows from list, reach and owner: there are no two statements on the
    /// same.
    [[nodiscard]] completeness_id id() const noexcept {
        return completeness_id::derive((static_cast<std::uint64_t>(list) << 8U) | static_cast<std::uint64_t>(reach),
            detail::mix(unit.value()) ^ detail::mix(body.value() + 1) ^ detail::mix(post.value() + 2));
    }
    friend bool operator==(const completeness&, const completeness&) = default;
};
template <>
inline constexpr auto members_of<completeness> = member_list{
    member<&completeness::list, member_role::nature>("list", "名单", "list"),
    member<&completeness::reach, member_role::nature>("reach", "范围", "where it holds"),
    member<&completeness::unit, member_role::owner, naming::any_or_none>("unit", "所属单位", "unit", "complete"),
    member<&completeness::body, member_role::owner, naming::any_or_none>("body", "所属机构", "body", "complete"),
    member<&completeness::post, member_role::owner, naming::any_or_none>("post", "所属职位", "post", "complete"),
    member<&completeness::whole>("whole", "是否齐全", "whether it is whole"),
    member<&completeness::from>("from", "依据", "source"),
};

/// The statement that holds for a list of this unit, body or post, or null where there is none: then the list is open.
///
/// Complexity: O(depth); O(1) where the hierarchy has no statement. Does not allocate. Invalidated as records are.
[[nodiscard]] ONEZONE_API const completeness* statement_on(const hierarchy& h, known_list list, unit_id owner) noexcept;
/// @cond overloads that Doxygen 1.9 takes for definitions of the first
[[nodiscard]] ONEZONE_API const completeness* statement_on(const hierarchy& h, known_list list, body_id owner) noexcept;
[[nodiscard]] ONEZONE_API const completeness* statement_on(const hierarchy& h, known_list list, post_id owner) noexcept;
/// @endcond

/// Whether the list is stated to be whole.
template <class Id>
[[nodiscard]] bool knows_all(const hierarchy& h, known_list list, Id owner) noexcept {
    const completeness* stated = statement_on(h, list, owner);
    return stated != nullptr && stated->whole;
}

} // namespace onezone

#endif
