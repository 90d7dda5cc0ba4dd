#include "tests/ui/judge/judge_bench.h"
#include "ui/judge/endpoints_page.h"
#include "ui/judge/finding_line.h"
#include "ui/judge/judge_keys.h"
#include "ui/judge/keychain.h"
#include "ui/judge/secret_field.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace pal = palimpsest;
using namespace palimpsest::test;

namespace {

constexpr const char* kCanary = "sk-canary-0123456789abcdef";

/// Remembers what it was given, or has no service at all.
class FakeKeychain : public pal::Keychain {
public:
    explicit FakeKeychain(bool answers) : m_answers(answers) {}

    void read(const QString& entry, QObject*, Read done) override
    {
        if (!m_answers || m_kept.count(entry) == 0)
            return done(pal::badInput("no keychain service answers"));
        std::string bytes = m_kept[entry];
        done(std::shared_ptr<const pal::Secret>(std::make_shared<pal::Secret>(bytes)));
    }
    void write(const QString& entry, std::shared_ptr<const pal::Secret> key, QObject*, Written done) override
    {
        m_kept[entry] = std::string(key->view());
        done(m_answers ? pal::Status() : pal::Status(pal::badInput("no keychain service answers")));
    }

private:
    bool m_answers;
    std::map<QString, std::string> m_kept;
};

QString findings(const QWidget& page)
{
    QStringList words;
    for (const pal::FindingLine* line : page.findChildren<pal::FindingLine*>())
        words.append(line->words());
    return words.join('\n');
}

} // namespace

class TestEndpointsPage : public QObject {
    Q_OBJECT

    std::unique_ptr<JudgeBench> m_bench;
    std::unique_ptr<pal::EndpointsPage> m_page;

    void open(int rows, const QStringList& serverArguments = {})
    {
        m_page.reset();
        m_bench = std::make_unique<JudgeBench>(rows, serverArguments);
        m_page = std::make_unique<pal::EndpointsPage>(&m_bench->desk(), &m_bench->judge());
        m_page->resize(1024, 700);
        m_page->show();
        QTRY_VERIFY(!m_bench->judge().isLoading());
    }

    pal::Endpoint stored()
    {
        pal::Project project = m_bench->project();
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        const auto all = store.endpoints();
        return all && !all->empty() ? all->front() : pal::Endpoint();
    }

    void choose(const char* box, const QString& text)
    {
        auto* combo = part<QComboBox>(*m_page, box);
        const int row = combo->findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        combo->setCurrentIndex(row);
        Q_EMIT combo->activated(row);
    }

