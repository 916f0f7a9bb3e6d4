// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_SKETCH_ITEMS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_SKETCH_ITEMS_HPP_INCLUDED

#include "ground/lasting.hpp"
#include "lines.hpp"

#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/member.hpp>
#include <onezone/model/own_fact.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// @file
/// The members of records as the items of a line, `key=value`: which there are, how they are written and read. Internal to the library.
///
///  1. Every member of a record is an item of its line but for those that the line says in another way, listed below.
///  2. A key is that of the member with `-` for `_`, or its Chinese name; some are shorter.
///  3. Exported so that a test can give them a record of its own.

namespace onezone::detail {

//=== which members are items, and under which key ===//

/// The key that is written where it is not the member's own.
template <auto At>
inline constexpr std::string_view sketch_spelling{};
template <>
inline constexpr std::string_view sketch_spelling<&zone::managing> = "managed-by";
template <>
inline constexpr std::string_view sketch_spelling<&zone::dispatching> = "dispatched-by";
template <>
inline constexpr std::string_view sketch_spelling<&zone::approving> = "approved-by";
template <>
inline constexpr std::string_view sketch_spelling<&zone::lead_industries> = "industries";
template <>
inline constexpr std::string_view sketch_spelling<&body::legal_type> = "legal";
template <>
inline constexpr std::string_view sketch_spelling<&post::grade> = "grade";
template <>
inline constexpr std::string_view sketch_spelling<&holding::function> = "class"; // that of the holding is the keyword
template <>
inline constexpr std::string_view sketch_spelling<&holding::runs_smoothly> = "smooth";
template <>
inline constexpr std::string_view sketch_spelling<&holding::industry_linked> = "linked";
template <>
inline constexpr std::string_view sketch_spelling<&holding::grantor> = "granted-by";

/// What a line says in another way: by its keyword and name, by where it stands, by `?`; or by a key whose value is read with more
/// than itself in view.
template <auto At>
inline constexpr bool sketch_says_otherwise = false;
template <>
inline constexpr bool sketch_says_otherwise<&unit_record::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&unit_record::kind> = true;
template <>
inline constexpr bool sketch_says_otherwise<&unit_record::parent_known> = true;
template <>
inline constexpr bool sketch_says_otherwise<&zone::seat> = true; // as the line above, unless `seat=` says otherwise
template <>
inline constexpr bool sketch_says_otherwise<&zone::seat_known> = true;
template <>
inline constexpr bool sketch_says_otherwise<&zone::part_of> = true; // the line above, or `part-of=`
template <>
inline constexpr bool sketch_says_otherwise<&body::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&body::kind> = true; // `kind=`, where it is not what the name makes likely
template <>
inline constexpr bool sketch_says_otherwise<&body::part_of> = true; // the line above, or `part-of=`
template <>
inline constexpr bool sketch_says_otherwise<&post::title> = true;
template <>
inline constexpr bool sketch_says_otherwise<&post::kind> = true; // `kind=`, where it is not what the title makes likely
template <>
inline constexpr bool sketch_says_otherwise<&person::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&tenure::person> = true;
template <>
inline constexpr bool sketch_says_otherwise<&holding::cls> = true;
template <>
inline constexpr bool sketch_says_otherwise<&holding::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&hosting::division> = true;
template <>
inline constexpr bool sketch_says_otherwise<&entrustment::holder> = true;
template <>
inline constexpr bool sketch_says_otherwise<&entrustment::scope> = true; // `scope=`, where the items do not say it
template <>
inline constexpr bool sketch_says_otherwise<&designation::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&appraisal::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&joint_office::with> = true;
template <>
inline constexpr bool sketch_says_otherwise<&staff_loan::status> = true;
template <>
inline constexpr bool sketch_says_otherwise<&integration::division> = true;
template <>
inline constexpr bool sketch_says_otherwise<&agreement::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&agreement::about> = true; // the line above
template <>
inline constexpr bool sketch_says_otherwise<&partner::unit> = true;
template <>
inline constexpr bool sketch_says_otherwise<&indicator::name> = true;
template <>
inline constexpr bool sketch_says_otherwise<&completeness::list> = true;
template <>
inline constexpr bool sketch_says_otherwise<&own_fact::name> = true;

template <class T>
inline constexpr bool is_tallies = false;
template <class Kind>
inline constexpr bool is_tallies<std::vector<tally<Kind>>> = true;
/// Lists of what has members of its own are lines below, one each.
template <class T>
inline constexpr bool is_lines = false;
template <Described R>
inline constexpr bool is_lines<std::vector<R>> = !is_tallies<std::vector<R>>;
template <class T>
inline constexpr bool is_sketch_list = false;
template <class T>
inline constexpr bool is_sketch_list<std::vector<T>> = true;

template <class Member>
inline constexpr bool is_sketch_item = Member::role != member_role::identity&& Member::role != member_role::owner
    && !sketch_says_otherwise<
        Member::at> && !is_lines<typename Member::type> && !std::is_same_v<typename Member::type, provenance>;

/// A key of a line.
struct sketch_key {
    std::string spelled; ///< as it is written; one that ends in `.` begins a key
    std::string own;     ///< by the member's key; empty: the same
    std::string zh;
};

[[nodiscard]] ONEZONE_API sketch_key sketch_key_of(const field& f, std::string_view spelling);
/// The key as it is written; nothing where it is none of these.
[[nodiscard]] ONEZONE_API std::optional<std::string> spelled_key(
    const std::vector<sketch_key>& keys, std::string_view key);

/// Calls `visit(member, key)` for each member of `R` that is an item of its line.
template <Described R, class Visit>
void for_each_sketch_item(Visit visit) {
    for_each_member<R>([&](auto m) {
        if constexpr (is_sketch_item<decltype(m)>) {
            static const lasting key{sketch_key_of(m, sketch_spelling<m.at>)};
            visit(m, *key);
        }
    });
}

/// The keys of the line of an `R`.
template <Described R>
[[nodiscard]] std::vector<sketch_key> sketch_keys_of() {
    std::vector<sketch_key> keys;
    for_each_sketch_item<R>([&](auto m, const sketch_key& key) {
        using type = typename decltype(m)::type;
        if constexpr (std::is_same_v<type, period>) {
            keys.push_back({"from", {}, {}});
            keys.push_back({"until", {}, {}});
        } else if constexpr (is_tallies<type>) {
            keys.push_back({key.spelled + ".", key.own.empty() ? key.own : key.own + ".", key.zh + "."});
        } else {
            keys.push_back(key);
        }
    });
    return keys;
}

//=== writing ===//

/// Writes values; the sketch says how units and bodies are called in it.
class ONEZONE_API sketch_item_writer {
public:
    /// The items of a record's line, each after a space, its mark last.
    template <Described R>
    [[nodiscard]] std::string items_of(const R& r) const {
        std::string items;
        for_each_sketch_item<R>([&](auto m, const sketch_key& key) {
            // A word that is as it is without being said is not said.
            if constexpr (Vocabulary<typename decltype(m)::type> || std::is_same_v<typename decltype(m)::type, bool>)
                if (m.of(r) == m.of(R{})) return;
            write(items, key.spelled, m.of(r));
        });
        for_each_member<R>([&](auto m) {
            if constexpr (std::is_same_v<typename decltype(m)::type, provenance>) items += mark(m.of(r));
        });
        return items;
    }

