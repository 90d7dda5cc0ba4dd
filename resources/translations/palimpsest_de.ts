<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>About</name>
    <message>
        <source>**Palimpsest %1**: a workbench for machine unlearning of language models. Free software under the GNU General Public License, version 3 or later; without any warranty. Qt %2.</source>
        <translation>**Palimpsest %1**: eine Werkbank für das maschinelle Verlernen von Sprachmodellen. Freie Software unter der GNU General Public License, Version 3 oder später; ohne jede Gewährleistung. Qt %2.</translation>
    </message>
</context>
<context>
    <name>AgreementTables</name>
    <message>
        <source>Cohen&apos;s κ with quadratic weights, over the items both rated:
κ = 1 − Σ w·O / (Σ w·r·c / N), w = (i − j)² / (K − 1)², K = values of the scale.
1: always equal; 0: as chance would have it.</source>
        <translation>Cohens κ mit quadratischen Gewichten, über die Items, die beide bewertet haben:
κ = 1 − Σ w·O / (Σ w·r·c / N), w = (i − j)² / (K − 1)², K = Werte der Skala.
1: immer gleich; 0: wie der Zufall es ergäbe.</translation>
    </message>
    <message>
        <source>%1  n %2</source>
        <translation>%1  n %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2, %n common item(s)</source>
        <translation>
            <numerusform>%1 und %2, %n gemeinsames Item</numerusform>
            <numerusform>%1 und %2, %n gemeinsame Items</numerusform>
        </translation>
    </message>
    <message>
        <source>equal %1, at most 1 apart %2
κ unweighted %3, linear %4, quadratic %5
Spearman&apos;s ρ %6, Kendall&apos;s τ-b %7</source>
        <translation>gleich %1, höchstens 1 auseinander %2
κ ungewichtet %3, linear %4, quadratisch %5
Spearmans ρ %6, Kendalls τ-b %7</translation>
    </message>
    <message>
        <source>Grey: fewer than %1 common items.</source>
        <translation>Grau: weniger als %1 gemeinsame Items.</translation>
    </message>
    <message>
        <source>self %1  n %2</source>
        <translation>selbst %1  n %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 with themselves: %n item(s) rated twice</source>
        <translation>
            <numerusform>%1 mit sich selbst: %n Item zweimal bewertet</numerusform>
            <numerusform>%1 mit sich selbst: %n Items zweimal bewertet</numerusform>
        </translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>Bewertet</translation>
    </message>
    <message>
        <source>Items with a value; gold and repeats are not counted.</source>
        <translation>Items mit einem Wert; Gold und Wiederholungen zählen nicht.</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Items that the rater left out, with a reason.</source>
        <translation>Items, die die Person ausließ, mit Begründung.</translation>
    </message>
    <message>
        <source>Gold passed</source>
        <translation>Gold bestanden</translation>
    </message>
    <message>
        <source>Items whose value is known, rated within the right range, of those that were rated. They count nowhere else.</source>
        <translation>Items mit bekanntem Wert, die im richtigen Bereich bewertet sind, von den bewerteten. Sonst zählen sie nirgends.</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Items rated a second time, 20 places or more behind the first.</source>
        <translation>Zum zweiten Mal bewertete Items, 20 oder mehr Plätze nach dem ersten Mal.</translation>
    </message>
    <message>
        <source>Self κ</source>
        <translation>Selbst-κ</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 von %2 (%3)</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Number of the item in the project; it says nothing of the model.</source>
        <translation>Nummer des Items im Projekt; über das Modell sagt sie nichts.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>Highest less lowest rating. From %1 on an item waits for an adjudicator.</source>
        <translation>Höchste minus niedrigste Bewertung. Ab %1 wartet ein Item auf die Adjudikation.</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 ließ sich nicht schreiben: %2</translation>
    </message>
</context>
<context>
    <name>Date</name>
    <message>
        <source>en_US</source>
        <comment>the locale whose way of writing dates fits this language</comment>
        <translation>de_DE</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
</context>
<context>
    <name>FieldGroup</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Refinement</source>
        <translation>Verfeinerung</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>Stoppregel</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>FieldHelp</name>
    <message>
        <source>Experiment: a name under --data_dir, or the path of a folder with unlearn/ and learn/.</source>
        <translation>Experiment: ein Name unter --data_dir oder der Pfad eines Ordners mit unlearn/ und learn/.</translation>
    </message>
    <message>
        <source>Folder that holds the experiments.</source>
        <translation>Ordner, der die Experimente enthält.</translation>
    </message>
    <message>
        <source>All token rows (npy); tells which row is which doc_id. Empty: looked for beside --data_dir.</source>
        <translation>Alle Tokenzeilen (npy); sagt, welche Zeile welche doc_id ist. Leer: wird neben --data_dir gesucht.</translation>
    </message>
    <message>
        <source>Model to unlearn: a Hugging Face directory, or a repository id found in the local cache.</source>
        <translation>Modell, das verlernen soll: ein Ordner von Hugging Face oder der Name eines Repositorys, das im lokalen Cache liegt.</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer, named alike.</source>
        <translation>Der Tokenizer des Modells, ebenso genannt.</translation>
    </message>
    <message>
        <source>Tokenizer whose ids the rows are in; the default is bundled.</source>
        <translation>Tokenizer, in dessen Nummern die Zeilen stehen; die Vorgabe wird mitgeliefert.</translation>
    </message>
    <message>
        <source>BERT encoder for BERTScore.</source>
        <translation>BERT-Encoder für BERTScore.</translation>
    </message>
    <message>
        <source>Layer whose hidden states BERTScore compares; none: from the table of known encoders.</source>
        <translation>Schicht, deren verborgene Zustände BERTScore vergleicht; keine: aus der Tabelle bekannter Encoder.</translation>
    </message>
    <message>
        <source>Tokens of a row as model input.</source>
        <translation>Token einer Zeile als Eingabe des Modells.</translation>
    </message>
    <message>
        <source>Tokens of a row as label; equals --prefix_length.</source>
        <translation>Token einer Zeile als Label; gleicht --prefix_length.</translation>
    </message>
    <message>
        <source>Row length T in MA and EL.</source>
        <translation>Zeilenlänge T in MA und EL.</translation>
    </message>
    <message>
        <source>`paper` reproduces the reference number for number; `corrected` mends its defects.</source>
        <translation>`paper` gibt die Referenz Zahl für Zahl wieder; `corrected` behebt ihre Mängel.</translation>
    </message>
    <message>
        <source>What is minimised: icu, ga (KUMPR), llmu or po.</source>
        <translation>Was minimiert wird: icu, ga (KUMPR), llmu oder po.</translation>
    </message>
    <message>
        <source>Learning rate of Adam (betas 0.9, 0.98).</source>
        <translation>Lernrate von Adam (Betas 0.9, 0.98).</translation>
    </message>
    <message>
        <source>Weight of the unlearn loss: ascent on the forget rows.</source>
        <translation>Gewicht des Verlernverlusts: Aufstieg auf den zu vergessenden Zeilen.</translation>
    </message>
    <message>
        <source>Weight of the learn loss: descent on the partners.</source>
        <translation>Gewicht des Lernverlusts: Abstieg auf den Partnern.</translation>
    </message>
    <message>
        <source>Weight of the term that holds the partners&apos; distribution at the original&apos;s.</source>
        <translation>Gewicht des Terms, der die Verteilung auf den Partnern bei der des Originals hält.</translation>
    </message>
    <message>
        <source>Most epochs; none: no bound in `paper`, 100 in `corrected`.</source>
        <translation>Höchstzahl der Epochen; keine: keine Grenze in `paper`, 100 in `corrected`.</translation>
    </message>
    <message>
        <source>Rows of a batch.</source>
        <translation>Zeilen eines Batches.</translation>
    </message>
    <message>
        <source>Seed of every random draw.</source>
        <translation>Seed jeder Zufallsziehung.</translation>
    </message>
    <message>
        <source>A row counts as forgotten below this BERTScore F1.</source>
        <translation>Unterhalb dieses BERTScore-F1 gilt eine Zeile als vergessen.</translation>
    </message>
    <message>
        <source>A row counts as forgotten below this BLEU.</source>
        <translation>Unterhalb dieses BLEU gilt eine Zeile als vergessen.</translation>
    </message>
    <message>
        <source>Whether one arm suffices or both are needed.</source>
        <translation>Ob ein Arm genügt oder beide nötig sind.</translation>
    </message>
    <message>
        <source>A row once forgotten stays retired.</source>
        <translation>Eine einmal vergessene Zeile bleibt ausgeschieden.</translation>
    </message>
    <message>
        <source>Stop below this memorization accuracy …</source>
        <translation>Stopp unterhalb dieser Memorisierungsgenauigkeit …</translation>
    </message>
    <message>
        <source>… and below this extraction likelihood.</source>
        <translation>… und unterhalb dieser Extraktionswahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>Apply the stop rule at epoch 0 too.</source>
        <translation>Die Stoppregel auch in Epoche 0 anwenden.</translation>
    </message>
    <message>
        <source>`corrected`: stop where an epoch&apos;s mean learn loss exceeds ln V, a uniform guess.</source>
        <translation>`corrected`: Stopp, wo der mittlere Lernverlust einer Epoche ln V übersteigt, gleichverteiltes Raten.</translation>
    </message>
    <message>
        <source>Beams of the candidate&apos;s generation.</source>
        <translation>Beams bei der Generierung des Kandidaten.</translation>
    </message>
    <message>
        <source>n of the n-grams of EL.</source>
        <translation>n der n-Gramme von EL.</translation>
    </message>
    <message>
        <source>First start of EL; 1 gives the definition of Jang et al. 2022.</source>
        <translation>Erster Start von EL; 1 ergibt die Definition von Jang et al. 2022.</translation>
    </message>
    <message>
        <source>Free prompt answered into the log after every epoch.</source>
        <translation>Freier Prompt, der nach jeder Epoche im Protokoll beantwortet wird.</translation>
    </message>
    <message>
        <source>cpu, or cuda:N; the CPU where there is no such device.</source>
        <translation>cpu oder cuda:N; die CPU, wo es kein solches Gerät gibt.</translation>
    </message>
    <message>
        <source>Arithmetic of the model.</source>
        <translation>Arithmetik des Modells.</translation>
    </message>
    <message>
        <source>Threads of the tensor library; 0: all cores.</source>
        <translation>Threads der Tensorbibliothek; 0: alle Kerne.</translation>
    </message>
    <message>
        <source>Accepted for the reference&apos;s scripts; threads are our own.</source>
        <translation>Wird für die Skripte der Referenz angenommen; die Threads sind unsere eigenen.</translation>
    </message>
    <message>
        <source>Run directory.</source>
        <translation>Laufordner.</translation>
    </message>
    <message>
        <source>Newest checkpoints kept; the best is kept beside them.</source>
        <translation>Wie viele der neuesten Checkpoints bleiben; der beste bleibt außerdem.</translation>
    </message>
</context>
<context>
    <name>FieldTitle</name>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>All token rows</source>
        <translation>Alle Tokenzeilen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>Rows&apos; tokenizer</source>
        <translation>Tokenizer der Zeilen</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Encoder layer</source>
        <translation>Encoder-Schicht</translation>
    </message>
    <message>
        <source>Prefix length</source>
        <translation>Länge des Präfixes</translation>
    </message>
    <message>
        <source>Suffix length</source>
        <translation>Länge des Suffixes</translation>
    </message>
    <message>
        <source>Target length</source>
        <translation>Zeilenlänge</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Unlearn weight</source>
        <translation>Gewicht Verlernen</translation>
    </message>
    <message>
        <source>Learn weight</source>
        <translation>Gewicht Lernen</translation>
    </message>
    <message>
        <source>KL weight</source>
        <translation>Gewicht KL</translation>
    </message>
    <message>
        <source>Most epochs</source>
        <translation>Höchstzahl Epochen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>F1 threshold</source>
        <translation>F1-Schwelle</translation>
    </message>
    <message>
        <source>BLEU threshold</source>
        <translation>BLEU-Schwelle</translation>
    </message>
    <message>
        <source>Flag rule</source>
        <translation>Markierungsregel</translation>
    </message>
    <message>
        <source>Sticky flags</source>
        <translation>Haftende Marken</translation>
    </message>
    <message>
        <source>MA threshold</source>
        <translation>MA-Schwelle</translation>
    </message>
    <message>
        <source>EL threshold</source>
        <translation>EL-Schwelle</translation>
    </message>
    <message>
        <source>Stop at start</source>
        <translation>Stopp am Anfang</translation>
    </message>
    <message>
        <source>Collapse guard</source>
        <translation>Kollapswächter</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Beams</translation>
    </message>
    <message>
        <source>n of EL</source>
        <translation>n von EL</translation>
    </message>
    <message>
        <source>First start of EL</source>
        <translation>Erster Start von EL</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Loader workers</source>
        <translation>Ladeprozesse</translation>
    </message>
    <message>
        <source>Run directory</source>
        <translation>Laufordner</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>Checkpoints</translation>
    </message>
</context>
<context>
    <name>GradeMarks</name>
    <message>
        <source>human %1</source>
        <translation>Mensch %1</translation>
    </message>
    <message>
        <source>judge %1</source>
        <translation>Gutachter %1</translation>
    </message>
    <message>
        <source>Mean of people&apos;s ratings, 1 (low quality, or very similar to the reference) to 8 (high quality and different from it)</source>
        <translation>Mittel der menschlichen Bewertungen, 1 (niedrige Qualität oder der Referenz sehr ähnlich) bis 8 (hohe Qualität und verschieden von ihr)</translation>
    </message>
    <message>
        <source>Grade of a judge model, 0 (the same content as the reference) to 10 (different, fluent and sensible). Not the human scale: compare ranks, not values.</source>
        <translation>Note eines Gutachtermodells, 0 (derselbe Inhalt wie die Referenz) bis 10 (anders, flüssig und sinnvoll). Nicht die menschliche Skala: Ränge vergleichen, nicht Werte.</translation>
    </message>
</context>
<context>
    <name>GradedSamples</name>
    <message>
        <source>human</source>
        <translation>Mensch</translation>
    </message>
    <message>
        <source>judge</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>JudgePages</name>
    <message>
        <source>Judge run %1 is done: %2 graded, %3 failed.</source>
        <translation>Gutachterlauf %1 ist fertig: %2 benotet, %3 fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Judge run %1</source>
        <translation>Gutachterlauf %1</translation>
    </message>
    <message>
        <source>Judge run %1 has stopped: %2</source>
        <translation>Gutachterlauf %1 hat angehalten: %2</translation>
    </message>
    <message>
        <source>Whatever was answered is kept. Resume it on the page Grading when the cause is gone.</source>
        <translation>Was beantwortet ist, bleibt. Ihn auf der Seite Benotung weiterführen, wenn die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Gutachter</translation>
    </message>
</context>
<context>
    <name>JudgeWords</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>Wird geprobt</translation>
    </message>
    <message>
        <source>Probed</source>
        <translation>Geprobt</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Benotet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>several scores</source>
        <translation>mehrere Noten</translation>
    </message>
    <message>
        <source>outside 0 to 10</source>
        <translation>außerhalb von 0 bis 10</translation>
    </message>
    <message>
        <source>no score in the reply</source>
        <translation>keine Note in der Antwort</translation>
    </message>
    <message>
        <source>empty reply</source>
        <translation>leere Antwort</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>cut off by the token limit</source>
        <translation>an der Token-Grenze abgeschnitten</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>gefiltert</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>Fehler des Servers</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>not an answer of such a server</source>
        <translation>keine Antwort eines solchen Servers</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>the system keychain has no entry %1; type the key on the Endpoints page and keep it</source>
        <translation>der Schlüsselbund des Systems hat keinen Eintrag %1; den Schlüssel auf der Seite Endpunkte eingeben und behalten</translation>
    </message>
    <message>
        <source>the system keychain did not open entry %1; unlock it and try again, or type the key for this session</source>
        <translation>der Schlüsselbund des Systems hat den Eintrag %1 nicht geöffnet; ihn entsperren und noch einmal versuchen oder den Schlüssel für diese Sitzung eingeben</translation>
    </message>
    <message>
        <source>no keychain service answers on this desktop (%1); type the key for this session, or name an environment variable</source>
        <translation>auf diesem Desktop antwortet kein Schlüsselbund (%1); den Schlüssel für diese Sitzung eingeben oder eine Umgebungsvariable nennen</translation>
    </message>
</context>
<context>
    <name>Method</name>
    <message>
        <source>GA (KUMPR): gradient ascent</source>
        <translation>GA (KUMPR): Gradientenaufstieg</translation>
    </message>
    <message>
        <source>ICU: iterative contrastive unlearning</source>
        <translation>ICU: iteratives kontrastives Verlernen</translation>
    </message>
    <message>
        <source>LLMU: ascent with mismatched labels</source>
        <translation>LLMU: Aufstieg mit unpassenden Labels</translation>
    </message>
    <message>
        <source>PO: the partner as the preferred answer</source>
        <translation>PO: der Partner als bevorzugte Antwort</translation>
    </message>
</context>
<context>
    <name>RecordedRun</name>
    <message>
        <source>The reference&apos;s log has no line that says why it ended.</source>
        <translation>Im Protokoll der Referenz sagt keine Zeile, warum es endete.</translation>
    </message>
</context>
<context>
    <name>RunCurves</name>
    <message>
        <source>Memorization</source>
        <translation>Memorisierung</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>MA and EL appear once the original model has been evaluated.</source>
        <translation>MA und EL erscheinen, sobald das Originalmodell ausgewertet ist.</translation>
    </message>
    <message>
        <source>MA</source>
        <translation>MA</translation>
    </message>
    <message>
        <source>Memorization accuracy, mean over the forget rows: share of tokens that the model guesses right from those before.
MA = mean_i 1[argmax p(·|x_&lt;i) = x_i]</source>
        <translation>Memorisierungsgenauigkeit, Mittel über die zu vergessenden Zeilen: Anteil der Token, die das Modell aus den vorhergehenden richtig errät.
MA = mean_i 1[argmax p(·|x_&lt;i) = x_i]</translation>
    </message>
    <message>
        <source>EL</source>
        <translation>EL</translation>
    </message>
    <message>
        <source>Extraction likelihood, mean over the forget rows: how many of the n-grams that the model writes when it goes on by itself stand in the rest of the row.
EL_n = mean_i |ngrams(f(x_&lt;i)) in ngrams(x_≥i)| / |ngrams(x_≥i)|</source>
        <translation>Extraktionswahrscheinlichkeit, Mittel über die zu vergessenden Zeilen: wie viele der n-Gramme, die das Modell beim eigenen Weiterschreiben erzeugt, im Rest der Zeile stehen.
EL_n = mean_i |ngrams(f(x_&lt;i)) in ngrams(x_≥i)| / |ngrams(x_≥i)|</translation>
    </message>
    <message>
        <source>The run ends once MA &lt; acc and EL &lt; el, or no row is left to forget.</source>
        <translation>Der Lauf endet, sobald MA &lt; acc und EL &lt; el gilt oder keine Zeile mehr zu vergessen ist.</translation>
    </message>
    <message>
        <source>MA stop</source>
        <translation>MA-Stopp</translation>
    </message>
    <message>
        <source>EL stop</source>
        <translation>EL-Stopp</translation>
    </message>
    <message>
        <source>Generation against reference</source>
        <translation>Generierung gegen Referenz</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>F1 and BLEU appear once the original model has been evaluated.</source>
        <translation>F1 und BLEU erscheinen, sobald das Originalmodell ausgewertet ist.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>BERTScore F1 of generation and reference, mean over the forget rows.</source>
        <translation>BERTScore-F1 von Generierung und Referenz, Mittel über die zu vergessenden Zeilen.</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU-4 of generation and reference, mean over the forget rows.</source>
        <translation>BLEU-4 von Generierung und Referenz, Mittel über die zu vergessenden Zeilen.</translation>
    </message>
    <message>
        <source>A row counts as forgotten where F1 &lt; f1 or BLEU &lt; bleu, and is then no longer trained.</source>
        <translation>Eine Zeile gilt als vergessen, wo F1 &lt; f1 oder BLEU &lt; bleu ist, und wird dann nicht weiter trainiert.</translation>
    </message>
    <message>
        <source>F1 flag</source>
        <translation>F1-Grenze</translation>
    </message>
    <message>
        <source>BLEU flag</source>
        <translation>BLEU-Grenze</translation>
    </message>
    <message>
        <source>Rows still remembered</source>
        <translation>Noch erinnerte Zeilen</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Counts appear once the original model has been evaluated.</source>
        <translation>Die Anzahlen erscheinen, sobald das Originalmodell ausgewertet ist.</translation>
    </message>
    <message>
        <source>remembered</source>
        <translation>erinnert</translation>
    </message>
    <message>
        <source>Rows that are still flagged: trained in the next epoch.</source>
        <translation>Zeilen, die noch markiert sind: in der nächsten Epoche trainiert.</translation>
    </message>
    <message>
        <source>recited</source>
        <translation>wörtlich</translation>
    </message>
    <message>
        <source>Rows whose generation is the reference, word for word.</source>
        <translation>Zeilen, deren Generierung Wort für Wort die Referenz ist.</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>wieder da</translation>
    </message>
    <message>
        <source>Rows forgotten after the epoch before and remembered now.</source>
        <translation>Zeilen, die nach der Epoche davor vergessen waren und jetzt erinnert sind.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>nat je Token</translation>
    </message>
    <message>
        <source>Losses appear with the first step.</source>
        <translation>Verluste erscheinen mit dem ersten Schritt.</translation>
    </message>
    <message>
        <source>unlearn</source>
        <translation>verlernen</translation>
    </message>
    <message>
        <source>Cross-entropy on the flagged forget rows of the batch; unlearning pushes it up.</source>
        <translation>Kreuzentropie auf den markierten zu vergessenden Zeilen des Batches; das Verlernen treibt sie hinauf.</translation>
    </message>
    <message>
        <source>learn</source>
        <translation>lernen</translation>
    </message>
    <message>
        <source>Cross-entropy on their partners, the nearest neighbours that should stay; held down.</source>
        <translation>Kreuzentropie auf ihren Partnern, den nächsten Nachbarn, die bleiben sollen; niedrig gehalten.</translation>
    </message>
    <message>
        <source>Distance to the original</source>
        <translation>Abstand zum Original</translation>
    </message>
    <message>
        <source>The distance appears with the first step of a method that holds on to the original model.</source>
        <translation>Der Abstand erscheint mit dem ersten Schritt eines Verfahrens, das am Originalmodell festhält.</translation>
    </message>
    <message>
        <source>KL loss</source>
        <translation>KL-Verlust</translation>
    </message>
    <message>
        <source>Cross-entropy to the original model on the partners: −Σ p₀ log p.</source>
        <translation>Kreuzentropie zum Originalmodell auf den Partnern: −Σ p₀ log p.</translation>
    </message>
    <message>
        <source>true KL</source>
        <translation>wahre KL</translation>
    </message>
    <message>
        <source>KL divergence from the original model: −Σ p₀ log p − H(p₀).</source>
        <translation>KL-Divergenz vom Originalmodell: −Σ p₀ log p − H(p₀).</translation>
    </message>
    <message>
        <source>What should stay</source>
        <translation>Was bleiben soll</translation>
    </message>
    <message>
        <source>MA, share</source>
        <translation>MA, Anteil</translation>
    </message>
    <message>
        <source>Utility appears with the first evaluation of partners or retain rows.</source>
        <translation>Der Nutzen erscheint mit der ersten Auswertung von Partnern oder zu behaltenden Zeilen.</translation>
    </message>
    <message>
        <source>retain</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>Memorization accuracy on the retain rows, which nothing trains.</source>
        <translation>Memorisierungsgenauigkeit auf den zu behaltenden Zeilen, die nichts trainiert.</translation>
    </message>
    <message>
        <source>partners</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Memorization accuracy on the partners of the forget rows.</source>
        <translation>Memorisierungsgenauigkeit auf den Partnern der zu vergessenden Zeilen.</translation>
    </message>
    <message>
        <source>Loss on the forget rows</source>
        <translation>Verlust auf der Vergessensmenge</translation>
    </message>
    <message>
        <source>val_loss appears once the original model has been evaluated.</source>
        <translation>val_loss erscheint, sobald das Originalmodell ausgewertet ist.</translation>
    </message>
    <message>
        <source>val_loss</source>
        <translation>val_loss</translation>
    </message>
    <message>
        <source>Cross-entropy on all forget rows after the epoch.</source>
        <translation>Kreuzentropie auf allen zu vergessenden Zeilen nach der Epoche.</translation>
    </message>
    <message>
        <source>Distinct tokens</source>
        <translation>Verschiedene Token</translation>
    </message>
    <message>
        <source>diff appears once the original model has been evaluated.</source>
        <translation>diff erscheint, sobald das Originalmodell ausgewertet ist.</translation>
    </message>
    <message>
        <source>diff</source>
        <translation>diff</translation>
    </message>
    <message>
        <source>Distinct tokens of a generation / all its tokens, mean: low where it repeats itself.</source>
        <translation>Verschiedene Token einer Generierung / alle ihre Token, Mittel: niedrig, wo sie sich wiederholt.</translation>
    </message>
    <message>
        <source>Entropy of the generations</source>
        <translation>Entropie der Generierungen</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>Entropy appears once the original model has been evaluated.</source>
        <translation>Die Entropie erscheint, sobald das Originalmodell ausgewertet ist.</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Of the token frequencies within a generation, mean.</source>
        <translation>Der Token-Häufigkeiten innerhalb einer Generierung, Mittel.</translation>
    </message>
