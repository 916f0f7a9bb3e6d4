// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_BULLETIN_CONTENT_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_BULLETIN_CONTENT_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/planning/count.hpp>
#include <onezone/planning/follow_up.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/judging/report.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// What a bulletin says, as a value: for pages, for JSON, for a program's own templates.
///
///  1. It refers to nothing: names are written out, acts are referred to by their numbers.
///  2. Every part has `fields(self, visit)`, which calls `visit(name, field)` for each of its fields; its JSON follows from them.
///  3. Lists that may be long are cut and say how many there are (`all`, `all_…`).

namespace onezone {

/// What became of findings.
enum class bulletin_course : unsigned char { arisen, remaining, cured, exempted, undecided, settled };
[[nodiscard]] ONEZONE_API std::span<const word> words(bulletin_course) noexcept;

/// Names of which there may be many.
struct bulletin_names {
    std::vector<std::string> first{}; ///< as many as the options allow
    std::int64_t all = 0;             ///< how many there are

    friend bool operator==(const bulletin_names&, const bulletin_names&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("first", self.first);
        visit("all", self.all);
    }
};

/// The days judged, and the steps outside of them.
struct bulletin_dates {
    std::optional<date> before{};       ///< of the state before
    std::optional<date> after{};        ///< of the state after
    std::optional<date> rules{};        ///< whose rules judge both
    std::vector<std::string> outside{}; ///< keys of the steps dated outside of them

    friend bool operator==(const bulletin_dates&, const bulletin_dates&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("before", self.before);
        visit("after", self.after);
        visit("rules", self.rules);
        visit("outside", self.outside);
    }
};

/// A figure of the reform: counted before and after, or what moved.
struct bulletin_card {
    std::string
        key{}; ///< `agencies`, `zones`, `divisions.county`, `area`; of what moved its class, kind and what happened: `quota.administrative.recovered`
    text label{};
    std::optional<decimal> before{}; ///< absent where it is told what moved
    std::optional<decimal> after{};
    std::optional<decimal> moved{}; ///< as far as it is known
    std::int64_t unknown =
        0; ///< of what moved: in how many entries nobody knows how much; of areas: of how many zones it is
           ///< unknown before or after, of which those that went into one another count once
    std::string measure{};
    bool part = false;                ///< it is a part of the last card that is none
    std::vector<std::int64_t> acts{}; ///< numbers of the acts behind it

    friend bool operator==(const bulletin_card&, const bulletin_card&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("key", self.key);
        visit("label", self.label);
        visit("before", self.before);
        visit("after", self.after);
        visit("moved", self.moved);
        visit("unknown", self.unknown);
        visit("measure", self.measure);
        visit("part", self.part);
        visit("acts", self.acts);
    }
};

/// A figure that a source publishes, beside the counted one.
struct bulletin_published {
    std::string key{}; ///< of the figure (planning/trial.hpp)
    text label{};
    decimal published{};
    decimal counted{};
    std::string measure{};
    known_figure known = known_figure::exact; ///< how well the counted one is
    agreement_of_figures result{};
    std::string source{};
    std::vector<std::int64_t> acts{}; ///< numbers of the acts behind it

    friend bool operator==(const bulletin_published&, const bulletin_published&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("key", self.key);
        visit("label", self.label);
        visit("published", self.published);
        visit("counted", self.counted);
        visit("measure", self.measure);
        visit("known", self.known);
        visit("result", self.result);
        visit("source", self.source);
        visit("acts", self.acts);
    }
};

/// A total that a source reports and nothing can be counted against.
struct bulletin_reported {
    std::string key{};
    text label{};
    hedge exactness = hedge::exact;
    decimal value{};
    std::string source{};
    std::vector<std::int64_t> acts{}; ///< numbers of the acts that move something of its class

    friend bool operator==(const bulletin_reported&, const bulletin_reported&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("key", self.key);
        visit("label", self.label);
        visit("exactness", self.exactness);
        visit("value", self.value);
        visit("source", self.source);
        visit("acts", self.acts);
    }
};

/// How many answers of a kind there were and are.
struct bulletin_count {
    verdict what{};
    std::int64_t before = 0;
    std::int64_t after = 0;

