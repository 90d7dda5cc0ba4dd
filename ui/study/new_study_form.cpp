#include "ui/study/new_study_form.h"

#include "engine/rating/scale.h"
#include "ui/study/candidate_source.h"
#include "ui/study/model_tree.h"
#include "ui/study/plan_figures.h"
#include "ui/study/study_design_form.h"
#include "ui/theme/section_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>

namespace palimpsest {

namespace {

constexpr int kPlanDelayMs = 150;

QPlainTextEdit* scaleText()
{
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setAccessibleName(NewStudyForm::tr("Instruction and scale, as raters read them"));
    text->setTabChangesFocus(true);
    const Result<Scale> scale = humanScale();
    text->setPlainText(QString::fromStdString(scale ? scale->instruction : scale.error().text()));
    text->setMinimumHeight(Theme::instance().scaled(120));
    return text;
}

QPushButton* button(const QString& text, const QString& tip)
{
    auto* made = new QPushButton(text);
    made->setToolTip(tip);
    return made;
}

} // namespace

NewStudyForm::NewStudyForm(ProjectDesk* desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_models(new ModelTree),
      m_experiment(new QLineEdit),
      m_reading(new QLabel),
      m_design(new StudyDesignForm),
      m_figures(new PlanFigures),
      m_create(button(tr("Create study"), tr("Assigns the items to the raters and makes their packs; the design is "
                                             "fixed from then on")))
{
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildSources());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setHandleWidth(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(splitter, 1);
    column->addWidget(buildBottom());
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(kPlanDelayMs);
    connect(&m_planTimer, &QTimer::timeout, this, &NewStudyForm::plan);
    connect(m_models, &ModelTree::checkedChanged, this, &NewStudyForm::onEdited);
    connect(m_design, &StudyDesignForm::changed, this, &NewStudyForm::onEdited);
    connect(m_create, &QPushButton::clicked, this, &NewStudyForm::create);
    connect(m_experiment, &QLineEdit::editingFinished, this,
            [this] { takeExperiment(m_experiment->text().trimmed()); });
    onEdited();
}

QWidget* NewStudyForm::buildSources()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 16, 0);
    column->setSpacing(8);
    column->addWidget(new SectionHeader(tr("Whose texts are rated")));
    auto* addRun = button(tr("Add run…"), tr("A run directory, or a result folder of the reference implementation"));
    auto* addFile = button(tr("Add table…"), tr("A single epoch<k>.csv or unlearn.csv"));
    auto* all = button(tr("All"), tr("Check every epoch"));
    auto* none = button(tr("None"), tr("Check no epoch"));
    all->setAccessibleName(tr("Check every epoch"));
    none->setAccessibleName(tr("Check no epoch"));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(addRun);
    line->addWidget(addFile);
    line->addWidget(m_reading, 1);
    line->addWidget(all);
    line->addWidget(none);
    column->addLayout(line);
    column->addWidget(m_models, 1);
    m_experiment->setAccessibleName(tr("Experiment folder"));
    m_experiment->setPlaceholderText(tr("Experiment folder, for results without samples.csv"));
    m_experiment->setToolTip(tr("The folder with unlearn/_dataset.npy: its rows have the prefixes that a result folder "
                                "of the reference implementation lacks"));
    auto* choose = button(tr("Choose…"), tr("Choose the experiment's folder"));
    choose->setAccessibleName(tr("Choose the experiment's folder"));
    auto* experiment = new QHBoxLayout;
    experiment->setSpacing(8);
    experiment->addWidget(m_experiment, 1);
    experiment->addWidget(choose);
    column->addLayout(experiment);
    column->addWidget(new SectionHeader(tr("What raters are asked")));
    column->addWidget(scaleText(), 1);
    connect(addRun, &QPushButton::clicked, this, &NewStudyForm::chooseFolder);
    connect(addFile, &QPushButton::clicked, this, &NewStudyForm::chooseFiles);
    connect(choose, &QPushButton::clicked, this, &NewStudyForm::chooseExperiment);
    connect(all, &QPushButton::clicked, m_models, &ModelTree::checkAll);
    connect(none, &QPushButton::clicked, m_models, &ModelTree::checkNone);
    return side;
}

QWidget* NewStudyForm::buildRight()
{
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(new SectionHeader(tr("Who rates how much")));
    column->addWidget(m_design);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setWidget(inner);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(Theme::instance().scaled(320));
    return area;
}

QWidget* NewStudyForm::buildBottom()
{
    auto* bottom = new QWidget;
    auto* line = new QHBoxLayout(bottom);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto* cancel = button(tr("Cancel"), tr("Back to the list; sources that were read stay in the project"));
    m_create->setDefault(true);
    line->addWidget(m_figures, 1);
    line->addWidget(cancel, 0, Qt::AlignBottom);
    line->addWidget(m_create, 0, Qt::AlignBottom);
    connect(cancel, &QPushButton::clicked, this, &NewStudyForm::cancelled);
    return bottom;
}

