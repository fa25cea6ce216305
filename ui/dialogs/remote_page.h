// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/dialogs/recording_choice.h"

class QComboBox;
class QLabel;
class QProcess;
class QPushButton;

namespace phonehome {

class FilterField;
class SshFields;

/// Capturing at a router over ssh: which one, on which of its interfaces, by which command.
class RemotePage final : public QWidget {
    Q_OBJECT
public:
    explicit RemotePage(const RecordingOffer& offer, QWidget* parent = nullptr);

    /// Empty while nothing can be started.
    RecordingChoice choice() const;

signals:
    void changed();

private:
    void build();
    void connectParts();
    void show(const RemoteHost& host);
    RemoteHost host() const;
    void writeScript();
    void readInterfaces();
    void interfacesRead(const QByteArray& output, const QByteArray& errors, int exitCode);

    QList<RemoteHost> m_hosts;
    QComboBox* m_host;
    SshFields* m_ssh;
    QComboBox* m_interface;
    QPushButton* m_read;
    QLabel* m_said;
    FilterField* m_filter;
    QProcess* m_process = nullptr;
};

} // namespace phonehome
