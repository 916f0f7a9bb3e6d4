// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/json.hpp>
#include <onezone/faces/pages/bulletin.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// The documents of examples/ganzhou: what they say, what they lead to, and that every figure is counted from them.

using namespace onezone;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string text_of(const char* name) {
    std::ifstream file(std::string(ONEZONE_TESTS_SOURCE_FOLDER "/examples/ganzhou/") + name, std::ios::binary);
    REQUIRE(file);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

// The three documents, to be spoilt one at a time.
struct documents {
    boost::json::value before = boost::json::parse(text_of("ganzhou-2022-11.json"));
    boost::json::value plan = boost::json::parse(text_of("ganzhou-2023-11.json"));
    std::string policy = text_of("policy.json");

    [[nodiscard]] result<trial> simulated() const {
        const result<hierarchy> h = read_hierarchy(boost::json::serialize(before), "before");
        if (!h) return h.error();
        const result<onezone::plan> p = read_plan(boost::json::serialize(plan), *h, "plan");
        if (!p) return p.error();
        const result<onezone::policy> rules = read_policy(policy, *h, "policy");
        if (!rules) return rules.error();
        return simulate(*h, *p, *rules);
    }
    void remove_step(std::string_view key) {
        boost::json::array& steps = plan.at("steps").as_array();
        const auto found = std::find_if(
            steps.begin(), steps.end(), [&](const boost::json::value& s) { return s.at("key").as_string() == key; });
        REQUIRE(found != steps.end());
        steps.erase(found);
    }
    // Removes the body of that name, wherever it is listed.
    void remove_body(std::string_view name) { REQUIRE(remove_body(before, name)); }

private:
    static bool remove_body(boost::json::value& from, std::string_view name) {
        if (auto* list = from.if_array()) {
            for (auto at = list->begin(); at != list->end(); ++at) {
                const auto* object = at->if_object();
                const auto* called =
                    object != nullptr && object->contains("kind") ? object->if_contains("name") : nullptr;
                if (called != nullptr && called->as_string() == name) {
                    list->erase(at);
                    return true;
                }
                if (remove_body(*at, name)) return true;
            }
        } else if (auto* object = from.if_object()) {
            for (auto& member : *object)
                if (remove_body(member.value(), name)) return true;
        }
        return false;
    }
};

const trial& ganzhou() {
    static const trial t = documents().simulated().value();
    return t;
}

std::string counted(const trial& t, std::string_view key) {
    const figure* f = t.find_figure(key);
    REQUIRE(f != nullptr);
    return to_string(f->value);
}

const trial_step& step_called(const trial& t, std::string_view key) {
    for (const trial_step& s : t.steps())
        if (t.planned(s).key == key) return s;
    FAIL("no such step");
    return t.steps().front();
}

std::vector<const body*> agencies(const hierarchy& h) {
    std::vector<const body*> found;
    for (const body& b : h.all<body>())
        if (is_zone_agency(b.kind)) found.push_back(&b);
    return found;
}

std::vector<std::string_view> differing(const trial& t) {
    std::vector<std::string_view> keys;
    for (const comparison& c : t.comparisons())
        if (!c.agrees()) keys.emplace_back(c.published.what);
    return keys;
}

} // namespace

TEST_CASE("Ganzhou's published figures all come out of the documents", "[faces][ganzhou]") {
    const trial& t = ganzhou();
    CHECK(t.agrees());
    CHECK(counted(t, "agencies.before") == "31");
    CHECK(counted(t, "agencies.after") == "21");
    CHECK(counted(t, "agencies.change") == "-10");
    CHECK(counted(t, "agencies.reduced_percent") == "32.3");
    CHECK(counted(t, "agencies.merged") == "3");

    CHECK(counted(t, "agencies.before.stated") == "8");
    CHECK(counted(t, "agencies.before.inferred") == "17");
    CHECK(counted(t, "agencies.before.placeholder") == "6");
    CHECK(counted(t, "agencies.closed.stated") == "7");
    CHECK(counted(t, "agencies.closed.inferred") == "0");
    CHECK(counted(t, "agencies.closed.placeholder") == "3");
}