</context>
<context>
    <name>RunEstimate</name>
    <message>
        <source>Memory: about %1 for %2 rows of %3 tokens at a time</source>
        <translation>Speicher: etwa %1 für je %2 Zeilen zu %3 Token</translation>
    </message>
    <message>
        <source>About %1 an epoch while every row is flagged: %2 steps of %3 s, evaluation %4; %5 to load.</source>
        <translation>Etwa %1 je Epoche, solange jede Zeile markiert ist: %2 Schritte zu %3 s, Auswertung %4; %5 zum Laden.</translation>
    </message>
    <message>
        <source> At most %1 for %2 epochs.</source>
        <translation> Höchstens %1 für %2 Epochen.</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Wertet aus</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichert</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>memorization</source>
        <translation>Memorisierung</translation>
    </message>
    <message>
        <source>extraction</source>
        <translation>Extraktion</translation>
    </message>
    <message>
        <source>loading models and rows</source>
        <translation>Modelle und Zeilen laden</translation>
    </message>
    <message>
        <source>evaluating one batch</source>
        <translation>einen Batch auswerten</translation>
    </message>
    <message>
        <source>training two steps</source>
        <translation>zwei Schritte trainieren</translation>
    </message>
    <message>
        <source>the original model&apos;s distribution</source>
        <translation>Verteilung des Originalmodells</translation>
    </message>
    <message>
        <source>Epoch %1: %2</source>
        <translation>Epoche %1: %2</translation>
    </message>
    <message>
        <source>Validating epoch %1: %2</source>
        <translation>Auswertung von Epoche %1: %2</translation>
    </message>
    <message>
        <source>The stop rule was met in epoch %1: MA %2, EL %3</source>
        <translation>Die Stoppregel ist in Epoche %1 erfüllt: MA %2, EL %3</translation>
    </message>
    <message>
        <source>No row was left to forget in epoch %1</source>
        <translation>In Epoche %1 war keine Zeile mehr zu vergessen</translation>
    </message>
    <message>
        <source>All %1 epochs are over; the stop rule was not met</source>
        <translation>Alle %1 Epochen sind vorbei; die Stoppregel war nicht erfüllt</translation>
    </message>
    <message>
        <source>Stopped after epoch %1; it can go on from there</source>
        <translation>Nach Epoche %1 gestoppt; es kann dort weitergehen</translation>
    </message>
    <message>
        <source>Stopped in epoch %1 after step %2; it can go on from there</source>
        <translation>In Epoche %1 nach Schritt %2 gestoppt; es kann dort weitergehen</translation>
    </message>
    <message>
        <source>Stopped before the first step</source>
        <translation>Vor dem ersten Schritt gestoppt</translation>
    </message>
    <message>
        <source>Stopped while loading</source>
        <translation>Beim Laden gestoppt</translation>
    </message>
</context>
<context>
    <name>SampleArrangement</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Still remembered</source>
        <translation>Noch erinnert</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Wieder da</translation>
    </message>
    <message>
        <source>F1 arm</source>
        <translation>F1-Arm</translation>
    </message>
    <message>
        <source>BLEU arm</source>
        <translation>BLEU-Arm</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>Mit Lesezeichen</translation>
    </message>
    <message>
        <source>Every forget sample</source>
        <translation>Alle zu vergessenden Beispiele</translation>
    </message>
    <message>
        <source>Samples whose flag is set after the last epoch</source>
        <translation>Beispiele, deren Markierung nach der letzten Epoche gesetzt ist</translation>
    </message>
    <message>
        <source>Samples that were forgotten after one epoch and remembered after the next</source>
        <translation>Beispiele, die nach einer Epoche vergessen und nach der nächsten erinnert waren</translation>
    </message>
    <message>
        <source>Samples that count as forgotten since F1 &lt; f1</source>
        <translation>Beispiele, die wegen F1 &lt; f1 als vergessen gelten</translation>
    </message>
    <message>
        <source>Samples that count as forgotten since BLEU &lt; bleu</source>
        <translation>Beispiele, die wegen BLEU &lt; bleu als vergessen gelten</translation>
    </message>
    <message>
        <source>Samples with a bookmark or a note</source>
        <translation>Beispiele mit Lesezeichen oder Notiz</translation>
    </message>
    <message>
        <source>Still remembered first</source>
        <translation>Noch Erinnerte zuerst</translation>
    </message>
    <message>
        <source>Sample number</source>
        <translation>Nummer des Beispiels</translation>
    </message>
    <message>
        <source>doc_id</source>
        <translation>doc_id</translation>
    </message>
    <message>
        <source>Shown value, highest first</source>
        <translation>Gezeigter Wert, höchster zuerst</translation>
    </message>
    <message>
        <source>Longest remembered first</source>
        <translation>Am längsten Erinnerte zuerst</translation>
    </message>
    <message>
        <source>Overlap with the partner</source>
        <translation>Überlappung mit dem Partner</translation>
    </message>
</context>
<context>
    <name>SampleMeasure</name>
    <message>
        <source>Still remembered</source>
        <translation>Noch erinnert</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Wieder da</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>Nicht ausgewertet</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>1: still remembered, trained in the next epoch; 0: forgotten.
flag = 0 if F1 &lt; f1 or BLEU &lt; bleu</source>
        <translation>1: noch erinnert, in der nächsten Epoche trainiert; 0: vergessen.
flag = 0, wenn F1 &lt; f1 oder BLEU &lt; bleu</translation>
    </message>
    <message>
        <source>BERTScore F1</source>
        <translation>BERTScore-F1</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>How near the generation&apos;s meaning is to the reference.
F1 = 2·P·R / (P + R)</source>
        <translation>Wie nah die Bedeutung der Generierung an der Referenz ist.
F1 = 2·P·R / (P + R)</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>How many of the generation&apos;s 1- to 4-grams stand in the reference.
BLEU = BP · exp(Σ log p_n / 4), n = 1 … 4</source>
        <translation>Wie viele 1- bis 4-Gramme der Generierung in der Referenz stehen.
BLEU = BP · exp(Σ log p_n / 4), n = 1 … 4</translation>
    </message>
    <message>
        <source>Extraction likelihood</source>
        <translation>Extraktionswahrscheinlichkeit</translation>
    </message>
    <message>
        <source>EL</source>
        <translation>EL</translation>
    </message>
    <message>
        <source>How much of the rest of the row greedy decoding recovers from its true beginnings.
EL = mean over starts i of overlap_n(f(x_&lt;i), x_≥i)</source>
        <translation>Wie viel vom Rest der Zeile die gierige Dekodierung aus ihren wahren Anfängen wiederherstellt.
EL = Mittel über die Starts i von overlap_n(f(x_&lt;i), x_≥i)</translation>
    </message>
    <message>
        <source>Memorization accuracy</source>
        <translation>Memorisierungsgenauigkeit</translation>
    </message>
    <message>
        <source>MA</source>
        <translation>MA</translation>
    </message>
    <message>
        <source>Share of the row&apos;s tokens that the model guesses from those before.
MA = Σ 1{argmax p(·|x_&lt;i) = x_i} / (T − 1)</source>
        <translation>Anteil der Token der Zeile, die das Modell aus den vorhergehenden errät.
MA = Σ 1{argmax p(·|x_&lt;i) = x_i} / (T − 1)</translation>
    </message>
    <message>
        <source>Distinct tokens</source>
        <translation>Verschiedene Token</translation>
    </message>
    <message>
        <source>diff</source>
        <translation>diff</translation>
    </message>
    <message>
        <source>Share of the generation&apos;s tokens that are distinct; low where it repeats itself.
diff = distinct tokens / tokens</source>
        <translation>Anteil der Token der Generierung, die verschieden sind; niedrig, wo sie sich wiederholt.
diff = verschiedene Token / Token</translation>
    </message>
</context>
<context>
    <name>StudyPages</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
</context>
<context>
    <name>StudyWords</name>
    <message>
        <source>no variation</source>
        <translation>keine Streuung</translation>
    </message>
    <message>
        <source>needs overlap</source>
        <translation>Überlappung nötig</translation>
    </message>
    <message>
        <source>no common items</source>
        <translation>nichts gemeinsam</translation>
    </message>
    <message>
        <source>no repeats</source>
        <translation>keine Wiederholungen</translation>
    </message>
    <message>
        <source>Every rating is the same value: without variation, agreement cannot be told from habit.</source>
        <translation>Jede Bewertung ist derselbe Wert: Ohne Streuung lässt sich Übereinstimmung nicht von Gewohnheit unterscheiden.</translation>
    </message>
    <message>
        <source>No item has ratings of two people yet.</source>
        <translation>Noch hat kein Item Bewertungen von zwei Personen.</translation>
    </message>
    <message>
        <source>These two have not rated the same item.</source>
        <translation>Diese beiden haben nicht dasselbe Item bewertet.</translation>
    </message>
    <message>
        <source>No item was rated by the same person a second time.</source>
        <translation>Kein Item wurde von derselben Person ein zweites Mal bewertet.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>TokenText</name>
    <message>
        <source>%1, probability %2.</source>
        <translation>%1, Wahrscheinlichkeit %2.</translation>
    </message>
    <message>
        <source>Equals the reference.</source>
        <translation>Gleicht der Referenz.</translation>
    </message>
    <message>
        <source>The reference has %1.</source>
        <translation>Die Referenz hat %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Likeliest here: %1.</source>
        <translation>Am wahrscheinlichsten hier: %1.</translation>
    </message>
</context>
<context>
    <name>palimpsest::AdjudicatePage</name>
    <message>
        <source>Items to adjudicate</source>
        <translation>Items zur Adjudikation</translation>
    </message>
    <message>
        <source>No item has ratings %1 or more apart. Such items appear here as returns are imported.</source>
        <translation>Kein Item hat Bewertungen, die %1 oder mehr auseinanderliegen. Solche Items erscheinen hier, wenn Rückgaben importiert werden.</translation>
    </message>
    <message>
        <source>Look at the agreement</source>
        <translation>Übereinstimmung ansehen</translation>
    </message>
    <message>
        <source>%1 of %2 to decide</source>
        <translation>%1 von %2 zu entscheiden</translation>
    </message>
    <message numerus="yes">
        <source>All %n decided</source>
        <translation>
            <numerusform>%n entschieden</numerusform>
            <numerusform>Alle %n entschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>Every item is decided.</source>
        <translation>Jedes Item ist entschieden.</translation>
    </message>
    <message>
        <source>Adjudicate</source>
        <translation>Adjudikation</translation>
    </message>
</context>
<context>
    <name>palimpsest::AgreementPage</name>
    <message>
        <source>Krippendorff&apos;s α = 1 − observed / expected disagreement
α = 1 − (n − 1)·Σ o·δ² / Σ n·n·δ², over items with two ratings or more
%1
1: always equal; 0: as chance would have it; below 0: worse.</source>
        <translation>Krippendorffs α = 1 − beobachtete / erwartete Abweichung
α = 1 − (n − 1)·Σ o·δ² / Σ n·n·δ², über Items mit zwei oder mehr Bewertungen
%1
1: immer gleich; 0: wie der Zufall es ergäbe; unter 0: schlechter.</translation>
    </message>
    <message>
        <source>α ordinal</source>
        <translation>α ordinal</translation>
    </message>
    <message>
        <source>ordinal: δ = (Σ n from c to k) − (n of c + n of k) / 2, counts of values</source>
        <translation>ordinal: δ = (Σ n von c bis k) − (n von c + n von k) / 2, Anzahlen der Werte</translation>
    </message>
    <message>
        <source>α nominal</source>
        <translation>α nominal</translation>
    </message>
    <message>
        <source>nominal: δ = 0 if equal, else 1</source>
        <translation>nominal: δ = 0, wenn gleich, sonst 1</translation>
    </message>
    <message>
        <source>α interval</source>
        <translation>α Intervall</translation>
    </message>
    <message>
        <source>interval: δ = difference of the values</source>
        <translation>Intervall: δ = Differenz der Werte</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Pairs of ratings of one item that are equal, of all such pairs.</source>
        <translation>Gleiche Paare von Bewertungen eines Items, von allen solchen Paaren.</translation>
    </message>
    <message>
        <source>± 1</source>
        <translation>± 1</translation>
    </message>
    <message>
        <source>Pairs of ratings of one item at most 1 apart, of all such pairs.</source>
        <translation>Paare von Bewertungen eines Items, die höchstens 1 auseinanderliegen, von allen solchen Paaren.</translation>
    </message>
    <message>
        <source>Quadratic κ of each pair of raters</source>
        <translation>Quadratisches κ jedes Paars von Bewertenden</translation>
    </message>
    <message>
        <source>What each rater did</source>
        <translation>Was jede Person getan hat</translation>
    </message>
    <message>
        <source>Items by the range of their ratings</source>
        <translation>Items nach der Spanne ihrer Bewertungen</translation>
    </message>
    <message>
        <source>Adjudicate</source>
        <translation>Zur Adjudikation</translation>
    </message>
    <message>
        <source>Pairs of raters</source>
        <translation>Paare von Bewertenden</translation>
    </message>
    <message>
        <source>Quadratic κ over the items both rated; grey where they are fewer than %1. On the diagonal each rater with themselves, over repeats.</source>
        <translation>Quadratisches κ über die Items, die beide bewertet haben; grau, wo es weniger als %1 sind. Auf der Diagonale jede Person mit sich selbst, über Wiederholungen.</translation>
    </message>
    <message>
        <source>Each rater</source>
        <translation>Jede Person</translation>
    </message>
    <message>
        <source>Values each rater gave</source>
        <translation>Vergebene Werte je Person</translation>
    </message>
    <message>
        <source>Range of each item</source>
        <translation>Spanne je Item</translation>
    </message>
    <message>
        <source>Agreement appears here once the first returns are imported.</source>
        <translation>Die Übereinstimmung erscheint hier, sobald die ersten Rückgaben importiert sind.</translation>
    </message>
    <message>
        <source>Import returns</source>
        <translation>Rückgaben importieren</translation>
    </message>
    <message>
        <source>%1 items, %2 of them with two ratings or more, by %3 raters. Agreement tells nothing of models: looking at it does not unblind the study.</source>
        <translation>%1 Items, davon %2 mit zwei oder mehr Bewertungen, von %3 Bewertenden. Übereinstimmung verrät nichts über Modelle: Sie anzusehen entblindet die Studie nicht.</translation>
    </message>
    <message>
        <source>needs overlap</source>
        <translation>Überlappung nötig</translation>
    </message>
    <message numerus="yes">
        <source>of %n pair(s) of ratings</source>
        <translation>
            <numerusform>von %n Paar Bewertungen</numerusform>
            <numerusform>von %n Paaren Bewertungen</numerusform>
        </translation>
    </message>
    <message>
        <source>95 %: %1 · %2 bootstrap resamples of items, %3 undefined and dropped, seed %4</source>
        <translation>95 %: %1 · %2 Bootstrap-Ziehungen der Items, %3 nicht definiert und weggelassen, Seed %4</translation>
    </message>
    <message>
        <source>95 %: %1</source>
        <translation>95 %: %1</translation>
    </message>
    <message>
        <source>%1 of %2 items have ratings %3 or more apart.</source>
        <translation>%1 von %2 Items haben Bewertungen, die %3 oder mehr auseinanderliegen.</translation>
    </message>
    <message>
        <source>Decide the items whose ratings are far apart</source>
        <translation>Die Items entscheiden, deren Bewertungen weit auseinanderliegen</translation>
    </message>
    <message>
        <source>No item has ratings so far apart</source>
        <translation>Kein Item hat so weit auseinanderliegende Bewertungen</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
</context>
<context>
    <name>palimpsest::AlternativesPopup</name>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>chosen, reference</source>
        <translation>gewählt, Referenz</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>What could have stood here</source>
        <translation>Was hier hätte stehen können</translation>
    </message>
</context>
<context>
    <name>palimpsest::AnswerPanel</name>
    <message>
        <source>Weights: %1</source>
        <translation>Gewichte: %1</translation>
    </message>
    <message>
        <source>Which weights answer here.</source>
        <translation>Welche Gewichte hier antworten.</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>Let go of the weights; they are loaded again when asked.</source>
        <translation>Die Gewichte loslassen; sie werden wieder geladen, wenn sie gefragt werden.</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Antwort: %1</translation>
    </message>
    <message>
        <source>Tokens of the answer that equal the reference&apos;s token at the same place, divided by the tokens of the reference: |{i : answer[i] = reference[i]}| / |reference|.</source>
        <translation>Token der Antwort, die an derselben Stelle dem Token der Referenz gleichen, geteilt durch die Token der Referenz: |{i : answer[i] = reference[i]}| / |reference|.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation>Ordner eines Modells wählen</translation>
    </message>
    <message>
        <source>%1 has no answer: %2</source>
        <translation>%1 hat keine Antwort: %2</translation>
    </message>
    <message>
        <source>Choose other weights, or change the prompt.</source>
        <translation>Andere Gewichte wählen oder den Prompt ändern.</translation>
    </message>
    <message>
        <source>%1 of %2 tokens equal</source>
        <translation>%1 von %2 Token gleich</translation>
    </message>
    <message>
        <source>No weights chosen</source>
        <translation>Keine gewählt</translation>
    </message>
    <message>
        <source>The run&apos;s own weights, no copy; it goes on as if it had not been asked</source>
        <translation>Die Gewichte des Laufs selbst, keine Kopie; er geht weiter, als wäre er nicht gefragt worden</translation>
    </message>
    <message>
        <source>%1 · %2 M parameters · %3 in memory</source>
        <translation>%1 · %2 M Parameter · %3 im Speicher</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>Could not be loaded</source>
        <translation>Ließ sich nicht laden</translation>
    </message>
    <message>
        <source>Not loaded; it will be when it is asked</source>
        <translation>Nicht geladen; geschieht mit der ersten Frage</translation>
    </message>
    <message>
        <source>Pause the run to ask its weights as they are, or wait for its first checkpoint.</source>
        <translation>Den Lauf pausieren, um seine Gewichte zu fragen, wie sie sind, oder auf seinen ersten Checkpoint warten.</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen…</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>Der Prompt wird gelesen…</translation>
    </message>
    <message>
        <source>The answer appears here, token by token.</source>
        <translation>Die Antwort erscheint hier, Token für Token.</translation>
    </message>
    <message>
        <source>Generating… %1 tokens</source>
        <translation>Generiert… %1 Token</translation>
    </message>
    <message>
        <source>all new tokens used</source>
        <translation>alle verbraucht</translation>
    </message>
    <message>
        <source>ended by end of text</source>
        <translation>vom Textende-Token beendet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>%1 tokens · %2 a second · %3</source>
        <translation>%1 Token · %2/s · %3</translation>
    </message>
</context>
<context>
    <name>palimpsest::BlindingPage</name>
    <message>
        <source>Rater</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Gold and repeats included.</source>
        <translation>Mit Gold und Wiederholungen.</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>The least distance of two items of one sample, in places: the closer, the easier to compare.</source>
        <translation>Der kleinste Abstand zweier Items eines Beispiels, in Plätzen: je näher, desto leichter zu vergleichen.</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Half of the distances between an item and the next of its sample are smaller.</source>
        <translation>Die Hälfte der Abstände zwischen einem Item und dem nächsten seines Beispiels ist kleiner.</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>The least distance of an item and its repeat, in places.</source>
        <translation>Der kleinste Abstand eines Items zu seiner Wiederholung, in Plätzen.</translation>
    </message>
    <message>
        <source>A model&apos;s items</source>
        <translation>Je Modell</translation>
    </message>
    <message>
        <source>Items that count of the model with the fewest, and of the one with the most.</source>
        <translation>Zählende Items des Modells mit den wenigsten und des Modells mit den meisten.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Warns</source>
        <translation>Warnt</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>What the leak lint found</source>
        <translation>Was die Prüfung auf Verräterisches fand</translation>
    </message>
    <message>
        <source>Order of each rater&apos;s items</source>
        <translation>Reihenfolge der Items je Person</translation>
    </message>
    <message>
        <source>Read all packs of the study once more</source>
        <translation>Alle Pakete der Studie noch einmal lesen</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>Verräterisches</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>As a rater sees it</source>
        <translation>So sehen es Bewertende</translation>
    </message>
    <message>
        <source>Every pack of the study is void: there is nothing to check.</source>
        <translation>Jedes Paket der Studie ist ungültig: Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>%1 (pack %2)</source>
        <translation>%1 (Paket %2)</translation>
    </message>
    <message>
        <source>No pack can be written</source>
        <translation>Kein Paket kann geschrieben werden</translation>
    </message>
    <message>
        <source>Findings that tell where a text comes from: %1. Rename the run, or make the study without that epoch.</source>
        <translation>Funde, die verraten, woher ein Text kommt: %1. Den Lauf umbenennen oder die Studie ohne diese Epoche anlegen.</translation>
    </message>
    <message>
        <source>Packs can be written</source>
        <translation>Pakete können geschrieben werden</translation>
    </message>
    <message>
        <source>Warnings: %1. Look whether a rater could learn from them.</source>
        <translation>Warnungen: %1. Nachsehen, ob Bewertende daraus etwas ablesen könnten.</translation>
    </message>
    <message>
        <source>No special token, no name or path of the study&apos;s models, runs, methods and people is in the texts, and no output&apos;s length gives its model away.</source>
        <translation>In den Texten steht kein Sondertoken, kein Name und kein Pfad der Modelle, Läufe, Verfahren und Personen der Studie, und keine Länge einer Ausgabe verrät ihr Modell.</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Es</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Select a line to see its item.</source>
        <translation>Eine Zeile wählen, um ihr Item zu sehen.</translation>
    </message>
    <message>
        <source>Blinding</source>
        <translation>Verblindung</translation>
    </message>
</context>
<context>
    <name>palimpsest::CalibrationModelsModel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>ρ</source>
        <translation>ρ</translation>
    </message>
    <message>
        <source>τ-b</source>
        <translation>τ-b</translation>
    </message>
    <message>
        <source>A run at an epoch</source>
        <translation>Ein Lauf in einer Epoche</translation>
    </message>
    <message>
        <source>Candidates that both graded</source>
        <translation>Kandidaten, die beide benotet haben</translation>
    </message>
    <message>
        <source>Mean of the human means, 1 to 8</source>
        <translation>Mittel der menschlichen Mittelwerte, 1 bis 8</translation>
    </message>
    <message>
        <source>Mean grade, 0 to 10</source>
        <translation>Mittlere Note, 0 bis 10</translation>
    </message>
    <message>
        <source>Mean of the judge&apos;s grades, 0 to 10; the scales are not the same</source>
        <translation>Mittel der Noten des Gutachters, 0 bis 10; die Skalen sind nicht dieselben</translation>
    </message>
    <message>
        <source>Spearman&apos;s ρ within the model: Pearson&apos;s r of the mid-ranks</source>
        <translation>Spearmans ρ innerhalb des Modells: Pearsons r der mittleren Ränge</translation>
    </message>
    <message>
        <source>Kendall&apos;s τ-b within the model: (P − Q) / √((n₀ − n₁)(n₀ − n₂))</source>
        <translation>Kendalls τ-b innerhalb des Modells: (P − Q) / √((n₀ − n₁)(n₀ − n₂))</translation>
    </message>
    <message>
        <source>Human / 8</source>
        <translation>Menschen / 8</translation>
    </message>
    <message>
        <source>Other / 10</source>
        <translation>Andere / 10</translation>
    </message>
    <message>
        <source>Judge / 10</source>
        <translation>Gutachter / 10</translation>
    </message>
</context>
<context>
    <name>palimpsest::CalibrationPage</name>
    <message>
        <source>Record</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>Append this calibration to the project&apos;s record, which only grows</source>
        <translation>Diese Kalibrierung an die Aufzeichnung des Projekts anfügen, die nur wächst</translation>
    </message>
    <message>
        <source>What the judge is held against</source>
        <translation>Womit der Gutachter verglichen wird</translation>
    </message>
    <message>
        <source>A human study of this project, or another of its judge runs</source>
        <translation>Eine menschliche Studie dieses Projekts oder ein anderer seiner Gutachterläufe</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Agreement by model</source>
        <translation>Übereinstimmung nach Modell</translation>
    </message>
    <message>
        <source>Worst disagreements</source>
        <translation>Größte Abweichungen</translation>
    </message>
    <message>
        <source>Spearman&apos;s ρ</source>
        <translation>Spearmans ρ</translation>
    </message>
    <message>
        <source>Over candidates: Pearson&apos;s r of the mid-ranks of both</source>
        <translation>Über die Kandidaten: Pearsons r der mittleren Ränge von beiden</translation>
    </message>
    <message>
        <source>Kendall&apos;s τ-b</source>
        <translation>Kendalls τ-b</translation>
    </message>
    <message>
        <source>Over candidates
(P − Q) / √((n₀ − n₁)(n₀ − n₂)), n₁ and n₂ the ties in each</source>
        <translation>Über die Kandidaten
