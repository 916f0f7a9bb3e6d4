// SPDX-License-Identifier: Apache-2.0
#include "digest.hpp"
#include "files.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "history_form.hpp"
#include "operation_values.hpp"
#include "part.hpp"
#include "printer.hpp"
#include "reader.hpp"
#include "references.hpp"
#include "values.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/history.hpp>

#include <string>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

constexpr std::string_view before_digest = R"(, "sha256": ")";
constexpr std::string_view after_digest = R"("})";

/// Everything by its id: what a record speaks of may be long gone, or not there yet.
struct bare_ids {
    template <class Tag>
    [[nodiscard]] std::optional<basic_id<Tag>> find(json_reader& in, json_value v, basic_id<Tag>) const {
        const std::optional<json_reference> r = read_reference(in, v);
        if (!r) return std::nullopt;
        if (r->how == json_reference::form::id) return basic_id<Tag>::from_value(r->id);
        in.problem(errc::bad_value,
            fill(say("{0} 不是标识；日志中只写 `id:…`", "{0} is no id: a log has `id:…` only"), {quote(v.text())}), v);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<party> find_party(json_reader& in, json_value v) const {
        in.wrong_type(say("写明 unit、body 或 stated 的对象", "an object with `unit`, `body` or `stated`"), v);
        return std::nullopt;
    }
    template <class Tag>
    [[nodiscard]] std::string write(basic_id<Tag> id) const {
        return "id:" + to_string(id);
    }
};

//=== lines ===//

/// A document on one line, without its last bracket. Line feeds within strings are escaped, so that all others are layout.
[[nodiscard]] std::string on_one_line(const std::string& document) {
    std::string line;
    line.reserve(document.size());
    for (std::size_t i = 0; i < document.size(); ++i) {
        if (document[i] != '\n') {
            line += document[i];
            continue;
        }
        while (i + 1 < document.size() && document[i + 1] == ' ') ++i;
        if (line.ends_with(',')) line += ' ';
    }
    line.pop_back();
    return line;
}

/// Puts a line behind the log, and `digest` forward.
[[nodiscard]] result<void> append_line(std::string& log, std::string& digest, const std::string& line) {
    result<std::string> next = sha256(digest, line);
    ONEZONE_TRY(next);
    log += line;
    log += before_digest;
    log += *next;
    log += after_digest;
    log += '\n';
    digest = *std::move(next);
    return {};
}

/// The digest of a line that is what was written.
[[nodiscard]] result<std::string> checked_digest(std::string_view line, std::string_view before) {
    constexpr std::size_t tail = before_digest.size() + digits_of_sha256 + after_digest.size();
    const auto damaged = [](const text& why) {
        return refusal(errc::contradicted, say("该行已损坏或被改动：", "the line was damaged or edited: ") + why);
    };
    if (line.size() < tail || !line.ends_with(after_digest)
        || line.substr(line.size() - tail, before_digest.size()) != before_digest)
        return damaged(say("行末没有摘要", "it does not end with a digest"));
    const std::string_view stated = line.substr(line.size() - digits_of_sha256 - after_digest.size(), digits_of_sha256);
    result<std::string> is = sha256(before, line.substr(0, line.size() - tail));
    if (!is) return is;
    if (*is != stated)
        return damaged(say("它与其摘要不符，或者前面的行不是原来的行",
            "it does not agree with its digest, or the line before it is another"));
    return is;
}

/// The refusal of a line with its number in the whole.
[[nodiscard]] refusal on_line(const refusal& why, std::string_view source, std::size_t line) {
    refusal there(why.code(), why.message(), why.subjects());
    place at = why.where();
    at.source = std::string(source);
    at.line = line;
    there = std::move(there).at(std::move(at));
    for (const refusal& other : why.others())
        there = std::move(there).with(other.where().known() ? on_line(other, source, line) : other);
    return there;
}

//=== records ===//

[[nodiscard]] std::string written_record(const history_record& r, record_number number) {
    const bare_ids names;
    json_printer out;
    out.open_object();
    out.key("record").value(std::int64_t{number});
    out.key("kind").value(r.kind);
    out.key("recorded").value(r.recorded);
    if (r.about != 0) out.key("about").value(std::int64_t{r.about});
    if (is_calendar_date(r.what.effective)) out.key("effective").value(r.what.effective);
    out.member(r.what.dated);
    const auto list = [&](std::string_view key, const auto& items, auto print) {
        if (items.empty()) return;
        out.key(key).open_array();
        for (const auto& item : items) {
            out.open_object();
            print(item);
            out.close();
        }
        out.close();
    };
    const auto members = [&](const auto& item) { value_printer(out, names).print_members(item); };
    list("acts", r.what.acts, [&](const operation& act) { print_operation(out, act, names); });
    list("covered", r.what.covered, [&](const unit_record& u) {
        members(covered_form{u.key, u.name, u.kind, u.code, u.parent, u.parent_known});
    });
    list("documents", r.what.documents, members);
    if (!r.what.remark.empty()) out.key("remark").value(r.what.remark);
    list("disagreements", r.what.disagreements, members);
    out.close();
    return on_one_line(std::move(out).finish());
}

/// The record in a line, which has to be of that number.
[[nodiscard]] result<history_record> read_record(std::string_view line, std::int64_t number, std::string_view source,
    const json_limits& limits, const known_operations& known) {
    const result<json_tree> tree = json_tree::parse(line, source, limits);
    ONEZONE_TRY(tree);
    json_reader in(*tree);
    json_object o(in, tree->root());
    const bare_ids names;
    value_reader<bare_ids> read(in, names);
    record_form form;
    read.read_members(o, form);
    o.close();
    history_record r;
    r.kind = form.kind;
    r.recorded = form.recorded;
    if (form.about < 0 || form.about >= number)
        in.problem(errc::unknown_record,
            fill(say("前面没有第 {0} 条记录", "there is no record {0} before it"),
                {verbatim(std::to_string(form.about))}),
            tree->root());
    else
        r.about = static_cast<record_number>(form.about);
    if (form.record != number)
        in.problem(errc::out_of_order,
            fill(say("此处应为第 {0} 条记录，却是第 {1} 条", "record {0} belongs here, not record {1}"),
                {verbatim(std::to_string(number)), verbatim(std::to_string(form.record))}),
            tree->root());
    if (form.effective)
        r.what.effective = *form.effective;
    else if (r.kind != record_kind::retracted)
        in.problem(errc::missing_key, say("缺少 effective（生效日期）", "`effective` is missing"), tree->root());
    r.what.dated = std::move(form.dated);
    for (const json_value v : read_items(in, form.acts.at)) {
        json_object act(in, v);
        act_form choice;
        choice.operation.known = &known;
        read.read_members(act, choice);
        const bool misspelt = act.close();
        const auto& given = choice.operation.given;
        if (given.size() != 1) {
            if (act && !misspelt)
                in.problem(errc::bad_value, say("此处应有且只有一项操作", "one operation belongs here"), v);
            continue;
        }
        json_object fields(in, given.front().second);
        r.what.acts.push_back(read_operation(*given.front().first, read, fields));
        fields.close();
    }
    for (covered_form& u : form.covered)
        r.what.covered.push_back({u.id, u.kind, std::move(u.name), u.code, u.parent, u.parent_known});
    r.what.documents = std::move(form.documents);
    r.what.remark = std::move(form.remark);
    r.what.disagreements = std::move(form.disagreements);
    if (in.failed()) return std::move(in).refused();
    return r;
}

// Whoever reads what was written knows the operations it holds.
[[nodiscard]] known_operations known_by(const history_record& r) {
    known_operations known;
    for (const operation& act : r.what.acts) static_cast<void>(known.add(act.kind())); // refused, it does not read back
    return known;
}

[[nodiscard]] result<recorded> record_again(history& h, history_record r) {
    // What was recorded though it made later records impossible does so again.
    constexpr if_impossible otherwise = if_impossible::set_aside;
    switch (r.kind) {
    case record_kind::corrected: return h.correct(r.about, std::move(r.what), r.recorded, otherwise);
    case record_kind::retracted: return h.retract(r.about, std::move(r.what), r.recorded, otherwise);
    case record_kind::revoked: return h.revoke(r.about, std::move(r.what), r.recorded, otherwise);
    default: return h.enact(std::move(r.what), r.recorded, otherwise);
    }
}

//=== the first line ===//

[[nodiscard]] std::string written_first(const history& h) {
    json_printer out;
    out.open_object();
    out.key("onezone").value(std::string_view("history"));
    out.key("version").value(std::int64_t{1});
    out.key("id").value(h.id());
    out.key("begins").value(h.begins());
    out.close();
    return on_one_line(std::move(out).finish()) + R"(, "first": )" + on_one_line(write_hierarchy(h.first(), h.id()))
        + "}";
}

/// The history without records, and its digest.
[[nodiscard]] result<std::pair<history, std::string>> read_first(
    std::string_view line, std::string_view source, const json_limits& limits) {
    const result<json_tree> tree = json_tree::parse(line, source, limits);
    if (tree) { // another version may have other digests
        json_reader in(*tree);
        json_object top(in, tree->root());
        read_head(top, "history");
        if (in.failed()) return std::move(in).refused();
    }
    result<std::string> digest = checked_digest(line, {});
    ONEZONE_TRY(digest);
    ONEZONE_TRY(tree);
    json_reader in(*tree);
    json_object top(in, tree->root());
    read_head(top, "history");
    history_form form;
    const no_names none;
    value_reader<no_names>(in, none).read_members(top, form);
    top.close();
    if (form.first && form.first.at.kind() != json_kind::object)
        in.wrong_type(say("层级文档", "a hierarchy document"), form.first.at);
    if (in.failed()) return std::move(in).refused();
    const json_part part(line, form.first.at, {});
    result<hierarchy> first = read_hierarchy(part.document(), source, limits);
    if (!first) return part.placed(first.error());
    return std::pair(history(form.id, *std::move(first), form.begins), *std::move(digest));
}

} // namespace

