// SPDX-License-Identifier: Apache-2.0
#include "references.hpp"

#include "ground/wording.hpp"
#include "model/lookup.hpp"

namespace onezone::detail {

namespace {

constexpr std::string_view by_code = "code:";
constexpr std::string_view by_key = "key:";
constexpr std::string_view by_id = "id:";
constexpr std::string_view by_step = "step:";

} // namespace

bool looks_like_reference(std::string_view name) noexcept {
    return name.starts_with(by_code) || name.starts_with(by_key) || name.starts_with(by_id)
        || name.starts_with(by_step);
}

std::optional<json_reference> read_reference(json_reader& in, json_value v) {
    if (!v) return std::nullopt;
    if (v.kind() != json_kind::string) {
        in.wrong_type(say("路径，或以 `code:`、`key:`、`id:` 开头的引用",
                          "a path or a reference that begins with code:, key: or id:"),
            v);
        return std::nullopt;
    }
    const std::string_view spelled = v.text();
    json_reference r;
    r.rest = spelled;
    if (spelled.starts_with(by_code)) {
        r.how = json_reference::form::code;
        r.rest.remove_prefix(by_code.size());
        const result<code> c = parse_division_code(r.rest);
        if (!c) {
            in.problem(c.error(), v);
            return std::nullopt;
        }
        r.code = *c;
    } else if (spelled.starts_with(by_key)) {
        r.how = json_reference::form::key;
        r.rest.remove_prefix(by_key.size());
    } else if (spelled.starts_with(by_step)) {
        r.how = json_reference::form::step;
        r.rest.remove_prefix(by_step.size());
    } else if (spelled.starts_with(by_id)) {
        r.how = json_reference::form::id;
        r.rest.remove_prefix(by_id.size());
        r.id = parse_id_digits(r.rest);
        if (r.id == 0) {
            in.problem(errc::bad_value, no_id(r.rest), v);
            return std::nullopt;
        }
    }
    return r;
}

std::optional<unit_id> find_unit(json_reader& in, json_value v, const hierarchy& h, std::string_view document) {
    const std::optional<json_reference> r = read_reference(in, v);
    if (!r) return std::nullopt;
    unit_ref found;
    switch (r->how) {
    case json_reference::form::code: found = h.find(r->code); break;
    case json_reference::form::key: found = h.find(unit_id::derive(document, r->rest)); break;
    case json_reference::form::id: found = h.find(unit_id::from_value(r->id)); break;
    case json_reference::form::step: break; // only plans have steps
    default: {
        if (in.only_counts()) {
            found = unit_called(h, r->rest);
            break;
        }
        const result<unit_ref> at = h.find(r->rest);
        if (at) return at->id();
        in.problem(at.error(), v);
        return std::nullopt;
    }
    }
    if (found) return found.id();
    in.problem(errc::unknown_unit, fill(say("没有单位 {0}", "there is no unit {0}"), {quote(v.text())}), v);
    return std::nullopt;
}

std::optional<body_id> find_body(json_reader& in, json_value v, const hierarchy& h, std::string_view document) {
    const std::optional<json_reference> r = read_reference(in, v);
    if (!r) return std::nullopt;
    const body* found = nullptr;
    switch (r->how) {
    case json_reference::form::key: found = h.find(body_id::derive(document, r->rest)); break;
    case json_reference::form::id: found = h.find(body_id::from_value(r->id)); break;
    case json_reference::form::code: // bodies have none
    case json_reference::form::step: break;
    default: {
        if (in.only_counts()) {
            found = body_called(h, r->rest);
            break;
        }
        const result<const body*> at = h.find_body(r->rest);
        if (at) return (*at)->key;
        in.problem(at.error(), v);
        return std::nullopt;
    }
    }
    if (found) return found->key;
    in.problem(errc::unknown_body, fill(say("没有机构 {0}", "there is no body {0}"), {quote(v.text())}), v);
    return std::nullopt;
}

std::string reference_to(const hierarchy& h, unit_id unit) {
    std::string path = h.path_of(unit);
    if (!looks_like_reference(path))
        if (const unit_ref found = unit_called(h, path); found && found.id() == unit) return path;
    return std::string(by_id) + to_string(unit);
}

std::string reference_to(const hierarchy& h, body_id id) {
    if (const body* b = h.find(id)) {
        std::string path = h.path_of(b->unit) + "/" + b->name;
        if (!looks_like_reference(path))
            if (const body* const found = body_called(h, path); found && found->key == id) return path;
    }
    return std::string(by_id) + to_string(id);
}

//=== what ids derive from ===//

namespace {

[[nodiscard]] std::string day(const std::optional<date>& d) { return d ? to_string(*d) : std::string(); }

} // namespace

std::string json_tenure_path(const tenure& t) {
    return to_string(t.post) + "/" + to_string(t.person) + "/" + day(t.valid.from);
}
std::string json_holding_path(std::string_view body_path, const holding& item) {
    return std::string(body_path) + "/" + std::string(key_of(item.cls)) + "/" + item.name;
}
std::string json_entrustment_path(const entrustment& e) {
    std::string path =
        to_string(e.unit) + "/" + to_string(e.holder) + "/" + std::string(key_of(e.scope)) + "/" + day(e.valid.from);
    for (const std::string& item : e.items) path += "/" + item;
    return path;
}
std::string json_agreement_path(const agreement& a) { return a.name + "/" + day(a.valid.from); }
std::string json_indicator_path(const indicator& i) { return to_string(i.unit) + "/" + i.name + "/" + day(i.on); }

} // namespace onezone::detail
