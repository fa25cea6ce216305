// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/resolver_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/dialogs/resolver_page.h"
#include "ui/dialogs/ssh_log_page.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

QList<ResolverChoice> ofKind(const QList<ResolverChoice>& all, ResolverKind kind)
{
    QList<ResolverChoice> out = all;
    out.removeIf([kind](const ResolverChoice& one) { return one.kind != kind; });
    return out;
}

} // namespace

ResolverDialog::ResolverDialog(const QList<ResolverChoice>& known, QWidget* parent)
    : QDialog(parent), m_tabs(new QTabWidget(this)),
      m_pihole(new ResolverPage(ResolverKind::PiHole, ofKind(known, ResolverKind::PiHole), this)),
      m_adguard(new ResolverPage(ResolverKind::AdGuard, ofKind(known, ResolverKind::AdGuard), this)),
      m_ssh(new SshLogPage(ofKind(known, ResolverKind::SshLog).value(0), this)), m_known(known)
{
    setObjectName(QStringLiteral("resolverDialog"));
    setWindowTitle(tr("Ask a resolver"));
    m_tabs->setObjectName(QStringLiteral("resolverTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_pihole, tr("Pi-hole"));
    m_tabs->addTab(m_adguard, tr("AdGuard Home"));
    m_tabs->addTab(m_ssh, tr("Log over ssh"));
    m_tabs->setCurrentIndex(known.isEmpty() ? 0 : static_cast<int>(known.front().kind));
    QLabel* note = plainLabel(this, LabelKind::Faint);
    note->setWordWrap(true);
    note->setText(tr("It is asked for the time of the open capture, and while a capture is under way for all that "
                     "comes. Nothing of the capture is sent."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ask = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    m_ask->setObjectName(QStringLiteral("resolverConnect"));
    m_ask->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    column->addWidget(note);
    column->addWidget(buttons);
    const auto judge = [this] { m_ask->setEnabled(!choice().isEmpty()); };
    connect(m_pihole, &ResolverPage::changed, this, judge);
    connect(m_adguard, &ResolverPage::changed, this, judge);
    connect(m_ssh, &SshLogPage::changed, this, judge);
    connect(m_tabs, &QTabWidget::currentChanged, this, judge);
    for (const ResolverPage* page : {m_pihole, m_adguard})
        connect(page, &ResolverPage::passwordWanted, this, &ResolverDialog::passwordWanted);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
    constexpr int kLetters = 70;
    constexpr int kEdges = 120;
    resize(kLetters * fontMetrics().averageCharWidth() + kEdges, sizeHint().height());
}

ResolverChoice ResolverDialog::choice() const
{
    return m_tabs->currentWidget() == m_pihole    ? m_pihole->choice()
           : m_tabs->currentWidget() == m_adguard ? m_adguard->choice()
                                                  : m_ssh->choice();
}

QStringList ResolverDialog::wantedPasswords() const
{
    QStringList out;
    for (const ResolverKind kind : {ResolverKind::PiHole, ResolverKind::AdGuard}) {
        const QList<ResolverChoice> known = ofKind(m_known, kind);
        if (!known.isEmpty() && known.front().keeps)
            out << known.front().key();
    }
    return out;
}

void ResolverDialog::setPassword(const QString& key, const QString& password)
{
    m_pihole->setPassword(key, password);
    m_adguard->setPassword(key, password);
}

} // namespace phonehome
