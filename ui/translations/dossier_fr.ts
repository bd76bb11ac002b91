<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln fichier non ouvert</numerusform>
            <numerusform>%Ln fichiers non ouverts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln énoncé</numerusform>
            <numerusform>%Ln énoncés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) in tables</source>
        <translation>
            <numerusform>%Ln chiffre dans les tableaux</numerusform>
            <numerusform>%Ln chiffres dans les tableaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept out</source>
        <translation>
            <numerusform>%Ln écarté</numerusform>
            <numerusform>%Ln écartés</numerusform>
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
    <message>
        <source>read from the text layer</source>
        <translation>lues dans la couche de texte</translation>
    </message>
    <message>
        <source>read by OCR, %1 of them doubtful</source>
        <translation>lues par OCR, dont %1 douteuses</translation>
    </message>
    <message>
        <source>read by OCR</source>
        <translation>lues par OCR</translation>
    </message>
    <message>
        <source>read, without words on them</source>
        <translation>lues, sans mots dessus</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>non lues</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>non lues : %1</translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2</source>
        <translation>%1, p.&#xa0;%2</translation>
    </message>
    <message>
        <source>(for several reasons)</source>
        <translation>(pour plusieurs raisons)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 dans %2</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>a subject, and a sender</comment>
        <translation>%1, de %2</translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2 (label %3)</source>
        <translation>%1, p.&#xa0;%2 (folio %3)</translation>
    </message>
    <message>
        <source>Two values. %1: %2 and %3. %4</source>
        <translation>Deux valeurs. %1&#xa0;: %2 et %3. %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) have words under a filled box (a redaction that failed). They are quoted only where that is said.</source>
        <translation>
            <numerusform>%Ln page porte des mots sous un cadre plein (un caviardage manqué). Ils ne sont cités que là où cela est dit.</numerusform>
            <numerusform>%Ln pages portent des mots sous un cadre plein (un caviardage manqué). Ils ne sont cités que là où cela est dit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>class</name>
    <message>
        <source>verbatim</source>
        <translation>textuel</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculé</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>étayé</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>jugé</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>non étayé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
</context>
<context>
    <name>dossier::ui::AnswerCard</name>
    <message>
        <source>By code. %1.</source>
        <translation>Par le code. %1.</translation>
    </message>
    <message>
        <source>No document says it; programs or data do, which may quote something else.</source>
        <translation>Aucun document ne le dit ; des programmes ou des données le disent, qui peuvent citer autre chose.</translation>
    </message>
    <message>
        <source>Copy with citations</source>
        <translation>Copier avec les sources</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>No sentence of the answer could be proven. Shown are the passages that answer best.</source>
        <translation>Aucune phrase de la réponse n’a pu être prouvée. Voici les passages qui répondent le mieux.</translation>
    </message>
    <message>
        <source>counted over every document</source>
        <translation>compté sur tous les documents</translation>
    </message>
    <message>
        <source>arithmetic shown, recomputed</source>
        <translation>calcul montré et refait</translation>
    </message>
    <message>
        <source>kept out</source>
        <translation>écarté</translation>
    </message>
    <message>
        <source>checked by code</source>
        <translation>vérifié par le code</translation>
    </message>
    <message>
        <source>Open evidence %1: %2</source>
        <translation>Ouvrir la preuve %1 : %2</translation>
    </message>
    <message>
        <source>Not found in %1.</source>
        <translation>Introuvable dans %1.</translation>
    </message>
    <message>
        <source>A page that was not read may hold the answer.</source>
        <translation>Une page non lue peut contenir la réponse.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>An amendment changes this clause.</source>
        <translation>Un avenant modifie cette clause.</translation>
    </message>
    <message>
        <source>This clause changes another.</source>
        <translation>Cette clause en modifie une autre.</translation>
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
            <numerusform>%Ln page lue</numerusform>
            <numerusform>%Ln pages lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln illisible</numerusform>
            <numerusform>%Ln illisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln fichier non ouvert</numerusform>
            <numerusform>%Ln fichiers non ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>To read first: the passages that come nearest. None of them is an answer.</source>
        <translation>À lire d’abord : les passages les plus proches. Aucun n’est une réponse.</translation>
    </message>
    <message>
        <source>%L1 of %L2 pages read</source>
        <translation>%L1 pages lues sur %L2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more document(s)</source>
        <translation>
            <numerusform>%Ln autre document</numerusform>
            <numerusform>%Ln autres documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::AskView</name>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s)</source>
        <translation>
            <numerusform>Question sur %Ln document</numerusform>
            <numerusform>Question sur %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s). Answers cite pages.</source>
        <translation>
            <numerusform>Interrogez %Ln document. Les réponses citent les pages.</numerusform>
            <numerusform>Interrogez %Ln documents. Les réponses citent les pages.</numerusform>
        </translation>
    </message>
    <message>
        <source>No model is set. Answers are quoted or computed; nothing is rephrased.</source>
        <translation>Aucun modèle n’est choisi. Les réponses sont citées ou calculées ; rien n’est reformulé.</translation>
    </message>
    <message>
        <source>Ask about the documents of an archive. Answers cite pages.</source>
        <translation>Interrogez les documents d’une archive. Les réponses citent les pages.</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>Demandé auparavant</translation>
    </message>
    <message>
        <source>Reading the pages that may answer …</source>
        <translation>Lecture des pages qui peuvent répondre …</translation>
    </message>
    <message>
        <source>%1 writes below the evidence; only sentences that hold are shown.</source>
        <translation>%1 écrit sous les preuves ; seules les phrases qui tiennent sont montrées.</translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation>Le modèle voit</translation>
    </message>
    <message>
        <source>Up, Down: questions asked before</source>
        <translation>Haut, Bas : questions déjà posées</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefDelegate</name>
    <message>
        <source>Kept out (%L1)</source>
        <translation>Écarté (%L1)</translation>
    </message>
    <message>
        <source>They are not findings and may be false.</source>
        <translation>Ce ne sont pas des constats et ils peuvent être faux.</translation>
    </message>
    <message numerus="yes">
        <source>Charts of %Ln figure(s)</source>
        <translation>
            <numerusform>Graphiques de %Ln chiffre</numerusform>
            <numerusform>Graphiques de %Ln chiffres</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Graphique : %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefList</name>
    <message>
        <source>Brief</source>
        <translation>Synthèse</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefModel</name>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Coverage: %1</source>
        <translation>Couverture : %1</translation>
    </message>
    <message>
        <source>not opened: %1</source>
        <translation>non ouvert : %1</translation>
    </message>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation>énoncé %1, %2, %3 : %4</translation>
    </message>
    <message>
        <source>Kept out</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>kept out, %1: %2. %3</source>
        <translation>écarté, %1 : %2. %3</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Graphique : %1</translation>
    </message>
    <message>
        <source>chart of %1, %2</source>
        <translation>graphique de %1, %2</translation>
    </message>
    <message>
        <source>, folded</source>
        <translation>, replié</translation>
    </message>
    <message>
        <source>; at hand: %1, %2</source>
        <translation>; choisi : %1, %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefView</name>
    <message>
        <source>No brief yet</source>
        <translation>Pas encore de synthèse</translation>
    </message>
    <message>
        <source>The brief starts when the first document is read. Coverage comes first, then the claims. No model is needed.</source>
        <translation>La synthèse commence dès que le premier document est lu. La couverture vient d’abord, puis les énoncés. Aucun modèle n’est nécessaire.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimActions</name>
    <message>
        <source>Restore</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Undo the rejection</source>
        <translation>Annuler le rejet</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commenter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>%1: %2. The edit was kept as a draft.</source>
        <translation>%1 : %2. La modification a été gardée comme brouillon.</translation>
    </message>
    <message>
        <source>its quotes do not show it</source>
        <translation>ses citations ne le montrent pas</translation>
    </message>
    <message>
        <source>Wording of the claim</source>
        <translation>Texte de l’énoncé</translation>
    </message>
    <message>
        <source>What should be known of this claim</source>
        <translation>Ce qu’il faut savoir de cet énoncé</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Tags of the claim</source>
        <translation>Étiquettes de l’énoncé</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Étiquettes, séparées par des virgules</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>Utilisées : %1</translation>
    </message>
    <message>
        <source>%1: %2. It cannot be accepted.</source>
        <translation>%1 : %2. Il ne peut être accepté.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimCard</name>
    <message>
        <source>Open footnote %1: %2</source>
        <translation>Ouvrir la note %1 : %2</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>À côté</translation>
    </message>
    <message>
        <source>Open on the other side of the reader (Ctrl+Enter)</source>
        <translation>Ouvrir de l’autre côté du lecteur (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Open footnote %1 beside</source>
        <translation>Ouvrir la note %1 à côté</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimHistory</name>
    <message>
        <source>accepted it</source>
        <translation>l’a accepté</translation>
    </message>
    <message>
        <source>rejected it; it will not be in an export</source>
        <translation>l’a rejeté ; il ne sera dans aucun export</translation>
    </message>
    <message>
        <source>rejected it: “%1”</source>
        <translation>l’a rejeté : « %1 »</translation>
    </message>
    <message>
        <source>opened it again</source>
        <translation>l’a rouvert</translation>
    </message>
    <message>
        <source>commented: “%1”</source>
        <translation>a commenté : « %1 »</translation>
    </message>
    <message>
        <source>edited: “%1”</source>
        <translation>a modifié : « %1 »</translation>
    </message>
    <message>
        <source>tagged it “%1”</source>
        <translation>l’a étiqueté « %1 »</translation>
    </message>
    <message>
        <source>took the tag “%1” away</source>
        <translation>a retiré l’étiquette « %1 »</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; wrote it; check: %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; l’a rédigée ; contrôle : %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;Dossier&lt;/b&gt; drafted it without a model; check: %1</source>
        <translation>&lt;b&gt;Dossier&lt;/b&gt; l’a rédigé sans modèle ; contrôle : %1</translation>
    </message>
    <message>
        <source>check:</source>
        <translation>contrôle :</translation>
    </message>
    <message>
        <source>The edit was kept as a draft.</source>
        <translation>La modification a été gardée comme brouillon.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsByState</name>
    <message>
        <source>Claims by state</source>
        <translation>Énoncés par état</translation>
    </message>
    <message>
        <source>No claim passes the filter.</source>
        <translation>Aucun énoncé ne passe le filtre.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsView</name>
    <message>
        <source>Nothing to review.</source>
        <translation>Rien à examiner.</translation>
    </message>
    <message>
        <source>Filter claims</source>
        <translation>Filtrer les énoncés</translation>
    </message>
    <message>
        <source>Words of the claim, its document, class or state; tag:name</source>
        <translation>Mots de l’énoncé, de son document, de sa classe ou de son état ; tag:nom</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examen</translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln claim(s)</source>
        <translation>
            <numerusform>Filtrer %Ln affirmation</numerusform>
            <numerusform>Filtrer %Ln affirmations</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 accepted, %L2 rejected, %L3 open of %L4</source>
        <translation>%L1 acceptées, %L2 rejetées, %L3 ouvertes sur %L4</translation>
    </message>
    <message>
        <source>Next open claim: %1. Rejected claims are left out of exports.</source>
        <translation>Énoncé ouvert suivant : %1. Les énoncés rejetés restent hors des exports.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::Columns</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ContentsView</name>
    <message>
        <source>Outline</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation>Choisissez un document.</translation>
    </message>
    <message>
        <source>This document has no outline.</source>
        <translation>Ce document n’a pas de plan.</translation>
    </message>
    <message>
        <source>What the find field finds is listed here.</source>
        <translation>Ce que trouve le champ de recherche est listé ici.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Repères</translation>
    </message>
    <message>
        <source>Bookmarks and corrections</source>
        <translation>Signets et corrections</translation>
    </message>
    <message>
        <source>F2 names a bookmark, Del removes it or takes a correction back</source>
        <translation>F2 nomme un signet, Suppr le retire ou annule une correction</translation>
    </message>
    <message>
        <source>Bookmarks (Ctrl+B) and words of scans corrected by hand (F2) are listed here.</source>
        <translation>Ici figurent les signets (Ctrl+B) et les mots de numérisations corrigés à la main (F2).</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ExportDialog</name>
    <message>
        <source>Claims that are not reviewed, marked so</source>
        <translation>Énoncés non examinés, signalés comme tels</translation>
    </message>
    <message>
        <source>Rejected claims, marked so</source>
        <translation>Énoncés rejetés, signalés comme tels</translation>
    </message>
    <message>
        <source>Appendix A, what was kept out</source>
        <translation>Annexe A, ce qui a été écarté</translation>
    </message>
    <message>
        <source>The cited files themselves</source>
        <translation>Les fichiers cités eux-mêmes</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Export the brief</source>
        <translation>Exporter la synthèse</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Inclure</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Enregistrer la synthèse</translation>
    </message>
    <message>
        <source>No brief to export.</source>
        <translation>Aucune synthèse à exporter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) are not reviewed. They are exported marked “not reviewed”, or leave them out.</source>
        <translation>
            <numerusform>%Ln énoncé n’est pas examiné. Il est exporté avec la mention « non examiné », ou écartez-le.</numerusform>
            <numerusform>%Ln énoncés ne sont pas examinés. Ils sont exportés avec la mention « non examiné », ou écartez-les.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1 of the preview</source>
        <translation>Page %1 de l’aperçu</translation>
    </message>
    <message>
        <source>Checking every claim against the files …</source>
        <translation>Vérification de chaque énoncé dans les fichiers …</translation>
    </message>
    <message>
        <source>%1 of %2 claims hold; nothing was written. First fault: %3.</source>
        <translation>%1 énoncés sur %2 tiennent ; rien n’a été écrit. Première faute : %3.</translation>
    </message>
    <message>
        <source>Checked against the files: %L1 of %L2 claims and figures hold. Saved as %3.</source>
        <translation>Vérifié dans les fichiers : %L1 énoncés et chiffres sur %L2 tiennent. Enregistré sous %3.</translation>
    </message>
    <message>
        <source>Saved as %1, not checked against the files: %2.</source>
        <translation>Enregistré sous %1, non vérifié dans les fichiers : %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cited region(s) have no picture.</source>
        <translation>
            <numerusform>%Ln passage cité n’a pas d’image.</numerusform>
            <numerusform>%Ln passages cités n’ont pas d’image.</numerusform>
        </translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Impression …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to the printer.</source>
        <translation>
            <numerusform>%Ln page envoyée à l’imprimante.</numerusform>
            <numerusform>%Ln pages envoyées à l’imprimante.</numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected words (CSV)</source>
        <translation>Mots corrigés (CSV)</translation>
    </message>
    <message>
        <source>one line each: as read, corrected, who, when</source>
        <translation>une ligne par mot : lu, corrigé, qui, quand</translation>
    </message>
    <message>
        <source>Save the corrected words</source>
        <translation>Enregistrer les mots corrigés</translation>
    </message>
    <message>
        <source>No archive is open.</source>
        <translation>Aucune archive n’est ouverte.</translation>
    </message>
    <message>
        <source>Every correction of this archive, also those that were taken back. What was read stays as it is.</source>
        <translation>Toutes les corrections de cette archive, même celles qui ont été retirées. Ce qui a été lu reste tel quel.</translation>
    </message>
    <message>
        <source>No word was corrected.</source>
        <translation>Aucun mot n’a été corrigé.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>L’exportation a été arrêtée ; rien n’a été écrit.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::FoundModel</name>
    <message>
        <source>page %1: %2</source>
        <translation>page %1 : %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandMarks</name>
    <message>
        <source>The words now read “%1”. A brief that rests on them is written again with F5.</source>
        <translation>On y lit maintenant « %1 ». Une note qui s’y appuie est réécrite avec F5.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandModel</name>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Corrigé à la main</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>p. %1</translation>
    </message>
    <message>
        <source>, p. %1</source>
        <translation>, p. %1</translation>
    </message>
    <message>
        <source>bookmark, %1, page %2: %3 (%4, %5)</source>
        <translation>signet, %1, page %2 : %3 (%4, %5)</translation>
    </message>
    <message>
        <source>“%1” as it was read</source>
        <translation>« %1 » tel que lu</translation>
    </message>
    <message>
        <source>“%1” → “%2”</source>
        <translation>« %1 » → « %2 »</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>n’est plus en vigueur</translation>
    </message>
    <message>
        <source>corrected on page %1: %2, by %3%4</source>
        <translation>corrigé page %1 : %2, par %3%4</translation>
    </message>
    <message>
        <source>, no longer in force</source>
        <translation>, n’est plus en vigueur</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HitModel</name>
    <message>
        <source>p. %1</source>
        <translation>p. %1</translation>
    </message>
    <message>
        <source> (label %1)</source>
        <translation> (folio %1)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln page(s)</source>
        <translation>
            <numerusform>%1, %Ln page</numerusform>
            <numerusform>%1, %Ln pages</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2 : %3</translation>
    </message>
