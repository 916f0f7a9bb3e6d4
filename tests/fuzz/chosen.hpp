// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_FUZZ_CHOSEN_HPP_INCLUDED
#define ONEZONE_TESTS_FUZZ_CHOSEN_HPP_INCLUDED

#include <onezone/onezone.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Values chosen by bytes: one input, one value, and a small change of the input a small change of the value.

namespace onezone_fuzz {

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<onezone::basic_id<Tag>> = true;

/// An operation or a part of one.
template <class T>
concept HasFields = requires(T& t) {
    T::fields(t, [](std::string_view, auto&) {});
};

class chosen {
public:
    /// Texts may be anything, or only what a document may hold.
    explicit chosen(std::string_view bytes, bool only_text = false) : rest_(bytes), only_text_(only_text) {}

    [[nodiscard]] bool done() const noexcept { return rest_.empty(); }
    [[nodiscard]] unsigned byte() noexcept {
        if (rest_.empty()) return 0;
        const auto b = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return b;
    }
    [[nodiscard]] unsigned up_to(unsigned most) noexcept { return byte() % (most + 1); }
    [[nodiscard]] bool one_in(unsigned n) noexcept { return byte() % n == n - 1; }

    /// From now on ids are those of `h`.
    void know(const onezone::hierarchy& h) {
        ids_.clear();
        for (const onezone::unit_ref u : h.units()) ids_.of<onezone::unit_id>().push_back(u.id());
        know_all<onezone::body>(h);
        know_all<onezone::post>(h);
        know_all<onezone::person>(h);
        know_all<onezone::tenure>(h);
        know_all<onezone::holding>(h);
        know_all<onezone::entrustment>(h);
        know_all<onezone::agreement>(h);
        know_all<onezone::indicator>(h);
    }

    /// A text: often one that writers stumble over, or bytes of the input.
    [[nodiscard]] std::string name() {
        static constexpr std::array<std::string_view, 40> hostile{"甲", "东县", "主园区", "a b", "x=y", "~", "?", "*",
            "#1", "-", "\"", "\\", "\n", "\t", "a,b", "(c)", "@S1", "yes", "2020-01-01", "code:36", "key:a", "id:1",
            "市|县", "\u3000甲", "甲 ", "no", "甲、乙", "a;b", "=1+1", "<b>&amp;", "]]>", "`|*_", "%s{0}", "null",
            "\u202e甲", "\u200b", "\r", "é", "\U0001f600", "-1.5e9"};
        const unsigned b = byte();
        if (b < 120) return std::string(hostile[b % hostile.size()]);
        if (b < 200) return "名" + std::to_string(b);
        std::string s(rest_.substr(0, b % 8));
        rest_.remove_prefix(s.size());
        if (only_text_ && (!onezone::is_utf8(s) || s.find('\0') != std::string::npos)) return "字";
        return s;
    }

    //=== values ===//

    void fill(bool& v) { v = one_in(2); }
    void fill(std::int64_t& v) {
        const unsigned b = byte();
        static constexpr std::array<std::int64_t, 6> edges{-1, INT64_MAX, INT64_MIN, 1'000'000'000'000, 0, 1'000};
        v = b < 240 ? b % 20 : edges[b % edges.size()];
    }
    void fill(std::string& s) { s = name(); }
    void fill(onezone::text& t) {
        t.zh = name();
        t.en = one_in(2) ? t.zh : name();
    }
    void fill(onezone::decimal& d) {
        std::int64_t n = 0;
        fill(n);
        d = onezone::decimal::of_ten_thousandths(n);
    }
    void fill(onezone::code& c) {
        const unsigned b = byte();
        c = b % 4 == 0
            ? onezone::code()
            : onezone::code::from_value((369921ULL + b % 5) * 1'000'000ULL + (b % 3 == 0 ? b * 1'000ULL : 0));
    }
    void fill(onezone::date& d) {
        d = onezone::date(static_cast<unsigned short>(1990 + byte() % 45), static_cast<unsigned short>(1 + byte() % 12),
            static_cast<unsigned short>(1 + byte() % 28));
    }
    void fill(onezone::period& p) {
        fill(p.from);
        fill(p.until);
    }
    void fill(onezone::provenance& p) {
        switch (byte() % 6) {
        case 0: p = onezone::provenance::stated(name()); break;
        case 1: p = onezone::provenance::inferred({name(), name()}, one_in(2) ? name() : std::string()); break;
        case 2: p = onezone::provenance::placeholder(onezone::verbatim(name())); break;
        default: p = {};
        }
    }
    template <class E>
        requires std::is_enum_v<E>
    void fill(E& e) {
        const auto table = words(E{});
        e = static_cast<E>(table[byte() % table.size()].value);
    }
    template <class Id>
        requires is_id<Id>
    void fill(Id& id) {
        const unsigned b = byte();
        const auto& known = ids_.of<Id>();
        if (b == 255 || known.empty())
            id = Id::from_value(b + 1);
        else if (b == 254)
            id = {};
        else
            id = known[b % known.size()];
    }
    template <class T>
    void fill(std::optional<T>& v) {
        if (one_in(2)) return v.reset();
        v.emplace();
        fill(*v);
    }
    template <class T>
    void fill(onezone::fact<T>& f) {
        const unsigned b = byte();
        if (b % 3 == 0) return;
        if (b % 3 == 1) {
            T known{};
            fill(known);
            f.value = std::move(known);
        }
        if (b % 5 == 0) fill(f.from);
    }
    template <class T>
    void fill(std::vector<T>& v) {
        v.resize(byte() % 4);
        for (T& one : v) fill(one);
    }
    template <onezone::Described T>
    void fill(T& record) {
        onezone::for_each_member<T>([&](const auto& m) { fill(m.of(record)); });
    }
    template <HasFields T>
        requires(!onezone::Described<T>)
    void fill(T& op) {
        T::fields(op, [&](std::string_view, auto& field) { fill(field); });
    }

private:
    template <class Record>
    void know_all(const onezone::hierarchy& h) {
        for (const Record& r : h.all<Record>()) ids_.of<std::remove_cvref_t<decltype(r.id())>>().push_back(r.id());
    }

    template <class Id>
    struct list {
        std::vector<Id> all;
    };
    struct known_ids : list<onezone::unit_id>,
                       list<onezone::body_id>,
                       list<onezone::post_id>,
                       list<onezone::person_id>,
                       list<onezone::tenure_id>,
                       list<onezone::holding_id>,
                       list<onezone::entrustment_id>,
                       list<onezone::agreement_id>,
                       list<onezone::indicator_id>,
                       list<onezone::hosting_id>,
                       list<onezone::completeness_id> {
        template <class Id>
        [[nodiscard]] std::vector<Id>& of() {
            return static_cast<list<Id>&>(*this).all;
        }
        void clear() { *this = {}; }
    };

    std::string_view rest_;
    bool only_text_;
    known_ids ids_;
};

} // namespace onezone_fuzz

#endif
