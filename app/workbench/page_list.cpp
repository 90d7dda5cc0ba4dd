#include "app/workbench/page_list.h"

#include "app/archive/zip_run_archive.h"
#include "ui/compare/compare_page.h"
#include "ui/monitor/monitor_page.h"
#include "ui/playground/playground_page.h"
#include "ui/playground/presenter_view.h"
#include "ui/runs/runs_page.h"
#include "ui/samples/samples_page.h"
#include "ui/settings/settings_page.h"
#include "ui/setup/setup_page.h"
#include "ui/start/start_page.h"

namespace palimpsest {

namespace {

template <typename PageType>
void add(MainWindow& window, PageType*& page)
{
    page = new PageType;
    window.addPage(page);
}

} // namespace

PageList addPages(MainWindow& window)
{
    PageList pages;
    add(window, pages.start);
    add(window, pages.setup);
    add(window, pages.monitor);
    add(window, pages.samples);
    add(window, pages.compare);
    add(window, pages.playground);
    add(window, pages.runs);
    pages.runs->setArchive(std::make_shared<ZipRunArchive>());
    pages.settings = new SettingsPage;
    window.addFooterPage(pages.settings);
    return pages;
}

std::unique_ptr<QWidget> makePresenter(RunHandle* run)
{
    auto presenter = std::make_unique<PresenterView>();
    presenter->setRun(run);
    if (!run->model().samples().empty())
        presenter->showSample(run->model().samples().front().id);
    return presenter;
}

} // namespace palimpsest
