// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTimer>
#include <QWidget>

#include "core/live/local_capture.h"
#include "ui/dialogs/recording_choice.h"

class QLabel;
class QTreeWidget;

namespace phonehome {

class FilterField;

/// Capturing on this computer: its interfaces with what passes on them now, the filter, and what to do where the right
/// to capture is missing.
class LocalPage final : public QWidget {
    Q_OBJECT
public:
    /// helper: path of phonehome-capture; empty where there is none.
    LocalPage(const RecordingOffer& offer, std::string helper, QWidget* parent = nullptr);

    /// Empty while nothing can be started.
    RecordingChoice choice() const;

signals:
    void changed();
    /// An interface was chosen by a double click.
    void chosen();

private:
    void build();
    /// The answer to what can be captured on.
    void take(const CaptureRight& right, std::vector<NetworkInterface> interfaces);
    QWidget* rightsCard();
    void fill();
    void measure();
    const NetworkInterface* current() const;

    std::string m_helper;
    CaptureRight m_right;
    std::vector<NetworkInterface> m_interfaces;
    QString m_wanted; ///< the interface of last time
    QTreeWidget* m_list;
    QLabel* m_dumpcap = nullptr; ///< shown where it captures
    FilterField* m_filter = nullptr;
    QTimer m_second;
};

} // namespace phonehome
