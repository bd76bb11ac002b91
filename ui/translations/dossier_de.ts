<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln Datei nicht geöffnet</numerusform>
            <numerusform>%Ln Dateien nicht geöffnet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln Aussage</numerusform>
            <numerusform>%Ln Aussagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) in tables</source>
        <translation>
            <numerusform>%Ln Zahl in Tabellen</numerusform>
            <numerusform>%Ln Zahlen in Tabellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept out</source>
        <translation>
            <numerusform>%Ln ausgelassen</numerusform>
            <numerusform>%Ln ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>read from the text layer</source>
        <translation>aus der Textschicht gelesen</translation>
    </message>
    <message>
        <source>read by OCR, %1 of them doubtful</source>
        <translation>durch OCR gelesen, davon %1 zweifelhaft</translation>
    </message>
    <message>
        <source>read by OCR</source>
        <translation>durch OCR gelesen</translation>
    </message>
    <message>
        <source>read, without words on them</source>
        <translation>gelesen, ohne Wörter darauf</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>nicht gelesen: %1</translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2</source>
        <translation>%1, S.&#xa0;%2</translation>
    </message>
    <message>
        <source>(for several reasons)</source>
        <translation>(aus mehreren Gründen)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>a subject, and a sender</comment>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2 (label %3)</source>
        <translation>%1, S.&#xa0;%2 (Aufdruck %3)</translation>
    </message>
    <message>
        <source>Two values. %1: %2 and %3. %4</source>
        <translation>Zwei Werte. %1: %2 und %3. %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) have words under a filled box (a redaction that failed). They are quoted only where that is said.</source>
        <translation>
            <numerusform>%Ln Seite hat Wörter unter einem gefüllten Kasten (eine misslungene Schwärzung). Sie werden nur zitiert, wo das gesagt wird.</numerusform>
            <numerusform>%Ln Seiten haben Wörter unter einem gefüllten Kasten (eine misslungene Schwärzung). Sie werden nur zitiert, wo das gesagt wird.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>class</name>
    <message>
        <source>verbatim</source>
        <translation>wörtlich</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>gestützt</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>beurteilt</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>ungestützt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>dossier::ui::AnswerCard</name>
    <message>
        <source>By code. %1.</source>
        <translation>Durch Code. %1.</translation>
    </message>
    <message>
        <source>No document says it; programs or data do, which may quote something else.</source>
        <translation>Kein Dokument sagt es; Programme oder Daten tun es, die etwas anderes zitieren können.</translation>
    </message>
    <message>
        <source>Copy with citations</source>
        <translation>Mit Belegen kopieren</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>No sentence of the answer could be proven. Shown are the passages that answer best.</source>
        <translation>Kein Satz der Antwort ließ sich belegen. Gezeigt werden die Stellen, die am besten antworten.</translation>
    </message>
    <message>
        <source>counted over every document</source>
        <translation>über alle Dokumente gezählt</translation>
    </message>
    <message>
        <source>arithmetic shown, recomputed</source>
        <translation>Rechnung gezeigt und nachgerechnet</translation>
    </message>
    <message>
        <source>kept out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>checked by code</source>
        <translation>durch Code geprüft</translation>
    </message>
    <message>
        <source>Open evidence %1: %2</source>
        <translation>Beleg %1 öffnen: %2</translation>
    </message>
    <message>
        <source>Not found in %1.</source>
        <translation>Nicht gefunden in %1.</translation>
    </message>
    <message>
        <source>A page that was not read may hold the answer.</source>
        <translation>Eine nicht gelesene Seite kann die Antwort enthalten.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>An amendment changes this clause.</source>
        <translation>Ein Nachtrag ändert diese Klausel.</translation>
    </message>
    <message>
        <source>This clause changes another.</source>
        <translation>Diese Klausel ändert eine andere.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln Seite gelesen</numerusform>
            <numerusform>%Ln Seiten gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln nicht lesbar</numerusform>
            <numerusform>%Ln nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln Datei nicht geöffnet</numerusform>
            <numerusform>%Ln Dateien nicht geöffnet</numerusform>
        </translation>
    </message>
    <message>
        <source>To read first: the passages that come nearest. None of them is an answer.</source>
        <translation>Zuerst zu lesen: die Stellen, die am nächsten kommen. Keine davon ist eine Antwort.</translation>
    </message>
    <message>
        <source>%L1 of %L2 pages read</source>
        <translation>%L1 von %L2 Seiten gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more document(s)</source>
        <translation>
            <numerusform>%Ln weiteres Dokument</numerusform>
            <numerusform>%Ln weitere Dokumente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::AskView</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s)</source>
        <translation>
            <numerusform>Frage zu %Ln Dokument</numerusform>
            <numerusform>Frage zu %Ln Dokumenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s). Answers cite pages.</source>
        <translation>
            <numerusform>Fragen Sie zu %Ln Dokument. Antworten nennen Seiten.</numerusform>
            <numerusform>Fragen Sie zu %Ln Dokumenten. Antworten nennen Seiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>No model is set. Answers are quoted or computed; nothing is rephrased.</source>
        <translation>Kein Modell ist eingerichtet. Antworten sind zitiert oder berechnet; nichts wird umformuliert.</translation>
    </message>
    <message>
        <source>Ask about the documents of an archive. Answers cite pages.</source>
        <translation>Fragen Sie zu den Dokumenten eines Archivs. Antworten nennen Seiten.</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>Früher gefragt</translation>
    </message>
    <message>
        <source>Reading the pages that may answer …</source>
        <translation>Seiten, die antworten können, werden gelesen …</translation>
    </message>
    <message>
        <source>%1 writes below the evidence; only sentences that hold are shown.</source>
        <translation>%1 schreibt unter die Belege; gezeigt werden nur Sätze, die halten.</translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation>Dem Modell werden gezeigt</translation>
    </message>
    <message>
        <source>Up, Down: questions asked before</source>
        <translation>Auf, Ab: frühere Fragen</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefDelegate</name>
    <message>
        <source>Kept out (%L1)</source>
        <translation>Ausgelassen (%L1)</translation>
    </message>
    <message>
        <source>They are not findings and may be false.</source>
        <translation>Sie sind keine Feststellungen und können falsch sein.</translation>
    </message>
    <message numerus="yes">
        <source>Charts of %Ln figure(s)</source>
        <translation>
            <numerusform>Diagramme zu %Ln Zahl</numerusform>
            <numerusform>Diagramme zu %Ln Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefList</name>
    <message>
        <source>Brief</source>
        <translation>Bericht</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefModel</name>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Coverage: %1</source>
        <translation>Abdeckung: %1</translation>
    </message>
    <message>
        <source>not opened: %1</source>
        <translation>nicht geöffnet: %1</translation>
    </message>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation>Aussage %1, %2, %3: %4</translation>
    </message>
    <message>
        <source>Kept out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>kept out, %1: %2. %3</source>
        <translation>ausgelassen, %1: %2. %3</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>chart of %1, %2</source>
        <translation>Diagramm zu %1, %2</translation>
    </message>
    <message>
        <source>, folded</source>
        <translation>, eingeklappt</translation>
    </message>
    <message>
        <source>; at hand: %1, %2</source>
        <translation>; ausgewählt: %1, %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefView</name>
    <message>
        <source>No brief yet</source>
        <translation>Noch kein Bericht</translation>
    </message>
    <message>
        <source>The brief starts when the first document is read. Coverage comes first, then the claims. No model is needed.</source>
        <translation>Der Bericht beginnt, wenn das erste Dokument gelesen ist. Zuerst kommt die Abdeckung, dann die Aussagen. Ein Modell ist nicht nötig.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimActions</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Undo the rejection</source>
        <translation>Ablehnung zurücknehmen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentieren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>%1: %2. The edit was kept as a draft.</source>
        <translation>%1: %2. Die Änderung wurde als Entwurf behalten.</translation>
    </message>
    <message>
        <source>its quotes do not show it</source>
        <translation>ihre Zitate zeigen es nicht</translation>
    </message>
    <message>
        <source>Wording of the claim</source>
        <translation>Wortlaut der Aussage</translation>
    </message>
    <message>
        <source>What should be known of this claim</source>
        <translation>Was man von dieser Aussage wissen sollte</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tags of the claim</source>
        <translation>Schlagwörter der Aussage</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Schlagwörter, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>Vergeben: %1</translation>
    </message>
    <message>
        <source>%1: %2. It cannot be accepted.</source>
        <translation>%1: %2. Sie kann nicht angenommen werden.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimCard</name>
    <message>
        <source>Open footnote %1: %2</source>
        <translation>Fußnote %1 öffnen: %2</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Open on the other side of the reader (Ctrl+Enter)</source>
        <translation>Auf der anderen Seite des Lesers öffnen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Open footnote %1 beside</source>
        <translation>Fußnote %1 daneben öffnen</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimHistory</name>
    <message>
        <source>accepted it</source>
        <translation>nahm sie an</translation>
    </message>
    <message>
        <source>rejected it; it will not be in an export</source>
        <translation>lehnte sie ab; sie steht in keiner Ausgabe</translation>
    </message>
    <message>
        <source>rejected it: “%1”</source>
        <translation>lehnte sie ab: „%1“</translation>
    </message>
    <message>
        <source>opened it again</source>
        <translation>öffnete sie wieder</translation>
    </message>
    <message>
        <source>commented: “%1”</source>
        <translation>kommentierte: „%1“</translation>
    </message>
    <message>
        <source>edited: “%1”</source>
        <translation>änderte: „%1“</translation>
    </message>
    <message>
        <source>tagged it “%1”</source>
        <translation>gab ihr das Schlagwort „%1“</translation>
    </message>
    <message>
        <source>took the tag “%1” away</source>
        <translation>nahm das Schlagwort „%1“ weg</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; wrote it; check: %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; hat es geschrieben; Prüfung: %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;Dossier&lt;/b&gt; drafted it without a model; check: %1</source>
        <translation>&lt;b&gt;Dossier&lt;/b&gt; entwarf sie ohne Modell; Prüfung: %1</translation>
    </message>
    <message>
        <source>check:</source>
        <translation>Prüfung:</translation>
    </message>
    <message>
        <source>The edit was kept as a draft.</source>
        <translation>Die Änderung wurde als Entwurf behalten.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsByState</name>
    <message>
        <source>Claims by state</source>
        <translation>Aussagen nach Zustand</translation>
    </message>
    <message>
        <source>No claim passes the filter.</source>
        <translation>Keine Aussage entspricht dem Filter.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsView</name>
    <message>
        <source>Nothing to review.</source>
        <translation>Nichts zu prüfen.</translation>
    </message>
    <message>
        <source>Filter claims</source>
        <translation>Aussagen filtern</translation>
    </message>
    <message>
        <source>Words of the claim, its document, class or state; tag:name</source>
        <translation>Wörter der Aussage, ihres Dokuments, ihrer Klasse oder ihres Stands; tag:Name</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln claim(s)</source>
        <translation>
            <numerusform>%Ln Aussage filtern</numerusform>
            <numerusform>%Ln Aussagen filtern</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 accepted, %L2 rejected, %L3 open of %L4</source>
        <translation>%L1 angenommen, %L2 abgelehnt, %L3 offen von %L4</translation>
    </message>
    <message>
        <source>Next open claim: %1. Rejected claims are left out of exports.</source>
        <translation>Nächste offene Aussage: %1. Abgelehnte stehen in keiner Ausgabe.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::Columns</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ContentsView</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation>Wählen Sie ein Dokument.</translation>
    </message>
    <message>
        <source>This document has no outline.</source>
        <translation>Dieses Dokument hat keine Gliederung.</translation>
    </message>
    <message>
        <source>What the find field finds is listed here.</source>
        <translation>Hier steht, was das Suchfeld findet.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Bookmarks and corrections</source>
        <translation>Lesezeichen und Korrekturen</translation>
    </message>
    <message>
        <source>F2 names a bookmark, Del removes it or takes a correction back</source>
        <translation>F2 benennt ein Lesezeichen, Entf entfernt es oder nimmt eine Korrektur zurück</translation>
    </message>
    <message>
        <source>Bookmarks (Ctrl+B) and words of scans corrected by hand (F2) are listed here.</source>
        <translation>Hier stehen Lesezeichen (Strg+B) und von Hand korrigierte Wörter aus Scans (F2).</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ExportDialog</name>
    <message>
        <source>Claims that are not reviewed, marked so</source>
        <translation>Ungeprüfte Aussagen, so bezeichnet</translation>
    </message>
    <message>
        <source>Rejected claims, marked so</source>
        <translation>Abgelehnte Aussagen, so bezeichnet</translation>
    </message>
    <message>
        <source>Appendix A, what was kept out</source>
        <translation>Anhang A, was ausgelassen wurde</translation>
    </message>
    <message>
        <source>The cited files themselves</source>
        <translation>Die zitierten Dateien selbst</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Export the brief</source>
        <translation>Bericht ausgeben</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Enthalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>No brief to export.</source>
        <translation>Kein Bericht zum Ausgeben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) are not reviewed. They are exported marked “not reviewed”, or leave them out.</source>
        <translation>
            <numerusform>%Ln Aussage ist nicht geprüft. Sie wird als „nicht geprüft“ ausgegeben, oder lassen Sie sie aus.</numerusform>
            <numerusform>%Ln Aussagen sind nicht geprüft. Sie werden als „nicht geprüft“ ausgegeben, oder lassen Sie sie aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1 of the preview</source>
        <translation>Seite %1 der Vorschau</translation>
    </message>
    <message>
        <source>Checking every claim against the files …</source>
        <translation>Jede Aussage wird an den Dateien geprüft …</translation>
    </message>
    <message>
        <source>%1 of %2 claims hold; nothing was written. First fault: %3.</source>
        <translation>%1 von %2 Aussagen halten; nichts wurde geschrieben. Erster Fehler: %3.</translation>
    </message>
    <message>
        <source>Checked against the files: %L1 of %L2 claims and figures hold. Saved as %3.</source>
        <translation>An den Dateien geprüft: %L1 von %L2 Aussagen und Zahlen halten. Gespeichert als %3.</translation>
    </message>
    <message>
        <source>Saved as %1, not checked against the files: %2.</source>
        <translation>Gespeichert als %1, nicht an den Dateien geprüft: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cited region(s) have no picture.</source>
        <translation>
            <numerusform>%Ln zitierte Stelle hat kein Bild.</numerusform>
            <numerusform>%Ln zitierte Stellen haben kein Bild.</numerusform>
        </translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Wird gedruckt …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to the printer.</source>
        <translation>
            <numerusform>%Ln Seite an den Drucker gesandt.</numerusform>
            <numerusform>%Ln Seiten an den Drucker gesandt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected words (CSV)</source>
        <translation>Berichtigte Wörter (CSV)</translation>
    </message>
    <message>
        <source>one line each: as read, corrected, who, when</source>
        <translation>je eine Zeile: gelesen, berichtigt, wer, wann</translation>
    </message>
    <message>
        <source>Save the corrected words</source>
        <translation>Berichtigte Wörter speichern</translation>
    </message>
    <message>
        <source>No archive is open.</source>
        <translation>Kein Archiv ist offen.</translation>
    </message>
    <message>
        <source>Every correction of this archive, also those that were taken back. What was read stays as it is.</source>
        <translation>Jede Berichtigung dieses Archivs, auch zurückgenommene. Was gelesen wurde, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>No word was corrected.</source>
        <translation>Kein Wort wurde berichtigt.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>Die Ausgabe wurde angehalten; nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::FoundModel</name>
    <message>
        <source>page %1: %2</source>
        <translation>Seite %1: %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandMarks</name>
    <message>
        <source>The words now read “%1”. A brief that rests on them is written again with F5.</source>
        <translation>Dort steht jetzt „%1“. Ein Bericht, der darauf beruht, wird mit F5 neu geschrieben.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandModel</name>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Von Hand korrigiert</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>S. %1</translation>
    </message>
    <message>
        <source>, p. %1</source>
        <translation>, S. %1</translation>
    </message>
    <message>
        <source>bookmark, %1, page %2: %3 (%4, %5)</source>
        <translation>Lesezeichen, %1, Seite %2: %3 (%4, %5)</translation>
    </message>
    <message>
        <source>“%1” as it was read</source>
        <translation>„%1“ wie gelesen</translation>
    </message>
    <message>
        <source>“%1” → “%2”</source>
        <translation>„%1“ → „%2“</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>gilt nicht mehr</translation>
    </message>
    <message>
        <source>corrected on page %1: %2, by %3%4</source>
        <translation>korrigiert auf Seite %1: %2, von %3%4</translation>
    </message>
    <message>
        <source>, no longer in force</source>
        <translation>, gilt nicht mehr</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HitModel</name>
    <message>
        <source>p. %1</source>
        <translation>S. %1</translation>
    </message>
    <message>
        <source> (label %1)</source>
        <translation> (Aufdruck %1)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln page(s)</source>
        <translation>
            <numerusform>%1, %Ln Seite</numerusform>
            <numerusform>%1, %Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>dossier::ui::JobModel</name>
    <message>
        <source>Job</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
    <message>
        <source>paused: %1</source>
        <translation>angehalten: %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::JobsDrawer</name>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Close (Ctrl+Shift+J)</source>
        <translation>Schließen (Strg+Umschalt+J)</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>Leiste schließen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Do this next</source>
        <translation>Als Nächstes tun</translation>
    </message>
    <message>
        <source>Work is saved page by page. Closing the window pauses it; the next start goes on there.</source>
        <translation>Die Arbeit wird Seite für Seite gespeichert. Schließen hält sie an; der nächste Start setzt sie fort.</translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation>Keine Aufgaben.</translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 done</source>
        <translation>%L1 in Arbeit, %L2 wartend, %L3 erledigt</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>1,000.0 pages/s</source>
        <translation>1.000,0 Seiten/s</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 paused, %L4 done</source>
        <translation>%L1 in Arbeit, %L2 wartend, %L3 angehalten, %L4 erledigt</translation>
    </message>
