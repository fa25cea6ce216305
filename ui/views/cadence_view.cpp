// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/cadence_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/charts/cadence_chart.h"
#include "ui/charts/cadence_points.h"
#include "ui/models/device_facts.h"
#include "ui/models/facts_model.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"
#include "ui/views/empty_state.h"
#include "ui/views/labels.h"
#include "ui/views/table_page.h"

namespace phonehome {

CadenceView::CadenceView(const ViewContext& context, QWidget* parent)
    : View(parent), m_context(context), m_model(new FactsModel(this)), m_sentence(plainLabel(this, LabelKind::Title)),
      m_explanation(plainLabel(this, LabelKind::Faint)), m_chart(new CadenceChart(context)), m_table(new QTableView),
      m_empty(new EmptyState(this)), m_stack(new QStackedLayout(this))
{
    m_sentence->setObjectName(QStringLiteral("cadenceSentence"));
    m_explanation->setObjectName(QStringLiteral("cadenceExplanation"));
    m_sentence->setWordWrap(true);
    m_explanation->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("factsTable"));
    m_table->setAccessibleName(tr("The chart's numbers"));
    m_table->setModel(m_model);
    prepareTable(m_table, {});
    addTableMenu(this, m_table);
    m_table->setSortingEnabled(false);
    m_table->setWordWrap(true);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(FactsModel::Label, QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);

    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("cadenceSplitter"));
    split->addWidget(m_chart);
    split->addWidget(m_table);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({640, 320});
    split->setChildrenCollapsible(false);

    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_sentence);
    column->addWidget(m_explanation);
    column->addWidget(split, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);

    connect(context.selection, &Selection::focusChanged, this, &CadenceView::refresh);
    connect(context.selection, &Selection::eventChanged, this, [this] {
        // From beat to beat of one group nothing changes here.
        if (m_snapshot && shownGroup(*m_snapshot, *m_context.selection) != m_group)
            refresh();
    });
    connect(context.time, &TimeFormat::changed, this, &CadenceView::refresh);
}

void CadenceView::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    refresh();
}

QString CadenceView::selectedText() const
{
    const QString rows = selectedRows(m_table);
    return rows.isEmpty() ? m_sentence->text() : rows;
}

void CadenceView::refresh()
{
    const GroupId group = m_snapshot ? shownGroup(*m_snapshot, *m_context.selection) : GroupId{};
    m_group = group;
    if (!group.valid() || group.value >= m_snapshot->groups.size()) {
        if (!m_snapshot)
            m_empty->setTexts(tr("No capture is open"), tr("Open one with File > Open, or drop it here."));
        else if (m_snapshot->final && m_snapshot->totals.packets == 0)
            m_empty->setNoPackets();
        else if (m_snapshot->groups.size() == 0)
            m_empty->setTexts(tr("Nothing that repeats"),
                              tr("No message of a protocol that is decoded here was found. All traffic is counted in "
                                 "the Flows tab."));
        else
            m_empty->setTexts(tr("Nothing in this selection"), tr("Press Esc to show all."));
        m_stack->setCurrentIndex(0);
        return;
    }
    const Group& row = m_snapshot->groups[group.value];
    const QString heading = cadenceHeading(*m_snapshot, row);
    const bool told = m_context.selection->focus().device.valid() || !severalSpeak(*m_snapshot);
    m_sentence->setText(
        told ? heading : tr("%1 – %2", "sentence, device").arg(heading, deviceTitleText(*m_snapshot, row.device)));
    const QString explanation = cadenceExplanation(*m_snapshot, row);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_chart->setVisible(hasCadencePoints(row));
    m_chart->setGroup(m_snapshot, group);
    m_model->setFacts(groupFacts(*m_snapshot, group, *m_context.time));
    m_stack->setCurrentIndex(1);
}

} // namespace phonehome
