// SPDX-License-Identifier: Apache-2.0
// A notice in a form of one's own: `{{field}}` of a bulletin, `{{#field}}…{{/field}}` within it or for each item of it, `{{.}}` the item.
#include <onezone/onezone.hpp>

#include <iostream>

namespace oz = onezone;
using form = std::string_view;

constexpr form notice = R"(关于{{title}}情况的通报

{{#outcome}}经评判，改革前{{before}}，改革后{{after}}。{{/outcome}}已办理的事项：
{{#done}}  {{title}} {{count}} 项，涉及{{#names}}{{#first}}“{{.}}”{{/first}}等 {{all}} 个单位{{/names}}。
{{/done}}
公布的数字：
{{#published}}  {{label}} {{published}}{{measure}}，计得 {{counted}}{{measure}}
{{/published}})";

template <class T>
void put(const T& value) {
    if constexpr (requires { std::cout << value; })
        std::cout << value;
    else if constexpr (requires { name_of(value); })
        std::cout << name_of(value);
    else if constexpr (requires { to_string(value); })
        std::cout << to_string(value);
    else if constexpr (requires { value.has_value(); })
        if (value) put(*value);
}

template <class T>
void render(form f, const T& value) {
    for (std::size_t at; at = f.find("{{"), std::cout << f.substr(0, at), at != f.npos;) {
        form name = f.substr(at + 2, f.find("}}", at) - at - 2), within;
        f.remove_prefix(at + name.size() + 4);
        if (name[0] == '#') {
            name.remove_prefix(1);
            const std::string end = "{{/" + std::string(name) + "}}";
            within = f.substr(0, f.find(end));
            f.remove_prefix(within.size() + end.size());
        }
        if (name == ".") put(value);
        if constexpr (requires { T::fields(value, [](form, const auto&) {}); })
            T::fields(value, [&]<class Field>(form key, const Field& field) {
                if (key != name) return;
                if constexpr (requires { field.front(); } && !std::is_same_v<Field, std::string>)
                    for (const auto& item : field) render(within, item);
                else
                    within.empty() ? put(field) : render(within, field);
            });
    }
}

int main() {
    const auto before = oz::load_hierarchy(ONEZONE_EXAMPLES_FOLDER "/ganzhou/ganzhou-2022-11.json");
    const auto plan = oz::load_plan(ONEZONE_EXAMPLES_FOLDER "/ganzhou/ganzhou-2023-11.json", before);
    const auto policy = oz::load_policy(ONEZONE_EXAMPLES_FOLDER "/ganzhou/policy.json", before);
    render(notice, oz::bulletin_of(oz::simulate(before, plan, policy).value(), {.names = 2}));
}
