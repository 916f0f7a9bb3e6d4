// SPDX-License-Identifier: Apache-2.0
#include "within.hpp"

#include <onezone/model/completeness.hpp>
#include <onezone/model/detail/inside.hpp>

#include <array>

namespace onezone {

namespace {

constexpr std::array list_words{
    word{static_cast<int>(known_list::every), "every", "全部名单", "every list"},
    word{static_cast<int>(known_list::children), "children", "下级行政区划", "divisions below"},
    word{static_cast<int>(known_list::zones), "zones", "开发区", "zones"},
    word{static_cast<int>(known_list::parks), "parks", "园区", "parks"},
    word{static_cast<int>(known_list::also_in), "also_in", "还位于的行政区划", "further divisions it lies in"},
    word{static_cast<int>(known_list::bodies), "bodies", "机构", "bodies"},
    word{static_cast<int>(known_list::agencies), "agencies", "管理机构", "agencies"},
    word{static_cast<int>(known_list::parts), "parts", "下属机构", "internal and subordinate bodies"},
    word{static_cast<int>(known_list::posts), "posts", "职位", "posts"},
    word{static_cast<int>(known_list::holders), "holders", "任职人", "holders"},
    word{static_cast<int>(known_list::functions), "functions", "职能", "functions"},
    word{static_cast<int>(known_list::powers), "powers", "权限", "powers"},
    word{static_cast<int>(known_list::assets), "assets", "资产", "assets"},
    word{static_cast<int>(known_list::projects), "projects", "项目", "projects"},
    word{static_cast<int>(known_list::documents), "documents", "文件档案", "documents"},
    word{static_cast<int>(known_list::retirees), "retirees", "离退休人员", "retirees"},
    word{static_cast<int>(known_list::quota), "quota", "编制类别", "kinds of quota"},
    word{static_cast<int>(known_list::staff), "staff", "人员类别", "kinds of staff"},
    word{static_cast<int>(known_list::entrustments), "entrustments", "代管、托管", "entrustments"},
    word{static_cast<int>(known_list::administered), "administered", "受托管理的区划", "what is entrusted to it"},
    word{static_cast<int>(known_list::agreements), "agreements", "协议", "agreements"},
    word{static_cast<int>(known_list::indicators), "indicators", "指标", "indicators"},
};
constexpr std::array reach_words{
    word{static_cast<int>(list_reach::one), "one", "单个", "one owner"},
    word{static_cast<int>(list_reach::within), "within", "其中全部", "everything within"},
    word{static_cast<int>(list_reach::everywhere), "everywhere", "全部", "everywhere"},
};

// Statements on a list, and on every list; what nobody states is not looked for.
class statements {
public:
    statements(const hierarchy& h, known_list list) noexcept
        : of_(detail::inside::of(h).table<completeness>()),
          list_(list) {}

    [[nodiscard]] bool any(list_reach reach) const noexcept {
        return of_.summary().any(list_, reach) || of_.summary().any(known_list::every, reach);
    }
    [[nodiscard]] const completeness* everywhere() const noexcept {
        for (const known_list list : {list_, known_list::every})
            if (const detail::slot at = of_.summary().on(list).everywhere; at != detail::no_slot)
                return &of_.record_at(at);
        return nullptr;
    }
    [[nodiscard]] const completeness* find(completeness about) const noexcept {
        for (const known_list list : {list_, known_list::every}) {
            if (!of_.summary().any(list, about.reach)) continue;
            about.list = list;
            if (const completeness* there = of_.find(about.id())) return there;
        }
        return nullptr;
    }

private:
    const detail::record_table<completeness>& of_;
    known_list list_;
};

} // namespace

const completeness* detail::statement_within(const hierarchy& h, known_list list, unit_id unit) noexcept {
    const statements all(h, list);
    if (all.any(list_reach::within))
        for (unit_ref u = h.find(unit); u; u = u.parent())
            if (const completeness* there = all.find(completeness::within(u.id(), list))) return there;
    return all.everywhere();
}

namespace {

template <class Id>
[[nodiscard]] const completeness* nearest(const hierarchy& h, known_list list, Id owner, unit_id unit) noexcept {
    if (const completeness* own = statements(h, list).find(completeness::of(owner, list))) return own;
    return detail::statement_within(h, list, unit);
}

// Every list there is may be stated of whomever.
[[nodiscard]] bool is_list_of(known_list list, list_owner owner) noexcept {
    return list == known_list::every || owner_of(list) == owner;
}

} // namespace

std::span<const word> words(known_list) noexcept { return list_words; }
std::span<const word> words(list_reach) noexcept { return reach_words; }

list_owner owner_of(known_list list) noexcept {
    switch (list) {
    case known_list::every: return list_owner::any;
    case known_list::holders: return list_owner::post;
    case known_list::parts:
    case known_list::posts:
    case known_list::functions:
    case known_list::powers:
    case known_list::assets:
    case known_list::projects:
    case known_list::documents:
    case known_list::retirees:
    case known_list::quota:
    case known_list::staff: return list_owner::body;
    default: return list_owner::unit;
    }
}

const completeness* statement_on(const hierarchy& h, known_list list, unit_id owner) noexcept {
    if (h.count<completeness>() == 0 || !is_list_of(list, list_owner::unit)) return nullptr;
    const completeness* found = nearest(h, list, owner, owner);
    // A zone's agencies are among its bodies; those of a division's zones are not among the division's.
    if (list != known_list::agencies || (found && found->list == list) || !h.zone_of(owner)) return found;
    return nearest(h, known_list::bodies, owner, owner);
}
const completeness* statement_on(const hierarchy& h, known_list list, body_id owner) noexcept {
    const body* b = h.count<completeness>() == 0 ? nullptr : h.find(owner);
    return b && is_list_of(list, list_owner::body) ? nearest(h, list, owner, b->unit) : nullptr;
}
const completeness* statement_on(const hierarchy& h, known_list list, post_id owner) noexcept {
    const post* p = h.count<completeness>() == 0 ? nullptr : h.find(owner);
    const body* b = p ? h.find(p->body) : nullptr;
    return b && is_list_of(list, list_owner::post) ? nearest(h, list, owner, b->unit) : nullptr;
}

} // namespace onezone
