// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace phonehome {

/// Four floats that the processor works on at once; the operators go lane by lane.
using Lanes = float __attribute__((vector_size(16)));
using LaneInts = std::int32_t __attribute__((vector_size(16)));

constexpr std::size_t kLanes = 4;

inline Lanes loadLanes(const float* from)
{
    Lanes out;
    std::memcpy(&out, from, sizeof out);
    return out;
}

inline void storeLanes(float* to, Lanes lanes)
{
    std::memcpy(to, &lanes, sizeof lanes);
}

/// A value for each of so many states, read and written four at a time.
template <std::size_t N> struct alignas(16) LaneArray {
    static_assert(N % kLanes == 0);
    std::array<float, N> value; // NOLINT(cppcoreguidelines-pro-type-member-init): set before it is read

    float& operator[](std::size_t i) { return value[i]; }
    float operator[](std::size_t i) const { return value[i]; }
    /// The four that i is among; i is a multiple of four.
    Lanes load(std::size_t i) const { return loadLanes(value.data() + i); }
    void store(std::size_t i, Lanes lanes) { storeLanes(value.data() + i, lanes); }
};

/// All bits of one of four lanes.
inline LaneInts onlyLane(std::size_t lane)
{
    constexpr LaneInts kNumbers{0, 1, 2, 3};
    return kNumbers == static_cast<std::int32_t>(lane);
}

/// The lanes in which a comparison holds, lane 0 in the lowest bit.
inline unsigned lanesWhere(LaneInts mask)
{
#ifdef __SSE2__
    return static_cast<unsigned>(_mm_movemask_ps(std::bit_cast<__m128>(mask)));
#else
    unsigned lanes = 0;
    for (std::size_t i = 0; i < kLanes; ++i)
        lanes |= (mask[i] != 0 ? 1U : 0U) << i;
    return lanes;
#endif
}

/// The lowest byte of each of four numbers that are no more than that.
inline void storeBytes(std::uint8_t* to, LaneInts lanes)
{
#ifdef __SSE2__
    const __m128i words = _mm_packs_epi32(std::bit_cast<__m128i>(lanes), _mm_setzero_si128());
    const std::int32_t bytes = _mm_cvtsi128_si32(_mm_packus_epi16(words, words));
    std::memcpy(to, &bytes, sizeof bytes);
#else
    for (std::size_t i = 0; i < kLanes; ++i)
        to[i] = static_cast<std::uint8_t>(lanes[i]);
#endif
}

inline Lanes truncated(Lanes x)
{
    return __builtin_convertvector(__builtin_convertvector(x, LaneInts), Lanes);
}

/// Two doubles that the processor works on at once.
using DoubleLanes = double __attribute__((vector_size(16)));
using LongLanes = std::int64_t __attribute__((vector_size(16)));

constexpr std::size_t kDoubleLanes = 2;

inline DoubleLanes loadDoubles(const double* from)
{
    DoubleLanes out;
    std::memcpy(&out, from, sizeof out);
    return out;
}

inline void storeDoubles(double* to, DoubleLanes lanes)
{
    std::memcpy(to, &lanes, sizeof lanes);
}

inline Lanes rounded(DoubleLanes low, DoubleLanes high)
{
#ifdef __SSE2__
    return std::bit_cast<Lanes>(
        _mm_movelh_ps(_mm_cvtpd_ps(std::bit_cast<__m128d>(low)), _mm_cvtpd_ps(std::bit_cast<__m128d>(high))));
#else
    return Lanes{static_cast<float>(low[0]), static_cast<float>(low[1]), static_cast<float>(high[0]),
                 static_cast<float>(high[1])};
#endif
}

inline Lanes greater(Lanes a, Lanes b)
{
#ifdef __SSE2__
    return std::bit_cast<Lanes>(_mm_max_ps(std::bit_cast<__m128>(a), std::bit_cast<__m128>(b)));
#else
    return a > b ? a : b;
#endif
}

inline Lanes lesser(Lanes a, Lanes b)
{
#ifdef __SSE2__
    return std::bit_cast<Lanes>(_mm_min_ps(std::bit_cast<__m128>(a), std::bit_cast<__m128>(b)));
#else
    return a < b ? a : b;
#endif
}

inline Lanes allLanes(float x)
{
    return Lanes{x, x, x, x};
}

} // namespace phonehome
