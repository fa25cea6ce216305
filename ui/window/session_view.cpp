// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/session_view.h"

#include <QCoreApplication>

#include "core/analysis/device_key.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct SessionView {
    Q_DECLARE_TR_FUNCTIONS(phonehome::SessionView)
};

/// The first row for which it holds; invalid without one.
template <typename Id, typename Table, typename Is> Id firstOf(const Table& table, const Is& is)
{
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        if (is(table[i]))
            return Id{i};
    }
    return {};
}

GroupId findBeat(const Snapshot& s, const SavedBeat& beat, DeviceId device)
{
    const Direction direction = beat.received ? Direction::Received : Direction::Sent;
    return firstOf<GroupId>(s.groups, [&](const Group& g) {
        return g.protocol == beat.protocol && g.direction == direction && (!device.valid() || g.device == device) &&
               s.text(g.kind) == beat.kind && s.text(g.peer) == beat.peer;
    });
}

} // namespace

SavedView savedView(const Snapshot& s, const Focus& focus)
{
    SavedView view;
    if (focus.device.valid())
        view.device = deviceKey(s.devices[focus.device.value]);
    view.protocol = focus.protocol;
    if (focus.group.valid()) {
        const Group& group = s.groups[focus.group.value];
        view.beat =
            SavedBeat{group.protocol, group.direction == Direction::Received, s.text(group.kind), s.text(group.peer)};
    }
    if (focus.name.valid())
        view.name = s.text(s.names[focus.name.value].name);
    view.span = focus.span;
    view.excluded = focus.excluded;
    return view;
}

FoundView foundView(const Snapshot& s, const SavedView& view)
{
    FoundView out;
    out.focus.protocol = view.protocol;
    out.focus.span = view.span;
    out.focus.excluded = view.excluded;
    if (!view.device.empty()) {
        out.focus.device = firstOf<DeviceId>(s.devices, [&](const Device& d) { return deviceKey(d) == view.device; });
        if (!out.focus.device.valid())
            out.missing << SessionView::tr("The session shows a device that these captures do not hold: %1.")
                               .arg(fromWire(view.device));
    }
    if (view.beat) {
        out.focus.group = findBeat(s, *view.beat, out.focus.device);
        if (!out.focus.group.valid())
            out.missing << SessionView::tr("The session shows a beat that these captures do not hold: %1 %2.")
                               .arg(fromWire(view.beat->kind), fromWire(view.beat->peer));
    }
    if (!view.name.empty())
        out.focus.name = firstOf<NameId>(s.names, [&](const NameRow& n) { return s.text(n.name) == view.name; });
    return out;
}

} // namespace phonehome
