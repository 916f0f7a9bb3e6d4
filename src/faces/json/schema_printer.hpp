// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_SCHEMA_PRINTER_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_SCHEMA_PRINTER_HPP_INCLUDED

#include "hierarchy_form.hpp"
#include "plan_form.hpp"
#include "policy_form.hpp"
#include "printer.hpp"

#include <boost/core/demangle.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

/// @file
/// JSON Schemas (2020-12) of what readers read, from the same descriptions. Internal to the library.
///
///  1. What several places share stands under its own name in `$defs`, in the order in which it is first met.
///  2. A type not handled here does not compile.

namespace onezone::detail {

template <class T>
inline constexpr bool is_dated = false;
template <class T>
inline constexpr bool is_dated<dated_form<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

class schema_printer {
public:
    /// The schema of documents of a kind whose whole is a `Form`.
    template <class Form>
    [[nodiscard]] static std::string document(
        std::string_view kind, std::string_view about, const known_operations& known = {}) {
        schema_printer p(known);
        json_printer& out = p.out_;
        out.open_object();
        out.spread();
        out.key("$schema").value(std::string_view("https://json-schema.org/draft/2020-12/schema"));
        out.key("title").value("onezone " + std::string(kind));
        out.key("description").value(about);
        p.object<Form>(kind);
        out.key("$defs").open_object();
        out.spread();
        for (std::size_t i = 0; i < p.shared_.size(); ++i) { // grows
            const shared one = p.shared_[i];
            out.key(one.name).open_object();
            one.define(p);
            out.close();
        }
        out.close();
        out.close();
        return std::move(out).finish();
    }

private:
    struct shared {
        std::string name;
        const std::type_info* type;
        std::function<void(schema_printer&)> define;
    };
    explicit schema_printer(const known_operations& known) : known_(known) {}

    //=== what stands in an open object: the keywords for a value ===//

    void simple(std::string_view name) { out_.key("type").value(name); }
    void text_like(std::string_view about, std::string_view pattern) {
        out_.key("description").value(about);
        simple("string");
        out_.key("pattern").value(pattern);
    }
    template <class Print>
    void braced(Print print) {
        out_.open_object();
        print();
        out_.close();
    }
    template <class... Prints>
    void any_of(Prints... prints) {
        out_.key("anyOf").open_array();
        (braced(prints), ...);
        out_.close();
    }
    template <class Print>
    void or_null_of(Print print) {
        any_of(print, [this] { simple("null"); });
    }
    template <class T>
    void or_null() {
        or_null_of([this] { of(type<T>()); });
    }

    // `$ref`, and what it refers to further below. Types of one name, ours and a caller's, are told apart by a number.
    void refer_to(std::string name, const std::type_info& type, std::function<void(schema_printer&)> define) {
        const std::string plain = name;
        const auto same_name = [&](const shared& s) { return s.name == name; };
        auto at = std::find_if(shared_.begin(), shared_.end(), same_name);
        for (int n = 2; at != shared_.end() && *at->type != type; ++n) {
            name = plain + "_" + std::to_string(n);
            at = std::find_if(shared_.begin(), shared_.end(), same_name);
        }
        out_.key("$ref").value("#/$defs/" + name);
        if (at == shared_.end()) shared_.push_back({std::move(name), &type, std::move(define)});
    }
    template <class T>
    void refer_to(std::string name) {
        refer_to(std::move(name), typeid(T), [](schema_printer& p) { p.shared_as(onezone::detail::type<T>()); });
    }
    [[nodiscard]] static std::string name_of_type(const std::type_info& type) {
        std::string name = boost::core::demangle(type.name());
        name.erase(0, name.rfind(':') + 1);
        constexpr std::string_view form = "_form";
        if (name.ends_with(form)) name.resize(name.size() - form.size());
        return name;
    }
    template <class T>
    [[nodiscard]] static std::string name_of_type() {
        return name_of_type(typeid(T));
    }

