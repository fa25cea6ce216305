// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keyring.h"

#include <qt6keychain/keychain.h>

namespace phonehome {

namespace {

const QString kService = QStringLiteral("Phonehome");

} // namespace

void readPassword(QObject* context, const QString& key, const std::function<void(QString)>& answer)
{
    auto* job = new QKeychain::ReadPasswordJob(kService); // deletes itself
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, answer] {
        if (job->error() == QKeychain::NoError)
            answer(job->textData());
    });
    job->start();
}

void keepPassword(QObject* context, const QString& key, const QString& password,
                  const std::function<void(QString)>& failed)
{
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setKey(key);
    job->setTextData(password);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, failed] {
        if (job->error() != QKeychain::NoError)
            failed(job->errorString());
    });
    job->start();
}

void forgetPassword(const QString& key)
{
    auto* job = new QKeychain::DeletePasswordJob(kService);
    job->setKey(key);
    job->start();
}

} // namespace phonehome
