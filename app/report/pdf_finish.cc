#include "app/report/pdf_finish.h"

#ifdef __clang__
// Clang cannot compile qpdf's JSON.hh as C++20 with this libstdc++; the other headers need no more than the name.
#define JSON_HH
class JSON;
#endif
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace dossier::pdf {

namespace {

// cairo hangs every paragraph on the root of the structure; readers expect one Document there.
void wrap_structure(QPDF& pdf, QPDFObjectHandle tree) {
  if (!tree.isDictionary() || !tree.hasKey("/K")) return;
  QPDFObjectHandle kids = tree.getKey("/K");
  QPDFObjectHandle document = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
  document.replaceKey("/Type", QPDFObjectHandle::newName("/StructElem"));
  document.replaceKey("/S", QPDFObjectHandle::newName("/Document"));
  document.replaceKey("/P", tree);
  document.replaceKey("/K", kids);
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
    if (QPDFObjectHandle kid = kids.getArrayItem(i); kid.isDictionary()) kid.replaceKey("/P", document);
  tree.replaceKey("/K", document);
}

}  // namespace

Result<std::string> finished(const std::string& drawn) try {
  QPDF pdf;
  pdf.processMemoryFile("report", drawn.data(), drawn.size());
  QPDFObjectHandle root = pdf.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("en"));
  QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
  preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
  root.replaceKey("/ViewerPreferences", preferences);
  QPDFObjectHandle marked = QPDFObjectHandle::newDictionary();
  marked.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
  root.replaceKey("/MarkInfo", marked);
  wrap_structure(pdf, root.getKey("/StructTreeRoot"));
  QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
  if (info.isDictionary()) {
    info.removeKey("/CreationDate");
    info.removeKey("/ModDate");
  }
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setMinimumPDFVersion("1.7");
  writer.write();
  std::shared_ptr<Buffer> out = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(out->getBuffer()), out->getSize());
} catch (const std::exception& e) {
  return Error{ErrorKind::io, std::string("the PDF could not be finished: ") + e.what(), "", ""};
}

}  // namespace dossier::pdf
