#include "ui/judge/joint_table.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

/// Shades from nothing to a full cell, so that few are seen beside many.
QColor shadeOf(std::size_t count, std::size_t most)
{
    const QColor full = Theme::instance().series(0);
    const QColor none = themeColor(Token::Surface);
    const double share = 0.15 + 0.55 * std::sqrt(double(count) / double(most));
    const auto mix = [share](int from, int to) { return int(from + share * (to - from)); };
    return QColor(mix(none.red(), full.red()), mix(none.green(), full.green()), mix(none.blue(), full.blue()));
}

} // namespace

JointTable::JointTable(QWidget* parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void JointTable::setCalibration(const Calibration& calibration)
{
    m_joint = calibration.joint;
    m_human = calibration.scale == CalibrationScale::Human;
    m_most = 1;
    for (const auto& row : m_joint)
        m_most = std::max(m_most, std::ranges::max(row));
    setAccessibleName(m_human ? tr("Joint table of human ratings and judge grades")
                              : tr("Joint table of two judges' grades"));
    update();
}

QRectF JointTable::grid() const
{
    const QFontMetrics metrics(themeFont(TextSize::Caption));
    const double left = 2 * metrics.height() + metrics.horizontalAdvance(QStringLiteral("10")) + kSpace;
    return QRectF(rect()).adjusted(left, kSpace, -kSpace, -(2.0 * metrics.height() + kSpace));
}

QRectF JointTable::rectOf(Cell cell) const
{
    const QRectF all = grid();
    const double width = all.width() / kGrades;
    const double height = all.height() / rows();
    return {all.left() + cell.grade * width, all.bottom() - (cell.row + 1) * height, width, height};
}

JointTable::Cell JointTable::cellAt(QPointF position) const
{
    const QRectF all = grid();
    if (rows() == 0 || !all.contains(position))
        return {};
    const int grade = int((position.x() - all.left()) * kGrades / all.width());
    const int row = int((all.bottom() - position.y()) * rows() / all.height());
    return {std::clamp(row, 0, rows() - 1), std::clamp(grade, 0, kGrades - 1)};
}

void JointTable::paintEvent(QPaintEvent*)
{
    if (rows() == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < rows(); ++row)
        for (int grade = 0; grade < kGrades; ++grade)
            paintCell(painter, {row, grade});
    paintScales(painter);
    if (m_human)
        paintParaphrase(painter);
}

void JointTable::paintCell(QPainter& painter, Cell cell) const
{
    const QRectF area = rectOf(cell).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(count(cell) > 0 ? shadeOf(count(cell), m_most) : themeColor(Token::Hover));
    painter.drawRect(area);
    if (count(cell) == 0)
        return;
    painter.setFont(themeFont(TextSize::Body));
    painter.setPen(themeColor(Token::Text));
    painter.drawText(area, Qt::AlignCenter, QString::number(count(cell)));
}

void JointTable::paintScales(QPainter& painter) const
{
    painter.setFont(themeFont(TextSize::Caption));
    painter.setPen(themeColor(Token::Muted));
    const int line = painter.fontMetrics().height();
    const QRectF all = grid();
    for (int grade = 0; grade < kGrades; ++grade) {
        const QRectF cell = rectOf({0, grade});
        painter.drawText(QRectF(cell.left(), all.bottom() + 2, cell.width(), line), Qt::AlignCenter,
                         QString::number(grade));
    }
    for (int row = 0; row < rows(); ++row) {
        const QRectF cell = rectOf({row, 0});
        painter.drawText(QRectF(0, cell.top(), all.left() - kSpace, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(ratingOf(row)));
    }
    painter.drawText(QRectF(all.left(), all.bottom() + line + 2, all.width(), line), Qt::AlignCenter,
                     tr("judge's grade, 0 the same … 10 different"));
    painter.translate(0, all.center().y());
    painter.rotate(-90);
    const double half = all.height() / 2;
    painter.drawText(QRectF(-half, 0, 2 * half, line), Qt::AlignCenter,
                     m_human ? tr("human mean, 1 … 8, rounded") : tr("the other judge's grade, 0 … 10"));
    painter.resetTransform();
}

void JointTable::paintParaphrase(QPainter& painter) const
{
    const QRectF area = rectOf({kParaphraseRating - 1, kParaphraseGrade}).adjusted(1, 1, -1, -1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(themeColor(Token::Text), 2));
    painter.drawRect(area);
    const QString note = tr("◂ paraphrases: the scales part");
    painter.setFont(themeFont(TextSize::Caption));
    const QRectF place(area.right() + 4, area.top(), painter.fontMetrics().horizontalAdvance(note) + kSpace,
                       area.height());
    const auto& row = m_joint[kParaphraseRating - 1];
    // Only where it covers no count.
    const auto last =
        std::size_t(std::min(kGrades - 1, int((place.right() - grid().left()) * kGrades / grid().width())));
    if (std::all_of(row.begin() + 1, row.begin() + std::ptrdiff_t(last) + 1, [](std::size_t n) { return n == 0; }))
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, note);
}

bool JointTable::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Cell cell = cellAt(help->pos());
    QString text;
    if (cell.valid())
        text = (m_human ? tr("Human mean about %1, judge's grade about %2: %n candidate(s)", nullptr, int(count(cell)))
                        : tr("Other judge about %1, judge about %2: %n candidate(s)", nullptr, int(count(cell))))
                   .arg(ratingOf(cell.row))
                   .arg(cell.grade);
    if (m_human && cell.valid() && ratingOf(cell.row) == kParaphraseRating && cell.grade == kParaphraseGrade)
        text += QLatin1Char('\n')
                + tr("People's anchor 6 is “Paraphrased similarity”; the judge's example gives a "
                     "paraphrase 0.");
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace palimpsest
