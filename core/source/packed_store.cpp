// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/packed_store.h"

#include <algorithm>
#include <array>

#include "core/source/unpacker.h"

namespace phonehome {

namespace {

constexpr std::size_t kInput = 1U << 16;
constexpr std::size_t kPointsMax = 128;
constexpr std::uint64_t kFirstSpacing = 1U << 20;

/// Where unpacking can begin again.
struct Point {
    std::uint64_t in = 0;
    std::uint64_t out = 0;
    std::shared_ptr<const Unpacker> unpacker;
};

/// Points in order, thinned out when they become too many; shared by all stores over one file.
class Points {
public:
    explicit Points(const Unpacker& start) { m_points.push_back({0, 0, start.copy()}); }

    bool wanted(std::uint64_t out) const { return out >= m_points.back().out + m_spacing; }
    void add(Point point)
    {
        m_points.push_back(std::move(point));
        if (m_points.size() < kPointsMax)
            return;
        m_spacing *= 2;
        for (std::size_t i = 1; 2 * i < m_points.size(); ++i)
            m_points[i] = std::move(m_points[2 * i]);
        m_points.resize((m_points.size() + 1) / 2);
    }
    const Point& before(std::uint64_t out) const
    {
        const auto after = std::upper_bound(m_points.begin() + 1, m_points.end(), out,
                                            [](std::uint64_t at, const Point& p) { return at < p.out; });
        return *std::prev(after);
    }

private:
    std::vector<Point> m_points;
    std::uint64_t m_spacing = kFirstSpacing;
};

class PackedStore final : public ByteStore {
public:
    PackedStore(std::unique_ptr<ByteStore> file, std::shared_ptr<Points> points)
        : m_file(std::move(file)), m_points(std::move(points)), m_input(kInput)
    {
        restart(0);
    }

    std::size_t read(std::uint64_t at, std::span<std::uint8_t> to) override
    {
        if (at < m_out || m_points->before(at).out > m_out)
            restart(at);
        while (m_out < at) {
            std::array<std::uint8_t, 16384> passed{};
            if (unpack(std::span(passed).first(std::min<std::uint64_t>(passed.size(), at - m_out))) == 0)
                return 0;
        }
        return unpack(to);
    }
    std::optional<std::uint64_t> size() const override { return std::nullopt; }
    std::uint64_t fileSize() const override { return m_file->fileSize(); }
    std::uint64_t filePosition(std::uint64_t) const override { return packedPosition(); }
    const std::optional<Error>& failure() const override { return m_failure; }
    Result<std::unique_ptr<ByteStore>> again() const override
    {
        auto file = m_file->again();
        if (!file)
            return file;
        return std::make_unique<PackedStore>(std::move(*file), m_points);
    }

private:
    std::uint64_t packedPosition() const { return m_in - (m_inputEnd - m_inputBegin); }

    void restart(std::uint64_t at)
    {
        const Point& point = m_points->before(at);
        m_unpacker = point.unpacker->copy();
        m_in = point.in;
        m_out = point.out;
        m_inputBegin = m_inputEnd = 0;
        m_ended = false;
        m_failure.reset();
    }

    /// Some of the next bytes; 0 at the end or on damage.
    std::size_t unpack(std::span<std::uint8_t> to)
    {
        while (!m_ended) {
            // Behind the last input there may still be output that had no room.
            const bool more = m_inputBegin < m_inputEnd || refill();
            if (more && m_points->wanted(m_out)) {
                if (auto state = m_unpacker->copy())
                    m_points->add({packedPosition(), m_out, std::move(state)});
            }
            const ByteView in = ByteView(m_input).subspan(m_inputBegin, m_inputEnd - m_inputBegin);
            const Unpacker::Step step = m_unpacker->step(in, to);
            m_inputBegin += step.used;
            m_out += step.made;
            if (step.verdict == Unpacker::Verdict::Damaged)
                fail();
            m_ended = step.verdict != Unpacker::Verdict::More;
            if (step.made > 0)
                return step.made;
            if (!more && !m_ended)
                end();
        }
        return 0;
    }

    bool refill()
    {
        m_inputBegin = 0;
        m_inputEnd = m_file->read(m_in, m_input);
        m_in += m_inputEnd;
        return m_inputEnd > 0;
    }

    void end()
    {
        m_ended = true;
        if (m_file->failure())
            m_failure = m_file->failure();
        else if (!m_unpacker->mayEnd())
            fail();
    }

    void fail() { m_failure = Error{ErrorCode::BadCompression, {}, 0, packedPosition(), m_unpacker->name()}; }

    std::unique_ptr<ByteStore> m_file;
    std::shared_ptr<Points> m_points;
    std::unique_ptr<Unpacker> m_unpacker;
    std::vector<std::uint8_t> m_input; ///< packed bytes, unread: [m_inputBegin, m_inputEnd)
    std::size_t m_inputBegin = 0;
    std::size_t m_inputEnd = 0;
    std::uint64_t m_in = 0;  ///< place in the file behind m_input
    std::uint64_t m_out = 0; ///< unpacked so far
    bool m_ended = false;
    std::optional<Error> m_failure;
};

} // namespace

std::unique_ptr<ByteStore> unpacked(std::unique_ptr<ByteStore> store)
{
    constexpr std::array<std::uint8_t, 3> kGzip{0x1f, 0x8b, 8};
    constexpr std::array<std::uint8_t, 4> kZstd{0x28, 0xb5, 0x2f, 0xfd};
    std::array<std::uint8_t, 4> head{};
    const std::size_t got = store->read(0, head);
    std::unique_ptr<Unpacker> unpacker;
    if (got == head.size() && std::equal(kGzip.begin(), kGzip.end(), head.begin()))
        unpacker = gzipUnpacker();
    else if (got == head.size() && head == kZstd)
        unpacker = zstdUnpacker();
    if (!unpacker)
        return store;
    return std::make_unique<PackedStore>(std::move(store), std::make_shared<Points>(*unpacker));
}

} // namespace phonehome
