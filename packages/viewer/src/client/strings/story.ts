import type { NodeSort } from '../signals/name-node.js';

/** What a person clicked, by its sort; its own text follows. */
export const NODES: Readonly<Record<NodeSort, string>> = {
  button: 'the button',
  link: 'the link',
  field: 'the field',
  choice: 'the choice',
  label: 'the label',
  image: 'a picture',
  text: 'the text',
  page: 'the page',
};

export const STORY = {
  title: 'What happened',
  hint: 'As the recording tells it; a click on a time shows that moment.',
  notRecorded: 'What led to it was not recorded.',
  loading: 'Reading the recording…',
  failed: 'The recording could not be read',
  onPage: 'On',
  untitled: 'a page without a title',
  clicked: 'Clicked',
  filled: 'Filled in',
  masked: 'as',
  emptied: 'and left it empty',
  sent: 'The page sent',
  asked: 'The app was asked for',
  changed: 'The app changed',
  rows: (count: number): string => (count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`),
  atLeastRows: (count: number): string => `at least ${count.toLocaleString('en')} rows`,
  opaque: (count: number): string =>
    count === 1 ? '1 write to a table without triggers' : `${count} writes to tables without triggers`,
  noChanges: 'Nothing is known to have changed',
  answered: 'The app answered',
  after: 'after',
  said: 'The page showed',
  alerted: 'The page alerted',
  invalid: 'The page refused',
  erred: 'The page reported the error',
  wentTo: 'The page became',
  times: (count: number): string => `${count} times`,
} as const;
