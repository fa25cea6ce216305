// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/loading_bar.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr int kSteps = 1000;
constexpr qint64 kShowAfter = 300; ///< ms

} // namespace

LoadingBar::LoadingBar(QWidget* parent)
    : QWidget(parent), m_bar(new QProgressBar(this)), m_text(plainLabel(this, LabelKind::Faint))
{
    setObjectName(QStringLiteral("loadingBar"));
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(tr("Reading the capture"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelLoading"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->addWidget(m_text);
    row->addWidget(m_bar, 1);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &LoadingBar::cancelled);
    hide();
}

void LoadingBar::start()
{
    m_since.start();
    m_bar->setValue(0);
    m_text->setText(tr("Reading…"));
}

void LoadingBar::setProgress(const LoadProgress& progress)
{
    if (m_since.isValid() && m_since.elapsed() > kShowAfter)
        show();
    if (progress.bytesTotal == 0) {
        m_bar->setRange(0, 0);
        m_text->setText(
            tr("%1 read, %2", "bytes, packets").arg(bytesText(progress.bytesRead), packetsText(progress.packets)));
        return;
    }
    m_bar->setRange(0, kSteps);
    const double share = static_cast<double>(progress.bytesRead) / static_cast<double>(progress.bytesTotal);
    m_bar->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * kSteps));
    m_text->setText(
        tr("%1 of %2, %3", "bytes, bytes, packets")
            .arg(bytesText(progress.bytesRead), bytesText(progress.bytesTotal), packetsText(progress.packets)));
}

void LoadingBar::stop()
{
    m_since.invalidate();
    hide();
}

} // namespace phonehome
