// SPDX-License-Identifier: Apache-2.0
#include <onezone/history/enactment.hpp>

#include <array>

namespace onezone {

std::span<const word> words(disputed) noexcept {
    static constexpr std::array<word, 6> table{{
        {0, "effective", "生效日期", "the day of effect"},
        {1, "code", "代码", "the code"},
        {2, "name", "名称", "the name"},
        {3, "kind", "建制", "the kind"},
        {4, "parent", "隶属", "the affiliation"},
        {5, "other", "其他", "something else"},
    }};
    return table;
}

std::span<const word> words(record_kind) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "enacted", "记载", "enacted"},
        {1, "corrected", "更正", "corrected"},
        {2, "retracted", "撤回", "retracted"},
        {3, "revoked", "撤销", "revoked"},
    }};
    return table;
}

text name_of(const history_record& r, record_number number) {
    text name = fill(say("第 {0} 条记录", "record {0}"), {verbatim(std::to_string(number))});
    text more;
    if (r.kind != record_kind::retracted && is_calendar_date(r.what.effective))
        more = verbatim(to_string(r.what.effective));
    if (!r.what.documents.empty()) {
        const legal_document& d = r.what.documents.front();
        const std::string& called = d.number.empty() ? d.title : d.number;
        if (!called.empty()) {
            if (!more.empty()) more += say("，", ", ");
            more += verbatim(called);
        }
    }
    if (!more.empty()) name += fill(say("（{0}）", " ({0})"), {more});
    return name;
}

} // namespace onezone