    friend bool operator==(const bulletin_count&, const bulletin_count&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("what", self.what);
        visit("before", self.before);
        visit("after", self.after);
    }
};

/// What became of findings that were violated before.
struct bulletin_became {
    std::optional<verdict> is{}; ///< nothing: whom it was about, or the rule, is no more
    std::int64_t count = 0;

    friend bool operator==(const bulletin_became&, const bulletin_became&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("is", self.is);
        visit("count", self.count);
    }
};

/// What the rules say of both ends.
struct bulletin_outcome {
    std::optional<outcome> before{};
    std::optional<outcome> after{};
    std::vector<bulletin_count> counts{}; ///< violated, exempted, undecided
    std::vector<bulletin_became>
        became{}; ///< of what was violated before: each once, satisfied first; together as many, but for rules that failed
    text by{};    ///< title of the policy

    friend bool operator==(const bulletin_outcome&, const bulletin_outcome&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("before", self.before);
        visit("after", self.after);
        visit("counts", self.counts);
        visit("became", self.became);
        visit("by", self.by);
    }
};

/// A step of the plan.
struct bulletin_step {
    std::int64_t number = 0; ///< in the order of carrying out, from 1
    std::string key{};
    text account{};
    std::optional<date> on{};
    std::vector<std::int64_t> after{}; ///< numbers of the steps it waits for
    grade how = grade::stated;         ///< how well its basis is known
    text reason{};                     ///< why it is inferred
    text remark{};

    friend bool operator==(const bulletin_step&, const bulletin_step&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("number", self.number);
        visit("key", self.key);
        visit("account", self.account);
        visit("on", self.on);
        visit("after", self.after);
        visit("how", self.how);
        visit("reason", self.reason);
        visit("remark", self.remark);
    }
};

/// What moved by an act, of one class and kind and for one reason.
struct bulletin_movement {
    text what{}; ///< class and kind
    entry_kind how = entry_kind::moved;
    std::optional<std::int64_t> amount{}; ///< as far as it is known
    std::int64_t unknown = 0;             ///< in how many entries nobody knows how much
    std::vector<text> ways{};             ///< from whom to whom, and what, where it has a name
    std::int64_t all_ways = 0;
    text reason{};
    carry_class cls{};

    friend bool operator==(const bulletin_movement&, const bulletin_movement&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("what", self.what);
        visit("how", self.how);
        visit("amount", self.amount);
        visit("unknown", self.unknown);
        visit("ways", self.ways);
        visit("all_ways", self.all_ways);
        visit("reason", self.reason);
        visit("cls", self.cls);
    }
};

/// Acts of one kind that rest on one document.
struct bulletin_act {
    std::int64_t number = 0; ///< from 1; pages call it `act-1`
    std::string kind{};      ///< key of the operation
    text title{};
    std::string source{};
    text document{};        ///< that orders it, by title and number, or the one of its approval
    std::int64_t count = 0; ///< how many steps
    bulletin_names names{}; ///< to whom it was done
    std::vector<bulletin_step> steps{};
    std::vector<text> notes{}; ///< of ranks, and of who takes and leaves which post
    std::int64_t all_notes = 0;
    std::vector<bulletin_movement> movements{};

    friend bool operator==(const bulletin_act&, const bulletin_act&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("number", self.number);
        visit("kind", self.kind);
        visit("title", self.title);
        visit("source", self.source);
        visit("document", self.document);
        visit("count", self.count);
        visit("names", self.names);
        visit("steps", self.steps);
        visit("notes", self.notes);
        visit("all_notes", self.all_notes);
        visit("movements", self.movements);
    }
};

/// What was done: all acts of one kind.
struct bulletin_deed {
    std::string kind{}; ///< key of the operation
    text title{};
    std::int64_t count = 0; ///< how many steps
    bulletin_names names{};
    std::vector<std::int64_t> acts{};

    friend bool operator==(const bulletin_deed&, const bulletin_deed&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("kind", self.kind);
        visit("title", self.title);
        visit("count", self.count);
        visit("names", self.names);
        visit("acts", self.acts);
    }
};

/// Lines of the ledger that say the same of one class and kind.
struct bulletin_account {
    text what{};                           ///< class and kind
    std::optional<std::int64_t> opening{}; ///< of balanced ones each, of open ones together; absent where it is unknown
    std::optional<std::int64_t> moved_in{};
    std::optional<std::int64_t> moved_out{};
    std::optional<std::int64_t> released{};
    std::optional<std::int64_t> recovered{};
    std::optional<std::int64_t> written_off{};
    std::optional<std::int64_t> created{};
    std::optional<std::int64_t> closing{};
    balance state = balance::balanced;
    std::vector<text> because{}; ///< why it is open
    bulletin_names holders{};    ///< none in the totals