    static void item(std::string& items, std::string_view key, std::string_view value);
    /// The mark of a whole line, after a space; empty where there is nothing to say.
    [[nodiscard]] static std::string mark(const provenance& p);

protected:
    ~sketch_item_writer() = default;
    [[nodiscard]] virtual std::string unit_name(unit_id u) const = 0;
    [[nodiscard]] virtual std::string body_name(body_id b) const = 0;

private:
    template <class T>
    void write(std::string& items, std::string_view key, const fact<T>& f) const {
        if (!f.value && f.from.empty()) return;
        item(items, key, sign(f.from) + (f.value ? value(*f.value) : std::string("?")) + origin(f.from));
    }
    template <class T>
    void write(std::string& items, std::string_view key, const std::vector<T>& list) const {
        if (!list.empty()) item(items, key, value(list));
    }
    template <class Kind>
    void write(std::string& items, std::string_view key, const std::vector<tally<Kind>>& tallies) const {
        for (const tally<Kind>& t : tallies) {
            const std::string whole = std::string(key) + "." + std::string(key_of(t.kind));
            if (t.count.value || !t.count.from.empty())
                write(items, whole, t.count);
            else
                item(items, whole, "?"); // a kind that is there, its number unknown
        }
    }
    template <class T>
    void write(std::string& items, std::string_view key, const std::optional<T>& maybe) const {
        if (maybe) item(items, key, value(*maybe));
    }
    void write(std::string& items, std::string_view key, const std::string& s) const {
        if (!s.empty()) item(items, key, value(s));
    }
    void write(std::string& items, std::string_view key, code c) const {
        if (c.ok()) item(items, key, value(c));
    }
    void write(std::string& items, std::string_view, const period& p) const {
        write(items, "from", p.from);
        write(items, "until", p.until);
    }
    template <class T>
        requires Vocabulary<T> || std::is_same_v<T, bool>
    void write(std::string& items, std::string_view key, T word) const { item(items, key, value(word)); }

