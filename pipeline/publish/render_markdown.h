// CommonMark as HTML, by libcmark. What a curator writes is text, not markup: raw HTML and dangerous addresses are left out.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace kura {

// A picture that stands alone in its paragraph and shows a work: ![caption](item:ID) or ![caption](item:ID#VIEW).
struct MarkdownWork {
  std::string id, view, caption;
};

struct MarkdownLinks {
  // The HTML that stands for such a picture; empty where there is no such work, and then the caption is left as text.
  std::function<std::string(const MarkdownWork&)> figure;
  // The address of a work's page, for links to item:ID; empty where there is none, and then the words stay without a link.
  std::function<std::string(const std::string& id)> page;
};

// Headings are one level lower than written (the page has its own first one). Pictures of other addresses are left out: a page asks no other site.
std::string renderMarkdown(const std::string& markdown, const MarkdownLinks& links);

// The ids of the works that it shows or links to, in order, each once.
std::vector<std::string> worksOfMarkdown(const std::string& markdown);

}  // namespace kura
