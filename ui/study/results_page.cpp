#include "ui/study/results_page.h"

#include "ui/study/fact_table.h"
#include "ui/study/means_plot.h"
#include "ui/study/study_chooser.h"
#include "ui/study/study_words.h"
#include "ui/theme/card.h"
#include "ui/theme/number_label.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kMostResults = 24;
constexpr int kMostLogRows = 8;
constexpr const char* kMarkSetting = "results/bom";

QLabel* wrapped(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString modelName(const ModelResult& result)
{
    return ResultsPage::tr("%1 · %2").arg(safeText(QString::fromStdString(result.run)), epochName(result.epoch));
}

QString whatText(const std::string& what)
{
    if (what == "export")
        return ResultsPage::tr("exported the tables");
    if (what == "report")
        return ResultsPage::tr("wrote the report");
    if (what == "results")
        return ResultsPage::tr("looked at the results");
    return safeText(QString::fromStdString(what));
}

} // namespace

ResultsPage::ResultsPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : StudyContentPage(desk, study, parent),
      m_close(new QPushButton),
      m_unblind(new QPushButton(themeIcon(QStringLiteral("eye"), Token::OnAccent), tr("Unblind…"))),
      m_tables(new QPushButton(themeIcon(QStringLiteral("download")), tr("Export tables…"))),
      m_report(new QPushButton(themeIcon(QStringLiteral("file-text")), tr("Write report…"))),
      m_mark(new QCheckBox(tr("Byte order mark"))),
      m_unblinded(wrapped()),
      m_plot(new MeansPlot),
      m_models(new FactTable(this)),
      m_log(new FactTable(this))
{
    m_body = buildBody();
    addBody(m_body);
    chooser()->addTrailing(m_close);
    m_close->hide(); // until there is a study
    makeConnections();
}

NumberLabel* ResultsPage::addCount(const QString& name, const QString& meaning)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    auto* title = new QLabel(name);
    title->setFont(themeFont(TextSize::Caption));
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setToolTip(meaning);
    auto* number = new NumberLabel(name, meaning);
    number->setAlignment(Qt::AlignLeft);
    number->setTextSize(TextSize::Title);
    column->addWidget(title);
    column->addWidget(number);
    static_cast<QHBoxLayout*>(m_countRow)->addLayout(column, 1);
    return number;
}

QWidget* ResultsPage::buildCounts()
{
    auto* card = new Card;
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpaceWide);
    m_countRow = row;
    m_answered = addCount(tr("Answered"), tr("Answers that are imported, of all items in all packs, gold and repeats "
                                             "included."));
    m_skipped = addCount(tr("Skipped"), tr("Of these answers: left out, with a reason."));
    m_rated = addCount(tr("Items rated"), tr("Items with at least one rating; gold and repeats are not counted."));
    m_overlapping = addCount(tr("By two or more"), tr("Items with ratings of at least two people."));
    m_unresolved =
        addCount(tr("Unresolved"),
                 tr("Items whose ratings are %1 or more apart and that nobody has decided.").arg(kUnresolvedRange));
    m_adjudicated = addCount(tr("Adjudicated"), tr("Items with a decision of an adjudicator."));
    return card;
}

QWidget* ResultsPage::buildBlind()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpaceWide);
    column->addWidget(wrapped(tr("The study is blind: what people gave each model is not shown. Unblind it when the "
                                 "ratings are in; ratings that come later count, but the report tells how many they "
                                 "are.")));
    m_unblind->setProperty("primary", true);
    m_unblind->setToolTip(tr("Show means by model; asked first, and logged"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_unblind);
    row->addStretch();
    column->addLayout(row);
    return part;
}

QWidget* ResultsPage::buildOpen()
{
    m_modelsView = makeFactView(m_models, tr("Mean ratings by model"));
    m_logView = makeFactView(m_log, tr("Log of unblindings"));
    m_mark->setToolTip(tr("Write a UTF-8 byte order mark in front of the CSVs: some spreadsheets need it"));
    m_mark->setChecked(QSettings().value(kMarkSetting, false).toBool());
    m_tables->setToolTip(tr("ratings_long.csv and .jsonl, ratings_wide.csv, final.csv and reference.csv; logged"));
    m_report->setToolTip(tr("One HTML file with agreement, distributions and results; logged"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_tables), static_cast<QWidget*>(m_mark), static_cast<QWidget*>(m_report)})
        buttons->addWidget(widget);
    buttons->addStretch();
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    column->addWidget(m_unblinded);
    column->addLayout(buttons);
    column->addSpacing(kSpace);
    column->addWidget(new SectionHeader(tr("Mean rating by model")));
    column->addWidget(m_plot);
    column->addWidget(m_modelsView);
    column->addSpacing(kSpace);
    column->addWidget(new SectionHeader(tr("Log of unblindings")));
    column->addWidget(m_logView);
    return part;
}

QWidget* ResultsPage::buildBody()
{
    m_blind = buildBlind();
    m_open = buildOpen();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    column->setSpacing(kSpaceWide);
    for (QWidget* part : {buildCounts(), m_blind, m_open})
        column->addWidget(part);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    return scroll;
}

