// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/decoded.h"

namespace phonehome {

const char* malformedId(Malformed reason)
{
    switch (reason) {
    case Malformed::TooShort: return "too-short";
    case Malformed::Cut: return "cut";
    case Malformed::BadLength: return "bad-length";
    case Malformed::BadValue: return "bad-value";
    case Malformed::NamePointer: return "name-pointer";
    case Malformed::NameTooLong: return "name-too-long";
    case Malformed::BadLabel: return "bad-label";
    case Malformed::BadStartLine: return "bad-start-line";
    case Malformed::TooMany: return "too-many";
    }
    return "malformed";
}

} // namespace phonehome
