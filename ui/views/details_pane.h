// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/capture_session.h"
#include "ui/views/view.h"

class QFormLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace phonehome {

class EmptyState;
class FieldModel;
struct EventFacts;
class HexView;

/// The selected event, or the latest of what the views are about: what there is to say about it, its decoded fields as a
/// tree, and its bytes. A selected flow or name has no bytes: the evidence for its name stands there. Nor has a device: who it
/// is stands there.
class DetailsPane final : public View {
    Q_OBJECT
public:
    explicit DetailsPane(const ViewContext& context, QWidget* parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot) override;
    void setDetail(const EventDetail& detail);
    QString selectedText() const override;

signals:
    /// The fields of this event are needed.
    void detailWanted(phonehome::EventId event);

private:
    void showChosen();
    void sayNothing();
    void showEvent(EventId event);
    /// The device that the views are narrowed to, while nothing of it is looked at more closely.
    DeviceId shownDevice() const;
    /// Of the flow, name, device or event that is looked at.
    EventFacts facts() const;
    void fillFacts();
    void showBytes(const QModelIndex& index);
    void showField(int offset);
    bool canRename() const;

    ViewContext m_context;
    SnapshotPtr m_snapshot;
    FieldModel* m_model;
    QLabel* m_title;
    QPushButton* m_rename;
    QWidget* m_facts;
    QFormLayout* m_form;
    QTreeView* m_tree;
    HexView* m_hex;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    EventId m_shown; ///< invalid: none
    int m_part = -1; ///< whose bytes are shown
};

} // namespace phonehome
