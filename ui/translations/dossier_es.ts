<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln fichero no abierto</numerusform>
            <numerusform>%Ln ficheros no abiertos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln afirmación</numerusform>
            <numerusform>%Ln afirmaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) in tables</source>
        <translation>
            <numerusform>%Ln cifra en tablas</numerusform>
            <numerusform>%Ln cifras en tablas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept out</source>
        <translation>
            <numerusform>%Ln excluida</numerusform>
            <numerusform>%Ln excluidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln página</numerusform>
            <numerusform>%Ln páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>read from the text layer</source>
        <translation>leídas de la capa de texto</translation>
    </message>
    <message>
        <source>read by OCR, %1 of them doubtful</source>
        <translation>leídas por OCR, %1 de ellas dudosas</translation>
    </message>
    <message>
        <source>read by OCR</source>
        <translation>leídas por OCR</translation>
    </message>
    <message>
        <source>read, without words on them</source>
        <translation>leídas, sin palabras</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>no leídas</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>no leídas: %1</translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2</source>
        <translation>%1, p.&#xa0;%2</translation>
    </message>
    <message>
        <source>(for several reasons)</source>
        <translation>(por varias razones)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>a subject, and a sender</comment>
        <translation>%1, de %2</translation>
    </message>
    <message>
        <source>%1, p.&#xa0;%2 (label %3)</source>
        <translation>%1, p.&#xa0;%2 (rótulo %3)</translation>
    </message>
    <message>
        <source>Two values. %1: %2 and %3. %4</source>
        <translation>Dos valores. %1: %2 y %3. %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) have words under a filled box (a redaction that failed). They are quoted only where that is said.</source>
        <translation>
            <numerusform>%Ln página tiene palabras bajo un recuadro relleno (una censura fallida). Solo se citan donde se dice.</numerusform>
            <numerusform>%Ln páginas tienen palabras bajo un recuadro relleno (una censura fallida). Solo se citan donde se dice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>class</name>
    <message>
        <source>verbatim</source>
        <translation>literal</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculado</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>respaldado</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>juzgado</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>sin respaldo</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
</context>
<context>
    <name>dossier::ui::AnswerCard</name>
    <message>
        <source>By code. %1.</source>
        <translation>Por código. %1.</translation>
    </message>
    <message>
        <source>No document says it; programs or data do, which may quote something else.</source>
        <translation>Ningún documento lo dice; lo dicen programas o datos, que pueden citar otra cosa.</translation>
    </message>
    <message>
        <source>Copy with citations</source>
        <translation>Copiar con citas</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar de nuevo</translation>
    </message>
    <message>
        <source>No sentence of the answer could be proven. Shown are the passages that answer best.</source>
        <translation>Ninguna frase de la respuesta pudo probarse. Se muestran los pasajes que mejor responden.</translation>
    </message>
    <message>
        <source>counted over every document</source>
        <translation>contado en todos los documentos</translation>
    </message>
    <message>
        <source>arithmetic shown, recomputed</source>
        <translation>cálculo mostrado y rehecho</translation>
    </message>
    <message>
        <source>kept out</source>
        <translation>excluido</translation>
    </message>
    <message>
        <source>checked by code</source>
        <translation>comprobado por código</translation>
    </message>
    <message>
        <source>Open evidence %1: %2</source>
        <translation>Abrir la prueba %1: %2</translation>
    </message>
    <message>
        <source>Not found in %1.</source>
        <translation>No se encontró en %1.</translation>
    </message>
    <message>
        <source>A page that was not read may hold the answer.</source>
        <translation>Una página no leída puede contener la respuesta.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>An amendment changes this clause.</source>
        <translation>Una enmienda modifica esta cláusula.</translation>
    </message>
    <message>
        <source>This clause changes another.</source>
        <translation>Esta cláusula modifica otra.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln página leída</numerusform>
            <numerusform>%Ln páginas leídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln ilegible</numerusform>
            <numerusform>%Ln ilegibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln archivo sin abrir</numerusform>
            <numerusform>%Ln archivos sin abrir</numerusform>
        </translation>
    </message>
    <message>
        <source>To read first: the passages that come nearest. None of them is an answer.</source>
        <translation>Para leer primero: los pasajes más cercanos. Ninguno es una respuesta.</translation>
    </message>
    <message>
        <source>%L1 of %L2 pages read</source>
        <translation>%L1 de %L2 páginas leídas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more document(s)</source>
        <translation>
            <numerusform>%Ln documento más</numerusform>
            <numerusform>%Ln documentos más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ui::AskView</name>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s)</source>
        <translation>
            <numerusform>Pregunte sobre %Ln documento</numerusform>
            <numerusform>Pregunte sobre %Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln document(s). Answers cite pages.</source>
        <translation>
            <numerusform>Pregunte sobre %Ln documento. Las respuestas citan páginas.</numerusform>
            <numerusform>Pregunte sobre %Ln documentos. Las respuestas citan páginas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No model is set. Answers are quoted or computed; nothing is rephrased.</source>
        <translation>No hay modelo. Las respuestas se citan o se calculan; nada se reformula.</translation>
    </message>
    <message>
        <source>Ask about the documents of an archive. Answers cite pages.</source>
        <translation>Pregunte sobre los documentos de un archivo. Las respuestas citan páginas.</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>Preguntado antes</translation>
    </message>
    <message>
        <source>Reading the pages that may answer …</source>
        <translation>Leyendo las páginas que pueden responder …</translation>
    </message>
    <message>
        <source>%1 writes below the evidence; only sentences that hold are shown.</source>
        <translation>%1 escribe debajo de las pruebas; solo se muestran las frases que se sostienen.</translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation>El modelo ve</translation>
    </message>
    <message>
        <source>Up, Down: questions asked before</source>
        <translation>Arriba, Abajo: preguntas anteriores</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefDelegate</name>
    <message>
        <source>Kept out (%L1)</source>
        <translation>Excluido (%L1)</translation>
    </message>
    <message>
        <source>They are not findings and may be false.</source>
        <translation>No son conclusiones y pueden ser falsas.</translation>
    </message>
    <message numerus="yes">
        <source>Charts of %Ln figure(s)</source>
        <translation>
            <numerusform>Gráficos de %Ln cifra</numerusform>
            <numerusform>Gráficos de %Ln cifras</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Gráfico: %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefList</name>
    <message>
        <source>Brief</source>
        <translation>Informe</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefModel</name>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Coverage: %1</source>
        <translation>Cobertura: %1</translation>
    </message>
    <message>
        <source>not opened: %1</source>
        <translation>no abierto: %1</translation>
    </message>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation>afirmación %1, %2, %3: %4</translation>
    </message>
    <message>
        <source>Kept out</source>
        <translation>Excluido</translation>
    </message>
    <message>
        <source>kept out, %1: %2. %3</source>
        <translation>excluido, %1: %2. %3</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Gráfico: %1</translation>
    </message>
    <message>
        <source>chart of %1, %2</source>
        <translation>gráfico de %1, %2</translation>
    </message>
    <message>
        <source>, folded</source>
        <translation>, plegado</translation>
    </message>
    <message>
        <source>; at hand: %1, %2</source>
        <translation>; elegido: %1, %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::BriefView</name>
    <message>
        <source>No brief yet</source>
        <translation>Aún no hay informe</translation>
    </message>
    <message>
        <source>The brief starts when the first document is read. Coverage comes first, then the claims. No model is needed.</source>
        <translation>El informe empieza cuando se lee el primer documento. Primero la cobertura, luego las afirmaciones. No hace falta un modelo.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimActions</name>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Undo the rejection</source>
        <translation>Deshacer el rechazo</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>%1: %2. The edit was kept as a draft.</source>
        <translation>%1: %2. El cambio se guardó como borrador.</translation>
    </message>
    <message>
        <source>its quotes do not show it</source>
        <translation>sus citas no lo muestran</translation>
    </message>
    <message>
        <source>Wording of the claim</source>
        <translation>Texto de la afirmación</translation>
    </message>
    <message>
        <source>What should be known of this claim</source>
        <translation>Lo que debe saberse de esta afirmación</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiquetar</translation>
    </message>
    <message>
        <source>Tags of the claim</source>
        <translation>Etiquetas de la afirmación</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Etiquetas, separadas por comas</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>En uso: %1</translation>
    </message>
    <message>
        <source>%1: %2. It cannot be accepted.</source>
        <translation>%1: %2. No se puede aceptar.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimCard</name>
    <message>
        <source>Open footnote %1: %2</source>
        <translation>Abrir la nota %1: %2</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Al lado</translation>
    </message>
    <message>
        <source>Open on the other side of the reader (Ctrl+Enter)</source>
        <translation>Abrir al otro lado del lector (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Open footnote %1 beside</source>
        <translation>Abrir la nota %1 al lado</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimHistory</name>
    <message>
        <source>accepted it</source>
        <translation>la aceptó</translation>
    </message>
    <message>
        <source>rejected it; it will not be in an export</source>
        <translation>la rechazó; no estará en ninguna exportación</translation>
    </message>
    <message>
        <source>rejected it: “%1”</source>
        <translation>la rechazó: «%1»</translation>
    </message>
    <message>
        <source>opened it again</source>
        <translation>la reabrió</translation>
    </message>
    <message>
        <source>commented: “%1”</source>
        <translation>comentó: «%1»</translation>
    </message>
    <message>
        <source>edited: “%1”</source>
        <translation>editó: «%1»</translation>
    </message>
    <message>
        <source>tagged it “%1”</source>
        <translation>le puso la etiqueta «%1»</translation>
    </message>
    <message>
        <source>took the tag “%1” away</source>
        <translation>quitó la etiqueta «%1»</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; wrote it; check: %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; la redactó; comprobación: %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;Dossier&lt;/b&gt; drafted it without a model; check: %1</source>
        <translation>&lt;b&gt;Dossier&lt;/b&gt; la redactó sin modelo; comprobación: %1</translation>
    </message>
    <message>
        <source>check:</source>
        <translation>comprobación:</translation>
    </message>
    <message>
        <source>The edit was kept as a draft.</source>
        <translation>El cambio se guardó como borrador.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsByState</name>
    <message>
        <source>Claims by state</source>
        <translation>Afirmaciones por estado</translation>
    </message>
    <message>
        <source>No claim passes the filter.</source>
        <translation>Ninguna afirmación pasa el filtro.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ClaimsView</name>
    <message>
        <source>Nothing to review.</source>
        <translation>Nada que revisar.</translation>
    </message>
    <message>
        <source>Filter claims</source>
        <translation>Filtrar afirmaciones</translation>
    </message>
    <message>
        <source>Words of the claim, its document, class or state; tag:name</source>
        <translation>Palabras de la afirmación, su documento, clase o estado; tag:nombre</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln claim(s)</source>
        <translation>
            <numerusform>Filtrar %Ln afirmación</numerusform>
            <numerusform>Filtrar %Ln afirmaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 accepted, %L2 rejected, %L3 open of %L4</source>
        <translation>%L1 aceptadas, %L2 rechazadas, %L3 abiertas de %L4</translation>
    </message>
    <message>
        <source>Next open claim: %1. Rejected claims are left out of exports.</source>
        <translation>Siguiente abierta: %1. Las rechazadas quedan fuera de las exportaciones.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::Columns</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ContentsView</name>
    <message>
        <source>Outline</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation>Elija un documento.</translation>
    </message>
    <message>
        <source>This document has no outline.</source>
        <translation>Este documento no tiene esquema.</translation>
    </message>
    <message>
        <source>What the find field finds is listed here.</source>
        <translation>Aquí se lista lo que encuentra el campo de búsqueda.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Bookmarks and corrections</source>
        <translation>Marcadores y correcciones</translation>
    </message>
    <message>
        <source>F2 names a bookmark, Del removes it or takes a correction back</source>
        <translation>F2 nombra un marcador, Supr lo quita o retira una corrección</translation>
    </message>
    <message>
        <source>Bookmarks (Ctrl+B) and words of scans corrected by hand (F2) are listed here.</source>
        <translation>Aquí figuran los marcadores (Ctrl+B) y las palabras de escaneos corregidas a mano (F2).</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ExportDialog</name>
    <message>
        <source>Claims that are not reviewed, marked so</source>
        <translation>Afirmaciones sin revisar, señaladas</translation>
    </message>
    <message>
        <source>Rejected claims, marked so</source>
        <translation>Afirmaciones rechazadas, señaladas</translation>
    </message>
    <message>
        <source>Appendix A, what was kept out</source>
        <translation>Apéndice A, lo excluido</translation>
    </message>
    <message>
        <source>The cited files themselves</source>
        <translation>Los propios archivos citados</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Export the brief</source>
        <translation>Exportar el informe</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formatos</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Incluir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>No brief to export.</source>
        <translation>No hay informe que exportar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) are not reviewed. They are exported marked “not reviewed”, or leave them out.</source>
        <translation>
            <numerusform>%Ln afirmación no está revisada. Se exporta con la marca «sin revisar», o exclúyala.</numerusform>
            <numerusform>%Ln afirmaciones no están revisadas. Se exportan con la marca «sin revisar», o exclúyalas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1 of the preview</source>
        <translation>Página %1 de la vista previa</translation>
    </message>
    <message>
        <source>Checking every claim against the files …</source>
        <translation>Comprobando cada afirmación con los archivos …</translation>
    </message>
    <message>
        <source>%1 of %2 claims hold; nothing was written. First fault: %3.</source>
        <translation>%1 de %2 afirmaciones se sostienen; no se escribió nada. Primera falta: %3.</translation>
    </message>
    <message>
        <source>Checked against the files: %L1 of %L2 claims and figures hold. Saved as %3.</source>
        <translation>Comprobado con los archivos: %L1 de %L2 afirmaciones y cifras se sostienen. Guardado como %3.</translation>
    </message>
    <message>
        <source>Saved as %1, not checked against the files: %2.</source>
        <translation>Guardado como %1, sin comprobar con los archivos: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cited region(s) have no picture.</source>
        <translation>
            <numerusform>%Ln pasaje citado no tiene imagen.</numerusform>
            <numerusform>%Ln pasajes citados no tienen imagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Imprimiendo …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to the printer.</source>
        <translation>
            <numerusform>%Ln página enviada a la impresora.</numerusform>
            <numerusform>%Ln páginas enviadas a la impresora.</numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected words (CSV)</source>
        <translation>Palabras corregidas (CSV)</translation>
    </message>
    <message>
        <source>one line each: as read, corrected, who, when</source>
        <translation>una línea cada una: leída, corregida, quién, cuándo</translation>
    </message>
    <message>
        <source>Save the corrected words</source>
        <translation>Guardar las palabras corregidas</translation>
    </message>
    <message>
        <source>No archive is open.</source>
        <translation>No hay ningún archivo abierto.</translation>
    </message>
    <message>
        <source>Every correction of this archive, also those that were taken back. What was read stays as it is.</source>
        <translation>Todas las correcciones de este archivo, también las retiradas. Lo leído queda como está.</translation>
    </message>
    <message>
        <source>No word was corrected.</source>
        <translation>No se corrigió ninguna palabra.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Guardado como %1.</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>La exportación se detuvo; no se escribió nada.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::FoundModel</name>
    <message>
        <source>page %1: %2</source>
        <translation>página %1: %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandMarks</name>
    <message>
        <source>The words now read “%1”. A brief that rests on them is written again with F5.</source>
        <translation>Ahora se lee «%1». Un informe que se apoye en ello se vuelve a escribir con F5.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::HandModel</name>
    <message>
        <source>Bookmarks</source>
        <translation>Marcadores</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Corregido a mano</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>pág. %1</translation>
    </message>
    <message>
        <source>, p. %1</source>
        <translation>, pág. %1</translation>
    </message>
    <message>
        <source>bookmark, %1, page %2: %3 (%4, %5)</source>
        <translation>marcador, %1, página %2: %3 (%4, %5)</translation>
    </message>
    <message>
        <source>“%1” as it was read</source>
        <translation>«%1» tal como se leyó</translation>
    </message>
    <message>
        <source>“%1” → “%2”</source>
        <translation>«%1» → «%2»</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>ya no vale</translation>
    </message>
    <message>
        <source>corrected on page %1: %2, by %3%4</source>
        <translation>corregido en la página %1: %2, por %3%4</translation>
    </message>
    <message>
        <source>, no longer in force</source>
        <translation>, ya no vale</translation>
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
        <translation> (rótulo %1)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln page(s)</source>
        <translation>
            <numerusform>%1, %Ln página</numerusform>
            <numerusform>%1, %Ln páginas</numerusform>
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
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>tardó %1</translation>
    </message>
    <message>
        <source>paused: %1</source>
        <translation>en pausa: %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::JobsDrawer</name>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Close (Ctrl+Shift+J)</source>
        <translation>Cerrar (Ctrl+Mayús+J)</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>Cerrar el cajón</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Do this next</source>
        <translation>Hacer a continuación</translation>
    </message>
    <message>
        <source>Work is saved page by page. Closing the window pauses it; the next start goes on there.</source>
        <translation>El trabajo se guarda página a página. Cerrar la ventana lo detiene; el próximo inicio continúa ahí.</translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation>No hay tareas.</translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 done</source>
        <translation>%L1 en curso, %L2 en espera, %L3 hechas</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pausar todo</translation>
    </message>
    <message>
        <source>1,000.0 pages/s</source>
        <translation>1.000,0 páginas/s</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>tardó %1</translation>
    </message>
    <message>
        <source>%L1 running, %L2 waiting, %L3 paused, %L4 done</source>
        <translation>%L1 en curso, %L2 en espera, %L3 en pausa, %L4 hechas</translation>
    </message>
