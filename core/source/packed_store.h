// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/byte_store.h"

namespace phonehome {

/// The store itself, or, where its first bytes are those of gzip or zstd, one that unpacks it. Reading on is cheap;
/// going back starts at the nearest of at most 128 places where the decompressor's state was kept (some 5 MB in all).
/// Damage and an early end are failures (BadCompression, its offset a place in the packed file) behind all bytes that
/// could be unpacked.
std::unique_ptr<ByteStore> unpacked(std::unique_ptr<ByteStore> store);

} // namespace phonehome
