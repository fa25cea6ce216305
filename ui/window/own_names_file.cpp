// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/own_names_file.h"

#include <memory>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "ui/export/save_bytes.h"

namespace phonehome {

namespace {

Result<EthersText> read(const QString& path)
{
    auto file = readEthers(QFile::encodeName(path).toStdString());
    if (!file && file.error().code == ErrorCode::NotFound)
        return EthersText();
    return file;
}

OwnNamesPtr namesOf(const EthersText& file)
{
    return std::make_shared<const OwnNames>(file.names());
}

} // namespace

Result<OwnNamesPtr> readOwnNames(const QString& path)
{
    return read(path).map(namesOf);
}

Result<OwnNamesPtr> keepOwnName(const QString& path, const MacAddress& mac, const OwnName& own)
{
    auto file = read(path);
    if (!file)
        return tl::make_unexpected(file.error());
    file->set(mac, own);
    QDir().mkpath(QFileInfo(path).absolutePath()); // where that fails, so does writing
    if (const auto saved = saveBytes(QByteArray::fromStdString(file->text()), path); !saved)
        return tl::make_unexpected(saved.error());
    return namesOf(*file);
}

} // namespace phonehome
