// SPDX-License-Identifier: Apache-2.0
#include "catalogue_parts.hpp"

#include <onezone/reform/description.hpp>
#include <onezone/reform/known_operations.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace onezone {

namespace {

using detail::field_form;
using detail::field_type;

//=== what may stand in a field ===//

text kind_of(const field_type& t) {
    switch (t.form) {
    case field_form::yes_no: return say("是或否", "yes or no");
    case field_form::whole_number: return say("整数", "whole number");
    case field_form::decimal_number: return say("数，至多四位小数", "number of at most four places");
    case field_form::string: return say("文字", "text");
    case field_form::text: return say("文字，中文和英文", "text, in Chinese and English");
    case field_form::date: return say("日期", "date");
    case field_form::code: return say("代码", "division code");
    case field_form::unit: return say("单位", "unit");
    case field_form::body: return say("机构", "body");
    case field_form::post: return say("职位", "post");
    case field_form::person: return say("人员", "person");
    case field_form::holding: return say("承担事项", "holding");
    case field_form::party: return say("单位、机构或仅述及者", "unit, body or somebody only stated");
    case field_form::word: return fill(say("词：{0}", "word: {0}"), {detail::name_of_words(t.words())});
    case field_form::optional: return kind_of(*t.of) + say("，可省略", ", may be left out");
    case field_form::fact: return kind_of(*t.of) + say("，可为未知", ", may be unknown");
    case field_form::list: return fill(say("若干个：{0}", "any number of: {0}"), {kind_of(*t.of)});
    case field_form::structure: break;
    }
    text all;
    detail::look_at_fields(t, t.make().get(), [&](std::string_view name, const field_type& field, const void*) {
        all += (all.empty() ? text() : say("；", "; "))
            + fill(say("`{0}`：{1}", "`{0}`: {1}"), {verbatim(name), kind_of(field)});
    });
    return fill(say("（{0}）", "({0})"), {all});
}
text left_out(const field_type& t, const void* by_default) {
    if (t.form == field_form::yes_no) return name_of(value(*static_cast<const bool*>(by_default)));
    if (t.form == field_form::word)
        for (const word& w : t.words())
            if (w.value == t.word_in(by_default)) return verbatim("`" + std::string(w.key) + "`");
    return {}; // nothing, unknown, or it has to be given
}

void write_fields(const field_type& op, detail::page& page) {
    page.head({say("字段", "field"), say("可以是", "may be"), say("未写时", "where left out")});
    detail::look_at_fields(op, op.make().get(), [&](std::string_view name, const field_type& field, const void* at) {
        page.row({verbatim("`" + std::string(name) + "`"), kind_of(field),
            needs(op, name) ? say("不可不写", "cannot be") : left_out(field, at)});
    });
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
    write_fields(*known_operations().find(d.key)->fields, page);
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
