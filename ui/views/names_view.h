// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/table_page.h"

namespace phonehome {

/// Which device asked for which name, what it was told, and which flows went there.
class NamesView final : public TablePage {
    Q_OBJECT
public:
    NamesView(const ViewContext& context, QWidget* parent);

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;
};

} // namespace phonehome
