// SPDX-License-Identifier: Apache-2.0
#include "fields.hpp"
#include "files.hpp"
#include "ground/wording.hpp"
#include "plan_references.hpp"
#include "reader.hpp"

#include <onezone/faces/json/plan.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

using operation_reader = operation (*)(json_object& o, const plan_references& names);

template <class Op>
operation read_operation(json_object& o, const plan_references& names) {
    Op op;
    Op::fields(op, field_reader(o, names));
    return op;
}

struct operation_kind {
    std::string_view key;
    operation_reader read;
};

template <class... Ops>
constexpr auto list_operations(operation_list<Ops...>) {
    return std::array<operation_kind, sizeof...(Ops)>{operation_kind{Ops::key, &read_operation<Ops>}...};
}
constexpr auto operation_kinds = list_operations(operation_types{});

class plan_reader {
public:
    plan_reader(const json_tree& tree, const hierarchy& before) : in_(tree), before_(before) {}

    result<plan_document> read() {
        json_object top(in_, in_.tree().root());
        read_head(top, "plan");
        const json_value id = top.need("id");
        plan_.id = read_string(in_, id).value_or(std::string());
        if (id && plan_.id.empty())
            in_.problem(errc::bad_value, say("计划的 id 不能为空", "the id of a plan cannot be empty"), id);
        plan_.title = read_text(in_, top.find("title")).value_or(text{});
        for (const json_value v : read_items(in_, top.find("remarks")))
            if (auto remark = read_text(in_, v)) plan_.remarks.push_back(std::move(*remark));
        document_.hierarchy = read_string(in_, top.find("hierarchy")).value_or(std::string());
        document_.sources = read_sources(in_, top.find("sources"));
        read_judged(top.find("judged"));
        const json_value steps = top.find("steps");
        const json_value reported = top.find("reported");
        const json_value published = top.find("published");
        top.close();
        read_step_keys(steps);
        for (const json_value v : read_items(in_, steps)) read_step(v);
        for (const json_value v : read_items(in_, reported)) read_reported(v);
        for (const json_value v : read_items(in_, published)) read_published(v);
        if (in_.failed()) return std::move(in_).refused();
        if (const auto order = step_order(plan_); !order) {
            in_.problem(order.error(), steps);
            return std::move(in_).refused();
        }
        document_.content = std::move(plan_);
        return std::move(document_);
    }

private:
    void read_judged(json_value v) {
        if (!v) return;
        json_object o(in_, v);
        const auto before = read_date(in_, o.need("before"));
        const auto after = read_date(in_, o.need("after"));
        const auto rules = read_date(in_, o.need("rules"));
        o.close();
        if (before && after && rules) plan_.judged = trial_dates{*before, *after, *rules};
    }

    // Before the steps, so that each may speak of any other.
    void read_step_keys(json_value steps) {
        if (!steps || steps.kind() != json_kind::array) return;
        for (const json_value v : steps.items()) {
            plan_step s;
            if (v.kind() == json_kind::object)
                for (const json_value member : v.items())
                    if (member.key() == "key" && member.kind() == json_kind::string) s.key = member.text();
            plan_.steps.push_back(std::move(s));
        }
    }