</context>
<context>
    <name>dossier::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>In the list of claims</source>
        <translation>In der Liste der Aussagen</translation>
    </message>
    <message>
        <source>next, previous open claim</source>
        <translation>nächste, vorige offene Aussage</translation>
    </message>
    <message>
        <source>Enter, [, ]</source>
        <translation>Eingabe, [, ]</translation>
    </message>
    <message>
        <source>open the footnote, the one before, the next</source>
        <translation>Fußnote öffnen, die vorige, die nächste</translation>
    </message>
    <message>
        <source>On the page</source>
        <translation>Auf der Seite</translation>
    </message>
    <message>
        <source>Space, Shift+Space</source>
        <translation>Leertaste, Umschalt+Leertaste</translation>
    </message>
    <message>
        <source>down, up by a screen</source>
        <translation>einen Bildschirm hinab, hinauf</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>first, last page</source>
        <translation>erste, letzte Seite</translation>
    </message>
    <message>
        <source>accept, reject, edit, comment, tag</source>
        <translation>annehmen, ablehnen, ändern, anmerken, Schlagwort</translation>
    </message>
    <message>
        <source>Shift with the arrows</source>
        <translation>Umschalt mit den Pfeilen</translation>
    </message>
    <message>
        <source>choose words</source>
        <translation>Wörter wählen</translation>
    </message>
    <message>
        <source>Enter, Shift+Enter</source>
        <translation>Eingabe, Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>the tool at hand: next, previous table or paragraph; zoom in, out; the glass</source>
        <translation>das Werkzeug: nächste, vorige Tabelle oder Absatz; vergrößern, verkleinern; die Lupe</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LetterFields</name>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentieren</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation>Nächste offene Aussage</translation>
    </message>
    <message>
        <source>Letter for: %1</source>
        <translation>Buchstabe für: %1</translation>
    </message>
    <message>
        <source>Each needs a letter of its own. Those before stay in force.</source>
        <translation>Jede braucht einen eigenen Buchstaben. Die bisherigen gelten weiter.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryModel</name>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s), folded</source>
        <translation>
            <numerusform>%1, %Ln Dokument, zugeklappt</numerusform>
            <numerusform>%1, %Ln Dokumente, zugeklappt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s)</source>
        <translation>
            <numerusform>%1, %Ln Dokument</numerusform>
            <numerusform>%1, %Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %Ln page(s), %3</source>
        <translation>
            <numerusform>%1, %2, %Ln Seite, %3</numerusform>
            <numerusform>%1, %2, %Ln Seiten, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryView</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>Dokumente filtern</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>No documents yet. Files you add are listed here with what was read of each.</source>
        <translation>Noch keine Dokumente. Hinzugefügte Dateien stehen hier mit dem, was von jeder gelesen wurde.</translation>
    </message>
    <message>
        <source>No document fits “%1”.</source>
        <translation>Kein Dokument passt zu „%1“.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Kennwort eingeben…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Password of %1. It is tried and forgotten.</source>
        <translation>Kennwort von %1. Es wird versucht und vergessen.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Nach Dateityp</translation>
    </message>
    <message>
        <source>One list</source>
        <translation>Eine Liste</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Nach Datum</translation>
    </message>
    <message>
        <source>By pages</source>
        <translation>Nach Seiten</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Nach Größe</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei filtern</numerusform>
            <numerusform>%Ln Dateien filtern</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln by text layer</source>
        <translation>
            <numerusform>%Ln aus der Textschicht</numerusform>
            <numerusform>%Ln aus der Textschicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by OCR</source>
        <translation>
            <numerusform>%Ln durch OCR</numerusform>
            <numerusform>%Ln durch OCR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln zweifelhaft</numerusform>
            <numerusform>%Ln zweifelhaft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln nicht gelesen</numerusform>
            <numerusform>%Ln nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>In the brief</source>
        <translation>Im Bericht</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Words, type:pdf, state:failed, tag:name</source>
        <translation>Wörter, type:pdf, state:failed, tag:Name</translation>
    </message>
    <message>
        <source>Tags, saved searches, watched folders</source>
        <translation>Schlagwörter, gespeicherte Suchen, beobachtete Ordner</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>Neues Schlagwort…</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>No tags yet: Ctrl+T on a document gives one</source>
        <translation>Noch keine: Strg+T auf einem Dokument vergibt eines</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Einen Ordner beobachten…</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Einen Ordner beobachten</translation>
    </message>
    <message>
        <source>Look for new files now</source>
        <translation>Jetzt nach neuen Dateien sehen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message numerus="yes">
        <source>Tag of %Ln document(s)</source>
        <translation>
            <numerusform>Schlagwort für %Ln Dokument</numerusform>
            <numerusform>Schlagwort für %Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Name of “%1”</source>
        <translation>Name für „%1“</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Look in another folder for files that are no longer where they were read</source>
        <translation>In einem anderen Ordner nach Dateien suchen, die nicht mehr dort liegen, wo sie gelesen wurden</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>Find files that are no longer where they were read</source>
        <translation>Dateien suchen, die nicht mehr dort liegen, wo sie gelesen wurden</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>It is no longer in %1. Its text is kept; page pictures and checks need the file.</source>
        <translation>Sie liegt nicht mehr in %1. Ihr Text bleibt; Seitenbilder und Prüfungen brauchen die Datei.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln Aussage</numerusform>
            <numerusform>%Ln Aussagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s)</source>
        <translation>
            <numerusform>%Ln Zahl</numerusform>
            <numerusform>%Ln Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>File dated</source>
        <translation>Datei vom</translation>
    </message>
