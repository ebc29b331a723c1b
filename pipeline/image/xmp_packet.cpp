#include "image/xmp_packet.h"

namespace kura {
namespace {

constexpr size_t kMostText = 10'000;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text.substr(0, kMostText)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

}  // namespace

std::string makeXmpPacket(const PictureCredit& credit) {
  if (credit.credit.empty() && credit.rights.empty()) return {};
  std::string xmp = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    "xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" xmlns:cc=\"http://creativecommons.org/ns#\">";
  if (!credit.identifier.empty()) xmp += "<dc:identifier>" + escaped(credit.identifier) + "</dc:identifier>";
  if (!credit.credit.empty()) {
    xmp += "<photoshop:Credit>" + escaped(credit.credit) + "</photoshop:Credit><dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(credit.credit) + "</rdf:li></rdf:Alt></dc:rights>";
  }
  if (!credit.rights.empty()) {
    xmp += "<xmpRights:Marked>" + std::string(credit.rights.find("publicdomain") != std::string::npos ? "False" : "True") + "</xmpRights:Marked><xmpRights:WebStatement>" + escaped(credit.rights) +
           "</xmpRights:WebStatement><xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(credit.rights) + "</rdf:li></rdf:Alt></xmpRights:UsageTerms>";
    if (credit.rights.find("creativecommons.org") != std::string::npos) xmp += "<cc:license rdf:resource=\"" + escaped(credit.rights) + "\"/>";
  }
  return xmp + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
}

}  // namespace kura
