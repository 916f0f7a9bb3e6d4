// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FWD_HPP_INCLUDED
#define ONEZONE_FWD_HPP_INCLUDED

/// @file
/// Names of the library's types, enough to declare functions that take and return them by reference.
///
/// Ids are complete types in <onezone/ground/id.hpp>, which includes next to nothing.

#include <onezone/ground/id.hpp>

namespace onezone {

enum class language;
enum class errc : int;
enum class level : unsigned char;
enum class unit_kind : unsigned char;
enum class rank : unsigned char;
enum class grade : unsigned char;

struct text;
class refusal;
class error;
class code;
class decimal;
struct period;
class provenance;
template <class T>
struct fact;

class hierarchy;
class unit_ref;
class change;
class builder;
struct zone;
struct hosting;
struct body;
struct post;
struct person;
struct tenure;
struct holding;
struct entrustment;
struct agreement;
struct indicator;
struct completeness;
struct own_fact;

class act;
class ledger;
class operation;
class known_operations;
struct step;
struct succession;

struct rule;
class context;
class policy;
class report;
struct finding;
struct explanation;
struct rule_impact;

struct plan;
class trial;

class history;
class moment;
struct enactment;
struct unit_timeline;
struct trace;
class lineage;

} // namespace onezone

#endif
