// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/capture_progress.h"

#include <ostream>
#include <utility>

#include "core/base/text.h"

namespace phonehome {

void CaptureProgress::on(const RecordingNews& news)
{
    const auto before = std::exchange(m_said, news.state);
    if (before == news.state)
        return;
    switch (news.state) {
    case RecordingState::Capturing:
        m_err << (before == RecordingState::Waiting ? "capturing again on " : "capturing on ") << visibleText(m_where)
              << (before == RecordingState::Waiting ? "\n" : ", until Ctrl+C\n");
        break;
    case RecordingState::Waiting:
        m_err << "connection lost after " << news.packets << " packets, which are kept; trying again\n";
        break;
    case RecordingState::Starting:
    case RecordingState::Ended: break;
    }
    m_err.flush();
}

} // namespace phonehome
