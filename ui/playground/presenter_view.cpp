#include "ui/playground/presenter_view.h"

#include "ui/bridge/run_handle.h"
#include "ui/playground/presenter_column.h"
#include "ui/playground/token_view.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kSettleMilliseconds = 200;
constexpr int kNewTokens = 50; // as many as a reference has
constexpr int kLeastPoints = 12;
constexpr int kMostPoints = 44;
constexpr double kPrefixShare = 0.24; // of the height

/// The largest size at which a text wrapped to `width` is at most `height` high.
int fittingPoints(const QString& text, int width, int height, double lineHeight)
{
    for (int points = kMostPoints; points > kLeastPoints; --points) {
        QFont font = themeFont(TextSize::Body);
        font.setPointSize(points);
        const QRect needed =
            QFontMetrics(font).boundingRect(QRect(0, 0, width, 1 << 20), Qt::TextWordWrap | Qt::TextExpandTabs, text);
        if (needed.height() * lineHeight <= height)
            return points;
    }
    return kLeastPoints;
}

} // namespace

PresenterView::PresenterView(QWidget* parent) : Page(parent), m_voices(new PromptVoices(this)), m_ownVoices(true)
{
    build();
}

PresenterView::PresenterView(PromptVoices* voices, QWidget* parent) : Page(parent), m_voices(voices), m_ownVoices(false)
{
    build();
}

