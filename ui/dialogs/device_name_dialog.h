// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include "core/analysis/own_name.h"

class QLineEdit;

namespace phonehome {

/// A device that is to be named.
struct DeviceNameOffer {
    QString itself;         ///< what it goes by without a name of the user's
    QString card;           ///< "24:f5:a2:00:00:01 · Belkin · 192.168.1.57"
    OwnName own;            ///< as it is called by now
    QString file;           ///< where names are kept
    bool isPrivate = false; ///< its MAC is one that may change
};

/// Asks what the user calls a device, and what he wants to note of it.
class DeviceNameDialog final : public QDialog {
    Q_OBJECT
public:
    explicit DeviceNameDialog(const DeviceNameOffer& offer, QWidget* parent = nullptr);

    /// An empty name takes the user's back.
    OwnName own() const;

private:
    QLineEdit* m_name;
    QLineEdit* m_note;
};

} // namespace phonehome
