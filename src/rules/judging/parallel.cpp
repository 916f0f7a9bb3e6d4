// SPDX-License-Identifier: Apache-2.0
#include "parallel.hpp"

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

namespace onezone::detail {

namespace {

// Subjects of one group, and what was found of them.
struct share {
    static constexpr std::size_t size = 256;
    const rule_group* group = nullptr;
    std::vector<placed_subject> subjects{};
    std::vector<std::uint64_t> ids{};
    std::vector<std::uint8_t> marks{};
};

void judge(worker& by, share& some) {
    const std::size_t width = some.group->rules.size();
    some.marks.resize(some.subjects.size() * width);
    for (std::size_t from = 0; from < some.subjects.size(); from += worker::at_a_time) {
        const std::size_t n = std::min(worker::at_a_time, some.subjects.size() - from);
        by.judge(*some.group, std::span(some.subjects).subspan(from, n),
            std::span(some.marks).subspan(from * width, n * width));
    }
    ids_of(some.subjects, some.ids);
    some.subjects = {};
}

// Workers on the same case. One goes from subject to subject and hands shares of them out, in order; the others judge them. None of
// them is called before there is a whole share to judge.
class crew {
public:
    crew(worker& first, unsigned threads) : first_(first), threads_wanted_(threads) {}
    crew(const crew&) = delete;
    crew& operator=(const crew&) = delete;
    ~crew() {
        { // what was handed out and not taken is no longer wanted
            const std::lock_guard hold(door_);
            next_ = shares_.size();
        }
        dismiss();
    }

    void hand_out(share&& some) {
        const bool whole = some.subjects.size() == share::size;
        {
            const std::lock_guard hold(door_);
            shares_.push_back(std::move(some));
        }
        more_.notify_one();
        if (whole && others_.size() + 1 < threads_wanted_) call_another();
        // Who hands out judges too, when more waits than the others will soon have done.
        while (waiting() > std::size_t{threads_wanted_} * 4)
            if (share* const one = take()) judge(first_, *one);
    }
    // Everything was handed out: judges what is left, and waits. Throws what any of them threw.
    void finish() {
        while (share* const one = take()) judge(first_, *one);
        dismiss();
        if (failure_) std::rethrow_exception(failure_);
    }
    [[nodiscard]] const std::deque<share>& shares() const noexcept { return shares_; }
    [[nodiscard]] const std::vector<std::unique_ptr<worker>>& others() const noexcept { return others_; }

private:
    void call_another() {
        const judging_case& of = first_.by.of();
        others_.push_back(std::make_unique<worker>(
            of, first_.by.looking_up().all(), first_.reads ? std::make_unique<tracking>(*of.by) : nullptr));
        threads_.emplace_back([this, &by = *others_.back()] {
            try {
                while (share* const one = wait()) judge(by, *one);
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

    worker& first_;
    unsigned threads_wanted_;
    std::mutex door_;
    std::condition_variable more_;
    std::deque<share> shares_; // all of them, in order; each stays where it is
    std::size_t next_ = 0;     // to be judged
    bool all_there_ = false;
    std::exception_ptr failure_;
    std::vector<std::unique_ptr<worker>> others_;
    std::vector<std::thread> threads_;
};

// What `other` counted and noted, to `first`.
void take_over(worker& first, worker& other) {
    std::vector<rule_error>& theirs = other.by.errors();
    std::move(theirs.begin(), theirs.end(), std::back_inserter(first.by.errors()));
    for (std::size_t i = 0; i < first.counts.size(); ++i)
        for (std::size_t v = 0; v < first.counts[i].size(); ++v) first.counts[i][v] += other.counts[i][v];
    if (!first.reads) return;
    for (std::size_t i = 0; i < first.reads->paths.size(); ++i) first.reads->paths.edit(i).merge(other.reads->paths[i]);
}

} // namespace

void judge_in_parallel(worker& first, unsigned threads, std::vector<judged_group>& groups, watch* asking) {
    crew all(first, threads);
    for (const rule_group& g : first.by.of().by->groups)
        first.by.things().each_batch(g.of, share::size, [&](std::vector<placed_subject>& some) {
            const std::size_t n = some.size();
            all.hand_out({&g, std::move(some)});
            if (asking) asking->step(n);
        });
    all.finish();
    for (const share& done : all.shares()) {
        groups[done.group->at].subjects.append(done.ids);
        groups[done.group->at].marks.append(done.marks);
    }
    for (const std::unique_ptr<worker>& other : all.others()) take_over(first, *other);
}

} // namespace onezone::detail
