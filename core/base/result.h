// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

namespace phonehome {

/// What went wrong, as a value; the sentence for a person is made where it is shown (ui/models/error_text, app).
enum class ErrorCode : std::uint8_t {
    NotFound,        ///< no such file
    NotReadable,     ///< no permission, or the read itself failed; detail: the system's words
    IsDirectory,     ///< a folder where a file was expected
    NotRegular,      ///< a FIFO that nobody writes to, a socket, a device
    Empty,           ///< a file of no bytes
    NotACapture,     ///< magic bytes of no known capture format; detail: what it looks like, if known: guessFile()
    CutInHeader,     ///< the file ends inside its global header
    CutInRecord,     ///< the file ends inside a record header or block header
    CutInPacket,     ///< the file ends inside a packet's bytes
    RecordTooLarge,  ///< a record claims more bytes than a packet can have; detail: the claimed length
    BadBlock,        ///< a pcapng block contradicts itself; detail: how
    BadCompression,  ///< packed bytes are damaged or end early; detail: "gzip" or "zstd", offset: in the packed file
    UnknownLinkType, ///< the link layer is not one we read; detail: its number
    DamagedDatabase, ///< no database of address owners, or one that is cut or damaged; detail: the reader's words
    WrongDatabase,   ///< a database that knows nothing of owners; detail: what it says it is
    WrongRanges,     ///< no list of a cloud's address ranges; detail: what is wrong with it
    WrongSession,    ///< no session that was saved, or a damaged one; detail: what is wrong with it
    Cancelled,       ///< the user stopped it
    WriteFailed,     ///< an output could not be written; detail: the system's words
    DiskFull,        ///< no room to write on; file: the folder
    CantListen,      ///< an address of ours can't be received on; file: it and the port, detail: the system's words
    NotStarted,      ///< a program could not be started; file: its name, detail: the system's words
    UnknownEnding,   ///< an output's name does not say which of the formats it is to have; detail: their endings
};

/// An error with its place. frame: number of the packet at which it happened (from 1, 0 = before the first);
/// offset: byte in the file.
struct Error {
    ErrorCode code{};
    std::string file;
    std::uint64_t frame = 0;
    std::uint64_t offset = 0;
    std::string detail;

    bool operator==(const Error&) const = default;
};

template <typename T> using Result = tl::expected<T, Error>;

} // namespace phonehome
