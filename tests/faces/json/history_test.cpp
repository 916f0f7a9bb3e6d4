// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/faces/json/history.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;
using namespace onezone_tests;

namespace {

/// Every kind of record, and everything a record has.
[[nodiscard]] history told(const prefecture& w) {
    history h = w.begun();
    enactment e = on({1983, 7, 1}, reparent{w.east, w.south}, "国函〔1983〕1号");
    e.documents.front().title = "关于调整东县隶属关系的批复\n（“附”图）";
    e.documents.front().issued = date(1983, 6, 1);
    e.documents.front().source = "S1";
    e.documents.front().wording = "同意";
    e.documents.push_back({.title = "公告"});
    e.dated = provenance::inferred(say("按月推定", "taken from the month"), "S1");
    e.remark = say("先行", "ahead");
    e.acts.emplace_back(establish_division{
        {"新县", unit_kind::county, w.north, code{"360725"}, {}, {party::of(w.east), party{.stated = "若干村"}}}});
    e.disagreements.push_back({.about = disputed::name,
        .unit = w.east,
        .claims = {{"东县", provenance::stated("S1")}, {"东邑县", provenance::placeholder(say("待核", "to check"))}},
        .used = 0,
        .why = say("批复为准", "as approved")});
    h.enact(e, {1983, 7, 2}).value();
    enactment listed = on({1984, 12, 31});
    listed.covered = {{unit_id::derive("t", "1"), unit_kind::district, "一区", code{"360701"}, w.north, true},
        {unit_id::derive("t", "2"), unit_kind::zone, "二区", {}, w.north, false}};
    h.enact(listed, {1985, 1, 1}).value();
    h.enact(on({1984, 6, 1}, rename_unit{w.far, "远山县"}), {1985, 1, 1}).value();
    h.correct(3, on({1984, 6, 2}, rename_unit{w.far, "远岭县"}), {1985, 2, 1}).value();
    h.enact(on({1984, 8, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), {1985, 3, 1}).value();
    enactment why;
    why.remark = say("误记", "a mistake");
    h.retract(5, why, {1985, 4, 1}).value();
    h.enact(on({1985, 5, 1}, rename_unit{w.west, "西山县"}), {1985, 5, 1}).value();
    h.revoke(7, on({1986, 1, 1}), {1986, 1, 1}).value();
    // Makes record 7 impossible, and with it its revocation.
    const auto late = h.enact(
        on({1984, 1, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), {1987, 1, 1}, if_impossible::set_aside);
    CHECK(late.value().set_aside.size() == 2);
    return h;
}

[[nodiscard]] std::vector<std::string> lines_of(const std::string& log) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < log.size();) {
        const std::size_t end = std::min(log.find('\n', at), log.size() - 1);
        lines.push_back(log.substr(at, end - at + 1));
        at = end + 1;
    }
    return lines;
}
[[nodiscard]] std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line;
    return all;
}

} // namespace

TEST_CASE("without libcrypto a log is neither written nor read, and says why", "[faces][json][history]") {
    if (has_history_logs()) {
        CHECK(write_history(history()).has_value());
        return;
    }
    CHECK(write_history(history()).error().code() == errc::not_built_in);
    CHECK(read_history("{}\n").error().code() == errc::not_built_in);
}

TEST_CASE("a history is written as one record a line and reads back equal", "[faces][json][history]") {
    if (!has_history_logs()) return;
    const prefecture w;
    const history h = told(w);
    const std::string log = write_history(h).value();
    CHECK(log == write_history(h).value());
    CHECK(lines_of(log).size() == h.size() + 1U);
    const history_log read = read_history(log, "h.jsonl").value();
    CHECK(read.content == h);
    CHECK(read.content.first() == h.first());
    CHECK(read.content.latest() == h.latest());
    CHECK(read.content.verify().ok());
    CHECK(read.content.status(7).set_aside.has_value());
    CHECK(read.whole == log.size());
    CHECK_FALSE(read.torn);
    for (record_number n = 1; n <= h.size(); ++n) CHECK(read.content[n] == h[n]);
    CHECK(write_history(read.content).value() == log);
    CHECK(read_history(write_history(history()).value()).value().content == history());
}