    void of(type<bool>) { simple("boolean"); }
    void of(type<std::int64_t>) { simple("integer"); }
    void of(type<std::string>) { simple("string"); }
    void of(type<json_count>) {
        simple("integer");
        out_.key("minimum").value(std::int64_t{0});
    }
    void of(type<text>) { refer_to<text>("text"); }
    void of(type<date>) { refer_to<date>("date"); }
    void of(type<decimal>) { refer_to<decimal>("decimal"); }
    void of(type<code>) { refer_to<code>("code"); }
    void of(type<json_id>) { refer_to<json_id>("id"); }
    void of(type<cited_sources>) { refer_to<cited_sources>("sources"); }
    void of(type<policy_value>) { refer_to<policy_value>("value"); }
    void of(type<policy_reach>) {
        any_of([this] { of(type<code>()); }, [this] { out_.key("const").value(std::string_view()); });
    }
    template <class Tag>
    void of(type<basic_id<Tag>>) {
        refer_to<unit_id>("reference");
    }
    void of(type<party>) { refer_to<party>("party"); }
    template <Vocabulary E>
    void of(type<E>) {
        refer_to<E>(name_of_type<E>());
    }
    template <class T>
    void of(type<std::optional<T>>) {
        or_null<T>();
    }
    template <class Shape, bool Null>
    void of(type<placed<Shape, Null>>) {
        of(type<Shape>());
    }
    template <class T>
    void of(type<located<T>>) {
        of(type<T>());
    }
    template <class... Ts>
    void of(type<one_of<Ts...>>) {
        any_of([this] { of(type<Ts>()); }...);
    }
    template <class T>
    void of(type<std::vector<T>>) {
        simple("array");
        out_.key("items");
        braced([this] { of(type<T>()); });
    }
    template <class T>
    void of(type<some_of<T>>) {
        of(type<std::vector<T>>());
        out_.key("minItems").value(std::int64_t{1});
    }
    template <class T>
    void of(type<keyed<T>>) {
        simple("object");
        out_.key("properties");
        braced([this] { out_.key("note").value(true); });
        out_.key("additionalProperties");
        braced([this] { of(type<T>()); });
    }
    // Bare, or with its provenance.
    template <class Print>
    void fact_of(Print value) {
        any_of(value, [&] {
            simple("object");
            refer_to<provenance>("provenance");
            out_.key("properties");
            braced([&] {
                out_.key("value");
                braced(value);
                out_.key("note").value(true);
            });
            out_.key("minProperties").value(std::int64_t{1});
            out_.key("unevaluatedProperties").value(false);
        });
    }
    template <class T>
    void of(type<fact<T>>) {
        fact_of([this] { or_null<T>(); });
    }
    template <class Kind>
    void of(type<std::vector<tally<Kind>>>) {
        simple("object");
        out_.key("properties");
        braced([this] {
            for (const word& w : words(Kind{}))
                for (const std::string_view key : {w.key, w.zh}) {
                    out_.key(key);
                    braced([this] { of(type<fact<json_count>>()); });
                }
            out_.key("note").value(true);
        });
        out_.key("additionalProperties").value(false);
    }
    template <HasFields T>
    void of(type<T>) {
        of(type_of_field<T>);
    }
    void of(const field_type& t) {
        switch (t.form) {
        case field_form::yes_no: return of(type<bool>());
        case field_form::whole_number: return of(type<std::int64_t>());
        case field_form::decimal_number: return of(type<decimal>());
        case field_form::string: return of(type<std::string>());
        case field_form::text: return of(type<text>());
        case field_form::date: return of(type<date>());
        case field_form::code: return of(type<code>());
        case field_form::unit:
        case field_form::body:
        case field_form::post:
        case field_form::person:
        case field_form::holding: return of(type<unit_id>());
        case field_form::party: return of(type<party>());
        case field_form::word:
            return refer_to(name_of_type(*t.type), *t.type, [&t](schema_printer& p) { p.spellings_of(t.words()); });
        case field_form::optional: return or_null_of([&] { of(*t.of); });
        case field_form::fact: return fact_of([&] { or_null_of([&] { of(*t.of); }); });
        case field_form::list:
            simple("array");
            out_.key("items");
            return braced([&] { of(*t.of); });
        case field_form::structure:
            return refer_to(name_of_type(*t.type), *t.type, [&t](schema_printer& p) { p.fields(t); });
        }
    }
    template <class T>
        requires((Described<T> || HasRest<T>)&&!HasFields<T>)
    void of(type<T>) {
        if constexpr (is_dated<T>)
            object<T>();
        else
            refer_to<T>(name_of_type<T>());
    }

    //=== what is shared ===//

