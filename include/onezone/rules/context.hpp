// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_CONTEXT_HPP_INCLUDED
#define ONEZONE_RULES_CONTEXT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/rules/asked.hpp>
#include <onezone/rules/condition.hpp>
#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/window.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// @file
/// What a rule is given: the subject, a window on the hierarchy, its parameters, and the place to state its conditions.
///
///  1. A rule states its scope (`when`, `unless`) and what it asks (`require`) as conditions, each with a stable key and a name for people. The
///     verdict is that of the implication: scope no → not applicable; demands yes → satisfied; scope yes and demands no → violated;
///     anything else → undecided, for want of exactly the facts that would decide it.
///  2. Texts are made only where a finding is written down: `tell` takes a function.
///  3. A verdict that rests on an inferred or placeholder fact carries that grade.
///  4. Of a step a rule sees what was, what is, what happened to whom by which act, and how the act came about.
/// Limits: a context lives for one call of one rule; nothing taken from it may outlive the call.

namespace onezone {

namespace detail {
// Of an act of which nobody tells how it came about.
[[nodiscard]] ONEZONE_API const procedure& unknown_procedure();
// The day of a part of a procedure, where the procedure has one; the day itself is one such part.
template <auto Member>
[[nodiscard]] const fact<date>* day_of_part([[maybe_unused]] const procedure& how) noexcept {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(how.*Member)>, fact<date>>)
        return &(how.*Member);
    else if constexpr (same_member<Member, &procedure::approved_by>() || same_member<Member, &procedure::document>())
        return &how.approved_on;
    else if constexpr (same_member<Member, &procedure::filed_with>())
        return &how.filed_on;
    else if constexpr (same_member<Member, &procedure::announced_by>())
        return &how.announced_on;
    else if constexpr (same_member<Member, &procedure::code_by>())
        return &how.code_on;
    else if constexpr (same_member<Member, &procedure::proposed_by>())
        return &how.proposed_on;
    else if constexpr (same_member<Member, &procedure::consulted>())
        return &how.consulted_on;
    else if constexpr (same_member<Member, &procedure::consented>())
        return &how.consented_on;
    else if constexpr (same_member<Member, &procedure::reviewed_by>())
        return &how.reviewed_on;
    else if constexpr (same_member<Member, &procedure::surveyed>())
        return &how.surveyed_on;
    else
        return nullptr;
}
} // namespace detail

class ONEZONE_API context : public window {
public:
    explicit context(detail::rule_call& e) noexcept : window(*e.now, e), e_(&e) {}

    //=== the case ===//

    /// The rule that is asked.
    [[nodiscard]] const rule& this_rule() const noexcept { return *e_->by; }

    [[nodiscard]] const subject& about() const noexcept { return e_->judged->about; }
    /// The unit the subject belongs to; nothing for the whole and for persons.
    [[nodiscard]] unit_ref this_unit() const {
        const unit_ref u = e_->judged->unit(*e_->now);
        if (e_->observed) e_->own_unit(u);
        return u;
    }
    /// The record judged. Requires: the rule is about such records (`this_body`: bodies or agencies).
    [[nodiscard]] const zone& this_zone() const noexcept { return *static_cast<const zone*>(e_->judged->record); }
    [[nodiscard]] const body& this_body() const noexcept { return *static_cast<const body*>(e_->judged->record); }
    [[nodiscard]] const post& this_post() const noexcept { return *static_cast<const post*>(e_->judged->record); }
    [[nodiscard]] const person& this_person() const noexcept { return *static_cast<const person*>(e_->judged->record); }
    [[nodiscard]] const tenure& this_tenure() const noexcept { return *static_cast<const tenure*>(e_->judged->record); }

    /// The day whose state is judged, and the day whose rules judge it.
    [[nodiscard]] const date& on() const noexcept { return e_->state_on; }
    [[nodiscard]] const date& rules_on() const noexcept { return e_->rules_on; }

