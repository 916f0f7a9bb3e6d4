// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_DETAIL_CALL_HPP_INCLUDED
#define ONEZONE_RULES_DETAIL_CALL_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/detail/observation.hpp>
#include <onezone/rules/enacted.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>
#include <onezone/rules/truth.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// @file
/// One call of one rule: what it is given, and what it says. Not API.

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
    bool is_list = false; // nothing with a value of its own: what is known of it decides whether a condition holds
};

/// Whether a name asks something (是否领酬、由谁批准) rather than naming something that is so or so.
[[nodiscard]] ONEZONE_API bool is_question(std::string_view zh) noexcept;
/// … whether that in English does: it is a clause.
[[nodiscard]] ONEZONE_API bool is_clause(std::string_view en) noexcept;
/// What people call what is missing.
[[nodiscard]] ONEZONE_API text name_of(const noted& n);
/// What people ask to find it out.
[[nodiscard]] ONEZONE_API text question_of(const noted& n);

struct supposition {
    subject of;
    std::string_view what;
    int answer = 0;
    const open_answer* open = nullptr; // instead, where the answers are no closed set
    const word* kind = nullptr;
    const supposition* also = nullptr; // … and this at once
};

struct resolved_parameter {
    std::string_view name;
    const value* is = nullptr;
    std::string_view measure; // its unit of measure
};

/// What a rule is called on. Rules on records seldom ask for the unit: it is looked for when one does.
class ONEZONE_API judged_thing {
public:
    judged_thing() noexcept = default;
    judged_thing(subject s, const void* its_record) noexcept : about(s), record(its_record), unit_known_(false) {}
    judged_thing(subject s, const void* its_record, unit_ref its_unit, bool is_gone = false) noexcept
        : about(s),
          record(its_record),
          gone(is_gone),
          unit_(its_unit) {}

    subject about;
    const void* record = nullptr; // of the kind that goes with it; null for divisions and the whole
    bool gone = false;            // since the step: unit and record are those before it

    /// The unit it belongs to; nothing for the whole and for persons.
    [[nodiscard]] unit_ref unit(const hierarchy& now) {
        if (!unit_known_) find_unit(now);
        return unit_;
    }
    /// Whether it is that unit, of the hierarchy judged.
    [[nodiscard]] bool is(unit_id id) const noexcept { return about.is_unit() && about.id == id.value() && !gone; }

    [[nodiscard]] const zone* zone_or_null() const noexcept {
        return about.kind == subject_kind::zone ? static_cast<const zone*>(record) : nullptr;
    }

private:
    void find_unit(const hierarchy& now);

    bool unit_known_ = true;
    unit_ref unit_;
};

/// What calls on one hierarchy, or on the two of a step, look up: who judges remembers it from one call to the next.
class call_lookups {
public:
    call_lookups() = default;
    call_lookups(const call_lookups&) = default;
    call_lookups& operator=(const call_lookups&) = default;

    /// The zones and parks that lie in a division, as slots of their table. The list is handed back for the next.
    [[nodiscard]] virtual std::vector<slot> zones_in(const hierarchy& h, bool in_now, unit_ref division) = 0;
    virtual void hand_back(std::vector<slot>&& list) noexcept = 0;
    /// What happened to it. Requires: a step is judged.
    [[nodiscard]] virtual std::span<const happening> happenings(subject of) = 0;
    // What the rules ask for one after another on `judged`.
    [[nodiscard]] virtual record_range<body> bodies_of(judged_thing& judged, const hierarchy& h, unit_id u) = 0;
    [[nodiscard]] virtual const body* find(judged_thing& judged, const hierarchy& h, body_id id) = 0;
    [[nodiscard]] virtual const post* find(judged_thing& judged, const hierarchy& h, post_id id) = 0;

protected:
    ~call_lookups() = default;
};

[[nodiscard]] ONEZONE_API std::span<const word> yes_no() noexcept;

struct ONEZONE_API rule_call {
    // the case
    const hierarchy* now = nullptr;
    const hierarchy* before = nullptr;
    std::span<const edit> edits; // of a step …
    std::span<const enacted> acts;
    date state_on;
    date rules_on;
    call_lookups* lookups = nullptr;
    const rule* by = nullptr;
    const std::vector<resolved_parameter>* parameters = nullptr; // of the rule
    judged_thing* judged = nullptr;
    const supposition* suppose = nullptr;
    observation* observed = nullptr;
    bool detailed = false; // texts are wanted
    bool itemised = false; // what is missing, blamed and permitted is

    // what the rule said
    truth scope = truth::yes();
    truth demand = truth::yes();
    std::vector<noted> notes;
    text message;
    text question;
    text found;
    std::vector<subject> blamed;
    std::vector<subject> blamed_perhaps; // those of them of which it is not known
    std::vector<std::pair<subject, truth>> permitted;
    bool undated = false;      // it saw an act of which no day is told
    std::size_t change = 0;    // which of several changes to the subject it is at; 0: it tells none apart
    const word* how = nullptr; // … while it asks how that came about
    // Lists it was given, less what its clause does not bind: few rules need any.
    struct narrowed_lists {
        std::deque<std::vector<happening>> happenings{};
        std::deque<std::vector<enacted>> acts{};
    };
    std::unique_ptr<narrowed_lists> narrowed{};

