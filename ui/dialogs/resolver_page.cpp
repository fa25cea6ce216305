// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/resolver_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "core/session/resolver/http_address.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

/// "pi.hole" is an address too; only the place in it counts.
QUrl urlFrom(const QString& text)
{
    const QUrl url = typedAddress(text);
    return isHttpAddress(url) ? placeOf(url) : QUrl();
}

} // namespace

ResolverPage::ResolverPage(ResolverKind kind, const QList<ResolverChoice>& known, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_known(known), m_address(new QComboBox(this)), m_user(new QLineEdit(this)),
      m_password(new QLineEdit(this)), m_keeps(new QCheckBox(tr("&Remember it in the system's keyring"), this)),
      m_code(new QLineEdit(this)), m_note(plainLabel(this, LabelKind::Faint))
{
    setObjectName(kind == ResolverKind::PiHole ? QStringLiteral("piholePage") : QStringLiteral("adguardPage"));
    build();
    if (!m_known.isEmpty())
        show(m_known.front());
    else
        m_address->setEditText(kind == ResolverKind::PiHole ? QStringLiteral("http://pi.hole") : QString());
    judge();
}

void ResolverPage::build()
{
    m_address->setObjectName(QStringLiteral("resolverAddress"));
    m_address->setEditable(true);
    m_address->lineEdit()->setPlaceholderText(tr("As http://192.168.1.2:3000"));
    for (const ResolverChoice& known : m_known)
        m_address->addItem(known.url.toString());
    m_user->setObjectName(QStringLiteral("resolverUser"));
    m_password->setObjectName(QStringLiteral("resolverPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_keeps->setObjectName(QStringLiteral("resolverKeeps"));
    m_code->setObjectName(QStringLiteral("resolverCode"));
    m_code->setPlaceholderText(tr("Only where it asks for a second factor"));
    m_note->setObjectName(QStringLiteral("resolverNote"));
    m_note->setWordWrap(true);
    QLabel* hint = plainLabel(this, LabelKind::Faint);
    hint->setWordWrap(true);
    hint->setText(m_kind == ResolverKind::PiHole
                      ? tr("Pi-hole 6: the password of its web page or, better, an app password. It tells addresses "
                           "only in its newest 515 log lines: ask it while you capture. Version 5 has no such way in: "
                           "import its pihole.log or pihole-FTL.db.")
                      : tr("User name and password of AdGuard Home's web page. Its query log must be on."));

    auto* form = new QFormLayout;
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    // Not in the form, which gives lines that wrap more room than they need.
    column->addWidget(m_note);
    column->addWidget(hint);
    column->addStretch(1);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Address"), m_address);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    form->addRow(QString(), m_keeps);
    form->addRow(tr("&Code"), m_code);
    const bool pihole = m_kind == ResolverKind::PiHole;
    form->setRowVisible(m_user, !pihole);
    form->setRowVisible(m_code, pihole);
    connect(m_address, &QComboBox::activated, this, [this](int row) {
        if (row >= 0 && row < m_known.size())
            show(m_known[row]);
    });
    connect(m_address, &QComboBox::editTextChanged, this, &ResolverPage::judge);
    for (QLineEdit* field : {m_user, m_password, m_code})
        connect(field, &QLineEdit::textChanged, this, &ResolverPage::judge);
}

void ResolverPage::show(const ResolverChoice& choice)
{
    m_address->setEditText(choice.url.toString());
    m_user->setText(choice.user);
    m_password->clear();
    m_keeps->setChecked(choice.keeps);
    if (choice.keeps)
        emit passwordWanted(choice.key());
}

void ResolverPage::judge()
{
    m_note->setText(noteOn(m_address->currentText().trimmed()));
    emit changed();
}

QString ResolverPage::noteOn(const QString& address)
{
    if (address.isEmpty())
        return tr("Where its web page is.");
    const QUrl url = urlFrom(address);
    if (url.isEmpty())
        return tr("That is no address of a web page.");
    if (url.scheme() == QLatin1String("https"))
        return tr("Over https, with a certificate that is checked.");
    return tr("Over http the password goes through the network as it is. At home that is usual; where you don't trust "
              "the network, use https.");
}

ResolverChoice ResolverPage::current() const
{
    ResolverChoice choice;
    choice.kind = m_kind;
    choice.url = urlFrom(m_address->currentText());
    choice.user = m_kind == ResolverKind::AdGuard ? m_user->text().trimmed() : QString();
    return choice;
}

ResolverChoice ResolverPage::choice() const
{
    ResolverChoice choice = current();
    choice.password = m_password->text();
    choice.code = m_kind == ResolverKind::PiHole ? m_code->text().trimmed() : QString();
    choice.keeps = m_keeps->isChecked();
    for (const ResolverChoice& known : m_known) {
        // The latest first.
        if (known.url == choice.url) {
            choice.trusted = known.trusted;
            break;
        }
    }
    return choice;
}

void ResolverPage::setPassword(const QString& key, const QString& password)
{
    if (m_password->text().isEmpty() && current().key() == key)
        m_password->setText(password);
}

} // namespace phonehome
