#include "ui/study/packs_page.h"

#include "ui/study/fact_table.h"
#include "ui/study/rater_program.h"
#include "ui/study/study_words.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr const char* kPacksFolder = "packs/folder";

QToolButton* buttonFor(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text());
    return button;
}

std::vector<FactColumn> columns()
{
    return {{PacksPage::tr("Rater"), {}},
            {PacksPage::tr("Pack"), PacksPage::tr("The name in the file's name: pack-<name>.palpack.")},
            {PacksPage::tr("Items"), PacksPage::tr("Gold and repeats included.")},
            {PacksPage::tr("Written"), PacksPage::tr("When the pack was last written to a folder.")},
            {PacksPage::tr("Returned"), PacksPage::tr("Items with an answer, skipped ones included, of all.")},
            {PacksPage::tr("Imports"), PacksPage::tr("Returns that were taken in.")},
            {PacksPage::tr("State"), {}}};
}

std::vector<Fact> factsOf(const PackState& pack)
{
    const bool isVoid = pack.voidedAt.has_value();
    const auto fact = [isVoid](const QString& words, bool isNumber) {
        return Fact{.text = words, .meaning = {}, .muted = isVoid, .isNumber = isNumber};
    };
    QString state = pack.answered == 0           ? PacksPage::tr("Waits")
                    : pack.answered < pack.items ? PacksPage::tr("Under way")
                                                 : PacksPage::tr("Complete");
    if (isVoid)
        state = PacksPage::tr("Void since %1").arg(timeText(*pack.voidedAt));
    return {
        fact(pack.isExperimenter ? PacksPage::tr("%1 (experimenter)").arg(text(pack.rater)) : text(pack.rater), false),
        fact(text(shortName(pack.uid)), false),
        fact(QString::number(pack.items), true),
        fact(pack.exportedAt ? timeText(*pack.exportedAt) : PacksPage::tr("not yet"), false),
        fact(QStringLiteral("%1 / %2").arg(pack.answered).arg(pack.items), true),
        fact(QString::number(pack.imports), true),
        fact(state, false)};
}

} // namespace

PacksPage::PacksPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : StudyContentPage(desk, study, parent),
      m_desk(desk),
      m_format(std::make_shared<FolderArchive>()),
      m_table(new FactTable(this)),
      m_view(makeFactView(m_table, tr("Packs"))),
      m_summary(new QLabel)
{
    makeActions();
    m_body = buildBody();
    addBody(m_body);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PacksPage::updateActions);
    updateActions();
}

void PacksPage::makeActions()
{
    const auto action = [this](const char* icon, const QString& words, const QString& tip) {
        auto* made = new QAction(themeIcon(QString::fromLatin1(icon)), words, this);
        made->setToolTip(tip);
        addAction(made);
        return made;
    };
    m_writeAll = action("download", tr("Write all packs…"), tr("One .palpack a rater, to be sent to them"));
    m_writeOne = action("package", tr("Write pack…"), tr("The selected rater's pack alone"));
    m_rateHere = action("pencil-line", tr("Rate here"),
                        tr("Writes the selected pack into the project and opens the raters' program on it. Notes that "
                           "this rater runs the experiment: every report says so."));
    m_void = action("ban", tr("Make void…"), tr("The selected pack counts no more, and its returns are refused"));
    connect(m_writeAll, &QAction::triggered, this, [this] { askForFolder({}); });
    connect(m_writeOne, &QAction::triggered, this, [this] { askForFolder(text(selected()->rater)); });
    connect(m_rateHere, &QAction::triggered, this, [this] { rateHere(text(selected()->rater)); });
    connect(m_void, &QAction::triggered, this, &PacksPage::askToVoid);
}

QWidget* PacksPage::buildBody()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_writeOne, m_rateHere, m_void});
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    for (QAction* action : {m_writeAll, m_writeOne, m_rateHere, m_void})
        line->addWidget(buttonFor(action));
    line->addStretch(1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(m_view, 1);
    column->addWidget(m_summary);
    return body;
}

void PacksPage::setArchive(std::shared_ptr<const ArchiveFormat> format) { m_format = std::move(format); }

void PacksPage::readStudy()
{
    ask([](Project& project, const Study& study) { return packStates(project, study); },
        [this](std::vector<PackState> packs) { showPacks(std::move(packs)); });
}

