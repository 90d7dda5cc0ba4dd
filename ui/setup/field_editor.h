#pragma once

#include "engine/config/fields.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace palimpsest {

class FormField;

/// One row of the field table as a control: a check box, a list of choices or a line, with the field's meaning and
/// formula on hover and its error below. Paths have a button that looks for them.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    explicit FieldEditor(const Field<RunConfig>& field, QWidget* parent = nullptr);

    const Field<RunConfig>& field() const { return m_field; }
    QString name() const;
    /// As the command line would take it.
    QString text() const;
    void setText(const QString& text);
    /// Empty: none.
    void setError(const QString& error);
    QString error() const;
    /// Widgets that belong below the control: what was found at a path.
    void addBelow(QWidget* widget);
    QWidget* control() const { return m_control; }

Q_SIGNALS:
    void edited();

private:
    void build();
    QWidget* buildControl();
    QToolButton* buildBrowse();
    void browse();
    QString meaning() const;

    const Field<RunConfig>& m_field;
    QWidget* m_control = nullptr;
    QCheckBox* m_check = nullptr;
    QComboBox* m_choices = nullptr;
    QLineEdit* m_line = nullptr;
    FormField* m_row;
};

} // namespace palimpsest
