#include "ui/feedback/grade_mark.h"

#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace palimpsest {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GradeMarks)
};

/// The figure and who gave it: "human 5.3 / 8".
QString labelOf(const Grade& grade)
{
    const QString figure = gradeText(grade.grader, grade.value);
    return grade.grader == Grader::Person ? Words::tr("human %1").arg(figure) : Words::tr("judge %1").arg(figure);
}

} // namespace

QString gradeText(Grader grader, double value)
{
    const bool whole = value == std::floor(value);
    return QStringLiteral("%1 / %2")
        .arg(QLocale().toString(value, 'f', whole ? 0 : 1))
        .arg(grader == Grader::Person ? 8 : 10);
}

QString gradeMeaning(Grader grader)
{
    return grader == Grader::Person
               ? Words::tr("Mean of people's ratings, 1 (low quality, or very similar to the reference) to 8 (high "
                           "quality and different from it)")
               : Words::tr("Grade of a judge model, 0 (the same content as the reference) to 10 (different, fluent and "
                           "sensible). Not the human scale: compare ranks, not values.");
}

void paintGrade(QPainter& painter, const QRectF& area, Grader grader, const QColor& fill, const QColor& ink,
                const QString& text)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const double radius = grader == Grader::Person ? area.height() / 2 : 0;
    painter.drawRoundedRect(area, radius, radius);
    painter.setPen(ink);
    painter.drawText(area, Qt::AlignCenter, text);
    painter.restore();
}

GradeMarks::GradeMarks(QWidget* parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    setGrades({});
}

void GradeMarks::setGrades(const QList<Grade>& grades)
{
    m_grades = grades;
    QStringList labels;
    QStringList meanings;
    for (const Grade& grade : m_grades) {
        labels.append(labelOf(grade));
        meanings.append(tr("%1 by %2. %3").arg(labelOf(grade), grade.source, gradeMeaning(grade.grader)));
    }
    setAccessibleName(labels.join(QStringLiteral(", ")));
    setToolTip(meanings.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
    setVisible(!m_grades.isEmpty());
    updateGeometry();
    update();
}

int GradeMarks::widthOf(const Grade& grade) const
{
    return QFontMetrics(themeFont(TextSize::Caption)).horizontalAdvance(labelOf(grade)) + 2 * kSpace;
}

QSize GradeMarks::sizeHint() const
{
    int width = 0;
    for (const Grade& grade : m_grades)
        width += widthOf(grade) + (width > 0 ? kSpace : 0);
    return {width, QFontMetrics(themeFont(TextSize::Caption)).height() + kSpace / 2};
}

void GradeMarks::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(themeFont(TextSize::Caption));
    int left = 0;
    for (const Grade& grade : m_grades) {
        const QRectF area(left, 0, widthOf(grade), sizeHint().height());
        paintGrade(painter, area, grade.grader, themeColor(Token::Selected), themeColor(Token::Text), labelOf(grade));
        left += widthOf(grade) + kSpace;
    }
}

} // namespace palimpsest
