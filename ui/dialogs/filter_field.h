// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace phonehome {

/// A capture filter in tcpdump's language: checked while it is typed, with ready-made ones to choose from.
class FilterField final : public QWidget {
    Q_OBJECT
public:
    /// What is wrong with a filter; nullopt when nothing is.
    using Check = std::function<std::optional<QString>(const QString&)>;

    explicit FilterField(Check check, QWidget* parent = nullptr);

    QString filter() const;
    void setFilter(const QString& filter);
    /// False: the parser refuses it.
    bool isGood() const { return m_good; }

signals:
    void changed();

private:
    void judge();
    void addPresets();

    Check m_check;
    QLineEdit* m_edit;
    QLabel* m_verdict;
    QTimer m_pause;
    bool m_good = true;
};

} // namespace phonehome
