// SPDX-License-Identifier: Apache-2.0
#include "contenders.hpp"
#include "histories.hpp"

#ifdef ONEZONE_BENCH_SQLITE

#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>
#include <string>

namespace onezone_bench {

namespace {

// Anything but success ends the benchmark: a figure measured on errors would be worthless.
void must(int code, int expected, sqlite3* db) {
    if (code == expected) return;
    std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(db));
    std::abort();
}

class statement {
public:
    statement(sqlite3* db, const char* sql) : db_(db) {
        must(sqlite3_prepare_v2(db, sql, -1, &s_, nullptr), SQLITE_OK, db);
    }
    ~statement() { sqlite3_finalize(s_); }
    statement(const statement&) = delete;
    statement& operator=(const statement&) = delete;

    statement& bind(int at, std::uint64_t value) {
        must(sqlite3_bind_int64(s_, at, static_cast<sqlite3_int64>(value)), SQLITE_OK, db_);
        return *this;
    }
    statement& bind(int at, std::string_view text) {
        must(sqlite3_bind_text(s_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC), SQLITE_OK, db_);
        return *this;
    }
    statement& bind_null(int at) {
        must(sqlite3_bind_null(s_, at), SQLITE_OK, db_);
        return *this;
    }
    void run() {
        must(sqlite3_step(s_), SQLITE_DONE, db_);
        sqlite3_reset(s_);
    }
    /// The first column of the first row; 0 where it is null or there is none.
    std::uint64_t value() {
        const int code = sqlite3_step(s_);
        if (code != SQLITE_DONE) must(code, SQLITE_ROW, db_);
        const auto n = code == SQLITE_ROW ? static_cast<std::uint64_t>(sqlite3_column_int64(s_, 0)) : 0;
        sqlite3_reset(s_);
        return n;
    }
    std::pair<std::uint64_t, std::uint64_t> two_values() {
        must(sqlite3_step(s_), SQLITE_ROW, db_);
        const auto a = static_cast<std::uint64_t>(sqlite3_column_int64(s_, 0));
        const auto b = static_cast<std::uint64_t>(sqlite3_column_int64(s_, 1));
        sqlite3_reset(s_);
        return {a, b};
    }

private:
    sqlite3* db_;
    sqlite3_stmt* s_ = nullptr;
};

} // namespace

struct sqlite::body {
    sqlite3* db = nullptr;
    void run(const char* sql) const { must(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK, db); }
};

// Zones have a seat and no parent, as in the other contenders.
sqlite::sqlite(const input& in) : in_(&in), body_(std::make_unique<body>()) {
    must(sqlite3_open(":memory:", &body_->db), SQLITE_OK, body_->db);
    body_->run(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "CREATE TABLE unit(code INTEGER PRIMARY KEY, name TEXT, kind INTEGER, level INTEGER, parent INTEGER, seat INTEGER);"
        "BEGIN");
    {
        statement insert(body_->db, "INSERT INTO unit VALUES(?,?,?,?,?,?)");
        for (const row& r : in.rows) {
            insert.bind(1, r.code.value()).bind(2, r.name).bind(3, static_cast<std::uint64_t>(r.kind));
            insert.bind(4, static_cast<std::uint64_t>(r.level()));
            const bool above = r.parent_code.ok();
            if (above && r.division())
                insert.bind(5, r.parent_code.value());
            else
                insert.bind_null(5);
            if (above && !r.division())
                insert.bind(6, r.parent_code.value());
            else
                insert.bind_null(6);
            insert.run();
            zones_ += r.kind == onezone::unit_kind::zone ? 1U : 0U;
        }
    }
    body_->run("CREATE INDEX children ON unit(parent); CREATE INDEX names ON unit(name);"
               "CREATE INDEX by_kind ON unit(kind) WHERE seat IS NOT NULL; COMMIT");
}
sqlite::~sqlite() { sqlite3_close(body_->db); }

std::uint64_t sqlite::ancestors() const {
    statement s(body_->db,
        "WITH RECURSIVE up(code) AS (SELECT parent FROM unit WHERE code=? UNION ALL "
        "SELECT unit.parent FROM unit JOIN up ON unit.code=up.code) "
        "SELECT SUM(kind) FROM unit JOIN up ON unit.code=up.code");
    std::uint64_t sum = 0;
    for (const index i : in_->townships) sum += s.bind(1, in_->rows[i].code.value()).value();
    return sum;
}

std::uint64_t sqlite::descendants() const {
    statement s(body_->db,
        "WITH RECURSIVE down(code, kind) AS (SELECT code, kind FROM unit WHERE parent=? UNION ALL "
        "SELECT unit.code, unit.kind FROM unit JOIN down ON unit.parent=down.code) SELECT SUM(kind) FROM down");
    std::uint64_t sum = 0;
    for (const index i : in_->cities) sum += s.bind(1, in_->rows[i].code.value()).value();
    return sum;
}

std::uint64_t sqlite::common_ancestors(std::size_t limit) const {
    statement s(body_->db, "SELECT level, parent FROM unit WHERE code=?");
    statement kind(body_->db, "SELECT kind FROM unit WHERE code=?");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < limit; ++i) {
        std::uint64_t a = in_->rows[in_->pairs[i].first].code.value();
        std::uint64_t b = in_->rows[in_->pairs[i].second].code.value();
        while (a != b && a != 0 && b != 0) {
            const auto [la, pa] = s.bind(1, a).two_values();
            const auto [lb, pb] = s.bind(1, b).two_values();
            if (la >= lb) a = pa;
            if (lb >= la) b = pb;
        }
        if (a == b && a != 0) sum += kind.bind(1, a).value();
    }
    return sum;
}

