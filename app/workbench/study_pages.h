#pragma once

#include <QString>

namespace palimpsest {

class AdjudicatePage;
class AgreementPage;
class BlindingPage;
class ImportPage;
class MainWindow;
class OpenStudy;
class PacksPage;
class ProjectDesk;
class ResultsPage;
class StudyPage;

/// The annotation pages, made and owned by the window in the order of the rail, over one OpenStudy.
struct StudyPages {
    OpenStudy* open = nullptr;
    StudyPage* study = nullptr;
    BlindingPage* blinding = nullptr;
    PacksPage* packs = nullptr;
    ImportPage* import = nullptr;
    AgreementPage* agreement = nullptr;
    AdjudicatePage* adjudicate = nullptr;
    ResultsPage* results = nullptr;

    /// For a picture: a page at work, with what the project has.
    void fillForPicture(const QString& key) const;
};

/// `desk` must outlive the window.
StudyPages addStudyPages(MainWindow& window, ProjectDesk& desk);

/// Whether a dropped zip is a rater's return rather than a run's archive, by its name.
bool isReturnName(const QString& path);

} // namespace palimpsest
