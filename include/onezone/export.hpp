// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_EXPORT_HPP_INCLUDED
#define ONEZONE_EXPORT_HPP_INCLUDED

/// @file
/// `ONEZONE_API` marks what a shared onezone exports; everything else stays hidden.
///
/// Every public header begins with this one, directly or through the first it includes: a compiler that is not asked for C++20 is told so,
/// and stops.
///
/// The CMake targets define `ONEZONE_STATIC` for users and builders of the static library and `ONEZONE_BUILDING` while the
/// shared one is built. Away from Windows neither matters to a user, so the sources also compile with nothing but `-Iinclude`.

#if defined(_MSVC_LANG) ? _MSVC_LANG < 202002L : __cplusplus < 202002L
#error onezone is C++20: compile with -std=c++20 (GCC 12 or Clang 14 and later), or /std:c++20
#include <what_follows_needs_C++20> // there is no such header: without it the compiler would go on, and complain of each line
#endif

#if defined(_WIN32) && !defined(ONEZONE_STATIC)
#ifdef ONEZONE_BUILDING
#define ONEZONE_API __declspec(dllexport)
#else
#define ONEZONE_API __declspec(dllimport)
#endif
#elif defined(__GNUC__) && !defined(ONEZONE_STATIC)
#define ONEZONE_API __attribute__((visibility("default")))
#else
#define ONEZONE_API
#endif

#endif
