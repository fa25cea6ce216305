// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;

namespace phonehome {

/// Resolvers' logs to import, and what they do not say themselves.
struct LogChoice {
    QStringList paths;
    QString zone;                  ///< IANA name of the zone that the logs' times are in; empty: this machine's
    std::optional<double> seconds; ///< to add to the logs' times; nullopt: find it
};

/// Asks for the time zone of a log that writes none, and whether its clock is to be set by hand.
class LogDialog final : public QDialog {
    Q_OBJECT
public:
    explicit LogDialog(QStringList paths, QWidget* parent = nullptr);

    LogChoice choice() const;

private:
    QStringList m_paths;
    QComboBox* m_zone;
    QCheckBox* m_find;
    QDoubleSpinBox* m_seconds;
};

} // namespace phonehome
