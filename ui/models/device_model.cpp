// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/device_model.h"

#include <algorithm>

#include <QStringList>

#include "ui/models/device_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

const Device& row(const Cell& c)
{
    return c.snapshot.devices[c.id];
}

QString name(const Cell& c)
{
    return deviceTitleText(c.snapshot, DeviceId{c.id});
}

QString source(const Cell& c)
{
    return row(c).names.empty() ? QString() : nameSourceText(row(c).names.front().source);
}

QString vendor(const Cell& c)
{
    return vendorText(c.snapshot, row(c));
}

QString mac(const Cell& c)
{
    return macText(row(c));
}

/// "24-F5-A2", "24f5.a200" or "24f5a2" as hex digits alone; empty where it is no part of a MAC, or too short to mean one.
QString macDigits(const QString& word)
{
    constexpr qsizetype kLeast = 4;
    QString digits = word.toLower();
    digits.remove(u':').remove(u'-');
    // Where a dot parts four digits each, it is no IPv4 address.
    if (digits.indexOf(u'.') == kLeast)
        digits.remove(u'.');
    const bool hex = std::all_of(digits.begin(), digits.end(),
                                 [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    return hex && digits.size() >= kLeast ? digits : QString();
}

QString address(const Cell& c)
{
    const Device& d = row(c);
    if (!d.address.isUnspecified())
        return QString::fromStdString(d.address.text());
    return macText(d);
}

/// Addresses sort by value; IPv4 before IPv6.
double addressNumber(const Cell& c)
{
    double value = 0;
    for (const std::uint8_t byte : row(c).address.bytes())
        value = value * 256 + byte;
    return value;
}

QString subtitle(const Cell& c)
{
    QStringList parts{address(c)};
    if (row(c).router)
        parts << DeviceModel::tr("router");
    if (const QString maker = vendor(c); !maker.isEmpty())
        parts << maker;
    return parts.join(QStringLiteral(" · "));
}

quint32 marks(const Device& d)
{
    quint32 bits = 0;
    for (std::size_t i = 0; i < kCategories.size(); ++i)
        bits |= d.eventsOf(kCategories[i]) > 0 ? 1U << i : 0U;
    return bits;
}

QStringList markTexts(const Device& d)
{
    QStringList out;
    for (const Protocol protocol : kCategories) {
        const std::uint32_t events = d.eventsOf(protocol);
        out << (events > 0 ? DeviceModel::tr("%1: %Ln message(s)", nullptr, static_cast<int>(events))
                           : DeviceModel::tr("%1: none seen"))
                   .arg(protocolText(protocol));
    }
    return out;
}

/// "WeMo three-way switch, Belkin · 192.168.1.57, STUN NTP SSDP mDNS"
QString spoken(const Cell& c)
{
    QStringList protocols;
    for (const Protocol p : kCategories) {
        if (row(c).eventsOf(p) > 0)
            protocols << protocolText(p);
    }
    QStringList parts{name(c), subtitle(c)};
    if (!protocols.isEmpty())
        parts << protocols.join(u' ');
    return parts.join(QStringLiteral(", "));
}

SortKey number(std::uint64_t n)
{
    return {static_cast<double>(n), {}};
}

constexpr Column kColumns[] = {
    Column{[] { return DeviceModel::tr("Name"); }, name,
           [](const Cell& c) {
               return SortKey{0, name(c)};
           }},
    Column{[] { return DeviceModel::tr("Named by"); }, source,
           [](const Cell& c) {
               return SortKey{0, source(c)};
           }},
    Column{[] { return DeviceModel::tr("Vendor"); }, vendor,
           [](const Cell& c) {
               return SortKey{0, vendor(c)};
           }},
    Column{[] { return DeviceModel::tr("Address"); }, address,
           [](const Cell& c) {
               return SortKey{addressNumber(c), {}};
           }},
    Column{[] { return DeviceModel::tr("Sent"); }, [](const Cell& c) { return bytesText(row(c).bytesSent); },
           [](const Cell& c) { return number(row(c).bytesSent); }, true},
    Column{[] { return DeviceModel::tr("Received"); }, [](const Cell& c) { return bytesText(row(c).bytesReceived); },
           [](const Cell& c) { return number(row(c).bytesReceived); }, true},
    Column{[] { return DeviceModel::tr("Peers"); }, [](const Cell& c) { return countText(row(c).peers); },
           [](const Cell& c) { return number(row(c).peers); }, true},
    Column{[] { return DeviceModel::tr("First seen"); }, [](const Cell& c) { return c.time.dateTime(row(c).first, 0); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).first.ns), {}};
           },
           true},
    Column{[] { return DeviceModel::tr("Last seen"); }, [](const Cell& c) { return c.time.dateTime(row(c).last, 0); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).last.ns), {}};
           },
           true},
    Column{[] { return DeviceModel::tr("MAC"); }, mac,
           [](const Cell& c) {
               return SortKey{row(c).mac ? static_cast<double>(row(c).mac->number()) : 0.0, {}};
           }},
};

} // namespace

DeviceModel::DeviceModel(const TimeFormat* time, QObject* parent) : TableModel(time, kColumns, parent) {}

std::uint32_t DeviceModel::count(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(snapshot.devices.size());
}

bool DeviceModel::isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const
{
    const Device& d = snapshot.devices[id];
    return isAnyTimeInFocus(focus, d.first, d.last);
}

bool DeviceModel::matches(const Cell& cell, const QString& word) const
{
    if (TableModel::matches(cell, word))
        return true;
    const Device& d = row(cell);
    if (const QString digits = macDigits(word); !digits.isEmpty() && macText(d).remove(u':').contains(digits))
        return true;
    const auto holds = [&word](const QString& text) { return text.contains(word, Qt::CaseInsensitive); };
    return std::any_of(d.leases.begin(), d.leases.end(),
                       [&](const auto& lease) { return holds(QString::fromStdString(lease.address.text())); }) ||
           std::any_of(d.names.begin(), d.names.end(),
                       [&](const DeviceName& name) { return holds(fromWire(cell.snapshot.text(name.text))); }) ||
           holds(noteText(cell.snapshot, DeviceId{cell.id}));
}

QString DeviceModel::tip(const Cell& cell, int column) const
{
    return column == Name ? tipText(deviceCard(cell.snapshot, DeviceId{cell.id}).plainText())
                          : TableModel::tip(cell, column);
}

QVariant DeviceModel::extraData(const Cell& cell, int role) const
{
    switch (role) {
    case SubtitleRole: return subtitle(cell);
    case MarksRole: return marks(row(cell));
    case SourceRole: return source(cell);
    case MarkTextsRole: return markTexts(row(cell));
    case Qt::AccessibleTextRole: return spoken(cell);
    default: return {};
    }
}

} // namespace phonehome