</context>
<context>
    <name>dossier::ui::JobModel</name>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Rythme</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>a pris %1</translation>
    </message>
    <message>
        <source>paused: %1</source>
        <translation>suspendu : %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::JobsDrawer</name>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Close (Ctrl+Shift+J)</source>
        <translation>Fermer (Ctrl+Maj+J)</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>Fermer le tiroir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Do this next</source>
        <translation>Faire ensuite</translation>
    </message>
    <message>
        <source>Work is saved page by page. Closing the window pauses it; the next start goes on there.</source>
        <translation>Le travail est enregistré page par page. Fermer la fenêtre le suspend ; le prochain démarrage continue là.</translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation>Aucune tâche.</translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 done</source>
        <translation>%L1 en cours, %L2 en attente, %L3 terminées</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Tout suspendre</translation>
    </message>
    <message>
        <source>1,000.0 pages/s</source>
        <translation>1 000,0 pages/s</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>a pris %1</translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 paused, %L4 done</source>
        <translation>%L1 en cours, %L2 en attente, %L3 suspendues, %L4 terminées</translation>
    </message>
</context>
<context>
    <name>dossier::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>In the list of claims</source>
        <translation>Dans la liste des énoncés</translation>
    </message>
    <message>
        <source>next, previous open claim</source>
        <translation>énoncé ouvert suivant, précédent</translation>
    </message>
    <message>
        <source>Enter, [, ]</source>
        <translation>Entrée, [, ]</translation>
    </message>
    <message>
        <source>open the footnote, the one before, the next</source>
        <translation>ouvrir la note, la précédente, la suivante</translation>
    </message>
    <message>
        <source>On the page</source>
        <translation>Sur la page</translation>
    </message>
    <message>
        <source>Space, Shift+Space</source>
        <translation>Espace, Maj+Espace</translation>
    </message>
    <message>
        <source>down, up by a screen</source>
        <translation>un écran plus bas, plus haut</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Début, Fin</translation>
    </message>
    <message>
        <source>first, last page</source>
        <translation>première, dernière page</translation>
    </message>
    <message>
        <source>accept, reject, edit, comment, tag</source>
        <translation>accepter, rejeter, modifier, commenter, étiqueter</translation>
    </message>
    <message>
        <source>Shift with the arrows</source>
        <translation>Maj avec les flèches</translation>
    </message>
    <message>
        <source>choose words</source>
        <translation>choisir des mots</translation>
    </message>
    <message>
        <source>Enter, Shift+Enter</source>
        <translation>Entrée, Maj+Entrée</translation>
    </message>
    <message>
        <source>the tool at hand: next, previous table or paragraph; zoom in, out; the glass</source>
        <translation>l’outil : tableau ou paragraphe suivant, précédent ; agrandir, réduire ; la loupe</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LetterFields</name>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commenter</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation>Énoncé ouvert suivant</translation>
    </message>
    <message>
        <source>Letter for: %1</source>
        <translation>Lettre pour : %1</translation>
    </message>
    <message>
        <source>Each needs a letter of its own. Those before stay in force.</source>
        <translation>Chacun a besoin d’une lettre à lui. Les précédentes restent en vigueur.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryModel</name>
    <message>
        <source>Other</source>
        <translation>Autres</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s), folded</source>
        <translation>
            <numerusform>%1, %Ln document, replié</numerusform>
            <numerusform>%1, %Ln documents, repliés</numerusform>
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
    <message>
        <source>read</source>
        <translation>lu</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryView</name>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>Filtrer les documents</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>No documents yet. Files you add are listed here with what was read of each.</source>
        <translation>Pas encore de documents. Les fichiers ajoutés sont listés ici avec ce qui en a été lu.</translation>
    </message>
    <message>
        <source>No document fits “%1”.</source>
        <translation>Aucun document ne correspond à « %1 ».</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Saisir le mot de passe…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Password of %1. It is tried and forgotten.</source>
        <translation>Mot de passe de %1. Il est essayé puis oublié.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grouper</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Par dossier</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Par type</translation>
    </message>
    <message>
        <source>One list</source>
        <translation>Une seule liste</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Trier</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Comme trouvé</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Par nom</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Par date</translation>
    </message>
    <message>
        <source>By pages</source>
        <translation>Par pages</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Par taille</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Par état</translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln file(s)</source>
        <translation>
            <numerusform>Filtrer %Ln fichier</numerusform>
            <numerusform>Filtrer %Ln fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message numerus="yes">
        <source>%Ln by text layer</source>
        <translation>
            <numerusform>%Ln par la couche de texte</numerusform>
            <numerusform>%Ln par la couche de texte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by OCR</source>
        <translation>
            <numerusform>%Ln par OCR</numerusform>
            <numerusform>%Ln par OCR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln douteuse</numerusform>
            <numerusform>%Ln douteuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln non lue</numerusform>
            <numerusform>%Ln non lues</numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>In the brief</source>
        <translation>Dans la synthèse</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Words, type:pdf, state:failed, tag:name</source>
        <translation>Mots, type:pdf, state:failed, tag:nom</translation>
    </message>
    <message>
        <source>Tags, saved searches, watched folders</source>
        <translation>Étiquettes, recherches enregistrées, dossiers surveillés</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>Nouvelle étiquette…</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>No tags yet: Ctrl+T on a document gives one</source>
        <translation>Aucune étiquette : Ctrl+T sur un document en donne une</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Recherches enregistrées</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Enregistrer ce filtre…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Dossiers surveillés</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Surveiller un dossier…</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Surveiller un dossier</translation>
    </message>
    <message>
        <source>Look for new files now</source>
        <translation>Chercher maintenant de nouveaux fichiers</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message numerus="yes">
        <source>Tag of %Ln document(s)</source>
        <translation>
            <numerusform>Étiquette de %Ln document</numerusform>
            <numerusform>Étiquette de %Ln documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Enregistrer ce filtre</translation>
    </message>
    <message>
        <source>Name of “%1”</source>
        <translation>Nom de « %1 »</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Retrouver…</translation>
    </message>
    <message>
        <source>Look in another folder for files that are no longer where they were read</source>
        <translation>Chercher dans un autre dossier les fichiers qui ne sont plus là où ils ont été lus</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Par nature</translation>
    </message>
    <message>
        <source>Find files that are no longer where they were read</source>
        <translation>Retrouver les fichiers qui ne sont plus là où ils ont été lus</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>It is no longer in %1. Its text is kept; page pictures and checks need the file.</source>
        <translation>Il n’est plus dans %1. Son texte est conservé ; les images des pages et les vérifications ont besoin du fichier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln énoncé</numerusform>
            <numerusform>%Ln énoncés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s)</source>
        <translation>
            <numerusform>%Ln chiffre</numerusform>
            <numerusform>%Ln chiffres</numerusform>
        </translation>
    </message>
    <message>
        <source>File dated</source>
        <translation>Date du fichier</translation>
    </message>