    void read_step(json_value v) {
        plan_step& s = plan_.steps[next_++];
        json_object o(in_, v);
        const json_value key = o.need("key");
        static_cast<void>(read_string(in_, key));
        if (key && key.kind() == json_kind::string) {
            if (s.key.empty())
                in_.problem(errc::bad_value, say("步骤的 key 不能为空", "the key of a step cannot be empty"), key);
            const auto same = [&](const plan_step& other) { return other.key == s.key; };
            if (!s.key.empty()
                && std::find_if(plan_.steps.begin(), plan_.steps.end(), same)
                    != plan_.steps.begin() + static_cast<std::ptrdiff_t>(next_) - 1)
                in_.problem(errc::duplicate_key,
                    fill(say("步骤 {0} 出现两次", "there are two steps {0}"), {quote(s.key)}), key);
        }
        s.on = read_date(in_, o.find("on"));
        const plan_references names(before_, plan_, document_.hierarchy);
        for (const json_value other : read_items(in_, o.find("after")))
            if (auto first = read_string(in_, other)) {
                check_step(*first, other);
                s.after.push_back(std::move(*first));
            }
        s.remark = read_text(in_, o.find("remark")).value_or(text{});
        s.basis = read_provenance(o);
        if (const json_value how = o.find("procedure")) {
            json_object p(in_, how);
            procedure::fields(s.procedure, field_reader(p, names));
            p.close();
        }
        std::size_t operations = 0;
        for (const operation_kind& kind : operation_kinds) {
            const json_value fields = o.find_or_null(kind.key);
            if (!fields) continue;
            if (++operations == 2)
                in_.problem(errc::bad_value, say("一个步骤只有一项操作", "a step has one operation"), fields, true);
            json_object f(in_, fields);
            s.what = kind.read(f, names);
            f.close();
        }
        const bool misspelt = o.close();
        if (o && operations == 0 && !misspelt) {
            text all;
            for (const operation_kind& kind : operation_kinds)
                all += (all.empty() ? text() : say("、", ", ")) + verbatim(kind.key);
            in_.problem(errc::missing_key,
                fill(say("步骤没有操作；可用：{0}", "the step has no operation; known: {0}"), {all}), v);
        }
    }

    void check_step(const std::string& key, json_value v) {
        std::vector<std::string_view> keys;
        for (const plan_step& s : plan_.steps) keys.push_back(s.key);
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) return;
        text message = fill(say("没有步骤 {0}", "there is no step {0}"), {quote(key)});
        if (const std::string_view likely = nearest(key, keys); !likely.empty())
            message += fill(say("，是否指 {0}？", "; did you mean {0}?"), {quote(likely)});
        in_.problem(errc::unknown_key, std::move(message), v);
    }

    void read_reported(json_value v) {
        json_object o(in_, v);
        reported_total t;
        t.what = read_string(in_, o.need("what")).value_or(std::string());
        t.label = read_text(in_, o.need("label")).value_or(text{});
        t.cls = read_word<carry_class>(in_, o.find("class"));
        const json_value kind = o.find("kind");
        t.kind = read_string(in_, kind).value_or(std::string());
        if (!t.kind.empty() && (!t.cls || name_of_kind(*t.cls, t.kind).empty()))
            in_.problem(errc::bad_value,
                fill(say("{0} 不是该类别下的种类", "{0} is no kind of this class"), {quote(t.kind)}), kind);
        t.value = read_decimal(in_, o.need("value")).value_or(decimal());
        t.exactness = read_word<hedge>(in_, o.find("hedge")).value_or(hedge::exact);
        t.from = read_provenance(o);
        o.close();
        plan_.reported.push_back(std::move(t));
    }

    void read_published(json_value v) {
        json_object o(in_, v);
        expected_figure f;
        f.what = read_string(in_, o.need("what")).value_or(std::string());
        f.value = read_decimal(in_, o.need("value")).value_or(decimal());
        f.from = read_provenance(o);
        o.close();
        plan_.published.push_back(std::move(f));
    }

    json_reader in_;
    const hierarchy& before_;
    plan_document document_;
    plan plan_;
    std::size_t next_ = 0;
};

} // namespace

result<plan_document> read_plan_document(
    std::string_view json, const hierarchy& before, std::string_view source, const json_limits& limits) {
    const result<json_tree> tree = json_tree::parse(json, source, limits);
    if (!tree) return tree.error();
    return plan_reader(*tree, before).read();
}

result<plan> read_plan(
    std::string_view json, const hierarchy& before, std::string_view source, const json_limits& limits) {
    result<plan_document> document = read_plan_document(json, before, source, limits);
    if (!document) return document.error();
    return std::move(document->content);
}

plan load_plan(const std::string& path, const hierarchy& before) {
    const std::string json = read_file(path).value();
    return read_plan(json, before, path).value();
}

} // namespace onezone
