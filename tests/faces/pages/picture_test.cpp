// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/drawing.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/pages/picture.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/trial.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;
using namespace onezone_tests;

namespace {

//=== subjects ===//

hierarchy drawn(std::string_view sketch) { return read_sketch(sketch, "sketch").value(); }

// What one county looks like before and after, each line of `lines` indented beneath it.
hierarchy county(const std::string& lines) {
    return drawn("city 赣州市 code=3607\n  county 于都县 code=360731\n" + lines);
}

// Closes the agency of a zone, which becomes a park of another.
void absorb(change& c, const std::string& zone_name, const std::string& into) {
    zone facts = *c.now().zone_of(c.now().at(zone_name));
    facts.part_of = c.now().at(into);
    const body_id agency = c.now().bodies_of(facts.unit).begin()->key;
    c.put(std::move(facts)).value();
    c.remove(agency).value();
}

trial ganzhou() {
    const auto folder = source_folder() / "examples" / "ganzhou";
    const hierarchy before = load_hierarchy((folder / "ganzhou-2022-11.json").string());
    const plan p = load_plan((folder / "ganzhou-2023-11.json").string(), before);
    return simulate(before, p, policy{}).value();
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("a merged agency's zone stands as a park in the zone that took it in", "[faces][picture]") {
    const hierarchy before = county("    zone 于都工业园区\n      agency 于都工业园区管委会\n"
                                    "    zone 上欧工业园区\n      agency 上欧工业园区管理办公室\n");
    change merging{before};
    absorb(merging, "上欧工业园区", "于都工业园区");
    const hierarchy after = std::move(merging).finish();
    const std::string svg = picture(before, after);
    const drawing d = check_layout(svg);
    CHECK(marks(d, "merged") == 3);
    CHECK(marks(d, "closed") == 0);
    CHECK(says(d, "入 于都工业园区"));
    CHECK(says(d, "2 → 1"));
    CHECK(says(d, "−50.0 %"));
    CHECK_FALSE(says(d, "不再设管理机构"));
}

TEST_CASE("a zone that becomes a park as its agency closes is not gone", "[faces][picture]") {
    const hierarchy before = county("    zone 于都工业园区\n      agency 于都工业园区管委会\n"
                                    "    zone 上欧工业园区\n      agency 上欧工业园区管理办公室\n");
    const abolish_agency op{.agency = before.find_body("上欧工业园区管理办公室").value()->key,
        .successor = party::only_stated("县人民政府"),
        .zone = zone_fate::park,
        .part_of = before.find("于都工业园区").value().id()};
    const drawing d = check_layout(picture(before, apply(before, op).value().after));
    CHECK(marks(d, "merged") == 3);
    CHECK(marks(d, "closed") == 0);
    CHECK_FALSE(says(d, "不再设管理机构"));
    CHECK_FALSE(says(d, "开发区一并撤销"));
}

TEST_CASE("an agency that closes without its zone going anywhere is closed", "[faces][picture]") {
    const hierarchy before = county("    zone 金塘新区\n      agency 金塘新区管委会\n");
    SECTION("the zone stays") {
        const drawing d = check_layout(picture(before, county("    zone 金塘新区\n")));
        CHECK(marks(d, "closed") == 3);
        CHECK(says(d, "不再设管理机构"));
        CHECK(says(d, "1 → 0"));
    }
    SECTION("the zone goes with it") {
        const drawing d = check_layout(picture(before, county("")));
        CHECK(marks(d, "closed") == 3);
        CHECK(says(d, "开发区一并撤销"));
    }
    SECTION("a stated heir is named") {
        const std::string government = "    body 于都县人民政府 kind=government\n";
        const hierarchy was = county(government + "    zone 金塘新区\n      agency 金塘新区管委会\n");
        const hierarchy is = county(government + "    zone 金塘新区\n");
        picture_options options;
        party from;
        party to;
        from.body = was.find_body("金塘新区管委会").value()->key;
        to.body = was.find_body("于都县人民政府").value()->key;
        options.lineage.push_back({from, to});
        CHECK(says(check_layout(picture(was, is, options)), "交 于都县人民政府"));
        // … and so is whoever is only told in words.
        options.lineage = {{from, party::only_stated("邻近乡镇人民政府")}};
        CHECK(says(check_layout(picture(was, is, options)), "交 邻近乡镇人民政府"));
        CHECK_FALSE(says(check_layout(picture(was, is)), "交 于都县人民政府"));
    }
}

TEST_CASE("rank, integration, founding and renaming have marks of their own", "[faces][picture]") {
    const std::string zone_line = "    zone 龙南经开区\n";
    const hierarchy plain = county(zone_line + "      agency 管委会 rank=bureau_deputy\n");
    const auto after = [&](const std::string& lines) { return check_layout(picture(plain, county(lines))); };

    const drawing lowered = after(zone_line + "      agency 管委会 rank=county_chief\n");
    CHECK(marks(lowered, "downgraded") == 3);
    CHECK(says(lowered, "副厅级 → 正处级"));
    const drawing raised = after(zone_line + "      agency 管委会 rank=bureau_chief\n");
    CHECK(marks(raised, "upgraded") == 3);
    CHECK(marks(raised, "downgraded") == 0);
    // What was known and is not is no lowering.
    CHECK(marks(after(zone_line + "      agency 管委会\n"), "downgraded") == 0);

    const drawing integrated =
        after(zone_line + "      agency 管委会 rank=bureau_deputy\n      integrated 于都县 shape=one_team\n");
    CHECK(marks(integrated, "integrated") == 3);
    CHECK(says(integrated, "与于都县区政合一 · 两块牌子一套班子"));

    const drawing opened =
        after(zone_line + "      agency 管委会 rank=bureau_deputy\n    zone 新区\n      agency 新区管委会\n");
    CHECK(marks(opened, "opened") == 3);
    CHECK(says(opened, "（尚无）"));
}

TEST_CASE("returned and entrusted townships stand in one row each way", "[faces][picture]") {
    const std::string zone_lines = "    zone 蓉江新区\n      agency 蓉江新区管委会\n";
    const hierarchy held = county(zone_lines
        + "    town 潭口镇 administered-by=蓉江新区\n    town 潭东镇 administered-by=蓉江新区\n"
          "    town 沙石镇\n");
    const hierarchy free = county(zone_lines + "    town 潭口镇\n    town 潭东镇\n    town 沙石镇\n");

    const drawing returned = check_layout(picture(held, free));
    CHECK(marks(returned, "returned") == 3);
    CHECK(says(returned, "由 蓉江新区 代管"));
    CHECK(says(returned, "由 于都县 管理"));
    CHECK(says(returned, "2 个"));
    CHECK(says(returned, "潭口镇"));
    CHECK_FALSE(says(returned, "沙石镇"));

    const drawing entrusted = check_layout(picture(free, held));
    CHECK(marks(entrusted, "entrusted") == 3);
    CHECK(marks(entrusted, "returned") == 0);
}

TEST_CASE("a township that changes counties stands in both, and counts once", "[faces][picture]") {
    const std::string_view before = "city 赣州市\n  county 甲县 code=360722\n    town 某镇 code=360722100\n"
                                    "  county 乙县 code=360723\n";
    change edited{drawn(before)};
    edited.move(edited.now().at("某镇"), edited.now().at("乙县")).value();
    const hierarchy after = std::move(edited).finish();
    const drawing d = check_layout(picture(drawn(before), after));
    CHECK(marks(d, "moved") == 4);
    CHECK(says(d, "1"));
    CHECK(says(d, "隶属 甲县"));
    CHECK(says(d, "隶属 乙县"));
}

TEST_CASE("what did not change is folded, and beyond the limit only counted", "[faces][picture]") {
    std::string lines = "city 赣州市\n";
    for (int i = 10; i < 50; ++i) {
        const std::string n = std::to_string(i);
        lines += "  county 第" + n + "县\n    zone 园" + n + "\n      agency 办" + n + "\n    town 镇" + n + "\n";
    }
    const hierarchy h = drawn(lines);
    picture_options options;
    options.listed = 7;
    const std::string svg = picture(h, h, options);
    const drawing d = check_layout(svg);
    CHECK(d.marks.empty());
    CHECK(rects(d, "zone") == 0);
    CHECK(says(d, "另有 33 个区划未列。"));
    CHECK(says(d, "园10"));
    CHECK_FALSE(says(d, "园20"));
    CHECK_FALSE(says(d, "镇10"));
    CHECK(svg.find("第10县") < svg.find("第11县"));
    CHECK(parse_xml(svg).number("height") < 600);
    CHECK(says(check_layout(picture(h, h)), "园49"));
}

TEST_CASE("a zone whose place is unknown is drawn all the same", "[faces][picture]") {
    const drawing d = check_layout(picture(drawn("zone 某园\n  agency 某办\n"), drawn("zone 某园\n")));
    CHECK(says(d, "所在地不明"));
    CHECK(marks(d, "closed") == 3);
}

TEST_CASE(
    "a picture has the cards that concern the reform, and none that says a number is as it was", "[faces][picture]") {
    const char* const first = "county 某县\n  zone 某园\n    agency 某办\n      post 主任\n  zone 乙园\n";
    const drawing renamed = check_layout(
        picture(drawn(first), drawn("county 某县\n  zone 某园\n    agency 某办\n      post 主任\n  zone 丙园\n")));
    CHECK_FALSE(says(renamed, "开发区管理机构"));
    CHECK_FALSE(says(renamed, "1 → 1"));
    const drawing posts = check_layout(picture(drawn(first),
        drawn("county 某县\n  zone 某园\n    agency 某办\n      post 主任\n      post 副主任\n  zone 乙园\n")));
    CHECK(says(posts, "职位"));
    CHECK(says(posts, "1 → 2"));
    CHECK_FALSE(says(posts, "图中所列没有变化"));
    const drawing zones =
        check_layout(picture(drawn(first), drawn("county 某县\n  zone 某园\n    agency 某办\n      post 主任\n")));
    CHECK(says(zones, "2 → 1"));
    CHECK_FALSE(says(zones, "职位"));
}

TEST_CASE("nothing at all makes an empty picture", "[faces][picture]") {
    const drawing d = check_layout(picture(hierarchy(), hierarchy()));
    CHECK(says(d, "图中所列没有变化"));
    CHECK_FALSE(says(d, "0 → 0"));
    CHECK_FALSE(says(d, "管理机构"));
    CHECK(d.marks.empty());
}

TEST_CASE("numbered names stand in the order of their numbers", "[faces][picture]") {
    const hierarchy h = county("    zone 第10园\n      agency 甲\n    zone 第9园\n      agency 乙\n    zone 第三园\n"
                               "      agency 丙\n    zone 第二园\n      agency 丁\n");
    const std::string svg = picture(h, h);
    CHECK(svg.find("第二园") < svg.find("第三园"));
    CHECK(svg.find("第三园") < svg.find("第9园"));
    CHECK(svg.find("第9园") < svg.find("第10园"));
}

TEST_CASE("functions that leave and new charters are told without restructuring anything", "[faces][picture]") {
    const hierarchy before =
        county("    zone 园\n      agency 办\n        function 社会事务管理 class=social\n        function 招商\n");
    const hierarchy after = county("    zone 园\n      agency 办 charter=2023-05-01\n        function 招商\n");
    const drawing d = check_layout(picture(before, after));
    CHECK(marks(d, "functions") == 2); // the chip's and the legend's
    CHECK(marks(d, "charter") == 2);
    CHECK(rects(d, "pill") == 0);
    CHECK(says(d, "机构设置未变"));
}

TEST_CASE("inferred agencies and placeholders have borders of their own", "[faces][picture]") {
    const std::string lines =
        "    zone 甲园\n      agency 甲办\n    zone 乙园\n      agency 乙办 ~@S1(\"名称为推断\")\n"
        "    zone 丙园 ~~@S1(\"只知总数\")\n      agency 丙办 ~~@S1(\"只知总数\")\n"
        "    zone 丁园 ~~@S1(\"只知总数\")\n      agency 丁办 ~~@S1(\"只知总数\")\n";
    const hierarchy before = county(lines);
    const drawing d =
        check_layout(picture(before, county("    zone 甲园\n    zone 乙园\n    zone 丙园\n    zone 丁园\n")));
    CHECK(marks(d, "closed") == 5); // 甲, 乙, 丙 and 丁 together, the tile, the legend
    CHECK(says(d, "4"));
    CHECK(says(d, "丁园、丙园"));
    CHECK(says(d, "2 个机构"));
    CHECK(says(d, "明载 1 → 0 · 推断 1 → 0 · 占位 2 → 0"));
    CHECK(rects(d, "inferred") >= 2);
    CHECK(rects(d, "placeholder") >= 3);
}

TEST_CASE("names with markup in them make well-formed XML", "[faces][picture]") {
    change made{county("")};
    const unit_id seat = made.now().at("于都县");
    const unit_id park = unit_id::derive("test", "park");
    const std::string name = R"(<b>A & "B"<b> ]]> '园')";
    made.add({park, unit_kind::zone, name, {}, seat, true}).value();
    body agency;
    agency.key = body_id::derive("test", "agency");
    agency.kind = body_kind::management_committee;
    agency.name = "&lt;管委会&>";
    agency.unit = park;
    made.put(agency).value();
    picture_options options;
    options.title = say("一 & 二 <三>\x01\xff", "one & two <three>");
    const drawing d = check_layout(picture(county(""), std::move(made).finish(), options));
    CHECK(says(d, name));
    CHECK(says(d, agency.name));
    CHECK(says(d, "一 & 二 <三> �"));
}

TEST_CASE("what nobody sees in a name is spelled out in a picture, and has room", "[faces][picture]") {
    change made{county("")};
    const unit_id park = unit_id::derive("test", "park");
    made.add({park, unit_kind::zone, "甲\xE2\x80\xAE乙\xE2\x80\x8B园", {}, made.now().at("于都县"), true}).value();
    picture_options options;
    options.title = verbatim("题\xE2\x80\xAE");
    const std::string svg = picture(county(""), std::move(made).finish(), options);
    CHECK(svg.find("\xE2\x80") == std::string::npos);
    const drawing d = check_layout(svg);
    CHECK(says(d, "甲〔U+202E〕乙〔U+200B〕园"));
    CHECK(says(d, "题〔U+202E〕"));
}

TEST_CASE("equal hierarchies are drawn alike, in whatever order they were built", "[faces][picture]") {
    const hierarchy one = county("    zone 甲园\n      agency 甲办\n    zone 乙园\n      agency 乙办\n    zone 丙园\n");
    const hierarchy two = county("    zone 丙园\n    zone 乙园\n      agency 乙办\n    zone 甲园\n      agency 甲办\n");
    const hierarchy end = county("    zone 甲园\n    zone 乙园\n      agency 乙办 rank=section_chief\n");
    REQUIRE(one == two);
    CHECK(picture(one, end) == picture(two, end));
    CHECK(picture(end, one) == picture(end, two));
}

TEST_CASE("a county with thirty units to which everything happens stays legible", "[faces][picture]") {
    std::string before = "    zone 于都高新技术产业开发区 tier=national code=360731400\n"
                         "      agency 于都高新技术产业开发区管理委员会 rank=bureau_deputy\n";
    std::string after = "    zone 于都高新技术产业开发区 tier=national code=360731400\n"
                        "      agency 于都高新技术产业开发区管理委员会 rank=county_chief\n      integrated 于都县\n";
    std::string later;
    std::vector<std::string> merged;
    for (int i = 1; i < 16; ++i) {
        const std::string n = std::to_string(i);
        const std::string name = i % 3 == 0
            ? "第" + n + "工业园" + std::string(i % 2 == 0 ? "(Yudu Industrial Park No. " + n + " of the county)" : "")
            : "于都县城北第" + n + "机械电子和新能源汽车零部件制造业集中发展工业园区";
        const std::string head = "    zone " + ('"' + name + '"');
        const std::string agency = "agency \"" + name + "管理办公室\"";
        before += head + " tier=~provincial@S1\n      " + agency + " rank=section_chief ~@S1\n";
        if (i % 4 == 0) {
            merged.push_back(name);
            later += head + " tier=provincial\n      " + agency + " rank=section_chief\n";
        } else if (i % 4 == 1)
            later += head + "\n";
        else if (i % 4 == 2)
            later += head + " tier=provincial\n      " + agency + " rank=section_deputy\n";
        else
            later += head + " tier=provincial\n      " + agency + " rank=section_chief\n";
    }
    std::string towns_before;
    std::string towns_after;
    for (int i = 0; i < 15; ++i) {
        const std::string n = "    town 名字很长的第" + std::to_string(i) + "镇";
        towns_before += n + " administered-by=于都高新技术产业开发区\n";
        towns_after += n + "\n";
    }
    const hierarchy from = county(before + towns_before);
    change merging{county(after + later + towns_after)};
    for (const std::string& name : merged) absorb(merging, name, "于都高新技术产业开发区");
    const hierarchy to = std::move(merging).finish();
    REQUIRE(to.size() == 2 + 31);
    for (const language in : {language::zh, language::en}) {
        picture_options options;
        options.in = in;
        const drawing d = check_layout(picture(from, to, options));
        CHECK(marks(d, "merged") == 3 + 2);
        CHECK(marks(d, "closed") == 4 + 2);
        CHECK(marks(d, "downgraded") == 5 + 2);
        CHECK(marks(d, "integrated") == 1 + 2);
        CHECK(marks(d, "returned") == 1 + 2);
    }
}

TEST_CASE("a picture is drawn into a file, or the file is refused", "[faces][picture]") {
    const hierarchy before = county("    zone 甲园\n      agency 甲办\n");
    const hierarchy after = county("    zone 甲园\n");
    // The same test may run in two processes at once.
    const auto path =
        std::filesystem::temp_directory_path() / ("onezone-picture-" + std::to_string(std::random_device()()) + ".svg");
    draw(before, after, path.string());
    CHECK(content_of(path) == picture(before, after));
    std::filesystem::remove(path);
    try {
        draw(before, after, (std::filesystem::temp_directory_path() / "no such folder" / "x.svg").string());
        FAIL("nothing was refused");
    } catch (const error& e) {
        CHECK(e.why().code() == errc::cannot_write);
        CHECK_FALSE(e.why().where().source.empty());
    }
}

//=== the real one ===//

TEST_CASE("Ganzhou's picture is legible in both languages and shows what was done", "[faces][picture][ganzhou]") {
    const trial t = ganzhou();
    const auto figure = [&](const char* key) { return to_string(t.find_figure(key)->value); };
    for (const language in : {language::zh, language::en}) {
        const std::string svg = picture(t, in);
        const drawing d = check_layout(svg);
        CHECK(says(d, figure("agencies.before") + " → " + figure("agencies.after")));
        CHECK(says(d, figure("agencies.merged")));
        CHECK(marks(d, "merged") == 3 + 2);
        CHECK(marks(d, "integrated") == 3 + 2);
        CHECK(marks(d, "downgraded") == 1 + 2);
        CHECK(marks(d, "returned") == 0);
        CHECK(says(d, in == language::zh ? "副厅级 → 正处级" : "→ division level"));
        CHECK(parse_xml(svg).number("height") < 2400);
        // Nothing happened there, so only the fold names it.
        CHECK(says(d, "信丰县"));
        CHECK_FALSE(says(d, "嘉定镇"));
    }
}

TEST_CASE("the committed picture of Ganzhou is current", "[faces][picture][ganzhou]") {
    const auto path = source_folder() / "examples" / "ganzhou" / "ganzhou.svg";
    const std::string now = picture(ganzhou());
    if (const char* const update = std::getenv("ONEZONE_UPDATE"); update != nullptr && *update != '\0') {
        std::ofstream(path, std::ios::binary) << now;
    }
    INFO("examples/ganzhou/ganzhou.svg is not what the library draws now. Look at the new one and commit it: "
         "./examples/run ganzhou --picture examples/ganzhou/ganzhou.svg, or run this test with ONEZONE_UPDATE=1");
    const bool current = content_of(path) == now;
    CHECK(current);
}
