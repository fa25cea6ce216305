// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>
#include <QStringList>

#include "core/analysis/snapshot.h"
#include "ui/models/time_format.h"

class QLabel;
class QStatusBar;
class QToolButton;

namespace phonehome {

/// The status bar: file, packets and span, what could not be decoded, and the one time zone of all views.
class StatusLine final : public QObject {
    Q_OBJECT
public:
    StatusLine(QStatusBar* bar, TimeFormat* time);

    void setCapture(const QStringList& paths, const SnapshotPtr& snapshot);

    /// How a capture under way stands; empty: none is.
    void setRecording(const QString& text);
    /// Rows and charts stand still, with so many packets behind them; nullopt: they do not.
    void setPaused(std::optional<std::uint64_t> packetsSince);

    /// How a resolver that is asked stands; empty: none is.
    void setResolver(const QString& text);

signals:
    /// By the user, who wants it so from now on.
    void zoneChosen(phonehome::ZoneChoice zone);

private:
    static QString lengthText(const Snapshot& snapshot);
    void refresh();
    QString moreText() const;

    TimeFormat* m_time;
    QStringList m_paths;
    SnapshotPtr m_snapshot;
    QString m_recording;
    std::optional<std::uint64_t> m_pausedSince;
    QLabel* m_facts;
    QLabel* m_resolver;
    QToolButton* m_zone;
};

} // namespace phonehome
