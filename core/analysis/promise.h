// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/time.h"

namespace phonehome {

/// Which promise of a protocol an interval is held against.
enum class PromiseKind : std::uint8_t {
    StunLifetime,
    DnsTtl,
    SsdpMaxAge,
    MdnsTtl,
    NtpPoll,
    DhcpLease,
    RouterLifetime,
    MappingLifetime,
    Subscription,
    HttpKeepAlive,
};
/// Is the promise used up by the next beat? A poll is a wish, nothing ends with it; who asks for an address anew uses no
/// lease up.
bool isUsedUp(PromiseKind kind);
/// Is nothing lost when it was used up before? An answer is asked for anew, an idle connection made anew.
bool isLetGo(PromiseKind kind);
/// "stun-lifetime" … as in JSON.
const char* promiseKindId(PromiseKind kind);

/// Where the interval comes from: is it hard-coded, or made of what was promised?
enum class PromiseClass : std::uint8_t {
    CannotTell,  ///< the promise never changed, so nothing tells the two apart
    FixedMargin, ///< promise less a constant
    Follows,     ///< a share of the promise
    Ignores,     ///< the same interval whatever was promised
};
/// "cannot-tell", "fixed-margin", "follows", "ignores" as in JSON.
const char* promiseClassId(PromiseClass c);

/// What a class rests on: the promises that were compared belong to one group, to the device's talk with several
/// peers, or to several devices of one maker.
enum class PromiseScope : std::uint8_t { Group, Peers, Devices };
/// "group", "peers", "devices" as in JSON.
const char* promiseScopeId(PromiseScope scope);

/// A promise and how long it was used. Seconds.
struct PromiseUse {
    double promised = 0;
    double interval = 0;
};

/// What the uses say, and by what.
struct PromiseVerdict {
    PromiseClass kind = PromiseClass::CannotTell;
    PromiseScope scope = PromiseScope::Group;
    std::uint32_t levels = 0;    ///< different promises that were compared
    std::optional<double> share; ///< interval / promise, of Follows
};

/// Uses in any order; promises nearer than 2 % or 1.5 s count as one. Intervals that are no number of seconds > 0 are passed over.
PromiseVerdict judgePromise(std::span<const PromiseUse> uses);

/// Missed beats in a row after which the promise still holds: ceil(promise / period) - 2, not below 0.
int missedBeatsSurvived(double promised, double period);
inline constexpr int kStunSends = 7;
/// How long after the first the sends of a STUN request over UDP leave (RFC 8489 s6.2.1).
inline constexpr std::array<Duration, kStunSends> kStunSendsAfter{
    Duration::ofMillis(0),     Duration::ofMillis(500),    Duration::ofMillis(1'500), Duration::ofMillis(3'500),
    Duration::ofMillis(7'500), Duration::ofMillis(15'500), Duration::ofMillis(31'500)};
/// How many of them leave before the margin is used up.
int stunSendsWithin(double margin);

/// When the holder of a lease is to ask for more of it: T1 (RFC 2131 s4.4.5, RFC 8415 s21.4).
struct RenewalTime {
    std::int64_t seconds = 0;
    bool told = false; ///< by the server; else half the lease, as the rule has it
    bool operator==(const RenewalTime&) const = default;
};

/// What the protocol promised over time, beside what was done. Seconds.
struct Promise {
    PromiseKind kind{};
    std::int64_t seconds = 0; ///< last; of lookups, the most: a cache tells what is left of it
    std::int64_t min = 0;
    std::int64_t max = 0;
    std::optional<std::int64_t> requested; ///< what the device itself asked for, nullopt = it did not ask
    std::optional<double> margin;          ///< last promise - period; nullopt without a period
    std::optional<RenewalTime> renewal;    ///< of leases, the last
    PromiseVerdict verdict;
    /// Each time from a grant to the request that renewed it, in order; nullptr where there was none.
    std::shared_ptr<const std::vector<Duration>> renewals;
};

} // namespace phonehome
