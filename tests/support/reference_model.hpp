// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_REFERENCE_MODEL_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_REFERENCE_MODEL_HPP_INCLUDED

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// A second, slow account of what operations do: plain maps, copied before each act, nothing shared with the library.
//
// Acts are plain text, so that a sequence still means something when one of them is left out: things are called by name, and a name
// that nothing or more than one thing has is nobody's.

namespace onezone_tests::reference {

using count = std::optional<std::int64_t>; // nothing: unknown
using tallies = std::map<std::string, count>;

/// Where one class of what a closing body held goes.
struct sending {
    std::string cls;
    std::string how;
    std::string to;
    friend bool operator==(const sending&, const sending&) = default;
};

/// An act. Which field means what is said where `model` carries it out; parties are `unit:…`, `body:…`, `stated:…` or nobody.
struct command {
    std::string what;
    std::string a, b, c;
    std::string word; ///< a kind, scope, mode …
    std::string from, to;
    std::vector<std::string> list;
    std::vector<std::string> items;
    std::vector<std::pair<std::string, count>> staff, quota;
    std::vector<sending> sent;
    std::set<std::string> flags;
    std::int64_t n = 0;
    count m, k;
};
std::ostream& operator<<(std::ostream& os, const command& c);

struct unit {
    std::string name, kind, code;
    int parent = 0; // of a zone its seat
    bool known = true;
};
struct zone {
    int part_of = 0, managing = 0, dispatching = 0, approving = 0, statistics = 0;
    std::string tier, first;
    count area; // ten-thousandths of a hectare
    std::vector<std::string> leading, plates, designations;
    std::vector<std::pair<int, std::string>> integrated;
};
struct body {
    std::string name, kind, charter;
    int unit = 0, part_of = 0, seat = 0;
    count rank, leading, internal;
    tallies staff, quota;
    std::vector<std::string> plates;
};
struct post {
    std::string title, kind;
    int body = 0;
};
struct person {
    std::string name;
    count rank;
};
struct tenure {
    int post = 0, person = 0;
    std::string mode, archived;
    bool ended = false;
};
struct item {
    std::string name, cls, about;
    int holder = 0, grantor = 0;
    std::set<int> shared;
};
struct trust {
    int unit = 0, holder = 0;
    std::string scope;
    std::set<std::string> matters;
};
struct pact {
    std::string name;
    int about = 0;
    std::vector<int> partners;
};
struct figure {
    std::string name;
    int unit = 0;
};

/// The state. Keys are numbers of its own; 0 is none.
struct world {
    std::map<int, unit> units;
    std::map<int, zone> zones;
    std::set<std::pair<int, int>> hosts; // zone, division
    std::map<int, body> bodies;
    std::map<int, post> posts;
    std::map<int, person> people;
    std::vector<tenure> tenures;
    std::map<int, item> items;
    std::vector<trust> trusts;
    std::vector<pact> pacts;
    std::vector<figure> figures;
    int last = 0; // key given out

    int fresh() { return ++last; }
    /// Everything in words, sorted: equal exactly where the states are.
    [[nodiscard]] std::vector<std::string> lines() const;
    /// The first thing that makes no sense, or nothing.
    [[nodiscard]] std::string broken() const;
    /// What the unit or body of this name has of a class and kind; nothing where that is unknown.
    [[nodiscard]] count stock(const std::string& holder, const std::string& cls, const std::string& kind) const;
};

/// Whether there is an account of such acts here.
[[nodiscard]] bool knows(const std::string& what);

/// The state after the act, or nothing where it is refused. Requires: `knows(c.what)`.
[[nodiscard]] std::optional<world> carry_out(const world& before, const command& c);

[[nodiscard]] int level_of(const std::string& kind); // 0 province … 4 village, 9 no division

} // namespace onezone_tests::reference

#endif