    template <Vocabulary E>
    [[nodiscard]] std::string value(E e) const {
        return std::string(key_of(e));
    }
    [[nodiscard]] std::string value(bool yes) const { return yes ? "yes" : "no"; }
    [[nodiscard]] std::string value(std::int64_t n) const { return std::to_string(n); }
    [[nodiscard]] std::string value(decimal d) const { return to_string(d); }
    [[nodiscard]] std::string value(code c) const { return to_string(c); }
    [[nodiscard]] std::string value(const date& d) const { return to_string(d); }
    [[nodiscard]] std::string value(const std::string& s) const { return sketch_word_of(s); }
    [[nodiscard]] std::string value(unit_id u) const { return unit_name(u); }
    [[nodiscard]] std::string value(body_id b) const { return body_name(b); }
    [[nodiscard]] std::string value(const charter& c) const; // one entry or two
    template <class T>
    [[nodiscard]] std::string value(const std::vector<T>& list) const {
        std::string all;
        for (const T& one : list) all += (all.empty() ? "" : ",") + value(one);
        return list.empty() ? "-" : all;
    }

    [[nodiscard]] static std::string sign(const provenance& p);
    [[nodiscard]] static std::string origin(const provenance& p);
};

//=== reading ===//

[[nodiscard]] ONEZONE_API provenance provenance_of(const sketch_mark& m);

/// Reads values; what is wrong with one goes into `problems`.
class ONEZONE_API sketch_item_reader {
public:
    explicit sketch_item_reader(sketch_problems& problems) : problems_(problems) {}

    /// The items of a line and its mark, into the members of a record.
    template <Described R>
    void read_items(const sketch_line& l, R& into) {
        for_each_sketch_item<R>([&](auto m, const sketch_key& key) { read(l, key.spelled, m.of(into)); });
        for_each_member<R>([&](auto m) {
            if constexpr (std::is_same_v<typename decltype(m)::type, provenance>) m.of(into) = provenance_of(l.mark);
        });
    }

protected:
    ~sketch_item_reader() = default;
    [[nodiscard]] virtual std::optional<unit_id> unit_named(const sketch_line& l, const sketch_word& w) = 0;
    [[nodiscard]] virtual std::optional<body_id> body_named(const sketch_line& l, const sketch_word& w) = 0;

    void problem(errc code, text message, const sketch_line& l, std::size_t column) {
        problems_.add(code, std::move(message), l.number, column);
    }
    void problem(errc code, text message, const sketch_line& l) {
        problem(code, std::move(message), l, l.name ? l.name->column : l.column);
    }

    /// The one word of an item that is no fact.
    [[nodiscard]] std::optional<sketch_word> plain(const sketch_line& l, std::string_view key);
    [[nodiscard]] std::optional<sketch_word> single(const sketch_line& l, const sketch_item& i);
    void not_marked(const sketch_line& l, const sketch_item& i);
    template <Vocabulary E>
    [[nodiscard]] E word_or(const sketch_line& l, std::string_view key, E otherwise) {
        const auto w = plain(l, key);
        return w ? value<E>(l, *w).value_or(otherwise) : otherwise;
    }
    template <Vocabulary E>
    [[nodiscard]] std::optional<E> word_of(const sketch_line& l, const sketch_word& w) {
        return value<E>(l, w);
    }
    template <class T>
    [[nodiscard]] std::optional<T> placed(result<T> r, const sketch_line& l, const sketch_word& w) {
        if (r) return std::move(*r);
        problems_.add(r.error(), l.number, w.column);
        return std::nullopt;
    }

