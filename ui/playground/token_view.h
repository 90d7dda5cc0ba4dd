#pragma once

#include "engine/run/prompt.h"

#include <QTextCharFormat>
#include <QTextEdit>

#include <vector>

namespace palimpsest {

class AlternativesPopup;

/// An answer, token by token: each shaded by its probability (the surer, the deeper), and amber and underlined where it
/// equals the reference at its place. Hovering a token, or stepping to it with the arrow keys, shows what else could
/// have stood there. Read-only and selectable; plain text of any script.
class TokenView : public QTextEdit {
    Q_OBJECT
public:
    explicit TokenView(QWidget* parent = nullptr);

    void clearTokens();
    void append(const PromptToken& token);
    int count() const { return static_cast<int>(m_tokens.size()); }
    int equalTokens() const { return m_equal; }
    /// The token whose alternatives are shown; −1: none.
    int current() const { return m_current; }
    void setCurrent(int index);
    /// Type size in points; 0: the theme's body.
    void setPoints(int points);
    QString text() const { return toPlainText(); }
    const AlternativesPopup* popup() const { return m_popup; }

protected:
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Shown {
        PromptToken token;
        int begin = 0;
        int end = 0;
    };

    QTextCharFormat formatOf(const PromptToken& token, bool current) const;
    void restyle();
    void recolour(int index);
    int tokenAt(const QPoint& position) const;
    int neighbour(int from, int direction) const;
    QRect rectOf(int index) const;
    void showPopup();

    std::vector<Shown> m_tokens;
    AlternativesPopup* m_popup = nullptr; ///< made when first shown; child of the window
    int m_current = -1;
    int m_equal = 0;
    int m_points = 0;
};

} // namespace palimpsest
