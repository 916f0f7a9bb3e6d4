// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"
#include "reform/movement_words.hpp"

#include <onezone/model/edit.hpp>
#include <onezone/model/places.hpp>
#include <onezone/model/post.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/operation.hpp>

#include <algorithm>
#include <optional>
#include <type_traits>
#include <typeinfo>
#include <variant>

namespace onezone::detail {

namespace {

//=== whom an act is done to ===//

// A post without a title is told by its body alone: names are the same in both languages.
[[nodiscard]] std::string seat_named(const hierarchy& h, const post& p) {
    const body* const b = h.find(p.body);
    if (b == nullptr || p.title.empty()) return b == nullptr ? p.title : b->name;
    return b->name + " " + p.title;
}

// The names of what the fields of an operation say it is done to: those that go or come in, or else whom it names first.
class operands {
public:
    explicit operands(const hierarchy& h) : h_(h) {}

    void operator()(std::string_view key, const field_type& t, const void* field) {
        if (t.form == field_form::string) {
            if (key == "name") founded_.push_back(*static_cast<const std::string*>(field));
        } else if (is_an_id(t.form)) {
            if (first_.empty()) note(first_, t.form, field);
        } else if (*t.type == typeid(founding)) {
            founded_.push_back(static_cast<const founding*>(field)->name);
        } else if (t.form == field_form::list) {
            for (std::size_t i = 0; i < t.size(field); ++i) one_of(key, *t.of, t.item(field, i));
        }
    }
    // Of an operation of that key.
    [[nodiscard]] std::vector<std::string> names(std::string_view operation) && {
        std::erase(founded_, std::string());
        const bool founds = operation.starts_with("establish_") || operation.starts_with("found_");
        if (founds && !founded_.empty()) return std::move(founded_);
        if (!many_.empty() && operation == "entrust") many_.insert(many_.begin(), first_.begin(), first_.end());
        if (!many_.empty()) return std::move(many_);
        return std::move(first_.empty() ? founded_ : first_);
    }

private:
    void one_of(std::string_view key, const field_type& t, const void* item) {
        const bool unit = t.form == field_form::unit;
        if (*t.type == typeid(founding)) {
            many_.push_back(static_cast<const founding*>(item)->name);
        } else if (*t.type == typeid(abolition)) {
            note(many_, field_form::unit, &static_cast<const abolition*>(item)->unit);
        } else if (unit || t.form == field_form::body) {
            if (key == "absorbed" || key == "merged" || key == "units" || (key == "also" && unit))
                note(many_, t.form, item);
        }
    }
    void note(std::vector<std::string>& to, field_form form, const void* id) const {
        if (form == field_form::unit) {
            if (const unit_ref u = h_.find(*static_cast<const unit_id*>(id))) to.emplace_back(u.name());
        } else if (form == field_form::body) {
            if (const body* const b = h_.find(*static_cast<const body_id*>(id))) to.push_back(b->name);
        } else if (form == field_form::post) {
            if (const post* const p = h_.find(*static_cast<const post_id*>(id))) to.push_back(seat_named(h_, *p));
        } else if (form == field_form::person) {
            const person* const p = h_.find(*static_cast<const person_id*>(id));
            if (p != nullptr && !p->name.empty()) to.push_back(p->name);
        }
    }

