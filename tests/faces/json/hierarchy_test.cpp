// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/documents.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/completeness.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace onezone;
using onezone_tests::check_only;
using onezone_tests::check_told;
using onezone_tests::document_path;
using onezone_tests::document_text;
using onezone_tests::document_with;

namespace {

std::string example() { return document_text("hierarchy.json"); }
std::string with(const std::string& passage, const std::string& replacement) {
    return document_with("hierarchy.json", passage, replacement);
}

// A document with these units.
std::string document(const std::string& units) {
    return R"({"onezone": "hierarchy", "version": 1, "id": "d", "units": [)" + units + "]}";
}

refusal refused(const std::string& json, const json_limits& limits = {}) {
    const result<hierarchy> r = read_hierarchy(json, "x.json", limits);
    REQUIRE_FALSE(r);
    check_told(r.error(), "x.json");
    return r.error();
}

// Checks that a document is refused for one reason only, at one place.
void check_refused(const std::string& json, errc code, const std::string& pointer) {
    CAPTURE(pointer);
    check_only(refused(json), code, pointer);
}

} // namespace

//=== reading and writing ===//

TEST_CASE("the example document says what it shows", "[faces][json]") {
    const auto read = read_hierarchy_document(example(), "hierarchy.json");
    REQUIRE(read);
    CHECK(read->id == "hierarchy-example");
    CHECK(read->as_of == date(2022, 11, 1));
    CHECK(read->title.en == "Example: the invented city of Linjiang");
    CHECK(read->sources.size() == 2);
    const hierarchy& h = read->content;
    CHECK(h.size() == 16);

    const unit_ref county = h.find("东县").value();
    CHECK(county.kind() == unit_kind::county);
    CHECK(county.code() == code{"369921"});
    CHECK(county.id() == unit_id::derive("hierarchy-example", "江西省/临江市/东县"));
    CHECK(h.find("下村")->id() == unit_id::derive("hierarchy-example", "lower-village"));
    CHECK_FALSE(h.find("石塘镇")->place_known());

    const zone& park = *h.zone_of(h.at("东县工业园区"));
    CHECK(park.seat == county.id());
    CHECK(park.tier.value == zone_tier::provincial);
    CHECK(park.category.from.how() == grade::inferred);
    CHECK(park.category.from.source() == "S1");
    CHECK(park.approving.value == h.at("江西省"));
    CHECK(park.area.value == parse_decimal("1037.21").value());
    CHECK(h.hosts_of(park.unit).count() == 1);
    CHECK(h.parks_of(park.unit).count() == 2);
    CHECK(h.zone_of(h.at("北园"))->seat == county.id());
    CHECK(h.zone_of(h.at("飞地园"))->seat == h.at("西区"));
    CHECK(h.zone_of(h.at("临江经开区"))->integrated.front().division == h.at("西区"));
    CHECK_FALSE(h.zone_of(h.at("未具名园区一"))->seat_known);

    const body& agency = *h.find_body("东县工业园区管委会").value();
    CHECK(agency.rank.value == rank::county_deputy);
    CHECK(agency.charter.value->issued == date(2019, 5, 20));
    CHECK(agency.charter.from.source() == "S1");
    CHECK(count_of(agency.quota, quota_kind::institution).value == 20);
    CHECK(agency.staff.size() == 3);
    CHECK_FALSE(count_of(agency.staff, staff_status::contract).known());
    CHECK(h.parts_of(agency.key).count() == 2);
    CHECK(h.posts_of(agency.key).count() == 2);
    CHECK(h.holdings_of(agency.key).count() == 8);
    CHECK(h.find_body("未具名管理机构一").value()->from.how() == grade::placeholder);

    CHECK(h.count<person>() == 1);
    const person& both = *h.all<person>().begin();
    CHECK(both.name.empty());
    CHECK(h.tenures_of(both.key).count() == 2);
    CHECK(h.entrusted_to(park.unit).count() == 2);
    CHECK(h.entrustments_of(h.at("城关镇")).begin()->scope == entrustment_scope::items);
    CHECK(h.agreements_about(h.at("飞地园")).begin()->partners.front().share.value == decimal::of(60));
    CHECK(h.indicators_of(park.unit).begin()->exactness == hedge::more_than);
}

TEST_CASE("a document written and read back is equal, and written again the same", "[faces][json]") {
    const auto first = read_hierarchy_document(example()).value();
    const std::string written = write_hierarchy(first);
    const auto second = read_hierarchy_document(written, "written").value();
    CHECK(second == first);
    CHECK(write_hierarchy(second) == written);
    CHECK(written.find("\"id\": \"hierarchy-example\"") != std::string::npos);
}

TEST_CASE("the order of siblings in a document is no part of what is written", "[faces][json]") {
    const std::string a = R"({"name": "甲县", "kind": "county", "code": "369921"})";
    const std::string b = R"({"name": "乙县", "kind": "县", "code": "369922"})";
    const hierarchy one = read_hierarchy(document(a + "," + b)).value();
    const hierarchy other = read_hierarchy(document(b + "," + a)).value();
    CHECK(one == other);
    CHECK(write_hierarchy(one, "d") == write_hierarchy(other, "d"));
}

