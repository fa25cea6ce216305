// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_text.h"

#include <cstdlib>
#include <numeric>

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include "ui/models/texts.h"
#include "ui/models/time_format.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::LogText)
};

QString fileName(const LogReport& report)
{
    return fromWire(QFileInfo(QString::fromStdString(report.file)).fileName().toStdString());
}

std::uint64_t skippedOf(const LogReport& report)
{
    return std::accumulate(report.skipped.begin(), report.skipped.end(), std::uint64_t{0});
}

/// "+ 1 h 0 min"
QString shiftText(Duration shift)
{
    const QString length = TimeFormat::length({std::llabs(shift.ns)});
    return shift.ns < 0 ? QChar(0x2212) + length : u'+' + length;
}

} // namespace

QString logProblemSentence(const LogReport& r)
{
    const QString file = fileName(r);
    const QString detail = fromWire(r.detail);
    const QString kept = countText(r.records);
    switch (r.problem) {
    case LogProblem::None: break;
    case LogProblem::NotFound: return Words::tr("%1 is not there.").arg(file);
    case LogProblem::NotReadable: return Words::tr("%1 can't be read: %2.").arg(file, detail);
    case LogProblem::IsDirectory: return Words::tr("%1 is a folder. Choose the log in it.").arg(file);
    case LogProblem::NotRegular: return Words::tr("%1 is not a regular file. Save the log to a file first.").arg(file);
    case LogProblem::Empty: return Words::tr("%1 is empty.").arg(file);
    case LogProblem::UnknownFormat:
        return Words::tr("%1 is not a resolver's log of a form that is read here: dnsmasq, Pi-hole, AdGuard Home, "
                         "Unbound, Zeek, hosts or CSV.")
            .arg(file);
    case LogProblem::CutGzip:
        return Words::tr("%1 is packed and damaged or cut. The %2 records before that are kept.").arg(file, kept);
    case LogProblem::NotADatabase: return Words::tr("%1 is no readable SQLite database: %2.").arg(file, detail);
    case LogProblem::NoQueries: return Words::tr("%1 is a database without Pi-hole's queries.").arg(file);
    case LogProblem::DamagedDatabase:
        return Words::tr("%1 is a damaged or cut database: %2. The %3 records before that are kept.")
            .arg(file, detail, kept);
    case LogProblem::Locked:
        return Words::tr(
                   "%1 is locked by another program. Copy it with \"sqlite3 %1 .backup copy.db\" and import that.")
            .arg(file);
    case LogProblem::Cancelled: return Words::tr("%1 was read in part: cancelled.").arg(file);
    }
    if (const std::uint64_t n = skippedOf(r); n > 0) {
        return Words::tr("%1: %2 of %3 lines could not be read and were skipped; the others are kept.")
            .arg(file, countText(n), countText(r.lines));
    }
    if (r.walMissing)
        return Words::tr("%1 was copied without its -wal file: the newest queries may be missing.").arg(file);
    return {};
}

QString logFactsSentence(const LogFacts& log)
{
    const LogReport& r = log.report;
    if (r.format.empty())
        return Words::tr("%1: not read").arg(fileName(r));
    QStringList parts{Words::tr("%1: %2 lines").arg(fileName(r), countText(r.lines))};
    if (!r.hasAnswers)
        parts << Words::tr("says what was asked, never what was answered");
    const QString agree = Words::tr("%1 of %2 agree").arg(countText(log.clock.matched), countText(log.clock.of));
    if (!r.hasTimes)
        parts << Words::tr("has no times");
    else if (log.origin == OffsetOrigin::None)
        parts << Words::tr("clock taken as it is (%1)").arg(agree);
    else if (!log.clock.pieces.empty())
        parts << Words::tr("clock drifts, shifted by %1 to %2 (%3)")
                     .arg(shiftText(log.clock.pieces.front().offset), shiftText(log.clock.pieces.back().offset), agree);
    else if (log.clock.offset.ns == 0)
        parts << Words::tr("clock agrees (%1)").arg(agree);
    else
        parts << Words::tr("clock shifted by %1 (%2)").arg(shiftText(log.clock.offset), agree);
    return parts.join(QStringLiteral(", "));
}

QString logsText(const Snapshot& snapshot)
{
    QStringList lines;
    for (const LogFacts& log : snapshot.logs)
        lines << logFactsSentence(log);
    return lines.join(u'\n');
}

} // namespace phonehome
