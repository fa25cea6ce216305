// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QTimer>
#include <QWidget>

#include "core/live/child_process.h"

class QLabel;
class QLineEdit;
class QProcess;

namespace phonehome {

/// A capture filter in tcpdump's language: checked while it is typed, with ready-made ones to choose from.
class FilterField final : public QWidget {
    Q_OBJECT
public:
    /// The command that judges a filter (core/live/local_capture.h); without one, none is judged.
    using Check = std::function<ProcessPlan(const QString&)>;

    explicit FilterField(Check check, QWidget* parent = nullptr);
    ~FilterField() override;

    QString filter() const;
    void setFilter(const QString& filter);
    /// False: the parser refuses it.
    bool isGood() const { return m_good; }

signals:
    void changed();

private:
    void judge();
    void say(const std::optional<QString>& problem, const QString& good);
    void addPresets();

    Check m_check;
    QLineEdit* m_edit;
    QLabel* m_verdict;
    QTimer m_pause;
    std::unique_ptr<QProcess> m_process; ///< judges the filter of now
    bool m_good = true;
};

} // namespace phonehome