TEST_CASE("a byte order mark and any white space are accepted", "[faces][json]") {
    CHECK(read_hierarchy("\xEF\xBB\xBF" + example() + " \r\n\t").value() == read_hierarchy(example()).value());
}

TEST_CASE("nothing at all is a hierarchy too", "[faces][json]") {
    const hierarchy h = read_hierarchy(R"({"onezone": "hierarchy", "version": 1, "id": ""})").value();
    CHECK(h == hierarchy());
    CHECK(write_hierarchy(h) == "{\n  \"onezone\": \"hierarchy\",\n  \"version\": 1,\n  \"id\": \"\"\n}\n");
}

namespace {

// A hierarchy with something of everything, some of it twice, most of it unknown now and then.
class random_hierarchy {
public:
    explicit random_hierarchy(std::uint32_t seed) : random_(seed), source_(seed % 2 == 0 ? "d" : "elsewhere") {}

    hierarchy make() {
        std::vector<unit_id> divisions;
        const auto grow = [&](auto& self, unit_id above, std::string path, level l) -> void {
            static constexpr unit_kind kinds[] = {unit_kind::province, unit_kind::prefecture_city, unit_kind::county,
                unit_kind::town, unit_kind::villagers_committee};
            for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) {
                const std::string name = "单位" + std::to_string(below(5));
                const std::string full = path.empty() ? name : path + "/" + name;
                const unit_id id =
                    chance() ? unit_id::derive("d", full) : unit_id::derive(source_, full + std::to_string(i));
                ++codes_;
                const code c = chance()
                    ? code::from_value((10 + codes_ / 90) * 10'000'000'000 + (1 + codes_ % 90) * 100'000'000)
                    : code::none();
                if (!change_.add({id, kinds[static_cast<std::size_t>(l)], name, c, above, chance() || chance()}))
                    continue;
                divisions.push_back(id);
                if (l < level::village && chance()) self(self, id, full, static_cast<level>(static_cast<int>(l) + 1));
            }
        };
        grow(grow, unit_id::none(), {}, level::province);
        divisions_ = divisions;
        units_ = divisions;
        for (std::size_t i = 0; i < 6; ++i) add_zone(i);
        for (std::size_t i = 0; i < 8; ++i) add_body(i);
        for (std::size_t i = 0; i < 4; ++i) {
            person p;
            p.name = chance() ? "张" + std::to_string(below(2)) : "";
            p.key = chance() ? person_id::derive("d", p.name) : person_id::derive("d", std::to_string(i));
            p.rank = random_fact(rank::county_chief);
            p.from = random_provenance();
            keep(people_, p);
        }
        for (std::size_t i = 0; i < 8; ++i) add_post(i);
        for (std::size_t i = 0; i < 8; ++i) add_holding(i);
        for (std::size_t i = 0; i < 5; ++i) {
            entrustment e;
            e.unit = any(divisions_);
            e.holder = any(units_);
            e.scope = static_cast<entrustment_scope>(below(3));
            if (e.scope == entrustment_scope::items) e.items = {"规划", "a\"b\\\n"};
            e.valid = random_period();
            e.from = random_provenance();
            e.key = entrustment_id::derive(source_, std::to_string(i));
            static_cast<void>(change_.put(e));
            agreement a{agreement_id::derive("d", std::to_string(i)), "协议", chance() ? any(units_) : unit_id::none(),
                {{any(units_), random_fact(decimal::of_ten_thousandths(123))}}, random_period(), random_provenance()};
            static_cast<void>(change_.put(a));
            indicator n{indicator_id::derive("d", std::to_string(i)), any(units_), "产值", random_period().from,
                random_fact(decimal::of_ten_thousandths(-5)), static_cast<hedge>(below(5)), chance() ? "亿元" : ""};
            static_cast<void>(change_.put(n));
        }
        for (std::size_t i = 0, n = below(3); i < n; ++i) change_.count_act();
        return std::move(change_).finish();
    }

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    bool chance() { return below(2) == 0; }
    template <class Id>
    Id any(const std::vector<Id>& list) {
        return list.empty() ? Id::none() : list[below(list.size())];
    }
    template <class Id, class Record>
    void keep(std::vector<Id>& ids, const Record& r) {
        if (change_.now().find(r.id())) return;
        if (change_.put(r)) ids.push_back(r.id());
    }
    provenance random_provenance() {
        switch (below(5)) {
        case 0: return provenance::stated("S1 §3");
        case 1: return provenance::inferred({"理由", "reason"}, "S2");
        case 2: return provenance::placeholder({"同", "同"});
        case 3: return provenance::inferred({});
        default: return {};
        }
    }
    template <class T>
    fact<T> random_fact(T value) {
        fact<T> f;
        if (chance()) f.value = value;
        f.from = random_provenance();
        return f;
    }
    period random_period() {
        period p;
        if (chance()) p.from = date(2000, 1, static_cast<unsigned short>(1 + below(20)));
        if (chance()) p.until = date(2001, 1, static_cast<unsigned short>(1 + below(20)));
        return p;
    }
    void add_zone(std::size_t i) {
        const unit_id id = unit_id::derive(source_, "zone" + std::to_string(i));
        const unit_id seat = chance() || chance() ? any(divisions_) : unit_id::none();
        const auto kind = static_cast<unit_kind>(static_cast<int>(unit_kind::zone) + static_cast<int>(below(3)));
        const std::string name = below(4) == 0 ? "id:园" : "园" + std::to_string(below(4));
        if (!change_.add({id, kind, name, code::none(), seat, chance()})) return;
        zone z = *change_.now().zone_of(id);
        z.part_of = chance() ? any(zones_) : unit_id::none();
        z.tier = random_fact(zone_tier::national);
        z.category = random_fact(zone_category::economic);
        z.location = random_fact(location_class::county_area);
        if (!divisions_.empty()) {
            z.managing = random_fact(any(divisions_));
            z.approving = random_fact(any(divisions_));
            z.statistics = random_fact(any(units_));
            z.integrated = {{any(divisions_), random_fact(integration_shape::one_team), random_provenance()}};
            if (chance()) static_cast<void>(change_.put(hosting{id, any(divisions_), random_provenance()}));
        }
        z.area = random_fact(decimal::of_ten_thousandths(10'372'100));
        z.first_industry = random_fact(std::string("稀土"));
        z.lead_industries = random_fact(std::vector<std::string>{"甲", "乙"});
        if (chance()) z.nameplates = {"牌一", "牌二"};
        z.designations = {{"试点", random_period(), {}, random_provenance()}};
        z.from = random_provenance();
        REQUIRE(change_.put(z));
        zones_.push_back(id);
        units_.push_back(id);
    }
    void add_body(std::size_t i) {
        body b;
        b.unit = any(units_);
        b.part_of = chance() ? any(bodies_) : body_id::none();
        if (const body* above = change_.now().find(b.part_of); above && chance()) b.unit = above->unit;
        b.name = "机构" + std::to_string(below(3));
        b.kind = static_cast<body_kind>(below(13));
        b.key = chance() ? body_id::derive("d", change_.now().path_of(b.unit) + "/" + b.name)
                         : body_id::derive("d", std::to_string(i));
        b.rank = random_fact(rank::section_chief);
        b.legal_type = random_fact(dispatched_type::agency);
        b.charter = random_fact(charter{random_period().from, chance() ? "文号" : ""});
        b.quota = {{quota_kind::institution, random_fact<std::int64_t>(20)},
            {quota_kind::administrative, random_fact<std::int64_t>(3)}};
        b.staff = {{staff_status::contract, random_fact<std::int64_t>(5)}};
        b.leading_posts = random_fact<std::int64_t>(4);
        b.internal_bodies = random_fact<std::int64_t>(6);
        b.credit_code = chance() ? "11" : "";
        if (!divisions_.empty()) b.seat = random_fact(any(divisions_));
        b.from = random_provenance();
        keep(bodies_, b);
    }
    void add_post(std::size_t i) {
        post p;
        p.body = any(bodies_);
        p.kind = static_cast<post_kind>(below(14));
        p.title = chance() ? "主任" : "";
        p.key = post_id::derive("d", std::to_string(i));
        p.rank = random_fact(rank::county_deputy);
        p.series = chance() ? "系列" : "";
        p.from = random_provenance();
        keep(posts_, p);
        if (posts_.empty() || people_.empty()) return;
        tenure t;
        t.post = any(posts_);
        t.person = any(people_);
        t.valid = random_period();
        t.mode = static_cast<tenure_mode>(below(3));
        t.paid = random_fact(true);
        t.approved = random_fact(false);
        t.archived = random_fact(staff_status::institution);
        t.from = random_provenance();
        t.key = tenure_id::derive(source_, std::to_string(i));
        static_cast<void>(change_.put(t));
    }
    void add_holding(std::size_t i) {
        holding item;
        item.holder = any(bodies_);
        item.cls = static_cast<carry_class>(6 + below(6));
        item.name = "事项" + std::to_string(below(3));
        item.key = holding_id::derive("d", std::to_string(i));
        if (chance()) item.shared_with = {any(bodies_), any(bodies_)};
        item.function = random_fact(function_class::social);
        item.runs_smoothly = random_fact(true);
        if (!units_.empty()) item.grantor = random_fact(any(units_));
        item.amount = random_fact(decimal::of(7));
        item.measure = chance() ? "人" : "";
        item.from = random_provenance();
        static_cast<void>(change_.put(item));
    }

