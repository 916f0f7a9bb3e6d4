// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_SPREADSHEET_UNITS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_SPREADSHEET_UNITS_HPP_INCLUDED

#include "spreadsheet_tables.hpp"

#include <onezone/ground/code.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/kind.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Which rows stand above which: of the table of units, and of agencies. Internal to the library.

namespace onezone::detail {

/// How references to what has no path are spelled.
inline constexpr std::string_view by_code = "code:";
inline constexpr std::string_view by_key = "key:";
inline constexpr std::string_view by_id = "id:";

/// `code：369921`, `key: k`, with the marks and blanks that come to hand, as these; paths as they are.
[[nodiscard]] std::string plain_reference(std::string_view s);
/// The last of the names of a path.
[[nodiscard]] std::string_view last_name(std::string_view path) noexcept;
/// A path without the last of its names.
[[nodiscard]] std::string_view without_last(std::string_view path) noexcept;

/// A row of the table of units.
struct listed_unit {
    const sheet_row* row = nullptr;
    std::optional<unit_kind> kind{}; ///< none where the row is refused
    code digits{};
    std::ptrdiff_t parent = -1;
    enum { untouched, sought, found, added, refused } state = untouched;
    unit_id id{};
    std::string path{};
};

/// All of them. Parents are sought among the rows, for rows may refer to later ones.
class listed_units {
public:
    /// Why the parent that a row names is no row.
    enum class no_parent { several, itself, none };
    /// Told of each row without its parent, in the order in which they are found out.
    using complaint = std::function<void(const sheet_row&, no_parent)>;

    void add(listed_unit u);
    /// Finds the parents of all rows; those that have none as named are refused. Complexity: n log n but for namesakes.
    void seek_parents(const complaint& complain);

    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] listed_unit& operator[](std::size_t i) noexcept { return all_[i]; }
    [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.end(); }

private:
    [[nodiscard]] std::vector<std::size_t> meant(std::string_view ref, const complaint& complain);
    [[nodiscard]] bool ends_in(std::size_t i, std::string_view path, const complaint& complain);
    [[nodiscard]] bool same_unit(std::size_t a, std::size_t b, const complaint& complain);
    void seek_parent(std::size_t i, const complaint& complain);

    std::vector<listed_unit> all_;
    std::multimap<std::string, std::size_t, std::less<>> by_name_;
    std::multimap<std::string, std::size_t, std::less<>> by_key_;
    std::multimap<code, std::size_t> by_code_;
    std::size_t seeking_ = 0; // parents, each for the sake of the one before
    bool unsure_ = false;     // whether what is sought depends on what is being sought
};

/// Reads the rows of the table of agencies, each after what it is part of: in as many rounds as there are storeys.
///
/// `is_there` tells whether a reference leads to a body that was read. `circle` is told of rows that are part of each other, and which of
/// them is the first; they are not read.
void read_from_above(const std::vector<sheet_row>& rows, const std::function<bool(const std::string&)>& is_there,
    const std::function<void(const sheet_row&)>& read,
    const std::function<void(const sheet_row&, const std::vector<const sheet_row*>&)>& circle);

} // namespace onezone::detail

#endif
