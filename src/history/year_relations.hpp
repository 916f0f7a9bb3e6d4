// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_HISTORY_YEAR_RELATIONS_HPP_INCLUDED
#define ONEZONE_SRC_HISTORY_YEAR_RELATIONS_HPP_INCLUDED

#include "ground/flat_map.hpp"
#include "ground/lasting.hpp"

#include <onezone/history/year_table.hpp>
#include <onezone/history/yearly_diffs.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

/// @file
/// What the relations of a difference say, of records with divisions too. Internal to the library.

namespace onezone::detail {

template <class T>
using by_code = flat_map<std::uint64_t, T>;

/// The relations of a difference, and those of records above that follow from them.
class year_relations {
public:
    year_relations(const yearly_diff& diff, const year_table& older, const year_table& newer);

    [[nodiscard]] const diff_line* ended(code c) const { return at(ended_, c); }
    [[nodiscard]] const diff_line* begun(code c) const { return at(begun_, c); }
    [[nodiscard]] const std::vector<code>& out(code c) const { return those(out_, c); }
    [[nodiscard]] const std::vector<code>& in(code c) const { return those(in_, c); }
    /// Of records with divisions below that end, to those that they became; and to those that begin. With how many of these say so.
    [[nodiscard]] const std::map<code, std::size_t>& derived_out(code c) const { return those(derived_out_, c); }
    [[nodiscard]] const std::map<code, std::size_t>& derived_in(code c) const { return those(derived_in_, c); }

private:
    template <class T>
    [[nodiscard]] static T at(const by_code<T>& map, code c) {
        const auto found = map.find(c.value());
        return found == map.end() ? T{} : found->second;
    }
    template <class Some>
    [[nodiscard]] static const Some& those(const by_code<Some>& map, code c) {
        static const lasting nothing{Some{}};
        const auto found = map.find(c.value());
        return found == map.end() ? *nothing : found->second;
    }
    void derive(code from, code to);
    void derive_unchanged();
    [[nodiscard]] bool may_differ_above(code c) const;
    void add(code from, code to, std::size_t times);

    const year_table* older_;
    const year_table* newer_;
    by_code<const diff_line*> ended_;
    by_code<const diff_line*> begun_;
    by_code<std::vector<code>> out_;
    by_code<std::vector<code>> in_;
    by_code<std::map<code, std::size_t>> derived_out_;
    by_code<std::map<code, std::size_t>> derived_in_;
};

} // namespace onezone::detail

#endif
