// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/report.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iomanip>
#include <ios>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>

using namespace onezone;

namespace {

const date today(2023, 12, 1);

hierarchy two_counties() {
    return read_sketch(R"(
        city 赣州市 code=3607
          county 于都县 code=360731
            zone 于都园 tier=provincial location=county_area managed-by=于都县 industries=甲,乙,丙,丁 agency=于都管委会
            zone 上欧园 managed-by=于都县 agency=上欧管理办公室
            town 贡江镇 administered-by=上欧园
          county 会昌县 code=360733
    )",
        "sketch")
        .value();
}

policy with_exemption(const hierarchy& h) {
    return packs::jiangxi_2023().with(exemption{"jx23.industry.max-lead", h.named("于都园").front().id(),
        {date(2023, 1, 1), date(2024, 1, 1)}, say("转型期", "in transition"), "江西省人民政府", "赣府字〔2023〕1号"});
}

const boost::json::object* finding_of(
    const boost::json::value& document, std::string_view rule, std::string_view place) {
    for (const boost::json::value& f : document.at("findings").as_array())
        if (f.at("rule").as_string() == rule && std::string_view(f.at("path").as_string()).ends_with(place))
            return &f.as_object();
    return nullptr;
}

} // namespace

TEST_CASE(
    "a report is written as JSON with every finding, its clause and what would decide it", "[faces][json][report]") {
    const hierarchy h = two_counties();
    const report r = validate(h, with_exemption(h), today);
    const boost::json::value document = boost::json::parse(write_report(r));
    CHECK(document.at("onezone").as_string() == "report");
    CHECK(document.at("policy").as_string() == "jiangxi_2023");
    CHECK(document.at("state_on").as_string() == "2023-12-01");
    CHECK(document.at("rules_on").as_string() == "2023-12-01");
    CHECK(document.at("outcome").as_string() == std::string(key_of(r.outcome())));
    CHECK(document.at("breaks") == boost::json::value{"breach"});
    CHECK(document.at("findings").as_array().size() == r.findings().size());
    CHECK(document.at("counts").at("violated").as_int64() == static_cast<std::int64_t>(r.count(verdict::violated)));
    CHECK(document.at("not_judged").as_array().front().as_string() == "jx23.urban.no-new-entrust");

    const boost::json::object* violated = finding_of(document, "jx23.county.max-zones", "于都县");
    REQUIRE(violated);
    CHECK(violated->at("verdict").as_string() == "violated");
    CHECK(violated->at("severity").as_string() == "breach");
    CHECK(violated->at("dating").as_string() == "as_announced");
    CHECK(violated->at("rests_on").as_string() == "inferred");
    CHECK(violated->at("clause").at("quote").as_string()
        == "全面完成开发区管理机构的清理规范工作，原则上每个县（市、区）的开发区不超过1家");
    CHECK(violated->at("blamed").as_array().size() == 2);
    CHECK(violated->at("doubtful").as_array().front().at("how").as_string() == "inferred");

    const boost::json::object* exempted = finding_of(document, "jx23.industry.max-lead", "于都园");
    REQUIRE(exempted);
    CHECK(exempted->at("verdict").as_string() == "exempted");
    CHECK(exempted->at("exempted_by").at("document").as_string() == "赣府字〔2023〕1号");
    CHECK(exempted->at("exempted_by").at("until").as_string() == "2024-01-01");

    const boost::json::object* open = finding_of(document, "jx23.county.no-entrust", "上欧园");
    REQUIRE(open);
    CHECK(open->at("missing").as_array().front().at("field").as_string() == "location");
    const boost::json::array& answers = open->at("answers").as_array();
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].at("answer").as_string() == "county_area");
    CHECK(answers[0].at("then").as_string() == "violated");
    CHECK(answers[1].at("then").as_string() == "not_applicable");
    CHECK_FALSE(answers[0].as_object().contains("at_most"));

    const boost::json::object* number = finding_of(document, "jx23.industry.max-lead", "上欧园");
    REQUIRE(number);
    const boost::json::array& ranges = number->at("answers").as_array();
    REQUIRE(ranges.size() == 2);
    CHECK(ranges[0].at("answer").as_string() == "<= 3");
    CHECK(ranges[0].at("at_most").as_int64() == 3);
    CHECK(ranges[0].at("then").as_string() == "satisfied");
    CHECK(ranges[1].at("at_least").as_int64() == 4);
    CHECK(ranges[1].at("then").as_string() == "violated");
}

