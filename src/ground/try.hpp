// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_TRY_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_TRY_HPP_INCLUDED

// `ONEZONE_TRY(check(r));` hands on the refusal of a result that failed, and goes on otherwise. For the sources of the library; nothing
// public includes it. Each use has a name of its own, so that a lambda in the expression may use it as well.

#define ONEZONE_TRY_AS_(tried, ...)                                                                                    \
    if (const auto& tried = (__VA_ARGS__); !tried) return tried.error()
#define ONEZONE_TRY_JOINED_(name, number) name##number
#define ONEZONE_TRY_NAME_(number) ONEZONE_TRY_JOINED_(onezone_tried_, number)
#define ONEZONE_TRY(...) ONEZONE_TRY_AS_(ONEZONE_TRY_NAME_(__COUNTER__), __VA_ARGS__)

#endif
