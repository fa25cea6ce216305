// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ssh_fields.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

SshFields::SshFields(const QString& name, int lines, QWidget* page)
    : QObject(page), m_page(page), m_port(new QSpinBox(page)), m_user(new QLineEdit(page)), m_key(new QLineEdit(page)),
      m_ask(new QCheckBox(tr("&Ask me for passwords and unknown keys"), page)), m_sudo(new QCheckBox(page)),
      m_script(new QPlainTextEdit), m_whole(plainLabel(page, LabelKind::Faint))
{
    m_user->setObjectName(name + QStringLiteral("User"));
    m_port->setObjectName(name + QStringLiteral("Port"));
    m_port->setRange(1, 65535);
    m_key->setObjectName(name + QStringLiteral("Key"));
    m_key->setPlaceholderText(tr("As ssh finds it, or from its agent"));
    m_ask->setObjectName(name + QStringLiteral("Ask"));
    m_ask->setChecked(true);
    m_sudo->setObjectName(name + QStringLiteral("Sudo"));
    m_script->setObjectName(name + QStringLiteral("Script"));
    m_script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    constexpr int kFrame = 12;
    m_script->setFixedHeight(lines * m_script->fontMetrics().lineSpacing() + kFrame);
    m_script->setTabChangesFocus(true);
    m_whole->setObjectName(name + QStringLiteral("Command"));
    m_whole->setWordWrap(true);
    for (QLineEdit* field : {m_user, m_key})
        connect(field, &QLineEdit::textChanged, this, &SshFields::changed);
    for (QCheckBox* box : {m_sudo, m_ask})
        connect(box, &QCheckBox::toggled, this, &SshFields::changed);
    connect(m_port, &QSpinBox::valueChanged, this, &SshFields::changed);
    connect(m_script, &QPlainTextEdit::textChanged, this, &SshFields::scriptChanged);
}

void SshFields::show(const RemoteHost& host)
{
    m_user->setText(QString::fromStdString(host.user));
    m_port->setValue(host.port);
    m_key->setText(QString::fromStdString(host.keyFile));
    m_sudo->setChecked(host.sudo);
}

RemoteHost SshFields::host(const QString& name) const
{
    return {name.trimmed().toStdString(), m_user->text().trimmed().toStdString(),
            static_cast<std::uint16_t>(m_port->value()), m_key->text().trimmed().toStdString(), m_sudo->isChecked()};
}

SshQuestions SshFields::questions() const
{
    return m_ask->isChecked() ? SshQuestions::Ask : SshQuestions::None;
}

void SshFields::write(const std::string& script)
{
    const bool edited = m_script->toPlainText() != m_written;
    m_written = QString::fromStdString(script);
    if (!edited)
        m_script->setPlainText(m_written);
}

ProcessPlan SshFields::program(const QString& hostName) const
{
    const RemoteHost where = host(hostName);
    const QString script = m_script->toPlainText();
    if (where.host.empty() || script.trimmed().isEmpty())
        return {};
    return remoteCapture(where, script.toStdString(), questions(),
                         QCoreApplication::applicationFilePath().toStdString());
}

void SshFields::tell(const ProcessPlan& program, const QString& missing)
{
    std::vector<std::string> command = program.command;
    if (!command.empty())
        command.back() = "…";
    m_whole->setText(command.empty() ? missing : tr("Here: %1").arg(fromWire(asTyped(command))));
}

void SshFields::addLogin(QFormLayout* form, const QString& hostTitle, QWidget* host, const QString& portTitle)
{
    // A row's title whose key leads to one of several fields.
    const auto titleOf = [this](const QString& text, QWidget* field) {
        auto* title = new QLabel(text, m_page);
        title->setBuddy(field);
        return title;
    };
    auto* place = new QHBoxLayout;
    place->addWidget(host, 1);
    place->addWidget(titleOf(portTitle, m_port));
    place->addWidget(m_port);
    form->addRow(titleOf(hostTitle, host), place);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Key file"), m_key);
    form->addRow(QString(), m_ask);
    form->addRow(QString(), m_sudo);
}

void SshFields::addCommand(QFormLayout* form)
{
    form->addRow(tr("Run &there"), m_script);
    form->addRow(QString(), m_whole);
}

} // namespace phonehome
