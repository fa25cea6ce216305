// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"

namespace phonehome {

enum class SsdpKind : std::uint8_t { Search, Notify, Response };

/// A message's headers in one piece of memory, in their order, names as written. Text is UTF-8 (bad bytes U+FFFD).
class SsdpHeaders {
public:
    struct Header {
        std::string_view name;
        std::string_view value;
    };

    /// Where in the text a value stands.
    struct Span {
        static constexpr std::uint32_t kNowhere = 0xffffffff;

        std::uint32_t begin = kNowhere;
        std::uint32_t end = 0;
    };

    std::size_t size() const { return m_places.size(); }
    bool empty() const { return m_places.empty(); }
    Header operator[](std::size_t i) const;
    /// Of the value of header i, once all were added.
    Span valueSpan(std::size_t i) const { return {m_places[i].value, m_places[i].end}; }
    /// Of a span that is somewhere.
    std::string_view textAt(Span span) const
    {
        return std::string_view(m_text).substr(span.begin, span.end - span.begin);
    }

    /// Room for the headers that stand in the text. Where it is ASCII it is copied at once, and headers that stand in it
    /// are places.
    void begin(std::string_view text);
    /// Both as they came over the wire.
    void add(std::string_view name, std::string_view value);
    /// A further line of the last header's value.
    void goOn(std::string_view line);
    /// All were added.
    void end() { m_copied = nullptr; }

private:
    struct Place {
        std::uint32_t name = 0; ///< where it begins
        std::uint32_t nameEnd = 0;
        std::uint32_t value = 0;
        std::uint32_t end = 0;
    };

    std::string m_text;
    std::vector<Place> m_places;
    const char* m_copied = nullptr; ///< while it is read: the text that m_text is a copy of
};

/// UPnP Device Architecture 1.1 s1.2-1.3. Blanks and tabs are cut at both ends; the first header of a name counts;
/// nullopt: header absent.
struct SsdpMessage {
    /// Headers that are asked for by name.
    enum class Text : std::uint8_t { Nt, Nts, St, Usn, Server, Location };
    static constexpr std::size_t kTextCount = 6;

    std::optional<std::string_view> nt() const { return text(Text::Nt); }
    std::optional<std::string_view> nts() const { return text(Text::Nts); }
    std::optional<std::string_view> st() const { return text(Text::St); }
    std::optional<std::string_view> usn() const { return text(Text::Usn); }
    std::optional<std::string_view> server() const { return text(Text::Server); }
    std::optional<std::string_view> location() const { return text(Text::Location); }
    /// Valid as long as the message.
    std::optional<std::string_view> text(Text which) const
    {
        const SsdpHeaders::Span span = values[static_cast<std::size_t>(which)];
        return span.begin == SsdpHeaders::Span::kNowhere ? std::nullopt : std::optional(headers.textAt(span));
    }

    SsdpKind kind{};
    std::array<SsdpHeaders::Span, kTextCount> values{}; ///< by Text: where in headers
    std::optional<std::uint16_t> status;                ///< responses
    std::optional<std::uint32_t> mx;                    ///< seconds
    std::optional<std::uint32_t> maxAge;                ///< seconds, of CACHE-CONTROL
    std::optional<std::uint32_t> bootId;                ///< BOOTID.UPNP.ORG
    std::optional<std::uint32_t> configId;
    SsdpHeaders headers; ///< all, at most 64
};

/// Start line "NOTIFY x HTTP/1.n", "M-SEARCH x HTTP/1.n" or "HTTP/1.n ddd ...". LF alone ends a line too, folded
/// lines (leading blank) belong to the header before.
Decoded<SsdpMessage> decodeSsdp(ByteView message);

/// Does a datagram off port 1900 look like a search reply? "HTTP/1." and an ST header.
bool looksLikeSsdpReply(ByteView message);

/// The part of a USN that names the device: "uuid:…" up to "::"; empty when there is none.
std::string_view ssdpDeviceId(std::string_view usn);

} // namespace phonehome
