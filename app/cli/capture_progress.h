// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "core/live/recording_news.h"

namespace phonehome {

/// Says on a terminal what a capture under way does, a line for each change: that it began, lost its source, has it back.
class CaptureProgress {
public:
    /// where: of the interface, as people name it.
    CaptureProgress(std::string where, std::ostream& err) : m_where(std::move(where)), m_err(err) {}

    void on(const RecordingNews& news);

private:
    std::string m_where;
    std::ostream& m_err;
    std::optional<RecordingState> m_said;
};

} // namespace phonehome