</context>
<context>
    <name>dossier::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>In the list of claims</source>
        <translation>En la lista de afirmaciones</translation>
    </message>
    <message>
        <source>next, previous open claim</source>
        <translation>afirmación abierta siguiente, anterior</translation>
    </message>
    <message>
        <source>Enter, [, ]</source>
        <translation>Intro, [, ]</translation>
    </message>
    <message>
        <source>open the footnote, the one before, the next</source>
        <translation>abrir la nota, la anterior, la siguiente</translation>
    </message>
    <message>
        <source>On the page</source>
        <translation>En la página</translation>
    </message>
    <message>
        <source>Space, Shift+Space</source>
        <translation>Espacio, Mayús+Espacio</translation>
    </message>
    <message>
        <source>down, up by a screen</source>
        <translation>una pantalla abajo, arriba</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Inicio, Fin</translation>
    </message>
    <message>
        <source>first, last page</source>
        <translation>primera, última página</translation>
    </message>
    <message>
        <source>accept, reject, edit, comment, tag</source>
        <translation>aceptar, rechazar, editar, comentar, etiquetar</translation>
    </message>
    <message>
        <source>Shift with the arrows</source>
        <translation>Mayús con las flechas</translation>
    </message>
    <message>
        <source>choose words</source>
        <translation>elegir palabras</translation>
    </message>
    <message>
        <source>Enter, Shift+Enter</source>
        <translation>Intro, Mayús+Intro</translation>
    </message>
    <message>
        <source>the tool at hand: next, previous table or paragraph; zoom in, out; the glass</source>
        <translation>la herramienta: tabla o párrafo siguiente, anterior; ampliar, reducir; la lupa</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LetterFields</name>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentar</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiquetar</translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation>Siguiente afirmación abierta</translation>
    </message>
    <message>
        <source>Letter for: %1</source>
        <translation>Letra para: %1</translation>
    </message>
    <message>
        <source>Each needs a letter of its own. Those before stay in force.</source>
        <translation>Cada una necesita su propia letra. Siguen en vigor las anteriores.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryModel</name>
    <message>
        <source>Other</source>
        <translation>Otros</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s), folded</source>
        <translation>
            <numerusform>%1, %Ln documento, plegado</numerusform>
            <numerusform>%1, %Ln documentos, plegados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln document(s)</source>
        <translation>
            <numerusform>%1, %Ln documento</numerusform>
            <numerusform>%1, %Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %Ln page(s), %3</source>
        <translation>
            <numerusform>%1, %2, %Ln página, %3</numerusform>
            <numerusform>%1, %2, %Ln páginas, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>read</source>
        <translation>leído</translation>
    </message>
</context>
<context>
    <name>dossier::ui::LibraryView</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>Filtrar documentos</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>No documents yet. Files you add are listed here with what was read of each.</source>
        <translation>Aún no hay documentos. Los archivos que añada se listan aquí con lo que se leyó de cada uno.</translation>
    </message>
    <message>
        <source>No document fits “%1”.</source>
        <translation>Ningún documento coincide con «%1».</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Introducir contraseña…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password of %1. It is tried and forgotten.</source>
        <translation>Contraseña de %1. Se prueba y se olvida.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Agrupar</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Por carpeta</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Por tipo</translation>
    </message>
    <message>
        <source>One list</source>
        <translation>Una sola lista</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Ordenar</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Como se encontró</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nombre</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Por fecha</translation>
    </message>
    <message>
        <source>By pages</source>
        <translation>Por páginas</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Por tamaño</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Por estado</translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln file(s)</source>
        <translation>
            <numerusform>Filtrar %Ln archivo</numerusform>
            <numerusform>Filtrar %Ln archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln by text layer</source>
        <translation>
            <numerusform>%Ln por la capa de texto</numerusform>
            <numerusform>%Ln por la capa de texto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by OCR</source>
        <translation>
            <numerusform>%Ln por OCR</numerusform>
            <numerusform>%Ln por OCR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln dudosa</numerusform>
            <numerusform>%Ln dudosas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln no leída</numerusform>
            <numerusform>%Ln no leídas</numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>In the brief</source>
        <translation>En el informe</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Words, type:pdf, state:failed, tag:name</source>
        <translation>Palabras, type:pdf, state:failed, tag:nombre</translation>
    </message>
    <message>
        <source>Tags, saved searches, watched folders</source>
        <translation>Etiquetas, búsquedas guardadas, carpetas vigiladas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>Etiqueta nueva…</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>No tags yet: Ctrl+T on a document gives one</source>
        <translation>Aún no hay: Ctrl+T sobre un documento pone una</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Búsquedas guardadas</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Guardar este filtro…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Vigilar una carpeta…</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Vigilar una carpeta</translation>
    </message>
    <message>
        <source>Look for new files now</source>
        <translation>Buscar ahora archivos nuevos</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message numerus="yes">
        <source>Tag of %Ln document(s)</source>
        <translation>
            <numerusform>Etiqueta de %Ln documento</numerusform>
            <numerusform>Etiqueta de %Ln documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Guardar este filtro</translation>
    </message>
    <message>
        <source>Name of “%1”</source>
        <translation>Nombre de «%1»</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Buscarlo…</translation>
    </message>
    <message>
        <source>Look in another folder for files that are no longer where they were read</source>
        <translation>Buscar en otra carpeta los archivos que ya no están donde se leyeron</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Por clase</translation>
    </message>
    <message>
        <source>Find files that are no longer where they were read</source>
        <translation>Buscar archivos que ya no están donde se leyeron</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>It is no longer in %1. Its text is kept; page pictures and checks need the file.</source>
        <translation>Ya no está en %1. Su texto se conserva; las imágenes de páginas y las comprobaciones necesitan el archivo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln afirmación</numerusform>
            <numerusform>%Ln afirmaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s)</source>
        <translation>
            <numerusform>%Ln cifra</numerusform>
            <numerusform>%Ln cifras</numerusform>
        </translation>
    </message>
    <message>
        <source>File dated</source>
        <translation>Fecha del archivo</translation>
    </message>
