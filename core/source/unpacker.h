// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/base/bytes.h"

namespace phonehome {

/// A decompressor that is fed piece by piece.
class Unpacker {
public:
    enum class Verdict : std::uint8_t {
        More,    ///< goes on, with more input or more room
        Ended,   ///< nothing more comes; what follows in the file is not part of it
        Damaged, ///< these are not the bytes that were packed
    };
    struct Step {
        std::size_t used = 0;
        std::size_t made = 0;
        Verdict verdict = Verdict::More;
    };

    virtual ~Unpacker() = default;
    virtual Step step(ByteView in, std::span<std::uint8_t> out) = 0;
    /// False: the file may not end here.
    virtual bool mayEnd() const = 0;
    /// A second one in the same state, to go on from here later; nullptr where that can't be had.
    virtual std::unique_ptr<Unpacker> copy() const = 0;
    /// "gzip", "zstd"
    virtual const char* name() const = 0;
};

/// RFC 1952, several members one after the other too.
std::unique_ptr<Unpacker> gzipUnpacker();
/// RFC 8878. Its state can be copied between frames only. Windows above 128 MB are refused.
std::unique_ptr<Unpacker> zstdUnpacker();

} // namespace phonehome
