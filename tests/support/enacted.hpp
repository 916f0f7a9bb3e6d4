// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_ENACTED_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_ENACTED_HPP_INCLUDED

#include "catch.hpp"

#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/explain.hpp>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

// A step that tells its acts, and how each came about.

namespace onezone_tests {

class told_step {
public:
    explicit told_step(onezone::hierarchy before) : before_(std::move(before)), now_(before_) {}

    told_step& enact(onezone::operation what, onezone::procedure how, std::optional<onezone::date> on = {}) {
        onezone::act_options options;
        options.on = on;
        onezone::step done = onezone::apply(now_, what, options).value();
        now_ = std::move(done.after);
        acts_.push_back({std::move(what), std::move(how), std::move(done.edits), on, std::move(done.ledger),
            std::move(done.lineage)});
        return *this;
    }

    [[nodiscard]] const onezone::hierarchy& before() const { return before_; }
    [[nodiscard]] const onezone::hierarchy& now() const { return now_; }
    [[nodiscard]] onezone::report judged(const onezone::policy& p, const onezone::judging_dates& on) const {
        const std::vector<onezone::enacted> told = acts_told();
        return validate(onezone::step_view{before_, now_, {}, told}, p, on);
    }
    [[nodiscard]] onezone::result<onezone::explanation> explained(const onezone::policy& p, std::string_view rule,
        onezone::subject about, const onezone::judging_dates& on) const {
        const std::vector<onezone::enacted> told = acts_told();
        return explain(onezone::step_view{before_, now_, {}, told}, p, rule, about, on);
    }
    /// The same step of which nobody tells the acts.
    [[nodiscard]] onezone::report judged_untold(const onezone::policy& p, const onezone::judging_dates& on) const {
        return validate(onezone::step_view{before_, now_}, p, on);
    }

private:
    struct act {
        onezone::operation what;
        onezone::procedure how;
        std::vector<onezone::edit> edits;
        std::optional<onezone::date> on;
        onezone::ledger account;
        std::vector<onezone::succession> lineage;
    };
    [[nodiscard]] std::vector<onezone::enacted> acts_told() const {
        std::vector<onezone::enacted> told;
        for (const act& a : acts_) told.push_back({&a.what, &a.how, a.edits, a.on, &a.account, a.lineage});
        return told;
    }

    onezone::hierarchy before_;
    onezone::hierarchy now_;
    std::deque<act> acts_;
};

} // namespace onezone_tests

#endif
