// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/packet_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/analysis/name_evidence.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::PacketWords)
};

bool isFlow(const Snapshot& s, FlowId flow)
{
    return flow.valid() && flow.value < s.flows.size();
}

bool isName(const Snapshot& s, NameId name)
{
    return name.valid() && name.value < s.names.size();
}

/// "UDP to nat.wemo2.com, port 3478"
QString flowText(const Snapshot& s, const Flow& flow)
{
    const QString peer = peerText(s, flow);
    return flow.peerPort == 0 ? Words::tr("%1 with %2", "transport, peer").arg(transportText(flow.transport), peer)
                              : Words::tr("%1 with %2, port %3", "transport, peer, its port")
                                    .arg(transportText(flow.transport), peer, QString::number(flow.peerPort));
}

/// Of which talk; empty: of all.
QString talkText(const Snapshot& s, const Focus& focus, FlowId flow)
{
    if (isFlow(s, flow))
        return flowText(s, s.flows[flow.value]);
    if (focus.group.valid() && focus.group.value < s.groups.size()) {
        const Group& group = s.groups[focus.group.value];
        const QString title = groupTitle(s, group);
        // What else goes through the same connection comes along.
        return sharesItsTalk(group.protocol) ? title : Words::tr("connections of %1", "a group").arg(title);
    }
    QStringList parts;
    if (focus.protocol)
        parts << protocolText(*focus.protocol);
    if (isName(s, focus.name))
        parts << Words::tr("with %1", "a peer").arg(fromWire(s.text(s.names[focus.name.value].name)));
    return parts.join(u' ');
}

DeviceId deviceOf(const Snapshot& s, const Focus& focus, FlowId flow)
{
    if (isFlow(s, flow))
        return s.flows[flow.value].device;
    return focus.group.valid() && focus.group.value < s.groups.size() ? s.groups[focus.group.value].device
                                                                      : focus.device;
}

} // namespace

PacketWish wishFor(const Snapshot& s, const Focus& focus, FlowId flow)
{
    PacketWish out;
    out.times = focus.times();
    if (isFlow(s, flow)) {
        out.flows = {flow};
        return out;
    }
    if (focus.device.valid())
        out.devices = {focus.device};
    out.protocol = focus.protocol;
    out.group = focus.group;
    if (!isName(s, focus.name))
        return out;
    out.flows.emplace();
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        const Flow& f = s.flows[i];
        const bool ofDevice = !focus.device.valid() || f.device == focus.device || f.peerDevice == focus.device;
        if (ofDevice && goesBy(s, FlowId{i}, focus.name))
            out.flows->push_back(FlowId{i});
    }
    return out;
}

QString wishText(const Snapshot& s, const Focus& focus, FlowId flow, const TimeFormat& time)
{
    QStringList parts;
    if (const DeviceId device = deviceOf(s, focus, flow); device.valid())
        parts << deviceTitleText(s, device);
    if (const QString talk = talkText(s, focus, flow); !talk.isEmpty())
        parts << talk;
    if (focus.span)
        parts << time.span(*focus.span);
    if (!focus.excluded.empty())
        parts << Words::tr("without %n time span(s)", nullptr, static_cast<int>(focus.excluded.size()));
    return parts.join(QStringLiteral(", "));
}

} // namespace phonehome
