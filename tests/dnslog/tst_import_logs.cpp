// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "core/dnslog/log_lines.h"
#include "tests/support/found_in_log.h"

using namespace phonehome;

namespace {

std::string question(const std::string& time, const std::string& name)
{
    return time + " dnsmasq[8]: query[A] " + name + " from 192.168.1.2\n";
}

std::string packed(const TempFolder& folder, const std::string& name, const std::string& text)
{
    std::string path = folder.path() + "/" + name;
    gzFile out = gzopen(path.c_str(), "wb");
    gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
    gzclose(out);
    return path;
}

std::vector<std::string> names(const FoundInLog& found)
{
    std::vector<std::string> out;
    for (const LogRecord& record : found.records)
        out.push_back(record.name);
    return out;
}

} // namespace

class TestImportLogs : public QObject {
    Q_OBJECT
private slots:
    void rotatedPartsAreOneLog()
    {
        const TempFolder folder;
        // Split by the rotation between question and answer, and over New Year.
        const std::string now =
            folder.file("pihole.log", std::string_view("Jan  1 00:00:01 dnsmasq[8]: reply c.example is 192.0.2.3\n"));
        const std::string before = folder.file("pihole.log.1", question("Dec 31 23:59:58", "c.example"));
        const std::string eldest = packed(folder, "pihole.log.10.gz", question("Dec 22 10:00:00", "a.example"));
        const std::string elder = packed(folder, "pihole.log.2.gz", question("Dec 30 10:00:00", "b.example"));
        FoundInLog found;
        LogOptions options;
        options.zone = TimeZone();
        const auto reports = importLogs({now, before, elder, eldest}, options, found);
        QCOMPARE(names(found), (std::vector<std::string>{"a.example", "b.example", "c.example", "c.example"}));
        QCOMPARE(found.words().back(), std::string("answered 192.168.1.2 c.example A = 192.0.2.3"));
        for (std::size_t i = 1; i < found.records.size(); ++i)
            QVERIFY(found.records[i].time > found.records[i - 1].time);
        for (const LogReport& report : reports) {
            QCOMPARE(report.log, std::uint16_t{0});
            QCOMPARE(report.lines, std::uint64_t{1});
        }
    }
    void datedPartsAreInTheirOrder()
    {
        const TempFolder folder;
        const std::string second = folder.file("dns.log-20260502", question("May  2 10:00:00", "b.example"));
        const std::string first = folder.file("dns.log-20260501", question("May  1 10:00:00", "a.example"));
        const std::string now = folder.file("dns.log", question("May  3 10:00:00", "c.example"));
        FoundInLog found;
        importLogs({now, second, first}, {}, found);
        QCOMPARE(names(found), (std::vector<std::string>{"a.example", "b.example", "c.example"}));
    }
    void differentLogsHaveClocksOfTheirOwn()
    {
        const TempFolder folder;
        const auto reports = [&] {
            FoundInLog found;
            return importLogs({folder.file("a.log", question("May  1 10:00:00", "a.example")),
                               folder.file("b.log", question("May  1 10:00:00", "b.example"))},
                              {}, found);
        }();
        QVERIFY(reports[0].log != reports[1].log);
    }
    void aCutGzipKeepsWhatCameBefore()
    {
        const TempFolder folder;
        std::string text;
        for (int i = 0; i < 20000; ++i)
            text += question("May  1 10:00:00", "n" + std::to_string(i * 7919) + ".example");
        const std::string path = packed(folder, "big.gz", text);
        std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
        FoundInLog found;
        const auto reports = importLogs({path}, {}, found);
        QVERIFY(reports[0].problem == LogProblem::CutGzip);
        QVERIFY(found.records.size() > 1000);
        QVERIFY(!reports[0].failed());
    }
    void whatCannotBeReadIsSaidAndTheRestIsKept()
    {
        const TempFolder folder;
        const std::string good = folder.file("good.log", question("May  1 10:00:00", "a.example"));
        const std::string pipe = folder.path() + "/pipe";
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        const std::string secret = folder.file("secret.log", question("May  1 10:00:00", "b.example"));
        chmod(secret.c_str(), 0);
        FoundInLog found;
        const auto reports =
            importLogs({folder.path() + "/none", folder.path(), pipe, folder.file("empty", std::string_view()),
                        folder.file("text", std::string_view("hello\n")), secret, good},
                       {}, found);
        const std::vector<LogProblem> wanted{LogProblem::NotFound, LogProblem::IsDirectory, LogProblem::NotRegular,
                                             LogProblem::Empty, LogProblem::UnknownFormat};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY2(reports[i].problem == wanted[i] && reports[i].failed(), reports[i].file.c_str());
        if (geteuid() != 0) // root reads everything
            QVERIFY(reports[5].problem == LogProblem::NotReadable);
        QVERIFY(reports[6].problem == LogProblem::None);
        QVERIFY(!found.records.empty());
    }
    void linesOfAnyLengthAndEnding()
    {
        const TempFolder folder;
        LogLines lines;
        std::string detail;
        const std::string text = "a\r\n" + std::string(LogLines::kLineMax * 3, 'x') + "\n\nb\nlast";
        QVERIFY(lines.open(folder.file("lines", text), detail) == LogProblem::None);
        QCOMPARE(lines.next(), std::optional<std::string_view>("a"));
        QVERIFY(lines.next().has_value());
        QVERIFY(lines.tooLong());
        QCOMPARE(lines.next(), std::optional<std::string_view>(""));
        QVERIFY(!lines.tooLong());
        QCOMPARE(lines.next(), std::optional<std::string_view>("b"));
        QCOMPARE(lines.next(), std::optional<std::string_view>("last"));
        QVERIFY(!lines.next());
    }
    void stoppingStops()
    {
        std::stop_source stop;
        stop.request_stop();
        LogOptions options;
        options.stop = stop.get_token();
        FoundInLog found;
        const auto reports = readLog(question("May  1 10:00:00", "a.example"), found, options);
        QVERIFY(reports[0].problem == LogProblem::Cancelled || reports[0].lines == 0);
        QVERIFY(found.records.empty());
    }
};

QTEST_APPLESS_MAIN(TestImportLogs)
#include "tst_import_logs.moc"
