#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace palimpsest {

/// A word in a rounded field, with an icon beside it so that colour is not the only sign: a run's state, a row's fate.
class PillLabel : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Neutral, Accent, Remembered, Forgotten, CameBack, Warning, Danger };

    explicit PillLabel(QWidget* parent = nullptr);

    /// `icon`: a name in resources/icons, or empty. An empty text hides the pill.
    void setText(const QString& text, Tone tone, const QString& icon = {});
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont textFont() const;
    int iconSize() const;

    QString m_text;
    QString m_icon;
    Tone m_tone = Tone::Neutral;
};

} // namespace palimpsest