</context>
<context>
    <name>dossier::ui::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Left panel</source>
        <translation>Panneau gauche</translation>
    </message>
    <message>
        <source>Show or hide the library (F7)</source>
        <translation>Montrer ou cacher la bibliothèque (F7)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Page number or label</source>
        <translation>Numéro de page ou folio</translation>
    </message>
    <message>
        <source>Page number or printed label (Ctrl+G)</source>
        <translation>Numéro de page ou folio imprimé (Ctrl+G)</translation>
    </message>
    <message>
        <source>There is no page “%1” in this document.</source>
        <translation>Il n’y a pas de page « %1 » dans ce document.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Page entière</translation>
    </message>
    <message>
        <source>Find in document</source>
        <translation>Chercher dans le document</translation>
    </message>
    <message>
        <source>Find in document (Ctrl+F); next: F3, previous: Shift+F3</source>
        <translation>Chercher dans le document (Ctrl+F) ; suivant : F3, précédent : Maj+F3</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo the last step of the review (Ctrl+Z)</source>
        <translation>Annuler la dernière étape de l’examen (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Check every claim against the files (Shift+F5)</source>
        <translation>Vérifier chaque énoncé dans les fichiers (Maj+F5)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Export the brief (Ctrl+Shift+E)</source>
        <translation>Exporter la synthèse (Ctrl+Maj+E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Open an archive…</source>
        <translation>&amp;Ouvrir une archive…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <source>Add f&amp;iles…</source>
        <translation>Ajouter des f&amp;ichiers…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouverts &amp;récemment</translation>
    </message>
    <message>
        <source>&amp;Export the brief…</source>
        <translation>&amp;Exporter la synthèse…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Réglages…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Copier avec la source</translation>
    </message>
    <message>
        <source>Select the page&apos;s text</source>
        <translation>Sélectionner le texte de la page</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Claims panel</source>
        <translation>Panneau des énoncés</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Tourner à droite</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Tourner à gauche</translation>
    </message>
    <message>
        <source>Words as read from scans</source>
        <translation>Mots tels que lus dans les numérisations</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>Go to page…</source>
        <translation>Aller à la page…</translation>
    </message>
    <message>
        <source>&amp;Brief</source>
        <translation>&amp;Synthèse</translation>
    </message>
    <message>
        <source>Write the brief again</source>
        <translation>Refaire la synthèse</translation>
    </message>
    <message>
        <source>Check every claim against the files</source>
        <translation>Vérifier chaque énoncé dans les fichiers</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>&amp;Document</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Document suivant</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Document précédent</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>Fermer le document</translation>
    </message>
    <message>
        <source>Reopen closed document</source>
        <translation>Rouvrir le document fermé</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What can leave this machine</source>
        <translation>Ce qui peut quitter cette machine</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Dossier %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Turns a folder of documents into a brief in which every sentence opens the page region that proves it.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Dossier %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Fait d’un dossier de documents une synthèse dont chaque phrase ouvre le passage qui la prouve.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Local only: no connection is open</source>
        <translation>Local seulement : aucune connexion n’est ouverte</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Rien n’a encore été ouvert</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>Ouvrir une archive</translation>
    </message>
    <message>
        <source>Archives (*.dossier);;All files (*)</source>
        <translation>Archives (*.dossier);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) are running. Their work is saved; they go on at the next start.</source>
        <translation>
            <numerusform>%Ln tâche est en cours. Son travail est enregistré ; elle continue au prochain démarrage.</numerusform>
            <numerusform>%Ln tâches sont en cours. Leur travail est enregistré ; elles continuent au prochain démarrage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Garder ouvert</translation>
    </message>
    <message>
        <source>of %L1</source>
        <translation>sur %L1</translation>
    </message>
    <message>
        <source>of %L1 (label %2)</source>
        <translation>sur %L1 (folio %2)</translation>
    </message>
    <message>
        <source>%L1 of %L2 pages</source>
        <translation>%L1 pages sur %L2</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 sur %L2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln occurrence</numerusform>
            <numerusform>%Ln occurrences</numerusform>
        </translation>
    </message>
    <message>
        <source>No archive open</source>
        <translation>Aucune archive ouverte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages read</source>
        <translation>%1 pages lues sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln page lue</numerusform>
            <numerusform>%Ln pages lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln douteuse</numerusform>
            <numerusform>%Ln douteuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln fichier non ouvert</numerusform>
            <numerusform>%Ln fichiers non ouverts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) running</source>
        <translation>
            <numerusform>%Ln tâche en cours</numerusform>
            <numerusform>%Ln tâches en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>text is sent to %1</source>
        <translation>du texte est envoyé à %1</translation>
    </message>
    <message>
        <source>Connected: text of this archive is sent to %1.</source>
        <translation>Connecté : du texte de cette archive est envoyé à %1.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Turn the endpoint off</source>
        <translation>Désactiver le point d’accès</translation>
    </message>
    <message>
        <source>Two documents side by side</source>
        <translation>Deux documents côte à côte</translation>
    </message>
    <message>
        <source>To the other side</source>
        <translation>Vers l’autre côté</translation>
    </message>
    <message>
        <source>Move the document to the other side</source>
        <translation>Déplacer le document de l’autre côté</translation>
    </message>
    <message>
        <source>Correct the words</source>
        <translation>Corriger les mots</translation>
    </message>
    <message>
        <source>Words that were read from a picture, chosen or under the pointer</source>
        <translation>Mots lus dans une image, choisis ou sous le pointeur</translation>
    </message>
    <message>
        <source>Next doubtful word</source>
        <translation>Mot douteux suivant</translation>
    </message>
    <message>
        <source>Previous doubtful word</source>
        <translation>Mot douteux précédent</translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation>Mettre un signet à cette page</translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation>Le modèle voit</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message numerus="yes">
        <source>What you were writing at %Ln claim(s) is not saved.</source>
        <translation>
            <numerusform>Ce que vous écriviez à propos de %Ln énoncé n’est pas enregistré.</numerusform>
            <numerusform>Ce que vous écriviez à propos de %Ln énoncés n’est pas enregistré.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>Fermer sans enregistrer</translation>
    </message>
    <message>
        <source>&amp;Print the brief…</source>
        <translation>&amp;Imprimer la synthèse…</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>inversé</translation>
    </message>
    <message>
        <source>Pages are shown inverted (View, Invert pages by night)</source>
        <translation>Les pages sont inversées (Affichage, Inverser les pages la nuit)</translation>
    </message>
    <message>
        <source>Invert pages by night</source>
        <translation>Inverser les pages la nuit</translation>
    </message>
    <message>
        <source>White on black where the window is dark; marks stay as they are</source>
        <translation>Blanc sur noir lorsque la fenêtre est sombre ; les marques restent telles quelles</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>Tool of the page</source>
        <translation>Outil de la page</translation>
    </message>
    <message>
        <source>Tool: %1</source>
        <translation>Outil : %1</translation>
    </message>
    <message>
        <source>Pages are inverted where the window is dark (Settings, Appearance).</source>
        <translation>Les pages sont inversées lorsque la fenêtre est sombre (Paramètres, Apparence).</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Autres menus</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelPlanTable</name>
    <message>
        <source>It fits: %1 needed, %2 allowed.</source>
        <translation>Cela tient : %1 nécessaires, %2 permis.</translation>
    </message>
    <message>
        <source>This does not fit: %1 of disk needed, %2 allowed.</source>
        <translation>Cela ne tient pas : %1 de disque nécessaires, %2 permis.</translation>
    </message>
    <message>
        <source>This does not fit: %1 needed, %2 allowed.</source>
        <translation>Cela ne tient pas : %1 nécessaires, %2 permis.</translation>
    </message>
    <message>
        <source>Nothing was started. The nearest plan that fits stands beside it. It reads every page; nothing is cut.</source>
        <translation>Rien n’a été lancé. Le plan le plus proche qui tient est à côté. Il lit chaque page ; rien n’est coupé.</translation>
    </message>
    <message>
        <source>Nothing was started. Nothing smaller fits either.</source>
        <translation>Rien n’a été lancé. Rien de plus petit ne tient non plus.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>As asked</source>
        <translation>Comme demandé</translation>
    </message>
    <message>
        <source>Nearest that fits</source>
        <translation>Le plus proche qui tient</translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation>Votre limite</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Clés et valeurs</translation>
    </message>
    <message>
        <source>Weights held in memory</source>
        <translation>Poids en mémoire</translation>
    </message>
    <message>
        <source>Keys and values in memory</source>
        <translation>Clés et valeurs en mémoire</translation>
    </message>
    <message>
        <source>Working buffers</source>
        <translation>Tampons de travail</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>below 1&#xa0;s</source>
        <translation>moins de 1&#xa0;s</translation>
    </message>
    <message>
        <source>Time to prepare, once</source>
        <translation>Préparation, une fois</translation>
    </message>
    <message>
        <source>Each answer after that</source>
        <translation>Chaque réponse ensuite</translation>
    </message>
    <message>
        <source>It takes: %1</source>
        <translation>Il y faut : %1</translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit, too few to write an answer.</source>
        <translation>Rien n’a été lancé. Au plus %1 jetons tiennent, trop peu pour écrire une réponse.</translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit at a time. What is longer is answered from the passages that bear on the question.</source>
        <translation>Rien n’a été lancé. Au plus %1 jetons tiennent à la fois. Pour un texte plus long, la réponse vient des passages qui touchent à la question.</translation>
    </message>
    <message>
        <source>keys and values as %1</source>
        <translation>clés et valeurs en %1</translation>
    </message>
    <message>
        <source>keys and values kept on disk</source>
        <translation>clés et valeurs gardées sur le disque</translation>
    </message>
    <message>
        <source>at most %1 tokens at a time</source>
        <translation>au plus %1 jetons à la fois</translation>
    </message>
    <message>
        <source>Vision encoder</source>
        <translation>Encodeur d’images</translation>
    </message>
    <message>
        <source>With one page shown as a picture: %1 tiles, %2 tokens of the text. Each further page takes as much again.</source>
        <translation>Avec une page montrée en image : %1 tuiles, %2 jetons du texte. Chaque page de plus en prend autant.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelsView</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Qui écrit</translation>
    </message>
    <message>
        <source>No model needed: without one, sentences are quoted or computed. A model&apos;s sentences are checked like any other; what cannot be proven is kept out.</source>
        <translation>Aucun modèle n’est nécessaire : sans lui, les phrases sont citées ou calculées. Celles d’un modèle sont vérifiées comme les autres ; ce qui ne peut être prouvé est écarté.</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation>Ajouter un fichier de modèle</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modèles (*.gguf);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>or drop a GGUF file here. It stays where it lies.</source>
        <translation>ou déposez ici un fichier GGUF. Il reste où il est.</translation>
    </message>
    <message>
        <source>Nobody: quotes and arithmetic only</source>
        <translation>Personne : citations et calculs seulement</translation>
    </message>
    <message>
        <source>The endpoint %1</source>
        <translation>Le point d’accès %1</translation>
    </message>
    <message>
        <source>Reading the header …</source>
        <translation>Lecture de l’en-tête …</translation>
    </message>
    <message>
        <source>It cannot write here: %1.</source>
        <translation>Il ne peut pas écrire ici : %1.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>Retirer %1 de la liste</translation>
    </message>
    <message>
        <source>Does it fit, and how long does it take</source>
        <translation>Est-ce que cela tient, et en combien de temps</translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation>Longueur du texte</translation>
    </message>
    <message>
        <source>an answer: %1 tokens</source>
        <translation>une réponse : %1 tokens</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>ce qui est libre</translation>
    </message>
    <message>
        <source>Memory that may be taken</source>
        <translation>Mémoire qui peut être prise</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Faire le plan</translation>
    </message>
    <message>
        <source>Measures this machine for three seconds. Nothing is loaded.</source>
        <translation>Mesure cette machine pendant trois secondes. Rien n’est chargé.</translation>
    </message>
    <message>
        <source>all documents: about %1 tokens</source>
        <translation>tous les documents : environ %1 tokens</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Mesure en cours …</translation>
    </message>
    <message>
        <source>What the model computed for documents</source>
        <translation>Ce que le modèle a calculé pour des documents</translation>
    </message>
    <message>
        <source>Limit of the store</source>
        <translation>Limite de la réserve</translation>
    </message>
    <message>
        <source>Prune to the limit</source>
        <translation>Réduire à la limite</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Autre dossier…</translation>
    </message>
    <message>
        <source>Folder of the store</source>
        <translation>Dossier de la réserve</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>Nothing is kept in %1.</source>
        <translation>Rien n’est gardé dans %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln part(s), in %2.</source>
        <translation>
            <numerusform>%1 en %Ln partie, dans %2.</numerusform>
            <numerusform>%1 en %Ln parties, dans %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest was used on %1.</source>
        <translation>La plus ancienne a servi le %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) cannot be read; pruning removes them.</source>
        <translation>
            <numerusform>%Ln partie est illisible ; réduire la supprime.</numerusform>
            <numerusform>%Ln parties sont illisibles ; réduire les supprime.</numerusform>
        </translation>
    </message>
    <message>
        <source>An endpoint</source>
        <translation>Un point d’accès</translation>
    </message>
    <message>
        <source>A program that speaks the OpenAI protocol, here or elsewhere. While it is on, your questions and passages of the documents are sent to its address, which then stands in the title of the window. It is off at every start.</source>
        <translation>Un programme qui parle le protocole OpenAI, ici ou ailleurs. Tant qu’il est actif, vos questions et des passages des documents sont envoyés à son adresse, affichée alors dans le titre de la fenêtre. Il est inactif à chaque démarrage.</translation>
    </message>
    <message>
        <source>the first that it lists</source>
        <translation>le premier qu’il nomme</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation>Fichier de la clé</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Off. Nothing is sent.</source>
        <translation>Inactif. Rien n’est envoyé.</translation>
    </message>
    <message>
        <source>On: text is sent to %1.</source>
        <translation>Actif : du texte est envoyé à %1.</translation>
    </message>
    <message>
        <source>Let it judge, too</source>
        <translation>Le laisser juger aussi</translation>
    </message>
    <message>
        <source>It is asked about sentences that code can neither prove nor fault. Their class is “judged”.</source>
        <translation>Il est interrogé sur les phrases que le code ne peut ni prouver ni réfuter. Leur classe est « jugé ».</translation>
    </message>
    <message>
        <source>Keep it on disk</source>
        <translation>Le garder sur le disque</translation>
    </message>
    <message>
        <source>The next question about the same documents need not wait for it again.</source>
        <translation>La question suivante sur les mêmes documents n’a pas à l’attendre de nouveau.</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Clés et valeurs</translation>
    </message>
    <message>
        <source>How a model&apos;s keys and values are kept: f32 as computed, int8 a quarter of that, q4 half of int8 and less exact</source>
        <translation>Comment les clés et valeurs d’un modèle sont gardées : f32 comme calculées, int8 un quart de cela, q4 la moitié d’int8 et moins exact</translation>
    </message>
    <message>
        <source>Use the plan that fits</source>
        <translation>Prendre le plan qui tient</translation>
    </message>
    <message>
        <source>what fits: %1 tokens</source>
        <translation>ce qui tient : %1 jetons</translation>
    </message>
    <message>
        <source>It is shown</source>
        <translation>Il voit</translation>
    </message>
    <message>
        <source>It sees by %1</source>
        <translation>Il voit par %1</translation>
    </message>
    <message>
        <source>Take its vision encoder away</source>
        <translation>Retirer son encodeur d’images</translation>
    </message>
    <message>
        <source>Take the vision encoder of %1 away</source>
        <translation>Retirer l’encodeur d’images de %1</translation>
    </message>
    <message>
        <source>Choose its vision encoder (mmproj)…</source>
        <translation>Choisir son encodeur d’images (mmproj)…</translation>
    </message>
    <message>
        <source>Choose the vision encoder of %1</source>
        <translation>Choisir l’encodeur d’images de %1</translation>
    </message>
    <message>
        <source>Choose a vision encoder</source>
        <translation>Choisir un encodeur d’images</translation>
    </message>
    <message>
        <source>Vision encoders (*.gguf);;All files (*)</source>
        <translation>Encodeurs d’images (*.gguf);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Pictures are not sent to an endpoint.</source>
        <translation>Les images ne sont pas envoyées à un point d’accès.</translation>
    </message>
    <message>
        <source>Pictures need a model of this machine with its vision encoder.</source>
        <translation>Les images demandent un modèle de cette machine avec son encodeur d’images.</translation>
    </message>
    <message>
        <source>A sentence that rests on a picture is shown only if a model judges it: let it judge, too.</source>
        <translation>Une phrase fondée sur une image n’est montrée que si un modèle la juge : laissez-le aussi juger.</translation>
    </message>
    <message>
        <source>What its pictures cost is said before it starts. A sentence that rests on one opens its place on the page.</source>
        <translation>Le coût des images est dit avant le départ. Une phrase fondée sur l’une d’elles ouvre son endroit sur la page.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation>Fermer cet avis</translation>
    </message>
