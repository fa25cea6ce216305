// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flows_view.h"

#include <array>

#include <QMenu>
#include <QTableView>

#include "core/analysis/name_evidence.h"
#include "ui/models/flow_model.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{20, 26, 26, 16, 30, 10, 10, 9, 9, 10, 10, 20};

} // namespace

FlowsView::FlowsView(const ViewContext& context, QWidget* parent)
    : TablePage(context, new FlowModel(context.time), kWidths, parent)
{
    table()->setObjectName(QStringLiteral("flowsTable"));
    table()->setAccessibleName(tr("Flows"));
    table()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table(), &QWidget::customContextMenuRequested, this, &FlowsView::offer);
    connect(table(), &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { showEvidence(FlowId{model()->idAt(index.row())}); });
}

void FlowsView::setSnapshot(SnapshotPtr snapshot)
{
    table()->setColumnHidden(FlowModel::Owner, !snapshot || !snapshot->hosting);
    TablePage::setSnapshot(std::move(snapshot));
}

TablePage::Reason FlowsView::reasonForNone(const Snapshot&) const
{
    return {tr("No device at home was recognised in these packets."),
            tr("Flows are listed by device. The link layer of this capture may be one that is not read here.")};
}

void FlowsView::onChosen(std::uint32_t id)
{
    context().selection->setFlow(FlowId{id});
}

/// The row of the table of names that the flow's name is from.
void FlowsView::showEvidence(FlowId flow)
{
    const auto all = evidenceFor(*model()->snapshot(), flow);
    if (all.empty())
        return;
    context().selection->setName(all.front().row);
    emit tabWanted(QStringLiteral("names"));
}

void FlowsView::offer(const QPoint& at)
{
    const QModelIndex index = table()->indexAt(at);
    if (!index.isValid())
        return;
    const FlowId flow{model()->idAt(index.row())};
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* action = menu->addAction(tr("Show where its &name is from"));
    action->setEnabled(!evidenceFor(*model()->snapshot(), flow).empty());
    connect(action, &QAction::triggered, this, [this, flow] { showEvidence(flow); });
    menu->popup(table()->viewport()->mapToGlobal(at));
}

} // namespace phonehome
