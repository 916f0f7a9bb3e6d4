// SPDX-License-Identifier: Apache-2.0
#include "plan_references.hpp"

#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"
#include "model/lookup.hpp"

#include <algorithm>
#include <charconv>

namespace onezone::detail {

namespace {

// A path cut before its last name.
[[nodiscard]] std::pair<std::string_view, std::string_view> cut(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return {{}, path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

} // namespace

//=== what steps create ===//

plan_references::plan_references(const hierarchy& h, const plan& p, std::string document)
    : h_(&h),
      plan_(&p),
      document_(std::move(document)) {
    for (std::size_t i = 0; i < p.steps.size(); ++i) steps_.emplace(p.steps[i].key, i);
}

std::optional<std::size_t> plan_references::step_called(std::string_view key) const {
    const auto found = steps_.find(key);
    return found == steps_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<plan_references::creation> plan_references::creation_called(std::string_view spelled) const {
    if (const auto index = step_called(spelled)) return creation{act_of(*plan_, *index), 0};
    const std::size_t hash = spelled.rfind('#');
    if (hash == std::string_view::npos) return std::nullopt;
    std::uint64_t ordinal = 0;
    const char* const last = spelled.data() + spelled.size();
    const auto [end, ec] = std::from_chars(spelled.data() + hash + 1, last, ordinal);
    const auto index = step_called(spelled.substr(0, hash));
    if (!index || ec != std::errc() || end != last || ordinal == 0) return std::nullopt;
    return creation{act_of(*plan_, *index), ordinal - 1};
}

template <class Id>
std::optional<Id> plan_references::find_created(json_reader& in, json_value v, std::string_view spelled) const {
    if (const auto made = creation_called(spelled)) return Id::derive(made->act, made->ordinal);
    std::vector<std::string_view> keys;
    if (!in.only_counts())
        for (const plan_step& s : plan_->steps) keys.push_back(s.key);
    in.problem(errc::unknown_key,
        fill(say("没有步骤 {0}", "there is no step {0}"), {quote(spelled)})
            + did_you_mean(spelled.substr(0, spelled.rfind('#')), keys),
        v);
    return std::nullopt;
}

template <class Tag>
std::string plan_references::write_other(basic_id<Tag> id) const {
    constexpr std::size_t most = 32; // things that one step creates; beyond it the id itself is written
    const auto [at, first_time] = created_.try_emplace(Tag::seed);
    std::vector<std::pair<std::uint64_t, std::size_t>>& made = at->second;
    if (first_time) {
        for (std::size_t i = 0; i < plan_->steps.size(); ++i) {
            const std::uint64_t act = act_of(*plan_, i);
            for (std::uint64_t n = 0; n < most; ++n)
                made.emplace_back(basic_id<Tag>::derive(act, n).value(), i * most + n);
        }
        std::sort(made.begin(), made.end());
    }
    for (auto one = std::lower_bound(made.begin(), made.end(), std::pair(id.value(), std::size_t{0}));
         one != made.end() && one->first == id.value(); ++one) {
        const std::size_t i = one->second / most;
        const std::size_t n = one->second % most;
        const std::string spelled = plan_->steps[i].key + (n == 0 ? std::string() : "#" + std::to_string(n + 1));
        if (const auto called = creation_called(spelled);
            called && called->act == act_of(*plan_, i) && called->ordinal == n)
            return "step:" + spelled;
    }
    return "id:" + to_string(id);
}

//=== finding ===//

std::optional<unit_id> plan_references::find(json_reader& in, json_value v, unit_id) const {
    const std::optional<json_reference> r = read_reference(in, v);
    if (!r) return std::nullopt;
    if (r->how == json_reference::form::step) return find_created<unit_id>(in, v, r->rest);
    if (r->how == json_reference::form::id) return unit_id::from_value(r->id);
    return find_unit(in, v, *h_, document_);
}

std::optional<body_id> plan_references::find(json_reader& in, json_value v, body_id) const {
    const std::optional<json_reference> r = read_reference(in, v);
    if (!r) return std::nullopt;
    if (r->how == json_reference::form::step) return find_created<body_id>(in, v, r->rest);
    if (r->how == json_reference::form::id) return body_id::from_value(r->id);
    return find_body(in, v, *h_, document_);
}

// What is neither unit nor body: `by_path` gives the ids of that name, `name` the name of a record.
template <class Record, class ByPath, class Name>
std::optional<decltype(Record::key)> plan_references::find_any(
    json_reader& in, json_value v, errc unknown, const text& kind, ByPath by_path, Name name) const {
    using Id = decltype(Record::key);
    const std::optional<json_reference> r = read_reference(in, v);
    if (!r) return std::nullopt;
    if (r->how == json_reference::form::step) return find_created<Id>(in, v, r->rest);
    if (r->how == json_reference::form::id) return Id::from_value(r->id);
    std::vector<Id> found;
    if (r->how == json_reference::form::path) {
        found = by_path(r->rest);
    } else if (r->how == json_reference::form::key) {
        if (const Id id = Id::derive(document_, r->rest); h_->find(id)) found.push_back(id);
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        text message = fill(say("没有{0} {1}", "there is no {0} {1}"), {kind, quote(v.text())});
        if (r->how == json_reference::form::path) {
            const auto [above, own] = cut(r->rest);
            likely_meant seek(own);
            for (const Record& known : h_->all<Record>()) seek.look_at(name(known));
            if (!seek.nearest().empty())
                message += did_you_mean((above.empty() ? std::string() : std::string(above) + "/")
                    + std::string(seek.nearest().front().known));
        }
        in.problem(unknown, std::move(message), v);
    } else {
        in.problem(errc::ambiguous_record,
            fill(say("{0} {1} 不唯一：有 {2} 个", "the {0} {1} is ambiguous: there are {2}"),
                {kind, quote(v.text()), number(found.size())}),
            v);
    }
    return std::nullopt;
}

std::vector<post_id> plan_references::posts_called(std::string_view path) const {
    const auto [above, title] = cut(path);
    std::vector<post_id> found;
    const auto take = [&, called = title](const post& p) {
        if (p.title == called) found.push_back(p.key);
    };
    if (above.empty()) {
        for (const post& p : h_->all<post>()) take(p);
    } else if (const result<const body*> of = h_->find_body(above)) {
        for (const post& p : h_->posts_of((*of)->key)) take(p);
    }
    return found;
}

std::vector<holding_id> plan_references::holdings_called(std::string_view path) const {
    const auto [above, name] = cut(path);
    std::vector<holding_id> found;
    std::optional<carry_class> cls;
    const auto take = [&, called = name](const holding& item) {
        if (item.name == called && (!cls || item.cls == *cls)) found.push_back(item.key);
    };
    if (above.empty()) {
        for (const holding& item : h_->all<holding>()) take(item);
        return found;
    }
    if (const result<const body*> of = h_->find_body(above)) {
        for (const holding& item : h_->holdings_of((*of)->key)) take(item);
        return found;
    }
    const auto [body_path, class_key] = cut(above);
    cls = parse_word<carry_class>(class_key);
    if (!cls) return found;
    if (const result<const body*> of = h_->find_body(body_path))
        for (const holding& item : h_->holdings_of((*of)->key)) take(item);
    return found;
}

std::vector<person_id> plan_references::people_called(std::string_view name) const {
    std::vector<person_id> found;
    for (const person& p : h_->all<person>())
        if (p.name == name) found.push_back(p.key);
    return found;
}

std::optional<post_id> plan_references::find(json_reader& in, json_value v, post_id) const {
    return find_any<post>(
        in, v, errc::unknown_post, say("职位", "post"), [this](std::string_view s) { return posts_called(s); },
        [](const post& p) -> std::string_view { return p.title; });
}
std::optional<person_id> plan_references::find(json_reader& in, json_value v, person_id) const {
    return find_any<person>(
        in, v, errc::unknown_person, say("人员", "person"), [this](std::string_view s) { return people_called(s); },
        [](const person& p) -> std::string_view { return p.name; });
}
std::optional<holding_id> plan_references::find(json_reader& in, json_value v, holding_id) const {
    return find_any<holding>(
        in, v, errc::unknown_record, say("事项", "holding"), [this](std::string_view s) { return holdings_called(s); },
        [](const holding& item) -> std::string_view { return item.name; });
}

std::optional<party> plan_references::find_party(json_reader& in, json_value v) const {
    const std::optional<json_reference> r = read_reference(in, v);
    if (!r) return std::nullopt;
    const auto neither = [&]() -> std::optional<party> {
        in.problem(errc::bad_value,
            fill(say("{0} 可能是单位，也可能是机构，请写 {\"unit\": …} 或 {\"body\": …}",
                     "{0} may be a unit or a body: write {\"unit\": …} or {\"body\": …}"),
                {quote(v.text())}),
            v);
        return std::nullopt;
    };
    if (r->how == json_reference::form::step || r->how == json_reference::form::id) return neither();
    if (r->how == json_reference::form::path) {
        // What is likely meant is sought only where neither is there.
        const unit_ref unit = unit_called(*h_, r->rest);
        const body* const one = body_called(*h_, r->rest);
        if (unit && one) return neither();
        if (one) return party::of(one->key);
        if (unit) return party::of(unit.id());
        const result<unit_ref> u = h_->find(r->rest);
        const result<const body*> b = h_->find_body(r->rest);
        // Whichever is nearer: many are better than none.
        in.problem(b.error().code() == errc::ambiguous_record ? b.error() : u.error(), v);
        return std::nullopt;
    }
    if (r->how == json_reference::form::key)
        if (const body_id id = body_id::derive(document_, r->rest); h_->find(id)) return party::of(id);
    const std::optional<unit_id> u = find_unit(in, v, *h_, document_);
    return u ? std::optional<party>(party::of(*u)) : std::nullopt;
}

//=== writing ===//

std::string plan_references::write(unit_id id) const { return h_->find(id) ? reference_to(*h_, id) : write_other(id); }
std::string plan_references::write(body_id id) const { return h_->find(id) ? reference_to(*h_, id) : write_other(id); }

std::string plan_references::write(post_id id) const {
    const post* p = h_->find(id);
    if (!p) return write_other(id);
    const std::string path = reference_to(*h_, p->body) + "/" + p->title;
    return !looks_like_reference(path) && posts_called(path) == std::vector<post_id>{id} ? path : "id:" + to_string(id);
}
std::string plan_references::write(person_id id) const {
    const person* p = h_->find(id);
    if (!p) return write_other(id);
    return !looks_like_reference(p->name) && people_called(p->name) == std::vector<person_id>{id}
        ? p->name
        : "id:" + to_string(id);
}
std::string plan_references::write(holding_id id) const {
    const holding* item = h_->find(id);
    if (!item) return write_other(id);
    const std::string above = reference_to(*h_, item->holder);
    if (!looks_like_reference(above)) {
        for (const std::string& path :
            {above + "/" + item->name, above + "/" + std::string(key_of(item->cls)) + "/" + item->name})
            if (holdings_called(path) == std::vector<holding_id>{id}) return path;
    }
    return "id:" + to_string(id);
}

} // namespace onezone::detail
