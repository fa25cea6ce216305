// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flows_view.h"

#include <array>

#include <QMenu>
#include <QTableView>

#include "core/analysis/name_evidence.h"
#include "ui/models/flow_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{20, 26, 26, 16, 30, 10, 10, 9, 9, 10, 10, 20};

} // namespace

FlowsView::FlowsView(const ViewContext& context, QWidget* parent)
    : TablePage(context, new FlowModel(context.time), kWidths, parent)
{
    table()->setObjectName(QStringLiteral("flowsTable"));
    table()->setAccessibleName(tr("Flows"));
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

void FlowsView::offer(QMenu& menu, const QModelIndex& row)
{
    const FlowId flow{model()->idAt(row.row())};
    QAction* action = menu.addAction(tr("Show where its &name is from"));
    action->setEnabled(!evidenceFor(*model()->snapshot(), flow).empty());
    connect(action, &QAction::triggered, this, [this, flow] { showEvidence(flow); });
    const DeviceId device = model()->snapshot()->flows[flow.value].device;
    connect(menu.addAction(tr("Show only this &device")), &QAction::triggered, context().selection,
            [selection = context().selection, device] { selection->setDevice(device); });
    addPackets(menu, this, tr("Export its &packets…"),
               {context().selection->focus().ofTimes(), flow, model()->snapshot()->final});
    addCopy(
        menu, tr("Copy &address"),
        endpointText({model()->snapshot()->flows[flow.value].peer, model()->snapshot()->flows[flow.value].peerPort}));
}

} // namespace phonehome
