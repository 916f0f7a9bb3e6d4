// SPDX-License-Identifier: Apache-2.0
#include "input.hpp"

#include "support/data.hpp"

#include <onezone/faces/tables/divisions.hpp>

#include <array>
#include <fstream>
#include <random>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

namespace onezone_bench {

namespace {

using onezone::level;

// The units of an imported hierarchy as rows, in the order of the tables, and questions about them.
input rows_of(const onezone::hierarchy& h) {
    input in;
    std::size_t bytes = 0;
    for (const onezone::unit_ref u : h.units()) bytes += u.name().size();
    in.names.reserve(bytes); // no reallocation: the rows point into it
    in.rows.reserve(h.size());
    std::vector<index> counties;
    for (const onezone::unit_ref u : h.units()) {
        const onezone::unit_ref p = u.parent();
        row r;
        r.id = u.id();
        r.code = u.code();
        r.kind = u.kind();
        r.parent_known = u.place_known();
        if (p) {
            r.parent_id = p.id();
            r.parent_code = p.code();
        }
        const std::size_t at = in.names.size();
        in.names += u.name();
        r.name = std::string_view(in.names).substr(at);
        const auto i = static_cast<index>(in.rows.size());
        if (r.division() && !p) in.tops.push_back(i);
        if (r.level() == level::township) in.townships.push_back(i);
        if (r.level() == level::prefecture) in.cities.push_back(i);
        if (r.level() == level::county) counties.push_back(i);
        in.rows.push_back(r);
    }
    std::unordered_set<std::string_view> distinct;
    for (const row& r : in.rows) distinct.insert(r.name);
    in.distinct_names = distinct.size();

    std::mt19937_64 random(20231108); // the same questions every time
    const auto draw = [&](std::size_t n) { return static_cast<index>(random() % n); };
    for (int i = 0; i < 1'000'000; ++i) {
        in.codes.push_back(in.rows[draw(in.rows.size())].code);
        index a = draw(in.rows.size());
        index b = draw(in.rows.size());
        while (!in.rows[a].division()) a = draw(in.rows.size());
        while (!in.rows[b].division()) b = draw(in.rows.size());
        in.pairs.emplace_back(a, b);
    }
    for (int i = 0; i < 10'000; ++i)
        in.moves.emplace_back(in.townships[draw(in.townships.size())], counties[draw(counties.size())]);
    return in;
}

// Five tables of made-up divisions, as many as China has, each parent with about as many children.
std::array<std::string, 5> made_up_tables() {
    std::array<std::string, 5> t{"code,name\n", "code,name,provinceCode\n", "code,name,cityCode,provinceCode\n",
        "code,name,areaCode,provinceCode,cityCode\n", "code,name,streetCode,provinceCode,cityCode,areaCode\n"};
    static constexpr std::array<const char*, 24> syllables{"东", "西", "南", "北", "新", "龙", "江", "山", "河", "平",
        "安", "兴", "华", "城", "林", "石", "高", "大", "上", "下", "清", "永", "和", "泉"};
    std::mt19937_64 random(1);
    const auto name = [&](int length, const char* ending) {
        std::string n;
        for (int i = 0; i < length; ++i) n += syllables[random() % syllables.size()];
        return n + ending;
    };
    for (int p = 11; p < 42; ++p) {
        const std::string province = std::to_string(p);
        t[0] += province + ',' + name(3, "省") + '\n';
        for (int c = 1; c <= 11; ++c) {
            const std::string city = province + (c < 10 ? "0" : "") + std::to_string(c);
            t[1] += city + ',' + name(3, "市") + ',' + province + '\n';
            for (int a = 21; a <= 29; ++a) {
                const std::string area = city + std::to_string(a);
                const std::string above = ',' + province + ',' + city;
                t[2] += area + ',' + name(3, "县") + ',' + city + ',' + province + '\n';
                for (int s = 100; s < 113 + a % 3; ++s) {
                    const std::string street = area + std::to_string(s);
                    t[3] += street + ',' + name(3, "镇") + ',' + area + above + '\n';
                    for (int v = 201; v < 216; ++v)
                        t[4] += street + std::to_string(v) + ',' + name(4, "村委会") + ',' + street + above + ',' + area
                            + '\n';
                }
            }
        }
    }
    return t;
}

onezone::hierarchy import(const std::array<std::string, 5>& tables) {
    std::array<std::istringstream, 5> in;
    for (std::size_t t = 0; t < 5; ++t) in[t].str(tables[t]);
    return onezone::import_divisions(onezone::division_streams{in[0], in[1], in[2], in[3], in[4]}).value().nation;
}

} // namespace

inputs load() {
    inputs all;
    std::array<std::string, 5> tables;
    if (const auto data = onezone_tests::data_folder()) {
        const std::array<const char*, 5> files{
            "provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv"};
        for (std::size_t t = 0; t < 5; ++t) {
            std::ifstream file(*data / "divisions" / files[t], std::ios::binary);
            std::ostringstream bytes;
            bytes << file.rdbuf();
            tables[t] = std::move(bytes).str();
        }
        all.origin = "the national tables";
    } else {
        tables = made_up_tables();
        all.origin = "a generated nation, for want of the national tables";
    }
    all.nation = rows_of(import(tables));
    tables[4].erase(tables[4].find('\n') + 1);
    all.counties_and_townships = rows_of(import(tables));
    return all;
}

} // namespace onezone_bench