</context>
<context>
    <name>dossier::ui::OutlineModel</name>
    <message>
        <source>%1, page %2</source>
        <translation>%1, page %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::PageView</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Figure: %1</source>
        <translation>Chiffre : %1</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>p. %1</translation>
    </message>
    <message>
        <source>p. %1, label %2</source>
        <translation>p. %1, folio %2</translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation>Choisissez un document.</translation>
    </message>
    <message>
        <source>Page %1 could not be read: %2. The rest of the document was read.</source>
        <translation>La page %1 n’a pas pu être lue : %2. Le reste du document a été lu.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Copier avec la citation</translation>
    </message>
    <message>
        <source>Correct “%1”…</source>
        <translation>Corriger « %1 »…</translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected.</source>
        <translation>Seuls les mots lus dans une image peuvent être corrigés.</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Retirer le signet</translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation>Mettre un signet à cette page</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Ouvrir à côté</translation>
    </message>
    <message>
        <source>Choose the words first, or point at one.</source>
        <translation>Choisir d’abord les mots, ou pointer sur l’un d’eux.</translation>
    </message>
    <message>
        <source>No further word of this document was hard to read.</source>
        <translation>Aucun autre mot de ce document n’a été difficile à lire.</translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected. What the file itself says is not changed.</source>
        <translation>Seuls les mots lus dans une image peuvent être corrigés. Ce que dit le fichier lui-même n’est pas changé.</translation>
    </message>
    <message>
        <source>This archive cannot be written, so corrections cannot be kept.</source>
        <translation>Cette archive ne peut pas être écrite, les corrections ne peuvent donc pas être gardées.</translation>
    </message>
    <message>
        <source>Corrected by hand: “%1” was read, “%2” stands there (%3, %4)</source>
        <translation>Corrigé à la main : on a lu « %1 », il y est écrit « %2 » (%3, %4)</translation>
    </message>
    <message>
        <source>OCR was unsure of “%1” (F2 corrects it)</source>
        <translation>La reconnaissance n’était pas sûre de « %1 » (F2 le corrige)</translation>
    </message>
    <message>
        <source>Choose a sentence of the brief: its page opens here, with the words it rests on marked. Or choose a document.</source>
        <translation>Choisir une phrase de la synthèse : sa page s’ouvre ici, les mots sur lesquels elle s’appuie sont marqués. Ou choisir un document.</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Copier comme image</translation>
    </message>
    <message>
        <source>No table was found here. Drag over what is to be taken for one.</source>
        <translation>Aucun tableau n’a été trouvé ici. Tracez un cadre sur ce qui doit en être un.</translation>
    </message>
    <message>
        <source>There are no words in this area.</source>
        <translation>Cette zone ne contient aucun mot.</translation>
    </message>
    <message>
        <source>%1, %2. Ctrl+C copies them.</source>
        <translation>%1, %2. Ctrl+C les copie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln colonne</numerusform>
            <numerusform>%Ln colonnes</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no words in this area. Ctrl+C copies its picture.</source>
        <translation>Cette zone ne contient aucun mot. Ctrl+C copie son image.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) in this area. Ctrl+C copies them.</source>
        <translation>
            <numerusform>%Ln mot dans cette zone. Ctrl+C le copie.</numerusform>
            <numerusform>%Ln mots dans cette zone. Ctrl+C les copie.</numerusform>
        </translation>
    </message>
    <message>
        <source>No table was found on this page.</source>
        <translation>Aucun tableau n’a été trouvé sur cette page.</translation>
    </message>
    <message>
        <source>This page has no words.</source>
        <translation>Cette page ne contient aucun mot.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The picture of this page is not there yet.</source>
        <translation>L’image de cette page n’est pas encore prête.</translation>
    </message>
    <message>
        <source>Claim %1, %2</source>
        <translation>Énoncé %1, %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::PictureChoiceBox</name>
    <message>
        <source>Pictures that the model is shown</source>
        <translation>Images montrées au modèle</translation>
    </message>
    <message>
        <source>Pictures of the documents that the model is shown beside their text. Each takes time; what they cost is said before it starts.</source>
        <translation>Images des documents montrées au modèle avec leur texte. Chacune prend du temps ; leur coût est dit avant le départ.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReaderSide</name>
    <message>
        <source>Open documents</source>
        <translation>Documents ouverts</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>Fermer (Ctrl+W)</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Fermer %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewList</name>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation>énoncé %1, %2, %3 : %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln énoncé</numerusform>
            <numerusform>%Ln énoncés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, folded</source>
        <translation>%1, %2, replié</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>commentaire</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewView</name>
    <message>
        <source>Export history…</source>
        <translation>Exporter l’historique…</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>Enregistrer l’historique</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln ouvert</numerusform>
            <numerusform>%Ln ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to review.</source>
        <translation>Rien à examiner.</translation>
    </message>
    <message>
        <source>Claim %1</source>
        <translation>Énoncé %1</translation>
    </message>
    <message>
        <source>The history was saved as %1.</source>
        <translation>L’historique a été enregistré sous %1.</translation>
    </message>
    <message>
        <source>All claims</source>
        <translation>Tous les énoncés</translation>
    </message>
    <message>
        <source>Previous open claim</source>
        <translation>Énoncé ouvert précédent</translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation>Énoncé ouvert suivant</translation>
    </message>
    <message>
        <source>Review of the claim</source>
        <translation>Révision de l’énoncé</translation>
    </message>
    <message>
        <source>No claim is chosen. Choose one from the claims, or go to the next open one with %1.</source>
        <translation>Aucun énoncé n’est choisi. Choisissez-en un dans la liste des énoncés, ou allez au prochain énoncé ouvert avec %1.</translation>
    </message>
    <message>
        <source>History of claim %1</source>
        <translation>Historique de l’énoncé %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::SearchView</name>
    <message>
        <source>Search all documents</source>
        <translation>Chercher dans tous les documents</translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, NOT, NEAR.</source>
        <translation>Mots, « expressions », AND, NOT, NEAR.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Recherche …</translation>
    </message>
    <message>
        <source>“%1” is on no page that was read.</source>
        <translation>« %1 » n’est sur aucune page lue.</translation>
    </message>
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
    <message>
        <source>the best %L1 are shown</source>
        <translation>les %L1 meilleures sont montrées</translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, OR, NOT, brackets, begin*, a NEAR/5 b; type:pdf, path:, title:, author:, date:2024-03, language:de</source>
        <translation>Mots, « expressions », AND, OR, NOT, parenthèses, début*, a NEAR/5 b ; type:pdf, path:, title:, author:, date:2024-03, language:de</translation>
    </message>