</context>
<context>
    <name>dossier::ui::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Left panel</source>
        <translation>Panel izquierdo</translation>
    </message>
    <message>
        <source>Show or hide the library (F7)</source>
        <translation>Mostrar u ocultar la biblioteca (F7)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Page number or label</source>
        <translation>Número de página o rótulo</translation>
    </message>
    <message>
        <source>Page number or printed label (Ctrl+G)</source>
        <translation>Número de página o rótulo impreso (Ctrl+G)</translation>
    </message>
    <message>
        <source>There is no page “%1” in this document.</source>
        <translation>No hay página «%1» en este documento.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Página entera</translation>
    </message>
    <message>
        <source>Find in document</source>
        <translation>Buscar en el documento</translation>
    </message>
    <message>
        <source>Find in document (Ctrl+F); next: F3, previous: Shift+F3</source>
        <translation>Buscar en el documento (Ctrl+F); siguiente: F3, anterior: Mayús+F3</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo the last step of the review (Ctrl+Z)</source>
        <translation>Deshacer el último paso de la revisión (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Check every claim against the files (Shift+F5)</source>
        <translation>Comprobar cada afirmación con los archivos (Mayús+F5)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Export the brief (Ctrl+Shift+E)</source>
        <translation>Exportar el informe (Ctrl+Mayús+E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Open an archive…</source>
        <translation>A&amp;brir un archivo…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Añadir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Add f&amp;iles…</source>
        <translation>Añadir &amp;ficheros…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Añadir ficheros</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abiertos &amp;recientemente</translation>
    </message>
    <message>
        <source>&amp;Export the brief…</source>
        <translation>&amp;Exportar el informe…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Copiar con cita</translation>
    </message>
    <message>
        <source>Select the page&apos;s text</source>
        <translation>Seleccionar el texto de la página</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Buscar siguiente</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Buscar anterior</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Claims panel</source>
        <translation>Panel de afirmaciones</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Girar a la derecha</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Girar a la izquierda</translation>
    </message>
    <message>
        <source>Words as read from scans</source>
        <translation>Palabras tal como se leyeron de los escaneos</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>Go to page…</source>
        <translation>Ir a la página…</translation>
    </message>
    <message>
        <source>&amp;Brief</source>
        <translation>I&amp;nforme</translation>
    </message>
    <message>
        <source>Write the brief again</source>
        <translation>Rehacer el informe</translation>
    </message>
    <message>
        <source>Check every claim against the files</source>
        <translation>Comprobar cada afirmación con los archivos</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>&amp;Documento</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Documento siguiente</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Documento anterior</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>Cerrar el documento</translation>
    </message>
    <message>
        <source>Reopen closed document</source>
        <translation>Reabrir el documento cerrado</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>What can leave this machine</source>
        <translation>Qué puede salir de este equipo</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Dossier %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Turns a folder of documents into a brief in which every sentence opens the page region that proves it.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Dossier %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Hace de una carpeta de documentos un informe en el que cada frase abre el pasaje que la prueba.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Local only: no connection is open</source>
        <translation>Solo local: no hay ninguna conexión abierta</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Aún no se abrió nada</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>Abrir un archivo</translation>
    </message>
    <message>
        <source>Archives (*.dossier);;All files (*)</source>
        <translation>Archivos (*.dossier);;Todos los ficheros (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) are running. Their work is saved; they go on at the next start.</source>
        <translation>
            <numerusform>%Ln tarea está en curso. Su trabajo está guardado; continúa en el próximo inicio.</numerusform>
            <numerusform>%Ln tareas están en curso. Su trabajo está guardado; continúan en el próximo inicio.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Mantener abierto</translation>
    </message>
    <message>
        <source>of %L1</source>
        <translation>de %L1</translation>
    </message>
    <message>
        <source>of %L1 (label %2)</source>
        <translation>de %L1 (rótulo %2)</translation>
    </message>
    <message>
        <source>%L1 of %L2 pages</source>
        <translation>%L1 de %L2 páginas</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no encontrado</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 de %L2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln resultado</numerusform>
            <numerusform>%Ln resultados</numerusform>
        </translation>
    </message>
    <message>
        <source>No archive open</source>
        <translation>Ningún archivo abierto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages read</source>
        <translation>%1 de %2 páginas leídas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln página leída</numerusform>
            <numerusform>%Ln páginas leídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln dudosa</numerusform>
            <numerusform>%Ln dudosas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln fichero no abierto</numerusform>
            <numerusform>%Ln ficheros no abiertos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) running</source>
        <translation>
            <numerusform>%Ln tarea en curso</numerusform>
            <numerusform>%Ln tareas en curso</numerusform>
        </translation>
    </message>
    <message>
        <source>text is sent to %1</source>
        <translation>se envía texto a %1</translation>
    </message>
    <message>
        <source>Connected: text of this archive is sent to %1.</source>
        <translation>Conectado: se envía texto de este archivo a %1.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Turn the endpoint off</source>
        <translation>Desactivar el punto de acceso</translation>
    </message>
    <message>
        <source>Two documents side by side</source>
        <translation>Dos documentos lado a lado</translation>
    </message>
    <message>
        <source>To the other side</source>
        <translation>Al otro lado</translation>
    </message>
    <message>
        <source>Move the document to the other side</source>
        <translation>Mover el documento al otro lado</translation>
    </message>
    <message>
        <source>Correct the words</source>
        <translation>Corregir las palabras</translation>
    </message>
    <message>
        <source>Words that were read from a picture, chosen or under the pointer</source>
        <translation>Palabras leídas de una imagen, elegidas o bajo el puntero</translation>
    </message>
    <message>
        <source>Next doubtful word</source>
        <translation>Siguiente palabra dudosa</translation>
    </message>
    <message>
        <source>Previous doubtful word</source>
        <translation>Palabra dudosa anterior</translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation>Marcar esta página</translation>
    </message>
    <message>
        <source>The model is shown</source>
        <translation>El modelo ve</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message numerus="yes">
        <source>What you were writing at %Ln claim(s) is not saved.</source>
        <translation>
            <numerusform>Lo que estaba escribiendo en %Ln afirmación no está guardado.</numerusform>
            <numerusform>Lo que estaba escribiendo en %Ln afirmaciones no está guardado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>Cerrar sin guardar</translation>
    </message>
    <message>
        <source>&amp;Print the brief…</source>
        <translation>&amp;Imprimir el informe…</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>invertido</translation>
    </message>
    <message>
        <source>Pages are shown inverted (View, Invert pages by night)</source>
        <translation>Las páginas se muestran invertidas (Ver, Invertir páginas de noche)</translation>
    </message>
    <message>
        <source>Invert pages by night</source>
        <translation>Invertir páginas de noche</translation>
    </message>
    <message>
        <source>White on black where the window is dark; marks stay as they are</source>
        <translation>Blanco sobre negro cuando la ventana es oscura; las marcas quedan como están</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>Tool of the page</source>
        <translation>Herramienta de la página</translation>
    </message>
    <message>
        <source>Tool: %1</source>
        <translation>Herramienta: %1</translation>
    </message>
    <message>
        <source>Pages are inverted where the window is dark (Settings, Appearance).</source>
        <translation>Las páginas se invierten cuando la ventana es oscura (Ajustes, Apariencia).</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Más menús</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelPlanTable</name>
    <message>
        <source>It fits: %1 needed, %2 allowed.</source>
        <translation>Cabe: se necesitan %1, se permiten %2.</translation>
    </message>
    <message>
        <source>This does not fit: %1 of disk needed, %2 allowed.</source>
        <translation>No cabe: se necesitan %1 de disco, se permiten %2.</translation>
    </message>
    <message>
        <source>This does not fit: %1 needed, %2 allowed.</source>
        <translation>No cabe: se necesitan %1, se permiten %2.</translation>
    </message>
    <message>
        <source>Nothing was started. The nearest plan that fits stands beside it. It reads every page; nothing is cut.</source>
        <translation>No se ha empezado nada. Al lado está el plan más cercano que cabe. Lee todas las páginas; no se corta nada.</translation>
    </message>
    <message>
        <source>Nothing was started. Nothing smaller fits either.</source>
        <translation>No se ha empezado nada. Tampoco cabe nada menor.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>As asked</source>
        <translation>Como se pidió</translation>
    </message>
    <message>
        <source>Nearest that fits</source>
        <translation>El más cercano que cabe</translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation>Su límite</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Claves y valores</translation>
    </message>
    <message>
        <source>Weights held in memory</source>
        <translation>Pesos en memoria</translation>
    </message>
    <message>
        <source>Keys and values in memory</source>
        <translation>Claves y valores en memoria</translation>
    </message>
    <message>
        <source>Working buffers</source>
        <translation>Búferes de trabajo</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>below 1&#xa0;s</source>
        <translation>menos de 1&#xa0;s</translation>
    </message>
    <message>
        <source>Time to prepare, once</source>
        <translation>Preparación, una vez</translation>
    </message>
    <message>
        <source>Each answer after that</source>
        <translation>Cada respuesta después</translation>
    </message>
    <message>
        <source>It takes: %1</source>
        <translation>Requiere: %1</translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit, too few to write an answer.</source>
        <translation>No se inició nada. Caben como máximo %1 tokens, muy pocos para escribir una respuesta.</translation>
    </message>
    <message>
        <source>Nothing was started. At most %1 tokens fit at a time. What is longer is answered from the passages that bear on the question.</source>
        <translation>No se inició nada. Caben como máximo %1 tokens a la vez. Lo más largo se responde con los pasajes que tocan la pregunta.</translation>
    </message>
    <message>
        <source>keys and values as %1</source>
        <translation>claves y valores como %1</translation>
    </message>
    <message>
        <source>keys and values kept on disk</source>
        <translation>claves y valores guardados en el disco</translation>
    </message>
    <message>
        <source>at most %1 tokens at a time</source>
        <translation>como máximo %1 tokens a la vez</translation>
    </message>
    <message>
        <source>Vision encoder</source>
        <translation>Codificador de imágenes</translation>
    </message>
    <message>
        <source>With one page shown as a picture: %1 tiles, %2 tokens of the text. Each further page takes as much again.</source>
        <translation>Con una página mostrada como imagen: %1 teselas, %2 tokens del texto. Cada página más ocupa otro tanto.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ModelsView</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Quién escribe</translation>
    </message>
    <message>
        <source>No model needed: without one, sentences are quoted or computed. A model&apos;s sentences are checked like any other; what cannot be proven is kept out.</source>
        <translation>No hace falta ningún modelo: sin él, las frases se citan o se calculan. Las de un modelo se comprueban como las demás; lo que no puede probarse queda fuera.</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Añadir un archivo de modelo…</translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation>Añadir un archivo de modelo</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelos (*.gguf);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>or drop a GGUF file here. It stays where it lies.</source>
        <translation>o suelte aquí un archivo GGUF. Se queda donde está.</translation>
    </message>
    <message>
        <source>Nobody: quotes and arithmetic only</source>
        <translation>Nadie: solo citas y cálculos</translation>
    </message>
    <message>
        <source>The endpoint %1</source>
        <translation>El punto de acceso %1</translation>
    </message>
    <message>
        <source>Reading the header …</source>
        <translation>Leyendo el encabezado …</translation>
    </message>
    <message>
        <source>It cannot write here: %1.</source>
        <translation>No puede escribir aquí: %1.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>Quitar %1 de la lista</translation>
    </message>
    <message>
        <source>Does it fit, and how long does it take</source>
        <translation>¿Cabe, y cuánto tarda?</translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation>Longitud del texto</translation>
    </message>
    <message>
        <source>an answer: %1 tokens</source>
        <translation>una respuesta: %1 tokens</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>lo que esté libre</translation>
    </message>
    <message>
        <source>Memory that may be taken</source>
        <translation>Memoria que se puede usar</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Hacer el plan</translation>
    </message>
    <message>
        <source>Measures this machine for three seconds. Nothing is loaded.</source>
        <translation>Mide esta máquina durante tres segundos. No se carga nada.</translation>
    </message>
    <message>
        <source>all documents: about %1 tokens</source>
        <translation>todos los documentos: unos %1 tokens</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Midiendo …</translation>
    </message>
    <message>
        <source>What the model computed for documents</source>
        <translation>Lo que el modelo calculó para los documentos</translation>
    </message>
    <message>
        <source>Limit of the store</source>
        <translation>Límite del almacén</translation>
    </message>
    <message>
        <source>Prune to the limit</source>
        <translation>Reducir al límite</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Folder of the store</source>
        <translation>Carpeta del almacén</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>Nothing is kept in %1.</source>
        <translation>No hay nada guardado en %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln part(s), in %2.</source>
        <translation>
            <numerusform>%1 en %Ln parte, en %2.</numerusform>
            <numerusform>%1 en %Ln partes, en %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest was used on %1.</source>
        <translation>La más antigua se usó el %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) cannot be read; pruning removes them.</source>
        <translation>
            <numerusform>%Ln parte no se puede leer; al reducir se elimina.</numerusform>
            <numerusform>%Ln partes no se pueden leer; al reducir se eliminan.</numerusform>
        </translation>
    </message>
    <message>
        <source>An endpoint</source>
        <translation>Un punto de acceso</translation>
    </message>
    <message>
        <source>A program that speaks the OpenAI protocol, here or elsewhere. While it is on, your questions and passages of the documents are sent to its address, which then stands in the title of the window. It is off at every start.</source>
        <translation>Un programa que habla el protocolo de OpenAI, aquí o en otro lugar. Mientras está activo, sus preguntas y pasajes de los documentos se envían a su dirección, que figura entonces en el título de la ventana. Está inactivo en cada inicio.</translation>
    </message>
    <message>
        <source>the first that it lists</source>
        <translation>el primero que nombra</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation>Archivo con la clave</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Off. Nothing is sent.</source>
        <translation>Inactivo. No se envía nada.</translation>
    </message>
    <message>
        <source>On: text is sent to %1.</source>
        <translation>Activo: se envía texto a %1.</translation>
    </message>
    <message>
        <source>Let it judge, too</source>
        <translation>Dejar que también juzgue</translation>
    </message>
    <message>
        <source>It is asked about sentences that code can neither prove nor fault. Their class is “judged”.</source>
        <translation>Se le pregunta por frases que el código no puede probar ni refutar. Su clase es «juzgado».</translation>
    </message>
    <message>
        <source>Keep it on disk</source>
        <translation>Guardarlo en el disco</translation>
    </message>
    <message>
        <source>The next question about the same documents need not wait for it again.</source>
        <translation>La siguiente pregunta sobre los mismos documentos no tiene que esperarlo de nuevo.</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Claves y valores</translation>
    </message>
    <message>
        <source>How a model&apos;s keys and values are kept: f32 as computed, int8 a quarter of that, q4 half of int8 and less exact</source>
        <translation>Cómo se guardan las claves y valores de un modelo: f32 como se calculan, int8 un cuarto de eso, q4 la mitad de int8 y menos exacto</translation>
    </message>
    <message>
        <source>Use the plan that fits</source>
        <translation>Usar el plan que cabe</translation>
    </message>
    <message>
        <source>what fits: %1 tokens</source>
        <translation>lo que cabe: %1 tokens</translation>
    </message>
    <message>
        <source>It is shown</source>
        <translation>Ve</translation>
    </message>
    <message>
        <source>It sees by %1</source>
        <translation>Ve por %1</translation>
    </message>
    <message>
        <source>Take its vision encoder away</source>
        <translation>Quitar su codificador de imágenes</translation>
    </message>
    <message>
        <source>Take the vision encoder of %1 away</source>
        <translation>Quitar el codificador de imágenes de %1</translation>
    </message>
    <message>
        <source>Choose its vision encoder (mmproj)…</source>
        <translation>Elegir su codificador de imágenes (mmproj)…</translation>
    </message>
    <message>
        <source>Choose the vision encoder of %1</source>
        <translation>Elegir el codificador de imágenes de %1</translation>
    </message>
    <message>
        <source>Choose a vision encoder</source>
        <translation>Elegir un codificador de imágenes</translation>
    </message>
    <message>
        <source>Vision encoders (*.gguf);;All files (*)</source>
        <translation>Codificadores de imágenes (*.gguf);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Pictures are not sent to an endpoint.</source>
        <translation>Las imágenes no se envían a un punto de acceso.</translation>
    </message>
    <message>
        <source>Pictures need a model of this machine with its vision encoder.</source>
        <translation>Las imágenes necesitan un modelo de esta máquina con su codificador de imágenes.</translation>
    </message>
    <message>
        <source>A sentence that rests on a picture is shown only if a model judges it: let it judge, too.</source>
        <translation>Una frase que se basa en una imagen solo se muestra si un modelo la juzga: permítale juzgar también.</translation>
    </message>
    <message>
        <source>What its pictures cost is said before it starts. A sentence that rests on one opens its place on the page.</source>
        <translation>Lo que cuestan las imágenes se dice antes de empezar. Una frase que se basa en una abre su lugar en la página.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::NoticeBar</name>
    <message>
        <source>Put this notice away</source>
        <translation>Cerrar este aviso</translation>
    </message>
