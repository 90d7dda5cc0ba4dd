#pragma once

#include <QPointer>
#include <QWidget>

#include <cstdint>

class QHBoxLayout;
class QKeySequence;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace palimpsest {

class ComparedText;
class EpochPlayer;
class RunModel;
class SampleGridModel;
class SampleNotes;
class SampleNumbers;

/// One sample: its prefix, and under it side by side the reference, the original model's generation and that of an
/// epoch, with the numbers, an epoch slider that plays, a bookmark and a note.
class SampleDetail : public QWidget {
    Q_OBJECT
public:
    SampleDetail(SampleGridModel* model, SampleNotes* notes, QWidget* parent = nullptr);

    void setRun(const RunModel* run);
    void open(std::int64_t id, std::int64_t epoch);
    std::int64_t id() const { return m_id; }
    std::int64_t epoch() const;
    void togglePlaying();
    void editNote();

Q_SIGNALS:
    void closed();
    void shownChanged(qint64 id, qint64 epoch);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QHBoxLayout* buildHeader();
    QToolButton* addButton(QHBoxLayout* row, const QString& icon, const QString& name, const QString& key);
    void buildTexts();
    void buildShortcuts();
    void showTexts();
    void showEpoch();
    void showNote();
    void stepSample(int by);
    void setByCharacter(bool on);
    void setMonospace(bool on);

    SampleGridModel* m_model;
    SampleNotes* m_notes;
    QPointer<const RunModel> m_run;
    std::int64_t m_id = -1;

    QLabel* m_title;
    QLabel* m_legend;
    QToolButton* m_character;
    QToolButton* m_monospace;
    QToolButton* m_bookmark;
    SampleNumbers* m_numbers;
    ComparedText* m_prefix;
    ComparedText* m_reference;
    ComparedText* m_before;
    ComparedText* m_now;
    EpochPlayer* m_player;
    QPlainTextEdit* m_note;
};

} // namespace palimpsest
