#include "ui/study/import_page.h"

#include "ui/study/fact_table.h"
#include "ui/study/study_words.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/section_header.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr const char* kReturnsFolder = "import/folder";

std::vector<FactColumn> returnColumns()
{
    return {
        {ImportPage::tr("Return"), {}},
        {ImportPage::tr("Rater"), {}},
        {ImportPage::tr("Pack"), {}},
        {ImportPage::tr("New"), ImportPage::tr("What raters did (ratings, skips, comments, corrections) that the "
                                               "project does not have yet.")},
        {ImportPage::tr("Known"), ImportPage::tr("What the project has already: a return holds everything since "
                                                 "the pack was opened.")},
        {ImportPage::tr("Rejected"), ImportPage::tr("Lines that cannot be used; they are listed below.")},
        {ImportPage::tr("Two devices"), ImportPage::tr("Items that two devices answered: both answers are kept, the "
                                                       "later one counts until the rater confirms.")},
        {ImportPage::tr("State"), {}}};
}

Fact word(const QString& words, const QString& meaning = {})
{
    return {.text = words, .meaning = meaning, .isNumber = false};
}

Fact tally(std::size_t number, bool isStrong = false)
{
    return {.text = QString::number(number), .meaning = {}, .strong = isStrong && number > 0};
}

} // namespace

ImportPage::ImportPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : Page(parent),
      m_desk(desk),
      m_format(std::make_shared<FolderArchive>()),
      m_folder(desk->folder()),
      m_choose(new QAction(themeIcon(QStringLiteral("folder-open")), tr("Choose returns…"), this)),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("import"), QString())),
      m_table(new FactTable(this)),
      m_view(makeFactView(m_table, tr("Returns"))),
      m_lines(new FactTable(this)),
      m_linesView(makeFactView(m_lines, tr("Lines of the selected return that need a look"))),
      m_detail(new QLabel),
      m_apply(new QPushButton(tr("Take in"))),
      m_clear(new QPushButton(tr("Clear list"))),
      m_list(buildList())
{
    setAcceptDrops(true);
    m_choose->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_choose->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_choose->setToolTip(tr("Return zips, or filled ratings.csv files; several at once"));
    addAction(m_choose);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(m_stack);
    connect(m_choose, &QAction::triggered, this, &ImportPage::choose);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_desk->exists())
            choose();
        else
            Q_EMIT openPage(QStringLiteral("study"));
    });
    connect(m_apply, &QPushButton::clicked, this, &ImportPage::apply);
    connect(m_clear, &QPushButton::clicked, this, &ImportPage::clear);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_chosen = m_chosen || !m_filling;
        showDetail();
    });
    connect(study, &OpenStudy::loaded, this, &ImportPage::onProjectChanged);
    showReturns();
}

