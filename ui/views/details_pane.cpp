// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/details_pane.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QStringList>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/device_facts.h"
#include "ui/models/event_facts.h"
#include "ui/models/field_model.h"
#include "ui/models/group_model.h"
#include "ui/models/name_facts.h"
#include "ui/views/empty_state.h"
#include "ui/views/hex_view.h"
#include "ui/views/labels.h"

namespace phonehome {

DetailsPane::DetailsPane(const ViewContext& context, QWidget* parent)
    : View(parent), m_context(context), m_model(new FieldModel(context.time, this)),
      m_title(plainLabel(this, LabelKind::Strong)), m_rename(new QPushButton(tr("&Rename…"), this)),
      m_facts(new QWidget), m_form(new QFormLayout(m_facts)), m_tree(new QTreeView), m_hex(new HexView),
      m_empty(new EmptyState(this)), m_stack(new QStackedLayout(this))
{
    setObjectName(QStringLiteral("detailsPane"));
    m_title->setObjectName(QStringLiteral("eventTitle"));
    m_title->setWordWrap(true);
    m_rename->setObjectName(QStringLiteral("detailsRename"));
    m_rename->setToolTip(tr("Call the device what you call it, and note what you know of it"));
    m_form->setContentsMargins(0, 4, 0, 8);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(4);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);

    m_tree->setObjectName(QStringLiteral("fieldTree"));
    m_tree->setAccessibleName(tr("Decoded fields"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(true);

    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("detailsSplitter"));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_facts);
    for (QWidget* part : {static_cast<QWidget*>(scroll), static_cast<QWidget*>(m_tree), static_cast<QWidget*>(m_hex)})
        split->addWidget(part);
    split->setChildrenCollapsible(false);
    split->setSizes({300, 320, 180});

    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 12, 8, 8);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_rename, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(split, 1);
    sayNothing();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);

    connect(context.selection, &Selection::eventChanged, this, &DetailsPane::showChosen);
    connect(context.selection, &Selection::flowChanged, this, &DetailsPane::showChosen);
    connect(context.selection, &Selection::nameChanged, this, &DetailsPane::showChosen);
    connect(context.selection, &Selection::focusChanged, this, &DetailsPane::showChosen);
    connect(context.time, &TimeFormat::changed, this, &DetailsPane::fillFacts);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &DetailsPane::showBytes);
    connect(m_rename, &QPushButton::clicked, this, [this] { emit renameWanted(shownDevice()); });
    connect(m_hex, &HexView::byteClicked, this, &DetailsPane::showField);
}

void DetailsPane::setSnapshot(SnapshotPtr snapshot)
{
    const bool other = !snapshot || (m_snapshot && snapshot->revision < m_snapshot->revision);
    const bool renamed = m_snapshot && snapshot && m_snapshot->ownNames != snapshot->ownNames;
    m_snapshot = std::move(snapshot);
    if (other) {
        m_shown = {};
        sayNothing();
    }
    if (m_snapshot && m_snapshot->final)
        showChosen();
    if (renamed && m_stack->currentIndex() == 1)
        fillFacts();
}

void DetailsPane::sayNothing()
{
    if (m_snapshot && m_snapshot->final && m_snapshot->totals.packets == 0)
        m_empty->setNoPackets();
    else
        m_empty->setTexts(
            tr("Nothing to show yet"),
            tr("Click a tick on the timeline or a row in the Events tab: its fields and bytes appear here."));
    m_stack->setCurrentIndex(0);
}

/// The event under the cursor; while there is none of the group that the views are about, the latest of that.
void DetailsPane::showChosen()
{
    const FlowId flow = m_context.selection->flow();
    const NameId name = m_context.selection->name();
    const bool facts = m_snapshot && ((flow.valid() && flow.value < m_snapshot->flows.size()) ||
                                      (name.valid() && name.value < m_snapshot->names.size()) || shownDevice().valid());
    m_tree->setVisible(!facts);
    m_hex->setVisible(!facts);
    if (facts) {
        m_shown = {};
        m_model->setDetail({});
        m_hex->setBytes({});
        fillFacts();
        m_stack->setCurrentIndex(1);
        return;
    }
    EventId event = m_context.selection->event();
    if (m_snapshot && m_snapshot->final) {
        const GroupId group = shownGroup(*m_snapshot, *m_context.selection);
        const bool ofGroup = m_snapshot->holds(event) && m_snapshot->events[event.value].group == group;
        if (group.valid() && !ofGroup)
            event = latestOfGroup(*m_snapshot, group);
    }
    showEvent(event);
}