    friend bool operator==(const bulletin_account&, const bulletin_account&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("what", self.what);
        visit("opening", self.opening);
        visit("moved_in", self.moved_in);
        visit("moved_out", self.moved_out);
        visit("released", self.released);
        visit("recovered", self.recovered);
        visit("written_off", self.written_off);
        visit("created", self.created);
        visit("closing", self.closing);
        visit("state", self.state);
        visit("because", self.because);
        visit("holders", self.holders);
    }
};

/// What a rule says, and of whom.
struct bulletin_saying {
    text says{};           ///< of what is undecided as before, only what is missing
    bulletin_names whom{}; ///< paths below `bulletin_content::within`

    friend bool operator==(const bulletin_saying&, const bulletin_saying&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("says", self.says);
        visit("whom", self.whom);
    }
};

/// The findings of one rule of which the same became.
struct bulletin_clause {
    bulletin_course course{};
    std::string rule{};
    text title{};
    text clause{};        ///< where it stands and how it binds; empty where nothing changed and nothing is violated
    bool changed = false; ///< some of it is otherwise than before
    std::int64_t count = 0;
    bulletin_names whom{}; ///< all of them
    std::vector<bulletin_saying> sayings{};
    std::int64_t all_sayings = 0;
    std::vector<std::int64_t> acts{}; ///< numbers of the acts that touch whom it is about

    friend bool operator==(const bulletin_clause&, const bulletin_clause&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("course", self.course);
        visit("rule", self.rule);
        visit("title", self.title);
        visit("clause", self.clause);
        visit("changed", self.changed);
        visit("count", self.count);
        visit("whom", self.whom);
        visit("sayings", self.sayings);
        visit("all_sayings", self.all_sayings);
        visit("acts", self.acts);
    }
};

/// A fact to find out, of however many.
struct bulletin_fact {
    text fact{};               ///< the question; of an inferred fact, with the reason
    bulletin_names whose{};    ///< paths below `bulletin_content::within`, those first that the plan touches
    text asked{};              ///< who should know, as far as the hierarchy tells
    std::int64_t breaking = 0; ///< how many of the findings that wait could break conformance
    std::int64_t waiting = 0;  ///< how many wait
    text waits{}; ///< the rules, with what comes of it; empty where no act of the plan touches whose fact it is

    friend bool operator==(const bulletin_fact&, const bulletin_fact&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("fact", self.fact);
        visit("whose", self.whose);
        visit("asked", self.asked);
        visit("breaking", self.breaking);
        visit("waiting", self.waiting);
        visit("waits", self.waits);
    }
};

/// What the acts leave to be done (planning/follow_up.hpp): duties of which the same is told.
struct bulletin_duty {
    follow_up_kind kind{};
    text says{};               ///< what, whose it is, within which term, on what it depends, how it stands
    std::optional<date> due{}; ///< the last day, where it is known
    duty_standing standing{};  ///< on the day of the state after
    std::int64_t count = 0;
    bulletin_names whom{};    ///< of units paths below `bulletin_content::within`, of others names
    text basis{};             ///< what demands it, or why it is only suggested
    bool interpreted = false; ///< no provision says so literally
    std::vector<std::int64_t> acts{};

    friend bool operator==(const bulletin_duty&, const bulletin_duty&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("kind", self.kind);
        visit("says", self.says);
        visit("due", self.due);
        visit("standing", self.standing);
        visit("count", self.count);
        visit("whom", self.whom);
        visit("basis", self.basis);
        visit("interpreted", self.interpreted);
        visit("acts", self.acts);
    }
};

/// A line of the hierarchy, as far as the plan touched it.
struct bulletin_place {
    std::int64_t depth = 0;
    std::string name{};
    text kind{};
    text told{};             ///< what is known of it
    bool touched = false;    ///< otherwise it only shows where what was touched lies
    std::int64_t others = 0; ///< divisions and zones directly below that were not touched