    std::mt19937 random_;
    std::string source_;
    change change_{hierarchy()};
    std::uint64_t codes_ = 0;
    std::vector<unit_id> divisions_;
    std::vector<unit_id> zones_;
    std::vector<unit_id> units_;
    std::vector<body_id> bodies_;
    std::vector<person_id> people_;
    std::vector<post_id> posts_;
};

} // namespace

TEST_CASE("any hierarchy written and read back is equal", "[faces][json]") {
    std::size_t records = 0;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        const hierarchy h = random_hierarchy(seed).make();
        records += h.count<body>() + h.count<tenure>() + h.count<entrustment>() + h.count<hosting>();
        const std::string written = write_hierarchy(h, "d");
        const result<hierarchy> back = read_hierarchy(written, "written");
        if (!back) INFO(back.error());
        REQUIRE(back);
        REQUIRE(*back == h);
        REQUIRE(write_hierarchy(*back, "d") == written);
        // Another id of the document changes what is written, not what it says.
        REQUIRE(read_hierarchy(write_hierarchy(h, "another")).value() == h);
    }
    CHECK(records > 1000);
}

TEST_CASE("a document cut anywhere is refused, and never half-read", "[faces][json]") {
    const std::string whole = example();
    const std::size_t end = whole.rfind('}');
    for (std::size_t length = 0; length <= end; length += 7) {
        CAPTURE(length);
        const refusal r = refused(whole.substr(0, length));
        const bool expected =
            r.code() == errc::truncated || r.code() == errc::empty_input || r.code() == errc::invalid_utf8;
        CHECK(expected);
    }
}

