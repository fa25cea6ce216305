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
    struct Offers {
        QAction* open;
        QAction* capture;
        QAction* sample;
    };
    explicit StartPage(const Offers& offers, QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);
    /// A recording that was not saved: its folder, and what to say of it.
    struct Left {
        QString folder;
        QString line;
    };
    void setLeft(const QList<Left>& recordings);

signals:
    void recentChosen(const QString& path);
    void leftChosen(const QString& folder);
    void leftRemoved(const QString& folder);

private:
    QVBoxLayout* m_recent;
    QLabel* m_recentTitle;
    QVBoxLayout* m_left;
    QLabel* m_leftTitle;
};

} // namespace phonehome
