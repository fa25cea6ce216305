// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/findings/finding.h"
#include "ui/models/table_model.h"

namespace phonehome {

/// What was found: warnings first.
class FindingModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId { Weight, DeviceName, What, Since };

    explicit FindingModel(const TimeFormat* time, QObject* parent = nullptr);

    /// A row's finding.
    const Finding& finding(std::uint32_t id) const;

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
};

} // namespace phonehome
