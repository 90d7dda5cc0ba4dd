#pragma once

#include "engine/judge/judge_store.h"

#include <QWidget>

class QLabel;

namespace palimpsest {

class ComparedText;

/// The three texts that a judge is given: prefix, reference, candidate.
class CandidateTexts : public QWidget {
    Q_OBJECT
public:
    explicit CandidateTexts(QWidget* parent = nullptr);

    void setUnit(const JudgeUnit& unit);
    /// One sentence where no candidate is chosen.
    void setNothing(const QString& sentence);

private:
    QLabel* m_title;
    ComparedText* m_prefix;
    ComparedText* m_reference;
    ComparedText* m_candidate;
};

} // namespace palimpsest
