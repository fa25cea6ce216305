// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include "tests/support/temp_file.h"

// What the programs that settings are written for say of them.
namespace phonehome {

/// With every choice taken.
inline QString chosen(QString text)
{
    static const QRegularExpression choice(QStringLiteral("^(\\t*)#(?! |$)"), QRegularExpression::MultilineOption);
    return text.replace(choice, QStringLiteral("\\1"));
}

/// What a program says of a file that it is to check; empty: all is well.
inline QString refusal(const QString& checker, const QStringList& arguments, const QString& text)
{
    const TempFolder folder;
    const std::string path = folder.file("settings", text.toStdString());
    QProcess run;
    run.setProcessChannelMode(QProcess::MergedChannels);
    run.start(checker, arguments + QStringList{QString::fromStdString(path)});
    if (!run.waitForFinished() || run.exitStatus() != QProcess::NormalExit)
        return QStringLiteral("it did not end");
    return run.exitCode() == 0 ? QString() : QString::fromUtf8(run.readAll()) + text;
}

/// Empty when it is not installed.
inline QString program(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
               ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
               : found;
}

/// In a network of its own, so that the machine's stays as it is.
inline QString nftRefusal(const QString& text)
{
    return refusal(QStringLiteral("unshare"),
                   {QStringLiteral("-rn"), program(QStringLiteral("nft")), QStringLiteral("-c"), QStringLiteral("-f")},
                   text);
}

inline bool hasNft()
{
    return !program(QStringLiteral("nft")).isEmpty() && nftRefusal(QStringLiteral("table inet t {\n}\n")).isEmpty();
}

inline QString inFw4(const QString& fragment)
{
    return QStringLiteral("table inet fw4 {\n") + fragment + QStringLiteral("}\n");
}

} // namespace phonehome