</context>
<context>
    <name>dossier::ui::Session</name>
    <message>
        <source>Opening the archive …</source>
        <translation>Ouverture de l’archive …</translation>
    </message>
    <message>
        <source>Check the brief against the files</source>
        <translation>Vérifier la synthèse dans les fichiers</translation>
    </message>
    <message>
        <source>%L1 of %L2 claims and figures hold</source>
        <translation>%L1 énoncés et chiffres sur %L2 tiennent</translation>
    </message>
    <message>
        <source>Read “%1”</source>
        <translation>Lire « %1 »</translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln file(s) and folder(s)</source>
        <translation>
            <numerusform>Lire %Ln fichier ou dossier</numerusform>
            <numerusform>Lire %Ln fichiers et dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files, %3 pages</source>
        <translation>%1 fichiers sur %2, %3 pages</translation>
    </message>
    <message>
        <source>%1 pages/s</source>
        <translation>%1 pages/s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln page lue</numerusform>
            <numerusform>%Ln pages lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) unchanged</source>
        <translation>
            <numerusform>%Ln fichier inchangé</numerusform>
            <numerusform>%Ln fichiers inchangés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln fichier non ouvert</numerusform>
            <numerusform>%Ln fichiers non ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the brief</source>
        <translation>Rédiger la synthèse</translation>
    </message>
    <message>
        <source>%L1 of %L2 documents</source>
        <translation>%L1 documents sur %L2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln énoncé</numerusform>
            <numerusform>%Ln énoncés</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the brief …</source>
        <translation>Ouverture de la synthèse …</translation>
    </message>
    <message>
        <source>This brief can be read, not reviewed. %1</source>
        <translation>Cette synthèse peut être lue, pas examinée. %1</translation>
    </message>
    <message>
        <source>The watched folder %1 is not there. What was read of it is kept; new files are not seen until it is back.</source>
        <translation>Le dossier surveillé %1 n’est pas là. Ce qui en a été lu est gardé ; les nouveaux fichiers ne seront vus qu’à son retour.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1 can be read here, not written: nothing can be added or reviewed. Save a copy of it where you may write, and open that.</source>
        <translation>%1 peut être lu ici, pas écrit : rien ne peut être ajouté ni révisé. Enregistrez-en une copie là où vous pouvez écrire, et ouvrez-la.</translation>
    </message>
    <message>
        <source>Write the brief with %1</source>
        <translation>Écrire la synthèse avec %1</translation>
    </message>
    <message numerus="yes">
        <source>This archive holds %Ln document(s): a brief of so many is written only when you ask for it (F5).</source>
        <translation>
            <numerusform>Cette archive contient %Ln document : une synthèse n’est écrite que sur demande (F5).</numerusform>
            <numerusform>Cette archive contient %Ln documents : une synthèse d’autant de documents n’est écrite que sur demande (F5).</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked: %1</source>
        <translation>non vérifié : %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln non lue</numerusform>
            <numerusform>%Ln non lues</numerusform>
        </translation>
    </message>
    <message>
        <source>Not opened: %1. Another password can be tried from its menu in the library.</source>
        <translation>Non ouvert : %1. Un autre mot de passe peut être essayé depuis son menu dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Find files in “%1”</source>
        <translation>Chercher des fichiers dans « %1 »</translation>
    </message>
    <message>
        <source>every file is where it was read</source>
        <translation>chaque fichier est là où il a été lu</translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln missing file(s) is there</source>
        <translation>
            <numerusform>le fichier manquant n’y est pas (%Ln)</numerusform>
            <numerusform>aucun des %Ln fichiers manquants n’y est</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln missing file(s) found in %2</source>
        <translation>
            <numerusform>%L1 sur %Ln fichier manquant trouvé dans %2</numerusform>
            <numerusform>%L1 sur %Ln fichiers manquants trouvés dans %2</numerusform>
        </translation>
    </message>
    <message>
        <source>put the file back there, or find it from its details in the library; then Go on in Jobs checks again</source>
        <translation>remettez-y le fichier, ou retrouvez-le depuis ses détails dans la bibliothèque ; ensuite, Continuer dans Tâches vérifie de nouveau</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found at a new place</source>
        <translation>
            <numerusform>%Ln fichier retrouvé à un nouvel endroit</numerusform>
            <numerusform>%Ln fichiers retrouvés à un nouvel endroit</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 jetons/s</translation>
    </message>
</context>
<context>
    <name>dossier::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>found from each page</source>
        <translation>trouvées sur chaque page</translation>
    </message>
    <message>
        <source>Languages of scans</source>
        <translation>Langues des numérisations</translation>
    </message>
    <message>
        <source>Codes joined by +, as in eng+deu. Left empty, the language is found from the pixels.</source>
        <translation>Codes joints par +, comme eng+deu. Vide : la langue est trouvée d’après l’image.</translation>
    </message>
    <message>
        <source>Read pixels where there is no trustworthy text</source>
        <translation>Lire l’image là où il n’y a pas de texte fiable</translation>
    </message>
    <message>
        <source>one a core</source>
        <translation>un par cœur</translation>
    </message>
    <message>
        <source>Files read at a time</source>
        <translation>Fichiers lus à la fois</translation>
    </message>
    <message>
        <source>Each file is read in a process of its own, without network and without access to other files.</source>
        <translation>Chaque fichier est lu dans son propre processus, sans réseau et sans accès aux autres fichiers.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>La langue change au prochain démarrage.</translation>
    </message>
    <message>
        <source>Your name in the history</source>
        <translation>Votre nom dans l’historique</translation>
    </message>
    <message>
        <source>They work only while the list of claims has the focus.</source>
        <translation>Elles n’agissent que si la liste des énoncés a le focus.</translation>
    </message>
    <message>
        <source>Nothing leaves this machine.</source>
        <translation>Rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>This program and its readers hold no network code and open no connection. There is no account, no statistics, no search for updates.</source>
        <translation>Ce programme et ses lecteurs ne contiennent aucun code réseau et n’ouvrent aucune connexion. Pas de compte, pas de statistiques, pas de recherche de mises à jour.</translation>
    </message>
    <message>
        <source>Documents are read where they lie and never changed. Their text is kept in the archive, a file that only your account can read.</source>
        <translation>Les documents sont lus sur place et jamais modifiés. Leur texte est gardé dans l’archive, un fichier que seul votre compte peut lire.</translation>
    </message>
    <message>
        <source>Passwords are tried and forgotten; they are never stored.</source>
        <translation>Les mots de passe sont essayés puis oubliés ; ils ne sont jamais enregistrés.</translation>
    </message>
    <message>
        <source>Questions and their answers are kept in the archive, with the reviews. Whoever gets the archive gets them, too.</source>
        <translation>Les questions et les réponses sont gardées dans l’archive avec les examens. Qui reçoit l’archive les reçoit aussi.</translation>
    </message>
    <message>
        <source>Names of archives opened last, and how the window stood, are kept in your settings.</source>
        <translation>Les noms des dernières archives ouvertes et l’état de la fenêtre sont gardés dans vos réglages.</translation>
    </message>
    <message>
        <source>Now: local only, no connection is open.</source>
        <translation>Maintenant : local seulement, aucune connexion n’est ouverte.</translation>
    </message>
    <message>
        <source>Text is sent to %1.</source>
        <translation>Du texte est envoyé à %1.</translation>
    </message>
    <message>
        <source>An endpoint is off until you name one under Models and turn it on; it is off again at the next start. While it is on, another program, dossier-net, sends your questions and passages of the documents to its address, which stands in the title of the window.</source>
        <translation>Un point d’accès est inactif tant que vous n’en nommez pas un sous Modèles et ne l’activez pas ; il est de nouveau inactif au démarrage suivant. Tant qu’il est actif, un autre programme, dossier-net, envoie vos questions et des passages des documents à son adresse, affichée dans le titre de la fenêtre.</translation>
    </message>
    <message>
        <source>Now: connected to %1.</source>
        <translation>Maintenant : connecté à %1.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>No file may take more than this. Where one would, it is stopped there; the page or file is then listed with the reason, and the rest is read.</source>
        <translation>Aucun fichier ne peut prendre plus que cela. S’il le fait, il est arrêté là ; la page ou le fichier est alors listé avec la raison, et le reste est lu.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message numerus="yes">
        <source>each file&apos;s reader; %Ln at a time unless set</source>
        <translation>
            <numerusform>le lecteur de chaque fichier ; %Ln à la fois sauf réglage</numerusform>
            <numerusform>le lecteur de chaque fichier ; %Ln à la fois sauf réglage</numerusform>
        </translation>
    </message>
    <message>
        <source>Time for a page</source>
        <translation>Temps par page</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>by the clock</source>
        <translation>à l’horloge</translation>
    </message>
    <message>
        <source>Time for a file</source>
        <translation>Temps par fichier</translation>
    </message>
    <message>
        <source>%1&#xa0;min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>of a processor</source>
        <translation>d’un processeur</translation>
    </message>
    <message>
        <source>Size of a picture</source>
        <translation>Taille d’une image</translation>
    </message>
    <message>
        <source>%1&#xa0;million pixels</source>
        <translation>%1&#xa0;millions de pixels</translation>
    </message>
    <message>
        <source>A4 at 600 dots an inch has 35 million</source>
        <translation>A4 à 600 points par pouce en a 35 millions</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>of one document</source>
        <translation>d’un document</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>of one file, with the places of its words</source>
        <translation>d’un fichier, avec les places de ses mots</translation>
    </message>
    <message>
        <source>Files in files</source>
        <translation>Fichiers dans des fichiers</translation>
    </message>
    <message>
        <source>attachments and members of archives, %1 deep</source>
        <translation>pièces jointes et membres d’archives, %1 niveaux</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>Décompressé</translation>
    </message>
    <message>
        <source>of one file, and at most %1 times what is packed</source>
        <translation>d’un fichier, et au plus %1 fois ce qui est compressé</translation>
    </message>
    <message>
        <source>A file itself may be of any size. How many files are read at a time is set under Reading; memory and disk of a model under Models.</source>
        <translation>Un fichier peut avoir n’importe quelle taille. Le nombre de fichiers lus à la fois se règle sous Lecture ; la mémoire et le disque d’un modèle sous Modèles.</translation>
    </message>
    <message>
        <source>Single letters act on the chosen claim</source>
        <translation>Des lettres seules agissent sur l’énoncé choisi</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Reduced motion: the mark of a place just opened does not pulse</source>
        <translation>Moins d’animation : la marque d’un passage qui vient d’être ouvert ne pulse pas</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>High contrast, also where the system does not ask for it</source>
        <translation>Contraste élevé, même si le système ne le demande pas</translation>
    </message>