TEST_CASE("without one merger, one abolition or one agency a published figure does not come out", "[faces][ganzhou]") {
    documents d;
    SECTION("without the merger of two offices") {
        d.remove_step("于都整合");
        const trial t = d.simulated().value();
        CHECK(counted(t, "agencies.after") == "23");
        CHECK(differing(t)
            == std::vector<std::string_view>{
                "agencies.after", "agencies.change", "agencies.reduced_percent", "agencies.merged"});
    }
    SECTION("without the merger of one office") {
        d.remove_step("会昌整合");
        CHECK(counted(d.simulated().value(), "agencies.after") == "22");
        CHECK_FALSE(d.simulated().value().agrees());
    }
    SECTION("without any one of the abolitions") {
        const std::string key = GENERATE(
            "撤销金塘", "撤销南水", "撤销科技城", "撤销高校园区", "撤销未具名一", "撤销未具名二", "撤销未具名三");
        d.remove_step(key);
        const trial t = d.simulated().value();
        CHECK(counted(t, "agencies.after") == "22");
        CHECK(differing(t)
            == std::vector<std::string_view>{"agencies.after", "agencies.change", "agencies.reduced_percent"});
    }
    SECTION("without an agency that stays") {
        d.remove_body("未具名开发区管理机构六");
        const trial t = d.simulated().value();
        CHECK(counted(t, "agencies.before") == "30");
        CHECK(counted(t, "agencies.after") == "20");
        CHECK_FALSE(t.agrees());
    }
    SECTION("without an agency that the plan closes there is no trial") {
        d.remove_body("会昌县九二工业基地建设办公室");
        const auto refused = d.simulated();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::unknown_body);
    }
    SECTION("without one of the integrations") {
        d.remove_step("区政合一龙南市");
        CHECK(differing(d.simulated().value()) == std::vector<std::string_view>{"integrated.after"});
    }
}

TEST_CASE("Ganzhou has its 18 county-level divisions and 293 townships, and no zone among them", "[faces][ganzhou]") {
    const hierarchy& h = ganzhou().before();
    const unit_ref city = h.find(code{"3607"});
    REQUIRE(city);
    std::size_t counties = 0;
    std::size_t townships = 0;
    for (const unit_ref u : city.descendants()) {
        CAPTURE(u.path());
        CHECK(u.code().within(u.parent().code()));
        CHECK_FALSE(is_zone_candidate(u.code()));
        counties += u.level() == level::county;
        townships += u.level() == level::township;
        if (u.level() == level::township) {
            const bool town = u.kind() == unit_kind::town;
            CHECK(town == (township_class_of(u.code()) == township_class::town));
            CHECK((u.kind() == unit_kind::subdistrict) == (township_class_of(u.code()) == township_class::subdistrict));
        }
    }
    CHECK(counties == 18);
    CHECK(townships == 293);

    std::size_t listed = 0;
    for (const unit_ref u : h.units()) {
        if (!is_zone_candidate(u.code())) continue;
        ++listed;
        CHECK_FALSE(u.is_division());
        CHECK(u.kind() == (u.code() == code{"360783500"} ? unit_kind::other_area : unit_kind::zone));
        CHECK(u.code().within(u.parent().code()));
    }
    CHECK(listed == 17);
}

TEST_CASE("what no source states of Ganzhou says why it is there", "[faces][ganzhou]") {
    const hierarchy& h = ganzhou().before();
    for (const body* b : agencies(h)) {
        CAPTURE(b->name);
        CHECK_FALSE(b->from.source().empty());
        if (b->from.how() == grade::stated) continue;
        CHECK_FALSE(b->from.reason().zh.empty());
        CHECK_FALSE(b->from.reason().en.empty());
        if (b->from.how() != grade::placeholder) continue;
        CHECK(h.zone_of(b->unit)->from.how() == grade::placeholder);
        CHECK_FALSE(h[b->unit].place_known());
        CHECK(h[b->unit].parent().code() == code{"3607"});
    }
    for (const zone& z : h.all<zone>()) {
        CAPTURE(h.path_of(z.unit));
        if (z.category.known()) CHECK_FALSE(z.category.from.reason().empty());
        if (z.location.known()) CHECK(z.location.from.how() == grade::inferred);
    }
    const body& edz = **h.find_body("赣州经济技术开发区管理机构");
    CHECK_FALSE(edz.rank.known());
    CHECK(h.entrusted_to(edz.unit).empty());
    for (const person& p : h.all<person>()) CHECK(p.name.empty());
}

