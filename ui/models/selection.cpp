// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/selection.h"

#include <algorithm>
#include <utility>

namespace phonehome {

namespace {
constexpr std::size_t kHistoryLimit = 200;

bool touch(const TimeSpan& a, const TimeSpan& b)
{
    return a.from <= b.to && b.from <= a.to;
}

} // namespace

bool isExcluded(const Focus& focus, Timestamp t)
{
    return std::any_of(focus.excluded.begin(), focus.excluded.end(),
                       [t](const TimeSpan& e) { return e.from <= t && t <= e.to; });
}

bool isTimeInFocus(const Focus& focus, Timestamp t)
{
    return isAnyTimeInFocus(focus, t, t);
}

bool isAnyTimeInFocus(const Focus& focus, Timestamp first, Timestamp last)
{
    if (focus.span) {
        first = std::max(first, focus.span->from);
        last = std::min(last, focus.span->to);
    }
    // The excluded do not touch, so that one of them must hold all that is to be hidden.
    return first <= last && std::none_of(focus.excluded.begin(), focus.excluded.end(),
                                         [&](const TimeSpan& e) { return e.from <= first && last <= e.to; });
}

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::setFocus(const Focus& focus)
{
    if (focus == m_focus)
        return;
    add({focus, m_history[m_at].zoom});
}

void Selection::add(Step step)
{
    m_history.resize(m_at + 1);
    m_history.push_back(std::move(step));
    if (m_history.size() > kHistoryLimit)
        m_history.erase(m_history.begin());
    else
        ++m_at;
    enter(m_history[m_at - 1].zoom);
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

void Selection::exclude(TimeSpan span)
{
    Focus focus = m_focus;
    std::vector<TimeSpan> kept;
    for (const TimeSpan& e : focus.excluded) {
        if (touch(e, span))
            span = {std::min(e.from, span.from), std::max(e.to, span.to)};
        else
            kept.push_back(e);
    }
    kept.push_back(span);
    std::sort(kept.begin(), kept.end());
    focus.excluded = std::move(kept);
    setFocus(focus);
}

void Selection::include(TimeSpan span)
{
    Focus focus = m_focus;
    std::erase(focus.excluded, span);
    setFocus(focus);
}

void Selection::zoomTo(TimeSpan span, std::optional<TimeSpan> shown)
{
    m_history[m_at].zoom = shown;
    if (span != shown)
        add({m_focus, span});
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

void Selection::showInTimeline(EventId event)
{
    setEvent(event);
    emit sightWanted(event);
}

void Selection::look(EventId event, FlowId flow, NameId name)
{
    const bool leads = event.valid();
    const bool events = event != m_event || leads != m_eventLeads;
    const bool flows = flow != m_flow;
    const bool names = name != m_name;
    m_event = event;
    m_eventLeads = leads;
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

void Selection::setParting(std::optional<Timestamp> moment)
{
    if (std::exchange(m_parting, moment) != moment)
        emit partingChanged(moment);
}

void Selection::clear()
{
    emit cleared();
    setParting(std::nullopt);
    const std::optional<TimeSpan> before = m_history[m_at].zoom;
    m_history.assign(1, Step{});
    m_at = 0;
    setEvent({});
    enter(before);
}

void Selection::go(std::size_t at)
{
    enter(m_history[std::exchange(m_at, at)].zoom);
}

/// Views hear of every step: what can be gone back to has changed with it.
// By value: who hears of it may add to the history.
void Selection::enter(std::optional<TimeSpan> before)
{
    const Focus& next = m_history[m_at].focus;
    if (next.device != m_focus.device || next.protocol != m_focus.protocol || next.group != m_focus.group)
        m_eventLeads = false;
    // What was looked at of another device is not what is asked for now.
    const bool other = next.device != m_focus.device && next.device.valid() && (m_flow.valid() || m_name.valid());
    m_focus = next;
    if (other)
        look({}, {}, {});
    emit focusChanged(m_focus);
    if (m_history[m_at].zoom != before)
        emit zoomChanged(m_history[m_at].zoom);
}

} // namespace phonehome
