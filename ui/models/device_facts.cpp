// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/device_facts.h"

#include <algorithm>
#include <numeric>

#include <QCoreApplication>
#include <QStringList>

#include "core/analysis/own_names.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::DeviceFacts)
};

constexpr std::size_t kStartsListed = 4;
constexpr std::size_t kCardLines = 6; ///< names or addresses in a tooltip

/// The first of several lines has the label, the others stand below it.
class FactLines {
public:
    explicit FactLines(EventFacts& facts) : m_facts(facts) {}

    void add(const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_facts.lines.emplace_back(label, value);
    }
    void addAll(const QString& label, const QStringList& values)
    {
        for (qsizetype i = 0; i < values.size(); ++i)
            add(i == 0 ? label : QString(), values[i]);
    }

private:
    EventFacts& m_facts;
};

QStringList shortened(QStringList lines)
{
    const auto left = lines.size() - static_cast<qsizetype>(kCardLines);
    if (left <= 0)
        return lines;
    lines = lines.first(static_cast<qsizetype>(kCardLines));
    lines << Facts::tr("and %Ln other(s)", nullptr, static_cast<int>(left));
    return lines;
}

QStringList nameLines(const Snapshot& s, const Device& device, const TimeFormat* time)
{
    QStringList out;
    for (const DeviceName& name : device.names) {
        const QString text = fromWire(s.text(name.text));
        if (name.source == NameSource::User) {
            out << Facts::tr("%1 – %2", "name, that the user gave it").arg(text, nameSourceText(name.source));
            continue;
        }
        const QString line = Facts::tr("%1 – by %2", "name, source").arg(text, nameSourceText(name.source));
        out << (time ? Facts::tr("%1; %2", "name with source, times").arg(line, timesText(name.first, name.last, *time))
                     : line);
    }
    return out;
}

QStringList addressLines(const Device& device, const TimeFormat* time)
{
    QStringList out;
    bool listed = false;
    for (const AddressLease& lease : device.leases) {
        const QString address = QString::fromStdString(lease.address.text());
        listed = listed || lease.address == device.address;
        out << (time ? Facts::tr("%1; %2", "address, times").arg(address, timesText(lease.first, lease.last, *time))
                     : address);
    }
    // Of some devices it is told which address they have, though nothing was sent from it.
    if (!listed && !device.address.isUnspecified())
        out.prepend(QString::fromStdString(device.address.text()));
    return out;
}

/// "STUN 1,947, NTP 28"
QString messagesText(const Device& device)
{
    QStringList out;
    for (std::size_t p = 0; p < kProtocolCount; ++p) {
        if (device.events[p] > 0)
            out << QStringLiteral("%1 %2").arg(protocolText(static_cast<Protocol>(p)), countText(device.events[p]));
    }
    return out.join(QStringLiteral(", "));
}

QString trafficText(std::uint64_t bytes, std::uint64_t packets)
{
    return Facts::tr("%1 in %2", "bytes, packets").arg(bytesText(bytes), packetsText(packets));
}

void addCard(const Snapshot& s, const Device& device, FactLines& out)
{
    out.add(Facts::tr("MAC"), macText(device));
    out.add(Facts::tr("vendor"), vendorText(s, device));
    if (device.router)
        out.add(Facts::tr("role"), Facts::tr("router"));
}

} // namespace

QString vendorText(const Snapshot& snapshot, const Device& device)
{
    // A locally administered MAC says nothing about its maker, and that is worth saying.
    if (device.mac && device.mac->isLocallyAdministered())
        return Facts::tr("private MAC");
    return fromWire(snapshot.text(device.vendor));
}

QString macText(const Device& device)
{
    return device.mac ? QString::fromStdString(device.mac->text()) : QString();
}

QString noteText(const Snapshot& snapshot, DeviceId device)
{
    const OwnName* const own = ownNameOf(snapshot, device);
    return own ? fromWire(own->note) : QString();
}

bool hasEvents(const Device& device)
{
    return std::any_of(device.events.begin(), device.events.end(), [](std::uint32_t n) { return n > 0; });
}

bool severalSpeak(const Snapshot& snapshot)
{
    int speak = 0;
    for (std::size_t d = 0; d < snapshot.devices.size() && speak < 2; ++d)
        speak += hasEvents(snapshot.devices[d]) ? 1 : 0;
    return speak > 1;
}

std::vector<Fact> startFacts(const Snapshot& snapshot, DeviceId device, const TimeFormat& time)
{
    std::vector<Timestamp> starts;
    for (const DeviceRestart& restart : snapshot.restarts) {
        if (restart.device == device)
            starts.push_back(restart.time);
    }
    std::sort(starts.begin(), starts.end());
    const std::size_t left = starts.size() - std::min(starts.size(), kStartsListed);
    std::vector<Fact> out;
    if (left > 0)
        out.emplace_back(Facts::tr("came up before"), Facts::tr("%Ln time(s)", nullptr, static_cast<int>(left)));
    for (std::size_t i = left; i < starts.size(); ++i)
        out.emplace_back(Facts::tr("device came up"), time.dateTime(starts[i], 0));
    return out;
}

EventFacts deviceFacts(const Snapshot& snapshot, DeviceId id, const TimeFormat& time)
{
    const Device& device = snapshot.devices[id.value];
    EventFacts facts;
    facts.title = deviceTitleText(snapshot, id);
    FactLines out(facts);
    out.addAll(Facts::tr("name"), nameLines(snapshot, device, &time));
    out.add(Facts::tr("note"), noteText(snapshot, id));
    addCard(snapshot, device, out);
    out.addAll(Facts::tr("address"), addressLines(device, &time));
    out.add(Facts::tr("first seen"), time.dateTime(device.first, 0));
    out.add(Facts::tr("last seen"), time.dateTime(device.last, 0));
    out.add(Facts::tr("sent"), trafficText(device.bytesSent, device.packetsSent));
    out.add(Facts::tr("received"), trafficText(device.bytesReceived, device.packetsReceived));
    out.add(Facts::tr("peers"), countText(device.peers));
    out.add(Facts::tr("messages"), messagesText(device));
    if (const auto refused = std::accumulate(device.refused.begin(), device.refused.end(), std::uint64_t{0}))
        out.add(Facts::tr("malformed"), countText(refused));
    for (const auto& [label, value] : startFacts(snapshot, id, time))
        out.add(label, value);
    return facts;
}

EventFacts deviceCard(const Snapshot& snapshot, DeviceId id)
{
    const Device& device = snapshot.devices[id.value];
    EventFacts facts;
    facts.title = deviceTitleText(snapshot, id);
    FactLines out(facts);
    addCard(snapshot, device, out);
    out.addAll(Facts::tr("address"), shortened(addressLines(device, nullptr)));
    out.addAll(Facts::tr("name"), shortened(nameLines(snapshot, device, nullptr)));
    out.add(Facts::tr("note"), noteText(snapshot, id));
    return facts;
}

} // namespace phonehome
