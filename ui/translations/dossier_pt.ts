<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) in tables</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>read from the text layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read by OCR, %1 of them doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read by OCR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read, without words on them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(for several reasons)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>a subject, and a sender</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2 (label %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two values. %1: %2 and %3. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) have words under a filled box (a redaction that failed). They are quoted only where that is said.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>class</name>
    <message>
        <source>verbatim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::AnswerCard</name>
    <message>
        <source>By code. %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with citations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sentence of the answer could be proven. Shown are the passages that answer best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted over every document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arithmetic shown, recomputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked by code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open evidence %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page that was not read may hold the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amendment changes this clause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clause changes another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>To read first: the passages that come nearest. None of them is an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 pages read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No document says it; programs or data do, which may quote something else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::AskView</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s). Answers cite pages.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No model is set. Answers are quoted or computed; nothing is rephrased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 writes below the evidence; only sentences that hold are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about the documents of an archive. Answers cite pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the pages that may answer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down: questions asked before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefDelegate</name>
    <message>
        <source>Kept out (%L1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not findings and may be false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Charts of %Ln figure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefList</name>
    <message>
        <source>Brief</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefModel</name>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not opened: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept out, %1: %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chart of %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; at hand: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefView</name>
    <message>
        <source>No brief yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brief starts when the first document is read. Coverage comes first, then the claims. No model is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimActions</name>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the rejection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. The edit was kept as a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its quotes do not show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wording of the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should be known of this claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. It cannot be accepted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimCard</name>
    <message>
        <source>Open footnote %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on the other side of the reader (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open footnote %1 beside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimHistory</name>
    <message>
        <source>accepted it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected it; it will not be in an export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected it: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commented: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tagged it “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took the tag “%1” away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; wrote it; check: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Dossier&lt;/b&gt; drafted it without a model; check: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edit was kept as a draft.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsByState</name>
    <message>
        <source>Claims by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claim passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsView</name>
    <message>
        <source>Nothing to review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the claim, its document, class or state; tag:name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln claim(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 accepted, %L2 rejected, %L3 open of %L4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next open claim: %1. Rejected claims are left out of exports.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::Columns</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ContentsView</name>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document has no outline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the find field finds is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarks and corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F2 names a bookmark, Del removes it or takes a correction back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarks (Ctrl+B) and words of scans corrected by hand (F2) are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ExportDialog</name>
    <message>
        <source>Claims that are not reviewed, marked so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected claims, marked so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appendix A, what was kept out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cited files themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the brief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No brief to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) are not reviewed. They are exported marked “not reviewed”, or leave them out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1 of the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every claim against the files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 claims hold; nothing was written. First fault: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked against the files: %L1 of %L2 claims and figures hold. Saved as %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1, not checked against the files: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cited region(s) have no picture.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to the printer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected words (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one line each: as read, corrected, who, when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the corrected words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No archive is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every correction of this archive, also those that were taken back. What was read stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No word was corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::FoundModel</name>
    <message>
        <source>page %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandMarks</name>
    <message>
        <source>The words now read “%1”. A brief that rests on them is written again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandModel</name>
    <message>
        <source>Bookmarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, p. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bookmark, %1, page %2: %3 (%4, %5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” as it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” → “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected on page %1: %2, by %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, no longer in force</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::HitModel</name>
    <message>
        <source>p. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (label %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::JobModel</name>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::JobsDrawer</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Ctrl+Shift+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is saved page by page. Closing the window pauses it; the next start goes on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1,000.0 pages/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 paused, %L4 done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list of claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next, previous open claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter, [, ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the footnote, the one before, the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space, Shift+Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down, up by a screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first, last page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept, reject, edit, comment, tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift with the arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter, Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tool at hand: next, previous table or paragraph; zoom in, out; the glass</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::LetterFields</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each needs a letter of its own. Those before stay in force.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryModel</name>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s), folded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %Ln page(s), %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryView</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, type:pdf, state:failed, tag:name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, saved searches, watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1. It is tried and forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tags yet: Ctrl+T on a document gives one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new files now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tag of %Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No documents yet. Files you add are listed here with what was read of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document fits “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln by text layer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by OCR</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the brief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in another folder for files that are no longer where they were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find files that are no longer where they were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no longer in %1. Its text is kept; page pictures and checks need the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>File dated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::MainWindow</name>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archives (*.dossier);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) are running. Their work is saved; they go on at the next start.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text is sent to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only: no connection is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected: text of this archive is sent to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %L1 (label %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No archive open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the library (F7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page number or label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page number or printed label (Ctrl+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page “%1” in this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in document (Ctrl+F); next: F3, previous: Shift+F3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last step of the review (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every claim against the files (Shift+F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the brief (Ctrl+Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open an archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add f&amp;iles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export the brief…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the page&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words as read from scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Brief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the brief again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every claim against the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen closed document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can leave this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Dossier %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Turns a folder of documents into a brief in which every sentence opens the page region that proves it.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the endpoint off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two documents side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the document to the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that were read from a picture, chosen or under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next doubtful word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous doubtful word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>What you were writing at %Ln claim(s) is not saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print the brief…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages are shown inverted (View, Invert pages by night)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert pages by night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White on black where the window is dark; marks stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages are inverted where the window is dark (Settings, Appearance).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More menus</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelPlanTable</name>
    <message>
        <source>It fits: %1 needed, %2 allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not fit: %1 of disk needed, %2 allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not fit: %1 needed, %2 allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was started. The nearest plan that fits stands beside it. It reads every page; nothing is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was started. Nothing smaller fits either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest that fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights held in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and values in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below 1&#xa0;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to prepare, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each answer after that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit, too few to write an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit at a time. What is longer is answered from the passages that bear on the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys and values as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys and values kept on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 tokens at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vision encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With one page shown as a picture: %1 tiles, %2 tokens of the text. Each further page takes as much again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelsView</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model needed: without one, sentences are quoted or computed. A model&apos;s sentences are checked like any other; what cannot be proven is kept out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a GGUF file here. It stays where it lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody: quotes and arithmetic only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the header …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot write here: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it fit, and how long does it take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer: %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that may be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures this machine for three seconds. Nothing is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all documents: about %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model computed for documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prune to the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln part(s), in %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest was used on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) cannot be read; pruning removes them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>An endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program that speaks the OpenAI protocol, here or elsewhere. While it is on, your questions and passages of the documents are sent to its address, which then stands in the title of the window. It is off at every start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first that it lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off. Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: text is sent to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it judge, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked about sentences that code can neither prove nor fault. Their class is “judged”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next question about the same documents need not wait for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a model&apos;s keys and values are kept: f32 as computed, int8 a quarter of that, q4 half of int8 and less exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the plan that fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what fits: %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It sees by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take its vision encoder away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the vision encoder of %1 away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose its vision encoder (mmproj)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the vision encoder of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a vision encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vision encoders (*.gguf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are not sent to an endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures need a model of this machine with its vision encoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence that rests on a picture is shown only if a model judges it: let it judge, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What its pictures cost is said before it starts. A sentence that rests on one opens its place on the page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::OutlineModel</name>
    <message>
        <source>%1, page %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::PageView</name>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. %1, label %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 could not be read: %2. The rest of the document was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the words first, or point at one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further word of this document was hard to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected. What the file itself says is not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This archive cannot be written, so corrections cannot be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected by hand: “%1” was read, “%2” stands there (%3, %4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OCR was unsure of “%1” (F2 corrects it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sentence of the brief: its page opens here, with the words it rests on marked. Or choose a document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table was found here. Drag over what is to be taken for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words in this area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2. Ctrl+C copies them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There are no words in this area. Ctrl+C copies its picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) in this area. Ctrl+C copies them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No table was found on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has no words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of this page is not there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::PictureChoiceBox</name>
    <message>
        <source>Pictures that the model is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the documents that the model is shown beside their text. Each takes time; what they cost is said before it starts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReaderSide</name>
    <message>
        <source>Open documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewList</name>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewView</name>
    <message>
        <source>Export history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous open claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review of the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claim is chosen. Choose one from the claims, or go to the next open one with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of claim %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::SearchView</name>
    <message>
        <source>Search all documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, NOT, NEAR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is on no page that was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the best %L1 are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, OR, NOT, brackets, begin*, a NEAR/5 b; type:pdf, path:, title:, author:, date:2024-03, language:de</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::Session</name>
    <message>
        <source>The watched folder %1 is not there. What was read of it is kept; new files are not seen until it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the archive …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be read here, not written: nothing can be added or reviewed. Save a copy of it where you may write, and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the brief against the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 claims and figures hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln file(s) and folder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files, %3 pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pages/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) unchanged</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write the brief with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the brief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the brief …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This brief can be read, not reviewed. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This archive holds %Ln document(s): a brief of so many is written only when you ask for it (F5).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not opened: %1. Another password can be tried from its menu in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find files in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every file is where it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln missing file(s) is there</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln missing file(s) found in %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>put the file back there, or find it from its details in the library; then Go on in Jobs checks again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found at a new place</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found from each page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages of scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes joined by +, as in eng+deu. Left empty, the language is found from the pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read pixels where there is no trustworthy text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one a core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files read at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is read in a process of its own, without network and without access to other files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They work only while the list of claims has the focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text is sent to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program and its readers hold no network code and open no connection. There is no account, no statistics, no search for updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents are read where they lie and never changed. Their text is kept in the archive, a file that only your account can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords are tried and forgotten; they are never stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions and their answers are kept in the archive, with the reviews. Whoever gets the archive gets them, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of archives opened last, and how the window stood, are kept in your settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An endpoint is off until you name one under Models and turn it on; it is off again at the next start. While it is on, another program, dossier-net, sends your questions and passages of the documents to its address, which stands in the title of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: local only, no connection is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: connected to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file may take more than this. Where one would, it is stopped there; the page or file is then listed with the reason, and the rest is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>each file&apos;s reader; %Ln at a time unless set</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Time for a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#xa0;min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#xa0;million pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4 at 600 dots an inch has 35 million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of one document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of one file, with the places of its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files in files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attachments and members of archives, %1 deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of one file, and at most %1 times what is packed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file itself may be of any size. How many files are read at a time is set under Reading; memory and disk of a model under Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single letters act on the chosen claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced motion: the mark of a place just opened does not pulse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, also where the system does not ask for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::StartPage</name>
    <message>
        <source>Open a folder. Get a brief you can check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder or files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, scans, Word, Excel, mail, archives. Originals are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text where there is text, OCR where there is none. What cannot be read is listed, with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sentence carries its proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A click on a footnote opens the page with the words marked. Sentences that cannot be proven are kept out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept, reject, edit, comment. An edit is checked at once; the history is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you open leaves this machine. No account, no statistics, no connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::ThumbnailModel</name>
    <message>
        <source>page %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::WordField</name>
    <message>
        <source>Read as “%1”, doubtful. Enter keeps your word beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as “%1”. Enter keeps your word beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::WritingStrip</name>
    <message numerus="yes">
        <source>The brief is being written: %Ln sentence(s) hold</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The brief is being written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dossier::ui::WrittenPart</name>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by %1. Each sentence is checked before it is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was checked before stays above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model finds no answer in the passages it was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sentence of it could be proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) kept out: not proven.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cut short at the limit of its length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s), all proven.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentence rests on the picture itself, which only a model has judged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>duration</name>
    <message>
        <source>%1&#xa0;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#xa0;min %2&#xa0;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#xa0;h %2&#xa0;min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>Free some space: what was done is kept, and Go on in Jobs takes up the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not touched. An archive can be mended with “dossier archive check --repair”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Find it…” in its details in the library looks elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>to read and print; footnotes on each page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>real footnotes, to go on writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same for LibreOffice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one file with pictures of all cited regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain text with footnotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claims and figures, a linked source each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one line a citation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the report itself, to be checked by dossier verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages as they will be written and printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contents as pages. The program that opens the file breaks lines and pages itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contents as pages. The file is one page for a browser, with a picture of each cited region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheets as they will be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines as they will be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text as it will be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brief of the pack as pages. The pack also holds report.json, a picture of each cited region, and the hashes of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures, quotes, hashes, to check anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence pack (ZIP)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>job</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kind</name>
    <message>
        <source>annual report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quarterly report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>financial report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>press release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earnings call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amendment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>court opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purchase order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Review documents with the evidence beside every sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive to open, or files and folders to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this report beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark appearance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light appearance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--report shows a report beside its archive: name the archive, too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>%1 billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters, %2 of them a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures within pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages that are scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited, not yet accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Brief of %1 documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main figures of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In thousands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In millions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In billions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in thousands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in millions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in billions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Termination notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liability cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Governing law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4. %5 is the later document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged by %1 from the quotes alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged by %1 from the picture alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged by %1 from the picture and the quotes alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures and the quotes alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement rests on the picture itself, which only a model has judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words lie under a filled box in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OCR was unsure of some of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of these words were corrected by hand; the picture was read otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; the operands’ own rounding allows %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotient less 1, in per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thousand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 thousand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the documents that fit speaks of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the statements have no line for %1, and no page names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clause of the contracts says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the contract that fits best does not speak of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no passage has what is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no name stands beside the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the claim cites nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing in the quotes speaks of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the page is no longer what was cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the page holds other words at the quote&apos;s place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the words stand in other boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no picture stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: words under a filled box are quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: words that the page does not show are quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: words of the quote were corrected by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a figure of the quote was hard to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: words of the quote were hard to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures read from a picture are not reckoned with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sentence rests on a picture, and no model that sees was asked to judge it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the condition &quot;%1&quot; is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; before it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quote&apos;s &quot;%1&quot; is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words from two places are joined; &quot;%1&quot; is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words of two sentences are joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a negation is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a negation is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote speaks of another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands for nobody in the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number %1 is another in the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number %1 is not at this place of the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;; it says &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row the claim speaks of is not in the quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither in the row nor in the heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the two values are not in the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value for %1 is not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the change from %1 to %2 is not %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the operands have different units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the operands share neither a period nor what they measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is cited from another period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not what is cited: &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreadable: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsupported: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too_large: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the document is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no given password opens the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the book is copy protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted office file; passwords for this kind are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted Word file; passwords for this kind are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted workbook; passwords for this kind are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted presentation; passwords for this kind are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the document could not be opened: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page could not be drawn: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page&apos;s content is broken before it draws anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page&apos;s own description is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such page, or its description is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no page can be found in the bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no member can be found in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no message in the mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a readable message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture cannot be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file holds no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the head of the picture is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the main document of the package cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the workbook cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the presentation cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the content cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a picture of a kind that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page needs more memory than a reader may have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening the document needs more memory than a reader may have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the first %1 pages were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive cannot be written, so bookmarks cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive cannot be written, so corrections cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive cannot be written, so reviews cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save a copy of it where you may write, and open that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive holds no documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a failed claim cannot be accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit or reject it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this claim is not kept in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the brief again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page has changed since this claim was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make the claim again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only words that were read from a picture can be corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the file itself says is not changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the words stand on two lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page was read otherwise since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the page again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tag needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a saved search needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query asks for nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing bracket missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing bracket missing after NEAR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing quotation mark missing after “%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NEAR needs two words or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT needs words to take pages away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” means nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the endpoint does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not at its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is no longer in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has changed since it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is something of this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another name, or remove it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive has no such documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no term is seen to end then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day is seen to be due then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 contract states no end that could be told: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was looked through, no such clause found in the pages read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such clause was found in the pages read of these, one worded otherwise may be there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has such a clause: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 have such a clause: %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 have such a clause: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 amendment has none of its own: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not read whole: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were not read whole: %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were not read whole: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 file could not be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files could not be read: %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files could not be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was looked for in titles and file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not compared, the clauses are quoted to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such clause uses the word “%1”, it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such clause was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no document without such a clause was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 document has too little text to tell its language: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tool</name>
    <message>
        <source>&amp;Move the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom to a rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an &amp;area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a ta&amp;ble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifying &amp;glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the page, or move it with the arrows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a rectangle: it fills the view. A click or Enter enlarges, with Shift it makes smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a rectangle, or Enter for one paragraph after the other. Ctrl+C copies its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over words, or Shift with the arrows. Ctrl+C copies them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a table, drag over a part of it, or Enter for one table after the other. Ctrl+C copies rows and columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the button down on the page; or Enter, and move it with the arrows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