</context>
<context>
    <name>dossier::ui::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Left panel</source>
        <translation>Linke Leiste</translation>
    </message>
    <message>
        <source>Show or hide the library (F7)</source>
        <translation>Bibliothek zeigen oder verbergen (F7)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Page number or label</source>
        <translation>Seitenzahl oder Aufdruck</translation>
    </message>
    <message>
        <source>Page number or printed label (Ctrl+G)</source>
        <translation>Seitenzahl oder gedruckte Zählung (Strg+G)</translation>
    </message>
    <message>
        <source>There is no page “%1” in this document.</source>
        <translation>Eine Seite „%1“ gibt es in diesem Dokument nicht.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Ganze Seite</translation>
    </message>
    <message>
        <source>Find in document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>Find in document (Ctrl+F); next: F3, previous: Shift+F3</source>
        <translation>Im Dokument suchen (Strg+F); nächste: F3, vorige: Umschalt+F3</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last step of the review (Ctrl+Z)</source>
        <translation>Letzten Schritt der Prüfung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check every claim against the files (Shift+F5)</source>
        <translation>Jede Aussage an den Dateien prüfen (Umschalt+F5)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ausgeben…</translation>
    </message>
    <message>
        <source>Export the brief (Ctrl+Shift+E)</source>
        <translation>Bericht ausgeben (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open an archive…</source>
        <translation>Archiv ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add f&amp;iles…</source>
        <translation>Date&amp;ien hinzufügen…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Export the brief…</source>
        <translation>Bericht &amp;ausgeben…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Einste&amp;llungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Mit Beleg kopieren</translation>
    </message>
    <message>
        <source>Select the page&apos;s text</source>
        <translation>Text der Seite auswählen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Claims panel</source>
        <translation>Leiste der Aussagen</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Words as read from scans</source>
        <translation>Wörter, wie aus Scans gelesen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Go to page…</source>
        <translation>Gehe zu Seite…</translation>
    </message>
    <message>
        <source>&amp;Brief</source>
        <translation>Be&amp;richt</translation>
    </message>
    <message>
        <source>Write the brief again</source>
        <translation>Bericht neu schreiben</translation>
    </message>
    <message>
        <source>Check every claim against the files</source>
        <translation>Jede Aussage an den Dateien prüfen</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>Doku&amp;ment</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Nächstes Dokument</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Voriges Dokument</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>Dokument schließen</translation>
    </message>
    <message>
        <source>Reopen closed document</source>
        <translation>Geschlossenes Dokument wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What can leave this machine</source>
        <translation>Was diesen Rechner verlassen kann</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über Dossier</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Dossier %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Turns a folder of documents into a brief in which every sentence opens the page region that proves it.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Dossier %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Macht aus einem Ordner von Dokumenten einen Bericht, in dem jeder Satz die Stelle öffnet, die ihn belegt.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Local only: no connection is open</source>
        <translation>Nur lokal: keine Verbindung ist offen</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>Archiv öffnen</translation>
    </message>
    <message>
        <source>Archives (*.dossier);;All files (*)</source>
        <translation>Archive (*.dossier);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) are running. Their work is saved; they go on at the next start.</source>
        <translation>
            <numerusform>%Ln Aufgabe läuft. Ihre Arbeit ist gespeichert; sie geht beim nächsten Start weiter.</numerusform>
            <numerusform>%Ln Aufgaben laufen. Ihre Arbeit ist gespeichert; sie gehen beim nächsten Start weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>of %L1</source>
        <translation>von %L1</translation>
    </message>
    <message>
        <source>of %L1 (label %2)</source>
        <translation>von %L1 (Aufdruck %2)</translation>
    </message>
    <message>
        <source>%L1 of %L2 pages</source>
        <translation>%L1 von %L2 Seiten</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>No archive open</source>
        <translation>Kein Archiv geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages read</source>
        <translation>%1 von %2 Seiten gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln Seite gelesen</numerusform>
            <numerusform>%Ln Seiten gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln zweifelhaft</numerusform>
            <numerusform>%Ln zweifelhaft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln Datei nicht geöffnet</numerusform>
            <numerusform>%Ln Dateien nicht geöffnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) running</source>
        <translation>
            <numerusform>%Ln Aufgabe läuft</numerusform>
            <numerusform>%Ln Aufgaben laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>text is sent to %1</source>
        <translation>Text geht an %1</translation>
    </message>
    <message>
        <source>Connected: text of this archive is sent to %1.</source>
        <translation>Verbunden: Text dieses Archivs geht an %1.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Turn the endpoint off</source>
        <translation>Den Endpunkt abschalten</translation>
    </message>
    <message>
        <source>Two documents side by side</source>
        <translation>Zwei Dokumente nebeneinander</translation>
    </message>
    <message>
        <source>To the other side</source>
        <translation>Zur anderen Seite</translation>
    </message>
    <message>
        <source>Move the document to the other side</source>
        <translation>Dokument auf die andere Seite bringen</translation>
    </message>
    <message>
        <source>Correct the words</source>
        <translation>Wörter korrigieren</translation>
    </message>
    <message>
        <source>Words that were read from a picture, chosen or under the pointer</source>
        <translation>Wörter, die aus einem Bild gelesen wurden, gewählt oder unter dem Zeiger</translation>
    </message>
    <message>
        <source>Next doubtful word</source>
        <translation>Nächstes zweifelhaftes Wort</translation>
    </message>
    <message>
        <source>Previous doubtful word</source>
        <translation>Voriges zweifelhaftes Wort</translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation>Lesezeichen für diese Seite</translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation>Dem Modell werden gezeigt</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message numerus="yes">
        <source>What you were writing at %Ln claim(s) is not saved.</source>
        <translation>
            <numerusform>Was Sie an %Ln Aussage schreiben, ist nicht gespeichert.</numerusform>
            <numerusform>Was Sie an %Ln Aussagen schreiben, ist nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>Ohne es schließen</translation>
    </message>
    <message>
        <source>&amp;Print the brief…</source>
        <translation>Bericht &amp;drucken…</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>invertiert</translation>
    </message>
    <message>
        <source>Pages are shown inverted (View, Invert pages by night)</source>
        <translation>Seiten werden invertiert gezeigt (Ansicht, Seiten nachts invertieren)</translation>
    </message>
    <message>
        <source>Invert pages by night</source>
        <translation>Seiten nachts invertieren</translation>
    </message>
    <message>
        <source>White on black where the window is dark; marks stay as they are</source>
        <translation>Weiß auf Schwarz, wo das Fenster dunkel ist; Markierungen bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>Tool of the page</source>
        <translation>Werkzeug der Seite</translation>
    </message>
    <message>
        <source>Tool: %1</source>
        <translation>Werkzeug: %1</translation>
    </message>
    <message>
        <source>Pages are inverted where the window is dark (Settings, Appearance).</source>
        <translation>Seiten werden invertiert, wo das Fenster dunkel ist (Einstellungen, Darstellung).</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Weitere Menüs</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelPlanTable</name>
    <message>
        <source>It fits: %1 needed, %2 allowed.</source>
        <translation>Es passt: %1 nötig, %2 erlaubt.</translation>
    </message>
    <message>
        <source>This does not fit: %1 of disk needed, %2 allowed.</source>
        <translation>Das passt nicht: %1 auf der Platte nötig, %2 erlaubt.</translation>
    </message>
    <message>
        <source>This does not fit: %1 needed, %2 allowed.</source>
        <translation>Das passt nicht: %1 nötig, %2 erlaubt.</translation>
    </message>
    <message>
        <source>Nothing was started. The nearest plan that fits stands beside it. It reads every page; nothing is cut.</source>
        <translation>Nichts wurde begonnen. Daneben steht der nächste Plan, der passt. Er liest jede Seite; nichts wird gekürzt.</translation>
    </message>
    <message>
        <source>Nothing was started. Nothing smaller fits either.</source>
        <translation>Nichts wurde begonnen. Auch nichts Kleineres passt.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>As asked</source>
        <translation>Wie verlangt</translation>
    </message>
    <message>
        <source>Nearest that fits</source>
        <translation>Nächster, der passt</translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation>Ihre Grenze</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Schlüssel und Werte</translation>
    </message>
    <message>
        <source>Weights held in memory</source>
        <translation>Gewichte im Speicher</translation>
    </message>
    <message>
        <source>Keys and values in memory</source>
        <translation>Schlüssel und Werte im Speicher</translation>
    </message>
    <message>
        <source>Working buffers</source>
        <translation>Arbeitspuffer</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>below 1&#xa0;s</source>
        <translation>unter 1&#xa0;s</translation>
    </message>
    <message>
        <source>Time to prepare, once</source>
        <translation>Vorbereitung, einmal</translation>
    </message>
    <message>
        <source>Each answer after that</source>
        <translation>Jede Antwort danach</translation>
    </message>
    <message>
        <source>It takes: %1</source>
        <translation>Dazu nötig: %1</translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit, too few to write an answer.</source>
        <translation>Nichts wurde begonnen. Höchstens %1 Token passen, zu wenige für eine Antwort.</translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit at a time. What is longer is answered from the passages that bear on the question.</source>
        <translation>Nichts wurde begonnen. Höchstens %1 Token passen auf einmal. Was länger ist, wird aus den Stellen beantwortet, die zur Frage gehören.</translation>
    </message>
    <message>
        <source>keys and values as %1</source>
        <translation>Schlüssel und Werte als %1</translation>
    </message>
    <message>
        <source>keys and values kept on disk</source>
        <translation>Schlüssel und Werte auf der Platte</translation>
    </message>
    <message>
        <source>at most %1 tokens at a time</source>
        <translation>höchstens %1 Token auf einmal</translation>
    </message>
    <message>
        <source>Vision encoder</source>
        <translation>Bildkodierer</translation>
    </message>
    <message>
        <source>With one page shown as a picture: %1 tiles, %2 tokens of the text. Each further page takes as much again.</source>
        <translation>Mit einer Seite als Bild: %1 Kacheln, %2 Token des Textes. Jede weitere Seite braucht noch einmal so viel.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelsView</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Wer schreibt</translation>
    </message>
    <message>
        <source>No model needed: without one, sentences are quoted or computed. A model&apos;s sentences are checked like any other; what cannot be proven is kept out.</source>
        <translation>Es braucht kein Modell: ohne eines sind die Sätze zitiert oder berechnet. Die Sätze eines Modells werden geprüft wie alle anderen; was sich nicht beweisen lässt, bleibt draußen.</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Modelldatei hinzufügen…</translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation>Modelldatei hinzufügen</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>or drop a GGUF file here. It stays where it lies.</source>
        <translation>oder eine GGUF-Datei hier ablegen. Sie bleibt, wo sie liegt.</translation>
    </message>
    <message>
        <source>Nobody: quotes and arithmetic only</source>
        <translation>Niemand: nur Zitate und Rechnungen</translation>
    </message>
    <message>
        <source>The endpoint %1</source>
        <translation>Der Endpunkt %1</translation>
    </message>
    <message>
        <source>Reading the header …</source>
        <translation>Der Kopf der Datei wird gelesen …</translation>
    </message>
    <message>
        <source>It cannot write here: %1.</source>
        <translation>Es kann hier nicht schreiben: %1.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>%1 aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Does it fit, and how long does it take</source>
        <translation>Passt es, und wie lange dauert es</translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation>Länge des Textes</translation>
    </message>
    <message>
        <source>an answer: %1 tokens</source>
        <translation>eine Antwort: %1 Token</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>was frei ist</translation>
    </message>
    <message>
        <source>Memory that may be taken</source>
        <translation>Speicher, der genommen werden darf</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Plan machen</translation>
    </message>
    <message>
        <source>Measures this machine for three seconds. Nothing is loaded.</source>
        <translation>Misst diesen Rechner drei Sekunden lang. Nichts wird geladen.</translation>
    </message>
    <message>
        <source>all documents: about %1 tokens</source>
        <translation>alle Dokumente: etwa %1 Token</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Es wird gemessen …</translation>
    </message>
    <message>
        <source>What the model computed for documents</source>
        <translation>Was das Modell für Dokumente berechnet hat</translation>
    </message>
    <message>
        <source>Limit of the store</source>
        <translation>Grenze des Speichers</translation>
    </message>
    <message>
        <source>Prune to the limit</source>
        <translation>Auf die Grenze kürzen</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Folder of the store</source>
        <translation>Ordner des Speichers</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Nothing is kept in %1.</source>
        <translation>In %1 ist nichts aufgehoben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln part(s), in %2.</source>
        <translation>
            <numerusform>%1 in %Ln Teil, in %2.</numerusform>
            <numerusform>%1 in %Ln Teilen, in %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest was used on %1.</source>
        <translation>Das älteste wurde am %1 gebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) cannot be read; pruning removes them.</source>
        <translation>
            <numerusform>%Ln Teil ist nicht lesbar; Kürzen entfernt ihn.</numerusform>
            <numerusform>%Ln Teile sind nicht lesbar; Kürzen entfernt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>An endpoint</source>
        <translation>Ein Endpunkt</translation>
    </message>
    <message>
        <source>A program that speaks the OpenAI protocol, here or elsewhere. While it is on, your questions and passages of the documents are sent to its address, which then stands in the title of the window. It is off at every start.</source>
        <translation>Ein Programm, das das OpenAI-Protokoll spricht, hier oder anderswo. Solange er an ist, gehen Ihre Fragen und Stellen aus den Dokumenten an seine Adresse, die dann im Titel des Fensters steht. Bei jedem Start ist er aus.</translation>
    </message>
    <message>
        <source>the first that it lists</source>
        <translation>das erste, das er nennt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation>Datei mit dem Schlüssel</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Off. Nothing is sent.</source>
        <translation>Aus. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>On: text is sent to %1.</source>
        <translation>An: Text geht an %1.</translation>
    </message>
    <message>
        <source>Let it judge, too</source>
        <translation>Auch urteilen lassen</translation>
    </message>
    <message>
        <source>It is asked about sentences that code can neither prove nor fault. Their class is “judged”.</source>
        <translation>Es wird nach Sätzen gefragt, die der Code weder beweisen noch widerlegen kann. Ihre Klasse ist „beurteilt“.</translation>
    </message>
    <message>
        <source>Keep it on disk</source>
        <translation>Auf der Platte behalten</translation>
    </message>
    <message>
        <source>The next question about the same documents need not wait for it again.</source>
        <translation>Die nächste Frage zu denselben Dokumenten muss nicht wieder darauf warten.</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Schlüssel und Werte</translation>
    </message>
    <message>
        <source>How a model&apos;s keys and values are kept: f32 as computed, int8 a quarter of that, q4 half of int8 and less exact</source>
        <translation>Wie Schlüssel und Werte eines Modells gehalten werden: f32 wie berechnet, int8 ein Viertel davon, q4 die Hälfte von int8 und ungenauer</translation>
    </message>
    <message>
        <source>Use the plan that fits</source>
        <translation>Den Plan nehmen, der passt</translation>
    </message>
    <message>
        <source>what fits: %1 tokens</source>
        <translation>was passt: %1 Token</translation>
    </message>
    <message>
        <source>It is shown</source>
        <translation>Gezeigt werden ihm</translation>
    </message>
    <message>
        <source>It sees by %1</source>
        <translation>Es sieht durch %1</translation>
    </message>
    <message>
        <source>Take its vision encoder away</source>
        <translation>Bildkodierer wegnehmen</translation>
    </message>
    <message>
        <source>Take the vision encoder of %1 away</source>
        <translation>Den Bildkodierer von %1 wegnehmen</translation>
    </message>
    <message>
        <source>Choose its vision encoder (mmproj)…</source>
        <translation>Bildkodierer (mmproj) wählen…</translation>
    </message>
    <message>
        <source>Choose the vision encoder of %1</source>
        <translation>Den Bildkodierer von %1 wählen</translation>
    </message>
    <message>
        <source>Choose a vision encoder</source>
        <translation>Bildkodierer wählen</translation>
    </message>
    <message>
        <source>Vision encoders (*.gguf);;All files (*)</source>
        <translation>Bildkodierer (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Pictures are not sent to an endpoint.</source>
        <translation>Bilder werden an keinen Endpunkt gesendet.</translation>
    </message>
    <message>
        <source>Pictures need a model of this machine with its vision encoder.</source>
        <translation>Bilder brauchen ein Modell dieses Rechners mit seinem Bildkodierer.</translation>
    </message>
    <message>
        <source>A sentence that rests on a picture is shown only if a model judges it: let it judge, too.</source>
        <translation>Ein Satz, der auf einem Bild beruht, wird nur gezeigt, wenn ein Modell ihn beurteilt: es auch urteilen lassen.</translation>
    </message>
    <message>
        <source>What its pictures cost is said before it starts. A sentence that rests on one opens its place on the page.</source>
        <translation>Was die Bilder kosten, wird vor dem Start gesagt. Ein Satz, der auf einem beruht, öffnet dessen Stelle auf der Seite.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation>Diesen Hinweis weglegen</translation>
    </message>
</context>
<context>
    <name>dossier::ui::OutlineModel</name>
    <message>
        <source>%1, page %2</source>
        <translation>%1, Seite %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::PageView</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Figure: %1</source>
        <translation>Zahl: %1</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>S. %1</translation>
    </message>
    <message>
        <source>p. %1, label %2</source>
        <translation>S. %1, Aufdruck %2</translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation>Wählen Sie ein Dokument.</translation>
    </message>
    <message>
        <source>Page %1 could not be read: %2. The rest of the document was read.</source>
        <translation>Seite %1 konnte nicht gelesen werden: %2. Der Rest des Dokuments wurde gelesen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Mit Fundstelle kopieren</translation>
    </message>
    <message>
        <source>Correct “%1”…</source>
        <translation>„%1“ korrigieren …</translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected.</source>
        <translation>Nur Wörter, die aus einem Bild gelesen wurden, können korrigiert werden.</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation>Lesezeichen für diese Seite</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Choose the words first, or point at one.</source>
        <translation>Erst die Wörter wählen oder auf eines zeigen.</translation>
    </message>
    <message>
        <source>No further word of this document was hard to read.</source>
        <translation>Kein weiteres Wort dieses Dokuments war schwer zu lesen.</translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected. What the file itself says is not changed.</source>
        <translation>Nur Wörter, die aus einem Bild gelesen wurden, können korrigiert werden. Was die Datei selbst sagt, wird nicht geändert.</translation>
    </message>
    <message>
        <source>This archive cannot be written, so corrections cannot be kept.</source>
        <translation>In dieses Archiv kann nicht geschrieben werden; Korrekturen können nicht bleiben.</translation>
    </message>
    <message>
        <source>Corrected by hand: “%1” was read, “%2” stands there (%3, %4)</source>
        <translation>Von Hand korrigiert: gelesen wurde „%1“, dort steht „%2“ (%3, %4)</translation>
    </message>
    <message>
        <source>OCR was unsure of “%1” (F2 corrects it)</source>
        <translation>Die Texterkennung war sich bei „%1“ nicht sicher (F2 korrigiert es)</translation>
    </message>
    <message>
        <source>Choose a sentence of the brief: its page opens here, with the words it rests on marked. Or choose a document.</source>
        <translation>Einen Satz des Berichts wählen: seine Seite öffnet sich hier, die Wörter markiert, auf denen er beruht. Oder ein Dokument wählen.</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>No table was found here. Drag over what is to be taken for one.</source>
        <translation>Hier wurde keine Tabelle gefunden. Ziehen Sie über das, was eine sein soll.</translation>
    </message>
    <message>
        <source>There are no words in this area.</source>
        <translation>In diesem Bereich stehen keine Wörter.</translation>
    </message>
    <message>
        <source>%1, %2. Ctrl+C copies them.</source>
        <translation>%1, %2. Strg+C kopiert sie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln Spalte</numerusform>
            <numerusform>%Ln Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no words in this area. Ctrl+C copies its picture.</source>
        <translation>In diesem Bereich stehen keine Wörter. Strg+C kopiert sein Bild.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) in this area. Ctrl+C copies them.</source>
        <translation>
            <numerusform>%Ln Wort in diesem Bereich. Strg+C kopiert es.</numerusform>
            <numerusform>%Ln Wörter in diesem Bereich. Strg+C kopiert sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>No table was found on this page.</source>
        <translation>Auf dieser Seite wurde keine Tabelle gefunden.</translation>
    </message>
    <message>
        <source>This page has no words.</source>
        <translation>Diese Seite hat keine Wörter.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The picture of this page is not there yet.</source>
        <translation>Das Bild dieser Seite ist noch nicht da.</translation>
    </message>
    <message>
        <source>Claim %1, %2</source>
        <translation>Aussage %1, %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::PictureChoiceBox</name>
    <message>
        <source>Pictures that the model is shown</source>
        <translation>Bilder, die dem Modell gezeigt werden</translation>
    </message>
    <message>
        <source>Pictures of the documents that the model is shown beside their text. Each takes time; what they cost is said before it starts.</source>
        <translation>Bilder der Dokumente, die dem Modell neben deren Text gezeigt werden. Jedes kostet Zeit; wie viel, wird vor dem Start gesagt.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReaderSide</name>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>Schließen (Strg+W)</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewList</name>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation>Aussage %1, %2, %3: %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln Aussage</numerusform>
            <numerusform>%Ln Aussagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, folded</source>
        <translation>%1, %2, zugeklappt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewView</name>
    <message>
        <source>Export history…</source>
        <translation>Verlauf ausgeben…</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>Verlauf speichern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln offen</numerusform>
            <numerusform>%Ln offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to review.</source>
        <translation>Nichts zu prüfen.</translation>
    </message>
    <message>
        <source>Claim %1</source>
        <translation>Aussage %1</translation>
    </message>
    <message>
        <source>The history was saved as %1.</source>
        <translation>Der Verlauf wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>All claims</source>
        <translation>Alle Aussagen</translation>
    </message>
    <message>
        <source>Previous open claim</source>
        <translation>Vorige offene Aussage</translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation>Nächste offene Aussage</translation>
    </message>
    <message>
        <source>Review of the claim</source>
        <translation>Prüfung der Aussage</translation>
    </message>
    <message>
        <source>No claim is chosen. Choose one from the claims, or go to the next open one with %1.</source>
        <translation>Keine Aussage ist gewählt. Wählen Sie eine in der Liste der Aussagen, oder gehen Sie mit %1 zur nächsten offenen.</translation>
    </message>
    <message>
        <source>History of claim %1</source>
        <translation>Verlauf der Aussage %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::SearchView</name>
    <message>
        <source>Search all documents</source>
        <translation>In allen Dokumenten suchen</translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, NOT, NEAR.</source>
        <translation>Wörter, „Wortfolgen“, AND, NOT, NEAR.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>“%1” is on no page that was read.</source>
        <translation>„%1“ steht auf keiner gelesenen Seite.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>the best %L1 are shown</source>
        <translation>die besten %L1 werden gezeigt</translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, OR, NOT, brackets, begin*, a NEAR/5 b; type:pdf, path:, title:, author:, date:2024-03, language:de</source>
        <translation>Wörter, „Wortfolgen“, AND, OR, NOT, Klammern, Anfang*, a NEAR/5 b; type:pdf, path:, title:, author:, date:2024-03, language:de</translation>
    </message>
