// SPDX-License-Identifier: Apache-2.0
#include "refuse.hpp"
#include "wording.hpp"

#include <onezone/ground/credit_code.hpp>

#include <ostream>

namespace onezone {

namespace {

struct class_entry {
    char department;
    char character;
    std::string_view zh;
    std::string_view en;
};

// GB 32100-2015, table 1, as amended in 2016.
constexpr class_entry classes[] = {
    {'1', '1', "机关", "organ"},
    {'1', '2', "事业单位", "public institution"},
    {'1', '3', "编办直接管理机构编制的群众团体",
        "mass organisation whose staffing the staffing office manages directly"},
    {'1', '9', "其他", "other"},
    {'2', '1', "外国常驻新闻机构", "resident foreign news agency"},
    {'2', '9', "其他", "other"},
    {'3', '1', "律师执业机构", "law firm"},
    {'3', '2', "公证处", "notary office"},
    {'3', '3', "基层法律服务所", "grassroots legal service office"},
    {'3', '4', "司法鉴定机构", "forensic examination institution"},
    {'3', '5', "仲裁委员会", "arbitration commission"},
    {'3', '9', "其他", "other"},
    {'4', '1', "外国在华文化中心", "foreign cultural centre in China"},
    {'4', '9', "其他", "other"},
    {'5', '1', "社会团体", "social organisation"},
    {'5', '2', "民办非企业单位", "private non-enterprise unit"},
    {'5', '3', "基金会", "foundation"},
    {'5', '9', "其他", "other"},
    {'6', '1', "外国旅游部门常驻代表机构", "resident office of a foreign tourism department"},
    {'6', '2', "港澳台地区旅游部门常驻内地（大陆）代表机构",
        "resident mainland office of a tourism department of Hong Kong, Macao or Taiwan"},
    {'6', '9', "其他", "other"},
    {'7', '1', "宗教活动场所", "site for religious activities"},
    {'7', '2', "宗教院校", "religious college"},
    {'7', '9', "其他", "other"},
    {'8', '1', "基层工会", "grassroots trade union"},
    {'8', '9', "其他", "other"},
    {'9', '1', "企业", "enterprise"},
    {'9', '2', "个体工商户", "individual business"},
    {'9', '3', "农民专业合作社", "farmers' cooperative"},
    {'A', '1', "军队事业单位", "public institution of the armed forces"},
    {'A', '9', "其他", "other"},
    {'N', '1', "组级集体经济组织", "collective economic organisation of a villagers' group"},
    {'N', '2', "村级集体经济组织", "collective economic organisation of a village"},
    {'N', '3', "乡镇级集体经济组织", "collective economic organisation of a township"},
    {'N', '9', "其他", "other"},
    {'Y', '1', "其他", "other"},
};

text why_not_in_alphabet(std::string_view code, std::size_t at) {
    if (const text culprit = detail::likely_culprit(code); !culprit.empty()) return culprit;
    const char c = code[at];
    if (c >= 'a' && c <= 'z') return say("；字母须大写", "; letters are capitals");
    switch (c) {
    case 'I':
    case 'O':
    case 'S':
    case 'V':
    case 'Z': return say("；代码不使用 I、O、S、V、Z", "; a code never uses I, O, S, V or Z");
    default: return say("；代码只含数字和大写字母", "; a code has only digits and capital letters");
    }
}

refusal wrong_check(std::string_view code, const detail::credit_scan& read) {
    const text quoted = detail::quote(code);
    const auto about_organisation = [&] {
        return detail::refuse(errc::bad_code,
            say("统一社会信用代码 {0} 第 17 位（组织机构代码校验码）是 {1}；按前 8 位组织机构代码应为 {2}",
                "character 17 of credit code {0}, the check of its organisation code, is {1}; the eight before it give {2}"),
            {quoted, detail::quote(code.substr(16, 1)), detail::quote({&read.expected_organisation, 1})});
    };
    const auto about_whole = [&] {
        return detail::refuse(errc::bad_code,
            say("统一社会信用代码 {0} 第 18 位（校验码）是 {1}；按前 17 位应为 {2}",
                "character 18 of credit code {0}, the check of the whole, is {1}; the 17 before it give {2}"),
            {quoted, detail::quote(code.substr(17, 1)), detail::quote({&read.expected_whole, 1})});
    };
    if (read.expected_organisation == 0) return about_whole();
    if (read.expected_whole == 0) return about_organisation();
    return about_organisation().with(about_whole());
}

} // namespace

result<credit_code> parse_credit_code(std::string_view code) {
    const detail::credit_scan read = detail::scan_credit_code(code);
    if (read.fault == detail::credit_fault::none) {
        credit_code c;
        c.assign(code);
        return c;
    }
    if (code.empty()) return refusal(errc::empty_input, say("统一社会信用代码为空", "the credit code is empty"));
    if (!is_utf8(code)) {
        return refusal(errc::invalid_utf8,
            say("统一社会信用代码含有非 UTF-8 字节", "the credit code contains bytes that are not UTF-8"));
    }
    switch (read.fault) {
    case detail::credit_fault::character:
        return detail::refuse(errc::bad_code,
            say("统一社会信用代码 {0} 第 {1} 个字符是{2}{3}", "character {1} of credit code {0} is {2}{3}"),
            {detail::quote(code), detail::ordinal_at(code, read.at), detail::describe_character(code, read.at),
                why_not_in_alphabet(code, read.at)});
    case detail::credit_fault::length:
        return detail::refuse(errc::bad_code,
            say("统一社会信用代码 {0} 有 {1} 位；应为 18 位", "credit code {0} has {1} characters; it must have 18"),
            {detail::quote(code), detail::number(code.size())});
    case detail::credit_fault::region:
        return detail::refuse(errc::bad_code,
            say("统一社会信用代码 {0} 第 {1} 个字符是{2}；第 3–8 位是登记机关的行政区划代码，只含数字",
                "character {1} of credit code {0} is {2}; characters 3–8 are the registering office's division code, "
                "digits only"),
            {detail::quote(code), detail::ordinal_at(code, read.at), detail::describe_character(code, read.at)});
    default: break;
    }
    return wrong_check(code, read);
}

std::string to_string(const credit_code& c) { return std::string(c.characters()); }

std::ostream& operator<<(std::ostream& os, const credit_code& c) { return os << c.characters(); }

registering_department credit_code::department() const noexcept {
    const auto read = static_cast<registering_department>(characters_[0]);
    for (const word& known : words(read)) {
        if (known.value == static_cast<int>(read)) return read;
    }
    return registering_department::unlisted;
}

text class_name(const credit_code& c) {
    if (!c.ok()) return say("无代码", "no code");
    for (const class_entry& entry : classes) {
        if (entry.department == c.characters()[0] && entry.character == c.class_character())
            return say(entry.zh, entry.en);
    }
    const char character = c.class_character();
    return fill(say("标准未列的类别 {0}", "class {0}, not in the standard"), {detail::quote({&character, 1})});
}

text explain(const credit_code& c) {
    if (!c.ok()) return say("无代码", "no code");
    const std::string_view all = c.characters();
    return fill(say("{0} {1}；{2} {3}；{4} 登记机关行政区划；{5} 组织机构代码；{6} 校验码",
                    "{0} {1}; {2} {3}; {4} division of the registering office; {5} organisation code; {6} check"),
        {verbatim(all.substr(0, 1)), name_of(c.department()), verbatim(all.substr(1, 1)), class_name(c),
            verbatim(all.substr(2, 6)), verbatim(all.substr(8, 9)), verbatim(all.substr(17, 1))});
}

std::span<const word> words(registering_department) noexcept {
    static constexpr word table[] = {
        {static_cast<int>(registering_department::unlisted), "unlisted", "标准未列的登记管理部门",
            "department not in the standard"},
        {static_cast<int>(registering_department::staffing), "staffing", "机构编制", "staffing office"},
        {static_cast<int>(registering_department::foreign_affairs), "foreign_affairs", "外交", "foreign affairs"},
        {static_cast<int>(registering_department::justice), "justice", "司法行政", "justice"},
        {static_cast<int>(registering_department::culture), "culture", "文化", "culture"},
        {static_cast<int>(registering_department::civil_affairs), "civil_affairs", "民政", "civil affairs"},
        {static_cast<int>(registering_department::tourism), "tourism", "旅游", "tourism"},
        {static_cast<int>(registering_department::religion), "religion", "宗教", "religious affairs"},
        {static_cast<int>(registering_department::trade_unions), "trade_unions", "工会", "trade unions"},
        {static_cast<int>(registering_department::market_regulation), "market_regulation", "工商（市场监管）",
            "market regulation", "工商|市场监管"},
        {static_cast<int>(registering_department::military), "military", "中央军委改革和编制办公室",
            "Reform and Staffing Office of the Central Military Commission"},
        {static_cast<int>(registering_department::agriculture), "agriculture", "农业", "agriculture"},
        {static_cast<int>(registering_department::other), "other", "其他", "other"},
    };
    return table;
}

} // namespace onezone
