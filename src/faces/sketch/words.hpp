// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_SKETCH_WORDS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_SKETCH_WORDS_HPP_INCLUDED

#include "items.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/model/post.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// What stands where in a sketch: one table for reading and writing. Internal to the library.

namespace onezone::detail {

enum class sketch_type : std::uint8_t {
    top, ///< above every line
    division,
    zone,
    agency,
    body,
    post,
    holder,
    held, ///< function, power, asset …
    administered,
    hosts,
    integrated,
    designation,
    appraisal,
    joint_office,
    lent,
    agreement,
    partner,
    indicator,
    own_fact,
    person,
    complete,
};

/// What a line of a type may be.
struct sketch_rule {
    sketch_type type;
    std::string_view keyword; ///< empty: the words of a vocabulary
    std::vector<sketch_type> under;
    std::vector<sketch_key> keys;
    bool refers = false;        ///< its name refers to something described elsewhere
    bool may_be_within = false; ///< `?` may stand on it
    bool may_be_marked = true;  ///< its existence may be marked
};

[[nodiscard]] const sketch_rule& sketch_rule_of(sketch_type type);
/// The type of the lines that begin with `keyword`.
[[nodiscard]] std::optional<sketch_type> sketch_type_of(std::string_view keyword);
/// Every keyword and key there is, for what was likely meant.
[[nodiscard]] std::vector<std::string_view> sketch_keywords();

/// The keyword of the lines an item under a line of that type stands for; empty where it stands for none.
[[nodiscard]] std::string sketch_child_keyword(const std::string& key, sketch_type above);
/// Every key a line may have, those of items that stand for lines among them.
[[nodiscard]] std::vector<std::string_view> sketch_keys_under(const sketch_rule& rule);

[[nodiscard]] std::string_view sketch_keyword_of(unit_kind kind);
[[nodiscard]] std::string_view sketch_keyword_of(carry_class cls);
[[nodiscard]] std::optional<carry_class> sketch_class_of(std::string_view keyword);
/// The list in which the lines that begin with `keyword` stand under a line of type `above`.
[[nodiscard]] std::optional<known_list> sketch_list_of(std::string_view keyword, sketch_type above);

/// What is taken where a line does not say its kind.
[[nodiscard]] body_kind usual_kind_of_agency(std::string_view name) noexcept;
[[nodiscard]] body_kind usual_kind_of_body(bool part) noexcept;
[[nodiscard]] post_kind usual_kind_of_post(std::string_view title) noexcept;

} // namespace onezone::detail

#endif
