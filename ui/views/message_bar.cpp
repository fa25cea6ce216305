// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/message_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr int kShownMax = 4;

} // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_text(plainLabel(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setWordWrap(true);
    auto* sign = new QLabel(QStringLiteral("⚠"), this);
    sign->setForegroundRole(QPalette::ToolTipText);
    auto* copy = new QToolButton(this);
    copy->setText(tr("Copy"));
    auto* close = new QToolButton(this);
    close->setText(tr("Close"));
    for (QToolButton* button : {copy, close})
        button->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_sentences.join(u'\n') + u'\n'); });
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::setMessages(const QStringList& sentences)
{
    if (sentences == m_sentences)
        return;
    m_sentences = sentences;
    QStringList shown = sentences.mid(0, kShownMax);
    if (const auto more = sentences.size() - shown.size(); more > 0)
        shown << tr("And %n more; Copy gives all.", nullptr, static_cast<int>(more));
    m_text->setText(shown.join(u'\n'));
    setVisible(!sentences.isEmpty());
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace phonehome
