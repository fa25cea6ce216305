// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/empty_state.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/views/labels.h"

namespace phonehome {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_line(plainLabel(this, LabelKind::Strong)), m_why(plainLabel(this, LabelKind::Faint))
{
    setObjectName(QStringLiteral("emptyState"));
    for (QLabel* label : {m_line, m_why}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 16, 32, 16);
    layout->setSpacing(4);
    layout->addStretch(1);
    layout->addWidget(m_line);
    layout->addWidget(m_why);
    layout->addStretch(2);
}

void EmptyState::setTexts(const QString& line, const QString& why)
{
    m_line->setText(line);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void EmptyState::setNoPackets()
{
    setTexts(tr("No packets in this capture."), tr("The file is a capture, but nothing was caught."));
}

QString EmptyState::line() const
{
    return m_line->text();
}

} // namespace phonehome
