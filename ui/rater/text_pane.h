#pragma once

#include <QWidget>

class QLabel;
class QTextEdit;

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
    void setMonospace(bool monospace);
    void scrollToStart();
    /// By pages or lines; false where the text ends already.
    bool scroll(int pages, int lines);
    /// What would show the whole text at this width, or a windowful of a long one.
    int wantedHeight() const;
    /// Title and two lines.
    int leastHeight() const;

private:
    void restyle();
    int chromeHeight() const;

    const Weight m_weight;
    QLabel* m_title;
    QTextEdit* m_edit;
    int m_zoom = 100;
    bool m_monospace = false;
};

} // namespace palimpsest
