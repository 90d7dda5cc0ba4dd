#pragma once

#include "engine/config/run_config.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace palimpsest {

class ConfigForm;
class EstimatePanel;
class ExistingRunChoice;
class RunQueue;
struct Inspection;

/// A new run: its settings in a form, and beside it what it needs, the equivalent command, and where to start or queue
/// it. The last settings are remembered.
class SetupPage : public Page {
    Q_OBJECT
public:
    explicit SetupPage(QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("new_run"); }
    QString title() const override { return tr("New run"); }
    QString iconName() const override { return QStringLiteral("circle-plus"); }

    void setConfig(const RunConfig& config);
    const RunConfig& config() const;
    /// The queue is shown below the start buttons. Adding to it stays the business of whoever hears queueRequested.
    void setQueue(RunQueue* queue);

public Q_SLOTS:
    /// A model, encoder, tokenizer, experiment folder, run directory or run.json becomes part of the settings.
    void takePath(const QString& path);
    void applyPreset(const QString& name);

Q_SIGNALS:
    void startRequested(const palimpsest::RunConfig& config, bool overwrite);
    void queueRequested(const palimpsest::RunConfig& config);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildForm();
    QWidget* buildSide();
    QWidget* buildHeader();
    QWidget* buildCommand();
    QWidget* buildButtons();
    void refresh();
    void takeInspection(const Inspection& inspection);
    void takeSettings(const QString& file);
    void applyJsonText(const std::string& json, const QString& what);
    void start();
    void queue();
    void copyCommand();
    void remember();
    void restore();

    ConfigForm* m_form;
    QComboBox* m_preset;
    QToolButton* m_advanced;
    EstimatePanel* m_estimate;
    ExistingRunChoice* m_existing;
    QPlainTextEdit* m_command;
    QLabel* m_why;
    QPushButton* m_start;
    QPushButton* m_queue;
    QVBoxLayout* m_sideLayout;
};

} // namespace palimpsest
