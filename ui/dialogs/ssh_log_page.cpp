// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ssh_log_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include "ui/dialogs/ssh_fields.h"
#include "ui/dialogs/zone_box.h"

namespace phonehome {

namespace {

constexpr int kScriptLines = 4;

} // namespace

SshLogPage::SshLogPage(const ResolverChoice& last, QWidget* parent)
    : QWidget(parent), m_host(new QLineEdit(this)), m_ssh(new SshFields(QStringLiteral("sshLog"), kScriptLines, this)),
      m_path(new QLineEdit(this)), m_zone(new QComboBox(this))
{
    setObjectName(QStringLiteral("sshLogPage"));
    build();
    const bool known = last.kind == ResolverKind::SshLog && !last.host.host.empty();
    m_host->setText(QString::fromStdString(last.host.host));
    RemoteHost host = last.host;
    if (!known)
        host.user = "pi";
    m_ssh->show(host);
    m_path->setText(known ? last.path : QStringLiteral("/var/log/pihole/pihole.log"));
    if (const int row = m_zone->findData(last.zone); row >= 0)
        m_zone->setCurrentIndex(row);
    writeScript();
    for (QLineEdit* field : {m_host, m_path})
        connect(field, &QLineEdit::textChanged, this, &SshLogPage::writeScript);
    connect(m_ssh, &SshFields::changed, this, &SshLogPage::writeScript);
    connect(m_ssh, &SshFields::scriptChanged, this, &SshLogPage::changed);
}

void SshLogPage::build()
{
    m_host->setObjectName(QStringLiteral("sshLogHost"));
    m_host->setPlaceholderText(tr("Address or name, as 192.168.1.2"));
    m_ssh->sudo()->setText(tr("Read it with &sudo"));
    m_path->setObjectName(QStringLiteral("sshLogPath"));
    m_zone->setObjectName(QStringLiteral("sshLogZone"));
    fillWithZones(m_zone);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_ssh->addLogin(form, tr("&Machine"), m_host, tr("P&ort"));
    form->addRow(tr("&Log there"), m_path);
    form->addRow(tr("Time &zone of the log"), m_zone);
    m_ssh->addCommand(form);
}

void SshLogPage::writeScript()
{
    m_ssh->write(remoteTail(m_ssh->host(m_host->text()), m_path->text().trimmed().toStdString()));
    m_ssh->tell(m_ssh->program(m_host->text()), tr("Name the machine first."));
    emit changed();
}

ResolverChoice SshLogPage::choice() const
{
    ResolverChoice choice;
    choice.kind = ResolverKind::SshLog;
    choice.host = m_ssh->host(m_host->text());
    choice.path = m_path->text().trimmed();
    choice.zone = m_zone->currentData().toString();
    choice.program = m_ssh->program(m_host->text());
    return choice;
}

} // namespace phonehome