TEST_CASE("Longnan's agency is lowered in rank and nobody else", "[faces][ganzhou]") {
    const trial& t = ganzhou();
    const body_id agency = (**t.before().find_body("龙南经开区管委会")).key;
    CHECK(t.before().find(agency)->rank.value == rank::bureau_deputy);
    CHECK(t.after().find(agency)->rank.value == rank::county_chief);
    std::size_t ranked = 0;
    for (const person& p : t.before().all<person>()) {
        REQUIRE(t.after().find(p.key) != nullptr);
        CHECK(t.after().find(p.key)->rank == p.rank);
        ranked += p.rank.known();
    }
    CHECK(ranked == 2);
    CHECK(step_called(t, "龙南规格").done.ledger.lines().empty());
    // Both principals held the zone's posts before.
    for (const edit& e : step_called(t, "区政合一龙南市").done.edits)
        CHECK_FALSE(std::holds_alternative<edited<tenure>>(e));
}

TEST_CASE("three zones share their principals with their hosts afterwards", "[faces][ganzhou]") {
    const trial& t = ganzhou();
    const hierarchy& h = t.after();
    const auto holders = [&](std::string_view body_name) {
        std::set<std::uint64_t> people;
        for (const post& p : h.posts_of((**h.find_body(body_name)).key))
            for (const tenure& held : h.tenures_of(p.key)) people.insert(held.person.value());
        return people;
    };
    const auto [agency, committee, government, party] =
        GENERATE(table<const char*, const char*, const char*, const char*>({
            {"赣州高新技术产业开发区管理机构", "赣州高新技术产业开发区党工委", "赣县区人民政府", "中共赣县区委员会"},
            {"龙南经开区管委会", "龙南经济技术开发区党工委", "龙南市人民政府", "中共龙南市委员会"},
            {"瑞金经济技术开发区管理机构", "瑞金经济技术开发区党工委", "瑞金市人民政府", "中共瑞金市委员会"},
        }));
    CAPTURE(agency);
    CHECK(holders(agency).size() == 1);
    CHECK(holders(agency) == holders(government));
    CHECK(holders(committee) == holders(party));
    const unit_id zone_unit = (**h.find_body(agency)).unit;
    REQUIRE(h.zone_of(zone_unit)->integrated.size() == 1);
    CHECK_FALSE(h.zone_of(zone_unit)->integrated[0].shape.known());
    CHECK(h.zone_of(zone_unit)->integrated[0].from.how() == grade::stated);
    CHECK(t.report_after().at("jx23.head.county-national", zone_unit) == verdict::satisfied);
    CHECK(t.report_before().at("jx23.head.county-national", zone_unit)
        == (std::string_view(agency) == "龙南经开区管委会" ? verdict::satisfied : verdict::undecided));
}

TEST_CASE("social functions go to the host everywhere but in Ganzhou's own zone", "[faces][ganzhou]") {
    const trial& t = ganzhou();
    CHECK(counted(t, "social.before") == "17");
    CHECK(counted(t, "social.after") == "1");
    const hierarchy& h = t.after();
    for (const holding& held : h.all<holding>()) {
        if (held.function.value != function_class::social) continue;
        const body& holder = *h.find(held.holder);
        CAPTURE(holder.name);
        CHECK((holder.kind == body_kind::government || holder.name == "赣州经济技术开发区管理机构"));
    }
    const char* const clause = "gz22.social.all-but-one";
    CHECK(t.report_before().at(clause, h.at("信丰县工业园")) == verdict::violated);
    // What was listed has gone to the host; that nothing else is there nobody has stated.
    CHECK(t.report_after().at(clause, h.at("信丰县工业园")) == verdict::undecided);
    CHECK(t.report_after().at(clause, h.at("赣州经济技术开发区")) == verdict::not_applicable);
    CHECK(t.report_after().at(clause, h.at("未具名开发区四")) == verdict::undecided);
}

TEST_CASE("a county's cap is undecided wherever an agency of unknown place could tip it", "[faces][ganzhou]") {
    const trial& t = ganzhou();
    const unit_id yudu = t.before().find(code{"360731"}).id();
    CHECK(t.report_before().at("jx23.county.max-zones", yudu) == verdict::violated);
    CHECK(t.report_after().at("jx23.county.max-zones", yudu) == verdict::undecided);
    const std::vector<finding>& all = t.report_after().findings();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const finding& f) { return f.rule == "jx23.county.max-zones" && f.unit == yudu; });
    REQUIRE(found != all.end());
    CHECK(std::count_if(found->missing.begin(), found->missing.end(), [](const fact_note& n) {
        return n.path.find("未具名开发区") != std::string::npos;
    }) == 3);
}

