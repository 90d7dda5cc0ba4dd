#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace palimpsest {

/// A large button: icon, what it does, and one sentence of what happens then.
class ActionCard : public QAbstractButton {
    Q_OBJECT
public:
    ActionCard(const QString& icon, const QString& title, const QString& sentence, QWidget* parent = nullptr);

    void setPrimary(bool primary);
    void setSentence(const QString& sentence);
    const QString& sentence() const { return m_sentence; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect sentenceRect(int width) const;

    const QString m_icon;
    QString m_sentence;
    bool m_primary = false;
};

} // namespace palimpsest