(P − Q) / √((n₀ − n₁)(n₀ − n₂)), n₁ und n₂ die Bindungen in jedem</translation>
    </message>
    <message>
        <source>κ, quadratic</source>
        <translation>κ, quadratisch</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ with quadratic weights, after a grade s is put on the human scale as 1 + round(7 s / 10). The scales differ: read it beside the table.</source>
        <translation>Cohens κ mit quadratischen Gewichten, nachdem eine Note s als 1 + round(7 s / 10) auf die menschliche Skala gebracht ist. Die Skalen unterscheiden sich: neben der Tabelle zu lesen.</translation>
    </message>
    <message>
        <source>τ-b of the models&apos; means</source>
        <translation>τ-b der Modellmittel</translation>
    </message>
    <message>
        <source>Whether the judge orders models as the other does. A difference of models can pose as agreement on candidates: compare it with ρ and τ-b by model.</source>
        <translation>Ob der Gutachter Modelle ordnet wie die anderen. Ein Unterschied zwischen Modellen kann sich als Übereinstimmung bei Kandidaten ausgeben: mit ρ und τ-b nach Modell vergleichen.</translation>
    </message>
    <message>
        <source>Ratings and grades</source>
        <translation>Bewertungen und Noten</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Nach Modell</translation>
    </message>
    <message>
        <source>The texts</source>
        <translation>Die Texte</translation>
    </message>
    <message>
        <source>study %1</source>
        <translation>Studie %1</translation>
    </message>
    <message>
        <source>judge run %1</source>
        <translation>Gutachterlauf %1</translation>
    </message>
    <message>
        <source>%1 (blind)</source>
        <translation>%1 (blind)</translation>
    </message>
    <message>
        <source>A judge is calibrated against a human study of this project, or against another judge run; there is neither yet.</source>
        <translation>Ein Gutachter wird gegen eine menschliche Studie dieses Projekts kalibriert oder gegen einen anderen Gutachterlauf; noch gibt es keines von beiden.</translation>
    </message>
    <message>
        <source>This study is still blind. Unblind it under Results, then its ratings can stand beside the judge&apos;s grades.</source>
        <translation>Diese Studie ist noch blind. Unter Ergebnisse entblinden, dann können ihre Bewertungen neben den Noten des Gutachters stehen.</translation>
    </message>
    <message>
        <source>The two have no graded candidate in common: choose another one above.</source>
        <translation>Die beiden haben keinen benoteten Kandidaten gemeinsam: oben etwas anderes wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), ρ %1</source>
        <translation>
            <numerusform>%n Modell, ρ %1</numerusform>
            <numerusform>%n Modelle, ρ %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s) that both graded.</source>
        <translation>
            <numerusform>%n Kandidat, den beide benotet haben.</numerusform>
            <numerusform>%n Kandidaten, die beide benotet haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The scales do not order texts alike: ranks are compared, values never.</source>
        <translation>Die Skalen ordnen Texte nicht gleich: Verglichen werden Ränge, nie Werte.</translation>
    </message>
    <message>
        <source>For κ both grades are binned by 1 + round(7 s / 10).</source>
        <translation>Für κ sind beide Noten mit 1 + round(7 s / 10) in Klassen gebracht.</translation>
    </message>
    <message numerus="yes">
        <source>Recorded %n time(s), last at %1.</source>
        <translation>
            <numerusform>%n Mal festgehalten, zuletzt am %1.</numerusform>
            <numerusform>%n Mal festgehalten, zuletzt am %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two place every candidate alike.</source>
        <translation>Beide stellen jeden Kandidaten an denselben Platz.</translation>
    </message>
    <message>
        <source>Recorded as calibration %1.</source>
        <translation>Als Kalibrierung %1 festgehalten.</translation>
    </message>
    <message>
        <source>It was not recorded.</source>
        <translation>Sie wurde nicht festgehalten.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
</context>
<context>
    <name>palimpsest::CandidatePicker</name>
    <message>
        <source>final</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Import a run…</source>
        <translation>Lauf importieren…</translation>
    </message>
    <message>
        <source>Candidates to grade</source>
        <translation>Zu benotende Kandidaten</translation>
    </message>
    <message>
        <source>Reads the candidates of a run directory, or of an unlearn.csv, into the project</source>
        <translation>Liest die Kandidaten eines Laufordners oder einer unlearn.csv ins Projekt</translation>
    </message>
    <message>
        <source>Reads the candidates of the run that the window looks at into the project</source>
        <translation>Liest die Kandidaten des Laufs, den das Fenster zeigt, ins Projekt</translation>
    </message>
    <message>
        <source>What to grade</source>
        <translation>Was benotet wird</translation>
    </message>
    <message>
        <source>Nothing can be chosen to grade.</source>
        <translation>Es gibt nichts zu benoten zu wählen.</translation>
    </message>
    <message>
        <source>The project has no candidates yet. Import a run: its generations are copied into the project, so that their grades stay with them.</source>
        <translation>Das Projekt hat noch keine Kandidaten. Einen Lauf importieren: Seine Generierungen werden ins Projekt kopiert, damit ihre Noten bei ihnen bleiben.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Import a run into the project</source>
        <translation>Einen Lauf ins Projekt importieren</translation>
    </message>
    <message>
        <source>Choose a run directory, or a folder with an unlearn.csv or epoch&lt;k&gt;.csv.</source>
        <translation>Einen Laufordner wählen oder einen Ordner mit unlearn.csv oder epoch&lt;k&gt;.csv.</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s) of %1 are in the project.</source>
        <translation>
            <numerusform>%n Kandidat von %1 ist im Projekt.</numerusform>
            <numerusform>%n Kandidaten von %1 sind im Projekt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::CandidateTexts</name>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>%1 · doc %2</source>
        <translation>%1 · Dok %2</translation>
    </message>
</context>
<context>
    <name>palimpsest::CellLegend</name>
    <message>
        <source>Legend: %1</source>
        <translation>Legende: %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
</context>
<context>
    <name>palimpsest::Chart</name>
    <message>
        <source>Scale, smoothing, export</source>
        <translation>Skala, Glättung, Export</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Wieder alles zeigen</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>Options of the chart %1</source>
        <translation>Optionen des Diagramms %1</translation>
    </message>
    <message>
        <source>Reset the zoom of %1</source>
        <translation>Zoom von %1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>palimpsest::ChartGrid</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>Allein zeigen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
</context>
<context>
    <name>palimpsest::ChartMenu</name>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Values of zero and below cannot be shown on it and are left out</source>
        <translation>Werte von null und darunter lassen sich auf ihr nicht zeigen und fehlen</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Show everything again (double click in the chart)</source>
        <translation>Wieder alles zeigen (Doppelklick ins Diagramm)</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Exponential moving average: each value keeps this weight of what came before</source>
        <translation>Exponentiell gleitendes Mittel: Jeder Wert behält dieses Gewicht dessen, was vor ihm kam</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Weight %1</source>
        <translation>Gewicht %1</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern…</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>Werte als CSV speichern…</translation>
    </message>
</context>
<context>
    <name>palimpsest::CloseQuestion</name>
    <message>
        <source>%1 is still running.</source>
        <translation>%1 läuft noch.</translation>
    </message>
    <message>
        <source>Stopping saves a checkpoint after the step it is in; the run can go on from there later, as if it had never been interrupted.</source>
        <translation>Stoppen speichert einen Checkpoint nach dem laufenden Schritt; von dort kann der Lauf später weitergehen, als wäre er nie unterbrochen worden.</translation>
    </message>
    <message>
        <source>Finish the epoch, then close</source>
        <translation>Epoche beenden, dann schließen</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>The window closes when the epoch is over and evaluated.</source>
        <translation>Das Fenster schließt sich, wenn die Epoche vorbei und ausgewertet ist.</translation>
    </message>
    <message>
        <source>The window closes when the checkpoint is saved.</source>
        <translation>Das Fenster schließt sich, wenn der Checkpoint gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>palimpsest::CoefficientCard</name>
    <message>
        <source>undefined: %1</source>
        <translation>nicht definiert: %1</translation>
    </message>
    <message>
        <source>95 %: %1 to %2</source>
        <translation>95 %: %1 bis %2</translation>
    </message>
    <message>
        <source>Percentile bootstrap over candidates: %1 resamples, seed %2, %3 undefined and left out</source>
        <translation>Perzentil-Bootstrap über die Kandidaten: %1 Ziehungen, Seed %2, %3 nicht definiert und weggelassen</translation>
    </message>
</context>
<context>
    <name>palimpsest::CompareCurves</name>
    <message>
        <source>The curves of the runs that have measured this appear here.</source>
        <translation>Die Kurven der Läufe, die das gemessen haben, erscheinen hier.</translation>
    </message>
    <message>
        <source>Forgetting against utility</source>
        <translation>Vergessen gegen Nutzen</translation>
    </message>
    <message>
        <source>forget rows: MA</source>
        <translation>zu vergessende Zeilen: MA</translation>
    </message>
    <message>
        <source>what should stay: MA</source>
        <translation>was bleiben soll: MA</translation>
    </message>
    <message>
        <source>Each run is a trace of its epochs: down is forgotten, right is kept. It appears for runs that measured partners or retain rows.</source>
        <translation>Jeder Lauf ist eine Spur seiner Epochen: unten ist vergessen, rechts ist behalten. Sie erscheint für Läufe, die Partner oder zu behaltende Zeilen gemessen haben.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>mean of %1</source>
        <translation>Mittel von %1</translation>
    </message>
    <message>
        <source>Mean of the %1 chosen runs; the band is one standard deviation to either side.</source>
        <translation>Mittel der %1 gewählten Läufe; das Band ist eine Standardabweichung nach beiden Seiten.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>From the original model (open end) to the last epoch (large dot).</source>
        <translation>Vom Originalmodell (offenes Ende) bis zur letzten Epoche (großer Punkt).</translation>
    </message>
</context>
<context>
    <name>palimpsest::ComparePage</name>
    <message>
        <source>Runs stand over each other here: curves, options, and the same sample&apos;s texts.</source>
        <translation>Läufe stehen hier übereinander: Kurven, Optionen und die Texte desselben Beispiels.</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>Lauf hinzufügen</translation>
    </message>
    <message>
        <source>Compared runs</source>
        <translation>Verglichene Läufe</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>By epoch</source>
        <translation>Nach Epoche</translation>
    </message>
    <message>
        <source>By step</source>
        <translation>Nach Schritt</translation>
    </message>
    <message>
        <source>How the curves are aligned</source>
        <translation>Wie die Kurven ausgerichtet sind</translation>
    </message>
    <message>
        <source>What stands over what: equal epochs, or equal numbers of optimizer steps.</source>
        <translation>Was über was steht: gleiche Epochen oder gleich viele Schritte des Optimierers.</translation>
    </message>
    <message>
        <source>Take the chosen runs out of the comparison; their files stay.</source>
        <translation>Die gewählten Läufe aus dem Vergleich nehmen; ihre Dateien bleiben.</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Choose which charts are shown</source>
        <translation>Wählen, welche Diagramme gezeigt werden</translation>
    </message>
    <message>
        <source>Options that differ</source>
        <translation>Unterschiedliche Optionen</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>Ein Beispiel</translation>
    </message>
    <message>
        <source>Choose a folder that holds a run (run.json, events.jsonl) or the reference&apos;s CSVs.</source>
        <translation>Einen Ordner wählen, der einen Lauf (run.json, events.jsonl) oder die CSVs der Referenz enthält.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Add a run to the comparison</source>
        <translation>Lauf zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Options are known of runs that hold a run.json; with two of them, those that differ stand here.</source>
        <translation>Optionen sind von Läufen bekannt, die eine run.json enthalten; bei zweien davon stehen hier die unterschiedlichen.</translation>
    </message>
    <message>
        <source>These runs were made with the same options.</source>
        <translation>Diese Läufe entstanden mit denselben Optionen.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>palimpsest::ComparedRuns</name>
    <message>
        <source>%1 (reading …)</source>
        <translation>%1 (wird gelesen …)</translation>
    </message>
    <message>
        <source>Counts towards mean and standard deviation</source>
        <translation>Zählt zu Mittel und Standardabweichung</translation>
    </message>
    <message>
        <source>%1, shown</source>
        <translation>%1, gezeigt</translation>
    </message>
    <message>
        <source>%1, in the mean</source>
        <translation>%1, im Mittel</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>In mean</source>
        <translation>Im Mittel</translation>
    </message>
</context>
<context>
    <name>palimpsest::ComparedText</name>
    <message>
        <source>The model generated nothing.</source>
        <translation>Das Modell hat nichts generiert.</translation>
    </message>
</context>
<context>
    <name>palimpsest::ContextBar</name>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Of this phase, at its present rate</source>
        <translation>Dieser Phase, bei ihrem jetzigen Tempo</translation>
    </message>
    <message>
        <source>Progress of this phase</source>
        <translation>Fortschritt dieser Phase</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>Ends the run after the step it is in, with a checkpoint to go on from</source>
        <translation>Beendet den Lauf nach dem laufenden Schritt, mit einem Checkpoint zum Weiterführen</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>%1 is running behind this one</source>
        <translation>%1 läuft hinter diesem</translation>
    </message>
    <message>
        <source>No run open</source>
        <translation>Kein Lauf geöffnet</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterführen</translation>
    </message>
    <message>
        <source>Goes on from the last checkpoint, as if the run had never been interrupted</source>
        <translation>Geht vom letzten Checkpoint weiter, als wäre der Lauf nie unterbrochen worden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on exactly as if it had never been paused</source>
        <translation>Geht genau so weiter, als wäre nie pausiert worden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Holds the run after the step it is in; the model can then be asked</source>
        <translation>Hält den Lauf nach dem laufenden Schritt an; dann lässt sich das Modell fragen</translation>
    </message>
</context>
<context>
    <name>palimpsest::CurveName</name>
    <message>
        <source>Click to show the curve</source>
        <translation>Klick zeigt die Kurve</translation>
    </message>
    <message>
        <source>Click to hide the curve</source>
        <translation>Klick verbirgt die Kurve</translation>
    </message>
    <message>
        <source>%1, last value %2</source>
        <translation>%1, letzter Wert %2</translation>
    </message>
</context>
<context>
    <name>palimpsest::DecisionForm</name>
    <message>
        <source>No category</source>
        <translation>Keine Kategorie</translation>
    </message>
    <message>
        <source>Scale read differently</source>
        <translation>Skala anders gelesen</translation>
    </message>
    <message>
        <source>Text misread</source>
        <translation>Text missverstanden</translation>
    </message>
    <message>
        <source>Slip of a key</source>
        <translation>Vertippt</translation>
    </message>
    <message>
        <source>Between two values</source>
        <translation>Zwischen zwei Werten</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>What the raters said</source>
        <translation>Was die Bewertenden sagten</translation>
    </message>
    <message>
        <source>The decision</source>
        <translation>Die Entscheidung</translation>
    </message>
    <message>
        <source>Earlier decisions</source>
        <translation>Frühere Entscheidungen</translation>
    </message>
    <message>
        <source>Why the raters differ</source>
        <translation>Warum die Bewertungen auseinandergehen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on the decision</source>
        <translation>Notiz zur Entscheidung</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Bewertende</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Bisher gefragt</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Speichern und weiter</translation>
    </message>
    <message>
        <source>Save the decision and go to the next unresolved item (Ctrl+Return)</source>
        <translation>Die Entscheidung speichern und zum nächsten ungeklärten Item (Strg+Enter)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Add a decision that says what held before the last one (Ctrl+Z)</source>
        <translation>Eine Entscheidung anfügen, die sagt, was vor der letzten galt (Strg+Z)</translation>
    </message>
    <message>
        <source>Next unresolved</source>
        <translation>Nächstes ungeklärtes</translation>
    </message>
    <message>
        <source>Leave this item as it is (N)</source>
        <translation>Dieses Item lassen, wie es ist (N)</translation>
    </message>
    <message>
        <source>Letters are dealt out anew for each item: A is not the same person everywhere.</source>
        <translation>Die Buchstaben werden für jedes Item neu vergeben: A ist nicht überall dieselbe Person.</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>No decision yet.</source>
        <translation>Noch keine Entscheidung.</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>Press a value&apos;s key, or choose it below the texts.</source>
        <translation>Die Taste eines Werts drücken oder ihn unter den Texten wählen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::DirectoryRun</name>
    <message>
        <source>Its process ended without a word: it was killed, it crashed or memory ran out.</source>
        <translation>Sein Prozess endete ohne ein Wort: Er wurde beendet, stürzte ab, oder der Speicher reichte nicht.</translation>
    </message>
    <message>
        <source>Another process runs it: pause, stop and change it there.</source>
        <translation>Ein anderer Prozess führt ihn aus: dort pausieren, stoppen und ändern.</translation>
    </message>
    <message>
        <source>These are results of the reference implementation; they can only be read.</source>
        <translation>Dies sind Ergebnisse der Referenzimplementierung; sie lassen sich nur lesen.</translation>
    </message>
    <message>
        <source>The run is being opened.</source>
        <translation>Der Lauf wird geöffnet.</translation>
    </message>
    <message>
        <source>The run is not going on; resume it to go on from its last checkpoint.</source>
        <translation>Der Lauf geht nicht weiter; ab dem letzten Checkpoint weiterführen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::DisagreementsModel</name>
    <message>
        <source>Candidate of</source>
        <translation>Kandidat von</translation>
    </message>
    <message>
        <source>Doc</source>
        <translation>Dok</translation>
    </message>
    <message>
        <source>Human place</source>
        <translation>Platz Menschen</translation>
    </message>
    <message>
        <source>Other place</source>
        <translation>Platz andere</translation>
    </message>
    <message>
        <source>Judge place</source>
        <translation>Platz Gutachter</translation>
    </message>
    <message>
        <source>Share of all candidates that are lower, ties counting half: ranks are compared, never values</source>
        <translation>Anteil aller Kandidaten, die niedriger liegen, Bindungen zählen halb: Verglichen werden Ränge, nie Werte</translation>
    </message>
    <message>
        <source>Human / 8</source>
        <translation>Menschen / 8</translation>
    </message>
    <message>
        <source>Other / 10</source>
        <translation>Andere / 10</translation>
    </message>
    <message>
        <source>Judge / 10</source>
        <translation>Gutachter / 10</translation>
    </message>
</context>
<context>
    <name>palimpsest::DisputedItemsModel</name>
    <message>
        <source>Item %1 · %2</source>
        <translation>Item %1 · %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Range %1, decided: %2</source>
        <translation>Spanne %1, entschieden: %2</translation>
    </message>
    <message>
        <source>Range %1, not decided yet</source>
        <translation>Spanne %1, noch nicht entschieden</translation>
    </message>
</context>
<context>
    <name>palimpsest::EndpointForm</name>
    <message>
        <source>Plain http is meant: the key and the texts cross the network unencrypted</source>
        <translation>Unverschlüsseltes http ist gewollt: Schlüssel und Texte gehen im Klartext durchs Netz</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>temperature</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>seed</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>Azure OpenAI</source>
        <translation>Azure OpenAI</translation>
    </message>
    <message>
        <source>Compatible server</source>
        <translation>Kompatibler Server</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How lists and records call this endpoint.</source>
        <translation>Wie Listen und Aufzeichnungen diesen Endpunkt nennen.</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>OpenAI&apos;s own service, Azure&apos;s, or a server that speaks OpenAI&apos;s protocol: vLLM, llama.cpp, Ollama and others.</source>
        <translation>OpenAIs eigener Dienst, der von Azure oder ein Server, der OpenAIs Protokoll spricht: vLLM, llama.cpp, Ollama und andere.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of the server, with or without /v1. Texts and key go there and nowhere else; redirects are not followed.</source>
        <translation>Adresse des Servers, mit oder ohne /v1. Texte und Schlüssel gehen dorthin und nirgendwohin sonst; Umleitungen wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Azure: the name of the deployment that is asked.</source>
        <translation>Azure: der Name des Deployments, das gefragt wird.</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>Azure: the api-version of the address.</source>
        <translation>Azure: die api-version der Adresse.</translation>
    </message>
    <message>
        <source>Authorization: Bearer</source>
        <translation>Authorization: Bearer</translation>
    </message>
    <message>
        <source>api-key</source>
        <translation>api-key</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>System keychain</source>
        <translation>Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Typed, this session only</source>
        <translation>Eingabe, nur diese Sitzung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Sent as</source>
        <translation>Gesendet als</translation>
    </message>
    <message>
        <source>The header that carries the key: Azure takes api-key.</source>
        <translation>Der Header, der den Schlüssel trägt: Azure nimmt api-key.</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Genommen aus</translation>
    </message>
    <message>
        <source>Only the name of the key&apos;s place is stored, never the key. It is read when a test or a run begins, held in one buffer, and wiped afterwards.</source>
        <translation>Gespeichert wird nur, wo der Schlüssel liegt, nie der Schlüssel. Er wird gelesen, wenn ein Test oder ein Lauf beginnt, in einem Puffer gehalten und danach gelöscht.</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Its name, never the key itself.</source>
        <translation>Ihr Name, nie der Schlüssel selbst.</translation>
    </message>
    <message>
        <source>The last four characters are all that is ever shown.</source>
        <translation>Mehr als die letzten vier Zeichen wird nie gezeigt.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Limit of the reply</source>
        <translation>Grenze der Antwort</translation>
    </message>
    <message>
        <source>The field that says how long a reply may be. Models that reason reject max_tokens.</source>
        <translation>Das Feld, das sagt, wie lang eine Antwort sein darf. Nachdenkende Modelle weisen max_tokens zurück.</translation>
    </message>
    <message>
        <source>Also send</source>
        <translation>Auch senden</translation>
    </message>
    <message>
        <source>Models that reason reject a temperature. Where it is not sent, the server&apos;s own setting is in force, and grades vary more.</source>
        <translation>Nachdenkende Modelle weisen eine temperature zurück. Wird sie nicht gesendet, gilt die Einstellung des Servers, und die Noten schwanken mehr.</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>One JSON object whose fields are put into every request. llama.cpp: {&quot;cache_prompt&quot;: false} makes replies repeatable.</source>
        <translation>Ein JSON-Objekt, dessen Felder in jede Anfrage kommen. llama.cpp: {&quot;cache_prompt&quot;: false} macht Antworten wiederholbar.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Calls at once</source>
        <translation>Aufrufe zugleich</translation>
    </message>
    <message>
        <source>How many calls may be under way at once. It halves after a 429 and grows back.</source>
        <translation>Wie viele Aufrufe zugleich unterwegs sein dürfen. Halbiert sich nach einem 429 und wächst wieder.</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>At most; failed requests count as well.</source>
        <translation>Höchstens; auch fehlgeschlagene zählen.</translation>
    </message>
    <message>
        <source>Tokens a minute</source>
        <translation>Token je Minute</translation>
    </message>
    <message>
        <source>At most, by the estimate bytes / 4 of a prompt.</source>
        <translation>Höchstens, nach der Schätzung Bytes / 4 eines Prompts.</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>How long a reply may take. A server that reasons, or computes on a processor, is silent for minutes.</source>
        <translation>Wie lange eine Antwort dauern darf. Ein Server, der nachdenkt oder auf einem Prozessor rechnet, schweigt minutenlang.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
