// SPDX-License-Identifier: Apache-2.0
#include "catalogue_parts.hpp"
#include "ground/lasting.hpp"

#include <onezone/onezone.hpp>
#include <onezone/rules/study/coverage.hpp>
#include <onezone/rules/study/mutant.hpp>

#include <algorithm>
#include <utility>

namespace onezone {

const std::vector<detail::word_set>& detail::word_sets() {
    static const detail::lasting all{std::vector<word_set>{
        {"层级", "level", words(level{})},
        {"级别和规格", "rank", words(rank{})},
        {"依据的等级", "grade of a source", words(grade{})},
        {"数字的确切程度", "hedge of a figure", words(hedge{})},
        {"工作的阶段", "stage of a piece of work", words(work_stage{})},
        {"代码第三、四位", "digits 3 and 4 of a code", words(prefecture_class{})},
        {"代码第五、六位", "digits 5 and 6 of a code", words(county_class{})},
        {"代码第七至九位", "digits 7 to 9 of a code", words(township_class{})},
        {"代码第十至十二位", "digits 10 to 12 of a code", words(village_class{})},
        {"登记管理部门", "registering department", words(registering_department{})},
        {"单位的种类", "kind of unit", words(unit_kind{})},
        {"开发区级别", "tier of a zone", words(zone_tier{})},
        {"开发区类别", "category of a zone", words(zone_category{})},
        {"设在县域还是主城区", "location class", words(location_class{})},
        {"区政合一的方式", "shape of an integration", words(integration_shape{})},
        {"机构的种类", "kind of body", words(body_kind{})},
        {"派出的性质", "type of a dispatched body", words(dispatched_type{})},
        {"编制类别", "kind of quota", words(quota_kind{})},
        {"人员身份", "status of staff", words(staff_status{})},
        {"职位的种类", "kind of post", words(post_kind{})},
        {"任职方式", "mode of a tenure", words(tenure_mode{})},
        {"所持有者的十二类", "class of what is held", words(carry_class{})},
        {"职能的类别", "class of a function", words(function_class{})},
        {"赋权的形式", "form of a power", words(power_form{})},
        {"代管的范围", "scope of an entrustment", words(entrustment_scope{})},
        {"可以说明是否齐全的名单", "list that may be whole", words(known_list{})},
        {"名单齐全的范围", "reach of a statement on lists", words(list_reach{})},
        {"台账分录", "kind of ledger entry", words(entry_kind{})},
        {"账目状态", "balance of a ledger line", words(balance{})},
        {"机关", "organ", words(organ{})},
        {"申请材料", "part of a dossier", words(dossier_part{})},
        {"变更方案载明的内容", "part of a plan of change", words(plan_part{})},
        {"办理中的环节", "part in a procedure", words(procedure_role{})},
        {"期限自何日起", "start of a term", words(term_start{})},
        {"文件各项的实施顺序", "order of the acts of a document", words(act_order{})},
        {"后续事项", "follow-up duty", words(follow_up_kind{})},
        {"后续事项的办理状态", "standing of a duty", words(duty_standing{})},
        {"升降", "direction of a change of rank or tier", words(rank_direction{})},
        {"领导职数、内设机构的处理", "disposal of posts and internal bodies", words(disposal{})},
        {"机构撤销后开发区如何", "fate of a zone", words(zone_fate{})},
        {"剥离哪些职能", "which functions are stripped", words(strip_scope{})},
        {"权限如何结束", "end of a power", words(power_end{})},
        {"代码如何处理", "what becomes of codes", words(recoding{})},
        {"强度", "force", words(force{})},
        {"结论", "verdict", words(verdict{})},
        {"严重程度", "severity", words(severity{})},
        {"总的结论", "outcome of a report", words(outcome{})},
        {"按何日期判定", "dating of a finding", words(dating{})},
        {"判定对象", "subject", words(subject_kind{})},
        {"条文如何得知", "wording of a clause", words(wording{})},
        {"来源所述", "how a source tells", words(told_as{})},
        {"规则之间的关系", "relation of a rule to another", words(relation_to_rule{})},
        {"规则的取向", "stance of a rule", words(stance{})},
        {"举措能否判定", "state of a measure", packs::words(packs::measure_state{})},
        {"前后两份报告之间的变化", "shift between two reports", words(shift{})},
        {"条件的种类", "kind of condition", words(condition_kind{})},
        {"条件的作用", "role of a condition", words(condition_role{})},
        {"何种改动使结论改变", "lever of a flip", words(lever{})},
        {"变异的种类", "mutation of a rule", words(mutation{})},
        {"政策中可疑之处", "oddity of a policy", words(policy_oddity{})},
        {"计得的数字知道到什么程度", "how far a figure is known", words(known_figure{})},
        {"公布的数字与计得的数字", "published figures and counted ones", words(agreement_of_figures{})},
        {"记录的种类", "kind of record", words(record_kind{})},
        {"来源不一之处", "what sources disagree about", words(disputed{})},
        {"沿革的对应", "mapping of units", words(mapping{})},
        {"违反因何起止", "occasion of a violation", words(occasion{})},
        {"区划表的行", "row of a division table", words(row_class{})},
        {"对区划表某行的提示", "remark on a row", words(row_remark{})},
        {"工作表", "sheet", words(sheet{})},
        {"评判结果的变化", "what became of findings", words(bulletin_course{})},
        {"页面的格式", "format of a page", words(page_format{})},
        {"通报的部分", "part of a bulletin", words(bulletin_part{})},
    }};
    return *all;
}

text detail::name_of_words(std::span<const word> words) {
    for (const word_set& s : word_sets())
        if (s.words.data() == words.data()) return say(s.zh, s.en);
    return verbatim("?");
}

namespace {

[[nodiscard]] text also(std::string_view spellings) {
    text all;
    while (!spellings.empty()) {
        const std::size_t bar = spellings.find('|');
        all += (all.empty() ? text() : say("、", ", ")) + verbatim("`" + std::string(spellings.substr(0, bar)) + "`");
        spellings.remove_prefix(bar == std::string_view::npos ? spellings.size() : bar + 1);
    }
    return all;
}

void head(detail::page& page) {
    page.head({say("词", "word"), say("中文", "Chinese"), say("英文", "English"), say("也作", "also")});
}
void row(detail::page& page, const word& w) {
    page.row({verbatim("`" + std::string(w.key) + "`"), verbatim(w.zh), verbatim(w.en), also(w.also)});
}
[[nodiscard]] bool is_spelled(const word& w, std::string_view spelled) {
    return w.key == spelled || w.zh == spelled || w.en == spelled
        || ("|" + std::string(w.also) + "|").find("|" + std::string(spelled) + "|") != std::string::npos;
}
void refusal_head(detail::page& page) {
    page.heading(2, say("拒绝的代码", "code of a refusal"));
    page.head({say("代码", "code"), say("含义", "meaning")});
}
void row(detail::page& page, errc code) {
    page.row({verbatim("`" + std::string(name_of(code)) + "`"), meaning_of(code)});
}

} // namespace

void detail::write_words(page& page) {
    page.heading(1, say("所接受的词", "Accepted words"));
    for (const word_set& s : word_sets()) {
        page.heading(2, say(s.zh, s.en));
        head(page);
        for (const word& w : s.words) row(page, w);
    }
    refusal_head(page);
    for (const errc code : all_codes()) row(page, code);
}

std::string word_catalogue(language which) {
    detail::page page(which);
    detail::write_words(page);
    return std::move(page).take();
}

std::string word_entry(std::string_view spelled, language which) {
    detail::page page(which);
    if (spelled.empty() || spelled.find('|') != std::string_view::npos) return {};
    for (const detail::word_set& s : detail::word_sets())
        for (const word& w : s.words) {
            if (!is_spelled(w, spelled)) continue;
            page.heading(2, say(s.zh, s.en));
            head(page);
            row(page, w);
        }
    for (const errc code : all_codes()) {
        if (name_of(code) != spelled) continue;
        refusal_head(page);
        row(page, code);
    }
    return std::move(page).take();
}

} // namespace onezone
