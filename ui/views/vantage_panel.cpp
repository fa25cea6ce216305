// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/vantage_panel.h"

#include <map>
#include <set>

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include "core/analysis/lookup_audit.h"
#include "ui/models/log_text.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

/// How many addresses no lookup explains, by cause: a line each.
QStringList unexplainedLines(const Snapshot& snapshot)
{
    if (!snapshot.audit)
        return {};
    std::map<MissingLookup, std::set<IpAddress>> found;
    for (const UnexplainedTalk& talk : snapshot.audit->unexplained(snapshot))
        found[talk.cause].insert(talk.addresses.begin(), talk.addresses.end());
    QStringList lines;
    for (const auto& [cause, addresses] : found) {
        const int n = static_cast<int>(addresses.size());
        switch (cause) {
        case MissingLookup::None: break;
        case MissingLookup::HardCoded:
            lines << VantagePanel::tr("%Ln address(es) that nobody asked for: hard-coded?", nullptr, n);
            break;
        case MissingLookup::EncryptedResolver:
            lines << VantagePanel::tr("%Ln address(es) asked for at an encrypted resolver.", nullptr, n);
            break;
        case MissingLookup::LogMissing:
            lines << VantagePanel::tr("%Ln address(es) of which no lookup was captured.", nullptr, n);
            break;
        }
    }
    return lines;
}

} // namespace

VantagePanel::VantagePanel(QAction* importLog, QWidget* parent)
    : View(parent), m_title(plainLabel(this, LabelKind::Strong)), m_hint(plainLabel(this, LabelKind::Faint)),
      m_grid(new QGridLayout), m_import(new QPushButton(tr("Import resolver log…"), this))
{
    setObjectName(QStringLiteral("vantagePanel"));
    m_title->setText(tr("What this capture can show"));
    m_title->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    int row = 0;
    for (Line& line : m_lines) {
        line = {plainLabel(this), plainLabel(this)};
        line.text->setWordWrap(true);
        m_grid->addWidget(line.mark, row, 0, Qt::AlignTop);
        m_grid->addWidget(line.text, row++, 1);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addLayout(m_grid);
    column->addWidget(m_hint);
    m_import->setObjectName(QStringLiteral("importLog"));
    column->addWidget(m_import);
    connect(m_import, &QPushButton::clicked, importLog, &QAction::trigger);
    setVisible(false);
}

void VantagePanel::setSnapshot(SnapshotPtr snapshot)
{
    setVisible(snapshot && snapshot->totals.packets > 0);
    if (!snapshot)
        return;
    const Vantage& v = snapshot->vantage;
    show(0, v.internet, tr("talk with the internet"));
    show(1, v.multicast, tr("broadcast and multicast"));
    show(2, v.lanUnicast, tr("talk between devices at home"));
    show(3, v.lookups, tr("lookups of names"));
    QStringList hints;
    if (v.isResolverElsewhere())
        hints << tr("The resolver is probably on the LAN: names come from TLS and referrals only.");
    hints << unexplainedLines(*snapshot);
    if (v.half)
        hints << tr(
            "mDNS questions are here without anybody's answers: the capture filter probably took one direction. With "
            "\"or net 224.0.0.0/4\" added to it, the answers are captured too.");
    if (v.internet == Visibility::None && v.multicast == Visibility::Seen)
        hints << tr("Capture at the router to see what devices say to the internet.");
    if (const QString logs = logsText(*snapshot); !logs.isEmpty())
        hints = QStringList{logs} + hints.mid(v.lookups == Visibility::None ? 1 : 0);
    // The one thing that mends it.
    m_import->setVisible(v.lookups != Visibility::Seen && v.internet != Visibility::None && snapshot->logs.empty());
    const QString hint = hints.join(u'\n');
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void VantagePanel::show(int line, Visibility visibility, const QString& text)
{
    const Line& l = m_lines[static_cast<std::size_t>(line)];
    switch (visibility) {
    case Visibility::Seen:
        l.mark->setText(QStringLiteral("✓"));
        l.text->setText(tr("%1: yes").arg(text));
        break;
    case Visibility::Partly:
        l.mark->setText(QStringLiteral("~"));
        l.text->setText(tr("%1: partly").arg(text));
        break;
    case Visibility::None:
        l.mark->setText(QStringLiteral("–"));
        l.text->setText(tr("%1: no").arg(text));
        break;
    }
}

} // namespace phonehome
