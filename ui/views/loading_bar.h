// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "core/session/capture_session.h"

class QLabel;
class QProgressBar;

namespace phonehome {

/// How far reading has come, in bytes, with Cancel. Stays out of sight for loads that take no time.
class LoadingBar final : public QWidget {
    Q_OBJECT
public:
    explicit LoadingBar(QWidget* parent = nullptr);

    void start();
    void setProgress(const LoadProgress& progress);
    void stop();

signals:
    void cancelled();

private:
    QProgressBar* m_bar;
    QLabel* m_text;
    QElapsedTimer m_since;
};

} // namespace phonehome
