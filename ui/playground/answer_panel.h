#pragma once

#include "ui/playground/prompt_voices.h"
#include "ui/theme/card.h"

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace palimpsest {

class ElidedLabel;
class ShareBar;
class TokenView;

/// One voice: which weights answer, the answer as it comes, how much of it equals the reference, what the weights cost
/// in memory.
class AnswerPanel : public Card {
    Q_OBJECT
public:
    AnswerPanel(const QString& role, PromptVoices* voices, PromptVoices::Voice voice, QWidget* parent = nullptr);

    void clear();
    TokenView* view() const { return m_view; }
    QString status() const;

Q_SIGNALS:
    void problem(const QString& text, const QString& whatToDo);

private:
    void build();
    QWidget* buildEmpty();
    void fillPicker();
    void pick(int index);
    void chooseDirectory();
    void begin(const PromptRequest& request);
    void fail(const QString& what);
    void takeToken(const PromptToken& token);
    void takeFinished(const PromptAnswer& answer);
    void showState();
    void showShare();
    QString memoryText() const;
    QString emptyText() const;

    const QString m_role;
    PromptVoices* m_voices;
    const PromptVoices::Voice m_voice;
    PromptClient* m_client;

    QComboBox* m_picker;
    ElidedLabel* m_memory;
    QToolButton* m_release;
    QToolButton* m_copy;
    QStackedWidget* m_stack;
    QLabel* m_sentence; ///< in place of an answer
    QPushButton* m_choose;
    TokenView* m_view;
    ShareBar* m_bar;
    QLabel* m_share;
    ElidedLabel* m_status;
    bool m_hasReference = false;
    std::int64_t m_referenceTokens = 0;
    std::optional<PromptAnswer> m_answer;
    QString m_failure;
};

} // namespace palimpsest
