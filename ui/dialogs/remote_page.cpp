// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/remote_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>

#include "core/base/text.h"
#include "core/live/local_capture.h"
#include "core/session/start_program.h"
#include "ui/dialogs/filter_field.h"
#include "ui/models/recording_text.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

std::string askpass()
{
    return QCoreApplication::applicationFilePath().toStdString();
}

/// Of a router nobody can ask beforehand which link it has: Ethernet is what homes have.
ProcessPlan checkOf(const QString& filter)
{
    static const std::string helper = findHelper();
    return filterCheck(helper, filter.toStdString(), 1);
}

/// A row's title whose key leads to one of several fields.
QLabel* titleOf(const QString& text, QWidget* field)
{
    auto* title = new QLabel(text, field->parentWidget());
    title->setBuddy(field);
    return title;
}

QFont fixedFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

} // namespace

RemotePage::RemotePage(const RecordingOffer& offer, QWidget* parent)
    : QWidget(parent), m_hosts(offer.hosts), m_host(new QComboBox(this)), m_user(new QLineEdit(this)),
      m_port(new QSpinBox(this)), m_key(new QLineEdit(this)), m_sudo(new QCheckBox(tr("Run tcpdump with &sudo"), this)),
      m_ask(new QCheckBox(tr("&Ask me for passwords and unknown keys"), this)), m_interface(new QComboBox(this)),
      m_read(new QPushButton(tr("&Read from router"), this)), m_said(plainLabel(this, LabelKind::Faint)),
      m_filter(new FilterField(checkOf, this)), m_script(new QPlainTextEdit(this)),
      m_whole(plainLabel(this, LabelKind::Faint))
{
    setObjectName(QStringLiteral("remotePage"));
    build();
    const RecordingChoice& last = offer.last;
    m_filter->setDevice(offer.device);
    show(last.remote ? last.host : m_hosts.value(0, RemoteHost{{}, "root", 22, {}, false}));
    m_interface->setEditText(last.remote ? last.interface : QStringLiteral("br-lan"));
    if (last.remote)
        m_filter->setFilter(last.filter);
    writeScript();
    connectParts();
}

void RemotePage::build()
{
    m_host->setObjectName(QStringLiteral("remoteHost"));
    m_host->setEditable(true);
    m_host->lineEdit()->setPlaceholderText(tr("Address or name, as 192.168.1.1"));
    for (const RemoteHost& host : m_hosts)
        m_host->addItem(fromWire(host.host));
    m_user->setObjectName(QStringLiteral("remoteUser"));
    m_port->setObjectName(QStringLiteral("remotePort"));
    m_port->setRange(1, 65535);
    m_key->setObjectName(QStringLiteral("remoteKey"));
    m_key->setPlaceholderText(tr("As ssh finds it, or from its agent"));
    m_ask->setObjectName(QStringLiteral("remoteAsk"));
    m_ask->setChecked(true);
    m_interface->setObjectName(QStringLiteral("remoteInterface"));
    m_interface->setEditable(true);
    m_interface->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_read->setObjectName(QStringLiteral("remoteRead"));
    m_said->setObjectName(QStringLiteral("remoteSaid"));
    m_said->setWordWrap(true);
    m_said->setText(
        tr("The interface of the LAN shows every device's packets: br-lan on OpenWrt, br0 on many others."));
    m_script->setObjectName(QStringLiteral("remoteScript"));
    m_script->setFont(fixedFont());
    m_script->setFixedHeight(5 * m_script->fontMetrics().lineSpacing() + 12);
    m_script->setTabChangesFocus(true);
    m_whole->setObjectName(QStringLiteral("remoteCommand"));
    m_whole->setWordWrap(true);

    auto* place = new QHBoxLayout;
    place->addWidget(m_host, 1);
    place->addWidget(titleOf(tr("&Port"), m_port));
    place->addWidget(m_port);
    auto* interface = new QHBoxLayout;
    interface->addWidget(m_interface, 1);
    interface->addWidget(m_read);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(titleOf(tr("R&outer"), m_host), place);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Key file"), m_key);
    form->addRow(QString(), m_ask);
    form->addRow(QString(), m_sudo);
    form->addRow(titleOf(tr("&Interface"), m_interface), interface);
    form->addRow(QString(), m_said);
    form->addRow(tr("Capture &filter"), m_filter);
    form->addRow(tr("Run &there"), m_script);
    form->addRow(QString(), m_whole);
}