</context>
<context>
    <name>dossier::ui::StartPage</name>
    <message>
        <source>Open a folder. Get a brief you can check.</source>
        <translation>Ouvrez un dossier. Obtenez une synthèse vérifiable.</translation>
    </message>
    <message>
        <source>Drop a folder or files here</source>
        <translation>Déposez ici un dossier ou des fichiers</translation>
    </message>
    <message>
        <source>PDF, scans, Word, Excel, mail, archives. Originals are never changed.</source>
        <translation>PDF, numérisations, Word, Excel, courriels, archives. Les originaux ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Every page is read</source>
        <translation>Chaque page est lue</translation>
    </message>
    <message>
        <source>Text where there is text, OCR where there is none. What cannot be read is listed, with the reason.</source>
        <translation>Le texte là où il existe, l’OCR sinon. Ce qui ne peut être lu est listé avec la raison.</translation>
    </message>
    <message>
        <source>Every sentence carries its proof</source>
        <translation>Chaque phrase porte sa preuve</translation>
    </message>
    <message>
        <source>A click on a footnote opens the page with the words marked. Sentences that cannot be proven are kept out.</source>
        <translation>Un clic sur une note ouvre la page, les mots marqués. Les phrases sans preuve sont écartées.</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>Vous décidez</translation>
    </message>
    <message>
        <source>Accept, reject, edit, comment. An edit is checked at once; the history is kept.</source>
        <translation>Accepter, rejeter, modifier, commenter. Une modification est vérifiée aussitôt ; l’historique reste.</translation>
    </message>
    <message>
        <source>Open an archive…</source>
        <translation>Ouvrir une archive…</translation>
    </message>
    <message>
        <source>Nothing you open leaves this machine. No account, no statistics, no connection.</source>
        <translation>Rien de ce que vous ouvrez ne quitte cette machine. Pas de compte, pas de statistiques, pas de connexion.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ThumbnailModel</name>
    <message>
        <source>page %1</source>
        <translation>page %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WordField</name>
    <message>
        <source>Read as “%1”, doubtful. Enter keeps your word beside it.</source>
        <translation>Lu « %1 », douteux. Entrée garde votre mot à côté.</translation>
    </message>
    <message>
        <source>Read as “%1”. Enter keeps your word beside it.</source>
        <translation>Lu « %1 ». Entrée garde votre mot à côté.</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Ce qui y est écrit</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WritingStrip</name>
    <message numerus="yes">
        <source>The brief is being written: %Ln sentence(s) hold</source>
        <translation>
            <numerusform>La synthèse s’écrit : %Ln phrase tient</numerusform>
            <numerusform>La synthèse s’écrit : %Ln phrases tiennent</numerusform>
        </translation>
    </message>
    <message>
        <source>The brief is being written</source>
        <translation>La synthèse est en cours d’écriture</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WrittenPart</name>
    <message>
        <source>Stop (Esc)</source>
        <translation>Arrêter (Échap)</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Écrire de nouveau</translation>
    </message>
    <message>
        <source>Written by %1. Each sentence is checked before it is shown.</source>
        <translation>Écrit par %1. Chaque phrase est vérifiée avant d’être montrée.</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Écriture en cours …</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Arrêt en cours …</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>What was checked before stays above.</source>
        <translation>Ce qui avait été vérifié reste ci-dessus.</translation>
    </message>
    <message>
        <source>The model finds no answer in the passages it was given.</source>
        <translation>Le modèle ne trouve pas de réponse dans les passages reçus.</translation>
    </message>
    <message>
        <source>No sentence of it could be proven.</source>
        <translation>Aucune de ses phrases n’a pu être prouvée.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) kept out: not proven.</source>
        <translation>
            <numerusform>%Ln phrase écartée : non prouvée.</numerusform>
            <numerusform>%Ln phrases écartées : non prouvées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut short at the limit of its length.</source>
        <translation>Coupée à la limite de longueur.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s), all proven.</source>
        <translation>
            <numerusform>%Ln phrase, prouvée.</numerusform>
            <numerusform>%Ln phrases, toutes prouvées.</numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>The sentence rests on the picture itself, which only a model has judged.</source>
        <translation>La phrase se fonde sur l’image elle-même, que seul un modèle a jugée.</translation>
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
        <translation>Libérez de la place : ce qui est fait est gardé, et Continuer dans Tâches reprend le reste.</translation>
    </message>
    <message>
        <source>It was not touched. An archive can be mended with “dossier archive check --repair”.</source>
        <translation>Il n’a pas été touché. Une archive se répare avec « dossier archive check --repair ».</translation>
    </message>
    <message>
        <source>“Find it…” in its details in the library looks elsewhere.</source>
        <translation>« Retrouver… » dans ses détails, dans la bibliothèque, le cherche ailleurs.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>to read and print; footnotes on each page</source>
        <translation>à lire et imprimer ; notes sur chaque page</translation>
    </message>
    <message>
        <source>real footnotes, to go on writing</source>
        <translation>vraies notes, pour continuer à écrire</translation>
    </message>
    <message>
        <source>the same for LibreOffice</source>
        <translation>de même pour LibreOffice</translation>
    </message>
    <message>
        <source>one file with pictures of all cited regions</source>
        <translation>un fichier avec les images de tous les passages cités</translation>
    </message>
    <message>
        <source>plain text with footnotes</source>
        <translation>texte simple avec notes</translation>
    </message>
    <message>
        <source>claims and figures, a linked source each</source>
        <translation>énoncés et chiffres, chacun lié à sa source</translation>
    </message>
    <message>
        <source>one line a citation</source>
        <translation>une ligne par citation</translation>
    </message>
    <message>
        <source>the report itself, to be checked by dossier verify</source>
        <translation>le rapport même, à vérifier par dossier verify</translation>
    </message>
    <message>
        <source>The pages as they will be written and printed.</source>
        <translation>Les pages telles qu’elles seront écrites et imprimées.</translation>
    </message>
    <message>
        <source>The contents as pages. The program that opens the file breaks lines and pages itself.</source>
        <translation>Le contenu en pages. Le programme qui ouvre le fichier coupe lui-même lignes et pages.</translation>
    </message>
    <message>
        <source>The contents as pages. The file is one page for a browser, with a picture of each cited region.</source>
        <translation>Le contenu en pages. Le fichier est une page pour un navigateur, avec une image de chaque passage cité.</translation>
    </message>
    <message>
        <source>The sheets as they will be written.</source>
        <translation>Les feuilles telles qu’elles seront écrites.</translation>
    </message>
    <message>
        <source>The lines as they will be written.</source>
        <translation>Les lignes telles qu’elles seront écrites.</translation>
    </message>
    <message>
        <source>The text as it will be written.</source>
        <translation>Le texte tel qu’il sera écrit.</translation>
    </message>
    <message>
        <source>The brief of the pack as pages. The pack also holds report.json, a picture of each cited region, and the hashes of all.</source>
        <translation>La note du paquet en pages. Le paquet contient aussi report.json, une image de chaque passage cité et les empreintes de tout.</translation>
    </message>
    <message>
        <source>pictures, quotes, hashes, to check anywhere</source>
        <translation>images, citations, empreintes à vérifier</translation>
    </message>
    <message>
        <source>Evidence pack (ZIP)</source>
        <translation>Dossier de preuves (ZIP)</translation>
    </message>
</context>
<context>
    <name>job</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
