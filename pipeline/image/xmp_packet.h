// Who made a picture and what may be done with it, inside the picture.
#pragma once

#include <string>

namespace kura {

struct PictureCredit {
  std::string credit;      // dc:rights, photoshop:Credit
  std::string rights;      // URI: xmpRights:WebStatement, cc:license
  std::string identifier;  // dc:identifier: the museum's number
};

// An XMP packet (ISO 16684-1) with IPTC Core's Credit Line and Rights Usage Terms; empty where nothing is said. At most 64,000 bytes, so that it fits into one
// marker of a JPEG.
std::string makeXmpPacket(const PictureCredit& credit);

}  // namespace kura
