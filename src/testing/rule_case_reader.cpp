// SPDX-License-Identifier: Apache-2.0
#include "faces/json/files.hpp"
#include "faces/json/part.hpp"
#include "faces/json/reader.hpp"
#include "faces/json/schema_printer.hpp"
#include "faces/json/values.hpp"
#include "ground/path.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "rule_case_form.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/json/policy.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/testing/rule_case.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

[[nodiscard]] std::optional<errc> code_called(std::string_view name) {
    for (int i = 100; i < 700; ++i)
        if (name != "unknown" && onezone::name_of(static_cast<errc>(i)) == name) return static_cast<errc>(i);
    return std::nullopt;
}

// Whether a file lies in a folder or below it, wherever links lead; where that cannot be found out it does not.
[[nodiscard]] bool lies_within(const std::string& folder, const std::string& file) {
    namespace fs = std::filesystem;
    if (file.find('\0') != std::string::npos || folder.find('\0') != std::string::npos) return false;
    std::error_code failed;
    const fs::path root = fs::weakly_canonical(folder.empty() ? fs::path(".") : path_of(folder), failed);
    if (failed) return false;
    const fs::path inside = fs::weakly_canonical(path_of(file), failed);
    if (failed) return false;
    const fs::path from_root = inside.lexically_relative(root);
    return !from_root.empty() && *from_root.begin() != "..";
}

class case_reader {
public:
    case_reader(std::string_view text, const json_tree& tree, const std::string& folder, const std::vector<policy>& own,
        case_documents from, const known_operations& known)
        : text_(text),
          in_(tree),
          folder_(folder),
          own_(own),
          from_(from),
          known_(known) {}

    result<std::vector<rule_case>> read() {
        json_object top(in_, in_.tree().root());
        read_head(top, "cases");
        cases_form form;
        circumstances_form common;
        values_.read_members(top, form);
        values_.read_members(top, common);
        top.close();
        if (form.cases.at && form.cases.at.kind() == json_kind::array && form.cases.at.size() == 0)
            in_.problem(errc::bad_value, say("没有案例", "there are no cases"), form.cases.at);
        for (const json_value v : read_items(in_, form.cases.at)) read_case(v, common);
        if (in_.failed()) return std::move(in_).refused();
        return std::move(all_);
    }

private:
    void read_case(json_value v, const circumstances_form& common) {
        json_object o(in_, v);
        rule_case c;
        case_form form;
        circumstances_form own;
        values_.read_members(o, form);
        values_.read_members(o, own);
        if (!form.refused.at && !form.expect) o.lack("expect");
        o.close();
        const json_value name = form.name.at;
        c.name = form.name.value.value_or(std::string());
        if (name && c.name.empty()) in_.problem(errc::bad_value, say("案例要有名称", "a case has a name"), name);
        for (const rule_case& other : all_)
            if (other.name == c.name && !c.name.empty())
                in_.problem(errc::duplicate_key,
                    fill(say("案例 {0} 出现两次", "there are two cases {0}"), {quote(c.name)}), name);
        c.nothing_else = form.nothing_else.value_or(true);
        c.outcome = form.outcome;
        c.balance = form.balance.value;
        if (!o) return;

        const json_value on = own.on ? own.on.at : common.on.at;
        const auto state = read_date(in_, on);
        if (!on) missing("on", v);
        const json_value rules_on = own.rules_on ? own.rules_on.at : common.rules_on.at;
        const auto rules = rules_on ? read_date(in_, rules_on) : state;
        if (state && rules) c.on = {*state, *rules};

        if (const auto& name_of_code = form.refused.value) {
            c.refused = code_called(*name_of_code);
            if (!c.refused)
                in_.problem(errc::bad_value,
                    fill(say("没有拒绝代码 {0}", "no refusal has the code {0}"), {quote(*name_of_code)}),
                    form.refused.at);
        }
        if (!form.operations)
            for (const json_value needs : {form.refused.at, form.balance.at})
                if (needs)
                    in_.problem(
                        errc::missing_key, say("没有操作可说", "there are no operations to speak of"), needs, true);

        const std::optional<hierarchy> before = read_hierarchy_of(own, common, v);
        if (!before) return;
        c.before = *before;
        if (auto p = read_policies(own, common, c.before, v))
            c.rules = std::move(*p);
        else
            return;
        read_operations(form.operations.at, c);
        for (const json_value item : read_items(in_, form.expect.at)) read_expected(item, c);
        if (!in_.failed() && !c.expects_anything())
            in_.problem(errc::bad_value,
                say("案例没有任何期望：`expect` 至少写一项，或写明 `outcome`；只写没有别的违反，说明不了什么",
                    "the case expects nothing: let `expect` name a finding, or say the `outcome`; that nothing else is violated says nothing"),
                form.expect.at ? form.expect.at : v);
        all_.push_back(std::move(c));
    }

