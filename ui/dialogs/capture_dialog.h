// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/dialogs/recording_choice.h"

class QPushButton;
class QTabWidget;

namespace phonehome {

class LocalPage;
class RemotePage;

/// Where to capture: on this computer, or at the router.
class CaptureDialog final : public QDialog {
    Q_OBJECT
public:
    CaptureDialog(const RecordingChoice& last, const QList<RemoteHost>& hosts, QWidget* parent = nullptr);

    RecordingChoice choice() const;

private:
    QTabWidget* m_tabs;
    LocalPage* m_local;
    RemotePage* m_remote;
    QPushButton* m_start;
};

} // namespace phonehome
