// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_VALUES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_VALUES_HPP_INCLUDED

#include "forms.hpp"
#include "printer.hpp"
#include "reader.hpp"

#include <onezone/model/body.hpp>
#include <onezone/reform/ledger.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Values of every type in and out of JSON: the members of records and forms (`members_of`), the fields of operations. Internal to the
/// library.
///
///  1. What is left out keeps its default; what equals its default is left out. What is needed is always written.
///  2. A type not handled here does not compile.
/// `Names` finds what a reference means and says how to write it: `find(json_reader&, json_value, id)`, `write(id)`.

namespace onezone::detail {

/// For objects in which nothing is referred to, or by its id alone.
struct no_names {
    template <class Tag>
    [[nodiscard]] std::string write(basic_id<Tag> id) const {
        return to_string(id);
    }
};

//=== reading ===//

template <class Names>
class value_reader {
public:
    /// Requires: both outlive it.
    value_reader(json_reader& in, const Names& names) : in_(in), names_(names) {}

    /// Reads the members of `T` itself, without its rest; false where something needed is missing or wrong.
    template <Described T>
    bool read_members(json_object& o, T& to) {
        bool whole = static_cast<bool>(o);
        for_each_member<T>([&](auto m) {
            if constexpr (!is_told_otherwise<decltype(m)>) whole = read_member(o, m, m.of(to)) && whole;
        });
        return whole;
    }
    /// Reads the fields of an operation, or of a part of one. Null stands for no value.
    void read_fields(json_object& o, const field_type& type, void* to) {
        for (const std::string_view name : type.needed)
            if (o && !o.find_or_null(name)) o.lack(name);
        open_fields(type, to, [&](std::string_view name, const field_type& field, void* at) {
            const json_value v = o.find_or_null(name);
            if (!v) return;
            const bool null = v.kind() == json_kind::null;
            if (!null || field.form != field_form::word) field.clear(at); // a word is left as the structure has it
            if (!null) read_field(v, field, at);
        });
    }
    template <HasFields T>
    void read_fields(json_object& o, T& to) {
        read_fields(o, type_of_field<T>, &to);
    }

private:
    template <class Member, class T>
    bool read_member(json_object& o, Member m, T& to) {
        const auto at = [&] { return is_needed<Member> ? o.need(m.key) : o.find(m.key); };
        if constexpr (std::is_same_v<T, period>) {
            to = read_period(o);
        } else if constexpr (std::is_same_v<T, provenance>) {
            to = read_provenance(o);
        } else if constexpr (std::is_same_v<T, given_identity>) {
            to.key = o.find("key");
            to.id = o.find("id");
        } else if constexpr (std::is_same_v<T, held_by_class>) {
            for (const carry_class cls : held_classes)
                if (const json_value list = o.find(key_of(cls))) to.lists.emplace_back(cls, list);
        } else if constexpr (requires { to.find_in(o); }) {
            to.find_in(o);
        } else if constexpr (requires { typename placed_shape<T>::is; }) {
            to.at = placed_shape<T>::null_is_value ? o.find_or_null(m.key) : at();
            return to || !is_needed<Member>;
        } else if constexpr (requires { typename located_type<T>::is; }) {
            to.at = at();
            if (to.at) to.value = read(to.at, typename located_type<T>::is{});
            return to.value || !is_needed<Member>;
        } else {
            const json_value v = at();
            if (!v) return !is_needed<Member>;
            auto value = read(v, to);
            if (value) to = std::move(*value);
            return value || !is_needed<Member>;
        }
        return true;
    }

    template <class T>
    struct placed_shape {};
    template <class Shape, bool Null>
    struct placed_shape<placed<Shape, Null>> {
        using is = Shape;
        static constexpr bool null_is_value = Null;
    };
    template <class T>
    struct located_type {};
    template <class T>
    struct located_type<located<T>> {
        using is = T;
    };

