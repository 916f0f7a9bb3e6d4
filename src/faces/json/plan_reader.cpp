// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "operation_values.hpp"
#include "plan_form.hpp"
#include "plan_references.hpp"
#include "reader.hpp"
#include "reform/procedure_check.hpp"
#include "values.hpp"

#include <onezone/faces/json/plan.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

using values = value_reader<plan_references>;

class plan_reader {
public:
    plan_reader(const json_tree& tree, const hierarchy& before, const known_operations& known)
        : in_(tree),
          before_(before),
          known_(known) {}

    result<plan_document> read() {
        json_object top(in_, in_.tree().root());
        read_head(top, "plan");
        plan_form form;
        const no_names none;
        value_reader<no_names>(in_, none).read_members(top, form);
        top.close();
        plan_.id = form.id.value.value_or(std::string());
        if (form.id.at && plan_.id.empty())
            in_.problem(errc::bad_value, say("计划的 id 不能为空", "the id of a plan cannot be empty"), form.id.at);
        plan_.title = form.title;
        plan_.remarks = form.remarks;
        document_.hierarchy = form.hierarchy;
        document_.sources = read_sources(in_, form.sources.at);
        plan_.judged = form.judged;
        read_step_keys(form.steps.at);
        names_.emplace(before_, plan_, document_.hierarchy);
        for (const json_value v : read_items(in_, form.documents.at)) read_document(v);
        if (form.document.value) plan_.document = read_document_key(form.document);
        for (const json_value v : read_items(in_, form.steps.at)) read_step(v);
        for (const json_value v : read_items(in_, form.reported.at)) read_reported(v);
        for (const json_value v : read_items(in_, form.published.at)) read_published(v);
        if (in_.failed()) return std::move(in_).refused();
        if (const auto order = step_order(plan_); !order) {
            in_.problem(order.error(), form.steps.at);
            return std::move(in_).refused();
        }
        document_.content = std::move(plan_);
        return std::move(document_);
    }

private:
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

    void read_document(json_value v) {
        json_object o(in_, v);
        values read(in_, *names_);
        reform_document d;
        read.read_members(o, d);
        o.close();
        if (o) {
            check_organs(member_of(v, "procedure"), d.procedure);
            if (const auto fault = fault_of(d.issuer, before_)) in_.problem(*fault, member_of(v, "issuer"));
        }
        if (o && d.key.empty())
            for (const json_value member : o.value().items())
                if (member.key() == "key" && member.kind() == json_kind::string)
                    in_.problem(
                        errc::bad_value, say("文件的 key 不能为空", "the key of a document cannot be empty"), member);
        if (!d.key.empty() && !documents_.insert(d.key).second)
            in_.problem(
                errc::duplicate_key, fill(say("文件 {0} 出现两次", "there are two documents {0}"), {quote(d.key)}), v);
        plan_.documents.push_back(std::move(d));
    }

    // The value of a member where there is one; else the object itself.
    [[nodiscard]] static json_value member_of(json_value object, std::string_view key) {
        if (object && object.kind() == json_kind::object)
            for (const json_value member : object.items())
                if (member.key() == key) return member;
        return object;
    }
    void check_organs(json_value at, const procedure& how) {
        each_fault_of(how, before_, [&](auto m, const refusal& fault) { in_.problem(fault, member_of(at, m.key)); });
    }

    // A document is stated before it is named.
    std::string read_document_key(const located<std::string>& key) {
        if (documents_.contains(*key.value)) return *key.value;
        std::vector<std::string_view> keys;
        for (const reform_document& d : plan_.documents) keys.push_back(d.key);
        in_.problem(errc::unknown_key,
            fill(say("没有文件 {0}", "there is no document {0}"), {quote(*key.value)}) + did_you_mean(*key.value, keys),
            key.at);
        return {};
    }

