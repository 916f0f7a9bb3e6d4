// SPDX-License-Identifier: Apache-2.0
#include "ground/refuse.hpp"
#include "ground/wording.hpp"

#include <onezone/reform/known_operations.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace onezone {

namespace {

using detail::field_type;
using detail::operation_kind;

template <class... Ops>
[[nodiscard]] constexpr auto kinds_of(operation_list<Ops...>) {
    return std::array<const operation_kind*, sizeof...(Ops)>{&detail::kind_of_operation<Ops>...};
}
constexpr auto built_in = kinds_of(operation_types{});

// What a step has beside its operation, in plans, cases and logs.
constexpr std::array<std::string_view, 9> of_steps{
    "key", "on", "after", "source", "grade", "reason", "procedure", "remark", "note"};

// The name of a field that documents could not tell apart; empty where there is none.
[[nodiscard]] result<void> check_fields(std::string_view key, const field_type& type) {
    std::vector<std::string> names;
    result<void> fits;
    detail::look_at_fields(type, type.make().get(), [&](std::string_view name, const field_type& field, const void*) {
        if (!fits) return;
        if (name.empty() || name == "note" || std::find(names.begin(), names.end(), name) != names.end())
            fits = refusal(errc::bad_value,
                fill(
                    say("操作 {0} 的字段不能叫 {1}：字段名不能为空、重复或为 note",
                        "a field of the operation {0} cannot be called {1}: names are not empty, not `note`, and differ"),
                    {detail::quote(key), detail::quote(name)}));
        names.emplace_back(name);
        for (const field_type* within = &field; fits && within; within = within->of)
            if (within->form == detail::field_form::structure) fits = check_fields(key, *within);
    });
    return fits;
}

} // namespace

const operation_kind* known_operations::find(std::string_view key) const noexcept {
    for (const operation_kind* const kind : built_in)
        if (kind->key == key) return kind;
    for (const operation_kind* const kind : own_)
        if (kind->key == key) return kind;
    return nullptr;
}

std::vector<std::string_view> known_operations::keys() const {
    std::vector<std::string_view> all;
    all.reserve(built_in.size() + own_.size());
    for (const operation_kind* const kind : built_in) all.push_back(kind->key);
    for (const operation_kind* const kind : own_) all.push_back(kind->key);
    return all;
}

result<void> known_operations::add(const operation_kind& kind) {
    if (const operation_kind* const there = find(kind.key)) {
        if (*there == kind) return {};
        return refusal(errc::duplicate_key,
            fill(say("已有名为 {0} 的操作", "another operation is called {0}"), {detail::quote(kind.key)}));
    }
    if (kind.key.empty() || std::find(of_steps.begin(), of_steps.end(), kind.key) != of_steps.end())
        return refusal(errc::bad_value,
            fill(say("操作不能叫 {0}：计划的步骤另有所用", "no operation can be called {0}: steps of plans need it"),
                {detail::quote(kind.key)}));
    if (auto fits = check_fields(kind.key, *kind.fields); !fits) return fits;
    own_.push_back(&kind);
    return {};
}

} // namespace onezone
