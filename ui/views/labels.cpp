// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/labels.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStyle>

#include "ui/charts/theme.h"

namespace phonehome {

namespace {

/// Secondary text: a mix of text and surface, made anew with each palette.
class FaintLabel final : public QLabel {
public:
    explicit FaintLabel(QWidget* parent) : QLabel(parent) { recolour(); }

protected:
    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::PaletteChange && !m_changing)
            recolour();
        QLabel::changeEvent(event);
    }

private:
    void recolour()
    {
        m_changing = true;
        QPalette own = parentWidget() ? parentWidget()->palette() : palette();
        own.setColor(QPalette::WindowText, Theme::from(own).faint);
        setPalette(own);
        m_changing = false;
    }

    bool m_changing = false;
};

class ElidedLabel final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
        style()->drawItemText(&painter, contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(), shown,
                              QPalette::WindowText);
    }
};

QLabel* prepared(QLabel* label, LabelKind kind)
{
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    QFont font = label->font();
    if (kind == LabelKind::Strong || kind == LabelKind::Title)
        font.setWeight(QFont::DemiBold);
    if (kind == LabelKind::Title)
        font.setPointSizeF(font.pointSizeF() * 1.3);
    label->setFont(font);
    return label;
}

} // namespace

QLabel* plainLabel(QWidget* parent, LabelKind kind)
{
    return prepared(kind == LabelKind::Faint ? new FaintLabel(parent) : new QLabel(parent), kind);
}

QLabel* elidedLabel(QWidget* parent, LabelKind kind)
{
    QLabel* label = prepared(new ElidedLabel(parent), kind);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

} // namespace phonehome
