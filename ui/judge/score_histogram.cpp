#include "ui/judge/score_histogram.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace palimpsest {

namespace {

/// The grades of the examples in the reference's prompt.
constexpr std::array kAnchors = {0, 2, 10};

QString shown(const std::optional<double>& number)
{
    return number ? QLocale().toString(*number, 'f', 2) : QStringLiteral("–");
}

} // namespace

ScoreHistogram::ScoreHistogram(QWidget* parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScoreHistogram::setScores(const ModelScores& scores, std::size_t most)
{
    m_scores = scores;
    m_most = std::max<std::size_t>(most, 1);
    QStringList counts;
    for (int grade = 0; grade < kGrades; ++grade)
        if (m_scores.histogram[std::size_t(grade)] > 0)
            counts.append(tr("%1: %2").arg(grade).arg(m_scores.histogram[std::size_t(grade)]));
    setAccessibleName(
        tr("Grades of %1: mean %2; %3")
            .arg(QString::fromStdString(m_scores.model), shown(m_scores.mean), counts.join(QStringLiteral(", "))));
    update();
}

QRectF ScoreHistogram::plot() const
{
    const int line = QFontMetrics(themeFont(TextSize::Caption)).height();
    const int title = QFontMetrics(themeFont(TextSize::Body, true)).height();
    return QRectF(rect()).adjusted(8, title + line + 16, -8, -(2.0 * line + 12));
}

double ScoreHistogram::placeOf(double grade) const { return plot().left() + plot().width() * (grade + 0.5) / kGrades; }

QRectF ScoreHistogram::barOf(int grade) const
{
    const double width = plot().width() / kGrades;
    const double height = plot().height() * double(m_scores.histogram[std::size_t(grade)]) / double(m_most);
    return {plot().left() + grade * width + 1, plot().bottom() - height, width - 2, height};
}

void ScoreHistogram::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont titleFont = themeFont(TextSize::Body, true);
    const QFontMetrics metrics(titleFont);
    painter.setFont(titleFont);
    painter.setPen(themeColor(Token::Text));
    const QString name = safeText(QString::fromStdString(m_scores.model)).simplified();
    painter.drawText(QPoint(8, metrics.ascent() + 4), metrics.elidedText(name, Qt::ElideMiddle, width() - 16));
    painter.setFont(themeFont(TextSize::Caption));
    painter.setPen(themeColor(Token::Muted));
    const QString summary = tr("mean %1 ± %2, n = %3 of %4")
                                .arg(shown(m_scores.mean), shown(m_scores.sd))
                                .arg(m_scores.scored)
                                .arg(m_scores.expected);
    painter.drawText(QPoint(8, metrics.height() + painter.fontMetrics().ascent() + 4), summary);
    paintBars(painter);
    paintAxis(painter);
    paintMean(painter);
}

void ScoreHistogram::paintBars(QPainter& painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().series(0));
    for (int grade = 0; grade < kGrades; ++grade)
        if (m_scores.histogram[std::size_t(grade)] > 0)
            painter.drawRect(barOf(grade));
    painter.setPen(QPen(themeColor(Token::Line), 1));
    painter.drawLine(plot().bottomLeft(), plot().bottomRight());
}

/// Grades below the bars, those of the prompt's examples with a triangle.
void ScoreHistogram::paintAxis(QPainter& painter) const
{
    painter.setFont(themeFont(TextSize::Caption));
    const int line = painter.fontMetrics().height();
    const double width = plot().width() / kGrades;
    for (int grade = 0; grade < kGrades; ++grade) {
        const bool anchor = std::ranges::find(kAnchors, grade) != kAnchors.end();
        painter.setPen(themeColor(anchor ? Token::Text : Token::Muted));
        const QRectF cell(plot().left() + grade * width, plot().bottom() + 4, width, line);
        painter.drawText(cell, Qt::AlignCenter, QString::number(grade));
        if (anchor)
            painter.drawText(cell.translated(0, line), Qt::AlignCenter, QStringLiteral("▴"));
    }
}

void ScoreHistogram::paintMean(QPainter& painter) const
{
    if (!m_scores.mean)
        return;
    painter.setPen(QPen(themeColor(Token::Text), 1.5, Qt::DashLine));
    const double x = placeOf(*m_scores.mean);
    painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
    // Where the mean could be, whatever the failures would have been.
    const double low = placeOf(m_scores.lowBound.value_or(*m_scores.mean));
    const double high = placeOf(m_scores.highBound.value_or(*m_scores.mean));
    if (high - low < 1)
        return;
    painter.setPen(QPen(themeColor(Token::Text), 1.5));
    const double y = plot().top();
    painter.drawLine(QPointF(low, y), QPointF(high, y));
    for (const double end : {low, high})
        painter.drawLine(QPointF(end, y - 3), QPointF(end, y + 3));
}

bool ScoreHistogram::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int grade = int((help->pos().x() - plot().left()) * kGrades / plot().width());
    const bool inside = plot().contains(help->pos()) && grade >= 0 && grade < kGrades;
    QToolTip::showText(
        help->globalPos(),
        inside ? tr("Grade %1: %n candidate(s)", nullptr, int(m_scores.histogram[std::size_t(grade)])).arg(grade)
               : tr("Bars: how often each grade was given. Dashed: the mean; its bracket: the mean with "
                    "every failure a 0, and with every one a 10.\n▴: a grade of the prompt's examples."),
        this);
    return true;
}

} // namespace palimpsest
