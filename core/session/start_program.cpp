// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/start_program.h"

#include <QProcessEnvironment>

namespace phonehome {

void startProgram(QProcess& process, const ProcessPlan& plan)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const std::string& variable : plan.environment) {
        const QString text = QString::fromStdString(variable);
        environment.insert(text.section(u'=', 0, 0), text.section(u'=', 1));
    }
    process.setProcessEnvironment(environment);
    QStringList words;
    for (const std::string& word : plan.command)
        words << QString::fromStdString(word);
    process.start(words.value(0), words.mid(1));
}

} // namespace phonehome
