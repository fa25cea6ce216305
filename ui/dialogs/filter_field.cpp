// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/filter_field.h"

#include <array>

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QStyle>
#include <QToolButton>

#include "core/base/text.h"
#include "core/live/local_capture.h"
#include "core/session/start_program.h"
#include "ui/dialogs/device_filter.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr int kPauseMs = 300;

/// What stands for a device that is not known: one of the documentation.
const QString kExampleMac = QStringLiteral("24:f5:a2:00:00:00");

struct Preset {
    QString (*title)();
    const char* filter; ///< %1 is the device's MAC address
};

constexpr std::array kPresets{
    Preset{[] { return phonehome::FilterField::tr("Everything"); }, ""},
    Preset{[] { return phonehome::FilterField::tr("%1 alone"); }, "ether host %1"},
    Preset{[] { return phonehome::FilterField::tr("%1 and what is said to all"); }, "ether host %1 or multicast"},
    Preset{[] { return phonehome::FilterField::tr("STUN, NTP, SSDP, mDNS and DNS alone"); },
           "port 3478 or port 123 or port 1900 or port 5353 or port 53"},
};

} // namespace

FilterField::FilterField(Check check, QWidget* parent)
    : QWidget(parent), m_check(std::move(check)), m_edit(new QLineEdit(this)), m_verdict(plainLabel(this))
{
    setObjectName(QStringLiteral("captureFilterField"));
    m_edit->setObjectName(QStringLiteral("captureFilter"));
    m_edit->setPlaceholderText(tr("Everything"));
    m_edit->setAccessibleName(tr("Capture filter"));
    m_edit->setClearButtonEnabled(true);
    m_verdict->setObjectName(QStringLiteral("filterVerdict"));
    m_verdict->setWordWrap(true);
    setFocusProxy(m_edit);
    auto* row = new QGridLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setColumnStretch(0, 1);
    row->addWidget(m_edit, 0, 0);
    row->addWidget(m_verdict, 1, 0, 1, 2);
    addPresets();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_pause.start();
        emit changed();
    });
    connect(&m_pause, &QTimer::timeout, this, &FilterField::judge);
    judge();
}

FilterField::~FilterField()
{
    if (m_process)
        m_process->disconnect(this);
}

void FilterField::addPresets()
{
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("filterPresets"));
    button->setText(tr("Presets"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillPresets(menu); });
    button->setMenu(menu);
    static_cast<QGridLayout*>(layout())->addWidget(button, 0, 1);
}

/// Of the device whose address stands in the field, else of the one chosen in the window.
void FilterField::fillPresets(QMenu* menu)
{
    menu->clear();
    QString mac = macIn(m_edit->text());
    QString name = mac;
    if (mac.isEmpty()) {
        mac = macIn(m_device.mac);
        name = m_device.name;
    }
    if (mac.isEmpty()) {
        mac = kExampleMac;
        name = tr("One device, by its MAC address,");
    }
    for (const Preset& preset : kPresets) {
        const QString filter = QString::fromLatin1(preset.filter).replace(QStringLiteral("%1"), mac);
        const QString title = preset.title().replace(QStringLiteral("%1"), name);
        connect(menu->addAction(QString(title).replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this,
                [this, filter] { setFilter(filter); });
    }
}

QString FilterField::filter() const
{
    return filterFromTyped(m_edit->text());
}

void FilterField::setFilter(const QString& filter)
{
    m_edit->setText(filter);
    judge();
}

/// Elsewhere: the parser may take its time.
void FilterField::judge()
{
    if (m_process)
        m_process->disconnect(this);
    m_process.reset();
    if (filter().isEmpty()) {
        say(std::nullopt, tr("No filter: every packet is kept"));
        return;
    }
    const ProcessPlan plan = m_check(filter());
    if (plan.command.empty() || plan.command.front().empty()) {
        say(std::nullopt, tr("It is checked where it is captured"));
        return;
    }
    m_process = std::make_unique<QProcess>();
    connect(m_process.get(), &QProcess::finished, this, [this] {
        const auto problem = filterProblem(m_process->readAllStandardOutput().toStdString());
        say(problem ? std::optional(fromWire(utf8FromWire(*problem))) : std::nullopt,
            QStringLiteral("✓ ") + (filter() == m_edit->text().trimmed() ? tr("The filter is understood")
                                                                         : tr("Understood as %1").arg(filter())));
    });
    startProgram(*m_process, plan);
    m_process->closeWriteChannel();
}

/// By a sign and words, not by colour alone.
void FilterField::say(const std::optional<QString>& problem, const QString& good)
{
    m_good = !problem;
    m_verdict->setText(problem ? QStringLiteral("✗ ") + *problem : good);
    emit changed();
}

} // namespace phonehome
