#include "monitor/readers/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <limits>

namespace claimwatch {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string taken(xmlChar* text) {
  const std::string copy(view(text));
  xmlFree(text);
  return copy;
}

struct ContextFree {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

Error broken(const xmlParserCtxt& context) {
  const xmlError& last = context.lastError;
  std::string what = last.message == nullptr ? "it is not well-formed" : last.message;
  while (!what.empty() && (what.back() == '\n' || what.back() == ' ')) what.pop_back();
  return {"broken XML in line " + std::to_string(last.line) + ": " + what};
}

}  // namespace

Result<XmlDocument> parse_xml(std::string_view utf8) {
  if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return Error{"over 2 GB of XML"};
  if (utf8.find("<!ENTITY") != std::string_view::npos) {
    return Error{"the XML declares entities of its own, which are not read"};
  }
  const std::unique_ptr<xmlParserCtxt, ContextFree> context(xmlNewParserCtxt());
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  XmlDocument document(
      xmlCtxtReadMemory(context.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", options));
  if (document == nullptr) return broken(*context);
  return document;
}

std::string_view local_name(const xmlNode& element) {
  const std::string_view name = view(element.name);  // with its prefix, where that is not declared
  return name.substr(name.find(':') + 1);
}

std::string_view namespace_of(const xmlNode& element) {
  if (element.ns != nullptr) return view(element.ns->href);
  const std::string_view name = view(element.name);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::vector<xmlNode*> children_of(const xmlNode& element) {
  std::vector<xmlNode*> children;
  for (xmlNode* child = element.children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) children.push_back(child);
  }
  return children;
}

std::string attribute_of(const xmlNode& element, std::string_view name) {
  for (xmlAttr* attribute = element.properties; attribute != nullptr; attribute = attribute->next) {
    if (view(attribute->name) == name) return taken(xmlNodeListGetString(element.doc, attribute->children, 1));
  }
  return {};
}

std::string text_in(const xmlNode& element) { return taken(xmlNodeGetContent(&element)); }

std::string inner_xml(const xmlNode& element) {
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(), &xmlBufferFree);
  for (xmlNode* child = element.children; child != nullptr; child = child->next) {
    xmlNodeDump(buffer.get(), element.doc, child, 0, 0);
  }
  return std::string(view(xmlBufferContent(buffer.get())));
}

}  // namespace claimwatch