QWidget* ImportPage::buildList()
{
    m_apply->setDefault(true);
    m_apply->setToolTip(tr("Each return is taken in as a whole or not at all; taking one in again changes nothing"));
    m_clear->setToolTip(tr("Forgets the list; what was taken in stays"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_linesView->horizontalHeader()->setStretchLastSection(true);
    auto* detail = new QWidget;
    auto* lower = new QVBoxLayout(detail);
    lower->setContentsMargins(0, 16, 0, 0);
    lower->setSpacing(8);
    lower->addWidget(new SectionHeader(tr("The selected return")));
    lower->addWidget(m_detail);
    lower->addWidget(m_linesView, 1);
    lower->addStretch(0);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_view);
    splitter->addWidget(detail);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addStretch(1);
    line->addWidget(m_clear);
    line->addWidget(m_apply);
    column->addWidget(splitter, 1);
    column->addLayout(line);
    return list;
}

void ImportPage::setArchive(std::shared_ptr<const ArchiveFormat> format) { m_format = std::move(format); }

void ImportPage::choose()
{
    auto* dialog = new QFileDialog(this, tr("Choose returns"), QSettings().value(kReturnsFolder).toString(),
                                   tr("Returns (*.zip *.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        QSettings().setValue(kReturnsFolder, QFileInfo(files.front()).path());
        addReturns(files);
    });
    dialog->open();
}

void ImportPage::clear()
{
    m_returns.clear();
    m_chosen = false;
    showReturns();
}

void ImportPage::addReturns(const QStringList& paths)
{
    for (const QString& path : paths) {
        const auto known = std::ranges::find(m_returns, path, &Return::path);
        if (known == m_returns.end())
            m_returns.push_back({path, State::Reading, {}, {}});
        else
            known->state = State::Reading;
        read(path, true);
    }
    showReturns();
}

void ImportPage::read(const QString& path, bool preview)
{
    const auto work = [path = QFile::encodeName(path).toStdString(), preview, format = m_format](Project& project) {
        return importReturn(project, *format, path, preview);
    };
    const auto done = [this, path, preview](const Result<ImportReport>& report) {
        take(path, report, preview ? State::Ready : State::Applied);
    };
    if (preview)
        m_desk->read(this, work, done);
    else
        m_desk->write(this, work, done);
}

void ImportPage::take(const QString& path, const Result<ImportReport>& report, State done)
{
    const auto known = std::ranges::find(m_returns, path, &Return::path);
    if (known == m_returns.end())
        return; // the list was cleared meanwhile
    known->state = report ? done : State::Refused;
    known->report = report ? *report : ImportReport();
    known->error = report ? QString() : text(report.error().text());
    showReturns();
}

void ImportPage::apply()
{
    for (Return& entry : m_returns)
        if (entry.state == State::Ready) {
            entry.state = State::Reading;
            read(entry.path, false);
        }
    showReturns();
}

void ImportPage::onProjectChanged()
{
    // Another project has other packs: what its list would change is read anew.
    if (std::exchange(m_folder, m_desk->folder()) == m_desk->folder() || m_returns.empty()) {
        showReturns();
        return;
    }
    QStringList paths;
    for (const Return& entry : m_returns)
        paths.append(entry.path);
    addReturns(paths);
}

/// What the user chose; until then the first return that needs a look.
int ImportPage::rowToShow() const
{
    const int current = m_view->currentIndex().row();
    if (m_chosen && current >= 0 && current < int(m_returns.size()))
        return current;
    const auto needsLook = std::ranges::find_if(m_returns, [](const Return& entry) {
        return entry.state == State::Refused || !entry.report.rejected.empty() || !entry.report.conflicts.empty();
    });
    return needsLook == m_returns.end() ? 0 : int(needsLook - m_returns.begin());
}

void ImportPage::showReturns()
{
    const bool exists = m_desk->exists();
    m_choose->setEnabled(exists);
    if (m_returns.empty()) {
        m_empty->setSentence(exists ? tr("Drop the zips or ratings.csv files that raters sent back here. What they "
                                         "would change is shown first.")
                                    : tr("Returns belong to the packs of a study, and this project has none yet."));
        m_empty->setAction(exists ? tr("Choose returns…") : tr("Make a study"));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    static const QString kWords[] = {tr("Reading…"), tr("Ready"), tr("Refused"), tr("Taken in")};
    const int row = rowToShow();
    m_filling = true;
    std::vector<std::vector<Fact>> rows;
    for (const Return& entry : m_returns) {
        const bool told = entry.state == State::Ready || entry.state == State::Applied;
        const Fact none = word(QStringLiteral("–"));
        const ImportReport& report = entry.report;
        Fact state = word(kWords[int(entry.state)], entry.error);
        state.strong = entry.state == State::Refused;
        rows.push_back({word(QFileInfo(entry.path).fileName(), entry.path), told ? word(text(report.rater)) : none,
                        told ? word(text(report.pack)) : none, told ? tally(report.added) : none,
                        told ? tally(report.duplicates) : none, told ? tally(report.rejected.size(), true) : none,
                        told ? tally(report.conflicts.size(), true) : none, state});
    }
    m_table->setFacts(returnColumns(), std::move(rows));
    m_view->selectRow(row);
    m_filling = false;
    const auto ready = std::ranges::count(m_returns, State::Ready, &Return::state);
    m_apply->setEnabled(ready > 0);
    m_apply->setText(ready > 1 ? tr("Take in %1 returns").arg(ready) : tr("Take in"));
    m_stack->setCurrentWidget(m_list);
    showDetail();
}

void ImportPage::showDetail()
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || row >= int(m_returns.size()))
        return;
    const Return& entry = m_returns[std::size_t(row)];
    std::vector<std::vector<Fact>> lines;
    std::vector<RejectedLine> rejected = entry.report.rejected;
    std::ranges::sort(rejected, {}, &RejectedLine::line);
    for (const RejectedLine& line : rejected)
        lines.push_back({word(tr("Line %1").arg(line.line)), word(tr("Rejected: %1").arg(text(line.why)))});
    for (const std::string& item : entry.report.conflicts)
        lines.push_back({word(text(item)), word(tr("Two devices answered it; the later answer counts until the rater "
                                                   "confirms."))});
    m_linesView->setVisible(!lines.empty());
    if (entry.state == State::Reading)
        m_detail->setText(tr("It is being read."));
    else if (entry.state == State::Refused)
        m_detail->setText(tr("Refused, nothing of it was taken in: %1").arg(entry.error));
    else if (lines.empty() && entry.state == State::Ready && entry.report.added == 0)
        m_detail->setText(tr("The project has all of it already."));
    else if (lines.empty())
        m_detail->setText(tr("Every line can be used."));
    else
        m_detail->setText(tr("What needs a look:"));
    m_lines->setFacts({{tr("Where"), {}}, {tr("What"), {}}}, std::move(lines));
}

void ImportPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_desk->exists() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImportPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    addReturns(paths);
}

} // namespace palimpsest