//=== what is no JSON ===//

TEST_CASE("what is no JSON is refused with line and column", "[faces][json][refusal]") {
    const auto at = [](const std::string& json, errc code, std::size_t line, std::size_t column,
                        const std::string& says) {
        CAPTURE(json);
        const refusal r = refused(json);
        CHECK(name_of(r.code()) == name_of(code));
        CHECK(r.where().line == line);
        CHECK(r.where().column == column);
        CHECK_THAT(r.message().en, Catch::Matchers::ContainsSubstring(says));
    };
    at("", errc::empty_input, 1, 1, "empty");
    at("  \n ", errc::empty_input, 2, 2, "empty");
    at("{\"a\": 1,}", errc::malformed, 1, 9, "comma after the last");
    at("{\"a\": 1\n \"b\": 2}", errc::malformed, 2, 2, "comma is missing");
    at("{\"名\": 1,\n  // x\n}", errc::malformed, 2, 3, "no comments");
    at("{'a': 1}", errc::malformed, 1, 2, "double quotes");
    at("{\"a\": \"x\n\"}", errc::malformed, 1, 9, "line break");
    at("{\"a\"\xEF\xBC\x9A 1}", errc::malformed, 1, 5, "full-width");
    at("{\"a\": nul}", errc::malformed, 1, 7, "double quotes");
    at("{\"a\": [1 @]}", errc::malformed, 1, 10, "the character `@`");
    at("{\"a\": \"\\ud800x\"}", errc::malformed, 1, 14, "escape");
    at("{} {}", errc::malformed, 1, 4, "ended");
    at("{\"a\": [1, 2", errc::truncated, 1, 12, "too early");
    at("{\"a\": \"x", errc::truncated, 1, 9, "too early");
}

TEST_CASE("bytes in another encoding are refused with the likely encoding", "[faces][json][refusal]") {
    const refusal gbk = refused("{\"onezone\":\n \"\xC1\xFA\xC4\xCF\xCA\xD0\"}");
    CHECK(gbk.code() == errc::invalid_utf8);
    CHECK(gbk.where().line == 2);
    CHECK(gbk.where().column == 3);
    CHECK_THAT(gbk.message().en, Catch::Matchers::ContainsSubstring("GB 18030"));
    CHECK_THAT(refused(std::string("\xFF\xFE{\0", 4)).message().en, Catch::Matchers::ContainsSubstring("UTF-16"));
    const refusal stray = refused("{\"a\": \"\xFF\"}");
    CHECK(stray.code() == errc::invalid_utf8);
    CHECK(stray.where().column == 8);
    // Far behind whole characters that straddle the stride of the search.
    std::string far;
    for (int i = 0; i < 3000; ++i) far += "龙";
    CHECK(refused("\"" + far + "\xFF\"").where().column == 3002);
}

