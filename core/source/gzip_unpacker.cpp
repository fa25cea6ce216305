// SPDX-License-Identifier: GPL-3.0-or-later
#include <zlib.h>

#include "core/source/unpacker.h"

namespace phonehome {

namespace {

constexpr int kGzipOnly = 15 + 16;

class GzipUnpacker final : public Unpacker {
public:
    GzipUnpacker() { m_ready = inflateInit2(&m_stream, kGzipOnly) == Z_OK; }
    ~GzipUnpacker() override
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }
    GzipUnpacker(const GzipUnpacker&) = delete;
    GzipUnpacker& operator=(const GzipUnpacker&) = delete;

    Step step(ByteView in, std::span<std::uint8_t> out) override
    {
        if (!m_ready)
            return {0, 0, Verdict::Damaged};
        if (m_between && in.empty())
            return {};
        if (m_between) {
            // Zeros to a tape's block length, or anything else that is no member: gzip ignores it.
            if (in[0] != 0x1f)
                return {0, 0, Verdict::Ended};
            inflateReset(&m_stream);
            m_between = false;
        }
        m_stream.next_in = const_cast<Bytef*>(in.data()); // zlib only reads
        m_stream.avail_in = static_cast<uInt>(in.size());
        m_stream.next_out = out.data();
        m_stream.avail_out = static_cast<uInt>(out.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        m_between = result == Z_STREAM_END;
        const bool sound = result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
        return {in.size() - m_stream.avail_in, out.size() - m_stream.avail_out,
                sound ? Verdict::More : Verdict::Damaged};
    }
    bool mayEnd() const override { return m_between; }
    std::unique_ptr<Unpacker> copy() const override
    {
        auto other = std::make_unique<GzipUnpacker>();
        if (other->m_ready)
            inflateEnd(&other->m_stream);
        other->m_ready = inflateCopy(&other->m_stream, &m_stream) == Z_OK;
        other->m_between = m_between;
        return other->m_ready ? std::move(other) : nullptr;
    }
    const char* name() const override { return "gzip"; }

private:
    mutable z_stream m_stream{}; ///< inflateCopy takes it without const
    bool m_ready = false;
    bool m_between = false; ///< a member is complete
};

} // namespace

std::unique_ptr<Unpacker> gzipUnpacker()
{
    return std::make_unique<GzipUnpacker>();
}

} // namespace phonehome
