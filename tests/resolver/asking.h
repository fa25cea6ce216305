// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include "core/session/resolver/resolver_feed.h"
#include "tests/support/found_in_log.h"

namespace phonehome {

inline constexpr double kNoon = 1'777'896'000; // 2026-05-04 12:00:00 UTC

/// A plan against it, with patience for a machine under load: only tests of patience set it lower.
struct Asking {
    QTemporaryDir folder;
    ResolverPlan plan;
    std::unique_ptr<ResolverFeed> feed;
    std::optional<ResolverNews> end;

    explicit Asking(const QUrl& url, ResolverKind kind = ResolverKind::PiHole)
    {
        plan.kind = kind;
        plan.url = url;
        plan.password = QStringLiteral("right horse");
        plan.folder = folder.path();
        plan.capture = LogSpan{{static_cast<std::int64_t>(kNoon) * 1'000'000'000},
                               {(static_cast<std::int64_t>(kNoon) + 60) * 1'000'000'000}};
        plan.limits.poll = 1;
    }
    void start()
    {
        feed = ResolverFeed::make(plan);
        QObject::connect(feed.get(), &ResolverFeed::ended, feed.get(),
                         [this](const ResolverNews& news) { end = news; });
        feed->start();
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return end.has_value(); }, 30000);
    }
    ResolverProblem problem()
    {
        start();
        return ends() ? end->problem : ResolverProblem::None;
    }
    std::vector<std::string> words() const
    {
        std::vector<std::string> paths;
        for (const QString& path : ResolverSpool::filesIn(folder.path()))
            paths.push_back(path.toStdString());
        FoundInLog found;
        importLogs(paths, {}, found);
        return found.words();
    }
    bool has(const std::string& word) const
    {
        const auto all = words();
        return std::find(all.begin(), all.end(), word) != all.end();
    }
};

} // namespace phonehome
