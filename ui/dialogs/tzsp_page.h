// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/dialogs/recording_choice.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace phonehome {

/// Capturing what a MikroTik router streams to this computer: on which of its addresses, and what is typed there.
class TzspPage final : public QWidget {
    Q_OBJECT
public:
    explicit TzspPage(const RecordingOffer& offer, QWidget* parent = nullptr);

    /// Empty while no address is chosen.
    RecordingChoice choice() const;

signals:
    void changed();

private:
    void build();
    void fillAddresses(const std::optional<TzspListener>& last);
    void writeCommands();
    std::optional<TzspListener> listener() const;

    QComboBox* m_address;
    QSpinBox* m_port;
    QLineEdit* m_interface;
    QLineEdit* m_device;
    QPlainTextEdit* m_commands;
    QPushButton* m_copy;
    QLabel* m_after;
};

} // namespace phonehome