TEST_CASE("the digest of a line is that of the digits before and of its bytes", "[faces][json][history]") {
    if (!has_history_logs()) return;
    const std::string log = write_history(history()).value();
    // As `sha256sum` has them.
    CHECK(log
        == R"({"onezone": "history", "version": 1, "id": "", "begins": "1949-01-01", "first": {"onezone": "hierarchy", "version": 1, "id": ""})"
           R"(, "sha256": "e93ffcaae0fc49f908e12c94f042f99126ea8fe33228ef226ea55e13cf790fe9"})"
           "\n");
    history h;
    h.enact(
         [] {
             enactment e = on({1950, 1, 1});
             e.disagreements.push_back({.what = "何年", .claims = {{"1950", {}}, {"1951", {}}}});
             return e;
         }(),
         {1990, 1, 1})
        .value();
    CHECK(lines_of(write_history(h).value())[1]
        == R"({"record": 1, "kind": "enacted", "recorded": "1990-01-01", "effective": "1950-01-01", "disagreements": [{"about": "effective", "what": "何年", "claims": [{"value": "1950"}, {"value": "1951"}], "used": 0}])"
           R"(, "sha256": "c45ccc030e8680d8ed52f7ecfb32bfb627ca879dbf7a0303c4061b9d85ffa660"})"
           "\n");
}

TEST_CASE("what is recorded later is put behind, and what was written stays", "[faces][json][history]") {
    if (!has_history_logs()) return;
    const prefecture w;
    const history all = told(w);
    std::string log = write_history(all.as_known({1985, 1, 1})).value();
    const history_log early = read_history(log).value();
    CHECK(early.content.size() == 3);
    CHECK(early.content == all.as_known({1985, 1, 1}));
    log += write_records(all, early.content.size(), early.digest).value();
    CHECK(log == write_history(all).value());
    const history_log late = read_history(log).value();
    CHECK(late.content == all);
    CHECK(write_records(all, all.size(), late.digest).value().empty());

    CHECK(write_records(all, all.size() + 1, late.digest).error().code() == errc::unknown_record);
    CHECK(write_records(all, 0, "abc").error().code() == errc::bad_value);
    CHECK(write_records(all, 0, std::string(64, 'F')).error().code() == errc::bad_value);
    // Put behind another line than the last, it is no record of this log.
    const auto elsewhere = read_history(log + write_records(all, 8, early.digest).value(), "h.jsonl");
    CHECK(elsewhere.error().code() == errc::contradicted);
    CHECK(elsewhere.error().where().line == all.size() + 2U);
}

TEST_CASE("a line that was damaged, edited, removed or moved is named", "[faces][json][history]") {
    if (!has_history_logs()) return;
    const prefecture w;
    const std::string log = write_history(told(w)).value();
    const std::vector<std::string> lines = lines_of(log);
    const auto refused_at = [&](const std::string& spoilt, std::size_t line) {
        const auto got = read_history(spoilt, "h.jsonl");
        REQUIRE_FALSE(got.has_value());
        CHECK(got.error().code() == errc::contradicted);
        CHECK(got.error().where().source == "h.jsonl");
        CHECK(got.error().where().line == line);
    };
    // Any byte of any line, but for the line feed.
    std::size_t at = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t k = i == 0 ? 60 : 0; k + 1 < lines[i].size(); k += 13) {
            std::string spoilt = log;
            spoilt[at + k] = spoilt[at + k] == '0' ? '1' : '0';
            CAPTURE(i, k);
            refused_at(spoilt, i + 1);
        }
        at += lines[i].size();
    }
    std::vector<std::string> some = lines;
    some.erase(some.begin() + 3);
    refused_at(joined(some), 4);
    some = lines;
    std::swap(some[2], some[3]);
    refused_at(joined(some), 3);
    some = lines;
    some.insert(some.begin() + 2, lines[1]);
    refused_at(joined(some), 3);
    some = lines;
    some[4] = "\n";
    refused_at(joined(some), 5);
    some[4] = "{}\n";
    refused_at(joined(some), 5);
    // Cut in the middle, with a line feed put behind.
    some = lines;
    some.back() = some.back().substr(0, 40) + "\n";
    refused_at(joined(some), lines.size());
}

