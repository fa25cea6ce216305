// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/router_dialog.h"

#include <algorithm>
#include <set>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/export/router_text.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

RouterDialog::RouterDialog(SnapshotPtr snapshot, DeviceId device, QWidget* parent)
    : QDialog(parent), m_snapshot(std::move(snapshot)), m_target(new QComboBox(this)), m_device(new QComboBox(this)),
      m_allow(new QCheckBox(tr("&Allow what was reached, count or refuse the rest"), this)),
      m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("routerDialog"));
    setWindowTitle(tr("Router settings"));
    m_target->setObjectName(QStringLiteral("routerTarget"));
    for (const RouterTarget& target : routerTargets())
        m_target->addItem(QString::fromUtf8(target.title), QString::fromUtf8(target.id));
    m_device->setObjectName(QStringLiteral("routerDevice"));
    addDevices(device);
    m_text->setObjectName(QStringLiteral("routerText"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto* note = plainLabel(this, LabelKind::Faint);
    note->setWordWrap(true);
    note->setText(
        tr("Nothing is changed from here: read it, and paste what you want. The text says how to take it back."));
    auto* form = new QFormLayout;
    form->addRow(tr("&Router"), m_target);
    form->addRow(tr("&For"), m_device);
    m_allow->setObjectName(QStringLiteral("routerAllow"));
    m_allow->setToolTip(tr("A firewall for these devices, made of whom they talked to on the internet"));
    form->addRow(QString(), m_allow);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copyButton = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    auto* save = buttons->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_text, 1);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copyButton, &QPushButton::clicked, this, &RouterDialog::copy);
    connect(save, &QPushButton::clicked, this, [this] {
        const RouterTarget& router = target();
        const QString kind =
            isAllowed() ? QStringLiteral("-%1-allow.") + QLatin1String(router.allowEnding) : QStringLiteral("-%1.txt");
        emit saveWanted(m_text->toPlainText(), kind.arg(QLatin1String(router.id)));
    });
    connect(m_target, &QComboBox::currentIndexChanged, this, &RouterDialog::showSettings);
    connect(m_device, &QComboBox::currentIndexChanged, this, &RouterDialog::showSettings);
    connect(m_allow, &QCheckBox::toggled, this, &RouterDialog::showSettings);
    const QFontMetrics letters(m_text->font());
    resize(112 * letters.averageCharWidth(), 34 * letters.height());
    showSettings();
}

/// Those alone for which there is something to set or to allow; the one that was asked for in any case.
void RouterDialog::addDevices(DeviceId chosen)
{
    m_device->addItem(tr("All devices"), QVariant::fromValue<uint>(DeviceId{}.value));
    const RouterNeeds all = routerNeeds(*m_snapshot);
    const std::vector<DeviceId> reaching = allowList(*m_snapshot).devices;
    std::set<DeviceId> devices(reaching.begin(), reaching.end());
    devices.insert(all.timeAskers.begin(), all.timeAskers.end());
    devices.insert(all.nameAskers.begin(), all.nameAskers.end());
    for (const SessionNeed& need : all.sessions)
        devices.insert(need.devices.begin(), need.devices.end());
    if (chosen.valid())
        devices.insert(chosen);
    for (const DeviceId device : devices) {
        m_device->addItem(deviceTitleText(*m_snapshot, device), QVariant::fromValue<uint>(device.value));
        if (device == chosen)
            m_device->setCurrentIndex(m_device->count() - 1);
    }
}

/// The entries are in the order of the table.
const RouterTarget& RouterDialog::target() const
{
    return routerTargets()[static_cast<std::size_t>(std::max(0, m_target->currentIndex()))];
}

/// What says only that is shown with it whatever the box says.
bool RouterDialog::isAllowed() const
{
    return m_allow->isChecked() || !target().write;
}

void RouterDialog::showSettings()
{
    const DeviceId device{m_device->currentData().value<uint>()};
    m_allow->setEnabled(target().write != nullptr);
    m_text->setPlainText(
        QString::fromStdString(isAllowed() ? allowSettings(target(), *m_snapshot, allowList(*m_snapshot, device))
                                           : routerSettings(target(), *m_snapshot, routerNeeds(*m_snapshot, device))));
}

void RouterDialog::copy()
{
    QApplication::clipboard()->setText(m_text->toPlainText());
}

} // namespace phonehome
