// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_OPERATION_VALUES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_OPERATION_VALUES_HPP_INCLUDED

#include "printer.hpp"
#include "reader.hpp"
#include "values.hpp"

#include <onezone/reform/operation.hpp>

#include <array>
#include <cstddef>
#include <string_view>

/// @file
/// Operations in and out of JSON: their fields under their own name. Internal to the library.

namespace onezone::detail {

template <class T>
inline constexpr bool is_an_id = false;
template <class Tag>
inline constexpr bool is_an_id<basic_id<Tag>> = true;

// The first field of an operation is what it is done to: without it, it is done to nothing.
template <class Op>
void need_operand(json_object& fields, Op op) {
    bool first = true;
    Op::fields(op, [&]<class Field>(std::string_view name, const Field&) {
        if (is_an_id<Field> && first && fields && !fields.find_or_null(name)) fields.lack(name);
        first = false;
    });
}

template <class Op, class Names>
[[nodiscard]] operation read_one_operation(value_reader<Names>& read, json_object& fields) {
    Op op;
    need_operand(fields, op);
    read.read_fields(fields, op);
    return op;
}
template <class Names, class... Ops>
[[nodiscard]] operation read_operation_in(
    operation_list<Ops...>, std::size_t kind, value_reader<Names>& read, json_object& fields) {
    constexpr std::array<operation (*)(value_reader<Names>&, json_object&), sizeof...(Ops)> readers{
        &read_one_operation<Ops, Names>...};
    return readers[kind](read, fields);
}

/// Reads the operation of that place in `operation_types`.
template <class Names>
[[nodiscard]] operation read_operation(std::size_t kind, value_reader<Names>& read, json_object& fields) {
    return read_operation_in(operation_types{}, kind, read, fields);
}

/// Prints an operation as a member of an open object.
template <class Names>
void print_operation(json_printer& out, const operation& what, const Names& names) {
    what.visit([&](const auto& op) {
        out.key(op.key).open_object();
        bool first = true;
        op.fields(op, [&]<class Field>(std::string_view name, const Field& operand) {
            if constexpr (is_an_id<Field>)
                if (first && !operand.ok()) {
                    out.key(name);
                    out.null(); // it is to be read again, too
                }
            first = false;
        });
        value_printer(out, names).print_fields(op);
        out.close();
    });
}

} // namespace onezone::detail

#endif