</context>
<context>
    <name>dossier::ui::OutlineModel</name>
    <message>
        <source>%1, page %2</source>
        <translation>%1, página %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::PageView</name>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Figure: %1</source>
        <translation>Cifra: %1</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>p. %1</translation>
    </message>
    <message>
        <source>p. %1, label %2</source>
        <translation>p. %1, rótulo %2</translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation>Elija un documento.</translation>
    </message>
    <message>
        <source>Page %1 could not be read: %2. The rest of the document was read.</source>
        <translation>La página %1 no pudo leerse: %2. El resto del documento se leyó.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Copiar con la cita</translation>
    </message>
    <message>
        <source>Correct “%1”…</source>
        <translation>Corregir «%1»…</translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected.</source>
        <translation>Solo se pueden corregir palabras leídas de una imagen.</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Quitar el marcador</translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation>Marcar esta página</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Abrir al lado</translation>
    </message>
    <message>
        <source>Choose the words first, or point at one.</source>
        <translation>Elija primero las palabras, o señale una.</translation>
    </message>
    <message>
        <source>No further word of this document was hard to read.</source>
        <translation>Ninguna otra palabra de este documento fue difícil de leer.</translation>
    </message>
    <message>
        <source>Only words that were read from a picture can be corrected. What the file itself says is not changed.</source>
        <translation>Solo se pueden corregir palabras leídas de una imagen. Lo que dice el propio archivo no se cambia.</translation>
    </message>
    <message>
        <source>This archive cannot be written, so corrections cannot be kept.</source>
        <translation>Este archivo no se puede escribir, así que las correcciones no se pueden guardar.</translation>
    </message>
    <message>
        <source>Corrected by hand: “%1” was read, “%2” stands there (%3, %4)</source>
        <translation>Corregido a mano: se leyó «%1», ahí dice «%2» (%3, %4)</translation>
    </message>
    <message>
        <source>OCR was unsure of “%1” (F2 corrects it)</source>
        <translation>El reconocimiento dudó de «%1» (F2 lo corrige)</translation>
    </message>
    <message>
        <source>Choose a sentence of the brief: its page opens here, with the words it rests on marked. Or choose a document.</source>
        <translation>Elija una frase del informe: su página se abre aquí, con las palabras en que se apoya marcadas. O elija un documento.</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Copiar como imagen</translation>
    </message>
    <message>
        <source>No table was found here. Drag over what is to be taken for one.</source>
        <translation>Aquí no se encontró ninguna tabla. Arrastre sobre lo que debe tomarse por una.</translation>
    </message>
    <message>
        <source>There are no words in this area.</source>
        <translation>En esta zona no hay palabras.</translation>
    </message>
    <message>
        <source>%1, %2. Ctrl+C copies them.</source>
        <translation>%1, %2. Ctrl+C las copia.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln columna</numerusform>
            <numerusform>%Ln columnas</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no words in this area. Ctrl+C copies its picture.</source>
        <translation>En esta zona no hay palabras. Ctrl+C copia su imagen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) in this area. Ctrl+C copies them.</source>
        <translation>
            <numerusform>%Ln palabra en esta zona. Ctrl+C la copia.</numerusform>
            <numerusform>%Ln palabras en esta zona. Ctrl+C las copia.</numerusform>
        </translation>
    </message>
    <message>
        <source>No table was found on this page.</source>
        <translation>En esta página no se encontró ninguna tabla.</translation>
    </message>
    <message>
        <source>This page has no words.</source>
        <translation>Esta página no tiene palabras.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The picture of this page is not there yet.</source>
        <translation>La imagen de esta página aún no está lista.</translation>
    </message>
    <message>
        <source>Claim %1, %2</source>
        <translation>Afirmación %1, %2</translation>
    </message>
</context>
<context>
    <name>dossier::ui::PictureChoiceBox</name>
    <message>
        <source>Pictures that the model is shown</source>
        <translation>Imágenes que se muestran al modelo</translation>
    </message>
    <message>
        <source>Pictures of the documents that the model is shown beside their text. Each takes time; what they cost is said before it starts.</source>
        <translation>Imágenes de los documentos que se muestran al modelo junto a su texto. Cada una lleva tiempo; lo que cuestan se dice antes de empezar.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReaderSide</name>
    <message>
        <source>Open documents</source>
        <translation>Documentos abiertos</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>Cerrar (Ctrl+W)</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Cerrar %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewList</name>
    <message>
        <source>claim %1, %2, %3: %4</source>
        <translation>afirmación %1, %2, %3: %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln afirmación</numerusform>
            <numerusform>%Ln afirmaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, folded</source>
        <translation>%1, %2, plegado</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ReviewView</name>
    <message>
        <source>Export history…</source>
        <translation>Exportar el historial…</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>Guardar el historial</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln abierta</numerusform>
            <numerusform>%Ln abiertas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to review.</source>
        <translation>Nada que revisar.</translation>
    </message>
    <message>
        <source>Claim %1</source>
        <translation>Afirmación %1</translation>
    </message>
    <message>
        <source>The history was saved as %1.</source>
        <translation>El historial se guardó como %1.</translation>
    </message>
    <message>
        <source>All claims</source>
        <translation>Todas las afirmaciones</translation>
    </message>
    <message>
        <source>Previous open claim</source>
        <translation>Afirmación abierta anterior</translation>
    </message>
    <message>
        <source>Next open claim</source>
        <translation>Siguiente afirmación abierta</translation>
    </message>
    <message>
        <source>Review of the claim</source>
        <translation>Revisión de la afirmación</translation>
    </message>
    <message>
        <source>No claim is chosen. Choose one from the claims, or go to the next open one with %1.</source>
        <translation>No hay ninguna afirmación elegida. Elija una de la lista de afirmaciones o vaya a la siguiente abierta con %1.</translation>
    </message>
    <message>
        <source>History of claim %1</source>
        <translation>Historial de la afirmación %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::SearchView</name>
    <message>
        <source>Search all documents</source>
        <translation>Buscar en todos los documentos</translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, NOT, NEAR.</source>
        <translation>Palabras, «frases», AND, NOT, NEAR.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Buscando …</translation>
    </message>
    <message>
        <source>“%1” is on no page that was read.</source>
        <translation>«%1» no está en ninguna página leída.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln página</numerusform>
            <numerusform>%Ln páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>the best %L1 are shown</source>
        <translation>se muestran las %L1 mejores</translation>
    </message>
    <message>
        <source>Words, “phrases”, AND, OR, NOT, brackets, begin*, a NEAR/5 b; type:pdf, path:, title:, author:, date:2024-03, language:de</source>
        <translation>Palabras, «frases», AND, OR, NOT, paréntesis, comienzo*, a NEAR/5 b; type:pdf, path:, title:, author:, date:2024-03, language:de</translation>
    </message>
