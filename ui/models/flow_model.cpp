// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/flow_model.h"

#include "core/analysis/lookup_audit.h"
#include "core/analysis/name_evidence.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

const Flow& row(const Cell& c)
{
    return c.snapshot.flows[c.id];
}

QString device(const Cell& c)
{
    return deviceTitleText(c.snapshot, row(c).device);
}

QString name(const Cell& c)
{
    return peerText(c.snapshot, row(c));
}

QString namedBy(const Cell& c)
{
    const Flow& f = row(c);
    if (f.nameSource != NameSource::None)
        return sourceText(f.nameSource, f.nameConfidence);
    if (f.peerDevice.valid())
        return FlowModel::tr("device at home");
    const MissingLookup missing = c.snapshot.audit ? c.snapshot.audit->of(f) : MissingLookup::None;
    return missing == MissingLookup::None ? nameSourceText(NameSource::None) : missingLookupText(missing);
}

QString owner(const Cell& c)
{
    return ownerText(c.snapshot, row(c).peer);
}

QString port(const Cell& c)
{
    const Flow& f = row(c);
    return f.peerPort == 0 ? transportText(f.transport)
                           : QStringLiteral("%1 %2").arg(transportText(f.transport)).arg(f.peerPort);
}

SortKey number(std::uint64_t n)
{
    return {static_cast<double>(n), {}};
}

constexpr Column kColumns[] = {
    Column{[] { return FlowModel::tr("Device"); }, device,
           [](const Cell& c) {
               return SortKey{0, device(c)};
           }},
    Column{[] { return FlowModel::tr("Peer"); }, name,
           [](const Cell& c) {
               return SortKey{0, name(c)};
           }},
    Column{[] { return FlowModel::tr("Named by"); }, namedBy,
           [](const Cell& c) {
               return SortKey{0, namedBy(c)};
           }},
    Column{[] { return FlowModel::tr("Address"); },
           [](const Cell& c) { return QString::fromStdString(row(c).peer.text()); },
           [](const Cell& c) {
               return SortKey{0, QString::fromStdString(row(c).peer.text())};
           }},
    Column{[] { return FlowModel::tr("Owner"); }, owner,
           [](const Cell& c) {
               return SortKey{0, owner(c)};
           }},
    Column{[] { return FlowModel::tr("Port"); }, port, [](const Cell& c) { return number(row(c).peerPort); }},
    Column{[] { return FlowModel::tr("Protocol"); }, [](const Cell& c) { return protocolText(row(c).app); },
           [](const Cell& c) {
               return SortKey{0, protocolText(row(c).app)};
           }},
    Column{[] { return FlowModel::tr("Packets out"); }, [](const Cell& c) { return countText(row(c).packetsOut); },
           [](const Cell& c) { return number(row(c).packetsOut); }, true},
    Column{[] { return FlowModel::tr("Packets in"); }, [](const Cell& c) { return countText(row(c).packetsIn); },
           [](const Cell& c) { return number(row(c).packetsIn); }, true},
    Column{[] { return FlowModel::tr("Sent"); }, [](const Cell& c) { return bytesText(row(c).bytesOut); },
           [](const Cell& c) { return number(row(c).bytesOut); }, true},
    Column{[] { return FlowModel::tr("Received"); }, [](const Cell& c) { return bytesText(row(c).bytesIn); },
           [](const Cell& c) { return number(row(c).bytesIn); }, true},
    Column{[] { return FlowModel::tr("First"); }, [](const Cell& c) { return c.time.dateTime(row(c).first, 0); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).first.ns), {}};
           }},
    Column{[] { return FlowModel::tr("Last"); }, [](const Cell& c) { return c.time.dateTime(row(c).last, 0); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).last.ns), {}};
           }},
};

} // namespace

FlowModel::FlowModel(const TimeFormat* time, QObject* parent) : TableModel(time, kColumns, parent) {}

std::uint32_t FlowModel::count(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(snapshot.flows.size());
}

bool FlowModel::isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const
{
    const Flow& f = snapshot.flows[id];
    if (focus.device.valid() && f.device != focus.device && f.peerDevice != focus.device)
        return false;
    if (focus.protocol && f.app != *focus.protocol)
        return false;
    if (focus.name.valid() && (focus.name.value >= snapshot.names.size() || !goesBy(snapshot, FlowId{id}, focus.name)))
        return false;
    return isAnyTimeInFocus(focus, f.first, f.last);
}

} // namespace phonehome
