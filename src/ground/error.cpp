// SPDX-License-Identifier: Apache-2.0
#include "shown.hpp"

#include <onezone/ground/error.hpp>

#include <array>
#include <ostream>
#include <sstream>
#include <utility>

namespace onezone {

namespace {

struct told {
    errc code;
    std::string_view name, zh, en;
};
constexpr std::array codes{
    told{errc::malformed, "malformed", "不是 JSON、CSV 或草图", "not JSON, CSV or a sketch at all"},
    told{errc::truncated, "truncated", "文档未完", "the document ends too early"},
    told{errc::invalid_utf8, "invalid_utf8", "不是 UTF-8", "bytes that are no UTF-8"},
    told{errc::unknown_key, "unknown_key", "无人读取的键或列", "a key or column nobody reads"},
    told{errc::missing_key, "missing_key", "缺少必需的键或列", "a key or column that must be there is not"},
    told{errc::duplicate_key, "duplicate_key", "同一对象中键重复", "the same key twice in one object"},
    told{errc::wrong_type, "wrong_type", "类型不对", "a value of the wrong type"},
    told{errc::bad_value, "bad_value", "不可取的值", "a value outside its set"},
    told{errc::bad_date, "bad_date", "不是日期", "not a calendar date"},
    told{errc::bad_code, "bad_code", "不是该标准的代码", "not a code of its standard"},
    told{errc::too_large, "too_large", "超出读取限度", "larger or deeper than the reader's limits"},
    told{errc::unsupported_version, "unsupported_version", "不支持的版本", "a version that is not supported"},
    told{errc::cannot_read, "cannot_read", "文件无法读取", "the file cannot be read"},
    told{errc::cannot_write, "cannot_write", "文件无法写入", "the file cannot be written"},
    told{errc::cancelled, "cancelled", "调用者要求停止", "the caller asked to stop"},
    told{errc::empty_input, "empty_input", "什么也没有给出", "nothing is given"},
    told{errc::not_built_in, "not_built_in", "本次构建未含所需组件", "needs a component that this build is without"},
    told{errc::unknown_unit, "unknown_unit", "没有这个单位", "there is no such unit"},
    told{errc::ambiguous_unit, "ambiguous_unit", "不止一个单位符合", "more than one unit is meant"},
    told{errc::unknown_body, "unknown_body", "没有这个机构", "there is no such body"},
    told{errc::unknown_post, "unknown_post", "没有这个职位", "there is no such post"},
    told{errc::unknown_person, "unknown_person", "没有这个人", "there is no such person"},
    told{errc::unknown_record, "unknown_record", "没有这条记录", "there is no such record"},
    told{errc::duplicate_id, "duplicate_id", "标识已有", "the id is taken"},
    told{errc::duplicate_code, "duplicate_code", "代码已有", "the code is taken"},
    told{errc::wrong_kind, "wrong_kind", "单位的种类不对", "a unit of the wrong kind"},
    told{errc::ambiguous_record, "ambiguous_record", "不止一条记录符合", "more than one record is meant"},
    told{errc::cycle, "cycle", "成环", "it would be its own parent, or its own holder"},
    told{errc::level_order, "level_order", "上级的层级应高于下级", "a parent must be of a higher level than its child"},
    told{errc::not_a_division, "not_a_division", "不是行政区划", "it is no division"},
    told{errc::still_referenced, "still_referenced", "仍被其他记录引用", "other records still refer to it"},
    told{errc::entrusted_to_itself, "entrusted_to_itself", "代管给自己", "entrusted to itself"},
    told{errc::entrusted_twice, "entrusted_twice", "同一事项有两个代管者", "the same matter would have two holders"},
    told{errc::dates_out_of_order, "dates_out_of_order", "日期先后颠倒", "dates out of order"},
    told{errc::duplicate_tenure, "duplicate_tenure", "已任此职", "the same tenure twice"},
    told{errc::not_a_zone, "not_a_zone", "不是开发区、园区或其他区域", "it is no zone, park or other area"},
    told{errc::bad_quantity, "bad_quantity", "数量为负或超出范围", "a quantity that is negative or out of range"},
    told{errc::nothing_to_do, "nothing_to_do", "已是如此", "the state asked for is already there"},
    told{errc::wrong_direction, "wrong_direction", "升降方向不对", "a downgrade that raises, an upgrade that lowers"},
    told{errc::missing_successor, "missing_successor", "未说明承接者", "something held has no stated receiver"},
    told{errc::not_entrusted, "not_entrusted", "未被代管", "it is not entrusted"},
    told{errc::not_adjacent, "not_adjacent", "既不相邻也不在同一县", "neither adjacent nor in the same county"},
    told{errc::not_held, "not_held", "并不持有", "it is not held there"},
    told{errc::needs_document, "needs_document", "未说明文件", "a document has to be named"},
    told{errc::unsupported_here, "unsupported_here", "不适用于此类单位或机构",
        "it does not apply to such a unit or body"},
    told{errc::out_of_order, "out_of_order", "步骤互相等待", "steps depend on each other in a circle"},
    told{errc::step_refused, "step_refused", "某一步被拒绝", "a step was refused"},
    told{errc::precondition_unmet, "precondition_unmet", "前提条件不成立或未定",
        "a precondition does not hold, or is not known to"},
    told{errc::not_balanced, "not_balanced", "账目不平", "something would vanish or appear from nowhere"},
    told{errc::contradicted, "contradicted", "与所记载的不符", "stated figures or facts contradict the recorded ones"},
    told{errc::unknown_rule, "unknown_rule", "没有这条规则", "there is no such rule"},
    told{errc::unknown_parameter, "unknown_parameter", "没有这个参数", "there is no such parameter"},
    told{errc::bad_period, "bad_period", "期限不成立", "not a valid period"},
    told{errc::conflicting_values, "conflicting_values", "取值冲突", "two values for the same"}};
constexpr auto codes_alone = [] {
    std::array<errc, codes.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = codes[i].code;
    return all;
}();

} // namespace

std::string_view name_of(errc code) noexcept {
    for (const told& c : codes)
        if (c.code == code) return c.name;
    return "unknown";
}

text meaning_of(errc code) {
    for (const told& c : codes)
        if (c.code == code) return say(c.zh, c.en);
    return verbatim("?");
}

std::span<const errc> all_codes() noexcept { return codes_alone; }

namespace {

// Messages name what was read: whatever that was, they are one line that does nothing to a terminal.
text in_a_line(text t) {
    t.zh = detail::shown(t.zh);
    t.en = detail::shown(t.en);
    return t;
}

} // namespace

refusal::refusal(errc code, text message, std::vector<std::string> subjects)
    : code_(code),
      message_(in_a_line(std::move(message))),
      subjects_(std::move(subjects)) {}

refusal refusal::at(onezone::place where) && {
    if (where_.source.empty()) where_.source = std::move(where.source);
    if (where_.pointer.empty()) where_.pointer = std::move(where.pointer);
    if (where_.line == 0) {
        where_.line = where.line;
        where_.column = where.column;
    }
    return std::move(*this);
}

refusal refusal::with(refusal other) && {
    others_.push_back(std::move(other));
    return std::move(*this);
}

namespace {

void print_indented(std::ostream& os, const refusal& r, language which, std::size_t depth) {
    using detail::most_shown;
    os << std::string(depth * 2, ' ');
    const place& at = r.where();
    if (at.known()) {
        os << detail::shown(at.source, most_shown);
        if (at.line != 0) os << ':' << std::to_string(at.line); // whatever the stream makes of numbers
        if (at.column != 0) os << ':' << std::to_string(at.column);
        if (!at.pointer.empty()) os << '#' << detail::shown(at.pointer, most_shown);
        os << ": ";
    }
    os << r.message().in(which);
    for (std::size_t i = 0; i < r.subjects().size(); ++i)
        os << (i == 0 ? std::string(" [") : say("、", ", ").in(which)) << '`'
           << detail::shown(r.subjects()[i], most_shown) << '`';
    if (!r.subjects().empty()) os << ']';
    for (const refusal& other : r.others()) {
        os << '\n';
        print_indented(os, other, which, depth + 1);
    }
}

std::string in_both(const refusal& r) {
    std::ostringstream os;
    os.exceptions(std::ios::badbit); // it runs out of memory or says everything
    os << name_of(r.code()) << ": ";
    print_indented(os, r, language::zh, 0);
    os << " / " << r.message().en;
    return os.str();
}

} // namespace

std::ostream& operator<<(std::ostream& os, const refusal& r) {
    print_indented(os, r, language::zh, 0);
    return os;
}

void print(std::ostream& os, const refusal& r, language which) { print_indented(os, r, which, 0); }

error::error(refusal why) : std::runtime_error(in_both(why)), why_(std::move(why)) {}

void throw_exception_from_error(const refusal& why, const boost::source_location&) { throw error(why); }

} // namespace onezone
