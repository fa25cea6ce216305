// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/dialogs/resolver_choice.h"

class QComboBox;
class QLineEdit;

namespace phonehome {

class SshFields;

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
    void writeScript();

    QLineEdit* m_host;
    SshFields* m_ssh;
    QLineEdit* m_path;
    QComboBox* m_zone;
};

} // namespace phonehome