    void reset() noexcept {
        scope = truth::yes();
        demand = truth::yes();
        notes.clear();
        undated = false;
        change = 0;
        how = nullptr;
        if (narrowed) narrowed.reset();
        if (itemised) reset_details();
    }
    void reset_details() noexcept;
    void add_message(const text& sentence);
    void add_blamed(subject item, bool sure);
    void add_permitted(subject item, const truth& t);

    /// Whether nothing but the verdict is wanted: then it does not matter what is missing, only that something is.
    [[nodiscard]] bool bare() const noexcept { return !itemised && suppose == nullptr && !recording(); }
    // Where nobody asks what is missing, it is not noted.
    [[nodiscard]] truth::marks_type note_missing(subject of, const field& what, std::span<const word> answers,
        bool can_suppose, std::size_t open = 0, const word* kind = nullptr, bool is_list = false) {
        return itemised ? add_missing(of, what, answers, can_suppose, open, kind ? kind : how, is_list) : last_mark;
    }
    [[nodiscard]] truth::marks_type note_doubt(subject of, const field& what, const provenance& from);
    [[nodiscard]] truth lacking(subject of, const field& what) {
        if (bare()) return truth::unknown(last_mark);
        return lacking_in_detail(of, what);
    }
    // The mark of a note. Those beyond the last share it.
    static constexpr truth::marks_type last_mark = truth::marks_type{1} << 63U;
    [[nodiscard]] truth::marks_type mark_of(std::size_t note) const noexcept {
        return truth::marks_type{1} << std::min<std::size_t>(note, itemised ? 63 : 62);
    }
    /// Whether a list is whole, which `stated` says, or nobody does.
    [[nodiscard]] truth whole(subject of, const field& what, const completeness* stated);
    [[nodiscard]] truth existing(subject of, const provenance& from);
    [[nodiscard]] const int* supposed(subject of, const field& what) const noexcept {
        for (const supposition* s = suppose; s; s = s->also)
            if (!s->open && s->of == of && s->what == what.key && (!how || s->kind == how)) return &s->answer;
        return nullptr;
    }
    template <class T>
    [[nodiscard]] const T* supposed_open(subject of, std::string_view what, const word* kind = nullptr) const noexcept {
        for (const supposition* s = suppose; s; s = s->also)
            if (s->open && s->of == of && s->what == what && s->kind == (kind ? kind : how))
                return std::get_if<T>(s->open);
        return nullptr;
    }
    /// What findings call that one of several changes to the subject; null where none is told apart.
    [[nodiscard]] static const word* word_of_change(std::size_t nth) noexcept;
    /// The rule reads which acts the step tells.
    void asked_for_acts();
    /// How the rule stands on the day of an act, or, where none is told, on the day of the rules.
    [[nodiscard]] standing stands_on(const std::optional<date>& day) const noexcept;
    // Those that the rule may bind, by the law of their day.
    [[nodiscard]] std::span<const happening> bound(std::span<const happening> all);
    [[nodiscard]] std::span<const enacted> bound(std::span<const enacted> all);

    /// Whether facts and conditions are wanted, not only the relations walked.
    [[nodiscard]] bool recording() const noexcept { return observed && observed->facts; }
    /// … or conditions alone are, or one of them is to be bent.
    [[nodiscard]] bool conditions_matter() const noexcept {
        return observed && (observed->facts || observed->stated || !observed->bent.empty());
    }
    void read(read_fact one);
    // What was read last is a member of `owner`. Requires: recording.
    void is_member(const void* owner, member_place place);
    void walk(path_step along, std::uint64_t from, bool in_now);
    // The rule asks for the unit of what is judged. Requires: somebody observes.
    void own_unit(unit_ref u);
    // One of the things the last walk led to. Requires: somebody observes.
    void reached(unit_ref u);
    void reached(const zone& r);
    void reached(const hosting& r);
    void reached(const body& r);
    void reached(const post& r);
    void reached(const person& r);
    void reached(const tenure& r);
    void reached(const holding& r);
    void reached(const entrustment& r);
    void reached(const agreement& r);
    void reached(const indicator& r);
    [[nodiscard]] truth observe(
        std::string_view key, std::string_view zh, std::string_view en, truth t, condition_kind kind);

private:
    [[nodiscard]] truth::marks_type add_missing(subject of, const field& what, std::span<const word> answers,
        bool can_suppose, std::size_t open, const word* kind, bool is_list);
    [[nodiscard]] truth lacking_in_detail(subject of, const field& what);
};

/// The zones and parks that lie in a division, as slots of their table.
class zones_in {
public:
    zones_in(call_lookups& by, const hierarchy& h, bool in_now, unit_ref division)
        : by_(by),
          slots_(by.zones_in(h, in_now, division)) {}
    zones_in(const zones_in&) = delete;
    zones_in& operator=(const zones_in&) = delete;
    ~zones_in() { by_.hand_back(std::move(slots_)); }

    [[nodiscard]] auto begin() const noexcept { return slots_.begin(); }
    [[nodiscard]] auto end() const noexcept { return slots_.end(); }

private:
    call_lookups& by_;
    std::vector<slot> slots_;
};

} // namespace onezone::detail

#endif