    sketch_problems& problems_;

private:
    template <class T>
    void read(const sketch_line& l, std::string_view key, fact<T>& f) {
        const sketch_item* i = l.find(key);
        if (!i) return;
        if (!i->unknown) f.value = whole_value<T>(l, *i);
        f.from = provenance_of(i->mark);
    }
    template <class T>
    void read(const sketch_line& l, std::string_view key, std::vector<T>& list) {
        const sketch_item* i = l.find(key);
        if (!i) return;
        if (i->mark.column != 0) not_marked(l, *i);
        if (i->unknown) static_cast<void>(single(l, *i));
        list = values<T>(l, *i);
    }
    template <class Kind>
    void read(const sketch_line& l, std::string_view key, std::vector<tally<Kind>>& tallies) {
        for (const sketch_item& i : l.items) {
            if (!i.key.starts_with(key) || i.key.size() == key.size() || i.key[key.size()] != '.') continue;
            const sketch_word w = end_of_key(i, key.size() + 1);
            if (const auto kind = value<Kind>(l, w)) read(l, i.key, tallies.emplace_back(tally<Kind>{*kind, {}}).count);
        }
    }
    template <class T>
    void read(const sketch_line& l, std::string_view key, std::optional<T>& maybe) {
        if (const auto w = plain(l, key)) maybe = value<T>(l, *w);
    }
    void read(const sketch_line& l, std::string_view, period& p) {
        read(l, "from", p.from);
        read(l, "until", p.until);
    }
    template <class T>
        requires Vocabulary<T> || std::is_same_v<T, std::string> || std::is_same_v<T, code> || std::is_same_v<T, bool>
    void read(const sketch_line& l, std::string_view key, T& plainly) {
        if (const auto w = plain(l, key)) plainly = value<T>(l, *w).value_or(T{});
    }

    template <class T>
    [[nodiscard]] std::optional<T> whole_value(const sketch_line& l, const sketch_item& i) {
        if constexpr (std::is_same_v<T, charter>) {
            return charter_in(l, i);
        } else if constexpr (is_sketch_list<T>) {
            return values<typename T::value_type>(l, i);
        } else {
            const auto w = single(l, i);
            return w ? value<T>(l, *w) : std::nullopt;
        }
    }
    template <class T>
    [[nodiscard]] std::vector<T> values(const sketch_line& l, const sketch_item& i) {
        std::vector<T> all;
        for (const sketch_word& w : i.words)
            if (auto one = value<T>(l, w)) all.push_back(std::move(*one));
        return all;
    }
    template <class T>
    [[nodiscard]] std::optional<T> value(const sketch_line& l, const sketch_word& w) {
        if constexpr (Vocabulary<T>) {
            if (const auto e = w.label ? std::nullopt : parse_word<T>(w.text)) return e;
            none_of(l, w, words(T{}));
            return std::nullopt;
        } else if constexpr (std::is_same_v<T, unit_id>) {
            return unit_named(l, w);
        } else if constexpr (std::is_same_v<T, body_id>) {
            return body_named(l, w);
        } else if constexpr (std::is_same_v<T, bool>) {
            return bool_of(l, w);
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            return count_of(l, w);
        } else if constexpr (std::is_same_v<T, decimal>) {
            return placed(parse_decimal(w.text), l, w);
        } else if constexpr (std::is_same_v<T, date>) {
            return placed(parse_date(w.text), l, w);
        } else if constexpr (std::is_same_v<T, code>) {
            return placed(parse_division_code(w.text), l, w);
        } else {
            static_assert(std::is_same_v<T, std::string>, "a value of this type has no spelling in a sketch yet");
            return text_of(l, w);
        }
    }
    /// What a key has from byte `from` on, as a word in its place.
    [[nodiscard]] static sketch_word end_of_key(const sketch_item& i, std::size_t from);
    void none_of(const sketch_line& l, const sketch_word& w, std::span<const word> known);
    [[nodiscard]] std::optional<std::string> text_of(const sketch_line& l, const sketch_word& w);
    [[nodiscard]] std::optional<bool> bool_of(const sketch_line& l, const sketch_word& w);
    [[nodiscard]] std::optional<std::int64_t> count_of(const sketch_line& l, const sketch_word& w);
    [[nodiscard]] std::optional<charter> charter_in(const sketch_line& l, const sketch_item& i);
};

} // namespace onezone::detail

#endif
