// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_BODY_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_BODY_ACTS_HPP_INCLUDED

#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/agency_acts.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts on departments and other bodies of divisions (大部制, 机构改革), and between them and those of zones.
///
///  1. Bodies that are merged end, unless one of them takes in the others; who carries them on is told line by line.
///  2. The agencies of zones are merged by `merge_agencies`.
///  3. Bodies that work as one office (合署办公) stay two: only a merger makes one of them.

namespace onezone {

/// A body to be established out of others.
struct body_founding {
    static constexpr std::array<std::string_view, 1> needed_operands{"name"};

    std::string name{};
    body_kind kind = body_kind::department;
    friend bool operator==(const body_founding&, const body_founding&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("kind", self.kind);
    }
};

/// Merges departments and other bodies of divisions into one that stays, or into a new one of the unit of the first (组建).
///
/// Carries over: staff by status, quota by kind, functions, powers, assets, projects, documents and retirees move item by item; leading
/// posts and internal bodies as stated.
/// Refuses: unknown_body, empty_input (nothing absorbed), bad_value (neither or both of `into` and `founded`; a new one without a name),
/// unsupported_here (a body with itself or twice, an internal body, a body into a part of itself, an agency of a zone).
/// Source: 国务院令486号 art. 9.
struct ONEZONE_API merge_bodies {
    static constexpr std::string_view key = "merge_bodies";
    static constexpr std::array<std::string_view, 1> needed_operands{"absorbed"};

    std::vector<body_id> absorbed{};
    body_id into{};                         ///< one that stays …
    std::optional<body_founding> founded{}; ///< … or a new one
    disposal leading_posts = disposal::written_off;
    disposal internal_bodies = disposal::merged;
    bool keep_nameplates = false; ///< the one also carries the names of the absorbed

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("absorbed", self.absorbed);
        visit("into", self.into);
        visit("founded", self.founded);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
        visit("keep_nameplates", self.keep_nameplates);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const merge_bodies&, const merge_bodies&) = default;
};

/// Lets bodies work as one office (合署办公): each keeps its name, functions, staff and quota on its own books.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_body, empty_input (fewer than two), bad_value (one listed twice), nothing_to_do (they do so already).
/// Source: 青岛西海岸新区条例 art. 6–9.
struct ONEZONE_API join_offices {
    static constexpr std::string_view key = "join_offices";
    static constexpr std::array<std::string_view, 1> needed_operands{"bodies"};

    std::vector<body_id> bodies{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("bodies", self.bodies);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const join_offices&, const join_offices&) = default;
};

/// Lets bodies that work as one office work apart again (分署办公).
///
/// Carries over: nothing is touched.
/// Refuses: unknown_body, empty_input (fewer than two), bad_value (one listed twice), not_held (no two of them work as one office).
struct ONEZONE_API separate_offices {
    static constexpr std::string_view key = "separate_offices";
    static constexpr std::array<std::string_view, 1> needed_operands{"bodies"};

    std::vector<body_id> bodies{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("bodies", self.bodies);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const separate_offices&, const separate_offices&) = default;
};

} // namespace onezone

#endif
