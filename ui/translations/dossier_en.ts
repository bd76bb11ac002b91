<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln file not opened</numerusform>
            <numerusform>%Ln files not opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) in tables</source>
        <translation>
            <numerusform>%Ln figure in tables</numerusform>
            <numerusform>%Ln figures in tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept out</source>
        <translation>
            <numerusform>%Ln kept out</numerusform>
            <numerusform>%Ln kept out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) have words under a filled box (a redaction that failed). They are quoted only where that is said.</source>
        <translation>
            <numerusform>%Ln page has words under a filled box (a redaction that failed). They are quoted only where that is said.</numerusform>
            <numerusform>%Ln pages have words under a filled box (a redaction that failed). They are quoted only where that is said.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::AnswerCard</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln page read</numerusform>
            <numerusform>%Ln pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln unreadable</numerusform>
            <numerusform>%Ln unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln file not opened</numerusform>
            <numerusform>%Ln files not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more document(s)</source>
        <translation>
            <numerusform>%Ln more document</numerusform>
            <numerusform>%Ln more documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::AskView</name>
    <message numerus="yes">
        <source>Ask about %Ln document(s)</source>
        <translation>
            <numerusform>Ask about %Ln document</numerusform>
            <numerusform>Ask about %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s). Answers cite pages.</source>
        <translation>
            <numerusform>Ask about %Ln document. Answers cite pages.</numerusform>
            <numerusform>Ask about %Ln documents. Answers cite pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefDelegate</name>
    <message numerus="yes">
        <source>Charts of %Ln figure(s)</source>
        <translation>
            <numerusform>Charts of %Ln figure</numerusform>
            <numerusform>Charts of %Ln figures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsView</name>
    <message numerus="yes">
        <source>Filter %Ln claim(s)</source>
        <translation>
            <numerusform>Filter %Ln claim</numerusform>
            <numerusform>Filter %Ln claims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln claim(s) are not reviewed. They are exported marked “not reviewed”, or leave them out.</source>
        <translation>
            <numerusform>%Ln claim is not reviewed. It is exported marked “not reviewed”, or leave it out.</numerusform>
            <numerusform>%Ln claims are not reviewed. They are exported marked “not reviewed”, or leave them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cited region(s) have no picture.</source>
        <translation>
            <numerusform>%Ln cited region has no picture.</numerusform>
            <numerusform>%Ln cited regions have no picture.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to the printer.</source>
        <translation>
            <numerusform>%Ln page sent to the printer.</numerusform>
            <numerusform>%Ln pages sent to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::HitModel</name>
    <message numerus="yes">
        <source>%1, %Ln page(s)</source>
        <translation>
            <numerusform>%1, %Ln page</numerusform>
            <numerusform>%1, %Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryModel</name>
    <message numerus="yes">
        <source>%1, %Ln document(s), folded</source>
        <translation>
            <numerusform>%1, %Ln document, folded</numerusform>
            <numerusform>%1, %Ln documents, folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s)</source>
        <translation>
            <numerusform>%1, %Ln document</numerusform>
            <numerusform>%1, %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %Ln page(s), %3</source>
        <translation>
            <numerusform>%1, %2, %Ln page, %3</numerusform>
            <numerusform>%1, %2, %Ln pages, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryView</name>
    <message numerus="yes">
        <source>Filter %Ln file(s)</source>
        <translation>
            <numerusform>Filter %Ln file</numerusform>
            <numerusform>Filter %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by text layer</source>
        <translation>
            <numerusform>%Ln by text layer</numerusform>
            <numerusform>%Ln by text layer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by OCR</source>
        <translation>
            <numerusform>%Ln by OCR</numerusform>
            <numerusform>%Ln by OCR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln doubtful</numerusform>
            <numerusform>%Ln doubtful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln not read</numerusform>
            <numerusform>%Ln not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag of %Ln document(s)</source>
        <translation>
            <numerusform>Tag of %Ln document</numerusform>
            <numerusform>Tag of %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s)</source>
        <translation>
            <numerusform>%Ln figure</numerusform>
            <numerusform>%Ln figures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln job(s) are running. Their work is saved; they go on at the next start.</source>
        <translation>
            <numerusform>%Ln job is running. Its work is saved; it goes on at the next start.</numerusform>
            <numerusform>%Ln jobs are running. Their work is saved; they go on at the next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln page read</numerusform>
            <numerusform>%Ln pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln doubtful</numerusform>
            <numerusform>%Ln doubtful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln file not opened</numerusform>
            <numerusform>%Ln files not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) running</source>
        <translation>
            <numerusform>%Ln job running</numerusform>
            <numerusform>%Ln jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you were writing at %Ln claim(s) is not saved.</source>
        <translation>
            <numerusform>What you were writing at %Ln claim is not saved.</numerusform>
            <numerusform>What you were writing at %Ln claims is not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelsView</name>
    <message numerus="yes">
        <source>%1 in %Ln part(s), in %2.</source>
        <translation>
            <numerusform>%1 in %Ln part, in %2.</numerusform>
            <numerusform>%1 in %Ln parts, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) cannot be read; pruning removes them.</source>
        <translation>
            <numerusform>%Ln part cannot be read; pruning removes it.</numerusform>
            <numerusform>%Ln parts cannot be read; pruning removes them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::PageView</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) in this area. Ctrl+C copies them.</source>
        <translation>
            <numerusform>%Ln word in this area. Ctrl+C copies it.</numerusform>
            <numerusform>%Ln words in this area. Ctrl+C copies them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewList</name>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewView</name>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::SearchView</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::Session</name>
    <message numerus="yes">
        <source>Read %Ln file(s) and folder(s)</source>
        <translation>
            <numerusform>Read %Ln file and folder</numerusform>
            <numerusform>Read %Ln files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln page read</numerusform>
            <numerusform>%Ln pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) unchanged</source>
        <translation>
            <numerusform>%Ln file unchanged</numerusform>
            <numerusform>%Ln files unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln file not opened</numerusform>
            <numerusform>%Ln files not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This archive holds %Ln document(s): a brief of so many is written only when you ask for it (F5).</source>
        <translation>
            <numerusform>This archive holds %Ln document: a brief of so many is written only when you ask for it (F5).</numerusform>
            <numerusform>This archive holds %Ln documents: a brief of so many is written only when you ask for it (F5).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln not read</numerusform>
            <numerusform>%Ln not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln missing file(s) is there</source>
        <translation>
            <numerusform>none of the %Ln missing file is there</numerusform>
            <numerusform>none of the %Ln missing files is there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln missing file(s) found in %2</source>
        <translation>
            <numerusform>%L1 of %Ln missing file found in %2</numerusform>
            <numerusform>%L1 of %Ln missing files found in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found at a new place</source>
        <translation>
            <numerusform>%Ln file found at a new place</numerusform>
            <numerusform>%Ln files found at a new place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::SettingsDialog</name>
    <message numerus="yes">
        <source>each file&apos;s reader; %Ln at a time unless set</source>
        <translation>
            <numerusform>each file&apos;s reader; %Ln at a time unless set</numerusform>
            <numerusform>each file&apos;s reader; %Ln at a time unless set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::WritingStrip</name>
    <message numerus="yes">
        <source>The brief is being written: %Ln sentence(s) hold</source>
        <translation>
            <numerusform>The brief is being written: %Ln sentence holds</numerusform>
            <numerusform>The brief is being written: %Ln sentences hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::WrittenPart</name>
    <message numerus="yes">
        <source>%Ln sentence(s) kept out: not proven.</source>
        <translation>
            <numerusform>%Ln sentence kept out: not proven.</numerusform>
            <numerusform>%Ln sentences kept out: not proven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s), all proven.</source>
        <translation>
            <numerusform>%Ln sentence, proven.</numerusform>
            <numerusform>%Ln sentences, all proven.</numerusform>
        </translation>
    </message>
</context>
</TS>
