// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QObject>

#include "core/live/remote_capture.h"

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace phonehome {

/// The fields of a login by ssh and of the command that will run there, for the pages that want one. The command
/// follows the fields until it is edited by hand.
class SshFields final : public QObject {
    Q_OBJECT
public:
    /// name: what the object names begin with. lines: of the command. The widgets are the page's.
    SshFields(const QString& name, int lines, QWidget* page);

    /// All but the host's name.
    void show(const RemoteHost& host);
    RemoteHost host(const QString& name) const;
    SshQuestions questions() const;

    /// The command as the fields give it.
    void write(const std::string& script);
    /// The whole command here; empty: none while the machine is unnamed or nothing is to run.
    ProcessPlan program(const QString& hostName) const;
    /// Shows it; missing: what is said when there is none.
    void tell(const ProcessPlan& program, const QString& missing);

    /// Host and port in one row, then user, key and questions. hostTitle: with the key that leads there.
    void addLogin(QFormLayout* form, const QString& hostTitle, QWidget* host, const QString& portTitle);
    /// Behind all other fields, also for the Tab key. To be called once.
    void addCommand(QFormLayout* form);

    QCheckBox* sudo() const { return m_sudo; }

signals:
    /// One of the fields; not the command.
    void changed();
    /// The command, by hand or by write().
    void scriptChanged();

private:
    QWidget* m_page;
    QSpinBox* m_port;
    QLineEdit* m_user;
    QLineEdit* m_key;
    QCheckBox* m_ask;
    QCheckBox* m_sudo;
    QPlainTextEdit* m_script;
    QLabel* m_whole;
    QString m_written; ///< the command as the fields gave it
};

} // namespace phonehome
