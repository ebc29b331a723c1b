// A piece inside somebody else's page: as its address wants it to look, with a question below where there is one.
import { applyTo, readEmbedQuery } from '../lesson/embed_options';
import { readPage } from '../lesson/page';
import { makeQuestionField } from '../lesson/question_field';

const options = readEmbedQuery(location.search);
const viewer = document.querySelector('kura-viewer');
if (viewer) applyTo(viewer, options);
if (options.question) {
  const { words } = readPage();
  // Nothing is kept: the page around it is not ours.
  document.querySelector('[data-embed-question]')?.append(makeQuestionField(options.question, '', words, () => undefined));
}
