// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/export/report_file.h"

class QCheckBox;
class QComboBox;

namespace phonehome {

/// Asks which form a report has, and whether it may tell whose home it is about.
class ReportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ReportDialog(QWidget* parent = nullptr);

    ReportOptions options() const;

private:
    QComboBox* m_form;
    QCheckBox* m_masked;
};

} // namespace phonehome