bool has_history_logs() noexcept { return has_sha256(); }

result<std::string> write_history(const history& h) {
    std::string log;
    std::string digest;
    ONEZONE_TRY(append_line(log, digest, written_first(h)));
    result<std::string> records = write_records(h, 0, digest);
    if (!records) return records;
    return log + *records;
}

result<std::string> write_records(const history& h, record_number after, std::string_view digest) {
    if (after > h.size())
        return refusal(errc::unknown_record,
            fill(say("没有第 {0} 条记录", "there is no record {0}"), {verbatim(std::to_string(after))}));
    if (!is_sha256(digest))
        return refusal(errc::bad_value, fill(say("{0} 不是摘要", "{0} is no digest"), {quote(digest)}));
    std::string log;
    std::string last(digest);
    for (record_number n = after + 1; n <= h.size(); ++n) {
        const std::string line = written_record(h[n], n);
        const std::string closed = line + R"(, "sha256": ""})";
        if (const auto again = read_record(closed, n, {}, {}, known_by(h[n])); !again || !(*again == h[n])) {
            refusal why(errc::unsupported_here,
                fill(say("{0}写出后不能原样读回", "{0} would not read back as it is"), {name_of(h[n], n)}));
            return again ? why : std::move(why).with(again.error());
        }
        ONEZONE_TRY(append_line(log, last, line));
    }
    return log;
}