    void read_step(json_value v) {
        plan_step& s = plan_.steps[next_++];
        json_object o(in_, v);
        values read(in_, *names_);
        step_form form;
        keyless_step_form rest;
        rest.operation.known = &known_;
        read.read_members(o, form);
        read.read_members(o, rest);
        if (const json_value key = form.key.at; key && key.kind() == json_kind::string) {
            if (s.key.empty())
                in_.problem(errc::bad_value, say("步骤的 key 不能为空", "the key of a step cannot be empty"), key);
            if (!s.key.empty() && names_->step_called(s.key) != next_ - 1)
                in_.problem(errc::duplicate_key,
                    fill(say("步骤 {0} 出现两次", "there are two steps {0}"), {quote(s.key)}), key);
        }
        s.on = rest.on;
        s.remark = rest.remark;
        s.basis = rest.basis;
        for (located<std::string>& first : rest.after)
            if (first.value) {
                check_step(*first.value, first.at);
                s.after.push_back(*std::move(first.value));
            }
        s.needs = std::move(rest.needs);
        if (rest.document.value) s.document = read_document_key(rest.document);
        if (rest.procedure) {
            json_object p(in_, rest.procedure.at);
            read.read_fields(p, s.procedure);
            p.close();
            if (p) check_organs(rest.procedure.at, s.procedure);
        }
        const auto& operations = rest.operation.given;
        if (operations.size() > 1)
            in_.problem(
                errc::bad_value, say("一个步骤只有一项操作", "a step has one operation"), operations[1].second, true);
        for (const auto& [kind, fields] : operations) {
            json_object f(in_, fields);
            s.what = read_operation(*kind, read, f);
            f.close();
        }
        const bool misspelt = o.close();
        if (o && operations.empty() && !misspelt)
            in_.problem(
                errc::missing_key, say("步骤没有操作", "the step has no operation") + known_are(known_.keys()), v);
    }

    void check_step(const std::string& key, json_value v) {
        if (names_->step_called(key)) return;
        std::vector<std::string_view> keys;
        if (!in_.only_counts())
            for (const plan_step& s : plan_.steps) keys.push_back(s.key);
        in_.problem(errc::unknown_key,
            fill(say("没有步骤 {0}", "there is no step {0}"), {quote(key)}) + did_you_mean(key, keys), v);
    }

    void read_reported(json_value v) {
        json_object o(in_, v);
        reported_total t;
        values(in_, *names_).read_members(o, t);
        o.close();
        if (o && !is_of_a_kind(t))
            for (const json_value kind : o.value().items())
                if (kind.key() == field_of<&reported_total::kind>.key)
                    in_.problem(errc::bad_value,
                        fill(say("{0} 不是该类别下的种类", "{0} is no kind of this class"), {quote(t.kind)}), kind);
        plan_.reported.push_back(std::move(t));
    }

    void read_published(json_value v) {
        json_object o(in_, v);
        expected_figure f;
        values(in_, *names_).read_members(o, f);
        o.close();
        plan_.published.push_back(std::move(f));
    }

    json_reader in_;
    const hierarchy& before_;
    const known_operations& known_;
    plan_document document_;
    plan plan_;
    std::optional<plan_references> names_; // once its steps have their keys
    std::set<std::string, std::less<>> documents_;
    std::size_t next_ = 0;
};

} // namespace

result<plan_document> read_plan_document(std::string_view json, const hierarchy& before, std::string_view source,
    const json_limits& limits, const known_operations& known) {
    const result<json_tree> tree = json_tree::parse(json, source, limits);
    ONEZONE_TRY(tree);
    return plan_reader(*tree, before, known).read();
}

result<plan> read_plan(std::string_view json, const hierarchy& before, std::string_view source,
    const json_limits& limits, const known_operations& known) {
    result<plan_document> document = read_plan_document(json, before, source, limits, known);
    ONEZONE_TRY(document);
    return std::move(document->content);
}

plan_document load_plan_document(const std::string& path, const hierarchy& before, const known_operations& known) {
    const std::string json = read_file(path).value();
    return read_plan_document(json, before, path, {}, known).value();
}

plan load_plan(const std::string& path, const hierarchy& before, const known_operations& known) {
    return load_plan_document(path, before, known).content;
}

} // namespace onezone
