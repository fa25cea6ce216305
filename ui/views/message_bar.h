// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace phonehome {

/// A bar for what lasts: files that could not be read, a load that was stopped. Its text can be selected and copied.
class MessageBar final : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows the sentences, one a line; none hides the bar. The user's Close holds until other sentences come.
    void setMessages(const QStringList& sentences);
    QString text() const;

private:
    QLabel* m_text;
    QStringList m_sentences;
};

} // namespace phonehome
