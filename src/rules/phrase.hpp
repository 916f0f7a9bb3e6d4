// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PHRASE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PHRASE_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/rules/detail/observation.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>

#include <string_view>

/// @file
/// How a fact is named with whose it is. Internal to the library.

namespace onezone::detail {

/// `于都县的代码`, `code of 于都县`; what is a question in Chinese or a clause in English stands in brackets: `于都县（是否已设镇）`,
/// `于都县 (whether it is a town)`. Allocates.
[[nodiscard]] text fact_of(std::string_view path, text_view name);

/// What people call a field; of one that is asked of a figure, of which: 营业收入增速的计量单位. Allocates.
[[nodiscard]] text name_of_field(const field& what);

/// The key of which of several figures of one day holds; as that of the measure, a field of that key has the figure's name.
inline constexpr std::string_view which_figure = "indicator.which";

/// What a rule's parameter means, as far as it goes without its explanations; its key where nobody says. Allocates.
[[nodiscard]] text name_of_parameter(const rule& r, std::string_view name);
/// What a parameter is set to: of a rank its name, of a choice what it means, a day written out. Allocates.
[[nodiscard]] text shown_setting(const parameter& p, const value& v);
[[nodiscard]] text shown_setting(const rule& r, std::string_view name, const value& v);
/// … with how it is spelled, where that differs: for whoever is to set it. Allocates.
[[nodiscard]] text spelled_setting(const parameter& p, const value& v);
/// The words between which it is a choice, likewise. Allocates.
[[nodiscard]] text spelled_choice(const parameter& p);

/// What a fact that was read is.
[[nodiscard]] text shown_fact(const read_fact& r);

/// That a statement of a condition does not hold: `达到标准` → `未达到标准`; `代码有效` → `“代码有效”不成立`, as what does not begin with a word
/// that can be turned, or has several parts. Allocates.
[[nodiscard]] text negated(text statement);
/// A demand as it stands behind 未做到: what is done, not that it has been. `已公告` → `公告`. Allocates.
[[nodiscard]] text to_be_done(text demand);

} // namespace onezone::detail

#endif
