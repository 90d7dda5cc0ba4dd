#pragma once

#include "ui/playground/prompt_history.h"
#include "ui/playground/sample_list_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QToolButton;

namespace palimpsest {

/// Where a prompt comes from: the run's forget samples, searched, or what was asked before.
class PromptPicker : public QWidget {
    Q_OBJECT
public:
    explicit PromptPicker(QWidget* parent = nullptr);

    void setSamples(std::vector<SampleText> samples);
    /// Selects it and announces it. False: there is no such sample.
    bool selectSample(qint64 id);
    const SampleListModel* samples() const { return m_samples; }
    PromptHistory* history() const { return m_history; }

Q_SIGNALS:
    void samplePicked(const palimpsest::SampleText& sample);
    void promptPicked(const palimpsest::AskedPrompt& prompt);

private:
    QWidget* buildSamples();
    QWidget* buildHistory();
    void showState();

    SampleListModel* m_samples;
    PromptHistory* m_history;
    QSortFilterProxyModel* m_found;
    QLineEdit* m_search;
    QListView* m_sampleList;
    QListView* m_historyList;
    QLabel* m_sampleHint;
    QLabel* m_historyHint;
    QToolButton* m_clear;
};

} // namespace palimpsest
