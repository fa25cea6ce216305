// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QObject>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/decode/message.h"

namespace phonehome {

/// A span of time, both ends inside.
struct TimeSpan {
    Timestamp from;
    Timestamp to;
    auto operator<=>(const TimeSpan&) const = default;
};

/// What all views are narrowed to; nothing set = everything.
struct Focus {
    DeviceId device; ///< invalid = all devices
    std::optional<Protocol> protocol;
    GroupId group;                ///< invalid = all groups
    std::optional<TimeSpan> span; ///< filters every view

    bool operator==(const Focus&) const = default;
};

/// The one thing views share: the focus, with a history, and the event under the cursor. Views set it and listen to
/// it; they do not know each other.
class Selection : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject* parent = nullptr);

    const Focus& focus() const { return m_focus; }
    EventId event() const { return m_event; }

    /// Each of these is a step in the history, unless it changes nothing.
    void setFocus(const Focus& focus);
    void setDevice(DeviceId device); ///< another device clears the group
    void setProtocol(std::optional<Protocol> protocol);
    void setGroup(GroupId group);
    void setSpan(std::optional<TimeSpan> span);
    void setEvent(EventId event); ///< not part of the history

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_history.size(); }

public slots:
    void back();
    void forward();
    void clear(); ///< everything shown, history and event forgotten (another capture)

signals:
    void focusChanged(const phonehome::Focus& focus);
    void eventChanged(phonehome::EventId event);

private:
    void go(std::size_t at);

    Focus m_focus;
    EventId m_event;
    std::vector<Focus> m_history{Focus{}};
    std::size_t m_at = 0;
};

} // namespace phonehome
