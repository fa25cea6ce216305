// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/live/local_capture.h"

class QProcess;

namespace phonehome {

/// Asks the helper, and where it may not capture dumpcap, what can be captured on here; beside the window's thread, three
/// seconds at most for each question.
class InterfaceSearch final : public QObject {
    Q_OBJECT
public:
    /// helper: its path, empty where there is none.
    explicit InterfaceSearch(std::string helper, QObject* parent = nullptr);
    ~InterfaceSearch() override;

    void start();

signals:
    /// Once.
    void found(const phonehome::CaptureRight& right, const std::vector<phonehome::NetworkInterface>& interfaces);

private:
    /// answer: what the program wrote, and whether it ended well.
    using Answered = std::function<void(const std::string& answer, bool good)>;
    void ask(const ProcessPlan& question, Answered answered);
    void askForInterfaces();

    std::string m_helper;
    CaptureRight m_right;
    std::unique_ptr<QProcess> m_process; ///< that is asked now
    QTimer m_patience;
};

} // namespace phonehome
