#include "ui/judge/judge_run_page.h"

#include "ui/bridge/run_handle.h"
#include "ui/judge/candidate_picker.h"
#include "ui/judge/judge_choice_form.h"
#include "ui/judge/judge_estimate_panel.h"
#include "ui/judge/open_judge.h"
#include "ui/judge/template_panel.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/scroll_area.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kRunFormWidth = 800;
constexpr int kSideWidth = 360;
const QString kRunSplitter = QStringLiteral("judge_run/splitter");

QLabel* wrapped()
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

JudgeRunPage::JudgeRunPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent)
    : Page(parent),
      m_desk(desk),
      m_judge(judge),
      m_candidates(new CandidatePicker(desk)),
      m_template(new TemplatePanel),
      m_choice(new JudgeChoiceForm(judge)),
      m_estimate(new JudgeEstimatePanel(desk)),
      m_destination(wrapped()),
      m_why(wrapped()),
      m_create(new QPushButton(themeIcon(QStringLiteral("chevron-right"), Token::OnAccent), tr("Create and probe")))
{
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildForm());
    splitter->addWidget(buildSide());
    splitter->setSizes({kRunFormWidth, kSideWidth});
    splitter->setStretchFactor(0, 1);
    splitter->restoreState(QSettings().value(kRunSplitter).toByteArray());
    connect(splitter, &QSplitter::splitterMoved, this,
            [splitter] { QSettings().setValue(kRunSplitter, splitter->saveState()); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connectParts();
    m_template->setTemplates(m_judge->templates());
    refresh();
}

QWidget* JudgeRunPage::buildForm()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpaceWide, 8, kSpaceWide, kSpaceWide);
    column->setSpacing(24);
    for (QWidget* part :
         {static_cast<QWidget*>(m_candidates), static_cast<QWidget*>(m_choice), static_cast<QWidget*>(m_template)})
        column->addWidget(part);
    column->addStretch(1);
    QScrollArea* area = verticalScrollArea(content);
    area->setMinimumWidth(Theme::instance().scaled(440));
    return area;
}

QWidget* JudgeRunPage::buildSide()
{
    m_create->setObjectName(QStringLiteral("create"));
    m_create->setProperty("primary", true);
    m_create->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_why->setObjectName(QStringLiteral("why"));
    m_destination->setObjectName(QStringLiteral("destination"));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpaceWide, 8, kSpaceWide, kSpaceWide);
    column->setSpacing(16);
    column->addWidget(m_estimate);
    column->addWidget(new SectionHeader(tr("What leaves this machine")));
    column->addWidget(m_destination);
    column->addWidget(m_why);
    column->addWidget(m_create, 0, Qt::AlignLeft);
    column->addStretch(1);
    QScrollArea* area = verticalScrollArea(content);
    area->setMinimumWidth(Theme::instance().scaled(280));
    return area;
}

void JudgeRunPage::connectParts()
{
    connect(m_judge, &OpenJudge::loaded, this, [this] {
        m_template->setTemplates(m_judge->templates());
        m_candidates->reload();
        refresh();
    });
    connect(m_candidates, &CandidatePicker::changed, this, &JudgeRunPage::refresh);
    connect(m_template, &TemplatePanel::changed, this, &JudgeRunPage::refresh);
    connect(m_choice, &JudgeChoiceForm::changed, this, &JudgeRunPage::refresh);
    connect(m_choice, &JudgeChoiceForm::endpointsRequested, this,
            [this] { Q_EMIT openPage(QStringLiteral("endpoints")); });
    connect(m_candidates, &CandidatePicker::problem, this, &Page::problem);
    connect(m_candidates, &CandidatePicker::notice, this, &Page::notice);
    connect(m_template, &TemplatePanel::problem, this, &Page::problem);
    connect(m_create, &QPushButton::clicked, this, &JudgeRunPage::create);
}

void JudgeRunPage::setRun(RunHandle* run) { m_candidates->setOpenRun(run != nullptr ? run->directory() : QString()); }

void JudgeRunPage::fillForPicture()
{
    m_candidates->tickFirst();
    if (!m_judge->runs().empty())
        m_choice->take(m_judge->runs().back().run);
}

void JudgeRunPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_candidates->reload();
}

Result<JudgeRun> JudgeRunPage::settings() const
{
    JudgeRun run;
    PALIMPSEST_TRY(run.prompt, m_template->prompt());
    m_choice->fill(run);
    return run;
}

void JudgeRunPage::refresh()
{
    const Result<JudgeRun> run = settings();
    const std::vector<GradedEpoch> graded = m_candidates->chosen();
    QString why = m_choice->check();
    if (graded.empty())
        why = tr("Tick what is to be graded.");
    else if (!run)
        why = QString::fromStdString(run.error().message);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    const bool ready = why.isEmpty() && run;
    m_create->setEnabled(ready && !m_creating);
    m_create->setToolTip(ready ? tr("Stores the run as a draft and shows its probe; nothing is sent yet (Ctrl+Enter)")
                               : why);
    m_estimate->setRun(run ? *run : JudgeRun(), graded, ready);
    showDestination(run ? *run : JudgeRun());
}

void JudgeRunPage::showDestination(const JudgeRun& run)
{
    const QString host = QUrl(QString::fromStdString(run.endpoint.baseUrl)).host();
    m_destination->setText(
        host.isEmpty() ? tr("Nothing, until an endpoint is chosen and the run is probed or confirmed.")
                       : tr("Prefix, reference and generation of every candidate that is graded go to %1, and nowhere "
                            "else, once the run is probed or confirmed.")
                             .arg(safeText(host)));
}

void JudgeRunPage::create()
{
    const Result<JudgeRun> run = settings();
    if (!run)
        return;
    m_creating = true;
    m_create->setEnabled(false);
    m_desk->write(
        this,
        [run = *run, graded = m_candidates->chosen()](Project& project) {
            return createJudgeRun(project, run, graded);
        },
        [this](const Result<CreatedRun>& created) {
            m_creating = false;
            refresh();
            if (!created)
                return Q_EMIT problem(QString::fromStdString(created.error().text()),
                                      tr("Nothing was stored or sent."));
            m_judge->setCurrent(created->id);
            Q_EMIT openPage(QStringLiteral("probe"));
        });
}

} // namespace palimpsest
