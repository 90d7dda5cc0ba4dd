#include "ui/judge/calibration_page.h"

#include "ui/judge/calibration_models.h"
#include "ui/judge/candidate_texts.h"
#include "ui/judge/coefficient_card.h"
#include "ui/judge/joint_table.h"
#include "ui/judge/result_table.h"
#include "ui/language/date_text.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

QSplitter* sideBySide(QWidget* left, QWidget* right)
{
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({640, 480});
    left->layout()->setContentsMargins(0, 0, kSpaceWide, 0);
    right->layout()->setContentsMargins(kSpaceWide, 0, 0, 0);
    return splitter;
}

QWidget* under(const QString& title, QWidget* content)
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new SectionHeader(title));
    layout->addWidget(content, 1);
    return box;
}

} // namespace

CalibrationPage::CalibrationPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent)
    : ResultPage(desk, judge, QStringLiteral("scale"), parent),
      m_record(new QAction(themeIcon(QStringLiteral("save")), tr("Record"), this)),
      m_partner(new QComboBox),
      m_joint(new JointTable),
      m_models(new CalibrationModelsModel(this)),
      m_disagreements(new DisagreementsModel(this)),
      m_texts(new CandidateTexts)
{
    m_record->setToolTip(tr("Append this calibration to the project's record, which only grows"));
    m_partner->setObjectName(QStringLiteral("partner"));
    m_partner->setAccessibleName(tr("What the judge is held against"));
    m_partner->setToolTip(tr("A human study of this project, or another of its judge runs"));
    m_partner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_partner->setMinimumContentsLength(24);
    auto* against = new QLabel(tr("against"));
    against->setBuddy(m_partner);
    addTrailing(against);
    addTrailing(m_partner);
    buildTables();
    setContent(buildContent());
    connect(m_partner, &QComboBox::activated, this, [this](int row) {
        m_wanted = m_view.choices[std::size_t(row)].partner;
        read(run());
    });
    connect(m_worstTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CalibrationPage::showWorst);
    connect(m_record, &QAction::triggered, this, &CalibrationPage::record);
    m_record->setEnabled(false);
}

void CalibrationPage::buildTables()
{
    m_modelTable = resultTable(m_models, tr("Agreement by model"));
    m_modelTable->horizontalHeader()->setSectionResizeMode(CalibrationModelsModel::Model, QHeaderView::Stretch);
    m_worstTable = resultTable(m_disagreements, tr("Worst disagreements"));
    m_worstTable->setObjectName(QStringLiteral("worst"));
    m_worstTable->horizontalHeader()->setSectionResizeMode(DisagreementsModel::Model, QHeaderView::Stretch);
}

QWidget* CalibrationPage::buildCards()
{
    m_rho = new CoefficientCard(tr("Spearman's ρ"), tr("Over candidates: Pearson's r of the mid-ranks of both"));
    m_tau = new CoefficientCard(tr("Kendall's τ-b"),
                                tr("Over candidates\n(P − Q) / √((n₀ − n₁)(n₀ − n₂)), n₁ and n₂ the ties in each"));
    m_kappa = new CoefficientCard(tr("κ, quadratic"),
                                  tr("Cohen's κ with quadratic weights, after a grade s is put on the human scale as "
                                     "1 + round(7 s / 10). The scales differ: read it beside the table."));
    m_system = new CoefficientCard(tr("τ-b of the models' means"),
                                   tr("Whether the judge orders models as the other does. A difference of models can "
                                      "pose as agreement on candidates: compare it with ρ and τ-b by model."));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (CoefficientCard* card : {m_rho, m_tau, m_kappa, m_system})
        layout->addWidget(card, 1);
    return row;
}

QWidget* CalibrationPage::buildContent()
{
    m_note = new QLabel;
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setFont(themeFont(TextSize::Caption));
    auto* inside = new QWidget;
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpaceWide);
    layout->addWidget(buildCards());
    layout->addWidget(m_note);
    layout->addWidget(sideBySide(under(tr("Ratings and grades"), m_joint), under(tr("By model"), m_modelTable)));
    auto* worst = sideBySide(under(tr("Worst disagreements"), m_worstTable), under(tr("The texts"), m_texts));
    worst->setMinimumHeight(Theme::instance().scaled(320));
    layout->addWidget(worst, 1);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inside);
    return area;
}

