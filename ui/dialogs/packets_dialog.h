// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

class QRadioButton;

namespace phonehome {

/// What packets there are to choose from.
struct PacketsOffer {
    QString all;   ///< "8,565 packets"
    QString shown; ///< what the views show of them, in words
};

/// Asks whether all packets are exported or those that are shown.
class PacketsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PacketsDialog(const PacketsOffer& offer, QWidget* parent = nullptr);

    bool onlyShown() const;

private:
    QRadioButton* m_all;
    QRadioButton* m_shown;
};

} // namespace phonehome
