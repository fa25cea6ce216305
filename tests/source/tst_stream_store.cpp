// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <QTest>

#include "core/dnslog/importer.h"
#include "core/source/capture_reader.h"
#include "core/source/stream_store.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

const std::string kSample = PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";

std::uint64_t framesOf(CaptureReader& reader)
{
    std::uint64_t frames = 0;
    for (auto frame = reader.next(); frame && *frame; frame = reader.next())
        ++frames;
    return frames;
}

/// A FIFO that somebody writes to, as long as the object lives.
class WrittenPipe {
public:
    explicit WrittenPipe(const TempFolder& folder) : m_path(folder.path() + "/pipe")
    {
        mkfifo(m_path.c_str(), 0600);
        // For reading too: else the opening waits for a reader.
        m_fd = ::open(m_path.c_str(), O_RDWR | O_CLOEXEC);
    }
    ~WrittenPipe() { close(); }
    WrittenPipe(const WrittenPipe&) = delete;
    WrittenPipe& operator=(const WrittenPipe&) = delete;

    const std::string& path() const { return m_path; }
    int fd() const { return m_fd; }
    void close()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

private:
    std::string m_path;
    int m_fd = -1;
};

} // namespace

class TestStreamStore : public QObject {
    Q_OBJECT
private slots:
    void whatIsAStream()
    {
        const TempFolder folder;
        const WrittenPipe pipe(folder);
        QVERIFY(isStream("-"));
        QVERIFY(isStream(pipe.path()));
        QVERIFY(!isStream(kSample));
        QVERIFY(!isStream(folder.path()));
        QVERIFY(!isStream(folder.path() + "/nothing"));
    }
    void allOfAPipeIsRead()
    {
        const TempFolder folder;
        WrittenPipe pipe(folder);
        // The first bytes are there before the reader asks whether any will come.
        std::ifstream in(kSample, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        QCOMPARE(::write(pipe.fd(), bytes.data(), 1000), ssize_t{1000});
        auto reader = openCapture(pipe.path());
        QVERIFY(reader.has_value());
        std::thread writer([&] {
            std::size_t at = 1000;
            while (at < bytes.size()) {
                const ssize_t n = ::write(pipe.fd(), bytes.data() + at, bytes.size() - at);
                if (n <= 0)
                    break;
                at += static_cast<std::size_t>(n);
            }
            pipe.close();
        });
        const std::uint64_t frames = framesOf(**reader);
        writer.join();
        auto whole = openCapture(kSample);
        QCOMPARE(frames, framesOf(**whole));
        // It passed once.
        QVERIFY(!(*reader)->frameAt(1).has_value());
    }
    void nobodyWrites()
    {
        const TempFolder folder;
        WrittenPipe pipe(folder);
        pipe.close();
        const auto store = openStream(pipe.path());
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::NotRegular);
    }
    /// To look at it would take its bytes away, or wait for ever.
    void aPipeIsNoLog()
    {
        const TempFolder folder;
        const WrittenPipe pipe(folder);
        QVERIFY(!isResolverLog(pipe.path()));
        QCOMPARE(::write(pipe.fd(), "x", 1), ssize_t{1});
        QVERIFY(!isResolverLog(pipe.path()));
        char kept = 0;
        QCOMPARE(::read(pipe.fd(), &kept, 1), ssize_t{1});
        QCOMPARE(kept, 'x');
    }
};

QTEST_GUILESS_MAIN(TestStreamStore)
#include "tst_stream_store.moc"
