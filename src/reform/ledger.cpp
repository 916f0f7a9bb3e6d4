// SPDX-License-Identifier: Apache-2.0
#include "movement_words.hpp"

#include <onezone/model/body.hpp>
#include <onezone/reform/ledger.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone {

// Whether it was added up already, and so knows the places of its observations, is no part of the value.
bool operator==(const ledger& a, const ledger& b) {
    return a.entries_ == b.entries_ && a.observations_ == b.observations_ && a.reported_ == b.reported_;
}

void ledger::reserve(std::size_t entries, std::size_t observations) {
    entries_.reserve(entries);
    observations_.reserve(observations);
}

void ledger::enter(const ledger_entry& e) { entries_.push_back(e); }
void ledger::enter(ledger_entry&& e) { entries_.push_back(std::move(e)); }
void ledger::observe(observation o) { observations_.push_back(std::move(o)); }
void ledger::report(reported_total t) { reported_.push_back(std::move(t)); }

ledger operator+(ledger first, const ledger& next) {
    first += next;
    return first;
}

std::span<const word> words(entry_kind) noexcept {
    static constexpr std::array<word, 6> table{{
        {0, "moved", "划转", "moved"},
        {1, "released", "解除", "released"},
        {2, "recovered", "收回", "recovered"},
        {3, "written_off", "核销", "written off"},
        {4, "created", "新增", "created"},
        {5, "kept", "保留", "kept"},
    }};
    return table;
}

std::span<const word> words(balance) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "balanced", "平衡", "balanced"},
        {1, "open", "未结清", "open"},
        {2, "contradicted", "矛盾", "contradicted"},
    }};
    return table;
}

text name_of_kind(carry_class cls, std::string_view kind) {
    if (cls == carry_class::quota) {
        if (const auto k = parse_word<quota_kind>(kind)) return name_of(*k);
    } else if (cls == carry_class::staff) {
        if (const auto k = parse_word<staff_status>(kind)) return name_of(*k);
    } else if (kind == "affiliated") {
        return say("隶属", "affiliated");
    } else if (kind == "administered") {
        return say("管理", "administered");
    } else if (kind == "economic") {
        return say("仅经济事务", "economic matters only");
    } else if (kind == "items") {
        return say("所列事项", "listed items");
    }
    return {};
}

namespace {

using quantity = std::optional<std::int64_t>;

// Sums that become unknown as soon as one part is.
void add_to(fact<std::int64_t>& sum, const quantity& n) {
    if (!n)
        sum.value.reset();
    else if (sum.value)
        *sum.value += *n;
}

void because(ledger_line& line, text why) {
    if (std::find(line.open_because.begin(), line.open_because.end(), why) == line.open_because.end())
        line.open_because.push_back(std::move(why));
}

[[nodiscard]] ledger_line empty_line(carry_class cls, std::string kind, party holder) {
    ledger_line line;
    line.cls = cls;
    line.kind = std::move(kind);
    line.holder = std::move(holder);
    for (fact<std::int64_t>* column : {&line.opening, &line.moved_in, &line.moved_out, &line.released, &line.recovered,
             &line.written_off, &line.created, &line.closing})
        column->value = 0;
    return line;
}

// Decides the state of a line whose columns are filled.
void judge(ledger_line& line, bool gap) {
    if (gap) because(line, say("其间一度不明", "the figure was unknown in between"));
    const bool known = !gap && line.opening.known() && line.closing.known() && line.moved_in.known()
        && line.moved_out.known() && line.released.known() && line.recovered.known() && line.written_off.known()
        && line.created.known();
    if (!known) {
        if (!line.opening.known()) because(line, say("期初数不明", "the opening figure is unknown"));
        if (!line.closing.known()) because(line, say("期末数不明", "the closing figure is unknown"));
    } else if (*line.opening.value + *line.moved_in.value + *line.created.value - *line.moved_out.value
            - *line.released.value - *line.recovered.value - *line.written_off.value
        != *line.closing.value) {
        line.state = balance::contradicted;
    }
    if (line.state == balance::balanced && !line.open_because.empty()) line.state = balance::open;
}

using line_key = std::tuple<carry_class, unit_id, body_id, std::string_view>;

[[nodiscard]] line_key key_of(carry_class cls, const party& holder, std::string_view kind) {
    return {cls, holder.unit, holder.body, kind};
}

// Observations by what they are of. Most ledgers have a handful.
class line_index {
public:
    explicit line_index(const std::vector<ledger::observation>& of) {
        keys_.reserve(of.size());
        for (const ledger::observation& o : of) keys_.emplace_back(key_of(o.cls, o.holder, o.kind), keys_.size());
        std::sort(keys_.begin(), keys_.end());
        const auto same_key = [](const auto& a, const auto& b) { return a.first == b.first; };
        keys_.erase(std::unique(keys_.begin(), keys_.end(), same_key), keys_.end()); // the first of each
    }
    using iterator = std::vector<std::pair<line_key, std::size_t>>::const_iterator;
    [[nodiscard]] iterator end() const noexcept { return keys_.end(); }
    [[nodiscard]] iterator at_least(const line_key& key) const noexcept {
        return std::lower_bound(
            keys_.begin(), keys_.end(), key, [](const auto& entry, const line_key& k) { return entry.first < k; });
    }
    [[nodiscard]] iterator find(const line_key& key) const noexcept {
        const iterator i = at_least(key);
        return i != end() && i->first == key ? i : end();
    }

private:
    std::vector<std::pair<line_key, std::size_t>> keys_;
};

} // namespace

