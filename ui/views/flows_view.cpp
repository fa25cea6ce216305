// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flows_view.h"

#include <array>

#include <QTableView>

#include "ui/models/flow_model.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{20, 26, 20, 18, 10, 10, 9, 9, 10, 10, 20};

} // namespace

FlowsView::FlowsView(const ViewContext& context, QWidget* parent)
    : TablePage(context, new FlowModel(context.time), kWidths, parent)
{
    table()->setObjectName(QStringLiteral("flowsTable"));
    table()->setAccessibleName(tr("Flows"));
}

TablePage::Reason FlowsView::reasonForNone(const Snapshot& snapshot) const
{
    if (snapshot.totals.packets == 0)
        return {tr("No packets in this capture."), tr("The file is a capture, but nothing was caught.")};
    return {tr("No device at home was recognised in these packets."),
            tr("Flows are listed by device. The link layer of this capture may be one that is not read here.")};
}

void FlowsView::onChosen(std::uint32_t) {}

} // namespace phonehome
