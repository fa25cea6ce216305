// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/changes_view.h"

#include <array>
#include <memory>

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTableView>

#include "core/analysis/compare/parted_capture.h"
#include "core/analysis/seen_time.h"
#include "ui/models/change_model.h"
#include "ui/models/change_texts.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"
#include "ui/views/table_menu.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{17, 12, 24, 13, 13};

} // namespace

ChangesView::ChangesView(const ViewContext& context, QWidget* parent)
    : ChangesView(context, new ChangeModel(context.time), parent)
{
}

ChangesView::ChangesView(const ViewContext& context, ChangeModel* changes, QWidget* parent)
    : TablePage(context, changes, kWidths, parent), m_changes(changes), m_moment(new QDateTimeEdit(this)),
      m_onlyChanged(new QCheckBox(tr("O&nly changes"), this)), m_sentence(elidedLabel(this, LabelKind::Strong))
{
    table()->setObjectName(QStringLiteral("changesTable"));
    table()->setAccessibleName(tr("What each device says before and after"));
    table()->setSelectionMode(QAbstractItemView::SingleSelection);
    table()->horizontalHeader()->setStretchLastSection(false);
    table()->horizontalHeader()->setSectionResizeMode(ChangeModel::What, QHeaderView::Stretch);
    setHeader(buildHeader());
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime& chosen) {
        this->context().selection->setParting(Timestamp{} + Duration::ofMillis(chosen.toMSecsSinceEpoch()));
    });
    connect(context.selection, &Selection::partingChanged, this, [this] {
        showMoment();
        refresh();
    });
    connect(context.selection, &Selection::focusChanged, this, [this] {
        refresh();
        mark();
    });
    connect(context.selection, &Selection::cleared, this, &ChangesView::forget);
    connect(m_onlyChanged, &QCheckBox::toggled, this, [this](bool only) {
        m_changes->setOnlyChanged(only);
        showEmptyOrTable();
        mark();
    });
    connect(context.time, &TimeFormat::changed, this, &ChangesView::showMoment);
}

QWidget* ChangesView::buildHeader()
{
    auto* header = new QWidget(this);
    auto* words = new QLabel(tr("&Before and after"), header);
    words->setBuddy(m_moment);
    m_moment->setObjectName(QStringLiteral("changesMoment"));
    m_moment->setToolTip(tr("The moment that parts the capture; a right-click on the timeline chooses one too"));
    m_moment->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    // Each digit that is typed is not yet a time that is meant.
    m_moment->setKeyboardTracking(false);
    m_onlyChanged->setObjectName(QStringLiteral("changesOnlyChanged"));
    m_onlyChanged->setToolTip(tr("What is gone, new or changed, and what is promised for another time than before"));
    m_sentence->setObjectName(QStringLiteral("changesSentence"));
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(8, 4, 8, 4);
    line->addWidget(words);
    line->addWidget(m_moment);
    line->addWidget(m_onlyChanged);
    line->addSpacing(8);
    line->addWidget(m_sentence, 1);
    return header;
}

Timestamp ChangesView::moment() const
{
    if (const auto chosen = context().selection->parting())
        return *chosen;
    const Totals& totals = m_snapshot->totals;
    const TimeSpan main = mainStretch(m_snapshot->gaps, totals.first, totals.last);
    return main.from + Duration{(main.to - main.from).ns / 2};
}

void ChangesView::showMoment()
{
    const bool some = m_snapshot && m_snapshot->totals.packets > 0;
    m_moment->setEnabled(some && m_snapshot->final);
    if (!some)
        return;
    const QSignalBlocker quiet(m_moment);
    const TimeFormat& time = *context().time;
    m_moment->setTimeSpec(time.choice() == ZoneChoice::Utc ? Qt::UTC : Qt::LocalTime);
    m_moment->setDateTimeRange(time.at(m_snapshot->totals.first), time.at(m_snapshot->totals.last));
    m_moment->setDateTime(time.at(moment()));
}

void ChangesView::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    showMoment();
    refresh();
}

void ChangesView::showEvent(QShowEvent* event)
{
    TablePage::showEvent(event);
    refresh();
    mark();
}