std::uint64_t sqlite::find_codes() const {
    statement s(body_->db, "SELECT kind FROM unit WHERE code=?");
    std::uint64_t sum = 0;
    for (const onezone::code c : in_->codes) sum += s.bind(1, c.value()).value();
    return sum;
}

std::uint64_t sqlite::two_rules() const {
    // The division of a level in which each zone lies; by that, how many zones, and how many of them meet the condition.
    const auto found = [&](onezone::level wanted, const std::string& condition) {
        const std::string sql =
            "WITH RECURSIVE up(code, level, parent) AS (SELECT u.code, u.level, u.parent FROM unit z JOIN unit u ON "
            "u.code=z.seat WHERE z.seat IS NOT NULL AND z.kind=?1 UNION ALL SELECT u.code, u.level, u.parent FROM up JOIN "
            "unit u ON u.code=up.parent WHERE up.level>?2) SELECT count(*), coalesce(sum("
            + condition + "),0) FROM up WHERE level=?2";
        statement s(body_->db, sql.c_str());
        return s.bind(1, static_cast<std::uint64_t>(onezone::unit_kind::zone))
            .bind(2, static_cast<std::uint64_t>(wanted))
            .two_values();
    };
    const auto [in_county, few] = found(onezone::level::county,
        "(SELECT count(*) FROM unit c WHERE c.parent=up.code AND c.level="
            + std::to_string(static_cast<int>(onezone::level::township)) + ")<=" + std::to_string(flat::few_townships));
    const auto [in_province, rooted] = found(onezone::level::province, "1");
    return (few + rooted) * 10'000 + (in_county - few) + (zones_ - in_province);
}

void sqlite::move_all() {
    body_->run("BEGIN");
    {
        statement s(body_->db, "UPDATE unit SET parent=? WHERE code=?");
        for (const auto& [unit, to] : in_->moves)
            s.bind(1, in_->rows[to].code.value()).bind(2, in_->rows[unit].code.value()).run();
    }
    body_->run("COMMIT");
}

std::uint64_t sqlite::digest() const {
    statement unit(body_->db, "SELECT coalesce(parent, seat, 1), length(CAST(name AS BLOB)) FROM unit WHERE code=?");
    statement children(body_->db, "SELECT count(*) FROM unit WHERE parent=?");
    std::uint64_t sum = 0;
    for (const row& r : in_->rows) {
        const auto [parent, size] = unit.bind(1, r.code.value()).two_values();
        sum = sum * 31 + parent + children.bind(1, r.code.value()).value() + size;
    }
    return sum;
}

struct dated_sqlite::body {
    sqlite3* db = nullptr;
};

dated_sqlite::dated_sqlite(std::span<const dated_parent> rows) : body_(std::make_unique<body>()) {
    must(sqlite3_open(":memory:", &body_->db), SQLITE_OK, body_->db);
    const auto run = [&](const char* sql) {
        must(sqlite3_exec(body_->db, sql, nullptr, nullptr, nullptr), SQLITE_OK, body_->db);
    };
    run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "CREATE TABLE place(unit INTEGER, parent INTEGER, since INTEGER, until INTEGER, PRIMARY KEY(unit, since)) "
        "WITHOUT ROWID; BEGIN");
    {
        statement insert(body_->db, "INSERT INTO place VALUES(?,?,?,?)");
        for (const dated_parent& r : rows)
            insert.bind(1, r.unit)
                .bind(2, r.parent)
                .bind(3, static_cast<std::uint64_t>(r.from))
                .bind(4, static_cast<std::uint64_t>(r.until))
                .run();
    }
    run("COMMIT");
}
dated_sqlite::~dated_sqlite() { sqlite3_close(body_->db); }

std::uint64_t dated_sqlite::parents(std::span<const question> asked) const {
    statement s(
        body_->db, "SELECT parent FROM place WHERE unit=?1 AND since<=?2 AND until>?2 ORDER BY since DESC LIMIT 1");
    std::uint64_t sum = 0;
    for (const auto& [unit, day] : asked) sum += s.bind(1, unit).bind(2, static_cast<std::uint64_t>(day)).value();
    return sum;
}

} // namespace onezone_bench

#else

namespace onezone_bench {

// Not installed: never asked.
struct sqlite::body {};
sqlite::sqlite(const input& in) : in_(&in) {}
sqlite::~sqlite() = default;
std::uint64_t sqlite::ancestors() const { return 0; }
std::uint64_t sqlite::descendants() const { return 0; }
std::uint64_t sqlite::common_ancestors(std::size_t) const { return 0; }
std::uint64_t sqlite::find_codes() const { return 0; }
std::uint64_t sqlite::two_rules() const { return zones_; }
void sqlite::move_all() {}
std::uint64_t sqlite::digest() const { return in_->rows.size(); }
struct dated_sqlite::body {};
dated_sqlite::dated_sqlite(std::span<const dated_parent>) {}
dated_sqlite::~dated_sqlite() = default;
std::uint64_t dated_sqlite::parents(std::span<const question>) const { return 0; }

} // namespace onezone_bench

#endif
