// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/device_name_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

DeviceNameDialog::DeviceNameDialog(const DeviceNameOffer& offer, QWidget* parent)
    : QDialog(parent), m_name(new QLineEdit(fromWire(offer.own.name), this)),
      m_note(new QLineEdit(fromWire(offer.own.note), this))
{
    setObjectName(QStringLiteral("deviceNameDialog"));
    setWindowTitle(tr("Name device"));
    auto* itself = plainLabel(this, LabelKind::Strong);
    itself->setText(offer.itself);
    itself->setWordWrap(true);
    auto* card = plainLabel(this, LabelKind::Faint);
    card->setText(offer.card);
    card->setWordWrap(true);
    m_name->setObjectName(QStringLiteral("deviceName"));
    m_name->setMaxLength(kOwnNameMax);
    m_name->setPlaceholderText(offer.itself);
    m_name->setClearButtonEnabled(true);
    m_name->selectAll();
    m_note->setObjectName(QStringLiteral("deviceNote"));
    m_note->setMaxLength(kOwnNoteMax);
    m_note->setPlaceholderText(tr("Where it stands, what it is for"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("N&ote"), m_note);
    auto* hint = plainLabel(this, LabelKind::Faint);
    hint->setObjectName(QStringLiteral("deviceNameHint"));
    hint->setWordWrap(true);
    QString said = tr("Without a name it goes by its own again. Names belong to network cards and are kept in %1.")
                       .arg(offer.file);
    if (offer.isPrivate)
        said += u' ' + tr("This card's number is a private one: a device that takes another is not known by its name.");
    hint->setText(said);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(itself);
    column->addWidget(card);
    column->addSpacing(8);
    column->addLayout(form);
    column->addWidget(hint);
    column->addStretch(1); // texts that wrap ask for more height than they need
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(76 * fontMetrics().averageCharWidth());
    m_name->setFocus();
}

OwnName DeviceNameDialog::own() const
{
    return {keptName(m_name->text().toStdString()), keptNote(m_note->text().toStdString())};
}

} // namespace phonehome
