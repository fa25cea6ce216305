// SPDX-License-Identifier: GPL-3.0-or-later
#include <zstd.h>

#include "core/source/unpacker.h"

namespace phonehome {

namespace {

class ZstdUnpacker final : public Unpacker {
public:
    ZstdUnpacker() : m_context(ZSTD_createDCtx()) {}
    ~ZstdUnpacker() override { ZSTD_freeDCtx(m_context); }
    ZstdUnpacker(const ZstdUnpacker&) = delete;
    ZstdUnpacker& operator=(const ZstdUnpacker&) = delete;

    Step step(ByteView in, std::span<std::uint8_t> out) override
    {
        if (!m_context)
            return {0, 0, Verdict::Damaged};
        if (m_between && in.empty())
            return {};
        ZSTD_inBuffer input{in.data(), in.size(), 0};
        ZSTD_outBuffer output{out.data(), out.size(), 0};
        const std::size_t hint = ZSTD_decompressStream(m_context, &output, &input);
        const bool sound = ZSTD_isError(hint) == 0;
        m_between = sound && hint == 0;
        return {input.pos, output.pos, sound ? Verdict::More : Verdict::Damaged};
    }
    bool mayEnd() const override { return m_between; }
    std::unique_ptr<Unpacker> copy() const override { return m_between ? zstdUnpacker() : nullptr; }
    const char* name() const override { return "zstd"; }

private:
    ZSTD_DCtx* m_context;
    bool m_between = true; ///< at the start of a frame
};

} // namespace

std::unique_ptr<Unpacker> zstdUnpacker()
{
    return std::make_unique<ZstdUnpacker>();
}

} // namespace phonehome
