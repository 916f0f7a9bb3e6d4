// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "policy_form.hpp"
#include "printer.hpp"
#include "reader.hpp"
#include "references.hpp"
#include "values.hpp"

#include <onezone/faces/json/policy.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

//=== packs ===//

struct shipped_pack {
    std::string_view name;
    policy (*make)();
};
constexpr std::array shipped_packs{
    shipped_pack{"national", &packs::national},
    shipped_pack{"jiangxi_2023", &packs::jiangxi_2023},
    shipped_pack{"ganzhou_2022", &packs::ganzhou_2022},
    shipped_pack{"shangli_2022", &packs::shangli_2022},
    shipped_pack{"jiangxi_2018", &packs::jiangxi_2018},
    shipped_pack{"jiangxi_towns_2021", &packs::jiangxi_towns_2021},
    shipped_pack{"shandong", &packs::shandong},
    shipped_pack{"anhui_2017", &packs::anhui_2017},
    shipped_pack{"zhejiang", &packs::zhejiang},
    shipped_pack{"hebei_2017", &packs::hebei_2017},
    shipped_pack{"henan_2021", &packs::henan_2021},
    shipped_pack{"inner_mongolia_2021", &packs::inner_mongolia_2021},
    shipped_pack{"shaanxi", &packs::shaanxi},
    shipped_pack{"gansu_2025", &packs::gansu_2025},
    shipped_pack{"jiangsu", &packs::jiangsu},
    shipped_pack{"fujian", &packs::fujian},
};

[[nodiscard]] std::optional<policy> pack_called(std::string_view name, const std::vector<policy>& own) {
    for (const policy& p : own)
        if (p.id() == name) return p;
    for (const shipped_pack& p : shipped_packs)
        if (p.name == name) return p.make();
    return std::nullopt;
}

//=== reading ===//

class policy_reader {
public:
    using refuses_blanks = void; // where a text has to say something

    policy_reader(const json_tree& tree, const hierarchy& units, const std::vector<policy>& own)
        : in_(tree),
          units_(units),
          own_(own) {}

    result<policy> read() {
        json_object top(in_, in_.tree().root());
        read_head(top, "policy");
        policy_form form;
        values_.read_members(top, form);
        if (!form.packs.at) top.lack("packs");
        top.close();
        document_ = form.hierarchy;
        read_packs(form.packs.at);
        // Without the right packs every rule would be unknown.
        if (in_.failed()) return std::move(in_).refused();

        for (const json_value v : read_items(in_, form.without.at))
            if (const auto id = read_string(in_, v)) made(policy_.remove(*id), v);
        read_parameters(form.parameters.at);
        read_forces(form.forces.at);
        read_reach(form.reach.at);
        for (const json_value v : read_items(in_, form.exemptions.at)) read_exemption(v);
        read_breaks(form.breaks.at);
        if (in_.failed()) return std::move(in_).refused();
        return std::move(policy_);
    }

    // What references mean, as `value_reader` asks.
    std::optional<unit_id> find(json_reader& in, json_value v, unit_id) const {
        return find_unit(in, v, units_, document_);
    }

private:
    void made(const result<void>& r, json_value where, bool at_key = false) {
        if (!r) in_.problem(r.error(), where, at_key);
    }

    void read_packs(json_value v) {
        if (v && v.kind() == json_kind::array && v.size() == 0)
            in_.problem(errc::bad_value, say("没有规则：`packs` 是空的", "there are no rules: `packs` is empty"), v);
        std::vector<std::string> told;
        for (const json_value item : read_items(in_, v)) {
            const auto name = read_string(in_, item);
            if (!name) continue;
            if (std::find(told.begin(), told.end(), *name) != told.end()) {
                in_.problem(errc::bad_value, fill(say("{0} 列了两次", "{0} is listed twice"), {quote(*name)}), item);
                continue;
            }
            told.push_back(*name);
            const std::optional<policy> pack = pack_called(*name, own_);
            if (!pack) {
                unknown_pack(*name, item);
                continue;
            }
            try {
                policy_ = policy_ + *pack;
            } catch (const error& e) { in_.problem(e.why(), item); }
        }
    }

    void unknown_pack(const std::string& name, json_value where) {
        std::vector<std::string_view> names;
        for (const policy& p : own_) names.push_back(p.id());
        for (const shipped_pack& p : shipped_packs) names.push_back(p.name);
        in_.problem(errc::bad_value,
            fill(say("没有规则包 {0}", "there is no rule pack {0}"), {quote(name)})
                + did_you_mean_or_known(name, names),
            where);
    }

