// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "ui/dialogs/resolver_choice.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace phonehome {

/// Reading a resolver's log over ssh: on which machine, which file, by which command.
class SshLogPage final : public QWidget {
    Q_OBJECT
public:
    /// last: empty, or what was read before.
    explicit SshLogPage(const ResolverChoice& last, QWidget* parent = nullptr);

    /// Empty while nothing can be read.
    ResolverChoice choice() const;

signals:
    void changed();

private:
    void build();
    RemoteHost host() const;
    /// The command follows the fields until it was edited by hand.
    void writeScript();

    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_user;
    QLineEdit* m_key;
    QCheckBox* m_ask;
    QCheckBox* m_sudo;
    QLineEdit* m_path;
    QComboBox* m_zone;
    QPlainTextEdit* m_script;
    QLabel* m_whole;
    QString m_written;
};

} // namespace phonehome
