// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QDialog>

namespace phonehome {

/// All keys on one page, as rows of title and keys, and what the mouse does on the timeline.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT
public:
    using Row = std::pair<QString, QString>;
    explicit ShortcutsDialog(const std::vector<Row>& keys, QWidget* parent = nullptr);
};

} // namespace phonehome
