// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/change_texts.h"

#include <array>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "ui/models/texts.h"
#include "ui/models/time_format.h"

namespace phonehome {

namespace {

struct ChangeTexts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::ChangeTexts)
};

/// With three figures that count.
QString perDayText(double perDay)
{
    const int digits = perDay >= 100 ? 0 : perDay >= 10 ? 1 : 2;
    return ChangeTexts::tr("%1 a day").arg(QLocale().toString(perDay, 'f', digits));
}

QString promisedText(const RoleRate& rate)
{
    return TimeFormat::period(static_cast<double>(rate.promised));
}

QString verdictText(RateVerdict verdict)
{
    switch (verdict) {
    case RateVerdict::Same: return ChangeTexts::tr("= the same");
    case RateVerdict::Changed: return ChangeTexts::tr("≠ changed");
    case RateVerdict::Gone: return ChangeTexts::tr("– gone");
    case RateVerdict::New: return ChangeTexts::tr("+ new");
    case RateVerdict::TooShort: break;
    }
    return ChangeTexts::tr("… too short to say");
}

} // namespace

QString changeVerdictText(const RoleChange& change)
{
    QString verdict = verdictText(change.verdict);
    if (!change.newPromise || !change.after.promise)
        return verdict;
    return QStringLiteral("%1; ≠ %2 %3 → %4")
        .arg(verdict, promiseKindText(*change.after.promise), promisedText(change.before), promisedText(change.after));
}

QString changeVerdictTip(const RoleChange& change)
{
    switch (change.verdict) {
    case RateVerdict::Same:
        return ChangeTexts::tr("It comes as often as before: half or twice as often would have been seen.");
    case RateVerdict::Changed:
        return change.newPeriod ? ChangeTexts::tr("Its period is another one, beyond what clocks and chance make.")
                                : ChangeTexts::tr("It comes more or less often than before, beyond what chance makes.");
    case RateVerdict::Gone:
        return ChangeTexts::tr("It was said before and not once after, and would have come by then.");
    case RateVerdict::New: return ChangeTexts::tr("It is said after and was not said once before.");
    case RateVerdict::TooShort: break;
    }
    return ChangeTexts::tr("Too little of it was due on one side to tell chance from a change, or the device was not "
                           "there.");
}

bool isOfRate(const RoleChange& change)
{
    return change.verdict == RateVerdict::Changed && !change.newPeriod;
}

QString roleRateText(const RoleRate& rate, bool asRate)
{
    if (rate.seconds <= 0)
        return ChangeTexts::tr("not there");
    if (rate.events == 0)
        return ChangeTexts::tr("none in %1").arg(TimeFormat::length(Duration::fromSeconds(rate.seconds)));
    return rate.period && !asRate ? ChangeTexts::tr("every %1").arg(TimeFormat::period(rate.period->seconds))
                                  : perDayText(rate.perDay());
}

QString changesSentence(const std::vector<DeviceChanges>& changes)
{
    std::array<int, 5> counts{};
    for (const DeviceChanges& device : changes) {
        for (const RoleChange& change : device.roles)
            ++counts.at(static_cast<std::size_t>(change.verdict));
    }
    const auto of = [&](RateVerdict verdict) { return counts.at(static_cast<std::size_t>(verdict)); };
    QStringList parts;
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0)
            parts << text;
    };
    add(of(RateVerdict::Gone), ChangeTexts::tr("%Ln gone", nullptr, of(RateVerdict::Gone)));
    add(of(RateVerdict::New), ChangeTexts::tr("%Ln new", nullptr, of(RateVerdict::New)));
    add(of(RateVerdict::Changed), ChangeTexts::tr("%Ln changed", nullptr, of(RateVerdict::Changed)));
    add(of(RateVerdict::Same), ChangeTexts::tr("%Ln the same", nullptr, of(RateVerdict::Same)));
    add(of(RateVerdict::TooShort), ChangeTexts::tr("%Ln too short to say", nullptr, of(RateVerdict::TooShort)));
    return parts.join(QStringLiteral(", "));
}

} // namespace phonehome
