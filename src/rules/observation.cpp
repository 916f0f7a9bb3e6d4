// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/detail/observation.hpp>

#include <string>

namespace onezone::detail {

void note_value(read_fact& r, bool v, const hierarchy&) { r.is = value(v); }
void note_value(read_fact& r, std::int64_t v, const hierarchy&) { r.is = value(v); }
void note_value(read_fact& r, const decimal& v, const hierarchy&) { r.is = value(v); }
void note_value(read_fact& r, const std::string& v, const hierarchy&) { r.is = value(v); }
void note_value(read_fact& r, const std::vector<std::string>& v, const hierarchy&) { r.is = value(v); }
void note_value(read_fact& r, const date& v, const hierarchy&) { r.is = value(to_string(v)); }
void note_value(read_fact& r, unit_id v, const hierarchy& h) { r.is = value(h.path_of(v)); }
void note_value(read_fact& r, body_id v, const hierarchy& h) {
    const body* const b = h.find(v);
    r.is = value(b ? path_of(h, subject::of(*b)) : to_string(v));
}
void note_value(read_fact& r, const charter& v, const hierarchy&) {
    r.is = value(v.issued ? to_string(*v.issued) : v.document);
}
void note_value(read_fact& r, const authority& v, const hierarchy& h) { r.is = value(name_of(v, h).zh); }
void show_word(read_fact& r, std::string_view key) { r.is = value(std::string(key)); }

} // namespace onezone::detail
