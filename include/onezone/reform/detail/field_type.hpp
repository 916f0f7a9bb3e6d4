// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_DETAIL_FIELD_TYPE_HPP_INCLUDED
#define ONEZONE_REFORM_DETAIL_FIELD_TYPE_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/reform/ledger.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

/// @file
/// The fields of operations with their types forgotten, so that documents and schemas read and write an operation they have never seen.
/// Not API.
///
///  1. `type_of_field<T>` says what a `T` is and how to get at what it holds. `look` and the like take what `T` is, whatever they are told.
///  2. A field is a yes or no, a whole number, a decimal, a string, a text, a date, a code, an id of a unit, body, post, person or holding,
///     a party, a word of a vocabulary; an optional, a fact or a list of these; or a structure that lists its own fields. Any other type
///     does not compile.

namespace onezone::detail {

struct any_visitor {
    template <class T>
    void operator()(std::string_view name, T& field) const;
};
/// Operations and what they consist of list their fields.
template <class T>
concept HasFields = requires(T& value) {
    T::fields(value, any_visitor{});
};

enum class field_form : unsigned char {
    yes_no,
    whole_number,
    decimal_number,
    string,
    text,
    date,
    code,
    unit,
    body,
    post,
    person,
    holding,
    party,
    word,
    optional,
    fact,
    list,
    structure
};

/// Whether it names something.
[[nodiscard]] constexpr bool is_an_id(field_form f) noexcept {
    return f >= field_form::unit && f <= field_form::holding;
}

struct field_type;
using seen_field = void (*)(void* context, std::string_view name, const field_type& type, const void* field);
using open_field = void (*)(void* context, std::string_view name, const field_type& type, void* field);

struct field_type {
    field_form form{};
    const std::type_info* type = nullptr;
    std::shared_ptr<void> (*make)() = nullptr; ///< a new one, as it is by default
    void (*clear)(void* field) = nullptr;      ///< makes it what it is by default

    bool (*names)(const void* field) = nullptr; ///< of an id: whether it names anything

    const field_type* of = nullptr; ///< optional, fact, list: what it holds

    std::span<const word> (*words)() = nullptr;
    int (*word_in)(const void* field) = nullptr;
    void (*set_word)(void* field, int value) = nullptr;

    const void* (*held)(const void* field) = nullptr; ///< optional, fact: null where there is nothing
    void* (*fill)(void* field) = nullptr;             ///< … puts a value there
    const provenance* (*from)(const void* field) = nullptr;
    void (*set_from)(void* field, provenance&& from) = nullptr;

    std::size_t (*size)(const void* field) = nullptr; ///< list
    const void* (*item)(const void* field, std::size_t at) = nullptr;
    void* (*grow)(void* field) = nullptr;
    void (*shrink)(void* field) = nullptr;

    std::span<const std::string_view> needed{}; ///< structure: fields without which it says nothing, where it tells

