// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_SPREADSHEET_CELLS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_SPREADSHEET_CELLS_HPP_INCLUDED

#include "spreadsheet_tables.hpp"

#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/member.hpp>
#include <onezone/model/own_fact.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// @file
/// The members of records as columns: which there are, how their cells are written and read. Internal to the library.
///
///  1. Every member of a record is a column of its table, headed by the member's key or Chinese name, but for those below.
///  2. A fact's source, grade and reason are those of the row.

namespace onezone::detail {

//=== which members are columns, and under which headings ===//

/// Where a column is called otherwise than its member: the tables of posts speak of three records at once.
struct sheet_name {
    std::string_view key{};
    std::string_view zh{};
};
template <auto At>
inline constexpr sheet_name sheet_name_of{};
template <>
inline constexpr sheet_name sheet_name_of<&zone::area> = {"area", "核准面积（公顷）"}; // the cell is a bare number
template <>
inline constexpr sheet_name sheet_name_of<&person::name> = {"holder", "任职人"};
template <>
inline constexpr sheet_name sheet_name_of<&person::rank> = {"holder_rank", "个人级别"};

/// What a row says in another way: in a column that is read with more than itself in view, by other rows, or not at all.
template <auto At>
inline constexpr bool sheet_says_otherwise = false;
template <>
inline constexpr bool sheet_says_otherwise<&unit_record::parent_known> = true; // `within`
template <>
inline constexpr bool sheet_says_otherwise<&zone::seat> = true; // the unit's parent
template <>
inline constexpr bool sheet_says_otherwise<&zone::seat_known> = true;
template <>
inline constexpr bool sheet_says_otherwise<&zone::unit> = true; // the row itself
template <>
inline constexpr bool sheet_says_otherwise<&tenure::post> = true;
template <>
inline constexpr bool sheet_says_otherwise<&tenure::person> = true;

template <class T>
inline constexpr bool is_sheet_list = false;
template <class T>
inline constexpr bool is_sheet_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_sheet_tallies = false; // a table of their own
template <class Kind>
inline constexpr bool is_sheet_tallies<std::vector<tally<Kind>>> = true;
template <class T>
inline constexpr bool is_sheet_rows = is_sheet_tallies<T>; // … and so these
template <>
inline constexpr bool is_sheet_rows<std::vector<staff_loan>> = true;
template <>
inline constexpr bool is_sheet_rows<std::vector<joint_office>> = true;
template <class T>
inline constexpr bool has_no_sheet = false; // lists of what has members of its own: counted as left out
template <Described R>
inline constexpr bool has_no_sheet<std::vector<R>> = !is_sheet_rows<std::vector<R>>;
template <class T>
inline constexpr bool is_described_fact = false; // a column for each of its members
template <Described R>
inline constexpr bool is_described_fact<fact<R>> = true;

template <class Member>
inline constexpr bool is_sheet_cell = Member::role != member_role::identity
    && !sheet_says_otherwise<Member::
            at> && !is_sheet_rows<typename Member::type> && !has_no_sheet<typename Member::type> && !std::is_same_v<typename Member::type, provenance>;

/// The key of the column of a member, or of the first of its columns.
template <auto At>
[[nodiscard]] constexpr std::string_view sheet_key() {
    return sheet_name_of<At>.key.empty() ? field_of<At>.key : sheet_name_of<At>.key;
}
template <auto At>
[[nodiscard]] constexpr std::string_view sheet_zh() {
    return sheet_name_of<At>.zh.empty() ? field_of<At>.zh : sheet_name_of<At>.zh;
}

/// What the cells of a member are in a workbook.
template <class T>
inline constexpr cell_sort sheet_sort_of =
    std::is_same_v<T, std::int64_t> || std::is_same_v<T, decimal> ? cell_sort::number
    : std::is_same_v<T, date>                                     ? cell_sort::day
                                                                  : cell_sort::text;
template <class T>
inline constexpr cell_sort sheet_sort_of<fact<T>> = sheet_sort_of<T>;
template <class T>
inline constexpr cell_sort sheet_sort_of<std::optional<T>> = sheet_sort_of<T>;

/// Calls `visit(member)` for each member of `R` that has a column.
template <Described R, class Visit>
void for_each_sheet_cell(Visit visit) {
    for_each_member<R>([&](auto m) {
        if constexpr (is_sheet_cell<decltype(m)>) visit(m);
    });
}

/// The columns of an `R`: those by which it is what it is, then what is known of it. Ids have none: a key is no member.
template <Described R>
[[nodiscard]] std::vector<sheet_column> sheet_columns_of(bool with_nature = true, bool with_content = true) {
    std::vector<sheet_column> columns;
    const auto add = [&](auto m) {
        constexpr std::string_view key = sheet_key<decltype(m)::at>();
        const std::string zh(sheet_zh<decltype(m)::at>());
        using type = typename decltype(m)::type;
        if constexpr (std::is_same_v<type, period>) {
            columns.push_back({"from", zh + "起", "起", false, false, cell_sort::day});
            columns.push_back({"until", zh + "止", "止", false, false, cell_sort::day});
        } else if constexpr (is_described_fact<type>) {
            for_each_member<typename std::decay_t<decltype(type{}.value)>::value_type>([&](const auto& inner) {
                columns.push_back({std::string(key) + "_" + std::string(inner.key), zh + std::string(inner.zh), {},
                    false, false, sheet_sort_of<typename std::decay_t<decltype(inner)>::type>});
            });
        } else {
            columns.push_back({std::string(key), zh, std::string(m.en), false, false, sheet_sort_of<type>});
        }
    };
    for (const bool nature : {true, false})
        for_each_sheet_cell<R>([&](auto m) {
            constexpr bool content = decltype(m)::role == member_role::content;
            if (content != nature && (nature ? with_nature : with_content)) add(m);
        });
    return columns;
}

/// From the top of the divisions down: the unit, the bodies it is part of, the body.
[[nodiscard]] std::string full_path_of(const hierarchy& h, const body& b);

//=== reading ===//

/// Whether a cell names that member. Earlier tables say `编制` and `人员`.
[[nodiscard]] bool names_member(std::string_view written, const field& member);

/// Names and keys in rows that were refused: what refers to them is not refused for that.
class refused_names {
public:
    void add(const sheet_row& r);
    void add(const sheet_row& r, std::initializer_list<std::string_view> columns);
    [[nodiscard]] bool leads_to_one(std::string_view path) const;

private:
    std::set<std::string, std::less<>> all_;
};

/// Reads cells; the tables say what a reference means and who hears of problems.
class ONEZONE_API sheet_cell_reader {
public:
    /// The cells of a row that say something of an `R`; where `basis` comes from stands in its last columns.
    template <Described R>
    void read_cells(const sheet_row& r, R& into, const provenance& basis) {
        for_each_sheet_cell<R>([&](auto m) { read(r, sheet_key<decltype(m)::at>(), m.of(into), basis); });
        for_each_member<R>([&](auto m) {
            if constexpr (std::is_same_v<typename decltype(m)::type, provenance>) m.of(into) = basis;
        });
    }
    /// What a row says of where all of it comes from.
    [[nodiscard]] provenance basis_of(const sheet_row& r);

protected:
    ~sheet_cell_reader() = default;
    virtual void bad(const sheet_row& r, std::size_t column, refusal why) = 0;
    [[nodiscard]] virtual std::optional<unit_id> unit_called(
        const sheet_row& r, std::size_t column, std::string_view spelled) = 0;
    [[nodiscard]] virtual std::optional<body_id> body_called(
        const sheet_row& r, std::size_t column, std::string_view spelled) = 0;
    [[nodiscard]] virtual std::optional<post_id> post_called(
        const sheet_row& r, std::size_t column, std::string_view spelled) = 0;
    [[nodiscard]] virtual std::optional<person_id> person_called(
        const sheet_row& r, std::size_t column, std::string_view spelled) = 0;