    const hierarchy& h_;
    std::vector<std::string> first_;
    std::vector<std::string> many_;
    std::vector<std::string> founded_;
};

//=== what a step does to ranks and posts ===//

// That ranks of bodies change, and that nobody's does.
void note_ranks(std::vector<text>& notes, const step& done) {
    bool of_body = false;
    bool of_person = false;
    for (const edit& e : done.edits) {
        if (const auto* b = std::get_if<edited<body>>(&e))
            of_body = of_body || (b->before && b->after && b->before->rank.value != b->after->rank.value);
        if (const auto* p = std::get_if<edited<person>>(&e))
            of_person = of_person || (p->before && p->after && p->before->rank.value != p->after->rank.value);
    }
    const text told = say(
        "机构规格变动；未载有任何人的级别变动", "the rank of a body changes; no change of a person's rank is recorded");
    if (of_body && !of_person && std::find(notes.begin(), notes.end(), told) == notes.end()) notes.push_back(told);
}

// Whether a tenure had ended before the act, or on its day: who held the post then leaves nothing now.
[[nodiscard]] bool is_past(const tenure& t, const std::optional<date>& on) {
    return t.valid.until && (!on || *t.valid.until <= *on);
}

[[nodiscard]] text seat_of(const hierarchy& h, const post& p) {
    const body* const b = h.find(p.body);
    const text title = p.title.empty() ? name_of(p.kind) : verbatim(p.title);
    return b == nullptr ? title : verbatim(b->name + " ") + title;
}

// Who takes and who leaves which post; and whose former tenure is on record no more, for the post went. How many take and leave one.
std::pair<std::int64_t, std::int64_t> note_posts(
    std::vector<text>& notes, const step& done, const hierarchy& before, const std::optional<date>& on) {
    std::pair<std::int64_t, std::int64_t> counts{0, 0};
    for (const edit& e : done.edits) {
        const auto* t = std::get_if<edited<tenure>>(&e);
        if (t == nullptr) continue;
        const bool takes = !t->before && t->after;
        const bool was_past = t->before && is_past(*t->before, on);
        const bool ends = t->before && (!t->after || (!was_past && is_past(*t->after, on)));
        if (!takes && !ends) continue;
        const tenure& held = takes ? *t->after : *t->before;
        const hierarchy& h = takes ? done.after : before;
        const post* const p = h.find(held.post);
        if (p == nullptr || h.find(p->body) == nullptr) continue;
        if (takes) ++counts.first;
        if (ends && !was_past) ++counts.second;
        const person* const who = h.find(held.person);
        const text name =
            who == nullptr || who->name.empty() ? say("未具名者", "somebody unnamed") : verbatim(who->name);
        text told = fill(takes ? say("任职：{0}任{1}（{2}）", "post taken: {0}, {1} ({2})")
                : was_past     ? say("曾任：{0}曾任{1}（{2}）；职位已撤销，不再列出",
                          "formerly held: {0}, {1} ({2}); the post is abolished and no longer listed")
                               : say("离职：{0}不再任{1}（{2}）", "post left: {0}, {1} ({2})"),
            {name, seat_of(h, *p), name_of(held.mode)});
        text others;
        if (takes)
            for (const tenure& other : h.tenures_of(held.person))
                if (other.post != held.post && !is_past(other, on))
                    if (const post* const also = h.find(other.post)) list(others, seat_of(h, *also), pause());
        if (!others.empty()) told += say("，同时任", "; the same person is ") + others;
        notes.push_back(std::move(told));
    }
    return counts;
}

// How many posts come and go with the act, whoever holds them.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> count_posts(const step& done) {
    std::pair<std::int64_t, std::int64_t> counts{0, 0};
    for (const edit& e : done.edits)
        if (const auto* const p = std::get_if<edited<post>>(&e)) {
            counts.first += !p->before && p->after;
            counts.second += p->before && !p->after;
        }
    return counts;
}

//=== what moved ===//

// The entries of an act's ledgers, those of one class, kind and reason together.
class movements {
public:
    void add(const ledger& l, const ledger_entry& e) {
        const text what = name_of_class(e.cls, e.kind);
        const auto same = [&](const kept& k) {
            return k.told.how == e.what && k.told.what == what && k.told.reason == e.reason;
        };
        auto found = std::find_if(all_.begin(), all_.end(), same);
        if (found == all_.end()) {
            all_.push_back({{what, e.what, std::nullopt, 0, {}, 0, e.reason, e.cls}, {}});
            found = std::prev(all_.end());
        }
        const bool one = !e.item.empty() && !e.quantity.known();
        if (e.quantity.known() || one)
            found->told.amount = found->told.amount.value_or(0) + (one ? 1 : *e.quantity.value);
        else
            ++found->told.unknown;
        text way = way_of(l, e);
        const auto [at, is_new] = found->places.try_emplace(way.zh, found->ways.size());
        if (is_new) found->ways.emplace_back(std::move(way), std::vector<std::string>());
        if (!e.item.empty()) found->ways[at->second].second.push_back(e.item);
    }
    [[nodiscard]] std::vector<bulletin_movement> take(const bulletin_options& o) && {
        std::vector<bulletin_movement> told;
        for (kept& k : all_) {
            k.told.all_ways = static_cast<std::int64_t>(k.ways.size());
            for (auto& [way, items] : k.ways) {
                if (k.told.ways.size() == o.names) break;
                if (!items.empty()) {
                    const bulletin_names first = cut(std::move(items), o.names);
                    text what;
                    for (const std::string& item : first.first) list(what, verbatim(item), pause());
                    if (first.first.size() < static_cast<std::size_t>(first.all))
                        what += fill(say("等{0}项", " and others, {0} in all"), {counted(first.all)});
                    if (!way.empty()) way += say("：", ": ");
                    way += what;
                }
                k.told.ways.push_back(std::move(way));
            }
            std::erase_if(k.told.ways, [](const text& w) { return w.empty(); });
            told.push_back(std::move(k.told));
        }
        return told;
    }

private:
    struct kept {
        bulletin_movement told;
        std::vector<std::pair<text, std::vector<std::string>>> ways; // with the items that went
        std::unordered_map<std::string, std::size_t> places{};
        kept(bulletin_movement m, std::vector<std::pair<text, std::vector<std::string>>> w)
            : told(std::move(m)),
              ways(std::move(w)) {}
    };
    [[nodiscard]] static text way_of(const ledger& l, const ledger_entry& e) {
        const auto holder = [&](const party& who) {
            const std::string name = l.name_of(who);
            return name.empty() ? say("未载明", "not stated") : verbatim(name);
        };
        text way;
        if (!e.from.none() && !e.to.none())
            way = fill(say("{0}→{1}", "{0} → {1}"), {holder(e.from), holder(e.to)});
        else if (!e.from.none())
            way = fill(say("自{0}", "from {0}"), {holder(e.from)});
        else if (!e.to.none())
            way = fill(say("至{0}", "to {0}"), {holder(e.to)});
        if (!e.to.none() && !e.to.identified()) way += say("（来源只载其称，未指明）", " (stated, not identified)");
        return way;
    }