</context>
<context>
    <name>kind</name>
    <message>
        <source>annual report</source>
        <translation>rapport annuel</translation>
    </message>
    <message>
        <source>quarterly report</source>
        <translation>rapport trimestriel</translation>
    </message>
    <message>
        <source>current report</source>
        <translation>rapport courant</translation>
    </message>
    <message>
        <source>financial report</source>
        <translation>rapport financier</translation>
    </message>
    <message>
        <source>press release</source>
        <translation>communiqué de presse</translation>
    </message>
    <message>
        <source>earnings call</source>
        <translation>conférence sur les résultats</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>contrat</translation>
    </message>
    <message>
        <source>amendment</source>
        <translation>avenant</translation>
    </message>
    <message>
        <source>court opinion</source>
        <translation>décision de justice</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>lettre</translation>
    </message>
    <message>
        <source>purchase order</source>
        <translation>bon de commande</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>offre</translation>
    </message>
    <message>
        <source>protocol</source>
        <translation>protocole</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>facture</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>compte rendu</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>politique</translation>
    </message>
    <message>
        <source>report</source>
        <translation>rapport</translation>
    </message>
    <message>
        <source>message</source>
        <translation>message</translation>
    </message>
    <message>
        <source>spreadsheet</source>
        <translation>feuille de calcul</translation>
    </message>
    <message>
        <source>presentation</source>
        <translation>présentation</translation>
    </message>
    <message>
        <source>source text</source>
        <translation>texte source</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Review documents with the evidence beside every sentence.</source>
        <translation>Examiner des documents, la preuve à côté de chaque phrase.</translation>
    </message>
    <message>
        <source>The archive to open, or files and folders to read.</source>
        <translation>L’archive à ouvrir, ou les fichiers et dossiers à lire.</translation>
    </message>
    <message>
        <source>Show this report beside it.</source>
        <translation>Montrer ce rapport à côté.</translation>
    </message>
    <message>
        <source>Dark appearance.</source>
        <translation>Apparence sombre.</translation>
    </message>
    <message>
        <source>Light appearance.</source>
        <translation>Apparence claire.</translation>
    </message>
    <message>
        <source>--report shows a report beside its archive: name the archive, too.</source>
        <translation>--report montre un rapport à côté de son archive : indiquez aussi l’archive.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>%1 billion</source>
        <translation>%1 milliards</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 millions</translation>
    </message>
    <message>
        <source>%1 parameters, %2 of them a token</source>
        <translation>%1 paramètres, dont %2 par token</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 paramètres</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation>licence %1</translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Synthèse</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Énoncés</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>no pictures</source>
        <translation>aucune image</translation>
    </message>
    <message>
        <source>figures within pages</source>
        <translation>les figures dans les pages</translation>
    </message>
    <message>
        <source>pages that are scans</source>
        <translation>les pages numérisées</translation>
    </message>
    <message>
        <source>every page</source>
        <translation>chaque page</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeté</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverts</translation>
    </message>
    <message>
        <source>Edited, not yet accepted</source>
        <translation>Modifiés, pas encore acceptés</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échoués</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptés</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Brief of %1 documents</source>
        <translation>Synthèse de %1 documents</translation>
    </message>
    <message>
        <source>Dates to watch</source>
        <translation>Échéances à surveiller</translation>
    </message>
    <message>
        <source>Two values</source>
        <translation>Deux valeurs</translation>
    </message>
    <message>
        <source>Main figures of %1</source>
        <translation>Chiffres principaux&#xa0;: %1</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>as quoted</source>
        <translation>telles que citées</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>toutes les lignes</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>tel qu’imprimé</translation>
    </message>
    <message>
        <source>In thousands</source>
        <translation>En milliers</translation>
    </message>
    <message>
        <source>In millions</source>
        <translation>En millions</translation>
    </message>
    <message>
        <source>In billions</source>
        <translation>En milliards</translation>
    </message>
    <message>
        <source>%1 in thousands</source>
        <translation>%1 en milliers</translation>
    </message>
    <message>
        <source>%1 in millions</source>
        <translation>%1 en millions</translation>
    </message>
    <message>
        <source>%1 in billions</source>
        <translation>%1 en milliards</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Change %</source>
        <translation>Variation %</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>Date d’effet</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Renouvellement</translation>
    </message>
    <message>
        <source>Termination notice</source>
        <translation>Préavis de résiliation</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Délai de paiement</translation>
    </message>
    <message>
        <source>Liability cap</source>
        <translation>Plafond de responsabilité</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Cession</translation>
    </message>
    <message>
        <source>Governing law</source>
        <translation>Droit applicable</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>Juridiction</translation>
    </message>
    <message>
        <source>The same statement</source>
        <translation>La même indication</translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4. %5 is the later document.</source>
        <translation>Soit %1 dans %2 et %3 dans %4. %5 est le document le plus récent.</translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4.</source>
        <translation>Soit %1 dans %2 et %3 dans %4.</translation>
    </message>
    <message>
        <source>Judged by %1 from the quotes alone.</source>
        <translation>Jugé par %1 d’après les seules citations.</translation>
    </message>
    <message>
        <source>Judged by %1 from the picture alone.</source>
        <translation>Jugé par %1 d’après la seule image.</translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures alone.</source>
        <translation>Jugé par %1 d’après les seules images.</translation>
    </message>
    <message>
        <source>Judged by %1 from the picture and the quotes alone.</source>
        <translation>Jugé par %1 d’après la seule image et les seules citations.</translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures and the quotes alone.</source>
        <translation>Jugé par %1 d’après les seules images et citations.</translation>
    </message>
    <message>
        <source>The statement rests on the picture itself, which only a model has judged.</source>
        <translation>L’énoncé repose sur l’image elle-même, que seul un modèle a jugée.</translation>
    </message>
    <message>
        <source>The words lie under a filled box in the document.</source>
        <translation>Les mots se trouvent sous un cadre plein dans le document.</translation>
    </message>
    <message>
        <source>OCR was unsure of some of these words.</source>
        <translation>La reconnaissance de texte doutait de certains de ces mots.</translation>
    </message>
    <message>
        <source>Some of these words were corrected by hand; the picture was read otherwise.</source>
        <translation>Certains de ces mots ont été corrigés à la main&#xa0;; l’image avait été lue autrement.</translation>
    </message>
    <message>
        <source>%1; the operands’ own rounding allows %2 to %3</source>
        <translation>%1&#xa0;; l’arrondi des opérandes permet de %2 à %3</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>somme</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>différence</translation>
    </message>
    <message>
        <source>product</source>
        <translation>produit</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>rapport</translation>
    </message>
    <message>
        <source>quotient less 1, in per cent</source>
        <translation>quotient moins 1, en pour cent</translation>
    </message>
    <message>
        <source>share</source>
        <translation>part</translation>
    </message>
    <message>
        <source>average</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>count</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>smallest of these</source>
        <translation>le plus petit</translation>
    </message>
    <message>
        <source>largest of these</source>
        <translation>le plus grand</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>result</source>
        <translation>résultat</translation>
    </message>
    <message>
        <source>thousand</source>
        <translation>milliers</translation>
    </message>
    <message>
        <source>million</source>
        <translation>millions</translation>
    </message>
    <message>
        <source>billion</source>
        <translation>milliards</translation>
    </message>
    <message>
        <source>%1 thousand</source>
        <translation>%1 milliers</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 millions</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 milliards</translation>
    </message>
    <message>
        <source>none of the documents that fit speaks of %1</source>
        <translation>aucun des documents qui conviennent ne parle de %1</translation>
    </message>
    <message>
        <source>the statements have no line for %1, and no page names it</source>
        <translation>les états financiers n’ont pas de ligne pour %1, et aucune page ne le nomme</translation>
    </message>
    <message>
        <source>no clause of the contracts says it</source>
        <translation>aucune clause des contrats ne le dit</translation>
    </message>
    <message>
        <source>the contract that fits best does not speak of %1</source>
        <translation>le contrat qui convient le mieux ne parle pas de %1</translation>
    </message>
    <message>
        <source>no passage has what is asked for</source>
        <translation>aucun passage ne contient ce qui est demandé</translation>
    </message>
    <message>
        <source>no name stands beside the office</source>
        <translation>aucun nom ne figure à côté de la fonction</translation>
    </message>
    <message>
        <source>the claim cites nothing</source>
        <translation>l’énoncé ne cite rien</translation>
    </message>
    <message>
        <source>nothing in the quotes speaks of this</source>
        <translation>rien dans les citations n’en parle</translation>
    </message>
    <message>
        <source>%1: the page is no longer what was cited</source>
        <translation>%1&#xa0;: la page n’est plus celle qui a été citée</translation>
    </message>
    <message>
        <source>%1: the page holds other words at the quote&apos;s place</source>
        <translation>%1&#xa0;: la page porte d’autres mots à l’endroit de la citation</translation>
    </message>
    <message>
        <source>%1: the words stand in other boxes</source>
        <translation>%1&#xa0;: les mots se trouvent à un autre endroit</translation>
    </message>
    <message>
        <source>%1: no picture stands there</source>
        <translation>%1&#xa0;: aucune image ne s’y trouve</translation>
    </message>
    <message>
        <source>%1: words under a filled box are quoted</source>
        <translation>%1&#xa0;: des mots sous un cadre plein sont cités</translation>
    </message>
    <message>
        <source>%1: words that the page does not show are quoted</source>
        <translation>%1&#xa0;: des mots que la page ne montre pas sont cités</translation>
    </message>
    <message>
        <source>%1: words of the quote were corrected by hand</source>
        <translation>%1&#xa0;: des mots de la citation ont été corrigés à la main</translation>
    </message>
    <message>
        <source>%1: a figure of the quote was hard to read</source>
        <translation>%1&#xa0;: un chiffre de la citation était difficile à lire</translation>
    </message>
    <message>
        <source>%1: words of the quote were hard to read</source>
        <translation>%1&#xa0;: des mots de la citation étaient difficiles à lire</translation>
    </message>
    <message>
        <source>figures read from a picture are not reckoned with</source>
        <translation>on ne calcule pas avec des chiffres lus dans une image</translation>
    </message>
    <message>
        <source>the sentence rests on a picture, and no model that sees was asked to judge it</source>
        <translation>la phrase repose sur une image, et aucun modèle qui voit n’a été chargé de la juger</translation>
    </message>
    <message>
        <source>the condition &quot;%1&quot; is left out</source>
        <translation>la condition «&#xa0;%1&#xa0;» est omise</translation>
    </message>
    <message>
        <source>&quot;%1&quot; before it is left out</source>
        <translation>«&#xa0;%1&#xa0;» qui précède est omis</translation>
    </message>
    <message>
        <source>the quote&apos;s &quot;%1&quot; is left out</source>
        <translation>«&#xa0;%1&#xa0;» de la citation est omis</translation>
    </message>
    <message>
        <source>words from two places are joined; &quot;%1&quot; is left out</source>
        <translation>des mots de deux endroits sont réunis&#xa0;; «&#xa0;%1&#xa0;» est omis</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is left out</source>
        <translation>«&#xa0;%1&#xa0;» est omis</translation>
    </message>
    <message>
        <source>words of two sentences are joined</source>
        <translation>des mots de deux phrases sont réunis</translation>
    </message>
    <message>
        <source>a negation is added</source>
        <translation>une négation est ajoutée</translation>
    </message>
    <message>
        <source>a negation is left out</source>
        <translation>une négation est omise</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote &quot;%2&quot;</source>
        <translation>l’énoncé dit «&#xa0;%1&#xa0;», la citation «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote speaks of another time</source>
        <translation>l’énoncé dit «&#xa0;%1&#xa0;», la citation parle d’un autre temps</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;</source>
        <translation>l’énoncé dit «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands for nobody in the quote</source>
        <translation>«&#xa0;%1&#xa0;» ne désigne personne dans la citation</translation>
    </message>
    <message>
        <source>the number %1 is another in the quote</source>
        <translation>le nombre %1 est autre dans la citation</translation>
    </message>
    <message>
        <source>the number %1 is not at this place of the quote</source>
        <translation>le nombre %1 n’est pas à cet endroit de la citation</translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;; it says &quot;%2&quot;</source>
        <translation>la citation ne dit pas «&#xa0;%1&#xa0;», mais «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;</source>
        <translation>la citation ne dit pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>the row the claim speaks of is not in the quotes</source>
        <translation>la ligne dont parle l’énoncé n’est pas dans les citations</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither in the row nor in the heading</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni dans la ligne ni dans l’en-tête</translation>
    </message>
    <message>
        <source>the two values are not in the row</source>
        <translation>les deux valeurs ne sont pas dans la ligne</translation>
    </message>
    <message>
        <source>the value for %1 is not %2</source>
        <translation>la valeur pour %1 n’est pas %2</translation>
    </message>
    <message>
        <source>the change from %1 to %2 is not %3</source>
        <translation>la variation de %1 à %2 n’est pas %3</translation>
    </message>
    <message>
        <source>the operands have different units</source>
        <translation>les opérandes ont des unités différentes</translation>
    </message>
    <message>
        <source>the operands share neither a period nor what they measure</source>
        <translation>les opérandes ne partagent ni la période ni la grandeur mesurée</translation>
    </message>
    <message>
        <source>%1 is cited from another period</source>
        <translation>%1 est cité d’une autre période</translation>
    </message>
    <message>
        <source>%1 is not what is cited: &quot;%2&quot;</source>
        <translation>%1 n’est pas ce qui est cité&#xa0;: «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>%1 has no quote</source>
        <translation>%1 n’a pas de citation</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>endommagé&#xa0;: %1</translation>
    </message>
    <message>
        <source>password: %1</source>
        <translation>mot de passe&#xa0;: %1</translation>
    </message>
    <message>
        <source>unreadable: %1</source>
        <translation>illisible&#xa0;: %1</translation>
    </message>
    <message>
        <source>unsupported: %1</source>
        <translation>non pris en charge&#xa0;: %1</translation>
    </message>
    <message>
        <source>too_large: %1</source>
        <translation>trop grand&#xa0;: %1</translation>
    </message>
    <message>
        <source>timeout: %1</source>
        <translation>délai dépassé&#xa0;: %1</translation>
    </message>
    <message>
        <source>memory: %1</source>
        <translation>mémoire&#xa0;: %1</translation>
    </message>
    <message>
        <source>page %1: %2</source>
        <translation>page %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>password needed</source>
        <translation>mot de passe requis</translation>
    </message>
    <message>
        <source>the document is encrypted</source>
        <translation>le document est chiffré</translation>
    </message>
    <message>
        <source>no given password opens the document</source>
        <translation>aucun mot de passe donné n’ouvre le document</translation>
    </message>
    <message>
        <source>the message is encrypted</source>
        <translation>le message est chiffré</translation>
    </message>
    <message>
        <source>the book is copy protected</source>
        <translation>le livre est protégé contre la copie</translation>
    </message>
    <message>
        <source>encrypted office file; passwords for this kind are not supported</source>
        <translation>fichier bureautique chiffré&#xa0;; les mots de passe de ce type ne sont pas pris en charge</translation>
    </message>
    <message>
        <source>encrypted Word file; passwords for this kind are not supported</source>
        <translation>fichier Word chiffré&#xa0;; les mots de passe de ce type ne sont pas pris en charge</translation>
    </message>
    <message>
        <source>encrypted workbook; passwords for this kind are not supported</source>
        <translation>classeur chiffré&#xa0;; les mots de passe de ce type ne sont pas pris en charge</translation>
    </message>
    <message>
        <source>encrypted presentation; passwords for this kind are not supported</source>
        <translation>présentation chiffrée&#xa0;; les mots de passe de ce type ne sont pas pris en charge</translation>
    </message>
    <message>
        <source>the document could not be opened: %1</source>
        <translation>le document n’a pas pu être ouvert&#xa0;: %1</translation>
    </message>
    <message>
        <source>the page could not be read: %1</source>
        <translation>la page n’a pas pu être lue&#xa0;: %1</translation>
    </message>
    <message>
        <source>the page could not be drawn: %1</source>
        <translation>la page n’a pas pu être dessinée&#xa0;: %1</translation>
    </message>
    <message>
        <source>the page&apos;s content is broken before it draws anything</source>
        <translation>le contenu de la page est endommagé avant de dessiner quoi que ce soit</translation>
    </message>
    <message>
        <source>the page&apos;s own description is broken</source>
        <translation>la description même de la page est endommagée</translation>
    </message>
    <message>
        <source>there is no such page, or its description is broken</source>
        <translation>cette page n’existe pas, ou sa description est endommagée</translation>
    </message>
    <message>
        <source>no page can be found in the bytes</source>
        <translation>aucune page ne se trouve dans les octets</translation>
    </message>
    <message>
        <source>no member can be found in it</source>
        <translation>aucun élément ne s’y trouve</translation>
    </message>
    <message>
        <source>no message in the mailbox</source>
        <translation>aucun message dans la boîte</translation>
    </message>
    <message>
        <source>not a readable message</source>
        <translation>message illisible</translation>
    </message>
    <message>
        <source>the picture cannot be decoded</source>
        <translation>l’image ne peut pas être décodée</translation>
    </message>
    <message>
        <source>the file holds no picture</source>
        <translation>le fichier ne contient pas d’image</translation>
    </message>
    <message>
        <source>the head of the picture is broken</source>
        <translation>l’en-tête de l’image est endommagé</translation>
    </message>
    <message>
        <source>the main document of the package cannot be read</source>
        <translation>le document principal du paquet ne peut pas être lu</translation>
    </message>
    <message>
        <source>the workbook cannot be read</source>
        <translation>le classeur ne peut pas être lu</translation>
    </message>
    <message>
        <source>the presentation cannot be read</source>
        <translation>la présentation ne peut pas être lue</translation>
    </message>
    <message>
        <source>the content cannot be read</source>
        <translation>le contenu ne peut pas être lu</translation>
    </message>
    <message>
        <source>not a picture of a kind that is read</source>
        <translation>image d’un type qui n’est pas lu</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>the page needs more memory than a reader may have</source>
        <translation>la page demande plus de mémoire qu’un lecteur ne peut en avoir</translation>
    </message>
    <message>
        <source>opening the document needs more memory than a reader may have</source>
        <translation>l’ouverture demande plus de mémoire qu’un lecteur ne peut en avoir</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>pas de réponse en %1 s</translation>
    </message>
    <message>
        <source>only the first %1 pages were read</source>
        <translation>seules les %1 premières pages ont été lues</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation>l’archive ne peut pas être écrite</translation>
    </message>
    <message>
        <source>the archive cannot be written, so bookmarks cannot be kept</source>
        <translation>l’archive ne peut pas être écrite&#xa0;: les signets ne peuvent pas être gardés</translation>
    </message>
    <message>
        <source>the archive cannot be written, so corrections cannot be kept</source>
        <translation>l’archive ne peut pas être écrite&#xa0;: les corrections ne peuvent pas être gardées</translation>
    </message>
    <message>
        <source>the archive cannot be written, so reviews cannot be kept</source>
        <translation>l’archive ne peut pas être écrite&#xa0;: les examens ne peuvent pas être gardés</translation>
    </message>
    <message>
        <source>save a copy of it where you may write, and open that</source>
        <translation>enregistrez-en une copie là où vous pouvez écrire, et ouvrez-la</translation>
    </message>
    <message>
        <source>the archive holds no documents</source>
        <translation>l’archive ne contient pas de documents</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>ajoutez un dossier</translation>
    </message>
    <message>
        <source>a failed claim cannot be accepted</source>
        <translation>un énoncé en échec ne peut pas être accepté</translation>
    </message>
    <message>
        <source>edit or reject it</source>
        <translation>modifiez-la ou rejetez-la</translation>
    </message>
    <message>
        <source>this claim is not kept in the archive</source>
        <translation>cet énoncé n’est pas gardé dans l’archive</translation>
    </message>
    <message>
        <source>write the brief again</source>
        <translation>écrivez de nouveau la synthèse</translation>
    </message>
    <message>
        <source>the page has changed since this claim was made</source>
        <translation>la page a changé depuis cet énoncé</translation>
    </message>
    <message>
        <source>make the claim again</source>
        <translation>refaites l’énoncé</translation>
    </message>
    <message>
        <source>only words that were read from a picture can be corrected</source>
        <translation>seuls les mots lus dans une image peuvent être corrigés</translation>
    </message>
    <message>
        <source>what the file itself says is not changed</source>
        <translation>ce que dit le fichier lui-même n’est pas modifié</translation>
    </message>
    <message>
        <source>the words stand on two lines</source>
        <translation>les mots sont sur deux lignes</translation>
    </message>
    <message>
        <source>correct one after the other</source>
        <translation>corrigez-les l’un après l’autre</translation>
    </message>
    <message>
        <source>the page was read otherwise since</source>
        <translation>la page a été lue autrement depuis</translation>
    </message>
    <message>
        <source>look at the page again</source>
        <translation>regardez de nouveau la page</translation>
    </message>
    <message>
        <source>a tag needs a name</source>
        <translation>une étiquette a besoin d’un nom</translation>
    </message>
    <message>
        <source>a saved search needs a name</source>
        <translation>une recherche enregistrée a besoin d’un nom</translation>
    </message>
    <message>
        <source>the query asks for nothing</source>
        <translation>la requête ne demande rien</translation>
    </message>
    <message>
        <source>closing bracket missing</source>
        <translation>parenthèse fermante manquante</translation>
    </message>
    <message>
        <source>closing bracket missing after NEAR</source>
        <translation>parenthèse fermante manquante après NEAR</translation>
    </message>
    <message>
        <source>closing quotation mark missing after “%1</source>
        <translation>guillemet fermant manquant après “%1</translation>
    </message>
    <message>
        <source>NEAR needs two words or more</source>
        <translation>NEAR demande au moins deux mots</translation>
    </message>
    <message>
        <source>NOT needs words to take pages away from</source>
        <translation>NOT a besoin de mots dont il exclut des pages</translation>
    </message>
    <message>
        <source>“%1” means nothing here</source>
        <translation>«&#xa0;%1&#xa0;» ne signifie rien ici</translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une date</translation>
    </message>
    <message>
        <source>the endpoint does not answer</source>
        <translation>le point d’accès ne répond pas</translation>
    </message>
    <message>
        <source>the file is not at its place</source>
        <translation>le fichier n’est pas à sa place</translation>
    </message>
    <message>
        <source>the file is no longer in its folder</source>
        <translation>le fichier n’est plus dans son dossier</translation>
    </message>
    <message>
        <source>the file has changed since it was read</source>
        <translation>le fichier a changé depuis qu’il a été lu</translation>
    </message>
    <message>
        <source>there is something of this name already</source>
        <translation>quelque chose porte déjà ce nom</translation>
    </message>
    <message>
        <source>choose another name, or remove it first</source>
        <translation>choisissez un autre nom, ou retirez-le d’abord</translation>
    </message>
    <message>
        <source>the archive has no such documents</source>
        <translation>l’archive ne contient pas de tels documents</translation>
    </message>
    <message>
        <source>no term is seen to end then</source>
        <translation>aucune durée ne prend fin à cette date</translation>
    </message>
    <message>
        <source>no day is seen to be due then</source>
        <translation>rien n’arrive à échéance à cette date</translation>
    </message>
    <message>
        <source>%1 contract states no end that could be told: %2</source>
        <translation>%1 contrat n’indique pas de fin qui puisse être déterminée : %2</translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2 and %3 more</source>
        <translation>%1 contrats n’indiquent pas de fin qui puisse être déterminée : %2 et %3 autres</translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2</source>
        <translation>%1 contrats n’indiquent pas de fin qui puisse être déterminée : %2</translation>
    </message>
    <message>
        <source>%1 was looked through, no such clause found in the pages read: %2</source>
        <translation>%1 a été parcouru, sans que les pages lues montrent une telle clause : %2</translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2 and %3 more</source>
        <translation>%1 ont été parcourus, sans que les pages lues montrent une telle clause : %2 et %3 autres</translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2</source>
        <translation>%1 ont été parcourus, sans que les pages lues montrent une telle clause : %2</translation>
    </message>
    <message>
        <source>no such clause was found in the pages read of these, one worded otherwise may be there</source>
        <translation>aucune clause de ce genre n’a été trouvée dans les pages lues de ces documents, une clause rédigée autrement peut s’y trouver</translation>
    </message>
    <message>
        <source>%1 has such a clause: %2</source>
        <translation>%1 a une telle clause : %2</translation>
    </message>
    <message>
        <source>%1 have such a clause: %2 and %3 more</source>
        <translation>%1 ont une telle clause : %2 et %3 autres</translation>
    </message>
    <message>
        <source>%1 have such a clause: %2</source>
        <translation>%1 ont une telle clause : %2</translation>
    </message>
    <message>
        <source>%1 amendment has none of its own: %2</source>
        <translation>%1 avenant n’en a pas en propre : %2</translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2 and %3 more</source>
        <translation>%1 avenants n’en ont pas en propre : %2 et %3 autres</translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2</source>
        <translation>%1 avenants n’en ont pas en propre : %2</translation>
    </message>
    <message>
        <source>%1 was not read whole: %2</source>
        <translation>%1 n’a pas été lu en entier : %2</translation>
    </message>
    <message>
        <source>%1 were not read whole: %2 and %3 more</source>
        <translation>%1 n’ont pas été lus en entier : %2 et %3 autres</translation>
    </message>
    <message>
        <source>%1 were not read whole: %2</source>
        <translation>%1 n’ont pas été lus en entier : %2</translation>
    </message>
    <message>
        <source>%1 file could not be read: %2</source>
        <translation>%1 fichier n’a pas pu être lu : %2</translation>
    </message>
    <message>
        <source>%1 files could not be read: %2 and %3 more</source>
        <translation>%1 fichiers n’ont pas pu être lus : %2 et %3 autres</translation>
    </message>
    <message>
        <source>%1 files could not be read: %2</source>
        <translation>%1 fichiers n’ont pas pu être lus : %2</translation>
    </message>
    <message>
        <source>“%1” was looked for in titles and file names</source>
        <translation>« %1 » a été cherché dans les titres et les noms de fichiers</translation>
    </message>
    <message>
        <source>“%1” was not compared, the clauses are quoted to be read</source>
        <translation>« %1 » n’a pas été comparé, les clauses sont citées pour être lues</translation>
    </message>
    <message>
        <source>no such clause uses the word “%1”, it was left out</source>
        <translation>aucune clause de ce genre n’emploie le mot « %1 », il a été laissé de côté</translation>
    </message>
    <message>
        <source>no such clause was found</source>
        <translation>aucune clause de ce genre n’a été trouvée</translation>
    </message>
    <message>
        <source>no document without such a clause was found</source>
        <translation>aucun document sans une telle clause n’a été trouvé</translation>
    </message>
    <message>
        <source>%1 document has too little text to tell its language: %2</source>
        <translation>%1 document a trop peu de texte pour en dire la langue : %2</translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2 and %3 more</source>
        <translation>%1 documents ont trop peu de texte pour en dire la langue : %2 et %3 autres</translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2</source>
        <translation>%1 documents ont trop peu de texte pour en dire la langue : %2</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteux</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>en partie</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verrouillé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