</context>
<context>
    <name>dossier::ui::Session</name>
    <message>
        <source>Opening the archive …</source>
        <translation>Das Archiv wird geöffnet …</translation>
    </message>
    <message>
        <source>Check the brief against the files</source>
        <translation>Bericht an den Dateien prüfen</translation>
    </message>
    <message>
        <source>%L1 of %L2 claims and figures hold</source>
        <translation>%L1 von %L2 Aussagen und Zahlen halten</translation>
    </message>
    <message>
        <source>Read “%1”</source>
        <translation>„%1“ lesen</translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln file(s) and folder(s)</source>
        <translation>
            <numerusform>%Ln Datei oder Ordner lesen</numerusform>
            <numerusform>%Ln Dateien und Ordner lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files, %3 pages</source>
        <translation>%1 von %2 Dateien, %3 Seiten</translation>
    </message>
    <message>
        <source>%1 pages/s</source>
        <translation>%1 Seiten/s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln Seite gelesen</numerusform>
            <numerusform>%Ln Seiten gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) unchanged</source>
        <translation>
            <numerusform>%Ln Datei unverändert</numerusform>
            <numerusform>%Ln Dateien unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln Datei nicht geöffnet</numerusform>
            <numerusform>%Ln Dateien nicht geöffnet</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the brief</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>%L1 of %L2 documents</source>
        <translation>%L1 von %L2 Dokumenten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln Aussage</numerusform>
            <numerusform>%Ln Aussagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the brief …</source>
        <translation>Der Bericht wird geöffnet …</translation>
    </message>
    <message>
        <source>This brief can be read, not reviewed. %1</source>
        <translation>Dieser Bericht kann gelesen, nicht geprüft werden. %1</translation>
    </message>
    <message>
        <source>The watched folder %1 is not there. What was read of it is kept; new files are not seen until it is back.</source>
        <translation>Der beobachtete Ordner %1 ist nicht da. Was daraus gelesen wurde, bleibt; neue Dateien werden erst gesehen, wenn er wieder da ist.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 can be read here, not written: nothing can be added or reviewed. Save a copy of it where you may write, and open that.</source>
        <translation>%1 ist hier lesbar, aber nicht beschreibbar: nichts kann hinzugefügt oder geprüft werden. Speichern Sie eine Kopie dort, wo Sie schreiben dürfen, und öffnen Sie diese.</translation>
    </message>
    <message>
        <source>Write the brief with %1</source>
        <translation>Den Bericht mit %1 schreiben</translation>
    </message>
    <message numerus="yes">
        <source>This archive holds %Ln document(s): a brief of so many is written only when you ask for it (F5).</source>
        <translation>
            <numerusform>Dieses Archiv enthält %Ln Dokument: ein Bericht wird nur auf Verlangen geschrieben (F5).</numerusform>
            <numerusform>Dieses Archiv enthält %Ln Dokumente: ein Bericht über so viele wird nur auf Verlangen geschrieben (F5).</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked: %1</source>
        <translation>nicht geprüft: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln nicht gelesen</numerusform>
            <numerusform>%Ln nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not opened: %1. Another password can be tried from its menu in the library.</source>
        <translation>Nicht geöffnet: %1. Ein anderes Kennwort lässt sich über das Menü in der Bibliothek versuchen.</translation>
    </message>
    <message>
        <source>Find files in “%1”</source>
        <translation>Dateien in „%1“ suchen</translation>
    </message>
    <message>
        <source>every file is where it was read</source>
        <translation>jede Datei liegt, wo sie gelesen wurde</translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln missing file(s) is there</source>
        <translation>
            <numerusform>die fehlende Datei liegt dort nicht (%Ln)</numerusform>
            <numerusform>keine der %Ln fehlenden Dateien liegt dort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln missing file(s) found in %2</source>
        <translation>
            <numerusform>%L1 von %Ln fehlenden Datei in %2 gefunden</numerusform>
            <numerusform>%L1 von %Ln fehlenden Dateien in %2 gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>put the file back there, or find it from its details in the library; then Go on in Jobs checks again</source>
        <translation>legen Sie die Datei zurück, oder suchen Sie sie über ihre Einzelheiten in der Bibliothek; danach prüft Fortsetzen in den Aufgaben erneut</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found at a new place</source>
        <translation>
            <numerusform>%Ln Datei an neuem Ort gefunden</numerusform>
            <numerusform>%Ln Dateien an neuem Ort gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Token/s</translation>
    </message>
