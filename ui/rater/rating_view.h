#pragma once

#include "engine/rating/pack.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace palimpsest {

class ScaleBar;
class TextPane;

/// Prefix, referenced suffix, OUTPUT and the scale: what is rated, in the order it is read.
class RatingView : public QWidget {
    Q_OBJECT
public:
    explicit RatingView(const Scale& scale, QWidget* parent = nullptr);

    void setTexts(const std::string& prefix, const std::string& reference, const std::string& output);
    void setValue(std::optional<int> value);
    /// A line under the scale: skipped and why, feedback of the training.
    void setRemark(const QString& remark);
    void setZoom(int percent);
    const TextPane& output() const { return *m_output; }

Q_SIGNALS:
    void chosen(int value);

private:
    TextPane* m_prefix;
    TextPane* m_reference;
    TextPane* m_output;
    ScaleBar* m_scale;
    QLabel* m_remark;
};

} // namespace palimpsest
