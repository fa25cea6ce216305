// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTimer>
#include <QWidget>

#include "core/live/local_capture.h"
#include "ui/dialogs/recording_choice.h"

class QTreeWidget;

namespace phonehome {

class FilterField;

/// Capturing on this computer: its interfaces with what passes on them now, the filter, and what to do where the right
/// to capture is missing.
class LocalPage final : public QWidget {
    Q_OBJECT
public:
    explicit LocalPage(const RecordingChoice& last, QWidget* parent = nullptr);

    /// Empty while nothing can be started.
    RecordingChoice choice() const;

signals:
    void changed();
    /// An interface was chosen by a double click.
    void chosen();

private:
    void build(const RecordingChoice& last);
    QWidget* rightsCard();
    void fill();
    void measure();
    const NetworkInterface* current() const;

    CaptureRight m_right;
    std::vector<NetworkInterface> m_interfaces;
    QTreeWidget* m_list;
    FilterField* m_filter = nullptr;
    QTimer m_second;
};

} // namespace phonehome
