// SPDX-License-Identifier: Apache-2.0
#include "reference_model.hpp"

#include <algorithm>
#include <functional>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone_tests::reference {

namespace {

struct refused {};
void need(bool holds) {
    if (!holds) throw refused{};
}

constexpr int nobody = -1; // a name that is given and nobody's

template <class Map, class Name>
int called(const Map& map, const std::string& name, Name name_of) {
    if (name.empty()) return 0;
    int found = nobody;
    for (const auto& [key, thing] : map) {
        if (thing.*name_of != name) continue;
        if (found != nobody) return nobody;
        found = key;
    }
    return found;
}

template <class List, class Value>
bool has(const List& list, const Value& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

const std::vector<std::string> item_classes{"functions", "powers", "assets", "projects", "documents", "retirees"};

bool leads(const std::string& kind) {
    return has(std::vector<std::string>{"secretary", "first_secretary", "deputy_secretary", "director",
                   "deputy_director", "head", "deputy_head", "team_member", "chair", "deputy_chair", "manager"},
        kind);
}

void shift(count& number, const count& by, int sign) {
    if (number && by)
        *number += sign * *by;
    else
        number.reset();
}

bool meet(const trust& x, const trust& y) {
    if (x.scope == "all" || y.scope == "all") return true;
    if (x.scope != y.scope) return false;
    if (x.scope == "economic") return true;
    return std::any_of(x.matters.begin(), x.matters.end(), [&](const auto& m) { return y.matters.count(m) != 0; });
}

/// The world while an act is carried out.
struct acting : world {
    explicit acting(const world& w) : world(w) {}

    //=== names ===//

    [[nodiscard]] int u(const std::string& name) const { return called(units, name, &unit::name); }
    [[nodiscard]] int b(const std::string& name) const { return called(bodies, name, &body::name); }
    [[nodiscard]] int p(const std::string& name) const { return called(posts, name, &post::title); }
    [[nodiscard]] int who(const std::string& name) const { return called(people, name, &person::name); }
    [[nodiscard]] int thing(const std::string& name) const { return called(items, name, &item::name); }
    [[nodiscard]] bool division(int key) const { return units.count(key) != 0 && level_of(units.at(key).kind) < 9; }
    [[nodiscard]] bool is_zone(int key) const { return units.count(key) != 0 && !division(key); }
    [[nodiscard]] int level(int key) const { return level_of(units.at(key).kind); }
    int a_unit(const std::string& name) const {
        const int key = u(name);
        need(units.count(key) != 0);
        return key;
    }
    int a_division(const std::string& name) const {
        const int key = u(name);
        need(division(key));
        return key;
    }
    int a_zone(const std::string& name) const {
        const int key = u(name);
        need(is_zone(key));
        return key;
    }
    int a_body(const std::string& name) const {
        const int key = b(name);
        need(bodies.count(key) != 0);
        return key;
    }

    //=== the tree ===//

    [[nodiscard]] bool within(int below, int top) const {
        for (; below != 0; below = units.at(below).parent)
            if (below == top) return true;
        return false;
    }
    [[nodiscard]] std::vector<int> children(int of) const {
        std::vector<int> all;
        for (const auto& [key, each] : units)
            if (each.parent == of && level_of(each.kind) < 9) all.push_back(key);
        return all;
    }
    [[nodiscard]] static bool good_name(const std::string& name) {
        return !name.empty() && name.find('/') == std::string::npos && name.size() <= 1000;
    }
    int add(const std::string& name, const std::string& kind, int parent) {
        need(good_name(name) && parent != nobody);
        if (parent != 0) {
            need(division(parent));
            if (level_of(kind) < 9) need(level(parent) < level_of(kind));
        }
        const int key = fresh();
        units[key] = {name, kind, {}, parent, true};
        if (level_of(kind) == 9) zones[key] = {};
        return key;
    }
    void move(int what, int to) {
        need(division(what) && division(to) && !within(to, what) && level(to) < level(what));
        for (int above = to; above != 0; above = units.at(above).parent)
            for (const trust& t : trusts) need(!(t.unit == above && division(t.holder) && within(t.holder, what)));
        units[what].parent = to;
        units[what].known = true;
    }
    void remove_unit(int gone) {
        for (const auto& [key, each] : units) need(key == gone || each.parent != gone);
        for (const auto& [key, z] : zones)
            if (key != gone) {
                need(z.part_of != gone && z.managing != gone && z.dispatching != gone && z.approving != gone
                    && z.statistics != gone);
                for (const auto& [with, shape] : z.integrated) need(with != gone);
            }
        for (const auto& [at, in] : hosts) need(at != gone && in != gone);
        for (const auto& [key, each] : bodies) need(each.unit != gone && each.seat != gone);
        for (const trust& t : trusts) need(t.unit != gone && t.holder != gone);
        for (const auto& [key, each] : items) need(each.grantor != gone);
        for (const pact& each : pacts) need(each.about != gone && !has(each.partners, gone));
        for (const figure& each : figures) need(each.unit != gone);
        units.erase(gone);
        zones.erase(gone);
    }

    //=== entrustments ===//

    // Whether a zone is the other or, through any number of parks, a part of it.
    [[nodiscard]] bool part(int of, int whole) const {
        for (int at = of; at != 0 && !division(at); at = zones.at(at).part_of)
            if (at == whole) return true;
        return false;
    }
    void check_trusts(const trust& fresh_one) const {
        const trust& t = fresh_one;
        need(units.count(t.unit) != 0 && units.count(t.holder) != 0);
        need(!(division(t.holder) && within(t.holder, t.unit)) && !part(t.holder, t.unit));
        need((t.scope == "items") == !t.matters.empty());
        std::vector<int> open{t.holder};
        for (std::size_t i = 0; i < open.size(); ++i) {
            need(open[i] != t.unit);
            for (const trust& next : trusts)
                if (next.unit == open[i] && !has(open, next.holder)) open.push_back(next.holder);
        }
    }
    void begin(const trust& t) {
        check_trusts(t);
        for (const trust& other : trusts) need(!(other.unit == t.unit && meet(other, t)));
        trusts.push_back(t);
    }
    void end_all(const std::function<bool(const trust&)>& which) {
        trusts.erase(std::remove_if(trusts.begin(), trusts.end(), which), trusts.end());
    }
    void pass(std::size_t at, int holder) {
        trust next = trusts[at];
        trusts.erase(trusts.begin() + static_cast<std::ptrdiff_t>(at));
        next.holder = holder;
        check_trusts(next);
        for (const trust& other : trusts) need(!(other.unit == next.unit && meet(other, next)));
        trusts.insert(trusts.begin() + static_cast<std::ptrdiff_t>(at), next);
    }

    //=== parties ===//

    struct party {
        int unit = 0, body = 0;
        bool stated = false;
        [[nodiscard]] bool none() const { return unit == 0 && body == 0 && !stated; }
    };
    [[nodiscard]] party of(const std::string& text) const {
        if (text.rfind("unit:", 0) == 0) return {u(text.substr(5)), 0, false};
        if (text.rfind("body:", 0) == 0) return {0, b(text.substr(5)), false};
        return {0, 0, !text.empty()};
    }
    [[nodiscard]] static party of(int body_key) { return {0, body_key, false}; }
    void check(const party& p) const {
        need(p.unit == 0 || units.count(p.unit) != 0);
        need(p.body == 0 || bodies.count(p.body) != 0);
    }
    [[nodiscard]] int receiver(const party& p) const {
        if (p.body != 0 || p.unit == 0) return p.body;
        int found = 0;
        for (const auto& [key, each] : bodies) {
            const bool fits = division(p.unit)
                ? each.kind == "government" || each.kind == "subdistrict_office"
                : each.kind == "management_committee" || each.kind == "management_office";
            if (each.unit != p.unit || !fits) continue;
            if (found != 0) return 0;
            found = key;
        }
        return found;
    }

    //=== what bodies hold ===//

    using column = tallies body::*;
    void transfer(
        int from, const party& to, column list, const std::string& kind, const count& amount, const std::string& how) {
        need(bodies.count(from) != 0);
        check(to);
        need(!amount || *amount > 0);
        tallies& giver = bodies.at(from).*list;
        const bool listed = giver.count(kind) != 0;
        const count there = listed ? giver.at(kind) : bodies.at(from).part_of != 0 ? count(0) : count();
        need(!(there && amount && *there < *amount));
        if (listed) shift(giver[kind], amount, -1);
        if (how != "moved" && how != "recovered") return;
        const int taker = receiver(to);
        if (taker == 0) return;
        tallies& gained = bodies.at(taker).*list;
        if (bodies.at(taker).part_of != 0) gained.emplace(kind, 0);
        if (gained.count(kind) != 0) shift(gained[kind], amount, +1);
    }
    void transfer_all(int from, const party& to, column list, const std::string& how) {
        const tallies all = bodies.at(from).*list;
        for (const auto& [kind, number] : all)
            if (number != count(0)) transfer(from, to, list, kind, number, how);
        if (!all.empty() || bodies.at(from).part_of != 0) return;
        if (how != "moved" && how != "recovered") return;
        if (const int taker = receiver(to); taker != 0) {
            if (bodies.at(taker).part_of != 0) (bodies.at(taker).*list).emplace("unstated", 0);
            for (auto& [kind, number] : bodies.at(taker).*list) number.reset();
        }
    }
    void give(int from, const party& to, int what, const std::string& how) {
        need(items.count(what) != 0 && bodies.count(from) != 0 && items.at(what).holder == from);
        const int taker = how == "moved" ? receiver(to) : 0;
        if (taker == 0) {
            items.erase(what);
            return;
        }
        items[what].holder = taker;
        items[what].shared.erase(taker);
    }
    void give_all(int from, const party& to, const std::string& cls, const std::string& how) {
        std::vector<int> held;
        for (const auto& [key, each] : items)
            if (each.holder == from && each.cls == cls) held.push_back(key);
        for (const int key : held) give(from, to, key, how);
    }
    void along(int from, const party& to, const std::vector<std::string>& things,
        const std::vector<std::pair<std::string, count>>& staff,
        const std::vector<std::pair<std::string, count>>& quota) {
        if (things.empty() && staff.empty() && quota.empty()) return;
        need(bodies.count(from) != 0 && !to.none());
        check(to);
        for (const std::string& name : things) give(from, to, thing(name), "moved");
        for (const auto& [kind, number] : staff) transfer(from, to, &body::staff, kind, number, "moved");
        for (const auto& [kind, number] : quota) transfer(from, to, &body::quota, kind, number, "moved");
    }
    [[nodiscard]] std::vector<int> leading_posts_of(int of_body) const {
        std::vector<int> all;
        for (const auto& [key, each] : posts)
            if (each.body == of_body && leads(each.kind)) all.push_back(key);
        return all;
    }
    [[nodiscard]] std::vector<int> parts_of(int of_body) const {
        std::vector<std::pair<std::string, int>> all;
        for (const auto& [key, each] : bodies)
            if (each.part_of == of_body) all.emplace_back(each.name, key);
        std::sort(all.begin(), all.end());
        std::vector<int> keys;
        for (const auto& [name, key] : all) keys.push_back(key);
        return keys;
    }
    [[nodiscard]] count number(int of_body, count body::*which, std::size_t listed) const {
        const body& x = bodies.at(of_body);
        if (x.*which) return x.*which;
        if (listed != 0) return static_cast<std::int64_t>(listed);
        return x.part_of != 0 ? count(0) : count();
    }
    [[nodiscard]] count number(int of_body, count body::*which) const {
        return number(
            of_body, which, which == &body::leading ? leading_posts_of(of_body).size() : parts_of(of_body).size());
    }
    // Hands a number over and says to whom the things listed go.
    int hand_over(int from, const party& to, const std::string& how, count body::*which, std::size_t listed) {
        const count all = number(from, which, listed);
        const int taker = how == "moved" ? receiver(to) : 0;
        bodies.at(from).*which = 0;
        if (taker == 0) return 0;
        count& theirs = bodies.at(taker).*which;
        if (theirs) {
            shift(theirs, all, +1);
        } else if (all && *all != static_cast<std::int64_t>(listed)) {
            count now = number(taker, which);
            shift(now, all, +1);
            bodies.at(taker).*which = now;
        }
        return taker;
    }
    void give_posts(int from, const party& to, const std::string& how) {
        const std::vector<int> all = leading_posts_of(from);
        const int taker = hand_over(from, to, how, &body::leading, all.size());
        if (taker != 0)
            for (const int key : all) posts[key].body = taker;
    }
    void give_parts(int from, const party& to, const std::string& how, const std::function<void(int)>& close_part) {
        const std::vector<int> all = parts_of(from);
        const int taker = hand_over(from, to, how, &body::internal, all.size());
        for (const int part : all) {
            if (taker == 0) {
                close_part(part);
                continue;
            }
            bodies[part].part_of = taker;
            carry(part, bodies.at(part).unit, bodies.at(taker).unit);
        }
    }
    void carry(int top, int old_unit, int new_unit) {
        if (bodies.at(top).unit == old_unit) bodies.at(top).unit = new_unit;
        for (const int part : parts_of(top)) carry(part, old_unit, new_unit);
    }
    void close(int gone) {
        for (auto i = posts.begin(); i != posts.end();) {
            if (i->second.body != gone) {
                ++i;
                continue;
            }
            const int ended = i->first;
            tenures.erase(
                std::remove_if(tenures.begin(), tenures.end(), [&](const tenure& t) { return t.post == ended; }),
                tenures.end());
            i = posts.erase(i);
        }
        for (auto& [key, each] : items) {
            each.shared.erase(gone);
            need(each.holder != gone);
        }
        need(parts_of(gone).empty());
        bodies.erase(gone);
    }
    // Empties a body into another and closes it.
    void merge(int from, int into, const std::string& post_fate, const std::string& part_fate,
        const std::set<std::string>& recovered, const party& pool) {
        const party to = of(into);
        transfer_all(from, to, &body::staff, "moved");
        const tallies quota = bodies.at(from).quota;
        if (quota.empty()) transfer_all(from, to, &body::quota, "moved");
        for (const auto& [kind, amount] : quota) {
            if (amount == count(0)) continue;
            const bool back = recovered.count(kind) != 0;
            transfer(from, back ? pool : to, &body::quota, kind, amount, back ? "recovered" : "moved");
        }
        for (const std::string& cls : item_classes) give_all(from, to, cls, "moved");
        give_posts(from, to, post_fate);
        give_parts(
            from, to, part_fate, [&](int part) { merge(part, into, "written_off", "written_off", recovered, pool); });
        close(from);
    }
    void merge(int from, int into, const std::string& post_fate, const std::string& part_fate) {
        merge(from, into, post_fate, part_fate, {}, {});
    }

    //=== zones ===//

    void set_part_of(int park, int whole) {
        for (int above = whole; above != 0; above = zones.at(above).part_of) {
            need(above != park);
            for (const trust& t : trusts) need(t.unit != above || !part(t.holder, park));
        }
        zones[park].part_of = whole;
    }
    void make_park(int park, int whole) {
        set_part_of(park, whole);
        if (units.at(park).kind == "zone") units[park].kind = "park";
    }
    void close_zone(int gone) {
        end_all([&](const trust& t) { return t.unit == gone; });
        for (auto i = hosts.begin(); i != hosts.end();) i = i->first == gone ? hosts.erase(i) : std::next(i);
        figures.erase(std::remove_if(figures.begin(), figures.end(), [&](const figure& f) { return f.unit == gone; }),
            figures.end());
        remove_unit(gone);
    }
    [[nodiscard]] std::set<int> counties(int of_zone) const {
        std::set<int> all;
        const auto add_county = [&](int at) {
            while (at != 0 && level(at) != 2) at = units.at(at).parent;
            if (at != 0) all.insert(at);
        };
        add_county(units.at(of_zone).parent);
        for (const auto& [at, in] : hosts)
            if (at == of_zone) add_county(in);
        return all;
    }

    //=== divisions ===//

    // What a division is called and is, when its organs are to follow it.
    struct title {
        std::string name, kind;
    };
    [[nodiscard]] title title_of(int at) const { return {units.at(at).name, units.at(at).kind}; }
    static bool governs(const std::string& kind) { return kind == "government" || kind == "subdistrict_office"; }
    static std::string becomes(const std::string& kind, const std::string& in) {
        if (in == "subdistrict" && (kind == "government" || kind == "congress")) return "subdistrict_office";
        return in != "subdistrict" && kind == "subdistrict_office" ? "government" : kind;
    }
    static std::string ending(const std::string& of) {
        return of == "subdistrict" ? "办事处" : of == "prefecture" || of == "league" ? "行政公署" : "人民政府";
    }
    static std::string government_of(const title& of) {
        const bool street = of.kind != "subdistrict" || of.name.ends_with("街道");
        return of.name + (street ? "" : "街道") + ending(of.kind);
    }
    static void put_name(std::string& in, const title& from, const title& to) {
        const auto at = in.find(from.name);
        if (from.name == to.name || at == std::string::npos) return;
        if (to.name.rfind(from.name, 0) == 0 && in.compare(at, to.name.size(), to.name) == 0) return;
        in = in.substr(0, at) + to.name + in.substr(at + from.name.size());
    }
    static std::string retitled(const body& each, const title& from, const title& to) {
        if (each.kind == "congress" && to.kind == "subdistrict") return government_of(to);
        std::string name = each.name;
        put_name(name, from, to);
        if (const std::string old = ending(from.kind); governs(each.kind) && name.ends_with(old))
            name = name.substr(0, name.size() - old.size()) + ending(to.kind);
        return name;
    }
    static bool follows(const std::string& kind) {
        static const std::set<std::string> kinds{"government", "subdistrict_office", "party_committee", "congress",
            "department", "working_committee", "discipline_committee", "internal_body"};
        return kinds.count(kind) != 0;
    }
    void follow(int key, const title& from, const title& to) {
        body& each = bodies.at(key);
        if (follows(each.kind)) {
            each.name = retitled(each, from, to);
            each.kind = becomes(each.kind, to.kind);
            for (std::string& plate : each.plates) put_name(plate, from, to);
        }
        for (const int part : parts_of(key)) follow(part, from, to);
    }
    // By name, governments first.
    [[nodiscard]] std::vector<int> tops_of(int at) const {
        std::vector<std::tuple<bool, std::string, int>> tops;
        for (const auto& [key, each] : bodies)
            if (each.unit == at && (each.part_of == 0 || bodies.at(each.part_of).unit != at))
                tops.emplace_back(!governs(each.kind), each.name, key);
        std::sort(tops.begin(), tops.end());
        std::vector<int> keys;
        for (const auto& top : tops) keys.push_back(std::get<2>(top));
        return keys;
    }
    [[nodiscard]] int organ(int at, const std::string& kind) const {
        std::pair<std::string, int> first;
        for (const auto& [key, each] : bodies)
            if (each.unit == at && each.kind == kind && each.part_of == 0
                && (first.second == 0 || each.name < first.first))
                first = {each.name, key};
        return first.second;
    }
    void inherit(int from, int heir, bool is_new, const std::string& post_fate, const std::string& part_fate) {
        const title old_title = title_of(from);
        const title new_title = title_of(heir);
        for (const int key : tops_of(from)) {
            const body each = bodies.at(key);
            const bool top = each.part_of == 0;
            const bool one = top && follows(each.kind) && each.kind != "department" && each.kind != "internal_body";
            const bool agency = top && (each.kind == "management_committee" || each.kind == "management_office");
            const int same = one || agency ? organ(heir, becomes(each.kind, new_title.kind)) : 0;
            if (same != 0) {
                merge(key, same, post_fate, part_fate);
                continue;
            }
            bool taken = false;
            for (const auto& [other_key, other] : bodies)
                taken = taken || (other.unit == heir && other.name == retitled(each, old_title, new_title));
            carry(key, from, heir);
            if (one || (is_new && !taken)) follow(key, old_title, new_title);
        }
    }
    void adapt(int at, const title& before) {
        const title now = title_of(at);
        for (const int key : tops_of(at)) {
            const body each = bodies.at(key);
            const std::string next = becomes(each.kind, now.kind);
            const int same = next == each.kind || each.part_of != 0 ? 0 : organ(at, next);
            if (same != 0)
                merge(key, same, "written_off", "moved");
            else
                follow(key, before, now);
        }
    }
    void repoint(int gone, int heir) {
        end_all([&](const trust& t) { return t.unit == gone; });
        for (std::size_t i = 0; i < trusts.size();) {
            if (trusts[i].holder != gone) {
                ++i;
            } else if (units.at(trusts[i].unit).parent == heir) {
                trusts.erase(trusts.begin() + static_cast<std::ptrdiff_t>(i));
            } else {
                pass(i, heir);
                ++i;
            }
        }
        const auto swap = [&](int& x) {
            if (x == gone) x = heir;
        };
        for (auto& [key, each] : units)
            if (level_of(each.kind) == 9) swap(each.parent);
        for (auto& [key, z] : zones) {
            for (int* x : {&z.managing, &z.dispatching, &z.approving, &z.statistics}) swap(*x);
            for (auto& [with, shape] : z.integrated) swap(with);
            std::set<int> seen;
            std::vector<std::pair<int, std::string>> once;
            for (const auto& one : z.integrated)
                if (seen.insert(one.first).second) once.push_back(one);
            z.integrated.assign(once.begin(), once.end());
        }
        std::set<std::pair<int, int>> kept;
        for (auto [at, in] : hosts) {
            swap(in);
            kept.emplace(at, in);
        }
        hosts = kept;
        for (auto& [key, each] : bodies) swap(each.seat);
        for (auto& [key, each] : items) swap(each.grantor);
        for (pact& each : pacts) {
            swap(each.about);
            std::vector<int> partners;
            for (int x : each.partners) {
                swap(x);
                if (!has(partners, x)) partners.push_back(x);
            }
            each.partners = std::move(partners);
        }
        figures.erase(std::remove_if(figures.begin(), figures.end(), [&](const figure& f) { return f.unit == gone; }),
            figures.end());
    }
    void abolish(int gone, int heir, bool is_new, const std::string& post_fate, const std::string& part_fate) {
        for (const int below : children(gone)) move(below, heir);
        inherit(gone, heir, is_new, post_fate, part_fate);
        repoint(gone, heir);
        remove_unit(gone);
    }

    //=== posts ===//

    void hold(int at, int holder, const std::string& mode) {
        need(posts.count(at) != 0 && people.count(holder) != 0);
        for (const tenure& t : tenures) need(!(t.post == at && t.person == holder));
        tenures.push_back({at, holder, mode, {}, false});
    }
    [[nodiscard]] std::vector<int> holders(int at) const {
        std::vector<int> all;
        for (const tenure& t : tenures)
            if (t.post == at) all.push_back(t.person);
        return all;
    }
    void leave(int at, int holder) {
        tenures.erase(std::remove_if(tenures.begin(), tenures.end(),
                          [&](const tenure& t) { return t.post == at && t.person == holder; }),
            tenures.end());
    }
};

//=== each act ===//

using account = std::function<void(acting&, const command&)>;

void returned(acting& w, const command& c) { // a town, b its holder or nobody; from, to and what goes along
    const int town = w.a_unit(c.a);
    const int holder = c.b.empty() ? 0 : w.a_unit(c.b);
    const std::size_t before = w.trusts.size();
    w.end_all([&](const trust& t) { return t.unit == town && (holder == 0 || t.holder == holder); });
    need(w.trusts.size() != before);
    w.along(w.b(c.from), w.of(c.to), c.items, c.staff, c.quota);
}

void entrusted(acting& w, const command& c) { // a unit, b holder, word its scope, list the matters; what goes along
    trust t{w.a_unit(c.a), w.a_unit(c.b), c.word, {c.list.begin(), c.list.end()}};
    need(!(w.division(t.unit) && w.division(t.holder) && t.unit != t.holder && w.within(t.unit, t.holder)));
    w.begin(t);
    w.along(w.b(c.from), w.of(c.to), c.items, c.staff, c.quota);
}

void reparented(acting& w, const command& c) { // a unit, b its new parent
    const int what = w.a_unit(c.a);
    const int to = w.a_unit(c.b);
    need(w.division(what) && !(w.units.at(what).parent == to && w.units.at(what).known));
    w.end_all([&](const trust& t) { return t.unit == what && t.holder == to; });
    w.move(what, to);
}

void merged_agencies(acting& w, const command& c) { // a into; list absorbed; quota kinds go back to the pool `to`
    const int into = w.a_body(c.a);
    const acting::party pool = w.of(c.to);
    w.check(pool);
    const int zone_unit = w.bodies.at(into).unit;
    need(w.is_zone(zone_unit) && !c.list.empty());
    std::set<std::string> recovered;
    for (const auto& [kind, number] : c.quota) recovered.insert(kind);
    std::vector<int> absorbed;
    for (const std::string& name : c.list) {
        const int from = w.a_body(name);
        need(from != into && from != pool.body && !has(absorbed, from) && w.is_zone(w.bodies.at(from).unit));
        need(w.bodies.at(from).part_of == 0);
        absorbed.push_back(from);
        for (int above = w.bodies.at(into).part_of; above != 0; above = w.bodies.at(above).part_of) need(above != from);
        if (w.bodies.at(from).unit != zone_unit && c.flags.count("adjacent") == 0) {
            const std::set<int> ours = w.counties(zone_unit);
            const std::set<int> theirs = w.counties(w.bodies.at(from).unit);
            need(std::any_of(theirs.begin(), theirs.end(), [&](int county) { return ours.count(county) != 0; }));
        }
        if (!w.bodies.at(into).quota.empty())
            for (const auto& [kind, number] : w.bodies.at(from).quota)
                need(number == count(0) || recovered.count(kind) != 0 || w.bodies.at(into).quota.count(kind) != 0);
    }
    for (const int from : absorbed)
        for (int above = w.bodies.at(from).part_of; above != 0; above = w.bodies.at(above).part_of)
            need(!has(absorbed, above));
    std::vector<int> parks;
    for (const int from : absorbed) {
        const body closing = w.bodies.at(from);
        if (c.flags.count("plates") != 0) {
            std::vector<std::string>& plates = w.bodies.at(into).plates;
            plates.push_back(closing.name);
            plates.insert(plates.end(), closing.plates.begin(), closing.plates.end());
        }
        w.merge(from, into, c.flags.count("posts") != 0 ? "moved" : "written_off",
            c.flags.count("parts") != 0 ? "moved" : "written_off", recovered, pool);
        if (closing.unit != zone_unit && !has(parks, closing.unit)) parks.push_back(closing.unit);
    }
    for (const int park : parks) {
        for (std::size_t i = 0; i < w.trusts.size(); ++i)
            if (w.trusts[i].holder == park) w.pass(i, zone_unit);
        w.make_park(park, zone_unit);
    }
}

void abolished_agency(
    acting& w, const command& c) { // a agency, to its successor, sent the classes, b the whole of a park
    const int agency = w.a_body(c.a);
    need(w.bodies.at(agency).part_of == 0);
    const auto check = [&](const acting::party& p) {
        w.check(p);
        for (int at = p.body; at != 0; at = w.bodies.at(at).part_of) need(at != agency);
    };
    check(w.of(c.to));
    std::map<std::string, sending> sent;
    for (const sending& s : c.sent) {
        check(w.of(s.to));
        need(!(s.how == "moved" && w.of(s.to).none()) && s.how != "created" && s.how != "kept");
        need(sent.emplace(s.cls, s).second);
    }
    const int zone_unit = w.bodies.at(agency).unit;
    const bool park = c.flags.count("park") != 0;
    const bool closed = c.flags.count("closed") != 0;
    need(park == !c.b.empty() && (w.is_zone(zone_unit) || (!park && !closed)));
    const int whole = park ? w.a_zone(c.b) : 0;

    const auto where = [&](const std::string& cls) {
        const auto s = sent.find(cls);
        const std::string how = s == sent.end() ? "moved" : s->second.how;
        const acting::party to = w.of(s == sent.end() ? c.to : s->second.to);
        need(how != "moved" || !to.none());
        return std::pair(to, how);
    };
    const auto fate = [&](const std::string& cls) {
        const auto s = sent.find(cls);
        return s == sent.end() ? std::pair(acting::party{}, std::string("written_off"))
                               : std::pair(w.of(s->second.to), s->second.how);
    };
    const std::function<void(int)> close = [&](int gone) {
        for (const auto& [cls, list] :
            {std::pair(std::string("staff"), &body::staff), std::pair(std::string("quota"), &body::quota)}) {
            const tallies& there = w.bodies.at(gone).*list;
            if (there.empty() && w.bodies.at(gone).part_of != 0) continue;
            if (!there.empty()
                && std::all_of(there.begin(), there.end(), [](const auto& t) { return t.second == count(0); }))
                continue;
            const auto [to, how] = where(cls);
            w.transfer_all(gone, to, list, how);
        }
        for (const std::string& cls : item_classes) {
            if (std::none_of(w.items.begin(), w.items.end(),
                    [&](const auto& i) { return i.second.holder == gone && i.second.cls == cls; }))
                continue;
            const auto [to, how] = where(cls);
            w.give_all(gone, to, cls, how);
        }
        const auto [posts_to, posts_how] = fate("leading_posts");
        w.give_posts(gone, posts_to, posts_how);
        const auto [parts_to, parts_how] = fate("internal_bodies");
        w.give_parts(gone, parts_to, parts_how, close);
        w.close(gone);
    };
    // Names are looked up while they are there: what closes is nobody's successor.
    close(agency);
    if (w.is_zone(zone_unit)) {
        const bool keeps = !park && !closed && std::any_of(w.bodies.begin(), w.bodies.end(), [&](const auto& each) {
            return each.second.unit == zone_unit
                && (each.second.kind == "management_committee" || each.second.kind == "management_office");
        });
        for (std::size_t i = 0; i < w.trusts.size();) {
            if (w.trusts[i].holder != zone_unit) {
                ++i;
                continue;
            }
            const int level = w.level(w.trusts[i].unit);
            const auto s = sent.find(level == 3 ? "townships" : level == 4 ? "villages" : "");
            if (s == sent.end() && keeps) {
                ++i;
                continue;
            }
            acting::party to;
            if (s != sent.end()) to = w.of(s->second.to);
            const int heir = to.body != 0 ? w.bodies.at(to.body).unit : to.unit;
            if (heir != 0 && heir != w.units.at(w.trusts[i].unit).parent) {
                w.pass(i, heir);
                ++i;
            } else {
                w.trusts.erase(w.trusts.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
    }
    if (closed) w.close_zone(zone_unit);
    if (park) w.make_park(zone_unit, whole);
}

void ranked(acting& w, const command& c) { // a body, n its new rank, m the present one as stated, flag `up`
    body& it = w.bodies.at(w.a_body(c.a));
    need(!(c.m && it.rank && *it.rank != *c.m));
    const count present = it.rank ? it.rank : c.m;
    need(present && *present != c.n && (c.flags.count("up") != 0) == (c.n > *present));
    it.rank = c.n;
}

void chartered(acting& w, const command& c) { // a body, word the document, m leading posts, k internal bodies, quota,
    const int at = w.a_body(c.a);             // to the pool, list closes, items opens
    const acting::party pool = w.of(c.to);
    w.check(pool);
    need(!c.word.empty() && !(c.m && *c.m < 0) && !(c.k && *c.k < 0));
    std::set<std::string> kinds;
    for (const auto& [kind, number] : c.quota) need(!(number && *number < 0) && kinds.insert(kind).second);
    std::set<int> closes;
    for (const std::string& name : c.list) {
        const int part = w.a_body(name);
        need(w.bodies.at(part).part_of == at && closes.insert(part).second);
    }
    need(!(w.bodies.at(at).charter == c.word && !c.m && !c.k && c.quota.empty() && c.list.empty() && c.items.empty()));
    w.bodies.at(at).charter = c.word;
    const count before = w.bodies.at(at).internal;
    for (const int part : closes) w.merge(part, at, "written_off", "written_off");
    for (const std::string& name : c.items) {
        need(acting::good_name(name));
        body part;
        part.name = name;
        part.kind = "internal_body";
        part.unit = w.bodies.at(at).unit;
        part.part_of = at;
        w.bodies[w.fresh()] = part;
    }
    if (before) {
        const auto by = static_cast<std::int64_t>(c.items.size()) - static_cast<std::int64_t>(closes.size());
        need(*before + by >= 0);
        w.bodies.at(at).internal = *before + by;
    }
    if (c.k) {
        need(*c.k >= static_cast<std::int64_t>(w.parts_of(at).size()));
        w.bodies.at(at).internal = c.k;
    }
    if (c.m) w.bodies.at(at).leading = c.m;
    for (const auto& [kind, number] : c.quota) {
        const tallies& there = w.bodies.at(at).quota;
        const count was = there.count(kind) != 0 ? there.at(kind) : count();
        if (was && number && *number < *was) w.transfer(at, pool, &body::quota, kind, *was - *number, "recovered");
        w.bodies.at(at).quota[kind] = number;
    }
}

void established_agency(acting& w, const command& c) { // a unit, b name, word kind, quota out of the pool `to`, m, k
    const int at = w.a_unit(c.a);
    const acting::party pool = w.of(c.to);
    w.check(pool);
    need(c.word != "internal_body" && acting::good_name(c.b));
    body made;
    made.name = c.b;
    made.kind = c.word;
    made.unit = at;
    made.leading = c.m;
    made.internal = c.k;
    need(!(c.m && *c.m < 0) && !(c.k && *c.k < 0));
    for (const auto& [kind, number] : c.quota) need(!(number && *number < 0) && made.quota.emplace(kind, 0).second);
    // The pool is looked for with the new body there.
    const int key = w.fresh();
    w.bodies[key] = made;
    const int giver = w.receiver(pool);
    for (const auto& [kind, number] : c.quota) {
        if (number == count(0)) continue;
        if (giver != 0)
            w.transfer(giver, acting::of(key), &body::quota, kind, number, "moved");
        else
            w.bodies[key].quota[kind] = number;
    }
}

void renamed_body(acting& w, const command& c) { // a body, b its new name, flag `plate`
    body& it = w.bodies.at(w.a_body(c.a));
    need(it.name != c.b && acting::good_name(c.b));
    if (c.flags.count("plate") != 0) it.plates.push_back(it.name);
    it.name = c.b;
}

void plated(acting& w, const command& c) { // a body, list
    body& it = w.bodies.at(w.a_body(c.a));
    const std::size_t before = it.plates.size();
    for (const std::string& plate : c.list) {
        need(!plate.empty());
        if (plate != it.name && !has(it.plates, plate)) it.plates.push_back(plate);
    }
    need(it.plates.size() != before);
}

void stripped(
    acting& w, const command& c) { // a agency, to; flags `listed` (items) and `shared`; list, staff, quota go along
    const int agency = w.a_body(c.a);
    const acting::party to = w.of(c.to);
    need(!to.none());
    w.check(to);
    const int lead = w.receiver(to);
    const bool shared = c.flags.count("shared") != 0;
    need(lead != agency && !(shared && lead == 0));
    std::vector<int> all;
    if (c.flags.count("listed") != 0) {
        for (const std::string& name : c.items) all.push_back(w.thing(name));
    } else {
        for (const auto& [key, each] : w.items)
            if (each.holder == agency && each.cls == "functions" && each.about == "social") all.push_back(key);
    }
    need(!all.empty());
    for (const int key : all) {
        need(w.items.count(key) != 0 && w.items.at(key).cls == "functions");
        w.give(agency, to, key, "moved");
        if (shared) w.items.at(key).shared.insert(agency);
    }
    w.along(agency, to, c.list, c.staff, c.quota);
}

void delegated(acting& w, const command& c) { // a grantor, b body, list the powers
    const int grantor = w.a_division(c.a);
    const int to = w.a_body(c.b);
    need(!c.list.empty() && std::set<std::string>(c.list.begin(), c.list.end()).size() == c.list.size());
    for (const std::string& name : c.list) {
        need(!name.empty());
        for (const auto& [key, each] : w.items)
            need(!(each.holder == to && each.cls == "powers" && each.name == name && each.grantor == grantor));
    }
    for (const std::string& name : c.list) w.items[w.fresh()] = {name, "powers", {}, to, grantor, {}};
}

void withdrawn(acting& w, const command& c) { // a body, items
    const int from = w.a_body(c.a);
    need(!c.items.empty());
    for (const std::string& name : c.items) {
        const int key = w.thing(name);
        need(w.items.count(key) != 0 && w.items.at(key).cls == "powers");
        w.give(from, {}, key, "released");
    }
}

void transferred(acting& w, const command& c) { // from, to, staff, quota
    const int from = w.a_body(c.from);
    const acting::party to = w.of(c.to);
    need(!to.none() && !(c.staff.empty() && c.quota.empty()));
    w.check(to);
    need(w.receiver(to) != from);
    w.along(from, to, {}, c.staff, c.quota);
}

void recovered(acting& w, const command& c) { // from, quota, to the pool
    const int from = w.a_body(c.from);
    const acting::party pool = w.of(c.to);
    w.check(pool);
    need(!c.quota.empty() && !(!pool.none() && w.receiver(pool) == from));
    for (const auto& [kind, number] : c.quota) w.transfer(from, pool, &body::quota, kind, number, "recovered");
}

void appointed(acting& w, const command& c) { // a post, b somebody on record or c somebody new, word mode
    const int at = w.p(c.a);
    need(w.posts.count(at) != 0);
    int holder = w.who(c.b);
    if (c.b.empty()) {
        holder = w.fresh();
        w.people[holder] = {c.c, {}};
    } else {
        need(holder != nobody && c.c.empty());
    }
    w.hold(at, holder, c.word);
}

void relieved(acting& w, const command& c) { // a post, b its holder or nobody
    const int at = w.p(c.a);
    need(w.posts.count(at) != 0 && w.who(c.b) != nobody);
    std::vector<int> all = w.holders(at);
    if (!c.b.empty())
        all.erase(std::remove_if(all.begin(), all.end(), [&](int h) { return h != w.who(c.b); }), all.end());
    need(all.size() == 1);
    w.leave(at, all.front());
}

void concurrent(acting& w, const command& c) { w.hold(w.p(c.b), w.who(c.a), "concurrent"); } // a person, b post

void first_secretary(acting& w, const command& c) { // a committee, b person
    const int at = w.a_body(c.a);
    need(w.people.count(w.who(c.b)) != 0);
    need(w.bodies.at(at).kind == "working_committee" || w.bodies.at(at).kind == "party_committee");
    std::vector<int> seats;
    for (const auto& [key, each] : w.posts)
        if (each.body == at && each.kind == "first_secretary") seats.push_back(key);
    if (seats.empty()) {
        seats.push_back(w.fresh());
        w.posts[seats.back()] = {"第一书记", "first_secretary", at};
    }
    w.hold(seats.back(), w.who(c.b), "concurrent");
}

void seconded(acting& w, const command& c) { // a person, b post
    const int at = w.p(c.b);
    const int holder = w.who(c.a);
    need(std::any_of(w.tenures.begin(), w.tenures.end(),
        [&](const tenure& t) { return t.person == holder && t.mode != "seconded" && t.post != at; }));
    w.hold(at, holder, "seconded");
}

void integrated(acting& w, const command& c) { // a zone, b division, word shape, list a post of each
    const int at = w.a_zone(c.a);
    const int with = w.a_division(c.b);
    auto& all = w.zones.at(at).integrated;
    const auto known = std::find_if(all.begin(), all.end(), [&](const auto& i) { return i.first == with; });
    if (known == all.end())
        all.emplace_back(with, c.word);
    else if (!c.word.empty())
        known->second = c.word;
    if (c.list.size() < 2) return;
    const int zone_post = w.p(c.list[0]);
    const int division_post = w.p(c.list[1]);
    need(w.posts.count(zone_post) != 0 && w.posts.count(division_post) != 0);
    need(
        w.bodies.at(w.posts.at(zone_post).body).unit == at && w.bodies.at(w.posts.at(division_post).body).unit == with);
    const std::vector<int> principals = w.holders(division_post);
    need(principals.size() == 1);
    const bool held = has(w.holders(zone_post), principals.front());
    for (const int other : w.holders(zone_post))
        if (other != principals.front()) w.leave(zone_post, other);
    if (!held) w.hold(zone_post, principals.front(), "concurrent");
}

void created_post(acting& w, const command& c) { // a body, b title, word kind
    const int at = w.a_body(c.a);
    need(!c.b.empty());
    w.posts[w.fresh()] = {c.b, c.word, at};
}

void abolished_post(acting& w, const command& c) { // a post
    const int at = w.p(c.a);
    need(w.posts.count(at) != 0 && w.holders(at).empty());
    w.posts.erase(at);
}

// What is taken is looked at before anything moves.
std::vector<int> taken(const acting& w, const std::vector<std::string>& names) {
    std::vector<int> all;
    for (const std::string& name : names) {
        const int key = w.a_division(name);
        need(!has(all, key));
        all.push_back(key);
    }
    return all;
}

void established_division(acting& w, const command& c) { // a name, word kind, b parent, list what it takes
    const int parent = w.u(c.b);
    need(level_of(c.word) < 9 && (parent == 0 || w.division(parent)));
    const std::vector<int> takes = taken(w, c.list);
    const int made = w.add(c.a, c.word, parent);
    for (const int key : takes) w.move(key, made);
}

void check_heir(const acting& w, int gone, int heir) {
    need(w.division(gone) && w.division(heir) && !w.within(heir, gone));
}

void abolished_division(acting& w, const command& c) { // a division, b its heir
    const int gone = w.u(c.a);
    const int heir = w.u(c.b);
    check_heir(w, gone, heir);
    w.abolish(gone, heir, false, "written_off", "moved");
}

void merged_divisions(acting& w, const command& c) { // list; b the one that stays, or c a new one of kind word under a
    need(!c.list.empty() && c.b.empty() != c.c.empty());
    const std::vector<int> all = taken(w, c.list);
    int heir = w.u(c.b);
    if (c.b.empty()) {
        const int parent = w.u(c.a);
        need(level_of(c.word) < 9 && (parent == 0 || w.division(parent)) && !has(all, parent));
        heir = w.add(c.c, c.word, parent);
    } else {
        need(!has(all, heir));
        for (const int gone : all) check_heir(w, gone, heir);
    }
    for (const int gone : all)
        w.abolish(gone, heir, c.b.empty(), c.flags.count("posts") != 0 ? "moved" : "written_off", "moved");
}

void changed_kind(acting& w, const command& c) { // a division, word kind, b name or none
    const int at = w.a_division(c.a);
    unit& it = w.units.at(at);
    need(!(it.kind == c.word && (c.b.empty() || c.b == it.name)) && level_of(c.word) == w.level(at));
    const acting::title before = w.title_of(at);
    need(c.b.empty() || acting::good_name(c.b));
    it.kind = c.word;
    if (!c.b.empty()) it.name = c.b;
    w.adapt(at, before);
}

void changed_boundary(acting& w, const command& c) { // a from, b to, list what moves
    const int from = w.a_division(c.a);
    const int to = w.a_division(c.b);
    need(from != to && !c.list.empty() && w.level(from) == w.level(to));
    const std::vector<int> all = taken(w, c.list);
    for (const int key : all) need(w.units.at(key).parent == from);
    need(all.size() < w.children(from).size());
    for (const int key : all) w.move(key, to);
}

void renamed_unit(acting& w, const command& c) { // a unit, b its new name
    const int at = w.a_unit(c.a);
    unit& it = w.units.at(at);
    need(it.name != c.b && acting::good_name(c.b));
    const acting::title before = w.title_of(at);
    it.name = c.b;
    if (w.division(at)) w.adapt(at, before);
}

void moved_seat(acting& w, const command& c) { // a division, b where to, c where from as stated
    const int at = w.a_division(c.a);
    const int to = w.a_division(c.b);
    const int from = c.c.empty() ? 0 : w.a_division(c.c);
    int government = 0;
    for (const auto& [key, each] : w.bodies)
        if (each.unit == at && acting::governs(each.kind)) {
            need(government == 0);
            government = key;
        }
    need(government != 0 && !w.within(at, to));
    int& seat = w.bodies.at(government).seat;
    need(!(from != 0 && seat != 0 && from != seat));
    const int present = seat != 0 ? seat : from;
    need(present != to);
    const auto below = [&](int place) {
        for (; place != 0; place = w.units.at(place).parent)
            if (w.units.at(place).parent == at) return place;
        return 0;
    };
    need(present == 0 || below(present) == 0 || below(present) != below(to));
    seat = to;
}

void established_zone(acting& w, const command& c) { // a name, word kind, b seat, c the whole, list further hosts
    need(level_of(c.word) == 9);
    const int whole = c.c.empty() ? 0 : w.a_zone(c.c);
    const int made = w.add(c.a, c.word, w.u(c.b));
    w.zones[made].part_of = whole;
    for (const std::string& host : c.list) w.hosts.emplace(made, w.a_division(host));
}

void abolished_zone(acting& w, const command& c) { // a zone
    const int gone = w.a_zone(c.a);
    w.end_all([&](const trust& t) { return t.holder == gone; });
    w.close_zone(gone);
}

void attached(acting& w, const command& c) { // a park, b its whole or nobody
    const int park = w.a_zone(c.a);
    const int whole = c.b.empty() ? 0 : w.a_zone(c.b);
    need(w.zones.at(park).part_of != whole);
    if (whole != 0)
        w.make_park(park, whole);
    else
        w.zones[park].part_of = 0;
}

void reseated(acting& w, const command& c) { // a zone, b where to, flag `host`
    const int at = w.a_zone(c.a);
    const int to = w.a_division(c.b);
    unit& it = w.units.at(at);
    need(!(it.parent == to && it.known));
    const int old = it.known ? it.parent : 0;
    it.parent = to;
    it.known = true;
    w.hosts.erase({at, to});
    if (c.flags.count("host") != 0 && old != 0) w.hosts.emplace(at, old);
}

void measured(acting& w, const command& c) { // a zone, n added, m removed, k published; ten-thousandths of a hectare
    zone& it = w.zones.at(w.a_zone(c.a));
    const std::int64_t removed = c.m.value_or(0);
    need(!(c.n == 0 && removed == 0 && !c.k) && c.n >= 0 && removed >= 0 && !(c.k && *c.k < 0));
    if (it.area) {
        const std::int64_t sum = *it.area + c.n - removed;
        need(sum >= 0 && !(c.k && (*c.k - sum > 100 || sum - *c.k > 100)));
        it.area = c.k ? *c.k : sum;
    } else {
        it.area = c.k;
    }
}

void listed(acting& w, const command& c) { // a zone, word its new tier, b the present one as stated, flag `up`
    zone& it = w.zones.at(w.a_zone(c.a));
    const std::vector<std::string> order{"none", "provincial", "national"};
    need(!(!c.b.empty() && !it.tier.empty() && c.b != it.tier));
    const std::string present = it.tier.empty() ? c.b : it.tier;
    need(!present.empty() && present != c.word);
    const auto place = [&](const std::string& tier) { return std::find(order.begin(), order.end(), tier); };
    need((c.flags.count("up") != 0) == (place(c.word) > place(present)));
    it.tier = c.word;
}

void industries(acting& w, const command& c) { // a zone, b the first, list the leading ones
    zone& it = w.zones.at(w.a_zone(c.a));
    need(!(c.b.empty() && c.list.empty()) && !has(c.list, std::string()));
    need(std::set<std::string>(c.list.begin(), c.list.end()).size() == c.list.size());
    if (!c.b.empty()) it.first = c.b;
    if (!c.list.empty()) it.leading = c.list;
}

void converted(acting& w, const command& c) { // a zone, b the division's name, word its kind, c its parent, list
    const int gone = w.a_zone(c.a);
    need(level_of(c.word) < 9);
    const int made = w.add(c.b, c.word, w.u(c.c));
    std::vector<int> takes;
    for (const std::string& name : c.list) takes.push_back(w.a_unit(name));
    for (const trust& t : w.trusts)
        if (t.holder == gone && !has(takes, t.unit)) takes.push_back(t.unit);
    w.end_all([&](const trust& t) { return t.holder == gone; });
    for (const int key : takes) w.move(key, made);
    const acting::title before = w.title_of(gone);
    const acting::title now = w.title_of(made);
    int agencies = 0;
    for (auto& [key, each] : w.bodies) {
        if (each.unit != gone) continue;
        each.unit = made;
        if (each.part_of == 0 && (each.kind == "management_committee" || each.kind == "management_office")) ++agencies;
    }
    for (const int key : w.tops_of(made)) {
        body& each = w.bodies.at(key);
        if (each.part_of == 0 && (each.kind == "management_committee" || each.kind == "management_office")) {
            each.kind = acting::becomes("government", now.kind);
            if (agencies == 1) each.name = acting::government_of(now);
            continue;
        }
        acting::put_name(each.name, before, now);
        if (each.kind != "working_committee" && each.kind != "discipline_committee") continue;
        if (each.kind == "working_committee") each.kind = "party_committee";
        for (const auto& [old, next] : std::vector<std::pair<std::string, std::string>>{
                 {"工作委员会", "委员会"}, {"党工委", "党委"}, {"纪工委", "纪委"}, {"工委", "委"}})
            if (each.name.ends_with(old)) {
                each.name = each.name.substr(0, each.name.size() - old.size()) + next;
                break;
            }
    }
    for (auto& [key, z] : w.zones)
        if (z.part_of == gone) z.part_of = 0;
    w.close_zone(gone);
}

int founded(acting& w, int at, const std::string& kind, const std::string& name) {
    need(acting::good_name(name));
    body made;
    made.name = name;
    made.kind = kind;
    made.unit = at;
    const int key = w.fresh();
    w.bodies[key] = made;
    return key;
}

void operated(acting& w, const command& c) { // a zone, b a company or c a new one's name, from, what goes along
    const int at = w.a_zone(c.a);
    need(c.b.empty() != c.c.empty());
    const int from = w.b(c.from);
    int company = w.b(c.b);
    if (!c.b.empty())
        need(company != nobody && w.bodies.at(company).kind == "platform_company" && company != from);
    else
        company = founded(w, at, "platform_company", c.c);
    w.along(from, acting::of(company), c.items, c.staff, c.quota);
    w.items[w.fresh()] = {"园区运营", "functions", "economic", company, 0, {}};
}

void community(acting& w, const command& c) { // a zone, c its name, from, what goes along
    const int at = w.a_zone(c.a);
    const int from = w.b(c.from);
    const int made = founded(w, at, "industrial_community", c.c);
    w.along(from, acting::of(made), c.items, c.staff, c.quota);
}

void divided(
    acting& w, const command& c) { // a function or b a new one, c its lead, list who shares, word what it is about
    const int lead = w.a_body(c.c);
    need(c.a.empty() != c.b.empty());
    std::set<int> shared;
    for (const std::string& name : c.list) {
        const int other = w.a_body(name);
        need(other != lead && shared.insert(other).second);
    }
    if (c.a.empty()) {
        w.items[w.fresh()] = {c.b, "functions", c.word, lead, 0, shared};
        return;
    }
    const int key = w.thing(c.a);
    need(w.items.count(key) != 0 && w.items.at(key).cls == "functions");
    item& it = w.items.at(key);
    need(!(it.holder == lead && it.shared == shared));
    it.holder = lead;
    it.shared = shared;
}

void reappointed(acting& w, const command& c) { // a body, list post and person in turn, word the archived status,
    const int at = w.a_body(c.a);               // staff leaving, quota (by status) joining
    std::map<int, int> seats;
    std::set<int> seated;
    for (std::size_t i = 0; i + 1 < c.list.size(); i += 2) {
        const int seat = w.p(c.list[i]);
        const int holder = w.who(c.list[i + 1]);
        need(w.posts.count(seat) != 0 && w.people.count(holder) != 0 && w.posts.at(seat).body == at);
        need(seats.emplace(seat, holder).second && seated.insert(holder).second);
    }
    w.tenures.erase(std::remove_if(w.tenures.begin(), w.tenures.end(),
                        [&](const tenure& t) {
                            const auto seat = seats.find(t.post);
                            return w.posts.at(t.post).body == at && !(seat != seats.end() && seat->second == t.person);
                        }),
        w.tenures.end());
    for (const auto& [seat, holder] : seats) {
        const auto own = std::find_if(w.tenures.begin(), w.tenures.end(),
            [&, s = seat, h = holder](const tenure& t) { return t.post == s && t.person == h; });
        if (own == w.tenures.end())
            w.tenures.push_back({seat, holder, "main", c.word, false});
        else if (!c.word.empty())
            own->archived = c.word;
    }
    for (const auto& [status, number] : c.staff) w.transfer(at, {}, &body::staff, status, number, "released");
    for (const auto& [status, number] : c.quota) {
        need(!(number && *number <= 0));
        body& it = w.bodies.at(at);
        if (it.part_of != 0) it.staff.emplace(status, 0);
        if (it.staff.count(status) != 0) shift(it.staff[status], number, +1);
    }
}

const std::map<std::string, account>& accounts() {
    static const std::map<std::string, account> all{{"return_township", returned}, {"entrust", entrusted},
        {"reparent", reparented}, {"merge_agencies", merged_agencies}, {"abolish_agency", abolished_agency},
        {"change_rank", ranked}, {"reissue_charter", chartered}, {"establish_agency", established_agency},
        {"rename_body", renamed_body}, {"hang_nameplates", plated}, {"strip_functions", stripped},
        {"delegate_powers", delegated}, {"withdraw_powers", withdrawn}, {"transfer_staff", transferred},
        {"recover_quota", recovered}, {"appoint", appointed}, {"relieve", relieved},
        {"take_concurrent_post", concurrent}, {"name_first_secretary", first_secretary}, {"second", seconded},
        {"integrate_leadership", integrated}, {"create_post", created_post}, {"abolish_post", abolished_post},
        {"establish_division", established_division}, {"abolish_division", abolished_division},
        {"merge_divisions", merged_divisions}, {"change_division_kind", changed_kind},
        {"change_boundary", changed_boundary}, {"rename_unit", renamed_unit}, {"move_government_seat", moved_seat},
        {"establish_zone", established_zone}, {"abolish_zone", abolished_zone}, {"attach_park", attached},
        {"change_seat", reseated}, {"change_footprint", measured}, {"change_tier", listed},
        {"designate_industries", industries}, {"convert_zone", converted}, {"choose_operator", operated},
        {"found_industrial_community", community}, {"divide_duties", divided}, {"reappoint_staff", reappointed}};
    return all;
}

} // namespace

bool knows(const std::string& what) { return accounts().count(what) != 0; }

std::optional<world> carry_out(const world& before, const command& c) {
    acting after(before);
    try {
        accounts().at(c.what)(after, c);
    } catch (const refused&) { return std::nullopt; }
    return static_cast<world>(after);
}

int level_of(const std::string& kind) {
    static const std::map<std::string, int> levels{{"province", 0}, {"prefecture_city", 1}, {"county", 2},
        {"county_city", 2}, {"district", 2}, {"town", 3}, {"township", 3}, {"subdistrict", 3},
        {"villagers_committee", 4}, {"residents_committee", 4}};
    const auto found = levels.find(kind);
    return found == levels.end() ? 9 : found->second;
}

//=== in words ===//

namespace {

std::string shown(const count& n) { return n ? std::to_string(*n) : "?"; }
std::string shown(const tallies& list) {
    std::string all;
    for (const auto& [kind, number] : list) all += " " + kind + "=" + shown(number);
    return all;
}
template <class List>
std::string joined(const List& list) {
    std::string all;
    for (const std::string& one : list) all += (all.empty() ? "" : ",") + one;
    return "[" + all + "]";
}

} // namespace

std::vector<std::string> world::lines() const {
    const auto u = [&](int key) { return key == 0 ? std::string("-") : units.at(key).name; };
    const auto b = [&](int key) { return key == 0 ? std::string("-") : bodies.at(key).name; };
    std::vector<std::string> all;
    for (const auto& [key, each] : units)
        all.push_back("unit " + each.name + " " + each.kind + " " + each.code + " in " + u(each.parent)
            + (each.known ? "" : " somewhere"));
    for (const auto& [key, each] : zones) {
        std::vector<std::string> with;
        for (const auto& [division, shape] : each.integrated) with.push_back(u(division) + ":" + shape);
        std::vector<std::string> named = each.designations;
        std::sort(named.begin(), named.end());
        all.push_back("zone " + u(key) + " of " + u(each.part_of) + " managed " + u(each.managing) + " dispatched "
            + u(each.dispatching) + " approved " + u(each.approving) + " statistics " + u(each.statistics) + " tier "
            + each.tier + " area " + shown(each.area) + " first " + each.first + joined(each.leading)
            + joined(each.plates) + joined(named) + joined(with));
    }
    for (const auto& [at, in] : hosts) all.push_back("host " + u(at) + " in " + u(in));
    for (const auto& [key, each] : bodies)
        all.push_back("body " + each.name + " " + each.kind + " of " + u(each.unit) + " under " + b(each.part_of)
            + " seat " + u(each.seat) + " rank " + shown(each.rank) + " charter " + each.charter + " leading "
            + shown(each.leading) + " internal " + shown(each.internal) + " staff" + shown(each.staff) + " quota"
            + shown(each.quota) + " plates " + joined(each.plates));
    for (const auto& [key, each] : posts) {
        std::vector<std::string> held;
        for (const tenure& t : tenures)
            if (t.post == key)
                held.push_back(people.at(t.person).name + ":" + t.mode + ":" + t.archived + (t.ended ? ":ended" : ""));
        std::sort(held.begin(), held.end());
        all.push_back("post " + each.title + " " + each.kind + " in " + b(each.body) + " " + joined(held));
    }
    for (const auto& [key, each] : people) all.push_back("person " + each.name + " " + shown(each.rank));
    for (const auto& [key, each] : items) {
        std::vector<std::string> shared;
        for (const int other : each.shared) shared.push_back(b(other));
        std::sort(shared.begin(), shared.end());
        all.push_back("item " + each.name + " " + each.cls + " " + each.about + " at " + b(each.holder) + " by "
            + u(each.grantor) + " " + joined(shared));
    }
    for (const trust& each : trusts)
        all.push_back("trust " + u(each.unit) + " to " + u(each.holder) + " " + each.scope + joined(each.matters));
    for (const pact& each : pacts) {
        std::vector<std::string> who;
        for (const int key : each.partners) who.push_back(u(key));
        all.push_back("pact " + each.name + " about " + u(each.about) + joined(who));
    }
    for (const figure& each : figures) all.push_back("figure " + each.name + " of " + u(each.unit));
    std::sort(all.begin(), all.end());
    return all;
}

std::string world::broken() const {
    const acting w(*this);
    for (const auto& [key, each] : units) {
        if (each.parent == 0) continue;
        if (!w.division(each.parent)) return each.name + " lies in no division";
        if (level_of(each.kind) < 9 && w.level(each.parent) >= level_of(each.kind)) return each.name + " is too high";
    }
    for (const auto& [key, each] : zones) {
        if (!w.is_zone(key)) return "a zone that is none";
        std::set<int> seen{key};
        for (int above = each.part_of; above != 0; above = zones.at(above).part_of)
            if (!seen.insert(above).second) return w.units.at(key).name + " is a park of itself";
    }
    for (const auto& [key, each] : bodies) {
        if (units.count(each.unit) == 0) return each.name + " is nobody's";
        std::set<int> seen{key};
        for (int above = each.part_of; above != 0; above = bodies.at(above).part_of)
            if (!seen.insert(above).second) return each.name + " is a part of itself";
        for (const tallies* list : {&each.staff, &each.quota})
            for (const auto& [kind, number] : *list)
                if (number && *number < 0) return each.name + " has less than nothing";
    }
    for (const auto& [key, each] : posts)
        if (bodies.count(each.body) == 0) return each.title + " is in no body";
    for (const tenure& t : tenures)
        if (posts.count(t.post) == 0 || people.count(t.person) == 0) return "a tenure of nothing";
    for (const auto& [key, each] : items)
        if (bodies.count(each.holder) == 0 || each.shared.count(each.holder) != 0) return each.name + " is misheld";
    for (std::size_t i = 0; i < trusts.size(); ++i) {
        const trust& t = trusts[i];
        if (units.count(t.unit) == 0 || units.count(t.holder) == 0) return "an entrustment of nothing";
        if (w.part(t.holder, t.unit)) return units.at(t.unit).name + " is entrusted to itself";
        if (w.division(t.holder) && w.within(t.holder, t.unit))
            return units.at(t.unit).name + " is entrusted to itself";
        for (std::size_t j = 0; j < i; ++j)
            if (trusts[j].unit == t.unit && meet(trusts[j], t)) return units.at(t.unit).name + " is entrusted twice";
    }
    return {};
}

count world::stock(const std::string& holder, const std::string& cls, const std::string& kind) const {
    const acting w(*this);
    if (cls == "townships" || cls == "villages") {
        const int at = w.u(holder);
        if (at <= 0) return 0;
        const int level = cls == "townships" ? 3 : 4;
        std::int64_t all = 0;
        if (kind == "affiliated" || kind == "administered")
            for (const int child : w.children(at)) {
                if (w.level(child) != level) continue;
                const bool away = std::any_of(
                    trusts.begin(), trusts.end(), [&](const trust& t) { return t.unit == child && t.scope == "all"; });
                if (kind == "affiliated" || !away) ++all;
            }
        for (const trust& t : trusts)
            if (t.holder == at && w.level(t.unit) == level && kind == (t.scope == "all" ? "administered" : t.scope))
                ++all;
        return all;
    }
    const int at = w.b(holder);
    if (at <= 0) return 0;
    const body& it = bodies.at(at);
    if (cls == "staff" || cls == "quota") {
        const tallies& list = cls == "staff" ? it.staff : it.quota;
        const auto found = list.find(kind);
        if (found != list.end()) return found->second;
        return it.part_of != 0 ? count(0) : count();
    }
    if (cls == "leading_posts") return w.number(at, &body::leading);
    if (cls == "internal_bodies") return w.number(at, &body::internal);
    return std::count_if(items.begin(), items.end(),
        [&](const auto& each) { return each.second.holder == at && each.second.cls == cls; });
}

std::ostream& operator<<(std::ostream& os, const command& c) {
    os << c.what;
    const auto show = [&](const char* label, const std::string& value) {
        if (!value.empty()) os << ' ' << label << '=' << value;
    };
    const auto amounts = [&](const char* label, const auto& list) {
        for (const auto& [kind, number] : list) os << ' ' << label << '.' << kind << '=' << shown(number);
    };
    show("a", c.a);
    show("b", c.b);
    show("c", c.c);
    show("word", c.word);
    show("from", c.from);
    show("to", c.to);
    if (!c.list.empty()) os << " list=" << joined(c.list);
    if (!c.items.empty()) os << " items=" << joined(c.items);
    amounts("staff", c.staff);
    amounts("quota", c.quota);
    for (const sending& s : c.sent) os << ' ' << s.cls << '>' << s.how << '>' << s.to;
    if (!c.flags.empty()) os << " flags=" << joined(c.flags);
    if (c.n != 0) os << " n=" << c.n;
    if (c.m) os << " m=" << *c.m;
    if (c.k) os << " k=" << *c.k;
    return os;
}

} // namespace onezone_tests::reference
