// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include "ground/lasting.hpp"

#include <onezone/ground/vocabulary.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace onezone::detail {

namespace {

using type = sketch_type;

/// The members of what a line describes, and what only the line has.
template <Described... R>
[[nodiscard]] std::vector<sketch_key> keys_of(std::vector<sketch_key> besides = {}) {
    (
        [&] {
            for (sketch_key& k : sketch_keys_of<R>()) besides.push_back(std::move(k));
        }(),
        ...);
    return besides;
}
template <auto At>
[[nodiscard]] sketch_key key_for() {
    return sketch_key_of(field_of<At>, sketch_spelling<At>);
}

const std::vector<sketch_rule>& rules() {
    static const detail::lasting as{sketch_key{"as", {}, {}}}; // a label
    static const detail::lasting<std::vector<sketch_key>> body_keys{
        keys_of<body>({*as, key_for<&body::kind>(), key_for<&body::part_of>()})};
    static const detail::lasting table{std::vector<sketch_rule>{
        {type::top, "-", {}, {}},
        {type::division, "", {type::top, type::division}, keys_of<unit_record>({*as}), false, true, false},
        {type::zone, "", {type::top, type::division, type::zone},
            keys_of<unit_record, zone>({*as, key_for<&zone::seat>(), key_for<&zone::part_of>()}), false, true},
        {type::agency, "agency", {type::zone}, *body_keys},
        {type::body, "body", {type::division, type::zone, type::agency, type::body}, *body_keys},
        {type::post, "post", {type::agency, type::body}, keys_of<post>({key_for<&post::kind>()})},
        {type::holder, "holder", {type::post}, keys_of<tenure>(), true},
        {type::held, "", {type::agency, type::body}, keys_of<holding>()},
        {type::administered, "administered-by", {type::division, type::zone},
            keys_of<entrustment>({key_for<&entrustment::scope>()}), true},
        {type::hosts, "hosts", {type::zone}, keys_of<hosting>(), true},
        {type::integrated, "integrated", {type::zone}, keys_of<integration>(), true},
        {type::designation, "designation", {type::zone}, keys_of<designation>()},
        {type::appraisal, "appraisal", {type::agency, type::body}, keys_of<appraisal>()},
        {type::joint_office, "joint-with", {type::agency, type::body}, keys_of<joint_office>(), true},
        {type::lent, "lent", {type::agency, type::body}, keys_of<staff_loan>()},
        {type::agreement, "agreement", {type::top, type::division, type::zone}, keys_of<agreement>()},
        {type::partner, "partner", {type::agreement}, keys_of<partner>(), true, false, false},
        {type::indicator, "indicator", {type::division, type::zone}, keys_of<indicator>(), false, false, false},
        {type::own_fact, "fact", {type::division, type::zone, type::agency, type::body, type::post, type::person},
            keys_of<own_fact>(), false, false, false},
        {type::person, "person", {type::top}, keys_of<person>({*as})},
        {type::complete, "complete", {type::top, type::division, type::zone, type::agency, type::body, type::post},
            keys_of<completeness>()},
    }};
    return *table;
}

struct held_word {
    carry_class cls;
    std::string_view keyword;
};
constexpr std::array<held_word, 6> held_words{{
    {carry_class::functions, "function"},
    {carry_class::powers, "power"},
    {carry_class::assets, "asset"},
    {carry_class::projects, "project"},
    {carry_class::documents, "document"},
    {carry_class::retirees, "retirees"},
}};

} // namespace

const sketch_rule& sketch_rule_of(sketch_type t) { return rules()[static_cast<std::size_t>(t)]; }

std::optional<sketch_type> sketch_type_of(std::string_view keyword) {
    for (const sketch_rule& r : rules())
        if (!r.keyword.empty() && r.type != type::top && r.keyword == keyword) return r.type;
    if (sketch_class_of(keyword)) return type::held;
    if (const auto kind = parse_word<unit_kind>(keyword)) return is_division(*kind) ? type::division : type::zone;
    return std::nullopt;
}

std::vector<std::string_view> sketch_keywords() {
    std::vector<std::string_view> all{"city", "village", "community"};
    for (const word& w : words(unit_kind{})) all.push_back(w.key);
    for (const held_word& w : held_words) all.push_back(w.keyword);
    for (const sketch_rule& r : rules())
        if (r.keyword.size() > 1) all.push_back(r.keyword);
    return all;
}

std::string sketch_child_keyword(const std::string& key, sketch_type above) {
    std::string underscored = key;
    std::replace(underscored.begin(), underscored.end(), '-', '_');
    for (const std::string& spelled : {key, underscored}) {
        const auto found = sketch_type_of(spelled);
        if (!found) continue;
        const auto& under = sketch_rule_of(*found).under;
        if (std::find(under.begin(), under.end(), above) != under.end()) return spelled;
    }
    return {};
}

std::vector<std::string_view> sketch_keys_under(const sketch_rule& rule) {
    std::vector<std::string_view> known;
    for (const sketch_key& k : rule.keys) known.push_back(k.spelled);
    for (const std::string_view keyword : sketch_keywords())
        if (!sketch_child_keyword(std::string(keyword), rule.type).empty()) known.push_back(keyword);
    return known;
}

std::string_view sketch_keyword_of(unit_kind kind) {
    switch (kind) {
    case unit_kind::prefecture_city: return "city";
    case unit_kind::villagers_committee: return "village";
    case unit_kind::residents_committee: return "community";
    default: return key_of(kind);
    }
}

std::string_view sketch_keyword_of(carry_class cls) {
    for (const held_word& w : held_words)
        if (w.cls == cls) return w.keyword;
    return {};
}

std::optional<carry_class> sketch_class_of(std::string_view keyword) {
    for (const held_word& w : held_words)
        if (w.keyword == keyword) return w.cls;
    return std::nullopt;
}

std::optional<known_list> sketch_list_of(std::string_view keyword, sketch_type above) {
    const auto found = sketch_type_of(keyword);
    if (!found) return std::nullopt;
    switch (*found) {
    case type::division: return known_list::children;
    case type::zone: return above == type::zone ? known_list::parks : known_list::zones;
    case type::agency: return known_list::agencies;
    case type::body: return above == type::division || above == type::zone ? known_list::bodies : known_list::parts;
    case type::post: return known_list::posts;
    case type::holder: return known_list::holders;
    case type::held: return parse_word<known_list>(key_of(*sketch_class_of(keyword)));
    case type::administered: return known_list::entrustments;
    case type::hosts: return known_list::also_in;
    case type::agreement: return known_list::agreements;
    case type::indicator: return known_list::indicators;
    default: return std::nullopt;
    }
}

body_kind usual_kind_of_agency(std::string_view name) noexcept {
    return name.ends_with("办公室") || name.ends_with("管理处") ? body_kind::management_office
                                                                : body_kind::management_committee;
}

body_kind usual_kind_of_body(bool part) noexcept { return part ? body_kind::internal_body : body_kind::unstated; }

post_kind usual_kind_of_post(std::string_view title) noexcept {
    return parse_word<post_kind>(title).value_or(post_kind::unstated);
}

} // namespace onezone::detail
