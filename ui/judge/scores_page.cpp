#include "ui/judge/scores_page.h"

#include "engine/base/files.h"
#include "engine/judge/historical_import.h"
#include "ui/bridge/path_text.h"
#include "ui/judge/result_table.h"
#include "ui/judge/score_histogram.h"
#include "ui/judge/scores_model.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kColumns = 3;

/// A results.json, tables and logs, by their endings.
Result<HistoricalImport> importOf(const QStringList& files)
{
    HistoricalImport import;
    for (const QString& file : files) {
        if (file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
            import.files.tables.push_back(pathOf(file));
        else if (file.endsWith(QLatin1String(".log"), Qt::CaseInsensitive))
            import.files.logs.push_back(pathOf(file));
        else if (import.results.empty())
            import.results = pathOf(file);
        else
            return usage(ScoresPage::tr("one results.json belongs to an import, not two").toStdString());
    }
    if (import.results.empty())
        return usage(ScoresPage::tr("the results.json that was judged is missing").toStdString());
    if (import.files.tables.empty() && import.files.logs.empty())
        return usage(ScoresPage::tr("a *-res.csv or a *.log is missing beside the results.json").toStdString());
    return import;
}

} // namespace

ScoresPage::ScoresPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent)
    : ResultPage(desk, judge, QStringLiteral("chart-column-increasing"), parent),
      m_import(new QAction(themeIcon(QStringLiteral("archive-restore")), tr("Import results…"), this)),
      m_export(new QAction(themeIcon(QStringLiteral("save")), tr("Export CSV…"), this)),
      m_rescore(new QAction(themeIcon(QStringLiteral("rotate-ccw")), tr("Read anew"), this)),
      m_model(new ScoresModel(this)),
      m_table(resultTable(m_model, tr("Scores by model"))),
      m_grid(new QGridLayout)
{
    m_import->setToolTip(tr("Bring in the reference's results as judge “%1”: choose its results.json together with its "
                            "*-res.csv and *.log. Nothing is sent.")
                             .arg(QString::fromUtf8(kHistoricalJudge.data(), qsizetype(kHistoricalJudge.size()))));
    m_export->setToolTip(tr("Save every grade and failure, a row a candidate"));
    m_rescore->setToolTip(tr("Read the stored replies with this version's parser. Nothing is sent."));
    setContent(buildContent());
    connect(m_import, &QAction::triggered, this, &ScoresPage::chooseImport);
    connect(m_export, &QAction::triggered, this, &ScoresPage::chooseExport);
    connect(m_rescore, &QAction::triggered, this, &ScoresPage::rescore);
    connect(judge, &OpenJudge::loaded, this, &ScoresPage::updateActions);
    connect(judge, &OpenJudge::currentChanged, this, &ScoresPage::updateActions);
    connect(judge, &OpenJudge::started, this, &ScoresPage::updateActions);
    updateActions();
}

QWidget* ScoresPage::buildContent()
{
    m_table->horizontalHeader()->setSectionResizeMode(ScoresModel::Model, QHeaderView::Stretch);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(buildReport());
    layout->addWidget(m_table);
    auto* header = new SectionHeader(tr("Grades given"));
    header->addTrailing(new QLabel(tr("▴ grades of the prompt's examples: 0 similar, 2 incoherent, 10 different")));
    layout->addWidget(header);
    m_grid->setSpacing(8);
    for (int column = 0; column < kColumns; ++column)
        m_grid->setColumnStretch(column, 1);
    layout->addLayout(m_grid);
    layout->addStretch(1);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inside);
    return area;
}

