#include "ui/compare/sample_across_runs.h"

#include "ui/compare/compared_runs.h"
#include "ui/feedback/compared_text.h"
#include "ui/theme/safe_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSlider>

#include <algorithm>
#include <map>

namespace palimpsest {

namespace {

constexpr int kTitleLength = 60;

QString sampleTitle(const SampleText& sample)
{
    QString start = safeText(sample.reference).simplified();
    if (start.size() > kTitleLength)
        start = start.left(kTitleLength) + QStringLiteral("…");
    return QStringLiteral("%1 · %2").arg(sample.id).arg(start);
}

} // namespace

SampleAcrossRuns::SampleAcrossRuns(const ComparedRuns* runs, QWidget* parent)
    : QWidget(parent),
      m_runs(runs),
      m_sample(new QComboBox),
      m_epoch(new QSlider(Qt::Horizontal)),
      m_epochText(new QLabel),
      m_texts(new QHBoxLayout),
      m_reference(new ComparedText(tr("Reference")))
{
    m_sample->setAccessibleName(tr("Sample"));
    m_sample->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sample->setMinimumContentsLength(32);
    m_epoch->setAccessibleName(tr("Epoch"));
    m_epoch->setToolTip(tr("The epoch after which the texts were generated; a run that ended earlier shows its last."));
    auto* controls = new QHBoxLayout;
    controls->setSpacing(8);
    controls->addWidget(new QLabel(tr("Sample")));
    controls->addWidget(m_sample, 2);
    controls->addWidget(new QLabel(tr("Epoch")));
    controls->addWidget(m_epoch, 1);
    controls->addWidget(m_epochText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addLayout(controls);
    column->addLayout(m_texts, 1);
    m_texts->setSpacing(16);
    m_texts->addWidget(columnOf(m_reference), 1);
    m_reference->setMuted(true);
    connect(m_sample, &QComboBox::currentIndexChanged, this, &SampleAcrossRuns::show);
    connect(m_epoch, &QSlider::valueChanged, this, &SampleAcrossRuns::show);
    connect(runs, &ComparedRuns::changed, this, &SampleAcrossRuns::readSamples);
    readSamples();
}

void SampleAcrossRuns::readSamples()
{
    std::map<std::int64_t, QString> titles;
    for (int row = 0; row < m_runs->count(); ++row)
        if (m_runs->at(row).isReady())
            for (const SampleText& sample : m_runs->at(row).handle->model().samples())
                titles.emplace(sample.id, sampleTitle(sample));
    const QVariant chosen = m_sample->currentData();
    const QSignalBlocker quiet(m_sample);
    if (static_cast<std::size_t>(m_sample->count()) != titles.size()) {
        m_sample->clear();
        for (const auto& [id, title] : titles)
            m_sample->addItem(title, QVariant::fromValue(qint64(id)));
        m_sample->setCurrentIndex(std::max(0, m_sample->findData(chosen)));
    }
    m_sample->setEnabled(m_sample->count() > 0);
    readEpochs();
    makeColumns();
    show();
}

void SampleAcrossRuns::readEpochs()
{
    std::int64_t last = 0;
    for (int row = 0; row < m_runs->count(); ++row) {
        const auto epochs = m_runs->at(row).handle->model().sampledEpochs();
        if (!epochs.empty())
            last = std::max(last, epochs.back());
    }
    const QSignalBlocker quiet(m_epoch);
    const bool atEnd = m_epoch->value() == m_epoch->maximum();
    m_epoch->setRange(0, static_cast<int>(last));
    if (atEnd)
        m_epoch->setValue(static_cast<int>(last));
    m_epoch->setEnabled(last > 0);
}

void SampleAcrossRuns::setGrades(GradesOf grades)
{
    m_gradesOf = std::move(grades);
    show();
}

QWidget* SampleAcrossRuns::columnOf(ComparedText* text)
{
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_marks.append(new GradeMarks);
    layout->addWidget(m_marks.back());
    layout->addWidget(text, 1);
    return column;
}

void SampleAcrossRuns::makeColumns()
{
    QList<int> rows;
    for (int row = 0; row < m_runs->count(); ++row)
        if (m_runs->at(row).shown && m_runs->at(row).isReady())
            rows.append(row);
    m_rows = rows;
    while (m_columns.size() > rows.size()) {
        m_marks.takeLast();
        m_columns.takeLast()->parentWidget()->deleteLater();
    }
    while (m_columns.size() < rows.size()) {
        m_columns.append(new ComparedText({}));
        m_texts->addWidget(columnOf(m_columns.back()), 1);
    }
    QList<QScrollBar*> bars{m_reference->verticalScrollBar()};
    for (ComparedText* column : std::as_const(m_columns))
        bars.append(column->verticalScrollBar());
    linkScrolling(bars);
}

void SampleAcrossRuns::show()
{
    const qint64 id = m_sample->currentData().toLongLong();
    const int wanted = m_epoch->value();
    m_epochText->setText(wanted == 0 ? tr("before") : QString::number(wanted));
    QString reference;
    QList<QList<Grade>> grades(m_rows.size());
    for (int i = 0; i < m_rows.size(); ++i) {
        const RunModel& model = m_runs->at(m_rows[i]).handle->model();
        const SampleText* text = model.sampleText(id);
        if (text != nullptr && reference.isEmpty())
            reference = text->reference;
        const auto epochs = model.sampledEpochs();
        const auto after = std::upper_bound(epochs.begin(), epochs.end(), std::int64_t{wanted});
        const SampleEvaluated* result = after == epochs.begin() ? nullptr : model.sample(id, *std::prev(after));
        const QString name = m_runs->nameOf(m_rows[i]);
        if (result == nullptr || text == nullptr) {
            m_columns[i]->setTitle(name);
            m_columns[i]->setAbsent(tr("This run has no such sample after that epoch."));
            continue;
        }
        m_columns[i]->setTitle(result->epoch == wanted ? name : tr("%1, epoch %2").arg(name).arg(result->epoch));
        m_columns[i]->setTexts(text->reference, QString::fromStdString(result->candidate));
        if (m_gradesOf)
            grades[i] = m_gradesOf(*m_runs->at(m_rows[i]).handle, result->epoch, text->docId);
    }
    showGrades(grades);
    if (reference.isEmpty())
        m_reference->setAbsent(tr("A sample's texts appear here once a run with samples is added."));
    else
        m_reference->setText(reference);
}

void SampleAcrossRuns::showGrades(const QList<QList<Grade>>& grades)
{
    const bool any = std::ranges::any_of(grades, [](const QList<Grade>& its) { return !its.isEmpty(); });
    // Texts begin at the same line in every column, graded or not.
    for (int i = 0; i < m_marks.size(); ++i) {
        QSizePolicy policy = m_marks[i]->sizePolicy();
        policy.setRetainSizeWhenHidden(any);
        m_marks[i]->setSizePolicy(policy);
        m_marks[i]->setGrades(i == 0 ? QList<Grade>() : grades.value(i - 1));
    }
}

} // namespace palimpsest
