// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/log_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/dialogs/zone_box.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr double kLongest = 14 * 3600; ///< seconds: zones differ by no more

} // namespace

LogDialog::LogDialog(QStringList paths, QWidget* parent)
    : QDialog(parent), m_paths(std::move(paths)), m_zone(new QComboBox(this)),
      m_find(new QCheckBox(tr("&Find it by the lookups that agree"), this)), m_seconds(new QDoubleSpinBox(this))
{
    setObjectName(QStringLiteral("logDialog"));
    setWindowTitle(tr("Import resolver log"));
    m_zone->setObjectName(QStringLiteral("logZone"));
    fillWithZones(m_zone);
    m_find->setObjectName(QStringLiteral("logFindShift"));
    m_find->setChecked(true);
    m_seconds->setObjectName(QStringLiteral("logShift"));
    m_seconds->setRange(-kLongest, kLongest);
    m_seconds->setDecimals(1);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setEnabled(false);
    connect(m_find, &QCheckBox::toggled, m_seconds, &QWidget::setDisabled);

    QLabel* files = plainLabel(this, LabelKind::Strong);
    const QString first = fromWire(QFileInfo(m_paths.value(0)).fileName().toStdString());
    files->setText(m_paths.size() > 1 ? tr("%1 and %n more", nullptr, static_cast<int>(m_paths.size() - 1)).arg(first)
                                      : first);
    QLabel* hint = plainLabel(this, LabelKind::Faint);
    hint->setWordWrap(true);
    hint->setText(
        tr("Pi-hole and dnsmasq write times without a zone. The capture is read again with the names from the "
           "log."));
    auto* form = new QFormLayout;
    form->addRow(files);
    form->addRow(tr("Time &zone of the log"), m_zone);
    form->addRow(tr("Clock's difference"), m_find);
    form->addRow(tr("&Add to its times"), m_seconds);
    form->addRow(hint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole)->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

LogChoice LogDialog::choice() const
{
    return {m_paths, m_zone->currentData().toString(),
            m_find->isChecked() ? std::nullopt : std::optional(m_seconds->value())};
}

} // namespace phonehome
