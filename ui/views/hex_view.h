// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QAbstractScrollArea>

namespace phonehome {

/// Bytes as hex and text, with one range lit. Selecting in the field tree lights; a click tells which byte was hit.
class HexView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit HexView(QWidget* parent = nullptr);

    void setBytes(std::vector<std::uint8_t> bytes);
    void setLit(int offset, int size);
    /// All bytes in rows, as shown.
    QString text() const;
    QSize sizeHint() const override;

signals:
    void byteClicked(int offset);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int perRow() const;
    int rowHeight() const;
    double letter() const;
    double hexX(int column) const;
    double textX(int column) const;
    void arrange();

    std::vector<std::uint8_t> m_bytes;
    int m_litOffset = 0;
    int m_litSize = 0;
};

} // namespace phonehome
