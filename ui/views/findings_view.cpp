// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/findings_view.h"

#include <array>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "core/analysis/findings/findings.h"
#include "ui/models/finding_model.h"
#include "ui/models/finding_texts.h"
#include "ui/models/like_finding_texts.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"
#include "ui/views/table_menu.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{9, 14, 60, 21};
constexpr int kEdge = 12; ///< pixels around the advice
constexpr std::size_t kInMenu = 20;
constexpr int kLetters = 36; ///< longest name of a device in a menu

/// Ampersands would be taken for mnemonics.
QString inMenu(const QString& text, const QFontMetrics& metrics)
{
    return metrics.elidedText(text, Qt::ElideRight, kLetters * metrics.averageCharWidth())
        .replace(u'&', QStringLiteral("&&"));
}

bool leadsAnywhere(const Finding& finding)
{
    return finding.group.valid() || finding.flow.valid() || finding.device.valid();
}

} // namespace

FindingsView::FindingsView(const ViewContext& context, QWidget* parent)
    : FindingsView(context, new FindingModel(context.time), parent)
{
}

FindingsView::FindingsView(const ViewContext& context, FindingModel* findings, QWidget* parent)
    : TablePage(context, findings, kWidths, parent), m_findings(findings)
{
    table()->setObjectName(QStringLiteral("findingsTable"));
    table()->setAccessibleName(tr("Findings"));
    table()->setSelectionMode(QAbstractItemView::SingleSelection);
    table()->horizontalHeader()->setStretchLastSection(false);
    table()->horizontalHeader()->setSectionResizeMode(FindingModel::What, QHeaderView::Stretch);
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(table(), 1);
    column->addWidget(buildAdvice());
    table()->show(); // until now it was one page of several
    setBody(body);
    connect(table(), &QAbstractItemView::activated, this, &FindingsView::showEvidence);
    connect(table()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FindingsView::showAdvice);
    connect(model(), &QAbstractItemModel::modelReset, this, &FindingsView::keepChoice);
    showAdvice();
}

QWidget* FindingsView::buildAdvice()
{
    m_panel = new QWidget(this);
    m_what = plainLabel(m_panel, LabelKind::Strong);
    m_what->setObjectName(QStringLiteral("findingWhat"));
    m_devices = elidedLabel(m_panel);
    m_devices->setObjectName(QStringLiteral("findingDevices"));
    m_advice = plainLabel(m_panel);
    m_advice->setObjectName(QStringLiteral("findingAdvice"));
    for (QLabel* label : {m_what, m_advice})
        label->setWordWrap(true);
    m_show = new QPushButton(tr("Show &where"), m_panel);
    m_show->setObjectName(QStringLiteral("findingShow"));
    m_show->setToolTip(tr("The events or the talk that it was found in"));
    m_settings = new QPushButton(tr("Router &settings…"), m_panel);
    m_settings->setObjectName(QStringLiteral("findingSettings"));
    m_settings->setToolTip(tr("What can be set at the router, as text to paste"));
    connect(m_show, &QPushButton::clicked, this, [this] { showEvidence(table()->currentIndex()); });
    connect(m_settings, &QPushButton::clicked, this, [this] {
        const QModelIndex row = table()->currentIndex();
        const bool ofOne = row.isValid() && !m_findings->like(model()->idAt(row.row())).ofSeveral();
        emit settingsWanted(ofOne ? m_findings->finding(model()->idAt(row.row())).device : DeviceId{});
    });
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_settings);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(kEdge, kEdge / 2, kEdge, kEdge / 2);
    column->addWidget(m_what);
    column->addWidget(m_devices);
    column->addWidget(m_advice);
    column->addLayout(buttons);
    return m_panel;
}

void FindingsView::setSnapshot(SnapshotPtr snapshot)
{
    m_chosen.reset();
    TablePage::setSnapshot(std::move(snapshot));
    if (!table()->currentIndex().isValid())
        keepChoice();
    showAdvice();
}

void FindingsView::keepChoice()
{
    int row = 0; // what is most pressing is said at once
    for (int i = 0; m_chosen && i < model()->rowCount(); ++i) {
        if (m_findings->groupOf(model()->idAt(i)) == *m_chosen) {
            row = i;
            break;
        }
    }
    if (model()->rowCount() > 0)
        table()->setCurrentIndex(model()->index(row, 0));
    showAdvice();
}

TablePage::Reason FindingsView::reasonForNone(const Snapshot& snapshot) const
{
    if (snapshot.totals.packets == 0)
        return {tr("No packets in this capture."), tr("The file is a capture, but nothing was caught.")};
    if (snapshot.vantage.internet == Visibility::None)
        return {tr("Nothing was found that its owner should know."),
                tr("Talk with the internet can't be seen from here, and with it most of what there is to find. Capture "
                   "at the router to see it.")};
    return {
        tr("Nothing was found that its owner should know."),
        tr("No way in from outside was opened, no promise is about to be missed, and what DHCP offers is used, as far "
           "as the capture shows.")};
}

