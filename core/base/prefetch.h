// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace phonehome {

inline constexpr std::size_t kCacheLine = 64; ///< bytes that move together between memory and a processor's caches

/// Fetches what is going to be read soon: what another processor wrote takes as long to come as a packet to be decoded.
template <typename T> void willRead(const T& object)
{
    const char* const begin = reinterpret_cast<const char*>(&object);
    for (std::size_t at = 0; at < sizeof(T); at += kCacheLine)
        __builtin_prefetch(begin + at);
}

/// The same of so many bytes.
inline void willReadBytes(const void* begin, std::size_t count)
{
    for (std::size_t at = 0; at < count; at += kCacheLine)
        __builtin_prefetch(static_cast<const char*>(begin) + at);
}

/// The same of what is going to be written.
template <typename T> void willWrite(const T& object)
{
    const char* const begin = reinterpret_cast<const char*>(&object);
    for (std::size_t at = 0; at < sizeof(T); at += kCacheLine)
        __builtin_prefetch(begin + at, 1);
}

} // namespace phonehome
