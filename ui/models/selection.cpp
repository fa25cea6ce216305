// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/selection.h"

namespace phonehome {

namespace {
constexpr std::size_t kHistoryLimit = 200;
}

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::setFocus(const Focus& focus)
{
    if (focus == m_focus)
        return;
    m_history.resize(m_at + 1);
    m_history.push_back(focus);
    if (m_history.size() > kHistoryLimit)
        m_history.erase(m_history.begin());
    go(m_history.size() - 1);
}

void Selection::setDevice(DeviceId device)
{
    Focus focus = m_focus;
    if (focus.device != device) {
        focus.group = {};
        focus.name = {};
    }
    focus.device = device;
    setFocus(focus);
}

void Selection::setProtocol(std::optional<Protocol> protocol)
{
    Focus focus = m_focus;
    focus.protocol = protocol;
    setFocus(focus);
}

void Selection::setGroup(GroupId group)
{
    Focus focus = m_focus;
    focus.group = group;
    setFocus(focus);
}

void Selection::setSpan(std::optional<TimeSpan> span)
{
    Focus focus = m_focus;
    focus.span = span;
    setFocus(focus);
}

void Selection::setNameShown(NameId name)
{
    Focus focus = m_focus;
    focus.name = name;
    setFocus(focus);
}

void Selection::setEvent(EventId event)
{
    look(event, {}, {});
}

void Selection::setFlow(FlowId flow)
{
    look({}, flow, {});
}

void Selection::setName(NameId name)
{
    look({}, {}, name);
}

void Selection::look(EventId event, FlowId flow, NameId name)
{
    const bool events = event != m_event;
    const bool flows = flow != m_flow;
    const bool names = name != m_name;
    m_event = event;
    m_flow = flow;
    m_name = name;
    if (events)
        emit eventChanged(event);
    if (flows)
        emit flowChanged(flow);
    if (names)
        emit nameChanged(name);
}

void Selection::back()
{
    if (canGoBack())
        go(m_at - 1);
}

void Selection::forward()
{
    if (canGoForward())
        go(m_at + 1);
}

void Selection::clear()
{
    m_history.assign(1, Focus{});
    setEvent({});
    go(0);
}

void Selection::go(std::size_t at)
{
    m_at = at;
    m_focus = m_history[at];
    emit focusChanged(m_focus);
}

} // namespace phonehome