void FindingsView::onChosen(std::uint32_t)
{
    showAdvice();
}

/// A finding is about all of the capture's time.
Focus FindingsView::narrowed(Focus focus) const
{
    Focus device;
    device.device = focus.device;
    return device;
}

void FindingsView::offer(QMenu& menu, const QModelIndex& row)
{
    const std::uint32_t id = model()->idAt(row.row());
    if (const LikeFindings like = m_findings->like(id); like.ofSeveral())
        offerEach(menu, row, like);
    else
        offerOne(menu, row, m_findings->finding(id));
}

void FindingsView::offerOne(QMenu& menu, const QModelIndex& row, const Finding& finding)
{
    QAction* show = menu.addAction(tr("Show &where"));
    show->setObjectName(QStringLiteral("findingWhere"));
    show->setEnabled(leadsAnywhere(finding));
    connect(show, &QAction::triggered, this, [this, at = QPersistentModelIndex(row)] { showEvidence(at); });
    addPackets(menu, this, tr("Export its &packets…"), packetsOf(finding));
}

void FindingsView::offerEach(QMenu& menu, const QModelIndex& row, const LikeFindings& like)
{
    QMenu* where = menu.addMenu(tr("Show &where"));
    where->setObjectName(QStringLiteral("findingWhereOf"));
    QMenu* packets = menu.addMenu(tr("Export &packets of"));
    packets->setObjectName(QStringLiteral("exportPacketsOf"));
    const Snapshot& snapshot = *model()->snapshot();
    for (std::size_t i = 0; i < like.members.size() && i < kInMenu; ++i) {
        const Finding& finding = findingsIn(snapshot)[like.members[i]];
        const QString title = inMenu(deviceTitleText(snapshot, finding.device), menu.fontMetrics());
        // Ids of a capture that was closed while the menu stood there lead nowhere.
        connect(where->addAction(title), &QAction::triggered, this, [this, at = QPersistentModelIndex(row), finding] {
            if (at.isValid())
                showWhere(finding);
        });
        addPackets(*packets, this, title, packetsOf(finding));
    }
    if (like.members.size() <= kInMenu)
        return;
    const QString more = tr("and %Ln more", "devices", static_cast<int>(like.members.size() - kInMenu));
    for (QMenu* all : {where, packets})
        all->addAction(more)->setEnabled(false);
}

/// Of all of its time.
PacketsOf FindingsView::packetsOf(const Finding& finding) const
{
    Focus focus;
    focus.device = finding.device;
    focus.group = finding.group;
    return {focus, finding.group.valid() ? FlowId{} : finding.flow,
            leadsAnywhere(finding) && model()->snapshot()->final};
}

void FindingsView::showAdvice()
{
    const QModelIndex row = table()->currentIndex();
    const bool any = row.isValid() && row.row() < model()->rowCount();
    m_panel->setVisible(any);
    if (!any)
        return;
    const Snapshot& snapshot = *model()->snapshot();
    const std::uint32_t id = model()->idAt(row.row());
    const Finding& finding = m_findings->finding(id);
    const LikeFindings like = m_findings->like(id);
    m_chosen = m_findings->groupOf(id);
    const QString what = findingText(snapshot, like, *context().time);
    m_what->setText(finding.device.valid() ? QStringLiteral("%1: %2").arg(findingDevicesText(snapshot, like), what)
                                           : what);
    // What stands in the line above already need not be said again.
    m_devices->setVisible(like.members.size() > 2);
    m_devices->setText(like.ofSeveral() ? findingDevices(snapshot, like).join(QStringLiteral(", ")) : QString());
    m_devices->setToolTip(like.ofSeveral() ? findingDevicesTip(snapshot, like) : QString());
    m_advice->setText(findingAdviceText(finding.kind));
    m_show->setEnabled(leadsAnywhere(finding));
    m_settings->setVisible(hasRouterSettings(finding.kind));
}

void FindingsView::showEvidence(const QModelIndex& row)
{
    if (!row.isValid())
        return;
    const Finding finding = m_findings->finding(model()->idAt(row.row()));
    showWhere(finding);
}

void FindingsView::showWhere(const Finding& finding)
{
    Focus focus;
    focus.device = finding.device;
    context().selection->setFocus(focus);
    if (finding.group.valid()) {
        context().selection->setGroup(finding.group);
        emit tabWanted(QStringLiteral("cadence"));
    } else if (finding.flow.valid()) {
        context().selection->setFlow(finding.flow);
        emit tabWanted(QStringLiteral("flows"));
    }
}

} // namespace phonehome
