#pragma once

#include "engine/judge/judge_template.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace palimpsest {

class FormField;

/// The prompt: a shipped one, read-only; one the project has used; or one of the user's own, beside what it changes in
/// the reference's.
class TemplatePanel : public QWidget {
    Q_OBJECT
public:
    explicit TemplatePanel(QWidget* parent = nullptr);

    /// The shipped ones first. A text of one's own stays.
    void setTemplates(const std::vector<JudgeTemplate>& templates);
    /// An error of kind BadInput where a custom text lacks a slot.
    Result<JudgeTemplate> prompt() const;
    void choose(const QString& origin);

Q_SIGNALS:
    void changed();
    void problem(const QString& what, const QString& whatToDo);

private:
    void build();
    void onChosen();
    void onTyped();
    void showTexts();
    void showDifferences();
    void loadFile(const QString& path);
    void askForFile();
    const JudgeTemplate* chosen() const;
    bool isOwn() const;

    QComboBox* m_choice;
    FormField* m_field;
    QPushButton* m_load;
    QTabWidget* m_tabs;
    QPlainTextEdit* m_system;
    QPlainTextEdit* m_user;
    QPlainTextEdit* m_differences;
    std::vector<JudgeTemplate> m_templates;
    QString m_ownSystem;
    QString m_ownUser;
    QString m_ownName;
    bool m_filling = false;
};

} // namespace palimpsest
