// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/view.h"

class QLabel;
class QToolButton;

namespace phonehome {

/// Where the views are: all devices › device › protocol › what is said › to which name. Each part leads back to it; the time span that
/// filters stands at the right, with a button that drops it, before it what is left out.
class Breadcrumb final : public View {
    Q_OBJECT
public:
    explicit Breadcrumb(const ViewContext& context, QWidget* parent = nullptr);
    void setSnapshot(SnapshotPtr snapshot) override;

private:
    struct Part {
        QLabel* arrow = nullptr;
        QToolButton* button = nullptr;
    };
    Part addPart(const char* name);
    void refresh();
    void refreshExcluded();
    void showExcluded();
    QString spanText(const TimeSpan& span) const;
    static void setPart(const Part& part, const QString& text);

    ViewContext m_context;
    SnapshotPtr m_snapshot;
    QToolButton* m_all;
    Part m_device;
    Part m_protocol;
    Part m_group;
    Part m_name;
    QLabel* m_span;
    QToolButton* m_dropSpan;
    QToolButton* m_excluded;
};

} // namespace phonehome
