// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_ENACTED_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_ENACTED_HPP_INCLUDED

#include "catch.hpp"

#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <deque>
#include <utility>
#include <vector>

// A step that tells its acts, and how each came about.

namespace onezone_tests {

class told_step {
public:
    explicit told_step(onezone::hierarchy before) : before_(std::move(before)), now_(before_) {}

    told_step& enact(onezone::operation what, onezone::procedure how) {
        onezone::step done = onezone::apply(now_, what).value();
        now_ = std::move(done.after);
        acts_.push_back({std::move(what), std::move(how), std::move(done.edits)});
        return *this;
    }

    [[nodiscard]] const onezone::hierarchy& before() const { return before_; }
    [[nodiscard]] const onezone::hierarchy& now() const { return now_; }
    [[nodiscard]] onezone::report judged(const onezone::policy& p, const onezone::judging_dates& on) const {
        std::vector<onezone::enacted> told;
        for (const act& a : acts_) told.push_back({&a.what, &a.how, a.edits});
        return validate(onezone::step_view{before_, now_, {}, told}, p, on);
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
    };
    onezone::hierarchy before_;
    onezone::hierarchy now_;
    std::deque<act> acts_;
};

} // namespace onezone_tests

#endif