    // Reads what is set for a period: a bare value, an object with `value`, or a list of such objects.
    template <class T, class Set>
    void read_dated(json_value v, Set set) {
        if (v.kind() == json_kind::array && v.size() != 0 && (*v.items().begin()).kind() == json_kind::object) {
            for (const json_value item : v.items()) read_one_dated<T>(item, set);
        } else if (v.kind() == json_kind::object) {
            read_one_dated<T>(v, set);
        } else {
            set(v, period{});
        }
    }
    template <class T, class Set>
    void read_one_dated(json_value v, Set set) {
        json_object o(in_, v);
        dated_form<T> form;
        const bool whole = values_.read_members(o, form);
        o.close();
        if (whole) set(form.value.at, form.valid);
    }

    // The value of a parameter; what type it takes is looked up, for text and numbers alone do not tell.
    std::optional<value> read_value(json_value v, const std::string& rule_id, const std::string& name) {
        const rule* r = policy_.find(rule_id);
        const parameter* p = nullptr;
        if (r)
            for (const parameter& known : r->parameters)
                if (known.name == name) p = &known;
        const bool exact = p && std::holds_alternative<decimal>(p->by_default ? *p->by_default : p->example);
        const auto as_value = [](auto read) { return read ? std::optional<value>(std::move(*read)) : std::nullopt; };
        switch (v.kind()) {
        case json_kind::boolean: return value(v.truth());
        case json_kind::number: return exact ? as_value(read_decimal(in_, v)) : as_value(read_integer(in_, v));
        case json_kind::string: return exact ? as_value(read_decimal(in_, v)) : as_value(read_string(in_, v));
        case json_kind::array: return as_value(read_strings(in_, v));
        default: in_.wrong_type(say("参数的值", "the value of a parameter"), v); return std::nullopt;
        }
    }

    void set_parameter(
        json_value where, const std::string& rule_id, const std::string& name, json_value v, const period& valid) {
        std::optional<value> to = read_value(v, rule_id, name);
        if (!to) return;
        const result<void> set = policy_.set(setting{rule_id, name, std::move(*to), valid});
        if (set) return;
        const errc why = set.error().code();
        if (why == errc::wrong_type || why == errc::bad_value) return in_.problem(set.error(), v);
        in_.problem(set.error(), where, why == errc::unknown_parameter);
    }

    void read_parameters(json_value v) {
        if (!v) return;
        if (v.kind() == json_kind::array) {
            for (const json_value item : v.items()) {
                json_object o(in_, item);
                setting_form form;
                const bool whole = values_.read_members(o, form);
                o.close();
                if (whole && known_rule(*form.rule.value, form.rule.at, false))
                    set_parameter(item, *form.rule.value, form.parameter, form.value.at, form.valid);
            }
            return;
        }
        if (v.kind() != json_kind::object) return in_.wrong_type(say("对象", "an object"), v);
        for (const json_value of_rule : v.items()) {
            const std::string rule_id(of_rule.key());
            if (rule_id == "note" || !known_rule(rule_id, of_rule, true)) continue;
            if (of_rule.kind() != json_kind::object) {
                in_.wrong_type(say("对象", "an object"), of_rule);
                continue;
            }
            for (const json_value to : of_rule.items()) {
                if (to.key() == "note") continue;
                read_dated<policy_value>(to, [&, name = std::string(to.key())](json_value bare, const period& valid) {
                    set_parameter(to, rule_id, name, bare, valid);
                });
            }
        }
    }

    bool known_rule(const std::string& id, json_value where, bool at_key) {
        if (policy_.find(id)) return true;
        policy nothing = policy_;
        made(nothing.remove(id), where, at_key); // says which one was likely meant
        return false;
    }

    void read_forces(json_value v) {
        if (!v) return;
        const auto set = [this](json_value where, const std::string& rule_id, json_value to, const period& valid) {
            if (const auto f = read_word<force>(in_, to)) made(policy_.set(force_setting{rule_id, *f, valid}), where);
        };
        if (v.kind() == json_kind::array) {
            for (const json_value item : v.items()) {
                json_object o(in_, item);
                force_form form;
                const bool whole = values_.read_members(o, form);
                o.close();
                if (whole && known_rule(*form.rule.value, form.rule.at, false))
                    set(item, *form.rule.value, form.value.at, form.valid);
            }
            return;
        }
        if (v.kind() != json_kind::object) return in_.wrong_type(say("对象", "an object"), v);
        for (const json_value of_rule : v.items()) {
            const std::string rule_id(of_rule.key());
            if (rule_id == "note" || !known_rule(rule_id, of_rule, true)) continue;
            read_dated<force>(of_rule, [&](json_value to, const period& valid) { set(of_rule, rule_id, to, valid); });
        }
    }

