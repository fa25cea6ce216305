// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tzsp_page.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/dialogs/device_filter.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr int kCommandLines = 6;

QString joined(const std::vector<std::string>& commands)
{
    QStringList out;
    for (const std::string& command : commands)
        out << QString::fromStdString(command);
    return out.join(u'\n');
}

} // namespace

TzspPage::TzspPage(const RecordingOffer& offer, QWidget* parent)
    : QWidget(parent), m_address(new QComboBox(this)), m_port(new QSpinBox(this)), m_interface(new QLineEdit(this)),
      m_device(new QLineEdit(this)), m_commands(new QPlainTextEdit(this)), m_copy(new QPushButton(tr("&Copy"), this)),
      m_after(plainLabel(this, LabelKind::Faint))
{
    setObjectName(QStringLiteral("tzspPage"));
    build();
    fillAddresses(offer.last.tzsp);
    m_interface->setText(offer.last.tzsp ? offer.last.interface : QStringLiteral("bridge"));
    m_device->setText(offer.device.mac.toUpper());
    writeCommands();
    connect(m_address, &QComboBox::currentTextChanged, this, &TzspPage::writeCommands);
    connect(m_port, &QSpinBox::valueChanged, this, &TzspPage::writeCommands);
    for (QLineEdit* field : {m_interface, m_device})
        connect(field, &QLineEdit::textChanged, this, &TzspPage::writeCommands);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_commands->toPlainText() + u'\n'); });
}

void TzspPage::build()
{
    m_address->setObjectName(QStringLiteral("tzspAddress"));
    m_address->setEditable(true);
    m_address->lineEdit()->setPlaceholderText(tr("Choose this computer's address"));
    m_address->setAccessibleName(tr("Address of this computer"));
    m_port->setObjectName(QStringLiteral("tzspPort"));
    m_port->setRange(1, 65535);
    m_port->setAccessibleName(tr("UDP port"));
    m_interface->setObjectName(QStringLiteral("tzspInterface"));
    m_interface->setPlaceholderText(tr("All of them: packets then come twice"));
    m_device->setObjectName(QStringLiteral("tzspDevice"));
    m_device->setPlaceholderText(tr("All devices; or a MAC address"));
    m_commands->setObjectName(QStringLiteral("tzspCommands"));
    m_commands->setReadOnly(true);
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_commands->setMinimumHeight(kCommandLines * m_commands->fontMetrics().lineSpacing() + 12);
    m_commands->setTabChangesFocus(true);
    m_copy->setObjectName(QStringLiteral("tzspCopy"));
    m_after->setObjectName(QStringLiteral("tzspAfter"));
    m_after->setWordWrap(true);

    auto* place = new QHBoxLayout;
    place->addWidget(m_address, 1);
    auto* port = new QLabel(tr("&Port"), this);
    port->setBuddy(m_port);
    place->addWidget(port);
    place->addWidget(m_port);
    QLabel* hint = plainLabel(this, LabelKind::Faint);
    hint->setWordWrap(true);
    hint->setText(tr("RouterOS has no tcpdump: it streams what passes to this computer, unencrypted, by UDP. Nothing "
                     "is sent to the router from here; whoever else sends to the port is shown. If nothing comes, let "
                     "the port in through this computer's firewall."));

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* address = new QLabel(tr("&Listen on"), this);
    address->setBuddy(m_address);
    form->addRow(address, place);
    form->addRow(tr("Router's &interface"), m_interface);
    form->addRow(tr("&Device"), m_device);
    auto* there = new QLabel(tr("&Type at the router, in its terminal:"), this);
    there->setBuddy(m_commands);
    auto* row = new QHBoxLayout;
    row->addWidget(there, 1);
    row->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addLayout(row);
    column->addWidget(m_commands, 1);
    column->addWidget(m_after);
    column->addWidget(hint);
}

/// None is chosen by itself: a computer with two may be reached on one alone.
void TzspPage::fillAddresses(const std::optional<TzspListener>& last)
{
    for (const OwnAddress& own : ownAddresses()) {
        const QString address = QString::fromStdString(own.address.text());
        m_address->addItem(address);
        m_address->setItemData(m_address->count() - 1, tr("%1, on %2").arg(address, fromWire(own.interface)),
                               Qt::ToolTipRole);
    }
    m_address->setCurrentIndex(-1);
    m_address->setEditText(last ? QString::fromStdString(last->address.text()) : QString());
    m_port->setValue(last ? last->port : kTzspPort);
}

std::optional<TzspListener> TzspPage::listener() const
{
    const auto address = IpAddress::parse(m_address->currentText().trimmed().toStdString());
    if (!address)
        return std::nullopt;
    return TzspListener{*address, static_cast<std::uint16_t>(m_port->value())};
}

void TzspPage::writeCommands()
{
    const auto where = listener();
    const QString mac = macIn(m_device->text());
    const bool wrongMac = mac.isEmpty() && !m_device->text().trimmed().isEmpty();
    m_copy->setEnabled(where && !wrongMac);
    m_commands->setPlainText(
        where && !wrongMac
            ? joined(tzspCommands(*where, m_interface->text().trimmed().toStdString(), mac.toUpper().toStdString()))
            : QString());
    m_commands->setPlaceholderText(wrongMac ? tr("The device's MAC address looks like 24:F5:A2:00:00:01.")
                                            : tr("Choose this computer's address first."));
    m_after->setText(tr("When you are done: %1").arg(joined(tzspStopCommands()).replace(u'\n', QStringLiteral("; "))));
    emit changed();
}

RecordingChoice TzspPage::choice() const
{
    RecordingChoice choice;
    choice.tzsp = listener();
    choice.interface = m_interface->text().trimmed();
    if (choice.tzsp)
        choice.title = tr("TZSP to %1").arg(QString::fromStdString(tzspText(*choice.tzsp)));
    return choice;
}

} // namespace phonehome
