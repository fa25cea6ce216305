// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/local_page.h"

#include <QFile>
#include <QFontDatabase>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "ui/dialogs/filter_field.h"
#include "ui/dialogs/interface_search.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"
#include "ui/views/sparkline.h"

namespace phonehome {

namespace {

enum Column { kName, kAddresses, kRate, kTraffic, kColumns };

constexpr int kSamples = 40;
constexpr int kCountRole = Qt::UserRole + 10;

/// Packets that each interface has passed, both ways, since it came up; as the kernel tells its own namespace.
QHash<QString, qulonglong> packetsByInterface()
{
    QHash<QString, qulonglong> out;
    QFile file(QStringLiteral("/proc/self/net/dev"));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    // "  eth0: bytes packets errs drop fifo frame compressed multicast bytes packets …"
    for (const QByteArray& line : file.readAll().split('\n')) {
        const auto colon = line.indexOf(':');
        const QList<QByteArray> numbers = line.mid(colon + 1).simplified().split(' ');
        if (colon > 0 && numbers.size() >= 10)
            out.insert(QString::fromLatin1(line.left(colon).trimmed()),
                       numbers[1].toULongLong() + numbers[9].toULongLong());
    }
    return out;
}

QString text(const std::string& bytes)
{
    return fromWire(utf8FromWire(bytes));
}

} // namespace

LocalPage::LocalPage(const RecordingOffer& offer, std::string helper, QWidget* parent)
    : QWidget(parent), m_helper(std::move(helper)), m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("localPage"));
    build();
    m_filter->setDevice(offer.device);
    const bool wasHere = !offer.last.remote && !offer.last.tzsp;
    if (wasHere)
        m_filter->setFilter(offer.last.filter);
    m_wanted = wasHere ? offer.last.interface : QString();
    auto* search = new InterfaceSearch(m_helper, this);
    connect(search, &InterfaceSearch::found, this, &LocalPage::take);
    search->start();
    connect(&m_second, &QTimer::timeout, this, &LocalPage::measure);
}

void LocalPage::take(const CaptureRight& right, std::vector<NetworkInterface> interfaces)
{
    m_right = right;
    m_interfaces = std::move(interfaces);
    m_list->clear();
    if (m_right.program == CaptureRight::Program::None)
        static_cast<QVBoxLayout*>(layout())->insertWidget(0, rightsCard());
    if (m_right.program == CaptureRight::Program::Dumpcap)
        m_dumpcap->show();
    fill();
    measure();
    m_second.start(1000);
    emit changed();
}

void LocalPage::build()
{
    m_list->setObjectName(QStringLiteral("interfaceList"));
    m_list->setAccessibleName(tr("Interfaces of this computer"));
    m_list->setColumnCount(kColumns);
    m_list->setHeaderLabels({tr("Interface"), tr("Addresses"), tr("Packets per second"), tr("Last minute")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegateForColumn(kTraffic, new SparklineDelegate(m_list));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(kAddresses, QHeaderView::Stretch);
    m_filter = new FilterField(
        [this](const QString& filter) {
            const NetworkInterface* interface = current();
            return filterCheck(m_helper, filter.toStdString(), interface ? interface->linkType : 1);
        },
        this);
    // Known in a moment: the program that captures is asked.
    auto* looking = new QTreeWidgetItem(m_list, {tr("Looking for interfaces…")});
    looking->setFirstColumnSpanned(true);
    looking->setDisabled(true);
    m_dumpcap = plainLabel(this, LabelKind::Faint);
    m_dumpcap->setObjectName(QStringLiteral("dumpcapHint"));
    m_dumpcap->setWordWrap(true);
    m_dumpcap->setText(
        m_helper.empty()
            ? tr("Wireshark's dumpcap captures, since phonehome-capture is not installed: a filter is not checked "
                 "while you type, and what was lost is known when it ends. The package phonehome has it.")
            : tr("Wireshark's dumpcap captures, since phonehome-capture may not: what was lost is known when it "
                 "ends."));
    m_dumpcap->hide();
    QLabel* hint = plainLabel(this, LabelKind::Faint);
    hint->setWordWrap(true);
    hint->setText(
        tr("Most devices can't be seen from this computer: a switch or the Wi-Fi hands them their own packets "
           "only. To see what they say, capture at the router."));

    auto* column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(m_dumpcap);
    QLabel* filterTitle = plainLabel(this);
    filterTitle->setText(tr("Capture filter"));
    column->addWidget(filterTitle);
    column->addWidget(m_filter);
    column->addWidget(hint);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &LocalPage::changed);
    // A filter may be right for one kind of link alone.
    connect(m_list, &QTreeWidget::currentItemChanged, m_filter, &FilterField::judge);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &LocalPage::chosen);
    connect(m_filter, &FilterField::changed, this, &LocalPage::changed);
}

