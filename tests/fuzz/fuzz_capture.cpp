// SPDX-License-Identifier: GPL-3.0-or-later
// The whole path: bytes of a file, packed or not, pcap, pcapng or snoop, to the tables and the JSON of them.
#include "core/analysis/cadence_sentence.h"
#include "core/analysis/household.h"
#include "core/decode/dissector.h"
#include "core/export/snapshot_json.h"
#include "core/source/capture_reader.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    static const VendorTable vendors = VendorTable::load("/nowhere");
    auto reader = openCaptureBytes({data, data + size});
    if (!reader)
        return 0;
    Household household(vendors);
    Dissector dissector({&household});
    std::uint64_t frames = 0;
    std::uint64_t packets = 0;
    for (;;) {
        const auto frame = (*reader)->next();
        if (!frame || !*frame)
            break;
        check((*frame)->number == ++frames);
        packets += (*frame)->isPacket ? 1 : 0;
        dissector.dissect(**frame);
    }
    for (std::uint64_t n = 1; n <= frames; n += 1 + frames / 8)
        check((*reader)->frameAt(n).has_value());
    const SnapshotPtr snapshot = household.snapshot(true);
    check(snapshot->totals.packets == packets);
    for (std::size_t i = 0; i < snapshot->groups.size(); ++i)
        cadenceSentence(*snapshot, snapshot->groups[i]);
    Json json;
    addSnapshot(json, *snapshot);
    return 0;
}
