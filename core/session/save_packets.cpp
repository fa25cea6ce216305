// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/save_packets.h"

#include <memory>
#include <utility>

#include "core/analysis/address_names.h"
#include "core/pipeline/choose_packets.h"

namespace phonehome {

Result<std::uint64_t> savePackets(PacketsToSave what, const std::string& path, const std::stop_token& stop)
{
    what.facts.names = addressNames(*what.snapshot);
    if (!what.wish.isAll()) {
        auto chosen = choosePackets(*what.snapshot, what.wish, stop);
        if (!chosen)
            return tl::make_unexpected(chosen.error());
        what.facts.names = chosen->namesAmong(what.facts.names);
        what.facts.frames = std::make_shared<const FrameSet>(std::move(chosen->frames));
    }
    return saveRecording(what.captures, what.facts, path, stop);
}

} // namespace phonehome