/// What is missing, and the one command that mends it.
QWidget* LocalPage::rightsCard()
{
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("rightsCard"));
    card->setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(card);
    QLabel* what = plainLabel(card, LabelKind::Strong);
    what->setWordWrap(true);
    what->setText(m_helper.empty()       ? tr("The program that captures, phonehome-capture, is not installed.")
                  : m_right.text.empty() ? tr("You may not capture on this computer yet.")
                                         : text(m_right.text));
    column->addWidget(what);
    if (!m_right.command.empty()) {
        QLabel* how = plainLabel(card, LabelKind::Faint);
        how->setText(tr("Run this once in a terminal, then open this dialog again:"));
        auto* command = new QLineEdit(text(m_right.command), card);
        command->setObjectName(QStringLiteral("rightsCommand"));
        command->setReadOnly(true);
        command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        command->setCursorPosition(0);
        column->addWidget(how);
        column->addWidget(command);
    }
    QLabel* instead = plainLabel(card, LabelKind::Faint);
    instead->setWordWrap(true);
    instead->setText(tr("Or capture at the router, or open a file instead: neither needs any right here."));
    column->addWidget(instead);
    return card;
}

void LocalPage::fill()
{
    for (const NetworkInterface& interface : m_interfaces) {
        QStringList addresses;
        for (const std::string& address : interface.addresses)
            addresses << text(address);
        auto* item = new QTreeWidgetItem(m_list);
        item->setText(kName, text(interface.name));
        item->setToolTip(kName, text(interface.description).toHtmlEscaped());
        item->setText(kAddresses, interface.up ? addresses.join(QStringLiteral(", ")) : tr("down"));
        item->setToolTip(kAddresses, addresses.join(u'\n').toHtmlEscaped());
        item->setTextAlignment(kRate, Qt::AlignRight | Qt::AlignVCenter);
        item->setDisabled(!interface.up);
        if (interface.up && !m_wanted.isEmpty() && item->text(kName) == m_wanted)
            m_list->setCurrentItem(item);
    }
    if (m_interfaces.empty()) {
        auto* none =
            new QTreeWidgetItem(m_list, {tr("No interface can be listed: install phonehome-capture or dumpcap.")});
        none->setFirstColumnSpanned(true);
        none->setDisabled(true);
    }
    if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    for (const int column : {kName, kRate})
        m_list->resizeColumnToContents(column);
    m_list->setColumnWidth(kTraffic, 16 * fontMetrics().averageCharWidth());
}

void LocalPage::measure()
{
    const auto counts = packetsByInterface();
    for (int i = 0; i < static_cast<int>(m_interfaces.size()); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const auto now = counts.constFind(QString::fromStdString(m_interfaces[static_cast<std::size_t>(i)].name));
        if (now == counts.constEnd())
            continue;
        const QVariant before = item->data(kTraffic, kCountRole);
        item->setData(kTraffic, kCountRole, *now);
        if (!before.isValid())
            continue;
        const qulonglong rate = *now - std::min(*now, before.toULongLong());
        QVariantList samples = item->data(kTraffic, SparklineDelegate::kSamples).toList();
        samples.append(rate);
        while (samples.size() > kSamples)
            samples.removeFirst();
        item->setData(kTraffic, SparklineDelegate::kSamples, samples);
        item->setText(kRate, countText(rate));
    }
}

const NetworkInterface* LocalPage::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 || static_cast<std::size_t>(row) >= m_interfaces.size()
               ? nullptr
               : &m_interfaces[static_cast<std::size_t>(row)];
}

RecordingChoice LocalPage::choice() const
{
    const NetworkInterface* interface = current();
    if (!interface || !interface->up || m_right.program == CaptureRight::Program::None || !m_filter->isGood())
        return {};
    RecordingChoice choice;
    choice.title = choice.interface = text(interface->name);
    choice.filter = m_filter->filter();
    choice.program = localCapture(m_right, interface->name, choice.filter.toStdString());
    return choice;
}

} // namespace phonehome
