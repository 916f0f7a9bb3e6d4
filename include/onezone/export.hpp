// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_EXPORT_HPP_INCLUDED
#define ONEZONE_EXPORT_HPP_INCLUDED

/// @file
/// `ONEZONE_API` marks what a shared onezone exports; everything else stays hidden.
///
/// The CMake targets define `ONEZONE_STATIC` for users and builders of the static library and `ONEZONE_BUILDING` while the
/// shared one is built. Away from Windows neither matters to a user, so the sources also compile with nothing but `-Iinclude`.

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