TEST_CASE("documents too large or too deep are refused", "[faces][json][refusal]") {
    json_limits small;
    small.bytes = 10;
    CHECK(refused("{\"a\": 12345}", small).code() == errc::too_large);
    CHECK(refused("{\"a\": [[[]]]}", {std::size_t{1} << 20U, 3}).code() == errc::too_large);
    const std::string deep(100'000, '[');
    const refusal r = refused(deep);
    CHECK(r.code() == errc::too_large);
    CHECK(r.where().column == 65);
    std::string units = R"({"name": "x", "kind": "village"})";
    for (int i = 0; i < 40; ++i) units = R"({"name": "x", "kind": "county", "children": [)" + units + "]}";
    CHECK(refused(document(units)).code() == errc::too_large);
}

//=== what is JSON but says nothing that can be meant ===//

TEST_CASE("mistakes in a document are refused where they stand", "[faces][json][refusal]") {
    const std::string city = "/units/0/children/0";
    const std::string county = city + "/children/0";
    const std::string park = county + "/zones/0";
    const std::string agency = park + "/bodies/0";

    SECTION("head") {
        check_refused("[]", errc::wrong_type, "");
        check_refused(with("\"onezone\": \"hierarchy\"", "\"onezone\": \"plan\""), errc::bad_value, "/onezone");
        check_refused(with("\"onezone\": \"hierarchy\",", ""), errc::missing_key, "");
        check_refused(with("\"version\": 1", "\"version\": 2"), errc::unsupported_version, "/version");
        check_refused(with("\"version\": 1", "\"version\": \"1\""), errc::wrong_type, "/version");
        check_refused(with("\"version\": 1", "\"version\": 1.5"), errc::bad_value, "/version");
        check_refused(with("\"as_of\": \"2022-11-01\"", "\"as_of\": \"2022-11-31\""), errc::bad_date, "/as_of");
        check_refused(with("\"as_of\": \"2022-11-01\"", "\"acts\": -1"), errc::bad_value, "/acts");
        check_refused(with("\"S2\": \"a list", "\"S1\": \"a list"), errc::duplicate_key, "/sources/S1");
    }
    SECTION("keys") {
        check_refused(with("\"location\": \"county_area\"", "\"locatoin\": \"county_area\""), errc::unknown_key,
            park + "/locatoin");
        CHECK_THAT(refused(with("\"location\": \"county_area\"", "\"locatoin\": \"county_area\"")).message().en,
            Catch::Matchers::ContainsSubstring("did you mean `location`"));
        check_refused(
            with("\"name\": \"城关镇\"", "\"nmae\": \"城关镇\""), errc::unknown_key, county + "/children/0/nmae");
        check_refused(with("\"name\": \"城关镇\", ", ""), errc::missing_key, county + "/children/0");
        check_refused(with("\"people\":", "\"persons\":"), errc::unknown_key, "/persons");
        check_refused(with("\"issued\":", "\"isued\":"), errc::unknown_key, agency + "/charter/value/isued");
        check_refused(document(R"({"x/y~": 1, "name": "a", "kind": "county"})"), errc::unknown_key, "/units/0/x~1y~0");
    }
    SECTION("types and words") {
        check_refused(with("\"children\": [\n        {\n          \"name\": \"临江市\"",
                          "\"children\": [7, \n        {\n          \"name\": \"临江市\""),
            errc::wrong_type, "/units/0/children/0");
        check_refused(with("\"code\": \"3699\"", "\"code\": 3699"), errc::wrong_type, city + "/code");
        check_refused(with("\"code\": \"3699\"", "\"code\": \"369\""), errc::bad_code, city + "/code");
        check_refused(with("\"kind\": \"地级市\"", "\"kind\": \"地极市\""), errc::bad_value, city + "/kind");
        CHECK_THAT(refused(with("\"kind\": \"地级市\"", "\"kind\": \"地极市\"")).message().zh,
            Catch::Matchers::ContainsSubstring("地级市"));
        check_refused(with("\"tier\": \"provincial\"", "\"tier\": true"), errc::wrong_type, park + "/tier");
        check_refused(with("\"area\": 1037.21", "\"area\": 1037.21001"), errc::bad_value, park + "/area");
        check_refused(
            with("\"leading_posts\": 4", "\"leading_posts\": 4.5"), errc::bad_value, agency + "/leading_posts");
        check_refused(with("\"runs_smoothly\": true", "\"runs_smoothly\": \"yes\""), errc::wrong_type,
            agency + "/functions/1/runs_smoothly");
        check_refused(with("\"from\": \"2021-02-25\"", "\"from\": \"2021-2-25\""), errc::bad_date,
            agency + "/posts/0/holders/0/from");
        check_refused(with("\"quota\": {\"administrative\"", "\"quota\": {\"administative\""), errc::unknown_key,
            agency + "/quota/administative");
        check_refused(
            with("\"projects\": [\"电镀中心\"]", "\"projects\": \"电镀中心\""), errc::wrong_type, agency + "/projects");
        check_refused(with("\"key\": \"lower-village\"", "\"id\": \"12\""), errc::bad_value,
            county + "/children/1/children/1/id");
        check_refused(document(R"({"name": "甲区", "kind": "zone"})"), errc::wrong_kind, "/units/0/kind");
        check_refused(with("\"kind\": \"other_area\"", "\"kind\": \"town\""), errc::wrong_kind,
            city + "/children/1/zones/0/kind");
    }
    SECTION("provenance") {
        check_refused(with("\"grade\": \"inferred\", \"source\": \"S1\",", "\"source\": \"S1\","), errc::bad_value,
            park + "/category/reason");
        check_refused(with("\"administrative\": 10", "\"administrative\": {\"value\": 10, \"grade\": \"inferred\"}"),
            errc::missing_key, agency + "/quota/administrative");
        check_refused(with("\"contract\": {\"value\": null, \"source\": \"S1\"}",
                          "\"contract\": {\"value\": null, \"source\": \"S9\"}"),
            errc::bad_value, agency + "/staff/contract/source");
    }
    SECTION("references") {
        check_refused(
            with("\"managing\": \"东县\"", "\"managing\": \"东见县\""), errc::unknown_unit, park + "/managing");
        check_refused(
            with("\"approving\": \"code:36\"", "\"approving\": \"code:37\""), errc::unknown_unit, park + "/approving");
        check_refused(
            with("\"approving\": \"code:36\"", "\"approving\": \"code:3\""), errc::bad_code, park + "/approving");
        check_refused(
            with("\"approving\": \"code:36\"", "\"approving\": \"id:3\""), errc::bad_value, park + "/approving");
        check_refused(with("\"name\": \"上村\"", "\"name\": \"下村\""), errc::unknown_unit, "/entrustments/0/unit");
        check_refused(
            with("\"unit\": \"西街道\"", "\"unit\": \"临江经开区\""), errc::entrusted_to_itself, "/entrustments/1");
        check_refused(with("\"shared_with\": [\"东县人民政府\"]", "\"shared_with\": [\"西县人民政府\"]"),
            errc::unknown_body, agency + "/functions/1/shared_with/0");
        check_refused(
            with("{\"person\": \"z1\", \"from\": \"2021-02-25\"", "{\"person\": \"z2\", \"from\": \"2021-02-25\""),
            errc::unknown_person, agency + "/posts/0/holders/0/person");
        check_refused(
            with("\"about\": \"飞地园\"", "\"about\": \"不存在的园\""), errc::unknown_unit, "/agreements/0/about");
    }
    SECTION("what a hierarchy cannot be") {
        check_refused(with("\"code\": \"369902001\"", "\"code\": \"369921100\""), errc::duplicate_code,
            city + "/children/1/children/0");
        check_refused(with("\"name\": \"西区\", \"kind\"", "\"name\": \"东县\", \"kind\""), errc::duplicate_id,
            city + "/children/1");
        check_refused(with("\"name\": \"城关镇\", \"kind\": \"town\"", "\"name\": \"城关镇\", \"kind\": \"district\""),
            errc::level_order, county + "/children/0");
        check_refused(with("\"name\": \"石塘镇\"", "\"name\": \"石塘/镇\""), errc::bad_value, city + "/children/2");
        check_refused(with("\"leading_posts\": 4", "\"leading_posts\": -4"), errc::bad_quantity, agency);
        check_refused(with("\"until\": \"2023-01-01\"}", "\"from\": \"2023-01-01\", \"until\": \"2023-01-01\"}"),
            errc::dates_out_of_order, "/entrustments/2");
        check_refused(
            with("{\"unit\": \"西街道\", \"holder\": \"临江经开区\", \"scope\": \"economic\"}",
                "{\"unit\": \"西街道\", \"holder\": \"临江经开区\"}, {\"unit\": \"西街道\", \"holder\": \"东县\"}"),
            errc::entrusted_twice, "/entrustments/2");
        check_refused(
            with("{\"name\": \"招商局\", \"kind\": \"internal_body\", \"rank\"",
                "{\"name\": \"招商局\", \"kind\": \"other\"}, {\"name\": \"招商局\", \"kind\": \"internal_body\", \"rank\""),
            errc::duplicate_id, agency + "/parts/1");
        check_refused(
            with("\"title\": \"管委会副主任\"", "\"title\": \"管委会主任\""), errc::duplicate_id, agency + "/posts/1");
        check_refused(
            with("[{\"person\": \"z1\", \"from\": \"2021-02-01\", \"paid\": true}]",
                "[{\"person\": \"z1\", \"from\": \"2021-02-01\"}, {\"person\": \"z1\", \"from\": \"2021-02-01\"}]"),
            errc::duplicate_tenure, county + "/bodies/0/posts/0/holders/1");
        check_refused(
            with("[{\"person\": \"z1\", \"from\": \"2021-02-01\", \"paid\": true}]",
                "[{\"person\": \"z1\", \"from\": \"2021-02-01\"}, {\"person\": \"z1\", \"from\": \"2021-03-01\"}]"),
            errc::duplicate_tenure, county + "/bodies/0/posts/0/holders/1");
        check_refused(with("{\"name\": \"招商局\", \"kind\": \"internal_body\",",
                          "{\"name\": \"招商局\", \"kind\": \"internal_body\", \"part_of\": \"招商局\","),
            errc::cycle, agency + "/parts/0/part_of");
        check_refused(with("{\"key\": \"z1\", \"rank\"", "{\"key\": \"z1\"}, {\"key\": \"z1\", \"rank\""),
            errc::duplicate_id, "/people/1");
        check_refused(
            with("{\"key\": \"z1\", \"rank\"", "{}, {\"key\": \"z1\", \"rank\""), errc::missing_key, "/people/0");
    }
}

TEST_CASE("an ambiguous reference is refused with the candidates", "[faces][json][refusal]") {
    const refusal r = refused(R"({"onezone": "hierarchy", "version": 1, "id": "d", "units": [
        {"name": "甲县", "kind": "county", "children": [{"name": "龙南镇", "kind": "town"}]},
        {"name": "乙县", "kind": "county", "children": [{"name": "龙南镇", "kind": "town"}]}],
      "entrustments": [{"unit": "龙南镇", "holder": "甲县"}]})");
    CHECK(r.code() == errc::ambiguous_unit);
    CHECK(r.subjects() == std::vector<std::string>{"甲县/龙南镇", "乙县/龙南镇"});
    CHECK(r.where() == place{"x.json", "/entrustments/0/unit", 4, 33});
}