void PresenterView::build()
{
    setWindowTitle(tr("Palimpsest: before and after"));
    setFocusPolicy(Qt::StrongFocus);
    m_caption = new QLabel;
    m_keys = new QLabel(tr("← → samples   Enter again   Esc leave"));
    m_prefix = new QLabel;
    m_empty = new QLabel;
    for (QLabel* label : {m_caption, m_keys, m_prefix, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_prefix->setWordWrap(true);
    m_prefix->setAccessibleName(tr("Prefix"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_reference = new PresenterColumn(tr("Reference"));
    m_columns = {new PresenterColumn(tr("Before"), m_voices, PromptVoices::Before),
                 new PresenterColumn(tr("After"), m_voices, PromptVoices::Now)};

    auto* top = new QHBoxLayout;
    top->addWidget(m_caption, 1);
    top->addWidget(m_keys);
    m_content = new QWidget;
    auto* columns = new QHBoxLayout(m_content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(40);
    for (PresenterColumn* column : {m_reference, m_columns[0], m_columns[1]})
        columns->addWidget(column, 1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(48, 32, 48, 32);
    page->setSpacing(24);
    page->addLayout(top);
    page->addWidget(m_prefix);
    page->addWidget(m_content, 1);
    page->addWidget(m_empty, 1);

    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMilliseconds);
    connect(&m_settle, &QTimer::timeout, this, &PresenterView::generate);
    connect(&Theme::instance(), &Theme::changed, this, &PresenterView::fitType);
    connect(m_voices, &PromptVoices::choiceChanged, this, [this] {
        if (isVisible() && m_row >= 0 && !m_voices->isAnswering() && !m_columns[0]->isAnswered()
            && !m_columns[1]->isAnswered())
            m_settle.start();
    });
    takeSamples();
}

void PresenterView::setRun(RunHandle* run)
{
    if (m_run)
        m_run->model().disconnect(this);
    m_run = run;
    m_row = -1;
    if (m_run)
        connect(&m_run->model(), &RunModel::samplesChanged, this, &PresenterView::takeSamples);
    if (m_ownVoices)
        m_voices->setRun(run);
    takeSamples();
}

void PresenterView::takeSamples()
{
    const bool any = m_run && !m_run->model().samples().empty();
    m_empty->setVisible(!any);
    m_content->setVisible(any);
    m_prefix->setVisible(any);
    m_empty->setText(m_run ? tr("This run's forget samples are not there (samples.csv).")
                           : tr("Open a run to present one of its samples."));
    if (any && m_row < 0)
        showRow(0);
    showRecorded();
    showCaption();
    fitType();
}

/// Where a voice has no weights, its column shows what it said when the run evaluated it.
void PresenterView::showRecorded()
{
    if (!m_run || m_row < 0)
        return;
    const RunModel& model = m_run->model();
    const SampleText& sample = model.samples()[std::size_t(m_row)];
    const std::vector<std::int64_t> epochs = model.sampledEpochs();
    for (const PromptVoices::Voice voice : {PromptVoices::Before, PromptVoices::Now}) {
        const bool known = !epochs.empty() && (voice == PromptVoices::Now || epochs.front() == 0);
        const std::int64_t epoch = known && voice == PromptVoices::Now ? epochs.back() : 0;
        const SampleEvaluated* result = known ? model.sample(sample.id, epoch) : nullptr;
        m_columns[voice]->setRecorded(result ? QString::fromStdString(result->candidate) : QString(), sample.reference,
                                      epoch);
    }
}

bool PresenterView::showSample(qint64 id)
{
    if (!m_run)
        return false;
    const std::vector<SampleText>& samples = m_run->model().samples();
    const auto found =
        std::find_if(samples.begin(), samples.end(), [id](const SampleText& one) { return one.id == id; });
    if (found == samples.end())
        return false;
    showRow(int(found - samples.begin()));
    return true;
}

qint64 PresenterView::sampleId() const
{
    return m_run && m_row >= 0 ? m_run->model().samples()[std::size_t(m_row)].id : -1;
}

void PresenterView::showRow(int row)
{
    m_row = row;
    const SampleText& sample = m_run->model().samples()[std::size_t(row)];
    m_prefix->setText(safeText(sample.prefix).trimmed().replace(QLatin1Char('\t'), QStringLiteral("    ")));
    m_reference->setText(sample.reference);
    for (PresenterColumn* column : m_columns)
        column->clear();
    showRecorded();
    showCaption();
    fitType();
    m_settle.start();
}

void PresenterView::generate()
{
    if (!m_run || m_row < 0 || !m_voices->canAsk())
        return;
    const SampleText& sample = m_run->model().samples()[std::size_t(m_row)];
    PromptRequest request;
    request.text = sample.prefix.toStdString();
    request.reference = sample.reference.toStdString();
    request.asRow = m_voices->rowPrompt();
    request.maxNewTokens = kNewTokens;
    m_voices->ask(request);
}

void PresenterView::showCaption()
{
    if (!m_run || m_row < 0) {
        m_caption->clear();
        return;
    }
    const std::vector<SampleText>& samples = m_run->model().samples();
    m_caption->setText(
        tr("Sample %1 of %2 · doc %3").arg(m_row + 1).arg(samples.size()).arg(samples[std::size_t(m_row)].docId));
}

void PresenterView::fitType()
{
    if (!m_run || m_row < 0)
        return;
    const SampleText& sample = m_run->model().samples()[std::size_t(m_row)];
    const int width = this->width() - 96;
    const int column = (width - 80) / 3;
    // Generations are about as long as the reference, and may be longer.
    const int text = fittingPoints(safeText(sample.reference) + QString(sample.reference.size() / 4, QLatin1Char('x')),
                                   column, int(height() * 0.46), 1.5);
    const int prefix = std::min(text, fittingPoints(m_prefix->text(), width, int(height() * kPrefixShare), 1.0));
    QFont font = themeFont(TextSize::Body);
    font.setPointSize(prefix);
    m_prefix->setFont(font);
    font.setPointSize(std::max(kLeastPoints, text / 2));
    m_caption->setFont(font);
    m_keys->setFont(font);
    for (PresenterColumn* one : {m_reference, m_columns[0], m_columns[1]})
        one->setPoints(text);
}

void PresenterView::keyPressEvent(QKeyEvent* event)
{
    const int rows = m_run ? int(m_run->model().samples().size()) : 0;
    int row = m_row;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        row = std::min(rows - 1, m_row + 1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        row = std::max(0, m_row - 1);
        break;
    case Qt::Key_Home:
        row = 0;
        break;
    case Qt::Key_End:
        row = rows - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        generate();
        return;
    case Qt::Key_Escape:
        m_voices->cancel();
        if (isWindow())
            close();
        else
            Q_EMIT openPage(QStringLiteral("playground"));
        return;
    default:
        return Page::keyPressEvent(event);
    }
    if (rows > 0 && row != m_row)
        showRow(row);
}

void PresenterView::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitType();
}

void PresenterView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(Token::Surface));
}

} // namespace palimpsest
