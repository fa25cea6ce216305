// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace phonehome {

/// The bytes of a capture, wherever they come from. Belongs to one thread.
class ByteStore {
public:
    virtual ~ByteStore() = default;

    /// Bytes from the place `at` on, as many as come at once; 0 at the end, and when something failed.
    virtual std::size_t read(std::uint64_t at, std::span<std::uint8_t> to) = 0;
    /// How many there are; nullopt where that is not known before the end.
    virtual std::optional<std::uint64_t> size() const = 0;
    /// The size of the file they come from, and how far it was read: for the progress.
    virtual std::uint64_t fileSize() const = 0;
    virtual std::uint64_t filePosition(std::uint64_t at) const = 0;
    /// Why a read failed; offset is a place in the file.
    virtual const std::optional<Error>& failure() const = 0;
    /// Nothing more will be read from it, but it may be asked for the same bytes once more: what is held open is let go.
    virtual void rest() {}
    /// The same bytes once more, from their start.
    virtual Result<std::unique_ptr<ByteStore>> again() const = 0;
};

/// Does the file's end move while it is read?
enum class Growth : std::uint8_t { Fixed, Growing };

/// A file. Reads by read(2): one that shrinks while it is read ends early instead of killing the program, as a mapping
/// would. Errors: NotFound, NotReadable, IsDirectory, NotRegular, Empty. A FIFO is refused without opening it.
/// Growing: its end is where it is at the moment, and it may begin empty.
Result<std::unique_ptr<ByteStore>> openFile(const std::string& path, Growth growth = Growth::Fixed);
std::unique_ptr<ByteStore> bytesInMemory(std::shared_ptr<const std::vector<std::uint8_t>> bytes);

} // namespace phonehome
