#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace palimpsest {

/// The title of a part of a page, with room for controls at its right.
class SectionHeader : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    /// Places a control at the right end.
    void addTrailing(QWidget* widget);

private:
    void restyle();

    QLabel* m_title;
    QHBoxLayout* m_line;
};

} // namespace palimpsest
