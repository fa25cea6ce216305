// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/hex_view.h"

#include <algorithm>

#include <QFontDatabase>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include "ui/charts/theme.h"

namespace phonehome {

namespace {

constexpr double kOffsetLetters = 5; ///< "0010 "
constexpr int kMargin = 4;

QChar shown(std::uint8_t byte)
{
    return byte >= 0x20 && byte < 0x7f ? QChar(byte) : QChar(u'·');
}

QString hexByte(std::uint8_t byte)
{
    return QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0'));
}

} // namespace

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("hexView"));
    setAccessibleName(tr("Bytes"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
}

void HexView::setBytes(std::vector<std::uint8_t> bytes)
{
    m_bytes = std::move(bytes);
    m_litSize = 0;
    verticalScrollBar()->setValue(0);
    setAccessibleDescription(text());
    arrange();
}

void HexView::setLit(int offset, int size)
{
    m_litOffset = offset;
    m_litSize = size;
    if (size > 0) {
        const int row = offset / perRow();
        const int top = verticalScrollBar()->value();
        const int rows = std::max(1, viewport()->height() / rowHeight());
        if (row < top || row >= top + rows)
            verticalScrollBar()->setValue(row);
    }
    viewport()->update();
}

QString HexView::text() const
{
    QString out;
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        out += (i % 16 == 0 && i > 0 ? QStringLiteral("\n")
                : i > 0              ? QStringLiteral(" ")
                                     : QString()) +
               hexByte(m_bytes[i]);
    return out;
}

QSize HexView::sizeHint() const
{
    return {static_cast<int>(letter() * (kOffsetLetters + 8 * 4 + 2)) + 2 * kMargin, rowHeight() * 10};
}

/// Eight or sixteen, whichever fits; four in the narrowest pane.
int HexView::perRow() const
{
    for (const int n : {16, 8}) {
        if (letter() * (kOffsetLetters + 4 * n + 1) + 2 * kMargin <= viewport()->width())
            return n;
    }
    return 4;
}

int HexView::rowHeight() const
{
    return fontMetrics().height() + 2;
}

double HexView::letter() const
{
    return QFontMetricsF(font()).horizontalAdvance(u'0');
}

double HexView::hexX(int column) const
{
    return kMargin + letter() * (kOffsetLetters + 3 * column);
}

double HexView::textX(int column) const
{
    return kMargin + letter() * (kOffsetLetters + 3 * perRow() + 1 + column);
}

void HexView::arrange()
{
    const int rows = (static_cast<int>(m_bytes.size()) + perRow() - 1) / perRow();
    const int visible = std::max(1, viewport()->height() / rowHeight());
    verticalScrollBar()->setRange(0, std::max(0, rows - visible));
    verticalScrollBar()->setPageStep(visible);
    viewport()->update();
}

void HexView::paintEvent(QPaintEvent*)
{
    QPainter p(viewport());
    p.setFont(font());
    const Theme theme = Theme::from(palette());
    const int width = perRow();
    const int height = rowHeight();
    const int first = verticalScrollBar()->value();
    const int rows = viewport()->height() / height + 1;
    for (int row = first; row < first + rows; ++row) {
        const int start = row * width;
        if (start >= static_cast<int>(m_bytes.size()))
            break;
        const double top = (row - first) * height;
        const double base = top + fontMetrics().ascent() + 1;
        p.setPen(theme.faint);
        p.drawText(QPointF(kMargin, base), QStringLiteral("%1").arg(start, 4, 16, QLatin1Char('0')));
        for (int i = 0; i < width && start + i < static_cast<int>(m_bytes.size()); ++i) {
            const int at = start + i;
            const bool lit = m_litSize > 0 && at >= m_litOffset && at < m_litOffset + m_litSize;
            if (lit) {
                p.fillRect(QRectF(hexX(i) - letter() * 0.25, top, letter() * 2.5, height), theme.accent);
                p.fillRect(QRectF(textX(i), top, letter(), height), theme.accent);
            }
            const std::uint8_t byte = m_bytes[static_cast<std::size_t>(at)];
            p.setPen(lit ? theme.onAccent : theme.text);
            p.drawText(QPointF(hexX(i), base), hexByte(byte));
            p.setPen(lit ? theme.onAccent : theme.faint);
            p.drawText(QPointF(textX(i), base), QString(shown(byte)));
        }
    }
}

void HexView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    const int row = static_cast<int>(event->position().y()) / rowHeight() + verticalScrollBar()->value();
    const double x = event->position().x();
    const int column =
        x >= textX(0) ? static_cast<int>((x - textX(0)) / letter()) : static_cast<int>((x - hexX(0)) / (3 * letter()));
    const int at = row * perRow() + column;
    if (column >= 0 && column < perRow() && at < static_cast<int>(m_bytes.size()))
        emit byteClicked(at);
}

void HexView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        arrange();
}

} // namespace phonehome