    void missing(std::string_view key, json_value in) {
        in_.problem(errc::missing_key,
            fill(say("缺少 {0}：案例中和全部案例之前都没有", "{0} is missing, in the case and before all cases"),
                {quote(key)}),
            in);
    }

    //=== the hierarchy ===//

    std::optional<hierarchy> read_hierarchy_of(
        const circumstances_form& own, const circumstances_form& common, json_value in) {
        const bool has_own = own.sketch || own.document;
        const circumstances_form& said = has_own ? own : common;
        if (said.sketch && said.document)
            in_.problem(errc::bad_value,
                say("`sketch` 与 `document` 只写一个", "write `sketch` or `document`, not both"), said.document.at,
                true);
        if (said.sketch) return read_lines(said.sketch.at);
        if (said.document) return read_document(said.document.at);
        missing("sketch", in);
        return std::nullopt;
    }
    std::optional<hierarchy> read_lines(json_value v) {
        if (const auto before = read_.find(v.index()); before != read_.end()) return before->second;
        std::string lines;
        std::vector<json_value> from; // the item a line comes from
        for (const json_value item : read_items(in_, v)) {
            const auto line = read_string(in_, item);
            if (!line) return std::nullopt;
            lines += *line + '\n';
            for (std::size_t n = 0; n <= static_cast<std::size_t>(std::count(line->begin(), line->end(), '\n')); ++n)
                from.push_back(item);
        }
        const result<hierarchy> h = read_sketch(lines);
        if (h) return read_.emplace(v.index(), *h).first->second;
        if (!first_telling(v)) return std::nullopt;
        const auto report = [&](const refusal& why) {
            const std::size_t line = why.where().line;
            text message = why.message();
            if (line != 0)
                message += fill(say("（第 {0} 行第 {1} 列）", " (line {0}, column {1})"),
                    {number(line), number(why.where().column)});
            in_.problem(refusal(why.code(), std::move(message), why.subjects()), line == 0 ? v : from[line - 1]);
        };
        const refusal why = h.error();
        report(why);
        for (const refusal& other : why.others()) report(other);
        return std::nullopt;
    }
    std::optional<hierarchy> read_document(json_value v) {
        if (const auto before = read_.find(v.index()); before != read_.end()) return before->second;
        const auto path = read_string(in_, v);
        if (!path) return std::nullopt;
        const bool absolute = path->starts_with('/') || (path->size() > 1 && (*path)[1] == ':');
        const std::string file = absolute || folder_.empty() ? *path : folder_ + "/" + *path;
        if (from_ == case_documents::within && (absolute || !lies_within(folder_, file))) {
            if (first_telling(v))
                in_.problem(errc::cannot_read,
                    fill(say("层级文件 {0} 不在案例文件所在的文件夹之内",
                             "the hierarchy document {0} is not in the folder of the case file"),
                        {quote(*path)}),
                    v);
            return std::nullopt;
        }
        const result<std::string> bytes = read_file(file);
        const result<hierarchy> h = bytes ? read_hierarchy(*bytes, file) : result<hierarchy>(bytes.error());
        if (h) return read_.emplace(v.index(), *h).first->second;
        if (!first_telling(v)) return std::nullopt;
        // It is wrong there, and named here.
        in_.problem(refusal(h.error().code(),
                        fill(say("层级文件 {0} 不可用", "the hierarchy document {0} cannot be used"), {quote(*path)}))
                        .with(h.error()),
            v);
        return std::nullopt;
    }

    //=== the rules ===//