</context>
<context>
    <name>dossier::ui::Session</name>
    <message>
        <source>Opening the archive …</source>
        <translation>Abriendo el archivo …</translation>
    </message>
    <message>
        <source>Check the brief against the files</source>
        <translation>Comprobar el informe con los archivos</translation>
    </message>
    <message>
        <source>%L1 of %L2 claims and figures hold</source>
        <translation>%L1 de %L2 afirmaciones y cifras se sostienen</translation>
    </message>
    <message>
        <source>Read “%1”</source>
        <translation>Leer «%1»</translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln file(s) and folder(s)</source>
        <translation>
            <numerusform>Leer %Ln fichero o carpeta</numerusform>
            <numerusform>Leer %Ln ficheros y carpetas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files, %3 pages</source>
        <translation>%1 de %2 ficheros, %3 páginas</translation>
    </message>
    <message>
        <source>%1 pages/s</source>
        <translation>%1 páginas/s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) read</source>
        <translation>
            <numerusform>%Ln página leída</numerusform>
            <numerusform>%Ln páginas leídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) unchanged</source>
        <translation>
            <numerusform>%Ln fichero sin cambios</numerusform>
            <numerusform>%Ln ficheros sin cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not opened</source>
        <translation>
            <numerusform>%Ln fichero no abierto</numerusform>
            <numerusform>%Ln ficheros no abiertos</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the brief</source>
        <translation>Redactar el informe</translation>
    </message>
    <message>
        <source>%L1 of %L2 documents</source>
        <translation>%L1 de %L2 documentos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s)</source>
        <translation>
            <numerusform>%Ln afirmación</numerusform>
            <numerusform>%Ln afirmaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the brief …</source>
        <translation>Abriendo el informe …</translation>
    </message>
    <message>
        <source>This brief can be read, not reviewed. %1</source>
        <translation>Este informe puede leerse, no revisarse. %1</translation>
    </message>
    <message>
        <source>The watched folder %1 is not there. What was read of it is kept; new files are not seen until it is back.</source>
        <translation>La carpeta vigilada %1 no está. Lo que se leyó de ella se conserva; los archivos nuevos no se verán hasta que vuelva.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 can be read here, not written: nothing can be added or reviewed. Save a copy of it where you may write, and open that.</source>
        <translation>%1 se puede leer aquí, no escribir: no se puede añadir ni revisar nada. Guarde una copia donde pueda escribir y abra esa.</translation>
    </message>
    <message>
        <source>Write the brief with %1</source>
        <translation>Escribir el informe con %1</translation>
    </message>
    <message numerus="yes">
        <source>This archive holds %Ln document(s): a brief of so many is written only when you ask for it (F5).</source>
        <translation>
            <numerusform>Este archivo contiene %Ln documento: el informe se escribe solo si usted lo pide (F5).</numerusform>
            <numerusform>Este archivo contiene %Ln documentos: un informe de tantos se escribe solo si usted lo pide (F5).</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked: %1</source>
        <translation>sin comprobar: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read</source>
        <translation>
            <numerusform>%Ln no leída</numerusform>
            <numerusform>%Ln no leídas</numerusform>
        </translation>
    </message>
    <message>
        <source>Not opened: %1. Another password can be tried from its menu in the library.</source>
        <translation>No se abrió: %1. Puede probarse otra contraseña desde su menú en la biblioteca.</translation>
    </message>
    <message>
        <source>Find files in “%1”</source>
        <translation>Buscar archivos en «%1»</translation>
    </message>
    <message>
        <source>every file is where it was read</source>
        <translation>cada archivo está donde se leyó</translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln missing file(s) is there</source>
        <translation>
            <numerusform>el archivo que falta no está ahí (%Ln)</numerusform>
            <numerusform>ninguno de los %Ln archivos que faltan está ahí</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln missing file(s) found in %2</source>
        <translation>
            <numerusform>%L1 de %Ln archivo que falta encontrado en %2</numerusform>
            <numerusform>%L1 de %Ln archivos que faltan encontrados en %2</numerusform>
        </translation>
    </message>
    <message>
        <source>put the file back there, or find it from its details in the library; then Go on in Jobs checks again</source>
        <translation>devuelva el archivo a su sitio, o búsquelo desde sus detalles en la biblioteca; después, Continuar en Tareas lo comprueba de nuevo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found at a new place</source>
        <translation>
            <numerusform>%Ln archivo encontrado en otro lugar</numerusform>
            <numerusform>%Ln archivos encontrados en otro lugar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 tokens/s</translation>
    </message>
</context>
<context>
    <name>dossier::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>found from each page</source>
        <translation>hallado en cada página</translation>
    </message>
    <message>
        <source>Languages of scans</source>
        <translation>Idiomas de los escaneos</translation>
    </message>
    <message>
        <source>Codes joined by +, as in eng+deu. Left empty, the language is found from the pixels.</source>
        <translation>Códigos unidos por +, como eng+deu. Vacío: el idioma se halla en la imagen.</translation>
    </message>
    <message>
        <source>Read pixels where there is no trustworthy text</source>
        <translation>Leer la imagen donde no haya texto fiable</translation>
    </message>
    <message>
        <source>one a core</source>
        <translation>uno por núcleo</translation>
    </message>
    <message>
        <source>Files read at a time</source>
        <translation>Ficheros a la vez</translation>
    </message>
    <message>
        <source>Each file is read in a process of its own, without network and without access to other files.</source>
        <translation>Cada fichero se lee en un proceso propio, sin red y sin acceso a otros ficheros.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clara</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscura</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Tamaño de letra</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>El idioma cambia en el próximo inicio.</translation>
    </message>
    <message>
        <source>Your name in the history</source>
        <translation>Su nombre en el historial</translation>
    </message>
    <message>
        <source>They work only while the list of claims has the focus.</source>
        <translation>Solo actúan mientras la lista de afirmaciones tiene el foco.</translation>
    </message>
    <message>
        <source>Nothing leaves this machine.</source>
        <translation>Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>This program and its readers hold no network code and open no connection. There is no account, no statistics, no search for updates.</source>
        <translation>Este programa y sus lectores no contienen código de red ni abren conexiones. No hay cuenta, ni estadísticas, ni búsqueda de actualizaciones.</translation>
    </message>
    <message>
        <source>Documents are read where they lie and never changed. Their text is kept in the archive, a file that only your account can read.</source>
        <translation>Los documentos se leen donde están y nunca se cambian. Su texto se guarda en el archivo, un fichero que solo su cuenta puede leer.</translation>
    </message>
    <message>
        <source>Passwords are tried and forgotten; they are never stored.</source>
        <translation>Las contraseñas se prueban y se olvidan; nunca se guardan.</translation>
    </message>
    <message>
        <source>Questions and their answers are kept in the archive, with the reviews. Whoever gets the archive gets them, too.</source>
        <translation>Las preguntas y respuestas se guardan en el archivo con las revisiones. Quien recibe el archivo las recibe también.</translation>
    </message>
    <message>
        <source>Names of archives opened last, and how the window stood, are kept in your settings.</source>
        <translation>Los nombres de los últimos archivos y el estado de la ventana se guardan en sus ajustes.</translation>
    </message>
    <message>
        <source>Now: local only, no connection is open.</source>
        <translation>Ahora: solo local, no hay ninguna conexión abierta.</translation>
    </message>
    <message>
        <source>Text is sent to %1.</source>
        <translation>Se envía texto a %1.</translation>
    </message>
    <message>
        <source>An endpoint is off until you name one under Models and turn it on; it is off again at the next start. While it is on, another program, dossier-net, sends your questions and passages of the documents to its address, which stands in the title of the window.</source>
        <translation>Un punto de acceso está inactivo hasta que usted nombre uno en Modelos y lo active; al siguiente inicio vuelve a estar inactivo. Mientras está activo, otro programa, dossier-net, envía sus preguntas y pasajes de los documentos a su dirección, que figura en el título de la ventana.</translation>
    </message>
    <message>
        <source>Now: connected to %1.</source>
        <translation>Ahora: conectado a %1.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>No file may take more than this. Where one would, it is stopped there; the page or file is then listed with the reason, and the rest is read.</source>
        <translation>Ningún archivo puede tomar más que esto. Si lo hace, se detiene ahí; la página o el archivo aparece entonces con el motivo, y el resto se lee.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message numerus="yes">
        <source>each file&apos;s reader; %Ln at a time unless set</source>
        <translation>
            <numerusform>el lector de cada archivo; %Ln a la vez salvo ajuste</numerusform>
            <numerusform>el lector de cada archivo; %Ln a la vez salvo ajuste</numerusform>
        </translation>
    </message>
    <message>
        <source>Time for a page</source>
        <translation>Tiempo por página</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>by the clock</source>
        <translation>de reloj</translation>
    </message>
    <message>
        <source>Time for a file</source>
        <translation>Tiempo por archivo</translation>
    </message>
    <message>
        <source>%1&#xa0;min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>of a processor</source>
        <translation>de un procesador</translation>
    </message>
    <message>
        <source>Size of a picture</source>
        <translation>Tamaño de una imagen</translation>
    </message>
    <message>
        <source>%1&#xa0;million pixels</source>
        <translation>%1&#xa0;millones de píxeles</translation>
    </message>
    <message>
        <source>A4 at 600 dots an inch has 35 million</source>
        <translation>A4 a 600 puntos por pulgada tiene 35 millones</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>of one document</source>
        <translation>de un documento</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>of one file, with the places of its words</source>
        <translation>de un archivo, con los lugares de sus palabras</translation>
    </message>
    <message>
        <source>Files in files</source>
        <translation>Archivos en archivos</translation>
    </message>
    <message>
        <source>attachments and members of archives, %1 deep</source>
        <translation>adjuntos y miembros de archivos, %1 niveles</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>Descomprimido</translation>
    </message>
    <message>
        <source>of one file, and at most %1 times what is packed</source>
        <translation>de un archivo, y como máximo %1 veces lo comprimido</translation>
    </message>
    <message>
        <source>A file itself may be of any size. How many files are read at a time is set under Reading; memory and disk of a model under Models.</source>
        <translation>Un archivo puede tener cualquier tamaño. Cuántos archivos se leen a la vez se ajusta en Lectura; la memoria y el disco de un modelo en Modelos.</translation>
    </message>
    <message>
        <source>Single letters act on the chosen claim</source>
        <translation>Letras sueltas actúan sobre la afirmación elegida</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Reduced motion: the mark of a place just opened does not pulse</source>
        <translation>Menos movimiento: la marca de un lugar recién abierto no parpadea</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>High contrast, also where the system does not ask for it</source>
        <translation>Contraste alto, aunque el sistema no lo pida</translation>
    </message>
