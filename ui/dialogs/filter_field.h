// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QTimer>
#include <QWidget>

#include "core/live/child_process.h"
#include "ui/dialogs/recording_choice.h"

class QLabel;
class QLineEdit;
class QMenu;
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

    /// A MAC address alone stands for what that device sends and gets.
    QString filter() const;
    void setFilter(const QString& filter);
    /// That the presets are for, where none is typed.
    void setDevice(const ChosenDevice& device) { m_device = device; }
    /// False: the parser refuses it.
    bool isGood() const { return m_good; }

public slots:
    /// Asks again, where what the filter is for has changed.
    void judge();

signals:
    void changed();

private:
    void say(const std::optional<QString>& problem, const QString& good);
    void addPresets();
    void fillPresets(QMenu* menu);

    Check m_check;
    ChosenDevice m_device;
    QLineEdit* m_edit;
    QLabel* m_verdict;
    QTimer m_pause;
    std::unique_ptr<QProcess> m_process; ///< judges the filter of now
    bool m_good = true;
};

} // namespace phonehome
