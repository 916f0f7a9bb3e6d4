// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::obedient;
using onezone_tests::scene;

// Who must, should or may hold which zone post beside another, and with what pay: one row a deciding fact. Every row changes one
// thing (or what that one thing needs to be there at all) in a scene that obeys.

namespace {

using change_of_scene = std::function<void(scene&)>;

const policy jiangxi = onezone_tests::as_tested(packs::jiangxi_2023());

struct row {
    std::string rule;
    verdict is;
    std::string decided_by; ///< of an undecided row: the field that is wanted
    subject about;
    change_of_scene spoil;
};

const tenure_mode concurrent = tenure_mode::concurrent;
const tenure_mode seconded = tenure_mode::seconded;

void relieve(scene& s, std::string_view who, std::string_view where) {
    s.edit().remove(scene::tenure(std::string(who) + "@" + std::string(where))).value();
}

// Puts `who` into the post instead of `old`.
change_of_scene instead(std::string who, std::string where, std::string old, tenure_mode mode = concurrent) {
    return [=](scene& s) {
        relieve(s, old, where);
        s.holds(who, where, mode, [](tenure& t) { t.paid = false; });
    };
}

change_of_scene of_zone(std::string key, std::function<void(zone&)> how) {
    return [=](scene& s) { s.zone(key, how); };
}

change_of_scene both(change_of_scene a, change_of_scene b) {
    return [=](scene& s) {
        a(s);
        b(s);
    };
}

// Nobody knows who the holder of these posts is.
change_of_scene unnamed(std::string who) {
    return [=](scene& s) {
        person p = *s.now().find(scene::person(who));
        p.name.clear();
        s.put(std::move(p));
    };
}
change_of_scene placeholder(std::string who) {
    return [=](scene& s) {
        person p = *s.now().find(scene::person(who));
        p.from = provenance::placeholder(say("来源只说有此职位", "the source tells of the post only"));
        s.put(std::move(p));
    };
}

// The national zone's agency of deputy bureau rank, its secretary one of the city's leaders.
void bureau(scene& s) {
    s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) { b.rank = rank::bureau_deputy; });
    instead("市常委", "经开书记", "龙南甲")(s);
}

// A platform company with a manager who serves nowhere else.
void company(scene& s) {
    s.body("平台公司", "经开区", body_kind::platform_company);
    s.post("经理", "平台公司", post_kind::manager).holds("经理人", "经理");
}

// The county's congress, with a chair who holds no other office.
void congress(scene& s) {
    s.body("龙南人大", "龙南市", body_kind::congress);
    s.post("人大主任", "龙南人大", post_kind::chair).holds("人大甲", "人大主任");
    s.post("人大委员", "龙南人大", post_kind::team_member);
}

// The same shape under Shangli's pilot: a first secretary from the county's team.
void pilot(scene& s) {
    s.add("萍乡市", unit_kind::prefecture_city, "江西省", code{"3603"});
    s.add("上栗县", unit_kind::county, "萍乡市", code{"360322"});
    s.body("上栗县委", "上栗县", body_kind::party_committee);
    s.post("上栗副书记", "上栗县委", post_kind::deputy_secretary).holds("上栗丙", "上栗副书记");
    s.zone("上栗园区", "上栗县");
    s.body("上栗党工委", "上栗园区", body_kind::working_committee);
    s.post("第一书记", "上栗党工委", post_kind::first_secretary).holds("上栗丙", "第一书记", concurrent);
    s.body("上栗管委会", "上栗园区", body_kind::management_committee);
    s.function("定政策", "上栗管委会", function_class::economic);
    s.post("上栗主任", "上栗管委会", post_kind::director).holds("上栗戊", "上栗主任");
    s.body("赣湘公司", "上栗园区", body_kind::platform_company);
    s.function("招商引资", "赣湘公司", function_class::economic);
    s.post("公司经理", "赣湘公司", post_kind::manager).holds("经理人", "公司经理");
}

