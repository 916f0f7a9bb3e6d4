// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/entries.hpp"
#include "support/heap.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>

using namespace onezone_tests;

namespace {

struct own_folder {
    std::string path =
        (std::filesystem::temp_directory_path() / ("onezone-heap-" + std::to_string(std::random_device()()))).string();
    own_folder() = default;
    own_folder(const own_folder&) = delete;
    own_folder& operator=(const own_folder&) = delete;
    ~own_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

/// What came of one try on a heap that fails.
enum class end { failed, as_ever, otherwise, half_changed };

end try_it(const entry& e, const entry_world& w, const std::string& expected, std::size_t after, shortage how) {
    try {
        const failing_heap failing(after, how);
        return e.run(w) == expected ? end::as_ever : end::otherwise;
    } catch (const std::bad_alloc&) { return end::failed; } catch (const std::logic_error&) {
        return end::half_changed;
    } catch (const std::exception&) {
        // A file or stream that ran out of memory says so in its own way.
        return end::failed;
    }
}

/// Fails `e` at the allocations there are, or at `most` of them; what is wrong is checked once for all.
std::size_t exhaust(const entry& e, const entry_world& w, const entry_world& apart, std::size_t most) {
    const std::string expected = e.run(w); // and what is made once is made
    const std::size_t allocated = allocations();
    CHECK(e.run(w) == expected);
    const std::size_t all = allocations() - allocated;
    std::size_t failures = 0;
    std::optional<std::size_t> otherwise;
    std::optional<std::size_t> changed;
    std::optional<std::size_t> leaking;
    for (const std::size_t after : sample(all, most, std::random_device()()))
        for (const shortage how : {shortage::lasting, shortage::passing}) {
            const std::size_t in_use = heap_in_use();
            const end came = try_it(e, w, expected, after, how);
            if (came == end::otherwise && !otherwise) otherwise = after;
            if ((came == end::half_changed || !(w == apart)) && !changed) changed = after;
            if (heap_in_use() != in_use && !leaking) leaking = after;
            failures += came == end::failed ? 1U : 0U;
        }
    CAPTURE(e.name, all, otherwise.value_or(0), changed.value_or(0), leaking.value_or(0));
    CHECK_FALSE(otherwise);
    CHECK_FALSE(changed);
    CHECK_FALSE(leaking);
    return failures;
}

void exhaust_all(std::size_t most, std::size_t most_of_heavy) {
    const own_folder folder;
    const entry_world w(folder.path);
    const entry_world apart(folder.path); // the same content, nothing shared
    REQUIRE(w == apart);
    std::size_t failures = 0;
    for (const entry& e : entries()) failures += exhaust(e, w, apart, e.heavy ? most_of_heavy : most);
    CHECK(failures > entries().size());
}

} // namespace

TEST_CASE("whoever runs out of memory is told, leaks nothing and finds what was given as it was", "[faces][memory]") {
    // At each allocation where somebody has the time, else at some of them, others on every run.
    const bool every = std::getenv("ONEZONE_EVERY_ALLOCATION") != nullptr;
    exhaust_all(every ? SIZE_MAX : 60, every ? SIZE_MAX : 24);
}