    /// Whether a step is judged; then `before()` is the window on what was.
    [[nodiscard]] bool is_step() const noexcept { return e_->before != nullptr; }
    /// Requires: is_step().
    [[nodiscard]] window before() const noexcept { return {*e_->before, *e_}; }
    /// Whether the subject is gone since; then `this_unit` and the record are those before the step.
    [[nodiscard]] bool is_gone() const noexcept { return e_->judged->gone; }
    /// The acts the step tells, in their order, less those on whose day the clause was not in force; empty where it tells none. The law
    /// of an act is that of its own day; where none is told, that of `rules_on()`, and the finding says so. Requires: is_step().
    [[nodiscard]] std::span<const enacted> acts() const {
        e_->asked_for_acts();
        return e_->bound(e_->acts);
    }
    /// What happened to the subject, or to another unit or body, in the step: act by act, less those on whose day the clause was not in
    /// force, and then what no act told has done. Requires: is_step().
    [[nodiscard]] std::span<const happening> happenings() const { return happenings(about()); }
    [[nodiscard]] std::span<const happening> happenings(subject of) const {
        e_->asked_for_acts();
        return e_->bound(e_->lookups->happenings(of));
    }
    /// Whether the clause binds what was done on that day, or on one that is not told: then `rules_on()` decides.
    [[nodiscard]] truth binds(const std::optional<date>& day) const {
        const standing s = e_->stands_on(day);
        if (s == standing::undecided) return lacking(about(), fields::in_force);
        return truth(s != standing::not_in_force);
    }
    [[nodiscard]] truth binds(const happening& h) const { return binds(h.by ? h.by->on : std::optional<date>()); }
    /// How the act came about that did this: `c.ask_how<&procedure::approved_by>(h)`. Missing where nobody told the act, where what
    /// is known of it is not stated (a demand on procedure is neither met nor broken by what somebody has inferred), and where its day lies
    /// after `on()`: what is yet to come has not been done.
    template <auto Member>
    [[nodiscard]] auto ask_how(const happening& h) const {
        return ask_how<Member>(h.by);
    }
    template <auto Member>
    [[nodiscard]] auto ask_how(const enacted* act) const {
        static_assert(!field_of<Member>.key.empty(), "the member is not in members_of");
        const asking_how here(*e_);
        const procedure& how = act && act->how ? *act->how : detail::unknown_procedure();
        const auto& known = how.*Member;
        const auto is = answer(about(), known, field_of<Member>);
        using answered = std::remove_const_t<decltype(is)>;
        if (!known.known() || (known.from.how() == grade::stated && !is_yet_to_come<Member>(act))) return is;
        return answered::missing(is.marks() | lacking(about(), field_of<Member>).marks());
    }
    /// Whether the day of that part of the procedure is told and lies after `on()`.
    template <auto Member>
    [[nodiscard]] bool is_yet_to_come(const enacted* act) const {
        const fact<date>* const day = act && act->how ? detail::day_of_part<Member>(*act->how) : nullptr;
        return day && day->known() && *day->value > on();
    }
    /// That what is known of that part of the procedure does not answer: unknown for want of it.
    template <auto Member>
    [[nodiscard]] truth lacking_how() const {
        return lacking_how(field_of<Member>);
    }
    /// … or of what is no part of its own: which of two days is right.
    [[nodiscard]] truth lacking_how(const field& what) const {
        const asking_how here(*e_);
        return lacking(about(), what);
    }
    /// From here on the rule asks of the `nth` of several changes to the subject, from 1 on: what is missing of how that came about is a fact
    /// of its own. 0: it tells none apart.
    void at_change(std::size_t nth) noexcept { e_->change = nth; }

    //=== parameters ===//

    /// The parameter's value on the day of the rules; unknown where neither rule nor policy gives one.
    ///
    /// Requires: the rule has a parameter of that name and type.
    template <class T>
    [[nodiscard]] asked<T> ask_param(std::string_view name) {
        const value* v = find_param(name);
        if (v == nullptr) {
            if (e_->bare()) return asked<T>::missing(detail::rule_call::last_mark);
            if constexpr (detail::open_answer_of<T> != 0)
                if (const T* supposed = e_->supposed_open<T>(about(), name)) return asked<T>::of(*supposed, 0);
            return asked<T>::missing(note_missing_param(name, detail::open_answer_of<T>));
        }
        return asked<T>::of(std::get<T>(*v), 0);
    }
    /// The value of a parameter that has a default.
    ///
    /// Throws: std::bad_variant_access where it is of another type; std::out_of_range where there is none.
    template <class T>
    [[nodiscard, gnu::always_inline]] const T& param(std::string_view name) {
        const value* v = find_param(name);
        if (v == nullptr) without_value(name);
        return std::get<T>(*v);
    }

    /// The unit of measure a parameter is in; empty where it is a mere number, or has no value.
    [[nodiscard]] std::string_view measure_of(std::string_view name) const noexcept {
        for (const detail::resolved_parameter& p : *e_->parameters)
            if (p.name == name) return p.measure;
        return {};
    }

    //=== conditions ===//

