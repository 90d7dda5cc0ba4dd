#include "ui/playground/token_view.h"

#include "ui/playground/alternatives_popup.h"
#include "ui/playground/token_text.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QTextCursor>
#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

pal::PromptToken token(const std::string& text, double probability, bool equal = false)
{
    pal::PromptToken token;
    token.text = text;
    token.probability = probability;
    token.reference = equal ? text : " other";
    token.equalsReference = equal;
    token.alternatives = {{text, probability, equal}, {" other", 0.1, !equal}};
    return token;
}

} // namespace

class TestTokenView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(500, 300);
        m_view = new pal::TokenView(m_window.get());
        m_view->setGeometry(0, 0, 480, 120);
        m_view->append(token("One", 0.9, true));
        m_view->append(token(" two", 0.2));
        m_view->append(token("", 0.5)); // bytes that wait for the rest of their character
        m_view->append(token(" three", 0.02));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void showsTheTokensInOrder()
    {
        QCOMPARE(m_view->text(), QStringLiteral("One two three"));
        QCOMPARE(m_view->count(), 4);
        QCOMPARE(m_view->equalTokens(), 1);
    }

    void marksEqualityByUnderlineAndColour()
    {
        QVERIFY(formatAt(1).fontUnderline());
        QCOMPARE(formatAt(1).foreground().color(), pal::themeColor(pal::Token::Remembered));
        QVERIFY(!formatAt(5).fontUnderline());
        QCOMPARE(formatAt(5).foreground().color(), pal::themeColor(pal::Token::Text));
    }

    void theShadeIsTheProbabilityAndStaysReadable()
    {
        QCOMPARE(formatAt(1).background().color(), pal::probabilityShade(0.9));
        QVERIFY(formatAt(1).background().color() != formatAt(5).background().color());
        for (const auto choice : {pal::ThemeChoice::Light, pal::ThemeChoice::Dark}) {
            pal::Theme::instance().apply(choice);
            QCOMPARE(formatAt(1).background().color(), pal::probabilityShade(0.9)); // follows the theme
            for (const double probability : {0.0, 0.5, 1.0})
                for (const auto ink : {pal::Token::Text, pal::Token::Remembered, pal::Token::Muted}) {
                    const double contrast =
                        pal::contrastRatio(pal::themeColor(ink), pal::probabilityShade(probability));
                    QVERIFY2(contrast >= 4.5, qPrintable(QStringLiteral("%1 %2 %3 %4")
                                                             .arg(int(choice))
                                                             .arg(probability)
                                                             .arg(int(ink))
                                                             .arg(contrast)));
                }
        }
    }

    void hoveringShowsWhatElseCouldStandThere()
    {
        QTextCursor cursor(m_view->document());
        cursor.setPosition(5);
        QTest::mouseMove(m_view->viewport(), m_view->cursorRect(cursor).center());
        QCOMPARE(m_view->current(), 1);
        QVERIFY(m_view->popup()->isVisible());
        QCOMPARE(m_view->popup()->token().text, std::string(" two"));
        QVERIFY(m_window->rect().contains(m_view->popup()->geometry()));
        QTest::mouseMove(m_view->viewport(), QPoint(470, 110));
        QCOMPARE(m_view->current(), -1);
        QVERIFY(!m_view->popup()->isVisible());
    }

    void arrowKeysStepThroughTokensThatCanBeSeen()
    {
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(m_view->current(), 0);
        QTest::keyClick(m_view, Qt::Key_Right);
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(m_view->current(), 3); // the empty one is passed over
        QVERIFY(m_view->accessibleDescription().contains("2.0 %"));
        QVERIFY(m_view->accessibleDescription().contains("other"));
        QTest::keyClick(m_view, Qt::Key_Home);
        QCOMPARE(m_view->current(), 0);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QCOMPARE(m_view->current(), -1);
        QVERIFY(!m_view->popup()->isVisible());
    }

    void textsOfModelsArePlainAndSafe()
    {
        m_view->clearTokens();
        m_view->append(token("<b>a</b> < b", 0.5));
        m_view->append(token(std::string("\0\u202e", 4), 0.5));
        QVERIFY(m_view->text().startsWith("<b>a</b> < b"));
        QVERIFY(!m_view->text().contains(QChar(0x202e)));
        QVERIFY(!m_view->text().contains(QChar(0)));
        QCOMPARE(pal::quotedToken(" a\n"), QStringLiteral("\u201c\u2423a\u21b5\u201d"));
    }

private:
    QTextCharFormat formatAt(int position) const
    {
        QTextCursor cursor(m_view->document());
        cursor.setPosition(position);
        return cursor.charFormat();
    }

    std::unique_ptr<QWidget> m_window;
    pal::TokenView* m_view = nullptr;
};

QTEST_MAIN(TestTokenView)
#include "tst_token_view.moc"
