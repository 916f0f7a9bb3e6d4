// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_LEGIBLE_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_LEGIBLE_HPP_INCLUDED

#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/member.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

/// @file
/// Whether all that is said in a value is text. Internal to the library.

namespace onezone::detail {

template <class T>
[[nodiscard]] bool legible(const T& v);
template <class T>
[[nodiscard]] bool legible(const std::optional<T>& v) {
    return !v || legible(*v);
}
template <class T>
[[nodiscard]] bool legible(const std::vector<T>& all) {
    return std::all_of(all.begin(), all.end(), [](const T& one) { return legible(one); });
}
template <class T>
[[nodiscard]] bool legible(const fact<T>& f) {
    return legible(f.value) && legible(f.from);
}
/// Every string in it is UTF-8: of a record, that of all members. What has none is.
template <class T>
[[nodiscard]] bool legible(const T& v) {
    if constexpr (std::is_same_v<T, std::string>) {
        return is_utf8(v);
    } else if constexpr (std::is_same_v<T, text>) {
        return is_utf8(v.zh) && is_utf8(v.en);
    } else if constexpr (std::is_same_v<T, provenance>) {
        return is_utf8(v.source()) && legible(v.reason());
    } else if constexpr (Described<T>) {
        bool all = true;
        for_each_member<T>([&](const auto& m) { all = all && legible(m.of(v)); });
        return all;
    } else {
        return true;
    }
}

/// That something said in `what` is not.
[[nodiscard]] inline refusal not_utf8(text_view what) {
    return refusal(errc::invalid_utf8, fill(say("{0}中有文字不是 UTF-8", "a text of {0} is not UTF-8"), {what}));
}

} // namespace onezone::detail

#endif
