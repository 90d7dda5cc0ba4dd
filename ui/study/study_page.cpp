#include "ui/study/study_page.h"

#include "ui/study/fact_table.h"
#include "ui/study/model_tree.h"
#include "ui/study/new_study_form.h"
#include "ui/study/study_design_form.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/empty_state.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

QStringList localFiles(const QMimeData* data)
{
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    return files;
}

QString stateText(const Study& study)
{
    if (study.unblindedAt)
        return StudyPage::tr("Unblinded");
    return study.state == "closed" ? StudyPage::tr("Closed") : StudyPage::tr("Open, blind");
}

std::vector<Fact> factsOf(const Study& study)
{
    const StudyRequest& design = study.design;
    QStringList raters;
    for (const std::string& rater : design.raters)
        raters.append(QString::fromStdString(rater));
    const auto word = [](const QString& text) { return Fact{.text = text, .meaning = {}, .isNumber = false}; };
    const auto number = [](qint64 value) { return Fact{.text = QString::number(value), .meaning = {}}; };
    return {word(QString::fromStdString(study.name)),
            word(stateText(study)),
            number(study.units),
            number(qint64(design.models.size())),
            number(design.ratersPerUnit),
            Fact{.text = StudyPage::tr("%1 %").arg(design.overlap * 100, 0, 'f', 0), .meaning = {}},
            word(raters.join(QStringLiteral(", ")))};
}

} // namespace

StudyPage::StudyPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : Page(parent),
      m_desk(desk),
      m_open(study),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("clipboard-list"), QString())),
      m_studies(new FactTable(this)),
      m_table(makeFactView(m_studies, tr("Studies"))),
      m_form(new NewStudyForm(desk))
{
    setAcceptDrops(true);
    makeActions();
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    for (QWidget* view :
         {static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_form)})
        m_stack->addWidget(view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(buildHeader());
    column->addWidget(m_stack, 1);
    connect(m_open, &OpenStudy::loaded, this, &StudyPage::showStudies);
    connect(m_open, &OpenStudy::loading, this, &StudyPage::showStudies);
    connect(m_open, &OpenStudy::currentChanged, this, &StudyPage::fillTable);
    connect(m_empty, &EmptyState::actionTriggered, this,
            [this] { m_open->problem().isEmpty() ? beginStudy() : chooseProject(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (row.isValid() && row.row() < int(m_open->studies().size()))
            m_open->setCurrent(m_open->studies()[std::size_t(row.row())].id);
    });
    connect(m_table, &QTableView::activated, this, [this] { Q_EMIT openPage(QStringLiteral("packs")); });
    connect(m_form, &NewStudyForm::created, this, &StudyPage::onCreated);
    connect(m_form, &NewStudyForm::problem, this, &Page::problem);
    connect(m_form, &NewStudyForm::notice, this, &Page::notice);
    connect(m_form, &NewStudyForm::cancelled, this, [this] {
        m_stack->setCurrentWidget(m_empty);
        showStudies();
    });
    showStudies();
}

void StudyPage::makeActions()
{
    m_new = new QAction(themeIcon(QStringLiteral("circle-plus")), tr("New study"), this);
    m_new->setShortcut(QKeySequence::New);
    m_new->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_new->setToolTip(tr("Choose texts and raters (%1)").arg(m_new->shortcut().toString(QKeySequence::NativeText)));
    m_openProject = new QAction(themeIcon(QStringLiteral("folder-open")), tr("Open project…"), this);
    m_openProject->setToolTip(tr("Look at the studies of another folder, or choose an empty one for a new project"));
    addActions({m_new, m_openProject});
    connect(m_new, &QAction::triggered, this, &StudyPage::beginStudy);
    connect(m_openProject, &QAction::triggered, this, &StudyPage::chooseProject);
}

QWidget* StudyPage::buildHeader()
{
    m_folder = new ElidedLabel;
    m_folder->setStyle(TextSize::Caption, Token::Muted);
    m_folder->setElideMode(Qt::ElideMiddle);
    m_folder->setMeaning(tr("The project's folder: runs, studies and judge runs are in its project.sqlite"));
    return m_folder;
}

void StudyPage::beginStudy()
{
    if (m_stack->currentWidget() != m_form)
        m_form->begin(freeName());
    m_stack->setCurrentWidget(m_form);
}

QString StudyPage::freeName() const
{
    for (int number = 1;; ++number) {
        const QString name = number == 1 ? tr("Study") : tr("Study %1").arg(number);
        const auto isTaken = [&](const Study& study) { return QString::fromStdString(study.name) == name; };
        if (std::ranges::none_of(m_open->studies(), isTaken))
            return name;
    }
}

void StudyPage::showStudies()
{
    m_folder->setText(tr("Project: %1").arg(m_desk->folder()));
    fillTable();
    if (m_stack->currentWidget() == m_form)
        return;
    if (!m_open->studies().empty()) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    if (m_open->isLoading()) {
        m_empty->setSentence(tr("The project is being read."));
        m_empty->setAction({});
    } else if (!m_open->problem().isEmpty()) {
        m_empty->setSentence(m_open->problem());
        m_empty->setAction(tr("Open project…"));
    } else {
        m_empty->setSentence(tr("A study lets people rate what models wrote, without knowing which model wrote it. "
                                "Its results appear here."));
        m_empty->setAction(tr("New study"));
    }
}

void StudyPage::fillTable()
{
    const QSignalBlocker quiet(m_table->selectionModel());
    std::vector<std::vector<Fact>> rows;
    int current = -1;
    for (const Study& study : m_open->studies()) {
        if (m_open->current() == &study)
            current = int(rows.size());
        rows.push_back(factsOf(study));
    }
    m_studies->setFacts({{tr("Study"), {}},
                         {tr("State"), tr("Blind: who wrote what is shown nowhere.")},
                         {tr("Items"), tr("Distinct texts, without gold items.")},
                         {tr("Models"), tr("Runs at an epoch.")},
                         {tr("Ratings an item"), tr("Within the overlap.")},
                         {tr("Overlap"), tr("Share of items with so many raters; the others have one.")},
                         {tr("Raters"), tr("Without those whose pack is void.")}},
                        std::move(rows));
    if (current >= 0)
        m_table->selectRow(current);
    m_table->viewport()->update();
}

void StudyPage::chooseProject()
{
    auto* dialog = new QFileDialog(this, tr("Open a project"), m_desk->folder());
    dialog->setObjectName(QStringLiteral("chooseProject"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_stack->setCurrentWidget(m_empty);
        m_desk->setFolder(folder);
        Q_EMIT projectChosen(folder);
    });
    dialog->open();
}

void StudyPage::onCreated(qint64 study)
{
    m_stack->setCurrentWidget(m_empty);
    m_open->setCurrent(study);
    showStudies();
    Q_EMIT openPage(QStringLiteral("blinding"));
}

void StudyPage::fillForPicture()
{
    beginStudy();
    m_form->design()->setRaters({tr("Rater 1"), tr("Rater 2"), tr("Rater 3")});
    constexpr int kRunsAreReadMs = 300;
    QTimer::singleShot(kRunsAreReadMs, m_form->models(), &ModelTree::checkAll);
}

void StudyPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void StudyPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    beginStudy();
    m_form->addSources(localFiles(event->mimeData()));
}

} // namespace palimpsest
