#pragma once

#include "ui/playground/prompt_history.h"
#include "ui/playground/prompt_voices.h"
#include "ui/shell/page.h"

#include <QPointer>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;

namespace palimpsest {

class AnswerPanel;
class ComparedText;
class ElidedLabel;
class GenerationSettings;
class PresenterView;
class PromptPicker;
struct SampleText;

/// A prompt or a forget sample's prefix; the original model and the weights as they are now answer side by side, token
/// by token as they are generated.
class PlaygroundPage : public Page {
    Q_OBJECT
public:
    explicit PlaygroundPage(QWidget* parent = nullptr);
    ~PlaygroundPage() override;

    QString key() const override { return QStringLiteral("playground"); }
    QString title() const override { return tr("Playground"); }
    QString iconName() const override { return QStringLiteral("message-square-text"); }
    QList<QAction*> contextActions() override { return {m_present}; }
    void setRun(RunHandle* run) override;

    /// Makes a sample's prefix the prompt. False: the run has no such sample (yet).
    bool showSample(qint64 id);
    void generate();
    void stop();
    bool isAnswering() const { return m_voices->isAnswering(); }
    /// Why nothing can be generated now; empty: it can.
    QString whyNot() const;
    PromptVoices* voices() const { return m_voices; }

public Q_SLOTS:
    /// Opens the presenter's view, full screen, on the current sample.
    void present();

private:
    QWidget* buildPrompt();
    QWidget* buildAnswers();
    void connectParts();
    void restore();
    void takeSamples();
    void takeSample(const SampleText& sample);
    void takeAsked(const AskedPrompt& asked);
    void showState();
    /// Whether the prompt is still the picked sample's prefix.
    bool isSamplePrompt() const;

    PromptVoices* m_voices;
    QPointer<RunHandle> m_run;
    AskedPrompt m_sample; ///< the one that was picked
    QString m_sampleShown;

    PromptPicker* m_picker;
    QSplitter* m_sides;
    ElidedLabel* m_promptCaption;
    QPlainTextEdit* m_prompt;
    GenerationSettings* m_settings;
    QPushButton* m_generate;
    QPushButton* m_stop;
    ElidedLabel* m_hint;
    ComparedText* m_reference;
    QWidget* m_referenceCard;
    AnswerPanel* m_before;
    AnswerPanel* m_now;
    QSplitter* m_answers;
    QAction* m_present;
    QPointer<PresenterView> m_presenter;
};

} // namespace palimpsest
