// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_OPERATION_VALUES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_OPERATION_VALUES_HPP_INCLUDED

#include "printer.hpp"
#include "reader.hpp"
#include "values.hpp"

#include <onezone/reform/operation.hpp>

#include <array>
#include <cstddef>

/// @file
/// Operations in and out of JSON: their fields under their own name. Internal to the library.

namespace onezone::detail {

template <class Op, class Names>
[[nodiscard]] operation read_one_operation(value_reader<Names>& read, json_object& fields) {
    Op op;
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
        value_printer(out, names).print_fields(op);
        out.close();
    });
}

} // namespace onezone::detail

#endif
