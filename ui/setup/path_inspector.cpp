#include "ui/setup/path_inspector.h"

#include "ui/bridge/background.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QLocale>

#include <cmath>
#include <utility>

namespace palimpsest {

namespace {

constexpr int kDelayMilliseconds = 250;
constexpr std::size_t kMostWarnings = 3;

const InspectedFact* fact(const Inspection& inspection, std::string_view key)
{
    for (const InspectedFact& one : inspection.facts)
        if (one.key == key)
            return &one;
    return nullptr;
}

QString textFact(const Inspection& inspection, std::string_view key)
{
    const InspectedFact* one = fact(inspection, key);
    const auto* text = one ? std::get_if<std::string>(&one->value) : nullptr;
    return text ? QString::fromStdString(*text) : QString();
}

QString countText(std::int64_t count)
{
    if (count >= 1'000'000)
        return QStringLiteral("%1 M").arg(double(count) / 1e6, 0, 'f', 1);
    return QLocale().toString(qlonglong(count));
}

QString modelSummary(const Inspection& model)
{
    QStringList parts{textFact(model, "model_type")};
    if (const auto parameters = wholeFact(model, "parameters"))
        parts << PathInspector::tr("%1 parameters").arg(countText(*parameters));
    else
        parts << PathInspector::tr("no weights");
    // Of the weights; old files hold masks and positions beside them.
    for (const InspectedTensor& tensor : model.tensors)
        if (tensor.dtype.find("float") != std::string::npos) {
            parts << QString::fromStdString(tensor.dtype);
            break;
        }
    if (const auto layers = wholeFact(model, "layers"))
        parts << PathInspector::tr("%1 layers").arg(*layers);
    return parts.join(QStringLiteral(" · "));
}

QString tokenizerSummary(const Inspection& tokenizer)
{
    const auto tokens = wholeFact(tokenizer, "tokenizer_size");
    return tokens ? PathInspector::tr("%1 tokens").arg(countText(*tokens))
                  : PathInspector::tr("There is no tokenizer here.");
}

QString experimentSummary(const Inspection& experiment)
{
    QStringList parts{PathInspector::tr("%1 rows of %2 tokens")
                          .arg(wholeFact(experiment, "rows").value_or(0))
                          .arg(wholeFact(experiment, "row_length").value_or(0))};
    if (const InspectedFact* overlap = fact(experiment, "partner_overlap"))
        if (const auto* share = std::get_if<double>(&overlap->value))
            parts << PathInspector::tr("%1 % of the suffixes' 10-grams stand in the partner")
                         .arg(std::lround(100 * *share));
    if (const auto retain = wholeFact(experiment, "retain_rows"); retain && *retain > 0)
        parts << PathInspector::tr("%1 retain rows").arg(*retain);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

std::optional<std::int64_t> wholeFact(const Inspection& inspection, std::string_view key)
{
    const InspectedFact* one = fact(inspection, key);
    const auto* number = one ? std::get_if<std::int64_t>(&one->value) : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

QString bytesText(std::int64_t bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

QString summaryOf(const Inspection& inspection)
{
    if (inspection.kind == "experiment")
        return experimentSummary(inspection);
    return inspection.kind == "tokenizer" ? tokenizerSummary(inspection) : modelSummary(inspection);
}

PathInspector::PathInspector(QStringList kinds, QWidget* parent) : QLabel(parent), m_kinds(std::move(kinds))
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &PathInspector::inspect);
    connect(&Theme::instance(), &Theme::changed, this, &PathInspector::restyle);
    restyle();
}

void PathInspector::setPath(const QString& path)
{
    if (std::exchange(m_path, path) == path)
        return;
    m_inspection.reset();
    ++m_request; // what is being read now is of no interest
    m_delay.start();
}

void PathInspector::inspect()
{
    const quint64 request = ++m_request;
    if (m_path.isEmpty())
        return say(tr("A path is needed."), true);
    say(tr("Reading …"), false);
    inBackground(
        this, [path = m_path.toStdString()] { return inspectPath(path); },
        [this, request](const Result<Inspection>& result) {
            if (request == m_request)
                take(result);
        });
}

void PathInspector::take(const Result<Inspection>& result)
{
    if (!result) {
        say(QString::fromStdString(result.error().text()), true);
    } else if (const QString kind = QString::fromStdString(result->kind); !m_kinds.contains(kind)) {
        say(tr("%1 is found here; %2 is needed.").arg(kind, m_kinds.first()), true);
    } else {
        m_inspection = *result;
        // A model's folder is a tokenizer's as well.
        QString text = m_kinds.first() == QLatin1String("tokenizer") ? tokenizerSummary(*result) : summaryOf(*result);
        for (std::size_t i = 0; i < std::min(kMostWarnings, result->warnings.size()); ++i)
            text += QStringLiteral("\n⚠ ") + QString::fromStdString(result->warnings[i]);
        say(text, false);
        QString all = QString::fromStdString(result->path);
        for (const InspectedFact& one : result->facts)
            if (const auto* number = std::get_if<std::int64_t>(&one.value))
                all += QStringLiteral("\n%1: %2")
                           .arg(QString::fromStdString(one.label), one.bytes ? bytesText(*number) : countText(*number));
        setToolTip(all.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    }
    Q_EMIT inspected();
}

void PathInspector::say(const QString& text, bool wrong)
{
    m_wrong = wrong;
    setToolTip({});
    setText(safeText(text));
    restyle();
}

void PathInspector::restyle()
{
    setFont(themeFont(TextSize::Caption));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, themeColor(m_wrong ? Token::Danger : Token::Muted));
    setPalette(colors);
}

} // namespace palimpsest
