// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/remote_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>

#include "core/base/text.h"
#include "core/live/local_capture.h"
#include "core/session/start_program.h"
#include "ui/dialogs/filter_field.h"
#include "ui/dialogs/ssh_fields.h"
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

constexpr int kScriptLines = 5;

} // namespace

RemotePage::RemotePage(const RecordingOffer& offer, QWidget* parent)
    : QWidget(parent), m_hosts(offer.hosts), m_host(new QComboBox(this)),
      m_ssh(new SshFields(QStringLiteral("remote"), kScriptLines, this)), m_interface(new QComboBox(this)),
      m_read(new QPushButton(tr("&Read from router"), this)), m_said(plainLabel(this, LabelKind::Faint)),
      m_filter(new FilterField(checkOf, this))
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
    m_ssh->sudo()->setText(tr("Run tcpdump with &sudo"));
    m_interface->setObjectName(QStringLiteral("remoteInterface"));
    m_interface->setEditable(true);
    m_interface->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_read->setObjectName(QStringLiteral("remoteRead"));
    m_said->setObjectName(QStringLiteral("remoteSaid"));
    m_said->setWordWrap(true);
    m_said->setText(
        tr("The interface of the LAN shows every device's packets: br-lan on OpenWrt, br0 on many others."));
    auto* interface = new QHBoxLayout;
    interface->addWidget(m_interface, 1);
    interface->addWidget(m_read);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_ssh->addLogin(form, tr("R&outer"), m_host, tr("&Port"));
    auto* title = new QLabel(tr("&Interface"), this);
    title->setBuddy(m_interface);
    form->addRow(title, interface);
    form->addRow(QString(), m_said);
    form->addRow(tr("Capture &filter"), m_filter);
    m_ssh->addCommand(form);
}

void RemotePage::connectParts()
{
    connect(m_host, &QComboBox::activated, this, [this](int row) {
        if (row >= 0 && row < m_hosts.size())
            show(m_hosts[row]);
    });
    for (QLineEdit* field : {m_host->lineEdit(), m_interface->lineEdit()})
        connect(field, &QLineEdit::textChanged, this, &RemotePage::writeScript);
    connect(m_interface, &QComboBox::currentTextChanged, this, &RemotePage::writeScript);
    connect(m_ssh, &SshFields::changed, this, &RemotePage::writeScript);
    connect(m_filter, &FilterField::changed, this, &RemotePage::writeScript);
    connect(m_ssh, &SshFields::scriptChanged, this, &RemotePage::changed);
    connect(m_read, &QPushButton::clicked, this, &RemotePage::readInterfaces);
}

void RemotePage::show(const RemoteHost& host)
{
    m_host->setEditText(QString::fromStdString(host.host));
    m_ssh->show(host);
}

RemoteHost RemotePage::host() const
{
    return m_ssh->host(m_host->currentText());
}

void RemotePage::writeScript()
{
    m_ssh->write(
        remoteScript(host(), m_interface->currentText().trimmed().toStdString(), m_filter->filter().toStdString()));
    m_ssh->tell(choice().program, tr("Name the router first."));
    m_read->setEnabled(!host().host.empty() && !m_process);
    emit changed();
}

void RemotePage::readInterfaces()
{
    const ProcessPlan plan = remoteInterfaces(host(), m_ssh->questions(), askpass());
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
    const QString interface = m_interface->currentText().trimmed();
    RecordingChoice choice;
    choice.program = m_ssh->program(m_host->currentText());
    if (choice.program.command.empty() || interface.isEmpty() || !m_filter->isGood())
        return {};
    choice.remote = true;
    choice.host = host();
    choice.interface = interface;
    choice.filter = m_filter->filter();
    choice.title = tr("%1 on %2").arg(interface, fromWire(choice.host.host));
    return choice;
}

} // namespace phonehome