    void bad(const sheet_row& r, std::size_t column, errc code, text message) {
        bad(r, column, refusal(code, std::move(message)));
    }
    void missing(const sheet_row& r, std::size_t column) {
        bad(r, column, errc::missing_key, say("不能为空", "must not be empty"));
    }
    /// Takes the quotes off what takes one name, and refuses several.
    void hold_to_one_name(sheet_row& r);
    /// The value of a cell; nothing where it is empty, or bad.
    template <class T>
    [[nodiscard]] std::optional<T> cell(const sheet_row& r, std::size_t column) {
        return r[column].empty() ? std::nullopt : value<T>(r, column, r[column]);
    }
    template <class T>
    [[nodiscard]] std::optional<T> cell(const sheet_row& r, std::string_view key) {
        return cell<T>(r, r.layout->place(key));
    }

private:
    template <class T>
    void read(const sheet_row& r, std::string_view key, fact<T>& f, const provenance& basis) {
        if constexpr (Described<T>) {
            T whole{};
            for_each_member<T>(
                [&](const auto& m) { read(r, std::string(key) + "_" + std::string(m.key), m.of(whole), basis); });
            if (!(whole == T{})) f = {std::move(whole), basis};
        } else {
            if (auto v = cell<T>(r, key)) f = {*std::move(v), basis};
        }
    }
    template <class T>
    void read(const sheet_row& r, std::string_view key, std::optional<T>& maybe, const provenance&) {
        maybe = cell<T>(r, key);
    }
    void read(const sheet_row& r, std::string_view, period& p, const provenance&) {
        p = {cell<date>(r, "from"), cell<date>(r, "until")};
    }
    template <class T>
    void read(const sheet_row& r, std::string_view key, T& plainly, const provenance&) {
        const std::size_t column = r.layout->place(key);
        if (r[column].empty() && (*r.layout)[column].required) {
            // What has no name is told apart by its key.
            const bool keyed = std::is_same_v<T, std::string> && r.layout->has("key") && !r["key"].empty();
            return keyed ? void() : missing(r, column);
        }
        if (auto v = cell<T>(r, column)) plainly = *std::move(v);
    }

