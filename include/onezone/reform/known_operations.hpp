// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_KNOWN_OPERATIONS_HPP_INCLUDED
#define ONEZONE_REFORM_KNOWN_OPERATIONS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/reform/operation.hpp>

#include <string_view>
#include <vector>

/// @file
/// Which operations a document may name.
///
///  1. The built-in ones are always known; a caller adds its own and passes the whole to whoever reads.
///  2. It is a value: nothing is registered anywhere else, and two readers may know different ones.
/// Example: examples/extend.cpp

namespace onezone {

/// The operations that documents may name: the built-in ones, and those a caller adds.
class ONEZONE_API known_operations {
public:
    /// The built-in ones.
    known_operations() = default;

    /// Adds an operation of the caller's own. What is known already, the same type under the same key, stays as it is.
    ///
    /// Refuses: duplicate_key (another operation has the key, one of the caller's or of the library's), bad_value (an empty key, one that
    /// steps of plans use for something else, or a field that is nameless, named twice or called `note`).
    template <Recordable Op>
    [[nodiscard]] result<void> add() {
        return add(detail::kind_of_operation<Op>);
    }
    /// The built-in ones and these. Throws: error, where `add` refuses.
    template <Recordable... Ops>
    [[nodiscard]] static known_operations with() {
        known_operations all;
        (all.add<Ops>().value(), ...);
        return all;
    }

    /// The keys of all, the built-in ones first, in the order of the catalogue. Allocates the result.
    [[nodiscard]] std::vector<std::string_view> keys() const;

    /// The same with their types forgotten; null where none has the key. Not API.
    [[nodiscard]] result<void> add(const detail::operation_kind& kind);
    [[nodiscard]] const detail::operation_kind* find(std::string_view key) const noexcept;

private:
    std::vector<const detail::operation_kind*> own_;
};

} // namespace onezone

#endif
