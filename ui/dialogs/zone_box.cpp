// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/zone_box.h"

#include <QComboBox>
#include <QTimeZone>

#include "ui/dialogs/log_dialog.h"

namespace phonehome {

void fillWithZones(QComboBox* box)
{
    box->addItem(LogDialog::tr("This computer's (%1)").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())),
                 QString());
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        box->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int kLetters = 28;
    box->setMinimumContentsLength(kLetters);
}

} // namespace phonehome
