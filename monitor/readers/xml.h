#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"

// XML as libxml2 reads it, without what makes XML dangerous.

namespace claimwatch {

struct XmlFree {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, XmlFree>;

/// Reads UTF-8, whatever the XML declares; nothing is fetched. Errors: XML that is not well-formed, nests more than 256
/// elements or declares entities.
Result<XmlDocument> parse_xml(std::string_view utf8);

/// An element's name without its prefix, and the namespace that it is of; of an undeclared prefix that itself.
std::string_view local_name(const xmlNode& element);
std::string_view namespace_of(const xmlNode& element);

/// The elements that lie right in one.
std::vector<xmlNode*> children_of(const xmlNode& element);

/// Empty when it is not there; whatever its namespace.
std::string attribute_of(const xmlNode& element, std::string_view name);

/// All text below, entities and CDATA as their characters.
std::string text_in(const xmlNode& element);

/// What lies in an element, as XML.
std::string inner_xml(const xmlNode& element);

}  // namespace claimwatch
