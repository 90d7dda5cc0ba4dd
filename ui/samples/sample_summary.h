#pragma once

#include <QWidget>

class QLabel;

namespace palimpsest {

class SampleGridModel;
class ShareBar;

/// How much of the forget set is left: one sentence, a bar, and what became of the rest.
class SampleSummary : public QWidget {
    Q_OBJECT
public:
    explicit SampleSummary(const SampleGridModel* model, QWidget* parent = nullptr);

private:
    void refresh();
    void restyle();

    const SampleGridModel* m_model;
    QLabel* m_sentence;
    QLabel* m_rest;
    ShareBar* m_bar;
};

} // namespace palimpsest