</context>
<context>
    <name>dossier::ui::StartPage</name>
    <message>
        <source>Open a folder. Get a brief you can check.</source>
        <translation>Abra una carpeta. Obtenga un informe comprobable.</translation>
    </message>
    <message>
        <source>Drop a folder or files here</source>
        <translation>Suelte aquí una carpeta o ficheros</translation>
    </message>
    <message>
        <source>PDF, scans, Word, Excel, mail, archives. Originals are never changed.</source>
        <translation>PDF, escaneos, Word, Excel, correo, archivos comprimidos. Los originales nunca se cambian.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Every page is read</source>
        <translation>Se lee cada página</translation>
    </message>
    <message>
        <source>Text where there is text, OCR where there is none. What cannot be read is listed, with the reason.</source>
        <translation>Texto donde lo hay, OCR donde no. Lo que no puede leerse se lista con su motivo.</translation>
    </message>
    <message>
        <source>Every sentence carries its proof</source>
        <translation>Cada frase lleva su prueba</translation>
    </message>
    <message>
        <source>A click on a footnote opens the page with the words marked. Sentences that cannot be proven are kept out.</source>
        <translation>Un clic en una nota abre la página con las palabras marcadas. Lo que no puede probarse queda fuera.</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>Usted decide</translation>
    </message>
    <message>
        <source>Accept, reject, edit, comment. An edit is checked at once; the history is kept.</source>
        <translation>Acepte, rechace, edite, comente. Un cambio se comprueba al instante; el historial se conserva.</translation>
    </message>
    <message>
        <source>Open an archive…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message>
        <source>Nothing you open leaves this machine. No account, no statistics, no connection.</source>
        <translation>Nada de lo que abre sale de este equipo. Sin cuenta, sin estadísticas, sin conexión.</translation>
    </message>
</context>
<context>
    <name>dossier::ui::ThumbnailModel</name>
    <message>
        <source>page %1</source>
        <translation>página %1</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WordField</name>
    <message>
        <source>Read as “%1”, doubtful. Enter keeps your word beside it.</source>
        <translation>Leído «%1», dudoso. Intro guarda su palabra al lado.</translation>
    </message>
    <message>
        <source>Read as “%1”. Enter keeps your word beside it.</source>
        <translation>Leído «%1». Intro guarda su palabra al lado.</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Lo que dice ahí</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WritingStrip</name>
    <message numerus="yes">
        <source>The brief is being written: %Ln sentence(s) hold</source>
        <translation>
            <numerusform>Se escribe el informe: %Ln frase se sostiene</numerusform>
            <numerusform>Se escribe el informe: %Ln frases se sostienen</numerusform>
        </translation>
    </message>
    <message>
        <source>The brief is being written</source>
        <translation>El informe se está escribiendo</translation>
    </message>
</context>
<context>
    <name>dossier::ui::WrittenPart</name>
    <message>
        <source>Stop (Esc)</source>
        <translation>Detener (Esc)</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Escribir de nuevo</translation>
    </message>
    <message>
        <source>Written by %1. Each sentence is checked before it is shown.</source>
        <translation>Escrito por %1. Cada frase se comprueba antes de mostrarse.</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Escribiendo …</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Deteniendo …</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>What was checked before stays above.</source>
        <translation>Lo comprobado antes queda arriba.</translation>
    </message>
    <message>
        <source>The model finds no answer in the passages it was given.</source>
        <translation>El modelo no halla respuesta en los pasajes que recibió.</translation>
    </message>
    <message>
        <source>No sentence of it could be proven.</source>
        <translation>No se pudo probar ninguna de sus frases.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) kept out: not proven.</source>
        <translation>
            <numerusform>%Ln frase quedó fuera: no probada.</numerusform>
            <numerusform>%Ln frases quedaron fuera: no probadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut short at the limit of its length.</source>
        <translation>Cortada en el límite de longitud.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s), all proven.</source>
        <translation>
            <numerusform>%Ln frase, probada.</numerusform>
            <numerusform>%Ln frases, todas probadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>The sentence rests on the picture itself, which only a model has judged.</source>
        <translation>La frase se basa en la propia imagen, que solo un modelo ha juzgado.</translation>
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
        <translation>Libere espacio: lo hecho se conserva, y Continuar en Tareas retoma el resto.</translation>
    </message>
    <message>
        <source>It was not touched. An archive can be mended with “dossier archive check --repair”.</source>
        <translation>No se ha tocado. Un archivo se repara con «dossier archive check --repair».</translation>
    </message>
    <message>
        <source>“Find it…” in its details in the library looks elsewhere.</source>
        <translation>«Buscarlo…», en sus detalles en la biblioteca, lo busca en otro lugar.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>to read and print; footnotes on each page</source>
        <translation>para leer e imprimir; notas en cada página</translation>
    </message>
    <message>
        <source>real footnotes, to go on writing</source>
        <translation>notas verdaderas, para seguir escribiendo</translation>
    </message>
    <message>
        <source>the same for LibreOffice</source>
        <translation>lo mismo para LibreOffice</translation>
    </message>
    <message>
        <source>one file with pictures of all cited regions</source>
        <translation>un fichero con imágenes de todos los pasajes citados</translation>
    </message>
    <message>
        <source>plain text with footnotes</source>
        <translation>texto simple con notas</translation>
    </message>
    <message>
        <source>claims and figures, a linked source each</source>
        <translation>afirmaciones y cifras, cada una con su fuente enlazada</translation>
    </message>
    <message>
        <source>one line a citation</source>
        <translation>una línea por cita</translation>
    </message>
    <message>
        <source>the report itself, to be checked by dossier verify</source>
        <translation>el propio informe, para comprobarlo con dossier verify</translation>
    </message>
    <message>
        <source>The pages as they will be written and printed.</source>
        <translation>Las páginas tal como se escribirán e imprimirán.</translation>
    </message>
    <message>
        <source>The contents as pages. The program that opens the file breaks lines and pages itself.</source>
        <translation>El contenido en páginas. El programa que abra el archivo divide las líneas y páginas.</translation>
    </message>
    <message>
        <source>The contents as pages. The file is one page for a browser, with a picture of each cited region.</source>
        <translation>El contenido en páginas. El archivo es una página para un navegador, con una imagen de cada pasaje citado.</translation>
    </message>
    <message>
        <source>The sheets as they will be written.</source>
        <translation>Las hojas tal como se escribirán.</translation>
    </message>
    <message>
        <source>The lines as they will be written.</source>
        <translation>Las líneas tal como se escribirán.</translation>
    </message>
    <message>
        <source>The text as it will be written.</source>
        <translation>El texto tal como se escribirá.</translation>
    </message>
    <message>
        <source>The brief of the pack as pages. The pack also holds report.json, a picture of each cited region, and the hashes of all.</source>
        <translation>El informe del paquete en páginas. El paquete contiene también report.json, una imagen de cada pasaje citado y los hashes de todo.</translation>
    </message>
    <message>
        <source>pictures, quotes, hashes, to check anywhere</source>
        <translation>imágenes, citas, huellas, para comprobar</translation>
    </message>
    <message>
        <source>Evidence pack (ZIP)</source>
        <translation>Carpeta de pruebas (ZIP)</translation>
    </message>
</context>
<context>
    <name>job</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
