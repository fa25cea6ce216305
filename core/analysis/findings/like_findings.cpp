// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/like_findings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

#include "core/analysis/compare/role.h"
#include "core/analysis/findings/shared_silence.h"
#include "core/analysis/group_period.h"

namespace phonehome {

namespace {

/// Of the larger of two spans, as much they may differ by: 310 s and 300 s are one.
constexpr double kNear = 0.05;
/// Of what was promised, as much two margins may differ by that are small.
constexpr double kMarginNear = 0.005;
/// Who comes up within so long of another has the same cause; some take minutes to start.
constexpr double kUpTogether = 300;
/// Whom one cause silences or leaves without an answer, it does within so long; some take as long to start again.
constexpr double kTogether = 120;
/// Numbers this near are told as one, of as many digits.
constexpr double kAsOne = 0.01;
constexpr int kDigits = 3;

/// What of a finding's talk its sentence tells.
struct Talk {
    Role role;
    std::uint8_t transport = 0;
    std::uint16_t port = 0; ///< the peer's, where the advice is about it
    DeviceId only;          ///< valid: it is one of several sockets of this device, and like nobody else's
    auto key() const { return std::tie(role, transport, port, only.value); }
};

/// Do words about the finding begin with its group's title?
bool isAboutGroup(FindingKind kind)
{
    switch (kind) {
    case FindingKind::NoLongerAnswered:
    case FindingKind::PromiseOverrun:
    case FindingKind::ThinMargin:
    case FindingKind::BeatsMissed:
    case FindingKind::NeverAnswered:
    case FindingKind::AsksTooOften: return true;
    default: return false;
    }
}

Talk talkOf(const Snapshot& s, const Finding& f)
{
    Talk out;
    if (f.kind == FindingKind::MappingForgotten && f.flow.valid()) {
        const Flow& flow = s.flows[f.flow.value];
        out.role.peer = s.peerOf(flow);
        out.transport = flow.transport;
        out.port = flow.peerPort;
    }
    if (!f.group.valid())
        return out;
    const Group& group = s.groups[f.group.value];
    if (f.kind == FindingKind::PortOpened)
        out.role.peer = s.text(group.peer);
    if (isAboutGroup(f.kind) && f.device.valid()) {
        out.role = roleOf(s, group);
        if (group.ownPort != 0)
            out.only = f.device;
    }
    return out;
}

bool isNear(double a, double b, double slack = 0)
{
    return std::abs(a - b) <= std::max(slack, kNear * std::max(std::abs(a), std::abs(b)));
}

/// Is the one at most half as many again as the other? 2 and 3 are, 1 and 2 are not.
bool isLikeCount(double a, double b)
{
    return 2 * std::max(a, b) <= 3 * std::min(a, b);
}

bool isWithin(Timestamp a, Timestamp b, double seconds)
{
    return std::abs((a - b).seconds()) <= seconds;
}

/// The period of the finding's group; 0 without.
double periodOf(const Snapshot& s, const Finding& f)
{
    const auto period = f.group.valid() ? groupPeriod(s.groups[f.group.value]) : std::nullopt;
    return period ? period->seconds : 0;
}

/// So long the same cause may show later at one than at the other: a beat of who speaks more rarely.
double togetherFor(const Snapshot& s, const Finding& a, const Finding& b)
{
    return std::max((1 + kNear) * std::max(periodOf(s, a), periodOf(s, b)), kTogether);
}

bool areOneSilence(const Snapshot& s, const Finding& a, const Finding& b)
{
    const double together = togetherFor(s, a, b);
    const TimeSpan one{a.first, a.last};
    const TimeSpan other{b.first, b.last};
    return isWithin(a.first, b.first, together) && isWithin(a.last, b.last, together) && isKeptBy(one, other) &&
           isKeptBy(other, one);
}

/// Of findings whose words are the same: are their numbers?
bool areNumbersAlike(const Snapshot& s, const Finding& a, const Finding& b)
{
    const auto count = [](const Finding& f) { return static_cast<double>(f.count); };
    switch (a.kind) {
    case FindingKind::ThinMargin:
        return isNear(a.promised, b.promised) && isNear(a.seconds, b.seconds, kMarginNear * a.promised) &&
               (a.seconds > 0) == (b.seconds > 0);
    case FindingKind::PromiseOverrun:
    case FindingKind::AsksTooOften: return isNear(a.promised, b.promised) && isNear(a.seconds, b.seconds);
    case FindingKind::BeatsMissed:
        return isNear(a.seconds, b.seconds) &&
               isLikeCount(count(a) * static_cast<double>(b.of), count(b) * static_cast<double>(a.of));
    case FindingKind::NotHeardSince: return areOneSilence(s, a, b);
    case FindingKind::FellSilent: return isLikeCount(count(a), count(b)) && areOneSilence(s, a, b);
    case FindingKind::NoLongerAnswered: return isWithin(a.first, b.first, togetherFor(s, a, b));
    case FindingKind::CameUp:
        return a.count == b.count && isWithin(a.first, b.first, kUpTogether) && isWithin(a.last, b.last, kUpTogether);
    case FindingKind::MappingForgotten:
    case FindingKind::ReachedFromOutside:
    case FindingKind::NoAddressGiven:
    case FindingKind::AddressRefused:
    case FindingKind::AddressTaken:
    case FindingKind::TookCalls:
    case FindingKind::PlainHttp: return isLikeCount(count(a), count(b));
    // How often it asked in vain says nothing more.
    case FindingKind::NeverAnswered:
    case FindingKind::PortOpened:
    case FindingKind::TimeServersIgnored:
    case FindingKind::ResolversIgnored:
    case FindingKind::HardCoded:
    case FindingKind::EncryptedLookups: return true;
    case FindingKind::HomeAddressChanged:
    case FindingKind::ClockSetBack:
    case FindingKind::ClockSetForward:
    case FindingKind::NothingCaptured:
    case FindingKind::SeveralServers: break;
    }
    return false;
}

template <typename T> void widen(Spread<T>& spread, T value)
{
    spread.least = std::min(spread.least, value);
    spread.most = std::max(spread.most, value);
}

bool lastsUntilTheEnd(FindingKind kind)
{
    return kind == FindingKind::NotHeardSince || kind == FindingKind::NoLongerAnswered;
}

void add(LikeFindings& like, const Finding& f, std::uint32_t place)
{
    like.members.push_back(place);
    widen(like.count, f.count);
    widen(like.of, f.of);
    widen(like.seconds, f.seconds);
    widen(like.promised, f.promised);
    like.first = lastsUntilTheEnd(f.kind) ? std::max(like.first, f.first) : std::min(like.first, f.first);
    like.last = std::max(like.last, f.last);
}

} // namespace

std::optional<double> asOne(const Spread<double>& spread)
{
    if (spread.least == spread.most)
        return spread.least;
    const double size = std::max(std::abs(spread.least), std::abs(spread.most));
    if (spread.most - spread.least > kAsOne * size)
        return std::nullopt;
    const double step = std::pow(10, std::floor(std::log10(size)) + 1 - kDigits);
    return std::round((spread.least + spread.most) / 2 / step) * step;
}

LikeFindings aloneAt(const std::vector<Finding>& findings, std::uint32_t place)
{
    const Finding& f = findings[place];
    LikeFindings out;
    out.members = {place};
    out.count = {f.count, f.count};
    out.of = {f.of, f.of};
    out.seconds = {f.seconds, f.seconds};
    out.promised = {f.promised, f.promised};
    out.others = f.of;
    out.first = f.first;
    out.last = f.last;
    return out;
}

std::vector<LikeFindings> likeFindings(const Snapshot& s, const std::vector<Finding>& findings)
{
    std::vector<Talk> talks;
    talks.reserve(findings.size());
    for (const Finding& f : findings)
        talks.push_back(talkOf(s, f));
    // Which of them say the same in words, by one of them; each with where those of it stand in what is given.
    const auto isBefore = [&](std::uint32_t a, std::uint32_t b) {
        const Finding& x = findings[a];
        const Finding& y = findings[b];
        return std::tuple(std::tie(x.kind, x.weight, x.over, x.offeredToo, x.about, x.offered), talks[a].key()) <
               std::tuple(std::tie(y.kind, y.weight, y.over, y.offeredToo, y.about, y.offered), talks[b].key());
    };
    std::map<std::uint32_t, std::vector<std::size_t>, decltype(isBefore)> sameWords(isBefore);
    std::vector<LikeFindings> out;
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
        const Finding& f = findings[i];
        std::vector<std::size_t>& places = sameWords[i];
        const auto isLike = [&](std::size_t place) {
            const LikeFindings& like = out[place];
            // A device's findings of one kind stand together.
            return f.device.valid() && findings[like.members.back()].device != f.device &&
                   areNumbersAlike(s, findings[like.members.front()], f);
        };
        const auto found = std::find_if(places.begin(), places.end(), isLike);
        if (found != places.end()) {
            add(out[*found], f, i);
            continue;
        }
        places.push_back(out.size());
        out.push_back(aloneAt(findings, i));
    }
    for (LikeFindings& like : out) {
        const std::uint64_t company = like.members.size() - 1;
        like.others = like.of.least > company ? like.of.least - company : 0;
    }
    return out;
}

} // namespace phonehome
