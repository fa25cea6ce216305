// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with resolvers that are asked over the network.
#include <QAction>

#include "ui/views/message_bar.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/recording.h"
#include "ui/window/resolver_log.h"
#include "ui/window/status_line.h"

namespace phonehome {

void MainWindow::toggleResolver()
{
    if (m_resolver->isUnderWay()) {
        m_resolver->stop();
        return;
    }
    showResolver({});
    m_questions.resolver(this, m_resolver->known(), [this](const ResolverChoice& choice) { askResolver(choice); });
}

void MainWindow::askResolver(const ResolverChoice& choice)
{
    if (!m_snapshot)
        return;
    std::optional<LogSpan> span;
    if (m_snapshot->totals.packets > 0)
        span = LogSpan{m_snapshot->totals.first, m_snapshot->totals.last};
    m_notes.clear();
    bool wasKept = false;
    for (const ResolverChoice& known : m_resolver->known())
        wasKept = wasKept || (known.keeps && known.key() == choice.key());
    if (choice.keeps || wasKept)
        m_questions.keepPassword(this, choice, [this](const QString& why) {
            addMessage(tr("The system's keyring does not keep the password: %1. It is asked for next time.").arg(why));
        });
    m_resolver->start(choice, span);
    showResolver({});
}

void MainWindow::connectResolver()
{
    connect(m_resolver, &ResolverLog::said, this, [this](const QString& text) {
        m_status->setResolver(text);
        // It ends with an empty word; between, nothing but the words change.
        if (text.isEmpty())
            showResolver({});
    });
    connect(m_resolver, &ResolverLog::complained, this, &MainWindow::addMessage);
    connect(m_resolver, &ResolverLog::joinWanted, this, &MainWindow::openAgain);
    connect(m_resolver, &ResolverLog::certificateShown, this,
            [this](const QString& question, const ResolverChoice& trusted) {
                m_questions.sure(this, question, tr("Trust it"), [this, trusted] { askResolver(trusted); });
            });
}

void MainWindow::showResolver(const QString& text)
{
    const bool underWay = m_resolver->isUnderWay();
    QAction* action = m_actions->of(ActionId::AskResolver);
    action->setChecked(underWay);
    action->setText(underWay ? tr("Stop &asking the resolver") : tr("&Ask a resolver…"));
    m_status->setResolver(underWay ? text : QString());
    enableActions();
}

void MainWindow::openAgain(const LogInputs& logs)
{
    // The same packets under better names: what is looked at stays.
    const auto view = m_snapshot ? std::optional(currentView()) : std::nullopt;
    const QString file = m_sessionFile;
    if (m_recording->isOpen())
        m_recording->openAgain(logs);
    else
        m_session.open(m_session.paths(), logs);
    m_savedView = view;
    m_sessionFile = file;
}

void MainWindow::addMessage(const QString& sentence)
{
    m_notes << sentence;
    m_messages->setMessages(m_notes);
}

} // namespace phonehome