</context>
<context>
    <name>dossier::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>found from each page</source>
        <translation>aus jeder Seite bestimmt</translation>
    </message>
    <message>
        <source>Languages of scans</source>
        <translation>Sprachen der Scans</translation>
    </message>
    <message>
        <source>Codes joined by +, as in eng+deu. Left empty, the language is found from the pixels.</source>
        <translation>Kürzel mit +, wie eng+deu. Leer: Die Sprache wird aus dem Bild bestimmt.</translation>
    </message>
    <message>
        <source>Read pixels where there is no trustworthy text</source>
        <translation>Bilder lesen, wo kein verlässlicher Text ist</translation>
    </message>
    <message>
        <source>one a core</source>
        <translation>eine je Kern</translation>
    </message>
    <message>
        <source>Files read at a time</source>
        <translation>Dateien zugleich</translation>
    </message>
    <message>
        <source>Each file is read in a process of its own, without network and without access to other files.</source>
        <translation>Jede Datei wird in einem eigenen Prozess gelesen, ohne Netz und ohne Zugriff auf andere Dateien.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
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
        <source>Colours</source>
        <translation>Farben</translation>
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
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>Your name in the history</source>
        <translation>Ihr Name im Verlauf</translation>
    </message>
    <message>
        <source>They work only while the list of claims has the focus.</source>
        <translation>Sie wirken nur, solange die Liste der Aussagen den Fokus hat.</translation>
    </message>
    <message>
        <source>Nothing leaves this machine.</source>
        <translation>Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>This program and its readers hold no network code and open no connection. There is no account, no statistics, no search for updates.</source>
        <translation>Dieses Programm und seine Leser enthalten keinen Netzcode und öffnen keine Verbindung. Es gibt kein Konto, keine Statistik, keine Suche nach Aktualisierungen.</translation>
    </message>
    <message>
        <source>Documents are read where they lie and never changed. Their text is kept in the archive, a file that only your account can read.</source>
        <translation>Dokumente werden gelesen, wo sie liegen, und nie verändert. Ihr Text steht im Archiv, einer Datei, die nur Ihr Konto lesen kann.</translation>
    </message>
    <message>
        <source>Passwords are tried and forgotten; they are never stored.</source>
        <translation>Kennwörter werden versucht und vergessen; sie werden nie gespeichert.</translation>
    </message>
    <message>
        <source>Questions and their answers are kept in the archive, with the reviews. Whoever gets the archive gets them, too.</source>
        <translation>Fragen und Antworten stehen mit den Prüfungen im Archiv. Wer das Archiv bekommt, bekommt auch sie.</translation>
    </message>
    <message>
        <source>Names of archives opened last, and how the window stood, are kept in your settings.</source>
        <translation>Namen der zuletzt geöffneten Archive und der Stand des Fensters stehen in Ihren Einstellungen.</translation>
    </message>
    <message>
        <source>Now: local only, no connection is open.</source>
        <translation>Jetzt: nur lokal, keine Verbindung ist offen.</translation>
    </message>
    <message>
        <source>Text is sent to %1.</source>
        <translation>Text geht an %1.</translation>
    </message>
    <message>
        <source>An endpoint is off until you name one under Models and turn it on; it is off again at the next start. While it is on, another program, dossier-net, sends your questions and passages of the documents to its address, which stands in the title of the window.</source>
        <translation>Ein Endpunkt ist aus, bis Sie unter Modelle einen nennen und einschalten; beim nächsten Start ist er wieder aus. Solange er an ist, sendet ein anderes Programm, dossier-net, Ihre Fragen und Stellen aus den Dokumenten an seine Adresse, die im Titel des Fensters steht.</translation>
    </message>
    <message>
        <source>Now: connected to %1.</source>
        <translation>Jetzt: verbunden mit %1.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>No file may take more than this. Where one would, it is stopped there; the page or file is then listed with the reason, and the rest is read.</source>
        <translation>Keine Datei darf mehr nehmen als dies. Wo eine es täte, wird sie dort angehalten; Seite oder Datei steht dann mit dem Grund in der Liste, und der Rest wird gelesen.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message numerus="yes">
        <source>each file&apos;s reader; %Ln at a time unless set</source>
        <translation>
            <numerusform>der Leser jeder Datei; %Ln zugleich, wenn nichts gesetzt ist</numerusform>
            <numerusform>der Leser jeder Datei; %Ln zugleich, wenn nichts gesetzt ist</numerusform>
        </translation>
    </message>
    <message>
        <source>Time for a page</source>
        <translation>Zeit für eine Seite</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>by the clock</source>
        <translation>nach der Uhr</translation>
    </message>
    <message>
        <source>Time for a file</source>
        <translation>Zeit für eine Datei</translation>
    </message>
    <message>
        <source>%1&#xa0;min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>of a processor</source>
        <translation>eines Prozessors</translation>
    </message>
    <message>
        <source>Size of a picture</source>
        <translation>Größe eines Bildes</translation>
    </message>
    <message>
        <source>%1&#xa0;million pixels</source>
        <translation>%1&#xa0;Millionen Pixel</translation>
    </message>
    <message>
        <source>A4 at 600 dots an inch has 35 million</source>
        <translation>A4 mit 600 Punkten je Zoll hat 35 Millionen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>of one document</source>
        <translation>eines Dokuments</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>of one file, with the places of its words</source>
        <translation>einer Datei, mit den Orten ihrer Wörter</translation>
    </message>
    <message>
        <source>Files in files</source>
        <translation>Dateien in Dateien</translation>
    </message>
    <message>
        <source>attachments and members of archives, %1 deep</source>
        <translation>Anhänge und Teile von Archiven, %1 tief</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>Entpackt</translation>
    </message>
    <message>
        <source>of one file, and at most %1 times what is packed</source>
        <translation>einer Datei, und höchstens das %1-fache des Gepackten</translation>
    </message>
    <message>
        <source>A file itself may be of any size. How many files are read at a time is set under Reading; memory and disk of a model under Models.</source>
        <translation>Eine Datei selbst darf beliebig groß sein. Wie viele Dateien zugleich gelesen werden, steht unter Lesen; Speicher und Platte eines Modells unter Modelle.</translation>
    </message>
    <message>
        <source>Single letters act on the chosen claim</source>
        <translation>Einzelne Buchstaben wirken auf die gewählte Aussage</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Reduced motion: the mark of a place just opened does not pulse</source>
        <translation>Wenig Bewegung: die Markierung einer eben geöffneten Stelle pulsiert nicht</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>High contrast, also where the system does not ask for it</source>
        <translation>Hoher Kontrast, auch wo das System ihn nicht verlangt</translation>
    </message>
