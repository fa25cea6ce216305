// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_format.h"

#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QLocale>

namespace phonehome {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr double kHoursFrom = 7200;

std::int64_t wholeSeconds(Timestamp t)
{
    // Down, also before 1970.
    return t.ns / kSecond - (t.ns % kSecond < 0 ? 1 : 0);
}

QString fraction(Timestamp t, int digits)
{
    if (digits <= 0)
        return {};
    const std::int64_t ns = t.ns - wholeSeconds(t) * kSecond;
    return QLocale().decimalPoint() + QString::number(ns).rightJustified(9, QLatin1Char('0')).left(digits);
}

QString number(double value, int digits)
{
    return QLocale().toString(value, 'f', digits);
}

QString offsetText(int seconds)
{
    const QChar sign = seconds < 0 ? QChar(0x2212) : QLatin1Char('+');
    const int minutes = std::abs(seconds) / 60;
    return QStringLiteral("UTC%1%2:%3")
        .arg(sign)
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

enum class Year { Told, Known };

QString dayText(const QDateTime& at, Year year)
{
    //: Day and time of a packet: Tue 7 Apr 12:32:25. The letters are those of Qt's date formats.
    const QString day = TimeFormat::tr("ddd d MMM HH:mm:ss");
    //: Day, year and time of a packet: Tue 7 Apr 2026 12:32:25. The letters are those of Qt's date formats.
    const QString dayOfYear = TimeFormat::tr("ddd d MMM yyyy HH:mm:ss");
    return QLocale().toString(at, year == Year::Told ? dayOfYear : day);
}

} // namespace

PeriodUnit unitFor(std::initializer_list<double> seconds)
{
    const auto isShort = [](double s) { return s != 0 && std::abs(s) < kHoursFrom; };
    const bool any = std::any_of(seconds.begin(), seconds.end(), [](double s) { return s != 0; });
    return any && std::none_of(seconds.begin(), seconds.end(), isShort) ? PeriodUnit::Hours : PeriodUnit::Seconds;
}

TimeFormat::TimeFormat(QObject* parent) : QObject(parent), m_zone(QTimeZone::systemTimeZone())
{
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
}

void TimeFormat::setChoice(ZoneChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_zone = choice == ZoneChoice::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
    m_severalYears = liesInSeveralYears();
    emit changed();
}

QDateTime TimeFormat::at(Timestamp t) const
{
    return QDateTime::fromSecsSinceEpoch(wholeSeconds(t), m_zone);
}

void TimeFormat::setSpan(const TimeSpan& span)
{
    m_span = span;
    const bool before = m_severalYears;
    m_severalYears = liesInSeveralYears();
    if (m_severalYears != before)
        emit changed();
}

bool TimeFormat::liesInSeveralYears() const
{
    return at(m_span.from).date().year() != at(m_span.to).date().year();
}

QString TimeFormat::dateTime(Timestamp t, int digits) const
{
    return dayText(at(t), m_severalYears ? Year::Told : Year::Known) + fraction(t, digits);
}

QString TimeFormat::span(const TimeSpan& span) const
{
    const QDateTime from = at(span.from);
    const QDateTime to = at(span.to);
    const Year year = from.date().year() == to.date().year() ? Year::Known : Year::Told;
    const QString last = from.date() == to.date() ? time(span.to, 0) : dayText(to, year);
    //: From when to when.
    return tr("%1 – %2").arg(dayText(from, Year::Told), last);
}

QString TimeFormat::time(Timestamp t, int digits) const
{
    return at(t).toString(QStringLiteral("HH:mm:ss")) + fraction(t, digits);
}

QString TimeFormat::iso(Timestamp t) const
{
    const QDateTime when = at(t);
    const std::int64_t ns = t.ns - wholeSeconds(t) * kSecond;
    const int offset = when.offsetFromUtc();
    const QString zone = offset == 0 ? QStringLiteral("Z") : offsetText(offset).mid(3).replace(QChar(0x2212), u'-');
    return when.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QLatin1Char('.') +
           QString::number(ns).rightJustified(9, QLatin1Char('0')) + zone;
}

QString TimeFormat::zoneText(Timestamp t) const
{
    if (m_choice == ZoneChoice::Utc || m_zone.id().endsWith("UTC"))
        return QStringLiteral("UTC");
    return QStringLiteral("%1, %2").arg(QString::fromLatin1(m_zone.id()), zoneOffset(t));
}

QString TimeFormat::zoneOffset(Timestamp t) const
{
    const int seconds = m_zone.offsetFromUtc(at(t));
    return seconds == 0 ? QStringLiteral("UTC") : offsetText(seconds);
}

QString TimeFormat::period(double seconds)
{
    return period(seconds, unitFor({seconds}));
}

QString TimeFormat::period(double seconds, PeriodUnit unit)
{
    if (unit == PeriodUnit::Hours)
        return tr("%1 h").arg(number(seconds / 3600, 1));
    const bool whole = std::abs(seconds - std::round(seconds)) < 0.05;
    const int digits = seconds >= 10 ? (whole ? 0 : 1) : seconds == 0 ? 0 : seconds >= 1 ? 2 : 3;
    return tr("%1 s").arg(number(seconds, digits));
}

QString TimeFormat::interval(Duration d)
{
    const double s = d.seconds();
    return s >= 1 && s < kHoursFrom ? tr("%1 s").arg(number(s, 2)) : length(d);
}

QString TimeFormat::interval(Duration d, PeriodUnit unit)
{
    const double s = d.seconds();
    if (unit == PeriodUnit::Hours)
        return period(s, unit);
    return s >= 1 ? tr("%1 s").arg(number(s, 2)) : length(d);
}

QString TimeFormat::spread(double seconds)
{
    if (seconds < 0.01)
        return tr("± %1 ms").arg(number(seconds * 1000, seconds < 0.001 ? 1 : 0));
    return tr("± %1 s").arg(number(seconds, seconds < 1 ? 2 : 1));
}

QString TimeFormat::length(Duration d)
{
    const double s = d.seconds();
    if (s < 0.001)
        return tr("%1 µs").arg(number(s * 1e6, 0));
    if (s < 1)
        return tr("%1 ms").arg(number(s * 1000, 1));
    if (s < 120)
        return tr("%1 s").arg(number(s, s < 10 ? 2 : 1));
    const auto minutes = static_cast<qint64>(s) / 60;
    if (minutes < 60)
        return tr("%1 min %2 s").arg(minutes).arg(static_cast<qint64>(s) % 60);
    if (minutes < qint64{48} * 60)
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return tr("%1 d %2 h").arg(minutes / 1440).arg(minutes / 60 % 24);
}

} // namespace phonehome
