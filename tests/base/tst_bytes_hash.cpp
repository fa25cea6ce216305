// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <set>
#include <vector>

#include "core/base/bytes_hash.h"

using namespace phonehome;

class TestBytesHash : public QObject {
    Q_OBJECT
private slots:
    /// Beyond the sizes that are hashed by the block, and every rest of one.
    void everyByteCounts()
    {
        for (std::size_t size = 0; size < 140; ++size) {
            std::vector<std::uint8_t> bytes(size, 0x41);
            std::set<std::uint64_t> seen{bytesHash(bytes)};
            for (std::size_t i = 0; i < size; ++i) {
                bytes[i] ^= 0x20U;
                seen.insert(bytesHash(bytes));
                bytes[i] ^= 0x20U;
            }
            QCOMPARE(seen.size(), size + 1);
        }
    }
    void theSizeCounts()
    {
        std::set<std::uint64_t> seen;
        std::vector<std::uint8_t> bytes;
        for (std::size_t size = 0; size < 140; ++size, bytes.push_back(0))
            seen.insert(bytesHash(bytes));
        QCOMPARE(seen.size(), std::size_t{140});
        QVERIFY(!seen.contains(0));
    }
    /// By which tables of a power of two ask: numbered things, of every size, would all be in one place.
    void theLastLetterCountsInTheLowBits()
    {
        for (std::size_t size = 1; size < 140; ++size) {
            std::vector<std::uint8_t> bytes(size, 0x41);
            std::set<std::uint64_t> places;
            for (std::uint8_t letter = 0; letter < 64; ++letter) {
                bytes.back() = letter;
                places.insert(bytesHash(bytes) % 256);
            }
            // By chance, 56.7 of 64 differ; by the seed of each process, more or fewer.
            QVERIFY2(places.size() > 20, QByteArray::number(static_cast<qulonglong>(size)));
        }
    }
    /// Who knows how bytes are hashed, but for the seed, chooses each word to undo what those before it did.
    void chosenBytesDifferInTheirHash()
    {
        for (const std::size_t size : {16U, 24U, 64U, 100U}) {
            std::set<std::uint64_t> seen;
            for (std::uint64_t i = 0; i < 10'000; ++i) {
                std::vector<std::uint8_t> bytes(size);
                const auto put = [&](std::size_t at, std::uint64_t word) {
                    std::memcpy(bytes.data() + at, &word, sizeof word);
                };
                put(0, i);
                put(8, foldedProduct(size ^ i));
                if (size >= 64)
                    put(32, foldedProduct(1 ^ i));
                seen.insert(bytesHash(bytes));
            }
            QCOMPARE(seen.size(), std::size_t{10'000});
        }
    }
    void chosenNumbersDifferInTheirMix()
    {
        std::set<std::size_t> seen;
        for (std::size_t i = 0; i < 10'000; ++i)
            seen.insert(mixHash(i, foldedProduct(i)));
        QCOMPARE(seen.size(), std::size_t{10'000});
    }
    void whereTheBytesLieDoesNot()
    {
        std::vector<std::uint8_t> bytes(200);
        for (std::size_t i = 0; i < 90; ++i)
            bytes[7 + i] = bytes[101 + i] = static_cast<std::uint8_t>(i);
        QCOMPARE(bytesHash(ByteView(bytes).subspan(7, 90)), bytesHash(ByteView(bytes).subspan(101, 90)));
    }
};

QTEST_APPLESS_MAIN(TestBytesHash)
#include "tst_bytes_hash.moc"
