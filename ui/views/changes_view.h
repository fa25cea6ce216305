// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/latest_work.h"
#include "ui/views/table_page.h"

class QCheckBox;
class QDateTimeEdit;
class QLabel;

namespace phonehome {

class ChangeModel;

/// What each device says before a moment and after it: gone, new, changed, the same. Worked out only while it is shown.
class ChangesView final : public TablePage {
    Q_OBJECT
public:
    ChangesView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;

protected:
    void showEvent(QShowEvent* event) override;
    Reason reasonForNone(const Snapshot& snapshot) const override;
    Reason reasonForNotYet() const override;
    Reason reasonForNoneShown() const override;
    void onChosen(std::uint32_t id) override;
    void offer(QMenu& menu, const QModelIndex& row) override;
    Focus narrowed(Focus focus) const override;

private:
    /// What is compared.
    struct Question {
        SnapshotPtr snapshot;
        Timestamp moment;
        std::vector<TimeSpan> excluded;
        bool operator==(const Question&) const = default;
    };

    ChangesView(const ViewContext& context, ChangeModel* changes, QWidget* parent);

    QWidget* buildHeader();
    /// The moment that the user chose, else the middle of the capture.
    Timestamp moment() const;
    void showMoment();
    /// Works it out anew, unless nobody sees it or it was worked out already.
    void refresh();
    /// Of another capture nothing is kept.
    void forget();
    void showNone();
    /// Shows the row of the group that the views are about, without making it the user's choice.
    void mark();

    ChangeModel* m_changes;
    QDateTimeEdit* m_moment;
    QCheckBox* m_onlyChanged;
    QLabel* m_sentence;
    SnapshotPtr m_snapshot;
    std::optional<Question> m_asked; ///< that is shown or under way
    bool m_marking = false;
    LatestWork m_work;
};

} // namespace phonehome
