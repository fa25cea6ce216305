// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/source/capture_reader.h"
#include "core/source/pcapng_bytes.h"

namespace phonehome {

/// Gathers what pcapng blocks say beside packets. Bodies that do not add up give what came before the damage: the
/// packets do not depend on them.
class PcapngNotes {
public:
    const FileNotes& notes() const { return m_notes; }

    void comment(ByteView text);
    /// Comments among the options that follow.
    void comments(PcapngBytes options);
    /// Name resolution block (draft-ietf-opsawg-pcapng s4.5).
    void names(PcapngBytes body);
    /// Interface statistics block (s4.6): the last of an interface counts. firstInterface: of its section.
    void statistics(PcapngBytes body, std::size_t firstInterface);

private:
    FileNotes m_notes;
    std::vector<std::uint64_t> m_dropped; ///< by interface, over all sections
};

} // namespace phonehome
