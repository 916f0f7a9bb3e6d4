// SPDX-License-Identifier: Apache-2.0
#include "report_maker.hpp"

#include "tracking.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <new>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

namespace onezone {

report_maker::report_maker(const hierarchy& h, const step_view* step, const policy& p, const judging_dates& on)
    : now_(h),
      step_(step),
      on_(on),
      change_(step),
      rules_(bind(p, on)) {
    report_.hierarchy_ = h;
    report_.policy_ = p;
    report_.state_on_ = on.state;
    report_.rules_on_ = on.rules;
    report_.of_step_ = step != nullptr;
    eval_.now = &now_;
    eval_.before = step ? &step->before : nullptr;
    eval_.state_on = on.state;
    eval_.rules_on = on.rules;
    eval_.lookups = &lookups_;
}

report_maker::~report_maker() = default;

//=== binding: what does not depend on the subject ===//

std::shared_ptr<const std::vector<bound_rule>> report_maker::bind(const policy& p, const judging_dates& on) {
    auto bound = std::make_shared<std::vector<bound_rule>>();
    bound->reserve(p.rules().size());
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
        bound->push_back(std::move(b));
    }
    relate(*bound);
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

std::vector<rule_group> report_maker::group_rules() {
    std::vector<rule_group> groups;
    for (const bound_rule& r : *rules_) {
        about a = r.is->about;
        if (a.change && !step_) {
            report_.not_judged_.push_back(r.is->id);
            continue;
        }
        // Of other kinds the same subjects: those of the state after.
        if (a.kind != subject_kind::division && !a.affected) a.change = false;
        auto g = std::find_if(groups.begin(), groups.end(), [&](const rule_group& other) { return other.of == a; });
        if (g == groups.end()) {
            groups.push_back({a, groups.size()});
            g = groups.end() - 1;
        }
        g->rules.push_back(r.index);
        g->pulls_apart = g->pulls_apart || r.is->stance == stance::forbids;
    }
    return groups;
}

//=== subjects ===//

namespace {

template <class Visit>
void each_division(unit_ref top, level wanted, Visit& visit) {
    const level here = top.level();
    if (wanted == level::none || here == wanted) visit(top);
    if (wanted != level::none && here >= wanted) return;
    for (const unit_ref below : top.children()) each_division(below, wanted, visit);
}

void add_touched(std::set<unit_id>& touched, const edit& e) {
    if (const auto* moved = std::get_if<unit_moved>(&e)) touched.insert(moved->unit);
    if (const auto* changed = std::get_if<edited<unit_record>>(&e))
        touched.insert(changed->after ? changed->after->key : changed->before->key);
    if (const auto* entrusted = std::get_if<edited<entrustment>>(&e))
        touched.insert(entrusted->after ? entrusted->after->unit : entrusted->before->unit);
}

bool is_agency(const hierarchy& h, const body& b) {
    return is_zone_agency(b.kind) && !b.part_of.ok() && h.zone_of(b.unit) != nullptr;
}

} // namespace

template <class Visit>
void report_maker::each_subject(const about& a, Visit visit) const {
    const auto at = [&](subject s, unit_id unit, const void* record) {
        visit(placed_subject{s, now_.find(unit), record, {}, false, false});
    };
    if (a.affected && step_) {
        // Whoever has the edits has filled the look-ups; see `know_step`.
        lookups_.step->each(a.kind, [&](subject s) {
            if (const auto found = find_subject(a, s)) visit(*found);
        });
        return;
    }
    switch (a.kind) {
    case subject_kind::whole: visit(placed_subject{}); break;
    case subject_kind::division: {
        auto one = [&](unit_ref u) {
            visit(placed_subject{{subject_kind::division, u.id().value()}, u, nullptr, {}, false, false});
        };
        if (a.change) {
            std::set<unit_id> touched;
            for (const edit& e : edits()) add_touched(touched, e);
            for (const unit_id id : touched) {
                const unit_ref u = now_.find(id);
                if (u && u.is_division() && (a.level == level::none || u.level() == a.level)) one(u);
            }
        } else {
            for (const unit_ref root : now_.roots()) each_division(root, a.level, one);
        }
        break;
    }
    case subject_kind::zone:
        for (const zone& z : now_.all<zone>())
            if (const unit_ref u = now_.find(z.unit); u.kind() == unit_kind::zone)
                visit(placed_subject{subject::of(z), u, &z, {}, false, false});
        break;
    case subject_kind::agency:
        for (const body& b : now_.all<body>())
            if (is_agency(now_, b)) at({subject_kind::agency, b.key.value()}, b.unit, &b);
        break;
    case subject_kind::body:
        for (const body& b : now_.all<body>()) at(subject::of(b), b.unit, &b);
        break;
    case subject_kind::post:
        for (const post& p : now_.all<post>()) at(subject::of(p), unit_of(now_, subject::of(p)), &p);
        break;
    case subject_kind::person:
        for (const person& p : now_.all<person>()) at(subject::of(p), unit_id::none(), &p);
        break;
    case subject_kind::tenure:
        for (const tenure& t : now_.all<tenure>()) at(subject::of(t), unit_of(now_, subject::of(t)), &t);
        break;
    case subject_kind::holding:
        for (const holding& x : now_.all<holding>()) at(subject::of(x), unit_of(now_, subject::of(x)), &x);
        break;
    case subject_kind::entrustment:
        for (const entrustment& e : now_.all<entrustment>()) at(subject::of(e), e.unit, &e);
        break;
    }
}

void report_maker::know_step() {
    if (!change_) return;
    if (change_->edits.empty() && computed_edits_.empty())
        computed_edits_ = difference(change_->before, change_->after);
    if (!step_) return;
    eval_.edits = edits();
    eval_.acts = step_->acts;
    const auto asks = [](const bound_rule& r) { return r.is->about.affected; };
    if (std::any_of(rules_->begin(), rules_->end(), asks)) static_cast<void>(eval_.step());
}

// Where a subject of a step is found: in the state after, or, gone since, in that before.
const hierarchy& report_maker::home_of(subject s) const noexcept {
    if (!step_) return now_;
    const auto in = [&](const hierarchy& h) {
        if (s.is_unit()) return static_cast<bool>(h.find(unit_id::from_value(s.id)));
        if (s.kind == subject_kind::body || s.kind == subject_kind::agency)
            return h.find(body_id::from_value(s.id)) != nullptr;
        return true;
    };
    return in(now_) || !in(step_->before) ? now_ : step_->before;
}

std::vector<placed_subject> report_maker::subjects_of(const about& a) const {
    std::vector<placed_subject> all;
    each_subject(a, [&](const placed_subject& s) { all.push_back(s); });
    return all;
}

std::optional<placed_subject> report_maker::find_subject(const about& a, subject s) const {
    if (s.kind != a.kind) return std::nullopt;
    const bool gone = a.affected && step_ && &home_of(s) == &step_->before;
    const hierarchy& home = gone ? step_->before : now_;
    const auto at = [&](unit_id unit, const void* record) {
        return placed_subject{s, home.find(unit), record, {}, false, gone};
    };
    const auto record = [&](const auto* r) -> std::optional<placed_subject> {
        if (!r) return std::nullopt;
        return at(unit_of(home, s), r);
    };
    switch (s.kind) {
    case subject_kind::whole:
        if (s.id != 0) return std::nullopt;
        return placed_subject{};
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
    code nearest;
    for (unit_ref u = s.unit; u; u = u.parent()) {
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

//=== the first pass ===//

report_maker::answer report_maker::conclude() const noexcept {
    const truth scope = eval_.scope;
    const truth demand = eval_.demand;
    if (scope.is_no()) return {verdict::not_applicable, scope.marks(), false};
    if (demand.is_yes()) return {verdict::satisfied, demand.marks() | (scope.is_yes() ? scope.marks() : 0), false};
    const bool decided = scope.is_yes() && demand.is_no();
    return {decided ? verdict::violated : verdict::undecided, scope.marks() | demand.marks(), false};
}

report_maker::answer report_maker::run(const bound_rule& r, const placed_subject& s, bool detailed) {
    eval_.about = s.about;
    eval_.unit = s.unit;
    eval_.record = s.record;
    eval_.gone = s.gone;
    eval_.parameters = r.parameters;
    eval_.detailed = detailed;
    eval_.reset();
    context c(eval_);
    try {
        r.is->judge(c);
        return conclude();
    } catch (const std::bad_alloc&) { throw; } catch (const std::exception& e) {
        report_.errors_.push_back({r.is->id, s.about, path(s.about), e.what()});
    } catch (...) { report_.errors_.push_back({r.is->id, s.about, path(s.about), "?"}); }
    return {verdict::undecided, 0, true};
}

grade report_maker::weakest(truth::marks_type marks) const noexcept {
    grade g = grade::stated;
    for (std::size_t i = 0; i < eval_.notes.size() && marks != 0; ++i)
        if ((marks >> std::min<std::size_t>(i, 63) & 1U) != 0 && eval_.notes[i].from)
            g = std::max(g, eval_.notes[i].from->how());
    return g;
}

// Whether a rule that takes the place of this one applies to the subject.
bool report_maker::steps_aside(const bound_rule& r, placed_subject& s, const bound_rule*& before) {
    for (const std::size_t i : r.replaced_by) {
        const bound_rule& other = (*rules_)[i];
        if (other.stands == standing::not_in_force || other.stands == standing::undecided || !in_jurisdiction(other, s))
            continue;
        const answer a = run(other, s, false);
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
    answer a = run(r, s, false);
    if (r.stands == standing::undecided && a.is != verdict::not_applicable) a.is = verdict::undecided;
    return a;
}

void report_maker::track() {
    tracking_ = std::make_unique<detail::tracking>();
    tracking_->rules = rules_;
    tracking_->trails.resize(rules_->size());
    for (const bound_rule& r : *rules_) tracking_->trails[r.index].root(r.is->about.kind, r.jurisdiction != 0);
    watch_.facts = false;
    watch_.paths = &tracker_;
    eval_.observed = &watch_;
}

std::uint8_t report_maker::judge_mark(const bound_rule& r, placed_subject& s) {
    if (tracking_) tracker_.begin(tracking_->trails[r.index], s.about, s.record, s.unit);
    answer found = judge_pair(r, s);
    grade g = r.basis;
    if (found.marks != 0) g = std::max(g, weakest(found.marks));
    if (found.failed) {
        found.is = verdict::undecided;
    } else if (found.is == verdict::violated || found.is == verdict::undecided) {
        finding f = describe(r, s, found);
        found.is = f.verdict;
        g = f.rests_on;
        written_.emplace_back(r.index, std::move(f));
    }
    return static_cast<std::uint8_t>(static_cast<unsigned>(found.is) | static_cast<unsigned>(g) << 3U);
}

// `marks` of the first rule on the first subject; those of the next rule lie `stride` further on.
void report_maker::judge_some(
    const rule_group& g, std::span<placed_subject> subjects, std::uint8_t* marks, std::size_t stride) {
    for (placed_subject& s : subjects) {
        for (std::size_t i = 0; i < g.rules.size(); ++i) marks[i * stride] = judge_mark((*rules_)[g.rules[i]], s);
        if (g.pulls_apart) find_conflicts(g, s, marks, stride);
        ++marks;
    }
}

void report_maker::judge_group(
    const rule_group& g, const validate_options& how, std::vector<std::unique_ptr<report_maker>>& crew) {
    constexpr std::size_t share = 256; // subjects handed out at a time
    std::vector<placed_subject> subjects = subjects_of(g.of);
    const std::size_t n = subjects.size();
    std::vector<std::uint8_t> marks(n * g.rules.size());
    const std::size_t hands = std::min<std::size_t>(std::max(1U, how.threads), n / share + 1);
    if (hands == 1) {
        judge_some(g, subjects, marks.data(), n);
    } else {
        while (crew.size() + 1 < hands) {
            crew.push_back(std::make_unique<report_maker>(now_, step_, report_.policy_, on_));
            crew.back()->computed_edits_ = computed_edits_;
            crew.back()->know_step();
            if (how.tracked) crew.back()->track();
        }
        std::atomic<std::size_t> next{0};
        std::vector<std::exception_ptr> failed(hands);
        const auto work = [&](report_maker& by, std::exception_ptr& failure) {
            try {
                for (std::size_t from = next.fetch_add(share); from < n; from = next.fetch_add(share))
                    by.judge_some(
                        g, std::span(subjects).subspan(from, std::min(share, n - from)), marks.data() + from, n);
            } catch (...) { failure = std::current_exception(); }
        };
        std::vector<std::thread> threads;
        struct joiner {
            std::vector<std::thread>& all;
            ~joiner() {
                for (std::thread& t : all) t.join();
            }
        };
        {
            const joiner join{threads};
            threads.reserve(hands - 1);
            for (std::size_t i = 1; i < hands; ++i) threads.emplace_back([&, i] { work(*crew[i - 1], failed[i]); });
            work(*this, failed[0]);
        }
        for (const std::exception_ptr& e : failed)
            if (e) std::rethrow_exception(e);
    }
    auto& ids = report_.subjects_[g.at];
    for (const placed_subject& s : subjects) ids.push_back(s.about.id);
    for (std::size_t i = 0; i < g.rules.size(); ++i) {
        report_.rules_.push_back({g.rules[i], g.at, {}});
        for (std::size_t k = 0; k < n; ++k) report_.rules_.back().marks.push_back(marks[i * n + k]);
    }
}

void report_maker::take_over(report_maker& other) {
    std::move(other.written_.begin(), other.written_.end(), std::back_inserter(written_));
    report& theirs = other.report_;
    std::move(theirs.errors_.begin(), theirs.errors_.end(), std::back_inserter(report_.errors_));
    std::move(theirs.conflicts_.begin(), theirs.conflicts_.end(), std::back_inserter(report_.conflicts_));
    if (tracking_)
        for (std::size_t i = 0; i < tracking_->trails.size(); ++i)
            tracking_->trails[i].merge(other.tracking_->trails[i]);
}

report report_maker::make(const validate_options& how) {
    know_step();
    if (how.tracked) track();
    std::vector<std::unique_ptr<report_maker>> crew;
    for (const rule_group& g : group_rules()) {
        report_.kinds_.push_back(g.of.kind);
        report_.subjects_.emplace_back();
        if (tracking_) tracking_->groups.push_back(g.of);
        judge_group(g, how, crew);
    }
    for (const std::unique_ptr<report_maker>& other : crew) take_over(*other);
    std::sort(
        report_.rules_.begin(), report_.rules_.end(), [](const auto& x, const auto& y) { return x.index < y.index; });
    finish();
    return std::move(report_);
}

namespace {

[[nodiscard]] bool comes_before(const std::pair<std::size_t, finding>& x, const std::pair<std::size_t, finding>& y) {
    return std::tie(x.first, x.second.path, x.second.about) < std::tie(y.first, y.second.path, y.second.about);
}

} // namespace

void report_maker::finish() {
    std::sort(written_.begin(), written_.end(), comes_before);
    report_.findings_.reserve(written_.size());
    for (auto& [index, f] : written_) {
        if (tracking_) tracking_->found_by.push_back(static_cast<std::uint32_t>(index));
        report_.findings_.push_back(std::move(f));
    }
    written_.clear();
    std::sort(report_.errors_.begin(), report_.errors_.end(), [](const auto& x, const auto& y) {
        return std::tie(x.rule, x.path, x.about, x.what) < std::tie(y.rule, y.path, y.about, y.what);
    });
    std::sort(report_.conflicts_.begin(), report_.conflicts_.end(), [](const auto& x, const auto& y) {
        return std::tie(x.forbids, x.demands, x.path, x.about) < std::tie(y.forbids, y.demands, y.path, y.about);
    });
    if (!tracking_) return;
    tracking_->places.resize(report_.subjects_.size());
    if (step_) {
        tracking_->before = step_->before;
        tracking_->edits.assign(edits().begin(), edits().end());
        tracking_->acts_told = !step_->acts.empty();
    }
    report_.tracking_ = std::move(tracking_);
}

result<finding> report_maker::one(std::string_view rule_id, subject about_it) {
    return one(rule_id, about_it, nullptr);
}

result<finding> report_maker::one(std::string_view rule_id, subject about_it, detail::observation* watch) {
    lookups_.at_once = false;
    know_step();
    for (const bound_rule& r : *rules_) {
        if (r.is->id != rule_id) continue;
        if (r.is->about.change && !step_)
            return refusal(errc::unsupported_here,
                fill(say("规则 `{0}` 只判定变动", "rule `{0}` judges changes only"), {verbatim(rule_id)}));
        std::optional<placed_subject> s = find_subject(r.is->about, about_it);
        if (!s)
            return refusal(errc::unknown_record,
                fill(say("规则 `{0}` 不判定该对象", "rule `{0}` does not judge that subject"), {verbatim(rule_id)}));
        const answer first = judge_pair(r, *s);
        if (watch && first.is != verdict::not_in_force && in_jurisdiction(r, *s)) {
            eval_.observed = watch;
            static_cast<void>(run(r, *s, false));
            eval_.observed = nullptr;
        }
        finding found = describe(r, *s, first);
        if (!report_.errors_.empty())
            return refusal(errc::bad_value,
                fill(say("规则 `{0}` 出错:{1}", "rule `{0}` failed: {1}"),
                    {verbatim(rule_id), verbatim(report_.errors_.front().what)}));
        return found;
    }
    return refusal(errc::unknown_rule, fill(say("没有规则 `{0}`", "there is no rule `{0}`"), {verbatim(rule_id)}));
}

void report_maker::observe(const std::function<void(const rule&, const detail::observation&)>& visit) {
    know_step();
    for (const bound_rule& r : *rules_) {
        if (r.stands == standing::not_in_force || (r.is->about.change && !step_)) continue;
        each_subject(r.is->about, [&](placed_subject s) {
            if (!in_jurisdiction(r, s)) return;
            detail::observation seen;
            eval_.observed = &seen;
            static_cast<void>(run(r, s, false));
            eval_.observed = nullptr;
            visit(*r.is, seen);
        });
    }
}

//=== the second pass ===//

void report_maker::note_facts(finding& f, truth::marks_type marks, const std::vector<detail::noted>& notes) {
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if ((marks >> std::min<std::size_t>(i, 63) & 1U) == 0) continue;
        const detail::noted& n = notes[i];
        if (tracking_) tracker_.named(n.of, now_);
        fact_note note{n.of, path(n.of), std::string(n.what.key), detail::name_of(n), grade::stated, {}};
        if (n.from) {
            note.how = n.from->how();
            note.reason = n.from->reason();
            f.rests_on = std::max(f.rests_on, note.how);
            f.doubtful.push_back(std::move(note));
        } else {
            f.missing.push_back(std::move(note));
        }
    }
}

void report_maker::note_basis(const bound_rule& r, finding& f) const {
    if (r.is->basis.how != grade::stated)
        f.doubtful.push_back({f.about, r.is->id, "basis", say("条文的理解", "reading of the clause"), r.is->basis.how,
            r.is->basis.reason});
    for (const parameter& q : r.is->parameters)
        if (q.how != grade::stated && q.by_default)
            for (const detail::resolved_parameter& used : r.parameters)
                if (used.is == &*q.by_default)
                    f.doubtful.push_back({f.about, r.is->id, q.name, say("参数", "parameter"), q.how, q.meaning});
    f.rests_on = std::max(f.rests_on, r.basis);
}

void report_maker::apply_exemption(const bound_rule& r, const placed_subject& s, finding& f) const {
    const unit_id unit = s.unit ? s.unit.id() : unit_id::none();
    for (const exemption* e : r.exemptions) {
        if (e->unit != unit) continue;
        if (r.strength == force::principle && e->valid.contains(on_.state)) {
            f.verdict = verdict::exempted;
            f.exempted_by = *e;
            f.lapsed.reset();
            return;
        }
        f.lapsed = *e;
    }
}

void report_maker::apply_waivers(const bound_rule& r, placed_subject& s, finding& f) {
    for (const std::size_t i : r.waived_by) {
        const bound_rule& waiver = (*rules_)[i];
        if (waiver.stands == standing::not_in_force || waiver.stands == standing::undecided
            || !in_jurisdiction(waiver, s))
            continue;
        const answer a = run(waiver, s, true);
        if (a.failed || eval_.scope.is_no() || eval_.demand.is_no()) continue;
        truth all = eval_.scope && eval_.demand;
        const auto permitted = std::exchange(eval_.permitted, {});
        const auto notes = eval_.notes;
        std::vector<subject> left;
        if (!f.blamed.empty() && !permitted.empty()) {
            for (const subject& item : f.blamed) {
                truth may = truth::no();
                for (const auto& [what, t] : permitted)
                    if (what == item) may = may || t;
                if (may.is_no()) left.push_back(item);
                all = all && may;
            }
        }
        if (all.is_yes()) {
            f.verdict = verdict::exempted;
            f.precedence = waiver.is->id;
            note_facts(f, all.marks(), notes);
            return;
        }
        if (all.is_unknown()) {
            f.verdict = verdict::undecided;
            f.precedence = waiver.is->id;
            note_facts(f, all.marks(), notes);
            return;
        }
        f.blamed = left;
    }
}

finding report_maker::describe(const bound_rule& r, placed_subject& s, const answer& first) {
    finding f;
    f.rule = r.is->id;
    f.about = s.about;
    f.unit = s.unit ? s.unit.id() : unit_id::none();
    f.path = path(s.about);
    f.force = r.strength;
    f.verdict = first.is;
    // Whoever names a later day for the rules than for the state asks for what was not yet in force to be judged.
    const auto holds = [](standing x) { return x == standing::in_force || x == standing::as_announced; };
    f.dating = on_.rules > on_.state && holds(r.stands) && !holds(standing_on(r.is->valid, on_.state)) ? dating::draft
        : r.stands == standing::as_announced ? dating::as_announced
                                             : dating::in_force;

    const bound_rule* before = nullptr;
    if (first.is == verdict::not_in_force || !in_jurisdiction(r, s)) {
        f.message = first.is == verdict::not_in_force
            ? say("规则在判定之日未施行", "the rule is not in force on that day")
            : say("不在规则的适用地域内", "outside the rule's jurisdiction");
    } else if (steps_aside(r, s, before)) {
        f.precedence = before->is->id;
        f.message = fill(say("由 `{0}` 取代", "`{0}` takes its place"), {verbatim(before->is->id)});
    } else {
        const answer again = run(r, s, true);
        const auto notes = eval_.notes;
        f.message = std::exchange(eval_.message, {});
        f.blamed = std::exchange(eval_.blamed, {});
        note_facts(f, again.marks, notes);
        if (again.is == verdict::violated && first.is == verdict::violated) {
            apply_exemption(r, s, f);
            if (f.verdict == verdict::violated) apply_waivers(r, s, f);
        }
        if (again.is == verdict::undecided) suppose_answers(r, s, f, notes);
        if (r.stands == standing::undecided && first.is == verdict::undecided) {
            f.missing.push_back({s.about, r.is->id, std::string(fields::in_force.key),
                say(fields::in_force.zh, fields::in_force.en), grade::stated, {}});
            f.outcomes.clear();
        }
    }
    note_basis(r, f);
    if (f.message.empty()) f.message = r.is->title;
    f.severity = severity_of(f.verdict, f.force, r.is->basis.how);
    return f;
}

void report_maker::find_conflicts(
    const rule_group& g, const placed_subject& s, const std::uint8_t* marks, std::size_t stride) {
    const auto related = [](const rule& a, const rule& b) {
        return std::any_of(a.over.begin(), a.over.end(), [&](const precedence& p) { return p.over == b.id; });
    };
    for (std::size_t i = 0; i < g.rules.size(); ++i) {
        const rule& forbidding = *(*rules_)[g.rules[i]].is;
        if (forbidding.stance != stance::forbids || forbidding.topic.empty()) continue;
        const verdict there = report::verdict_in(marks[i * stride]);
        if (there != verdict::violated && there != verdict::satisfied && there != verdict::exempted) continue;
        for (std::size_t k = 0; k < g.rules.size(); ++k) {
            const rule& other = *(*rules_)[g.rules[k]].is;
            if (other.topic != forbidding.topic || other.pack == forbidding.pack) continue;
            if (related(other, forbidding) || related(forbidding, other)) continue;
            const verdict v = report::verdict_in(marks[k * stride]);
            const bool apart = (other.stance == stance::demands && (v == verdict::satisfied || v == verdict::violated))
                || (other.stance == stance::permits && v == verdict::satisfied && there != verdict::satisfied);
            if (apart) report_.conflicts_.push_back({other.id, forbidding.id, s.about, path(s.about)});
        }
    }
}

} // namespace onezone
