// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/capture_saver.h"

#include <utility>

#include <QFile>

#include "core/analysis/address_names.h"

namespace phonehome {

void CaptureSaver::save(std::vector<std::string> captures, RecordingFacts facts, const SnapshotPtr& snapshot,
                        const QString& path)
{
    if (m_saving)
        return;
    m_saving = true;
    m_saver = std::jthread([this, captures = std::move(captures), facts = std::move(facts), snapshot,
                            path](const std::stop_token& stop) mutable {
        facts.names = addressNames(*snapshot);
        const auto result = saveRecording(captures, facts, QFile::encodeName(path).toStdString(), stop);
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
