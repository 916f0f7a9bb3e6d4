// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_DETAIL_TOLD_WORDS_HPP_INCLUDED
#define ONEZONE_REFORM_DETAIL_TOLD_WORDS_HPP_INCLUDED

#include <onezone/ground/fact.hpp>
#include <onezone/ground/told.hpp>

#include <optional>
#include <string_view>
#include <vector>

/// @file
/// Whether all words in the fields of an operation are told, so that no act does something for want of a word. Not API.

namespace onezone::detail {

/// Takes the fields of an operation one by one.
class word_check {
public:
    /// The first field whose word nobody told; empty where there is none.
    [[nodiscard]] std::string_view untold_field() const noexcept { return untold_; }

    template <class T>
    void operator()(std::string_view name, const T& field) noexcept {
        if (untold_.empty()) look(name, field);
    }

private:
    template <class T>
    void look(std::string_view name, const std::optional<T>& o) noexcept {
        if (o) look(name, *o);
    }
    template <class T>
    void look(std::string_view name, const fact<T>& f) noexcept {
        look(name, f.value);
    }
    template <class T>
    void look(std::string_view name, const std::vector<T>& list) noexcept {
        for (const T& one : list) (*this)(name, one);
    }
    template <class T>
    void look(std::string_view name, const T& field) noexcept {
        if constexpr (Vocabulary<T>) {
            if (!is_told(field)) untold_ = name;
        } else if constexpr (requires { T::fields(field, *this); }) {
            T::fields(field, *this);
        }
    }

    std::string_view untold_;
};

template <class Op>
[[nodiscard]] std::string_view untold_field_of(const Op& op) noexcept {
    word_check all;
    if constexpr (requires { Op::fields(op, all); }) Op::fields(op, all);
    return all.untold_field();
}

} // namespace onezone::detail

#endif