QWidget* ScoresPage::buildReport()
{
    m_report = new QPlainTextEdit;
    m_report->setReadOnly(true);
    m_report->setObjectName(QStringLiteral("importReport"));
    m_report->setAccessibleName(tr("What the import found"));
    m_report->setFont(Theme::instance().monospace(TextSize::Caption));
    m_report->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_report->setFixedHeight(Theme::instance().scaled(160));
    auto* close = new QToolButton;
    close->setIcon(themeIcon(QStringLiteral("x")));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the import's report"));
    auto* header = new SectionHeader(tr("Import"));
    header->addTrailing(close);
    m_reportPanel = new QWidget;
    auto* layout = new QVBoxLayout(m_reportPanel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(header);
    layout->addWidget(m_report);
    m_reportPanel->hide();
    connect(close, &QToolButton::clicked, m_reportPanel, &QWidget::hide);
    return m_reportPanel;
}

void ScoresPage::read(std::int64_t run)
{
    ask(
        [run](Project& project) -> Result<std::vector<ModelScores>> {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, run));
            return scoresByModel(tasks);
        },
        [this](std::vector<ModelScores> scores) { take(std::move(scores)); });
}

void ScoresPage::take(std::vector<ModelScores> scores)
{
    std::size_t most = 0;
    for (const ModelScores& model : scores)
        most = std::max(most, std::ranges::max(model.histogram));
    while (m_histograms.size() > scores.size()) {
        delete m_histograms.back();
        m_histograms.pop_back();
    }
    while (m_histograms.size() < scores.size()) {
        const int place = int(m_histograms.size());
        m_histograms.push_back(new ScoreHistogram);
        m_grid->addWidget(m_histograms.back(), place / kColumns, place % kColumns);
    }
    for (std::size_t i = 0; i < scores.size(); ++i)
        m_histograms[i]->setScores(scores[i], most);
    m_model->setScores(std::move(scores));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize() + 4);
    showContent();
}

void ScoresPage::updateActions()
{
    const bool has = run() != 0;
    m_export->setEnabled(has);
    m_rescore->setEnabled(has && !judge()->isLive());
}

void ScoresPage::chooseImport()
{
    auto* dialog = new QFileDialog(this, tr("The reference's results.json, *-res.csv and *.log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Results of the reference (*.json *.csv *.log)"));
    connect(dialog, &QFileDialog::filesSelected, this, &ScoresPage::importFiles);
    dialog->open();
}

void ScoresPage::importFiles(const QStringList& files)
{
    Result<HistoricalImport> import = importOf(files);
    if (!import) {
        Q_EMIT problem(QString::fromStdString(import.error().text()),
                       tr("Choose one results.json together with its *-res.csv and *.log files."));
        return;
    }
    desk()->write(
        this,
        [import = *std::move(import)](Project& project) -> Result<HistoricalReport> {
            return importHistorical(project, import);
        },
        [this](Result<HistoricalReport> report) {
            if (report)
                showReport(*report);
            else
                Q_EMIT problem(QString::fromStdString(report.error().text()), tr("Nothing was imported."));
        });
}

void ScoresPage::showReport(const HistoricalReport& report)
{
    QString text;
    for (const std::string& warning : report.warnings)
        text += safeText(QString::fromStdString(warning)) + QLatin1Char('\n');
    m_report->setPlainText(text + safeText(QString::fromStdString(historicalText(report))));
    m_reportPanel->show();
    judge()->setCurrent(report.run);
}

void ScoresPage::chooseExport()
{
    auto* dialog = new QFileDialog(this, tr("Export grades"), tr("grades.csv"), tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &ScoresPage::exportCsv);
    dialog->open();
}

void ScoresPage::exportCsv(const QString& file)
{
    desk()->read(
        this,
        [run = run(), path = pathOf(file)](Project& project) -> Status {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, run));
            PALIMPSEST_TRY(const std::string csv, scoresCsv(tasks));
            return writeFileAtomically(path, csv);
        },
        [this, file](const Status& status) {
            if (status)
                Q_EMIT notice(tr("Saved as %1.").arg(file));
            else
                Q_EMIT problem(QString::fromStdString(status.error().text()), tr("Nothing was saved."));
        });
}

void ScoresPage::rescore()
{
    desk()->write(
        this,
        [run = run()](Project& project) -> Result<std::int64_t> {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return store.rescore(run);
        },
        [this](const Result<std::int64_t>& answers) {
            if (answers)
                Q_EMIT notice(tr("%n stored reply(ies) read anew; none was asked for.", nullptr, int(*answers)));
            else
                Q_EMIT problem(QString::fromStdString(answers.error().text()), {});
        });
}

} // namespace palimpsest
