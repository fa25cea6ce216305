// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

#include "ui/dialogs/resolver_choice.h"

class QPushButton;
class QTabWidget;

namespace phonehome {

class ResolverPage;
class SshLogPage;

/// Which resolver to ask: Pi-hole, AdGuard Home, or any by its log over ssh.
class ResolverDialog final : public QDialog {
    Q_OBJECT
public:
    /// known: asked before, latest first.
    explicit ResolverDialog(const QList<ResolverChoice>& known, QWidget* parent = nullptr);

    ResolverChoice choice() const;
    /// Which keys the keyring is to be asked for.
    QStringList wantedPasswords() const;
    void setPassword(const QString& key, const QString& password);

signals:
    void passwordWanted(const QString& key);

private:
    QTabWidget* m_tabs;
    ResolverPage* m_pihole;
    ResolverPage* m_adguard;
    SshLogPage* m_ssh;
    QPushButton* m_ask;
    QList<ResolverChoice> m_known;
};

} // namespace phonehome