TEST_CASE("all mistakes of one kind are reported together, in the order of the text", "[faces][json][refusal]") {
    const refusal r = refused(document(
        R"({"name": "甲", "kind": "countyy"}, {"nam": "乙", "kind": "county"}, {"name": "丙", "kind": "city", "code": "1"})"));
    CHECK(r.code() == errc::bad_value);
    CHECK(r.where().pointer == "/units/0/kind");
    REQUIRE(r.others().size() == 2);
    CHECK(r.others()[0].code() == errc::unknown_key);
    CHECK(r.others()[1].code() == errc::bad_code);

    std::string many;
    for (int i = 0; i < 50; ++i) many += std::string(i == 0 ? "" : ", ") + "{}";
    const refusal some = refused(document(many));
    CHECK(some.code() == errc::missing_key);
    REQUIRE(some.others().size() == 20);
    CHECK_THAT(some.others().back().message().en, Catch::Matchers::ContainsSubstring("80 more"));
}

TEST_CASE("documents state which lists are whole", "[faces][json][completeness]") {
    const std::string county =
        R"({"name": "东县", "kind": "county", "bodies": [{"name": "东县人民政府", "kind": "government",
        "posts": [{"title": "县长", "kind": "head", "key": "head"}]}]})";
    const auto stating = [&](const std::string& complete) {
        return R"({"onezone": "hierarchy", "version": 1, "id": "d", "units": [)" + county + R"(], "complete": )"
            + complete + "}";
    };
    const auto all = read_hierarchy(stating("true"));
    REQUIRE(all);
    const unit_id east = all->at("东县");
    const body_id government = (*all->find_body("东县人民政府"))->key;
    CHECK(knows_all(*all, known_list::zones, east));
    CHECK(write_hierarchy(*all, "d").find("\"complete\": true") != std::string::npos);
    const auto none = read_hierarchy(stating("false"));
    REQUIRE(none);
    CHECK(none->count<completeness>() == 0);

    const auto some = read_hierarchy(stating(R"([{"list": "zones", "unit": "东县", "source": "县志"},
        {"list": "职能", "body": "东县人民政府"}, {"list": "holders", "post": "key:head"},
        {"list": "posts", "reach": "within", "unit": "东县", "whole": false}, {"reach": "everywhere", "list": "agencies"}])"));
    REQUIRE(some);
    CHECK(some->count<completeness>() == 5);
    CHECK(statement_on(*some, known_list::zones, east)->from == provenance::stated("县志"));
    CHECK(knows_all(*some, known_list::functions, government));
    CHECK(knows_all(*some, known_list::holders, some->posts_of(government).begin()->key));
    CHECK_FALSE(knows_all(*some, known_list::posts, government));
    CHECK(knows_all(*some, known_list::agencies, east));
    const std::string written = write_hierarchy(*some, "d");
    const auto back = read_hierarchy(written);
    REQUIRE(back);
    CHECK(*back == *some);
    CHECK(write_hierarchy(*back, "d") == written);

    check_refused(stating(R"([{"list": "zoens", "unit": "东县"}])"), errc::bad_value, "/complete/0/list");
    check_refused(stating(R"([{"list": "zones", "unit": "西县"}])"), errc::unknown_unit, "/complete/0/unit");
    check_refused(stating(R"([{"list": "posts", "body": "东县政府"}])"), errc::unknown_body, "/complete/0/body");
    check_refused(stating(R"([{"list": "holders", "post": "key:hed"}])"), errc::unknown_post, "/complete/0/post");
    check_refused(stating(R"([{"list": "zones"}])"), errc::bad_value, "/complete/0");
    check_refused(stating(R"([{"list": "zones", "unit": "东县"}, {"list": "zones", "unit": "东县", "whole": false}])"),
        errc::duplicate_id, "/complete/1");
}