    void (*look)(const void* whole, void* context, seen_field visit) = nullptr; ///< structure, party: at each field
    void (*open)(void* whole, void* context, open_field visit) = nullptr;
};

//=== of each type ===//

template <class T>
struct wrapped {
    static constexpr bool is_optional = false, is_fact = false, is_list = false;
    using type = void;
};
template <class T>
struct wrapped<std::optional<T>> {
    static constexpr bool is_optional = true, is_fact = false, is_list = false;
    using type = T;
};
template <class T>
struct wrapped<fact<T>> {
    static constexpr bool is_optional = false, is_fact = true, is_list = false;
    using type = T;
};
template <class T>
struct wrapped<std::vector<T>> {
    static_assert(!std::is_same_v<T, bool>, "a field of an operation holds no std::vector<bool>");
    static constexpr bool is_optional = false, is_fact = false, is_list = true;
    using type = T;
};

template <class T>
[[nodiscard]] constexpr field_form form_of_field() {
    using w = wrapped<T>;
    if constexpr (std::is_same_v<T, bool>)
        return field_form::yes_no;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return field_form::whole_number;
    else if constexpr (std::is_same_v<T, decimal>)
        return field_form::decimal_number;
    else if constexpr (std::is_same_v<T, std::string>)
        return field_form::string;
    else if constexpr (std::is_same_v<T, text>)
        return field_form::text;
    else if constexpr (std::is_same_v<T, date>)
        return field_form::date;
    else if constexpr (std::is_same_v<T, code>)
        return field_form::code;
    else if constexpr (std::is_same_v<T, unit_id>)
        return field_form::unit;
    else if constexpr (std::is_same_v<T, body_id>)
        return field_form::body;
    else if constexpr (std::is_same_v<T, post_id>)
        return field_form::post;
    else if constexpr (std::is_same_v<T, person_id>)
        return field_form::person;
    else if constexpr (std::is_same_v<T, holding_id>)
        return field_form::holding;
    else if constexpr (std::is_same_v<T, party>)
        return field_form::party;
    else if constexpr (Vocabulary<T>)
        return field_form::word;
    else if constexpr (w::is_optional)
        return field_form::optional;
    else if constexpr (w::is_fact)
        return field_form::fact;
    else if constexpr (w::is_list)
        return field_form::list;
    else {
        static_assert(HasFields<T>, "no document knows how to write a field of this type: see @file");
        return field_form::structure;
    }
}

template <class T>
[[nodiscard]] constexpr field_type field_type_for();

template <class T>
inline constexpr field_type type_of_field = field_type_for<T>();

template <class T>
constexpr field_type field_type_for() {
    using w = wrapped<T>;
    field_type t;
    t.form = form_of_field<T>();
    t.type = &typeid(T);
    t.make = [] { return std::static_pointer_cast<void>(std::make_shared<T>()); };
    t.clear = [](void* field) { *static_cast<T*>(field) = T{}; };
    if constexpr (is_an_id(form_of_field<T>())) {
        t.names = [](const void* field) { return static_cast<const T*>(field)->ok(); };
    } else if constexpr (Vocabulary<T>) {
        t.words = []() -> std::span<const word> { return words(T{}); };
        t.word_in = [](const void* field) { return static_cast<int>(*static_cast<const T*>(field)); };
        t.set_word = [](void* field, int value) { *static_cast<T*>(field) = static_cast<T>(value); };
    } else if constexpr (w::is_optional) {
        t.of = &type_of_field<typename w::type>;
        t.held = [](const void* field) -> const void* {
            const T& o = *static_cast<const T*>(field);
            return o ? &*o : nullptr;
        };
        t.fill = [](void* field) -> void* { return &static_cast<T*>(field)->emplace(); };
    } else if constexpr (w::is_fact) {
        t.of = &type_of_field<typename w::type>;
        t.held = [](const void* field) -> const void* {
            const T& f = *static_cast<const T*>(field);
            return f.value ? &*f.value : nullptr;
        };
        t.fill = [](void* field) -> void* { return &static_cast<T*>(field)->value.emplace(); };
        t.from = [](const void* field) { return &static_cast<const T*>(field)->from; };
        t.set_from = [](void* field, provenance&& from) { static_cast<T*>(field)->from = std::move(from); };
    } else if constexpr (w::is_list) {
        t.of = &type_of_field<typename w::type>;
        t.size = [](const void* field) { return static_cast<const T*>(field)->size(); };
        t.item = [](const void* field, std::size_t at) -> const void* { return &(*static_cast<const T*>(field))[at]; };
        t.grow = [](void* field) -> void* { return &static_cast<T*>(field)->emplace_back(); };
        t.shrink = [](void* field) { static_cast<T*>(field)->pop_back(); };
    } else if constexpr (HasFields<T>) {
        t.look = [](const void* whole, void* context, seen_field visit) {
            T::fields(*static_cast<const T*>(whole), [&]<class F>(std::string_view name, const F& field) {
                visit(context, name, type_of_field<F>, &field);
            });
        };
        t.open = [](void* whole, void* context, open_field visit) {
            T::fields(*static_cast<T*>(whole),
                [&]<class F>(std::string_view name, F& field) { visit(context, name, type_of_field<F>, &field); });
        };
        if constexpr (requires { std::span<const std::string_view>(T::needed_operands); })
            t.needed = T::needed_operands;
    }
    return t;
}

/// Whether a structure says nothing without that field.
[[nodiscard]] constexpr bool needs(const field_type& type, std::string_view field) noexcept {
    for (const std::string_view needed : type.needed)
        if (needed == field) return true;
    return false;
}

/// Calls `visit(name, type, field)` for each field of a structure, `field` being a `const void*`.
template <class Visit>
void look_at_fields(const field_type& type, const void* whole, Visit visit) {
    type.look(whole, &visit, [](void* context, std::string_view name, const field_type& t, const void* field) {
        (*static_cast<Visit*>(context))(name, t, field);
    });
}
/// The same to change them.
template <class Visit>
void open_fields(const field_type& type, void* whole, Visit visit) {
    type.open(whole, &visit, [](void* context, std::string_view name, const field_type& t, void* field) {
        (*static_cast<Visit*>(context))(name, t, field);
    });
}

} // namespace onezone::detail

#endif