void PacksPage::showPacks(std::vector<PackState> packs)
{
    const int before = m_view->currentIndex().row();
    m_packs = std::move(packs);
    std::vector<std::vector<Fact>> rows;
    std::int64_t items = 0, answered = 0, voided = 0;
    for (const PackState& pack : m_packs) {
        rows.push_back(factsOf(pack));
        items += pack.voidedAt ? 0 : pack.items;
        answered += pack.voidedAt ? 0 : pack.answered;
        voided += pack.voidedAt ? 1 : 0;
    }
    m_table->setFacts(columns(), std::move(rows));
    if (before >= 0 && before < int(m_packs.size()))
        m_view->selectRow(before);
    m_summary->setText(tr("%1 of %2 items are returned; packs: %3, void: %4.")
                           .arg(answered)
                           .arg(items)
                           .arg(m_packs.size())
                           .arg(voided));
    updateActions();
    showBody(m_body);
}

const PackState* PacksPage::selected() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    const std::size_t row = rows.isEmpty() ? m_packs.size() : std::size_t(rows.front().row());
    return row < m_packs.size() ? &m_packs[row] : nullptr;
}

void PacksPage::updateActions()
{
    const PackState* pack = selected();
    const bool isLive = pack != nullptr && !pack->voidedAt;
    const bool isOpen = openStudy()->current() != nullptr && openStudy()->current()->state == "open";
    for (QAction* action : {m_writeOne, m_rateHere, m_void})
        action->setEnabled(isLive && isOpen);
    m_writeAll->setEnabled(isOpen && std::ranges::any_of(m_packs, [](const auto& p) { return !p.voidedAt; }));
}

void PacksPage::askForFolder(const QString& rater)
{
    auto* dialog =
        new QFileDialog(this, tr("Where the packs go"), QSettings().value(kPacksFolder, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, rater](const QString& folder) {
        QSettings().setValue(kPacksFolder, folder);
        writeTo(folder, rater);
    });
    dialog->open();
}

void PacksPage::writeTo(const QString& folder, const QString& rater)
{
    m_desk->write(
        this,
        [folder = QFile::encodeName(folder).toStdString(), rater = rater.toStdString(), format = m_format,
         study = *openStudy()->current()](Project& project) {
            return writePacks(project, study, *format, folder, rater);
        },
        [this, folder](const Result<std::vector<std::filesystem::path>>& paths) {
            if (!paths)
                Q_EMIT problem(text(paths.error().text()), tr("The page Blinding shows every finding of the lint."));
            else
                Q_EMIT notice(tr("Packs written to %1: %2.").arg(folder).arg(paths->size()));
        });
}

void PacksPage::rateHere(const QString& rater)
{
    Result<QString> program = m_raterProgram.isEmpty() ? findRaterProgram() : Result<QString>(m_raterProgram);
    if (!program) {
        Q_EMIT problem(text(program.error().text()), tr("Nobody was noted as a rater who runs the experiment."));
        return;
    }
    m_desk->write(
        this,
        [rater = rater.toStdString(), format = m_format,
         study = *openStudy()->current()](Project& project) -> Result<std::filesystem::path> {
            PALIMPSEST_TRY(const auto paths, writePacks(project, study, *format, project.folder() / "packs", rater));
            PALIMPSEST_CHECK(markExperimenter(project, study, rater));
            return paths.front();
        },
        [this, program = *program](const Result<std::filesystem::path>& path) {
            if (!path) {
                Q_EMIT problem(text(path.error().text()), tr("The raters' program was not started."));
                return;
            }
            const QString pack = QFile::decodeName(path->c_str());
            if (const Status started = startRater(program, pack); !started)
                Q_EMIT problem(text(started.error().text()), tr("The pack itself is written."));
            else
                Q_EMIT notice(tr("The raters' program opens %1. Its return appears beside the pack; bring it in on the "
                                 "page Import.")
                                  .arg(pack));
        });
}

void PacksPage::askToVoid()
{
    const PackState pack = *selected();
    auto* question = new QMessageBox(QMessageBox::Question, tr("Make a pack void"),
                                     tr("Make the pack of %1 void?").arg(text(pack.rater)), QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("It cannot be taken back: its returns are refused from then on, and its %1 answers "
                                    "count no more.")
                                     .arg(pack.answered));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = question->addButton(tr("Make void"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, id = pack.id] { makeVoid(id); });
    question->open();
}

void PacksPage::makeVoid(qint64 pack)
{
    change([pack](Project& project, const Study&) { return voidPack(project, pack); });
}

} // namespace palimpsest
