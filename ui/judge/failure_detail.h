#pragma once

#include "engine/judge/judge_failures.h"

#include <QWidget>

#include <optional>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace palimpsest {

class CandidateTexts;

/// One failure in full: the reply, the server's raw answer, the texts that were judged, and the score that a person
/// reads from it.
class FailureDetail : public QWidget {
    Q_OBJECT
public:
    explicit FailureDetail(QWidget* parent = nullptr);

    void setFailure(const JudgeFailure* failure);

Q_SIGNALS:
    void readByHand(qint64 attempt, double value, const QString& who, const QString& note);

private:
    QWidget* buildForm();
    void showByHand(const JudgeFailure& failure);
    void updateButton();
    void submit();

    std::int64_t m_attempt = 0;
    QPlainTextEdit* m_reply;
    QPlainTextEdit* m_body;
    CandidateTexts* m_texts;
    QLabel* m_byHand;
    QDoubleSpinBox* m_value;
    QLineEdit* m_who;
    QLineEdit* m_note;
    QPushButton* m_read;
};

} // namespace palimpsest
