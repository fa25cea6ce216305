// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with the user's names of devices.
#include <algorithm>

#include <QDir>
#include <QStatusBar>

#include "ui/models/device_facts.h"
#include "ui/models/texts.h"
#include "ui/window/actions.h"
#include "ui/window/capture_page.h"
#include "ui/window/main_window.h"
#include "ui/window/own_names_file.h"

namespace phonehome {

namespace {

/// What a device goes by without the user.
QString itself(const Snapshot& snapshot, DeviceId id)
{
    const Device& device = snapshot.devices[id.value];
    const auto learnt = std::find_if(device.names.begin(), device.names.end(),
                                     [](const DeviceName& name) { return name.source != NameSource::User; });
    if (learnt != device.names.end())
        return fromWire(snapshot.text(learnt->text));
    return device.names.empty() ? deviceTitleText(snapshot, id) : macText(device);
}

QString cardText(const Snapshot& snapshot, const Device& device)
{
    QStringList parts{macText(device)};
    if (const QString vendor = vendorText(snapshot, device); !vendor.isEmpty())
        parts << vendor;
    if (!device.address.isUnspecified())
        parts << QString::fromStdString(device.address.text());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void MainWindow::connectDevices()
{
    on(ActionId::RenameDevice, [this] { renameDevice(m_selection.focus().device); });
    connect(m_page, &View::renameWanted, this, &MainWindow::renameDevice);
    // Whoever edits the file need not start anew.
    connect(&m_session, &CaptureSession::started, this, [this] {
        if (const auto names = readOwnNames(m_namesFile))
            m_session.setOwnNames(*names);
        else
            addMessage(errorText(names.error()));
    });
    useDeviceNames(m_settings.deviceNamesFile());
}

void MainWindow::useDeviceNames(const QString& path)
{
    m_namesFile = path;
    if (const auto names = readOwnNames(path))
        m_session.setOwnNames(*names);
    else
        addMessage(errorText(names.error()));
}

bool MainWindow::canRename(DeviceId device) const
{
    return m_snapshot && device.valid() && device.value < m_snapshot->devices.size() &&
           m_snapshot->devices[device.value].mac;
}

void MainWindow::renameDevice(DeviceId id)
{
    if (!canRename(id))
        return;
    const Device& device = m_snapshot->devices[id.value];
    DeviceNameOffer offer;
    offer.itself = itself(*m_snapshot, id);
    offer.card = cardText(*m_snapshot, device);
    offer.file = fromWire(QDir::toNativeSeparators(m_namesFile).toStdString());
    offer.isPrivate = device.mac->isLocallyAdministered();
    if (const OwnName* const own = ownNameOf(*m_snapshot, id))
        offer.own = *own;
    m_questions.deviceName(this, offer, [this, mac = *device.mac](const OwnName& own) { keepName(mac, own); });
}

void MainWindow::keepName(const MacAddress& mac, const OwnName& own)
{
    const auto names = keepOwnName(m_namesFile, mac, own);
    if (!names) {
        addMessage(errorText(names.error()));
        return;
    }
    m_session.setOwnNames(*names);
    // Packets may stand still, a name that was just given does not wait for them.
    if (m_pause.isPaused())
        showCapture(withOwnNames(m_snapshot, *names));
    statusBar()->showMessage(own.name.empty() ? tr("The device goes by its own name again")
                                              : tr("The device is called %1 now").arg(fromWire(own.name)),
                             8000);
}

} // namespace phonehome