void RemotePage::connectParts()
{
    connect(m_host, &QComboBox::activated, this, [this](int row) {
        if (row >= 0 && row < m_hosts.size())
            show(m_hosts[row]);
    });
    for (QLineEdit* field : {m_host->lineEdit(), m_user, m_key, m_interface->lineEdit()})
        connect(field, &QLineEdit::textChanged, this, &RemotePage::writeScript);
    connect(m_interface, &QComboBox::currentTextChanged, this, &RemotePage::writeScript);
    connect(m_port, &QSpinBox::valueChanged, this, &RemotePage::writeScript);
    for (QCheckBox* box : {m_sudo, m_ask})
        connect(box, &QCheckBox::toggled, this, &RemotePage::writeScript);
    connect(m_filter, &FilterField::changed, this, &RemotePage::writeScript);
    connect(m_script, &QPlainTextEdit::textChanged, this, &RemotePage::changed);
    connect(m_read, &QPushButton::clicked, this, &RemotePage::readInterfaces);
}

void RemotePage::show(const RemoteHost& host)
{
    m_host->setEditText(QString::fromStdString(host.host));
    m_user->setText(QString::fromStdString(host.user));
    m_port->setValue(host.port);
    m_key->setText(QString::fromStdString(host.keyFile));
    m_sudo->setChecked(host.sudo);
}

RemoteHost RemotePage::host() const
{
    return {m_host->currentText().trimmed().toStdString(), m_user->text().trimmed().toStdString(),
            static_cast<std::uint16_t>(m_port->value()), m_key->text().trimmed().toStdString(), m_sudo->isChecked()};
}

void RemotePage::writeScript()
{
    const bool edited = m_script->toPlainText() != m_written;
    m_written = QString::fromStdString(
        remoteScript(host(), m_interface->currentText().trimmed().toStdString(), m_filter->filter().toStdString()));
    if (!edited)
        m_script->setPlainText(m_written);
    std::vector<std::string> command = choice().program.command;
    if (!command.empty())
        command.back() = "…";
    m_whole->setText(command.empty() ? tr("Name the router first.") : tr("Here: %1").arg(fromWire(asTyped(command))));
    m_read->setEnabled(!host().host.empty() && !m_process);
    emit changed();
}

void RemotePage::readInterfaces()
{
    const ProcessPlan plan =
        remoteInterfaces(host(), m_ask->isChecked() ? SshQuestions::Ask : SshQuestions::None, askpass());
    m_process = new QProcess(this);
    m_said->setText(tr("Asking %1 …").arg(fromWire(host().host)));
    m_read->setEnabled(false);
    connect(m_process, &QProcess::finished, this, [this](int exitCode) {
        interfacesRead(m_process->readAllStandardOutput(), m_process->readAllStandardError(), exitCode);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            interfacesRead({}, "ssh: not found", 127);
    });
    startProgram(*m_process, plan);
    m_process->closeWriteChannel();
}

void RemotePage::interfacesRead(const QByteArray& output, const QByteArray& errors, int exitCode)
{
    m_process->deleteLater();
    m_process = nullptr;
    m_read->setEnabled(true);
    const std::vector<std::string> found =
        exitCode == 0 ? interfacesFrom(output.toStdString()) : std::vector<std::string>{};
    if (found.empty()) {
        RecordingNews news;
        for (const QByteArray& line : errors.split('\n')) {
            if (!line.trimmed().isEmpty())
                news.words.push_back(line.trimmed().toStdString());
        }
        news.exitCode = exitCode;
        const RemoteFailure failure = remoteFailure(news);
        m_said->setText(remoteFailureText(failure == RemoteFailure::None ? RemoteFailure::Other : failure,
                                          fromWire(host().host), news));
        return;
    }
    m_interface->clear();
    for (const std::string& name : found)
        m_interface->addItem(fromWire(name));
    m_said->setText(tr("%n interface(s) there; the first is the likeliest.", nullptr, static_cast<int>(found.size())));
}

RecordingChoice RemotePage::choice() const
{
    const RemoteHost where = host();
    const QString interface = m_interface->currentText().trimmed();
    if (where.host.empty() || interface.isEmpty() || !m_filter->isGood() || m_script->toPlainText().trimmed().isEmpty())
        return {};
    RecordingChoice choice;
    choice.remote = true;
    choice.host = where;
    choice.interface = interface;
    choice.filter = m_filter->filter();
    choice.title = tr("%1 on %2").arg(interface, fromWire(where.host));
    choice.program = remoteCapture(where, m_script->toPlainText().toStdString(),
                                   m_ask->isChecked() ? SshQuestions::Ask : SshQuestions::None, askpass());
    return choice;
}

} // namespace phonehome