    void shared_as(type<text>) {
        out_.key("description").value(std::string_view("One string for both languages, or each."));
        any_of([this] { simple("string"); },
            [this] {
                simple("object");
                out_.key("required").value(std::vector<std::string>{"zh", "en"});
                out_.key("properties");
                braced([this] {
                    for (const std::string_view language : {"zh", "en"}) {
                        out_.key(language);
                        braced([this] { simple("string"); });
                    }
                    out_.key("note").value(true);
                });
                out_.key("additionalProperties").value(false);
            });
    }
    void shared_as(type<date>) {
        text_like("ISO 8601 calendar date.", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
    }
    void shared_as(type<decimal>) {
        out_.key("description").value(std::string_view("A number of at most four places, or the same as text."));
        any_of([this] { simple("number"); },
            [this] {
                simple("string");
                out_.key("pattern").value(std::string_view("^-?[0-9]+([.][0-9]{1,4})?$"));
            });
    }
    void shared_as(type<code>) {
        text_like("A division code of 2, 4, 6, 9 or 12 digits.", "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$");
    }
    void shared_as(type<json_id>) { text_like("Sixteen hexadecimal digits.", "^[0-9a-fA-F]{16}$"); }
    void shared_as(type<cited_sources>) {
        out_.key("description").value(std::string_view("What `source` cites: key and title."));
        simple("object");
        out_.key("additionalProperties");
        braced([this] { simple("string"); });
    }
    void shared_as(type<policy_value>) {
        out_.key("description").value(std::string_view("Of the type the parameter takes."));
        any_of([this] { simple("boolean"); }, [this] { simple("number"); }, [this] { simple("string"); },
            [this] { of(type<std::vector<std::string>>()); });
    }
    void shared_as(type<unit_id>) {
        out_.key("description")
            .value(std::string_view(
                "A path or its unambiguous end, or code:…, key:…, id:…; in plans also step:KEY, the first "
                "thing that step creates, or step:KEY#2."));
        simple("string");
        out_.key("minLength").value(std::int64_t{1});
    }
    void shared_as(type<party>) {
        out_.key("description").value(std::string_view("A unit or body, or somebody only stated."));
        any_of([this] { of(type<unit_id>()); }, [this] { fields(type_of_field<party>); });
    }
    void shared_as(type<provenance>) {
        out_.key("description")
            .value(std::string_view("Where a fact comes from; what is inferred or a placeholder needs a reason."));
        simple("object");
        out_.key("properties");
        braced([this] {
            out_.key("grade");
            braced([this] { or_null<grade>(); });
            out_.key("reason");
            braced([this] { or_null<text>(); });
            out_.key("source");
            braced([this] { or_null<std::string>(); });
        });
        std::vector<std::string> with_reason;
        for (const word& w : words(grade{}))
            if (w.value != static_cast<int>(grade::stated)) add_spellings(w, with_reason);
        const std::vector<std::string> reason{"reason"};
        out_.key("if");
        braced([&] {
            out_.key("required").value(std::vector<std::string>{"grade"});
            out_.key("properties");
            braced([&] {
                out_.key("grade");
                braced([&] { out_.key("enum").value(with_reason); });
            });
        });
        out_.key("then");
        braced([&] { out_.key("required").value(reason); });
        out_.key("else");
        braced([&] {
            out_.key("not");
            braced([&] {
                out_.key("required").value(reason);
                out_.key("properties");
                braced([&] {
                    out_.key("reason");
                    braced([&] {
                        out_.key("not");
                        braced([&] { simple("null"); });
                    });
                });
            });
        });
    }
    // Every accepted spelling.
    template <Vocabulary E>
    void shared_as(type<E>) {
        spellings_of(words(E{}));
    }
    void spellings_of(std::span<const word> table) {
        std::vector<std::string> spellings;
        for (const word& w : table) add_spellings(w, spellings);
        out_.key("enum").value(spellings);
    }
    static void add_spellings(const word& w, std::vector<std::string>& to) {
        to.emplace_back(w.key);
        if (w.zh != w.key) to.emplace_back(w.zh);
        for (std::string_view rest = w.also; !rest.empty();) {
            const std::size_t bar = rest.find('|');
            to.emplace_back(rest.substr(0, bar));
            rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
        }
    }
    template <class T>
        requires((Described<T> || HasRest<T>)&&!HasFields<T>)
    void shared_as(type<T>) {
        if constexpr (requires { typename T::short_form; })
            any_of([this] { of(type<typename T::short_form>()); }, [this] { object<T>(); });
        else
            object<T>();
    }

    //=== objects ===//

    // Null stands for no value, in every field.
    void fields(const field_type& whole) {
        simple("object");
        if (!whole.needed.empty())
            out_.key("required").value(std::vector<std::string>(whole.needed.begin(), whole.needed.end()));
        out_.key("properties");
        braced([&] {
            look_at_fields(whole, whole.make().get(), [this](std::string_view name, const field_type& t, const void*) {
                const bool has_null = t.form == field_form::optional || t.form == field_form::fact;
                out_.key(name);
                braced([&] { has_null ? of(t) : or_null_of([&] { of(t); }); });
            });
            out_.key("note").value(true);
        });
        out_.key("additionalProperties").value(false);
    }

    template <class T>
    void object(std::string_view kind = {}) {
        std::vector<std::string> needed;
        if (!kind.empty()) needed = {"onezone", "version"};
        bool sourced = false;
        for_each_given<T>([&](auto m) {
            if (is_needed<decltype(m)>) needed.emplace_back(m.key);
            sourced = sourced || std::is_same_v<typename decltype(m)::type, provenance>;
        });
        simple("object");
        if (!needed.empty()) out_.key("required").value(needed);
        if (sourced) refer_to<provenance>("provenance");
        out_.key("properties");
        braced([&] {
            if (!kind.empty()) {
                out_.spread();
                out_.key("onezone");
                braced([&] { out_.key("const").value(kind); });
                out_.key("version");
                braced([&] { out_.key("const").value(std::int64_t{1}); });
            }
            for_each_given<T>([&](auto m) { property(m); });
            out_.key("note").value(true);
        });
        // What the referred one lists is known, too.
        out_.key(sourced ? "unevaluatedProperties" : "additionalProperties").value(false);
        if constexpr (requires { T::any_of; }) {
            out_.key("anyOf").open_array();
            for (const std::string_view key : T::any_of)
                braced([&] { out_.key("required").value(std::vector<std::string>{std::string(key)}); });
            out_.close();
        }
        for_each_given<T>([&](auto m) {
            if constexpr (std::is_same_v<typename decltype(m)::type, operation_choice>) {
                out_.key("oneOf").open_array();
                for (const std::string_view key : known_.keys())
                    braced([&] { out_.key("required").value(std::vector<std::string>{std::string(key)}); });
                out_.close();
            }
        });
    }

    template <class Member>
    void property(Member m) {
        using kind = typename Member::type;
        const auto optional = [this]<class T>(std::string_view key, type<T>) {
            out_.key(key);
            braced([this] { or_null<T>(); });
        };
        if constexpr (std::is_same_v<kind, provenance>) {
            // Referred to by the whole object.
        } else if constexpr (std::is_same_v<kind, period>) {
            for_each_key<kind>(m.key, [&](std::string_view key) { optional(key, type<date>()); });
        } else if constexpr (std::is_same_v<kind, given_identity>) {
            optional("key", type<std::string>());
            optional("id", type<json_id>());
        } else if constexpr (std::is_same_v<kind, held_by_class>) {
            for_each_key<kind>(m.key, [&](std::string_view key) { optional(key, type<std::vector<holding_form>>()); });
        } else if constexpr (std::is_same_v<kind, operation_choice>) {
            for (const std::string_view key : known_.keys()) {
                out_.key(key);
                braced([&] { fields(*known_.find(key)->fields); });
            }
        } else {
            out_.key(m.key);
            braced([&] {
                if (!m.zh.empty()) out_.key("description").value(std::string(m.zh) + " · " + std::string(m.en));
                if constexpr (never_empty<Member::at>) {
                    of(type<kind>());
                    out_.key("minLength").value(std::int64_t{1});
                } else if constexpr (std::is_same_v<kind, fact<std::int64_t>>) {
                    of(type<fact<json_count>>()); // of records, integers are counts
                } else if constexpr (is_needed<Member> || requires(kind k) { k.known(); } || is_optional<kind>) {
                    of(type<kind>());
                } else {
                    or_null<kind>();
                }
            });
        }
    }

    json_printer out_;
    const known_operations& known_;
    std::vector<shared> shared_;
};

} // namespace onezone::detail

#endif