result<history_log> read_history(
    std::string_view log, std::string_view source, const json_limits& limits, const known_operations& known) {
    history_log all;
    const auto next_end = [&] { return log.find('\n', all.whole); };
    std::size_t end = next_end();
    if (log.empty()) return on_line(refusal(errc::empty_input, say("日志是空的", "the log is empty")), source, 1);
    if (end == std::string_view::npos)
        return on_line(refusal(errc::truncated, say("第一行不完整", "the first line has no end")), source, 1);
    auto first = read_first(log.substr(0, end), source, limits);
    if (!first) return on_line(first.error(), source, 1);
    all.content = std::move(first->first);
    all.digest = std::move(first->second);
    all.whole = end + 1;
    std::size_t number = 1; // of the line
    for (; (end = next_end()) != std::string_view::npos; all.whole = end + 1) {
        ++number;
        const std::string_view line = log.substr(all.whole, end - all.whole);
        result<std::string> digest = checked_digest(line, all.digest);
        if (!digest) return on_line(digest.error(), source, number);
        result<history_record> r = read_record(line, std::int64_t{all.content.size()} + 1, source, limits, known);
        if (!r) return on_line(r.error(), source, number);
        const auto done = record_again(all.content, *std::move(r));
        if (!done) return on_line(done.error(), source, number);
        all.digest = *std::move(digest);
    }
    if (all.whole != log.size())
        all.torn = on_line(refusal(errc::truncated,
                               say("最后一行不完整，没有读入；其余各行已读入",
                                   "the last line has no end and was not read; the others were")),
            source, number + 1);
    return all;
}

history_log load_history(const std::string& path, const known_operations& known) {
    const std::string log = read_file(path).value();
    return read_history(log, path, {}, known).value();
}

} // namespace onezone
