// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace phonehome {

/// What to do when nothing is open: open a capture, try the sample, or one of those opened before.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    /// The buttons are the window's own actions.
    StartPage(QAction* open, QAction* sample, QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);

signals:
    void recentChosen(const QString& path);

private:
    QVBoxLayout* m_recent;
    QLabel* m_recentTitle;
};

} // namespace phonehome
