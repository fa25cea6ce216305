// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/owner_import.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>

#include "ui/models/texts.h"

namespace phonehome {

namespace {

HostingPtr load(const QStringList& paths, std::vector<Error>& problems)
{
    std::vector<std::string> files;
    for (const QString& path : paths)
        files.push_back(QFile::encodeName(QFileInfo(path).absoluteFilePath()).toStdString());
    return Hosting::load(files, problems);
}

std::vector<HostingFacts> factsOf(const HostingPtr& hosting)
{
    return hosting ? hosting->facts() : std::vector<HostingFacts>();
}

} // namespace

OwnerFiles addOwnerFiles(const QStringList& known, const QStringList& added)
{
    std::vector<Error> problems;
    std::vector<HostingFacts> kept = factsOf(load(added, problems));
    for (HostingFacts& old : factsOf(load(known, problems))) {
        const bool replaced = std::any_of(kept.begin(), kept.end(), [&](const HostingFacts& one) {
            return one.type == old.type || one.path == old.path;
        });
        if (!replaced)
            kept.push_back(std::move(old));
    }
    OwnerFiles out;
    for (const HostingFacts& file : kept)
        out.paths << QFile::decodeName(QByteArray::fromStdString(file.path));
    for (const Error& problem : problems)
        out.sentences << errorText(problem);
    std::vector<Error> again; // said already
    out.hosting = load(out.paths, again);
    return out;
}

} // namespace phonehome