void NewStudyForm::begin(const QString& name)
{
    m_design->setName(name);
    m_refused.clear();
    readRuns(0);
}

void NewStudyForm::addSources(const QStringList& paths)
{
    const QString experiment = m_experiment->text().trimmed();
    for (const QString& path : paths) {
        if (!mayBeSource(path)) {
            Q_EMIT problem(tr("%1 is neither a folder nor a CSV file.").arg(path),
                           tr("Add a run directory, an epoch<k>.csv or an unlearn.csv."));
            continue;
        }
        ++m_underWay;
        m_desk->write(
            this, [path, experiment](Project& project) { return importSource(project, path, experiment); },
            [this, path](const Result<RunImport>& imported) { onImported(path, imported); });
    }
    onEdited();
}

void NewStudyForm::onImported(const QString& path, const Result<RunImport>& imported)
{
    --m_underWay;
    m_refused.removeAll(path);
    if (!imported) {
        m_refused.append(path);
        Q_EMIT problem(QString::fromStdString(imported.error().text()),
                       tr("Results without prefixes need their experiment's folder: choose it below the models, and "
                          "they are read again."));
        onEdited();
        return;
    }
    Q_EMIT notice(tr("%1: %2 texts, %3 of them new to the project.")
                      .arg(QString::fromStdString(imported->name))
                      .arg(imported->generations)
                      .arg(imported->added));
    readRuns(imported->runId);
}

void NewStudyForm::takeExperiment(const QString& folder)
{
    m_experiment->setText(folder);
    if (!folder.isEmpty() && !m_refused.isEmpty())
        addSources(std::exchange(m_refused, {}));
}

void NewStudyForm::readRuns(std::int64_t fresh)
{
    if (!m_desk->exists()) {
        m_models->setRuns({}, 0);
        onEdited();
        return;
    }
    m_desk->read(
        this, [](Project& project) { return project.runs(); },
        [this, fresh](const Result<std::vector<ProjectRun>>& runs) {
            if (!runs) {
                Q_EMIT problem(QString::fromStdString(runs.error().text()), tr("Open another project."));
                return;
            }
            m_models->setRuns(*runs, fresh);
            onEdited();
        });
}

StudyRequest NewStudyForm::request() const
{
    StudyRequest request = m_design->request();
    request.models = m_models->checked();
    return request;
}

QString NewStudyForm::missing() const
{
    const StudyRequest wanted = request();
    if (m_models->topLevelItemCount() == 0)
        return tr("Add a run, or drop run directories and tables here.");
    if (wanted.models.empty())
        return tr("Check at least one epoch of a run.");
    if (wanted.raters.empty())
        return tr("Add the raters' names.");
    if (wanted.ratersPerUnit > int(wanted.raters.size()))
        return tr("%1 ratings an item need as many raters; there are %2.")
            .arg(wanted.ratersPerUnit)
            .arg(wanted.raters.size());
    return wanted.name.empty() ? tr("Give the study a name.") : QString();
}

void NewStudyForm::onEdited()
{
    const QString lack = missing();
    ++m_question; // what was asked is out of date
    m_reading->setText(m_underWay > 0 ? tr("Reading…") : QString());
    m_create->setEnabled(lack.isEmpty() && m_underWay == 0 && !m_creating);
    if (lack.isEmpty()) {
        m_planTimer.start();
        return;
    }
    m_planTimer.stop();
    m_figures->showMissing(lack);
}

void NewStudyForm::plan()
{
    const int question = ++m_question;
    m_desk->read(
        this, [wanted = request()](Project& project) { return planStudy(project, wanted); },
        [this, question](const Result<StudyPlan>& planned) {
            if (question != m_question)
                return;
            if (planned)
                m_figures->showPlan(*planned);
            else
                m_figures->showMissing(QString::fromStdString(planned.error().text()));
        });
}

void NewStudyForm::create()
{
    m_creating = true;
    onEdited();
    m_desk->write(
        this, [wanted = request()](Project& project) { return createStudy(project, wanted); },
        [this](const Result<StudyCreation>& creation) {
            m_creating = false;
            onEdited();
            if (!creation) {
                Q_EMIT problem(QString::fromStdString(creation.error().text()), tr("No study was made."));
                return;
            }
            for (const std::string& warning : creation->warnings)
                Q_EMIT notice(tr("Mind: %1.").arg(QString::fromStdString(warning)));
            Q_EMIT created(creation->study.id);
        });
}

} // namespace palimpsest
