// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/dialogs/recording_choice.h"

class QPushButton;
class QTabWidget;

namespace phonehome {

class LocalPage;
class RemotePage;
class TzspPage;

/// Where to capture: at the router, by what a router streams, or on this computer.
class CaptureDialog final : public QDialog {
    Q_OBJECT
public:
    explicit CaptureDialog(const RecordingOffer& offer, QWidget* parent = nullptr);

    RecordingChoice choice() const;

private:
    QTabWidget* m_tabs;
    LocalPage* m_local;
    RemotePage* m_remote;
    TzspPage* m_tzsp;
    QPushButton* m_start;
};

} // namespace phonehome
