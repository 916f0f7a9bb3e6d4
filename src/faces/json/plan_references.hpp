// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_PLAN_REFERENCES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_PLAN_REFERENCES_HPP_INCLUDED

#include "references.hpp"

#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/plan.hpp>
#include <onezone/reform/ledger.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// @file
/// How plans point at what they change: at things of the hierarchy they begin with, and at what their steps create. Internal to the
/// library.

namespace onezone::detail {

/// Where the steps of a plan and what they speak of are looked up.
class plan_references {
public:
    /// Requires: both outlive it. `document` is the id of the hierarchy document whose keys are meant. Of the plan only its id and
    /// the keys of its steps are read, which stay as they are.
    plan_references(const hierarchy& h, const plan& p, std::string document);

    /// The place of the first step of that key.
    [[nodiscard]] std::optional<std::size_t> step_called(std::string_view key) const;

    /// What `v` points at, or a problem.
    [[nodiscard]] std::optional<unit_id> find(json_reader& in, json_value v, unit_id) const;
    [[nodiscard]] std::optional<body_id> find(json_reader& in, json_value v, body_id) const;
    [[nodiscard]] std::optional<post_id> find(json_reader& in, json_value v, post_id) const;
    [[nodiscard]] std::optional<person_id> find(json_reader& in, json_value v, person_id) const;
    [[nodiscard]] std::optional<holding_id> find(json_reader& in, json_value v, holding_id) const;
    /// A unit or body written as a reference.
    [[nodiscard]] std::optional<party> find_party(json_reader& in, json_value v) const;

    /// How to write it.
    [[nodiscard]] std::string write(unit_id id) const;
    [[nodiscard]] std::string write(body_id id) const;
    [[nodiscard]] std::string write(post_id id) const;
    [[nodiscard]] std::string write(person_id id) const;
    [[nodiscard]] std::string write(holding_id id) const;

private:
    struct creation {
        std::uint64_t act;
        std::uint64_t ordinal;
    };
    [[nodiscard]] std::optional<creation> creation_called(std::string_view spelled) const;
    template <class Id>
    [[nodiscard]] std::optional<Id> find_created(json_reader& in, json_value v, std::string_view spelled) const;
    template <class Record, class ByPath, class Name>
    [[nodiscard]] std::optional<decltype(Record::key)> find_any(
        json_reader& in, json_value v, errc unknown, const text& kind, ByPath by_path, Name name) const;
    template <class Tag>
    [[nodiscard]] std::string write_other(basic_id<Tag> id) const;
    [[nodiscard]] std::vector<post_id> posts_called(std::string_view path) const;
    [[nodiscard]] std::vector<holding_id> holdings_called(std::string_view path) const;
    [[nodiscard]] std::vector<person_id> people_called(std::string_view name) const;

    const hierarchy* h_;
    const plan* plan_;
    std::string document_;
    std::unordered_map<std::string_view, std::size_t> steps_;
    // Ids of what steps create, by type, sorted; made when the first is asked for. With each the step and its ordinal.
    mutable std::map<std::uint64_t, std::vector<std::pair<std::uint64_t, std::size_t>>> created_;
};

} // namespace onezone::detail

#endif