TEST_CASE("a file that is not there is refused by name", "[faces][json][refusal]") {
    try {
        static_cast<void>(load_hierarchy("/no/such/file.json"));
        FAIL("nothing was thrown");
    } catch (const error& e) {
        CHECK(e.why().code() == errc::cannot_read);
        CHECK(e.why().where().source == "/no/such/file.json");
    }
}

TEST_CASE("a hierarchy is loaded from a file", "[faces][json]") {
    const auto file = document_path("hierarchy.json");
    CHECK(load_hierarchy(file.string()) == read_hierarchy(example()).value());
}

TEST_CASE("bodies name others, and zones bodies, wherever these stand in a document", "[faces][json][hierarchy]") {
    const hierarchy h = read_hierarchy(R"({"onezone": "hierarchy", "version": 1, "id": "d", "units": [
        {"name": "县", "kind": "county", "zones": [{"name": "园区", "designations": [{"name": "整改", "team": "乙局"}],
            "bodies": [{"name": "园区管委会", "kind": "management_committee", "rank": "county_deputy",
                "joint_offices": [{"with": "甲局", "source": "S"}],
                "lent": [{"status": "contract", "count": 3, "to": "县/乙局", "from": "2023-01-01", "until": "2024-01-01"}],
                "appraisals": [{"name": "年度考核", "by": "乙局"}], "posts": [{"title": "主任", "kind": "director"}]}]}],
         "bodies": [{"name": "甲局", "kind": "department", "joint_offices": [{"with": "园区管委会"}]},
                    {"name": "乙局", "kind": "department"}]}]})")
                            .value();
    const body& agency = **h.find_body("园区管委会");
    const body_id first = (*h.find_body("甲局"))->key;
    const body_id second = (*h.find_body("乙局"))->key;
    CHECK(agency.rank == rank::county_deputy);
    CHECK(agency.joint_offices == std::vector<joint_office>{{first, provenance::stated("S")}});
    CHECK(h.find(first)->joint_offices.front().with == agency.key);
    CHECK(agency.lent.front().to == second);
    CHECK(agency.lent.front().valid == period{date(2023, 1, 1), date(2024, 1, 1)});
    CHECK(agency.appraisals.front().by == second);
    CHECK(h.posts_of(agency.key).count() == 1);
    CHECK(h.zone_of(agency.unit)->designations.front().team == second);
    CHECK(read_hierarchy(write_hierarchy(h, "d")).value() == h);
    const auto wrong = read_hierarchy(R"({"onezone": "hierarchy", "version": 1, "id": "d", "units": [
        {"name": "县", "kind": "county", "bodies": [{"name": "甲局", "kind": "department", "seet": "县",
            "joint_offices": [{"with": "丙局"}]}]}]})");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code() == errc::unknown_key);
    REQUIRE(wrong.error().others().size() == 1);
    CHECK(wrong.error().others().front().code() == errc::unknown_body);
    CHECK(wrong.error().others().front().where().pointer == "/units/0/bodies/0/joint_offices/0/with");
}

