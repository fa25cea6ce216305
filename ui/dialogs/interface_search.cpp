// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/interface_search.h"

#include "core/session/start_program.h"

#include <QProcess>

namespace phonehome {

namespace {
constexpr int kPatienceMs = 3000;
}

InterfaceSearch::InterfaceSearch(std::string helper, QObject* parent) : QObject(parent), m_helper(std::move(helper))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_process)
            m_process->kill();
    });
}

InterfaceSearch::~InterfaceSearch()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(kPatienceMs);
}

void InterfaceSearch::start()
{
    ask(rightsQuestion(m_helper), [this](const std::string& answer, bool) {
        m_right = rightFrom(m_helper, answer);
        if (m_right.program == CaptureRight::Program::Helper)
            return askForInterfaces();
        ask(dumpcapQuestion(), [this](const std::string&, bool may) {
            if (may)
                m_right.program = CaptureRight::Program::Dumpcap;
            askForInterfaces();
        });
    });
}

void InterfaceSearch::askForInterfaces()
{
    const bool helper = !m_helper.empty();
    ask(helper ? interfacesQuestion(m_helper) : dumpcapInterfacesQuestion(), [this, helper](const auto& answer, bool) {
        emit found(m_right, helper ? networkInterfacesFrom(answer) : dumpcapInterfacesFrom(answer));
    });
}

void InterfaceSearch::ask(const ProcessPlan& question, Answered answered)
{
    // The one before may be the caller's own.
    if (m_process)
        m_process.release()->deleteLater();
    if (question.command.front().empty()) {
        QTimer::singleShot(0, this, [answered = std::move(answered)] { answered({}, false); });
        return;
    }
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(QProcess::nullDevice());
    const auto done = [this, answered = std::move(answered)](bool good) {
        m_patience.stop();
        m_process->disconnect(this);
        answered(m_process->readAllStandardOutput().toStdString(), good);
    };
    connect(m_process.get(), &QProcess::finished, this,
            [done](int code, QProcess::ExitStatus status) { done(code == 0 && status == QProcess::NormalExit); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [done](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            done(false);
    });
    m_patience.start();
    startProgram(*m_process, question);
    m_process->closeWriteChannel();
}

} // namespace phonehome
