// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/table_page.h"

namespace phonehome {

/// Who each device talks to, with counts both ways.
class FlowsView final : public TablePage {
    Q_OBJECT
public:
    FlowsView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;
    void offer(QMenu& menu, const QModelIndex& row) override;

private:
    void showEvidence(FlowId flow);
};

} // namespace phonehome