std::vector<ledger_line> ledger::lines() const {
    // The places of the lines are fixed first: lines are large.
    std::vector<std::size_t> order(observations_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto class_before = [&](std::size_t a, std::size_t b) { return observations_[a].cls < observations_[b].cls; };
    if (!std::is_sorted(order.begin(), order.end(), class_before))
        std::stable_sort(order.begin(), order.end(), class_before);
    std::vector<ledger_line> lines;
    lines.reserve(order.size());
    std::vector<std::size_t> place(order.size());
    for (const std::size_t i : order) {
        const observation& o = observations_[i];
        place[i] = lines.size();
        ledger_line& line = lines.emplace_back(empty_line(o.cls, o.kind, o.holder));
        line.opening.value = o.opening;
        line.closing.value = o.closing;
        if (o.contradicted) line.state = balance::contradicted;
    }
    const line_index index(observations_);
    // The lines an entry speaks of: its own kind's, and for an unknown quantity of no kind every line of the class there.
    const auto each_line = [&](const ledger_entry& e, const party& holder, auto visit) {
        if (!holder.identified()) return false;
        const auto own = index.find(key_of(e.cls, holder, e.kind));
        if (own != index.end()) visit(lines[place[own->second]]);
        bool any = own != index.end();
        if (e.kind.empty() && !e.quantity.known()) {
            for (auto i = index.at_least(key_of(e.cls, holder, {})); i != index.end() && std::get<0>(i->first) == e.cls
                 && std::get<1>(i->first) == holder.unit && std::get<2>(i->first) == holder.body;
                 ++i) {
                if (i == own) continue;
                visit(lines[place[i->second]]);
                any = true;
            }
        }
        return any;
    };
    for (const ledger_entry& e : entries_) {
        if (e.what == entry_kind::kept) continue;
        const auto apply_to = [&](fact<std::int64_t> ledger_line::*column) {
            return [&, column](ledger_line& line) {
                add_to(line.*column, e.quantity.value);
                if (!e.quantity.known()) because(line, say("数量不明", "a quantity is unknown"));
            };
        };
        fact<std::int64_t> ledger_line::*out = nullptr;
        switch (e.what) {
        case entry_kind::moved: out = &ledger_line::moved_out; break;
        case entry_kind::released: out = &ledger_line::released; break;
        case entry_kind::recovered: out = &ledger_line::recovered; break;
        case entry_kind::written_off: out = &ledger_line::written_off; break;
        case entry_kind::created:
        case entry_kind::kept: break;
        }
        const auto in = e.what == entry_kind::created ? &ledger_line::created : &ledger_line::moved_in;
        const bool booked_in = each_line(e, e.to, apply_to(in));
        const bool booked_out = out && each_line(e, e.from, apply_to(out));
        if (e.what != entry_kind::moved) continue;
        if (!booked_in)
            each_line(e, e.from, [&](ledger_line& line) {
                if (e.to.none())
                    because(line, say("接收方未说明", "no recipient is stated"));
                else if (e.to.identified())
                    because(line, say("接收方未建账", "the recipient's holdings are not recorded"));
                else
                    because(line,
                        fill(say("接收方仅有表述、未能确定：{0}", "the recipient is stated but not identified: {0}"),
                            {verbatim(e.to.stated)}));
            });
        if (!booked_out)
            each_line(
                e, e.to, [&](ledger_line& line) { because(line, say("来源未确定", "the source is not identified")); });
    }
    for (std::size_t i = 0; i < lines.size(); ++i) judge(lines[i], observations_[order[i]].gap);
    return lines;
}

std::vector<ledger_line> ledger::totals() const {
    std::vector<ledger_line> sums;
    for (const ledger_line& line : lines()) {
        auto sum = std::find_if(
            sums.begin(), sums.end(), [&](const ledger_line& s) { return s.cls == line.cls && s.kind == line.kind; });
        if (sum == sums.end()) sum = sums.insert(sums.end(), empty_line(line.cls, line.kind, {}));
        add_to(sum->opening, line.opening.value);
        add_to(sum->moved_in, line.moved_in.value);
        add_to(sum->moved_out, line.moved_out.value);
        add_to(sum->released, line.released.value);
        add_to(sum->recovered, line.recovered.value);
        add_to(sum->written_off, line.written_off.value);
        add_to(sum->created, line.created.value);
        add_to(sum->closing, line.closing.value);
        for (const text& why : line.open_because) because(*sum, why);
        sum->state = std::max(sum->state, line.state);
    }
    return sums;
}

balance ledger::state() const {
    balance worst = balance::balanced;
    for (const ledger_line& line : lines()) worst = std::max(worst, line.state);
    return worst;
}

std::string ledger::name_of(const party& who) const {
    if (who.identified())
        for (const observation& o : observations_)
            if (o.holder.unit == who.unit && o.holder.body == who.body) return o.name;
    return who.stated;
}

namespace {

[[nodiscard]] std::size_t digest_of_line(const ledger::observation& o) {
    const std::uint64_t holder = detail::mix(o.holder.unit.value()) ^ o.holder.body.value();
    return static_cast<std::size_t>(detail::digest(o.kind, detail::mix(holder + static_cast<std::uint64_t>(o.cls))));
}

// Where it throws, `list` is as it was: `insert` alone may have moved what was there already.
template <class T>
void append(std::vector<T>& list, const std::vector<T>& more) {
    if (list.capacity() - list.size() < more.size()) list.reserve(std::max(list.size() + more.size(), 2 * list.size()));
    list.insert(list.end(), more.begin(), more.end());
}

} // namespace

ledger& ledger::operator+=(const ledger& next) {
    if (this == &next) return *this += ledger(next);
    const std::size_t entries = entries_.size();
    const std::size_t reported = reported_.size();
    const std::size_t observations = observations_.size();
    std::vector<std::pair<std::size_t, const observation*>> met; // what was observed before, and is once more
    const auto follow = [](observation& mine, const observation& o) noexcept {
        // Where one of the two is unknown they do not contradict each other.
        if ((mine.closing && o.opening && mine.closing != o.opening) || o.contradicted) mine.contradicted = true;
        if (!mine.closing || !o.opening || o.gap) mine.gap = true;
        mine.closing = o.closing;
    };
    // First what may run out of memory and can be taken off again.
    try {
        append(entries_, next.entries_);
        append(reported_, next.reported_);
        const auto place = [&](std::size_t i) { places_.emplace(digest_of_line(observations_[i]), i); };
        if (places_.size() > observations) places_.clear(); // they were moved out
        for (std::size_t i = places_.size(); i < observations; ++i) place(i);
        for (const observation& o : next.observations_) {
            const auto [first, last] = places_.equal_range(digest_of_line(o));
            const auto known = std::find_if(first, last, [&](const auto& entry) {
                const observation& mine = observations_[entry.second];
                return mine.cls == o.cls && mine.kind == o.kind && mine.holder.unit == o.holder.unit
                    && mine.holder.body == o.holder.body;
            });
            if (known == last) {
                observations_.push_back(o);
                place(observations_.size() - 1);
            } else if (known->second < observations) {
                met.emplace_back(known->second, &o);
            } else {
                follow(observations_[known->second], o);
            }
        }
    } catch (...) {
        const auto cut = [](auto& list, std::size_t size) {
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(size), list.end());
        };
        cut(entries_, entries);
        cut(reported_, reported);
        cut(observations_, observations);
        places_.clear();
        throw;
    }
    for (const auto& [place, o] : met) follow(observations_[place], *o);
    return *this;
}

