// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_OPERATION_VALUES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_OPERATION_VALUES_HPP_INCLUDED

#include "printer.hpp"
#include "reader.hpp"
#include "values.hpp"

#include <onezone/reform/operation.hpp>

#include <memory>
#include <string_view>

/// @file
/// Operations in and out of JSON: their fields under their own name. Internal to the library.

namespace onezone::detail {

// Where an operation does not tell which fields it needs, the first is what it is done to: without it, it is done to nothing.
inline void need_operand(json_object& fields, const operation_kind& kind, const void* op) {
    bool first = kind.fields->needed.empty();
    look_at_fields(*kind.fields, op, [&](std::string_view name, const field_type& field, const void*) {
        if (is_an_id(field.form) && first && fields && !fields.find_or_null(name)) fields.lack(name);
        first = false;
    });
}

/// Reads an operation of that kind.
template <class Names>
[[nodiscard]] operation read_operation(const operation_kind& kind, value_reader<Names>& read, json_object& fields) {
    std::shared_ptr<void> op = kind.fields->make();
    need_operand(fields, kind, op.get());
    read.read_fields(fields, *kind.fields, op.get());
    return operation(kind, std::move(op));
}

/// Prints an operation as a member of an open object.
template <class Names>
void print_operation(json_printer& out, const operation& what, const Names& names) {
    const operation_kind& kind = what.kind();
    out.key(kind.key).open_object();
    bool first = kind.fields->needed.empty();
    look_at_fields(*kind.fields, what.held(), [&](std::string_view name, const field_type& field, const void* operand) {
        if (first && is_an_id(field.form) && !field.names(operand)) {
            out.key(name);
            out.null(); // it is to be read again, too
        }
        first = false;
    });
    value_printer(out, names).print_fields(*kind.fields, what.held());
    out.close();
}

} // namespace onezone::detail

#endif