void ResultsPage::makeConnections()
{
    connect(m_unblind, &QPushButton::clicked, this, &ResultsPage::askToUnblind);
    connect(m_close, &QPushButton::clicked, this, &ResultsPage::toggleClosed);
    connect(m_tables, &QPushButton::clicked, this, &ResultsPage::askForFolder);
    connect(m_report, &QPushButton::clicked, this, &ResultsPage::askForReport);
    connect(m_mark, &QCheckBox::toggled, this, [](bool on) { QSettings().setValue(kMarkSetting, on); });
}

Result<ResultsPage::Contents> ResultsPage::readContents(Project& project, const Study& study, bool logLook)
{
    Contents contents;
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    if (study.unblindedAt && logLook)
        PALIMPSEST_CHECK(logUnblinding(project, study, userName(), "results"));
    contents.scale = ratings.scale;
    PALIMPSEST_TRY(contents.counts, studyCounts(project, study, ratings));
    PALIMPSEST_TRY(contents.blind, unblinding(project, study, ratings));
    // What is blind does not even leave the worker.
    if (contents.blind.at) {
        PALIMPSEST_TRY(contents.models, modelResults(project, study, ratings));
    }
    return contents;
}

void ResultsPage::readStudy()
{
    const QString uid = QString::fromStdString(openStudy()->current()->uid);
    const bool firstLook = openStudy()->current()->unblindedAt && !m_looked.contains(uid);
    if (firstLook)
        m_looked.insert(uid);
    ask([firstLook](Project& project, const Study& study) { return readContents(project, study, firstLook); },
        [this](const Contents& contents) { take(contents); });
}

void ResultsPage::take(const Contents& contents)
{
    const bool closed = openStudy()->current()->state == "closed";
    m_close->show();
    m_close->setText(closed ? tr("Reopen study") : tr("Close study"));
    m_close->setIcon(themeIcon(closed ? QStringLiteral("lock-open") : QStringLiteral("lock")));
    m_close->setToolTip(closed ? tr("Take returns again") : tr("Take no more returns; it can be reopened"));
    const StudyCounts& counts = contents.counts;
    m_answered->setNumber(tr("%1 of %2").arg(counts.answered).arg(counts.assigned));
    m_skipped->setNumber(QString::number(counts.skipped));
    m_rated->setNumber(tr("%1 of %2").arg(counts.rated).arg(counts.units));
    m_overlapping->setNumber(QString::number(counts.overlapping));
    m_unresolved->setNumber(QString::number(counts.unresolved));
    m_adjudicated->setNumber(QString::number(counts.adjudicated));
    m_blind->setVisible(!contents.blind.at);
    m_open->setVisible(contents.blind.at.has_value());
    if (contents.blind.at) {
        showModels(contents);
        showLog(contents.blind);
    }
    showBody(m_body);
}

void ResultsPage::showModels(const Contents& contents)
{
    std::vector<MeansPlot::Model> dots;
    std::vector<std::vector<Fact>> rows;
    QStringList runs;
    for (const ModelResult& result : contents.models) {
        const QString name = modelName(result);
        const QString run = QString::fromStdString(result.run);
        if (!runs.contains(run))
            runs << run;
        const bool rated = result.units > 0;
        const QString mean = rated ? QString::number(result.mean, 'f', 2) : QStringLiteral("–");
        const QString meaning = rated ? tr("%1: mean %2, 95 % %3, %n item(s)", nullptr, int(result.units))
                                            .arg(name, mean, intervalText(result.interval))
                                      : tr("%1: not rated yet").arg(name);
        dots.push_back({name, rated ? std::optional(result.mean) : std::nullopt, result.interval.lo, result.interval.hi,
                        int(runs.indexOf(run)), meaning});
        Fact title{name, meaning};
        title.isNumber = false;
        rows.push_back(
            {title, {mean, meaning}, {intervalText(result.interval), {}}, {QString::number(result.units), {}}});
    }
    m_plot->setModels(contents.scale, std::move(dots));
    const QString resamples =
        tr("95 % percentile bootstrap over the model's items, %1 resamples.").arg(kBootstrapResamples);
    m_models->setFacts({{tr("Model"), tr("Run and epoch")},
                        {tr("Mean"), tr("Mean over the model's items of each item's mean rating.")},
                        {tr("95 %"), resamples},
                        {tr("Items rated"), tr("n: items with at least one rating; gold and repeats are not in it.")}},
                       std::move(rows));
    fitToRows(m_modelsView, kMostResults);
}

void ResultsPage::showLog(const Unblinding& blind)
{
    QString line =
        tr("Unblinded at %1 with %n rating(s) after.", nullptr, int(blind.ratingsAfter)).arg(timeText(*blind.at));
    if (blind.ownRater)
        line += QLatin1Char(' ') + tr("One of the raters ran the experiment.");
    m_unblinded->setText(line);
    std::vector<std::vector<Fact>> rows;
    for (const BlindLogLine& entry : blind.log) {
        std::vector<Fact> row = {{timeText(entry.at), QString::fromStdString(entry.at)},
                                 {safeText(QString::fromStdString(entry.who)), {}},
                                 {whatText(entry.what), {}}};
        for (Fact& fact : row)
            fact.isNumber = false;
        rows.push_back(std::move(row));
    }
    m_log->setFacts({{tr("When"), tr("In your time zone")}, {tr("Who"), {}}, {tr("What"), {}}}, std::move(rows));
    fitToRows(m_logView, kMostLogRows);
}

} // namespace palimpsest
