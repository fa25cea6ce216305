// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_line.h"

#include <numeric>

#include <QFileInfo>
#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

#include "core/base/text.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

QString fileText(const QStringList& paths)
{
    const QString first = fromWire(QFileInfo(paths.value(0)).fileName().toStdString());
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
    connect(m_zone, &QToolButton::clicked, time,
            [time] { time->setChoice(time->choice() == ZoneChoice::Utc ? ZoneChoice::Local : ZoneChoice::Utc); });
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
                                        tr("Display paused – %1 packets since").arg(countText(*m_pausedSince)) +
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
    QStringList parts{fileText(m_paths), tr("%1 packets").arg(countText(totals.packets))};
    if (totals.packets > 0)
        parts << TimeFormat::length(totals.last - totals.first);
    if (totals.cutPackets > 0)
        parts << tr("%1 cut short").arg(countText(totals.cutPackets));
    if (totals.encrypted > 0)
        parts << tr("%1 encrypted on the air").arg(countText(totals.encrypted));
    if (totals.undecoded > 0)
        parts << tr("%1 not decoded").arg(countText(totals.undecoded));
    const auto refused = std::accumulate(totals.refused.begin(), totals.refused.end(), std::uint64_t{0});
    if (refused > 0)
        parts << tr("%1 malformed").arg(countText(refused));
    m_facts->setToolTip(malformedList(totals));
    m_facts->setAccessibleDescription(malformedList(totals));
    m_facts->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace phonehome
