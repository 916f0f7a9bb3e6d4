// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"

#include <onezone/ground/id.hpp>
#include <onezone/model/detail/cow.hpp>
#include <onezone/model/detail/record_table.hpp>

#include <array>
#include <map>
#include <random>
#include <set>
#include <utility>
#include <vector>

using namespace onezone::detail;

namespace {

using block = std::array<int, 4>;
using blocks = cow_chunks<block>;

blocks three_blocks() {
    blocks b;
    for (int i = 0; i < 3; ++i) {
        b.grow();
        b.edit(static_cast<std::size_t>(i)).fill(i);
    }
    return b;
}

// Keys that share a few hashes, so that probes meet and runs grow long.
std::uint64_t hash_of(std::uint64_t key, std::uint64_t hashes) { return onezone::detail::mix(key % hashes); }

} // namespace

TEST_CASE("an index filled at once finds what one filled slot by slot does", "[model][cow]") {
    for (const std::size_t n : {0U, 1U, 12U, 13U, 5'000U}) {
        CAPTURE(n);
        std::vector<std::uint64_t> keys;
        for (std::size_t i = 0; i < n; ++i) keys.push_back(mix(i / 2) + i % 2 * 4'096); // neighbours collide
        const auto hash_of = [&](slot s) { return keys[s]; };
        slot_index index;
        index.fill(n, hash_of);
        CHECK(index.size() == n);
        const auto find = [&](std::uint64_t key) { return index.find(key, [&](slot s) { return keys[s] == key; }); };
        bool all = true;
        for (std::size_t i = 0; i < n; ++i) all = all && find(keys[i]) == i;
        CHECK(all);
        CHECK(find(42) == slot_index::none);
        keys.push_back(42);
        index.insert(42, static_cast<slot>(n), hash_of);
        CHECK(find(42) == n);
        if (n == 0) continue;
        index.erase(keys[0], 0, hash_of);
        CHECK(find(keys[0]) == slot_index::none);
    }
}

TEST_CASE("a write to a copy of chunks leaves the original as it was, and the other chunks shared", "[model][cow]") {
    blocks original = three_blocks();
    blocks copy = original;
    CHECK(copy.same(original));
    copy.edit(1)[0] = 99;
    CHECK(original[1][0] == 1);
    CHECK(copy[1][0] == 99);
    CHECK_FALSE(copy.same(original));
    CHECK(copy.shares(original, 0));
    CHECK_FALSE(copy.shares(original, 1));
    CHECK(copy.shares(original, 2));

    original.edit(2)[3] = -1;
    CHECK(copy[2][3] == 2);
    CHECK_FALSE(copy.shares(original, 2));
}

TEST_CASE("a copy of chunks that grows does not grow the original", "[model][cow]") {
    const blocks original = three_blocks();
    blocks copy = original;
    for (int i = 0; i < 20; ++i) copy.grow();
    CHECK(original.size() == 3);
    CHECK(copy.size() == 23);
    CHECK(copy[22] == block{});
    CHECK(copy.shares(original, 2));
    CHECK_FALSE(copy.shares(original, 3));
}

TEST_CASE("chunks that nobody else holds are written in place", "[model][cow]") {
    blocks b = three_blocks();
    const block* const place = &b[1];
    { // a copy that is gone again does not matter
        const blocks gone = b;
        CHECK(gone.size() == 3);
    }
    const std::size_t before = onezone_tests::allocations();
    b.edit(1)[2] = 7;
    CHECK(onezone_tests::allocations() == before);
    CHECK(&b[1] == place);
    CHECK(b[1][2] == 7);
}

TEST_CASE("cleared, assigned and moved chunks let go of what they held", "[model][cow]") {
    const std::size_t before = onezone_tests::heap_in_use();
    {
        blocks a = three_blocks();
        blocks b = a;
        a.clear();
        CHECK(a.size() == 0);
        CHECK(b[2][0] == 2);
        a = std::move(b);
        CHECK(a[2][0] == 2);
        const blocks& self = a;
        a = self;
        CHECK(a[0][0] == 0);
        blocks c = std::move(a);
        CHECK(c.size() == 3);
        c = blocks();
        CHECK(c.size() == 0);
    }
    CHECK(onezone_tests::heap_in_use() == before);
}

TEST_CASE("a write to chunks that runs out of memory changes nothing", "[model][cow][memory]") {
    const blocks original = three_blocks();
    blocks copy = original;
    const auto as_before = [&] {
        REQUIRE(copy.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(copy[i] == original[i]);
            CHECK(copy[i][0] == static_cast<int>(i));
        }
    };
    CHECK(onezone_tests::fail_each_allocation([&] { copy.edit(1)[0] = 99; }, as_before) == 2);
    CHECK(copy[1][0] == 99);
    copy = original;
    CHECK(onezone_tests::fail_each_allocation([&] { copy.grow(); }, as_before) == 2);
    CHECK(copy.size() == 4);
    CHECK(original.size() == 3);
}

TEST_CASE("long tables of chunks and their copies grow, change and go without regard to each other", "[model][cow]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{9}));
    CAPTURE(seed);
    const std::size_t before = onezone_tests::heap_in_use();
    {
        std::mt19937_64 random(seed);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
        std::vector<std::pair<blocks, std::vector<int>>> versions(1);
        const auto same = [](const blocks& b, const std::vector<int>& expected) {
            bool good = b.size() == expected.size();
            for (std::size_t i = 0; good && i < b.size(); ++i) good = b[i][0] == expected[i] && b.reading()[i] == b[i];
            return good;
        };
        for (int i = 0; i < 3000; ++i) {
            auto& [b, expected] = versions[below(versions.size())];
            if (const std::size_t what = below(20); what < 8 && expected.size() < 300) {
                b.grow();
                expected.push_back(0);
            } else if (what < 17 && !expected.empty()) {
                const std::size_t at = below(expected.size());
                expected[at] = i;
                b.edit(at)[0] = i;
            } else if (what == 17) {
                b.reserve(below(200));
            } else if (versions.size() < 6) {
                versions.push_back(versions[below(versions.size())]);
            } else {
                versions.erase(versions.begin() + static_cast<std::ptrdiff_t>(below(versions.size())));
            }
        }
        for (const auto& [b, expected] : versions) CHECK(same(b, expected));
    }
    CHECK(onezone_tests::heap_in_use() == before);
}

TEST_CASE("a write to a copy of a long table unshares one group and one chunk", "[model][cow][memory]") {
    blocks original;
    for (int i = 0; i < 1000; ++i) original.grow();
    blocks copy = original;
    const std::size_t before = onezone_tests::allocations();
    copy.edit(500)[0] = 1;
    CHECK(onezone_tests::allocations() - before == 3); // the table, the group, the chunk
    copy.edit(501)[0] = 1;
    CHECK(onezone_tests::allocations() - before == 4);
    CHECK(copy.shares(original, 499));
    CHECK_FALSE(copy.shares(original, 501));
    CHECK(original[500][0] == 0);

    const auto as_before = [&] {
        CHECK(copy.size() == 1000);
        CHECK(copy.shares(original, 10));
        CHECK(copy[500][0] == 1);
    };
    CHECK(onezone_tests::fail_each_allocation([&] { copy.edit(10)[0] = 2; }, as_before) == 2);
    copy = original;
    copy.edit(500)[0] = 1;
    CHECK(onezone_tests::fail_each_allocation([&] { copy.grow(); }, as_before) >= 2);
    CHECK(copy.size() == 1001);
    CHECK(original.size() == 1000);
    blocks growing = three_blocks();
    const blocks few = growing;
    const auto three = [&] {
        CHECK(growing.size() == 3);
        CHECK(growing[2][0] == 2);
    };
    CHECK(onezone_tests::fail_each_allocation([&] { growing.reserve(500); }, three) == 2); // the table, its first group
    CHECK(growing.shares(few, 2));
}

TEST_CASE("a flat array keeps its items across chunks and copies", "[model][cow]") {
    cow_array<std::uint32_t> a;
    for (std::uint32_t i = 0; i < 5000; ++i) a.push_back(i);
    cow_array<std::uint32_t> b = a;
    b.edit(4999) = 1;
    b.push_back(2);
    CHECK(a.size() == 5000);
    CHECK(b.size() == 5001);
    bool same = true;
    for (std::uint32_t i = 0; i < 5000; ++i) same = same && a[i] == i && (i == 4999 || b[i] == i);
    CHECK(same);
    CHECK(b[4999] == 1);
    CHECK(b[5000] == 2);
    b.assign(3, 8);
    CHECK(b.size() == 3);
    CHECK(b[2] == 8);
}

TEST_CASE("an index finds what was inserted and not erased, in any order of both", "[model][cow]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{13}));
    // From every key its own hash to all keys but a few in one run.
    const std::uint64_t hashes = GENERATE(std::uint64_t{1} << 40U, std::uint64_t{500}, std::uint64_t{7});
    CAPTURE(seed, hashes);
    std::mt19937_64 random(seed);
    std::vector<std::uint64_t> keys(400); // of the slot of that number
    for (std::uint64_t& key : keys) key = random();
    const auto rehash = [&](slot s) { return hash_of(keys[s], hashes); };

    slot_index index;
    std::set<slot> in;
    const auto agree = [&](const slot_index& looked_in, const std::set<slot>& expected) {
        bool same = looked_in.size() == expected.size();
        for (slot s = 0; s < keys.size(); ++s) {
            const slot found = looked_in.find(rehash(s), [&](slot at) { return keys[at] == keys[s]; });
            same = same && found == (expected.count(s) != 0 ? s : no_slot);
        }
        return same;
    };
    slot_index copy;
    std::set<slot> in_copy;
    for (int i = 0; i < 1500; ++i) {
        const auto s = static_cast<slot>(random() % keys.size());
        if (in.insert(s).second) {
            if (random() % 2 == 0) index.prepare_insert(rehash(s), rehash);
            index.insert(rehash(s), s, rehash);
        } else {
            index.erase(rehash(s), s, rehash);
            in.erase(s);
        }
        if (i == 700) {
            copy = index;
            in_copy = in;
        }
        if (i % 100 == 0) CHECK(agree(index, in));
    }
    CHECK(agree(index, in));
    CHECK(agree(copy, in_copy));
}

TEST_CASE("cells are compared together as one by one", "[model][cow]") {
    std::mt19937 engine(7);
    const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
    std::array<std::uint32_t, onezone::detail::cells_at_once + 3> cells{};
    for (int i = 0; i < 200; ++i) {
        for (std::uint32_t& cell : cells) cell = random() % 3 == 0 ? 0xffffffffU : random() % 4 << 28U | random() % 4;
        for (const std::uint32_t mask : {0xffffffffU, 0xf0000000U, 3U}) {
            const std::uint32_t wanted = cells[random() % cells.size()] & mask;
            const std::uint32_t* const from = cells.data() + i % 4; // wherever they begin
            unsigned expected = 0;
            for (unsigned k = 0; k < onezone::detail::cells_at_once; ++k)
                if ((from[k] & mask) == wanted) expected += 1U << k;
            REQUIRE(onezone::detail::alike_of(from, mask, wanted) == expected);
        }
    }
}

TEST_CASE("an index with room for its keys does not allocate while they come", "[model][cow][memory]") {
    const auto rehash = [](slot s) { return mix(s); };
    slot_index index;
    index.reserve(10'000);
    const std::size_t before = onezone_tests::allocations();
    for (slot s = 0; s < 10'000; ++s) index.insert(mix(s), s, rehash);
    CHECK(onezone_tests::allocations() == before);
    CHECK(index.find(mix(9'999), [](slot s) { return s == 9'999; }) == 9'999);
}

TEST_CASE("an index leads a key to another slot when told", "[model][cow]") {
    const auto rehash = [](slot s) { return mix(s % 100); };
    slot_index index;
    for (slot s = 0; s < 50; ++s) index.insert(mix(s), s, rehash);
    const slot_index before = index;
    index.redirect(mix(7), 7, 107);
    CHECK(index.find(mix(7), [](slot s) { return s % 100 == 7; }) == 107);
    CHECK(before.find(mix(7), [](slot s) { return s % 100 == 7; }) == 7);
    CHECK(index.size() == 50);
}

TEST_CASE("an insert or erase in a shared index that runs out of memory changes nothing", "[model][cow][memory]") {
    const auto rehash = [](slot s) { return mix(s); };
    slot_index index;
    const slot full = 13'107; // one more and the 16,384 cells become 32,768
    for (slot s = 0; s < full; ++s) index.insert(mix(s), s, rehash);
    const slot_index shared = index;
    const auto find = [&](slot s) { return index.find(mix(s), [s](slot at) { return at == s; }); };
    const auto as_before = [&] {
        bool same = index.size() == full && find(full) == no_slot;
        for (slot s = 0; s < full; ++s) same = same && find(s) == s;
        CHECK(same);
    };
    CHECK(onezone_tests::fail_each_allocation([&] { index.erase(mix(5), 5, rehash); }, as_before) >= 2);
    CHECK(find(5) == no_slot);
    index.insert(mix(5), 5, rehash);
    CHECK(onezone_tests::fail_each_allocation([&] { index.insert(mix(full), full, rehash); }, as_before) > 8);
    CHECK(find(full) == full);
    CHECK(shared.size() == full);

    slot_index empty;
    CHECK(onezone_tests::fail_each_allocation([&] { empty.reserve(20'000); },
              [&] {
                  slot_index used = empty;
                  used.insert(mix(1), 1, rehash);
                  used.insert(mix(2), 2, rehash);
                  CHECK(used.find(mix(2), [](slot s) { return s == 2; }) == 2);
              })
        > 8);
}

TEST_CASE("a table of records lists each owner's records through puts, erases and changes of owner", "[model][cow]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{13}));
    CAPTURE(seed);
    using onezone::body_id;
    using onezone::unit_id;
    std::mt19937_64 random(seed);
    record_table<onezone::body> table;
    std::map<body_id, onezone::body> expected;
    const auto same = [](const record_table<onezone::body>& real, const std::map<body_id, onezone::body>& naive) {
        bool good = real.size() == naive.size();
        std::map<std::uint64_t, std::multiset<body_id>> of_unit;
        for (const auto& [id, b] : naive) {
            const onezone::body* found = real.find(id);
            good = good && found && *found == b;
            of_unit[b.unit.value()].insert(id);
        }
        for (std::uint64_t unit = 1; unit < 8; ++unit) {
            std::multiset<body_id> listed;
            for (const onezone::body& b : onezone::record_range<onezone::body>(real, by_unit, unit))
                listed.insert(b.key);
            good = good && listed == of_unit[unit];
        }
        std::size_t walked = 0;
        for (slot s = real.first_slot(); s != no_slot; s = real.next_slot(s)) ++walked;
        return good && walked == naive.size();
    };
    std::vector<std::pair<record_table<onezone::body>, std::map<body_id, onezone::body>>> kept;
    for (int i = 0; i < 600; ++i) {
        const auto id = body_id::from_value(1 + random() % 60);
        if (random() % 3 == 0) {
            CHECK(table.erase(id) == (expected.erase(id) == 1));
        } else {
            onezone::body b;
            b.key = id;
            b.unit = unit_id::from_value(1 + random() % 7);
            b.name = std::string(1, static_cast<char>('a' + random() % 3));
            if (random() % 3 == 0) b.part_of = body_id::from_value(1 + random() % 5);
            table.put(b);
            expected[id] = b;
        }
        if (i % 150 == 75) kept.emplace_back(table, expected);
    }
    CHECK(same(table, expected));
    for (const auto& [old, naive] : kept) CHECK(same(old, naive));
}