    std::vector<kept> all_;
};

//=== what is behind what ===//

// Finds the figures and units an edit has to do with.
class edit_reader {
public:
    edit_reader(acts_behind& behind, const trial& t, const hierarchy& before, const hierarchy& after, std::int64_t act)
        : behind_(behind),
          t_(t),
          before_(before),
          after_(after),
          act_(act) {}

    void operator()(const unit_moved& m) {
        unit(m.unit);
        unit(m.from);
        unit(m.to);
    }
    void operator()(const edited<unit_record>& e) {
        const bool changes_kind = !e.before || !e.after || e.before->kind != e.after->kind;
        for (const auto* side : {&e.before, &e.after}) {
            if (!*side) continue;
            unit((*side)->key);
            unit((*side)->parent);
            if (changes_kind) figure("unit." + std::string(key_of((*side)->kind)));
        }
        if (e.before && e.after && e.before->kind == unit_kind::zone && e.after->kind == unit_kind::park)
            figure("agencies.merged");
    }
    void operator()(const edited<zone>& e) {
        each(e, [&](const zone& z) {
            unit(z.unit);
            unit(z.part_of);
        });
        const auto integrated = [](const std::optional<zone>& z) { return z && !z->integrated.empty(); };
        if (integrated(e.before) != integrated(e.after)) figure("integrated");
        const auto area = [](const std::optional<zone>& z) { return z ? z->area.value : std::nullopt; };
        if (area(e.before) != area(e.after)) figure("area");
    }
    void operator()(const edited<hosting>& e) {
        each(e, [&](const hosting& x) {
            unit(x.unit);
            unit(x.division);
        });
    }
    void operator()(const edited<body>& e) {
        each(e, [&](const body& b) { unit(b.unit); });
        const bool was = e.before && is_agency(before_, *e.before);
        const bool is = e.after && is_agency(after_, *e.after);
        if (was != is || (was && e.before->from.how() != e.after->from.how())) {
            figure("agencies");
            for (const auto* side : {&e.before, &e.after})
                if (side == &e.before ? was : is) figure("agencies." + std::string(key_of((*side)->from.how())));
        }
        if (was && is && lowered(*e.before, *e.after)) figure("agencies.rank_lowered");
        const bool other = !e.before || !e.after || e.before->kind != e.after->kind || e.before->rank != e.after->rank;
        each(e, [&](const body& b) {
            if (other) figure("body." + std::string(key_of(b.kind)));
            social(b.key);
        });
    }
    void operator()(const edited<post>& e) {
        each(e, [&](const post& p) { home(p.body); });
    }
    void operator()(const edited<person>&) {}
    void operator()(const edited<tenure>& e) {
        each(e, [&](const tenure& t) {
            for (const hierarchy* h : {&before_, &after_})
                if (const post* const p = h->find(t.post)) home(p->body);
        });
    }
    void operator()(const edited<holding>& e) {
        each(e, [&](const holding& x) { home(x.holder); });
        each(e, [&](const holding& x) {
            if (x.cls == carry_class::functions) social(x.holder);
        });
    }
    void operator()(const edited<entrustment>& e) {
        each(e, [&](const entrustment& x) {
            unit(x.unit);
            unit(x.holder);
        });
    }
    void operator()(const edited<agreement>& e) {
        each(e, [&](const agreement& x) { unit(x.about); });
    }
    void operator()(const edited<indicator>& e) {
        each(e, [&](const indicator& x) { unit(x.unit); });
    }
    void operator()(const edited<own_fact>& e) {
        each(e, [&](const own_fact& x) {
            unit(x.unit);
            home(x.body);
            for (const hierarchy* h : {&before_, &after_})
                if (const post* const p = h->find(x.post)) home(p->body);
        });
    }
    void operator()(const edited<completeness>&) {} // what is known of a list is nothing that happens to it

