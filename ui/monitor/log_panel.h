#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace palimpsest {

class LogFilter;
class LogModel;
class RunModel;
class SectionHeader;

/// The log under the charts, with levels and search. It stays at its end while the end is what is looked at.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    explicit LogPanel(QWidget* parent = nullptr);

    void setRun(const RunModel* run);
    int level() const;
    void setLevel(int level);
    QTableView* table() const { return m_table; }

private:
    void buildHeader();
    void buildTable();
    void followEnd();
    void showCount();

    LogModel* m_model;
    LogFilter* m_filter;
    SectionHeader* m_header;
    QLabel* m_count;
    QComboBox* m_level;
    QLineEdit* m_search;
    QTableView* m_table;
    bool m_atEnd = true;
};

} // namespace palimpsest
