#pragma once

#include "engine/study/study_packs.h"
#include "ui/study/study_content_page.h"

#include <memory>

class QAction;
class QLabel;
class QTableView;

namespace palimpsest {

class FactTable;

/// The raters' packs: written, returned, void. Counts only, so that whoever runs the study stays blind.
class PacksPage : public StudyContentPage {
    Q_OBJECT
public:
    PacksPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("packs"); }
    QString title() const override { return tr("Packs"); }
    QString iconName() const override { return QStringLiteral("package"); }
    QList<QAction*> contextActions() override { return {m_writeAll}; }

    /// How packs are written; folders of the same name where nothing is set.
    void setArchive(std::shared_ptr<const ArchiveFormat> format);
    /// The rater's program; where none is set, it is looked for.
    void setRaterProgram(const QString& path) { m_raterProgram = path; }

    // What the actions do, without their dialogs.
    /// An empty rater means all.
    void writeTo(const QString& folder, const QString& rater);
    void rateHere(const QString& rater);
    void makeVoid(qint64 pack);

protected:
    void readStudy() override;

private:
    void makeActions();
    QWidget* buildBody();
    void showPacks(std::vector<PackState> packs);
    void updateActions();
    void askForFolder(const QString& rater);
    void askToVoid();
    const PackState* selected() const;

    ProjectDesk* const m_desk;
    std::shared_ptr<const ArchiveFormat> m_format;
    QString m_raterProgram;
    std::vector<PackState> m_packs;
    QAction *m_writeAll = nullptr, *m_writeOne = nullptr, *m_rateHere = nullptr, *m_void = nullptr;
    FactTable* m_table;
    QTableView* m_view;
    QLabel* m_summary;
    QWidget* m_body;
};

} // namespace palimpsest