void ChangesView::forget()
{
    m_snapshot.reset();
    showMoment();
    showNone();
}

void ChangesView::showNone()
{
    m_asked.reset();
    m_work.giveUp();
    m_changes->setChanges(m_snapshot, nullptr);
    m_sentence->clear();
    m_sentence->setToolTip({});
    showEmptyOrTable();
}

void ChangesView::refresh()
{
    // Of a capture that grows, what is missing yet would be gone.
    if (!m_snapshot || !m_snapshot->final || m_snapshot->totals.packets == 0)
        return showNone();
    const Question question{m_snapshot, moment(), context().selection->focus().excluded};
    if (!isVisible() || m_asked == question)
        return;
    showNone();
    if (!canBeParted(*m_snapshot, question.moment))
        return;
    m_asked = question;
    m_work.start([this, question](const std::stop_token& stop) -> LatestWork::Done {
        ChangesPtr changes;
        if (const auto parted = partedCapture(question.snapshot, question.moment, question.excluded, stop))
            changes = std::make_shared<const std::vector<DeviceChanges>>(
                changesBetween(parted->timeBefore(), parted->timeAfter()));
        return [this, question, changes] {
            if (m_asked != question || !changes)
                return;
            m_changes->setChanges(question.snapshot, changes);
            m_sentence->setText(changesSentence(*changes));
            m_sentence->setToolTip(tipText(m_sentence->text()));
            showEmptyOrTable();
            mark();
        };
    });
    showEmptyOrTable(); // what is under way is said meanwhile
}

TablePage::Reason ChangesView::reasonForNone(const Snapshot& snapshot) const
{
    if (snapshot.totals.packets > 0 && !canBeParted(snapshot, moment()))
        return {tr("Nothing lies on one side"), tr("Choose a moment within the capture, above or with a right-click on "
                                                   "the timeline.")};
    if (m_asked && !m_changes->changes())
        return {tr("Comparing…"), tr("Each beat is judged anew for the time before and the time after.")};
    return {tr("Nothing to compare"), tr("No message of a protocol that is decoded here was found.")};
}

TablePage::Reason ChangesView::reasonForNotYet() const
{
    return {tr("Nothing to compare yet"), tr("What is after a moment is known when the capture has ended: until then, "
                                             "all that did not come yet would look gone.")};
}

TablePage::Reason ChangesView::reasonForNoneShown() const
{
    if (!m_changes->onlyChanged())
        return TablePage::reasonForNoneShown();
    return {tr("Nothing changed"), tr("What is said in this selection comes as often before as after, or too seldom to "
                                      "tell.")};
}

void ChangesView::onChosen(std::uint32_t id)
{
    const GroupId group = m_marking ? GroupId{} : m_changes->group(id);
    if (!group.valid())
        return;
    // The row that was chosen stays the one, though several may say the same.
    const QScopedValueRollback marking(m_marking, true);
    context().selection->setGroup(group);
}

void ChangesView::mark()
{
    if (m_marking || !isVisible())
        return;
    const QScopedValueRollback marking(m_marking, true);
    const int row = m_changes->rowOfGroup(context().selection->focus().group);
    if (row >= 0)
        table()->setCurrentIndex(model()->index(row, 0));
    else
        table()->clearSelection();
}

void ChangesView::offer(QMenu& menu, const QModelIndex& row)
{
    const std::uint32_t id = model()->idAt(row.row());
    const GroupId group = m_changes->group(id);
    QAction* show = menu.addAction(tr("Show its &cadence"));
    show->setEnabled(group.valid());
    connect(show, &QAction::triggered, this, [this, group] {
        context().selection->setGroup(group);
        emit tabWanted(QStringLiteral("cadence"));
    });
    Focus focus;
    focus.device = m_changes->device(id);
    focus.group = group;
    addPackets(menu, this, tr("Export its &packets…"), {focus, FlowId{}, group.valid()});
}

/// It is about all of the capture's time but what is left out.
Focus ChangesView::narrowed(Focus focus) const
{
    Focus out;
    out.device = focus.device;
    out.protocol = focus.protocol;
    return out;
}

} // namespace phonehome
