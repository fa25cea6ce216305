// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/analysis/snapshot.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;

namespace phonehome {

struct RouterTarget;

/// What can be set at a router of one kind for one device or for all, as text to paste. It sets nothing itself.
class RouterDialog final : public QDialog {
    Q_OBJECT
public:
    /// snapshot: final. device: whose settings are shown first; invalid: those of all.
    RouterDialog(SnapshotPtr snapshot, DeviceId device, QWidget* parent = nullptr);

signals:
    /// The text as it is shown is to be saved; suggested: a file name for it.
    void saveWanted(const QString& text, const QString& suggested);

private:
    void addDevices(DeviceId chosen);
    const RouterTarget& target() const;
    bool isAllowed() const;
    void showSettings();
    void copy();

    SnapshotPtr m_snapshot;
    QComboBox* m_target;
    QComboBox* m_device;
    QCheckBox* m_allow;
    QPlainTextEdit* m_text;
};

} // namespace phonehome
