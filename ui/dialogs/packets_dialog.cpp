// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/packets_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/views/labels.h"

namespace phonehome {

namespace {

/// Below its button, as far in as its text.
QLabel* below(QRadioButton* button, const QString& text)
{
    QLabel* label = plainLabel(button->parentWidget(), LabelKind::Faint);
    label->setText(text);
    const QStyle* style = button->style();
    label->setIndent(style->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth) +
                     style->pixelMetric(QStyle::PM_RadioButtonLabelSpacing));
    return label;
}

} // namespace

PacketsDialog::PacketsDialog(const PacketsOffer& offer, QWidget* parent)
    : QDialog(parent), m_all(new QRadioButton(tr("&All packets"), this)),
      m_shown(new QRadioButton(tr("&Only what is shown"), this))
{
    setObjectName(QStringLiteral("packetsDialog"));
    setWindowTitle(tr("Export capture with names"));
    m_all->setObjectName(QStringLiteral("packetsAll"));
    m_shown->setObjectName(QStringLiteral("packetsShown"));
    // Who narrowed the views down to something wants to send that on, and its names alone.
    m_shown->setChecked(true);
    auto* shown = below(m_shown, offer.shown);
    shown->setObjectName(QStringLiteral("packetsWhat"));
    shown->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole)->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_shown);
    column->addWidget(shown);
    column->addSpacing(8);
    column->addWidget(m_all);
    column->addWidget(below(m_all, offer.all));
    column->addSpacing(8);
    column->addStretch(1); // texts that wrap ask for more height than they need
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(64 * fontMetrics().averageCharWidth());
}

bool PacketsDialog::onlyShown() const
{
    return m_shown->isChecked();
}

} // namespace phonehome
