// SPDX-License-Identifier: Apache-2.0
#include "part_text.hpp"

namespace onezone::detail {

text list_of(const std::vector<text>& all) {
    text told;
    for (const text& t : all) {
        if (!told.empty()) told += say("、", ", ");
        told += t;
    }
    return told;
}

namespace {

text organs_of(const procedure_part& p, const hierarchy& h) {
    text told;
    const bool in_order = p.role == procedure_role::forwards;
    const text between = in_order ? say("，再由", ", then ") : p.all ? say("和", " and ") : say("或", " or ");
    for (const authority& a : p.by) {
        if (!told.empty()) told += between;
        told += name_of(a, h);
    }
    return told.empty() ? p.described : told;
}

template <class Word>
text words_of(const std::vector<Word>& all) {
    std::vector<text> named;
    for (const Word w : all) named.push_back(name_of(w));
    return list_of(named);
}

} // namespace

text content_of(const procedure_part& p, const hierarchy& h) {
    text told = organs_of(p, h);
    if (!p.dossier.empty()) told = words_of(p.dossier);
    if (!p.states.empty()) told = words_of(p.states);
    if (p.within) told += (told.empty() ? text() : say("，", ", ")) + name_of(*p.within);
    return told;
}

text place_of(const citation& c) {
    const text document = verbatim(c.document);
    return c.clause.empty() ? document : fill(say("{0}{1}", "{0} {1}"), {document, verbatim(c.clause)});
}

} // namespace onezone::detail