</context>
<context>
    <name>palimpsest::EndpointTestPanel</name>
    <message>
        <source>an unknown number of</source>
        <translation>eine unbekannte Zahl</translation>
    </message>
    <message>
        <source>Also send a long prompt</source>
        <translation>Auch einen langen Prompt senden</translation>
    </message>
    <message>
        <source>The test is under way</source>
        <translation>Der Test läuft</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Model to test</source>
        <translation>Zu testendes Modell</translation>
    </message>
    <message>
        <source>Model; empty: list only</source>
        <translation>Modell; leer: nur Liste</translation>
    </message>
    <message>
        <source>The model that is asked for one token. The test lists what there is.</source>
        <translation>Das Modell, das um ein Token gebeten wird. Der Test listet auf, welche es gibt.</translation>
    </message>
    <message>
        <source>A second call with about 4,100 prompt tokens: where the server counts fewer than 60 % of them, it cuts prompts without a word. It is billed as any other.</source>
        <translation>Ein zweiter Aufruf mit etwa 4100 Prompt-Token: Zählt der Server weniger als 60 % davon, schneidet er Prompts wortlos ab. Er wird berechnet wie jeder andere.</translation>
    </message>
    <message>
        <source>Shut down on %1</source>
        <translation>Abgeschaltet am %1</translation>
    </message>
    <message>
        <source>Fetching the key…</source>
        <translation>Der Schlüssel wird geholt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Lists the models and asks one of them for a single token</source>
        <translation>Listet die Modelle auf und bittet eines um ein einziges Token</translation>
    </message>
    <message>
        <source>Something is wrong in the settings: see the field marked red</source>
        <translation>In den Einstellungen stimmt etwas nicht: siehe das rot markierte Feld</translation>
    </message>
    <message>
        <source>Asking for the list of models…</source>
        <translation>Die Liste der Modelle wird erfragt…</translation>
    </message>
    <message>
        <source>Asking the model for one token…</source>
        <translation>Das Modell wird um ein Token gebeten…</translation>
    </message>
    <message>
        <source>The server is loading its model; asking its health every two seconds…</source>
        <translation>Der Server lädt sein Modell; alle zwei Sekunden wird nach seinem Zustand gefragt…</translation>
    </message>
    <message>
        <source>Sending a long prompt…</source>
        <translation>Ein langer Prompt wird gesendet…</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) listed</source>
        <translation>
            <numerusform>%n Modell aufgelistet</numerusform>
            <numerusform>%n Modelle aufgelistet</numerusform>
        </translation>
    </message>
    <message>
        <source>No list of models</source>
        <translation>Keine Liste der Modelle</translation>
    </message>
    <message>
        <source>%1. A model can be named all the same.</source>
        <translation>%1. Ein Modell lässt sich trotzdem nennen.</translation>
    </message>
    <message>
        <source>No model was called</source>
        <translation>Kein Modell wurde aufgerufen</translation>
    </message>
    <message>
        <source>Choose one of the list and test again.</source>
        <translation>Eines aus der Liste wählen und noch einmal testen.</translation>
    </message>
    <message>
        <source> It loaded its model for %1 s first.</source>
        <translation> Zuerst lud er %1 s lang sein Modell.</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>%1 answers, and thinks first</source>
        <translation>%1 antwortet und denkt vorher nach</translation>
    </message>
    <message>
        <source>One token was too few for it: give replies 4,096 tokens in a new grading.</source>
        <translation>Ein Token war ihm zu wenig: Antworten in einer neuen Benotung 4096 Token geben.</translation>
    </message>
    <message>
        <source>Status %1 after %2 s; %3 prompt tokens, %4 completion tokens.</source>
        <translation>Status %1 nach %2 s; %3 Prompt-Token, %4 Antwort-Token.</translation>
    </message>
    <message>
        <source> It reasons: give replies 4,096 tokens in a new grading.</source>
        <translation> Es denkt nach: Antworten in einer neuen Benotung 4096 Token geben.</translation>
    </message>
    <message>
        <source> It calls itself %1.</source>
        <translation> Es nennt sich %1.</translation>
    </message>
    <message>
        <source> Without token numbers the cost of a run stays unknown.</source>
        <translation> Ohne Token-Zahlen bleiben die Kosten eines Laufs unbekannt.</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 antwortet</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Zurückgewiesen: %1</translation>
    </message>
    <message>
        <source>Without these fields the model answers.</source>
        <translation>Ohne diese Felder antwortet das Modell.</translation>
    </message>
    <message>
        <source>Leaving these fields out was not enough.</source>
        <translation>Diese Felder wegzulassen genügte nicht.</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Changes the settings at the left; they are not saved yet</source>
        <translation>Ändert die Einstellungen links; gespeichert sind sie noch nicht</translation>
    </message>
    <message>
        <source>Long prompts arrive whole</source>
        <translation>Lange Prompts kommen ganz an</translation>
    </message>
    <message>
        <source>%1 tokens counted, about %2 sent.</source>
        <translation>%1 Token gezählt, etwa %2 gesendet.</translation>
    </message>
    <message>
        <source>Long prompts are cut</source>
        <translation>Lange Prompts werden abgeschnitten</translation>
    </message>
    <message>
        <source>About %1 tokens were sent, %2 counted: the server throws the rest away without a word, and its grades are of half a text. Give it a longer context (Ollama: num_ctx, llama.cpp: -c) and test again.</source>
        <translation>Etwa %1 Token wurden gesendet, %2 gezählt: Der Server wirft den Rest wortlos weg, und seine Noten gelten einem halben Text. Ihm einen längeren Kontext geben (Ollama: num_ctx, llama.cpp: -c) und noch einmal testen.</translation>
    </message>
    <message>
        <source>Long prompts are refused</source>
        <translation>Lange Prompts werden zurückgewiesen</translation>
    </message>
    <message>
        <source>About %1 tokens are more than its context holds, and it says so: %2</source>
        <translation>Etwa %1 Token sind mehr, als sein Kontext fasst, und er sagt es: %2</translation>
    </message>
    <message>
        <source>Whether long prompts are cut is not known</source>
        <translation>Ob lange Prompts abgeschnitten werden, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Will be shut down on %1</source>
        <translation>Wird am %1 abgeschaltet</translation>
    </message>
    <message>
        <source>Grades of a model that is gone cannot be repeated.</source>
        <translation>Noten eines Modells, das es nicht mehr gibt, lassen sich nicht wiederholen.</translation>
    </message>
    <message>
        <source>Nothing was tested</source>
        <translation>Nichts wurde getestet</translation>
    </message>
</context>
<context>
    <name>palimpsest::EndpointTester</name>
    <message>
        <source>The test was cancelled.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::EndpointsPage</name>
    <message>
        <source>New endpoint</source>
        <translation>Neuer Endpunkt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Stores the settings in the project, without the key (Ctrl+S)</source>
        <translation>Speichert die Einstellungen im Projekt, ohne den Schlüssel (Strg+S)</translation>
    </message>
    <message>
        <source>Back to what is stored</source>
        <translation>Zurück zu dem, was gespeichert ist</translation>
    </message>
    <message>
        <source>Only an endpoint that no judge run used can be removed</source>
        <translation>Nur ein Endpunkt, den kein Gutachterlauf benutzt hat, lässt sich entfernen</translation>
    </message>
    <message>
        <source>Another server that can grade</source>
        <translation>Ein weiterer Server, der benoten kann</translation>
    </message>
    <message>
        <source>An endpoint is a server whose language model grades candidates: OpenAI, Azure, or one of your own.</source>
        <translation>Ein Endpunkt ist ein Server, dessen Sprachmodell Kandidaten benotet: OpenAI, Azure oder ein eigener.</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The endpoint is not stored.</source>
        <translation>Der Endpunkt ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Remove endpoint</source>
        <translation>Endpunkt entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the project?</source>
        <translation>%1 aus dem Projekt entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>It was not removed.</source>
        <translation>Er wurde nicht entfernt.</translation>
    </message>
</context>
<context>
    <name>palimpsest::EpochLimit</name>
    <message>
        <source>Most epochs</source>
        <translation>Max. Epochen</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Apply the number of epochs</source>
        <translation>Anzahl der Epochen anwenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>The most epochs that the run may take.</source>
        <translation>So viele Epochen darf der Lauf höchstens dauern.</translation>
    </message>
    <message>
        <source>Going on starts from the last checkpoint; raise the number to train longer.</source>
        <translation>Es geht vom letzten Checkpoint weiter; eine höhere Zahl trainiert länger.</translation>
    </message>
    <message>
        <source>No run is open.</source>
        <translation>Kein Lauf ist geöffnet.</translation>
    </message>
</context>
<context>
    <name>palimpsest::EpochPlayer</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>No epoch yet</source>
        <translation>Noch keine Epoche</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Play the epochs</source>
        <translation>Epochen abspielen</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pausieren (Leertaste)</translation>
    </message>
    <message>
        <source>Play the epochs one after another (Space)</source>
        <translation>Die Epochen nacheinander abspielen (Leertaste)</translation>
    </message>
</context>
<context>
    <name>palimpsest::EstimatePanel</name>
    <message>
        <source>What it needs</source>
        <translation>Was er braucht</translation>
    </message>
    <message>
        <source>Weights, gradients, both moments of Adam, the original model&apos;s hidden states and a batch&apos;s activations, all in float32.</source>
        <translation>Gewichte, Gradienten, beide Momente von Adam, die verborgenen Zustände des Originalmodells und die Aktivierungen eines Batches, alles in float32.</translation>
    </message>
    <message>
        <source>Memory: known once a model with weights is chosen</source>
        <translation>Speicher: bekannt, sobald ein Modell mit Gewichten gewählt ist</translation>
    </message>
    <message>
        <source>Disk: about %1 of %2 free</source>
        <translation>Platte: etwa %1 von %2 frei</translation>
    </message>
    <message>
        <source>Disk: known once a model with weights is chosen</source>
        <translation>Platte: bekannt, sobald ein Modell mit Gewichten gewählt ist</translation>
    </message>
    <message>
        <source>Time: not measured for these settings.</source>
        <translation>Zeit: für diese Einstellungen nicht gemessen.</translation>
    </message>
    <message>
        <source>%1 Reckoned from the probe of %2 rows of %3 tokens.</source>
        <translation>%1 Hochgerechnet aus der Probe mit %2 Zeilen zu %3 Token.</translation>
    </message>
    <message>
        <source>Time: stopping the probe …</source>
        <translation>Zeit: Probe wird abgebrochen …</translation>
    </message>
    <message>
        <source>Time: loading models and rows …</source>
        <translation>Zeit: Modelle und Zeilen werden geladen …</translation>
    </message>
    <message>
        <source>Time: %1 …</source>
        <translation>Zeit: %1 …</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Measure time</source>
        <translation>Zeit messen</translation>
    </message>
    <message>
        <source>Stops the probe</source>
        <translation>Bricht die Probe ab</translation>
    </message>
    <message>
        <source>Trains two steps and evaluates one batch in memory; writes nothing</source>
        <translation>Trainiert im Speicher zwei Schritte und wertet einen Batch aus; schreibt nichts</translation>
    </message>
</context>
<context>
    <name>palimpsest::ExistingRunChoice</name>
    <message>
        <source>Open that run</source>
        <translation>Diesen Lauf öffnen</translation>
    </message>
    <message>
        <source>Discard the run that is there</source>
        <translation>Den vorhandenen Lauf verwerfen</translation>
    </message>
    <message>
        <source>%1 already holds a run.</source>
        <translation>%1 enthält schon einen Lauf.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
</context>
<context>
    <name>palimpsest::FailureDetail</name>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Raw answer</source>
        <translation>Rohantwort</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Score that you read, 0 to 10</source>
        <translation>Gelesene Note, 0 bis 10</translation>
    </message>
    <message>
        <source>0: the same content as the reference. 10: different, fluent and sensible.</source>
        <translation>0: derselbe Inhalt wie die Referenz. 10: anders, flüssig und sinnvoll.</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>eigener Name</translation>
    </message>
    <message>
        <source>Who reads the score</source>
        <translation>Wer die Note liest</translation>
    </message>
    <message>
        <source>why, in a few words</source>
        <translation>warum, in wenigen Wörtern</translation>
    </message>
    <message>
        <source>Why the score is so</source>
        <translation>Warum die Note so lautet</translation>
    </message>
    <message>
        <source>Read by hand</source>
        <translation>Von Hand gelesen</translation>
    </message>
    <message>
        <source>Keeps this score beside the reply. It counts in the means and is flagged in every export.</source>
        <translation>Behält diese Note neben der Antwort. Sie zählt in den Mitteln und ist in jedem Export gekennzeichnet.</translation>
    </message>
    <message>
        <source>Choose a failure.</source>
        <translation>Einen Fehlschlag wählen.</translation>
    </message>
    <message>
        <source>There is no reply in the answer.</source>
        <translation>In der Antwort steht kein Text.</translation>
    </message>
    <message>
        <source>The server sent nothing.</source>
        <translation>Der Server hat nichts gesendet.</translation>
    </message>
    <message>
        <source>Not counted in the mean. If you can read a score, say so:</source>
        <translation>Zählt nicht im Mittel. Wer eine Note lesen kann, trägt sie ein:</translation>
    </message>
    <message>
        <source>⚑ Read by hand as %1 by %2: %3</source>
        <translation>⚑ Von Hand als %1 gelesen von %2: %3</translation>
    </message>
</context>
<context>
    <name>palimpsest::FailurePanel</name>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Ab letztem Checkpoint weiter</translation>
    </message>
    <message>
        <source>Why the run failed</source>
        <translation>Warum der Lauf fehlschlug</translation>
    </message>
    <message>
        <source>The run failed in epoch %1</source>
        <translation>In Epoche %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>The run was broken off in epoch %1</source>
        <translation>In Epoche %1 abgebrochen</translation>
    </message>
</context>
<context>
    <name>palimpsest::FailuresModel</name>
    <message>
        <source>⚑ %1</source>
        <translation>⚑ %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Candidate of</source>
        <translation>Kandidat von</translation>
    </message>
    <message>
        <source>Doc</source>
        <translation>Dok</translation>
    </message>
    <message>
        <source>Replicate</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Letzter Aufruf</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
</context>
<context>
    <name>palimpsest::FailuresPage</name>
    <message>
        <source>Failures of the class</source>
        <translation>Fehlschläge der Klasse</translation>
    </message>
    <message>
        <source>Sends the selected calls again. Answers that cannot be read are never asked for again: read them by hand, or grade with another replicate.</source>
        <translation>Sendet die gewählten Aufrufe noch einmal. Um unlesbare Antworten wird nie wieder gebeten: von Hand lesen oder mit einem weiteren Replikat benoten.</translation>
    </message>
    <message>
        <source>Classes of failures</source>
        <translation>Klassen der Fehlschläge</translation>
    </message>
    <message>
        <source>Nothing has failed so far.</source>
        <translation>Bisher ist nichts fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Every candidate has a score.</source>
        <translation>Jeder Kandidat hat eine Note.</translation>
    </message>
    <message>
        <source>Grading…</source>
        <translation>Benotung…</translation>
    </message>
    <message numerus="yes">
        <source>Ask again: %n call(s)</source>
        <translation>
            <numerusform>Noch einmal fragen: %n Aufruf</numerusform>
            <numerusform>Noch einmal fragen: %n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The score was not kept.</source>
        <translation>Die Note wurde nicht behalten.</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
</context>
<context>
    <name>palimpsest::FieldEditor</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>Default: none.</source>
        <translation>Vorgabe: keine.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
    <message>
        <source>May be changed while a run goes on.</source>
        <translation>Darf sich während eines Laufs ändern.</translation>
    </message>
</context>
<context>
    <name>palimpsest::FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
</context>
<context>
    <name>palimpsest::GenerationSettings</name>
    <message>
        <source>Greedy</source>
        <translation>Gierig</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Beams</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Way of generating</source>
        <translation>Art der Generierung</translation>
    </message>
    <message>
        <source>Greedy takes the likeliest token each time. Beams keep several continuations and take the one with the highest mean log probability; the evaluation of a run uses beams. Sampled draws every token from the model&apos;s distribution.</source>
        <translation>Gierig nimmt jedes Mal das wahrscheinlichste Token. Beams behalten mehrere Fortsetzungen und nehmen die mit der höchsten mittleren Log-Wahrscheinlichkeit; die Auswertung eines Laufs benutzt Beams. Gezogen zieht jedes Token aus der Verteilung des Modells.</translation>
    </message>
    <message>
        <source>num_beams: how many continuations are kept at every step.</source>
        <translation>num_beams: wie viele Fortsetzungen in jedem Schritt behalten werden.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>temperature: logits are divided by it before the softmax; below 1 the likely tokens gain.</source>
        <translation>temperature: Logits werden vor dem Softmax dadurch geteilt; unter 1 gewinnen die wahrscheinlichen Token.</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>top_k: only the k likeliest tokens are drawn from; 0: all.</source>
        <translation>top_k: Gezogen wird nur aus den k wahrscheinlichsten Token; 0: aus allen.</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>top_p: only the likeliest tokens that together have this probability are drawn from; 1: all.</source>
        <translation>top_p: Gezogen wird nur aus den wahrscheinlichsten Token, die zusammen diese Wahrscheinlichkeit haben; 1: aus allen.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>One seed draws the same answer again, and the same draws for both models.</source>
        <translation>Derselbe Seed zieht dieselbe Antwort wieder und für beide Modelle dieselben Zufallszahlen.</translation>
    </message>
    <message>
        <source>New tokens</source>
        <translation>Neue Token</translation>
    </message>
    <message>
        <source>max_new_tokens: an answer ends after so many tokens, or at the end of text.</source>
        <translation>max_new_tokens: Eine Antwort endet nach so vielen Token oder am Textende.</translation>
    </message>
    <message>
        <source>greedy</source>
        <translation>gierig</translation>
    </message>
    <message>
        <source>%1 beams</source>
        <translation>%1 Beams</translation>
    </message>
    <message>
        <source>sampled, temperature %1, seed %2</source>
        <translation>gezogen, Temperatur %1, Seed %2</translation>
    </message>
</context>
<context>
    <name>palimpsest::GradeMarks</name>
    <message>
        <source>%1 by %2. %3</source>
        <translation>%1 von %2. %3</translation>
    </message>
</context>
<context>
    <name>palimpsest::ImportPage</name>
    <message>
        <source>Return</source>
        <translation>Rückgabe</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>What raters did (ratings, skips, comments, corrections) that the project does not have yet.</source>
        <translation>Was getan wurde (Bewertungen, Auslassungen, Kommentare, Korrekturen) und dem Projekt noch fehlt.</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>What the project has already: a return holds everything since the pack was opened.</source>
        <translation>Was das Projekt schon hat: Eine Rückgabe enthält alles, seit das Paket geöffnet wurde.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Lines that cannot be used; they are listed below.</source>
        <translation>Zeilen, die sich nicht verwenden lassen; unten stehen sie.</translation>
    </message>
    <message>
        <source>Two devices</source>
        <translation>Zwei Geräte</translation>
    </message>
    <message>
        <source>Items that two devices answered: both answers are kept, the later one counts until the rater confirms.</source>
        <translation>Items, die auf zwei Geräten beantwortet wurden: Beide Antworten bleiben, die spätere zählt, bis die Person sie bestätigt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Choose returns…</source>
        <translation>Rückgaben wählen…</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Rückgaben</translation>
    </message>
    <message>
        <source>Lines of the selected return that need a look</source>
        <translation>Zeilen der gewählten Rückgabe, die einen Blick brauchen</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Return zips, or filled ratings.csv files; several at once</source>
        <translation>Zips der Rückgaben oder ausgefüllte ratings.csv; mehrere zugleich</translation>
    </message>
    <message>
        <source>Each return is taken in as a whole or not at all; taking one in again changes nothing</source>
        <translation>Jede Rückgabe wird ganz übernommen oder gar nicht; sie noch einmal zu übernehmen ändert nichts</translation>
    </message>
    <message>
        <source>Forgets the list; what was taken in stays</source>
        <translation>Vergisst die Liste; Übernommenes bleibt</translation>
    </message>
    <message>
        <source>The selected return</source>
        <translation>Die gewählte Rückgabe</translation>
    </message>
    <message>
        <source>Choose returns</source>
        <translation>Rückgaben wählen</translation>
    </message>
    <message>
        <source>Returns (*.zip *.csv)</source>
        <translation>Rückgaben (*.zip *.csv)</translation>
    </message>
    <message>
        <source>Drop the zips or ratings.csv files that raters sent back here. What they would change is shown first.</source>
        <translation>Die zurückgesandten Zips oder ratings.csv hier ablegen. Zuerst wird gezeigt, was sie ändern würden.</translation>
    </message>
    <message>
        <source>Returns belong to the packs of a study, and this project has none yet.</source>
        <translation>Rückgaben gehören zu den Paketen einer Studie, und dieses Projekt hat noch keine.</translation>
    </message>
    <message>
        <source>Make a study</source>
        <translation>Studie anlegen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Take in %1 returns</source>
        <translation>%1 Rückgaben übernehmen</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Abgewiesen: %1</translation>
    </message>
    <message>
        <source>Two devices answered it; the later answer counts until the rater confirms.</source>
        <translation>Auf zwei Geräten beantwortet; die spätere Antwort zählt, bis die Person sie bestätigt.</translation>
    </message>
    <message>
        <source>It is being read.</source>
        <translation>Sie wird gelesen.</translation>
    </message>
    <message>
        <source>Refused, nothing of it was taken in: %1</source>
        <translation>Abgelehnt, nichts davon wurde übernommen: %1</translation>
    </message>
    <message>
        <source>Every line can be used.</source>
        <translation>Jede Zeile lässt sich verwenden.</translation>
    </message>
    <message>
        <source>What needs a look:</source>
        <translation>Was einen Blick braucht:</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>The project has all of it already.</source>
        <translation>Das Projekt enthält all das schon.</translation>
    </message>
</context>
<context>
    <name>palimpsest::InspectorPanel</name>
    <message>
        <source>Close the inspector</source>
        <translation>Detailbereich schließen</translation>
    </message>
    <message>
        <source>Close the inspector (Ctrl+I)</source>
        <translation>Detailbereich schließen (Strg+I)</translation>
    </message>
