// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phonehome/askpass.h"

#include <iostream>

#include <QCoreApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>

#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Askpass)
};

} // namespace

bool isAskpass()
{
    return qEnvironmentVariable("PHONEHOME_ASKPASS") == QStringLiteral("1");
}

int askForSsh(const QString& prompt)
{
    // A key's fingerprint is answered in clear, by "yes", "no" or the fingerprint itself.
    const bool secret = !prompt.contains(QStringLiteral("(yes/no"));
    QInputDialog dialog;
    dialog.setObjectName(QStringLiteral("askpass"));
    dialog.setWindowTitle(Words::tr("ssh asks"));
    dialog.setLabelText(fromWire(prompt.trimmed().toStdString()));
    // What the other side says is no markup.
    if (auto* label = dialog.findChild<QLabel*>())
        label->setTextFormat(Qt::PlainText);
    dialog.setTextEchoMode(secret ? QLineEdit::Password : QLineEdit::Normal);
    if (dialog.exec() != QDialog::Accepted)
        return 1;
    std::cout << dialog.textValue().toStdString() << std::endl;
    return 0;
}

} // namespace phonehome
