// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"
#include "tracking.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

// Full validation by several threads.

namespace onezone {

// Subjects of one group, and what was found of them.
struct report_maker::share {
    static constexpr std::size_t size = 256;
    const rule_group* group = nullptr;
    std::vector<placed_subject> subjects{};
    std::vector<std::uint64_t> ids{};
    std::vector<std::uint8_t> marks{};
};

// Hands for the same work. One goes from subject to subject and hands shares of them out, in order; the others judge them. None of
// them is called before there is a whole share to judge.
class report_maker::crew {
public:
    crew(report_maker& first, const validate_options& how) : first_(first), how_(how) {}
    crew(const crew&) = delete;
    crew& operator=(const crew&) = delete;
    ~crew() { dismiss(); }

    void hand_out(share&& some) {
        const bool whole = some.subjects.size() == share::size;
        {
            const std::lock_guard hold(door_);
            shares_.push_back(std::move(some));
        }
        more_.notify_one();
        if (whole && others_.size() + 1 < how_.threads) call_another();
        // Who hands out judges too, when more waits than the others will soon have done.
        while (waiting() > how_.threads * 4)
            if (share* const one = take()) first_.judge_share(*one);
    }
    // Everything was handed out: judges what is left, and waits. Throws what any of them threw.
    void finish() {
        while (share* const one = take()) first_.judge_share(*one);
        dismiss();
        if (failure_) std::rethrow_exception(failure_);
    }
    [[nodiscard]] const std::deque<share>& shares() const noexcept { return shares_; }
    [[nodiscard]] const std::vector<std::unique_ptr<report_maker>>& others() const noexcept { return others_; }

private:
    void call_another() {
        others_.emplace_back(new report_maker(first_, how_.tracked));
        threads_.emplace_back([this, &by = *others_.back()] {
            try {
                while (share* const one = wait()) by.judge_share(*one);
            } catch (...) {
                const std::lock_guard hold(door_);
                if (!failure_) failure_ = std::current_exception();
                next_ = shares_.size();
            }
        });
    }
    void dismiss() {
        {
            const std::lock_guard hold(door_);
            all_there_ = true;
        }
        more_.notify_all();
        for (std::thread& t : threads_) t.join();
        threads_.clear();
    }
    [[nodiscard]] std::size_t waiting() {
        const std::lock_guard hold(door_);
        return shares_.size() - next_;
    }
    [[nodiscard]] share* take() {
        const std::lock_guard hold(door_);
        return next_ < shares_.size() ? &shares_[next_++] : nullptr;
    }
    [[nodiscard]] share* wait() {
        std::unique_lock hold(door_);
        more_.wait(hold, [this] { return next_ < shares_.size() || all_there_; });
        return next_ < shares_.size() ? &shares_[next_++] : nullptr;
    }

    report_maker& first_;
    const validate_options& how_;
    std::mutex door_;
    std::condition_variable more_;
    std::deque<share> shares_; // all of them, in order; each stays where it is
    std::size_t next_ = 0;     // to be judged
    bool all_there_ = false;
    std::exception_ptr failure_;
    std::vector<std::unique_ptr<report_maker>> others_;
    std::vector<std::thread> threads_;
};

void report_maker::judge_share(share& some) {
    const std::size_t width = some.group->rules.size();
    some.marks.resize(some.subjects.size() * width);
    for (std::size_t from = 0; from < some.subjects.size(); from += at_a_time) {
        const std::size_t n = std::min(at_a_time, some.subjects.size() - from);
        judge_some(*some.group, std::span(some.subjects).subspan(from, n),
            std::span(some.marks).subspan(from * width, n * width));
    }
    ids_of(some.subjects, some.ids);
    some.subjects = {};
}

void report_maker::judge_together(const validate_options& how) {
    crew others(*this, how);
    for (const rule_group& g : bound_->groups) {
        each_batch(g.of, share::size, [&](std::vector<placed_subject>& some) {
            others.hand_out({&g, std::move(some)});
        });
    }
    others.finish();
    for (const share& done : others.shares()) add_judged(*done.group, done.ids, done.marks);
    for (const std::unique_ptr<report_maker>& other : others.others()) take_over(*other);
}

void report_maker::take_over(report_maker& other) {
    std::vector<rule_error>& theirs = other.report_.errors_;
    std::move(theirs.begin(), theirs.end(), std::back_inserter(report_.errors_));
    for (std::size_t i = 0; i < report_.counts_.size(); ++i)
        for (std::size_t v = 0; v < report_.counts_[i].size(); ++v)
            report_.counts_[i][v] += other.report_.counts_[i][v];
    if (tracking_)
        for (std::size_t i = 0; i < tracking_->trails.size(); ++i)
            tracking_->trails.edit(i).merge(other.tracking_->trails[i]);
}

} // namespace onezone
