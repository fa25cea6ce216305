// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QLocale>

namespace phonehome {

namespace {

constexpr std::int64_t kMicro = 1'000;
constexpr std::int64_t kMilli = 1'000'000;
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::size_t kTicksMax = 200;

constexpr std::array kSteps{
    kMicro,       10 * kMicro,  100 * kMicro, kMilli,       2 * kMilli,  5 * kMilli,   10 * kMilli,  20 * kMilli,
    50 * kMilli,  100 * kMilli, 200 * kMilli, 500 * kMilli, kSecond,     2 * kSecond,  5 * kSecond,  10 * kSecond,
    15 * kSecond, 30 * kSecond, kMinute,      2 * kMinute,  5 * kMinute, 10 * kMinute, 20 * kMinute, 30 * kMinute,
    kHour,        2 * kHour,    3 * kHour,    6 * kHour,    12 * kHour,  kDay,         2 * kDay,     7 * kDay,
    14 * kDay,    28 * kDay,    91 * kDay,    365 * kDay,   3650 * kDay,
};

Timestamp fromDateTime(const QDateTime& t)
{
    return {t.toMSecsSinceEpoch() * kMilli};
}

QString labelOf(Timestamp t, std::int64_t step, bool day, const TimeFormat& format)
{
    const QDateTime when = format.at(t);
    if (step >= 28 * kDay)
        //: Axis label for a date of some year: 7 Apr 2026. Qt date format letters.
        return QLocale().toString(when, TimeFormat::tr("d MMM yyyy"));
    if (step >= 14 * kDay)
        //: Axis label for a date: 7 Apr. Qt date format letters.
        return QLocale().toString(when, TimeFormat::tr("d MMM"));
    if (day)
        //: Axis label for a day: Tue 7. Qt date format letters.
        return QLocale().toString(when, TimeFormat::tr("ddd d"));
    if (step >= kMinute)
        return when.toString(QStringLiteral("HH:mm"));
    if (step >= kSecond)
        return when.toString(QStringLiteral("HH:mm:ss"));
    return format.time(t, step >= kMilli ? 3 : 6).mid(6);
}

/// Ticks of a day or longer, at midnights of the zone: days may have 23 or 25 hours.
std::vector<AxisTick> dayTicks(const TimeSpan& span, std::int64_t step, const TimeFormat& format)
{
    std::vector<AxisTick> ticks;
    const qint64 days = step / kDay;
    QDateTime at = format.at(span.from).date().startOfDay(format.zone());
    while (ticks.size() < kTicksMax && fromDateTime(at) <= span.to) {
        if (fromDateTime(at) >= span.from)
            ticks.push_back({fromDateTime(at), labelOf(fromDateTime(at), step, true, format), true});
        at = at.date().addDays(days).startOfDay(format.zone());
    }
    return ticks;
}

} // namespace

std::vector<AxisTick> axisTicks(const TimeSpan& span, int wanted, const TimeFormat& format)
{
    const std::int64_t length = std::max<std::int64_t>(span.to.ns - span.from.ns, 1);
    const std::int64_t least = length / std::max(wanted, 1);
    const auto found = std::lower_bound(kSteps.begin(), kSteps.end(), least);
    const std::int64_t step = found == kSteps.end() ? kSteps.back() : *found;
    if (step >= kDay)
        return dayTicks(span, step, format);

    std::vector<AxisTick> ticks;
    // Counted from midnight of each day, so that a step of hours stays on the hours people know.
    QDateTime midnight = format.at(span.from).date().startOfDay(format.zone());
    while (ticks.size() < kTicksMax && fromDateTime(midnight) <= span.to) {
        const QDateTime next = midnight.date().addDays(1).startOfDay(format.zone());
        const std::int64_t start = fromDateTime(midnight).ns;
        const std::int64_t skipped = std::max<std::int64_t>(0, (span.from.ns - start + step - 1) / step);
        for (std::int64_t t = start + skipped * step; t < fromDateTime(next).ns && t <= span.to.ns; t += step) {
            const bool day = t == start;
            ticks.push_back({{t}, labelOf({t}, step, day && step >= kMinute, format), day});
            if (ticks.size() >= kTicksMax)
                break;
        }
        midnight = next;
    }
    return ticks;
}

double niceStep(double range, int wanted)
{
    const double raw = std::max(range, 1e-12) / std::max(wanted, 1);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= raw * 0.999)
            return factor * power;
    }
    return 10 * power;
}

} // namespace phonehome
