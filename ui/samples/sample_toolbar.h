#pragma once

#include "ui/samples/sample_arrangement.h"

#include <QWidget>

#include <map>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace palimpsest {

class SampleGridModel;

/// What the grid shows: the value in its cells, order, filter and search. Drives the model and remembers the choice.
class SampleToolbar : public QWidget {
    Q_OBJECT
public:
    explicit SampleToolbar(SampleGridModel* model, QWidget* parent = nullptr);

    /// Sorts by the shown value in an epoch.
    void sortByColumn(int column);
    void focusSearch();
    /// Every filter and the search text off.
    void clearFilters();

private:
    void addChoices();
    void addFilters(QWidget* row);
    void apply();
    void showCounts();
    void restore();

    SampleGridModel* m_model;
    QComboBox* m_measure;
    QComboBox* m_sort;
    QLineEdit* m_search;
    QButtonGroup* m_filters;
    std::map<SampleFilter, QToolButton*> m_buttons;
    int m_sortColumn = -1;
};

} // namespace palimpsest