    void figure(const std::string& key) { behind_.figures[key].insert(act_); }

private:
    // Agencies that hold a social function are counted, not the functions they hold.
    [[nodiscard]] static bool is_social(const hierarchy& h, body_id agency) {
        const body* const b = h.find(agency);
        if (b == nullptr || !is_agency(h, *b)) return false;
        const auto& held = h.holdings_of(agency);
        return std::any_of(held.begin(), held.end(), [](const holding& x) {
            return x.cls == carry_class::functions && x.function.value == function_class::social;
        });
    }
    void social(body_id agency) {
        if (is_social(before_, agency) != is_social(after_, agency)) figure("social");
    }
    // Counted are agencies that were there before the reform and are there after it.
    [[nodiscard]] bool lowered(const body& was, const body& is) const {
        if (!was.rank.known() || !is.rank.known() || !(*is.rank.value < *was.rank.value)) return false;
        const body* const first = t_.before().find(is.key);
        const body* const last = t_.after().find(is.key);
        return first != nullptr && last != nullptr && first->rank.known() && last->rank.known()
            && *last->rank.value < *first->rank.value;
    }
    template <class Record, class Visit>
    void each(const edited<Record>& e, Visit visit) const {
        if (e.before) visit(*e.before);
        if (e.after) visit(*e.after);
    }
    void home(body_id b) {
        for (const hierarchy* h : {&before_, &after_})
            if (const body* const there = h->find(b)) unit(there->unit);
    }
    void unit(unit_id id) {
        if (!id.ok()) return;
        behind_.touched.insert(id.value());
        behind_.units[id.value()].insert(act_);
        for (const hierarchy* h : {&before_, &after_})
            for (unit_ref u = h->find(id); u; u = u.parent()) behind_.units[u.id().value()].insert(act_);
    }

    acts_behind& behind_;
    const trial& t_;
    const hierarchy& before_;
    const hierarchy& after_;
    std::int64_t act_;
};

// What is being gathered of acts of one kind that rest on one document.
struct gathered {
    bulletin_act act;
    std::vector<std::string> names;
    movements moved;
};

class gatherer {
public:
    gatherer(const trial& t, const bulletin_options& o) : t_(t), o_(o) {}

