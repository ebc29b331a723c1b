// A question as a pupil meets it: a field to write in, or choices. What is entered goes to `write` at once.
import { make } from '../viewer/dom';
import type { Question } from './lesson';
import type { Words } from './words';

let count = 0;

export function makeQuestionField(question: Question, answer: string, words: Words, write: (text: string) => void): HTMLElement {
  return question.kind === 'text' ? makeTextField(question.prompt, answer, words, write) : makeChoices(question, answer, words, write);
}

function makeTextField(prompt: string, answer: string, words: Words, write: (text: string) => void): HTMLElement {
  const field = make('div', 'question');
  const label = make('label', 'question__prompt', prompt || words.your_answer);
  const area = make('textarea', 'question__text');
  area.id = `answer-${++count}`;
  area.rows = 4;
  area.maxLength = 4000;
  area.value = answer;
  label.htmlFor = area.id;
  area.addEventListener('input', () => write(area.value));
  field.append(label, area);
  return field;
}

function makeChoices(question: Question & { kind: 'choice' }, answer: string, words: Words, write: (text: string) => void): HTMLElement {
  const field = make('fieldset', 'question');
  field.append(make('legend', 'question__prompt', question.prompt));
  const name = `answer-${++count}`;
  const verdict = make('p', 'question__verdict');
  verdict.setAttribute('role', 'status');
  question.choices.forEach((choice, index) => {
    const label = make('label', 'question__choice');
    const radio = make('input');
    radio.type = 'radio';
    radio.name = name;
    radio.checked = choice !== '' && choice === answer;
    radio.addEventListener('change', () => {
      write(choice);
      // Without a right answer it is an opinion, and nothing is to be said about it.
      if (question.answer !== undefined) verdict.textContent = index === question.answer ? words.right : words.wrong;
    });
    label.append(radio, make('span', '', choice));
    field.append(label);
  });
  field.append(verdict);
  return field;
}
