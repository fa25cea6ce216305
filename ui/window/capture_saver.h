// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <thread>

#include <QObject>

#include "core/session/save_packets.h"

namespace phonehome {

/// Writes captures as one pcapng, with the names that a snapshot knows, in a thread of its own: a capture of days takes
/// its time. One at a time; what is under way when this goes is given up, and leaves nothing.
class CaptureSaver final : public QObject {
    Q_OBJECT
public:
    explicit CaptureSaver(QObject* parent) : QObject(parent) {}

    /// Ends with saved() or failed().
    void save(PacketsToSave what, const QString& path);
    bool isSaving() const { return m_saving; }

signals:
    void saved(const QString& path, quint64 packets);
    void failed(const phonehome::Error& error);

private:
    bool m_saving = false;
    std::jthread m_saver;
};

} // namespace phonehome
