#pragma once

#include "engine/rating/pack.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QToolButton;

namespace palimpsest {

class RatingView;

/// The items of a study's packs one by one, as raters see them; nothing can be rated.
class SamplePreview : public QWidget {
    Q_OBJECT
public:
    explicit SamplePreview(QWidget* parent = nullptr);

    /// `names`: what each pack is called here. Keeps the place where it can.
    void setPacks(std::vector<Pack> packs, const QStringList& names);
    /// Shows an item by pack's short name and position from 1.
    void showItem(const QString& pack, int pos);

private:
    const Pack* pack() const;
    void step(int by);
    void showCurrent();

    std::vector<Pack> m_packs;
    int m_item = 0; ///< from 0
    QComboBox* m_pack;
    QLabel* m_place;
    QToolButton* m_previous;
    QToolButton* m_next;
    RatingView* m_view = nullptr; ///< made with the first pack: it needs the scale
};

} // namespace palimpsest