//=== print ===//

namespace {

[[nodiscard]] std::string figure(const fact<std::int64_t>& n) { return n.known() ? std::to_string(*n.value) : "?"; }

[[nodiscard]] text amount_of(const ledger_entry& e) {
    if (!e.item.empty()) return verbatim(e.item);
    return verbatim(figure(e.quantity));
}

} // namespace

void print(std::ostream& os, const ledger& l, language which) {
    const bool zh = which == language::zh;
    const auto label = [&](carry_class cls, const std::string& kind) {
        os << onezone::name_of(cls).in(which);
        if (const text of = name_of_kind(cls, kind); !of.empty()) os << (zh ? "·" : ", ") << of.in(which);
    };
    const auto whom = [&](const party& p) {
        const std::string name = l.name_of(p);
        return name.empty() ? say("未载明", "not stated").in(which) : name;
    };
    for (const ledger_line& line : l.lines()) {
        os << whom(line.holder) << (zh ? "：" : ": ");
        label(line.cls, line.kind);
        os << ' ' << figure(line.opening);
        const auto part = [&](char sign, const fact<std::int64_t>& n, std::string_view in_zh, std::string_view in_en) {
            if (!n.known() || *n.value != 0) os << ' ' << sign << figure(n) << ' ' << (zh ? in_zh : in_en);
        };
        part('+', line.moved_in, "划入", "moved in");
        part('+', line.created, "新增", "created");
        part('-', line.moved_out, "划出", "moved out");
        const text left = detail::name_of_movement(entry_kind::released, line.cls);
        part('-', line.released, left.zh, left.en);
        part('-', line.recovered, "收回", "recovered");
        part('-', line.written_off, "核销", "written off");
        os << " = " << figure(line.closing) << " [" << onezone::name_of(line.state).in(which);
        for (const text& why : line.open_because) os << (zh ? "；" : "; ") << why.in(which);
        os << "]\n";
    }
    for (const ledger_entry& e : l.entries()) {
        os << "  ";
        label(e.cls, e.kind);
        os << ' ' << detail::name_of_movement(e.what, e.cls).in(which) << ' ' << amount_of(e).in(which);
        if (!e.from.none()) os << (zh ? " 自 " : " from ") << whom(e.from);
        if (!e.to.none()) os << (zh ? " 至 " : " to ") << whom(e.to);
        if (!e.reason.empty()) os << (zh ? "（" : " (") << e.reason.in(which) << (zh ? "）" : ")");
        os << '\n';
    }
    for (const reported_total& t : l.reported())
        os << (zh ? "  来源所报：" : "  as reported: ") << t.label.in(which) << ' '
           << (t.exactness == hedge::exact ? std::string() : onezone::name_of(t.exactness).in(which) + " ")
           << to_string(t.value) << '\n';
}

std::ostream& operator<<(std::ostream& os, const ledger& l) {
    print(os, l, language::zh);
    return os;
}

} // namespace onezone
