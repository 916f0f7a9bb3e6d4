// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_PLANNING_ACCOUNT_FIGURES_HPP_INCLUDED
#define ONEZONE_SRC_PLANNING_ACCOUNT_FIGURES_HPP_INCLUDED

#include "lists_within.hpp"

#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/count.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/reform/succession.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

// What accounts and lines of descent tell of figures: what was moved or merged, and whether acts changed what nobody can count.

namespace onezone::detail {

/// What was counted: so much at least, which things may count, or count more, and which owners' lists may lack some.
struct counted {
    decimal sum{};
    std::set<std::uint64_t> open{};
    lists_within::owners lists{};

    [[nodiscard]] bool exact() const { return open.empty() && lists.empty(); }
};

/// Whether something is what is asked for; nothing where nobody knows.
using answer = std::optional<bool>;

/// Whether a unit lies within another: in a division, or as a park in a zone. `of` may be none: then it is the whole.
[[nodiscard]] bool lies_in(const hierarchy& h, unit_id unit, unit_id of);

/// What was asked for, read word by word.
struct figure_words {
    std::vector<std::string_view> words;
    std::size_t at = 0;

    [[nodiscard]] bool done() const { return at == words.size(); }
    [[nodiscard]] std::string_view here() const { return done() ? std::string_view() : words[at]; }
};

/// That `word` of the key of a figure is none of those known; without a word, that the key is incomplete.
[[nodiscard]] refusal no_such_figure(
    std::string_view key, std::string_view word, const std::vector<std::string_view>& known);

/// Who carries on what is no more.
class descent_lines {
public:
    descent_lines(const hierarchy& before, std::span<const succession> lines);

    /// Whether what ended was merged: into one that stays (并入), or with others into a new one (合并为). Nothing where nobody says.
    [[nodiscard]] answer merged(std::uint64_t gone) const;

private:
    [[nodiscard]] static std::uint64_t id_of(const party& p) { return p.unit.value() + p.body.value(); }

    const hierarchy& before_;
    std::unordered_map<std::uint64_t, std::vector<const succession*>> lines_;
    std::unordered_map<std::uint64_t, std::size_t> predecessors_;
};

/// How much entries of that kind tell of a class, which `key` goes on to name.
[[nodiscard]] result<figure> count_entries(entry_kind what, figure_words key, std::string_view whole, unit_id of,
    const hierarchy& before, const hierarchy& after, const ledger& between);

/// What goes to or comes from somebody of whom no body is recorded is in no count there, and whether it is within `of` may be unknown.
void add_unbooked(const ledger& between, carry_class cls, std::string_view kind, unit_id of, const hierarchy& before,
    const hierarchy& after, counted& was, counted& is);

/// Whether acts changed what is unknown: then it is not the same unknown at both ends. Of what is recorded one by one (no `numbers`) only
/// what goes to or comes from others than bodies.
[[nodiscard]] bool moves_unknown(
    const ledger& between, carry_class cls, std::string_view kind, bool numbers, const counted& was, const counted& is);

/// Whether an unknown area became larger or smaller: of a zone that takes in another, or that is extended.
[[nodiscard]] bool changes_unknown_area(const ledger& between, std::span<const succession> lineage,
    const hierarchy& after, const counted& was, const counted& is);

} // namespace onezone::detail

#endif
