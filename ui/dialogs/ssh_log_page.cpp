// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ssh_log_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "ui/dialogs/zone_box.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

SshLogPage::SshLogPage(const ResolverChoice& last, QWidget* parent)
    : QWidget(parent), m_host(new QLineEdit(this)), m_port(new QSpinBox(this)), m_user(new QLineEdit(this)),
      m_key(new QLineEdit(this)), m_ask(new QCheckBox(tr("&Ask me for passwords and unknown keys"), this)),
      m_sudo(new QCheckBox(tr("Read it with &sudo"), this)), m_path(new QLineEdit(this)), m_zone(new QComboBox(this)),
      m_script(new QPlainTextEdit(this)), m_whole(plainLabel(this, LabelKind::Faint))
{
    setObjectName(QStringLiteral("sshLogPage"));
    build();
    const bool known = last.kind == ResolverKind::SshLog && !last.host.host.empty();
    m_host->setText(QString::fromStdString(last.host.host));
    m_user->setText(known ? QString::fromStdString(last.host.user) : QStringLiteral("pi"));
    m_port->setValue(last.host.port);
    m_key->setText(QString::fromStdString(last.host.keyFile));
    m_sudo->setChecked(last.host.sudo);
    m_path->setText(known ? last.path : QStringLiteral("/var/log/pihole/pihole.log"));
    if (const int row = m_zone->findData(last.zone); row >= 0)
        m_zone->setCurrentIndex(row);
    writeScript();
    for (QLineEdit* field : {m_host, m_user, m_key, m_path})
        connect(field, &QLineEdit::textChanged, this, &SshLogPage::writeScript);
    for (QCheckBox* box : {m_sudo, m_ask})
        connect(box, &QCheckBox::toggled, this, &SshLogPage::writeScript);
    connect(m_port, &QSpinBox::valueChanged, this, &SshLogPage::writeScript);
    connect(m_script, &QPlainTextEdit::textChanged, this, &SshLogPage::changed);
}

void SshLogPage::build()
{
    m_host->setObjectName(QStringLiteral("sshLogHost"));
    m_host->setPlaceholderText(tr("Address or name, as 192.168.1.2"));
    m_port->setObjectName(QStringLiteral("sshLogPort"));
    m_port->setRange(1, 65535);
    m_user->setObjectName(QStringLiteral("sshLogUser"));
    m_key->setObjectName(QStringLiteral("sshLogKey"));
    m_key->setPlaceholderText(tr("As ssh finds it, or from its agent"));
    m_ask->setObjectName(QStringLiteral("sshLogAsk"));
    m_ask->setChecked(true);
    m_sudo->setObjectName(QStringLiteral("sshLogSudo"));
    m_path->setObjectName(QStringLiteral("sshLogPath"));
    m_zone->setObjectName(QStringLiteral("sshLogZone"));
    fillWithZones(m_zone);
    m_script->setObjectName(QStringLiteral("sshLogScript"));
    m_script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    constexpr int kScriptLines = 4;
    constexpr int kFrame = 12;
    m_script->setFixedHeight(kScriptLines * m_script->fontMetrics().lineSpacing() + kFrame);
    m_script->setTabChangesFocus(true);
    m_whole->setObjectName(QStringLiteral("sshLogCommand"));
    m_whole->setWordWrap(true);

    auto* place = new QHBoxLayout;
    auto* port = new QLabel(tr("P&ort"), this);
    port->setBuddy(m_port);
    place->addWidget(m_host, 1);
    place->addWidget(port);
    place->addWidget(m_port);
    auto* machine = new QLabel(tr("&Machine"), this);
    machine->setBuddy(m_host);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(machine, place);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Key file"), m_key);
    form->addRow(QString(), m_ask);
    form->addRow(QString(), m_sudo);
    form->addRow(tr("&Log there"), m_path);
    form->addRow(tr("Time &zone of the log"), m_zone);
    form->addRow(tr("Run &there"), m_script);
    form->addRow(QString(), m_whole);
}

RemoteHost SshLogPage::host() const
{
    return {m_host->text().trimmed().toStdString(), m_user->text().trimmed().toStdString(),
            static_cast<std::uint16_t>(m_port->value()), m_key->text().trimmed().toStdString(), m_sudo->isChecked()};
}

void SshLogPage::writeScript()
{
    const bool edited = m_script->toPlainText() != m_written;
    m_written = QString::fromStdString(remoteTail(host(), m_path->text().trimmed().toStdString()));
    if (!edited)
        m_script->setPlainText(m_written);
    std::vector<std::string> command = choice().program.command;
    if (!command.empty())
        command.back() = "…";
    m_whole->setText(command.empty() ? tr("Name the machine first.") : tr("Here: %1").arg(fromWire(asTyped(command))));
    emit changed();
}

ResolverChoice SshLogPage::choice() const
{
    ResolverChoice choice;
    choice.kind = ResolverKind::SshLog;
    choice.host = host();
    choice.path = m_path->text().trimmed();
    choice.zone = m_zone->currentData().toString();
    if (!choice.host.host.empty() && !m_script->toPlainText().trimmed().isEmpty())
        choice.program = remoteCapture(choice.host, m_script->toPlainText().toStdString(),
                                       m_ask->isChecked() ? SshQuestions::Ask : SshQuestions::None,
                                       QCoreApplication::applicationFilePath().toStdString());
    return choice;
}

} // namespace phonehome
