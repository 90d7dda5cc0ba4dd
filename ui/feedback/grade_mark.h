#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QPainter;
class QRectF;

namespace palimpsest {

/// Who graded a candidate. The scales are not the same and do not order texts alike, so a grade never stands alone: a
/// person's is round and out of 8, a judge model's is square and out of 10.
enum class Grader { Person, Judge };

struct Grade {
    Grader grader = Grader::Person;
    double value = 0;
    QString source; ///< the study, or the judge's model
};

/// "5.3 / 8", "7 / 10".
QString gradeText(Grader grader, double value);
/// What the scale means, for a tool tip.
QString gradeMeaning(Grader grader);

/// The mark in `area`, filled; with `text` its figure inside.
void paintGrade(QPainter& painter, const QRectF& area, Grader grader, const QColor& fill, const QColor& ink,
                const QString& text);

/// Grades of one candidate side by side; takes no room where there is none.
class GradeMarks : public QWidget {
    Q_OBJECT
public:
    explicit GradeMarks(QWidget* parent = nullptr);

    void setGrades(const QList<Grade>& grades);
    const QList<Grade>& grades() const { return m_grades; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int widthOf(const Grade& grade) const;

    QList<Grade> m_grades;
};

} // namespace palimpsest