DeviceId DetailsPane::shownDevice() const
{
    const Focus& focus = m_context.selection->focus();
    const bool narrower = focus.group.valid() || focus.protocol || focus.name.valid();
    const bool known = m_snapshot && focus.device.valid() && focus.device.value < m_snapshot->devices.size();
    return known && !narrower && !m_context.selection->eventLeads() ? focus.device : DeviceId{};
}

void DetailsPane::showEvent(EventId event)
{
    if (!m_snapshot || !m_snapshot->holds(event)) {
        m_shown = {};
        sayNothing();
        return;
    }
    if (event == m_shown)
        return;
    m_shown = event;
    fillFacts();
    m_stack->setCurrentIndex(1);
    m_model->setDetail({});
    m_hex->setBytes({});
    m_part = -1;
    emit detailWanted(event);
}

void DetailsPane::fillFacts()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    const EventFacts said = facts();
    m_title->setText(said.title);
    m_rename->setVisible(canRename());
    for (const auto& [label, value] : said.lines) {
        QLabel* left = plainLabel(m_facts, LabelKind::Faint);
        left->setText(label);
        left->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        QLabel* right = plainLabel(m_facts);
        right->setText(value);
        right->setWordWrap(true);
        right->setMinimumWidth(96);
        m_form->addRow(left, right);
    }
}

/// Is it a device that facts() are about, and one that can be told from others by its card?
bool DetailsPane::canRename() const
{
    const bool closer = m_context.selection->flow().valid() || m_context.selection->name().valid();
    const DeviceId device = closer ? DeviceId{} : shownDevice();
    return device.valid() && m_snapshot->devices[device.value].mac;
}

EventFacts DetailsPane::facts() const
{
    if (!m_snapshot)
        return {};
    const Selection& selection = *m_context.selection;
    if (selection.flow().valid() && selection.flow().value < m_snapshot->flows.size())
        return flowFacts(*m_snapshot, selection.flow(), *m_context.time);
    if (selection.name().valid() && selection.name().value < m_snapshot->names.size())
        return nameFacts(*m_snapshot, selection.name(), *m_context.time);
    if (const DeviceId device = shownDevice(); device.valid())
        return deviceFacts(*m_snapshot, device, *m_context.time);
    if (m_snapshot->holds(m_shown))
        return eventFacts(*m_snapshot, m_shown, *m_context.time);
    return {};
}

void DetailsPane::setDetail(const EventDetail& detail)
{
    if (detail.event != m_shown)
        return;
    m_model->setDetail(detail);
    m_tree->expandToDepth(0);
    m_tree->resizeColumnToContents(FieldModel::Name);
    m_part = -1;
    if (m_model->rowCount() > 0)
        showBytes(m_model->index(0, 0));
}

QString DetailsPane::selectedText() const
{
    const EventFacts said = facts();
    return said.title.isEmpty() ? QString() : said.plainText() + u'\n';
}

void DetailsPane::showBytes(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const int part = index.data(FieldModel::PartRole).toInt();
    const auto& parts = m_model->detail().parts;
    if (part < 0 || static_cast<std::size_t>(part) >= parts.size())
        return;
    if (part != m_part)
        m_hex->setBytes(parts[static_cast<std::size_t>(part)].bytes);
    m_part = part;
    m_hex->setLit(index.data(FieldModel::OffsetRole).toInt(), index.data(FieldModel::SizeRole).toInt());
}

/// Selects the innermost field that the byte belongs to.
void DetailsPane::showField(int offset)
{
    QModelIndex best = m_model->index(m_part, 0);
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (int row = 0; row < m_model->rowCount(best); ++row) {
            const QModelIndex child = m_model->index(row, 0, best);
            const int start = child.data(FieldModel::OffsetRole).toInt();
            if (offset >= start && offset < start + child.data(FieldModel::SizeRole).toInt()) {
                best = child;
                deeper = true;
                break;
            }
        }
    }
    m_tree->setCurrentIndex(best);
}

} // namespace phonehome
