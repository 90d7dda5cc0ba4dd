#pragma once

#include "ui/theme/card.h"

class QLabel;
class QPushButton;

namespace palimpsest {

class RunModel;

/// Why a run failed or was broken off, in its own words, above what it had measured until then.
class FailurePanel : public Card {
    Q_OBJECT
public:
    explicit FailurePanel(QWidget* parent = nullptr);

    /// Shows itself where the run failed or was interrupted, else hides.
    void showFailureOf(const RunModel* run, bool resumable);
    QString text() const;

Q_SIGNALS:
    void logWanted();
    void goOnWanted();

private:
    void restyle();

    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_log;
    QPushButton* m_goOn;
};

} // namespace palimpsest
