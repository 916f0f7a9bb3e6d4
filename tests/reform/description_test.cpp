// SPDX-License-Identifier: Apache-2.0
#include "support/catalogue.hpp"
#include "support/catch.hpp"
#include "support/data.hpp"

#include <onezone/reform/description.hpp>
#include <onezone/reform/operation.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using namespace onezone_tests;

namespace {

template <class... Ops>
std::vector<std::string_view> keys_of(operation_list<Ops...>) {
    return {Ops::key...};
}

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What the documentation comment of an operation says: its first paragraph, and the rest, each as one line.
struct comment {
    std::string first, rest;
};
std::map<std::string, comment> comments() {
    std::map<std::string, comment> all;
    for (const char* family : {"agency", "body", "company", "division", "duty", "post", "unit", "zone", "zone_place"}) {
        const std::string file =
            content(source_folder() / "include" / "onezone" / "reform" / "acts" / (std::string(family) + "_acts.hpp"));
        comment now;
        bool in_rest = false;
        for (std::size_t at = 0; at < file.size();) {
            const std::size_t end = std::min(file.find('\n', at), file.size());
            const std::string line = file.substr(at, end - at);
            at = end + 1;
            constexpr std::string_view head = "struct ONEZONE_API ";
            if (line.starts_with("///")) {
                if (line == "///")
                    in_rest = true;
                else
                    (in_rest ? now.rest : now.first) += (in_rest && now.rest.empty() ? "" : " ") + line.substr(4);
                continue;
            }
            if (line.starts_with(head)) {
                const std::string name = line.substr(head.size(), line.find(' ', head.size()) - head.size());
                all[name] = {now.first.empty() ? "" : now.first.substr(1), now.rest};
            }
            now = {};
            in_rest = false;
        }
    }
    return all;
}

std::string between(const std::string& s, std::string_view from, const std::vector<std::string_view>& to) {
    const std::size_t at = s.find(from);
    if (at == std::string::npos) return {};
    std::size_t end = s.size();
    for (const std::string_view t : to) end = std::min(end, s.find(t, at + from.size()));
    std::string found = s.substr(at + from.size(), end - at - from.size());
    while (!found.empty() && (found.back() == ' ' || found.back() == '.')) found.pop_back();
    return found;
}

/// The codes in the order in which a comment names them, what it says in brackets apart; `as …` stands for those of another operation.
std::vector<std::string> codes_in(const std::map<std::string, comment>& all, const std::string& key) {
    std::string said = between(all.at(key).rest, "Refuses: ", {"Source:"}) + ' ';
    std::vector<std::string> found;
    const auto add = [&](const std::string& code) {
        if (std::find(found.begin(), found.end(), code) == found.end()) found.push_back(code);
    };
    std::set<std::string, std::less<>> known;
    for (const errc code : all_codes()) known.emplace(name_of(code));
    std::string word, last;
    int depth = 0;
    for (const char c : said) {
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if (depth != 0) continue;
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
            word += c;
            continue;
        }
        if (last == "as" && all.contains(word))
            for (const std::string& code : codes_in(all, word)) add(code);
        if (known.contains(word)) add(word);
        if (!word.empty()) last = std::exchange(word, {});
    }
    return found;
}

} // namespace

TEST_CASE("every operation is described, in the words of its documentation", "[reform][description]") {
    const std::map<std::string, comment> said = comments();
    const std::vector<std::string_view> keys = keys_of(operation_types{});
    const std::vector<operation_description>& all = described_operations();
    REQUIRE(all.size() == keys.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const operation_description& d = all[i];
        CAPTURE(d.key);
        CHECK(d.key == keys[i]);
        REQUIRE(said.contains(std::string(d.key)));
        const comment& c = said.at(std::string(d.key));
        std::string does = c.first;
        if (does.ends_with('.')) does.pop_back();
        CHECK(d.does.en == does);
        CHECK(d.carries.en == between(c.rest, "Carries over: ", {"Refuses:", "Source:"}));
        CHECK(d.source.en == between(c.rest, "Source: ", {}));
        std::vector<std::string> refuses;
        for (const errc code : d.refuses) refuses.emplace_back(name_of(code));
        CHECK(refuses == codes_in(said, std::string(d.key)));
        CHECK_FALSE(d.does.zh.empty());
        CHECK_FALSE(d.carries.zh.empty());
        CHECK(find_description(d.key) == &d);
    }
    CHECK(find_description("no_such_act") == nullptr);
}

TEST_CASE("what is said to carry nothing over touches none of the twelve classes", "[reform][description]") {
    const full_zone w;
    std::set<std::string, std::less<>> touching;
    std::set<std::string, std::less<>> tried;
    for (const catalogue_row& row : catalogue(w)) {
        tried.emplace(key_of(row.op));
        for (const char* fate : row.fates)
            if (std::string_view(fate) != "-") touching.emplace(key_of(row.op));
    }
    for (const operation_description& d : described_operations()) {
        CAPTURE(d.key);
        CHECK(tried.contains(d.key));
        CHECK((d.carries.en.find("nothing is touched") == 0) == (d.carries.zh.find("不触及") == 0));
        if (d.carries.zh.find("不触及") == 0) CHECK_FALSE(touching.contains(d.key));
    }
}
