#pragma once

#include "ui/feedback/text_comparison.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QScrollBar;

namespace palimpsest {

class ShareBar;

/// A text of a sample under its title: a candidate coloured against the reference, with a slim bar of the share that is
/// still remembered, or (setText) any text as it is. Words in the same place as in the reference are amber and
/// underlined, n-grams found elsewhere in it are dotted, the rest is plain. Read-only, selectable, plain text of any
/// script; what is invisible in it is written out.
class ComparedText : public QWidget {
    Q_OBJECT
public:
    explicit ComparedText(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// A text without comparison or bar: the reference itself.
    void setText(const QString& text);
    void setMuted(bool muted);
    /// A candidate against its reference.
    void setTexts(const QString& reference, const QString& candidate);
    /// One sentence in place of a text ("Not generated in this run"); no bar.
    void setAbsent(const QString& why);
    void setUnit(ComparisonUnit unit);
    void setMonospace(bool monospace);
    void setTextSize(TextSize size);
    /// Keeps a bar's room where there is none, so that it lines up with compared texts beside it.
    void setKeepsBarRoom(bool keeps);

    QString shown() const;
    const TextComparison& comparison() const { return m_comparison; }
    QScrollBar* verticalScrollBar() const;
    QPlainTextEdit* edit() const { return m_edit; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place(const QString& text, bool compared);
    void compare();
    void colour();
    void applyFont();

    QLabel* m_title;
    ShareBar* m_bar;
    QPlainTextEdit* m_edit;
    QString m_reference;
    TextComparison m_comparison;
    ComparisonUnit m_unit = ComparisonUnit::Word;
    bool m_compared = false;
    bool m_muted = false;
    bool m_monospace = false;
    TextSize m_size = TextSize::Body;
};

/// Scrolling one scrolls all, by share of their ranges.
void linkScrolling(const QList<QScrollBar*>& bars);

} // namespace palimpsest
