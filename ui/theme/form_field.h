#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace palimpsest {

/// A titled control of a form, with its meaning on hover and its error below it.
class FormField : public QWidget {
    Q_OBJECT
public:
    /// Takes the control. `wide`: it fills the row.
    FormField(const QString& title, QWidget* control, const QString& meaning, bool wide = true,
              QWidget* parent = nullptr);

    /// Empty: none.
    void setError(const QString& error);
    QString error() const;
    void setTitle(const QString& title);
    /// A widget at the right of the control, or below it.
    void addBeside(QWidget* widget);
    void addBelow(QWidget* widget);

private:
    void restyle();

    QLabel* m_title;
    QWidget* m_control;
    QLabel* m_error;
    QVBoxLayout* m_below;
};

} // namespace palimpsest
