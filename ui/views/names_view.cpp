// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/names_view.h"

#include <algorithm>
#include <array>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include "core/analysis/joined_name.h"
#include "ui/models/name_tree.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// Name, answers and source are in sight in a window 1280 pixels wide.
constexpr std::array kWidths{26, 15, 16, 10, 6, 8, 6, 12, 34, 20, 20, 16, 24, 16};
constexpr int kGroupExtra = 8; ///< letters for the arrow and the count of a group's name

/// Rows as high as a table's.
class TableRows final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(24, option.fontMetrics.height() + 8)};
    }
};

} // namespace

NamesView::NamesView(const ViewContext& context, QWidget* parent)
    : NamesView(context, new NameModel(context.time), parent)
{
}

NamesView::NamesView(const ViewContext& context, NameModel* names, QWidget* parent)
    : TablePage(context, names, kWidths, parent), m_names(names), m_groups(new NameTree(names, this)),
      m_grouped(new QToolButton(this)), m_tree(new QTreeView(this))
{
    table()->setObjectName(QStringLiteral("namesTable"));
    table()->setAccessibleName(tr("Names and addresses"));
    m_grouped->setObjectName(QStringLiteral("groupNames"));
    m_grouped->setText(tr("&Group by domain"));
    m_grouped->setCheckable(true);
    m_grouped->setToolTip(tr("Names of one registered domain, and names that differ in a number, as one row"));
    auto* header = new QWidget(this);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(8, 4, 8, 4);
    line->addWidget(m_grouped);
    line->addStretch(1);
    setHeader(header);
    buildTree();
    connect(m_grouped, &QToolButton::toggled, this, &NamesView::group);
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(table()), static_cast<QAbstractItemView*>(m_tree)}) {
        connect(view, &QAbstractItemView::activated, this,
                [this](const QModelIndex& index) { showFlowsOf(nameAt(index)); });
    }
    connect(context.selection, &Selection::nameChanged, this, &NamesView::mark);
}

void NamesView::buildTree()
{
    m_tree->hide();
    m_tree->setObjectName(QStringLiteral("namesTree"));
    m_tree->setAccessibleName(tr("Names and addresses by domain"));
    m_tree->setModel(m_groups);
    m_tree->setItemDelegate(new TableRows(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAlternatingRowColors(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_tree->setSortingEnabled(true);
    const int letter = m_tree->fontMetrics().averageCharWidth();
    for (std::size_t i = 0; i < kWidths.size(); ++i)
        m_tree->setColumnWidth(static_cast<int>(i), (kWidths[i] + (i == 0 ? kGroupExtra : 0)) * letter + 16);
    const auto title = [this](const QModelIndex& index) { return m_groups->data(index).toString(); };
    connect(m_tree, &QTreeView::expanded, this, [=, this](const QModelIndex& index) { m_open.insert(title(index)); });
    connect(m_tree, &QTreeView::collapsed, this, [=, this](const QModelIndex& index) { m_open.remove(title(index)); });
    connect(m_groups, &QAbstractItemModel::modelReset, this, &NamesView::openGroups);
    onRowChosen(m_tree, [this](const QModelIndex& now) {
        if (const NameId name = m_groups->nameAt(now); name.valid())
            onChosen(name.value);
    });
    addTableMenu(this, m_tree, [this](QMenu& menu, const QModelIndex& row) { offer(menu, row); });
}

void NamesView::group(bool grouped)
{
    m_groups->setShown(grouped);
    setBody(grouped ? static_cast<QWidget*>(m_tree) : static_cast<QWidget*>(table()));
}

void NamesView::openGroups()
{
    for (int row = 0; row < m_groups->rowCount(); ++row) {
        const QModelIndex index = m_groups->index(row, 0);
        if (m_open.contains(m_groups->data(index).toString()))
            m_tree->setExpanded(index, true);
    }
}

void NamesView::setSnapshot(SnapshotPtr snapshot)
{
    const bool owners = snapshot && snapshot->hosting;
    table()->setColumnHidden(NameModel::Owner, !owners);
    m_tree->setColumnHidden(NameModel::Owner, !owners);
    const QScopedValueRollback marking(m_marking, true);
    TablePage::setSnapshot(std::move(snapshot));
}

QString NamesView::selectedText() const
{
    return m_grouped->isChecked() ? selectedRows(m_tree) : TablePage::selectedText();
}

TablePage::Reason NamesView::reasonForNone(const Snapshot& snapshot) const
{
    if (snapshot.vantage.isResolverElsewhere())
        return {tr("No lookups in this capture: the resolver is probably on the LAN."),
                tr("Capture where the resolver's answers pass, or at the resolver itself, to see names.")};
    return {tr("No lookups in this capture."),
            tr("No device asked a DNS server while it was taken. Devices ask when they start: restart one while "
               "you capture.")};
}

void NamesView::onChosen(std::uint32_t id)
{
    const QScopedValueRollback marking(m_marking, true);
    context().selection->setName(NameId{id});
}

/// The name whose flows are shown is chosen here: it does not narrow the choice.
Focus NamesView::narrowed(Focus focus) const
{
    focus.name = {};
    return focus;
}

void NamesView::showFlowsOf(NameId name)
{
    if (!name.valid())
        return;
    context().selection->setNameShown(name);
    emit tabWanted(QStringLiteral("flows"));
}

void NamesView::offer(QMenu& menu, const QModelIndex& row)
{
    const NameId name = nameAt(row);
    if (!name.valid())
        return;
    connect(menu.addAction(tr("Show its &flows")), &QAction::triggered, this, [this, name] { showFlowsOf(name); });
    Focus focus = context().selection->focus().ofTimes();
    focus.device = context().selection->focus().device;
    focus.name = name;
    addPackets(menu, this, tr("Export its &packets…"), {focus, {}, m_names->snapshot()->final});
    addCopy(menu, tr("Copy &name"), fromWire(m_names->snapshot()->text(m_names->snapshot()->names[name.value].name)));
}

/// Somebody asked for the evidence of a name: its row is shown.
void NamesView::mark(NameId name)
{
    if (m_marking || !name.valid())
        return;
    const QScopedValueRollback marking(m_marking, true);
    if (m_names->snapshot() && name.value < m_names->snapshot()->names.size())
        name = joinedTo(*m_names->snapshot(), name);
    const int row = m_names->rowOf(name.value);
    if (row < 0)
        return;
    table()->setCurrentIndex(m_names->index(row, 0));
    if (const QModelIndex index = m_groups->indexOf(name); index.isValid()) {
        m_tree->setExpanded(index.parent(), true);
        m_tree->setCurrentIndex(index);
    }
}

NameId NamesView::nameAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return index.model() == m_groups ? m_groups->nameAt(index) : NameId{m_names->idAt(index.row())};
}

} // namespace phonehome
