// Records as XML: LIDO 1.1 for museum aggregators, Dublin Core for libraries.
#pragma once

#include <string>
#include <vector>

#include "publish/open_record.h"

namespace kura {

// One lido:lido in a lido:lidoWrap (LIDO 1.1, ICOM CIDOC 2021): classification, titles, repository, descriptions, measurements, production event, rights,
// record and resources. Languages as xml:lang.
std::string makeLidoXml(const OpenRecord& record);

// oai_dc:dc (OAI-PMH 2.0, section 6) of the fifteen elements.
std::string makeDublinCoreXml(const OpenRecord& record);

// Sitemap 0.9 of pages with their languages as alternates (xhtml:link). folders: below each language's root, "" for the home page. Empty where the
// site's address is not known.
std::string makeSitemapXml(const Collection& collection, const std::vector<std::string>& folders);

}  // namespace kura