    std::optional<policy> read_policies(
        const circumstances_form& own, const circumstances_form& common, const hierarchy& h, json_value in) {
        if (!own.policy && !common.policy) {
            missing("policy", in);
            return std::nullopt;
        }
        std::optional<policy> general;
        if (common.policy) {
            general = read_one(common.policy.at, h, nullptr);
            if (!general || !own.policy) return general;
        }
        return read_one(own.policy.at, h, general ? &*general : nullptr);
    }
    std::optional<policy> read_one(json_value v, const hierarchy& h, const policy* general) {
        json_object o(in_, v);
        if (!o) return std::nullopt;
        std::vector<policy> known = own_;
        std::string head = R"("onezone":"policy","version":1)";
        if (general && !o.find("packs")) {
            known.insert(known.begin(), *general);
            head += R"(,"packs":[")";
            for (const char c : general->id())
                head += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
            head += R"("])";
        }
        const json_part part(text_, v, head);
        result<policy> p = read_policy(part.document(), h, {}, {}, known);
        if (p) return std::move(*p);
        problems_of(part, p.error(), v);
        return std::nullopt;
    }
    // What stands there for all cases is read for each: its problems are told once.
    bool first_telling(json_value v) {
        if (std::find(told_.begin(), told_.end(), v.index()) != told_.end()) return false;
        told_.push_back(v.index());
        return true;
    }
    void problems_of(const json_part& part, const refusal& why, json_value v) {
        if (!first_telling(v)) return;
        const refusal first = part.placed(why);
        refusal alone(first.code(), first.message(), first.subjects());
        in_.problem(std::move(alone).at(first.where()), v);
        for (const refusal& other : first.others()) in_.problem(other, v);
    }

    //=== what is done and expected ===//

    void read_operations(json_value v, rule_case& c) {
        if (!v) return;
        if (v.kind() != json_kind::array) return in_.wrong_type(say("步骤的数组", "an array of steps"), v);
        json_part part(text_, v, R"("onezone":"plan","version":1,"id":"case")", "steps");
        std::size_t ordinal = 0;
        for (const json_value step : v.items()) {
            ++ordinal;
            if (step.kind() != json_kind::object) continue; // reported below
            bool has_key = false;
            for (const json_value member : step.items()) has_key = has_key || member.key() == "key";
            if (!has_key) part.insert(step, "\"key\":\"" + std::to_string(ordinal) + (step.size() == 0 ? "\"" : "\","));
        }
        result<plan> p = read_plan(part.document(), c.before, {}, {}, known_);
        if (p)
            c.operations = std::move(*p);
        else
            problems_of(part, p.error(), v);
    }
    void read_expected(json_value v, rule_case& c) {
        json_object o(in_, v);
        expected_form form;
        values_.read_members(o, form);
        o.close();
        expected_finding w;
        const json_value rule_at = form.rule.at;
        w.rule = form.rule.value.value_or(std::string());
        w.verdict = form.verdict.value_or(verdict::violated);
        w.place = form.at;
        w.force = form.force;
        w.saying = form.saying;
        w.field = form.for_want_of;
        if (rule_at && !w.rule.empty() && !c.rules.find(w.rule)) {
            policy without = c.rules;
            in_.problem(without.remove(w.rule).error(), rule_at); // says which one was likely meant
        }
        c.expected.push_back(std::move(w));
    }

    std::string_view text_;
    json_reader in_;
    no_names names_;
    value_reader<no_names> values_{in_, names_};
    const std::string& folder_;
    const std::vector<policy>& own_;
    case_documents from_;
    const known_operations& known_;
    std::map<std::uint32_t, hierarchy> read_; // sketches and documents by where they stand
    std::vector<std::uint32_t> told_;
    std::vector<rule_case> all_;
};

} // namespace

result<std::vector<rule_case>> read_rule_cases(std::string_view json, std::string_view source,
    const std::string& folder, const std::vector<policy>& own, const json_limits& limits, case_documents from,
    const known_operations& known) {
    const result<json_tree> tree = json_tree::parse(json, source, limits);
    ONEZONE_TRY(tree);
    return case_reader(json, *tree, folder, own, from, known).read();
}

std::string rule_case_schema(const known_operations& known) {
    return schema_printer::document<cases_form>(
        "cases", "What rules are expected to say. The format in prose: onezone/testing/rule_case.hpp.", known);
}

std::vector<rule_case> load_rule_cases(
    const std::string& path, const std::vector<policy>& own, case_documents from, const known_operations& known) {
    const std::string json = read_file(path).value();
    const std::size_t slash = path.find_last_of("/\\");
    const std::string folder =
        slash == std::string::npos ? std::string() : path.substr(0, slash + (slash == 0 ? 1 : 0));
    return read_rule_cases(json, path, folder, own, {}, from, known).value();
}

} // namespace onezone