</context>
<context>
    <name>kind</name>
    <message>
        <source>annual report</source>
        <translation>informe anual</translation>
    </message>
    <message>
        <source>quarterly report</source>
        <translation>informe trimestral</translation>
    </message>
    <message>
        <source>current report</source>
        <translation>informe corriente</translation>
    </message>
    <message>
        <source>financial report</source>
        <translation>informe financiero</translation>
    </message>
    <message>
        <source>press release</source>
        <translation>nota de prensa</translation>
    </message>
    <message>
        <source>earnings call</source>
        <translation>conferencia de resultados</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>contrato</translation>
    </message>
    <message>
        <source>amendment</source>
        <translation>enmienda</translation>
    </message>
    <message>
        <source>court opinion</source>
        <translation>resolución judicial</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>carta</translation>
    </message>
    <message>
        <source>purchase order</source>
        <translation>orden de compra</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>oferta</translation>
    </message>
    <message>
        <source>protocol</source>
        <translation>protocolo</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>factura</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>recibo</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>acta</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>política</translation>
    </message>
    <message>
        <source>report</source>
        <translation>informe</translation>
    </message>
    <message>
        <source>message</source>
        <translation>mensaje</translation>
    </message>
    <message>
        <source>spreadsheet</source>
        <translation>hoja de cálculo</translation>
    </message>
    <message>
        <source>presentation</source>
        <translation>presentación</translation>
    </message>
    <message>
        <source>source text</source>
        <translation>texto fuente</translation>
    </message>
    <message>
        <source>document</source>
        <translation>documento</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Review documents with the evidence beside every sentence.</source>
        <translation>Revisar documentos con la prueba junto a cada frase.</translation>
    </message>
    <message>
        <source>The archive to open, or files and folders to read.</source>
        <translation>El archivo que abrir, o ficheros y carpetas que leer.</translation>
    </message>
    <message>
        <source>Show this report beside it.</source>
        <translation>Mostrar este informe al lado.</translation>
    </message>
    <message>
        <source>Dark appearance.</source>
        <translation>Apariencia oscura.</translation>
    </message>
    <message>
        <source>Light appearance.</source>
        <translation>Apariencia clara.</translation>
    </message>
    <message>
        <source>--report shows a report beside its archive: name the archive, too.</source>
        <translation>--report muestra un informe junto a su archivo: indique también el archivo.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>%1 billion</source>
        <translation>%1 mil millones</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 millones</translation>
    </message>
    <message>
        <source>%1 parameters, %2 of them a token</source>
        <translation>%1 parámetros, %2 de ellos por token</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 parámetros</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation>licencia %1</translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Afirmaciones</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>no pictures</source>
        <translation>ninguna imagen</translation>
    </message>
    <message>
        <source>figures within pages</source>
        <translation>las figuras de las páginas</translation>
    </message>
    <message>
        <source>pages that are scans</source>
        <translation>las páginas escaneadas</translation>
    </message>
    <message>
        <source>every page</source>
        <translation>cada página</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>Edited, not yet accepted</source>
        <translation>Editadas, aún no aceptadas</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazadas</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptadas</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Brief of %1 documents</source>
        <translation>Informe de %1 documentos</translation>
    </message>
    <message>
        <source>Dates to watch</source>
        <translation>Fechas que vigilar</translation>
    </message>
    <message>
        <source>Two values</source>
        <translation>Dos valores</translation>
    </message>
    <message>
        <source>Main figures of %1</source>
        <translation>Cifras principales: %1</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Cláusulas</translation>
    </message>
    <message>
        <source>as quoted</source>
        <translation>según cita</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>todas las filas</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 de %2 filas</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>según impreso</translation>
    </message>
    <message>
        <source>In thousands</source>
        <translation>En miles</translation>
    </message>
    <message>
        <source>In millions</source>
        <translation>En millones</translation>
    </message>
    <message>
        <source>In billions</source>
        <translation>En miles de millones</translation>
    </message>
    <message>
        <source>%1 in thousands</source>
        <translation>%1 en miles</translation>
    </message>
    <message>
        <source>%1 in millions</source>
        <translation>%1 en millones</translation>
    </message>
    <message>
        <source>%1 in billions</source>
        <translation>%1 en miles de millones</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Variación</translation>
    </message>
    <message>
        <source>Change %</source>
        <translation>Variación %</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>Fecha de efecto</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Renovación</translation>
    </message>
    <message>
        <source>Termination notice</source>
        <translation>Preaviso de resolución</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Plazo de pago</translation>
    </message>
    <message>
        <source>Liability cap</source>
        <translation>Límite de responsabilidad</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Cesión</translation>
    </message>
    <message>
        <source>Governing law</source>
        <translation>Ley aplicable</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>Jurisdicción</translation>
    </message>
    <message>
        <source>The same statement</source>
        <translation>La misma afirmación</translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4. %5 is the later document.</source>
        <translation>Es decir, %1 en %2 y %3 en %4. %5 es el documento posterior.</translation>
    </message>
    <message>
        <source>That is %1 in %2 and %3 in %4.</source>
        <translation>Es decir, %1 en %2 y %3 en %4.</translation>
    </message>
    <message>
        <source>Judged by %1 from the quotes alone.</source>
        <translation>Juzgado por %1 solo según las citas.</translation>
    </message>
    <message>
        <source>Judged by %1 from the picture alone.</source>
        <translation>Juzgado por %1 solo según la imagen.</translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures alone.</source>
        <translation>Juzgado por %1 solo según las imágenes.</translation>
    </message>
    <message>
        <source>Judged by %1 from the picture and the quotes alone.</source>
        <translation>Juzgado por %1 solo según la imagen y las citas.</translation>
    </message>
    <message>
        <source>Judged by %1 from the pictures and the quotes alone.</source>
        <translation>Juzgado por %1 solo según las imágenes y las citas.</translation>
    </message>
    <message>
        <source>The statement rests on the picture itself, which only a model has judged.</source>
        <translation>La afirmación se basa en la propia imagen, que solo un modelo ha juzgado.</translation>
    </message>
    <message>
        <source>The words lie under a filled box in the document.</source>
        <translation>Las palabras están bajo un recuadro relleno en el documento.</translation>
    </message>
    <message>
        <source>OCR was unsure of some of these words.</source>
        <translation>El OCR dudaba de algunas de estas palabras.</translation>
    </message>
    <message>
        <source>Some of these words were corrected by hand; the picture was read otherwise.</source>
        <translation>Algunas de estas palabras se corrigieron a mano; la imagen se leyó de otro modo.</translation>
    </message>
    <message>
        <source>%1; the operands’ own rounding allows %2 to %3</source>
        <translation>%1; el redondeo de los operandos permite de %2 a %3</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>suma</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>diferencia</translation>
    </message>
    <message>
        <source>product</source>
        <translation>producto</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>razón</translation>
    </message>
    <message>
        <source>quotient less 1, in per cent</source>
        <translation>cociente menos 1, en por ciento</translation>
    </message>
    <message>
        <source>share</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>average</source>
        <translation>promedio</translation>
    </message>
    <message>
        <source>count</source>
        <translation>recuento</translation>
    </message>
    <message>
        <source>smallest of these</source>
        <translation>el menor de ellos</translation>
    </message>
    <message>
        <source>largest of these</source>
        <translation>el mayor de ellos</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>result</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>thousand</source>
        <translation>miles</translation>
    </message>
    <message>
        <source>million</source>
        <translation>millones</translation>
    </message>
    <message>
        <source>billion</source>
        <translation>miles de millones</translation>
    </message>
    <message>
        <source>%1 thousand</source>
        <translation>%1 miles</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 millones</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 miles de millones</translation>
    </message>
    <message>
        <source>none of the documents that fit speaks of %1</source>
        <translation>ninguno de los documentos que encajan habla de %1</translation>
    </message>
    <message>
        <source>the statements have no line for %1, and no page names it</source>
        <translation>los estados no tienen una línea para %1 y ninguna página lo nombra</translation>
    </message>
    <message>
        <source>no clause of the contracts says it</source>
        <translation>ninguna cláusula de los contratos lo dice</translation>
    </message>
    <message>
        <source>the contract that fits best does not speak of %1</source>
        <translation>el contrato que mejor encaja no habla de %1</translation>
    </message>
    <message>
        <source>no passage has what is asked for</source>
        <translation>ningún pasaje tiene lo que se pregunta</translation>
    </message>
    <message>
        <source>no name stands beside the office</source>
        <translation>ningún nombre figura junto al cargo</translation>
    </message>
    <message>
        <source>the claim cites nothing</source>
        <translation>la afirmación no cita nada</translation>
    </message>
    <message>
        <source>nothing in the quotes speaks of this</source>
        <translation>nada en las citas habla de esto</translation>
    </message>
    <message>
        <source>%1: the page is no longer what was cited</source>
        <translation>%1: la página ya no es la que se citó</translation>
    </message>
    <message>
        <source>%1: the page holds other words at the quote&apos;s place</source>
        <translation>%1: en el lugar de la cita hay otras palabras</translation>
    </message>
    <message>
        <source>%1: the words stand in other boxes</source>
        <translation>%1: las palabras están en otro lugar</translation>
    </message>
    <message>
        <source>%1: no picture stands there</source>
        <translation>%1: allí no hay ninguna imagen</translation>
    </message>
    <message>
        <source>%1: words under a filled box are quoted</source>
        <translation>%1: se citan palabras bajo un recuadro relleno</translation>
    </message>
    <message>
        <source>%1: words that the page does not show are quoted</source>
        <translation>%1: se citan palabras que la página no muestra</translation>
    </message>
    <message>
        <source>%1: words of the quote were corrected by hand</source>
        <translation>%1: se corrigieron a mano palabras de la cita</translation>
    </message>
    <message>
        <source>%1: a figure of the quote was hard to read</source>
        <translation>%1: una cifra de la cita era difícil de leer</translation>
    </message>
    <message>
        <source>%1: words of the quote were hard to read</source>
        <translation>%1: palabras de la cita eran difíciles de leer</translation>
    </message>
    <message>
        <source>figures read from a picture are not reckoned with</source>
        <translation>no se calcula con cifras leídas de una imagen</translation>
    </message>
    <message>
        <source>the sentence rests on a picture, and no model that sees was asked to judge it</source>
        <translation>la frase se basa en una imagen y ningún modelo que ve fue llamado a juzgarla</translation>
    </message>
    <message>
        <source>the condition &quot;%1&quot; is left out</source>
        <translation>falta la condición «%1»</translation>
    </message>
    <message>
        <source>&quot;%1&quot; before it is left out</source>
        <translation>falta «%1», que va delante</translation>
    </message>
    <message>
        <source>the quote&apos;s &quot;%1&quot; is left out</source>
        <translation>falta «%1» de la cita</translation>
    </message>
    <message>
        <source>words from two places are joined; &quot;%1&quot; is left out</source>
        <translation>se unen palabras de dos lugares; falta «%1»</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is left out</source>
        <translation>falta «%1»</translation>
    </message>
    <message>
        <source>words of two sentences are joined</source>
        <translation>se unen palabras de dos frases</translation>
    </message>
    <message>
        <source>a negation is added</source>
        <translation>se ha añadido una negación</translation>
    </message>
    <message>
        <source>a negation is left out</source>
        <translation>falta una negación</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote &quot;%2&quot;</source>
        <translation>la afirmación dice «%1», la cita «%2»</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;, the quote speaks of another time</source>
        <translation>la afirmación dice «%1», la cita habla de otro tiempo</translation>
    </message>
    <message>
        <source>the claim says &quot;%1&quot;</source>
        <translation>la afirmación dice «%1»</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands for nobody in the quote</source>
        <translation>«%1» no designa a nadie en la cita</translation>
    </message>
    <message>
        <source>the number %1 is another in the quote</source>
        <translation>el número %1 es otro en la cita</translation>
    </message>
    <message>
        <source>the number %1 is not at this place of the quote</source>
        <translation>el número %1 no está en este lugar de la cita</translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;; it says &quot;%2&quot;</source>
        <translation>la cita no dice «%1», sino «%2»</translation>
    </message>
    <message>
        <source>the quote does not say &quot;%1&quot;</source>
        <translation>la cita no dice «%1»</translation>
    </message>
    <message>
        <source>the row the claim speaks of is not in the quotes</source>
        <translation>la fila de la que habla la afirmación no está en las citas</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither in the row nor in the heading</source>
        <translation>«%1» no está ni en la fila ni en el encabezado</translation>
    </message>
    <message>
        <source>the two values are not in the row</source>
        <translation>los dos valores no están en la fila</translation>
    </message>
    <message>
        <source>the value for %1 is not %2</source>
        <translation>el valor de %1 no es %2</translation>
    </message>
    <message>
        <source>the change from %1 to %2 is not %3</source>
        <translation>la variación de %1 a %2 no es %3</translation>
    </message>
    <message>
        <source>the operands have different units</source>
        <translation>los operandos tienen unidades distintas</translation>
    </message>
    <message>
        <source>the operands share neither a period nor what they measure</source>
        <translation>los operandos no comparten ni el período ni lo que miden</translation>
    </message>
    <message>
        <source>%1 is cited from another period</source>
        <translation>%1 se cita de otro período</translation>
    </message>
    <message>
        <source>%1 is not what is cited: &quot;%2&quot;</source>
        <translation>%1 no es lo que se cita: «%2»</translation>
    </message>
    <message>
        <source>%1 has no quote</source>
        <translation>%1 no tiene cita</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>dañado: %1</translation>
    </message>
    <message>
        <source>password: %1</source>
        <translation>contraseña: %1</translation>
    </message>
    <message>
        <source>unreadable: %1</source>
        <translation>ilegible: %1</translation>
    </message>
    <message>
        <source>unsupported: %1</source>
        <translation>no admitido: %1</translation>
    </message>
    <message>
        <source>too_large: %1</source>
        <translation>demasiado grande: %1</translation>
    </message>
    <message>
        <source>timeout: %1</source>
        <translation>tiempo agotado: %1</translation>
    </message>
    <message>
        <source>memory: %1</source>
        <translation>memoria: %1</translation>
    </message>
    <message>
        <source>page %1: %2</source>
        <translation>página %1: %2</translation>
    </message>
    <message>
        <source>password needed</source>
        <translation>se necesita contraseña</translation>
    </message>
    <message>
        <source>the document is encrypted</source>
        <translation>el documento está cifrado</translation>
    </message>
    <message>
        <source>no given password opens the document</source>
        <translation>ninguna contraseña dada abre el documento</translation>
    </message>
    <message>
        <source>the message is encrypted</source>
        <translation>el mensaje está cifrado</translation>
    </message>
    <message>
        <source>the book is copy protected</source>
        <translation>el libro está protegido contra copia</translation>
    </message>
    <message>
        <source>encrypted office file; passwords for this kind are not supported</source>
        <translation>archivo ofimático cifrado; las contraseñas de este tipo no se admiten</translation>
    </message>
    <message>
        <source>encrypted Word file; passwords for this kind are not supported</source>
        <translation>archivo de Word cifrado; las contraseñas de este tipo no se admiten</translation>
    </message>
    <message>
        <source>encrypted workbook; passwords for this kind are not supported</source>
        <translation>libro cifrado; las contraseñas de este tipo no se admiten</translation>
    </message>
    <message>
        <source>encrypted presentation; passwords for this kind are not supported</source>
        <translation>presentación cifrada; las contraseñas de este tipo no se admiten</translation>
    </message>
    <message>
        <source>the document could not be opened: %1</source>
        <translation>el documento no se pudo abrir: %1</translation>
    </message>
    <message>
        <source>the page could not be read: %1</source>
        <translation>la página no se pudo leer: %1</translation>
    </message>
    <message>
        <source>the page could not be drawn: %1</source>
        <translation>la página no se pudo dibujar: %1</translation>
    </message>
    <message>
        <source>the page&apos;s content is broken before it draws anything</source>
        <translation>el contenido de la página está dañado antes de dibujar nada</translation>
    </message>
    <message>
        <source>the page&apos;s own description is broken</source>
        <translation>la propia descripción de la página está dañada</translation>
    </message>
    <message>
        <source>there is no such page, or its description is broken</source>
        <translation>no existe esa página o su descripción está dañada</translation>
    </message>
    <message>
        <source>no page can be found in the bytes</source>
        <translation>no se encuentra ninguna página en los bytes</translation>
    </message>
    <message>
        <source>no member can be found in it</source>
        <translation>no se encuentra ningún miembro en él</translation>
    </message>
    <message>
        <source>no message in the mailbox</source>
        <translation>ningún mensaje en el buzón</translation>
    </message>
    <message>
        <source>not a readable message</source>
        <translation>no es un mensaje legible</translation>
    </message>
    <message>
        <source>the picture cannot be decoded</source>
        <translation>la imagen no se puede descodificar</translation>
    </message>
    <message>
        <source>the file holds no picture</source>
        <translation>el archivo no contiene ninguna imagen</translation>
    </message>
    <message>
        <source>the head of the picture is broken</source>
        <translation>la cabecera de la imagen está dañada</translation>
    </message>
    <message>
        <source>the main document of the package cannot be read</source>
        <translation>el documento principal del paquete no se puede leer</translation>
    </message>
    <message>
        <source>the workbook cannot be read</source>
        <translation>el libro no se puede leer</translation>
    </message>
    <message>
        <source>the presentation cannot be read</source>
        <translation>la presentación no se puede leer</translation>
    </message>
    <message>
        <source>the content cannot be read</source>
        <translation>el contenido no se puede leer</translation>
    </message>
    <message>
        <source>not a picture of a kind that is read</source>
        <translation>imagen de un tipo que no se lee</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>the page needs more memory than a reader may have</source>
        <translation>la página necesita más memoria de la que puede tener un lector</translation>
    </message>
    <message>
        <source>opening the document needs more memory than a reader may have</source>
        <translation>abrir el documento necesita más memoria de la que puede tener un lector</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>sin respuesta en %1 s</translation>
    </message>
    <message>
        <source>only the first %1 pages were read</source>
        <translation>solo se leyeron las primeras %1 páginas</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenido</translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation>no se puede escribir en el archivo</translation>
    </message>
    <message>
        <source>the archive cannot be written, so bookmarks cannot be kept</source>
        <translation>no se puede escribir en el archivo, así que los marcadores no se guardan</translation>
    </message>
    <message>
        <source>the archive cannot be written, so corrections cannot be kept</source>
        <translation>no se puede escribir en el archivo, así que las correcciones no se guardan</translation>
    </message>
    <message>
        <source>the archive cannot be written, so reviews cannot be kept</source>
        <translation>no se puede escribir en el archivo, así que las revisiones no se guardan</translation>
    </message>
    <message>
        <source>save a copy of it where you may write, and open that</source>
        <translation>guarde una copia donde pueda escribir y ábrala</translation>
    </message>
    <message>
        <source>the archive holds no documents</source>
        <translation>el archivo no contiene documentos</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>añada una carpeta</translation>
    </message>
    <message>
        <source>a failed claim cannot be accepted</source>
        <translation>una afirmación fallida no se puede aceptar</translation>
    </message>
    <message>
        <source>edit or reject it</source>
        <translation>edítela o rechácela</translation>
    </message>
    <message>
        <source>this claim is not kept in the archive</source>
        <translation>esta afirmación no está en el archivo</translation>
    </message>
    <message>
        <source>write the brief again</source>
        <translation>escriba de nuevo el informe</translation>
    </message>
    <message>
        <source>the page has changed since this claim was made</source>
        <translation>la página ha cambiado desde esta afirmación</translation>
    </message>
    <message>
        <source>make the claim again</source>
        <translation>rehaga la afirmación</translation>
    </message>
    <message>
        <source>only words that were read from a picture can be corrected</source>
        <translation>solo se pueden corregir palabras leídas de una imagen</translation>
    </message>
    <message>
        <source>what the file itself says is not changed</source>
        <translation>lo que dice el propio archivo no se cambia</translation>
    </message>
    <message>
        <source>the words stand on two lines</source>
        <translation>las palabras están en dos líneas</translation>
    </message>
    <message>
        <source>correct one after the other</source>
        <translation>corríjalas una tras otra</translation>
    </message>
    <message>
        <source>the page was read otherwise since</source>
        <translation>la página se leyó de otro modo desde entonces</translation>
    </message>
    <message>
        <source>look at the page again</source>
        <translation>mire de nuevo la página</translation>
    </message>
    <message>
        <source>a tag needs a name</source>
        <translation>una etiqueta necesita un nombre</translation>
    </message>
    <message>
        <source>a saved search needs a name</source>
        <translation>una búsqueda guardada necesita un nombre</translation>
    </message>
    <message>
        <source>the query asks for nothing</source>
        <translation>la consulta no pregunta nada</translation>
    </message>
    <message>
        <source>closing bracket missing</source>
        <translation>falta el paréntesis de cierre</translation>
    </message>
    <message>
        <source>closing bracket missing after NEAR</source>
        <translation>falta el paréntesis de cierre tras NEAR</translation>
    </message>
    <message>
        <source>closing quotation mark missing after “%1</source>
        <translation>faltan las comillas de cierre tras “%1</translation>
    </message>
    <message>
        <source>NEAR needs two words or more</source>
        <translation>NEAR necesita dos palabras o más</translation>
    </message>
    <message>
        <source>NOT needs words to take pages away from</source>
        <translation>NOT necesita palabras de las que quitar páginas</translation>
    </message>
    <message>
        <source>“%1” means nothing here</source>
        <translation>«%1» no significa nada aquí</translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>«%1» no es una fecha</translation>
    </message>
    <message>
        <source>the endpoint does not answer</source>
        <translation>el punto de acceso no responde</translation>
    </message>
    <message>
        <source>the file is not at its place</source>
        <translation>el archivo no está en su sitio</translation>
    </message>
    <message>
        <source>the file is no longer in its folder</source>
        <translation>el archivo ya no está en su carpeta</translation>
    </message>
    <message>
        <source>the file has changed since it was read</source>
        <translation>el archivo ha cambiado desde que se leyó</translation>
    </message>
    <message>
        <source>there is something of this name already</source>
        <translation>ya existe algo con este nombre</translation>
    </message>
    <message>
        <source>choose another name, or remove it first</source>
        <translation>elija otro nombre o quítelo primero</translation>
    </message>
    <message>
        <source>the archive has no such documents</source>
        <translation>el archivo no contiene documentos de ese tipo</translation>
    </message>
    <message>
        <source>no term is seen to end then</source>
        <translation>ningún plazo termina entonces</translation>
    </message>
    <message>
        <source>no day is seen to be due then</source>
        <translation>nada vence entonces</translation>
    </message>
    <message>
        <source>%1 contract states no end that could be told: %2</source>
        <translation>%1 contrato no indica un fin que pueda determinarse: %2</translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2 and %3 more</source>
        <translation>%1 contratos no indican un fin que pueda determinarse: %2 y %3 más</translation>
    </message>
    <message>
        <source>%1 contracts state no end that could be told: %2</source>
        <translation>%1 contratos no indican un fin que pueda determinarse: %2</translation>
    </message>
    <message>
        <source>%1 was looked through, no such clause found in the pages read: %2</source>
        <translation>%1 se revisó sin hallar esa cláusula en las páginas leídas: %2</translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2 and %3 more</source>
        <translation>%1 se revisaron sin hallar esa cláusula en las páginas leídas: %2 y %3 más</translation>
    </message>
    <message>
        <source>%1 were looked through, no such clause found in the pages read: %2</source>
        <translation>%1 se revisaron sin hallar esa cláusula en las páginas leídas: %2</translation>
    </message>
    <message>
        <source>no such clause was found in the pages read of these, one worded otherwise may be there</source>
        <translation>en las páginas leídas de estos documentos no se encontró esa cláusula, puede haber una redactada de otro modo</translation>
    </message>
    <message>
        <source>%1 has such a clause: %2</source>
        <translation>%1 tiene esa cláusula: %2</translation>
    </message>
    <message>
        <source>%1 have such a clause: %2 and %3 more</source>
        <translation>%1 tienen esa cláusula: %2 y %3 más</translation>
    </message>
    <message>
        <source>%1 have such a clause: %2</source>
        <translation>%1 tienen esa cláusula: %2</translation>
    </message>
    <message>
        <source>%1 amendment has none of its own: %2</source>
        <translation>%1 modificación no tiene una propia: %2</translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2 and %3 more</source>
        <translation>%1 modificaciones no tienen una propia: %2 y %3 más</translation>
    </message>
    <message>
        <source>%1 amendments have none of their own: %2</source>
        <translation>%1 modificaciones no tienen una propia: %2</translation>
    </message>
    <message>
        <source>%1 was not read whole: %2</source>
        <translation>%1 no se leyó entero: %2</translation>
    </message>
    <message>
        <source>%1 were not read whole: %2 and %3 more</source>
        <translation>%1 no se leyeron enteros: %2 y %3 más</translation>
    </message>
    <message>
        <source>%1 were not read whole: %2</source>
        <translation>%1 no se leyeron enteros: %2</translation>
    </message>
    <message>
        <source>%1 file could not be read: %2</source>
        <translation>%1 archivo no se pudo leer: %2</translation>
    </message>
    <message>
        <source>%1 files could not be read: %2 and %3 more</source>
        <translation>%1 archivos no se pudieron leer: %2 y %3 más</translation>
    </message>
    <message>
        <source>%1 files could not be read: %2</source>
        <translation>%1 archivos no se pudieron leer: %2</translation>
    </message>
    <message>
        <source>“%1” was looked for in titles and file names</source>
        <translation>«%1» se buscó en títulos y nombres de archivo</translation>
    </message>
    <message>
        <source>“%1” was not compared, the clauses are quoted to be read</source>
        <translation>«%1» no se comparó, las cláusulas se citan para leerlas</translation>
    </message>
    <message>
        <source>no such clause uses the word “%1”, it was left out</source>
        <translation>ninguna cláusula así usa la palabra «%1», se dejó fuera</translation>
    </message>
    <message>
        <source>no such clause was found</source>
        <translation>no se encontró esa cláusula</translation>
    </message>
    <message>
        <source>no document without such a clause was found</source>
        <translation>no se encontró ningún documento sin esa cláusula</translation>
    </message>
    <message>
        <source>%1 document has too little text to tell its language: %2</source>
        <translation>%1 documento tiene muy poco texto para saber su idioma: %2</translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2 and %3 more</source>
        <translation>%1 documentos tienen muy poco texto para saber su idioma: %2 y %3 más</translation>
    </message>
    <message>
        <source>%1 documents have too little text to tell their language: %2</source>
        <translation>%1 documentos tienen muy poco texto para saber su idioma: %2</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>reading</source>
        <translation>leyendo</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>dudoso</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>en parte</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
