// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phonehome/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace phonehome {

void loadLanguage(const QString& wanted)
{
    const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    if (!wanted.isEmpty())
        QLocale::setDefault(locale);
    auto* own = new QTranslator(QCoreApplication::instance());
    const QString folder = QStringLiteral(":/i18n");
    if (own->load(locale, QStringLiteral("phonehome"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("phonehome_en"), folder))
        QCoreApplication::installTranslator(own);
    auto* qts = new QTranslator(QCoreApplication::instance());
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

} // namespace phonehome
