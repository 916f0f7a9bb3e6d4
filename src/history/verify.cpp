// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"

#include <onezone/ground/vocabulary.hpp>

#include <algorithm>
#include <utility>

namespace onezone {

namespace {

using detail::chronicle;
using detail::consequence;
using detail::number_of;
using detail::position;
using detail::unit_version;

class verifier {
public:
    verifier(const history& h, const chronicle& all, record_number known) : h_(h), all_(all), known_(known) {}

    [[nodiscard]] verification run() {
        now_ = all_.first;
        auto kept = all_.checkpoints().begin();
        const auto compare_states = [&](const position* up_to) {
            for (; kept != all_.checkpoints().end() && (!up_to || kept->at < *up_to); ++kept) {
                if (kept->from > known_ || known_ >= kept->until) continue;
                expect(kept->h == now_,
                    say("保存的状态与重演的不同", "a state that was kept differs from the replayed one"), kept->at);
            }
        };
        const position end = detail::end_of(std::numeric_limits<detail::day_number>::max());
        all_.each({}, end, known_, [&](const consequence& o, std::uint32_t i) {
            compare_states(&o.at);
            replay(o);
            compare_index(o, i);
        });
        compare_states(nullptr);
        expect(h_.latest() == now_, say("最后的状态与重演的不同", "the last state differs from the replayed one"), {});
        compare_units();
        return std::move(told_);
    }

private:
    void expect(bool holds, const text& fault, position at) {
        ++told_.compared;
        if (holds) return;
        text where =
            at.root == 0 || at.root > known_ ? text() : name_of(all_.record(at.root), at.root) + say("：", ": ");
        told_.faults.push_back(where + fault);
    }

    void replay(const consequence& o) {
        ++told_.records;
        const history_record& root = all_.record(o.at.root);
        const detail::what_holds s = all_.stands(o.at.root, known_);
        expect(s.what && s.said == o.said && number_of(s.what->effective) == o.at.day,
            say("不是该记录现在所说的", "is not what the record says now"), o.at);
        if (!s.what) return;
        const chronicle::undone_record* undone = nullptr;
        if (root.kind == record_kind::revoked) {
            const auto at = done_.find(all_.root_of(root.about));
            if (at != done_.end()) undone = &at->second;
        }
        if (root.kind == record_kind::revoked && !undone) {
            expect(!o.in_effect(), say("所撤销的行为不在此前", "what it revokes does not come before it"), o.at);
            return;
        }
        auto done = all_.perform(now_, o.at.root, *s.what, undone, true);
        expect(done.has_value() == o.in_effect(),
            say("能否执行与所记的不同", "whether it can be carried out differs from what is kept"), o.at);
        if (!done || !o.in_effect()) return;
        for (const step& made : done->steps)
            expect(made.ledger.state() != balance::contradicted, say("账目矛盾", "the ledger is contradicted"), o.at);
        done_[o.at.root] = {done->edits, done->lineage};
        now_ = done->after;
        expect(all_.same(o, all_.effect_of(std::move(*done))),
            say("重演的结果与所记的不同", "what it leads to differs from what is kept"), o.at);
        for (const disagreement& d : s.what->disagreements) compare_claim(d, *s.what, o.at);
    }

    // The claim that is followed is what the history says.
    void compare_claim(const disagreement& d, const enactment& what, position at) {
        const std::string& said = d.claims[static_cast<std::size_t>(d.used)].value;
        const unit_ref u = now_.find(d.unit);
        bool holds = true;
        switch (d.about) {
        case disputed::effective: holds = said == to_string(what.effective); break;
        case disputed::code: { // in whichever form
            const auto digits = parse_division_code(said);
            holds = u && digits && *digits == u.code();
            break;
        }
        case disputed::name: holds = u && said == u.name(); break;
        case disputed::kind: holds = u && parse_word<unit_kind>(said) == u.kind(); break;
        case disputed::parent:
            holds = u && u.parent() && (said == u.parent().path() || said == u.parent().name());
            break;
        case disputed::other: return;
        }
        expect(holds,
            fill(say("采用的说法（{0}：{1}）与历史不符",
                     "the claim that is followed ({0}: {1}) is not what the history says"),
                {name_of(d.about), verbatim(said)}),
            at);
    }

    // Each unit's own changes, and both ends of each line.
    void compare_index(const consequence& o, std::uint32_t i) {
        const position after{o.at.day, o.at.root + 1};
        for (std::uint32_t k = 0; k < o.versions; ++k) {
            const unit_id unit = all_.version(o.first_version + k).unit;
            const unit_version* const v = all_.last_before(unit, after, known_);
            const unit_ref u = now_.find(unit);
            expect(v && v->live == static_cast<bool>(u)
                    && (!u
                        || (u.name() == all_.name_of(*v) && u.code() == v->code && u.kind() == v->kind
                            && (u.parent() ? u.parent().id() : unit_id::none()) == v->parent
                            && u.place_known() == v->parent_known)),
                say("单位的沿革与状态不符", "a unit's own changes do not agree with the state"), o.at);
            // What dated questions are answered from: at the end of the day, when later records of it have been carried out.
            const date on = detail::date_of(o.at.day);
            const auto is = h_.find(unit, on);
            expect(h_.parent_of(unit, on) == (is ? is->parent : unit_id::none()),
                say("按日期查到的上级与单位的沿革不符",
                    "the parent looked up by its day does not agree with the unit's own changes"),
                o.at);
            expect(!is || !is->code.ok() || h_.find(is->code, on) == unit,
                say("按代码和日期查到的单位不符", "the unit looked up by its code and day is another"), o.at);
        }
        if (!o.extra) return;
        for (std::size_t k = 0; k < o.extra->lineage.size(); ++k)
            for (const party* p : {&o.extra->lineage[k].from, &o.extra->lineage[k].heir}) {
                if (!p->identified()) continue;
                const auto* const line = all_.lines_of(detail::key_of(*p));
                expect(line
                        && std::any_of(line->begin(), line->end(),
                            [&](const detail::index_entry& e) { return e.consequence == i && e.what == k; }),
                    say("承继关系只有一端", "a line of descent has only one end"), o.at);
            }
    }

    void compare_units() {
        const date last = h_.latest().on();
        for (const unit_ref u : now_.units()) {
            const auto is = h_.find(u.id(), last);
            expect(is && is->name == u.name() && is->code == u.code() && is->kind == u.kind()
                    && is->parent == (u.parent() ? u.parent().id() : unit_id::none()),
                say("按日期查到的单位与状态不符", "a unit looked up by its day does not agree with the state"), {});
            if (u.code().ok())
                expect(h_.find(u.code(), last) == u.id(),
                    say("按代码查到的单位不符", "the unit looked up by its code is another"), {});
        }
        std::size_t live = 0;
        for (const unit_id u : h_.units()) live += h_.find(u, last).has_value() ? 1U : 0U;
        expect(live == now_.size(), say("单位数不符", "the number of units differs"), {});
    }

    const history& h_;
    const chronicle& all_;
    record_number known_;
    hierarchy now_;
    detail::flat_map<record_number, chronicle::undone_record> done_;
    verification told_;
};

} // namespace

verification history::verify() const { return verifier(*this, *data_, known_).run(); }

} // namespace onezone
