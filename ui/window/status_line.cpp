// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_line.h"

#include <numeric>

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

#include "core/analysis/seen_time.h"
#include "core/base/text.h"
#include "ui/models/capture_times.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr int kNameLetters = 40; ///< longer names lose their middle: the counts behind them are to be seen

QString fileText(const QStringList& paths, const QFontMetrics& metrics)
{
    const QString first = metrics.elidedText(fromWire(QFileInfo(paths.value(0)).fileName().toStdString()),
                                             Qt::ElideMiddle, kNameLetters * metrics.averageCharWidth());
    return paths.size() <= 1
               ? first
               : StatusLine::tr("%1 and %n more file(s)", nullptr, static_cast<int>(paths.size() - 1)).arg(first);
}

} // namespace

StatusLine::StatusLine(QStatusBar* bar, TimeFormat* time)
    : QObject(bar), m_time(time), m_facts(plainLabel(bar)), m_resolver(plainLabel(bar)), m_zone(new QToolButton(bar))
{
    m_facts->setObjectName(QStringLiteral("statusFacts"));
    m_zone->setObjectName(QStringLiteral("zoneSwitch"));
    m_zone->setAutoRaise(true);
    m_zone->setToolTip(tr("Time zone of all views; click to change between local time and UTC"));
    m_resolver->setObjectName(QStringLiteral("statusResolver"));
    m_resolver->hide();
    bar->addWidget(m_facts);
    bar->addPermanentWidget(m_resolver);
    bar->addPermanentWidget(m_zone);
    connect(m_zone, &QToolButton::clicked, time, [this, time] {
        time->setChoice(time->choice() == ZoneChoice::Utc ? ZoneChoice::Local : ZoneChoice::Utc);
        emit zoneChosen(time->choice());
    });
    connect(time, &TimeFormat::changed, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::setCapture(const QStringList& paths, const SnapshotPtr& snapshot)
{
    m_paths = paths;
    m_snapshot = snapshot;
    refresh();
}

void StatusLine::setRecording(const QString& text)
{
    m_recording = text;
    refresh();
}

void StatusLine::setResolver(const QString& text)
{
    m_resolver->setText(text);
    m_resolver->setVisible(!text.isEmpty());
}

void StatusLine::setPaused(std::optional<std::uint64_t> packetsSince)
{
    m_pausedSince = packetsSince;
    refresh();
}

/// What has no room in the line: names of files in full, and what its counts mean.
QString StatusLine::moreText() const
{
    QStringList lines;
    for (const QString& path : m_paths)
        lines << fromWire(QDir::toNativeSeparators(path).toStdString());
    const Totals& totals = m_snapshot->totals;
    if (totals.cutPackets > 0)
        lines << tr("%1 cut short: the capturing program kept only the beginning of these packets.")
                     .arg(countText(totals.cutPackets));
    if (totals.encrypted > 0)
        lines
            << tr("%1 encrypted on the air: only who sent these frames can be read.").arg(countText(totals.encrypted));
    if (totals.undecoded > 0)
        lines << tr("%1 not decoded: frames of a link or network layer that is not read here. They are counted.")
                     .arg(countText(totals.undecoded));
    if (const QString malformed = malformedList(totals); !malformed.isEmpty())
        lines << malformed;
    return lines.join(u'\n');
}

/// Years in which nothing was captured are no length of it.
QString StatusLine::lengthText(const Snapshot& s)
{
    const Duration all = s.totals.last - s.totals.first;
    const Duration seen = seenTime(s.gaps, s.totals.first, s.totals.last);
    return seen.ns < all.ns / 2 ? tr("%1 captured").arg(TimeFormat::length(seen)) : TimeFormat::length(all);
}

void StatusLine::refresh()
{
    // Of what was open before.
    m_facts->setToolTip({});
    m_facts->setAccessibleDescription({});
    const Timestamp at = m_snapshot && m_snapshot->totals.packets > 0 ? m_snapshot->totals.last : Timestamp{};
    const QString zone = m_time->zoneText(at);
    m_zone->setText(m_time->choice() == ZoneChoice::Utc ? tr("Times in UTC") : tr("Local time, %1").arg(zone));
    if (!m_recording.isEmpty()) {
        const QString state = m_pausedSince
                                  ? QStringLiteral("⏸ ") +
                                        tr("Display paused – %1 since", "packets").arg(packetsText(*m_pausedSince)) +
                                        QStringLiteral(" · ")
                                  : QStringLiteral("● ");
        m_facts->setText(state + m_recording);
        return;
    }
    if (!m_snapshot) {
        m_facts->setText(tr("No capture open"));
        return;
    }
    const Totals& totals = m_snapshot->totals;
    QStringList parts{fileText(m_paths, m_facts->fontMetrics()), packetsText(totals.packets)};
    if (!hasTimes(*m_snapshot))
        parts << tr("no times");
    else if (totals.packets > 0)
        parts << lengthText(*m_snapshot);
    if (totals.cutPackets > 0)
        parts << tr("%1 cut short").arg(countText(totals.cutPackets));
    if (totals.encrypted > 0)
        parts << tr("%1 encrypted on the air").arg(countText(totals.encrypted));
    if (totals.undecoded > 0)
        parts << tr("%1 not decoded").arg(countText(totals.undecoded));
    const auto refused = std::accumulate(totals.refused.begin(), totals.refused.end(), std::uint64_t{0});
    if (refused > 0)
        parts << tr("%1 malformed").arg(countText(refused));
    const QString more = moreText();
    m_facts->setToolTip(tipText(more));
    m_facts->setAccessibleDescription(more);
    m_facts->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace phonehome
