// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/dialogs/recording_choice.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProcess;
class QPushButton;
class QSpinBox;

namespace phonehome {

class FilterField;

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
    /// The command follows the fields until it was edited by hand.
    void writeScript();
    void readInterfaces();
    void interfacesRead(const QByteArray& output, const QByteArray& errors, int exitCode);

    QList<RemoteHost> m_hosts;
    QComboBox* m_host;
    QLineEdit* m_user;
    QSpinBox* m_port;
    QLineEdit* m_key;
    QCheckBox* m_sudo;
    QCheckBox* m_ask;
    QComboBox* m_interface;
    QPushButton* m_read;
    QLabel* m_said;
    FilterField* m_filter;
    QPlainTextEdit* m_script;
    QLabel* m_whole;
    QProcess* m_process = nullptr;
    QString m_written; ///< the script as the fields gave it
};

} // namespace phonehome
