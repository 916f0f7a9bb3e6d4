// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"

#include "tracking.hpp"

#include <onezone/model/places.hpp>

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>
#include <set>
#include <tuple>
#include <utility>

namespace onezone {

report_maker::report_maker(const hierarchy& h, const step_view* step, const policy& p, const judging_dates& on)
    : now_(h),
      before_(step ? &step->before : nullptr),
      on_(on),
      change_(step),
      bound_(bind(p, on)) {
    report_.hierarchy_ = h;
    report_.policy_ = p;
    report_.state_on_ = on.state;
    report_.rules_on_ = on.rules;
    if (step) report_.before_ = step->before;
    lookups_.all = std::make_shared<detail::lists_of_all>();
    prepare();
}

report_maker::report_maker(const report& of)
    : now_(of.hierarchy_),
      before_(of.before_ ? &*of.before_ : nullptr),
      on_{of.state_on_, of.rules_on_},
      bound_(std::const_pointer_cast<detail::binding>(of.bound_)) { // only `make` writes it
    lookups_.all = std::make_shared<detail::lists_of_all>();
    prepare();
    if (!of.step_) return;
    edits_ = of.step_->edits;
    acts_ = of.step_->acts;
    know_step();
}

report_maker::report_maker(const report_maker& other, bool tracked)
    : now_(other.now_),
      before_(other.before_),
      on_(other.on_),
      change_(other.change_),
      computed_edits_(other.computed_edits_),
      bound_(other.bound_) {
    lookups_.all = other.lookups_.all;
    report_.counts_.resize(other.report_.counts_.size());
    prepare();
    know_step();
    if (tracked) track();
}

void report_maker::prepare() {
    eval_.now = &now_;
    eval_.before = before_;
    eval_.state_on = on_.state;
    eval_.rules_on = on_.rules;
    eval_.lookups = &lookups_;
}

report_maker::~report_maker() = default;

detail::kept_step::kept_step(std::span<const edit> all, std::span<const enacted> by) : edits(all.begin(), all.end()) {
    told.reserve(by.size());
    for (const enacted& one : by)
        told.push_back({one.what ? std::optional<operation>(*one.what) : std::nullopt,
            one.how ? std::optional<procedure>(*one.how) : std::nullopt, {one.edits.begin(), one.edits.end()}});
    acts.reserve(told.size());
    for (const act& one : told)
        acts.push_back({one.what ? &*one.what : nullptr, one.how ? &*one.how : nullptr, one.edits});
}

//=== binding: what does not depend on the subject ===//

std::shared_ptr<detail::binding> report_maker::bind(const policy& p, const judging_dates& on) {
    auto bound = std::make_shared<detail::binding>();
    bound->rules.reserve(p.rules().size());
    for (std::size_t i = 0; i < p.rules().size(); ++i) {
        const rule& r = p.rules()[i];
        bound_rule b;
        b.is = &r;
        b.index = i;
        b.strength = p.force_on(r, on.rules);
        b.stands = standing_on(r.valid, on.rules);
        b.basis = r.basis.how;
        for (const parameter& q : r.parameters) {
            const value* v = p.value_on(r, q.name, on.rules);
            if (v) b.parameters.push_back({q.name, v});
            if (v && q.by_default && v == &*q.by_default) b.basis = std::max(b.basis, q.how);
        }
        if (r.jurisdiction.ok()) {
            b.jurisdiction = r.jurisdiction.value();
            b.jurisdiction_level = r.jurisdiction.level();
        }
        for (const exemption& e : p.exemptions())
            if (e.rule == r.id) b.exemptions.push_back(&e);
        bound->rules.push_back(std::move(b));
    }
    relate(bound->rules);
    for (bound_rule& b : bound->rules) {
        b.settled = b.waived_by.empty() && b.exemptions.empty();
        const bool in_force = b.stands != standing::not_in_force && b.stands != standing::undecided;
        b.plain = in_force && b.jurisdiction == 0 && b.replaced_by.empty() && b.waived_by.empty();
    }
    return bound;
}

void report_maker::relate(std::vector<bound_rule>& rules) {
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (const precedence& over : rules[i].is->over)
            for (bound_rule& other : rules) {
                if (other.is->id != over.over) continue;
                if (over.how == relation_to_rule::waives) other.waived_by.push_back(i);
                if (over.how == relation_to_rule::replaces) other.replaced_by.push_back(i);
            }
}

void report_maker::group_rules() {
    detail::binding& b = *bound_;
    for (const bound_rule& r : b.rules) {
        about a = r.is->about;
        b.row.push_back(detail::binding::not_judged_row);
        if (a.change && !before_) {
            b.not_judged.push_back(r.is->id);
            continue;
        }
        // Of other kinds the same subjects: those of the state after.
        if (a.kind != subject_kind::division && !a.affected) a.change = false;
        auto g = std::find_if(b.groups.begin(), b.groups.end(), [&](const rule_group& other) { return other.of == a; });
        if (g == b.groups.end()) g = b.groups.insert(g, {a, b.groups.size()});
        b.row.back() = static_cast<std::uint32_t>(b.judged.size());
        b.judged.push_back({static_cast<std::uint32_t>(r.index), static_cast<std::uint32_t>(g->at),
            static_cast<std::uint32_t>(g->rules.size())});
        g->rules.push_back(r.index);
        g->pulls_apart = g->pulls_apart || r.is->stance == stance::forbids;
    }
}

//=== subjects ===//

namespace {

void add_touched(std::set<unit_id>& touched, const edit& e) {
    if (const auto* moved = std::get_if<unit_moved>(&e)) touched.insert(moved->unit);
    if (const auto* changed = std::get_if<edited<unit_record>>(&e))
        touched.insert(changed->after ? changed->after->key : changed->before->key);
    if (const auto* entrusted = std::get_if<edited<entrustment>>(&e))
        touched.insert(entrusted->after ? entrusted->after->unit : entrusted->before->unit);
}

} // namespace

template <class Record, class Visit>
void report_maker::each_record(Visit& visit) const {
    for (const Record& r : now_.all<Record>()) visit(subject::of(r), &r);
}

// Calls `visit` with what a `placed_subject` is made from: it is made where it is kept.
template <class Visit>
void report_maker::each_subject(const about& a, Visit visit) const {
    if (a.affected && before_) {
        // Whoever has the edits has filled the look-ups; see `know_step`.
        lookups_.step->each(a.kind, [&](subject s) {
            if (auto found = find_subject(a, s)) visit(*found);
        });
        return;
    }
    switch (a.kind) {
    case subject_kind::whole: visit(); break;
    case subject_kind::division: {
        auto one = [&](unit_ref u) { visit(subject{subject_kind::division, u.id().value()}, nullptr, u); };
        if (a.change) {
            std::set<unit_id> touched;
            for (const edit& e : edits_) add_touched(touched, e);
            for (const unit_id id : touched) {
                const unit_ref u = now_.find(id);
                if (u && u.is_division() && (a.level == level::none || u.level() == a.level)) one(u);
            }
        } else {
            for (const unit_ref root : now_.roots()) {
                if (a.level != level::none) {
                    each_at(root, a.level, one);
                    continue;
                }
                one(root);
                for (const unit_ref below : root.descendants()) one(below);
            }
        }
        break;
    }
    case subject_kind::zone:
        detail::each_zone(now_, [&](detail::slot, const zone& z, unit_ref u) {
            if (u.kind() == unit_kind::zone) visit(subject::of(z), &z, u);
        });
        break;
    case subject_kind::agency:
        for (const body& b : now_.all<body>())
            if (is_agency(now_, b)) visit(subject{subject_kind::agency, b.key.value()}, &b);
        break;
    case subject_kind::body: each_record<body>(visit); break;
    case subject_kind::post: each_record<post>(visit); break;
    case subject_kind::person: each_record<person>(visit); break;
    case subject_kind::tenure: each_record<tenure>(visit); break;
    case subject_kind::holding: each_record<holding>(visit); break;
    case subject_kind::entrustment: each_record<entrustment>(visit); break;
    }
}

void report_maker::know_step() {
    if (change_) {
        if (change_->edits.empty() && computed_edits_.empty())
            computed_edits_ = difference(change_->before, change_->after);
        edits_ = change_->edits.empty() ? std::span<const edit>(computed_edits_) : change_->edits;
        if (before_) acts_ = change_->acts;
    }
    if (!before_) return;
    eval_.edits = edits_;
    eval_.acts = acts_;
    const auto asks = [](const bound_rule& r) { return r.is->about.affected; };
    if (std::any_of(bound_->rules.begin(), bound_->rules.end(), asks)) static_cast<void>(eval_.step());
}

// Where a subject of a step is found: in the state after, or, gone since, in that before.
const hierarchy& report_maker::home_of(subject s) const noexcept {
    if (!before_) return now_;
    const auto in = [&](const hierarchy& h) {
        if (s.is_unit()) return static_cast<bool>(h.find(unit_id::from_value(s.id)));
        if (s.kind == subject_kind::body || s.kind == subject_kind::agency)
            return h.find(body_id::from_value(s.id)) != nullptr;
        return true;
    };
    return in(now_) || !in(*before_) ? now_ : *before_;
}

void report_maker::each_batch(
    const about& a, std::size_t size, const std::function<void(std::vector<placed_subject>&)>& visit) const {
    std::vector<placed_subject> batch;
    each_subject(a, [&](auto&&... made_from) {
        if (batch.empty()) batch.reserve(size);
        batch.emplace_back(made_from...);
        if (batch.size() < size) return;
        visit(batch);
        batch.clear();
    });
    if (!batch.empty()) visit(batch);
}

std::vector<placed_subject> report_maker::subjects_of(const about& a) const {
    std::vector<placed_subject> all;
    each_subject(a, [&](auto&&... made_from) { all.emplace_back(made_from...); });
    return all;
}

std::optional<placed_subject> report_maker::find_subject(const about& a, subject s) const {
    if (s.kind != a.kind) return std::nullopt;
    const bool gone = a.affected && before_ && &home_of(s) == before_;
    const hierarchy& home = gone ? *before_ : now_;
    const auto at = [&](unit_id unit, const void* record) { return placed_subject(s, record, home.find(unit), gone); };
    const auto record = [&](const auto* r) -> std::optional<placed_subject> {
        if (!r) return std::nullopt;
        return gone ? at(unit_of(home, s), r) : placed_subject(s, r);
    };
    switch (s.kind) {
    case subject_kind::whole:
        if (s.id != 0) return std::nullopt;
        return placed_subject();
    case subject_kind::division: {
        const unit_ref u = home.find(unit_id::from_value(s.id));
        if (!u || !u.is_division() || (a.level != level::none && u.level() != a.level)) return std::nullopt;
        return at(u.id(), nullptr);
    }
    case subject_kind::zone: {
        const unit_ref u = home.find(unit_id::from_value(s.id));
        // What has become a park was a zone when that happened to it.
        if (!u || (u.kind() != unit_kind::zone && !(a.affected && u.kind() == unit_kind::park))) return std::nullopt;
        return at(u.id(), home.zone_of(u.id()));
    }
    case subject_kind::agency: {
        const body* b = home.find(body_id::from_value(s.id));
        if (!b || !is_agency(home, *b)) return std::nullopt;
        return record(b);
    }
    case subject_kind::body: return record(home.find(body_id::from_value(s.id)));
    case subject_kind::post: return record(now_.find(post_id::from_value(s.id)));
    case subject_kind::person: return record(now_.find(person_id::from_value(s.id)));
    case subject_kind::tenure: return record(now_.find(tenure_id::from_value(s.id)));
    case subject_kind::holding: return record(now_.find(holding_id::from_value(s.id)));
    case subject_kind::entrustment: return record(now_.find(entrustment_id::from_value(s.id)));
    }
    return std::nullopt;
}

void report_maker::place(placed_subject& s) const {
    s.placed = true;
    s.codes = {};
    code nearest;
    for (unit_ref u = s.unit(now_); u; u = u.parent()) {
        const code c = u.code();
        if (!c.ok()) continue;
        if (!nearest.ok()) nearest = c;
        if (u.level() <= level::county) s.codes[static_cast<std::size_t>(u.level())] = c.value();
    }
    for (const level l : {level::province, level::prefecture, level::county})
        if (std::uint64_t& known = s.codes[static_cast<std::size_t>(l)]; known == 0) known = nearest.prefix(l).value();
}

bool report_maker::in_jurisdiction(const bound_rule& r, placed_subject& s) const {
    if (r.jurisdiction == 0) return true;
    if (!s.placed) place(s);
    if (s.codes == decltype(s.codes){}) return true;
    return r.jurisdiction_level <= level::county
        && s.codes[static_cast<std::size_t>(r.jurisdiction_level)] == r.jurisdiction;
}

//=== judging ===//

report_maker::answer report_maker::conclude() const noexcept {
    const truth scope = eval_.scope;
    const truth demand = eval_.demand;
    if (scope.is_no()) return {verdict::not_applicable, scope.marks(), false};
    if (demand.is_yes()) return {verdict::satisfied, demand.marks() | (scope.is_yes() ? scope.marks() : 0), false};
    const bool decided = scope.is_yes() && demand.is_no();
    return {decided ? verdict::violated : verdict::undecided, scope.marks() | demand.marks(), false};
}

report_maker::answer report_maker::run(const bound_rule& r, placed_subject& s, depth how) {
    take_up(s);
    return run_on_subject(r, how);
}

// Requires: the subject is taken up.
report_maker::answer report_maker::run_on_subject(const bound_rule& r, depth how) {
    prepare_to_call(r, how);
    context c(eval_);
    return call(r, c);
}

void report_maker::prepare_to_call(const bound_rule& r, depth how) noexcept {
    eval_.parameters = &r.parameters;
    eval_.detailed = how == depth::texts;
    eval_.itemised = how != depth::verdict;
}

// Inlined, as what the engine does around a call costs as much as many rules.
[[gnu::always_inline]] inline report_maker::answer report_maker::call(const bound_rule& r, context& c) {
    eval_.reset();
    try {
        r.is->judge(c);
        return conclude();
    } catch (const std::bad_alloc&) { throw; } catch (const std::exception& e) {
        note_failure(r, e.what());
    } catch (...) { note_failure(r, "?"); }
    return {verdict::undecided, 0, true};
}

void report_maker::note_failure(const bound_rule& r, const char* what) {
    report_.errors_.push_back({r.is->id, eval_.judged->about, path(eval_.judged->about), what});
}

grade report_maker::weakest(truth::marks_type marks) const noexcept {
    grade g = grade::stated;
    for (std::size_t i = 0; i < eval_.notes.size() && marks != 0; ++i)
        if ((marks & eval_.mark_of(i)) != 0 && eval_.notes[i].from) g = std::max(g, eval_.notes[i].from->how());
    return g;
}

// Whether a rule that takes the place of this one applies to the subject.
bool report_maker::steps_aside(const bound_rule& r, placed_subject& s, const bound_rule*& before) {
    for (const std::size_t i : r.replaced_by) {
        const bound_rule& other = bound_->rules[i];
        if (other.stands == standing::not_in_force || other.stands == standing::undecided || !in_jurisdiction(other, s))
            continue;
        const answer a = run(other, s, depth::verdict);
        if (a.failed || a.is == verdict::not_applicable || !eval_.scope.is_yes()) continue;
        before = &other;
        return true;
    }
    return false;
}

report_maker::answer report_maker::judge_pair(const bound_rule& r, placed_subject& s) {
    if (r.stands == standing::not_in_force) return {verdict::not_in_force, 0, false};
    if (!in_jurisdiction(r, s)) return {verdict::not_applicable, 0, false};
    if (!r.replaced_by.empty()) {
        const bound_rule* before = nullptr;
        if (steps_aside(r, s, before)) return {verdict::not_applicable, 0, false};
    }
    answer a = run(r, s, r.waived_by.empty() ? depth::verdict : depth::items);
    if (r.stands == standing::undecided && a.is != verdict::not_applicable) a.is = verdict::undecided;
    return a;
}

// The exemption that covers the subject; in `lapsed` one that does not, or that such a clause does not admit.
const exemption* report_maker::exemption_from(const bound_rule& r, placed_subject& s, const exemption** lapsed) const {
    if (r.exemptions.empty() || !s.unit(now_)) return nullptr;
    for (const exemption* e : r.exemptions) {
        if (e->unit != s.unit(now_).id()) continue;
        if (r.strength == force::principle && e->valid.contains(on_.state)) return e;
        if (lapsed) *lapsed = e;
    }
    return nullptr;
}

// What a permission leaves is no longer blamed. Afterwards the notes are those of the rule that permits.
report_maker::permission report_maker::find_permission(
    const bound_rule& r, placed_subject& s, std::vector<subject>& blamed) {
    for (const std::size_t i : r.waived_by) {
        const bound_rule& waiver = bound_->rules[i];
        if (waiver.stands == standing::not_in_force || waiver.stands == standing::undecided
            || !in_jurisdiction(waiver, s))
            continue;
        const answer a = run(waiver, s, depth::items);
        if (a.failed || eval_.scope.is_no() || eval_.demand.is_no()) continue;
        truth all = eval_.scope && eval_.demand;
        std::vector<subject> left;
        if (!blamed.empty() && !eval_.permitted.empty()) {
            for (const subject& item : blamed) {
                truth may = truth::no();
                for (const auto& [what, t] : eval_.permitted)
                    if (what == item) may = may || t;
                if (may.is_no()) left.push_back(item);
                all = all && may;
            }
        }
        if (!all.is_no()) return {&waiver, all};
        blamed = std::move(left);
    }
    return {};
}

// What exemptions and permissions make of a violation.
void report_maker::settle(const bound_rule& r, placed_subject& s, verdict& v, grade& g) {
    if (exemption_from(r, s, nullptr)) {
        v = verdict::exempted;
        return;
    }
    if (r.waived_by.empty()) return;
    std::vector<subject> blamed = std::exchange(eval_.blamed, {});
    const permission p = find_permission(r, s, blamed);
    if (!p.by) return;
    v = p.is.is_yes() ? verdict::exempted : verdict::undecided;
    g = std::max(g, weakest(p.is.marks()));
}

void report_maker::track() {
    tracking_ = std::make_unique<detail::tracking>();
    for (const bound_rule& r : bound_->rules) {
        tracking_->trails.grow();
        tracking_->trails.edit(r.index).root(r.is->about.kind, r.jurisdiction != 0);
    }
    watch_.facts = false;
    watch_.paths = &tracker_;
    eval_.observed = &watch_;
}

// A rule on subject after subject; their marks stand `width` apart.
void report_maker::judge_all(
    const bound_rule& r, std::span<placed_subject> subjects, std::uint8_t* mark, std::size_t width) {
    if (tracking_) tracker_.begin(tracking_->trails, r.index, r.is->about.kind);
    prepare_to_call(r, depth::verdict);
    context c(eval_);
    for (placed_subject& s : subjects) {
        take_up(s);
        if (tracking_) tracker_.begin_on(s.about.id, s.record);
        answer found = r.plain ? call(r, c) : judge_pair(r, s);
        grade g = r.basis;
        if (!eval_.notes.empty()) g = std::max(g, weakest(found.marks));
        if (found.is == verdict::violated && !r.settled) settle(r, s, found.is, g);
        *mark = static_cast<std::uint8_t>(static_cast<unsigned>(found.is) | static_cast<unsigned>(g) << 3U);
        mark += width;
    }
}

// Rule by rule, so that the processor gets used to each; some subjects only at a time, so that what is known of them stays at hand. The
// marks of one subject stand side by side.
void report_maker::judge_some(const rule_group& g, std::span<placed_subject> subjects, std::span<std::uint8_t> marks) {
    static_assert(at_a_time < 256);
    const std::size_t width = g.rules.size();
    for (std::size_t column = 0; column < width; ++column) {
        const bound_rule& r = bound_->rules[g.rules[column]];
        std::uint8_t* const first = marks.data() + column;
        judge_all(r, subjects, first, width);
        std::uint64_t found = 0; // a byte for each verdict
        for (std::size_t i = 0; i < subjects.size(); ++i) found += std::uint64_t{1} << (first[i * width] & 7U) * 8;
        for (std::uint32_t& n : report_.counts_[bound_->row[g.rules[column]]]) {
            n += found & 0xffU;
            found >>= 8U;
        }
    }
}

std::span<const std::uint64_t> report_maker::ids_of(
    std::span<const placed_subject> subjects, std::vector<std::uint64_t>& into) {
    into.clear();
    for (const placed_subject& s : subjects) into.push_back(s.about.id);
    return into;
}

void report_maker::add_judged(
    const rule_group& g, std::span<const std::uint64_t> ids, std::span<const std::uint8_t> marks) {
    report_.groups_[g.at].subjects.append(ids);
    report_.groups_[g.at].marks.append(marks);
}

void report_maker::judge_in_order(const rule_group& g) {
    std::vector<std::uint8_t> marks(at_a_time * g.rules.size());
    std::vector<std::uint64_t> ids;
    each_batch(g.of, at_a_time, [&](std::vector<placed_subject>& subjects) {
        const auto these = std::span<std::uint8_t>(marks).first(subjects.size() * g.rules.size());
        judge_some(g, subjects, these);
        add_judged(g, ids_of(subjects, ids), these);
    });
}

report report_maker::make(const validate_options& how) {
    know_step();
    group_rules();
    report_.counts_.resize(bound_->judged.size());
    if (how.tracked) track();
    for (const rule_group& g : bound_->groups)
        report_.groups_.push_back({g.of.kind, static_cast<std::uint32_t>(g.rules.size())});
    if (how.threads > 1)
        judge_together(how);
    else
        for (const rule_group& g : bound_->groups) judge_in_order(g);
    finish();
    return std::move(report_);
}

void report_maker::finish() {
    std::sort(report_.errors_.begin(), report_.errors_.end(), [](const auto& x, const auto& y) {
        return std::tie(x.rule, x.path, x.about, x.what) < std::tie(y.rule, y.path, y.about, y.what);
    });
    report_.bound_ = bound_;
    if (before_) report_.step_ = std::make_shared<const detail::kept_step>(edits_, acts_);
    report_.told_ = std::make_shared<detail::telling>();
    if (!tracking_) return;
    tracking_->joint = std::make_shared<const detail::joint_trail>(tracking_->trails);
    tracking_->places.resize(report_.groups_.size());
    for (const rule_group& g : bound_->groups)
        if (!g.of.change) detail::index_all(tracking_->places[g.at], report_.groups_[g.at].subjects);
    tracking_->zones = lookups_.all->keep(now_);
    report_.tracking_ = std::move(tracking_);
}

result<finding> report_maker::one(std::string_view rule_id, subject about_it) {
    return one(rule_id, about_it, nullptr);
}

result<finding> report_maker::one(std::string_view rule_id, subject about_it, detail::observation* watch) {
    lookups_.all = nullptr;
    know_step();
    for (const bound_rule& r : bound_->rules) {
        if (r.is->id != rule_id) continue;
        if (r.is->about.change && !before_)
            return refusal(errc::unsupported_here,
                fill(say("规则 `{0}` 只判定变动", "rule `{0}` judges changes only"), {verbatim(rule_id)}));
        std::optional<placed_subject> s = find_subject(r.is->about, about_it);
        if (!s)
            return refusal(errc::unknown_record,
                fill(say("规则 `{0}` 不判定该对象", "rule `{0}` does not judge that subject"), {verbatim(rule_id)}));
        if (watch && r.stands != standing::not_in_force && in_jurisdiction(r, *s)) {
            eval_.observed = watch;
            static_cast<void>(run(r, *s, depth::verdict));
            eval_.observed = nullptr;
        }
        finding found = describe(r, *s);
        if (!report_.errors_.empty())
            return refusal(errc::bad_value,
                fill(say("规则 `{0}` 出错：{1}", "rule `{0}` failed: {1}"),
                    {verbatim(rule_id), verbatim(report_.errors_.front().what)}));
        return found;
    }
    return refusal(errc::unknown_rule, fill(say("没有规则 `{0}`", "there is no rule `{0}`"), {verbatim(rule_id)}));
}

void report_maker::observe(const std::function<void(const rule&, const detail::observation&)>& visit) {
    know_step();
    for (const bound_rule& r : bound_->rules) {
        if (r.stands == standing::not_in_force || (r.is->about.change && !before_)) continue;
        each_subject(r.is->about, [&](auto&&... made_from) {
            placed_subject s(made_from...);
            if (!in_jurisdiction(r, s)) return;
            detail::observation seen;
            eval_.observed = &seen;
            static_cast<void>(run(r, s, depth::verdict));
            eval_.observed = nullptr;
            visit(*r.is, seen);
        });
    }
}

} // namespace onezone