</context>
<context>
    <name>tool</name>
    <message>
        <source>&amp;Move the page</source>
        <translation>&amp;Mover la página</translation>
    </message>
    <message>
        <source>&amp;Zoom to a rectangle</source>
        <translation>Ampliar un &amp;rectángulo</translation>
    </message>
    <message>
        <source>Choose an &amp;area</source>
        <translation>Elegir una &amp;zona</translation>
    </message>
    <message>
        <source>Choose &amp;text</source>
        <translation>Elegir &amp;texto</translation>
    </message>
    <message>
        <source>Choose a ta&amp;ble</source>
        <translation>Elegir una ta&amp;bla</translation>
    </message>
    <message>
        <source>Magnifying &amp;glass</source>
        <translation>&amp;Lupa</translation>
    </message>
    <message>
        <source>Drag the page, or move it with the arrows.</source>
        <translation>Arrastre la página o muévala con las flechas.</translation>
    </message>
    <message>
        <source>Drag a rectangle: it fills the view. A click or Enter enlarges, with Shift it makes smaller.</source>
        <translation>Arrastre un rectángulo: llena la vista. Un clic o Intro amplía; con Mayús reduce.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or Enter for one paragraph after the other. Ctrl+C copies its words.</source>
        <translation>Arrastre un rectángulo, o Intro para un párrafo tras otro. Ctrl+C copia las palabras.</translation>
    </message>
    <message>
        <source>Drag over words, or Shift with the arrows. Ctrl+C copies them.</source>
        <translation>Arrastre sobre palabras, o Mayús con las flechas. Ctrl+C las copia.</translation>
    </message>
    <message>
        <source>Click a table, drag over a part of it, or Enter for one table after the other. Ctrl+C copies rows and columns.</source>
        <translation>Haga clic en una tabla, arrastre sobre una parte, o Intro para una tras otra. Ctrl+C copia filas y columnas.</translation>
    </message>
    <message>
        <source>Hold the button down on the page; or Enter, and move it with the arrows.</source>
        <translation>Mantenga pulsado el botón en la página; o Intro, y muévala con las flechas.</translation>
    </message>
</context>
</TS>