    template <class T>
    [[nodiscard]] std::optional<T> value(const sheet_row& r, std::size_t column, std::string_view spelled) {
        if constexpr (is_sheet_list<T>) {
            const auto items = listed(spelled);
            if (!items) {
                bad(r, column, errc::bad_value, say("列表中的引号不成对", "the quotes in the list do not match"));
                return std::nullopt;
            }
            T all;
            for (const std::string& item : *items)
                if (auto one = value<typename T::value_type>(r, column, item)) all.push_back(*std::move(one));
            return all;
        } else if constexpr (Vocabulary<T>) {
            const word* const found = word_in(words(T{}), spelled);
            if (!found) no_such_word(r, column, spelled, words(T{}));
            return found ? std::optional(static_cast<T>(found->value)) : std::nullopt;
        } else if constexpr (std::is_same_v<T, unit_id>) {
            return unit_called(r, column, spelled);
        } else if constexpr (std::is_same_v<T, body_id>) {
            return body_called(r, column, spelled);
        } else if constexpr (std::is_same_v<T, post_id>) {
            return post_called(r, column, spelled);
        } else if constexpr (std::is_same_v<T, person_id>) {
            return person_called(r, column, spelled);
        } else if constexpr (std::is_same_v<T, bool>) {
            return yes_or_no(r, column, spelled);
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            return whole(r, column, spelled);
        } else if constexpr (std::is_same_v<T, decimal>) {
            return parsed(r, column, parse_decimal(plain_number(spelled)));
        } else if constexpr (std::is_same_v<T, date>) {
            return day(r, column, spelled);
        } else if constexpr (std::is_same_v<T, code>) {
            return parsed(r, column, parse_division_code(bare_code(spelled)));
        } else {
            static_assert(std::is_same_v<T, std::string>, "a value of this type has no cell yet");
            return std::string(spelled);
        }
    }
    template <class T>
    [[nodiscard]] std::optional<T> parsed(const sheet_row& r, std::size_t column, const result<T>& value) {
        if (value) return *value;
        bad(r, column, value.error());
        return std::nullopt;
    }
    /// By key, Chinese or English name, whatever the language of the headings.
    [[nodiscard]] static const word* word_in(std::span<const word> words, std::string_view spelled);
    void no_such_word(const sheet_row& r, std::size_t column, std::string_view spelled, std::span<const word> words);
    [[nodiscard]] std::optional<bool> yes_or_no(const sheet_row& r, std::size_t column, std::string_view spelled);
    [[nodiscard]] std::optional<date> day(const sheet_row& r, std::size_t column, std::string_view spelled);
    [[nodiscard]] std::optional<std::int64_t> whole(const sheet_row& r, std::size_t column, std::string_view spelled);
};

//=== two rows that speak of one record ===//

/// Adds to `there` what `more` knows: an empty cell contradicts nothing. The member in which they contradict each other; none where
/// they do not.
template <Described R>
[[nodiscard]] std::optional<std::string_view> complete(R& there, const R& more) {
    std::optional<std::string_view> contradicted;
    for_each_sheet_cell<R>([&](auto m) {
        auto& known = m.of(there);
        const auto& said = m.of(more);
        using type = typename decltype(m)::type;
        const auto empty = [](const type& v) {
            if constexpr (requires { v.known(); })
                return !v.known();
            else
                return v == type{} && !Vocabulary<type>;
        };
        const auto differ = [](const type& a, const type& b) {
            if constexpr (requires { a.known(); })
                return !(a.value == b.value);
            else
                return !(a == b);
        };
        if (empty(said)) return;
        if (empty(known))
            known = said;
        else if (differ(known, said) && !contradicted)
            contradicted = sheet_key<decltype(m)::at>();
    });
    return contradicted;
}

//=== writing ===//

/// One row in the making; empty cells say nothing.
struct sheet_line {
    explicit sheet_line(const sheet_layout& l) : layout(&l), cells(l.size()) {}
    std::string& operator[](std::string_view key) { return cells[layout->place(key)]; }