</context>
<context>
    <name>dossier::ui::StartPage</name>
    <message>
        <source>Open a folder. Get a brief you can check.</source>
        <translation>Ordner öffnen. Einen prüfbaren Bericht erhalten.</translation>
    </message>
    <message>
        <source>Drop a folder or files here</source>
        <translation>Ordner oder Dateien hier ablegen</translation>
    </message>
    <message>
        <source>PDF, scans, Word, Excel, mail, archives. Originals are never changed.</source>
        <translation>PDF, Scans, Word, Excel, Mail, Archive. Originale werden nie verändert.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Every page is read</source>
        <translation>Jede Seite wird gelesen</translation>
    </message>
    <message>
        <source>Text where there is text, OCR where there is none. What cannot be read is listed, with the reason.</source>
        <translation>Text, wo Text ist, OCR, wo keiner ist. Was sich nicht lesen lässt, wird mit Grund genannt.</translation>
    </message>
    <message>
        <source>Every sentence carries its proof</source>
        <translation>Jeder Satz trägt seinen Beleg</translation>
    </message>
    <message>
        <source>A click on a footnote opens the page with the words marked. Sentences that cannot be proven are kept out.</source>
        <translation>Ein Klick auf eine Fußnote öffnet die Seite mit den markierten Wörtern. Was sich nicht belegen lässt, bleibt draußen.</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>Sie entscheiden</translation>
    </message>
    <message>
        <source>Accept, reject, edit, comment. An edit is checked at once; the history is kept.</source>
        <translation>Annehmen, ablehnen, ändern, kommentieren. Eine Änderung wird sofort geprüft; der Verlauf bleibt.</translation>
    </message>
    <message>
        <source>Open an archive…</source>
        <translation>Archiv öffnen…</translation>
    </message>
    <message>
        <source>Nothing you open leaves this machine. No account, no statistics, no connection.</source>
        <translation>Nichts, was Sie öffnen, verlässt diesen Rechner. Kein Konto, keine Statistik, keine Verbindung.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ThumbnailModel</name>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WordField</name>
    <message>
        <source>Read as “%1”, doubtful. Enter keeps your word beside it.</source>
        <translation>Gelesen: „%1“, zweifelhaft. Eingabe stellt Ihr Wort daneben.</translation>
    </message>
    <message>
        <source>Read as “%1”. Enter keeps your word beside it.</source>
        <translation>Gelesen: „%1“. Eingabe stellt Ihr Wort daneben.</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Was dort steht</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WritingStrip</name>
    <message numerus="yes">
        <source>The brief is being written: %Ln sentence(s) hold</source>
        <translation>
            <numerusform>Der Bericht wird geschrieben: %Ln Satz hält</numerusform>
            <numerusform>Der Bericht wird geschrieben: %Ln Sätze halten</numerusform>
        </translation>
    </message>
    <message>
        <source>The brief is being written</source>
        <translation>Der Bericht wird geschrieben</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WrittenPart</name>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Noch einmal schreiben</translation>
    </message>
    <message>
        <source>Written by %1. Each sentence is checked before it is shown.</source>
        <translation>Geschrieben von %1. Jeder Satz wird geprüft, bevor er gezeigt wird.</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Es wird geschrieben …</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>What was checked before stays above.</source>
        <translation>Was vorher geprüft wurde, bleibt oben stehen.</translation>
    </message>
    <message>
        <source>The model finds no answer in the passages it was given.</source>
        <translation>Das Modell findet in den Stellen, die es bekam, keine Antwort.</translation>
    </message>
    <message>
        <source>No sentence of it could be proven.</source>
        <translation>Kein Satz davon ließ sich beweisen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) kept out: not proven.</source>
        <translation>
            <numerusform>%Ln Satz blieb draußen: nicht bewiesen.</numerusform>
            <numerusform>%Ln Sätze blieben draußen: nicht bewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut short at the limit of its length.</source>
        <translation>An der Grenze der Länge abgeschnitten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s), all proven.</source>
        <translation>
            <numerusform>%Ln Satz, bewiesen.</numerusform>
            <numerusform>%Ln Sätze, alle bewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The sentence rests on the picture itself, which only a model has judged.</source>
        <translation>Der Satz beruht auf dem Bild selbst, das nur ein Modell beurteilt hat.</translation>
    </message>
</context>
<context>
    <name>duration</name>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;min %2&#xa0;s</source>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>Free some space: what was done is kept, and Go on in Jobs takes up the rest.</source>
        <translation>Schaffen Sie Platz: Getanes bleibt, und „Fortsetzen“ unter Aufgaben nimmt den Rest auf.</translation>
    </message>
    <message>
        <source>It was not touched. An archive can be mended with “dossier archive check --repair”.</source>
        <translation>Sie wurde nicht angerührt. Ein Archiv lässt sich mit „dossier archive check --repair“ heilen.</translation>
    </message>
    <message>
        <source>“Find it…” in its details in the library looks elsewhere.</source>
        <translation>„Suchen…“ in ihren Einzelheiten in der Bibliothek sucht anderswo.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>to read and print; footnotes on each page</source>
        <translation>zum Lesen und Drucken; Fußnoten auf jeder Seite</translation>
    </message>
    <message>
        <source>real footnotes, to go on writing</source>
        <translation>echte Fußnoten, zum Weiterschreiben</translation>
    </message>
    <message>
        <source>the same for LibreOffice</source>
        <translation>dasselbe für LibreOffice</translation>
    </message>
    <message>
        <source>one file with pictures of all cited regions</source>
        <translation>eine Datei mit Bildern aller zitierten Stellen</translation>
    </message>
    <message>
        <source>plain text with footnotes</source>
        <translation>reiner Text mit Fußnoten</translation>
    </message>
    <message>
        <source>claims and figures, a linked source each</source>
        <translation>Aussagen und Zahlen, je mit verknüpfter Quelle</translation>
    </message>
    <message>
        <source>one line a citation</source>
        <translation>eine Zeile je Beleg</translation>
    </message>
    <message>
        <source>the report itself, to be checked by dossier verify</source>
        <translation>der Bericht selbst, mit dossier verify zu prüfen</translation>
    </message>
    <message>
        <source>The pages as they will be written and printed.</source>
        <translation>Die Seiten, wie sie geschrieben und gedruckt werden.</translation>
    </message>
    <message>
        <source>The contents as pages. The program that opens the file breaks lines and pages itself.</source>
        <translation>Der Inhalt als Seiten. Zeilen und Seiten umbricht das Programm, das die Datei öffnet.</translation>
    </message>
    <message>
        <source>The contents as pages. The file is one page for a browser, with a picture of each cited region.</source>
        <translation>Der Inhalt als Seiten. Die Datei ist eine Seite für den Browser, mit einem Bild jeder zitierten Stelle.</translation>
    </message>
    <message>
        <source>The sheets as they will be written.</source>
        <translation>Die Tabellenblätter, wie sie geschrieben werden.</translation>
    </message>
    <message>
        <source>The lines as they will be written.</source>
        <translation>Die Zeilen, wie sie geschrieben werden.</translation>
    </message>
    <message>
        <source>The text as it will be written.</source>
        <translation>Der Text, wie er geschrieben wird.</translation>
    </message>
    <message>
        <source>The brief of the pack as pages. The pack also holds report.json, a picture of each cited region, and the hashes of all.</source>
        <translation>Der Bericht des Pakets als Seiten. Das Paket enthält auch report.json, ein Bild jeder zitierten Stelle und die Prüfsummen von allem.</translation>
    </message>
    <message>
        <source>pictures, quotes, hashes, to check anywhere</source>
        <translation>Bilder, Zitate, Prüfsummen, überall prüfbar</translation>
    </message>
    <message>
        <source>Evidence pack (ZIP)</source>
        <translation>Belegmappe (ZIP)</translation>
    </message>
