// libcmark adapter.
#include "publish/render_markdown.h"

#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace kura {
namespace {

constexpr std::string_view kScheme = "item:";
using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Node parse(const std::string& markdown) { return {cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free}; }

// A number may be written as it is, or percent-encoded as addresses have it.
std::string decoded(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](size_t at) { return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])); };
    if (text[i] == '%' && digit(i + 1) && digit(i + 2)) {
      plain += static_cast<char>(std::strtol(std::string(text.substr(i + 1, 2)).c_str(), nullptr, 16));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

bool namesWork(cmark_node* node, MarkdownWork& work) {
  const char* url = cmark_node_get_url(node);
  if (!url || !std::string_view(url).starts_with(kScheme)) return false;
  const std::string_view rest = std::string_view(url).substr(kScheme.size());
  const size_t hash = rest.find('#');
  work.id = decoded(rest.substr(0, hash));
  if (hash != std::string_view::npos) work.view = decoded(rest.substr(hash + 1));
  return !work.id.empty();
}

std::string textOf(cmark_node* node) {
  std::string text;
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    if (const char* literal = cmark_node_get_literal(child)) text += literal;
    text += textOf(child);
  }
  return text;
}

std::vector<cmark_node*> nodesOf(cmark_node* root, cmark_node_type type) {
  std::vector<cmark_node*> nodes;
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(root), cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == type) nodes.push_back(node);
  }
  return nodes;
}

// The children stay in the place of the node.
void unwrap(cmark_node* node) {
  while (cmark_node* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
  cmark_node_free(node);
}

void placeFigures(cmark_node* root, const MarkdownLinks& links) {
  for (cmark_node* picture : nodesOf(root, CMARK_NODE_IMAGE)) {
    MarkdownWork work;
    cmark_node* parent = cmark_node_parent(picture);
    const bool stands_alone = cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH && !cmark_node_next(picture) && !cmark_node_previous(picture);
    std::string html;
    if (namesWork(picture, work) && stands_alone) {
      work.caption = textOf(picture);
      html = links.figure(work);
    }
    if (html.empty()) {
      unwrap(picture);
      continue;
    }
    cmark_node* figure = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(figure, html.c_str());
    cmark_node_replace(parent, figure);
    cmark_node_free(parent);
  }
}

void placeLinks(cmark_node* root, const MarkdownLinks& links) {
  for (cmark_node* link : nodesOf(root, CMARK_NODE_LINK)) {
    MarkdownWork work;
    if (!namesWork(link, work)) continue;
    const std::string page = links.page(work.id);
    if (page.empty()) {
      unwrap(link);
    } else {
      cmark_node_set_url(link, page.c_str());
    }
  }
}

}  // namespace

std::string renderMarkdown(const std::string& markdown, const MarkdownLinks& links) {
  const Node document = parse(markdown);
  placeFigures(document.get(), links);
  placeLinks(document.get(), links);
  for (cmark_node* heading : nodesOf(document.get(), CMARK_NODE_HEADING)) {
    cmark_node_set_heading_level(heading, std::min(cmark_node_get_heading_level(heading) + 1, 6));
  }
  for (const cmark_node_type raw : {CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE}) {
    for (cmark_node* node : nodesOf(document.get(), raw)) cmark_node_free(node);
  }
  const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(document.get(), CMARK_OPT_DEFAULT), std::free);
  return html ? html.get() : "";
}

std::vector<std::string> worksOfMarkdown(const std::string& markdown) {
  const Node document = parse(markdown);
  std::vector<std::string> ids;
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(document.get()), cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
    MarkdownWork work;
    if (event != CMARK_EVENT_ENTER || !namesWork(cmark_iter_get_node(walk.get()), work)) continue;
    if (std::find(ids.begin(), ids.end(), work.id) == ids.end()) ids.push_back(work.id);
  }
  return ids;
}

}  // namespace kura