    const sheet_layout* layout;
    std::vector<std::string> cells;
    provenance from;
};

/// Writes cells; the tables say what units and bodies are called and count what has no place.
class ONEZONE_API sheet_cell_writer {
public:
    explicit sheet_cell_writer(const sheet_style& style) : how_(style) {}

    template <Described R>
    void write_cells(sheet_line& l, const R& r) {
        for_each_sheet_cell<R>([&](auto m) { write(l, sheet_key<decltype(m)::at>(), m, m.of(r)); });
        for_each_member<R>([&](auto m) {
            if constexpr (has_no_sheet<typename decltype(m)::type>)
                left_out(m.of(r).size(), text{std::string(m.zh), std::string(m.en)});
        });
    }
    /// The last columns, and the row as text.
    void finish(sheet_line& l, std::string& out);

    template <Vocabulary E>
    [[nodiscard]] std::string spelled(E e) const {
        return how_.in == language::zh ? name_of(e).zh : std::string(key_of(e));
    }
    [[nodiscard]] std::string spelled(bool yes) const {
        return how_.in == language::zh ? (yes ? "是" : "否") : (yes ? "yes" : "no");
    }

protected:
    ~sheet_cell_writer() = default;
    virtual void left_out(std::size_t n, const text& what) = 0;
    [[nodiscard]] virtual std::string unit_name(unit_id u) = 0;
    [[nodiscard]] virtual std::string body_name(body_id b) = 0;
    [[nodiscard]] virtual std::string post_name(post_id p) = 0;
    [[nodiscard]] virtual std::string person_name(person_id p) = 0;

    template <class T>
    void write(sheet_line& l, std::string_view key, const field& name, const fact<T>& f) {
        if (f.known() ? !(f.from == l.from) : !f.from.empty())
            left_out(1, say("与所在行不同的出处", "sources of single facts that differ from their row's"));
        if (!f.known()) return;
        if constexpr (Described<T>) {
            for_each_member<T>(
                [&](const auto& m) { write(l, std::string(key) + "_" + std::string(m.key), m, m.of(*f.value)); });
            if (*f.value == T{}) nothing_in(name);
        } else {
            std::string& cell = l[key] = value(*f.value);
            if (cell.empty()) nothing_in(name);
        }
    }
    template <class T>
    void write(sheet_line& l, std::string_view key, const field&, const std::optional<T>& maybe) {
        if (maybe) l[key] = value(*maybe);
    }
    void write(sheet_line& l, std::string_view, const field&, const period& p) {
        if (p.from) l["from"] = value(*p.from);
        if (p.until) l["until"] = value(*p.until);
    }
    template <class T>
    void write(sheet_line& l, std::string_view key, const field&, const T& plainly) {
        l[key] = value(plainly);
    }

private:
    // Known to be empty: an empty cell is unknown.
    void nothing_in(const field& name) {
        left_out(1,
            fill(say("已知为空的{0}", "{0}, known to be empty"), {text{std::string(name.zh), std::string(name.en)}}));
    }
    template <Vocabulary E>
    [[nodiscard]] std::string value(E e) const {
        return spelled(e);
    }
    [[nodiscard]] std::string value(bool yes) const { return spelled(yes); }
    [[nodiscard]] std::string value(std::int64_t n) const { return std::to_string(n); }
    [[nodiscard]] std::string value(decimal d) const { return to_string(d); }
    [[nodiscard]] std::string value(code c) const { return c.ok() ? to_string(c) : std::string(); }
    [[nodiscard]] std::string value(const date& d) const { return to_string(d); }
    [[nodiscard]] std::string value(const std::string& s) const { return s; }
    [[nodiscard]] std::string value(unit_id u) { return u.ok() ? unit_name(u) : std::string(); }
    [[nodiscard]] std::string value(body_id b) { return b.ok() ? body_name(b) : std::string(); }
    [[nodiscard]] std::string value(post_id p) { return p.ok() ? post_name(p) : std::string(); }
    [[nodiscard]] std::string value(person_id p) { return p.ok() ? person_name(p) : std::string(); }
    template <class T>
    [[nodiscard]] std::string value(const std::vector<T>& list) {
        std::vector<std::string> items;
        for (const T& one : list) items.push_back(value(one));
        return list_cell(items);
    }

    sheet_style how_;
};

} // namespace onezone::detail

#endif