TEST_CASE("a torn last line is reported and the others are read", "[faces][json][history]") {
    if (!has_history_logs()) return;
    const prefecture w;
    const history all = told(w);
    const std::string log = write_history(all).value();
    const std::vector<std::string> lines = lines_of(log);
    const std::size_t whole = log.size() - lines.back().size();
    for (std::size_t size = whole + 1; size < log.size(); ++size) {
        const history_log read = read_history(std::string_view(log).substr(0, size), "h.jsonl").value();
        REQUIRE(read.torn);
        CHECK(read.torn->code() == errc::truncated);
        CHECK(read.torn->where().line == lines.size());
        CHECK(read.whole == whole);
        REQUIRE(read.content.size() == all.size() - 1);
        if (size != whole + 1) continue;
        CHECK(read.content == all.as_known({1986, 12, 31}));
        // Cut there and continued it is whole again.
        CHECK(log.substr(0, read.whole) + write_records(all, read.content.size(), read.digest).value() == log);
    }
    CHECK_FALSE(read_history(std::string_view(log).substr(0, whole)).value().torn);
    CHECK(read_history("").error().code() == errc::empty_input);
    CHECK(read_history(lines.front().substr(0, 100)).error().code() == errc::truncated);
    CHECK(read_history(lines.front().substr(0, lines.front().size() - 1)).error().code() == errc::truncated);
}

TEST_CASE("a later version and other documents are refused by name", "[faces][json][history]") {
    if (!has_history_logs()) return;
    std::string log = write_history(history()).value();
    const std::string version = R"("version": 1)";
    log.replace(log.find(version), version.size(), R"("version": 2)");
    const auto later = read_history(log, "h.jsonl");
    CHECK(later.error().code() == errc::unsupported_version);
    CHECK(later.error().message().en.find("version 2") != std::string::npos);
    CHECK(later.error().where().line == 1);
    const auto other = read_history("{\"onezone\": \"plan\", \"version\": 1}\n");
    CHECK(other.error().code() == errc::bad_value);
    CHECK(read_history("no JSON\n").error().code() == errc::contradicted);
}

TEST_CASE("records in another's place or of another history are refused with their line", "[faces][json][history]") {
    if (!has_history_logs()) return;
    const prefecture w;
    const history all = told(w);
    const std::string begun = write_history(w.begun()).value();
    const std::string digest = read_history(begun).value().digest;
    const auto missing = read_history(begun + write_records(all, 1, digest).value(), "h.jsonl");
    CHECK(missing.error().code() == errc::out_of_order);
    CHECK(missing.error().where().line == 2);
    CHECK(missing.error().message().en == "record 1 belongs here, not record 2");

    const history elsewhere("elsewhere", hierarchy(), {1981, 12, 31});
    const std::string empty = write_history(elsewhere).value();
    const auto unknown =
        read_history(empty + write_records(all, 0, read_history(empty).value().digest).value(), "h.jsonl");
    CHECK(unknown.error().code() == errc::step_refused);
    CHECK(unknown.error().where().line == 2);
}

TEST_CASE("what would not read back is refused when it is recorded", "[faces][json][history]") {
    const prefecture w;
    history h = w.begun();
    enactment e = on({1983, 7, 1}, reparent{w.east, w.south}, "国函\xFF");
    CHECK(h.enact(e, {1983, 7, 2}).error().code() == errc::invalid_utf8);
    CHECK(h == w.begun());
}

TEST_CASE("a log that is no file is refused with its path", "[faces][json][history]") {
    CHECK_THROWS_AS(load_history("no/such/log.jsonl"), error);
}
