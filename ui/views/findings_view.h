// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/views/table_page.h"

class QLabel;
class QPushButton;

namespace phonehome {

class FindingModel;
struct Finding;
struct LikeFindings;

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
    /// The row that is chosen, or that it became where rows are narrowed or shown all again; else the first.
    void keepChoice();
    /// What the row is about alone.
    void offerOne(QMenu& menu, const QModelIndex& row, const Finding& finding);
    /// A row of several devices, each by itself.
    void offerEach(QMenu& menu, const QModelIndex& row, const LikeFindings& like);
    PacketsOf packetsOf(const Finding& finding) const;
    /// Where the row's finding was found, of several devices the first one's.
    void showEvidence(const QModelIndex& row);
    void showWhere(const Finding& finding);

    FindingModel* m_findings;
    std::optional<std::uint32_t> m_chosen; ///< FindingModel::groupOf() the row that is looked at
    QLabel* m_what;
    QLabel* m_devices;
    QLabel* m_advice;
    QPushButton* m_show;
    QPushButton* m_settings;
    QWidget* m_panel;
};

} // namespace phonehome
