// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/source/capture_set.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

TimedFrame at(std::int64_t ms, std::uint8_t content)
{
    return {Timestamp{ms * 1'000'000}, {content, 2, 3}};
}

struct Read {
    std::vector<int> contents;
    std::uint64_t duplicates = 0;
};

Read readSet(const std::vector<std::vector<TimedFrame>>& files)
{
    const TempFolder folder;
    std::vector<std::string> paths;
    paths.reserve(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        paths.push_back(folder.capture("c" + std::to_string(i), files[i]));
    CaptureSet set(paths);
    Read out;
    while (const Frame* const frame = set.next())
        out.contents.push_back(frame->data[0]);
    for (std::size_t i = 0; i < files.size(); ++i)
        out.duplicates += set.duplicatesOf(i);
    return out;
}

} // namespace

class TestOverlapFilter : public QObject {
    Q_OBJECT
private slots:
    void filesThatOverlapAreOne()
    {
        const std::vector<TimedFrame> early{at(1, 1), at(2, 2), at(3, 3)};
        const std::vector<TimedFrame> late{at(2, 2), at(3, 3), at(4, 4)};
        for (const auto& files : {std::vector{early, late}, std::vector{late, early}}) {
            const Read read = readSet(files);
            QCOMPARE(read.contents, (std::vector<int>{1, 2, 3, 4}));
            QCOMPARE(read.duplicates, std::uint64_t{2});
        }
    }
    void oneFileGivenTwiceCountsOnce()
    {
        const std::vector<TimedFrame> file{at(1, 1), at(1, 1), at(2, 2)};
        const Read read = readSet({file, file, file});
        QCOMPARE(read.contents, (std::vector<int>{1, 1, 2}));
        QCOMPARE(read.duplicates, std::uint64_t{6});
    }
    void framesThatOneFileRepeatsStay()
    {
        QCOMPARE(readSet({{at(1, 1), at(1, 1)}}).contents.size(), std::size_t{2});
        QCOMPARE(readSet({{at(1, 1), at(1, 1)}, {at(1, 1)}}).contents.size(), std::size_t{2});
    }
    void anotherTimeOrOtherBytesAreAnotherFrame()
    {
        QCOMPARE(readSet({{at(1, 1)}, {at(2, 1)}}).contents.size(), std::size_t{2});
        QCOMPARE(readSet({{at(1, 1)}, {at(1, 2)}}).contents.size(), std::size_t{2});
    }
    void framesOutOfOrderAreFoundAllTheSame()
    {
        // The second file begins with the frame that came late in the first.
        const Read read = readSet({{at(5, 5), at(3, 3), at(6, 6)}, {at(3, 3), at(6, 6)}});
        QCOMPARE(read.duplicates, std::uint64_t{2});
    }
};

QTEST_APPLESS_MAIN(TestOverlapFilter)
#include "tst_overlap_filter.moc"
