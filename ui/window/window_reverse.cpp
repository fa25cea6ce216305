// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with names that are looked up afterwards, when the user says so.
#include <QAction>
#include <QStatusBar>

#include "core/session/resolver/reverse_lookups.h"
#include "ui/models/texts.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

namespace phonehome {

namespace {

QString serversText(const std::vector<NameServer>& servers)
{
    QStringList out;
    for (const NameServer& server : servers)
        out << server.address.toString();
    return out.join(QStringLiteral(", "));
}

} // namespace

void MainWindow::connectReverse()
{
    on(ActionId::LookUpNames, [this] { toggleReverse(); });
    connect(&m_session, &CaptureSession::started, m_reverse, &ReverseLookups::stop);
    connect(&m_session, &CaptureSession::closed, m_reverse, &ReverseLookups::stop);
    connect(m_reverse, &ReverseLookups::changed, this, [this](const ReverseNews& news) {
        if (!m_actions->of(ActionId::LookUpNames)->isChecked())
            return;
        m_session.setReverseNames(m_reverse->names());
        statusBar()->showMessage(
            tr("Reverse lookups: %1 of %2 addresses asked for, %3 have a name")
                .arg(countText(news.asked), countText(std::max(news.asked, news.wanted)), countText(news.named)),
            news.underWay ? 0 : 8000);
        if (news.silent)
            addMessage(tr("No DNS server of this computer answers (%1), so addresses stay without names. Check the "
                          "network, then switch the lookups off and on again.")
                           .arg(serversText(m_reverse->servers())));
    });
}

/// Off at every start: what was once allowed for one capture would tell of all later ones.
void MainWindow::toggleReverse()
{
    QAction* action = m_actions->of(ActionId::LookUpNames);
    const bool wished = action->isChecked();
    action->setChecked(false);
    if (!wished) {
        m_reverse->stop();
        m_session.setReverseNames({});
        statusBar()->clearMessage();
        return;
    }
    const QString question =
        tr("Phonehome will ask this computer's DNS server (%1) what the internet addresses are called that the data "
           "does not name. Who runs that server learns which addresses you look at.\n\nThe names are those of now, not "
           "of the time of the capture. This holds until you switch it off or leave Phonehome.")
            .arg(serversText(m_reverse->servers()));
    m_questions.sure(this, question, tr("Look up"), [this, action] {
        action->setChecked(true);
        m_lookedUp.reset();
        m_session.setReverseNames(m_reverse->names());
        lookUpNames();
    });
}

void MainWindow::lookUpNames()
{
    // Once a capture: what nobody answered is asked for again when somebody says so.
    if (!m_actions->of(ActionId::LookUpNames)->isChecked() || !m_snapshot || !m_snapshot->final ||
        m_lookedUp == m_session.current())
        return;
    m_lookedUp = m_session.current();
    m_reverse->ask(unnamedPeers(*m_snapshot, m_reverse->limits().most));
}

} // namespace phonehome