</context>
<context>
    <name>job</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>kind</name>
    <message>
        <source>annual report</source>
        <translation>Geschäftsbericht</translation>
    </message>
    <message>
        <source>quarterly report</source>
        <translation>Quartalsbericht</translation>
    </message>
    <message>
        <source>current report</source>
        <translation>Zwischenbericht</translation>
    </message>
    <message>
        <source>financial report</source>
        <translation>Finanzbericht</translation>
    </message>
    <message>
        <source>press release</source>
        <translation>Pressemitteilung</translation>
    </message>
    <message>
        <source>earnings call</source>
        <translation>Ergebniskonferenz</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>amendment</source>
        <translation>Nachtrag</translation>
    </message>
    <message>
        <source>court opinion</source>
        <translation>Gerichtsentscheidung</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>purchase order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Sitzungsprotokoll</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>spreadsheet</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>source text</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Review documents with the evidence beside every sentence.</source>
        <translation>Dokumente prüfen, mit dem Beleg neben jedem Satz.</translation>
    </message>
    <message>
        <source>The archive to open, or files and folders to read.</source>
        <translation>Das Archiv zum Öffnen, oder Dateien und Ordner zum Lesen.</translation>
    </message>
    <message>
        <source>Show this report beside it.</source>
        <translation>Diesen Bericht daneben zeigen.</translation>
    </message>
    <message>
        <source>Dark appearance.</source>
        <translation>Dunkles Aussehen.</translation>
    </message>
    <message>
        <source>Light appearance.</source>
        <translation>Helles Aussehen.</translation>
    </message>
    <message>
        <source>--report shows a report beside its archive: name the archive, too.</source>
        <translation>--report zeigt einen Bericht neben seinem Archiv: Nennen Sie auch das Archiv.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>%1 billion</source>
        <translation>%1 Milliarden</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 Millionen</translation>
    </message>
    <message>
        <source>%1 parameters, %2 of them a token</source>
        <translation>%1 Parameter, davon %2 je Token</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation>Lizenz %1</translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Aussagen</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>no pictures</source>
        <translation>keine Bilder</translation>
    </message>
    <message>
        <source>figures within pages</source>
        <translation>Abbildungen auf den Seiten</translation>
    </message>
    <message>
        <source>pages that are scans</source>
        <translation>gescannte Seiten</translation>
    </message>
    <message>
        <source>every page</source>
        <translation>jede Seite</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Edited, not yet accepted</source>
        <translation>Geändert, noch nicht angenommen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Brief of %1 documents</source>
        <translation>Bericht über %1 Dokumente</translation>
    </message>
    <message>
        <source>Dates to watch</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Two values</source>
        <translation>Zwei Werte</translation>
    </message>
    <message>
        <source>Main figures of %1</source>
        <translation>Wichtigste Zahlen: %1</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bestimmungen</translation>
    </message>
    <message>
        <source>as quoted</source>
        <translation>wie zitiert</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>alle Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>wie gedruckt</translation>
    </message>
    <message>
        <source>In thousands</source>
        <translation>In Tausend</translation>
    </message>
    <message>
        <source>In millions</source>
        <translation>In Millionen</translation>
    </message>
    <message>
        <source>In billions</source>
        <translation>In Milliarden</translation>
    </message>
    <message>
        <source>%1 in thousands</source>
        <translation>%1 in Tausend</translation>
    </message>
    <message>
        <source>%1 in millions</source>
        <translation>%1 in Millionen</translation>
    </message>
    <message>
        <source>%1 in billions</source>
        <translation>%1 in Milliarden</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change %</source>
        <translation>Änderung %</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parteien</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>Wirksam ab</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Verlängerung</translation>
    </message>
    <message>
        <source>Termination notice</source>
        <translation>Kündigungsfrist</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Zahlungsfrist</translation>
    </message>
    <message>
        <source>Liability cap</source>
        <translation>Haftungsgrenze</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Abtretung</translation>
    </message>
    <message>
        <source>Governing law</source>
        <translation>Anwendbares Recht</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>Gerichtsstand</translation>
    </message>
    <message>
        <source>The same statement</source>
        <translation>Dieselbe Angabe</translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4. %5 is the later document.</source>
        <translation>Das sind %1 in %2 und %3 in %4. %5 ist das spätere Dokument.</translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4.</source>
        <translation>Das sind %1 in %2 und %3 in %4.</translation>
    </message>
    <message>
        <source>Judged by %1 from the quotes alone.</source>
        <translation>Beurteilt von %1, allein nach den Zitaten.</translation>
    </message>
    <message>
        <source>Judged by %1 from the picture alone.</source>
        <translation>Beurteilt von %1, allein nach dem Bild.</translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures alone.</source>
        <translation>Beurteilt von %1, allein nach den Bildern.</translation>
    </message>
    <message>
        <source>Judged by %1 from the picture and the quotes alone.</source>
        <translation>Beurteilt von %1, allein nach dem Bild und den Zitaten.</translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures and the quotes alone.</source>
        <translation>Beurteilt von %1, allein nach den Bildern und den Zitaten.</translation>
    </message>
    <message>
        <source>The statement rests on the picture itself, which only a model has judged.</source>
        <translation>Die Aussage beruht auf dem Bild selbst, das nur ein Modell beurteilt hat.</translation>
    </message>
    <message>
        <source>The words lie under a filled box in the document.</source>
        <translation>Die Wörter liegen im Dokument unter einem gefüllten Kasten.</translation>
    </message>
    <message>
        <source>OCR was unsure of some of these words.</source>
        <translation>Bei einigen dieser Wörter war die Texterkennung unsicher.</translation>
    </message>
    <message>
        <source>Some of these words were corrected by hand; the picture was read otherwise.</source>
        <translation>Einige dieser Wörter wurden von Hand berichtigt; das Bild wurde anders gelesen.</translation>
    </message>
    <message>
        <source>%1; the operands’ own rounding allows %2 to %3</source>
        <translation>%1; die Rundung der Werte selbst lässt %2 bis %3 zu</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>quotient less 1, in per cent</source>
        <translation>Quotient minus 1, in Prozent</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>smallest of these</source>
        <translation>kleinster davon</translation>
    </message>
    <message>
        <source>largest of these</source>
        <translation>größter davon</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>thousand</source>
        <translation>Tausend</translation>
    </message>
    <message>
        <source>million</source>
        <translation>Millionen</translation>
    </message>
    <message>
        <source>billion</source>
        <translation>Milliarden</translation>
    </message>
    <message>
        <source>%1 thousand</source>
        <translation>%1 Tausend</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 Millionen</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 Milliarden</translation>
    </message>
    <message>
        <source>none of the documents that fit speaks of %1</source>
        <translation>keines der passenden Dokumente spricht von %1</translation>
    </message>
    <message>
        <source>the statements have no line for %1, and no page names it</source>
        <translation>die Abschlüsse haben keine Zeile für %1, und keine Seite nennt es</translation>
    </message>
    <message>
        <source>no clause of the contracts says it</source>
        <translation>keine Klausel der Verträge sagt es</translation>
    </message>
    <message>
        <source>the contract that fits best does not speak of %1</source>
        <translation>der Vertrag, der am besten passt, spricht nicht von %1</translation>
    </message>
    <message>
        <source>no passage has what is asked for</source>
        <translation>keine Stelle hat, wonach gefragt ist</translation>
    </message>
    <message>
        <source>no name stands beside the office</source>
        <translation>neben dem Amt steht kein Name</translation>
    </message>
    <message>
        <source>the claim cites nothing</source>
        <translation>die Aussage zitiert nichts</translation>
    </message>
    <message>
        <source>nothing in the quotes speaks of this</source>
        <translation>nichts in den Zitaten spricht davon</translation>
    </message>
    <message>
        <source>%1: the page is no longer what was cited</source>
        <translation>%1: die Seite ist nicht mehr, was zitiert wurde</translation>
    </message>
    <message>
        <source>%1: the page holds other words at the quote&apos;s place</source>
        <translation>%1: an der Stelle des Zitats stehen andere Wörter</translation>
    </message>
    <message>
        <source>%1: the words stand in other boxes</source>
        <translation>%1: die Wörter stehen an anderer Stelle</translation>
    </message>
    <message>
        <source>%1: no picture stands there</source>
        <translation>%1: dort steht kein Bild</translation>
    </message>
    <message>
        <source>%1: words under a filled box are quoted</source>
        <translation>%1: Wörter unter einem gefüllten Kasten sind zitiert</translation>
    </message>
    <message>
        <source>%1: words that the page does not show are quoted</source>
        <translation>%1: Wörter, die die Seite nicht zeigt, sind zitiert</translation>
    </message>
    <message>
        <source>%1: words of the quote were corrected by hand</source>
        <translation>%1: Wörter des Zitats wurden von Hand berichtigt</translation>
    </message>
    <message>
        <source>%1: a figure of the quote was hard to read</source>
        <translation>%1: eine Zahl des Zitats war schwer zu lesen</translation>
    </message>
    <message>
        <source>%1: words of the quote were hard to read</source>
        <translation>%1: Wörter des Zitats waren schwer zu lesen</translation>
    </message>
    <message>
        <source>figures read from a picture are not reckoned with</source>
        <translation>mit Zahlen aus einem Bild wird nicht gerechnet</translation>
    </message>
    <message>
        <source>the sentence rests on a picture, and no model that sees was asked to judge it</source>
        <translation>der Satz beruht auf einem Bild, und kein sehendes Modell sollte ihn beurteilen</translation>
    </message>
    <message>
        <source>the condition &quot;%1&quot; is left out</source>
        <translation>die Bedingung „%1“ fehlt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; before it is left out</source>
        <translation>„%1“ davor fehlt</translation>
    </message>
    <message>
        <source>the quote&apos;s &quot;%1&quot; is left out</source>
        <translation>„%1“ des Zitats fehlt</translation>
    </message>
    <message>
        <source>words from two places are joined; &quot;%1&quot; is left out</source>
        <translation>Wörter von zwei Stellen sind verbunden; „%1“ fehlt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is left out</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>words of two sentences are joined</source>
        <translation>Wörter zweier Sätze sind verbunden</translation>
    </message>
    <message>
        <source>a negation is added</source>
        <translation>eine Verneinung ist hinzugefügt</translation>
    </message>
    <message>
        <source>a negation is left out</source>
        <translation>eine Verneinung fehlt</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote &quot;%2&quot;</source>
        <translation>die Aussage sagt „%1“, das Zitat „%2“</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote speaks of another time</source>
        <translation>die Aussage sagt „%1“, das Zitat spricht von einer anderen Zeit</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;</source>
        <translation>die Aussage sagt „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands for nobody in the quote</source>
        <translation>„%1“ steht im Zitat für niemanden</translation>
    </message>
    <message>
        <source>the number %1 is another in the quote</source>
        <translation>die Zahl %1 ist im Zitat eine andere</translation>
    </message>
    <message>
        <source>the number %1 is not at this place of the quote</source>
        <translation>die Zahl %1 steht nicht an dieser Stelle des Zitats</translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;; it says &quot;%2&quot;</source>
        <translation>das Zitat sagt nicht „%1“, sondern „%2“</translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;</source>
        <translation>das Zitat sagt nicht „%1“</translation>
    </message>
    <message>
        <source>the row the claim speaks of is not in the quotes</source>
        <translation>die Zeile, von der die Aussage spricht, steht nicht in den Zitaten</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither in the row nor in the heading</source>
        <translation>„%1“ steht weder in der Zeile noch im Kopf</translation>
    </message>
    <message>
        <source>the two values are not in the row</source>
        <translation>die beiden Werte stehen nicht in der Zeile</translation>
    </message>
    <message>
        <source>the value for %1 is not %2</source>
        <translation>der Wert für %1 ist nicht %2</translation>
    </message>
    <message>
        <source>the change from %1 to %2 is not %3</source>
        <translation>die Änderung von %1 auf %2 ist nicht %3</translation>
    </message>
    <message>
        <source>the operands have different units</source>
        <translation>die Werte haben verschiedene Einheiten</translation>
    </message>
    <message>
        <source>the operands share neither a period nor what they measure</source>
        <translation>die Werte haben weder den Zeitraum noch das Gemessene gemeinsam</translation>
    </message>
    <message>
        <source>%1 is cited from another period</source>
        <translation>%1 ist aus einem anderen Zeitraum zitiert</translation>
    </message>
    <message>
        <source>%1 is not what is cited: &quot;%2&quot;</source>
        <translation>%1 ist nicht, was zitiert ist: „%2“</translation>
    </message>
    <message>
        <source>%1 has no quote</source>
        <translation>%1 hat kein Zitat</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>beschädigt: %1</translation>
    </message>
    <message>
        <source>password: %1</source>
        <translation>Passwort: %1</translation>
    </message>
    <message>
        <source>unreadable: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>unsupported: %1</source>
        <translation>nicht unterstützt: %1</translation>
    </message>
    <message>
        <source>too_large: %1</source>
        <translation>zu groß: %1</translation>
    </message>
    <message>
        <source>timeout: %1</source>
        <translation>Zeit abgelaufen: %1</translation>
    </message>
    <message>
        <source>memory: %1</source>
        <translation>Speicher: %1</translation>
    </message>
    <message>
        <source>page %1: %2</source>
        <translation>Seite %1: %2</translation>
    </message>
    <message>
        <source>password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>the document is encrypted</source>
        <translation>das Dokument ist verschlüsselt</translation>
    </message>
    <message>
        <source>no given password opens the document</source>
        <translation>kein angegebenes Passwort öffnet das Dokument</translation>
    </message>
    <message>
        <source>the message is encrypted</source>
        <translation>die Nachricht ist verschlüsselt</translation>
    </message>
    <message>
        <source>the book is copy protected</source>
        <translation>das Buch ist kopiergeschützt</translation>
    </message>
    <message>
        <source>encrypted office file; passwords for this kind are not supported</source>
        <translation>verschlüsselte Office-Datei; Passwörter dieser Art werden nicht unterstützt</translation>
    </message>
    <message>
        <source>encrypted Word file; passwords for this kind are not supported</source>
        <translation>verschlüsselte Word-Datei; Passwörter dieser Art werden nicht unterstützt</translation>
    </message>
    <message>
        <source>encrypted workbook; passwords for this kind are not supported</source>
        <translation>verschlüsselte Arbeitsmappe; Passwörter dieser Art werden nicht unterstützt</translation>
    </message>
    <message>
        <source>encrypted presentation; passwords for this kind are not supported</source>
        <translation>verschlüsselte Präsentation; Passwörter dieser Art werden nicht unterstützt</translation>
    </message>
    <message>
        <source>the document could not be opened: %1</source>
        <translation>das Dokument konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>the page could not be read: %1</source>
        <translation>die Seite konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>the page could not be drawn: %1</source>
        <translation>die Seite konnte nicht gezeichnet werden: %1</translation>
    </message>
    <message>
        <source>the page&apos;s content is broken before it draws anything</source>
        <translation>der Inhalt der Seite ist beschädigt, bevor er etwas zeichnet</translation>
    </message>
    <message>
        <source>the page&apos;s own description is broken</source>
        <translation>die Beschreibung der Seite selbst ist beschädigt</translation>
    </message>
    <message>
        <source>there is no such page, or its description is broken</source>
        <translation>diese Seite gibt es nicht, oder ihre Beschreibung ist beschädigt</translation>
    </message>
    <message>
        <source>no page can be found in the bytes</source>
        <translation>in den Bytes ist keine Seite zu finden</translation>
    </message>
    <message>
        <source>no member can be found in it</source>
        <translation>darin ist kein Bestandteil zu finden</translation>
    </message>
    <message>
        <source>no message in the mailbox</source>
        <translation>keine Nachricht im Postfach</translation>
    </message>
    <message>
        <source>not a readable message</source>
        <translation>keine lesbare Nachricht</translation>
    </message>
    <message>
        <source>the picture cannot be decoded</source>
        <translation>das Bild ist nicht zu entschlüsseln</translation>
    </message>
    <message>
        <source>the file holds no picture</source>
        <translation>die Datei enthält kein Bild</translation>
    </message>
    <message>
        <source>the head of the picture is broken</source>
        <translation>der Kopf des Bildes ist beschädigt</translation>
    </message>
    <message>
        <source>the main document of the package cannot be read</source>
        <translation>das Hauptdokument des Pakets ist nicht zu lesen</translation>
    </message>
    <message>
        <source>the workbook cannot be read</source>
        <translation>die Arbeitsmappe ist nicht zu lesen</translation>
    </message>
    <message>
        <source>the presentation cannot be read</source>
        <translation>die Präsentation ist nicht zu lesen</translation>
    </message>
    <message>
        <source>the content cannot be read</source>
        <translation>der Inhalt ist nicht zu lesen</translation>
    </message>
    <message>
        <source>not a picture of a kind that is read</source>
        <translation>kein Bild einer Art, die gelesen wird</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>the page needs more memory than a reader may have</source>
        <translation>die Seite braucht mehr Speicher, als ein Leser haben darf</translation>
    </message>
    <message>
        <source>opening the document needs more memory than a reader may have</source>
        <translation>das Öffnen braucht mehr Speicher, als ein Leser haben darf</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>keine Antwort in %1 s</translation>
    </message>
    <message>
        <source>only the first %1 pages were read</source>
        <translation>nur die ersten %1 Seiten wurden gelesen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation>in das Archiv kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the archive cannot be written, so bookmarks cannot be kept</source>
        <translation>in das Archiv kann nicht geschrieben werden, daher bleiben Lesezeichen nicht erhalten</translation>
    </message>
    <message>
        <source>the archive cannot be written, so corrections cannot be kept</source>
        <translation>in das Archiv kann nicht geschrieben werden, daher bleiben Berichtigungen nicht erhalten</translation>
    </message>
    <message>
        <source>the archive cannot be written, so reviews cannot be kept</source>
        <translation>in das Archiv kann nicht geschrieben werden, daher bleiben Prüfungen nicht erhalten</translation>
    </message>
    <message>
        <source>save a copy of it where you may write, and open that</source>
        <translation>Speichern Sie eine Kopie, wo Sie schreiben dürfen, und öffnen Sie diese</translation>
    </message>
    <message>
        <source>the archive holds no documents</source>
        <translation>das Archiv enthält keine Dokumente</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>Fügen Sie einen Ordner hinzu</translation>
    </message>
    <message>
        <source>a failed claim cannot be accepted</source>
        <translation>eine fehlgeschlagene Aussage kann nicht angenommen werden</translation>
    </message>
    <message>
        <source>edit or reject it</source>
        <translation>Ändern Sie sie oder lehnen Sie sie ab</translation>
    </message>
    <message>
        <source>this claim is not kept in the archive</source>
        <translation>diese Aussage ist nicht im Archiv</translation>
    </message>
    <message>
        <source>write the brief again</source>
        <translation>Schreiben Sie den Bericht neu</translation>
    </message>
    <message>
        <source>the page has changed since this claim was made</source>
        <translation>die Seite hat sich seit dieser Aussage geändert</translation>
    </message>
    <message>
        <source>make the claim again</source>
        <translation>Machen Sie die Aussage neu</translation>
    </message>
    <message>
        <source>only words that were read from a picture can be corrected</source>
        <translation>nur Wörter, die aus einem Bild gelesen wurden, können berichtigt werden</translation>
    </message>
    <message>
        <source>what the file itself says is not changed</source>
        <translation>Was die Datei selbst sagt, wird nicht geändert</translation>
    </message>
    <message>
        <source>the words stand on two lines</source>
        <translation>die Wörter stehen in zwei Zeilen</translation>
    </message>
    <message>
        <source>correct one after the other</source>
        <translation>Berichtigen Sie eines nach dem anderen</translation>
    </message>
    <message>
        <source>the page was read otherwise since</source>
        <translation>die Seite wurde inzwischen anders gelesen</translation>
    </message>
    <message>
        <source>look at the page again</source>
        <translation>Sehen Sie die Seite noch einmal an</translation>
    </message>
    <message>
        <source>a tag needs a name</source>
        <translation>ein Schlagwort braucht einen Namen</translation>
    </message>
    <message>
        <source>a saved search needs a name</source>
        <translation>eine gespeicherte Suche braucht einen Namen</translation>
    </message>
    <message>
        <source>the query asks for nothing</source>
        <translation>die Suche fragt nach nichts</translation>
    </message>
    <message>
        <source>closing bracket missing</source>
        <translation>schließende Klammer fehlt</translation>
    </message>
    <message>
        <source>closing bracket missing after NEAR</source>
        <translation>schließende Klammer nach NEAR fehlt</translation>
    </message>
    <message>
        <source>closing quotation mark missing after “%1</source>
        <translation>schließendes Anführungszeichen fehlt nach “%1</translation>
    </message>
    <message>
        <source>NEAR needs two words or more</source>
        <translation>NEAR braucht zwei Wörter oder mehr</translation>
    </message>
    <message>
        <source>NOT needs words to take pages away from</source>
        <translation>NOT braucht Wörter, von deren Seiten es welche ausnimmt</translation>
    </message>
    <message>
        <source>“%1” means nothing here</source>
        <translation>„%1“ bedeutet hier nichts</translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>„%1“ ist kein Datum</translation>
    </message>
    <message>
        <source>the endpoint does not answer</source>
        <translation>der Endpunkt antwortet nicht</translation>
    </message>
    <message>
        <source>the file is not at its place</source>
        <translation>die Datei ist nicht an ihrem Platz</translation>
    </message>
    <message>
        <source>the file is no longer in its folder</source>
        <translation>die Datei ist nicht mehr in ihrem Ordner</translation>
    </message>
    <message>
        <source>the file has changed since it was read</source>
        <translation>die Datei hat sich geändert, seit sie gelesen wurde</translation>
    </message>
    <message>
        <source>there is something of this name already</source>
        <translation>es gibt schon etwas dieses Namens</translation>
    </message>
    <message>
        <source>choose another name, or remove it first</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie es zuerst</translation>
    </message>
    <message>
        <source>the archive has no such documents</source>
        <translation>das Archiv enthält keine solchen Dokumente</translation>
    </message>
    <message>
        <source>no term is seen to end then</source>
        <translation>zu dieser Zeit endet keine Laufzeit</translation>
    </message>
    <message>
        <source>no day is seen to be due then</source>
        <translation>zu dieser Zeit wird nichts fällig</translation>
    </message>
    <message>
        <source>%1 contract states no end that could be told: %2</source>
        <translation>%1 Vertrag nennt kein Ende, das sich bestimmen lässt: %2</translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2 and %3 more</source>
        <translation>%1 Verträge nennen kein Ende, das sich bestimmen lässt: %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2</source>
        <translation>%1 Verträge nennen kein Ende, das sich bestimmen lässt: %2</translation>
    </message>
    <message>
        <source>%1 was looked through, no such clause found in the pages read: %2</source>
        <translation>%1 wurde durchgesehen, auf den gelesenen Seiten fand sich keine solche Klausel: %2</translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2 and %3 more</source>
        <translation>%1 wurden durchgesehen, auf den gelesenen Seiten fand sich keine solche Klausel: %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2</source>
        <translation>%1 wurden durchgesehen, auf den gelesenen Seiten fand sich keine solche Klausel: %2</translation>
    </message>
    <message>
        <source>no such clause was found in the pages read of these, one worded otherwise may be there</source>
        <translation>auf den gelesenen Seiten dieser Dokumente wurde keine solche Klausel gefunden, eine anders gefasste kann dastehen</translation>
    </message>
    <message>
        <source>%1 has such a clause: %2</source>
        <translation>%1 hat eine solche Klausel: %2</translation>
    </message>
    <message>
        <source>%1 have such a clause: %2 and %3 more</source>
        <translation>%1 haben eine solche Klausel: %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1 have such a clause: %2</source>
        <translation>%1 haben eine solche Klausel: %2</translation>
    </message>
    <message>
        <source>%1 amendment has none of its own: %2</source>
        <translation>%1 Nachtrag hat keine eigene: %2</translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2 and %3 more</source>
        <translation>%1 Nachträge haben keine eigene: %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2</source>
        <translation>%1 Nachträge haben keine eigene: %2</translation>
    </message>
    <message>
        <source>%1 was not read whole: %2</source>
        <translation>%1 wurde nicht ganz gelesen: %2</translation>
    </message>
    <message>
        <source>%1 were not read whole: %2 and %3 more</source>
        <translation>%1 wurden nicht ganz gelesen: %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1 were not read whole: %2</source>
        <translation>%1 wurden nicht ganz gelesen: %2</translation>
    </message>
    <message>
        <source>%1 file could not be read: %2</source>
        <translation>%1 Datei konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 files could not be read: %2 and %3 more</source>
        <translation>%1 Dateien konnten nicht gelesen werden: %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1 files could not be read: %2</source>
        <translation>%1 Dateien konnten nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>“%1” was looked for in titles and file names</source>
        <translation>„%1“ wurde in Titeln und Dateinamen gesucht</translation>
    </message>
    <message>
        <source>“%1” was not compared, the clauses are quoted to be read</source>
        <translation>„%1“ wurde nicht verglichen, die Klauseln sind zum Lesen zitiert</translation>
    </message>
    <message>
        <source>no such clause uses the word “%1”, it was left out</source>
        <translation>keine solche Klausel gebraucht das Wort „%1“, es wurde weggelassen</translation>
    </message>
    <message>
        <source>no such clause was found</source>
        <translation>keine solche Klausel wurde gefunden</translation>
    </message>
    <message>
        <source>no document without such a clause was found</source>
        <translation>kein Dokument ohne eine solche Klausel wurde gefunden</translation>
    </message>
    <message>
        <source>%1 document has too little text to tell its language: %2</source>
        <translation>%1 Dokument hat zu wenig Text, um seine Sprache zu erkennen: %2</translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2 and %3 more</source>
        <translation>%1 Dokumente haben zu wenig Text, um ihre Sprache zu erkennen: %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2</source>
        <translation>%1 Dokumente haben zu wenig Text, um ihre Sprache zu erkennen: %2</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>tool</name>
    <message>
        <source>&amp;Move the page</source>
        <translation>Seite &amp;bewegen</translation>
    </message>
    <message>
        <source>&amp;Zoom to a rectangle</source>
        <translation>Auf ein Rechteck &amp;zoomen</translation>
    </message>
    <message>
        <source>Choose an &amp;area</source>
        <translation>Be&amp;reich wählen</translation>
    </message>
    <message>
        <source>Choose &amp;text</source>
        <translation>&amp;Text wählen</translation>
    </message>
    <message>
        <source>Choose a ta&amp;ble</source>
        <translation>Ta&amp;belle wählen</translation>
    </message>
    <message>
        <source>Magnifying &amp;glass</source>
        <translation>&amp;Lupe</translation>
    </message>
    <message>
        <source>Drag the page, or move it with the arrows.</source>
        <translation>Ziehen Sie die Seite, oder bewegen Sie sie mit den Pfeilen.</translation>
    </message>
    <message>
        <source>Drag a rectangle: it fills the view. A click or Enter enlarges, with Shift it makes smaller.</source>
        <translation>Ziehen Sie ein Rechteck: es füllt die Ansicht. Klick oder Eingabe vergrößert, mit Umschalt verkleinert es.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or Enter for one paragraph after the other. Ctrl+C copies its words.</source>
        <translation>Ziehen Sie ein Rechteck, oder Eingabe für einen Absatz nach dem anderen. Strg+C kopiert die Wörter.</translation>
    </message>
    <message>
        <source>Drag over words, or Shift with the arrows. Ctrl+C copies them.</source>
        <translation>Ziehen Sie über Wörter, oder Umschalt mit den Pfeilen. Strg+C kopiert sie.</translation>
    </message>
    <message>
        <source>Click a table, drag over a part of it, or Enter for one table after the other. Ctrl+C copies rows and columns.</source>
        <translation>Klicken Sie eine Tabelle an, ziehen Sie über einen Teil, oder Eingabe für eine nach der anderen. Strg+C kopiert Zeilen und Spalten.</translation>
    </message>
    <message>
        <source>Hold the button down on the page; or Enter, and move it with the arrows.</source>
        <translation>Halten Sie die Taste auf der Seite gedrückt; oder Eingabe, und bewegen Sie sie mit den Pfeilen.</translation>
    </message>
</context>
</TS>
