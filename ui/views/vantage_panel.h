// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/view.h"

class QGridLayout;
class QLabel;

namespace phonehome {

/// What can be seen from where the capture was taken, worked out from the capture itself.
class VantagePanel final : public View {
    Q_OBJECT
public:
    explicit VantagePanel(QWidget* parent = nullptr);
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
    std::array<Line, kLines> m_lines{};
};

} // namespace phonehome