void CalibrationPage::read(std::int64_t run)
{
    ask([run, wanted = m_wanted](Project& project) { return readCalibration(project, run, wanted); },
        [this](CalibrationView view) { take(std::move(view)); });
}

void CalibrationPage::take(CalibrationView view)
{
    m_view = std::move(view);
    showChoices();
    const QString why = whyNot();
    m_record->setEnabled(why.isEmpty());
    if (!why.isEmpty())
        return showSentence(why);
    showCalibration(*m_view.calibration);
    showContent();
}

void CalibrationPage::showChoices()
{
    m_partner->clear();
    for (const PartnerChoice& choice : m_view.choices) {
        const QString name = safeText(QString::fromStdString(choice.name));
        const QString text = choice.partner.study ? tr("study %1").arg(name) : tr("judge run %1").arg(name);
        m_partner->addItem(choice.blind ? tr("%1 (blind)").arg(text) : text);
    }
    m_partner->setEnabled(!m_view.choices.empty());
    m_partner->setCurrentIndex(m_view.chosen ? int(*m_view.chosen) : -1);
}

QString CalibrationPage::whyNot() const
{
    if (!m_view.chosen)
        return tr("A judge is calibrated against a human study of this project, or against another judge run; there is "
                  "neither yet.");
    if (m_view.choices[*m_view.chosen].blind)
        return tr("This study is still blind. Unblind it under Results, then its ratings can stand beside the judge's "
                  "grades.");
    if (!m_view.calibration)
        return tr("The two have no graded candidate in common: choose another one above.");
    return {};
}

void CalibrationPage::showCalibration(const Calibration& calibration)
{
    m_rho->setStatistic(calibration.rho, calibration.rhoInterval);
    m_tau->setStatistic(calibration.tauB, calibration.tauInterval);
    m_kappa->setStatistic(calibration.kappa, calibration.kappaInterval);
    const QString systemRho =
        calibration.systemRho.value ? QLocale().toString(*calibration.systemRho.value, 'f', 3) : QStringLiteral("–");
    m_system->setStatistic(calibration.systemTau, {},
                           tr("%n model(s), ρ %1", nullptr, int(calibration.models.size())).arg(systemRho));
    QString note = tr("%n candidate(s) that both graded.", nullptr, int(calibration.n)) + QLatin1Char(' ')
                   + (calibration.scale == CalibrationScale::Human
                          ? tr("The scales do not order texts alike: ranks are compared, values never.")
                          : tr("For κ both grades are binned by 1 + round(7 s / 10)."));
    if (!m_view.records.empty())
        note += QLatin1Char(' ')
                + tr("Recorded %n time(s), last at %1.", nullptr, int(m_view.records.size()))
                      .arg(dateText(
                          QDateTime::fromString(QString::fromStdString(m_view.records.front().at), Qt::ISODateWithMs)));
    m_note->setText(note);
    m_joint->setCalibration(calibration);
    m_models->setCalibration(calibration);
    m_disagreements->setCalibration(calibration, m_view.worst);
    if (m_disagreements->rowCount() > 0)
        m_worstTable->selectRow(0);
    showWorst();
}

void CalibrationPage::showWorst()
{
    const int row = m_worstTable->currentIndex().row();
    if (row >= 0 && row < int(m_view.worst.size()))
        m_texts->setUnit(m_view.worst[std::size_t(row)]);
    else
        m_texts->setNothing(tr("The two place every candidate alike."));
}

void CalibrationPage::record()
{
    desk()->write(
        this,
        [run = run(), partner = m_view.choices[*m_view.chosen].partner,
         calibration = *m_view.calibration](Project& project) -> Result<std::int64_t> {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return recordCalibration(store, run, partner, calibration);
        },
        [this](const Result<std::int64_t>& id) {
            if (id)
                Q_EMIT notice(tr("Recorded as calibration %1.").arg(*id));
            else
                Q_EMIT problem(QString::fromStdString(id.error().text()), tr("It was not recorded."));
        });
}

} // namespace palimpsest