// The zone that Ganzhou integrates with its host, by the name the document uses.
void integrated(scene& s) {
    s.zone("经开区", [](zone& z) { z.nameplates = {"龙南经开区"}; });
}

std::vector<row> table() {
    const auto national = onezone_tests::zone("经开区");
    const auto provincial = onezone_tests::zone("工业园");
    const auto shangli = onezone_tests::zone("上栗园区");
    const auto county_rule = "jx23.head.county-national";
    const auto provincial_rule = "jx23.head.provincial";
    const auto bureau_rule = "jx23.head.bureau-national";
    const auto pay_rule = "jx23.concurrent.no-pay";
    const auto pair_rule = "gz22.one-team";
    const auto first_rule = "sl22.first-secretary";
    const auto apart_rule = "sl22.separate";
    const auto secretary_tenure = onezone_tests::tenure("龙南甲", "经开书记");
    const verdict good = verdict::satisfied;
    const verdict bad = verdict::violated;
    const verdict open = verdict::undecided;
    const verdict silent = verdict::not_applicable;
    const auto nothing = [](scene&) {};

    return {
        // National zone in a county area: both principals are the host's own.
        {county_rule, good, "both principals are the county's", national, nothing},
        {county_rule, good, "which of the two holds which post does not matter", national,
            both(instead("龙南乙", "经开书记", "龙南甲"), instead("龙南甲", "经开主任", "龙南乙"))},
        {county_rule, good, "one principal may hold both posts", national, instead("龙南甲", "经开主任", "龙南乙")},
        {county_rule, bad, "the secretary is a deputy of the county", national,
            instead("龙南丙", "经开书记", "龙南甲")},
        {county_rule, bad, "the director is a deputy head of the county", national,
            instead("龙南丁", "经开主任", "龙南乙")},
        {county_rule, bad, "the director is nobody of the county", national,
            instead("外人", "经开主任", "龙南乙", tenure_mode::main)},
        {county_rule, bad, "the secretary is another county's principal", national,
            instead("全南甲", "经开书记", "龙南甲")},
        {county_rule, bad, "the secretary is the city's leader", national, instead("市常委", "经开书记", "龙南甲")},
        {county_rule, bad, "the secretary has left the county's post", national,
            [](scene& s) {
                relieve(s, "龙南甲", "龙南书记");
                s.holds("新书记", "龙南书记");
            }},
        {county_rule, bad, "the secretary holds the county's post on secondment only", national,
            [](scene& s) { s.holds("龙南甲", "龙南书记", seconded); }},
        {county_rule, bad, "a second secretary is not the county's", national,
            [](scene& s) { s.holds("外人", "经开书记", concurrent, [](tenure& t) { t.paid = false; }); }},
        {county_rule, good, "a seconded outsider does not fill the post", national,
            [](scene& s) { s.holds("外人", "经开书记", seconded); }},
        {county_rule, good, "an earlier holder no longer counts", national,
            [](scene& s) { s.holds("前任", "经开书记", concurrent, [](tenure& t) { t.valid.until = december; }); }},
        {county_rule, bad, "a post known to be vacant is held by no principal of the county", national,
            [](scene& s) { relieve(s, "龙南甲", "经开书记"); }},
        {county_rule, open, "complete.holders", national,
            [](scene& s) { s.may_lack(known_list::holders), relieve(s, "龙南甲", "经开书记"); }},
        {county_rule, good, "the same unnamed person holds both posts", national, unnamed("龙南甲")},
        {county_rule, bad, "who is unnamed is no principal of the county, nor is the secretary", national,
            both(instead("外人", "经开书记", "龙南甲"), unnamed("龙南丙"))},
        {county_rule, open, "holder", national, both(instead("外人", "经开书记", "龙南甲"), unnamed("龙南甲"))},
        {county_rule, silent, "both posts are vacant", national,
            [](scene& s) {
                relieve(s, "龙南甲", "经开书记");
                relieve(s, "龙南乙", "经开主任");
            }},
        {county_rule, silent, "in a main urban area", national,
            of_zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; })},
        {county_rule, silent, "of provincial tier", provincial, nothing},
        {county_rule, open, "location", national,
            both(instead("龙南丙", "经开书记", "龙南甲"), of_zone("经开区", [](zone& z) { z.location = {}; }))},
        {county_rule, open, "tier", national,
            both(instead("龙南丙", "经开书记", "龙南甲"), of_zone("经开区", [](zone& z) { z.tier = {}; }))},
        {county_rule, open, "director", national,
            [](scene& s) {
                relieve(s, "龙南乙", "经开主任");
                s.edit().remove(scene::post("经开主任")).value();
            }},
        {county_rule, open, "party_secretary", national,
            [](scene& s) {
                relieve(s, "龙南甲", "龙南书记");
                s.edit().remove(scene::post("龙南书记")).value();
            }},
        {county_rule, open, "seat", national,
            of_zone("经开区",
                [](zone& z) {
                    z.seat = scene::unit("赣州市");
                    z.seat_known = false;
                })},

        // Provincial zone: the secretary belongs to the host county's leading team.
        {provincial_rule, good, "a deputy secretary of the county", provincial, nothing},
        {provincial_rule, good, "a deputy head of the county", provincial, instead("全南丁", "园区书记", "全南丙")},
        {provincial_rule, good, "the county's own secretary", provincial, instead("全南甲", "园区书记", "全南丙")},
        {provincial_rule, bad, "the zone's own director", provincial, instead("园区戊", "园区书记", "全南丙")},
        {provincial_rule, bad, "a neighbouring county's deputy", provincial, instead("龙南丙", "园区书记", "全南丙")},
        {provincial_rule, bad, "a section head of the county", provincial,
            [](scene& s) {
                s.post("全南科长", "全南政府", post_kind::section_head).holds("全南科", "全南科长");
                instead("全南科", "园区书记", "全南丙")(s);
            }},
        {provincial_rule, bad, "a member of the county's congress only", provincial,
            [](scene& s) {
                s.body("全南人大", "全南县", body_kind::congress);
                s.post("全南人大主任", "全南人大", post_kind::chair).holds("全南人", "全南人大主任");
                instead("全南人", "园区书记", "全南丙")(s);
            }},
        {provincial_rule, bad, "seconded into the county's team", provincial,
            [](scene& s) { s.holds("全南丙", "全南副书记", seconded); }},
        {provincial_rule, good, "a seconded outsider beside the right one", provincial,
            [](scene& s) { s.holds("外人", "园区书记", seconded); }},
        {provincial_rule, open, "holder", provincial,
            both(instead("园区戊", "园区书记", "全南丙"), placeholder("全南丁"))},
        {provincial_rule, silent, "the post is vacant", provincial, [](scene& s) { relieve(s, "全南丙", "园区书记"); }},
        {provincial_rule, silent, "of national tier", national, nothing},
        {provincial_rule, silent, "listed nowhere", provincial,
            of_zone("工业园", [](zone& z) { z.tier = zone_tier::none; })},
        {provincial_rule, open, "secretary", provincial,
            [](scene& s) {
                relieve(s, "全南丙", "园区书记");
                s.edit().remove(scene::post("园区书记")).value();
            }},
        {provincial_rule, open, "leaders", provincial,
            [](scene& s) {
                relieve(s, "全南甲", "全南书记");
                relieve(s, "全南丙", "全南副书记");
                relieve(s, "全南乙", "全南长");
                relieve(s, "全南丁", "全南副长");
                for (const auto* p : {"全南书记", "全南副书记", "全南长", "全南副长"})
                    s.edit().remove(scene::post(p)).value();
            }},
        {provincial_rule, open, "tier", provincial,
            both(instead("园区戊", "园区书记", "全南丙"), of_zone("工业园", [](zone& z) { z.tier = {}; }))},

        // National zone whose agency is of deputy bureau rank: a leader of the city, as is encouraged.
        {bureau_rule, good, "a member of the city's standing committee", national, bureau},
        {bureau_rule, bad, "the county's secretary is none of the city's team", national,
            both(bureau, instead("龙南甲", "经开书记", "市常委"))},
        {bureau_rule, bad, "the city leader is only seconded", national,
            [](scene& s) {
                bureau(s);
                s.holds("市常委", "赣州市委常委", seconded);
            }},
        {bureau_rule, open, "holder", national,
            both(both(bureau, instead("龙南甲", "经开书记", "市常委")), unnamed("市书记"))},
        {bureau_rule, silent, "the agency ranks as a county", national, nothing},
        {bureau_rule, silent, "the agency ranks as a full bureau", national,
            [](scene& s) {
                bureau(s);
                s.body("经开管委会", "经开区", body_kind::management_committee,
                    [](body& b) { b.rank = rank::bureau_chief; });
            }},
        {bureau_rule, silent, "a provincial zone of that rank", national,
            both(bureau, of_zone("经开区", [](zone& z) { z.tier = zone_tier::provincial; }))},
        {bureau_rule, silent, "its secretary's post is vacant", national,
            [](scene& s) {
                bureau(s);
                relieve(s, "市常委", "经开书记");
            }},
        {bureau_rule, open, "rank", national,
            [](scene& s) {
                s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) { b.rank = {}; });
            }},
        {bureau_rule, open, "agency", national,
            [](scene& s) {
                relieve(s, "龙南乙", "经开主任");
                s.edit().remove(scene::post("经开主任")).value();
                s.edit().remove(scene::id<holding_id>("经开管委会/招商引资")).value();
                s.edit().remove(scene::body("经开管委会")).value();
            }},

        // No pay for the concurrent zone post.
        {pay_rule, good, "concurrent and unpaid", secretary_tenure, nothing},
        {pay_rule, bad, "concurrent and paid", secretary_tenure,
            [](scene& s) { s.holds("龙南甲", "经开书记", concurrent, [](tenure& t) { t.paid = true; }); }},
        {pay_rule, bad, "the county's secretary, paid by the zone in a post of which no mode is written",
            secretary_tenure,
            [](scene& s) { s.holds("龙南甲", "经开书记", tenure_mode::main, [](tenure& t) { t.paid = true; }); }},
        {pay_rule, bad, "paid by county and zone, and in neither is a mode written", secretary_tenure,
            [](scene& s) {
                for (const auto* where : {"经开书记", "龙南书记"})
                    s.holds("龙南甲", where, tenure_mode::main, [](tenure& t) { t.paid = true; });
            }},
        {pay_rule, bad, "a leader of the city, paid by the zone", onezone_tests::tenure("市常委", "经开书记"),
            [](scene& s) {
                instead("市常委", "经开书记", "龙南甲")(s);
                s.holds("市常委", "经开书记", tenure_mode::main, [](tenure& t) { t.paid = true; });
            }},
        {pay_rule, silent, "a leader of the county has left its post, and keeps the zone's", secretary_tenure,
            [](scene& s) {
                relieve(s, "龙南甲", "龙南书记");
                s.holds("龙南甲", "经开书记", tenure_mode::main, [](tenure& t) { t.paid = true; });
            }},
        {pay_rule, open, "holder", onezone_tests::tenure("外人", "经开书记"),
            both(instead("外人", "经开书记", "龙南甲"),
                [](scene& s) {
                    unnamed("龙南丙")(s);
                    s.holds("外人", "经开书记", tenure_mode::main, [](tenure& t) { t.paid = true; });
                })},
        {pay_rule, open, "leaders", onezone_tests::tenure("园区戊", "园区主任"),
            [](scene& s) {
                for (const auto* p : {"全南甲@全南书记", "全南丙@全南副书记", "全南乙@全南长", "全南丁@全南副长"})
                    s.edit().remove(scene::tenure(p)).value();
                for (const auto* p : {"全南书记", "全南副书记", "全南长", "全南副长"})
                    s.edit().remove(scene::post(p)).value();
                s.holds("园区戊", "园区主任", tenure_mode::main, [](tenure& t) { t.paid = true; });
            }},
        {pay_rule, open, "paid", secretary_tenure, [](scene& s) { s.holds("龙南甲", "经开书记", concurrent); }},
        {pay_rule, silent, "the zone post is the holder's own", onezone_tests::tenure("园区戊", "园区主任"),
            [](scene& s) { s.holds("园区戊", "园区主任", tenure_mode::main, [](tenure& t) { t.paid = true; }); }},
        {pay_rule, silent, "seconded to the zone and paid there", secretary_tenure,
            [](scene& s) { s.holds("龙南甲", "经开书记", seconded, [](tenure& t) { t.paid = true; }); }},
        {pay_rule, silent, "paid in the county, where the concurrent post is",
            onezone_tests::tenure("外人", "龙南副长"),
            [](scene& s) { s.holds("外人", "龙南副长", concurrent, [](tenure& t) { t.paid = true; }); }},
        {pay_rule, silent, "no leader", onezone_tests::tenure("办事员", "经开干事"),
            [](scene& s) {
                s.post("经开干事", "经开管委会", post_kind::staff);
                s.holds("办事员", "经开干事", concurrent, [](tenure& t) { t.paid = true; });
            }},
        {pay_rule, silent, "the post was given up the day before", secretary_tenure,
            [](scene& s) {
                s.holds("龙南甲", "经开书记", concurrent, [](tenure& t) {
                    t.paid = true;
                    t.valid.until = december;
                });
            }},
        {pay_rule, bad, "paid in the last day of the post", secretary_tenure,
            [](scene& s) {
                s.holds("龙南甲", "经开书记", concurrent, [](tenure& t) {
                    t.paid = true;
                    t.valid.until = date(2023, 12, 2);
                });
            }},

        // The three pairs of Ganzhou.
        {pair_rule, silent, "a zone the document does not name", provincial, nothing},
        {pair_rule, good, "the named zone is led by its host's principals", national, integrated},
        {pair_rule, bad, "the named zone's director is a deputy of the host", national,
            both(integrated, instead("龙南丁", "经开主任", "龙南乙"))},
        {pair_rule, bad, "the named zone's secretary is a deputy of the host", national,
            both(integrated, instead("龙南丙", "经开书记", "龙南甲"))},
        {pair_rule, good, "the named zone lies in a main urban area", national,
            both(integrated, of_zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; }))},
        {pair_rule, open, "holder", national,
            both(both(integrated, instead("龙南丁", "经开主任", "龙南乙")), unnamed("龙南乙"))},
        {pair_rule, open, "government_head", national,
            [](scene& s) {
                integrated(s);
                relieve(s, "龙南乙", "龙南长");
                s.edit().remove(scene::post("龙南长")).value();
            }},

        // A county leader as first secretary.
        {first_rule, good, "a deputy secretary of the county", shangli, pilot},
        {first_rule, bad, "the first secretary is nobody of the county", shangli,
            both(pilot, instead("外人", "第一书记", "上栗丙"))},
        {first_rule, bad, "the first secretary's post is vacant", shangli,
            both(pilot, [](scene& s) { relieve(s, "上栗丙", "第一书记"); })},
        {first_rule, bad, "the first secretary is only seconded there", shangli,
            both(pilot, [](scene& s) { s.holds("上栗丙", "第一书记", seconded); })},
        {first_rule, open, "holder", shangli,
            both(both(pilot, instead("外人", "第一书记", "上栗丙")), unnamed("上栗丙"))},
        {first_rule, open, "first_secretary", shangli,
            both(pilot,
                [](scene& s) {
                    relieve(s, "上栗丙", "第一书记");
                    s.edit().remove(scene::post("第一书记")).value();
                })},
        {first_rule, silent, "another county's zone", national, nothing},

        // Committee and platform company apart.
        {apart_rule, good, "nobody serves in both", shangli, pilot},
        {apart_rule, bad, "the director manages the company as well", shangli,
            both(pilot, [](scene& s) { s.holds("上栗戊", "公司经理", concurrent); })},
        {apart_rule, bad, "a clerk of the committee serves in the company as well", shangli,
            both(pilot,
                [](scene& s) {
                    s.post("干事", "上栗管委会", post_kind::staff).holds("办事员", "干事");
                    s.holds("办事员", "公司经理", concurrent);
                })},
        {apart_rule, good, "a clerk of the committee is seconded to the company: no second post", shangli,
            both(pilot,
                [](scene& s) {
                    s.post("干事", "上栗管委会", post_kind::staff).holds("办事员", "干事");
                    s.holds("办事员", "公司经理", seconded);
                })},
        {apart_rule, bad, "both have the same function", shangli,
            both(pilot, [](scene& s) { s.function("招商引资", "上栗管委会", function_class::economic); })},
        {apart_rule, bad, "the committee shares a function with the company", shangli,
            both(pilot,
                [](scene& s) {
                    s.function("定政策", "上栗管委会", [](holding& x) { x.shared_with = {scene::body("赣湘公司")}; });
                })},
        {apart_rule, open, "holder", shangli,
            both(pilot,
                [](scene& s) {
                    relieve(s, "经理人", "公司经理");
                    s.edit().remove(scene::post("公司经理")).value();
                })},
        {apart_rule, silent, "there is no company", national, nothing},

        // What the law says of further posts.
        {"cs.no-company-post", silent, "the manager is no civil servant", onezone_tests::tenure("经理人", "经理"),
            company},
        {"cs.no-company-post", bad, "the director manages the company without approval",
            onezone_tests::tenure("龙南乙", "经理"),
            both(company,
                [](scene& s) { s.holds("龙南乙", "经理", concurrent, [](tenure& t) { t.approved = false; }); })},
        {"cs.no-company-post", good, "the director manages the company with approval",
            onezone_tests::tenure("龙南乙", "经理"),
            both(company,
                [](scene& s) { s.holds("龙南乙", "经理", concurrent, [](tenure& t) { t.approved = true; }); })},
        {"cs.no-company-post", open, "approved", onezone_tests::tenure("龙南乙", "经理"),
            both(company, [](scene& s) { s.holds("龙南乙", "经理", concurrent); })},
        {"cs.no-company-post", silent, "seconded to the company", onezone_tests::tenure("龙南乙", "经理"),
            both(
                company, [](scene& s) { s.holds("龙南乙", "经理", seconded, [](tenure& t) { t.approved = false; }); })},
        {"cs.no-second-pay", silent, "seconded to the company and paid there", onezone_tests::tenure("龙南乙", "经理"),
            both(company, [](scene& s) { s.holds("龙南乙", "经理", seconded, [](tenure& t) { t.paid = true; }); })},
        {"gbf7.separate", good, "agency and company share nobody", national, company},
        {"gbf7.separate", bad, "the zone's secretary manages the company as well", national,
            both(company, [](scene& s) { s.holds("龙南甲", "经理", concurrent); })},
        {"gbf7.separate", good, "the zone's secretary is seconded to the company", national,
            both(company, [](scene& s) { s.holds("龙南甲", "经理", seconded); })},
        {"gbf7.separate", good, "the manager led the agency until the day", national,
            both(company,
                [](scene& s) {
                    s.holds("经理人", "经开主任", concurrent, [](tenure& t) { t.valid.until = december; });
                })},
        {"cs.no-second-pay", bad, "paid by the company beside the organ", onezone_tests::tenure("龙南乙", "经理"),
            both(company, [](scene& s) { s.holds("龙南乙", "经理", concurrent, [](tenure& t) { t.paid = true; }); })},
        {"cs.no-second-pay", good, "unpaid by the company", onezone_tests::tenure("龙南乙", "经理"),
            both(company, [](scene& s) { s.holds("龙南乙", "经理", concurrent, [](tenure& t) { t.paid = false; }); })},
        {"cs.no-second-pay", open, "paid", onezone_tests::tenure("龙南乙", "经理"),
            both(company, [](scene& s) { s.holds("龙南乙", "经理", concurrent); })},
        {"cs.no-second-pay", silent, "a post within the organs", secretary_tenure, nothing},
        {"cs.outside-approved", silent, "a post within the organs of which no approval is recorded", secretary_tenure,
            nothing},
        {"npc.incompatible", good, "the chair of the congress holds no other office",
            onezone_tests::tenure("人大甲", "人大主任"), congress},
        {"npc.incompatible", bad, "the chair is deputy head of the county", onezone_tests::tenure("人大甲", "人大主任"),
            both(congress, [](scene& s) { s.holds("人大甲", "龙南副长"); })},
        {"npc.incompatible", good, "the chair is seconded to the government",
            onezone_tests::tenure("人大甲", "人大主任"),
            both(congress, [](scene& s) { s.holds("人大甲", "龙南副长", seconded); })},
        {"npc.incompatible", bad, "the chair of a township's congress is deputy head of the county",
            onezone_tests::tenure("镇人", "镇主席"),
            [](scene& s) {
                s.body("渡江人大", "渡江镇", body_kind::congress);
                s.post("镇主席", "渡江人大", post_kind::chair).holds("镇人", "镇主席");
                s.holds("镇人", "龙南副长");
            }},
        {"npc.incompatible", silent, "a deputy of a township's congress holds no chair",
            onezone_tests::tenure("镇人", "镇代表"),
            [](scene& s) {
                s.body("渡江人大", "渡江镇", body_kind::congress);
                s.post("镇代表", "渡江人大", post_kind::team_member).holds("镇人", "镇代表");
                s.holds("镇人", "龙南副长");
            }},
        {"npc.incompatible", good, "the chair is a deputy secretary: no administrative office",
            onezone_tests::tenure("人大甲", "人大主任"),
            both(congress, [](scene& s) { s.holds("人大甲", "龙南副书记"); })},
        {"npc.incompatible", open, "legal_type", onezone_tests::tenure("人大甲", "人大主任"),
            both(congress, [](scene& s) { s.holds("人大甲", "经开主任", concurrent); })},
        {"npc.incompatible", bad, "the chair directs a zone agency that is a dispatched organ",
            onezone_tests::tenure("人大甲", "人大主任"),
            both(congress,
                [](scene& s) {
                    s.holds("人大甲", "经开主任", concurrent);
                    s.body("经开管委会", "经开区", body_kind::management_committee,
                        [](body& b) { b.legal_type = dispatched_type::organ; });
                })},
        {"npc.incompatible", bad, "a member of the standing committee is head of the county",
            onezone_tests::tenure("龙南乙", "人大委员"),
            both(congress, [](scene& s) { s.holds("龙南乙", "人大委员", concurrent); })},
        {"cs.within-quota", good, "one holder", onezone_tests::post("龙南长"), nothing},
        {"cs.within-quota", good, "vacant", onezone_tests::post("龙南长"),
            [](scene& s) { relieve(s, "龙南乙", "龙南长"); }},
        {"cs.within-quota", good, "a seconded one beside the holder", onezone_tests::post("龙南长"),
            [](scene& s) { s.holds("挂职", "龙南长", seconded); }},
        {"cs.within-quota", bad, "two holders of one seat", onezone_tests::post("龙南长"),
            [](scene& s) { s.holds("外人", "龙南长"); }},
        {"org.overstaff", good, "a higher personal rank in a concurrent post", onezone_tests::body("经开管委会"),
            [](scene& s) {
                s.put([] {
                    person p = {scene::person("龙南乙"), "龙南乙", rank::bureau_deputy, {}};
                    return p;
                }());
            }},
        {"org.overstaff", bad, "a higher personal rank in the holder's own post", onezone_tests::body("园区管委会"),
            [](scene& s) {
                s.body("园区管委会", "工业园", body_kind::management_committee, [](body& b) { b.leading_posts = 1; });
                s.put([] {
                    person p = {scene::person("园区戊"), "园区戊", rank::county_chief, {}};
                    return p;
                }());
            }},
        {"org.overstaff", bad, "more leaders than posts authorised", onezone_tests::body("经开管委会"),
            [](scene& s) {
                s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) { b.leading_posts = 1; });
                s.post("经开副主任", "经开管委会", post_kind::deputy_director)
                    .holds("龙南丁", "经开副主任", concurrent);
            }},
        {"org.overstaff", open, "leading_posts", onezone_tests::body("经开管委会"),
            [](scene& s) {
                s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) { b.leading_posts = {}; });
            }},
    };
}

} // namespace

