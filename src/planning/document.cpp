// SPDX-License-Identifier: Apache-2.0
#include "ground/wording.hpp"

#include <onezone/planning/document.hpp>

#include <array>
#include <utility>

namespace onezone {

std::span<const word> words(act_order) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "given", "按所列顺序", "in the order given"},
        {1, "needed", "按所需顺序", "in the order they need"},
    }};
    return table;
}

text name_of(const reform_document& d) {
    const legal_document& is = d.document;
    if (is.title.empty()) return verbatim(is.number.empty() ? d.key : is.number);
    const text title = detail::title_of(is.title);
    return is.number.empty() ? title : fill(say("{0}（{1}）", "{0} ({1})"), {title, verbatim(is.number)});
}

procedure added_to(procedure of_document, const procedure& of_step) {
    for_each_member<procedure>([&](auto m) {
        if (m.of(of_step).known()) m.of(of_document) = m.of(of_step);
    });
    return of_document;
}

} // namespace onezone
