// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/start_page.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr int kWidth = 520;

QPushButton* actionButton(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(action->text(), parent);
    button->setMinimumHeight(button->fontMetrics().height() + 20);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    button->setEnabled(action->isEnabled());
    return button;
}

} // namespace

StartPage::StartPage(const Offers& offers, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("startPage"));
    auto* page = new QWidget(this);
    page->setMaximumWidth(kWidth);
    QLabel* title = plainLabel(page, LabelKind::Title);
    title->setText(tr("Which device phones home, to whom, and how often?"));
    title->setWordWrap(true);
    QLabel* what = plainLabel(page, LabelKind::Faint);
    what->setText(
        tr("Open a capture taken at your router, pcap or pcapng, or drop it on this window; or capture at the "
           "router from here. Nothing leaves this computer."));
    what->setWordWrap(true);
    QPushButton* openButton = actionButton(offers.open, page);
    openButton->setObjectName(QStringLiteral("startOpen"));
    openButton->setDefault(true);
    QPushButton* captureButton = actionButton(offers.capture, page);
    captureButton->setObjectName(QStringLiteral("startCapture"));
    captureButton->setText(tr("Capture now, here or at the router…"));
    QPushButton* sampleButton = actionButton(offers.sample, page);
    sampleButton->setObjectName(QStringLiteral("startSample"));
    QLabel* story = plainLabel(page, LabelKind::Faint);
    story->setText(tr("The sample: a week of one WeMo light switch, as its router saw it."));
    story->setWordWrap(true);
    m_recentTitle = plainLabel(page, LabelKind::Strong);
    m_recentTitle->setText(tr("Recently opened"));
    m_leftTitle = plainLabel(page, LabelKind::Strong);
    m_leftTitle->setText(tr("Captured and not saved"));

    auto* column = new QVBoxLayout(page);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(what);
    column->addSpacing(16);
    column->addWidget(openButton);
    column->addWidget(captureButton);
    column->addWidget(sampleButton);
    column->addWidget(story);
    column->addSpacing(16);
    column->addWidget(m_leftTitle);
    m_left = new QVBoxLayout;
    m_left->setSpacing(0);
    column->addLayout(m_left);
    column->addWidget(m_recentTitle);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    column->addLayout(m_recent);

    auto* outer = new QGridLayout(this);
    outer->addWidget(page, 1, 1);
    for (const int side : {0, 2}) {
        outer->setColumnStretch(side, 1);
        outer->setRowStretch(side, 1);
    }
    outer->setColumnStretch(1, 4);
    setRecent({});
    setLeft({});
}

void StartPage::setLeft(const QList<Left>& recordings)
{
    while (QLayoutItem* item = m_left->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_leftTitle->setVisible(!recordings.isEmpty());
    for (const Left& recording : recordings) {
        auto* line = new QWidget(this);
        auto* parts = new QHBoxLayout(line);
        parts->setContentsMargins(0, 0, 0, 0);
        auto* open = new QPushButton(recording.line, line);
        open->setObjectName(QStringLiteral("leftOpen"));
        open->setFlat(true);
        open->setStyleSheet(QStringLiteral("text-align: left; padding: 4px;"));
        auto* remove = new QPushButton(tr("Delete…"), line);
        remove->setObjectName(QStringLiteral("leftRemove"));
        remove->setAccessibleName(tr("Delete %1").arg(recording.line));
        parts->addWidget(open, 1);
        parts->addWidget(remove);
        connect(open, &QPushButton::clicked, this, [this, folder = recording.folder] { emit leftChosen(folder); });
        connect(remove, &QPushButton::clicked, this, [this, folder = recording.folder] { emit leftRemoved(folder); });
        m_left->addWidget(line);
    }
}

void StartPage::setRecent(const QStringList& paths)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recentTitle->setVisible(!paths.isEmpty());
    for (const QString& path : paths) {
        const QFileInfo file(path);
        const QString text = QString::fromStdString(
            visibleText(tr("%1  in %2").arg(file.fileName(), QDir::toNativeSeparators(file.path())).toStdString()));
        auto* button = new QPushButton(this);
        button->setFlat(true);
        button->setStyleSheet(QStringLiteral("text-align: left; padding: 4px;"));
        button->setText(
            button->fontMetrics().elidedText(text, Qt::ElideMiddle, kWidth - 40).replace(u'&', QStringLiteral("&&")));
        button->setToolTip(path.toHtmlEscaped());
        connect(button, &QPushButton::clicked, this, [this, path] { emit recentChosen(path); });
        m_recent->addWidget(button);
    }
}

} // namespace phonehome
