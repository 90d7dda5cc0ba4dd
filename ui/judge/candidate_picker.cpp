#include "ui/judge/candidate_picker.h"

#include "ui/bridge/project_desk.h"
#include "ui/shell/preferences.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kRunRole = Qt::UserRole;
constexpr int kEpochRole = Qt::UserRole + 1;
constexpr int kMostRows = 9;
constexpr int kRowHeight = 24;

QString epochName(std::int64_t epoch)
{
    return epoch == kFinalEpoch ? CandidatePicker::tr("final") : CandidatePicker::tr("epoch %1").arg(epoch);
}

} // namespace

CandidatePicker::CandidatePicker(ProjectDesk* desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_tree(new QTreeWidget),
      m_hint(new QLabel),
      m_import(new QPushButton(themeIcon(QStringLiteral("plus")), tr("Import a run…"))),
      m_importOpen(new QPushButton)
{
    build();
    connect(m_tree, &QTreeWidget::itemChanged, this, &CandidatePicker::onItemChanged);
    for (const auto signal : {&QTreeWidget::itemExpanded, &QTreeWidget::itemCollapsed})
        connect(m_tree, signal, this, &CandidatePicker::fitHeight);
    connect(m_import, &QPushButton::clicked, this, &CandidatePicker::chooseRun);
    connect(m_importOpen, &QPushButton::clicked, this, [this] { importRun(m_openRun); });
    show({});
}

void CandidatePicker::build()
{
    m_tree->setObjectName(QStringLiteral("candidates"));
    m_tree->setAccessibleName(tr("Candidates to grade"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTabKeyNavigation(false);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_import->setToolTip(tr("Reads the candidates of a run directory, or of an unlearn.csv, into the project"));
    m_importOpen->setToolTip(tr("Reads the candidates of the run that the window looks at into the project"));
    m_importOpen->setObjectName(QStringLiteral("importOpenRun"));
    auto* header = new SectionHeader(tr("What to grade"));
    header->addTrailing(m_importOpen);
    header->addTrailing(m_import);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(header);
    layout->addWidget(m_hint);
    layout->addWidget(m_tree);
}

void CandidatePicker::reload()
{
    const int question = ++m_question;
    if (!m_desk->exists())
        return show({});
    m_desk->read(
        this, [](Project& project) { return project.runs(); },
        [this, question](const Result<std::vector<ProjectRun>>& runs) {
            if (question != m_question)
                return;
            if (!runs)
                Q_EMIT problem(QString::fromStdString(runs.error().text()), tr("Nothing can be chosen to grade."));
            show(runs ? *runs : std::vector<ProjectRun>());
        });
}

void CandidatePicker::show(const std::vector<ProjectRun>& runs)
{
    const auto before = chosen().size();
    m_runs = runs;
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        for (const ProjectRun& run : runs)
            addRun(run);
    }
    m_tree->setVisible(!runs.empty());
    fitHeight();
    m_hint->setVisible(runs.empty());
    m_hint->setText(tr("The project has no candidates yet. Import a run: its generations are copied into the project, "
                       "so that their grades stay with them."));
    offerOpenRun();
    if (chosen().size() != before)
        Q_EMIT changed();
}

void CandidatePicker::addRun(const ProjectRun& run)
{
    auto* parent = new QTreeWidgetItem(m_tree, {safeText(QString::fromStdString(run.name))});
    parent->setToolTip(0, safeText(QString::fromStdString(run.path)).toHtmlEscaped());
    const QSize rowSize(0, Theme::instance().scaled(kRowHeight));
    parent->setSizeHint(0, rowSize);
    parent->setFlags(parent->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
    std::vector<std::int64_t> epochs = run.epochs;
    std::ranges::sort(epochs);
    bool anyTicked = false;
    for (const std::int64_t epoch : epochs) {
        auto* item = new QTreeWidgetItem(parent, {epochName(epoch)});
        item->setSizeHint(0, rowSize);
        item->setData(0, kRunRole, qlonglong(run.id));
        item->setData(0, kEpochRole, qlonglong(epoch));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        const bool ticked = m_ticked.count({run.id, epoch}) > 0;
        item->setCheckState(0, ticked ? Qt::Checked : Qt::Unchecked);
        anyTicked = anyTicked || ticked;
    }
    parent->setExpanded(anyTicked || m_runs.size() == 1);
}

/// As many rows as there are, up to a limit: the form goes on below.
void CandidatePicker::fitHeight()
{
    int rows = 0;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* run = m_tree->topLevelItem(i);
        rows += 1 + (run->isExpanded() ? run->childCount() : 0);
    }
    m_tree->setFixedHeight(Theme::instance().scaled(kRowHeight) * std::clamp(rows, 1, kMostRows));
}

void CandidatePicker::onItemChanged(QTreeWidgetItem* item)
{
    const QVariant run = item->data(0, kRunRole);
    if (!run.isValid())
        return; // its epochs tell
    const std::pair<std::int64_t, std::int64_t> epoch{run.toLongLong(), item->data(0, kEpochRole).toLongLong()};
    if (item->checkState(0) == Qt::Checked)
        m_ticked.insert(epoch);
    else
        m_ticked.erase(epoch);
    Q_EMIT changed();
}

std::vector<GradedEpoch> CandidatePicker::chosen() const
{
    std::vector<GradedEpoch> chosen;
    for (const ProjectRun& run : m_runs)
        for (const std::int64_t epoch : run.epochs)
            if (m_ticked.count({run.id, epoch}) > 0)
                chosen.push_back({run.id, epoch});
    return chosen;
}

void CandidatePicker::tickFirst()
{
    if (QTreeWidgetItem* run = m_tree->topLevelItem(0))
        run->setCheckState(0, Qt::Checked);
}

void CandidatePicker::setOpenRun(const QString& directory)
{
    m_openRun = directory;
    offerOpenRun();
}

void CandidatePicker::offerOpenRun()
{
    const QString name = QDir(m_openRun).dirName();
    const auto sameName = [&](const ProjectRun& run) { return QString::fromStdString(run.name) == name; };
    m_importOpen->setVisible(!m_openRun.isEmpty() && std::ranges::none_of(m_runs, sameName));
    m_importOpen->setText(tr("Import %1").arg(name));
}

void CandidatePicker::chooseRun()
{
    auto* dialog = new QFileDialog(this, tr("Import a run into the project"), loadPreferences().runsFolder);
    dialog->setObjectName(QStringLiteral("importRun"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &CandidatePicker::importRun);
    dialog->open();
}

void CandidatePicker::importRun(const QString& path)
{
    m_import->setEnabled(false);
    m_importOpen->setEnabled(false);
    m_desk->write(
        this,
        [file = QFile::encodeName(path).toStdString()](Project& project) {
            return project.importRun({file, "", ""});
        },
        [this, path](const Result<RunImport>& imported) {
            m_import->setEnabled(true);
            m_importOpen->setEnabled(true);
            if (!imported)
                return Q_EMIT problem(QString::fromStdString(imported.error().text()),
                                      tr("Choose a run directory, or a folder with an unlearn.csv or epoch<k>.csv."));
            Q_EMIT notice(tr("%n candidate(s) of %1 are in the project.", nullptr, int(imported->generations))
                              .arg(QString::fromStdString(imported->name)));
            reload();
        });
}

} // namespace palimpsest
