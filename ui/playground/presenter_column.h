#pragma once

#include "ui/playground/prompt_voices.h"
#include "ui/playground/token_view.h"

#include <QWidget>

class QLabel;

namespace palimpsest {

class ShareBar;

/// One text of the presenter's view under a large title, with how much of it is still remembered.
class PresenterColumn : public QWidget {
    Q_OBJECT
public:
    /// The reference, or a voice's answer.
    explicit PresenterColumn(const QString& title, QWidget* parent = nullptr);
    PresenterColumn(const QString& title, PromptVoices* voices, PromptVoices::Voice voice, QWidget* parent = nullptr);

    void setText(const QString& text);
    /// What the run recorded of this voice, shown where there are no weights to ask. An empty text: nothing.
    void setRecorded(const QString& text, const QString& reference, qint64 epoch);
    void clear();
    void setPoints(int points);
    TokenView* view() const { return m_view; }
    /// Weights have answered, or are about to.
    bool isAnswered() const { return !m_showsRecorded && m_view->count() > 0; }

private:
    void takeToken(const PromptToken& token);
    void showShare();
    void showShares(double remembered);
    void showRecorded();
    void showState();
    QString stateText() const;

    PromptClient* m_client = nullptr;
    QLabel* m_title;
    QLabel* m_weights;
    QLabel* m_share;
    ShareBar* m_bar;
    TokenView* m_view;
    QLabel* m_state;
    QString m_failure;
    std::int64_t m_referenceTokens = 0;
    QString m_recorded;
    QString m_recordedReference;
    qint64 m_recordedEpoch = 0;
    bool m_showsRecorded = false;
};

} // namespace palimpsest