</context>
<context>
    <name>palimpsest::JointTable</name>
    <message>
        <source>Joint table of human ratings and judge grades</source>
        <translation>Gemeinsame Tabelle von menschlichen Bewertungen und Noten des Gutachters</translation>
    </message>
    <message>
        <source>Joint table of two judges&apos; grades</source>
        <translation>Gemeinsame Tabelle der Noten zweier Gutachter</translation>
    </message>
    <message>
        <source>judge&apos;s grade, 0 the same … 10 different</source>
        <translation>Note des Gutachters, 0 dasselbe … 10 verschieden</translation>
    </message>
    <message>
        <source>human mean, 1 … 8, rounded</source>
        <translation>menschliches Mittel, 1 … 8, gerundet</translation>
    </message>
    <message>
        <source>the other judge&apos;s grade, 0 … 10</source>
        <translation>Note des anderen Gutachters, 0 … 10</translation>
    </message>
    <message>
        <source>◂ paraphrases: the scales part</source>
        <translation>◂ Paraphrasen: Hier gehen die Skalen auseinander</translation>
    </message>
    <message numerus="yes">
        <source>Human mean about %1, judge&apos;s grade about %2: %n candidate(s)</source>
        <translation>
            <numerusform>Menschliches Mittel um %1, Note des Gutachters um %2: %n Kandidat</numerusform>
            <numerusform>Menschliches Mittel um %1, Note des Gutachters um %2: %n Kandidaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other judge about %1, judge about %2: %n candidate(s)</source>
        <translation>
            <numerusform>Anderer Gutachter um %1, Gutachter um %2: %n Kandidat</numerusform>
            <numerusform>Anderer Gutachter um %1, Gutachter um %2: %n Kandidaten</numerusform>
        </translation>
    </message>
    <message>
        <source>People&apos;s anchor 6 is “Paraphrased similarity”; the judge&apos;s example gives a paraphrase 0.</source>
        <translation>Der Anker 6 der Menschen ist “Paraphrased similarity”; das Beispiel des Gutachters gibt einer Paraphrase 0.</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeChoiceForm</name>
    <message>
        <source>Ask once more, with four times the tokens, where a reply was cut off</source>
        <translation>Wo eine Antwort abgeschnitten ist, mit vierfachen Token noch einmal fragen</translation>
    </message>
    <message>
        <source>As the server names it</source>
        <translation>Wie der Server es nennt</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>The server that the texts go to. Its settings are stored with the run.</source>
        <translation>Der Server, zu dem die Texte gehen. Seine Einstellungen werden mit dem Lauf gespeichert.</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Add, change and test endpoints</source>
        <translation>Endpunkte hinzufügen, ändern und testen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The list has what the endpoint&apos;s test found, and what earlier runs asked.</source>
        <translation>Die Liste enthält, was der Test des Endpunkts fand und was frühere Läufe fragten.</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>What is sent beside the prompt.</source>
        <translation>Was neben dem Prompt gesendet wird.</translation>
    </message>
    <message>
        <source>Tokens of a reply</source>
        <translation>Token einer Antwort</translation>
    </message>
    <message>
        <source>At most. Models that reason need 4,096: what they think counts, and a reply that is cut off is paid for all the same.</source>
        <translation>Höchstens. Nachdenkende Modelle brauchen 4096: Ihr Denken zählt mit, und eine abgeschnittene Antwort kostet trotzdem.</translation>
    </message>
    <message>
        <source>Replicates</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>How often every candidate is graded. Two or more show how far the judge agrees with itself.</source>
        <translation>Wie oft jeder Kandidat benotet wird. Zwei und mehr zeigen, wie weit der Gutachter mit sich selbst übereinstimmt.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>as prompt</source>
        <translation>wie Prompt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Currency of prices and budget</source>
        <translation>Währung von Preisen und Budget</translation>
    </message>
    <message>
        <source>Provider&apos;s price list, day</source>
        <translation>Preisliste des Anbieters, Tag</translation>
    </message>
    <message>
        <source>Of a million tokens. Zero for a server of your own; empty: not known, and then the cost stays unknown.</source>
        <translation>Je Million Token. Null bei einem eigenen Server; leer: nicht bekannt, dann bleiben die Kosten unbekannt.</translation>
    </message>
    <message>
        <source>Of a million prompt tokens that the server had in its cache.</source>
        <translation>Je Million Prompt-Token, die der Server in seinem Cache hatte.</translation>
    </message>
    <message>
        <source>Stored with the price: prices change.</source>
        <translation>Mit dem Preis gespeichert: Preise ändern sich.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Nothing is sent that could bring the sum of what was billed, what may have been, and the most the calls under way can cost, above it.</source>
        <translation>Nichts wird gesendet, was die Summe aus Berechnetem, vielleicht Berechnetem und dem, was die laufenden Aufrufe höchstens kosten, darüber bringen könnte.</translation>
    </message>
    <message>
        <source>No endpoint yet</source>
        <translation>Noch kein Endpunkt</translation>
    </message>
    <message>
        <source>Temperature 0 and seed 1 where the endpoint says nothing else, one choice, and a limit on the reply: as repeatable as the server allows.</source>
        <translation>Temperatur 0 und Seed 1, wo der Endpunkt nichts anderes sagt, eine Auswahl und eine Grenze der Antwort: so wiederholbar, wie der Server es zulässt.</translation>
    </message>
    <message>
        <source>The model and the messages, nothing else, as the reference asked: the server&apos;s own temperature and limit are in force.</source>
        <translation>Das Modell und die Nachrichten, sonst nichts, wie die Referenz fragte: Temperatur und Grenze des Servers gelten.</translation>
    </message>
    <message>
        <source>As workbench, and the reply is forced into an evaluation and a whole score. Not every server can.</source>
        <translation>Wie workbench, und die Antwort wird auf eine Beurteilung und eine ganze Note gezwungen. Nicht jeder Server kann das.</translation>
    </message>
    <message>
        <source>There is no endpoint yet: add one and test it.</source>
        <translation>Noch gibt es keinen Endpunkt: einen hinzufügen und testen.</translation>
    </message>
    <message>
        <source>Name the judge&apos;s model.</source>
        <translation>Das Modell des Gutachters nennen.</translation>
    </message>
    <message>
        <source>An amount: 2.5, or nothing.</source>
        <translation>Ein Betrag: 2.5, oder nichts.</translation>
    </message>
    <message>
        <source>Both prices, of prompt and of reply, or none.</source>
        <translation>Beide Preise, von Prompt und Antwort, oder keinen.</translation>
    </message>
    <message>
        <source>Say where the price is from.</source>
        <translation>Angeben, woher der Preis stammt.</translation>
    </message>
    <message>
        <source>A budget needs the model&apos;s price.</source>
        <translation>Ein Budget braucht den Preis des Modells.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Cached prompt</source>
        <translation>Prompt im Cache</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Price of a million tokens</source>
        <translation>Preis je Million Token</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeCloseGuard</name>
    <message>
        <source>Judge run %1 is still being graded.</source>
        <translation>Gutachterlauf %1 wird noch benotet.</translation>
    </message>
    <message>
        <source>Stopping waits for the calls under way and keeps every answer; the run can be resumed later, and nothing is asked or paid for twice.</source>
        <translation>Stoppen wartet auf die laufenden Aufrufe und behält jede Antwort; der Lauf kann später weitergehen, und nichts wird zweimal gefragt oder bezahlt.</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Stoppen und behalten</translation>
    </message>
    <message>
        <source>Keep grading</source>
        <translation>Weiter benoten</translation>
    </message>
    <message>
        <source>The window closes when the judge&apos;s calls under way have come back.</source>
        <translation>Das Fenster schließt sich, wenn die laufenden Aufrufe des Gutachters zurück sind.</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeEstimatePanel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>The estimate appears as soon as candidates and a judge are chosen.</source>
        <translation>Die Schätzung erscheint, sobald Kandidaten und ein Gutachter gewählt sind.</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Candidates × replicates.</source>
        <translation>Kandidaten × Replikate.</translation>
    </message>
    <message>
        <source>Answered already</source>
        <translation>Schon beantwortet</translation>
    </message>
    <message>
        <source>The same request was answered in an earlier run: its answer is used, nothing is sent.</source>
        <translation>Dieselbe Anfrage wurde in einem früheren Lauf beantwortet: Ihre Antwort wird benutzt, nichts gesendet.</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>Prompt-Token</translation>
    </message>
    <message>
        <source>Reply tokens</source>
        <translation>Antwort-Token</translation>
    </message>
    <message>
        <source>From a tenth of the limit of a reply to all of it, times the calls.</source>
        <translation>Von einem Zehntel der Grenze einer Antwort bis zur ganzen, mal die Aufrufe.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Prompt tokens × their price + reply tokens × theirs, low to high. The probe makes it exact.</source>
        <translation>Prompt-Token × ihr Preis + Antwort-Token × ihrer, niedrig bis hoch. Die Probe macht es genau.</translation>
    </message>
    <message>
        <source>Reckoning…</source>
        <translation>Wird geschätzt…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Without prices the cost stays unknown, and no budget can hold it.</source>
        <translation>Ohne Preise bleiben die Kosten unbekannt, und kein Budget kann sie begrenzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) hold a score themselves; their grades are marked.</source>
        <translation>
            <numerusform>%n Text enthält selbst eine Note; die seine wird gekennzeichnet.</numerusform>
            <numerusform>%n Texte enthalten selbst eine Note; ihre Noten werden gekennzeichnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are not UTF-8 and are sent with replacement characters.</source>
        <translation>
            <numerusform>%n Text ist kein UTF-8 und wird mit Ersatzzeichen gesendet.</numerusform>
            <numerusform>%n Texte sind kein UTF-8 und werden mit Ersatzzeichen gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The high estimate is above the budget: the run may stop before its end.</source>
        <translation>Die hohe Schätzung liegt über dem Budget: Der Lauf hält vielleicht vor seinem Ende an.</translation>
    </message>
    <message>
        <source>Bytes of the requests that have no answer yet / 4, until a probe counts them.</source>
        <translation>Bytes der noch unbeantworteten Anfragen / 4, bis eine Probe sie zählt.</translation>
    </message>
    <message>
        <source>Everything is answered already: nothing would be sent.</source>
        <translation>Alles ist schon beantwortet: Nichts würde gesendet.</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeKeys</name>
    <message>
        <source>the key of %1 is typed anew in every session; type it on the Endpoints page</source>
        <translation>der Schlüssel von %1 wird in jeder Sitzung neu eingegeben; ihn auf der Seite Endpunkte eingeben</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeMonitorPage</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Sends nothing more and waits for the calls under way; the run can be resumed later</source>
        <translation>Sendet nichts mehr und wartet auf die laufenden Aufrufe; der Lauf kann später weitergehen</translation>
    </message>
    <message>
        <source>Share of the calls that are final</source>
        <translation>Anteil der Aufrufe, die endgültig sind</translation>
    </message>
    <message>
        <source>How far a judge run is, what it costs and what went wrong appears here as soon as there is one.</source>
        <translation>Wie weit ein Gutachterlauf ist, was er kostet und was schiefging, erscheint hier, sobald es einen gibt.</translation>
    </message>
    <message>
        <source>New grading</source>
        <translation>Neue Benotung</translation>
    </message>
    <message>
        <source>An imported run: its grades are complete, and nothing can be sent.</source>
        <translation>Ein importierter Lauf: Seine Noten sind vollständig, und nichts kann gesendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>Stopping: waiting for %n call(s) under way, whose answers are kept.</source>
        <translation>
            <numerusform>Hält an: wartet auf %n laufenden Aufruf, dessen Antwort bleibt.</numerusform>
            <numerusform>Hält an: wartet auf %n laufende Aufrufe, deren Antworten bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another judge run is under way; one at a time is sent.</source>
        <translation>Ein anderer Gutachterlauf ist unterwegs; gesendet wird immer nur einer.</translation>
    </message>
    <message>
        <source>Another program grades this run, or it ended without a word. Resuming asks nothing twice.</source>
        <translation>Ein anderes Programm benotet diesen Lauf, oder es endete ohne ein Wort. Weiterführen fragt nichts zweimal.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Last problem: %1</source>
        <translation>Letztes Problem: %1</translation>
    </message>
    <message>
        <source>The server asks to wait; calls go on in %1.</source>
        <translation>Der Server bittet zu warten; Aufrufe gehen in %1 weiter.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Go to the probe</source>
        <translation>Zur Probe</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Sends nothing more until it is resumed; calls under way are finished</source>
        <translation>Sendet nichts mehr, bis er fortgesetzt wird; laufende Aufrufe werden beendet</translation>
    </message>
    <message>
        <source>The run is not confirmed: the probe shows what it will cost</source>
        <translation>Der Lauf ist nicht bestätigt: Die Probe zeigt, was er kosten wird</translation>
    </message>
    <message>
        <source>Sends the open calls; nothing that was answered is asked again</source>
        <translation>Sendet die offenen Aufrufe; nichts Beantwortetes wird noch einmal gefragt</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Benotung</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Means, spread and histogram of what is graded so far</source>
        <translation>Mittelwerte, Streuung und Histogramm des bisher Benoteten</translation>
    </message>
    <message>
        <source>What has no score, by cause, with what the server said</source>
        <translation>Was keine Note hat, nach Ursache, mit dem, was der Server sagte</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeNumbers</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, höchstens %2</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Benotet</translation>
    </message>
    <message>
        <source>Candidates × replicates whose reply is there, of all.</source>
        <translation>Kandidaten × Replikate, deren Antwort da ist, von allen.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Final without an answer. A failure is never a score; the page Failures says why.</source>
        <translation>Endgültig ohne Antwort. Ein Fehlschlag ist nie eine Note; die Seite Fehlschläge sagt, warum.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Not sent yet, or to be sent again.</source>
        <translation>Noch nicht gesendet oder noch einmal zu senden.</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Calls that the server is answering, of those allowed at once now: a 429 halves them, five answers let half as many more through.</source>
        <translation>Aufrufe, die der Server gerade beantwortet, von den jetzt zugleich erlaubten: Ein 429 halbiert sie, fünf Antworten lassen halb so viele mehr zu.</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Sum of the costs that are known: tokens × their price.</source>
        <translation>Summe der bekannten Kosten: Token × ihr Preis.</translation>
    </message>
    <message>
        <source>Cost not known</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message>
        <source>Calls that may have been billed without their tokens being told: broken off, timed out, or without usage. At most: as if each were the largest of the run.</source>
        <translation>Aufrufe, die vielleicht berechnet wurden, ohne dass ihre Token genannt sind: abgerissen, zu lange gedauert oder ohne usage. Höchstens: als wäre jeder der größte des Laufs.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Nothing is sent that could go beyond it.</source>
        <translation>Nichts wird gesendet, was darüber hinausgehen könnte.</translation>
    </message>
    <message>
        <source>Tokens a minute</source>
        <translation>Token je Minute</translation>
    </message>
    <message>
        <source>Prompt and reply, since this session began.</source>
        <translation>Prompt und Antwort, seit diese Sitzung begann.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeRunFacts</name>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>The server that the texts go to.</source>
        <translation>Der Server, zu dem die Texte gehen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The judge, as the server names it.</source>
        <translation>Der Gutachter, wie der Server ihn nennt.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>The template that every request is made from.</source>
        <translation>Die Vorlage, aus der jede Anfrage entsteht.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>What is sent beside the prompt.</source>
        <translation>Was neben dem Prompt gesendet wird.</translation>
    </message>
    <message>
        <source>Replicates</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>How often every candidate is graded.</source>
        <translation>Wie oft jeder Kandidat benotet wird.</translation>
    </message>
    <message>
        <source>Price of a million tokens</source>
        <translation>Preis je Million Token</translation>
    </message>
    <message>
        <source>Prompt and reply; where it is from.</source>
        <translation>Prompt und Antwort; woher er stammt.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Aus: %1</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeRunPage</name>
    <message>
        <source>Create and probe</source>
        <translation>Anlegen und proben</translation>
    </message>
    <message>
        <source>What leaves this machine</source>
        <translation>Was diesen Rechner verlässt</translation>
    </message>
    <message>
        <source>Tick what is to be graded.</source>
        <translation>Ankreuzen, was benotet werden soll.</translation>
    </message>
    <message>
        <source>Stores the run as a draft and shows its probe; nothing is sent yet (Ctrl+Enter)</source>
        <translation>Speichert den Lauf als Entwurf und zeigt seine Probe; noch wird nichts gesendet (Strg+Enter)</translation>
    </message>
    <message>
        <source>Nothing, until an endpoint is chosen and the run is probed or confirmed.</source>
        <translation>Nichts, bis ein Endpunkt gewählt und der Lauf geprobt oder bestätigt ist.</translation>
    </message>
    <message>
        <source>Prefix, reference and generation of every candidate that is graded go to %1, and nowhere else, once the run is probed or confirmed.</source>
        <translation>Präfix, Referenz und Generierung jedes benoteten Kandidaten gehen an %1 und nirgendwohin sonst, sobald der Lauf geprobt oder bestätigt wird.</translation>
    </message>
    <message>
        <source>Nothing was stored or sent.</source>
        <translation>Nichts wurde gespeichert oder gesendet.</translation>
    </message>
    <message>
        <source>New grading</source>
        <translation>Neue Benotung</translation>
    </message>
</context>
<context>
    <name>palimpsest::JudgeRunPicker</name>
    <message>
        <source>Judge run</source>
        <translation>Gutachterlauf</translation>
    </message>
    <message>
        <source>The judge run that is looked at: number, model, state</source>
        <translation>Der Gutachterlauf, der gezeigt wird: Nummer, Modell, Zustand</translation>
    </message>
</context>
<context>
    <name>palimpsest::KeyPanel</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Type or paste the key</source>
        <translation>Schlüssel eingeben oder einfügen</translation>
    </message>
    <message>
        <source>The key leaves this field when it is kept; it is never shown again.</source>
        <translation>Der Schlüssel verlässt dieses Feld, wenn er behalten wird; gezeigt wird er nie wieder.</translation>
    </message>
    <message>
        <source>Keep in the keychain</source>
        <translation>Im Schlüsselbund behalten</translation>
    </message>
    <message>
        <source>Use in this session</source>
        <translation>In dieser Sitzung benutzen</translation>
    </message>
    <message>
        <source>The variable is set: %1</source>
        <translation>Die Variable ist gesetzt: %1</translation>
    </message>
    <message>
        <source>The variable is not set in this program. Set it before Palimpsest is started.</source>
        <translation>Die Variable ist in diesem Programm nicht gesetzt. Sie setzen, bevor Palimpsest startet.</translation>
    </message>
    <message>
        <source>No key is held. It is forgotten when the window closes.</source>
        <translation>Kein Schlüssel wird gehalten. Er ist vergessen, wenn das Fenster sich schließt.</translation>
    </message>
    <message>
        <source>Held until the window closes: %1</source>
        <translation>Gehalten, bis das Fenster sich schließt: %1</translation>
    </message>
    <message>
        <source>The keychain is asked when a test or a run begins.</source>
        <translation>Der Schlüsselbund wird gefragt, wenn ein Test oder ein Lauf beginnt.</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>Der Schlüsselbund wird gefragt…</translation>
    </message>
    <message>
        <source>In the keychain: %1</source>
        <translation>Im Schlüsselbund: %1</translation>
    </message>
</context>
<context>
    <name>palimpsest::LiveRun</name>
    <message>
        <source>The run is over.</source>
        <translation>Der Lauf ist vorbei.</translation>
    </message>
    <message>
        <source>The run is being opened.</source>
        <translation>Der Lauf wird geöffnet.</translation>
    </message>
    <message>
        <source>%1 cannot be changed while a run goes on.</source>
        <translation>%1 lässt sich während eines Laufs nicht ändern.</translation>
    </message>
</context>
<context>
    <name>palimpsest::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>palimpsest::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Level of the log&apos;s lines</source>
        <translation>Stufe der Protokollzeilen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
</context>
<context>
    <name>palimpsest::MainWindow</name>
    <message>
        <source>Open a run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Open or close the inspector</source>
        <translation>Detailbereich öffnen oder schließen</translation>
    </message>
    <message>
        <source>Words or icons only in the rail</source>
        <translation>Wörter oder nur Symbole in der Seitenleiste</translation>
    </message>
    <message>
        <source>Dismiss all messages</source>
        <translation>Alle Meldungen ausblenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Open a run directory</source>
        <translation>Laufordner öffnen</translation>
    </message>
    <message>
        <source>%1 is nothing that Palimpsest opens.</source>
        <translation>%1 ist nichts, was Palimpsest öffnet.</translation>
    </message>
    <message>
        <source>Open a run directory, a Hugging Face model directory, an experiment folder (with unlearn/_dataset.npy), a run.json, or a zip of a run.</source>
        <translation>Einen Laufordner öffnen, einen Modellordner von Hugging Face, einen Experimentordner (mit unlearn/_dataset.npy), eine run.json oder das Zip eines Laufs.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Go to a page by its name</source>
        <translation>Zu einer Seite nach ihrem Namen</translation>
    </message>
</context>
<context>
    <name>palimpsest::MeansPlot</name>
    <message>
        <source>Mean ratings by model</source>
        <translation>Mittlere Bewertungen nach Modell</translation>
    </message>
    <message>
        <source>mean rating, %1 like the reference to %2 different and good; line: 95 % interval</source>
        <translation>mittlere Bewertung, %1 wie die Referenz bis %2 anders und gut; Linie: 95-%-Intervall</translation>
    </message>
    <message>
        <source>not rated yet</source>
        <translation>noch nicht bewertet</translation>
    </message>
</context>
<context>
    <name>palimpsest::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>palimpsest::MessageRow</name>
    <message>
        <source>Dismiss message: %1</source>
        <translation>Meldung ausblenden: %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <translation>
            <numerusform>%1 (%n Mal)</numerusform>
            <numerusform>%1 (%n Mal)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::ModelTree</name>
    <message>
        <source>Run and epoch</source>
        <translation>Lauf und Epoche</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo er liegt</translation>
    </message>
    <message>
        <source>Models: runs and epochs</source>
        <translation>Modelle: Läufe und Epochen</translation>
    </message>
</context>
<context>
    <name>palimpsest::MonitorCurves</name>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>epoch %1 · step %2</source>
        <translation>Epoche %1 · Schritt %2</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>palimpsest::MonitorPage</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Choose which charts are shown</source>
        <translation>Wählen, welche Diagramme gezeigt werden</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>A run&apos;s curves, numbers and log appear here once one is started or opened.</source>
        <translation>Kurven, Zahlen und Protokoll eines Laufs erscheinen hier, sobald einer gestartet oder geöffnet ist.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Lauf einrichten</translation>
    </message>
    <message>
        <source>Reading the run …</source>
        <translation>Der Lauf wird gelesen …</translation>
    </message>
    <message>
        <source>The run is starting …</source>
        <translation>Der Lauf startet …</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
</context>
<context>
    <name>palimpsest::NewStudyForm</name>
    <message>
        <source>Add a run directory</source>
        <translation>Laufordner hinzufügen</translation>
    </message>
    <message>
        <source>Add tables of texts</source>
        <translation>Texttabellen hinzufügen</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>The experiment&apos;s folder</source>
        <translation>Ordner des Experiments</translation>
    </message>
    <message>
        <source>Instruction and scale, as raters read them</source>
        <translation>Anleitung und Skala, wie Bewertende sie lesen</translation>
    </message>
    <message>
        <source>Create study</source>
        <translation>Studie anlegen</translation>
    </message>
    <message>
        <source>Assigns the items to the raters and makes their packs; the design is fixed from then on</source>
        <translation>Verteilt die Items auf die Bewertenden und macht ihre Pakete; danach steht das Design fest</translation>
    </message>
    <message>
        <source>Whose texts are rated</source>
        <translation>Wessen Texte bewertet werden</translation>
    </message>
    <message>
        <source>Add run…</source>
        <translation>Lauf hinzufügen…</translation>
    </message>
    <message>
        <source>A run directory, or a result folder of the reference implementation</source>
        <translation>Ein Laufordner oder ein Ergebnisordner der Referenzimplementierung</translation>
    </message>
    <message>
        <source>Add table…</source>
        <translation>Tabelle hinzufügen…</translation>
    </message>
    <message>
        <source>A single epoch&lt;k&gt;.csv or unlearn.csv</source>
        <translation>Eine einzelne epoch&lt;k&gt;.csv oder unlearn.csv</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Check every epoch</source>
        <translation>Jede Epoche ankreuzen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Check no epoch</source>
        <translation>Keine Epoche ankreuzen</translation>
    </message>
    <message>
        <source>Experiment folder</source>
        <translation>Experimentordner</translation>
    </message>
    <message>
        <source>Experiment folder, for results without samples.csv</source>
        <translation>Experimentordner, für Ergebnisse ohne samples.csv</translation>
    </message>
    <message>
        <source>The folder with unlearn/_dataset.npy: its rows have the prefixes that a result folder of the reference implementation lacks</source>
        <translation>Der Ordner mit unlearn/_dataset.npy: Seine Zeilen haben die Präfixe, die einem Ergebnisordner der Referenzimplementierung fehlen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the experiment&apos;s folder</source>
        <translation>Den Ordner des Experiments wählen</translation>
    </message>
    <message>
        <source>What raters are asked</source>
        <translation>Was die Bewertenden gefragt werden</translation>
    </message>
    <message>
        <source>Who rates how much</source>
        <translation>Wer wie viel bewertet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back to the list; sources that were read stay in the project</source>
        <translation>Zurück zur Liste; gelesene Quellen bleiben im Projekt</translation>
    </message>
    <message>
        <source>%1 is neither a folder nor a CSV file.</source>
        <translation>%1 ist weder ein Ordner noch eine CSV-Datei.</translation>
    </message>
    <message>
        <source>Add a run directory, an epoch&lt;k&gt;.csv or an unlearn.csv.</source>
        <translation>Einen Laufordner, eine epoch&lt;k&gt;.csv oder eine unlearn.csv hinzufügen.</translation>
    </message>
    <message>
        <source>Results without prefixes need their experiment&apos;s folder: choose it below the models, and they are read again.</source>
        <translation>Ergebnisse ohne Präfixe brauchen den Ordner ihres Experiments: Ihn unter den Modellen wählen, dann werden sie noch einmal gelesen.</translation>
    </message>
    <message>
        <source>%1: %2 texts, %3 of them new to the project.</source>
        <translation>%1: %2 Texte, davon %3 neu im Projekt.</translation>
    </message>
    <message>
        <source>Open another project.</source>
        <translation>Ein anderes Projekt öffnen.</translation>
    </message>
    <message>
        <source>Add a run, or drop run directories and tables here.</source>
        <translation>Einen Lauf hinzufügen oder Laufordner und Tabellen hier ablegen.</translation>
    </message>
    <message>
        <source>Check at least one epoch of a run.</source>
        <translation>Mindestens eine Epoche eines Laufs ankreuzen.</translation>
    </message>
    <message>
        <source>Add the raters&apos; names.</source>
        <translation>Die Namen der Bewertenden hinzufügen.</translation>
    </message>
    <message>
        <source>%1 ratings an item need as many raters; there are %2.</source>
        <translation>%1 Bewertungen je Item brauchen ebenso viele Bewertende; es gibt %2.</translation>
    </message>
    <message>
        <source>Give the study a name.</source>
        <translation>Der Studie einen Namen geben.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>No study was made.</source>
        <translation>Keine Studie wurde angelegt.</translation>
    </message>
    <message>
        <source>Mind: %1.</source>
        <translation>Zu beachten: %1.</translation>
    </message>
</context>
<context>
    <name>palimpsest::OpenJudge</name>
    <message>
        <source>Another judge run is under way.</source>
        <translation>Ein anderer Gutachterlauf ist unterwegs.</translation>
    </message>
    <message>
        <source>Stop it first, or wait until it is done.</source>
        <translation>Ihn zuerst stoppen oder warten, bis er fertig ist.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Whatever was answered is kept; resume the run when the cause is gone.</source>
        <translation>Was beantwortet ist, bleibt; den Lauf weiterführen, wenn die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>Looking into the project…</source>
        <translation>Das Projekt wird durchgesehen…</translation>
    </message>
    <message>
        <source>The project cannot be read: %1</source>
        <translation>Das Projekt lässt sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>palimpsest::OpenRuns</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is still running, and one training at a time has all cores.</source>
        <translation>%1 läuft noch, und immer nur ein Training hat alle Kerne.</translation>
    </message>
    <message>
        <source>Stop it first, or put the new run into the queue.</source>
        <translation>Es zuerst stoppen oder den neuen Lauf in die Warteschlange stellen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::OpenStudy</name>
    <message>
        <source>final</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>epoch 0 (before)</source>
        <translation>Epoche 0 (vorher)</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>palimpsest::OptionsModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