    friend bool operator==(const bulletin_place&, const bulletin_place&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("depth", self.depth);
        visit("name", self.name);
        visit("kind", self.kind);
        visit("told", self.told);
        visit("touched", self.touched);
        visit("others", self.others);
    }
};

/// Who carries on what another was.
struct bulletin_succession {
    text from{};
    text heir{};
    text what{}; ///< what went, where only a part did
    bool whole = false;
    bool inferred = false; ///< no source states the heir

    friend bool operator==(const bulletin_succession&, const bulletin_succession&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("from", self.from);
        visit("heir", self.heir);
        visit("what", self.what);
        visit("whole", self.whole);
        visit("inferred", self.inferred);
    }
};

/// A source, with how much rests on it and how.
struct bulletin_source {
    std::string key{}; ///< empty: no source is recorded
    std::string title{};
    std::int64_t stated = 0;
    std::int64_t inferred = 0;
    std::int64_t placeholder = 0;

    friend bool operator==(const bulletin_source&, const bulletin_source&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("key", self.key);
        visit("title", self.title);
        visit("stated", self.stated);
        visit("inferred", self.inferred);
        visit("placeholder", self.placeholder);
    }
};

/// What a bulletin says.
struct bulletin_content {
    text title{};
    bulletin_dates dates{};
    std::vector<text> remarks{};        ///< of the plan
    std::vector<bulletin_card> cards{}; ///< those that concern the reform; none is all zeros
    std::vector<bulletin_published> published{};
    std::vector<bulletin_reported> reported{};
    bulletin_outcome outcome{};
    std::vector<bulletin_deed> done{};        ///< in the order of carrying out
    std::vector<bulletin_act> acts{};         ///< numbered in the order of carrying out
    std::vector<bulletin_account> totals{};   ///< of the ledger, by class and kind
    std::vector<bulletin_account> accounts{}; ///< of the ledger, by holder: open ones first
    std::int64_t all_accounts = 0;            ///< how many there would be
    std::string within{}; ///< the path of the unit that, or in which, all is that findings and facts name; empty: none
    std::vector<bulletin_clause> clauses{}; ///< by what became of them, in the order of the policy
    std::int64_t gone = 0;                  ///< findings undecided before whose subjects are no more
    std::vector<text> failures{};           ///< rules that failed, and those that pull apart
    std::int64_t all_failures = 0;
    std::vector<bulletin_fact>
        facts{}; ///< to find out: first those for which most findings wait of what the plan touched, then those that bear on conformance
    std::int64_t all_facts = 0; ///< how many lines there would be
    std::vector<bulletin_duty>
        duties{}; ///< what is left to be done: what is past its term first, then by the last day, what is done last
    std::int64_t all_duties = 0;          ///< how many lines there would be
    std::vector<bulletin_place> before{}; ///< the hierarchy
    std::vector<bulletin_place> after{};
    std::int64_t before_all = 0; ///< lines there would be
    std::int64_t after_all = 0;
    std::vector<bulletin_succession> lineage{};
    std::int64_t all_lineage = 0;
    std::vector<bulletin_source> sources{};

    friend bool operator==(const bulletin_content&, const bulletin_content&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("title", self.title);
        visit("dates", self.dates);
        visit("remarks", self.remarks);
        visit("cards", self.cards);
        visit("published", self.published);
        visit("reported", self.reported);
        visit("outcome", self.outcome);
        visit("done", self.done);
        visit("acts", self.acts);
        visit("totals", self.totals);
        visit("accounts", self.accounts);
        visit("all_accounts", self.all_accounts);
        visit("within", self.within);
        visit("clauses", self.clauses);
        visit("gone", self.gone);
        visit("failures", self.failures);
        visit("all_failures", self.all_failures);
        visit("facts", self.facts);
        visit("all_facts", self.all_facts);
        visit("duties", self.duties);
        visit("all_duties", self.all_duties);
        visit("before", self.before);
        visit("after", self.after);
        visit("before_all", self.before_all);
        visit("after_all", self.after_all);
        visit("lineage", self.lineage);
        visit("all_lineage", self.all_lineage);
        visit("sources", self.sources);
    }
};

} // namespace onezone

#endif
