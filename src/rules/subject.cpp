// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/subject.hpp>

namespace onezone {

namespace {

template <class Id>
Id as(subject s) noexcept {
    return Id::from_value(s.id);
}

std::string under(std::string above, std::string_view name, const text& unnamed) {
    if (!above.empty()) above += '/';
    return name.empty() ? above + unnamed.zh : above.append(name);
}

} // namespace

unit_id unit_of(const hierarchy& h, subject s) noexcept {
    switch (s.kind) {
    case subject_kind::division:
    case subject_kind::zone: return as<unit_id>(s);
    case subject_kind::agency:
    case subject_kind::body: {
        const body* b = h.find(as<body_id>(s));
        return b ? b->unit : unit_id::none();
    }
    case subject_kind::post: {
        const post* p = h.find(as<post_id>(s));
        const body* b = p ? h.find(p->body) : nullptr;
        return b ? b->unit : unit_id::none();
    }
    case subject_kind::tenure: {
        const tenure* t = h.find(as<tenure_id>(s));
        return t ? unit_of(h, subject{subject_kind::post, t->post.value()}) : unit_id::none();
    }
    case subject_kind::holding: {
        const holding* x = h.find(as<holding_id>(s));
        return x ? unit_of(h, subject{subject_kind::body, x->holder.value()}) : unit_id::none();
    }
    case subject_kind::entrustment: {
        const entrustment* e = h.find(as<entrustment_id>(s));
        return e ? e->unit : unit_id::none();
    }
    case subject_kind::person:
    case subject_kind::whole: break;
    }
    return unit_id::none();
}

std::string path_of(const hierarchy& h, subject s) {
    const text unnamed = say("（未具名）", "(unnamed)");
    switch (s.kind) {
    case subject_kind::whole: return "/";
    case subject_kind::division:
    case subject_kind::zone: return h.path_of(as<unit_id>(s));
    case subject_kind::agency:
    case subject_kind::body: {
        const body* b = h.find(as<body_id>(s));
        if (!b) break;
        return under(h.path_of(b->unit), b->name, name_of(b->kind));
    }
    case subject_kind::post: {
        const post* p = h.find(as<post_id>(s));
        if (!p) break;
        return under(path_of(h, subject{subject_kind::body, p->body.value()}), p->title, name_of(p->kind));
    }
    case subject_kind::person: {
        const person* p = h.find(as<person_id>(s));
        if (!p) break;
        if (!p->name.empty()) return p->name;
        for (const tenure& t : h.tenures_of(p->key))
            return path_of(h, subject{subject_kind::post, t.post.value()}) + "/" + unnamed.zh;
        return unnamed.zh;
    }
    case subject_kind::tenure: {
        const tenure* t = h.find(as<tenure_id>(s));
        if (!t) break;
        const person* p = h.find(t->person);
        return under(path_of(h, subject{subject_kind::post, t->post.value()}), p ? p->name : std::string(), unnamed);
    }
    case subject_kind::holding: {
        const holding* x = h.find(as<holding_id>(s));
        if (!x) break;
        return under(path_of(h, subject{subject_kind::body, x->holder.value()}), x->name, name_of(x->cls));
    }
    case subject_kind::entrustment: {
        const entrustment* e = h.find(as<entrustment_id>(s));
        if (!e) break;
        return h.path_of(e->unit) + " → " + h.path_of(e->holder);
    }
    }
    return {};
}

text called(const hierarchy& h, subject s) {
    const auto title_of = [&](const post& p) {
        const body* b = h.find(p.body);
        const text title = p.title.empty() ? name_of(p.kind) : verbatim(p.title);
        return b ? fill(say("{0}{1}", "{1} of {0}"), {verbatim(b->name), title}) : title;
    };
    switch (s.kind) {
    case subject_kind::tenure: {
        const tenure* t = h.find(as<tenure_id>(s));
        const person* who = t ? h.find(t->person) : nullptr;
        const post* p = t ? h.find(t->post) : nullptr;
        if (!p) return {};
        const text name = who && !who->name.empty() ? verbatim(who->name) : say("未具名人员", "somebody unnamed");
        return fill(say("{0}（{1}）", "{0} ({1})"), {name, title_of(*p)});
    }
    case subject_kind::post: {
        const post* p = h.find(as<post_id>(s));
        return p ? title_of(*p) : text();
    }
    case subject_kind::entrustment: {
        const entrustment* e = h.find(as<entrustment_id>(s));
        const unit_ref u = e ? h.find(e->unit) : unit_ref();
        return u ? verbatim(u.name()) : text();
    }
    case subject_kind::holding: {
        const holding* x = h.find(as<holding_id>(s));
        if (!x) return {};
        return x->name.empty() ? name_of(x->cls) : verbatim(x->name);
    }
    default: {
        const std::string path = path_of(h, s);
        return verbatim(std::string_view(path).substr(path.rfind('/') + 1));
    }
    }
}

} // namespace onezone