</context>
<context>
    <name>palimpsest::PacksPage</name>
    <message>
        <source>Rater</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>The name in the file&apos;s name: pack-&lt;name&gt;.palpack.</source>
        <translation>Der Name im Namen der Datei: pack-&lt;name&gt;.palpack.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Gold and repeats included.</source>
        <translation>Mit Gold und Wiederholungen.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>When the pack was last written to a folder.</source>
        <translation>Wann das Paket zuletzt in einen Ordner geschrieben wurde.</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Items with an answer, skipped ones included, of all.</source>
        <translation>Items mit einer Antwort, übersprungene eingeschlossen, von allen.</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Returns that were taken in.</source>
        <translation>Übernommene Rückgaben.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Void since %1</source>
        <translation>Ungültig seit %1</translation>
    </message>
    <message>
        <source>%1 (experimenter)</source>
        <translation>%1 (führt den Versuch)</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Write all packs…</source>
        <translation>Alle Pakete schreiben…</translation>
    </message>
    <message>
        <source>One .palpack a rater, to be sent to them</source>
        <translation>Ein .palpack je Person, zum Versenden</translation>
    </message>
    <message>
        <source>Write pack…</source>
        <translation>Paket schreiben…</translation>
    </message>
    <message>
        <source>The selected rater&apos;s pack alone</source>
        <translation>Nur das Paket der gewählten Person</translation>
    </message>
    <message>
        <source>Rate here</source>
        <translation>Hier bewerten</translation>
    </message>
    <message>
        <source>Writes the selected pack into the project and opens the raters&apos; program on it. Notes that this rater runs the experiment: every report says so.</source>
        <translation>Schreibt das gewählte Paket ins Projekt und öffnet das Bewertungsprogramm damit. Vermerkt, dass diese Person den Versuch führt: Jeder Bericht sagt es.</translation>
    </message>
    <message>
        <source>Make void…</source>
        <translation>Ungültig machen…</translation>
    </message>
    <message>
        <source>The selected pack counts no more, and its returns are refused</source>
        <translation>Das gewählte Paket zählt nicht mehr, und seine Rückgaben werden abgelehnt</translation>
    </message>
    <message>
        <source>%1 of %2 items are returned; packs: %3, void: %4.</source>
        <translation>%1 von %2 Items sind zurück; Pakete: %3, ungültig: %4.</translation>
    </message>
    <message>
        <source>Where the packs go</source>
        <translation>Wohin die Pakete kommen</translation>
    </message>
    <message>
        <source>The page Blinding shows every finding of the lint.</source>
        <translation>Die Seite Verblindung zeigt jeden Fund der Prüfung.</translation>
    </message>
    <message>
        <source>Packs written to %1: %2.</source>
        <translation>Pakete nach %1 geschrieben: %2.</translation>
    </message>
    <message>
        <source>Nobody was noted as a rater who runs the experiment.</source>
        <translation>Niemand wurde als bewertende Person vermerkt, die den Versuch führt.</translation>
    </message>
    <message>
        <source>The raters&apos; program was not started.</source>
        <translation>Das Bewertungsprogramm wurde nicht gestartet.</translation>
    </message>
    <message>
        <source>The pack itself is written.</source>
        <translation>Das Paket selbst ist geschrieben.</translation>
    </message>
    <message>
        <source>The raters&apos; program opens %1. Its return appears beside the pack; bring it in on the page Import.</source>
        <translation>Das Bewertungsprogramm öffnet %1. Seine Rückgabe erscheint neben dem Paket; auf der Seite Import wird sie hereingeholt.</translation>
    </message>
    <message>
        <source>Make a pack void</source>
        <translation>Ein Paket ungültig machen</translation>
    </message>
    <message>
        <source>Make the pack of %1 void?</source>
        <translation>Das Paket von %1 ungültig machen?</translation>
    </message>
    <message>
        <source>It cannot be taken back: its returns are refused from then on, and its %1 answers count no more.</source>
        <translation>Das lässt sich nicht zurücknehmen: Seine Rückgaben werden von da an abgelehnt, und seine %1 Antworten zählen nicht mehr.</translation>
    </message>
    <message>
        <source>Make void</source>
        <translation>Ungültig machen</translation>
    </message>
</context>
<context>
    <name>palimpsest::PagePalette</name>
    <message>
        <source>Go to a page</source>
        <translation>Zu einer Seite</translation>
    </message>
    <message>
        <source>Type a part of a page&apos;s name</source>
        <translation>Einen Teil des Namens einer Seite eingeben</translation>
    </message>
    <message>
        <source>Page to go to</source>
        <translation>Seite, zu der es geht</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>palimpsest::PathInspector</name>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>keine Gewichte</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>There is no tokenizer here.</source>
        <translation>Hier ist kein Tokenizer.</translation>
    </message>
    <message>
        <source>%1 rows of %2 tokens</source>
        <translation>%1 Zeilen zu %2 Token</translation>
    </message>
    <message>
        <source>%1 % of the suffixes&apos; 10-grams stand in the partner</source>
        <translation>%1 % der 10-Gramme der Suffixe stehen im Partner</translation>
    </message>
    <message>
        <source>%1 retain rows</source>
        <translation>%1 zu behaltende Zeilen</translation>
    </message>
    <message>
        <source>A path is needed.</source>
        <translation>Ein Pfad ist nötig.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 is found here; %2 is needed.</source>
        <translation>Hier liegt: %1; nötig ist: %2.</translation>
    </message>
</context>
<context>
    <name>palimpsest::PlanFigures</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Distinct outputs of the chosen models: equal texts are one item, rated once, whatever models gave them.</source>
        <translation>Verschiedene Ausgaben der gewählten Modelle: Gleiche Texte sind ein Item, einmal bewertet, welche Modelle sie auch gaben.</translation>
    </message>
    <message>
        <source>Items a rater</source>
        <translation>Items je Person</translation>
    </message>
    <message>
        <source>Items that count, gold and repeats, of the rater who has fewest and of the one who has most.</source>
        <translation>Zählende Items, mit Gold und Wiederholungen, der Person mit den wenigsten und der mit den meisten.</translation>
    </message>
    <message>
        <source>Time a rater</source>
        <translation>Zeit je Person</translation>
    </message>
    <message>
        <source>25 s an item, of the rater who has most.</source>
        <translation>25 s je Item, bei der Person mit den meisten.</translation>
    </message>
    <message>
        <source>items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>items a rater</source>
        <translation>Items je Person</translation>
    </message>
    <message>
        <source>a rater, about</source>
        <translation>je Person, etwa</translation>
    </message>
    <message>
        <source>%1 outputs, %2 of them equal to another.</source>
        <translation>%1 Ausgaben, davon %2 einer anderen gleich.</translation>
    </message>
    <message>
        <source>Mind: %1.</source>
        <translation>Zu beachten: %1.</translation>
    </message>
</context>
<context>
    <name>palimpsest::PlaygroundPage</name>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Before and after in large type, full screen (F5)</source>
        <translation>Vorher und nachher in großer Schrift, Vollbild (F5)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Type a text to be continued, or pick a forget sample at the left.</source>
        <translation>Einen Text eingeben, der fortgesetzt werden soll, oder links ein zu vergessendes Beispiel wählen.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>End both answers where they are (Esc)</source>
        <translation>Beide Antworten beenden, wo sie sind (Esc)</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Both models answer the prompt (Ctrl+Enter)</source>
        <translation>Beide Modelle beantworten den Prompt (Strg+Enter)</translation>
    </message>
    <message>
        <source>Choose which weights answer.</source>
        <translation>Wählen, welche Gewichte antworten.</translation>
    </message>
    <message>
        <source>Type a prompt, or pick a forget sample.</source>
        <translation>Einen Prompt eingeben oder ein zu vergessendes Beispiel wählen.</translation>
    </message>
    <message>
        <source>Prompt: prefix of sample %1</source>
        <translation>Prompt: Präfix von Beispiel %1</translation>
    </message>
    <message>
        <source>Encoded as the run&apos;s evaluation does, to 50 tokens</source>
        <translation>Kodiert wie bei der Auswertung des Laufs, auf 50 Token</translation>
    </message>
    <message>
        <source>Encoded as it is, with the tokenizer&apos;s special tokens</source>
        <translation>Kodiert, wie es ist, mit den Sondertoken des Tokenizers</translation>
    </message>
    <message>
        <source>There are no forget samples to present: open a run.</source>
        <translation>Es gibt keine zu vergessenden Beispiele vorzuführen: einen Lauf öffnen.</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Ausprobieren</translation>
    </message>
</context>
<context>
    <name>palimpsest::PresenterColumn</name>
    <message>
        <source>%1 % remembered</source>
        <translation>%1 % erinnert</translation>
    </message>
    <message>
        <source>Recorded by the run at epoch %1</source>
        <translation>Vom Lauf in Epoche %1 aufgezeichnet</translation>
    </message>
    <message>
        <source>Loading the weights…</source>
        <translation>Die Gewichte werden geladen…</translation>
    </message>
    <message>
        <source>Reading the prefix…</source>
        <translation>Das Präfix wird gelesen…</translation>
    </message>
    <message>
        <source>There are no weights to ask, and the run recorded no answer. Choose weights in the playground.</source>
        <translation>Keine Gewichte zu fragen, und der Lauf hat keine Antwort aufgezeichnet. Auf der Seite Ausprobieren Gewichte wählen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::PresenterView</name>
    <message>
        <source>Palimpsest: before and after</source>
        <translation>Palimpsest: vorher und nachher</translation>
    </message>
    <message>
        <source>← → samples   Enter again   Esc leave</source>
        <translation>← → Beispiele   Enter noch einmal   Esc verlassen</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>This run&apos;s forget samples are not there (samples.csv).</source>
        <translation>Die zu vergessenden Beispiele dieses Laufs sind nicht da (samples.csv).</translation>
    </message>
    <message>
        <source>Open a run to present one of its samples.</source>
        <translation>Einen Lauf öffnen, um eines seiner Beispiele vorzuführen.</translation>
    </message>
    <message>
        <source>Sample %1 of %2 · doc %3</source>
        <translation>Beispiel %1 von %2 · Dok %3</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>Vorführung</translation>
    </message>
</context>
<context>
    <name>palimpsest::ProbePage</name>
    <message>
        <source>not told</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>Prompt-Token</translation>
    </message>
    <message>
        <source>Of a call, as the server counted them: mean.</source>
        <translation>Eines Aufrufs, wie der Server sie zählte: Mittel.</translation>
    </message>
    <message>
        <source>Reply tokens</source>
        <translation>Antwort-Token</translation>
    </message>
    <message>
        <source>Of a call: mean ± standard deviation (n − 1).</source>
        <translation>Eines Aufrufs: Mittel ± Standardabweichung (n − 1).</translation>
    </message>
    <message>
        <source>Cost of the rest</source>
        <translation>Kosten des Rests</translation>
    </message>
    <message>
        <source>The open calls&apos; bytes × tokens a byte of the probe × price of the prompt + open calls × mean reply tokens × their price; ± open calls × standard deviation of the reply tokens × their price.</source>
        <translation>Bytes der offenen Aufrufe × Token je Byte der Probe × Preis des Prompts + offene Aufrufe × mittlere Antwort-Token × ihr Preis; ± offene Aufrufe × Standardabweichung der Antwort-Token × ihr Preis.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Open calls × mean time of a call / calls at once, and never less than the requests a minute allow.</source>
        <translation>Offene Aufrufe × mittlere Zeit eines Aufrufs / Aufrufe zugleich, und nie weniger, als die Anfragen je Minute zulassen.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Prompt tokens a call</source>
        <translation>Prompt-Token je Aufruf</translation>
    </message>
    <message>
        <source>Reply tokens a call</source>
        <translation>Antwort-Token je Aufruf</translation>
    </message>
    <message>
        <source>Time for the rest</source>
        <translation>Zeit für den Rest</translation>
    </message>
    <message>
        <source>Send 3 calls</source>
        <translation>3 Aufrufe senden</translation>
    </message>
    <message>
        <source>Three real calls of this run; their answers are kept and not asked again</source>
        <translation>Drei echte Aufrufe dieses Laufs; ihre Antworten bleiben und werden nicht noch einmal gefragt</translation>
    </message>
    <message>
        <source>The run is stopped. What was answered stays in the project and is not paid for again.</source>
        <translation>Der Lauf ist gestoppt. Was beantwortet ist, bleibt im Projekt und wird nicht noch einmal bezahlt.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>The judge&apos;s reply</source>
        <translation>Die Antwort des Gutachters</translation>
    </message>
    <message>
        <source>The judge&apos;s reply appears here.</source>
        <translation>Die Antwort des Gutachters erscheint hier.</translation>
    </message>
    <message>
        <source>A probe shows what three real calls of a new grading say and cost.</source>
        <translation>Eine Probe zeigt, was drei echte Aufrufe einer neuen Benotung sagen und kosten.</translation>
    </message>
    <message>
        <source>New grading</source>
        <translation>Neue Benotung</translation>
    </message>
    <message>
        <source>An imported run: nothing can be sent.</source>
        <translation>Ein importierter Lauf: Nichts kann gesendet werden.</translation>
    </message>
    <message>
        <source>The run is being graded.</source>
        <translation>Der Lauf wird benotet.</translation>
    </message>
    <message>
        <source>%1 of %2 calls sent, %3 under way.</source>
        <translation>%1 von %2 Aufrufen gesendet, %3 unterwegs.</translation>
    </message>
    <message>
        <source>Confirmed on %1; the page Grading shows how far it is.</source>
        <translation>Bestätigt am %1; die Seite Benotung zeigt, wie weit er ist.</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Gestoppt: %1</translation>
    </message>
    <message>
        <source>Confirming sends the rest.</source>
        <translation>Bestätigen sendet den Rest.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) in all. The probe sends three of them.</source>
        <translation>
            <numerusform>%n Aufruf insgesamt. Die Probe sendet drei davon.</numerusform>
            <numerusform>%n Aufrufe insgesamt. Die Probe sendet drei davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>The probe cannot be shown.</source>
        <translation>Die Probe lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>%1 bestätigen</translation>
    </message>
    <message>
        <source>Confirm without a probe</source>
        <translation>Ohne Probe bestätigen</translation>
    </message>
    <message>
        <source>Confirm at an unknown cost</source>
        <translation>Mit unbekannten Kosten bestätigen</translation>
    </message>
    <message numerus="yes">
        <source>Sends %n open call(s) (Ctrl+Enter)</source>
        <translation>
            <numerusform>Sendet %n offenen Aufruf (Strg+Enter)</numerusform>
            <numerusform>Sendet %n offene Aufrufe (Strg+Enter)</numerusform>
        </translation>
    </message>
    <message>
        <source>discarded after the probe</source>
        <translation>nach der Probe verworfen</translation>
    </message>
    <message>
        <source>The run is as it was.</source>
        <translation>Der Lauf ist, wie er war.</translation>
    </message>
    <message>
        <source>The run is discarded; its answers stay in the project.</source>
        <translation>Der Lauf ist verworfen; seine Antworten bleiben im Projekt.</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>The server sent nothing.</source>
        <translation>Der Server hat nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>palimpsest::ProbedCallsModel</name>
    <message>
        <source>%1, sample %2</source>
        <translation>%1, Beispiel %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>0 to 10 as the reply&apos;s last line has it, or why there is none. A failure is never a score.</source>
        <translation>0 bis 10, wie die letzte Zeile der Antwort sie nennt, oder warum sie fehlt. Ein Fehlschlag ist nie eine Note.</translation>
    </message>
    <message>
        <source>What the model wrote, and what it thought before, where it reasons.</source>
        <translation>Was das Modell schrieb und, wo es nachdenkt, was es vorher dachte.</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>Prompt-Token</translation>
    </message>
    <message>
        <source>Reply tokens</source>
        <translation>Antwort-Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>palimpsest::PromptClient</name>
    <message>
        <source>The run is no longer open: choose other weights.</source>
        <translation>Der Lauf ist nicht mehr geöffnet: andere Gewichte wählen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::PromptHistory</name>
    <message>
        <source>Sample %1</source>
        <translation>Beispiel %1</translation>
    </message>
    <message>
        <source>Own prompt</source>
        <translation>Eigener Prompt</translation>
    </message>
</context>
<context>
    <name>palimpsest::PromptPicker</name>
    <message>
        <source>Forget samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Search text, sample or doc id</source>
        <translation>Text, Beispiel oder doc_id suchen</translation>
    </message>
    <message>
        <source>Search forget samples</source>
        <translation>Zu vergessende Beispiele durchsuchen</translation>
    </message>
    <message>
        <source>Prompts asked before</source>
        <translation>Bisherige Prompts</translation>
    </message>
    <message>
        <source>What you ask is kept here, on this machine only.</source>
        <translation>Was gefragt wurde, bleibt hier, nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Verlauf leeren</translation>
    </message>
    <message>
        <source>The forget samples of a run appear here once one is open.</source>
        <translation>Die zu vergessenden Beispiele eines Laufs erscheinen hier, sobald einer geöffnet ist.</translation>
    </message>
    <message>
        <source>No sample has this text or number.</source>
        <translation>Kein Beispiel hat diesen Text oder diese Nummer.</translation>
    </message>
</context>
<context>
    <name>palimpsest::PromptSources</name>
    <message>
        <source>Original model (%1)</source>
        <translation>Original (%1)</translation>
    </message>
    <message>
        <source>Checkpoint after step %1</source>
        <translation>Checkpoint nach Schritt %1</translation>
    </message>
    <message>
        <source>Checkpoint of epoch %1</source>
        <translation>Checkpoint der Epoche %1</translation>
    </message>
    <message>
        <source>Finished model</source>
        <translation>Fertiges Modell</translation>
    </message>
    <message>
        <source>Open a run, or choose a model&apos;s folder.</source>
        <translation>Einen Lauf öffnen oder den Ordner eines Modells wählen.</translation>
    </message>
    <message>
        <source>Looking for the run&apos;s models…</source>
        <translation>Die Modelle des Laufs werden gesucht…</translation>
    </message>
    <message>
        <source>Paused run, epoch %1</source>
        <translation>Pausierter Lauf, Epoche %1</translation>
    </message>
    <message>
        <source>This folder names no model (it has no run.json). Choose a model&apos;s folder.</source>
        <translation>Dieser Ordner nennt kein Modell (er hat keine run.json). Den Ordner eines Modells wählen.</translation>
    </message>
    <message>
        <source>This run has no model on this machine. Choose a model&apos;s folder.</source>
        <translation>Dieser Lauf hat kein Modell auf diesem Rechner. Den Ordner eines Modells wählen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::QueuePanel</name>
    <message>
        <source>%1 · %2 on %3</source>
        <translation>%1 · %2 auf %3</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Runs that wait</source>
        <translation>Wartende Läufe</translation>
    </message>
    <message>
        <source>Double-click shows the settings in the form; Delete removes, Alt+Up and Alt+Down move</source>
        <translation>Doppelklick zeigt die Einstellungen im Formular; Entf entfernt, Alt+Auf und Alt+Ab verschieben</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Starts it earlier (Alt+Up)</source>
        <translation>Startet ihn früher (Alt+Auf)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Starts it later (Alt+Down)</source>
        <translation>Startet ihn später (Alt+Ab)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes it out of the queue (Delete)</source>
        <translation>Nimmt ihn aus der Warteschlange (Entf)</translation>
    </message>
    <message>
        <source>Set going</source>
        <translation>In Gang setzen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Starts the first run as soon as nothing runs</source>
        <translation>Startet den ersten Lauf, sobald nichts läuft</translation>
    </message>
    <message>
        <source>Starts none of these until it is set going</source>
        <translation>Startet keinen davon, bis sie in Gang gesetzt wird</translation>
    </message>
    <message>
        <source>Nothing waits. Runs that are added start one after another.</source>
        <translation>Nichts wartet. Hinzugefügte Läufe starten einer nach dem anderen.</translation>
    </message>
    <message>
        <source>Held: nothing starts until it is set going.</source>
        <translation>Angehalten: Nichts startet, bis sie in Gang gesetzt wird.</translation>
    </message>
    <message>
        <source>The first starts as soon as nothing runs.</source>
        <translation>Der erste startet, sobald nichts läuft.</translation>
    </message>
</context>
<context>
    <name>palimpsest::Rail</name>
    <message>
        <source>Show the words of the rail</source>
        <translation>Wörter der Seitenleiste zeigen</translation>
    </message>
    <message>
        <source>Show icons only</source>
        <translation>Nur Symbole zeigen</translation>
    </message>
    <message>
        <source>Go to a page (Ctrl+K)</source>
        <translation>Zu einer Seite (Strg+K)</translation>
    </message>
    <message>
        <source>Show the pages of %1</source>
        <translation>Die Seiten von %1 zeigen</translation>
    </message>
    <message>
        <source>Fold the pages of %1 away</source>
        <translation>Die Seiten von %1 einklappen</translation>
    </message>
</context>
<context>
    <name>palimpsest::RaterDistributions</name>
    <message>
        <source>Distribution of values by rater</source>
        <translation>Verteilung der Werte nach Person</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · %2 rated</source>
        <translation>%1 · %2 bewertet</translation>
    </message>
    <message numerus="yes">
        <source>%n rating(s) of %1 by %2</source>
        <translation>
            <numerusform>%n Bewertung mit %1 von %2</numerusform>
            <numerusform>%n Bewertungen mit %1 von %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::RaterList</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name of a rater</source>
        <translation>Name einer Person</translation>
    </message>
    <message>
        <source>Add the rater</source>
        <translation>Die Person hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected rater</source>
        <translation>Die gewählte Person entfernen</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Bewertende</translation>
    </message>
</context>
<context>
    <name>palimpsest::RaterWindow</name>
    <message>
        <source>Go to item number, then Enter</source>
        <translation>Zu Item Nummer, dann Enter</translation>
    </message>
    <message>
        <source>Comment; Enter or Esc closes it</source>
        <translation>Kommentar; Enter oder Esc schließt ihn</translation>
    </message>
    <message>
        <source>Moves on after each answer.</source>
        <translation>Geht nach jeder Antwort weiter.</translation>
    </message>
    <message>
        <source>Stays after each answer; → moves on.</source>
        <translation>Bleibt nach jeder Antwort; → geht weiter.</translation>
    </message>
    <message>
        <source>Palimpsest Rater</source>
        <translation>Palimpsest-Bewertung</translation>
    </message>
    <message>
        <source>How to rate</source>
        <translation>So wird bewertet</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>%1 is low quality, or very close to the reference; %2 is high quality and different from it. Every answer is saved at once; stop and go on whenever you like.</source>
        <translation>%1 heißt niedrige Qualität oder der Referenz sehr nah; %2 heißt hohe Qualität und verschieden von ihr. Jede Antwort wird sofort gespeichert; aufhören und weitermachen geht jederzeit.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Weiter (Enter)</translation>
    </message>
    <message>
        <source>Save your answers</source>
        <translation>Antworten speichern</translation>
    </message>
    <message>
        <source>Save the return (Enter)</source>
        <translation>Rückgabe speichern (Enter)</translation>
    </message>
    <message>
        <source>Ctrl+S saves it elsewhere. You can still go back with ← and change answers; save a further return afterwards.</source>
        <translation>Strg+S speichert sie an einem anderen Ort. Mit ← geht es noch zurück, um Antworten zu ändern; danach eine weitere Rückgabe speichern.</translation>
    </message>
    <message>
        <source>Go on (Enter)</source>
        <translation>Weitermachen (Enter)</translation>
    </message>
    <message>
        <source>Start (Enter)</source>
        <translation>Start (Enter)</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Skipped.</source>
        <translation>Übersprungen.</translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <translation>Übersprungen: %1</translation>
    </message>
    <message>
        <source>⚑ Flagged.</source>
        <translation>⚑ Markiert.</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>Kommentar: %1</translation>
    </message>
    <message>
        <source>Training %1 / %2</source>
        <translation>Übung %1 / %2</translation>
    </message>
    <message>
        <source>These first answers are for practice and are not kept.</source>
        <translation>Diese ersten Antworten sind zum Üben und werden nicht behalten.</translation>
    </message>
    <message>
        <source>%1 items: %2 rated, %3 skipped, %4 flagged. Save the return and send the file back.</source>
        <translation>%1 Items: %2 bewertet, %3 übersprungen, %4 markiert. Die Rückgabe speichern und die Datei zurücksenden.</translation>
    </message>
    <message>
        <source>Saved ✓ %1</source>
        <translation>Gespeichert ✓ %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>The last answer is not on the disk: %1</source>
        <translation>Die letzte Antwort ist nicht auf der Platte: %1</translation>
    </message>
    <message>
        <source>Make room or check the disk, then give the answer again.</source>
        <translation>Platz schaffen oder die Platte prüfen, dann noch einmal antworten.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 fits. </source>
        <translation>%1 passt. </translation>
    </message>
    <message>
        <source>Most would say %1 here. </source>
        <translation>Die meisten würden hier %1 sagen. </translation>
    </message>
    <message>
        <source>Why skip it? Enter skips, Esc goes back</source>
        <translation>Warum überspringen? Enter überspringt, Esc geht zurück</translation>
    </message>
    <message>
        <source>Where to save the return</source>
        <translation>Wohin mit der Rückgabe</translation>
    </message>
    <message>
        <source>Choose another folder with Ctrl+S.</source>
        <translation>Mit Strg+S einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
    <message>
        <source>Send this file back to whoever gave you the pack.</source>
        <translation>Diese Datei an die Person zurücksenden, von der das Paket kam.</translation>
    </message>
    <message>
        <source>1 to 8 rates · 0 skips · C comments · F flags · Backspace undoes · Ctrl+Y redoes · ← → moves · Page ↓ reads on · U next unrated · G goes to a number · A moves on by itself, or not · M shows code in a monospaced type · Ctrl + and Ctrl − zoom · I shows this page · Esc pauses</source>
        <translation>1 bis 8 bewertet · 0 überspringt · C kommentiert · F markiert · Rücktaste nimmt zurück · Strg+Y stellt wieder her · ← → blättert · Bild ↓ liest weiter · U zum nächsten unbewerteten · G zu einer Nummer · A von selbst weiter oder nicht · M zeigt Code in Festbreitenschrift · Strg + und Strg − zoomen · I zeigt diese Seite · Esc pausiert</translation>
    </message>
    <message>
        <source>0 skip · C comment · F flag · Backspace undo · I instruction and keys</source>
        <translation>0 überspringen · C Kommentar · F markieren · Rücktaste zurücknehmen · I Anleitung und Tasten</translation>
    </message>
</context>
<context>
    <name>palimpsest::RatingView</name>
    <message>
        <source>PREFIX</source>
        <translation>PREFIX</translation>
    </message>
    <message>
        <source>REFERENCED SUFFIX</source>
        <translation>REFERENCED SUFFIX</translation>
    </message>
    <message>
        <source>OUTPUT</source>
        <translation>OUTPUT</translation>
    </message>
