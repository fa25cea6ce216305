// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/capture_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/dialogs/local_page.h"
#include "ui/dialogs/remote_page.h"
#include "ui/dialogs/tzsp_page.h"

namespace phonehome {

CaptureDialog::CaptureDialog(const RecordingOffer& offer, QWidget* parent)
    : QDialog(parent), m_tabs(new QTabWidget(this)), m_local(new LocalPage(offer, findHelper(), this)),
      m_remote(new RemotePage(offer, this)), m_tzsp(new TzspPage(offer, this))
{
    setObjectName(QStringLiteral("captureDialog"));
    setWindowTitle(tr("Capture"));
    m_tabs->setObjectName(QStringLiteral("captureTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_remote, tr("At the router, over ssh"));
    m_tabs->addTab(m_local, tr("On this computer"));
    m_tabs->addTab(m_tzsp, tr("MikroTik (TZSP)"));
    if (offer.last.tzsp)
        m_tabs->setCurrentWidget(m_tzsp);
    else if (!offer.last.remote)
        m_tabs->setCurrentWidget(m_local);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("Start"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("captureStart"));
    m_start->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    column->addWidget(buttons);
    const auto judge = [this] { m_start->setEnabled(!choice().isEmpty()); };
    connect(m_local, &LocalPage::changed, this, judge);
    connect(m_remote, &RemotePage::changed, this, judge);
    connect(m_tzsp, &TzspPage::changed, this, judge);
    connect(m_tabs, &QTabWidget::currentChanged, this, judge);
    connect(m_local, &LocalPage::chosen, this, [this] {
        if (!choice().isEmpty())
            accept();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
    resize(70 * fontMetrics().averageCharWidth() + 120, sizeHint().height());
}

RecordingChoice CaptureDialog::choice() const
{
    if (m_tabs->currentWidget() == m_tzsp)
        return m_tzsp->choice();
    return m_tabs->currentWidget() == m_local ? m_local->choice() : m_remote->choice();
}

} // namespace phonehome
