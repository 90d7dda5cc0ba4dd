#pragma once

#include "ui/rater/rater_session.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace palimpsest {

class MessageBar;
class RatingView;

/// The rater's whole window: instruction, training, items, the end. Everything works by keys alone.
class RaterWindow : public QWidget {
    Q_OBJECT
public:
    enum class Screen { Instruction, Training, Item, Done };

    /// `returnFolder`: where the return goes unless the rater says otherwise.
    RaterWindow(std::unique_ptr<RaterFile> file, const ArchiveFormat& format, std::filesystem::path returnFolder,
                QWidget* parent = nullptr);
    ~RaterWindow() override;

    Screen screen() const { return m_screen; }
    void showScreen(Screen screen);
    RaterSession& session() { return m_session; }
    RatingView& view() { return *m_view; }
    QString savedText() const;
    /// Rates as a press of the key would; what the tests and screenshots use is what the rater uses.
    bool pressDigit(int digit);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Note { None, Comment, Skip, GoTo };

    QString savedCount() const;
    void buildScreens();
    QWidget* makeInstruction();
    QWidget* makeItem();
    QWidget* makeDone();
    QWidget* makeNotes();
    void connectSession();
    void refresh();
    void refreshItem();
    void refreshTraining();
    void refreshDone();
    void take(int value);
    void takeTraining(int value);
    void advance();
    void nextTraining();
    void begin();
    bool handleCommand(QKeyEvent& event);
    bool handleAnswer(int key, bool control);
    void confirm();
    void move(int by);
    void toggleAutoAdvance();
    void setMonospace(bool monospace);
    bool scrollTexts(const QKeyEvent& event);
    void attend();
    void openNote(Note note, const QString& hint);
    void acceptNote();
    void closeNotes();
    void commitComment();
    void zoom(int by);
    void writeReturn(bool elsewhere);

    RaterSession m_session;
    const ArchiveFormat& m_format;
    const std::filesystem::path m_returnFolder;
    Screen m_screen = Screen::Instruction;
    Note m_note = Note::None;
    const PackItem* m_shown = nullptr;
    std::size_t m_trainingItem = 0;
    bool m_trainingAnswered = false;
    bool m_autoAdvance = true;
    bool m_advanceAfterNote = false; ///< the rater began a comment while the answer was still in sight
    bool m_monospace = false;
    int m_zoom = 100;
    QTimer m_advance;      ///< the chosen value is seen for a moment
    QTimer m_commentDraft; ///< half a second behind the last key

    MessageBar* m_messages;
    QStackedWidget* m_stack;
    QScrollArea* m_instruction;
    RatingView* m_view;
    QLabel* m_place;
    QLabel* m_saved;
    QProgressBar* m_progress;
    QLabel* m_help;
    QLineEdit* m_noteField;
    QPushButton* m_start;
    QPushButton* m_next;
    QLabel* m_doneText;
    QPushButton* m_return;
};

} // namespace palimpsest
