// SPDX-License-Identifier: Apache-2.0
#include "json_schema.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <regex>
#include <set>
#include <stdexcept>

namespace onezone_tests {

namespace {

namespace json = boost::json;

using errors = std::vector<std::string>;

// The length in code points.
std::int64_t length(std::string_view utf8) {
    return std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

bool is_integer(const json::value& v) {
    return v.is_int64() || v.is_uint64() || (v.is_double() && std::trunc(v.get_double()) == v.get_double());
}

bool has_type(std::string_view type, const json::value& v) {
    if (type == "object") return v.is_object();
    if (type == "array") return v.is_array();
    if (type == "string") return v.is_string();
    if (type == "boolean") return v.is_bool();
    if (type == "null") return v.is_null();
    if (type == "number") return v.is_number();
    if (type == "integer") return is_integer(v);
    throw std::invalid_argument("unknown type " + std::string(type));
}

class checker {
public:
    explicit checker(const json::value& schema) : root_(schema) {}

    // Adds to `all` what does not fit, to `seen` the members of an object that some schema speaks of.
    void check(const json::value& schema, const json::value& v, const std::string& at, errors& all,
        std::set<std::string_view>& seen) const {
        if (const bool* simple = schema.if_bool()) {
            if (!*simple) all.push_back(at + ": nothing fits here");
            return;
        }
        const json::object& rules = schema.as_object();
        for (const auto& [keyword, wanted] : rules)
            if (keyword != "additionalProperties" && keyword != "unevaluatedProperties")
                check_keyword(rules, keyword, wanted, v, at, all, seen);
        const auto rest = [&](const char* keyword, const auto& known) {
            const json::value* wanted = rules.if_contains(keyword);
            if (wanted == nullptr || !v.is_object()) return;
            for (const auto& [name, member] : v.get_object())
                if (!known(name)) {
                    check(*wanted, member, at + "/" + std::string(name), all, seen);
                    seen.insert(name);
                }
        };
        const json::value* own = rules.if_contains("properties");
        rest("additionalProperties",
            [&](std::string_view name) { return own != nullptr && own->as_object().contains(name); });
        rest("unevaluatedProperties", [&](std::string_view name) { return seen.count(name) != 0; });
    }

private:
    bool fits(const json::value& schema, const json::value& v, std::set<std::string_view>& seen) const {
        errors all;
        std::set<std::string_view> here;
        check(schema, v, {}, all, here);
        if (all.empty()) seen.merge(here);
        return all.empty();
    }

    const json::value& referenced(std::string_view pointer) const {
        const json::value* found = pointer.starts_with("#/") ? root_.at("$defs").as_object().if_contains(
                                       pointer.starts_with("#/$defs/") ? pointer.substr(8) : std::string_view())
                                                             : nullptr;
        if (found == nullptr) throw std::invalid_argument("unknown reference " + std::string(pointer));
        return *found;
    }

    void check_keyword(const json::object& rules, std::string_view keyword, const json::value& wanted,
        const json::value& v, const std::string& at, errors& all, std::set<std::string_view>& seen) const {
        const auto expect = [&](bool ok, const std::string& what) {
            if (!ok) all.push_back(at + ": wanted " + what + ", found " + json::serialize(v).substr(0, 80));
        };
        const json::object* object = v.if_object();
        if (keyword == "$ref") {
            check(referenced(wanted.as_string()), v, at, all, seen);
        } else if (keyword == "type") {
            expect(has_type(wanted.as_string(), v), json::serialize(wanted));
        } else if (keyword == "const") {
            expect(v == wanted, json::serialize(wanted));
        } else if (keyword == "enum") {
            const json::array& known = wanted.as_array();
            expect(std::find(known.begin(), known.end(), v) != known.end(), "one of " + json::serialize(wanted));
        } else if (keyword == "pattern") {
            if (v.is_string())
                expect(std::regex_search(std::string(v.get_string()), std::regex(std::string(wanted.as_string()))),
                    json::serialize(wanted));
        } else if (keyword == "minLength") {
            if (v.is_string()) expect(length(v.get_string()) >= wanted.as_int64(), "more text");
        } else if (keyword == "minimum") {
            if (v.is_number()) expect(v.to_number<double>() >= wanted.to_number<double>(), "more");
        } else if (keyword == "minItems") {
            if (v.is_array()) expect(v.get_array().size() >= wanted.to_number<std::size_t>(), "more items");
        } else if (keyword == "minProperties") {
            if (object != nullptr) expect(object->size() >= wanted.to_number<std::size_t>(), "more members");
        } else if (keyword == "items") {
            if (v.is_array()) {
                std::size_t i = 0;
                for (const json::value& item : v.get_array()) {
                    std::set<std::string_view> inside;
                    check(wanted, item, at + "/" + std::to_string(i++), all, inside);
                }
            }
        } else if (keyword == "properties") {
            if (object != nullptr)
                for (const auto& [name, member] : wanted.as_object())
                    if (const json::value* found = object->if_contains(name)) {
                        std::set<std::string_view> inside;
                        check(member, *found, at + "/" + std::string(name), all, inside);
                        seen.insert(name);
                    }
        } else if (keyword == "required") {
            if (object != nullptr)
                for (const json::value& name : wanted.as_array())
                    expect(object->contains(name.as_string()), "the member " + json::serialize(name));
        } else if (keyword == "allOf") {
            for (const json::value& one : wanted.as_array()) check(one, v, at, all, seen);
        } else if (keyword == "anyOf" || keyword == "oneOf") {
            const json::array& choices = wanted.as_array();
            const auto fitting =
                std::count_if(choices.begin(), choices.end(), [&](const json::value& s) { return fits(s, v, seen); });
            if (fitting == 0)
                expect_closest(choices, v, at, all);
            else
                expect(keyword == "anyOf" || fitting == 1, "one choice");
        } else if (keyword == "not") {
            std::set<std::string_view> inside;
            expect(!fits(wanted, v, inside), "not " + json::serialize(wanted).substr(0, 80));
        } else if (keyword == "if") {
            const json::value* next = rules.if_contains(fits(wanted, v, seen) ? "then" : "else");
            if (next != nullptr) check(*next, v, at, all, seen);
        } else if (keyword != "then" && keyword != "else" && keyword != "$schema" && keyword != "$id"
            && keyword != "$defs" && keyword != "title" && keyword != "description") {
            throw std::invalid_argument("unknown keyword " + std::string(keyword));
        }
    }

    // Of the choices none of which fits, what that one says whose first complaint lies deepest.
    void expect_closest(const json::array& choices, const json::value& v, const std::string& at, errors& all) const {
        errors closest;
        for (const json::value& choice : choices) {
            errors here;
            std::set<std::string_view> inside;
            check(choice, v, at, here, inside);
            if (closest.empty() || here.front().find(':') > closest.front().find(':')) closest = std::move(here);
        }
        all.insert(all.end(), closest.begin(), closest.end());
    }

    const json::value& root_;
};

} // namespace

boost::json::value parse_json(std::string_view text) {
    json::parse_options options;
    options.max_depth = 256;
    return json::parse(text, {}, options);
}

std::vector<std::string> misfits(const boost::json::value& schema, const boost::json::value& document) {
    errors all;
    std::set<std::string_view> seen;
    checker(schema).check(schema, document, {}, all, seen);
    return all;
}

} // namespace onezone_tests