TEST_CASE("which agency got a new charter is undecided for every one that stays", "[faces][ganzhou]") {
    const trial& t = ganzhou();
    CHECK(t.report_after().count("gz22.sanding", verdict::undecided) == 21);
    CHECK(t.report_after().count("gz22.sanding", verdict::satisfied) == 0);
}

TEST_CASE("Ganzhou's ledger contradicts nothing, and what the sources leave open stays open", "[faces][ganzhou]") {
    const trial& t = ganzhou();
    std::map<carry_class, balance> state;
    for (const ledger_line& line : t.ledger().totals()) state[line.cls] = std::max(state[line.cls], line.state);
    CHECK(state.at(carry_class::functions) == balance::balanced);
    for (const carry_class c : {carry_class::villages, carry_class::staff, carry_class::quota,
             carry_class::leading_posts, carry_class::internal_bodies})
        CHECK(state.at(c) == balance::open);

    std::size_t villages = 0;
    for (const ledger_entry& e : t.ledger().entries()) {
        if (e.cls != carry_class::villages) continue;
        ++villages;
        CHECK_FALSE(e.quantity.known());
        CHECK_FALSE(e.to.identified());
        CHECK(e.to.stated == "邻近乡镇人民政府");
    }
    CHECK(villages == 4);
    // Which villages the four ran is listed nowhere: that is unknown, not none.
    for (const ledger_line& line : t.ledger().lines())
        if (line.cls == carry_class::villages) CHECK_FALSE(line.opening.known());
    CHECK(t.ledger().reported().size() == 6);
    for (const reported_total& r : t.ledger().reported()) {
        CHECK_FALSE(r.from.source().empty());
        for (const ledger_entry& e : t.ledger().entries())
            if (e.quantity.known()) CHECK(decimal::of(*e.quantity.value) != r.value);
    }
}

TEST_CASE("the bulletin of Ganzhou tells figures, silence and what is in question", "[faces][ganzhou][bulletin]") {
    const std::string zh = bulletin(ganzhou());
    CHECK_THAT(zh, ContainsSubstring("| 开发区管理机构 | 31 | 21 | [−10](#act-2) |"));
    CHECK_THAT(zh,
        ContainsSubstring("公布的6个数字与计得的全部吻合")
            && ContainsSubstring("开发区管理机构精简比例 [32.3%](#act-2)"));
    CHECK_THAT(zh, ContainsSubstring("来源只说机构规格，未提任何人的级别"));
    CHECK_THAT(zh, ContainsSubstring("机构规格变动；未载有任何人的级别变动"));
    CHECK_THAT(zh, ContainsSubstring("两端都按2023年11月8日的规则评判"));
    CHECK_THAT(zh, ContainsSubstring("| 划转人员 | [191](#act-2) | [S1](#sources) |"));
    CHECK_THAT(zh, ContainsSubstring("→邻近乡镇人民政府（来源只载其称，未指明）"));
    CHECK_THAT(zh, ContainsSubstring("- 于都县、会昌县：不符合→无法判定"));
    CHECK_THAT(zh, ContainsSubstring("[**职能剥离**](#act-5) 16个步骤：沙河工业园管理机构、"));
    CHECK_THAT(zh,
        ContainsSubstring(
            "- 任职：未具名者任瑞金经济技术开发区管理机构 管委会主任（兼任），同时任瑞金市人民政府 瑞金市市长\n"));

    const std::string en = bulletin(ganzhou(), language::en);
    CHECK_THAT(en, ContainsSubstring("| administrative agencies of zones | 31 | 21 | [−10](#act-2) |"));
    CHECK_THAT(en,
        ContainsSubstring("| of these placeholders (only because a source states a total) | 6 | 3 | [−3](#act-4) |"));
    CHECK_THAT(en, ContainsSubstring("the source speaks of the agency's rank and is silent on persons"));
    CHECK_THAT(en, ContainsSubstring("both ends judged by the rules of 8 November 2023"));
    CHECK_THAT(en, ContainsSubstring("- 于都县, 会昌县: violated → undecided"));
}
