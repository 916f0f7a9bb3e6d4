// SPDX-License-Identifier: Apache-2.0
#include "procedure_check.hpp"

#include "ground/blank.hpp"
#include "ground/wording.hpp"
#include "model/lookup.hpp"

#include <onezone/model/hierarchy.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace onezone::detail {

namespace {

bool has_division(organ o) noexcept { return o >= organ::government && o != organ::other; }

// What of the governments' organs a name ends in, where the rest names one unit: 江西省人民政府.
std::optional<authority> organ_in(std::string_view name, const hierarchy& h) {
    for (const word& w : words(organ{})) {
        const auto o = static_cast<organ>(w.value);
        if (!has_division(o)) continue;
        for (std::string_view rest = w.also;;) {
            const std::string_view end = rest.empty() ? w.zh : rest.substr(0, rest.find('|'));
            if (name.size() > end.size() && name.ends_with(end)) {
                if (const unit_ref of = unit_called(h, name.substr(0, name.size() - end.size())))
                    return authority{o, of.id(), {}};
            }
            if (rest.empty()) break;
            rest = rest.size() == end.size() ? std::string_view() : rest.substr(end.size() + 1);
        }
    }
    return std::nullopt;
}

refusal wrong(errc code, text_view pattern, std::initializer_list<text_view> arguments) {
    return {code, fill(pattern, arguments)};
}

// A zone or a village has no organ of state power or of government, a division no villagers' meeting.
std::optional<refusal> fault_of_place(const authority& a, const hierarchy& h) {
    const unit_ref of = h.find(a.of);
    if (!of) return std::nullopt;
    const bool village = of.is_division() && of.level() == level::village;
    const bool of_division = a.organ != organ::party_committee && a.organ != organ::villagers_meeting;
    if (a.organ == organ::villagers_meeting && !village)
        return wrong(errc::wrong_kind, say("{0}不是村，没有{1}", "{0} is no village and has no {1}"),
            {verbatim(std::string(of.name())), name_of(a.organ)});
    if (of_division && !of.is_division() && (a.organ == organ::government || a.organ == organ::congress_committee))
        return wrong(errc::wrong_kind, say("{0}是开发区，没有{1}", "{0} is a zone and has no {1}"),
            {verbatim(std::string(of.name())), name_of(a.organ)});
    if (of_division && village)
        return wrong(errc::wrong_kind, say("{0}是村级单位，没有{1}", "{0} is a village and has no {1}"),
            {verbatim(std::string(of.name())), name_of(a.organ)});
    return std::nullopt;
}

std::optional<refusal> fault_of_other(const authority& a, const hierarchy& h) {
    if (a.name.empty()) return std::nullopt;
    if (is_blank(a.name) || is_placeholder(a.name))
        return wrong(errc::bad_value,
            say("{0} 不是机关的名称，不知道的不写", "{0} names no organ: what is not known is left out"),
            {quote(a.name)});
    std::optional<organ> is = parse_word<organ>(a.name);
    for (const word& w : words(organ{}))
        if (a.name == w.en) is = static_cast<organ>(w.value);
    if (is == organ::other) is.reset();
    if (!is)
        if (const auto meant = organ_in(a.name, h)) {
            if (auto fault = fault_of_place(*meant, h)) return fault;
            is = meant->organ;
        }
    if (!is) return std::nullopt;
    return wrong(errc::bad_value,
        say("{0} 不是“其他机关”，应写作 {1}", "{0} is not “another organ”: it is written {1}"),
        {quote(a.name), quote(key_of(*is))});
}

} // namespace

std::optional<refusal> fault_of(const authority& a, const hierarchy& h) {
    if (a.organ == organ::other) return fault_of_other(a, h);
    if (!a.name.empty())
        return wrong(errc::bad_value,
            say("只有“其他机关”另写名称，{0}不写", "only “another organ” has a name of its own, not {0}"),
            {name_of(a.organ)});
    if (!has_division(a.organ)) {
        if (!a.of.ok()) return std::nullopt;
        return wrong(errc::bad_value, say("{0}不属于哪一个单位", "{0} is of no unit"), {name_of(a.organ)});
    }
    return fault_of_place(a, h);
}

std::optional<refusal> fault_of(const std::vector<authority>& all, const hierarchy& h) {
    for (auto a = all.begin(); a != all.end(); ++a) {
        if (std::optional<refusal> fault = fault_of(*a, h)) return fault;
        if (a->organ == organ::nobody && all.size() > 1)
            return wrong(errc::bad_value, say("{0}不能与其他机关并列", "{0} cannot stand beside other organs"),
                {name_of(a->organ)});
        if (std::find(all.begin(), a, *a) != a)
            return wrong(errc::bad_value, say("{0}出现两次", "{0} stands there twice"), {name_of(*a, h)});
    }
    return std::nullopt;
}

std::optional<refusal> fault_of(const procedure& how, const hierarchy& h) {
    std::optional<refusal> first;
    each_fault_of(how, h, [&](auto m, const refusal& fault) {
        if (!first)
            first = refusal(fault.code(), fill(say("{0}：{1}", "{0}: {1}"), {say(m.zh, m.en), fault.message()}));
    });
    return first;
}

} // namespace onezone::detail
