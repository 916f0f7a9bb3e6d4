// SPDX-License-Identifier: Apache-2.0
#include "catalogue_parts.hpp"
#include "faces/json/forms.hpp"

#include <onezone/reform/description.hpp>
#include <onezone/reform/operation.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace onezone {

namespace {

using detail::type;

//=== what may stand in a field ===//

text kind_of(type<bool>) { return say("是或否", "yes or no"); }
text kind_of(type<std::int64_t>) { return say("整数", "whole number"); }
text kind_of(type<decimal>) { return say("数，至多四位小数", "number of at most four places"); }
text kind_of(type<std::string>) { return say("文字", "text"); }
text kind_of(type<text>) { return say("文字，中文和英文", "text, in Chinese and English"); }
text kind_of(type<date>) { return say("日期", "date"); }
text kind_of(type<code>) { return say("代码", "division code"); }
text kind_of(type<unit_id>) { return say("单位", "unit"); }
text kind_of(type<body_id>) { return say("机构", "body"); }
text kind_of(type<post_id>) { return say("职位", "post"); }
text kind_of(type<person_id>) { return say("人员", "person"); }
text kind_of(type<holding_id>) { return say("承担事项", "holding"); }
text kind_of(type<party>) { return say("单位、机构或仅述及者", "unit, body or somebody only stated"); }
template <Vocabulary E>
text kind_of(type<E>) {
    return fill(say("词：{0}", "word: {0}"), {detail::name_of_words(words(E{}))});
}
template <class T>
text kind_of(type<std::optional<T>>);
template <class T>
text kind_of(type<fact<T>>);
template <class T>
text kind_of(type<std::vector<T>>);
template <detail::HasFields T>
text kind_of(type<T>);

template <class T>
text kind_of(type<std::optional<T>>) {
    return kind_of(type<T>()) + say("，可以不说", ", may be left out");
}
template <class T>
text kind_of(type<fact<T>>) {
    return kind_of(type<T>()) + say("，可以不知道", ", may be unknown");
}
template <class T>
text kind_of(type<std::vector<T>>) {
    return fill(say("若干个：{0}", "any number of: {0}"), {kind_of(type<T>())});
}
template <detail::HasFields T>
text kind_of(type<T>) {
    text all;
    T whole;
    T::fields(whole, [&](std::string_view name, const auto& field) {
        all += (all.empty() ? text() : say("；", "; "))
            + fill(say("`{0}`：{1}", "`{0}`: {1}"),
                {verbatim(name), kind_of(type<std::remove_cvref_t<decltype(field)>>())});
    });
    return fill(say("（{0}）", "({0})"), {all});
}

template <class T>
text left_out(const T& by_default) {
    if constexpr (std::is_same_v<T, bool>) return name_of(value(by_default));
    if constexpr (Vocabulary<T>)
        for (const word& w : words(by_default))
            if (w.value == static_cast<int>(by_default)) return verbatim("`" + std::string(w.key) + "`");
    return {}; // nothing, unknown, or it has to be given
}

template <class Op>
void write_fields(detail::page& page) {
    page.head({say("字段", "field"), say("可以是", "may be"), say("未写时", "where left out")});
    Op op;
    Op::fields(op, [&](std::string_view name, const auto& field) {
        page.row({verbatim("`" + std::string(name) + "`"), kind_of(type<std::remove_cvref_t<decltype(field)>>()),
            left_out(field)});
    });
}
template <class... Ops>
void write_fields_of(operation_list<Ops...>, std::string_view key, detail::page& page) {
    ((Ops::key == key ? write_fields<Ops>(page) : void()), ...);
}

void write(detail::page& page, const operation_description& d) {
    page.heading(3, fill(verbatim("`{0}` {1}"), {verbatim(d.key), title_of_act(d.key)}));
    const auto item = [&](const text& head, const text& is) {
        page.item(fill(say("{0}：{1}", "{0}: {1}"), {head, is}));
    };
    item(say("作用", "what it does"), d.does);
    item(say("随之转移", "carries over"), d.carries);
    text refused;
    for (const errc code : d.refuses)
        refused += (refused.empty() ? text() : say("；", "; "))
            + fill(say("`{0}`（{1}）", "`{0}` ({1})"), {verbatim(std::string(name_of(code))), meaning_of(code)});
    item(say("拒绝", "refuses"), refused);
    if (!d.source.empty()) item(say("来源", "source"), d.source);
    write_fields_of(operation_types{}, d.key, page);
}

} // namespace

void detail::write_operations(page& page) {
    page.heading(1, say("操作目录", "Catalogue of operations"));
    for (const operation_description& d : described_operations()) write(page, d);
}

std::string operation_catalogue(language which) {
    detail::page page(which);
    detail::write_operations(page);
    return std::move(page).take();
}

std::string operation_entry(std::string_view key, language which) {
    detail::page page(which);
    if (const operation_description* const d = find_description(key)) write(page, *d);
    return std::move(page).take();
}

} // namespace onezone
