#pragma once

#include "engine/study/adjudication.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace palimpsest {

/// What the raters of one item said, as A, B, C, what was decided so far, and the decision being made.
class DecisionForm : public QWidget {
    Q_OBJECT
public:
    explicit DecisionForm(QWidget* parent = nullptr);

    /// Starts from the item's last decision, or from nothing.
    void setItem(const DisputedItem& item);
    void setValue(std::optional<int> value);
    std::optional<int> value() const { return m_value; }
    QString category() const;
    QString note() const;
    void setBusy(bool busy);

Q_SIGNALS:
    void saveRequested();
    void undoRequested();
    void nextRequested();

private:
    void buildButtons();
    void showVoices(const DisputedItem& item);
    void showHistory(const DisputedItem& item);
    void updateButtons();

    std::optional<int> m_value;
    bool m_hasHistory = false;
    bool m_busy = false;
    QLabel* m_voices;
    QLabel* m_chosen;
    QComboBox* m_category;
    QLineEdit* m_note;
    QPushButton *m_save, *m_undo, *m_next;
    QLabel* m_history;
};

/// A category of an adjudication in words; what this program does not know stands as it is.
QString categoryName(const std::string& category);

} // namespace palimpsest
