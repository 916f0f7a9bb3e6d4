// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_BULLETIN_PARTS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_BULLETIN_PARTS_HPP_INCLUDED

#include "document.hpp"

#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/ground/decimal.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

/// @file
/// The parts of a bulletin and what they have in common. Internal to the library.

namespace onezone::detail {

/// Which acts, by their numbers, have to do with what.
struct acts_behind {
    std::map<std::string, std::set<std::int64_t>, std::less<>>
        figures;                                                     ///< by the key of a card, or the beginning of it
    std::unordered_map<std::uint64_t, std::set<std::int64_t>> units; ///< edited, or above what was
    std::unordered_set<std::uint64_t> touched; ///< units that were edited themselves, or their records

    /// Of all figures whose keys begin and end so.
    [[nodiscard]] std::vector<std::int64_t> of_figures(std::string_view beginning, std::string_view end = {}) const;
    /// Of the figure of that very key.
    [[nodiscard]] std::vector<std::int64_t> of_figure(std::string_view key) const;
};

/// What moved, of one class and kind, and what happened to it.
struct flow {
    text label;
    std::int64_t known = 0;
    std::int64_t unknown = 0;
};

struct told_acts {
    std::vector<bulletin_act> acts;
    std::vector<bulletin_deed> deeds;
    std::vector<std::pair<std::string, flow>> flows;        ///< by the keys of cards, in the order of the classes
    std::unordered_map<std::string, std::int64_t> of_steps; ///< numbers of acts, by the keys of their steps
    acts_behind behind;
};

[[nodiscard]] told_acts tell_acts(const trial& t, const bulletin_options& o);
[[nodiscard]] std::vector<bulletin_card> tell_cards(const trial& t, const told_acts& told);

/// The hectares of zones whose size is known at both ends, and how many there are of whom it is not: of zones of which one went into
/// another it is known of all, or of none. What becomes known, or becomes a park of another zone, is neither gained nor lost.
struct told_area {
    decimal before{};
    decimal after{};
    std::int64_t unknown = 0;
    std::vector<std::int64_t> acts{}; ///< that changed them; where none did, that changed what is not known
};
[[nodiscard]] told_area count_area(const trial& t, const told_acts& told);
/// The acts behind a figure by its key as published (planning/count.hpp).
[[nodiscard]] std::vector<std::int64_t> acts_behind_published(const acts_behind& behind, std::string_view key);
void tell_ledger(bulletin_content& to, const trial& t, const bulletin_options& o);
void tell_findings(bulletin_content& to, const trial& t, const bulletin_options& o, const acts_behind& behind);
/// What is left to be done. Requires: the findings have been told.
void tell_duties(bulletin_content& to, const trial& t, const bulletin_options& o, const told_acts& told);
/// The hierarchy before or after, as far as it was touched; of that after `before` tells which agencies were closed.
void tell_places(std::vector<bulletin_place>& to, std::int64_t& all, const hierarchy& h, const hierarchy* before,
    const acts_behind& behind, const bulletin_options& o);

/// The bulletin as a page.
[[nodiscard]] document page_of(const bulletin_content& content, const bulletin_style& style);

//=== small things ===//

/// The first of them, each once, and how many there are.
[[nodiscard]] bulletin_names cut(std::vector<std::string> all, std::size_t most);
/// The same in the order in which people list names.
[[nodiscard]] bulletin_names cut_in_order(std::vector<std::string> all, std::size_t most);
/// `职能`, `编制·行政编制`.
[[nodiscard]] text name_of_class(carry_class cls, std::string_view kind);
[[nodiscard]] inline text counted(std::int64_t n) { return verbatim(std::to_string(n)); }
/// With U+2212 for what is negative: this is read, not parsed.
[[nodiscard]] text plain_number(decimal d);
[[nodiscard]] text signed_number(decimal d);
/// What was counted, as far as it is known.
[[nodiscard]] text counted_of(const bulletin_published& p);
[[nodiscard]] inline bool comes_out(const bulletin_published& p) { return p.result == agreement_of_figures::agrees; }
[[nodiscard]] inline text pause() { return say("、", ", "); }
[[nodiscard]] inline text semicolon() { return say("；", "; "); }
/// Adds `one` to a list within a sentence.
inline void list(text& all, const text& one, const text& between) { all += (all.empty() ? text() : between) + one; }

} // namespace onezone::detail

#endif