    // The second argument only tells what is wanted.
    template <class Tag>
    std::optional<basic_id<Tag>> read(json_value v, basic_id<Tag> kind) {
        return names_.find(in_, v, kind);
    }
    std::optional<std::string> read(json_value v, const std::string&) {
        if constexpr (requires { typename Names::refuses_blanks; })
            return read_saying(in_, v);
        else
            return read_string(in_, v);
    }
    std::optional<text> read(json_value v, const text&) { return read_text(in_, v); }
    std::optional<bool> read(json_value v, bool) { return read_bool(in_, v); }
    std::optional<std::int64_t> read(json_value v, std::int64_t) { return read_integer(in_, v); }
    std::optional<decimal> read(json_value v, decimal) { return read_decimal(in_, v); }
    std::optional<date> read(json_value v, const date&) { return read_date(in_, v); }
    std::optional<code> read(json_value v, code) { return read_code(in_, v); }
    template <Vocabulary E>
    std::optional<E> read(json_value v, E) {
        return read_word<E>(in_, v);
    }
    template <class T>
    std::optional<std::optional<T>> read(json_value v, const std::optional<T>&) {
        if (auto value = read(v, T{})) return std::optional<std::optional<T>>(std::in_place, std::move(*value));
        return std::nullopt;
    }
    template <class T>
    std::optional<located<T>> read(json_value v, const located<T>&) {
        return located<T>{read(v, T{}), v};
    }
    template <class T>
    std::optional<fact<T>> read(json_value v, const fact<T>&) {
        return read_known(in_, v, [this](json_reader&, json_value bare) { return read(bare, T{}); });
    }
    std::optional<std::vector<std::string>> read(json_value v, const std::vector<std::string>&) {
        return read_strings(in_, v);
    }
    template <class T>
    std::optional<std::vector<T>> read(json_value v, const std::vector<T>&) {
        std::vector<T> list;
        for (const json_value item : read_items(in_, v))
            if (auto value = read(item, T{})) list.push_back(std::move(*value));
        return list;
    }
    // Counts by kind.
    template <class Kind>
    std::optional<std::vector<tally<Kind>>> read(json_value v, const std::vector<tally<Kind>>&) {
        if (v.kind() != json_kind::object) {
            in_.wrong_type(say("按类别写数量的对象", "an object of counts by kind"), v);
            return std::nullopt;
        }
        json_object o(in_, v); // knows every spelling of the words
        for (const word& w : words(Kind{})) o.know({w.key, w.zh});
        o.close();
        std::vector<tally<Kind>> list;
        for (const json_value item : v.items())
            if (const auto kind = parse_word<Kind>(item.key()))
                list.push_back({*kind, read(item, fact<std::int64_t>{}).value_or(fact<std::int64_t>{})});
        return list;
    }
    template <Described T>
        requires(!HasFields<T>)
    std::optional<T> read(json_value v, const T&) {
        json_object o(in_, v);
        T value{};
        const bool whole = read_members(o, value);
        o.close();
        if (!whole) return std::nullopt;
        return value;
    }

    // What lists fields reads as it does within an operation.
    template <HasFields T>
    std::optional<T> read(json_value v, const T&) {
        T value{};
        if (!read_field(v, type_of_field<T>, &value)) return std::nullopt;
        return value;
    }

