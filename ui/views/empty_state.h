// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace phonehome {

/// What stands in a view with nothing to show: what is missing, why, and what to do.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setTexts(const QString& line, const QString& why);
    /// Of a capture in which there are none at all.
    void setNoPackets();
    QString line() const;

private:
    QLabel* m_line;
    QLabel* m_why;
};

} // namespace phonehome
