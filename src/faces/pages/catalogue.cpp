// SPDX-License-Identifier: Apache-2.0
#include "catalogue_parts.hpp"
#include "rules/phrase.hpp"

#include <onezone/faces/pages/catalogue.hpp>
#include <onezone/model/member.hpp>
#include <onezone/rules/study/profile.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace onezone {

namespace {

[[nodiscard]] text line(const text& head, const text& is) { return fill(say("{0}：{1}", "{0}: {1}"), {head, is}); }

[[nodiscard]] text dates_of(const effect& e) {
    text all;
    for_each_member<effect>([&](auto m) {
        const std::optional<date>& d = m.of(e);
        if (!d) return;
        if (!all.empty()) all += say("，", ", ");
        all += fill(verbatim("{0} {1}"), {say(m.zh, m.en), written_out(*d)});
    });
    return all.empty() ? say("未载明", "not known") : all;
}

[[nodiscard]] text judged_on(const about& a) {
    text t = a.level == level::none ? name_of(a.kind)
                                    : fill(say("{0}（{1}）", "{0} ({1})"), {name_of(a.kind), name_of(a.level)});
    if (a.change) t += say("，只判变动", ", changes only");
    return t;
}

[[nodiscard]] text range_of(const parameter& q) {
    if (!q.words.empty()) return fill(say("可以是 {0}", "one of {0}"), {detail::spelled_choice(q)});
    if (q.is_day) return say("日期", "a date");
    if (!q.at_least && !q.at_most) return {};
    const auto end = [](const std::optional<decimal>& d) { return d ? verbatim(to_string(*d)) : text(); };
    if (!q.at_most) return fill(say("不小于 {0}", "{0} or more"), {end(q.at_least)});
    if (!q.at_least) return fill(say("不大于 {0}", "{0} or less"), {end(q.at_most)});
    return fill(say("{0} 至 {1}", "{0} to {1}"), {end(q.at_least), end(q.at_most)});
}

[[nodiscard]] text listed(const std::vector<text>& items) {
    text all;
    for (const text& item : items) all += (all.empty() ? text() : say("；", "; ")) + item;
    return all;
}

// The areas whose rules the packs hold, by the codes of GB/T 2260; of others the code alone.
[[nodiscard]] text name_of_area(code c) {
    struct area {
        std::string_view digits;
        std::string_view zh;
        std::string_view en;
    };
    static constexpr std::array<area, 17> all{{{"1302", "唐山市", "Tangshan"}, {"1507", "呼伦贝尔市", "Hulunbuir"},
        {"32", "江苏省", "Jiangsu"}, {"3211", "镇江市", "Zhenjiang"}, {"33", "浙江省", "Zhejiang"},
        {"3302", "宁波市", "Ningbo"}, {"3311", "丽水市", "Lishui"}, {"34", "安徽省", "Anhui"},
        {"350582", "晋江市", "Jinjiang"}, {"36", "江西省", "Jiangxi"}, {"360322", "上栗县", "Shangli"},
        {"3607", "赣州市", "Ganzhou"}, {"37", "山东省", "Shandong"}, {"3702", "青岛市", "Qingdao"},
        {"41", "河南省", "Henan"}, {"6109", "安康市", "Ankang"}, {"620321", "永昌县", "Yongchang"}}};
    const std::string digits = to_string(c);
    for (const area& a : all)
        if (a.digits == digits) return fill(say("{0}（{1}）", "{0} ({1})"), {say(a.zh, a.en), verbatim(digits)});
    return verbatim(digits);
}

// What was seen of a rule: of what it asks, which facts it needs, what it says.
void write(detail::page& page, const rule_profile& seen) {
    std::vector<text> facts;
    for (const needed_fact& f : seen.facts)
        facts.push_back(fill(say("{0}：{1}（`{2}`）", "{0}: {1} (`{2}`)"), {name_of(f.of), f.name, verbatim(f.key)}));
    page.item(line(say("所需事实", "facts it needs"),
        facts.empty() ? say("只看有无、名称和关系", "none but what there is, its names and relations")
                      : listed(facts)));
    for (const stated_clause& c : seen.conditions)
        page.item(fill(say("{0}：{1}（`{2}`）", "{0}: {1} (`{2}`)"), {name_of(c.kind), c.name, verbatim(c.key)}));
    for (const verdict v : {verdict::satisfied, verdict::violated, verdict::undecided})
        if (const text& said = seen.said(v); !said.empty())
            page.item(fill(say("判为“{0}”时，如：{1}", "{0}, for instance: {1}"), {name_of(v), said}));
}

void write(detail::page& page, const rule& r, const rule_profile* seen) {
    page.heading(3, fill(verbatim("`{0}` {1}"), {verbatim(r.id), r.title}));
    page.item(line(say("依据", "clause"), name_of(r.basis)));
    page.item(line(say("来源", "source"), verbatim(r.basis.source)));
    page.item(line(say("条文如何得知", "how the clause is known"), name_of(r.basis.wording())));
    page.item(line(say("强度", "force"),
        r.force_is_read.empty()
            ? name_of(r.force)
            : fill(say("{0}（推断：{1}）", "{0} (inferred: {1})"), {name_of(r.force), r.force_is_read})));
    page.item(line(say("日期", "dates"), dates_of(r.valid)));
    page.item(
        line(say("适用地区", "where"), r.jurisdiction.ok() ? name_of_area(r.jurisdiction) : say("全国", "everywhere")));
    page.item(line(say("判定对象", "judged on"), judged_on(r.about)));
    if (!r.succeeds.empty()) page.item(line(say("接替", "succeeds"), fill(verbatim("`{0}`"), {verbatim(r.succeeds)})));
    if (seen) write(page, *seen);
    for (const precedence& o : r.over) page.item(line(name_of(o.how), fill(verbatim("`{0}`"), {verbatim(o.over)})));
    if (r.parameters.empty()) return;
    page.head({say("参数", "parameter"), say("含义", "meaning"), say("缺省", "default"), say("可取", "range")});
    for (const parameter& q : r.parameters) {
        text meaning = q.meaning;
        if (q.how != grade::stated) meaning += fill(say("（{0}）", " ({0})"), {name_of(q.how)});
        page.row({fill(verbatim("`{0}`"), {verbatim(q.name)}), meaning,
            q.by_default ? detail::spelled_setting(q, *q.by_default)
                         : say("无：未定则无法判定", "none: undecided until it is set"),
            range_of(q)});
    }
}

} // namespace

