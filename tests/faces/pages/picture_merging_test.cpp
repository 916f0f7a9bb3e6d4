// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/drawing.hpp"
#include "support/random_hierarchy.hpp"

#include <onezone/faces/pages/picture.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/reform/apply.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace onezone;
using namespace onezone_tests;

namespace {

// A state, what was done to it, and who carries on whom.
struct carried_out {
    hierarchy before;
    hierarchy after;
    std::vector<succession> lineage;

    explicit carried_out(std::string_view sketch) : before(read_sketch(sketch, "sketch").value()), after(before) {}
    void operator()(const operation& op) {
        step done = apply(after, op).value();
        lineage.insert(lineage.end(), done.lineage.begin(), done.lineage.end());
        after = std::move(done.after);
    }
    [[nodiscard]] unit_id at(std::string_view path) const { return after.at(path); }
    [[nodiscard]] drawing draw(language in = language::zh) const {
        picture_options options;
        options.in = in;
        options.lineage = lineage;
        return check_layout(picture(before, after, options));
    }
};

std::string county_with_towns(int n) {
    std::string lines = "city 赣州市 code=3607\n  county 于都县 code=360731\n";
    for (int i = 1; i <= n; ++i) {
        lines += "    town 第" + std::to_string(i) + "镇\n      village 甲村\n      village 乙村\n";
    }
    return lines;
}

// What the words of a box, which may be broken over lines, are.
bool tells(const drawing& d, const std::string& words) {
    std::string all;
    for (const box& b : d.texts) all += b.what;
    return all.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("townships that merge are drawn as leading to their heirs, thirteen into eight", "[faces][picture]") {
    carried_out c(county_with_towns(13));
    c(merge_divisions{.merged = {c.at("第2镇"), c.at("第3镇")}, .into = c.at("第1镇")});
    c(merge_divisions{.merged = {c.at("第5镇")}, .into = c.at("第4镇")});
    founding made;
    made.name = "新合镇";
    made.kind = unit_kind::town;
    made.parent = c.at("于都县");
    c(merge_divisions{.merged = {c.at("第6镇"), c.at("第7镇"), c.at("第8镇")}, .founded = made});
    REQUIRE(c.after.find(c.at("于都县")).children().count() == 8);
    for (const language in : {language::zh, language::en}) {
        const drawing d = c.draw(in);
        CHECK(marks(d, "divisions_merged") == 3 + 2); // the card's and the legend's
        CHECK(marks(d, "division_gone") == 0);
        CHECK(marks(d, "division_new") == 0);
        CHECK(marks(d, "moved") == 0); // villages follow
        CHECK(says(d, "13 → 8"));
    }
    const drawing d = c.draw();
    CHECK(says(d, "3 → 1 · 并入"));
    CHECK(says(d, "2 → 1 · 并入"));
    CHECK(says(d, "3 → 1 · 合并后新设"));
    CHECK(says(d, "新合镇"));
    CHECK(says(d, "8 → 3")); // divisions that took part
    CHECK_FALSE(says(d, "第9镇"));
}

TEST_CASE(
    "without lines of descent the divisions below tell what merged, and this is marked inferred", "[faces][picture]") {
    carried_out c(county_with_towns(3) + "    town 空镇\n");
    c(merge_divisions{.merged = {c.at("第2镇")}, .into = c.at("第1镇")});
    c(merge_divisions{.merged = {c.at("空镇")}, .into = c.at("第3镇")});
    CHECK(marks(c.draw(), "divisions_merged") == 2 + 2);
    c.lineage.clear();
    const drawing d = c.draw();
    CHECK(marks(d, "divisions_merged") == 1 + 2);
    CHECK(tells(d, "2 → 1 · 并入 · 推断"));
    // Of the empty one nothing tells.
    CHECK(marks(d, "division_gone") == 1 + 2);
    CHECK(says(d, "承接方不详"));
}

TEST_CASE("what a source says became of a division is told where no heir is", "[faces][picture]") {
    carried_out c(county_with_towns(1) + "    town 空镇\n");
    c(abolish_division{.unit = c.at("空镇"), .fate = "淹没于水库"});
    const drawing d = c.draw();
    CHECK(says(d, "淹没于水库"));
    CHECK_FALSE(says(d, "承接方不详"));
}

TEST_CASE("a city that merges and splits districts shows which goes where", "[faces][picture]") {
    std::string lines = "city 某市 code=3607\n";
    for (const char* const name : {"甲区", "乙区", "丙区", "丁区"}) {
        lines += std::string("  district ") + name + '\n';
        for (int i = 1; i < 5; ++i) lines += "    subdistrict " + std::string(name) + std::to_string(i) + "街道\n";
    }
    carried_out c(lines);
    c(merge_divisions{.merged = {c.at("乙区")}, .into = c.at("甲区")});
    founding east;
    east.name = "丙东区";
    east.kind = unit_kind::district;
    east.parent = c.at("某市");
    east.takes = {c.at("丙区1街道"), c.at("丙区2街道")};
    founding west = east;
    west.name = "丙西区";
    west.takes = {c.at("丙区3街道"), c.at("丙区4街道")};
    c(split_division{.unit = c.at("丙区"), .parts = {east, west}});
    const drawing d = c.draw();
    CHECK(marks(d, "divisions_merged") == 1 + 2);
    CHECK(marks(d, "division_split") == 1 + 2);
    CHECK(marks(d, "division_gone") == 0);
    CHECK(marks(d, "division_new") == 0);
    CHECK(marks(d, "moved") == 0);
    CHECK(says(d, "丙东区"));
    CHECK(tells(d, "划入 丙区1街道、丙区2街道"));
    CHECK_FALSE(tells(d, "丁区"));
    CHECK(marks(c.draw(language::en), "division_split") == 1 + 2);
}

TEST_CASE("what merges with what is split is drawn line by line", "[faces][picture]") {
    carried_out c("city 某市\n  district 甲区\n    subdistrict 甲一街道\n    subdistrict 甲二街道\n  district 乙区\n"
                  "    subdistrict 乙一街道\n    subdistrict 乙二街道\n");
    founding made;
    made.name = "丙区";
    made.kind = unit_kind::district;
    made.parent = c.at("某市");
    made.takes = {c.at("甲二街道"), c.at("乙二街道")};
    restructure op;
    op.founded = {made};
    c(op);
    const drawing d = c.draw();
    CHECK(marks(d, "divisions_rearranged") == 1 + 2);
    CHECK(marks(d, "moved") == 0);
    CHECK(tells(d, "2 → 3"));
    CHECK(tells(d, "划入 乙二街道、甲二街道"));
}

TEST_CASE("more than fifteen that merge are named in one box", "[faces][picture]") {
    carried_out c(county_with_towns(31));
    std::vector<unit_id> merged;
    for (int i = 2; i <= 31; ++i) merged.push_back(c.at("第" + std::to_string(i) + "镇"));
    c(merge_divisions{.merged = merged, .into = c.at("第1镇")});
    const drawing d = c.draw();
    CHECK(says(d, "共 31 个"));
    CHECK(says(d, "第31镇"));
    CHECK(marks(d, "divisions_merged") == 1 + 2);
}

TEST_CASE("area that changes hands is a change of the boundary", "[faces][picture]") {
    carried_out c(county_with_towns(2));
    c(change_boundary{.from = c.at("第1镇"), .to = c.at("第2镇"), .stated = "搬口乡"});
    const drawing d = c.draw();
    CHECK(marks(d, "boundary") == 1 + 2);
    CHECK(says(d, "搬口乡"));
}

TEST_CASE("whoever administers what is not its own is said to do so as an entrustment", "[faces][picture]") {
    carried_out c("city 某市\n  county 甲县\n    town 某镇\n    town 另镇\n  district 乙区\n");
    c(entrust{.unit = c.at("某镇"), .holder = c.at("乙区")});
    c(entrust{.unit = c.at("另镇"), .holder = c.at("乙区"), .scope = entrustment_scope::economic});
    const drawing d = c.draw();
    CHECK(says(d, "由 甲县 管理"));
    CHECK(says(d, "由 乙区 代管"));
    CHECK_FALSE(says(d, "由 乙区 管理"));
    // A part of it stands in a row of its own, and says which.
    CHECK(marks(d, "entrusted") == 2 + 2);
    CHECK(tells(d, "由 乙区 代管（" + name_of(entrustment_scope::economic).zh));
    CHECK(tells(c.draw(language::en), "entrusted to 乙区"));
}

TEST_CASE("a zone's other seat, other manager and other size are no change of affiliation", "[faces][picture]") {
    carried_out c("city 某市\n  county 甲县\n    zone 某园 managed-by=甲县 area=100\n  district 乙区\n");
    c(change_seat{.zone = c.at("某园"), .to = c.at("乙区")});
    c(change_zone_government{.zone = c.at("某园"), .managing = c.at("乙区")});
    c(change_footprint{.zone = c.at("某园"), .added = decimal::of(50)});
    const drawing d = c.draw();
    CHECK(marks(d, "moved") == 0);
    CHECK(marks(d, "seat") == 1 + 2);
    CHECK(marks(d, "manager") == 1 + 2);
    CHECK(marks(d, "area") == 1 + 2);
    CHECK(tells(d, "甲县 → 乙区"));
    CHECK(tells(d, "100 → 150 公顷"));
}

TEST_CASE("a zone that is merged away leads to the one that carries it on", "[faces][picture]") {
    carried_out c("city 某市\n  county 甲县\n    zone 大园\n      agency 大园管委会\n    zone 小园\n");
    c(merge_zones{.into = c.at("大园"), .absorbed = {c.at("小园")}, .fate = zone_fate::closed});
    REQUIRE_FALSE(c.after.find(c.before.at("小园")));
    const drawing d = c.draw();
    CHECK(marks(d, "merged") == 1 + 2);
    CHECK(marks(d, "closed") == 0);
    CHECK(says(d, "入 大园"));
    CHECK_FALSE(says(d, "开发区一并撤销"));
}

TEST_CASE("a park or predecessor that lies elsewhere says where", "[faces][picture]") {
    carried_out c("city 某市\n  county 甲县\n    zone 大园\n      agency 大园管委会\n  county 乙县\n    zone 小园\n");
    c(merge_zones{.into = c.at("大园"), .absorbed = {c.at("小园")}, .fate = zone_fate::closed});
    const drawing d = c.draw();
    CHECK(marks(d, "merged") == 1 + 2);
    CHECK(says(d, "位于 乙县"));
    CHECK_FALSE(says(d, "位于 甲县"));
}

TEST_CASE("parks within parks stand in each other's boxes", "[faces][picture]") {
    const std::string head = "city 某市\n  county 甲县\n    zone 大园\n      agency 大园管委会\n";
    carried_out c(head + "    zone 中园\n      agency 中园管委会\n    zone 小园\n      agency 小园管委会\n");
    const auto put_into = [&](const char* part, const char* whole) {
        change made{c.after};
        zone facts = *c.after.zone_of(c.at(part));
        facts.part_of = c.at(whole);
        made.put(std::move(facts)).value();
        c.after = std::move(made).finish();
    };
    put_into("小园", "中园");
    put_into("中园", "大园");
    const drawing d = c.draw();
    std::vector<box> parks;
    for (const element& r : d.rects)
        if (r.has_class("zone") || r.has_class("park")) parks.push_back(box_of_rect(r));
    const auto holding = [&](double width) {
        return std::count_if(
            parks.begin(), parks.end(), [&](const box& b) { return std::abs(b.right - b.left - width) < 0.01; });
    };
    CHECK(holding(424) == 4);      // three before, the whole after
    CHECK(holding(424 - 36) == 1); // the park in it
    CHECK(holding(424 - 72) == 1); // the park in that
    // … each within the one around it.
    const auto of_width = [&](double width) {
        return *std::find_if(parks.begin(), parks.end(),
            [&](const box& b) { return std::abs(b.right - b.left - width) < 0.01 && b.left > 600; });
    };
    CHECK(of_width(424).holds(of_width(424 - 36)));
    CHECK(of_width(424 - 36).holds(of_width(424 - 72)));
    // The lines lead to what takes each in, not both to the whole.
    const std::string svg = picture(c.before, c.after, {});
    std::set<std::string> ends;
    for (std::size_t at = svg.find("\"tip merged\" d=\"M"); at != std::string::npos;
         at = svg.find("\"tip merged\" d=\"M", at + 1))
        ends.insert(svg.substr(at, svg.find('l', at + 18) - at));
    CHECK(ends.size() == 2);
}

TEST_CASE("an agency that becomes smaller or larger says by what", "[faces][picture]") {
    const std::string head = "city 某市\n  county 甲县\n    zone 某园\n";
    carried_out c(head + "      agency 某园管委会\n");
    const auto with = [&](std::int64_t posts, std::int64_t bodies) {
        change made{c.before};
        body b = *made.now().find_body("某园管委会").value();
        b.leading_posts = fact<std::int64_t>(posts);
        b.internal_bodies = fact<std::int64_t>(bodies);
        made.put(std::move(b)).value();
        return std::move(made).finish();
    };
    c.after = with(3, 6);
    CHECK(marks(c.draw(), "slimmed") == 0); // what nobody knew has not become less
    const hierarchy large = with(5, 9);
    const drawing slimmed = check_layout(picture(large, c.after));
    CHECK(marks(slimmed, "slimmed") == 3);
    CHECK(tells(slimmed, "内设机构 9 → 6、领导职数 5 → 3"));
    const drawing grown = check_layout(picture(c.after, large));
    CHECK(marks(grown, "enlarged") == 3);
    CHECK(marks(grown, "slimmed") == 0);
}

TEST_CASE("departments that merge, close, open and change their names show", "[faces][picture]") {
    carried_out c("city 某市\n  county 甲县\n    body 农业局 kind=department\n    body 林业局 kind=department\n"
                  "    body 旧局 kind=department\n    body 商务局 kind=department\n");
    const auto key = [&](const char* name) { return c.after.find_body(name).value()->key; };
    merge_bodies merging;
    merging.absorbed = {key("林业局")};
    merging.into = key("农业局");
    c(merging);
    c(rename_body{.body = key("商务局"), .name = "商务和投资促进局"});
    change edited{c.after};
    edited.remove(key("旧局")).value();
    body made;
    made.key = body_id::derive("test", "new");
    made.kind = body_kind::department;
    made.name = "数据局";
    made.unit = c.at("甲县");
    edited.put(made).value();
    c.after = std::move(edited).finish();
    const drawing d = c.draw();
    CHECK(marks(d, "bodies_merged") == 1 + 2);
    CHECK(marks(d, "body_renamed") == 1 + 2);
    CHECK(marks(d, "body_closed") == 1 + 2);
    CHECK(marks(d, "body_opened") == 1 + 2);
    CHECK(marks(d, "closed") == 0);
    CHECK(says(d, "商务和投资促进局"));
    // No card of agencies where there are none.
    CHECK_FALSE(says(d, "0 → 0"));
}

TEST_CASE("the legend tells of what occurs and of nothing else", "[faces][picture]") {
    carried_out c(county_with_towns(2));
    c(rename_unit{.unit = c.at("第1镇"), .name = "新名镇"});
    const drawing d = c.draw();
    CHECK(marks(d, "renamed") == 1 + 2);
    CHECK(rects(d, "agency") == 0);
    CHECK(rects(d, "zone") == 0);
    CHECK(rects(d, "placeholder") == 0);
    CHECK_FALSE(says(d, "推断的级别"));
}

TEST_CASE("a reform of hundreds of units has an overview and a picture a county", "[faces][picture]") {
    std::string lines = "city 某市 code=3607\n";
    for (int i = 10; i < 40; ++i) {
        const std::string n = std::to_string(i);
        lines += "  county 第" + n + "县 code=3607" + n + '\n';
        for (int k = 1; k < 12; ++k) lines += "    town 镇" + n + "之" + std::to_string(k) + '\n';
    }
    carried_out c(lines);
    for (int i = 10; i < 40; ++i) {
        const std::string n = "第" + std::to_string(i) + "县/镇" + std::to_string(i) + "之";
        std::vector<unit_id> merged;
        for (int k = 2; k < 11; ++k) merged.push_back(c.at(n + std::to_string(k)));
        c(merge_divisions{.merged = merged, .into = c.at(n + "1")});
    }
    picture_options options;
    options.lineage = c.lineage;
    // One picture tells how often it happened where.
    const drawing one = check_layout(picture(c.before, c.after, options));
    CHECK(says(one, "30 个区划有调整"));
    CHECK(says(one, "第39县"));
    CHECK_FALSE(says(one, "镇39之1"));

    const std::vector<picture_page> pages = pictures(c.before, c.after, options);
    REQUIRE(pages.size() == 31);
    CHECK(pages.front().name == "overview");
    CHECK(pages[1].name == "360710");
    CHECK(pages[1].title.zh == "第10县");
    CHECK(says(check_layout(pages.front().svg), "30 个区划有调整"));
    for (std::size_t i = 1; i < pages.size(); ++i) {
        const drawing d = check_layout(pages[i].svg);
        CHECK(marks(d, "divisions_merged") == 1 + 1); // no cards, but a legend
        CHECK(says(d, "改革前后对照 · " + pages[i].title.zh));
    }
}

TEST_CASE("no picture is higher than what a viewer opens", "[faces][picture]") {
    std::string lines = "city 某市 code=3607\n  county 甲县 code=360721\n    zone 中园\n      agency 中园管委会\n";
    for (int i = 0; i < 700; ++i) {
        const std::string n = std::to_string(i);
        lines += "    zone 园" + n + "\n      agency 办" + n + "\n";
    }
    carried_out c(lines);
    change closing{c.before};
    const unit_id whole = c.at("中园");
    for (int i = 0; i < 700; ++i) {
        const std::string n = std::to_string(i);
        zone facts = *c.before.zone_of(c.at("园" + n));
        // Half of them become parks, which stand in one box; the others each in their own.
        if (i % 2 == 0) facts.part_of = whole;
        closing.remove(closing.now().find_body("办" + n).value()->key).value();
        closing.put(std::move(facts)).value();
    }
    c.after = std::move(closing).finish();
    picture_options options;
    const std::string svg = picture(c.before, c.after, options);
    CHECK(parse_xml(svg).number("height") <= 32767);
    // What found no room is counted.
    CHECK(svg.find("个园区未画。") != std::string::npos);
    CHECK(svg.find("项未画。") != std::string::npos);
}

//=== whatever is done to whatever ===//

namespace {

// A state after some of everything was done, lawful or not, and lines of descent that may say anything.
carried_out at_random(std::uint64_t seed) {
    carried_out c("county 县\n");
    c.before = with_namesakes(random_hierarchy(seed), seed);
    std::mt19937_64 draw(seed);
    change edited{c.before};
    std::vector<unit_id> units;
    for (const unit_ref u : c.before.units()) units.push_back(u.id());
    std::sort(units.begin(), units.end());
    std::vector<body_id> bodies;
    for (const body& b : c.before.all<body>()) bodies.push_back(b.key);
    std::sort(bodies.begin(), bodies.end());
    const auto one_of = [&](const auto& all) {
        return all.empty() ? typename std::decay_t<decltype(all)>::value_type{} : all[draw() % all.size()];
    };
    for (int i = 0; i < 60; ++i) {
        const unit_id u = one_of(units);
        const unit_id other = one_of(units);
        const body_id b = one_of(bodies);
        const bool told = draw() % 2 == 0;
        bool done = false;
        switch (draw() % 7) {
        case 0:
            if (const zone* z = edited.now().zone_of(u)) {
                zone next = *z;
                next.part_of = draw() % 4 == 0 ? unit_id() : other;
                next.seat = draw() % 4 == 0 ? other : next.seat;
                done = static_cast<bool>(edited.put(std::move(next)));
            }
            break;
        case 1: done = static_cast<bool>(edited.remove(b)); break;
        case 2: done = static_cast<bool>(edited.remove(u)); break;
        case 3: done = static_cast<bool>(edited.move(u, other)); break;
        case 4: done = static_cast<bool>(edited.rename(u, "新名" + std::to_string(i) + "<&>")); break;
        case 5:
            if (const body* was = edited.now().find(b)) {
                body next = *was;
                next.unit = draw() % 2 == 0 ? other : next.unit;
                next.name += draw() % 2 == 0 ? "（新）" : "";
                next.leading_posts = fact<std::int64_t>(static_cast<std::int64_t>(draw() % 9));
                done = static_cast<bool>(edited.put(std::move(next)));
            }
            break;
        default:
            done = static_cast<bool>(edited.add({unit_id::derive(seed, static_cast<std::uint64_t>(i)), unit_kind::town,
                "新镇" + std::to_string(i), {}, other}));
        }
        if (!done && draw() % 2 == 0) continue; // most of what is refused leaves no trace
        if (told)
            c.lineage.push_back({party::of(u), draw() % 5 == 0 ? party::only_stated("某处") : party::of(other), {},
                draw() % 5 == 0 ? "某地" : "", draw() % 3 == 0, draw() % 3 == 0});
        if (told && draw() % 2 == 0) c.lineage.push_back({party::of(b), party::of(one_of(bodies))});
    }
    c.after = std::move(edited).finish();
    for (int i = 0; i < 40; ++i) {
        const auto done = apply(c.after, merge_divisions{.merged = {one_of(units)}, .into = one_of(units)});
        if (!done) continue;
        c.lineage.insert(c.lineage.end(), done->lineage.begin(), done->lineage.end());
        c.after = done->after;
    }
    return c;
}

} // namespace

TEST_CASE("whatever was done to whatever, the picture can be read", "[faces][picture]") {
    std::set<std::string> seen;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        const carried_out c = at_random(seed);
        const drawing d = c.draw(seed % 2 == 0 ? language::zh : language::en);
        for (const box& m : d.marks) seen.insert(m.what);
        picture_options options;
        options.lineage = c.lineage;
        for (const picture_page& page : pictures(c.before, c.after, options)) check_layout(page.svg);
        // … also read backwards, when what was said of descent fits nothing.
        check_layout(picture(c.after, c.before, options));
    }
    CHECK(seen.size() > 15); // a good part of what can happen did
}