    [[nodiscard]] told_acts take() && {
        const hierarchy* before = &t_.before();
        for (const trial_step& s : t_.steps()) {
            add(s, *before);
            before = &s.done.after;
        }
        for (gathered& g : acts_) {
            deed_of(g);
            g.act.names = cut(std::move(g.names), o_.names);
            g.act.movements = std::move(g.moved).take(o_);
            g.act.all_notes = static_cast<std::int64_t>(g.act.notes.size());
            if (g.act.notes.size() > o_.lines) g.act.notes.resize(o_.lines);
            told_.acts.push_back(std::move(g.act));
        }
        for (std::size_t i = 0; i < told_.deeds.size(); ++i)
            told_.deeds[i].names = cut(std::move(deed_names_[i]), o_.names);
        for (auto& [key, f] : flows_) told_.flows.emplace_back(key.second, std::move(f));
        return std::move(told_);
    }

private:
    void add(const trial_step& s, const hierarchy& before) {
        const plan_step& planned = t_.planned(s);
        const std::string_view kind = key_of(planned.what);
        gathered& g = act_of(kind, planned);
        ++g.act.count;
        numbers_[planned.key] = ++number_;
        told_.of_steps[planned.key] = g.act.number;
        if (g.act.steps.size() < o_.lines) g.act.steps.push_back(step_of(planned, s));

        operands of(before);
        look_at_fields(*planned.what.kind().fields, planned.what.held(),
            [&](std::string_view key, const field_type& t, const void* field) { of(key, t, field); });
        for (std::string& name : std::move(of).names(kind)) g.names.push_back(std::move(name));

        note_ranks(g.act.notes, s.done);
        const auto [taken, left] = note_posts(g.act.notes, s.done, before, planned.on);
        edit_reader read(told_.behind, t_, before, s.done.after, g.act.number);
        for (const edit& e : s.done.edits) std::visit(read, e);
        const auto [created, abolished] = count_posts(s.done);
        count("posts.created", 88, say("职位：设置", "posts: created"), created, read);
        count("posts.abolished", 89, say("职位：撤销", "posts: abolished"), abolished, read);
        count("tenures.taken", 90, say("任职（人次）", "posts taken"), taken, read);
        count("tenures.left", 91, say("离职（人次）", "posts left"), left, read);
        for (const ledger_entry& e : s.done.ledger.entries()) {
            g.moved.add(s.done.ledger, e);
            if (e.what == entry_kind::kept) continue;
            std::string key(key_of(e.cls));
            if (!e.kind.empty()) key += "." + e.kind;
            key += "." + std::string(key_of(e.what));
            flow& f = flows_[{static_cast<int>(e.cls), key}];
            if (f.label.empty())
                f.label =
                    fill(say("{0}：{1}", "{0}: {1}"), {name_of_class(e.cls, e.kind), name_of_movement(e.what, e.cls)});
            if (e.quantity.known() || !e.item.empty())
                f.known += e.quantity.known() ? *e.quantity.value : 1;
            else
                ++f.unknown;
            read.figure(key);
        }
    }
    void count(const char* key, int order, const text& label, std::int64_t many, edit_reader& read) {
        if (many == 0) return;
        read.figure(key);
        flow& f = flows_[{order, key}];
        f.label = label;
        f.known += many;
    }
    gathered& act_of(std::string_view kind, const plan_step& planned) {
        const text document = document_of(planned);
        const std::string key = std::string(kind) + '\n' + planned.basis.source() + '\n' + document.zh;
        const auto [at, is_new] = places_.try_emplace(key, acts_.size());
        if (is_new) {
            gathered& g = acts_.emplace_back();
            g.act.number = static_cast<std::int64_t>(acts_.size());
            g.act.kind = kind;
            g.act.title = title_of(planned.what);
            g.act.source = planned.basis.source();
            g.act.document = document;
        }
        return acts_[at->second];
    }
    // By title and number where the plan states it, else as the procedure names it.
    [[nodiscard]] text document_of(const plan_step& planned) const {
        if (const reform_document* const d = t_.plan().document_of(planned)) return name_of(*d);
        const std::optional<std::string>& number = planned.procedure.document.value;
        return number ? verbatim(*number) : text();
    }
    [[nodiscard]] bulletin_step step_of(const plan_step& planned, const trial_step& s) const {
        bulletin_step told;
        told.number = number_;
        told.key = planned.key;
        told.account = s.done.account;
        told.on = planned.on;
        told.how = planned.basis.how();
        told.reason = planned.basis.reason();
        told.remark = planned.remark;
        for (const std::string& key : planned.after)
            if (const auto first = numbers_.find(key); first != numbers_.end()) told.after.push_back(first->second);
        return told;
    }
    void deed_of(const gathered& g) {
        const auto [at, is_new] = deeds_.try_emplace(g.act.kind, told_.deeds.size());
        if (is_new) {
            told_.deeds.push_back({g.act.kind, g.act.title, 0, {}, {}});
            deed_names_.emplace_back();
        }
        bulletin_deed& d = told_.deeds[at->second];
        d.count += g.act.count;
        d.acts.push_back(g.act.number);
        std::vector<std::string>& names = deed_names_[at->second];
        names.insert(names.end(), g.names.begin(), g.names.end());
    }

    const trial& t_;
    const bulletin_options& o_;
    told_acts told_;
    std::vector<gathered> acts_;
    std::unordered_map<std::string, std::size_t> places_;
    std::unordered_map<std::string, std::size_t> deeds_;
    std::vector<std::vector<std::string>> deed_names_;
    std::map<std::pair<int, std::string>, flow> flows_;
    std::unordered_map<std::string, std::int64_t> numbers_; // of steps, by their keys
    std::int64_t number_ = 0;
};

} // namespace

told_acts tell_acts(const trial& t, const bulletin_options& o) { return gatherer(t, o).take(); }

text name_of_class(carry_class cls, std::string_view kind) {
    const text of = name_of_kind(cls, kind);
    return of.empty() ? name_of(cls) : fill(say("{0}·{1}", "{0}, {1}"), {name_of(cls), of});
}

} // namespace onezone::detail
