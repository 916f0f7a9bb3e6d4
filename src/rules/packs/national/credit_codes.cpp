// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

#include <onezone/ground/credit_code.hpp>

// GB 32100-2015: the unified social credit codes of bodies. A code that is wrong is a fact to be found, not bad input.

namespace onezone::packs {

namespace {

// The standard is of 2015; its day in force was not looked up.
rule standard(std::string_view id, text title, citation basis) {
    return clause(id, std::move(title), std::move(basis), force::must, some_day(date(2015, 1, 1), date(2016, 1, 1)),
        code::none(), {subject_kind::body});
}
citation gb_32100(std::string_view part) {
    return in("《法人和其他组织统一社会信用代码编码规则》（GB 32100-2015）", part, "S67", "");
}

rule check_characters() {
    rule r = standard("credit.check",
        say("统一社会信用代码的两个校验码与其余各位相符",
            "both check characters of a credit code follow from the others"),
        gb_32100("校验码"));
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when({"has-code", "记有统一社会信用代码", "a credit code is recorded"}, !b.credit_code.empty())) return;
        const auto read = parse_credit_code(b.credit_code);
        c.require({"well-formed", "代码合乎规则", "the code is well formed"}, read.has_value());
        c.tell([&] { return read ? say("代码有效", "the code is valid") : read.error().message(); });
    };
    return r;
}

rule department() {
    rule r = standard("credit.department",
        say("登记管理部门与机构类型相符：机关、事业单位由机构编制部门登记，公司由市场监管部门登记",
            "the registering department fits the body: organs and institutions with the staffing office, companies with market regulation"),
        read_as(gb_32100("登记管理部门代码"),
            say("标准只列部门代码；开发区管理机构属机构编制部门、平台公司属市场监管部门是据此理解",
                "the standard lists the departments; that zone agencies are with the staffing office and companies with market regulation is a reading")));
    r.judge = [](context& c) {
        const body& b = c.this_body();
        const bool organ = is_organ(b.kind);
        if (!c.when({"organ-or-company", "属于机关或平台公司", "it is an organ or a platform company"},
                c.kind_of(b).is([&](body_kind kind) { return organ || kind == body_kind::platform_company; })))
            return;
        const auto read = parse_credit_code(b.credit_code);
        if (!c.when({"valid-code", "代码有效", "the code is valid"}, read.has_value())) return;
        c.require({"department", "由相应部门登记", "the department that fits registered it"},
            read->department()
                == (organ ? registering_department::staffing : registering_department::market_regulation));
        c.tell([&] {
            return fill(say("登记管理部门为{0}，应为{1}", "the registering department is {0}, to be {1}"),
                {name_of(read->department()),
                    name_of(organ ? registering_department::staffing : registering_department::market_regulation)});
        });
    };
    return r;
}

} // namespace

std::vector<rule> credit_code_rules() { return {check_characters(), department()}; }

} // namespace onezone::packs
