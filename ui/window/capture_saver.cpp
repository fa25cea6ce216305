// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/capture_saver.h"

#include <utility>

#include <QFile>

namespace phonehome {

void CaptureSaver::save(PacketsToSave what, const QString& path)
{
    if (m_saving)
        return;
    m_saving = true;
    m_saver = std::jthread([this, what = std::move(what), path](const std::stop_token& stop) mutable {
        const auto result = savePackets(std::move(what), QFile::encodeName(path).toStdString(), stop);
        QMetaObject::invokeMethod(
            this,
            [this, path, result] {
                m_saving = false;
                if (result)
                    emit saved(path, *result);
                else
                    emit failed(result.error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace phonehome