    void addServer(const QString& url)
    {
        if (m_page->contextActions().front()->isEnabled())
            m_page->contextActions().front()->trigger();
        type(*m_page, "name", "local");
        type(*m_page, "url", url);
        choose("auth", "No key");
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!FaultServer::canRun())
            QSKIP("python3 is not here");
        QCoreApplication::setOrganizationName("PalimpsestTest");
        QCoreApplication::setApplicationName("tst_endpoints_page");
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void anEmptyProjectOffersTheFirstOne()
    {
        open(0);
        QVERIFY(!part<QLineEdit>(*m_page, "name")->isVisible());
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == "New endpoint")
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(part<QLineEdit>(*m_page, "name")->isVisible());
        QVERIFY(!QFile::exists(m_bench->projectFolder() + "/project.sqlite"));
    }

    void isMadeTestedAndStored()
    {
        open(2);
        addServer(m_bench->server().url());
        part<QComboBox>(*m_page, "testModel")->setEditText("ok");
        part<QCheckBox>(*m_page, "longPrompt")->setChecked(false);
        click(*m_page, "test");
        QTRY_VERIFY(findings(*m_page).contains("ok answers"));
        QVERIFY(findings(*m_page).contains("1 model(s) listed") || findings(*m_page).contains("1 models listed"));
        QVERIFY(findings(*m_page).contains("Status 200"));
        QVERIFY(findings(*m_page).contains("400 prompt tokens, 20 completion tokens"));
        QCOMPARE(m_bench->judge().listedModels("local").size(), std::size_t(1));

        click(*m_page, "save");
        QTRY_COMPARE(m_bench->judge().endpoints().size(), std::size_t(1));
        QCOMPARE(stored().name, std::string("local"));
        QCOMPARE(stored().baseUrl, m_bench->server().url().toStdString());
        QTRY_VERIFY(!part<QPushButton>(*m_page, "save")->isEnabled());
    }

    void errorsStandBesideTheirFields()
    {
        open(2);
        addServer("ftp://nowhere");
        const auto texts = [this] {
            QStringList words;
            for (const QLabel* label : m_page->findChildren<QLabel*>())
                if (label->isVisible())
                    words.append(label->text());
            return words.join('\n');
        };
        QVERIFY(texts().contains("must begin with https://"));
        QVERIFY(part<QLineEdit>(*m_page, "url")->property("invalid").toBool());
        QVERIFY(!part<QLineEdit>(*m_page, "name")->property("invalid").toBool());
        QVERIFY(!part<QPushButton>(*m_page, "save")->isEnabled());
        QVERIFY(!part<QPushButton>(*m_page, "test")->isEnabled());
        type(*m_page, "extra", "[1]");
        QVERIFY(texts().contains("one JSON object"));
    }

    void plainHttpIsConfirmedForOneAddress()
    {
        open(2);
        addServer("http://judge.example");
        auto* confirm = part<QCheckBox>(*m_page, "plainHttp");
        QVERIFY(confirm->isVisible());
        QVERIFY(!part<QPushButton>(*m_page, "save")->isEnabled());
        QTest::mouseClick(confirm, Qt::LeftButton, {}, QPoint(8, confirm->height() / 2));
        QVERIFY(part<QPushButton>(*m_page, "save")->isEnabled());
        QTest::keyClicks(part<QLineEdit>(*m_page, "url"), ".org");
        QVERIFY(!confirm->isChecked());
        QVERIFY(!part<QPushButton>(*m_page, "save")->isEnabled());
    }

    void refusedFieldsAreLeftOutOnAClick()
    {
        open(2);
        addServer(m_bench->server().url());
        part<QComboBox>(*m_page, "testModel")->setEditText("reasoner");
        click(*m_page, "test");
        QTRY_VERIFY(findings(*m_page).contains("Refused: max_tokens, temperature"));
        click(*m_page, "leaveOut");
        click(*m_page, "save");
        QTRY_COMPARE(m_bench->judge().endpoints().size(), std::size_t(1));
        QVERIFY(stored().completionTokens);
        QVERIFY(!stored().sendTemperature);
        QVERIFY(stored().sendSeed);
    }

    void cutPromptsAndShutDownModelsAreTold()
    {
        open(2, {"--models", R"([{"id":"cuts","shutdown_date":"2020-01-31"},{"id":"ok"}])"});
        addServer(m_bench->server().url());
        part<QComboBox>(*m_page, "testModel")->setEditText("cuts");
        QVERIFY(part<QCheckBox>(*m_page, "longPrompt")->isChecked()); // of a compatible server, by default
        click(*m_page, "test");
        QTRY_VERIFY(findings(*m_page).contains("Long prompts are cut"));
        QVERIFY(findings(*m_page).contains("Shut down on 2020-01-31"));
    }

    void aTestIsCancelled()
    {
        open(2);
        addServer(m_bench->server().url());
        part<QComboBox>(*m_page, "testModel")->setEditText("slow");
        click(*m_page, "test");
        QTRY_COMPARE(part<QPushButton>(*m_page, "test")->text(), QString("Cancel"));
        QTest::qWait(300);
        click(*m_page, "test");
        QTRY_COMPARE_WITH_TIMEOUT(part<QPushButton>(*m_page, "test")->text(), QString("Test"), 3000);
        QVERIFY(findings(*m_page).contains("cancelled"));
    }

    void aTypedKeyIsSentAndNeverShownOrStored()
    {
        open(2);
        addServer(m_bench->server().url());
        choose("auth", "Authorization: Bearer");
        choose("keySource", "Typed, this session only");
        auto* field = part<pal::SecretField>(*m_page, "key");
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, kCanary);
        click(*m_page, "keepKey");
        QCOMPARE(field->text(), QString());
        QVERIFY(part<QLabel>(*m_page, "keyState")->text().endsWith("…cdef"));
        part<QComboBox>(*m_page, "testModel")->setEditText("echo401");
        click(*m_page, "test");
        QTRY_VERIFY(findings(*m_page).contains("[key]"));
        click(*m_page, "save");
        QTRY_COMPARE(m_bench->judge().endpoints().size(), std::size_t(1));
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            QVERIFY(!label->text().contains("canary"));
        for (const QFileInfo& file : QDir(m_bench->projectFolder()).entryInfoList(QDir::Files)) {
            QFile opened(file.filePath());
            QVERIFY(opened.open(QIODevice::ReadOnly));
            QVERIFY2(!opened.readAll().contains("canary"), qPrintable(file.fileName()));
        }
        QSettings settings;
        for (const QString& key : settings.allKeys())
            QVERIFY(!settings.value(key).toByteArray().contains("canary"));
    }

    void theKeychainKeepsAKey()
    {
        open(2);
        m_bench->judge().keys()->setKeychain(std::make_unique<FakeKeychain>(true));
        addServer(m_bench->server().url());
        choose("auth", "Authorization: Bearer");
        choose("keySource", "System keychain");
        type(*m_page, "keyRef", "judge");
        QTest::keyClicks(part<pal::SecretField>(*m_page, "key"), kCanary);
        click(*m_page, "keepKey");
        QTRY_VERIFY(part<QLabel>(*m_page, "keyState")->text().contains("…cdef"));
        part<QComboBox>(*m_page, "testModel")->setEditText("ok");
        part<QCheckBox>(*m_page, "longPrompt")->setChecked(false);
        click(*m_page, "test");
        QTRY_VERIFY(findings(*m_page).contains("ok answers"));
    }

    void withoutAKeychainServiceItSaysSo()
    {
        open(2);
        // The system's own: no session bus, no service.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        addServer(m_bench->server().url());
        choose("auth", "Authorization: Bearer");
        choose("keySource", "System keychain");
        type(*m_page, "keyRef", "judge");
        part<QComboBox>(*m_page, "testModel")->setEditText("ok");
        click(*m_page, "test");
        QTRY_VERIFY_WITH_TIMEOUT(findings(*m_page).contains("keychain"), 10'000);
        QVERIFY2(findings(*m_page).contains("for this session"), qPrintable(findings(*m_page)));
    }

    void draftsSurviveASwitchAndNamesStayUnique()
    {
        open(2);
        addServer("http://127.0.0.1:1");
        click(*m_page, "save");
        QTRY_COMPARE(m_bench->judge().endpoints().size(), std::size_t(1));
        m_page->contextActions().front()->trigger();
        type(*m_page, "name", "local");
        type(*m_page, "url", "http://127.0.0.1:2");
        auto* list = m_page->findChild<QListWidget*>();
        QCOMPARE(list->count(), 2);
        list->setCurrentRow(0);
        QCOMPARE(part<QLineEdit>(*m_page, "url")->text(), QString("http://127.0.0.1:1"));
        list->setCurrentRow(1);
        QCOMPARE(part<QLineEdit>(*m_page, "url")->text(), QString("http://127.0.0.1:2"));
        choose("auth", "No key");
        QSignalSpy problems(m_page.get(), &pal::Page::problem);
        click(*m_page, "save");
        QTRY_COMPARE(problems.size(), 1);
        QCOMPARE(stored().baseUrl, std::string("http://127.0.0.1:1"));
    }

    void oneThatWasUsedStays()
    {
        open(2);
        QVERIFY(m_bench->addRun("ok") > 0);
        QTRY_COMPARE(m_page->findChild<QListWidget*>()->count(), 1);
        QSignalSpy problems(m_page.get(), &pal::Page::problem);
        click(*m_page, "remove");
        auto* box = m_page->findChild<QMessageBox*>("removeEndpoint");
        QVERIFY(box != nullptr);
        for (QAbstractButton* button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(problems.size(), 1);
        QCOMPARE(m_bench->judge().endpoints().size(), std::size_t(1));
    }
};

QTEST_MAIN(TestEndpointsPage)
#include "tst_endpoints_page.moc"
