#pragma once

#include "engine/rating/pack.h"

#include <QWidget>

#include <array>
#include <optional>

class QBoxLayout;
class QLabel;
class QSplitter;

namespace palimpsest {

class ScaleBar;
class TextPane;

/// Prefix, referenced suffix, OUTPUT and the scale: what is rated, in the order it is read. The scale stands below the
/// texts, or beside them where the window has few lines of this type.
class RatingView : public QWidget {
    Q_OBJECT
public:
    explicit RatingView(const Scale& scale, QWidget* parent = nullptr);

    void setTexts(const std::string& prefix, const std::string& reference, const std::string& output);
    void setValue(std::optional<int> value);
    /// A line under the scale: skipped and why, feedback of the training.
    void setRemark(const QString& remark);
    void setZoom(int percent);
    void setMonospace(bool monospace);
    const TextPane& output() const { return *m_panes[2]; }

    /// Scrolls the first text that has more to read (backwards: the last that was scrolled), by pages or lines.
    void readOn(int pages, int lines);

Q_SIGNALS:
    void chosen(int value);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void shareHeight();

    std::array<TextPane*, 3> m_panes;
    QSplitter* m_texts;
    QBoxLayout* m_row;
    ScaleBar* m_scale;
    QLabel* m_remark;
    bool m_sharedByHand = false;
};

} // namespace palimpsest
