#pragma once

#include "ui/playground/prompt_client.h"
#include "ui/playground/prompt_sources.h"

#include <array>

namespace palimpsest {

/// The two that answer side by side: the original model, and the weights as they are now. Until the user chooses others
/// they follow the run: a pause, a new checkpoint, its end. GUI thread.
class PromptVoices : public QObject {
    Q_OBJECT
public:
    enum Voice { Before, Now };

    explicit PromptVoices(QObject* parent = nullptr);

    void setRun(RunHandle* run);
    PromptSources* sources() { return &m_sources; }
    PromptClient* client(Voice voice) const { return m_clients[voice]; }
    void choose(Voice voice, const PromptSource& source);

    /// Asks each that has weights.
    void ask(const PromptRequest& request);
    void cancel();
    bool isAnswering() const;
    bool canAsk() const;
    /// How a forget row's prefix is read in this run.
    RowPrompt rowPrompt() const;

Q_SIGNALS:
    /// What can be chosen, or is chosen.
    void choiceChanged();
    void asked(const palimpsest::PromptRequest& request);
    void answeringChanged();

private:
    void follow();

    QPointer<RunHandle> m_run;
    PromptSources m_sources;
    std::array<PromptClient*, 2> m_clients;
    std::array<bool, 2> m_chosen{}; ///< by the user
};

} // namespace palimpsest
