// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosting/mmdb_depth.h"

#include <vector>

namespace phonehome {

namespace {

constexpr std::size_t kDepthMax = 24;
/// A city's record, with its names in all languages, has a hundred.
constexpr std::size_t kValuesMax = 4096;

enum Kind : unsigned { kExtended = 0, kPointer = 1, kMap = 7, kList = 11, kEndMarker = 13, kFlag = 14 };

/// What a value begins with.
struct Head {
    unsigned kind = 0;
    std::size_t size = 0; ///< bytes, pairs or values; of a pointer where to
};

std::size_t pointed(ByteReader& in, unsigned control)
{
    const std::size_t high = control & 7U;
    switch (control >> 3U & 3U) {
    case 0: return high << 8U | in.u8();
    case 1: return (high << 16U | in.u16()) + 2048;
    case 2: return (high << 24U | in.u24()) + 526'336;
    default: break;
    }
    return in.u32();
}

Head headOf(ByteReader& in)
{
    const unsigned control = in.u8();
    Head head{control >> 5U, control & 31U};
    if (head.kind == kPointer) {
        head.size = pointed(in, control);
        return head;
    }
    if (head.kind == kExtended)
        head.kind = 7U + in.u8();
    switch (head.size) {
    case 29: head.size = 29U + in.u8(); break;
    case 30: head.size = 285U + in.u16(); break;
    case 31: head.size = 65'821U + in.u24(); break;
    default: break;
    }
    return head;
}

/// Values that stand one behind the other.
struct Row {
    ByteReader in;
    std::size_t left = 0;
    bool isPart = false; ///< of the row before it, which goes on behind it; false: pointed to
};

} // namespace

bool isShallow(ByteView data, std::size_t offset)
{
    if (offset >= data.size())
        return false;
    std::vector<Row> open{{ByteReader(data.subspan(offset)), 1, false}};
    for (std::size_t values = 0; !open.empty(); ++values) {
        if (values > kValuesMax || open.size() > kDepthMax)
            return false;
        Row& row = open.back();
        if (row.left == 0) {
            // What follows a map or list stands behind its values.
            const ByteReader behind = row.in;
            const bool isPart = row.isPart;
            open.pop_back();
            if (isPart && !open.empty())
                open.back().in = behind;
            continue;
        }
        --row.left;
        const Head head = headOf(row.in);
        if (!row.in.ok())
            return false;
        if (head.kind == kPointer) {
            if (head.size >= data.size())
                return false;
            open.push_back({ByteReader(data.subspan(head.size)), 1, false});
        } else if (head.kind == kMap || head.kind == kList) {
            open.push_back({row.in, head.kind == kMap ? 2 * head.size : head.size, true});
        } else if (head.kind != kFlag && head.kind != kEndMarker) {
            row.in.skip(head.size);
            if (!row.in.ok())
                return false;
        }
    }
    return true;
}

} // namespace phonehome