TEST_CASE("errors and conflicts of a report are in its JSON, and equal reports read alike", "[faces][json][report]") {
    const auto own = [](std::string id, std::function<void(context&)> judge) {
        rule r;
        r.id = std::move(id);
        r.title = say("自拟", "of my own");
        r.basis = {"文件", "第一条", "test", "原文", grade::stated, {}};
        r.valid = effect::from(date(2000, 1, 1));
        r.about = {subject_kind::division, level::county};
        r.judge = std::move(judge);
        return r;
    };
    rule forbids = own("forbids", [](context& c) { c.require("so", false); });
    forbids.topic = "anything";
    forbids.stance = stance::forbids;
    rule permits = own("permits", [](context&) {});
    permits.topic = "anything";
    permits.stance = stance::permits;
    const auto fails = own("fails", [](context&) { throw std::runtime_error("no \"reason\""); });
    const policy p = policy("a", say("甲", "a"), {forbids, fails}) + policy("b", say("乙", "b"), {permits});
    const report r = validate(two_counties(), p, today);
    const boost::json::value document = boost::json::parse(write_report(r));
    CHECK(document.at("outcome").as_string() == "violated"); // which is graver than that a rule failed
    REQUIRE(document.at("errors").as_array().size() == 2);
    CHECK(document.at("errors").at(0).at("what").as_string() == "no \"reason\"");
    REQUIRE(document.at("conflicts").as_array().size() == 2);
    CHECK(document.at("conflicts").at(0).at("forbids").as_string() == "forbids");
    CHECK(document.at("conflicts").at(0).at("demanding_clause").at("quote").as_string() == "原文");
    CHECK(write_report(validate(two_counties(), p, today)) == write_report(r));
}

TEST_CASE("findings, facts and what is blamed carry ids and codes beside their paths", "[faces][json][report]") {
    const hierarchy h = two_counties();
    const report r = validate(h, packs::jiangxi_2023(), today);
    const boost::json::value document = boost::json::parse(write_report(r));
    const boost::json::object* cap = finding_of(document, "jx23.county.max-zones", "于都县");
    REQUIRE(cap);
    CHECK(cap->at("id").as_string() == to_string(h.at("于都县")));
    CHECK(cap->at("code").as_string() == "360731");
    CHECK_FALSE(cap->contains("unit"));
    for (const boost::json::value& b : cap->at("blamed").as_array()) {
        CHECK(parse_id<body_id>(std::string_view(b.at("id").as_string())));
        const auto unit = parse_id<unit_id>(std::string_view(b.at("unit").as_string()));
        REQUIRE(unit);
        CHECK(h.zone_of(*unit));
    }
    const boost::json::object* open = finding_of(document, "jx23.county.no-entrust", "上欧园");
    REQUIRE(open);
    CHECK(open->at("id").as_string() == to_string(h.named("上欧园").front().id()));
    CHECK_FALSE(open->contains("code"));
    CHECK(open->at("missing").at(0).at("id") == open->at("id"));
}

TEST_CASE("a missing count says of what it is, in a report as in what is to be found out", "[faces][json][report]") {
    const hierarchy h = read_sketch(R"(
        city 赣州市 code=3607
          county 于都县 code=360731
            zone 于都园 tier=provincial
              agency 于都管委会 quota.headcount=3
            zone 上欧园
              agency 上欧管理办公室 quota.headcount=2
          county 会昌县 code=360733
            zone 会昌园 agency=会昌管委会
    )",
        "sketch")
                            .value();
    rule r;
    r.id = "t.quota";
    r.title = say("核定行政编制", "administrative quota is set");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::agency};
    r.judge = [](context& c) {
        const body& b = c.this_body();
        c.require("some", c.ask_count(b, b.quota, quota_kind::administrative, field_of<&body::quota>) > 0);
        c.require("staff", c.ask_count(b, b.quota, quota_kind::institution, field_of<&body::quota>) > 0);
    };
    const report found = validate(h, policy("own", say("自拟", "own"), {r}), today);
    const boost::json::value document = boost::json::parse(write_report(found));
    const boost::json::array& missing = document.at("findings").at(0).at("missing").as_array();
    REQUIRE(missing.size() == 2);
    CHECK(missing[0].at("field").as_string() == "quota");
    CHECK(missing[0].at("kind").as_string() == "administrative");
    CHECK(missing[1].at("kind").as_string() == "institution");
    CHECK(document.at("findings").at(0).at("answers").at(0).at("kind").as_string() == "administrative");

    const boost::json::value list = boost::json::parse(write_to_find_out(found));
    CHECK(list.at("onezone").as_string() == "to_find_out");
    CHECK(list.at("policy").as_string() == "own");
    const boost::json::array& facts = list.at("facts").as_array();
    REQUIRE(facts.size() == 5);
    // Of a body of whose quota nothing is recorded one thing is asked, and with it which numbers.
    const auto whole = std::find_if(
        facts.begin(), facts.end(), [](const boost::json::value& f) { return !f.as_object().contains("kind"); });
    REQUIRE(whole != facts.end());
    CHECK(whole->at("unit").as_string() == to_string(h.named("会昌园").front().id()));
    CHECK(whole->at("waiting").at(0).at("together_with").as_array().size() == 2);
    CHECK(whole->at("waiting").at(0).at("together_with").at(0).at("kind").as_string() == "administrative");
    CHECK_FALSE(whole->at("waiting").at(0).as_object().contains("answers"));
    CHECK(facts[0].at("field").as_string() == "quota");
    CHECK(facts[0].at("about").as_string() == "body");
    CHECK(facts[0].at("unit").as_string() == to_string(h.named("上欧园").front().id()));
    CHECK(facts[0].at("breaking").as_int64() == 1);
    CHECK(facts[0].at("question").at("en").as_string().ends_with(" is"));
    REQUIRE(facts[0].at("ask").as_array().size() == 2);
    CHECK(facts[0].at("ask").at(1).at("zh").as_string().ends_with("机构编制管理机关"));
    const boost::json::value& waiting = facts[0].at("waiting").at(0);
    CHECK(waiting.at("rule").as_string() == "t.quota");
    CHECK(waiting.at("answers").at(0).at("then").as_string() == "violated");
    CHECK(waiting.at("together_with").at(0).at("kind") != facts[0].at("kind"));
    CHECK(!boost::json::parse(write_to_find_out(validate(h, policy("none", say("无", "none"), {}), today)))
               .as_object()
               .contains("facts"));
}

