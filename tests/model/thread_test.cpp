// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/oracle.hpp"

#include <onezone/model/change.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace onezone;

// What the thread sanitizer watches here is the library; Catch2's macros are for one thread and stay outside the threads.

namespace {

// A figure of everything a reader can walk to; the same for equal hierarchies.
std::uint64_t read_all(const hierarchy& h) {
    std::uint64_t sum = h.size() + h.acts();
    for (const unit_ref u : h.units()) {
        sum += detail::digest(u.name()) ^ u.id().value() ^ u.code().value();
        for (const unit_ref below : u.descendants()) sum += detail::mix(below.id().value());
        for (const unit_ref above : u.ancestors()) sum += detail::mix(above.id().value() + 1);
        for (const body& b : h.bodies_of(u.id())) sum += detail::digest(b.name);
        for (const entrustment& e : h.entrustments_of(u.id())) sum += detail::mix(e.holder.value());
        sum += h.named(u.name()).size() + (h.find(u.id()) == u ? 1U : 0U);
    }
    for (const zone& z : h.all<zone>()) sum += detail::mix(z.unit.value() + 2) + (z.managing.known() ? 1U : 0U);
    for (const tenure& t : h.all<tenure>()) sum += detail::mix(t.key.value() + 3);
    return sum;
}

// Random allowed steps on `c`, from the maps' point of view.
void make_steps(change& c, onezone_tests::oracle naive, std::uint64_t seed, int steps) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < steps; ++i) {
        const onezone_tests::step s = onezone_tests::random_step(random, naive);
        if (onezone_tests::make(s, naive).empty()) static_cast<void>(s.real(c));
    }
}

template <class Work>
void in_threads(int n, Work work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < n; ++i) threads.emplace_back(work, i);
    for (std::thread& t : threads) t.join();
}

} // namespace

TEST_CASE("many threads read one hierarchy while others change copies of their own", "[model][thread]") {
    const hierarchy shared = onezone_tests::random_hierarchy(11, 400);
    const onezone_tests::oracle content = onezone_tests::read(shared);
    const std::uint64_t expected = read_all(shared);
    std::atomic<int> wrong{0};
    std::vector<hierarchy> results(4);
    in_threads(8, [&](int i) {
        if (i < 4) {
            for (int round = 0; round < 20; ++round)
                if (read_all(shared) != expected) ++wrong;
            return;
        }
        change c(shared);
        make_steps(c, content, static_cast<std::uint64_t>(i), 60);
        results[static_cast<std::size_t>(i - 4)] = c.now();
        c.undo_all();
        if (!(c.now() == shared)) ++wrong;
    });
    CHECK(wrong == 0);
    onezone_tests::check_same(shared, content);
    for (const hierarchy& h : results) onezone_tests::check_same(h, onezone_tests::read(h));
}

TEST_CASE("copies are made, handed over and dropped in any thread", "[model][thread]") {
    const hierarchy first = onezone_tests::random_hierarchy(12, 300);
    const std::uint64_t expected = read_all(first);
    // Each thread has a row of copies of its own; the last to go frees what they share.
    std::vector<std::vector<hierarchy>> rows(6, std::vector<hierarchy>(20, first));
    std::atomic<int> wrong{0};
    in_threads(6, [&](int i) {
        std::vector<hierarchy>& row = rows[static_cast<std::size_t>(i)];
        for (std::size_t k = 0; k < row.size(); ++k) {
            const hierarchy kept = row[k];
            change c(std::move(row[k]));
            const unit_ref u = *c.now().units().begin();
            static_cast<void>(c.rename(u.id(), "线程" + std::to_string(i)));
            row[k] = std::move(c).finish();
            if (read_all(kept) != expected || row[k] == kept) ++wrong;
            if (k > 0) row[k - 1] = hierarchy();
        }
    });
    CHECK(wrong == 0);
    CHECK(read_all(first) == expected);
}

TEST_CASE("hierarchies are compared and differences found in several threads at once", "[model][thread]") {
    const hierarchy a = onezone_tests::random_hierarchy(13, 300);
    const hierarchy b = onezone_tests::changed_at_random(a, 14, 60);
    const hierarchy empty;
    std::atomic<int> wrong{0};
    in_threads(6, [&](int i) {
        const hierarchy moved_out = [&] {
            hierarchy copy = a;
            return hierarchy(std::move(copy)); // leaves the one empty hierarchy that all share
        }();
        change c(i % 2 == 0 ? moved_out : empty);
        if (!c.replay(difference(c.now(), b))) ++wrong;
        if (!(c.now() == b) || !equivalent(c.now(), b) || a == b) ++wrong;
    });
    CHECK(wrong == 0);
}
