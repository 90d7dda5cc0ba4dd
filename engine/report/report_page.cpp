#include "engine/report/report_page.h"

#include "engine/base/sha256.h"
#include "engine/report/html.h"
#include "engine/report/report_parts.h"
#include "engine/report/report_style.h"

namespace palimpsest {

std::string reportPage(const RunRecord& record, const ReportExtras& extras)
{
    const std::string script(reportScript());
    const std::string name =
        escapeHtml(record.folder.filename().empty() ? record.folder.parent_path().filename().string()
                                                    : record.folder.filename().string());
    // Nothing is loaded from anywhere, and no other script than ours runs, whatever a sample's text holds.
    std::string html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                       "'unsafe-inline'; script-src 'sha256-"
                       + base64OfHex(sha256(script)) + "'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>"
                       + name + " – what is left</title>\n<style>" + std::string(reportStyle())
                       + "</style>\n</head>\n<body>\n";
    html += reportHead(record) + reportCurves(record) + reportFates(record) + reportSamples(record)
            + reportDetails(record, extras);
    html += "<footer>" + escapeHtml(extras.program.empty() ? "palimpsest" : extras.program);
    if (!record.started.runId.empty())
        html += " · run " + escapeHtml(record.started.runId);
    return html + "</footer>\n<script>" + script + "</script>\n</body>\n</html>\n";
}

} // namespace palimpsest
