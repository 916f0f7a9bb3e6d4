// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_FIELDS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_FIELDS_HPP_INCLUDED

#include "plan_references.hpp"
#include "printer.hpp"
#include "reader.hpp"

#include <onezone/reform/ledger.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// The fields of operations in and out of JSON, through the `fields` that every operation has. Internal to the library.
///
///  1. What is left out keeps its default; what equals its default is left out.
///  2. A field of a type not handled here does not compile.

namespace onezone::detail {

struct any_visitor {
    template <class T>
    void operator()(std::string_view name, T& field) const;
};

template <class T>
concept HasFields = requires(T& value) {
    T::fields(value, any_visitor{});
};

//=== reading ===//

/// Reads field after field of one object.
class field_reader {
public:
    field_reader(json_object& from, const plan_references& names) : from_(from), names_(names) {}

    template <class T>
    void operator()(std::string_view name, T& field) {
        if (const json_value v = from_.find_or_null(name)) {
            if (v.kind() == json_kind::null)
                field = T{};
            else
                read_into(v, field);
        }
    }

private:
    template <class T>
    void read_into(json_value v, T& field) {
        if (auto value = read(v, field)) field = std::move(*value);
    }

    // The second argument only tells what is wanted.
    template <class Tag>
    std::optional<basic_id<Tag>> read(json_value v, basic_id<Tag> kind) {
        return names_.find(from_.reader(), v, kind);
    }
    std::optional<std::string> read(json_value v, const std::string&) { return read_string(from_.reader(), v); }
    std::optional<text> read(json_value v, const text&) { return read_text(from_.reader(), v); }
    std::optional<bool> read(json_value v, bool) { return read_bool(from_.reader(), v); }
    std::optional<std::int64_t> read(json_value v, std::int64_t) { return read_integer(from_.reader(), v); }
    std::optional<decimal> read(json_value v, decimal) { return read_decimal(from_.reader(), v); }
    std::optional<date> read(json_value v, const date&) { return read_date(from_.reader(), v); }
    std::optional<code> read(json_value v, code) { return read_code(from_.reader(), v); }
    template <Vocabulary E>
    std::optional<E> read(json_value v, E) {
        return read_word<E>(from_.reader(), v);
    }
    template <class T>
    std::optional<std::optional<T>> read(json_value v, const std::optional<T>&) {
        if (auto value = read(v, T{})) return std::optional<std::optional<T>>(std::in_place, std::move(*value));
        return std::nullopt;
    }
    template <class T>
    std::optional<fact<T>> read(json_value v, const fact<T>&) {
        return read_fact(from_.reader(), v, [this](json_reader&, json_value bare) { return read(bare, T{}); });
    }
    template <class T>
    std::optional<std::vector<T>> read(json_value v, const std::vector<T>&) {
        std::vector<T> list;
        for (const json_value item : read_items(from_.reader(), v))
            if (auto value = read(item, T{})) list.push_back(std::move(*value));
        return list;
    }
    std::optional<party> read(json_value v, const party& kind) {
        if (v.kind() == json_kind::string) return names_.find_party(from_.reader(), v);
        return read_structure(v, kind);
    }
    template <HasFields T>
    std::optional<T> read(json_value v, const T& kind) {
        return read_structure(v, kind);
    }
    template <class T>
    std::optional<T> read_structure(json_value v, const T&) {
        json_object o(from_.reader(), v);
        T value{};
        T::fields(value, field_reader(o, names_));
        o.close();
        return value;
    }

    json_object& from_;
    const plan_references& names_;
};

//=== printing ===//

/// Prints field after field into an open object.
class field_printer {
public:
    field_printer(json_printer& out, const plan_references& names) : out_(out), names_(names) {}

    /// Prints the fields of `value` that differ from those of a `T{}`.
    template <class T>
    void print_fields(const T& value) {
        const T standard{};
        std::vector<std::string> usual;
        T::fields(standard, [&](std::string_view, const auto& field) { usual.push_back(alone(field)); });
        std::size_t i = 0;
        T::fields(value, [&](std::string_view name, const auto& field) {
            if (alone(field) == usual[i++]) return;
            out_.key(name);
            print(field);
        });
    }

private:
    template <class T>
    std::string alone(const T& field) const {
        json_printer aside;
        field_printer(aside, names_).print(field);
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
        // A default may be no enumerator, where the catalogue leaves a choice open.
        for (const word& w : words(e))
            if (w.value == static_cast<int>(e)) return out_.value(e);
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
    template <HasFields T>
    void print(const T& value) {
        out_.open_object();
        print_fields(value);
        out_.close();
    }

    json_printer& out_;
    const plan_references& names_;
};

} // namespace onezone::detail

#endif
