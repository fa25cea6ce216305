// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/like_finding_texts.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/analysis/compare/role.h"
#include "core/analysis/findings/findings.h"
#include "ui/models/finding_texts.h"
#include "ui/models/finding_words.h"
#include "ui/models/fleet_texts.h"
#include "ui/models/texts.h"
#include "ui/models/time_format.h"

namespace phonehome {

namespace {

struct Findings {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Findings)
};

constexpr qsizetype kInTip = 40;

/// "310 s", "300 s to 310 s"
QString rangeText(const QString& least, const QString& most)
{
    return least == most ? least : Findings::tr("%1 to %2").arg(least, most);
}

QString periodsText(const Spread<double>& seconds)
{
    if (const auto one = asOne(seconds))
        return TimeFormat::period(*one);
    return rangeText(TimeFormat::period(seconds.least), TimeFormat::period(seconds.most));
}

QString countsText(const Spread<std::uint64_t>& count)
{
    return rangeText(countText(count.least), countText(count.most));
}

/// A number that words stand behind in singular or plural.
int numberOf(std::uint64_t n)
{
    return static_cast<int>(std::min<std::uint64_t>(n, 1'000'000'000));
}

/// others: how many devices beyond these.
QString withCompany(const QString& sentence, std::uint64_t others)
{
    return others == 0 ? sentence
                       : Findings::tr("%1, and %Ln other(s) with them", "devices", numberOf(others)).arg(sentence);
}

/// "SSDP uuid:… to 239.255.255.250" where each device has something of its own.
QString titleText(const Snapshot& s, const Finding& f)
{
    if (!f.group.valid() || !f.device.valid())
        return {};
    const Group& group = s.groups[f.group.value];
    const Role role = roleOf(s, group);
    return role.kind == s.text(group.kind) && role.peer == s.text(group.peer) ? findingTitle(s, f)
                                                                              : roleTitleText(role);
}

/// What begins with a group's title: alike for one and for several, but for what each of them has of its own.
QString titledText(const Snapshot& s, const Finding& f, const LikeFindings& like, const TimeFormat& time)
{
    const QString title = titleText(s, f);
    const QString seconds = periodsText(like.seconds);
    const QString promised = periodsText(like.promised);
    const int most = numberOf(like.count.most);
    switch (f.kind) {
    case FindingKind::PromiseOverrun:
        return Findings::tr("%1 comes every %2, but holds for %3 only").arg(title, seconds, promised);
    case FindingKind::AsksTooOften:
        return Findings::tr("%1 comes every %2, though the answer holds for %3").arg(title, seconds, promised);
    case FindingKind::ThinMargin:
        return like.seconds.least > 0
                   ? Findings::tr("%1 has %2 to spare of the %3 that were promised").arg(title, seconds, promised)
                   : Findings::tr("%1 has nothing to spare of the %2 that were promised").arg(title, promised);
    case FindingKind::BeatsMissed:
        return Findings::tr("%1 missed %2 of %3 beats each, every %4")
            .arg(title, countsText(like.count), countsText(like.of), seconds);
    case FindingKind::NeverAnswered:
        return Findings::tr("%1 was asked %2 time(s) by each and never answered", nullptr, most)
            .arg(title, countsText(like.count));
    case FindingKind::NoLongerAnswered:
        return Findings::tr("%1 has had no answer since %2, %3 question(s) each", nullptr, most)
            .arg(title, time.dateTime(like.first, 0), countsText(like.count));
    default: break;
    }
    return findingText(s, f, time);
}

QString severalText(const Snapshot& s, const Finding& f, const LikeFindings& like, const TimeFormat& time)
{
    const int most = numberOf(like.count.most);
    const QString about = listedText(f.about);
    const QString offered = listedText(f.offered);
    switch (f.kind) {
    case FindingKind::PortOpened:
        return (f.over ? Findings::tr("Each had the router let the internet in for a time: %1, granted by %2")
                       : Findings::tr("Have the router let the internet in: %1, granted by %2"))
            .arg(about, findingPeer(s, f));
    case FindingKind::MappingForgotten:
        return Findings::tr("Were forgotten upstream %1 time(s) each: their public ports changed while they kept their "
                            "connections",
                            nullptr, most)
            .arg(countsText(like.count));
    case FindingKind::NotHeardSince:
        return withCompany(Findings::tr("Have not been heard since %1, though they spoke every %2")
                               .arg(time.dateTime(like.first, 0), periodsText(like.seconds)),
                           like.others);
    case FindingKind::FellSilent:
        return withCompany(
            Findings::tr("Were silent %1 time(s) each, for %2 at most, from %3 at the earliest", nullptr, most)
                .arg(countsText(like.count), TimeFormat::length(Duration::fromSeconds(like.seconds.most)),
                     time.dateTime(like.first, 0)),
            like.others);
    case FindingKind::ReachedFromOutside:
        return Findings::tr("Were spoken to %1 time(s) each through what they keep open, by %2", nullptr, most)
            .arg(countsText(like.count), about);
    case FindingKind::TimeServersIgnored:
        return (f.offeredToo ? Findings::tr("Ask %1 for the time, where they are told to ask %2, which they ask too")
                             : Findings::tr("Ask %1 for the time, where they are told to ask %2"))
            .arg(about, offered);
    case FindingKind::ResolversIgnored:
        return (f.offeredToo ? Findings::tr("Look names up at %1, where they are told to ask %2, which they ask too")
                             : Findings::tr("Look names up at %1, where they are told to ask %2"))
            .arg(about, offered);
    case FindingKind::HardCoded:
        return Findings::tr("Talk to %Ln address(es) that no lookup gave: %1", nullptr, numberOf(f.count)).arg(about);
    case FindingKind::EncryptedLookups:
        return Findings::tr("Look names up so that nobody reads them, at %1").arg(about);
    case FindingKind::PlainHttp:
        return Findings::tr("Sent %1 request(s) each in the clear to %2", nullptr, most)
            .arg(countsText(like.count), about);
    case FindingKind::NoAddressGiven:
        return (f.over ? Findings::tr("Asked for an address %1 time(s) each and nobody answered, for a time", nullptr,
                                      most)
                       : Findings::tr("Asked for an address %1 time(s) each and nobody answered", nullptr, most))
            .arg(countsText(like.count));
    case FindingKind::AddressRefused:
        return Findings::tr("Were refused their addresses %1 time(s) each by a DHCP server", nullptr, most)
            .arg(countsText(like.count));
    case FindingKind::AddressTaken:
        return Findings::tr("Said %1 time(s) each that another device has the address that they were given", nullptr,
                            most)
            .arg(countsText(like.count));
    case FindingKind::TookCalls:
        return Findings::tr("Took connections from the internet %1 time(s) each: %2", nullptr, most)
            .arg(countsText(like.count), about);
    case FindingKind::CameUp:
        return Findings::tr("Came up %1 time(s) each while they were watched", nullptr, most)
            .arg(countsText(like.count));
    default: break;
    }
    return titledText(s, f, like, time);
}

const Finding& firstOf(const Snapshot& s, const LikeFindings& like)
{
    return findingsIn(s)[like.members.front()];
}

} // namespace

QString findingText(const Snapshot& s, const LikeFindings& like, const TimeFormat& time)
{
    const Finding& first = firstOf(s, like);
    return like.ofSeveral() ? severalText(s, first, like, time) : findingText(s, first, time);
}

QStringList findingDevices(const Snapshot& s, const LikeFindings& like)
{
    QStringList out;
    for (const std::uint32_t place : like.members) {
        if (const DeviceId device = findingsIn(s)[place].device; device.valid())
            out << deviceTitleText(s, device);
    }
    return out;
}

QString findingDevicesText(const Snapshot& s, const LikeFindings& like)
{
    const std::size_t count = like.members.size();
    if (count > 2)
        return Findings::tr("%Ln device(s)", nullptr, static_cast<int>(count));
    const QStringList titles = findingDevices(s, like);
    if (titles.isEmpty())
        return QStringLiteral("–");
    return titles.size() == 1 ? titles.first() : Findings::tr("%1 and %2", "two devices").arg(titles[0], titles[1]);
}

QString findingDevicesTip(const Snapshot& s, const LikeFindings& like)
{
    const QStringList all = findingDevices(s, like);
    QStringList lines = all.mid(0, kInTip);
    if (all.size() > kInTip)
        lines << Findings::tr("and %Ln more", "devices", static_cast<int>(all.size() - kInTip));
    return tipText(lines.join(u'\n'));
}

} // namespace phonehome
