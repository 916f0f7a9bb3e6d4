// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_REFERENCES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_REFERENCES_HPP_INCLUDED

#include "reader.hpp"

#include <onezone/model/hierarchy.hpp>

#include <optional>
#include <string>
#include <string_view>

/// @file
/// How documents point at units and bodies: by path, `code:`, `key:`, `id:` or, in plans,
/// `step:`. Internal to the library.

namespace onezone::detail {

/// What a reference says, before anything is looked up.
struct json_reference {
    enum class form : unsigned char { path, code, key, id, step };
    form how = form::path;
    std::string_view rest; ///< the path, the digits, the key, the step
    std::uint64_t id = 0;
    onezone::code code;
};
/// Nothing and a problem where the digits are wrong; nothing where there is no value.
[[nodiscard]] std::optional<json_reference> read_reference(json_reader& in, json_value v);

/// Finds what a reference points at. `document` is the id of the document whose keys are meant.
///
/// Reports unknown_unit, ambiguous_unit, unknown_body, ambiguous_record.
[[nodiscard]] std::optional<unit_id> find_unit(
    json_reader& in, json_value v, const hierarchy& h, std::string_view document);
[[nodiscard]] std::optional<body_id> find_body(
    json_reader& in, json_value v, const hierarchy& h, std::string_view document);

/// Whether a name would be read as something else than a path.
[[nodiscard]] bool looks_like_reference(std::string_view name) noexcept;
/// The path of a unit where that says which one is meant, else `id:…`.
[[nodiscard]] std::string reference_to(const hierarchy& h, unit_id unit);
[[nodiscard]] std::string reference_to(const hierarchy& h, body_id body);

//=== what the ids of things without a path of their own derive from ===//

[[nodiscard]] std::string json_tenure_path(const tenure& t);
[[nodiscard]] std::string json_holding_path(std::string_view body_path, const holding& item);
[[nodiscard]] std::string json_entrustment_path(const entrustment& e);
[[nodiscard]] std::string json_agreement_path(const agreement& a);
[[nodiscard]] std::string json_indicator_path(const indicator& i);

} // namespace onezone::detail

#endif