</context>
<context>
    <name>tool</name>
    <message>
        <source>&amp;Move the page</source>
        <translation>&amp;Déplacer la page</translation>
    </message>
    <message>
        <source>&amp;Zoom to a rectangle</source>
        <translation>&amp;Zoomer sur un rectangle</translation>
    </message>
    <message>
        <source>Choose an &amp;area</source>
        <translation>Choisir une &amp;zone</translation>
    </message>
    <message>
        <source>Choose &amp;text</source>
        <translation>Choisir du &amp;texte</translation>
    </message>
    <message>
        <source>Choose a ta&amp;ble</source>
        <translation>Choisir un ta&amp;bleau</translation>
    </message>
    <message>
        <source>Magnifying &amp;glass</source>
        <translation>&amp;Loupe</translation>
    </message>
    <message>
        <source>Drag the page, or move it with the arrows.</source>
        <translation>Faites glisser la page ou déplacez-la avec les flèches.</translation>
    </message>
    <message>
        <source>Drag a rectangle: it fills the view. A click or Enter enlarges, with Shift it makes smaller.</source>
        <translation>Tracez un rectangle : il remplit la vue. Un clic ou Entrée agrandit, avec Maj réduit.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or Enter for one paragraph after the other. Ctrl+C copies its words.</source>
        <translation>Tracez un rectangle, ou Entrée pour un paragraphe après l’autre. Ctrl+C copie les mots.</translation>
    </message>
    <message>
        <source>Drag over words, or Shift with the arrows. Ctrl+C copies them.</source>
        <translation>Glissez sur des mots, ou Maj avec les flèches. Ctrl+C les copie.</translation>
    </message>
    <message>
        <source>Click a table, drag over a part of it, or Enter for one table after the other. Ctrl+C copies rows and columns.</source>
        <translation>Cliquez sur un tableau, tracez un cadre sur une partie, ou Entrée pour un tableau après l’autre. Ctrl+C copie lignes et colonnes.</translation>
    </message>
    <message>
        <source>Hold the button down on the page; or Enter, and move it with the arrows.</source>
        <translation>Maintenez le bouton enfoncé sur la page ; ou Entrée, puis déplacez-la avec les flèches.</translation>
    </message>
</context>
</TS>