    // A field of an operation; false where nothing was read.
    bool read_field(json_value v, const field_type& t, void* to) {
        const auto plain = [&]<class T>(type<T>) {
            auto value = read(v, T{});
            if (value) *static_cast<T*>(to) = std::move(*value);
            return value.has_value();
        };
        switch (t.form) {
        case field_form::yes_no: return plain(type<bool>());
        case field_form::whole_number: return plain(type<std::int64_t>());
        case field_form::decimal_number: return plain(type<decimal>());
        case field_form::string: return plain(type<std::string>());
        case field_form::text: return plain(type<text>());
        case field_form::date: return plain(type<date>());
        case field_form::code: return plain(type<code>());
        case field_form::unit: return plain(type<unit_id>());
        case field_form::body: return plain(type<body_id>());
        case field_form::post: return plain(type<post_id>());
        case field_form::person: return plain(type<person_id>());
        case field_form::holding: return plain(type<holding_id>());
        case field_form::word: {
            const std::optional<int> value = read_word(in_, v, t.words());
            if (value) t.set_word(to, *value);
            return value.has_value();
        }
        case field_form::optional: return read_field(v, *t.of, t.fill(to));
        case field_form::fact: return read_fact(v, t, to);
        case field_form::list: {
            if (t.of->form == field_form::string) return plain(type<std::vector<std::string>>());
            for (const json_value item : read_items(in_, v))
                if (!read_field(item, *t.of, t.grow(to))) t.shrink(to);
            return true;
        }
        case field_form::party:
            if (v.kind() == json_kind::string) {
                std::optional<party> who = names_.find_party(in_, v);
                if (who) *static_cast<party*>(to) = *std::move(who);
                return who.has_value();
            }
            break;
        case field_form::structure: break;
        }
        json_object o(in_, v);
        read_fields(o, t, to);
        o.close();
        return true;
    }
    bool read_fact(json_value v, const field_type& t, void* to) {
        if (!has_provenance(v)) return read_field(v, *t.of, t.fill(to));
        json_object o(in_, v);
        if (const json_value value = o.find("value")) read_field(value, *t.of, t.fill(to));
        t.set_from(to, read_provenance(o));
        o.close();
        return true;
    }

    json_reader& in_;
    const Names& names_;
};

/// Keys that are read elsewhere.
template <class T>
void know_members(json_object& o) {
    for_each_given<T>(
        [&](auto m) { for_each_key<typename decltype(m)::type>(m.key, [&](std::string_view key) { o.know({key}); }); });
}

//=== printing ===//

struct nothing_beside {
    void operator()() const noexcept {}
};

template <class Names>
class value_printer {
public:
    /// Requires: both outlive it.
    value_printer(json_printer& out, const Names& names) : out_(out), names_(names) {}

    /// Prints the members of `r` into an open object: first up to the last that is needed, then what `identify` prints, then the others;
    /// what `beside` prints comes before the source.
    template <Described R, class Identify = nothing_beside, class Beside = nothing_beside>
    void print_members(const R& r, Identify identify = {}, Beside beside = {}) {
        constexpr std::size_t head = needed_up_to<R>();
        const R usual{};
        std::size_t i = 0;
        for_each_member<R>([&](auto m) {
            if (i++ == head) identify();
            if constexpr (std::is_same_v<typename decltype(m)::type, provenance>) beside();
            if constexpr (!is_told_otherwise<decltype(m)>) print_member(m, m.of(r), m.of(usual));
        });
        if (i == head) identify();
    }

    /// Prints the fields of a structure that differ from what they are by default.
    void print_fields(const field_type& type, const void* whole) {
        const std::shared_ptr<void> standard = type.make();
        std::vector<std::string> usual;
        look_at_fields(type, standard.get(),
            [&](std::string_view, const field_type& field, const void* at) { usual.push_back(alone(field, at)); });
        std::size_t i = 0;
        look_at_fields(type, whole, [&](std::string_view name, const field_type& field, const void* at) {
            const bool told = alone(field, at) != usual[i++];
            if (!told && !needs(type, name)) return;
            out_.key(name);
            if (told)
                print_field(field, at);
            else
                out_.null(); // it is to be read again, too
        });
    }
    template <HasFields T>
    void print_fields(const T& value) {
        print_fields(type_of_field<T>, &value);
    }

private:
    template <class R>
    [[nodiscard]] static constexpr std::size_t needed_up_to() {
        std::size_t i = 0;
        std::size_t last = 0;
        members_of<R>.apply(
            [&]([[maybe_unused]] auto... m) { ((++i, last = is_needed<decltype(m)> ? i : last), ...); });
        return last;
    }

    template <class Member, class T>
    void print_member(Member m, const T& value, const T& usual) {
        if constexpr (std::is_same_v<T, period> || std::is_same_v<T, provenance>) {
            out_.member(value);
        } else if constexpr (requires { value.known(); }) {
            out_.member(m.key, value, [this](const auto& known) { this->print(known); });
        } else if (is_needed<Member> || !(value == usual)) {
            out_.key(m.key);
            print(value);
        }
    }

