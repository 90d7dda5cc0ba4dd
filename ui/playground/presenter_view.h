#pragma once

#include "ui/playground/prompt_voices.h"
#include "ui/shell/page.h"

#include <QPointer>
#include <QTimer>

#include <array>

class QLabel;
class QStackedWidget;

namespace palimpsest {

class PresenterColumn;

/// One sample, before and after, in type that reads from the last row of a lecture room. Arrow keys go through the
/// samples, Enter answers again, Esc leaves. Texts appear as tokens come.
class PresenterView : public Page {
    Q_OBJECT
public:
    /// With voices of its own.
    explicit PresenterView(QWidget* parent = nullptr);
    /// With those of the playground, which share their weights; they must outlive it.
    PresenterView(PromptVoices* voices, QWidget* parent);

    QString key() const override { return QStringLiteral("presenter"); }
    QString title() const override { return tr("Presenter"); }
    QString iconName() const override { return QStringLiteral("presentation"); }
    void setRun(RunHandle* run) override;

    /// False: the run has no such sample (yet).
    bool showSample(qint64 id);
    qint64 sampleId() const;
    /// Answers the sample that is shown.
    void generate();
    bool isAnswering() const { return m_voices->isAnswering(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void takeSamples();
    void showRecorded();
    void showRow(int row);
    void fitType();
    void showCaption();

    PromptVoices* m_voices;
    const bool m_ownVoices;
    QPointer<RunHandle> m_run;
    int m_row = -1;
    QTimer m_settle; ///< going through samples quickly asks only the last

    QLabel* m_caption;
    QLabel* m_keys;
    QLabel* m_prefix;
    QLabel* m_empty;
    QWidget* m_content;
    PresenterColumn* m_reference;
    std::array<PresenterColumn*, 2> m_columns;
};

} // namespace palimpsest
