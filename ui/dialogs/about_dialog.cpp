// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace phonehome {

namespace {

struct About {
    Q_DECLARE_TR_FUNCTIONS(phonehome::About)
};

} // namespace

void showAbout(QWidget* parent)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setWindowTitle(About::tr("About Phonehome"));
    box->setTextFormat(Qt::PlainText);
    box->setText(About::tr("Phonehome %1").arg(QStringLiteral(PHONEHOME_VERSION)));
    box->setInformativeText(About::tr("Which device says what to whom, how often, and against which promise.\n\n"
                                      "Free software under the GNU General Public License, version 3 or later. "
                                      "It comes without any warranty.\n\nQt %1")
                                .arg(QLatin1String(qVersion())));
    box->open();
}

} // namespace phonehome