    void read_reach(json_value v) {
        if (!v) return;
        if (v.kind() != json_kind::object) return in_.wrong_type(say("对象", "an object"), v);
        for (const json_value of_rule : v.items()) {
            reach_setting s;
            s.rule = of_rule.key();
            if (s.rule == "note" || !known_rule(s.rule, of_rule, true)) continue;
            json_object o(in_, of_rule);
            reach_form form;
            values_.read_members(o, form);
            if (const json_value where = form.jurisdiction.at) {
                if (where.kind() == json_kind::string && where.text().empty())
                    s.jurisdiction = code::none();
                else
                    s.jurisdiction = read_code(in_, where);
            }
            s.valid = form.valid;
            o.close();
            made(policy_.set(std::move(s)), of_rule);
        }
    }

    void read_exemption(json_value v) {
        json_object o(in_, v);
        exemption_form form;
        const bool whole = values_.read_members(o, form);
        o.close();
        if (!whole || !known_rule(*form.rule.value, form.rule.at, false)) return;
        exemption e;
        e.rule = *std::move(form.rule.value);
        e.unit = form.unit;
        e.reason = std::move(form.reason);
        e.approver = std::move(form.approver);
        e.document = std::move(form.document);
        e.valid = form.valid;
        made(policy_.exempt(std::move(e)), v);
    }

    void read_breaks(json_value v) {
        if (!v) return;
        std::array<bool, 4> breaking{};
        for (const json_value item : read_items(in_, v))
            if (const auto s = read_word<severity>(in_, item)) breaking[static_cast<std::size_t>(*s)] = true;
        if (!in_.failed() && std::none_of(breaking.begin() + 1, breaking.end(), [](bool b) { return b; }))
            in_.problem(errc::bad_value,
                say("没有写明哪种严重程度算不合规：那样什么都不会不合规。不另行规定的，不写 `breaks`",
                    "it names no severity that breaks conformance, and nothing ever would; leave `breaks` out to keep that of the packs"),
                v);
        for (std::size_t i = 0; i < breaking.size(); ++i) policy_.break_on(static_cast<severity>(i), breaking[i]);
    }

    json_reader in_;
    value_reader<policy_reader> values_{in_, *this};
    const hierarchy& units_;
    const std::vector<policy>& own_;
    std::string document_;
    policy policy_;
};

//=== writing ===//

void print_value(json_printer& out, const value& v) {
    std::visit([&](const auto& known) { out.value(known); }, v);
}

// Groups of equal `key`, in the order of their first.
template <class Item, class Key>
[[nodiscard]] std::vector<std::vector<Item>> grouped(const std::vector<Item>& items, Key key) {
    std::vector<std::vector<Item>> groups;
    for (const Item& item : items) {
        const auto same = [&](const std::vector<Item>& group) { return key(group.front()) == key(item); };
        const auto at = std::find_if(groups.begin(), groups.end(), same);
        if (at != groups.end())
            at->push_back(item);
        else
            groups.push_back({item});
    }
    return groups;
}

// Whether writing by groups keeps the order.
template <class Item>
[[nodiscard]] bool in_order(const std::vector<std::vector<Item>>& groups, const std::vector<Item>& items) {
    std::vector<Item> flat;
    for (const auto& group : groups) flat.insert(flat.end(), group.begin(), group.end());
    return flat == items;
}

template <class Item, class Print>
void print_dated(json_printer& out, const std::vector<Item>& of_one, Print print) {
    if (of_one.size() == 1 && of_one.front().valid == period{}) return print(of_one.front());
    out.open_array();
    for (const Item& one : of_one) {
        out.open_object();
        out.key("value");
        print(one);
        out.member(one.valid);
        out.close();
    }
    out.close();
}

void print_parameters(json_printer& out, const std::vector<setting>& settings) {
    if (settings.empty()) return;
    out.key("parameters");
    const auto print = [&](const setting& s) { print_value(out, s.to); };
    const auto by_rule = grouped(settings, [](const setting& s) { return s.rule; });
    std::vector<setting> flat;
    for (const auto& of_rule : by_rule)
        for (const auto& of_one : grouped(of_rule, [](const setting& s) { return s.parameter; }))
            flat.insert(flat.end(), of_one.begin(), of_one.end());
    if (flat == settings) {
        out.open_object();
        for (const auto& of_rule : by_rule) {
            out.key(of_rule.front().rule).open_object();
            for (const auto& of_one : grouped(of_rule, [](const setting& s) { return s.parameter; })) {
                out.key(of_one.front().parameter);
                print_dated(out, of_one, print);
            }
            out.close();
        }
        out.close();
        return;
    }
    out.open_array();
    out.spread();
    for (const setting& s : settings) {
        out.open_object();
        out.key("rule").value(s.rule);
        out.key("parameter").value(s.parameter);
        out.key("value");
        print(s);
        out.member(s.valid);
        out.close();
    }
    out.close();
}