TEST_CASE("dual roles: each deciding fact leads to its verdict", "[rules][dual_role]") {
    const policy all = onezone_tests::as_tested(
        packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022() + packs::shangli_2022());
    for (const row& r : table()) {
        CAPTURE(r.rule, r.decided_by);
        scene s = onezone_tests::names_list(r.decided_by) ? onezone_tests::open_lists() : obedient();
        r.spoil(s);
        const report judged = validate(s.now(), all, december);
        CHECK(judged.errors().empty());
        const auto is = judged.at(r.rule, r.about);
        REQUIRE(is.has_value());
        CHECK(std::string(key_of(*is)) == std::string(key_of(r.is)));
        const auto f = onezone_tests::finding_of(judged, r.rule, r.about);
        if (r.is == verdict::undecided) CHECK(onezone_tests::wants(f, r.decided_by));
        if (r.is == verdict::violated) {
            REQUIRE(f);
            CHECK(f->force == all.find(r.rule)->force);
            CHECK(f->unit == unit_of(s.now(), r.about));
            CHECK_FALSE(f->message.zh.empty());
            CHECK_FALSE(f->message.en.empty());
        }
    }
}

TEST_CASE(
    "the table of dual roles has no two rows with rule, verdict and deciding fact in common", "[rules][dual_role]") {
    std::set<std::tuple<std::string, verdict, std::string>> seen;
    const std::vector<row> rows = table();
    for (const row& r : rows) {
        CAPTURE(r.rule, r.decided_by);
        CHECK(seen.emplace(r.rule, r.is, r.decided_by).second);
    }
    CHECK(rows.size() >= 60);
}

