// SPDX-License-Identifier: Apache-2.0
// What a program's own header can declare with <onezone/fwd.hpp> alone; then the types are what was said of them.
#include <onezone/fwd.hpp>

namespace client {

using namespace onezone;

unit_ref seat_of(const hierarchy& h, unit_id zone);
void rename(change& door, const zone& z, const text& to);
bool holds(const body& b, const post& p, const tenure& t, const person& who, const holding& x, rank at_least);
step carry_out(const hierarchy& h, const operation& op);
bool may_name(const known_operations& all, const operation& op);
void print(const ledger& l, const plan& p, const trial& t, language in);
finding worst_of(const report& r, const policy& p, const rule& of, const period& on);
trace follow(const history& h, const lineage& by, const moment& on, const enactment& e, const unit_timeline& t);
void explain(const explanation& why, const rule_impact& what, const refusal& why_not, errc code);

} // namespace client

#include <onezone/onezone.hpp>

namespace client {

static_assert(sizeof(unit_ref) > 0 && sizeof(hierarchy) > 0 && sizeof(change) > 0 && sizeof(builder) > 0);
static_assert(
    sizeof(step) > 0 && sizeof(operation) > 0 && sizeof(known_operations) > 0 && sizeof(ledger) > 0 && sizeof(act) > 0);
static_assert(sizeof(rule) > 0 && sizeof(policy) > 0 && sizeof(report) > 0 && sizeof(context) > 0);
static_assert(sizeof(explanation) > 0 && sizeof(rule_impact) > 0 && sizeof(plan) > 0 && sizeof(trial) > 0);
static_assert(sizeof(history) > 0 && sizeof(lineage) > 0 && sizeof(moment) > 0 && sizeof(trace) > 0);

} // namespace client
