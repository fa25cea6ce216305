// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/table_page.h"

namespace phonehome {

/// Every group with its cadence, promise and margin; choosing one drives all views.
class BeatsView final : public TablePage {
    Q_OBJECT
public:
    BeatsView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;
    void offer(QMenu& menu, const QModelIndex& row) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    Focus narrowed(Focus focus) const override;

private:
    void markGroup();
    bool isFitted() const;
    void fitWhat();

    bool m_marking = false;
    int m_words = 0; ///< width that the first column's words take, as they were last measured
    int m_fitted;    ///< width of the first column as it was made or fitted; another is the user's
};

} // namespace phonehome
