// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include "core/live/recorder.h"

namespace phonehome {

/// What a recorder said last; its calls come in its own thread.
class LastNews {
public:
    Recorder::Say say()
    {
        return [this](const RecordingNews& news) { m_last.store(std::make_shared<const RecordingNews>(news)); };
    }
    RecordingNews get() const
    {
        const auto last = m_last.load();
        return last ? *last : RecordingNews{};
    }

private:
    std::atomic<std::shared_ptr<const RecordingNews>> m_last;
};

} // namespace phonehome
