#include "app/workbench/study_pages.h"

#include "app/archive/zip_archive.h"
#include "ui/bridge/project_desk.h"
#include "ui/shell/main_window.h"
#include "ui/study/adjudicate_page.h"
#include "ui/study/agreement_page.h"
#include "ui/study/blinding_page.h"
#include "ui/study/import_page.h"
#include "ui/study/packs_page.h"
#include "ui/study/results_page.h"
#include "ui/study/study_page.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <memory>

namespace palimpsest {

namespace {

template <typename PageType>
void add(MainWindow& window, PageType*& page, ProjectDesk& desk, OpenStudy* open)
{
    page = new PageType(&desk, open);
    window.addPage(page);
}

} // namespace

StudyPages addStudyPages(MainWindow& window, ProjectDesk& desk)
{
    StudyPages pages;
    pages.open = new OpenStudy(&desk, &window);
    window.addGroup(QCoreApplication::translate("StudyPages", "Study"));
    add(window, pages.study, desk, pages.open);
    add(window, pages.blinding, desk, pages.open);
    add(window, pages.packs, desk, pages.open);
    add(window, pages.import, desk, pages.open);
    add(window, pages.agreement, desk, pages.open);
    add(window, pages.adjudicate, desk, pages.open);
    add(window, pages.results, desk, pages.open);
    const auto zip = std::make_shared<ZipArchive>();
    pages.packs->setArchive(zip);
    pages.import->setArchive(zip);
    return pages;
}

void StudyPages::fillForPicture(const QString& key) const
{
    if (key == study->key())
        return study->fillForPicture();
    if (key != import->key())
        return;
    const QDir returns(open->desk()->folder() + QStringLiteral("/returns"));
    QStringList paths;
    for (const QString& name : returns.entryList({QStringLiteral("*.zip"), QStringLiteral("*.csv")}, QDir::Files))
        paths.append(returns.filePath(name));
    import->addReturns(paths);
}

bool isReturnName(const QString& path) { return QFileInfo(path).fileName().startsWith(QLatin1String("return-")); }

} // namespace palimpsest
