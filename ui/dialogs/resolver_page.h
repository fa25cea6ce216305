// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "ui/dialogs/resolver_choice.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace phonehome {

/// Asking a resolver by its HTTP API: where, and as whom.
class ResolverPage final : public QWidget {
    Q_OBJECT
public:
    /// known: of this kind, asked before, latest first.
    ResolverPage(ResolverKind kind, const QList<ResolverChoice>& known, QWidget* parent = nullptr);

    /// Empty while nothing can be asked.
    ResolverChoice choice() const;
    /// A password that the keyring had; taken while it is still for this resolver and none was typed.
    void setPassword(const QString& key, const QString& password);

signals:
    void changed();
    /// The keyring may have one.
    void passwordWanted(const QString& key);

private:
    void build();
    void show(const ResolverChoice& choice);
    void judge();
    /// What is to be known of an address, as it was typed.
    static QString noteOn(const QString& address);
    ResolverChoice current() const;

    ResolverKind m_kind;
    QList<ResolverChoice> m_known;
    QComboBox* m_address;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QCheckBox* m_keeps;
    QLineEdit* m_code;
    QLabel* m_note;
};

} // namespace phonehome
