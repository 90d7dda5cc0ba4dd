<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AgreementTables</name>
    <message numerus="yes">
        <source>%1 and %2, %n common item(s)</source>
        <translation>
            <numerusform>%1 and %2, %n common item</numerusform>
            <numerusform>%1 and %2, %n common items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with themselves: %n item(s) rated twice</source>
        <translation>
            <numerusform>%1 with themselves: %n item rated twice</numerusform>
            <numerusform>%1 with themselves: %n items rated twice</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::AdjudicatePage</name>
    <message numerus="yes">
        <source>All %n decided</source>
        <translation>
            <numerusform>%n decided</numerusform>
            <numerusform>All %n decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::AgreementPage</name>
    <message numerus="yes">
        <source>of %n pair(s) of ratings</source>
        <translation>
            <numerusform>of %n pair of ratings</numerusform>
            <numerusform>of %n pairs of ratings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::CalibrationPage</name>
    <message numerus="yes">
        <source>%n model(s), ρ %1</source>
        <translation>
            <numerusform>%n model, ρ %1</numerusform>
            <numerusform>%n models, ρ %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s) that both graded.</source>
        <translation>
            <numerusform>%n candidate that both graded.</numerusform>
            <numerusform>%n candidates that both graded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded %n time(s), last at %1.</source>
        <translation>
            <numerusform>Recorded %n time, last at %1.</numerusform>
            <numerusform>Recorded %n times, last at %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::CandidatePicker</name>
    <message numerus="yes">
        <source>%n candidate(s) of %1 are in the project.</source>
        <translation>
            <numerusform>%n candidate of %1 are in the project.</numerusform>
            <numerusform>%n candidates of %1 are in the project.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::EndpointTestPanel</name>
    <message numerus="yes">
        <source>%n model(s) listed</source>
        <translation>
            <numerusform>%n model listed</numerusform>
            <numerusform>%n models listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::FailuresPage</name>
    <message numerus="yes">
        <source>Ask again: %n call(s)</source>
        <translation>
            <numerusform>Ask again: %n call</numerusform>
            <numerusform>Ask again: %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::JointTable</name>
    <message numerus="yes">
        <source>Human mean about %1, judge&apos;s grade about %2: %n candidate(s)</source>
        <translation>
            <numerusform>Human mean about %1, judge&apos;s grade about %2: %n candidate</numerusform>
            <numerusform>Human mean about %1, judge&apos;s grade about %2: %n candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other judge about %1, judge about %2: %n candidate(s)</source>
        <translation>
            <numerusform>Other judge about %1, judge about %2: %n candidate</numerusform>
            <numerusform>Other judge about %1, judge about %2: %n candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeEstimatePanel</name>
    <message numerus="yes">
        <source>%n text(s) hold a score themselves; their grades are marked.</source>
        <translation>
            <numerusform>%n text holds a score itself; its grades are marked.</numerusform>
            <numerusform>%n texts hold a score themselves; their grades are marked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are not UTF-8 and are sent with replacement characters.</source>
        <translation>
            <numerusform>%n text is not UTF-8 and is sent with replacement characters.</numerusform>
            <numerusform>%n texts are not UTF-8 and are sent with replacement characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeMonitorPage</name>
    <message numerus="yes">
        <source>Stopping: waiting for %n call(s) under way, whose answers are kept.</source>
        <translation>
            <numerusform>Stopping: waiting for %n call under way, whose answer is kept.</numerusform>
            <numerusform>Stopping: waiting for %n calls under way, whose answers are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeNumbers</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::LogPanel</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::MessageRow</name>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <translation>
            <numerusform>%1 (once)</numerusform>
            <numerusform>%1 (%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::ProbePage</name>
    <message numerus="yes">
        <source>%n call(s) in all. The probe sends three of them.</source>
        <translation>
            <numerusform>%n call in all. The probe sends it.</numerusform>
            <numerusform>%n calls in all. The probe sends three of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends %n open call(s) (Ctrl+Enter)</source>
        <translation>
            <numerusform>Sends %n open call (Ctrl+Enter)</numerusform>
            <numerusform>Sends %n open calls (Ctrl+Enter)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::RaterDistributions</name>
    <message numerus="yes">
        <source>%n rating(s) of %1 by %2</source>
        <translation>
            <numerusform>%n rating of %1 by %2</numerusform>
            <numerusform>%n ratings of %1 by %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::ResultsPage</name>
    <message numerus="yes">
        <source>%1: mean %2, 95 % %3, %n item(s)</source>
        <translation>
            <numerusform>%1: mean %2, 95 % %3, %n item</numerusform>
            <numerusform>%1: mean %2, 95 % %3, %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblinded at %1 with %n rating(s) after.</source>
        <translation>
            <numerusform>Unblinded at %1 with %n rating after.</numerusform>
            <numerusform>Unblinded at %1 with %n ratings after.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::RunModel</name>
    <message numerus="yes">
        <source>%1 (and %n more warnings, see the log)</source>
        <translation>
            <numerusform>%1 (and %n more warning, see the log)</numerusform>
            <numerusform>%1 (and %n more warnings, see the log)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::ScoreHistogram</name>
    <message numerus="yes">
        <source>Grade %1: %n candidate(s)</source>
        <translation>
            <numerusform>Grade %1: %n candidate</numerusform>
            <numerusform>Grade %1: %n candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::ScoresPage</name>
    <message numerus="yes">
        <source>%n stored reply(ies) read anew; none was asked for.</source>
        <translation>
            <numerusform>%n stored reply read anew; none was asked for.</numerusform>
            <numerusform>%n stored replies read anew; none was asked for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::TemplatePanel</name>
    <message numerus="yes">
        <source>%n line(s) differ from reference-code</source>
        <translation>
            <numerusform>%n line differs from reference-code</numerusform>
            <numerusform>%n lines differ from reference-code</numerusform>
        </translation>
    </message>
</context>
</TS>
