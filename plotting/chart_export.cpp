#include "plotting/chart_export.h"

#include "plotting/chart_painter.h"
#include "plotting/curve_canvas.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <map>

namespace palimpsest {

namespace {

void paintAll(QPainter& painter, const ChartContent& content, QSize size)
{
    const ChartFrame frame = ChartFrame::of(content, size);
    CurveCanvas curves;
    curves.update(content, frame);
    paintChart(painter, content, frame, curves);
    paintNames(painter, content, frame);
    if (content.isEmpty())
        return;
    for (const Threshold& threshold : content.thresholds)
        paintThresholdLine(painter, content, frame, threshold);
    const auto handles = thresholdHandleRects(content, frame, false);
    for (std::size_t i = 0; i < handles.size(); ++i)
        if (!handles[i].isNull())
            paintThresholdHandle(painter, content.style, content.thresholds[i], handles[i], false, false);
}

QByteArray field(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.contains('"') || bytes.contains(',') || bytes.contains('\n') || bytes.contains('\r'))
        bytes = '"' + bytes.replace("\"", "\"\"") + '"';
    return bytes;
}

QByteArray number(double value) { return QByteArray::number(value, 'g', QLocale::FloatingPointShortest); }

QByteArray pathTable(const ChartContent& content)
{
    QByteArray csv = "curve," + field(content.xTitle) + ',' + field(content.unit) + "\r\n";
    for (const Curve& curve : content.curves)
        for (const QPointF& point : curve.raw())
            csv += field(curve.spec().name) + ',' + number(point.x()) + ',' + number(point.y()) + "\r\n";
    return csv;
}

} // namespace

QImage chartImage(const ChartContent& content, QSize size, double scale)
{
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintAll(painter, content, size);
    return image;
}

QByteArray chartSvg(const ChartContent& content, QSize size)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(content.title);
    QPainter painter(&svg);
    paintAll(painter, content, size);
    painter.end();
    return buffer.data();
}

QByteArray chartCsv(const ChartContent& content)
{
    if (content.hasPaths())
        return pathTable(content);
    QByteArray csv = field(content.xDataTitle.isEmpty() ? QStringLiteral("x") : content.xDataTitle);
    std::map<double, QByteArrayList> rows;
    qsizetype columns = 0;
    const auto put = [&](double x, qsizetype column, double value) {
        QByteArrayList& row = rows[x];
        while (row.size() <= column)
            row.append(QByteArray());
        row[column] = number(value);
    };
    for (const Curve& curve : content.curves) {
        csv += ',' + field(curve.spec().name);
        for (const QPointF& point : curve.raw())
            put(point.x(), columns, point.y());
        ++columns;
        if (curve.band().empty())
            continue;
        csv += ',' + field(curve.spec().name + QStringLiteral(" low")) + ','
               + field(curve.spec().name + QStringLiteral(" high")) + ',' + field(QStringLiteral("n"));
        for (const BandPoint& point : curve.band()) {
            put(point.x, columns, point.low);
            put(point.x, columns + 1, point.high);
            put(point.x, columns + 2, double(point.n));
        }
        columns += 3;
    }
    csv += "\r\n";
    for (auto& [x, row] : rows) {
        while (row.size() < columns)
            row.append(QByteArray());
        csv += number(x) + ',' + row.join(',') + "\r\n";
    }
    return csv;
}

QString saveChart(const ChartContent& content, QSize size, ChartFormat format, const QString& path)
{
    QByteArray bytes;
    if (format == ChartFormat::Csv) {
        bytes = chartCsv(content);
    } else if (format == ChartFormat::Svg) {
        bytes = chartSvg(content, size);
    } else {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        chartImage(content, size, 2).save(&buffer, "PNG");
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return QCoreApplication::translate("ChartExport", "%1 could not be written: %2").arg(path, file.errorString());
    return {};
}

} // namespace palimpsest