</context>
<context>
    <name>palimpsest::RecentRunsModel</name>
    <message>
        <source>%1 · opened %2</source>
        <translation>%1 · geöffnet %2</translation>
    </message>
</context>
<context>
    <name>palimpsest::ResultPage</name>
    <message>
        <source>The project is being read.</source>
        <translation>Das Projekt wird gelesen.</translation>
    </message>
    <message>
        <source>Grades appear here once a judge has been asked about candidates.</source>
        <translation>Noten erscheinen hier, sobald ein Gutachter nach Kandidaten gefragt wurde.</translation>
    </message>
    <message>
        <source>New judge run</source>
        <translation>Neuer Gutachterlauf</translation>
    </message>
</context>
<context>
    <name>palimpsest::ResultsPage</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>exported the tables</source>
        <translation>hat die Tabellen exportiert</translation>
    </message>
    <message>
        <source>wrote the report</source>
        <translation>hat den Bericht geschrieben</translation>
    </message>
    <message>
        <source>looked at the results</source>
        <translation>hat die Ergebnisse angesehen</translation>
    </message>
    <message>
        <source>Unblind…</source>
        <translation>Entblinden…</translation>
    </message>
    <message>
        <source>Export tables…</source>
        <translation>Tabellen exportieren…</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>Bericht schreiben…</translation>
    </message>
    <message>
        <source>Byte order mark</source>
        <translation>Byte-Order-Mark</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Answers that are imported, of all items in all packs, gold and repeats included.</source>
        <translation>Importierte Antworten, von allen Items in allen Paketen, mit Gold und Wiederholungen.</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Of these answers: left out, with a reason.</source>
        <translation>Von diesen Antworten: ausgelassen, mit Begründung.</translation>
    </message>
    <message>
        <source>Items rated</source>
        <translation>Bewertete Items</translation>
    </message>
    <message>
        <source>Items with at least one rating; gold and repeats are not counted.</source>
        <translation>Items mit mindestens einer Bewertung; Gold und Wiederholungen zählen nicht.</translation>
    </message>
    <message>
        <source>By two or more</source>
        <translation>Von zwei und mehr</translation>
    </message>
    <message>
        <source>Items with ratings of at least two people.</source>
        <translation>Items mit Bewertungen von mindestens zwei Personen.</translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation>Ungeklärt</translation>
    </message>
    <message>
        <source>Items whose ratings are %1 or more apart and that nobody has decided.</source>
        <translation>Items, deren Bewertungen %1 oder mehr auseinanderliegen und die niemand entschieden hat.</translation>
    </message>
    <message>
        <source>Adjudicated</source>
        <translation>Adjudiziert</translation>
    </message>
    <message>
        <source>Items with a decision of an adjudicator.</source>
        <translation>Items mit einer Entscheidung der Adjudikation.</translation>
    </message>
    <message>
        <source>The study is blind: what people gave each model is not shown. Unblind it when the ratings are in; ratings that come later count, but the report tells how many they are.</source>
        <translation>Die Studie ist blind: Was die Menschen jedem Modell gaben, wird nicht gezeigt. Entblinden, wenn die Bewertungen da sind; spätere zählen, aber der Bericht sagt, wie viele es sind.</translation>
    </message>
    <message>
        <source>Show means by model; asked first, and logged</source>
        <translation>Mittelwerte nach Modell zeigen; mit Rückfrage, und wird protokolliert</translation>
    </message>
    <message>
        <source>Mean ratings by model</source>
        <translation>Mittlere Bewertungen nach Modell</translation>
    </message>
    <message>
        <source>Log of unblindings</source>
        <translation>Protokoll der Entblindungen</translation>
    </message>
    <message>
        <source>Write a UTF-8 byte order mark in front of the CSVs: some spreadsheets need it</source>
        <translation>Den CSVs ein UTF-8-Byte-Order-Mark voranstellen: Manche Tabellenprogramme brauchen es</translation>
    </message>
    <message>
        <source>ratings_long.csv and .jsonl, ratings_wide.csv, final.csv and reference.csv; logged</source>
        <translation>ratings_long.csv und .jsonl, ratings_wide.csv, final.csv und reference.csv; wird protokolliert</translation>
    </message>
    <message>
        <source>One HTML file with agreement, distributions and results; logged</source>
        <translation>Eine HTML-Datei mit Übereinstimmung, Verteilungen und Ergebnissen; wird protokolliert</translation>
    </message>
    <message>
        <source>Mean rating by model</source>
        <translation>Mittlere Bewertung nach Modell</translation>
    </message>
    <message>
        <source>Reopen study</source>
        <translation>Studie wieder öffnen</translation>
    </message>
    <message>
        <source>Close study</source>
        <translation>Studie schließen</translation>
    </message>
    <message>
        <source>Take returns again</source>
        <translation>Wieder Rückgaben annehmen</translation>
    </message>
    <message>
        <source>Take no more returns; it can be reopened</source>
        <translation>Keine Rückgaben mehr annehmen; sie lässt sich wieder öffnen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: mean %2, 95 % %3, %n item(s)</source>
        <translation>
            <numerusform>%1: Mittel %2, 95 % %3, %n Item</numerusform>
            <numerusform>%1: Mittel %2, 95 % %3, %n Items</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not rated yet</source>
        <translation>%1: noch nicht bewertet</translation>
    </message>
    <message>
        <source>95 % percentile bootstrap over the model&apos;s items, %1 resamples.</source>
        <translation>95-%-Perzentil-Bootstrap über die Items des Modells, %1 Ziehungen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Run and epoch</source>
        <translation>Lauf und Epoche</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean over the model&apos;s items of each item&apos;s mean rating.</source>
        <translation>Mittel über die Items des Modells von der mittleren Bewertung jedes Items.</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>n: items with at least one rating; gold and repeats are not in it.</source>
        <translation>n: Items mit mindestens einer Bewertung; Gold und Wiederholungen sind nicht dabei.</translation>
    </message>
    <message numerus="yes">
        <source>Unblinded at %1 with %n rating(s) after.</source>
        <translation>
            <numerusform>Entblindet am %1, danach %n Bewertung.</numerusform>
            <numerusform>Entblindet am %1, danach %n Bewertungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>One of the raters ran the experiment.</source>
        <translation>Eine der bewertenden Personen hat den Versuch geführt.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>In your time zone</source>
        <translation>In der eigenen Zeitzone</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Unblind</source>
        <translation>Entblinden</translation>
    </message>
    <message>
        <source>Unblind “%1”?</source>
        <translation>„%1“ entblinden?</translation>
    </message>
    <message>
        <source>Means by model are shown from then on. Who unblinded it and when is logged for good, and the report says how many ratings came after.</source>
        <translation>Von da an werden Mittelwerte nach Modell gezeigt. Wer wann entblindet hat, bleibt protokolliert, und der Bericht sagt, wie viele Bewertungen danach kamen.</translation>
    </message>
    <message>
        <source>Export tables into a folder</source>
        <translation>Tabellen in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Replace files</source>
        <translation>Dateien ersetzen</translation>
    </message>
    <message>
        <source>%1 has such files already.</source>
        <translation>%1 hat schon solche Dateien.</translation>
    </message>
    <message>
        <source>Replacing them cannot be undone.</source>
        <translation>Ersetzen lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Tables written to %1</source>
        <translation>Tabellen nach %1 geschrieben</translation>
    </message>
    <message>
        <source>Report written to %1</source>
        <translation>Bericht nach %1 geschrieben</translation>
    </message>
</context>
<context>
    <name>palimpsest::RunActions</name>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Hold the run after the step it is in.</source>
        <translation>Den Lauf nach dem laufenden Schritt anhalten.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>End the run after the step it is in, with a checkpoint to go on from.</source>
        <translation>Den Lauf nach dem laufenden Schritt beenden, mit einem Checkpoint zum Weiterführen.</translation>
    </message>
    <message>
        <source>Stop after this epoch</source>
        <translation>Nach Epoche stoppen</translation>
    </message>
    <message>
        <source>End the run once the epoch it is in has been evaluated.</source>
        <translation>Den Lauf beenden, sobald die laufende Epoche ausgewertet ist.</translation>
    </message>
    <message>
        <source>Save checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Write a checkpoint after the step it is in; the run goes on.</source>
        <translation>Einen Checkpoint nach dem laufenden Schritt schreiben; der Lauf geht weiter.</translation>
    </message>
    <message>
        <source>No run is open.</source>
        <translation>Kein Lauf ist geöffnet.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on exactly where the run was held.</source>
        <translation>Genau dort weitermachen, wo der Lauf angehalten wurde.</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>palimpsest::RunFacts</name>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The epoch the run is in, of the most it may take. Epoch 0 is before the first.</source>
        <translation>Die laufende Epoche, von den höchstens erlaubten. Epoche 0 liegt vor der ersten.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Optimizer steps so far: one a batch with flagged rows, over the whole run.</source>
        <translation>Schritte des Optimierers bisher: einer je Batch mit markierten Zeilen, über den ganzen Lauf.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Units of this phase (batches, rows) a second.</source>
        <translation>Einheiten dieser Phase (Batches, Zeilen) je Sekunde.</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Time left of this phase at that rate: (total − done) / rate.</source>
        <translation>Restzeit dieser Phase bei diesem Tempo: (gesamt − erledigt) / Tempo.</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>From the run&apos;s first event to its last.</source>
        <translation>Vom ersten Ereignis des Laufs bis zum letzten.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Resident memory of the run&apos;s process now, and the most it ever was.</source>
        <translation>Belegter Arbeitsspeicher des Laufprozesses jetzt und der höchste bisher.</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 (peak %2)</source>
        <translation>%1 (höchstens %2)</translation>
    </message>
</context>
<context>
    <name>palimpsest::RunModel</name>
    <message numerus="yes">
        <source>%1 (and %n more warnings, see the log)</source>
        <translation>
            <numerusform>%1 (und %n weitere Warnung, siehe Protokoll)</numerusform>
            <numerusform>%1 (und %n weitere Warnungen, siehe Protokoll)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>palimpsest::RunPicker</name>
    <message>
        <source>Add to the comparison</source>
        <translation>Zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Add runs to the comparison</source>
        <translation>Läufe zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Search names, models, methods and tags</source>
        <translation>Namen, Modelle, Verfahren und Schlagwörter durchsuchen</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>Läufe durchsuchen</translation>
    </message>
    <message>
        <source>A run that lies elsewhere, or a result folder of the reference</source>
        <translation>Ein Lauf, der anderswo liegt, oder ein Ergebnisordner der Referenz</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Looking for runs…</source>
        <translation>Läufe werden gesucht…</translation>
    </message>
    <message>
        <source>There is no run in the runs folder and none was opened lately. Choose a folder.</source>
        <translation>Im Ordner der Läufe liegt keiner, und zuletzt wurde keiner geöffnet. Einen Ordner wählen.</translation>
    </message>
    <message>
        <source>No run holds all of these words.</source>
        <translation>Kein Lauf enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>Choose one run or several in the list.</source>
        <translation>In der Liste einen oder mehrere Läufe wählen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::RunQueue</name>
    <message>
        <source>Another window has the queue: change it there, or close that window.</source>
        <translation>Ein anderes Fenster hat die Warteschlange: sie dort ändern oder jenes Fenster schließen.</translation>
    </message>
    <message>
        <source>The queue cannot be kept: %1 is not writable.</source>
        <translation>Die Warteschlange lässt sich nicht aufbewahren: %1 ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>%1 is no queue that this program can read: move it away to begin a new one.</source>
        <translation>%1 ist keine Warteschlange, die dieses Programm lesen kann: die Datei wegbewegen, um eine neue zu beginnen.</translation>
    </message>
    <message>
        <source>%1 holds a run that this program cannot read (%2): move it away to begin a new queue.</source>
        <translation>%1 enthält einen Lauf, den dieses Programm nicht lesen kann (%2): die Datei wegbewegen, um eine neue Warteschlange zu beginnen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::RunsModel</name>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Going on: %1</source>
        <translation>Geht weiter: %1</translation>
    </message>
    <message>
        <source>Memorization accuracy after the last epoch: the share of tokens of the forget rows that the model guesses from those before.</source>
        <translation>Memorisierungsgenauigkeit nach der letzten Epoche: der Anteil der Token der zu vergessenden Zeilen, die das Modell aus den vorhergehenden errät.</translation>
    </message>
    <message>
        <source>Extraction likelihood after the last epoch: the share of n-grams of the suffix that the model writes when it is started within it, over all starts.</source>
        <translation>Extraktionswahrscheinlichkeit nach der letzten Epoche: der Anteil der n-Gramme des Suffixes, die das Modell schreibt, wenn es darin gestartet wird, über alle Starts.</translation>
    </message>
    <message>
        <source>Words of your own, with commas between. Edit with F2.</source>
        <translation>Eigene Wörter, durch Kommas getrennt. Ändern mit F2.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>MA</source>
        <translation>MA</translation>
    </message>
    <message>
        <source>EL</source>
        <translation>EL</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>The tags of %1 cannot be saved: %2</source>
        <translation>Die Schlagwörter von %1 lassen sich nicht speichern: %2</translation>
    </message>
    <message>
        <source>Copy the run to a folder of yours first.</source>
        <translation>Den Lauf zuerst in einen eigenen Ordner kopieren.</translation>
    </message>
</context>
<context>
    <name>palimpsest::RunsPage</name>
    <message>
        <source>Looking for runs…</source>
        <translation>Läufe werden gesucht…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Look at the run</source>
        <translation>Den Lauf ansehen</translation>
    </message>
    <message>
        <source>Open other…</source>
        <translation>Anderen öffnen…</translation>
    </message>
    <message>
        <source>Open a run directory, or a result folder of the reference, from anywhere</source>
        <translation>Einen Laufordner oder einen Ergebnisordner der Referenz von irgendwo öffnen</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder in the file manager</source>
        <translation>Den Ordner des Laufs in der Dateiverwaltung öffnen</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Save the report as one HTML file</source>
        <translation>Den Bericht als eine HTML-Datei speichern</translation>
    </message>
    <message>
        <source>Export run…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save the whole run as one zip file with checksums</source>
        <translation>Den ganzen Lauf als ein Zip mit Prüfsummen speichern</translation>
    </message>
    <message>
        <source>Import run…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Unpack a run that was exported elsewhere</source>
        <translation>Einen anderswo exportierten Lauf auspacken</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>In den Papierkorb…</translation>
    </message>
    <message>
        <source>Move the run&apos;s folder to the trash</source>
        <translation>Den Ordner des Laufs in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop the export or import that goes on</source>
        <translation>Den laufenden Export oder Import stoppen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Search name, model, method, state, tags</source>
        <translation>Name, Modell, Verfahren, Zustand, Schlagwörter suchen</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Progress of the export or import</source>
        <translation>Fortschritt des Exports oder Imports</translation>
    </message>
    <message>
        <source>No run holds all of these words.</source>
        <translation>Kein Lauf enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Runs appear here as soon as one is started, opened or imported.</source>
        <translation>Läufe erscheinen hier, sobald einer gestartet, geöffnet oder importiert ist.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>The run goes on: stop it first</source>
        <translation>Der Lauf geht weiter: ihn zuerst stoppen</translation>
    </message>
    <message>
        <source>Move the run&apos;s folder to the trash (Del)</source>
        <translation>Den Ordner des Laufs in den Papierkorb legen (Entf)</translation>
    </message>
    <message>
        <source>No file manager answers.</source>
        <translation>Keine Dateiverwaltung antwortet.</translation>
    </message>
    <message>
        <source>The run&apos;s folder is %1</source>
        <translation>Der Ordner des Laufs ist %1</translation>
    </message>
    <message>
        <source>Open a run directory</source>
        <translation>Laufordner öffnen</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Lauf exportieren</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>Zip (*.zip)</translation>
    </message>
    <message>
        <source>Import a run</source>
        <translation>Lauf importieren</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Move the run %1 to the trash?</source>
        <translation>Den Lauf %1 in den Papierkorb legen?</translation>
    </message>
    <message>
        <source>Its checkpoints, model, tables and report go with it: %1</source>
        <translation>Seine Checkpoints, Modell, Tabellen und Bericht gehen mit: %1</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Der Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>Report saved: %1</source>
        <translation>Bericht gespeichert: %1</translation>
    </message>
    <message>
        <source>Choose another place for the report.</source>
        <translation>Einen anderen Ort für den Bericht wählen.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Run exported: %1</source>
        <translation>Lauf exportiert: %1</translation>
    </message>
    <message>
        <source>The run itself is untouched.</source>
        <translation>Der Lauf selbst ist unberührt.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Moving to the trash…</source>
        <translation>Kommt in den Papierkorb…</translation>
    </message>
    <message>
        <source>%1 is in the trash.</source>
        <translation>%1 ist im Papierkorb.</translation>
    </message>
    <message>
        <source>%1 cannot be moved to the trash.</source>
        <translation>%1 lässt sich nicht in den Papierkorb legen.</translation>
    </message>
    <message>
        <source>It may lie on a disk without one, or belong to somebody else: delete it there.</source>
        <translation>Vielleicht liegt er auf einem Datenträger ohne Papierkorb oder gehört jemand anderem: ihn dort löschen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleAcrossRuns</name>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The epoch after which the texts were generated; a run that ended earlier shows its last.</source>
        <translation>Die Epoche, nach der die Texte generiert wurden; ein früher beendeter Lauf zeigt seine letzte.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>This run has no such sample after that epoch.</source>
        <translation>Dieser Lauf hat nach dieser Epoche kein solches Beispiel.</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>A sample&apos;s texts appear here once a run with samples is added.</source>
        <translation>Die Texte eines Beispiels erscheinen hier, sobald ein Lauf mit Beispielen hinzugefügt ist.</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleDetail</name>
    <message>
        <source>Note on this sample</source>
        <translation>Notiz zu diesem Beispiel</translation>
    </message>
    <message>
        <source>Note on this sample (N); kept beside the run</source>
        <translation>Notiz zu diesem Beispiel (N); liegt neben dem Lauf</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>Zurück zum Raster</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Compare by character</source>
        <translation>Nach Zeichen vergleichen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Monospace</source>
        <translation>Festbreite</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Voriges Beispiel</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Nächstes Beispiel</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>doc %1 · sample %2</source>
        <translation>Dok %1 · Beispiel %2</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>Beispiel %1</translation>
    </message>
    <message>
        <source>samples.csv, which holds the texts, has not been read.</source>
        <translation>samples.csv, wo die Texte stehen, ist nicht gelesen.</translation>
    </message>
    <message>
        <source>This run has no epoch 0.</source>
        <translation>Dieser Lauf hat keine Epoche 0.</translation>
    </message>
    <message>
        <source>Before · recited word for word</source>
        <translation>Vorher · wörtlich wiedergegeben</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Not evaluated yet.</source>
        <translation>Noch nicht ausgewertet.</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Underlined: %1 equal to the reference in the same place. Dotted: %2 %1 in a row that stand elsewhere in the reference.</source>
        <translation>Unterstrichen: %1, die der Referenz an derselben Stelle gleichen. Gepunktet: %2 %1 in Folge, die anderswo in der Referenz stehen.</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleGridModel</name>
    <message>
        <source>sample %1</source>
        <translation>Beispiel %1</translation>
    </message>
    <message>
        <source>doc %1</source>
        <translation>Dok %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>%1: mean %2 %3
%4
Click to sort by this epoch.</source>
        <translation>%1: Mittel %2 %3
%4
Klick sortiert nach dieser Epoche.</translation>
    </message>
    <message>
        <source>, recited word for word</source>
        <translation>, wörtlich wiedergegeben</translation>
    </message>
    <message>
        <source>, caught by the F1 arm</source>
        <translation>, vom F1-Arm erfasst</translation>
    </message>
    <message>
        <source>, caught by the BLEU arm</source>
        <translation>, vom BLEU-Arm erfasst</translation>
    </message>
    <message>
        <source>epochs %1–%2</source>
        <translation>Epochen %1–%2</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleGridView</name>
    <message>
        <source>%1 samples</source>
        <translation>%1 Beispiele</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleListModel</name>
    <message>
        <source>Sample %1 · doc %2</source>
        <translation>Beispiel %1 · Dok %2</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleMiniMap</name>
    <message>
        <source>Map of all samples and epochs</source>
        <translation>Karte aller Beispiele und Epochen</translation>
    </message>
    <message>
        <source>All samples and epochs; click to go there</source>
        <translation>Alle Beispiele und Epochen; ein Klick führt dorthin</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleNotes</name>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1: is no file of notes; move it away to begin anew</source>
        <translation>%1: ist keine Notizdatei; sie wegbewegen, um neu zu beginnen</translation>
    </message>
    <message>
        <source>%1: the note could not be saved: %2</source>
        <translation>%1: Die Notiz ließ sich nicht speichern: %2</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleNumbers</name>
    <message>
        <source>Recited word for word</source>
        <translation>Wörtlich wiedergegeben</translation>
    </message>
    <message>
        <source>Caught by both arms</source>
        <translation>Von beiden Armen erfasst</translation>
    </message>
    <message>
        <source>Caught by the F1 arm</source>
        <translation>Vom F1-Arm erfasst</translation>
    </message>
    <message>
        <source>Caught by the BLEU arm</source>
        <translation>Vom BLEU-Arm erfasst</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>BERTScore precision
P = mean over candidate tokens of the best cosine to a reference token</source>
        <translation>BERTScore-Precision
P = Mittel über die Token des Kandidaten vom besten Kosinus zu einem Token der Referenz</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>BERTScore recall
R = mean over reference tokens of the best cosine to a candidate token</source>
        <translation>BERTScore-Recall
R = Mittel über die Token der Referenz vom besten Kosinus zu einem Token des Kandidaten</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Entropy of the generation&apos;s token frequencies, in bits
H = −Σ q·log₂ q</source>
        <translation>Entropie der Token-Häufigkeiten der Generierung, in Bit
H = −Σ q·log₂ q</translation>
    </message>
</context>
<context>
    <name>palimpsest::SamplePreview</name>
    <message>
        <source>Item before</source>
        <translation>Voriges Item</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Nächstes Item</translation>
    </message>
    <message>
        <source>Whose pack is shown</source>
        <translation>Wessen Paket gezeigt wird</translation>
    </message>
    <message>
        <source>No item</source>
        <translation>Kein Item</translation>
    </message>
    <message>
        <source>Item %1 of %2</source>
        <translation>Item %1 von %2</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleSummary</name>
    <message>
        <source>%1 forget samples</source>
        <translation>%1 zu vergessende Beispiele</translation>
    </message>
    <message>
        <source>%1 of %2 remembered before the first epoch</source>
        <translation>%1 von %2 vor der ersten Epoche erinnert</translation>
    </message>
    <message>
        <source>%1 of %2 still remembered after epoch %3</source>
        <translation>%1 von %2 nach Epoche %3 noch erinnert</translation>
    </message>
    <message>
        <source>%1 forgotten · %2 came back · %3 recited word for word, %4 before</source>
        <translation>%1 vergessen · %2 wieder da · %3 wörtlich wiedergegeben, vorher %4</translation>
    </message>
</context>
<context>
    <name>palimpsest::SampleToolbar</name>
    <message>
        <source>Value shown in the cells</source>
        <translation>Gezeigter Wert in den Zellen</translation>
    </message>
    <message>
        <source>Order of the samples</source>
        <translation>Reihenfolge der Beispiele</translation>
    </message>
    <message>
        <source>Order of the samples; a click on an epoch&apos;s header sorts by its values</source>
        <translation>Reihenfolge der Beispiele; ein Klick auf den Kopf einer Epoche sortiert nach ihren Werten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search texts or doc_id (Ctrl+F)</source>
        <translation>Texte oder doc_id suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Looks in prefixes, references and the last epoch&apos;s generations</source>
        <translation>Sucht in Präfixen, Referenzen und den Generierungen der letzten Epoche</translation>
    </message>
</context>
<context>
    <name>palimpsest::SamplesPage</name>
    <message>
        <source>Samples appear here once a run is open.</source>
        <translation>Beispiele erscheinen hier, sobald ein Lauf geöffnet ist.</translation>
    </message>
    <message>
        <source>Go to the start page</source>
        <translation>Zur Startseite</translation>
    </message>
    <message>
        <source>Notes stay in memory until the window is closed.</source>
        <translation>Notizen bleiben im Speicher, bis das Fenster sich schließt.</translation>
    </message>
    <message>
        <source>Samples by epochs</source>
        <translation>Beispiele nach Epochen</translation>
    </message>
    <message>
        <source>No sample matches.</source>
        <translation>Kein Beispiel passt.</translation>
    </message>
    <message>
        <source>Show all samples</source>
        <translation>Alle Beispiele zeigen</translation>
    </message>
    <message>
        <source>The run is being read.</source>
        <translation>Der Lauf wird gelesen.</translation>
    </message>
    <message>
        <source>This run ended before its samples were evaluated.</source>
        <translation>Dieser Lauf endete, bevor seine Beispiele ausgewertet waren.</translation>
    </message>
    <message>
        <source>Samples appear when the model has been evaluated before its first epoch.</source>
        <translation>Beispiele erscheinen, wenn das Modell vor der ersten Epoche ausgewertet ist.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
</context>
<context>
    <name>palimpsest::ScaleBar</name>
    <message>
        <source>Rate %1: %2</source>
        <translation>Mit %1 bewerten: %2</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