TEST_CASE("with a mapping of its own the county rule asks for like in like", "[rules][dual_role]") {
    const auto rule_id = "jx23.head.county-national";
    scene s = obedient();
    const policy same = jiangxi.with(rule_id, "mapping", std::string("same"));
    const auto about = onezone_tests::zone("经开区");
    CHECK(validate(s.now(), same, december).at(rule_id, about) == verdict::satisfied);
    instead("龙南乙", "经开书记", "龙南甲")(s);
    instead("龙南甲", "经开主任", "龙南乙")(s);
    CHECK(validate(s.now(), same, december).at(rule_id, about) == verdict::violated);
    CHECK(validate(s.now(), jiangxi, december).at(rule_id, about) == verdict::satisfied);
}

TEST_CASE("an encouragement that nobody followed is a note and breaks no conformance", "[rules][dual_role]") {
    scene s = obedient();
    bureau(s);
    instead("龙南甲", "经开书记", "市常委")(s);
    const report r = validate(s.now(), jiangxi, december);
    const auto f = onezone_tests::finding_of(r, "jx23.head.bureau-national", onezone_tests::zone("经开区"));
    REQUIRE(f);
    CHECK(f->severity == severity::note);
    CHECK(r.outcome() == outcome::undecided); // for want of other facts, and not violated
}
