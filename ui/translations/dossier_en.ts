<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%n file(s) not opened</source>
        <translation>
            <numerusform>%n file not opened</numerusform>
            <numerusform>%n files not opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) in tables</source>
        <translation>
            <numerusform>%n figure in tables</numerusform>
            <numerusform>%n figures in tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept out</source>
        <translation>
            <numerusform>%n kept out</numerusform>
            <numerusform>%n kept out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::AskView</name>
    <message numerus="yes">
        <source>Ask about %n document(s)</source>
        <translation>
            <numerusform>Ask about %n document</numerusform>
            <numerusform>Ask about %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %n document(s). Answers cite pages.</source>
        <translation>
            <numerusform>Ask about %n document. Answers cite pages.</numerusform>
            <numerusform>Ask about %n documents. Answers cite pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefDelegate</name>
    <message numerus="yes">
        <source>Charts of %n figure(s)</source>
        <translation>
            <numerusform>Charts of %n figure</numerusform>
            <numerusform>Charts of %n figures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%n claim(s) are not reviewed. They are exported marked “not reviewed”, or leave them out.</source>
        <translation>
            <numerusform>%n claim is not reviewed. It is exported marked “not reviewed”, or leave it out.</numerusform>
            <numerusform>%n claims are not reviewed. They are exported marked “not reviewed”, or leave them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cited region(s) have no picture.</source>
        <translation>
            <numerusform>%n cited region has no picture.</numerusform>
            <numerusform>%n cited regions have no picture.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer.</source>
        <translation>
            <numerusform>%n page sent to the printer.</numerusform>
            <numerusform>%n pages sent to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::HitModel</name>
    <message numerus="yes">
        <source>%1, %n page(s)</source>
        <translation>
            <numerusform>%1, %n page</numerusform>
            <numerusform>%1, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryModel</name>
    <message numerus="yes">
        <source>%1, %n document(s), folded</source>
        <translation>
            <numerusform>%1, %n document, folded</numerusform>
            <numerusform>%1, %n documents, folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n document(s)</source>
        <translation>
            <numerusform>%1, %n document</numerusform>
            <numerusform>%1, %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n page(s), %3</source>
        <translation>
            <numerusform>%1, %2, %n page, %3</numerusform>
            <numerusform>%1, %2, %n pages, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryView</name>
    <message numerus="yes">
        <source>Filter %n file(s)</source>
        <translation>
            <numerusform>Filter %n file</numerusform>
            <numerusform>Filter %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by text layer</source>
        <translation>
            <numerusform>%n by text layer</numerusform>
            <numerusform>%n by text layer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by OCR</source>
        <translation>
            <numerusform>%n by OCR</numerusform>
            <numerusform>%n by OCR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful</source>
        <translation>
            <numerusform>%n doubtful</numerusform>
            <numerusform>%n doubtful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>%n not read</numerusform>
            <numerusform>%n not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag of %n document(s)</source>
        <translation>
            <numerusform>Tag of %n document</numerusform>
            <numerusform>Tag of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <translation>
            <numerusform>%n figure</numerusform>
            <numerusform>%n figures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n job(s) are running. Their work is saved; they go on at the next start.</source>
        <translation>
            <numerusform>%n job is running. Its work is saved; it goes on at the next start.</numerusform>
            <numerusform>%n jobs are running. Their work is saved; they go on at the next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) read</source>
        <translation>
            <numerusform>%n page read</numerusform>
            <numerusform>%n pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful</source>
        <translation>
            <numerusform>%n doubtful</numerusform>
            <numerusform>%n doubtful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not opened</source>
        <translation>
            <numerusform>%n file not opened</numerusform>
            <numerusform>%n files not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you were writing at %n claim(s) is not saved.</source>
        <translation>
            <numerusform>What you were writing at %n claim is not saved.</numerusform>
            <numerusform>What you were writing at %n claims is not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelsView</name>
    <message numerus="yes">
        <source>%1 in %n part(s), in %2.</source>
        <translation>
            <numerusform>%1 in %n part, in %2.</numerusform>
            <numerusform>%1 in %n parts, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) cannot be read; pruning removes them.</source>
        <translation>
            <numerusform>%n part cannot be read; pruning removes it.</numerusform>
            <numerusform>%n parts cannot be read; pruning removes them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewView</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::SearchView</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::Session</name>
    <message numerus="yes">
        <source>Read %n file(s) and folder(s)</source>
        <translation>
            <numerusform>Read %n file and folder</numerusform>
            <numerusform>Read %n files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) read</source>
        <translation>
            <numerusform>%n page read</numerusform>
            <numerusform>%n pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) unchanged</source>
        <translation>
            <numerusform>%n file unchanged</numerusform>
            <numerusform>%n files unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not opened</source>
        <translation>
            <numerusform>%n file not opened</numerusform>
            <numerusform>%n files not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This archive holds %n document(s): a brief of so many is written only when you ask for it (F5).</source>
        <translation>
            <numerusform>This archive holds %n document: a brief of so many is written only when you ask for it (F5).</numerusform>
            <numerusform>This archive holds %n documents: a brief of so many is written only when you ask for it (F5).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>%n not read</numerusform>
            <numerusform>%n not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none of the %n missing file(s) is there</source>
        <translation>
            <numerusform>none of the %n missing file is there</numerusform>
            <numerusform>none of the %n missing files is there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n missing file(s) found in %2</source>
        <translation>
            <numerusform>%1 of %n missing file found in %2</numerusform>
            <numerusform>%1 of %n missing files found in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found at a new place</source>
        <translation>
            <numerusform>%n file found at a new place</numerusform>
            <numerusform>%n files found at a new place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::SettingsDialog</name>
    <message numerus="yes">
        <source>each file&apos;s reader; %n at a time unless set</source>
        <translation>
            <numerusform>each file&apos;s reader; %n at a time unless set</numerusform>
            <numerusform>each file&apos;s reader; %n at a time unless set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::WritingStrip</name>
    <message numerus="yes">
        <source>The brief is being written: %n sentence(s) hold</source>
        <translation>
            <numerusform>The brief is being written: %n sentence holds</numerusform>
            <numerusform>The brief is being written: %n sentences hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::WrittenPart</name>
    <message numerus="yes">
        <source>%n sentence(s) kept out: not proven.</source>
        <translation>
            <numerusform>%n sentence kept out: not proven.</numerusform>
            <numerusform>%n sentences kept out: not proven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s), all proven.</source>
        <translation>
            <numerusform>%n sentence, proven.</numerusform>
            <numerusform>%n sentences, all proven.</numerusform>
        </translation>
    </message>
</context>
</TS>