TEST_CASE("a report goes into a stream a piece at a time, and is the same text", "[faces][json][report]") {
    // Enough of it for several pieces.
    change c{hierarchy{}};
    const unit_id county = c.add({unit_id::derive(1, 0), unit_kind::county, "县", {}, {}, true}).value().id();
    for (std::size_t i = 0; i < 600; ++i)
        c.add({unit_id::derive(2, i), unit_kind::zone, "园" + std::to_string(i), {}, county, true}).value();
    rule no;
    no.id = "t.no";
    no.title = say("一条规则", "a rule");
    no.about = {subject_kind::zone};
    no.judge = [](context& in) { in.require({"no", "不", "no"}, truth::no()); };
    const report r = validate(std::move(c).finish(), policy("p", say("规则", "rules"), {no}), today);
    const std::string text = write_report(r);
    REQUIRE(text.size() > (std::size_t{3} << 16U));

    class counted final : public std::stringbuf {
    public:
        std::size_t longest = 0;

    private:
        std::streamsize xsputn(const char* s, std::streamsize n) override {
            longest = std::max(longest, static_cast<std::size_t>(n));
            return std::stringbuf::xsputn(s, n);
        }
    };
    counted into;
    std::ostream os(&into);
    os << std::hex << std::showbase << std::setw(1'000'000) << std::setfill('*');
    CHECK(write_report(os, r).has_value());
    CHECK(into.str() == text);
    CHECK(into.longest < (std::size_t{2} << 16U));
    for (const report& other : {report(), validate(two_counties(), with_exemption(two_counties()), today)}) {
        std::ostringstream out;
        CHECK(write_report(out, other).has_value());
        CHECK(out.str() == write_report(other));
    }

    // A stream that takes no more, a caller who wants no more.
    class full final : public std::streambuf {
        std::streamsize room_ = 1 << 17;
        std::streamsize xsputn(const char*, std::streamsize n) override {
            n = std::min(n, room_);
            room_ -= n;
            return n;
        }

    public:
        [[nodiscard]] std::streamsize room() const { return room_; }
    };
    full disk;
    std::ostream to_disk(&disk);
    CHECK(write_report(to_disk, r).error().code() == errc::cannot_write);
    CHECK(disk.room() == 0);
    std::ostringstream out;
    CHECK(write_report(out, r, [](const work_progress& p) { return p.doing != work_stage::writing || p.done < 100; })
              .error()
              .code()
        == errc::cancelled);
    CHECK(text.starts_with(out.str()));
}

TEST_CASE("a report that was never made is a document that says so", "[faces][json][report]") {
    for (const std::string& document : {write_report(report()), write_to_find_out(report())}) {
        const boost::json::value json = boost::json::parse(document);
        CHECK(json.at("state_on").is_null());
        CHECK(json.at("rules_on").is_null());
    }
    CHECK(boost::json::parse(write_report(report())).at("outcome") == "nothing_judged");
    std::ostringstream os;
    os << report();
    CHECK(os.str() == "结论：" + name_of(outcome::nothing_judged).zh + "\n");
}
