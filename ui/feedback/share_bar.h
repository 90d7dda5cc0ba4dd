#pragma once

#include <QWidget>

namespace palimpsest {

/// A slim bar: how much of a reference is still remembered (amber), what stands elsewhere in it (hatched), the rest
/// empty. The figure stands beside it, so that colour is not the only sign.
class ShareBar : public QWidget {
    Q_OBJECT
public:
    explicit ShareBar(QWidget* parent = nullptr);

    void setShares(double remembered, double elsewhere);
    double remembered() const { return m_remembered; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_remembered = 0;
    double m_elsewhere = 0;
};

} // namespace palimpsest