TEST_CASE("documents state facts of one's own of whatever has them", "[faces][json][hierarchy][own_fact]") {
    const auto with = [](const std::string& facts) {
        return R"({"onezone": "hierarchy", "version": 1, "id": "t", "units": [{"name": "东县", "kind": "county",
            "bodies": [{"name": "商务局", "kind": "department", "posts": [{"title": "局长", "kind": "head", "key": "head", "holders": [{"person": "甲"}]}]}]}],
            "people": [{"name": "甲"}], "own_facts": [)"
            + facts + "]}";
    };
    const hierarchy h = read_hierarchy(with(R"(
        {"unit": "东县", "name": "环评批复", "on": "2023-01-01", "holds": {"value": true, "grade": "inferred", "reason": "据公示", "source": "S1"}},
        {"unit": "东县", "name": "环评批复", "on": "2024-01-01", "holds": false},
        {"unit": "东县", "name": "固定资产投资", "value": 12.5, "measure": "亿元", "hedge": "余"},
        {"body": "商务局", "name": "考核结果", "text": "优秀"},
        {"post": "key:head", "name": "许可", "items": ["经济", "科技"]},
        {"person": "甲", "name": "到岗日期", "day": "2022-03-01"},
        {"person": "甲", "name": "涉密", "holds": {"value": null, "source": "S2"}})"))
                            .value();
    CHECK(h.count<own_fact>() == 7);
    const own_fact& first = *own_fact_of(h, h.at("东县"), "环评批复", date(2023, 6, 1));
    CHECK(first.holds.value == true);
    CHECK(first.holds.from.how() == grade::inferred);
    const post_id head = post_id::derive("t", "head");
    CHECK(own_fact_of(h, head, "许可")->items.value == std::vector<std::string>{"经济", "科技"});
    const person_id someone = h.all<person>().begin()->key;
    CHECK(own_fact_of(h, someone, "到岗日期")->day.value == date(2022, 3, 1));
    CHECK(own_fact_of(h, someone, "涉密")->holds.from.source() == "S2");
    CHECK(read_hierarchy(write_hierarchy(h, "t")).value() == h);

    check_refused(with(R"({"unit": "东县", "holds": true})"), errc::missing_key, "/own_facts/0");
    check_refused(with(R"({"unit": "东县", "name": "", "holds": true})"), errc::bad_value, "/own_facts/0");
    check_refused(with(R"({"name": "甲", "holds": true})"), errc::bad_value, "/own_facts/0");
    check_refused(
        with(R"({"unit": "东县", "body": "商务局", "name": "甲", "holds": true})"), errc::bad_value, "/own_facts/0");
    check_refused(
        with(R"({"unit": "东县", "name": "甲", "holds": true, "value": 1})"), errc::bad_value, "/own_facts/0");
    check_refused(with(R"({"unit": "东县", "name": "甲", "holds": "是"})"), errc::wrong_type, "/own_facts/0/holds");
    check_refused(
        with(R"({"person": "乙", "name": "甲", "holds": true})"), errc::unknown_person, "/own_facts/0/person");
    check_refused(with(R"({"unit": "东县", "name": "甲", "hold": true})"), errc::unknown_key, "/own_facts/0/hold");
    check_refused(with(R"({"unit": "东县", "name": "甲"}, {"unit": "东县", "name": "甲", "text": "一"})"),
        errc::duplicate_id, "/own_facts/1");
}
