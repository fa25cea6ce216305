// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/table_page.h"

class QLabel;
class QPushButton;

namespace phonehome {

class FindingModel;

/// What was found of the devices, with what it means, where to look, and what can be set at the router.
class FindingsView final : public TablePage {
    Q_OBJECT
public:
    FindingsView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;
    Focus narrowed(Focus focus) const override;
    void offer(QMenu& menu, const QModelIndex& row) override;

private:
    FindingsView(const ViewContext& context, FindingModel* findings, QWidget* parent);

    QWidget* buildAdvice();
    /// What the row that is looked at means; nothing without one.
    void showAdvice();
    /// Where the row's finding was found.
    void showEvidence(const QModelIndex& row);

    FindingModel* m_findings;
    QLabel* m_what;
    QLabel* m_advice;
    QPushButton* m_show;
    QPushButton* m_settings;
    QWidget* m_panel;
};

} // namespace phonehome