void print_forces(json_printer& out, const std::vector<force_setting>& forces) {
    if (forces.empty()) return;
    out.key("forces");
    const auto print = [&](const force_setting& s) { out.value(s.to); };
    const auto by_rule = grouped(forces, [](const force_setting& s) { return s.rule; });
    if (in_order(by_rule, forces)) {
        out.open_object();
        for (const auto& of_rule : by_rule) {
            out.key(of_rule.front().rule);
            print_dated(out, of_rule, print);
        }
        out.close();
        return;
    }
    out.open_array();
    out.spread();
    for (const force_setting& s : forces) {
        out.open_object();
        out.key("rule").value(s.rule);
        out.key("value");
        print(s);
        out.member(s.valid);
        out.close();
    }
    out.close();
}

void print_reach(json_printer& out, const policy& p, const policy& base) {
    bool any = false;
    for (const rule& r : p.rules()) {
        const rule* usual = base.find(r.id);
        if (!usual || (r.jurisdiction == usual->jurisdiction && r.valid == usual->valid)) continue;
        if (!std::exchange(any, true)) out.key("reach").open_object();
        out.key(r.id).open_object();
        if (r.jurisdiction != usual->jurisdiction) out.key("jurisdiction").value(to_string(r.jurisdiction));
        if (r.valid != usual->valid) {
            out.key("valid").open_object();
            const no_names none;
            value_printer(out, none).print_members(r.valid);
            out.close();
        }
        out.close();
    }
    if (any) out.close();
}

[[nodiscard]] refusal no_document(std::string_view zh, std::string_view en, std::string_view what) {
    return {errc::unsupported_here, fill(say(zh, en), {quote(what)})};
}

} // namespace

result<policy> read_policy(std::string_view json, const hierarchy& units, std::string_view source,
    const json_limits& limits, const std::vector<policy>& own) {
    const result<json_tree> tree = json_tree::parse(json, source, limits);
    ONEZONE_TRY(tree);
    return policy_reader(*tree, units, own).read();
}

result<std::string> write_policy(const policy& p, const hierarchy& units, const std::vector<policy>& own) {
    // The id of a composition lists its packs.
    std::vector<std::string> names;
    for (std::string_view rest = p.id(); !rest.empty();) {
        const std::size_t plus = rest.find('+');
        names.emplace_back(rest.substr(0, plus));
        rest.remove_prefix(plus == std::string_view::npos ? rest.size() : plus + 1);
    }
    if (names.empty())
        return refusal(
            errc::unsupported_here, say("没有规则包的规则集没有文件", "a policy without packs has no document"));
    policy base;
    for (const std::string& name : names) {
        const std::optional<policy> pack = pack_called(name, own);
        if (!pack) return no_document("没有规则包 {0}", "there is no rule pack {0}", name);
        try {
            base = base + *pack;
        } catch (const error& e) { return e.why(); }
    }
    for (const rule& r : p.rules())
        if (!base.find(r.id)) return no_document("没有规则包含有规则 {0}", "no pack has the rule {0}", r.id);

    json_printer out;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("policy"));
    out.key("version").value(std::int64_t{1});
    out.key("packs").value(names);
    std::vector<std::string> without;
    for (const rule& r : base.rules())
        if (!p.find(r.id)) without.push_back(r.id);
    out.member("without", without);
    print_parameters(out, p.settings());
    print_forces(out, p.forces());
    print_reach(out, p, base);
    if (!p.exemptions().empty()) {
        out.key("exemptions").open_array();
        out.spread();
        for (const exemption& e : p.exemptions()) {
            out.open_object();
            out.key("rule").value(e.rule);
            out.key("unit").value(reference_to(units, e.unit));
            out.key("reason").value(e.reason);
            out.key("approver").value(e.approver);
            out.key("document").value(e.document);
            out.member(e.valid);
            out.close();
        }
        out.close();
    }
    if (std::any_of(severities.begin(), severities.end(), [&](severity s) { return p.breaks(s) != base.breaks(s); })) {
        out.key("breaks").open_array();
        for (const severity s : severities)
            if (p.breaks(s)) out.value(s);
        out.close();
    }
    out.close();
    std::string written = std::move(out).finish();
    const result<policy> back = read_policy(written, units, {}, {}, own);
    ONEZONE_TRY(back);
    if (!(*back == p))
        return no_document("文档无法表示政策 {0} 的全部内容", "no document gives all of the policy {0}", p.id());
    return written;
}

policy load_policy(const std::string& path, const hierarchy& units, const std::vector<policy>& own) {
    const std::string json = read_file(path).value();
    return read_policy(json, units, path, {}, own).value();
}

} // namespace onezone
