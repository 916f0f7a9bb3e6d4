// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_DETAIL_EVALUATION_HPP_INCLUDED
#define ONEZONE_RULES_DETAIL_EVALUATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/detail/observation.hpp>
#include <onezone/rules/detail/step_index.hpp>
#include <onezone/rules/enacted.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>
#include <onezone/rules/truth.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

/// @file
/// One call of one rule, as the engine sees it. Not API.

namespace onezone::detail {

/// An answer to a question that has no closed set of them.
using open_answer = std::variant<std::monostate, std::int64_t, decimal, date, std::string, std::vector<std::string>,
    unit_id, charter, authority, std::vector<authority>, std::vector<dossier_part>, std::vector<plan_part>>;
/// Which of these a `T` is; 0: none, it cannot be supposed.
template <class T>
inline constexpr std::size_t open_answer_of = [] {
    std::size_t found = 0;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((std::is_same_v<T, std::variant_alternative_t<I, open_answer>> ? void(found = I) : void()), ...);
    }
    (std::make_index_sequence<std::variant_size_v<open_answer>>());
    return found;
}();

/// A fact that was asked for and is missing, or doubtful.
struct noted {
    subject of;
    field what;
    const provenance* from = nullptr; // null: missing
    std::span<const word> answers;    // of a missing fact: what it could be, where that is a closed set
    bool can_suppose = false;         // … and can be supposed in a further run
    std::size_t open = 0;             // where it is not: of what type its answers are
    const word* kind = nullptr;       // of a count: of what
};

/// What people call what is missing.
[[nodiscard]] ONEZONE_API text name_of(const noted& n);

/// Zones and parks by every division they lie in, and by the smallest one they are known to lie within where that is vague:
/// above the county level. In the order of the hierarchy's table of zones.
class ONEZONE_API zone_index {
public:
    /// Of all zones at once; or, for who asks for a few divisions only, of each division when it is asked for.
    zone_index(const hierarchy& h, bool at_once);
    [[nodiscard]] std::span<const zone* const> in(unit_id division) {
        return list(in_, division, &zone_index::find_in);
    }
    [[nodiscard]] std::span<const zone* const> within(unit_id division) {
        return list(within_, division, &zone_index::find_within);
    }

private:
    using zones = std::vector<const zone*>;
    using table = std::unordered_map<unit_id, zones>;
    std::span<const zone* const> list(table& t, unit_id key, zones (zone_index::*find)(unit_id) const) {
        const auto found = t.find(key);
        if (found != t.end()) return found->second;
        if (at_once_) return {};
        return t[key] = (this->*find)(key);
    }
    [[nodiscard]] zones find_in(unit_id division) const;
    [[nodiscard]] zones find_within(unit_id division) const;

    const hierarchy* h_;
    bool at_once_;
    table in_;
    table within_;
};

/// What all calls on one pair of hierarchies share.
struct shared_lookups {
    bool at_once = true;
    std::optional<zone_index> now{};
    std::optional<zone_index> before{};
    std::optional<step_index> step{};
};

struct supposition {
    subject of;
    std::string_view what;
    int answer = 0;
    const open_answer* open = nullptr; // instead, where the answers are no closed set
    const word* kind = nullptr;
};

struct resolved_parameter {
    std::string_view name;
    const value* is = nullptr;
};

[[nodiscard]] ONEZONE_API std::span<const word> yes_no() noexcept;

struct ONEZONE_API evaluation {
    // the case
    const hierarchy* now = nullptr;
    const hierarchy* before = nullptr;
    std::span<const edit> edits; // of a step …
    std::span<const enacted> acts;
    date state_on;
    date rules_on;
    shared_lookups* lookups = nullptr;
    std::span<const resolved_parameter> parameters;
    subject about;
    unit_ref unit;
    const void* record = nullptr;
    bool gone = false; // unit and record are those before the step
    const supposition* suppose = nullptr;
    observation* observed = nullptr;
    bool detailed = false;

    // what the rule said
    truth scope = truth::yes();
    truth demand = truth::yes();
    bool required = false;
    std::vector<noted> notes;
    text message;
    std::vector<subject> blamed;
    std::vector<std::pair<subject, truth>> permitted;

    void reset() noexcept {
        scope = truth::yes();
        demand = truth::yes();
        required = false;
        notes.clear();
        if (detailed) reset_details();
    }
    void reset_details() noexcept;
    void add_message(const text& sentence);

    [[nodiscard]] truth::marks_type note_missing(subject of, const field& what, std::span<const word> answers,
        bool can_suppose, std::size_t open = 0, const word* kind = nullptr);
    [[nodiscard]] truth::marks_type note_doubt(subject of, const field& what, const provenance& from);
    [[nodiscard]] truth lacking(subject of, const field& what);
    [[nodiscard]] truth existing(subject of, const provenance& from);
    [[nodiscard]] const int* supposed(subject of, const field& what) const noexcept {
        return suppose && !suppose->open && suppose->of == of && suppose->what == what.key ? &suppose->answer : nullptr;
    }
    template <class T>
    [[nodiscard]] const T* supposed_open(subject of, std::string_view what, const word* kind = nullptr) const noexcept {
        const bool is = suppose && suppose->open && suppose->of == of && suppose->what == what && suppose->kind == kind;
        return is ? std::get_if<T>(suppose->open) : nullptr;
    }
    [[nodiscard]] zone_index& zones(const hierarchy& h);
    /// Requires: a step is judged.
    [[nodiscard]] const step_index& step();
    /// The rule reads which acts the step tells.
    void asked_for_acts();

    /// Whether facts and conditions are wanted, not only the relations walked.
    [[nodiscard]] bool recording() const noexcept { return observed && observed->facts; }
    void read(read_fact one);
    void walk(relation along, std::uint64_t from, bool in_now);
    // One of the things the last walk led to, and what it refers to. Requires: somebody observes.
    void reached(std::uint64_t id, std::span<const reference> refers_to);
    [[nodiscard]] truth observe(std::string_view key, truth t, condition_kind kind);
};

} // namespace onezone::detail

#endif
