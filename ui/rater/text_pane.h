#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace palimpsest {

/// A text under its title, verbatim: no markup, tabs and line breaks as they are, any script in its own direction.
class TextPane : public QWidget {
    Q_OBJECT
public:
    enum class Weight { Quiet, Main };

    TextPane(const QString& title, Weight weight, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;
    /// In percent of the theme's size for reading.
    void setZoom(int percent);
    void scrollToStart();

private:
    void restyle();

    const Weight m_weight;
    QLabel* m_title;
    QPlainTextEdit* m_edit;
    int m_zoom = 100;
};

} // namespace palimpsest
