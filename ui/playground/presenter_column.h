#pragma once

#include "ui/playground/prompt_voices.h"

#include <QWidget>

class QLabel;

namespace palimpsest {

class ShareBar;
class TokenView;

/// One text of the presenter's view under a large title, with how much of it is still remembered.
class PresenterColumn : public QWidget {
    Q_OBJECT
public:
    /// The reference, or a voice's answer.
    explicit PresenterColumn(const QString& title, QWidget* parent = nullptr);
    PresenterColumn(const QString& title, PromptVoices* voices, PromptVoices::Voice voice, QWidget* parent = nullptr);

    void setText(const QString& text);
    void clear();
    void setPoints(int points);
    TokenView* view() const { return m_view; }

private:
    void takeToken(const PromptToken& token);
    void showShare();
    void showState();

    PromptClient* m_client = nullptr;
    QLabel* m_title;
    QLabel* m_weights;
    QLabel* m_share;
    ShareBar* m_bar;
    TokenView* m_view;
    QLabel* m_state;
    QString m_failure;
    std::int64_t m_referenceTokens = 0;
};

} // namespace palimpsest
