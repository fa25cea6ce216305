// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/view.h"

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;

namespace phonehome {

/// What can be seen from where the capture was taken, worked out from the capture itself, and what mends it.
class VantagePanel final : public View {
    Q_OBJECT
public:
    /// importLog: what the button does that mends missing names.
    explicit VantagePanel(QAction* importLog, QWidget* parent = nullptr);
    void setSnapshot(SnapshotPtr snapshot) override;

private:
    static constexpr int kLines = 4;

    struct Line {
        QLabel* mark;
        QLabel* text;
    };
    void show(int line, Visibility visibility, const QString& text);

    QLabel* m_title;
    QLabel* m_hint;
    QGridLayout* m_grid;
    QPushButton* m_import;
    std::array<Line, kLines> m_lines{};
};

} // namespace phonehome
