#include "engine/report/html.h"

#include "engine/base/sha256.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestHtml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("plain") << QByteArray("a b\nc\td") << QByteArray("a b\nc\td");
        QTest::newRow("marks") << QByteArray("<a href=\"x\" id='y'>&amp;")
                               << QByteArray("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
        QTest::newRow("unicode") << QByteArray("caf\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x98\x80")
                                 << QByteArray("caf\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x98\x80");
        QTest::newRow("joiner stays") << QByteArray("\xe2\x80\x8d") << QByteArray("\xe2\x80\x8d");
        QTest::newRow("nul") << QByteArray("a\0b", 3) << QByteArray("a&#x2400;b");
        QTest::newRow("escape") << QByteArray("\x1b[31m") << QByteArray("&#x241b;[31m");
        QTest::newRow("delete") << QByteArray("\x7f") << QByteArray("&#x2421;");
        QTest::newRow("return") << QByteArray("a\r\n") << QByteArray("a&#13;\n");
        QTest::newRow("c1") << QByteArray("\xc2\x9b") << QByteArray("\xef\xbf\xbd");
        QTest::newRow("override") << QByteArray("\xe2\x80\xae") << QByteArray("\xe2\x80\xb9U+202E\xe2\x80\xba");
        QTest::newRow("isolate") << QByteArray("\xe2\x81\xa6") << QByteArray("\xe2\x80\xb9U+2066\xe2\x80\xba");
        QTest::newRow("arabic mark") << QByteArray("\xd8\x9c") << QByteArray("\xe2\x80\xb9U+061C\xe2\x80\xba");
        QTest::newRow("lone byte") << QByteArray("a\xff") << QByteArray("a\xef\xbf\xbd");
        QTest::newRow("cut sequence") << QByteArray("\xe4\xb8<") << QByteArray("\xef\xbf\xbd&lt;");
        QTest::newRow("overlong") << QByteArray("\xc0\xbc") << QByteArray("\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("overlong 3") << QByteArray("\xe0\x80\xbc") << QByteArray("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("too large") << QByteArray("\xf4\x90\x80\x80")
                                   << QByteArray("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("no character") << QByteArray("\xef\xbf\xbf") << QByteArray("\xef\xbf\xbd");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
    }

    void escapes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, html);
        QCOMPARE(QByteArray::fromStdString(pal::escapeHtml(text.toStdString())), html);
    }

    void encodesHashes()
    {
        for (const QByteArray& bytes : {QByteArray(""), QByteArray("f"), QByteArray("fo"), QByteArray("foo"),
                                        QByteArray("foob"), QByteArray::fromHex("00ff10fe")})
            QCOMPARE(QByteArray::fromStdString(pal::base64OfHex(bytes.toHex().toStdString())), bytes.toBase64());
        QCOMPARE(pal::base64OfHex(pal::sha256("abc")), std::string("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="));
    }
};

QTEST_APPLESS_MAIN(TestHtml)
#include "tst_html.moc"
