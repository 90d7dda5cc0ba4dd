#pragma once

#include <QString>

namespace palimpsest {

class CalibrationPage;
class EndpointsPage;
class FailuresPage;
class JudgeMonitorPage;
class JudgeRunPage;
class MainWindow;
class OpenJudge;
class ProbePage;
class ProjectDesk;
class ScoresPage;

/// The judge's pages, made and owned by the window in the order of the rail, over one OpenJudge.
struct JudgePages {
    OpenJudge* judge = nullptr;
    EndpointsPage* endpoints = nullptr;
    JudgeRunPage* run = nullptr;
    ProbePage* probe = nullptr;
    JudgeMonitorPage* monitor = nullptr;
    FailuresPage* failures = nullptr;
    ScoresPage* scores = nullptr;
    CalibrationPage* calibration = nullptr;

    /// For a picture: a page at work, with what the project has.
    void fillForPicture(const QString& key) const;
};

/// `desk` must outlive the window.
JudgePages addJudgePages(MainWindow& window, ProjectDesk& desk);

} // namespace palimpsest
