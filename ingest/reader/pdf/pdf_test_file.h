// Tiny PDFs for tests, written object by object.
#pragma once

#include <string>
#include <vector>

namespace dossier::reader {

class TestPdf {
 public:
  TestPdf() {
    catalog_ = add("");
    pages_ = add("");
    fonts_ = add("");
    fonts_entries_ = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> ";
  }
  // An object with this body; its number.
  int add(const std::string& body) {
    objects_.push_back(body);
    return static_cast<int>(objects_.size());
  }
  int add_stream(const std::string& data, const std::string& entries = "") {
    return add("<< /Length " + std::to_string(data.size()) + " " + entries + " >>\nstream\n" + data + "\nendstream");
  }
  // A page of 612 x 792 with this content; `entries` go into its dictionary, `resources` beside the fonts.
  int add_page(const std::string& content, const std::string& entries = "", const std::string& resources = "") {
    int stream = add_stream(content);
    std::string box = entries.find("/MediaBox") == std::string::npos ? "/MediaBox [0 0 612 792]" : "";
    int page = add("<< /Type /Page /Parent " + std::to_string(pages_) + " 0 R " + box + " /Contents " + std::to_string(stream) + " 0 R /Resources << /Font " +
                   std::to_string(fonts_) + " 0 R " + resources + " >> " + entries + " >>");
    kids_.push_back(page);
    return page;
  }
  void add_font(const std::string& name, const std::string& font) { fonts_entries_ += "/" + name + " " + font + " "; }
  void catalog(const std::string& entries) { catalog_entries_ += entries + " "; }
  void trailer(const std::string& entries) { trailer_entries_ += entries + " "; }
  std::string bytes(bool with_xref = true) {
    objects_[static_cast<size_t>(catalog_ - 1)] = "<< /Type /Catalog /Pages " + std::to_string(pages_) + " 0 R " + catalog_entries_ + ">>";
    objects_[static_cast<size_t>(fonts_ - 1)] = "<< " + fonts_entries_ + ">>";
    std::string kids;
    for (int kid : kids_) kids += std::to_string(kid) + " 0 R ";
    objects_[static_cast<size_t>(pages_ - 1)] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(kids_.size()) + " >>";
    std::string out = "%PDF-1.7\n";
    std::vector<size_t> at;
    for (size_t i = 0; i < objects_.size(); ++i) {
      at.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    size_t xref = out.size();
    out += "xref\n0 " + std::to_string(objects_.size() + 1) + "\n0000000000 65535 f \n";
    for (size_t offset : at) {
      std::string number = std::to_string(with_xref ? offset : offset + 7);
      out += std::string(10 - number.size(), '0') + number + " 00000 n \n";
    }
    out += "trailer\n<< /Size " + std::to_string(objects_.size() + 1) + " /Root 1 0 R " + trailer_entries_ + ">>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
    return out;
  }

 private:
  std::vector<std::string> objects_;
  std::vector<int> kids_;
  int catalog_, pages_, fonts_;
  std::string catalog_entries_, trailer_entries_, fonts_entries_;
};

}  // namespace dossier::reader
