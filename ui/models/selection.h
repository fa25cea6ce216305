// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QObject>

#include "core/analysis/narrowed.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/decode/message.h"

namespace phonehome {

/// What all views are narrowed to; nothing set = everything.
struct Focus {
    DeviceId device; ///< invalid = all devices
    std::optional<Protocol> protocol;
    GroupId group;                  ///< invalid = all groups
    NameId name;                    ///< invalid = all names; else what goes by this one
    std::optional<TimeSpan> span;   ///< filters every view
    std::vector<TimeSpan> excluded; ///< left out of every view; sorted, no two touch

    TimeChoice times() const { return {span, excluded}; }
    /// Narrowed to the same times and to nothing else.
    Focus ofTimes() const
    {
        Focus out;
        out.span = span;
        out.excluded = excluded;
        return out;
    }
    bool operator==(const Focus&) const = default;
};

/// Is this moment in a span that is left out?
bool isExcluded(const Focus& focus, Timestamp t);
/// Is this moment in the focus's span and not excluded?
bool isTimeInFocus(const Focus& focus, Timestamp t);
/// Is any moment from first to last?
bool isAnyTimeInFocus(const Focus& focus, Timestamp first, Timestamp last);

/// The one thing views share: the focus and what the timeline was told to zoom in on, with a history of both, and the
/// event, flow or name under the cursor. Views set it and listen to it; they do not know each other.
class Selection : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject* parent = nullptr);

    const Focus& focus() const { return m_focus; }
    EventId event() const { return m_event; }
    FlowId flow() const { return m_flow; }
    NameId name() const { return m_name; }
    /// The moment that parts the capture into before and after; nullopt: nobody chose one.
    std::optional<Timestamp> parting() const { return m_parting; }
    /// Was the event looked at after the views were narrowed to what they are narrowed to now?
    bool eventLeads() const { return m_eventLeads; }

    /// Each of these is a step in the history, unless it changes nothing.
    void setFocus(const Focus& focus);
    void setDevice(DeviceId device); ///< another device clears the group
    void setProtocol(std::optional<Protocol> protocol);
    void setGroup(GroupId group);
    void setSpan(std::optional<TimeSpan> span);
    void exclude(TimeSpan span); ///< merged with what it touches
    void include(TimeSpan span); ///< one of the excluded again
    /// Names whose flows are shown; invalid = all.
    void setNameShown(NameId name);
    /// Zooms in on a span, as a step in the history. shown: what is on screen before, nullopt for all; there back()
    /// returns to.
    void zoomTo(TimeSpan span, std::optional<TimeSpan> shown);

    // Of these three one is looked at closely, the last that was set; not part of the history.
    void setEvent(EventId event);
    void setFlow(FlowId flow);
    void setName(NameId name);
    /// Not part of the history either.
    void setParting(std::optional<Timestamp> moment);
    /// Looks at an event where it stands in time.
    void showInTimeline(EventId event);

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_history.size(); }

public slots:
    void back();
    void forward();
    void clear(); ///< everything shown, history and event forgotten (another capture)

signals:
    /// Another capture: what is shown begins anew.
    void cleared();
    void focusChanged(const phonehome::Focus& focus);
    void zoomChanged(std::optional<phonehome::TimeSpan> zoom); ///< nullopt: all
    void eventChanged(phonehome::EventId event);
    /// The timeline is to bring it into sight.
    void sightWanted(phonehome::EventId event);
    void flowChanged(phonehome::FlowId flow);
    void nameChanged(phonehome::NameId name);
    void partingChanged(std::optional<phonehome::Timestamp> moment);

private:
    struct Step {
        Focus focus;
        std::optional<TimeSpan> zoom;
    };

    void add(Step step);
    void go(std::size_t at);
    void enter(std::optional<TimeSpan> before);
    void look(EventId event, FlowId flow, NameId name);

    Focus m_focus;
    EventId m_event;
    bool m_eventLeads = false;
    FlowId m_flow;
    NameId m_name;
    std::optional<Timestamp> m_parting;
    std::vector<Step> m_history{Step{}};
    std::size_t m_at = 0;
};

} // namespace phonehome
