#pragma once

#include "engine/run/prompt.h"

#include <QFrame>

namespace palimpsest {

/// What could have stood at a token's place: the likeliest tokens with their probabilities as bars, the chosen one
/// and the reference's marked. A quiet card over the window; it takes no focus and no clicks.
class AlternativesPopup : public QFrame {
    Q_OBJECT
public:
    explicit AlternativesPopup(QWidget* window);

    /// Beside `place`, a rectangle of the window: below it where there is room, else above.
    void showFor(const PromptToken& token, const QRect& place);
    const PromptToken& token() const { return m_token; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QString text;
        double probability = 0;
        bool chosen = false;
        bool reference = false;
    };
    std::vector<Row> rows() const;
    int rowHeight() const;
    void paintRow(QPainter& painter, const Row& row, const QRect& place) const;

    PromptToken m_token;
};

} // namespace palimpsest
