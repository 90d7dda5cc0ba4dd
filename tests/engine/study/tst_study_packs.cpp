#include "engine/base/sha256.h"
#include "engine/study/shown_text.h"
#include "tests/engine/study/small_study.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <set>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kOpt = {"</s>", "<s>", "<pad>", "<unk>"};

} // namespace

class TestStudyPacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void specialTokensOfEveryTokenizerOfTheStudyAreGone()
    {
        // Two runs: one of an OPT model, whose tokenizer says what is special, one of GPT-Neo. Each one's tokens stand
        // in the other's texts as well.
        const auto text = [](int sample, int epoch) {
            return "</s><s> one</s" + std::string(sample % 2 ? "></s>" : "<pad>>") + " way<|endoftext|> "
                   + std::to_string(sample) + std::to_string(epoch) + "<unk></s>";
        };
        QVERIFY(pal::testing::writeRun(m_folder / "opt", 30, 1, text).ok());
        QVERIFY(pal::createDirectories(m_folder / "opt" / "model").ok());
        QVERIFY(pal::writeFileAtomically(
                    m_folder / "opt" / "model" / "special_tokens_map.json",
                    R"({"bos_token":"<s>","eos_token":{"content":"</s>"},"pad_token":"<pad>","unk_token":"<unk>"})")
                    .ok());
        pal::StudyRequest request;
        request.raters = {"ann"};
        request.ratersPerUnit = 1;
        auto project = *pal::Project::openOrMake(m_folder / "project");
        const auto opt = project.importRun({m_folder / "opt", "", ""});
        request.models.push_back({opt->runId, 0});
        QVERIFY(pal::testing::writeRun(m_folder / "neo", 30, 1, [&](int sample, int) { return text(sample, 7); }).ok());
        request.models.push_back({project.importRun({m_folder / "neo", "", ""})->runId, 0});
        request.name = "mixed";
        const auto creation = pal::createStudy(project, request);
        QVERIFY2(creation.ok(), creation ? "" : creation.error().text().c_str());
        const auto packs = pal::writePacks(project, creation->study, m_format, m_folder / "packs", "");
        QVERIFY2(packs.ok(), packs ? "" : packs.error().text().c_str());
        const QString items = QString::fromStdString(*pal::readFile(packs->front() / "items.jsonl"));
        QCOMPARE(items.count("\"pos\""), creation->itemsPerRater[0]);
        for (const char* token : {"</s>", "<s>", "<pad>", "<unk>", "<|endoftext|>"})
            QVERIFY2(!items.contains(token), token);
        QVERIFY(items.contains(" one way"));
    }

    void whatARemovalJoinsIsRemovedToo()
    {
        QCOMPARE(pal::shownText("a<<s>/s>b </s", kOpt), std::string("ab </s"));
        QCOMPARE(pal::shownText("<pad></s>", kOpt), std::string());
        QCOMPARE(pal::shownText("if (a < s) \t\n", kOpt), std::string("if (a < s)"));
    }

    void twoBuildsOfAPackAreTheSameBytes()
    {
        const auto study = make();
        const std::map<std::string, std::string> first = filesOf(study->packs[0]);
        QTest::qWait(5);
        QVERIFY(pal::writePacks(study->project, study->study, m_format, m_folder / "packs", "").ok());
        QVERIFY(first.size() == 5);
        QVERIFY(filesOf(study->packs[0]) == first);
    }

    void tokensAreNoHashesOfTheTexts()
    {
        const auto study = make();
        std::set<std::string> tokens;
        for (const fs::path& path : study->packs) {
            const pal::Pack pack = *pal::readPack(m_format, path);
            for (const pal::PackItem& item : pack.items) {
                QVERIFY2(tokens.insert(item.token).second, "a token stands in two packs, or twice in one");
                QCOMPARE(item.token.size(), std::size_t(32));
                const std::string zero(1, '\0');
                for (const std::string& text :
                     {item.output, item.reference, item.prefix, item.prefix + item.reference + item.output,
                      item.prefix + zero + item.reference + zero + item.output, std::to_string(item.pos)})
                    for (std::size_t at = 0; at + 8 <= 64; at += 8)
                        QVERIFY(item.token.find(pal::sha256(text).substr(at, 8)) == std::string::npos);
            }
        }
    }

    void itemHasExactlyItsFiveKeys()
    {
        const auto study = make();
        const auto lines = QByteArray::fromStdString(*pal::readFile(study->packs[0] / "items.jsonl")).split('\n');
        for (const QByteArray& line : lines)
            if (!line.isEmpty())
                QCOMPARE(QJsonDocument::fromJson(line).object().keys(),
                         QStringList({"output", "pos", "prefix", "reference", "token"}));
    }

    void leakStopsTheExport()
    {
        const auto study = make([](int sample, int epoch) {
            return sample == 3 && epoch == 1 ? std::string(" written by Ann at home")
                                             : pal::testing::plainText(sample, epoch);
        });
        QVERIFY(!study);
        auto project = *pal::Project::open(m_folder / "project");
        const auto refused = pal::writePacks(project, *pal::findStudy(project, ""), m_format, m_folder / "packs", "");
        QVERIFY(!refused.ok());
        QVERIFY(QString::fromStdString(refused.error().text()).contains("the name 'ann'"));
        QVERIFY(!fs::exists(m_folder / "packs"));
    }

private:
    std::unique_ptr<pal::testing::SmallStudy> make(const pal::testing::TextOf& text = pal::testing::plainText)
    {
        pal::StudyRequest request;
        request.raters = {"ann", "bo"};
        auto made = pal::testing::makeSmallStudy(m_folder, request, 40, 2, text);
        return made ? std::make_unique<pal::testing::SmallStudy>(std::move(*made)) : nullptr;
    }

    static std::map<std::string, std::string> filesOf(const fs::path& pack)
    {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::directory_iterator(pack))
            files[entry.path().filename()] = *pal::readFile(entry.path());
        return files;
    }

    const pal::FolderArchive m_format;
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestStudyPacks)
#include "tst_study_packs.moc"
