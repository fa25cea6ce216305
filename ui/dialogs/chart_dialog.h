// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDialog>

#include "ui/export/chart_image.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace phonehome {

/// Asks which chart becomes a picture and how: size, scale, colours, title.
class ChartDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ChartDialog(const ChartImageOptions& suggested, QWidget* parent = nullptr);

    ChartImageOptions options() const;

private:
    void showPixels();

    QComboBox* m_kind;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QDoubleSpinBox* m_scale;
    QCheckBox* m_dark;
    QLineEdit* m_title;
    QLabel* m_pixels;
    LaneMode m_lanes;
};

} // namespace phonehome