    /// The rule speaks of the subject only where `t`. Returns: whether going on makes a difference.
    [[gnu::always_inline]] bool when(const condition& what, truth t) {
        e_->scope = e_->scope && stated(what, t, detail::condition_kind::when);
        return !e_->scope.is_no();
    }
    /// The rule does not speak of the subject where `t`.
    [[gnu::always_inline]] bool unless(const condition& what, truth t) {
        e_->scope = e_->scope && !stated(what, t, detail::condition_kind::unless);
        return !e_->scope.is_no();
    }
    /// What is asked. Returns: whether it is not known to be broken.
    [[gnu::always_inline]] bool require(const condition& what, truth t) {
        const truth s = stated(what, t, detail::condition_kind::require);
        e_->demand = e_->demand && s;
        return !s.is_no();
    }

    //=== what a finding says ===//

    /// Whether more than the verdict is wanted: texts, or what is blamed and permitted.
    [[nodiscard]] bool detailed() const noexcept { return e_->itemised; }
    /// Adds a sentence on what is wrong: `c.tell([&] { return say("…", "…"); })`. It is read only where the rule is violated: a finding that is
    /// satisfied reads as the rule's title and what was found, one that is undecided as the conditions in question.
    template <class Text>
    void tell(Text make) {
        if (e_->detailed) e_->add_message(make());
    }
    /// Says what was found, e.g. the figure: read where the rule is satisfied, behind its title. Where a rule says nothing of it, the
    /// finding tells the facts on which it rests.
    template <class Text>
    void found(Text make) {
        if (e_->detailed) e_->found = make();
    }
    /// Says what is in question, in place of the conditions that are: `c.ask_openly([&] { return say("…", "…"); })`. It is read only where the
    /// finding is undecided; empty: the conditions.
    template <class Text>
    void ask_openly(Text make) {
        if (e_->detailed) e_->question = make();
    }
    /// Names one of the things because of which the demand is not met, or is not where `t`: what is only doubtful is named by findings that are
    /// undecided, and beside what is certain by none.
    void blame(subject item, truth t = truth::yes()) {
        if (e_->itemised && !t.is_no()) e_->add_blamed(item, t.is_yes());
    }
    /// Of a rule that permits: `item` may stay as it is where `t`. Without items a permission covers the whole subject.
    void permit(subject item, truth t) {
        if (e_->itemised) e_->add_permitted(item, t);
    }

    //=== who has a part in the procedure ===//

    /// Whether somebody asks who has which part in the procedure of an act (planning/approval.hpp); nobody else looks at what is named.
    [[nodiscard]] bool names_parts() const noexcept { return e_->observed && e_->observed->parts; }
    /// Names a part that the clause gives in the procedure of that act, where `is`. `article` and `quote`: where in the same document it
    /// says so, if not in the clause the rule cites; requires: they outlive the judging, as literals do.
    void name_part(
        const enacted* act, procedure_part part, truth is, std::string_view article = {}, std::string_view quote = {});

    //=== testing the tests of a rule ===//

    /// Carries out `judge` with the condition `key` negated or, with `drop`, as if it were not there.
    void bend(std::string_view key, bool drop, const std::function<void(context&)>& judge);

    /// Before a rule about agencies is asked: of a body of which nobody says what it is, it speaks only perhaps.
    void doubt_agency() {
        if (this_body().kind == body_kind::unstated) e_->scope = lacking(about(), field_of<&body::kind>);
    }

private:
    class asking_how {
    public:
        explicit asking_how(detail::rule_call& e) noexcept : e_(e) {
            e.how = e.change == 0 ? nullptr : detail::rule_call::word_of_change(e.change);
        }
        asking_how(const asking_how&) = delete;
        asking_how& operator=(const asking_how&) = delete;
        ~asking_how() { e_.how = nullptr; }

    private:
        detail::rule_call& e_;
    };

    // Inlined: where the name is a literal, comparing names takes an instruction or two.
    [[nodiscard, gnu::always_inline]] const value* find_param(std::string_view name) const {
        const value* found = nullptr;
        for (const detail::resolved_parameter& p : *e_->parameters) {
            if (p.name != name) continue;
            found = p.is;
            break;
        }
        if (e_->recording()) note_param(name, found);
        return found;
    }
    void note_param(std::string_view name, const value* found) const;
    [[noreturn]] static void without_value(std::string_view name);
    [[nodiscard]] truth::marks_type note_missing_param(std::string_view name, std::size_t type);
    // In pieces, so that the name is made only where somebody asks for it.
    [[nodiscard, gnu::always_inline]] truth stated(const condition& what, truth t, detail::condition_kind kind) {
        return e_->conditions_matter() ? e_->observe(what.key, what.zh, what.en, t, kind) : t;
    }

    detail::rule_call* e_;
};

} // namespace onezone

#endif