</context>
<context>
    <name>palimpsest::ScoreHistogram</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Grades of %1: mean %2; %3</source>
        <translation>Noten von %1: Mittel %2; %3</translation>
    </message>
    <message>
        <source>mean %1 ± %2, n = %3 of %4</source>
        <translation>Mittel %1 ± %2, n = %3 von %4</translation>
    </message>
    <message numerus="yes">
        <source>Grade %1: %n candidate(s)</source>
        <translation>
            <numerusform>Note %1: %n Kandidat</numerusform>
            <numerusform>Note %1: %n Kandidaten</numerusform>
        </translation>
    </message>
    <message>
        <source>Bars: how often each grade was given. Dashed: the mean; its bracket: the mean with every failure a 0, and with every one a 10.
▴: a grade of the prompt&apos;s examples.</source>
        <translation>Balken: wie oft jede Note gegeben wurde. Gestrichelt: das Mittel; seine Klammer: das Mittel mit jedem Fehlschlag als 0 und mit jedem als 10.
▴: eine Note der Beispiele im Prompt.</translation>
    </message>
</context>
<context>
    <name>palimpsest::ScoresModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Whose candidates were graded: a run at an epoch</source>
        <translation>Wessen Kandidaten benotet wurden: ein Lauf in einer Epoche</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean grade, 0 to 10, of the candidates that have one
x̄ = Σ s / n</source>
        <translation>Mittlere Note, 0 bis 10, der Kandidaten, die eine haben
x̄ = Σ s / n</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>SD</translation>
    </message>
    <message>
        <source>Standard deviation of the grades
√(Σ (s − x̄)² / (n − 1))</source>
        <translation>Standardabweichung der Noten
√(Σ (s − x̄)² / (n − 1))</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>Benotet</translation>
    </message>
    <message>
        <source>Grades there are, of those that were asked for. A failure is never a grade.</source>
        <translation>Vorhandene Noten, von den erbetenen. Ein Fehlschlag ist nie eine Note.</translation>
    </message>
    <message>
        <source>Failures 0</source>
        <translation>Fehlschläge 0</translation>
    </message>
    <message>
        <source>The mean if every failure were a 0: its lower bound</source>
        <translation>Das Mittel, wenn jeder Fehlschlag eine 0 wäre: seine untere Grenze</translation>
    </message>
    <message>
        <source>Failures 10</source>
        <translation>Fehlschläge 10</translation>
    </message>
    <message>
        <source>The mean if every failure were a 10: its upper bound</source>
        <translation>Das Mittel, wenn jeder Fehlschlag eine 10 wäre: seine obere Grenze</translation>
    </message>
    <message>
        <source>ρ length</source>
        <translation>ρ Länge</translation>
    </message>
    <message>
        <source>Spearman&apos;s ρ of grade and candidate length in bytes; far from 0, the judge may grade length</source>
        <translation>Spearmans ρ von Note und Länge des Kandidaten in Bytes; weit von 0 benotet der Gutachter vielleicht die Länge</translation>
    </message>
    <message>
        <source>Replicate SD</source>
        <translation>SD Replikate</translation>
    </message>
    <message>
        <source>How much the judge contradicts itself: the mean, over candidates, of the SD of one candidate&apos;s grades</source>
        <translation>Wie sehr der Gutachter sich widerspricht: das Mittel, über die Kandidaten, der SD der Noten eines Kandidaten</translation>
    </message>
</context>
<context>
    <name>palimpsest::ScoresPage</name>
    <message>
        <source>one results.json belongs to an import, not two</source>
        <translation>zu einem Import gehört eine results.json, nicht zwei</translation>
    </message>
    <message>
        <source>the results.json that was judged is missing</source>
        <translation>die results.json, die benotet wurde, fehlt</translation>
    </message>
    <message>
        <source>a *-res.csv or a *.log is missing beside the results.json</source>
        <translation>neben der results.json fehlt eine *-res.csv oder ein *.log</translation>
    </message>
    <message>
        <source>Import results…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Scores by model</source>
        <translation>Noten nach Modell</translation>
    </message>
    <message>
        <source>Bring in the reference&apos;s results as judge “%1”: choose its results.json together with its *-res.csv and *.log. Nothing is sent.</source>
        <translation>Die Ergebnisse der Referenz als Gutachter „%1“ hereinholen: ihre results.json zusammen mit *-res.csv und *.log wählen. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Save every grade and failure, a row a candidate</source>
        <translation>Jede Note und jeden Fehlschlag speichern, eine Zeile je Kandidat</translation>
    </message>
    <message>
        <source>Read the stored replies with this version&apos;s parser. Nothing is sent.</source>
        <translation>Die gespeicherten Antworten mit dem Parser dieser Version lesen. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Grades given</source>
        <translation>Gegebene Noten</translation>
    </message>
    <message>
        <source>What the import found</source>
        <translation>Was der Import gefunden hat</translation>
    </message>
    <message>
        <source>Close the import&apos;s report</source>
        <translation>Bericht des Imports schließen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>The reference&apos;s results.json, *-res.csv and *.log</source>
        <translation>results.json, *-res.csv und *.log der Referenz</translation>
    </message>
    <message>
        <source>Results of the reference (*.json *.csv *.log)</source>
        <translation>Ergebnisse der Referenz (*.json *.csv *.log)</translation>
    </message>
    <message>
        <source>Choose one results.json together with its *-res.csv and *.log files.</source>
        <translation>Eine results.json zusammen mit ihren Dateien *-res.csv und *.log wählen.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Export grades</source>
        <translation>Noten exportieren</translation>
    </message>
    <message>
        <source>grades.csv</source>
        <translation>grades.csv</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Nichts wurde gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n stored reply(ies) read anew; none was asked for.</source>
        <translation>
            <numerusform>%n gespeicherte Antwort neu gelesen; um keine wurde gebeten.</numerusform>
            <numerusform>%n gespeicherte Antworten neu gelesen; um keine wurde gebeten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>▴ grades of the prompt&apos;s examples: 0 similar, 2 incoherent, 10 different</source>
        <translation>▴ Noten der Beispiele im Prompt: 0 ähnlich, 2 unzusammenhängend, 10 verschieden</translation>
    </message>
</context>
<context>
    <name>palimpsest::SettingsPage</name>
    <message>
        <source>Folder of new runs</source>
        <translation>Ordner neuer Läufe</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Ordner der Modelle</translation>
    </message>
    <message>
        <source>Folder of experiments</source>
        <translation>Ordner der Experimente</translation>
    </message>
    <message>
        <source>Tell the desktop when a run has ended</source>
        <translation>Dem Desktop melden, wenn ein Lauf zu Ende ist</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>In force when Palimpsest starts again</source>
        <translation>Gilt, sobald Palimpsest neu startet</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Font size</source>
        <translation>&amp;Schriftgröße</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>New &amp;runs go to</source>
        <translation>Neue &amp;Läufe kommen nach</translation>
    </message>
    <message>
        <source>&amp;Models are in</source>
        <translation>&amp;Modelle liegen in</translation>
    </message>
    <message>
        <source>&amp;Experiments are in</source>
        <translation>&amp;Experimente liegen in</translation>
    </message>
    <message>
        <source>All %1 cores</source>
        <translation>Alle %1 Kerne</translation>
    </message>
    <message>
        <source>Threads of a new run</source>
        <translation>Threads eines neuen Laufs</translation>
    </message>
    <message>
        <source>How many threads a new run computes with. One less than there are cores keeps other programs fluent.</source>
        <translation>Mit wie vielen Threads ein neuer Lauf rechnet. Einer weniger, als es Kerne gibt, hält andere Programme flüssig.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Betrieb</translation>
    </message>
    <message>
        <source>T&amp;hreads of a new run</source>
        <translation>&amp;Threads eines neuen Laufs</translation>
    </message>
    <message>
        <source>What leaves this machine</source>
        <translation>Was diesen Rechner verlässt</translation>
    </message>
    <message>
        <source>About Palimpsest and licences</source>
        <translation>Über Palimpsest und Lizenzen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>The language changes when Palimpsest starts again.</source>
        <translation>Die Sprache wechselt, wenn Palimpsest neu startet.</translation>
    </message>
    <message>
        <source>%1 is not a whole path.</source>
        <translation>%1 ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <source>Begin the folder of new runs with /, or choose one.</source>
        <translation>Den Ordner neuer Läufe mit / beginnen oder einen wählen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Nothing, while you train, watch, compare, generate or rate: models, texts and results are read from and written to this machine&apos;s disks, and no usage is counted or reported.

A judge run sends the texts of the samples it grades (prefix, reference and generation) to the endpoint that you name for it, and to no other. Nothing is sent before you probe or confirm the run; New grading names the server. Testing an endpoint sends it no text of yours. A key goes to its endpoint alone, and is stored nowhere but, where you ask for it, in the system&apos;s keychain.</source>
        <translation>Nichts, während trainiert, beobachtet, verglichen, generiert oder bewertet wird: Modelle, Texte und Ergebnisse werden von den Platten dieses Rechners gelesen und auf sie geschrieben, und keine Nutzung wird gezählt oder gemeldet.

Ein Gutachterlauf sendet die Texte der Beispiele, die er benotet (Präfix, Referenz und Generierung), an den dafür genannten Endpunkt und an keinen anderen. Nichts wird gesendet, bevor der Lauf geprobt oder bestätigt ist; Neue Benotung nennt den Server. Der Test eines Endpunkts sendet ihm keinen eigenen Text. Ein Schlüssel geht nur an seinen Endpunkt und wird nirgends gespeichert außer, auf Wunsch, im Schlüsselbund des Systems.</translation>
    </message>
</context>
<context>
    <name>palimpsest::SetupPage</name>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Settings that go together; what they do not name goes back to its default</source>
        <translation>Einstellungen, die zusammengehören; was sie nicht nennen, geht auf seine Vorgabe zurück</translation>
    </message>
    <message>
        <source>Preset …</source>
        <translation>Voreinstellung …</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>Shows every setting; those that were changed are always shown</source>
        <translation>Zeigt jede Einstellung; geänderte werden immer gezeigt</translation>
    </message>
    <message>
        <source>Drop a model, an experiment or a run.json anywhere here.</source>
        <translation>Ein Modell, ein Experiment oder eine run.json irgendwo hier ablegen.</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>Dasselbe auf der Befehlszeile</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the command</source>
        <translation>Kopiert den Befehl</translation>
    </message>
    <message>
        <source>The equivalent command</source>
        <translation>Der entsprechende Befehl</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Starts by itself when the runs before it are over</source>
        <translation>Startet von selbst, wenn die Läufe davor vorbei sind</translation>
    </message>
    <message>
        <source>A setting is wrong: see the field marked red.</source>
        <translation>Eine Einstellung stimmt nicht: siehe das rot markierte Feld.</translation>
    </message>
    <message>
        <source>The model or the experiment cannot be read: see below its field.</source>
        <translation>Modell oder Experiment lässt sich nicht lesen: siehe unter dem Feld.</translation>
    </message>
    <message>
        <source>Choose what becomes of the run that is there.</source>
        <translation>Wählen, was aus dem vorhandenen Lauf wird.</translation>
    </message>
    <message>
        <source>Starts the run (Ctrl+Enter)</source>
        <translation>Startet den Lauf (Strg+Enter)</translation>
    </message>
    <message>
        <source>Drop a model, a tokenizer, an encoder, an experiment folder or a run.json.</source>
        <translation>Ein Modell, einen Tokenizer, einen Encoder, einen Experimentordner oder eine run.json ablegen.</translation>
    </message>
    <message>
        <source>%1 is no part of a run&apos;s settings.</source>
        <translation>%1 gehört nicht zu den Einstellungen eines Laufs.</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>Voreinstellung %1</translation>
    </message>
    <message>
        <source>The settings are as they were.</source>
        <translation>Die Einstellungen sind, wie sie waren.</translation>
    </message>
    <message>
        <source>%1 waits in the queue.</source>
        <translation>%1 wartet in der Warteschlange.</translation>
    </message>
    <message>
        <source>The command is in the clipboard.</source>
        <translation>Der Befehl ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
</context>
<context>
    <name>palimpsest::ShadeLegend</name>
    <message>
        <source>probability of the token, 0 to 100 %</source>
        <translation>Wahrscheinlichkeit des Tokens, 0 bis 100 %</translation>
    </message>
    <message>
        <source>equals the reference at its place</source>
        <translation>gleicht der Referenz an seiner Stelle</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Legend: the deeper a token&apos;s shade, the higher its probability; underlined and amber where it equals the reference at its place.</source>
        <translation>Legende: Je kräftiger ein Token getönt ist, desto wahrscheinlicher ist es; unterstrichen und bernsteinfarben, wo es an seiner Stelle der Referenz gleicht.</translation>
    </message>
    <message>
        <source>p(token | what stands before it) under the model, before temperature, top k and top p. Point at a token, or step with the arrow keys, to see what else could have stood there.</source>
        <translation>p(Token | was davor steht) nach dem Modell, vor Temperatur, Top k und Top p. Auf ein Token zeigen oder mit den Pfeiltasten wandern, um zu sehen, was sonst dort hätte stehen können.</translation>
    </message>
</context>
<context>
    <name>palimpsest::ShareBar</name>
    <message>
        <source>Still remembered: %1; elsewhere in the reference: %2</source>
        <translation>Noch erinnert: %1; anderswo in der Referenz: %2</translation>
    </message>
    <message>
        <source>%1 of the reference stands in the same place (still remembered).
%2 more belong to n-grams found elsewhere in the reference.
Share = equal units in the same place / units of the reference</source>
        <translation>%1 der Referenz stehen an derselben Stelle (noch erinnert).
%2 mehr gehören zu n-Grammen, die anderswo in der Referenz stehen.
Anteil = gleiche Einheiten an derselben Stelle / Einheiten der Referenz</translation>
    </message>
</context>
<context>
    <name>palimpsest::ShortcutsSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>palimpsest::StartPage</name>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Choose a model, the rows it shall forget, and how.</source>
        <translation>Ein Modell wählen, die Zeilen, die es vergessen soll, und wie.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>A run directory, finished or going on, or the reference&apos;s result folder.</source>
        <translation>Ein Laufordner, fertig oder unterwegs, oder der Ergebnisordner der Referenz.</translation>
    </message>
    <message>
        <source>Runs that you start or open appear here.</source>
        <translation>Gestartete und geöffnete Läufe erscheinen hier.</translation>
    </message>
    <message>
        <source>Watch a language model forget chosen texts, and see what the rest of its knowledge paid for it.</source>
        <translation>Zusehen, wie ein Sprachmodell gewählte Texte vergisst, und was sein übriges Wissen dafür bezahlt.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>A small model that recites private case notes begins to unlearn them at once. Takes a few minutes, needs no network.</source>
        <translation>Ein kleines Modell, das private Fallnotizen aufsagt, beginnt sofort, sie zu verlernen. Dauert wenige Minuten, braucht kein Netz.</translation>
    </message>
    <message>
        <source>Not here: %1</source>
        <translation>Nicht vorhanden: %1</translation>
    </message>
    <message>
        <source>The demo cannot start: %1</source>
        <translation>Die Demo kann nicht starten: %1</translation>
    </message>
    <message>
        <source>Install Palimpsest with its datasets folder, or set PALIMPSEST_SHARE to where it is.</source>
        <translation>Palimpsest mit seinem Ordner datasets installieren oder PALIMPSEST_SHARE auf seinen Ort setzen.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>palimpsest::StreamedRun</name>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>Stream of %1</source>
        <translation>Strom von %1</translation>
    </message>
    <message>
        <source>The run comes through a pipe and can only be watched: stop it where it was started.</source>
        <translation>Der Lauf kommt durch eine Pipe und lässt sich nur beobachten: ihn dort stoppen, wo er gestartet wurde.</translation>
    </message>
    <message>
        <source>What %1 prints is no journal: %2</source>
        <translation>Was %1 ausgibt, ist kein Journal: %2</translation>
    </message>
    <message>
        <source>%1 was killed or crashed.</source>
        <translation>%1 wurde beendet oder stürzte ab.</translation>
    </message>
    <message>
        <source>%1 ended with code %2.</source>
        <translation>%1 endete mit Code %2.</translation>
    </message>
</context>
<context>
    <name>palimpsest::StudyChooser</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>The project&apos;s folder</source>
        <translation>Der Ordner des Projekts</translation>
    </message>
    <message>
        <source>Unblinded</source>
        <translation>Entblindet</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Open, blind</source>
        <translation>Offen, blind</translation>
    </message>
</context>
<context>
    <name>palimpsest::StudyContentPage</name>
    <message>
        <source>The study is being read.</source>
        <translation>Die Studie wird gelesen.</translation>
    </message>
    <message>
        <source>The project is being read.</source>
        <translation>Das Projekt wird gelesen.</translation>
    </message>
    <message>
        <source>%1 appears here once the project has a study.</source>
        <translation>%1 erscheint hier, sobald das Projekt eine Studie hat.</translation>
    </message>
    <message>
        <source>Make a study</source>
        <translation>Studie anlegen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>palimpsest::StudyDesignForm</name>
    <message>
        <source>Agreement cannot be computed: no item has two raters.</source>
        <translation>Übereinstimmung lässt sich nicht berechnen: Kein Item hat zwei Bewertende.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Share of the items that so many people rate; the others have one rater.</source>
        <translation>Anteil der Items, die so viele Personen bewerten; die anderen bewertet eine.</translation>
    </message>
    <message>
        <source>Gold items</source>
        <translation>Gold-Items</translation>
    </message>
    <message>
        <source>Items whose value is known, of all items, at least 2: they tell who pays attention. They enter no mean and no agreement.</source>
        <translation>Items mit bekanntem Wert, von allen Items, mindestens 2: Sie zeigen, wer aufmerksam ist. Sie gehen in kein Mittel und keine Übereinstimmung ein.</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Share of a rater&apos;s items shown to the same rater again, 20 or more places later: how far people agree with themselves.</source>
        <translation>Anteil der Items, die dieselbe Person noch einmal sieht, 20 oder mehr Plätze später: wie weit Menschen mit sich selbst übereinstimmen.</translation>
    </message>
    <message>
        <source>Training round before the first item</source>
        <translation>Übungsrunde vor dem ersten Item</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>Name der Studie</translation>
    </message>
    <message>
        <source>Raters never see it.</source>
        <translation>Bewertende sehen ihn nie.</translation>
    </message>
    <message>
        <source>Two raters an item</source>
        <translation>Zwei Bewertende je Item</translation>
    </message>
    <message>
        <source>Two raters on a fifth of the items</source>
        <translation>Zwei Bewertende bei einem Fünftel der Items</translation>
    </message>
    <message>
        <source>One rater an item, as the reference study</source>
        <translation>Eine Person je Item, wie in der Referenzstudie</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Ratings an item</source>
        <translation>Bewertungen je Item</translation>
    </message>
    <message>
        <source>How many people rate an item, within the overlap.</source>
        <translation>Wie viele Personen ein Item bewerten, innerhalb der Überlappung.</translation>
    </message>
    <message>
        <source>Distance of one sample&apos;s items</source>
        <translation>Abstand der Items eines Beispiels</translation>
    </message>
    <message>
        <source>Items that go on the same sample are at least so many places apart, where that is possible.</source>
        <translation>Items, die dasselbe Beispiel fortsetzen, liegen mindestens so viele Plätze auseinander, wo das möglich ist.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed gives the same assignment and order, on every machine.</source>
        <translation>Derselbe Seed ergibt dieselbe Verteilung und Reihenfolge, auf jedem Rechner.</translation>
    </message>
    <message>
        <source>Items that ship with the program, with feedback; none of the study&apos;s.</source>
        <translation>Items, die das Programm mitbringt, mit Rückmeldung; keine der Studie.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Bewertende</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Ratings an &amp;item</source>
        <translation>Bewertungen je &amp;Item</translation>
    </message>
    <message>
        <source>&amp;Overlap</source>
        <translation>&amp;Überlappung</translation>
    </message>
    <message>
        <source>&amp;Gold items</source>
        <translation>&amp;Gold-Items</translation>
    </message>
    <message>
        <source>R&amp;epeats</source>
        <translation>&amp;Wiederholungen</translation>
    </message>
    <message>
        <source>Distance of one sample</source>
        <translation>Abstand eines Beispiels</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Seed</translation>
    </message>
</context>
<context>
    <name>palimpsest::StudyPage</name>
    <message>
        <source>Unblinded</source>
        <translation>Entblindet</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Open, blind</source>
        <translation>Offen, blind</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Choose texts and raters (%1)</source>
        <translation>Texte und Bewertende wählen (%1)</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Look at the studies of another folder, or choose an empty one for a new project</source>
        <translation>Die Studien eines anderen Ordners ansehen oder für ein neues Projekt einen leeren wählen</translation>
    </message>
    <message>
        <source>The project&apos;s folder: runs, studies and judge runs are in its project.sqlite</source>
        <translation>Der Ordner des Projekts: Läufe, Studien und Gutachterläufe stehen in seiner project.sqlite</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Study %1</source>
        <translation>Studie %1</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>Projekt: %1</translation>
    </message>
    <message>
        <source>The project is being read.</source>
        <translation>Das Projekt wird gelesen.</translation>
    </message>
    <message>
        <source>A study lets people rate what models wrote, without knowing which model wrote it. Its results appear here.</source>
        <translation>Eine Studie lässt Menschen bewerten, was Modelle schrieben, ohne zu wissen, welches Modell es schrieb. Ihre Ergebnisse erscheinen hier.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Blind: who wrote what is shown nowhere.</source>
        <translation>Blind: Wer was schrieb, wird nirgends gezeigt.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Distinct texts, without gold items.</source>
        <translation>Verschiedene Texte, ohne Gold-Items.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Runs at an epoch.</source>
        <translation>Läufe in einer Epoche.</translation>
    </message>
    <message>
        <source>Ratings an item</source>
        <translation>Bewertungen je Item</translation>
    </message>
    <message>
        <source>Within the overlap.</source>
        <translation>Innerhalb der Überlappung.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Share of items with so many raters; the others have one.</source>
        <translation>Anteil der Items mit so vielen Bewertenden; die anderen haben eine Person.</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Bewertende</translation>
    </message>
    <message>
        <source>Without those whose pack is void.</source>
        <translation>Ohne die, deren Paket ungültig ist.</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Rater 1</source>
        <translation>Person 1</translation>
    </message>
    <message>
        <source>Rater 2</source>
        <translation>Person 2</translation>
    </message>
    <message>
        <source>Rater 3</source>
        <translation>Person 3</translation>
    </message>
</context>
<context>
    <name>palimpsest::TemplatePanel</name>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>reference-code is the prompt behind the published numbers, reference-readme the one in its description. The prompt is part of every request, and is stored with the run.</source>
        <translation>reference-code ist der Prompt hinter den veröffentlichten Zahlen, reference-readme der in ihrer Beschreibung. Der Prompt ist Teil jeder Anfrage und wird mit dem Lauf gespeichert.</translation>
    </message>
    <message>
        <source>Load a file…</source>
        <translation>Datei laden…</translation>
    </message>
    <message>
        <source>System message</source>
        <translation>Systemnachricht</translation>
    </message>
    <message>
        <source>User message</source>
        <translation>Benutzernachricht</translation>
    </message>
    <message>
        <source>Differences from the reference&apos;s prompt</source>
        <translation>Unterschiede zum Prompt der Referenz</translation>
    </message>
    <message>
        <source>A text with the slots **&lt;Prefix&gt;**, **&lt;Reference&gt;** and **&lt;Candidate&gt;**, as the user message</source>
        <translation>Ein Text mit den Stellen **&lt;Prefix&gt;**, **&lt;Reference&gt;** und **&lt;Candidate&gt;** als Benutzernachricht</translation>
    </message>
    <message>
        <source>Differences from reference-code</source>
        <translation>Unterschiede zu reference-code</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>One of your own…</source>
        <translation>Eine eigene…</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>No system message: everything is in the user message.</source>
        <translation>Keine Systemnachricht: Alles steht in der Benutzernachricht.</translation>
    </message>
    <message>
        <source>None: this is the reference&apos;s prompt, byte for byte.</source>
        <translation>Keine: Dies ist der Prompt der Referenz, Byte für Byte.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) differ from reference-code</source>
        <translation>
            <numerusform>%n Zeile weicht von reference-code ab</numerusform>
            <numerusform>%n Zeilen weichen von reference-code ab</numerusform>
        </translation>
    </message>
    <message>
        <source>Load a prompt</source>
        <translation>Einen Prompt laden</translation>
    </message>
    <message>
        <source>The prompt is as it was.</source>
        <translation>Der Prompt ist, wie er war.</translation>
    </message>
</context>
<context>
    <name>palimpsest::ThresholdHandle</name>
    <message>
        <source>Threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>Drag it, or move it with the arrow keys.</source>
        <translation>Ziehen oder mit den Pfeiltasten bewegen.</translation>
    </message>
</context>
<context>
    <name>rater</name>
    <message>
        <source>Open a pack</source>
        <translation>Paket öffnen</translation>
    </message>
    <message>
        <source>Packs (*.palpack)</source>
        <translation>Pakete (*.palpack)</translation>
    </message>
    <message>
        <source>The pack cannot be opened</source>
        <translation>Das Paket lässt sich nicht öffnen</translation>
    </message>
</context>
</TS>