    std::string alone(const field_type& type, const void* field) const {
        json_printer aside;
        value_printer(aside, names_).print_field(type, field);
        return std::move(aside).finish();
    }

    template <class Tag>
    void print(basic_id<Tag> id) {
        if (id.ok())
            out_.value(names_.write(id));
        else
            out_.null();
    }
    void print(bool b) { out_.value(b); }
    void print(std::int64_t n) { out_.value(n); }
    void print(decimal d) { out_.value(d); }
    void print(const date& d) { out_.value(d); }
    void print(code c) {
        if (c.ok())
            out_.value(to_string(c));
        else
            out_.null();
    }
    void print(const std::string& s) { out_.value(s); }
    void print(const text& t) { out_.value(t); }
    template <Vocabulary E>
    void print(E e) {
        print_word(words(e), static_cast<int>(e));
    }
    // A default may be no enumerator, where the catalogue leaves a choice open.
    void print_word(std::span<const word> table, int value) {
        for (const word& w : table)
            if (w.value == value) return out_.value(w.key);
        out_.null();
    }
    template <class T>
    void print(const std::optional<T>& o) {
        if (o)
            print(*o);
        else
            out_.null();
    }
    template <class T>
    void print(const fact<T>& f) {
        if (f.from.empty()) return print(f.value);
        out_.open_object();
        out_.key("value");
        print(f.value);
        out_.member(f.from);
        out_.close();
    }
    template <class T>
    void print(const std::vector<T>& list) {
        out_.open_array();
        for (const T& one : list) print(one);
        out_.close();
    }
    // A kind of unknown number is listed all the same.
    template <class Kind>
    void print(const std::vector<tally<Kind>>& list) {
        out_.open_object();
        for (const tally<Kind>& t : list) {
            out_.key(key_of(t.kind));
            print(t.count);
        }
        out_.close();
    }
    template <Described T>
        requires(!HasFields<T>)
    void print(const T& value) {
        out_.open_object();
        print_members(value);
        out_.close();
    }

    template <HasFields T>
    void print(const T& value) {
        print_field(type_of_field<T>, &value);
    }

    void print_field(const field_type& t, const void* field) {
        const auto plain = [&]<class T>(type<T>) { print(*static_cast<const T*>(field)); };
        switch (t.form) {
        case field_form::yes_no: return plain(type<bool>());
        case field_form::whole_number: return plain(type<std::int64_t>());
        case field_form::decimal_number: return plain(type<decimal>());
        case field_form::string: return plain(type<std::string>());
        case field_form::text: return plain(type<text>());
        case field_form::date: return plain(type<date>());
        case field_form::code: return plain(type<code>());
        case field_form::unit: return plain(type<unit_id>());
        case field_form::body: return plain(type<body_id>());
        case field_form::post: return plain(type<post_id>());
        case field_form::person: return plain(type<person_id>());
        case field_form::holding: return plain(type<holding_id>());
        case field_form::word: return print_word(t.words(), t.word_in(field));
        case field_form::optional: return print_held(t, field);
        case field_form::fact:
            if (t.from(field)->empty()) return print_held(t, field);
            out_.open_object();
            out_.key("value");
            print_held(t, field);
            out_.member(*t.from(field));
            return out_.close();
        case field_form::list:
            out_.open_array();
            for (std::size_t i = 0; i < t.size(field); ++i) print_field(*t.of, t.item(field, i));
            return out_.close();
        case field_form::party:
        case field_form::structure: break;
        }
        out_.open_object();
        print_fields(t, field);
        out_.close();
    }
    void print_held(const field_type& t, const void* field) {
        if (const void* const held = t.held(field))
            print_field(*t.of, held);
        else
            out_.null();
    }

    json_printer& out_;
    const Names& names_;
};

} // namespace onezone::detail

#endif
