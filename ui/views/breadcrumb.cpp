// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/breadcrumb.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "ui/models/capture_times.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr int kLetters = 36; ///< longest part; the rest stands in its tooltip

/// Ampersands would be taken for mnemonics.
QString onButton(const QString& text, const QFontMetrics& metrics)
{
    return metrics.elidedText(text, Qt::ElideRight, kLetters * metrics.averageCharWidth())
        .replace(u'&', QStringLiteral("&&"));
}

} // namespace

Breadcrumb::Breadcrumb(const ViewContext& context, QWidget* parent)
    : View(parent), m_context(context), m_all(new QToolButton(this)), m_span(plainLabel(this, LabelKind::Faint)),
      m_dropSpan(new QToolButton(this)), m_excluded(new QToolButton(this))
{
    setObjectName(QStringLiteral("breadcrumb"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 2);
    row->setSpacing(2);
    m_all->setAutoRaise(true);
    m_all->setText(tr("All devices"));
    m_all->setObjectName(QStringLiteral("allDevices"));
    row->addWidget(m_all);
    m_device = addPart("crumbDevice");
    m_protocol = addPart("crumbProtocol");
    m_group = addPart("crumbGroup");
    m_name = addPart("crumbName");
    row->addStretch(1);
    m_span->setObjectName(QStringLiteral("spanText"));
    m_dropSpan->setAutoRaise(true);
    m_dropSpan->setText(QStringLiteral("✕"));
    m_dropSpan->setToolTip(tr("Show the whole time again"));
    m_dropSpan->setAccessibleName(tr("Show the whole time again"));
    m_excluded->setObjectName(QStringLiteral("crumbExcluded"));
    m_excluded->setAutoRaise(true);
    connect(m_excluded, &QToolButton::clicked, this, &Breadcrumb::showExcluded);
    row->addWidget(m_excluded);
    row->addWidget(m_span);
    row->addWidget(m_dropSpan);

    Selection* selection = context.selection;
    connect(m_all, &QToolButton::clicked, selection, [selection] {
        Focus focus;
        focus.span = selection->focus().span;
        focus.excluded = selection->focus().excluded;
        selection->setFocus(focus);
    });
    connect(m_device.button, &QToolButton::clicked, selection, [selection] {
        Focus focus;
        focus.device = selection->focus().device;
        focus.span = selection->focus().span;
        focus.excluded = selection->focus().excluded;
        selection->setFocus(focus);
    });
    connect(m_protocol.button, &QToolButton::clicked, selection, [selection] {
        Focus focus = selection->focus();
        focus.group = {};
        focus.name = {};
        selection->setFocus(focus);
    });
    connect(m_group.button, &QToolButton::clicked, selection, [selection] { selection->setNameShown({}); });
    connect(m_dropSpan, &QToolButton::clicked, selection, [selection] { selection->setSpan(std::nullopt); });
    connect(selection, &Selection::focusChanged, this, &Breadcrumb::refresh);
    connect(context.time, &TimeFormat::changed, this, &Breadcrumb::refresh);
}

Breadcrumb::Part Breadcrumb::addPart(const char* name)
{
    Part part{plainLabel(this, LabelKind::Faint), new QToolButton(this)};
    part.arrow->setText(QStringLiteral("›"));
    part.button->setAutoRaise(true);
    part.button->setObjectName(QLatin1String(name));
    layout()->addWidget(part.arrow);
    layout()->addWidget(part.button);
    setPart(part, {});
    return part;
}

void Breadcrumb::setPart(const Part& part, const QString& text)
{
    part.arrow->setVisible(!text.isEmpty());
    part.button->setVisible(!text.isEmpty());
    part.button->setText(onButton(text, part.button->fontMetrics()));
    part.button->setToolTip(text.toHtmlEscaped());
}

void Breadcrumb::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    refresh();
}

QString Breadcrumb::spanText(const TimeSpan& span) const
{
    return tr("%1 (%2)").arg(m_context.time->span(span), TimeFormat::length(span.to - span.from));
}

/// One is back at once; of several the user says which.
void Breadcrumb::showExcluded()
{
    Selection* selection = m_context.selection;
    const std::vector<TimeSpan> excluded = selection->focus().excluded;
    if (excluded.size() == 1) {
        selection->include(excluded.front());
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("excludedMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TimeSpan& span : excluded) {
        connect(menu->addAction(tr("Show %1").arg(spanText(span))), &QAction::triggered, selection,
                [selection, span] { selection->include(span); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Show all of them")), &QAction::triggered, selection, [selection] {
        Focus focus = selection->focus();
        focus.excluded.clear();
        selection->setFocus(focus);
    });
    menu->popup(m_excluded->mapToGlobal(m_excluded->rect().bottomLeft()));
}

void Breadcrumb::refreshExcluded()
{
    const std::vector<TimeSpan>& excluded = m_context.selection->focus().excluded;
    m_excluded->setVisible(!excluded.empty());
    if (excluded.empty())
        return;
    const QString what = tr("without %n time span(s)", nullptr, static_cast<int>(excluded.size()));
    m_excluded->setText(what + QStringLiteral(" ✕"));
    m_excluded->setAccessibleName(what);
    QStringList lines;
    for (const TimeSpan& span : excluded)
        lines << spanText(span);
    m_excluded->setAccessibleDescription(lines.join(u'\n'));
    const QString all = lines.join(QStringLiteral(", "));
    m_excluded->setToolTip(excluded.size() == 1
                               ? tr("Left out of every view: %1. Click to show it again.").arg(all)
                               : tr("Left out of every view: %1. Click to choose what to show again.").arg(all));
}

void Breadcrumb::refresh()
{
    refreshExcluded();
    const Focus& focus = m_context.selection->focus();
    const bool device = m_snapshot && focus.device.valid() && focus.device.value < m_snapshot->devices.size();
    const bool group = m_snapshot && focus.group.valid() && focus.group.value < m_snapshot->groups.size();
    const bool name = m_snapshot && focus.name.valid() && focus.name.value < m_snapshot->names.size();
    setPart(m_device, device ? deviceTitleText(*m_snapshot, focus.device) : QString());
    setPart(m_protocol, focus.protocol ? protocolText(*focus.protocol) : QString());
    setPart(m_group, group ? groupTitle(*m_snapshot, m_snapshot->groups[focus.group.value]) : QString());
    setPart(m_name, name ? fromWire(m_snapshot->text(m_snapshot->names[focus.name.value].name)) : QString());
    m_dropSpan->setVisible(focus.span.has_value());
    if (!m_snapshot || m_snapshot->totals.packets == 0) {
        m_span->clear();
        return;
    }
    if (!hasTimes(*m_snapshot)) {
        m_span->setText(tr("no times"));
        return;
    }
    const TimeSpan span = focus.span.value_or(TimeSpan{m_snapshot->totals.first, m_snapshot->totals.last});
    m_span->setText(spanText(span));
}

} // namespace phonehome