void detail::write_rules(page& page, const policy& p, const std::vector<rule_profile>* seen) {
    page.heading(1, say("规则目录", "Catalogue of rules"));
    const std::string* pack = nullptr;
    for (const rule& r : p.rules()) {
        if (!pack || *pack != r.pack) page.heading(2, fill(verbatim("`{0}`"), {verbatim(r.pack)}));
        pack = &r.pack;
        write(page, r, seen ? find_profile(*seen, r.id) : nullptr);
    }
}

std::string catalogue(const policy& p, language which) {
    detail::page page(which);
    detail::write_rules(page, p, nullptr);
    return std::move(page).take();
}

std::string catalogue(const policy& p, const std::vector<rule_profile>& seen, language which) {
    detail::page page(which);
    detail::write_rules(page, p, &seen);
    return std::move(page).take();
}

std::string catalogue_entry(const rule& r, language which) {
    detail::page page(which);
    write(page, r, nullptr);
    return std::move(page).take();
}

std::string catalogue_entry(const rule& r, const rule_profile& seen, language which) {
    detail::page page(which);
    write(page, r, &seen);
    return std::move(page).take();
}

std::string whole_catalogue(const policy& p, const std::vector<rule_profile>& seen, language which) {
    detail::page page(which);
    detail::write_rules(page, p, &seen);
    detail::write_measures(page);
    detail::write_operations(page);
    detail::write_words(page);
    return std::move(page).take();
}

} // namespace onezone
